//! Words beside figures that no grammar knows.

use crate::notation::Dialect;
use crate::notation::quantity::{HOURS, MINUTES, SECONDS};
use crate::notation::tokens::lex::Token;
use crate::notation::words::list::Words;
use crate::notation::work::Reader;

/// What is told of such a word.
const WHY: &str =
    "a word beside a number that is not known: it could change the count, the unit or the effort";

/// Words that often stand beside figures and change nothing that is counted.
const COMMON: Words = Words::new(&[
    "another",
    "cruise",
    "target",
    "goal",
    "desired",
    "final",
    "low",
    "high",
    "man",
    "point",
    "pt",
    "one",
    "no",
    "add",
    "this",
    "it",
    "do",
    "taking",
    "timed",
    "active",
    "straight",
    "strong",
    "smooth",
    "controlled",
    "ladder",
    "pyramid",
    "times",
    "blocks",
    "standing",
    "double",
    "broken",
    "large",
    "big",
    "small",
    "ham",
    "group",
    "start",
    "starts",
    "starting",
    "finishing",
    "finish",
    "below",
    "above",
    "over",
    "under",
    "threshold",
    "progressive",
    "continuous",
    "next",
    "other",
    "more",
    "extra",
    "sess",
    "session",
    "einer",
    "metres",
    "gradient",
    "incline",
    "treadmill",
    "snowshoe",
    "alternating",
    "or",
    "sub",
    "hold",
    "into",
    "km",
    "mile",
    "miles",
]);

/// Abbreviations behind an amount that say how it is done, and are no rest.
const MANNERS: Words = Words::new(&[
    "tt", "fly", "bk", "br", "fc", "fs", "fr", "im", "lr", "rw", "iv", "ez", "leg", "gos", "bei",
    "tot", "sec", "wu", "cd", "dps", "ch",
]);

impl Reader<'_, '_> {
    /// Tells of a word that no grammar knows right beside a figure: it could be a count (`zehn mal
    /// 1000 m`), a unit or an effort. Once a line, for the first of them.
    pub(crate) fn strange(&mut self, token: &Token<'_>) {
        // Lifters name what they lift, in words without end.
        if self.c.dialect == Dialect::Strength {
            return;
        }
        let at = self.c.at;
        let before = at.checked_sub(1).and_then(|i| self.c.tokens.get(i));
        // `3rd`, `40kg`, `VO2`: what sticks to a figure belongs to it.
        let figure = before.is_some_and(Token::is_figure);
        if figure && token.glued {
            return;
        }
        // `5min jg`: an abbreviation behind a unit may say that the amount is a rest.
        let unit = !figure
            && (2..=3).contains(&(token.span.end - token.span.start))
            && !token.is_word(MANNERS)
            && before.is_some_and(|t| t.word().is_some())
            && at.checked_sub(2).and_then(|i| self.c.tokens.get(i)).is_some_and(Token::is_figure);
        let ahead = self.c.peek(1).is_some_and(|t| t.is_figure() && !t.glued);
        // `5 min RBI`: the last word of its piece, behind the unit.
        let number = at.checked_sub(2).and_then(|i| self.c.tokens.get(i));
        let united = before.is_some_and(|t| {
            t.is_word(SECONDS) || t.is_word(MINUTES) || t.is('\'') || t.is('"') || t.is_word(&["m"])
        });
        let ends = self.c.peek(1).is_none_or(|t| [',', ';', '+', ')'].iter().any(|s| t.is(*s)));
        let manner = token.is_word(MANNERS);
        let behind = united && ends && !manner && number.is_some_and(Token::is_figure);
        if !(figure || unit || ahead || behind)
            || token.is_word(COMMON)
            || token.is_word(SECONDS)
            || token.is_word(MINUTES)
            || token.is_word(HOURS)
            || self.c.notes.unknown.iter().any(|u| u.why == WHY)
        {
            return;
        }
        self.c.unknown(token.span, WHY);
    }
}
