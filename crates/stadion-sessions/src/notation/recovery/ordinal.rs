//! `after the 3rd`, `after rep 4`, `after numbers 2 and 4`: a rest behind repetitions by their number.

use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary::{REPS, SETS};
use crate::tree::Scope;

const ORDINALS: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
];
const ENDINGS: &[&str] = &["st", "nd", "rd", "th"];
/// In front of a number that counts repetitions.
const NUMBER: &[&str] = &["rep", "no", "number", "numbers", "nr", "reps", "repetition", "interval"];
/// Nobody counts further.
const MOST: f64 = 200.0;

/// The place at the position, behind `after` and its articles.
pub(super) fn ordinal(c: &mut Cursor<'_>) -> Option<Scope> {
    let mut look = c.fork();
    let before = look.at.checked_sub(1).and_then(|i| look.tokens.get(i));
    // `after every 3rd` holds again and again.
    if before.is_some_and(|t| t.is_word(&["each", "every", "all", "any"])) {
        return None;
    }
    let named = look.take_word(NUMBER);
    let sign = look.take('#');
    if named && !sign {
        // `no. 4`, `rep: 4`.
        let _ = look.take('.') || look.take(':');
    }
    let led = named || sign;
    let mut found = Vec::new();
    while let Some(number) = one(&mut look, led || !found.is_empty()) {
        found.push(number);
        let back = look.at;
        while look.take(',') || look.take('&') || look.take('/') || look.take_word(&["and", "the"])
        {
        }
        let goes_on = look.at > back && one(&mut look.fork(), false).is_some();
        let bare = look.at > back && led && one(&mut look.fork(), true).is_some();
        if !(goes_on || bare) {
            look.at = back;
            break;
        }
    }
    // `after the 2nd set` counts something else.
    if found.is_empty() || look.is_word(0, SETS) {
        return None;
    }
    let _ = look.take_word(REPS);
    c.at = look.at;
    found.sort_unstable();
    found.dedup();
    Some(Scope::AfterNth(found))
}

/// `3rd`, `third`, and where the text counts repetitions already a bare number.
fn one(c: &mut Cursor<'_>, bare: bool) -> Option<u32> {
    let token = c.peek(0)?;
    if let Some(word) = token.word() {
        let at = ORDINALS.iter().position(|o| *o == word)?;
        c.at += 1;
        return u32::try_from(at + 1).ok();
    }
    let number = token.number().filter(|n| n.decimals == 0 && (1.0..=MOST).contains(&n.value))?;
    let ending = c.peek(1).is_some_and(|t: &Token| t.glued && t.is_word(ENDINGS));
    let unit = c
        .peek(1)
        .is_some_and(|t| t.is('\'') || t.is('"') || t.is(':') || (t.glued && t.word().is_some()));
    if !ending && (!bare || unit) {
        return None;
    }
    c.at += 1 + usize::from(ending);
    let count = crate::notation::work::count(number.value, number.value)?;
    Some(count.min())
}
