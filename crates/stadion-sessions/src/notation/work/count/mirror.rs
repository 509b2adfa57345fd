//! The way back of a pyramid: `400, 600, 800 and back down`, `..., before working down to 400 metres`.

use crate::notation::tokens::lex::Token;
use crate::notation::work::Reader;
use crate::notation::work::rest::times::is_single;
use crate::resolve::sums;
use crate::tree::Work;

/// Words that lead to the way back.
const LEADING: &[&str] = &[
    "and",
    "then",
    "before",
    "working",
    "work",
    "going",
    "coming",
    "come",
    "go",
    "running",
    "run",
    "returning",
    "climbing",
    "again",
    "all",
    "the",
    "way",
    "your",
    "my",
    "our",
    "you",
    "we",
    "i",
    "came",
    "went",
    "ran",
    "it",
    "with",
    "same",
    "reps",
    "distances",
];
/// What may stand between the word and where it leads to.
const BEHIND: &[&str] =
    &["the", "pyramid", "ladder", "again", "same", "way", "all", "through", "it", "steps", "in"];
/// Fewer parts make no pyramid.
const LEAST: usize = 3;
/// More words stand for another thought.
const MOST_WORDS: usize = 6;

impl Reader<'_, '_> {
    /// Behind a list: the way back, or what is said of a portion of each repetition.
    pub(crate) fn said_beside(&mut self, parts: &mut Vec<Work>) -> bool {
        self.way_back(parts) || self.ordinal_behind_dash() && self.portion()
    }

    /// Behind which token words for the way back end, `and back down`, if they stand here.
    pub(crate) fn way_back_ahead(&self) -> Option<usize> {
        let led = usize::from(self.c.is(0, ','));
        if !self.c.is_word(led, &["and", "then", "before", "working", "coming", "going"]) {
            return None;
        }
        let mut look = self.c.fork();
        look.at += led;
        for _ in 0..MOST_WORDS {
            let _ = look.take_word(LEADING);
        }
        let back = look.take_word(&["back"]);
        (look.take_word(&["down"]) || back).then_some(look.at)
    }

    /// Adds the parts of the way back, in the order in which they are run.
    fn way_back(&mut self, parts: &mut Vec<Work>) -> bool {
        let size = |work: &Work| {
            let sums = sums(work);
            let one = |range: Option<(f64, f64)>| range.filter(|r| r.0 > 0.0).map(|r| r.0);
            one(sums.meters).map(|m| (true, m)).or(one(sums.seconds).map(|s| (false, s)))
        };
        if parts.len() < LEAST || !parts.iter().all(is_single) {
            return false;
        }
        let mut look = self.c.fork();
        let Some(at) = self.way_back_ahead() else { return false };
        look.at = at;
        let sizes: Option<Vec<_>> = parts.iter().map(size).collect();
        let Some(sizes) = sizes else { return false };
        let rises = sizes.windows(2).all(|w| w[0].0 == w[1].0 && w[0].1 < w[1].1);
        while look.take_word(BEHIND) {}
        let to = look.take_word(&["to"]);
        let _ = look.take_word(&["the", "a", "start"]);
        let mut last = 0;
        if to {
            let unit = sizes[0].0;
            let figure = look.peek(0).is_some_and(Token::is_figure);
            if figure {
                let Some(end) = look.quantity() else { return false };
                let value = match (unit, end.meters(), end.time()) {
                    (true, Some(way), _) => way.min().meters(),
                    (false, _, Some(time)) => time.min().0.as_secs_f64(),
                    _ => end.min,
                };
                let at = sizes.iter().position(|s| (s.1 - value).abs() < 0.01 * value);
                let Some(at) = at else { return false };
                last = at;
            }
        }
        let ends = look.done()
            || [',', '.', ';', '(', ')', '[', '-', '+'].iter().any(|s| look.is(0, *s))
            || look.is_word(0, &["with", "w", "off", "at", "r", "in", "on"]);
        if !rises || !ends {
            return false;
        }
        self.c.at = look.at;
        let mut down: Vec<Work> = parts[last..parts.len() - 1].to_vec();
        down.reverse();
        parts.append(&mut down);
        true
    }
}
