//! The one table that every word of a text is looked up in, once, while it is cut into tokens.
//!
//! A word up to 15 letters long fits a number of 16 bytes, its length in the last of them, so that two
//! words are the same where their numbers are. The table is laid out at compile time.

/// What a word is to the readers that ask for it by kind rather than by its letters.
///
/// Words of one kind are alike wherever these readers meet them; a word that is more than one thing is a
/// kind of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    /// Any other word, and what is no word.
    No,
    X,
    M,
    Km,
    Miles,
    S,
    Seconds,
    Minutes,
    Easy,
    Fast,
    Hard,
    Sprint,
    Steady,
    Tempo,
    Threshold,
    Uphill,
    Strides,
    Jog,
    Walk,
    Standing,
    Rest,
    Recovery,
    Off,
    With,
    W,
    At,
    In,
    Pace,
    All,
    Out,
    Then,
    Between,
    After,
    Each,
    Reps,
    Sets,
    Splits,
    Run,
    Warm,
    Cool,
    Up,
    Down,
    /// A number in words, or a word of another language that may be levelled.
    Levelled,
}

const WORDS: &[(Known, &[&str])] = &[
    (Known::X, &["x"]),
    (Known::M, &["m"]),
    (Known::Km, &["k", "km"]),
    (Known::Miles, &["mile", "miles", "mi"]),
    (Known::S, &["s"]),
    (Known::Seconds, &["sec", "secs", "seconds"]),
    (Known::Minutes, &["min", "mins", "minutes", "minute"]),
    (Known::Easy, &["easy"]),
    (Known::Fast, &["fast"]),
    (Known::Hard, &["hard"]),
    (Known::Sprint, &["sprint"]),
    (Known::Steady, &["steady"]),
    (Known::Tempo, &["tempo"]),
    (Known::Threshold, &["threshold"]),
    (Known::Uphill, &["uphill", "hills"]),
    (Known::Strides, &["strides"]),
    (Known::Jog, &["jog"]),
    (Known::Walk, &["walk"]),
    (Known::Standing, &["standing"]),
    (Known::Rest, &["rest", "rec"]),
    (Known::Recovery, &["recovery"]),
    (Known::Off, &["off"]),
    (Known::With, &["with"]),
    (Known::W, &["w"]),
    (Known::At, &["at"]),
    (Known::In, &["in"]),
    (Known::Pace, &["pace"]),
    (Known::All, &["all"]),
    (Known::Out, &["out"]),
    (Known::Then, &["then"]),
    (Known::Between, &["between"]),
    (Known::After, &["after"]),
    (Known::Each, &["each"]),
    (Known::Reps, &["rep", "reps"]),
    (Known::Sets, &["sets"]),
    (Known::Splits, &["splits"]),
    (Known::Run, &["run"]),
    (Known::Warm, &["warm"]),
    (Known::Cool, &["cool"]),
    (Known::Up, &["up"]),
    (Known::Down, &["down"]),
];

/// A word as a number: its letters, and its length in the highest byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Key(u128);

/// Longest word that has a number.
const LONGEST: usize = 15;

impl Key {
    /// No word: the length of one is never 0.
    pub(super) const NONE: Self = Self(0);

    pub(super) const fn of(word: &[u8]) -> Self {
        let mut bytes = [0; 16];
        if word.len() > LONGEST {
            return Self::NONE;
        }
        let mut at = 0;
        while at < word.len() {
            bytes[at] = word[at];
            at += 1;
        }
        let [length, ..] = word.len().to_le_bytes();
        bytes[LONGEST] = length;
        Self(u128::from_le_bytes(bytes))
    }

    /// Whether it is the same word.
    pub(super) const fn is(self, other: Self) -> bool {
        self.0 == other.0
    }

    /// The place in a table of 2 to the power of `BITS` places from which a word is looked for.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "both halves are wanted, and a few bits of them"
    )]
    pub(super) const fn place(self) -> usize {
        let mixed = (self.0 as u64) ^ ((self.0 >> 64) as u64).rotate_left(29);
        (mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - BITS)) as usize
    }
}

/// Bits of a place in the table: four times as many places as words leave most of them empty.
const BITS: u32 = 10;
pub(super) const PLACES: usize = 1 << BITS;

static TABLE: [(Key, Known); PLACES] = {
    let mut table = [(Key::NONE, Known::No); PLACES];
    let mut group = 0;
    while group < WORDS.len() {
        let (known, words) = WORDS[group];
        let mut at = 0;
        while at < words.len() {
            put(&mut table, words[at], known);
            at += 1;
        }
        group += 1;
    }
    let mut at = 0;
    while at < crate::notation::words::abroad::COUNTS.len() {
        put(&mut table, crate::notation::words::abroad::COUNTS[at].0, Known::Levelled);
        at += 1;
    }
    let mut group = 0;
    while group < crate::notation::words::abroad::GROUPS.len() {
        let words = crate::notation::words::abroad::GROUPS[group];
        let mut at = 0;
        while at < words.len() {
            put(&mut table, words[at], Known::Levelled);
            at += 1;
        }
        group += 1;
    }
    let mut at = 0;
    while at < crate::notation::tokens::lex::COUNT_WORDS.len() {
        put(&mut table, crate::notation::tokens::lex::COUNT_WORDS[at].0, Known::Levelled);
        at += 1;
    }
    table
};

/// Puts a word at the first free place; the build stops at one that is too long or stands there twice
/// as two kinds.
const fn put(table: &mut [(Key, Known); PLACES], word: &str, known: Known) {
    let key = Key::of(word.as_bytes());
    assert!(key.0 != 0, "a word of the table is too long");
    let mut at = key.place();
    while table[at].0.0 != 0 {
        if table[at].0.0 == key.0 {
            assert!(table[at].1 as u8 == known as u8, "a word of the table is of two kinds");
            return;
        }
        at = (at + 1) % PLACES;
    }
    table[at] = (key, known);
}

/// What a word is, its letters in lower case.
pub(crate) fn known(word: &str) -> Known {
    let key = Key::of(word.as_bytes());
    if key == Key::NONE {
        return Known::No;
    }
    let mut at = key.place();
    loop {
        let Some((found, known)) = TABLE.get(at) else { return Known::No };
        if *found == Key::NONE {
            return Known::No;
        }
        if *found == key {
            return *known;
        }
        at = (at + 1) % PLACES;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_and_no_other() {
        for (kind, words) in WORDS {
            for word in *words {
                assert_eq!(known(word), *kind, "{word}");
            }
        }
        for word in ["two", "zwei", "f\u{fc}nfzehn", "mal", "med", "ninety"] {
            assert_eq!(known(word), Known::Levelled, "{word}");
        }
        for word in ["", "ma", "threshol", "recoveries", "a word that is longer than the table has"]
        {
            assert_eq!(known(word), Known::No, "{word}");
        }
    }
}
