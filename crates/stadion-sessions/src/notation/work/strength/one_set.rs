//! `one all-out set of 25 push-ups`: a set that is written out in words.

use crate::notation::tokens::lex::Token;
use crate::notation::work::Reader;

/// How the set is done; none of these counts.
const MANNER: &[&str] = &[
    "a", "an", "one", "single", "all", "out", "max", "maximal", "maximum", "hard", "easy", "big",
    "heavy", "light", "straight", "unbroken", "final", "last", "top", "working", "back", "off",
    "burnout", "long", "test",
];

impl Reader<'_, '_> {
    /// How many tokens lead to the number of lifts of one set.
    pub(in crate::notation::work) fn one_set(&self) -> usize {
        const MOST: usize = 6;
        let manner = |t: &Token| t.is_word(MANNER) || t.is('-');
        let tokens = self.c.tokens.get(self.c.at..).unwrap_or_default();
        let len = tokens.iter().take(MOST).take_while(|t| manner(t)).count();
        let number = self.c.peek(len + 2).and_then(Token::number);
        let set = self.c.is_word(len, &["set"]) && self.c.is_word(len + 1, &["of"]);
        let found = self.lifts_weights() && set && number.is_some_and(|n| n.decimals == 0);
        if found { len + 2 } else { 0 }
    }
}
