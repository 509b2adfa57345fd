//! Sets of repetitions behind what each of them is.

use crate::notation::lines::respell::{LENGTHS, UNITS, as_word, parts_list, whole};
use crate::notation::tokens::lex::Token;

/// `800s (8 of them)`: the letter is a plural.
pub(super) fn of_them<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let of = tokens.iter().position(|t| t.is_word(&["of"])).filter(|at| *at >= 4)?;
    let [way, plural, open, count] = &tokens[of - 4..of] else { return None };
    let track = whole(Some(way)).is_some_and(|n| n >= 100.0 && (n / 50.0).fract() == 0.0);
    let plural = plural.glued && plural.is_word(&["s"]);
    let them = tokens.get(of + 1)?.is_word(&["them", "these", "those"]);
    whole(Some(count))?;
    (track && plural && open.is('(') && them).then(|| {
        let mut found = tokens.to_vec();
        found[of - 3] = as_word("m", &tokens[of - 3]);
        found
    })
}

/// `200m, 2 sets of 5`: sets and repetitions in front of the amount.
pub(super) fn sets_of<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let at = tokens.iter().position(|t| t.is_word(&["sets"])).filter(|at| *at >= 4)?;
    let (sets, comma, unit, number) =
        (&tokens[at - 1], &tokens[at - 2], &tokens[at - 3], &tokens[at - 4]);
    whole(Some(sets))?;
    number.number()?;
    let of = tokens.get(at + 1)?.is_word(&["of"]);
    whole(tokens.get(at + 2))?;
    let reps = usize::from(tokens.get(at + 3).is_some_and(|t| t.is_word(&["reps"])));
    let ends = tokens
        .get(at + 3 + reps)
        .is_none_or(|t| parts_list(t) || t.is('.') || t.is('(') || t.is_word(&["with", "w", "at"]));
    // A count or a list in front holds more than this amount.
    let alone = at < 5
        || tokens[at - 5].is(':')
        || tokens[..at - 4].iter().all(|t| t.word().is_some_and(|w| w != "x"));
    let united = unit.is_word(LENGTHS) || unit.is_word(UNITS);
    if !(of && ends && alone && united && parts_list(comma)) {
        return None;
    }
    let each = tokens[at + 2];
    let work = [*sets, as_word("x", sets), each, as_word("x", &each), *number, *unit];
    Some([&tokens[..at - 4], &work, &tokens[at + 3 + reps..]].concat())
}
