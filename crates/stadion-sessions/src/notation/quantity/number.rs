//! Plain numbers, with fractions and in words.

use super::unit_word;
use crate::notation::tokens::cursor::Cursor;

/// Whether a word can open a number; those that are one alone are no words here.
pub(super) fn opens(word: &str) -> bool {
    matches!(word, "one" | "half" | "quarter")
}

impl Cursor<'_> {
    /// A plain number, with a fraction behind it or spelled as one: `3`, `2 1/2`, `1/2`, `twenty-five`.
    pub(crate) fn plain_number(&mut self) -> Option<(f64, u8)> {
        // Most numbers are digits, with no other number and no stroke behind them.
        if let Some(number) = self.peek(0)?.number().filter(|n| !n.word) {
            if self.peek(1).is_none_or(|t| t.number().is_none() && !t.is('/')) {
                self.at += 1;
                return Some((number.value, number.decimals));
            }
        }
        // `one` counts only in front of a unit.
        let unit = |c: &Self| {
            // `eight one-minute hills`.
            let hyphen = usize::from(c.is(1, '-') && c.peek(1).is_some_and(|t| t.glued));
            c.peek(1 + hyphen)
                .and_then(crate::notation::tokens::lex::Token::word)
                .is_some_and(|w| w.len() > 1 && unit_word(w, false, false, c.dialect).is_some())
        };
        if self.is_word(0, &["one"]) && unit(self) {
            self.at += 1;
            return Some((1.0, 0));
        }
        if let Some(part) = self.named_part() {
            return Some((part, 0));
        }
        let first = self.peek(0)?.number()?;
        // `1/2` and `2 1/2`, but not `1/1` or `600/400`.
        let halves = |c: &Self, at: usize| {
            let top = c.peek(at)?.number()?;
            let bottom = c.peek(at + 2)?.number()?;
            let plain = c.peek(at + 1)?.is('/') && c.peek(at + 1)?.glued && c.peek(at + 2)?.glued;
            let small = top.value < bottom.value && [2.0, 3.0, 4.0, 8.0].contains(&bottom.value);
            (plain && small && top.decimals == 0).then(|| top.value / bottom.value)
        };
        if let Some(part) = halves(self, 1) {
            let apart = self.peek(1).is_some_and(|t| !t.glued);
            if apart && first.decimals == 0 {
                self.at += 4;
                return Some((first.value + part, 0));
            }
        }
        // A bare fraction only where a unit of length or time follows: `1/2 mile`, not `2/3`.
        if let Some(part) = halves(self, 0) {
            const UNITS: &[&str] =
                &["mile", "miles", "km", "k", "min", "minute", "mi", "hour", "hours", "hr", "h"];
            let range = self.is(3, '-') || self.is_word(3, &["to"]);
            if self.is_word(3, UNITS) || (range && self.is_word(5, UNITS)) {
                self.at += 3;
                return Some((part, 0));
            }
        }
        self.at += 1;
        // `1 \u{bd} min`: a fraction of one character behind a blank.
        let part = self.peek(0).filter(|t| !t.glued && t.span.end - t.span.start == 2);
        let part = part.and_then(crate::notation::tokens::lex::Token::number);
        if let Some(part) = part.filter(|p| p.value < 1.0 && p.decimals == 2) {
            self.at += 1;
            return Some((first.value + part.value, 0));
        }
        // `twenty-five`, `ninety five`.
        if first.word && first.value >= 20.0 {
            let gap = usize::from(self.is(0, '-'));
            let next = self.peek(gap).and_then(crate::notation::tokens::lex::Token::number);
            if let Some(next) = next.filter(|n| n.word && n.value < 10.0) {
                self.at += gap + 1;
                return Some((first.value + next.value, 0));
            }
        }
        // `two dozen`.
        if first.word && first.value < 12.0 {
            let dozen = self.peek(0).and_then(crate::notation::tokens::lex::Token::number);
            if dozen.is_some_and(|n| n.word && n.value.to_bits() == 12_f64.to_bits()) {
                self.at += 1;
                return Some((first.value * 12.0, 0));
            }
        }
        Some((first.value, first.decimals))
    }

    /// `half a dozen`, and `half` or `quarter` in front of a unit: `half mile`, `quarter-mile`.
    fn named_part(&mut self) -> Option<f64> {
        let part = match self.peek(0)?.word()? {
            "half" => 0.5,
            "quarter" => 0.25,
            _ => return None,
        };
        let article = usize::from(self.is_word(1, &["a", "an"]));
        let dozen = self.peek(1 + article).and_then(crate::notation::tokens::lex::Token::number);
        if dozen.is_some_and(|n| n.word && n.value.to_bits() == 12_f64.to_bits()) {
            self.at += 2 + article;
            return Some(part * 12.0);
        }
        let hyphen = usize::from(self.is(1, '-'));
        let unit = 1 + article.max(hyphen);
        if !self.is_word(unit, &["mile", "miles", "miler", "milers", "km", "minute", "hour"]) {
            return None;
        }
        // The hyphen is read with the unit.
        self.at += 1 + article;
        Some(part)
    }
}
