//! Times that were run, in the same sentence as the work.

use crate::notation::tokens::lex::{Kind, Token};
use crate::notation::work::Reader;
use crate::notation::work::rest::times::{runnable, same_distance};
use crate::tree::Work;

/// Words that tell what was run.
const RAN: &[&str] = &[
    "ran", "clocked", "hit", "went", "splits", "split", "times", "running", "averaged", "recorded",
];
/// Words that may stand around them.
const AROUND: &[&str] = &[
    "mile", "lap", "km", "the", "rep", "and", "only", "i", "we", "just", "in", "of", "my", "were",
    "was", "with",
];

/// What a pace is told over, in metres.
const UNITS_M: [f64; 2] = [1000.0, 1609.344];

/// Times of equal repetitions that stand without a word lie as near to each other.
const ALIKE: f64 = 1.15;

/// Whether a bare number is rather a distance of the track.
fn is_way(value: f64) -> bool {
    value >= 50.0 && (value / 50.0).fract() == 0.0
}

impl Reader<'_, '_> {
    /// `4 x 500m and only ran 1:42, 1:43, 1:47, 1:45`: steps over the times behind the word, and tells
    /// so. A single one is left alone.
    pub(crate) fn times_run(&mut self, item: &Work) -> bool {
        const MOST: usize = 4;
        let from = self.c.at;
        let led = self.c.tokens[from..]
            .iter()
            .take(MOST)
            .take_while(|t| {
                t.is_word(AROUND) || t.is_word(RAN) || [',', ':', '.', '('].iter().any(|s| t.is(*s))
            })
            .count();
        let told = self.c.tokens[from..from + led].iter().any(|t| t.is_word(RAN));
        // `3 x 2000m. 6:38, 6:39, 6:41`: as many times as there are repetitions, alike.
        let sign = self.c.is(0, '.') || self.c.is(0, ',') || self.c.is(0, ':');
        // `3 x 2 miles (11:32)(11:31)(11:35)`: each in brackets of its own.
        let brackets = self.c.is(0, '(') && self.c.is(2, ')') && self.c.is(3, '(');
        let alone = led == 0 || led == 1 && (sign || brackets);
        // `6-mile ladder, 7:45-7:30-7:15-7:30`: a pace for each of the miles of one run.
        let told_paces = sign && led == 1 && self.chain_of_clocks(from + 1);
        let Some(meters) = same_distance(item).filter(|_| told || alone) else { return false };
        let wanted = crate::resolve::sums(item).reps.1;
        let mut at = from + led;
        let (mut found, mut dashed) = (0, false);
        let (mut least, mut most) = (f64::INFINITY, 0.0_f64);
        loop {
            let seconds = match self.c.tokens.get(at).map(|t| t.kind) {
                Some(Kind::Clock { seconds, .. }) => seconds,
                // `2 x 300m 57, 59, 2 x 400m`: the next count.
                Some(Kind::Number(_)) if found > 0 && self.counts_at(at) => {
                    at -= 1;
                    break;
                }
                // `2 x 400, 200, 100` goes on with the work.
                Some(Kind::Number(n)) if !(n.word || alone && is_way(n.value)) => n.value,
                _ => break,
            };
            let pace =
                (brackets || told_paces) && UNITS_M.iter().any(|unit| runnable(*unit, seconds));
            if !(runnable(meters, seconds) || pace) {
                return false;
            }
            (least, most) = (least.min(seconds), most.max(seconds));
            found += 1;
            at += 1;
            let joint = |t: &Token| {
                t.is(',')
                    || t.is('/')
                    || t.is('&')
                    || t.is_word(&["and"])
                    || sign && t.is('-')
                    || brackets && (t.is(')') || t.is('('))
            };
            dashed |= self.c.tokens.get(at).is_some_and(|t| t.is('-'));
            let signs = self.c.tokens[at..].iter().take(2).take_while(|t| joint(t)).count();
            let more = self.c.tokens.get(at + signs).is_some_and(Token::is_figure);
            if signs == 0 || !more {
                break;
            }
            at += signs;
        }
        let counted = self.c.tokens.get(at).is_some_and(|t| t.is_word(&["x", "m", "k", "km"]));
        if found < 2
            || dashed && found < 3
            || counted
            || (alone && (!told_paces && found != wanted || most > ALIKE * least))
        {
            return false;
        }
        // `Splits: (3:17, 3:14)`.
        let open = self.c.tokens[from..from + led].iter().any(|t| t.is('('));
        let close = self.c.tokens.get(at).is_some_and(|t| t.is(')'));
        if open && !close {
            return false;
        }
        self.c.at = at + usize::from(open);
        let span = self.c.span_from(from + led);
        self.c.unknown(
            span,
            "times that were run, behind the work; a line of their own would match them",
        );
        true
    }

    /// Whether three clock times or more that are near one another stand at token `at`, with dashes between
    /// them and nothing behind.
    fn chain_of_clocks(&self, at: usize) -> bool {
        let (mut least, mut most, mut count) = (f64::INFINITY, 0.0_f64, 0);
        let mut i = at;
        while let Some(Kind::Clock { seconds, .. }) = self.c.tokens.get(i).map(|t| t.kind) {
            (least, most, count) = (least.min(seconds), most.max(seconds), count + 1);
            i += 1;
            if !self.c.tokens.get(i).is_some_and(|t| t.is('-')) {
                break;
            }
            i += 1;
        }
        let ends = self.c.tokens.get(i).is_none_or(|t| t.is('.') || t.is(')') || t.is(';'));
        count > 2 && ends && most <= ALIKE * least
    }

    /// Whether a count and its sign stand at a token.
    fn counts_at(&self, at: usize) -> bool {
        self.c.tokens.get(at + 1).is_some_and(|t| t.is_word(&["x"]) || t.is('*'))
            && self.c.tokens.get(at + 2).is_some_and(Token::is_figure)
    }
}
