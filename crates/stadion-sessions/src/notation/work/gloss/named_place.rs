//! Repetitions at a place that has a name: `6 x Box Hill`, `10 x Heartbreak Hill 400m`, `4 x long hills`.

use stadion_types::Bounds;

use crate::notation::Dialect;
use crate::notation::quantity::Unit;
use crate::notation::words::vocabulary;
use crate::notation::work::Reader;
use crate::notation::work::aims::attributes::active;
use crate::notation::work::leaf::LEADING;
use crate::tree::{Activity, Amount, Rep, Work};

/// What is run up, down or around.
const PLACES: &[&str] = &[
    "hill", "hills", "climb", "climbs", "stairs", "steps", "stadium", "loop", "loops", "circuit",
    "rd", "road", "street", "lane", "bridge", "park",
];
const HILLS: &[&str] = &["hill", "hills", "climb", "climbs"];
/// Words about such a place.
const ABOUT: &[&str] = &["long", "medium", "short", "steep", "big", "small", "middle", "full"];
/// A name has no more words.
const MOST_WORDS: usize = 4;

impl Reader<'_, '_> {
    /// The words of a place at the position, behind a count: how many tokens they are, and whether an
    /// amount follows. A name begins with a capital or ends with a word for a place.
    fn place_ahead(&self) -> Option<(usize, bool)> {
        if matches!(self.c.dialect, Dialect::Strength | Dialect::Swim) {
            return None;
        }
        let mut len = 0;
        let (mut capitals, mut place) = (0, false);
        while let Some(token) = self.c.peek(len) {
            let apostrophe = token.is('\'') && len > 0 && self.c.is_word(len + 1, &["s"]);
            let Some(word) = token.word() else {
                if !apostrophe {
                    break;
                }
                len += 2;
                continue;
            };
            let named = token.is_word(PLACES);
            if !(named || token.is_word(ABOUT) || (token.capital && self.is_name(len, word))) {
                break;
            }
            capitals += usize::from(token.capital);
            place |= named;
            len += 1;
            if len > MOST_WORDS {
                return None;
            }
        }
        let mut look = self.c.fork();
        look.at += len;
        let _ = look.take_word(&["of", "for"]);
        let amount = look.quantity().is_some_and(|q| q.unit != Unit::Bare && q.unit != Unit::Laps);
        let ends = self.c.peek(len).is_none_or(|t| {
            [',', '+', ';', ')', '(', '.', '-'].iter().any(|s| t.is(*s))
                || t.is_word(&["with", "w", "jog", "walk", "and", "then", "sprints", "reps", "off"])
        });
        let called = capitals > 0 || place;
        (len > 0 && called && (amount || (place && ends))).then_some((len, amount))
    }

    /// Whether a word with a capital means nothing that the notation knows.
    fn is_name(&self, ahead: usize, word: &str) -> bool {
        !(LEADING.contains(&word)
            || vocabulary::effort(self.c, ahead).is_some()
            || vocabulary::activity(word).is_some()
            || vocabulary::is_rest_word(word)
            || vocabulary::is_sport_word(word, self.c.dialect))
    }

    /// What a count in front of such a place counts; how long each of them is, only an amount says.
    pub(crate) fn at_place(&mut self, times: Bounds<u32>) -> Option<Work> {
        let (len, amount) = self.place_ahead()?;
        let from = self.c.at;
        let hill = self.c.tokens[from..from + len].iter().any(|t| t.is_word(HILLS));
        self.c.at += len;
        self.strong = true;
        if amount {
            let _ = self.c.take_word(&["of", "for"]);
            let body = self.leaf()?;
            let body = if hill { active(body, Activity::Hills) } else { body };
            return Some(Work::Repeat { count: times, body: Box::new(body) });
        }
        let span = self.c.span_from(from);
        let length = self.length_in_brackets();
        if length.is_none() {
            self.c.unknown(span, "how long each of them is, is not given");
        }
        let _ = self.c.take_word(&["sprints", "reps", "repeats"]);
        let mut rep = Rep::new(length.unwrap_or(Amount::Open), span);
        rep.activity = if hill { Activity::Hills } else { Activity::Main };
        Some(Work::Repeat { count: times, body: Box::new(Work::Rep(rep)) })
    }
}
