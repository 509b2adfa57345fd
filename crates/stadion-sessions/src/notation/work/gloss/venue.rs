//! Where the work is done: words that say so change nothing that is counted, even with a figure in them.

use crate::notation::quantity::Quantity;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::words::list::Words;
use crate::notation::words::vocabulary;
use crate::notation::work::Reader;

/// What has a length that is not run by being there.
const VENUES: Words = Words::new(&[
    "track",
    "oval",
    "pool",
    "loop",
    "circuit",
    "course",
    "hill",
    "climb",
    "straight",
    "lap",
    "field",
    "trail",
    "path",
    "slope",
    "incline",
    "rink",
    "velodrome",
    "runde",
    "bahn",
    "piste",
    "pista",
]);

/// Words that open what the work is good for, or what to think of.
const PURPOSE: Words = Words::new(&[
    "trying",
    "try",
    "focus",
    "focusing",
    "focussing",
    "focused",
    "concentrate",
    "concentrating",
    "making",
    "ensuring",
    "ensure",
    "thinking",
    "remembering",
    "so",
    "keeping",
    "keep",
    "working",
    "practising",
    "practicing",
    "getting",
]);

/// Words in front of it.
const AT: &[&str] = &["on", "in", "around", "round", "up", "at", "along", "of", "over", "down"];

/// Words that open a place, a time or company, without a figure.
const CLAUSES: Words = Words::new(&[
    "over",
    "along",
    "through",
    "around",
    "across",
    "via",
    "near",
    "past",
    "beside",
    "inside",
    "outside",
    "toward",
    "towards",
    "beneath",
    "above",
    "behind",
    "within",
    "alongside",
    "during",
    "up",
    "down",
    "into",
    "on",
    "in",
    "with",
    "from",
]);

/// More words than this are another thought.
const MOST_WORDS: usize = 6;

impl Reader<'_, '_> {
    /// `on a 300m track`, `over both passes`: steps over where the work is done.
    pub(crate) fn whereabouts(&mut self) -> bool {
        let mut look = self.c.fork();
        if venue(&mut look).is_some() {
            self.c.at = look.at;
            return true;
        }
        if self.c.is_word(0, PURPOSE) {
            return self.purpose();
        }
        if !self.c.is_word(0, CLAUSES) {
            return false;
        }
        let rest = &self.c.tokens[self.c.at..];
        let len = rest.iter().take_while(|t| t.word().is_some() && !t.is_figure()).count();
        let over =
            rest.get(len).is_none_or(|t| [',', '.', ';', ')', ']', '!'].iter().any(|s| t.is(*s)));
        let plain = (1..len).all(|n| {
            let word = rest[n].word().unwrap_or_default();
            !(vocabulary::is_rest_word(word)
                || vocabulary::BETWEEN.contains(&word)
                || vocabulary::TELLING.contains(&word)
                || vocabulary::effort_at(rest, n).is_some()
                || OTHER.contains(&word))
        });
        if !over || !plain || !(2..=MOST_WORDS).contains(&len) {
            return false;
        }
        self.c.at += len;
        true
    }

    /// `trying to hold the pace of the first`: steps over what the work is good for, up to the next sign
    /// or figure.
    fn purpose(&mut self) -> bool {
        let rest = &self.c.tokens[self.c.at..];
        let len = rest.iter().take_while(|t| t.word().is_some() && !t.is_figure()).count();
        let over = rest.get(len).is_none_or(|t| {
            [',', '.', ';', ')', ']', '!', '-', '\u{2014}'].iter().any(|s| t.is(*s))
        });
        let counts = |t: &Token| {
            t.is_word(vocabulary::REST)
                || t.is_word(&[
                    "repeat", "twice", "thrice", "then", "x", "except", "with", "unless",
                ])
        };
        if !over || len < 2 || rest[..len].iter().any(counts) {
            return false;
        }
        self.c.at += len;
        true
    }

    /// `12 laps of a 400m track`: how long a lap is, in metres.
    pub(crate) fn lap_behind(&mut self) -> Option<f64> {
        let mut look = self.c.fork();
        let found = venue(&mut look)?.meters()?.exact()?;
        self.c.at = look.at;
        Some(found.meters())
    }
}

/// Words that could change what is counted.
const OTHER: Words = Words::new(&[
    "or", "and", "then", "repeat", "repeated", "twice", "thrice", "again", "x", "times", "each",
    "set", "sets", "reps", "rep", "total", "except", "without", "optional", "unless", "pace",
    "race", "paddles", "fins", "buoy", "pull", "kick", "easy", "warm", "cool", "half", "same",
]);

/// `on a 1200m track`, `around our 2km grass loop` at the position.
fn venue(look: &mut Cursor<'_>) -> Option<Quantity> {
    if !look.take_word(AT) {
        return None;
    }
    look.take_word(&["a", "an", "the", "our", "my", "their", "your", "this"]).then_some(())?;
    let length = look.quantity().filter(Quantity::is_distance)?;
    let _ = look.take('-');
    for _ in 0..3 {
        if look.take_word(VENUES) {
            return Some(length);
        }
        look.peek(0)?.word()?;
        look.at += 1;
    }
    None
}
