//! What only swimmers write: lanes, and the parts that one repetition is made of.

use super::Reader;
use crate::notation::Dialect;
use crate::notation::quantity::{Quantity, Unit};
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary::REST;
use crate::notation::work::rest::times::{is_single, same_distance};
use crate::tree::Work;

/// Numbers below count repetitions, strokes or kicks; the shortest part of a swim is half a length.
pub(super) const LEAST_LENGTH: f64 = 12.0;

/// A word farther from the last figure belongs to another thought.
const MOST_WORDS: usize = 12;

/// In front of a length these say where in the repetition it lies.
const PLACE: &[&str] = &[
    "first", "last", "second", "third", "middle", "final", "every", "odd", "even", "odds", "evens",
    "by", "at", "the",
];

impl Reader<'_, '_> {
    pub(super) fn swims(&self) -> bool {
        self.c.dialect == Dialect::Swim
    }

    /// `3 x 150 50 kick / 50 drill / 50 swim`, `8 x 75 - 50 sprint, easy 25`: lengths that add up to
    /// the repetition in front are its parts, and no more work.
    pub(super) fn parts_of_swim(&mut self, item: &Work) -> bool {
        if !self.swims() {
            return false;
        }
        let Some(whole) = same_distance(item) else { return false };
        let Some(Parts { end, comma, joint }) = parts_end(self.c, whole) else { return false };
        // `100 pull, 50 kick, 50 drill`: behind a single swim a joint goes on with the next.
        if joint && is_single(item) {
            return false;
        }
        let from = self.c.at;
        self.c.at = end;
        // `400 (200 free / 200 im 50 drill / 50 swim)`: the rest of the bracket says how.
        let open = self.c.tokens[from..end].iter().filter(|t| t.is('(')).count();
        let shut = self.c.tokens[from..end].iter().filter(|t| t.is(')')).count();
        if open > shut {
            let close = self.c.tokens[end..].iter().position(|t| t.is(')'));
            self.c.at = close.map_or(self.c.tokens.len(), |n| end + n + 1);
        }
        if comma {
            let span = self.c.span_from(from + 1);
            self.c.ambiguity(
                span,
                &["the parts of each repetition", "more repetitions"],
                "lengths behind a comma that add up to the repetition before it",
            );
        }
        true
    }

    /// `#1-3 kick`, `2 on 3:30`, `1-4 descend`: small numbers that say which of the repetitions, or
    /// how many strokes, and are no distance.
    pub(super) fn which_swims(&mut self, item: Option<&Work>) -> bool {
        let found = self.swims() && self.read_which();
        // `200s: 4 @ 3:00, 3 @ 2:50`: there are no repetitions yet that it could speak of.
        if found && item.is_some_and(is_single) {
            let span = self.c.span_from(self.c.at - 1);
            self.c.unknown(span, "how many of the part before it are meant is not understood");
        }
        found
    }

    fn read_which(&mut self) -> bool {
        let joint = ['#', ',', '-', '\u{2014}', ':', '('].iter().any(|s| self.c.is(0, *s));
        let number_sign = joint && self.c.is(1, '#');
        let at = usize::from(joint) + usize::from(number_sign);
        // `- 3rd 100 breaststroke` is said of a portion.
        let ordinal = self.c.peek(at + 1).is_some_and(|t| t.glued)
            && self.c.is_word(at + 1, &["st", "nd", "rd", "th"]);
        if ordinal || !self.small_number(at) {
            return false;
        }
        self.c.at += at + 1;
        while (self.c.is(0, '-') || self.c.is(0, '&') || self.c.is(0, '/') || self.c.is(0, ','))
            && self.small_number(1)
        {
            self.c.at += 2;
        }
        if self.c.is_word(0, &["on"]) || self.c.is(0, '@') {
            let back = self.c.at;
            self.c.at += 1;
            match self.c.quantity().filter(Quantity::is_time).and_then(|q| q.time()) {
                Some(mut time) => while self.next_lane(&mut time) {},
                None => self.c.at = back,
            }
        }
        true
    }

    pub(super) fn small_number(&self, ahead: usize) -> bool {
        let small = self
            .c
            .peek(ahead)
            .and_then(Token::number)
            .is_some_and(|n| n.value < LEAST_LENGTH && n.decimals == 0);
        let mut look = self.c.fork();
        look.at += ahead + 1;
        let unit = look.is(0, '\'') || look.is(0, '"') || look.is(0, '%') || look.is(0, '(');
        let word = look.peek(0).and_then(Token::word).unwrap_or_default();
        let counted =
            matches!(word, "x" | "times" | "sets" | "rounds" | "of") && !self.of_each(ahead + 1);
        let measured = matches!(
            word,
            "min"
                | "mins"
                | "minutes"
                | "minute"
                | "sec"
                | "secs"
                | "seconds"
                | "s"
                | "m"
                | "k"
                | "km"
                | "mile"
                | "miles"
                | "h"
                | "hours"
                | "lengths"
                | "laps"
        );
        small && !unit && !counted && !measured && !look.is(0, '*')
    }

    fn of_each(&self, ahead: usize) -> bool {
        self.c.is_word(ahead, &["of"]) && self.c.is_word(ahead + 1, &["each", "every"])
    }

    /// `CSS + 5 sec`, `base + 10`: how far from the pace of the name.
    pub(super) fn beside_base(&mut self) {
        let sign = self.c.is(0, '+') || self.c.is(0, '-');
        let small = self.c.peek(1).and_then(Token::number).is_some_and(|n| n.value <= 60.0);
        if !(self.swims() && sign && small) || self.c.is_word(2, &["x"]) {
            return;
        }
        let back = self.c.at;
        self.c.at += 1;
        let found = self.c.quantity().is_some_and(|q| q.is_time() || q.unit == Unit::Bare);
        if !found {
            self.c.at = back;
        }
    }

    /// `faster by 5 seconds`, `broken at the 50 for :10`: a time that is neither rest nor target.
    pub(super) fn aside_time(&mut self) -> bool {
        let word = self.c.at.checked_sub(1).and_then(|i| self.c.tokens.get(i));
        if !self.swims() || !word.is_some_and(|t| t.is_word(&["by", "for"])) {
            return false;
        }
        let back = self.c.at;
        let time = self.c.quantity().is_some_and(|q| q.is_time());
        if !time {
            self.c.at = back;
        }
        time
    }

    /// `900 - 9 x 100`: a length in front of a dash and of as much in parts is their sum.
    pub(super) fn swum_in_all(&self, parts: &mut Vec<Work>, at: usize) {
        let dash = at.checked_sub(1).and_then(|i| self.c.tokens.get(i));
        let dash = dash.is_some_and(|t| t.is('-') || t.is('\u{2014}') || t.is('=') || t.is(':'));
        let [Work::Rep(whole), rest] = &parts[..] else { return };
        if !self.swims() || !dash || is_single(rest) {
            return;
        }
        let whole =
            whole.amount.distance().and_then(|d| d.exact()).map(stadion_types::Distance::meters);
        let sum = crate::resolve::sums(rest).meters;
        let same = whole.zip(sum).is_some_and(|(w, s)| (s.0 - w).abs() <= 0.01 * w);
        if same {
            parts.remove(0);
        }
    }

    /// `[3 x 50 @ 1:25]` behind a swim is what a slower lane does instead.
    pub(super) fn lane_variant(&mut self) -> bool {
        if !self.swims() || !self.c.is(0, '[') {
            return false;
        }
        let from = self.c.at;
        let len = self.c.tokens[from..].iter().position(|t| t.is(']'));
        let Some(len) = len else { return false };
        let inner = &self.c.tokens[from + 1..from + len];
        let lane = inner.iter().any(Token::is_figure)
            && !inner.iter().any(|t| t.is_word(REST) || t.is_word(&["between"]));
        if !lane {
            return false;
        }
        self.c.at += len + 1;
        let span = self.c.span_from(from);
        self.c.unknown(span, "what another lane does instead is not laid out");
        true
    }
}

/// The parts of a repetition: where they end, and what joins the first of them to the repetition.
struct Parts {
    end: usize,
    comma: bool,
    joint: bool,
}

/// Whether a token joins one swim to the next.
fn joins(token: &Token) -> bool {
    [',', '/', '-', '\u{2014}', '+', '&'].iter().any(|s| token.is(*s))
        || token.is_word(&["and", "then"])
}

/// Where the parts of a repetition of `whole` metres end, if lengths that add up to it follow.
fn parts_end(c: &Cursor<'_>, whole: f64) -> Option<Parts> {
    let mut look = c.fork();
    let (mut sum, mut depth, mut words) = (0.0, 0_i32, 0);
    let mut end = None;
    let near = |sum: f64| (sum - whole).abs() <= 0.01 * whole;
    // `done as 50 choice / 25 pull` goes on to the end of the repetition.
    let mut pattern = false;
    let (mut comma, mut joint, mut met, mut placed) = (false, false, false, false);
    while let Some(token) = look.peek(0) {
        if token.is('(') || token.is('[') {
            depth += 1;
            // A bracket with a count of its own is something else.
        } else if token.is(')') || token.is(']') || token.is('}') {
            depth -= 1;
            if depth < 0 {
                break;
            }
            if sum == 0.0 && end == Some(look.at) {
                end = Some(look.at + 1);
            }
        } else if token.is(';')
            || token.is('@')
            || token.is('{')
            || (token.is_word(REST) && !token.is_word(&["off"]))
        {
            break;
        } else if !met && sum == 0.0 && joins(token) {
            joint |= true;
            comma |= token.is(',') && !placed;
        } else if token.is_figure() {
            let counted = look.is_word(1, &["x", "times"]) || look.is(1, '*');
            let number = token.number();
            if counted || number.is_none() {
                break;
            }
            let before = look.tokens.get(look.at.wrapping_sub(1));
            let place = before.is_some_and(|t| t.is_word(PLACE));
            let small = number.is_some_and(|n| n.value < LEAST_LENGTH);
            let from = look.at;
            let quantity = look.quantity()?;
            if small && !quantity.is_distance() {
                // Which of the repetitions, or how many strokes.
                look.at = from + 1;
                words += 1;
                placed = true;
                continue;
            }
            if quantity.is_time() || look.is(0, '%') {
                break;
            }
            let part = match quantity.unit {
                Unit::Bare => quantity.as_unit(look.pool()),
                _ => quantity,
            };
            let meters = part.meters()?.min().meters();
            // `alternate 25 fast / 25 easy`: how each of them is swum in its turn.
            if (pattern || place) && near(meters) {
                pattern = true;
                met = true;
                end = Some(look.at);
                continue;
            }
            if place && meters < whole {
                placed = true;
                if sum == 0.0 {
                    end = Some(look.at);
                }
                continue;
            }
            words = 0;
            met = true;
            sum += meters;
            if near(sum) && meters < 0.99 * whole {
                end = Some(look.at);
                sum = 0.0;
            } else if sum > whole {
                sum = 0.0;
                break;
            }
            continue;
        } else if token.word().is_some() {
            words += 1;
            let turns = token.is_word(&["as", "alternating", "alternate", "alt"]) && sum == 0.0;
            pattern |= turns;
            // `2 x 400, alternating 50 drill / 50 swim`: the word leaves no other meaning.
            comma &= !turns;
        }
        if words > MOST_WORDS {
            break;
        }
        look.at += 1;
    }
    let times = whole / sum;
    if pattern && sum > 0.0 && times >= 1.5 && (times - times.round()).abs() < 0.01 {
        return Some(Parts { end: look.at, comma, joint });
    }
    end.map(|end| Parts { end, comma, joint })
}
