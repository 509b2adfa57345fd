//! Lists of words that are asked for often.

/// A list of words with a filter in front, which says of most words at once that they are not in it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words {
    list: &'static [&'static str],
    filter: Filter,
}

impl Words {
    pub(crate) const fn new(list: &'static [&'static str]) -> Self {
        Self { list, filter: Filter::EMPTY.with_all(list) }
    }

    pub(crate) fn contains(&self, word: &&str) -> bool {
        self.filter.lets(word) && self.list.iter().any(|w| same(w, word))
    }
}

impl core::ops::Deref for Words {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        self.list
    }
}

/// What a token can be held against: words side by side, or a list with a filter.
pub(crate) trait OneOf {
    /// Whether `word` is one of them.
    fn has(self, word: &str) -> bool;
}

/// Most words of a list differ in their length or their first letter.
#[inline]
fn same(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.as_bytes().first() == other.as_bytes().first() && one == other
}

impl<const N: usize> OneOf for &[&str; N] {
    #[inline]
    fn has(self, word: &str) -> bool {
        self.iter().any(|w| same(w, word))
    }
}

impl OneOf for &[&str] {
    #[inline]
    fn has(self, word: &str) -> bool {
        self.iter().any(|w| same(w, word))
    }
}

impl OneOf for Words {
    #[inline]
    fn has(self, word: &str) -> bool {
        self.contains(&word)
    }
}

/// A bit for the mark of each word that is let through.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Filter {
    low: u128,
    high: u128,
}

impl Filter {
    pub(crate) const EMPTY: Self = Self { low: 0, high: 0 };

    /// Lets a word through as well.
    pub(crate) const fn with(self, word: &str) -> Self {
        self.with_part(word.as_bytes(), 0, word.len())
    }

    /// Lets each of several words through as well.
    pub(crate) const fn with_all(mut self, words: &[&str]) -> Self {
        let mut at = 0;
        while at < words.len() {
            self = self.with(words[at]);
            at += 1;
        }
        self
    }

    /// Lets each of several words through, which bars part.
    pub(crate) const fn with_each(mut self, words: &str) -> Self {
        let bytes = words.as_bytes();
        let (mut from, mut to) = (0, 0);
        while to <= bytes.len() {
            if to == bytes.len() || bytes[to] == b'|' {
                self = self.with_part(bytes, from, to);
                from = to + 1;
            }
            to += 1;
        }
        self
    }

    const fn with_part(mut self, bytes: &[u8], from: usize, to: usize) -> Self {
        let mark = mark(bytes, from, to);
        let bit = 1 << (mark & 127);
        if mark < 128 {
            self.low |= bit;
        } else {
            self.high |= bit;
        }
        self
    }

    /// Whether a word may be one of those that are let through; never wrong where it says no.
    pub(crate) const fn lets(&self, word: &str) -> bool {
        let mark = mark(word.as_bytes(), 0, word.len());
        let half = if mark < 128 { self.low } else { self.high };
        half >> (mark & 127) & 1 == 1
    }
}

/// A figure from the length of a word and three of its letters.
const fn mark(bytes: &[u8], from: usize, to: usize) -> u8 {
    if to <= from {
        return 0;
    }
    let [len, ..] = (to - from).to_le_bytes();
    let (first, middle, last) = (bytes[from], bytes[from.midpoint(to)], bytes[to - 1]);
    let sum = first.wrapping_mul(5).wrapping_add(middle.wrapping_mul(19));
    sum.wrapping_add(last.wrapping_mul(67)).wrapping_add(len.wrapping_mul(31))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FEW: Words = Words::new(&["rest", "recovery", "r\u{e9}cup"]);

    #[test]
    fn a_filter_lets_its_own_words_through() {
        for word in FEW.iter() {
            assert!(FEW.contains(word), "{word}");
        }
        for word in ["rests", "", "recover", "y"] {
            assert!(!FEW.contains(&word), "{word}");
        }
        let filter = Filter::EMPTY.with_each("balls|pedal").with("all");
        for word in ["balls", "pedal", "all"] {
            assert!(filter.lets(word), "{word}");
        }
        let others = ["balls|pedal", "ball", "the", "session", "repetition", "minutes"];
        assert!(others.iter().any(|word| !filter.lets(word)));
    }
}
