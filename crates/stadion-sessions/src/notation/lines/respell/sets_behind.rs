//! Sets and repetitions behind the length of each.

use crate::notation::lines::respell::{LENGTHS, UNITS, as_word};
use crate::notation::tokens::lex::Token;

/// What a length may be called in front of its sets.
const NOUNS: &[&str] = &[
    "hill", "hills", "sprint", "sprints", "rep", "reps", "stride", "strides", "uphill", "fast",
    "hard",
];

const SETS: &[&str] = &["sets", "series", "s\u{e9}ries", "serie", "serien", "rounds"];
const OF: &[&str] = &["of", "de", "da", "di", "von", "\u{e0}", "van", "zu"];

/// `Hills: 200m, 2 sets of 5`, `60m sprints (3 sets of 4)`: the count behind the length of each.
pub(super) fn sets_behind<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let sets = tokens.windows(2).position(|w| w[0].is_word(SETS) && w[1].is_word(OF))?;
    let whole = |at: usize| {
        let number = tokens.get(at).and_then(Token::number);
        number.is_some_and(|n| n.decimals == 0 && (2.0..=30.0).contains(&n.value))
    };
    let count = sets.checked_sub(1).filter(|i| whole(*i))?;
    if !whole(sets + 2) {
        return None;
    }
    let noun = tokens.get(sets + 3).is_some_and(|t| t.is_word(&["reps", "repeats", "efforts"]));
    let end = sets + 3 + usize::from(noun);
    let sign = count.checked_sub(1)?;
    let opens = tokens[sign].is('(');
    let joins = [',', '-', ':', '\u{2014}'].iter().any(|s| tokens[sign].is(*s));
    let closes = tokens.get(end).is_some_and(|t| t.is(')'));
    // With a unit or a sign of multiplication behind it the number is something else.
    let ends = tokens.get(end).is_none_or(|t| {
        [',', ';', '.', '(', '-', '\u{2014}'].iter().any(|s| t.is(*s))
            || t.is_word(&["with", "w", "off", "at", "@"])
            || opens && closes
    });
    if !(opens && closes || joins && !closes) || !ends {
        return None;
    }
    let named = usize::from(tokens[..sign].last()?.is_word(NOUNS));
    let unit = sign.checked_sub(1 + named)?;
    let from = unit.checked_sub(1)?;
    let amount = tokens[from].number().is_some_and(|n| !n.word)
        && (tokens[unit].is_word(LENGTHS) || tokens[unit].is_word(UNITS));
    // A count or a list in front holds more than this amount.
    let alone = from == 0
        || tokens[from - 1].is(':')
        || tokens[..from].iter().all(|t| t.word().is_some_and(|w| w != "x"));
    if !(amount && alone) {
        return None;
    }
    let mut found = tokens[..from].to_vec();
    let like = &tokens[sets];
    found.extend([tokens[count], as_word("sets", like), as_word("of", like), tokens[sets + 2]]);
    found.push(as_word("x", &tokens[sets + 2]));
    found.extend_from_slice(&tokens[from..sign]);
    found.extend_from_slice(tokens.get(end + usize::from(opens)..).unwrap_or_default());
    Some(found)
}
