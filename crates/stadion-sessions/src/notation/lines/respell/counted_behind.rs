//! A count that the grammar does not see: laps with a rest between them, `ten of them`, `four of the 950m
//! reps`.

use crate::notation::lines::respell::{LENGTHS, TIMES, UNITS, as_sign, as_word};
use crate::notation::tokens::lex::{Kind, Number, Token};
use crate::notation::words::vocabulary;

/// A count of repetitions.
const COUNTS: core::ops::RangeInclusive<f64> = 2.0..=60.0;

/// A count, in digits or as a word.
fn count(token: Option<&Token>) -> Option<f64> {
    let number = token?.number().filter(|n| n.decimals == 0)?;
    COUNTS.contains(&number.value).then_some(number.value)
}

fn has(tokens: &[Token], at: usize, words: &[&str]) -> bool {
    tokens.get(at).is_some_and(|t| t.is_word(words))
}

/// Whether a length or a time with its unit stands at a place.
fn amount(tokens: &[Token], at: usize) -> bool {
    let unit = has(tokens, at + 1, LENGTHS) || has(tokens, at + 1, UNITS);
    tokens.get(at).is_some_and(|t| t.number().is_some()) && unit
}

const LAPS: &[&str] = &[
    "lap", "laps", "loop", "loops", "circuit", "circuits", "tours", "runden", "vueltas", "giri",
    "varv", "ronden", "runder",
];
const LAPS_OF: &[&str] = &[
    "of", "around", "round", "de", "du", "del", "von", "\u{e0}", "da", "di", "\u{e1}", "van",
    "p\u{e5}",
];

/// `4 laps of the 1.2km park loop with 2 min recovery`: with a rest between them, laps are repetitions.
pub(super) fn laps<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    const MOST_WORDS: usize = 5;
    let at = tokens.iter().position(|t| t.is_word(LAPS))?;
    let counted = at.checked_sub(1).and_then(|i| count(tokens.get(i))).is_some();
    if !counted || !has(tokens, at + 1, LAPS_OF) {
        return None;
    }
    let words = tokens[at + 2..].iter().take_while(|t| t.word().is_some()).count();
    let open = usize::from(tokens.get(at + 2 + words).is_some_and(|t| t.is('(')));
    let from = at + 2 + words + open;
    // `a 2-km loop`.
    let unit = from + 1 + usize::from(tokens.get(from + 1).is_some_and(|t| t.is('-')));
    let number = tokens.get(from).is_some_and(|t| t.number().is_some());
    let length = number && has(tokens, unit, LENGTHS);
    let closed = open == 0 || tokens.get(unit + 1).is_some_and(|t| t.is(')'));
    let behind = tokens.get(unit + 1 + open..).unwrap_or_default();
    let rest = behind.iter().any(|t| t.word().is_some_and(vocabulary::is_rest_word))
        && behind.iter().any(Token::is_figure);
    if words > MOST_WORDS || !(length && closed && rest) {
        return None;
    }
    let mut found = tokens[..at].to_vec();
    found.push(as_word("x", &tokens[at]));
    found.extend([tokens[from], tokens[unit]]);
    found.extend_from_slice(behind);
    Some(found)
}

/// `Yasso 800s (8 of them, 400 jog)`, `400s: ten of them`, `1k reps, 6 of these`: the count behind the
/// amount.
pub(super) fn of_them<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let of = tokens
        .windows(2)
        .position(|w| w[0].is_word(&["of"]) && w[1].is_word(&["them", "these", "those", "em"]))?;
    let at = of.checked_sub(1)?;
    let _ = count(tokens.get(at))?;
    let sign = at.checked_sub(1)?;
    let opens = tokens[sign].is('(');
    let joins = [',', '-', ':', '\u{2014}'].iter().any(|s| tokens[sign].is(*s));
    if !(opens || joins) {
        return None;
    }
    // The amount: a plural, or a number with its unit, and a noun behind it.
    let noun = usize::from(has(tokens, sign.checked_sub(1)?, NOUNS));
    let unit = sign.checked_sub(1 + noun)?;
    let from = unit.checked_sub(1)?;
    let number = tokens[from].number().filter(|n| !n.word)?;
    let track = number.value >= 100.0 && (number.value / 50.0).fract() == 0.0;
    let plural = tokens[unit].glued && tokens[unit].is_word(&["s"]);
    if !(plural && track || !plural && amount(tokens, from)) {
        return None;
    }
    // A name in front says nothing; a figure there would.
    if tokens[..from].iter().any(|t| t.is_figure() || t.is_word(&["x"])) {
        return None;
    }
    let like = tokens[at];
    let mut found = vec![like, as_word("x", &like), tokens[from]];
    found.push(if plural { as_word("m", &tokens[unit]) } else { tokens[unit] });
    let mut behind = of + 2;
    let comma = usize::from(tokens.get(behind).is_some_and(|t| t.is(',')));
    if opens && comma == 1 {
        found.push(tokens[sign]);
        behind += 1;
    } else if opens {
        behind += usize::from(tokens.get(behind).is_some_and(|t| t.is(')')));
    }
    found.extend_from_slice(tokens.get(behind..).unwrap_or_default());
    Some(found)
}

/// `600m repeats, 9 in total`, `800m reps (8 total)`: the count behind them.
pub(super) fn in_total<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let noun = tokens.iter().position(|t| t.is_word(NOUNS)).filter(|at| *at > 1)?;
    let from = noun - 2;
    let hyphen = usize::from(tokens[noun - 2].is('-'));
    let from = from.checked_sub(hyphen)?;
    let length = tokens[from].number().is_some() && tokens[noun - 1].is_word(LENGTHS)
        || tokens[from].number().is_some() && tokens[noun - 1].is_word(TIMES);
    let sign = tokens.get(noun + 1)?;
    let opens = sign.is('(');
    let joins = opens || [',', '-', ':', '\u{2014}'].iter().any(|s| sign.is(*s));
    let _ = count(tokens.get(noun + 2))?;
    let said = usize::from(has(tokens, noun + 3, &["in"]));
    let total = has(tokens, noun + 3 + said, &["total", "all", "altogether"]);
    let counted =
        tokens[..from].iter().any(|t| t.is_word(&["x", "times"]) || t.is('*') || t.is_figure());
    if !(length && joins && total) || counted {
        return None;
    }
    let mut behind = noun + 4 + said;
    behind += usize::from(opens && tokens.get(behind).is_some_and(|t| t.is(')')));
    let mut found = tokens[..from].to_vec();
    found.push(tokens[noun + 2]);
    found.push(as_word("x", &tokens[noun + 2]));
    found.extend([tokens[from], tokens[noun - 1]]);
    found.extend_from_slice(&tokens[behind..]);
    Some(found)
}

/// What repetitions are called.
const NOUNS: &[&str] =
    &["reps", "repeats", "repetitions", "intervals", "efforts", "pieces", "runs"];

/// `four of the 950m reps`, `6 of these 3 min efforts`.
pub(super) fn of_the<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let of = tokens.windows(2).position(|w| {
        w[0].is_word(&["of"]) && w[1].is_word(&["the", "these", "those", "your", "our"])
    })?;
    let _ = of.checked_sub(1).and_then(|i| count(tokens.get(i)))?;
    let named = amount(tokens, of + 2) && has(tokens, of + 4, NOUNS);
    let plural = tokens.get(of + 2)?.number().is_some_and(|n| n.value >= 100.0)
        && tokens.get(of + 3)?.glued
        && has(tokens, of + 3, &["s"]);
    // `after four of the 950m reps`, `3 of the 8 x 200`: of others that stand elsewhere.
    if !(named || plural)
        || tokens[..of].iter().any(|t| t.is_word(&["x", "after", "first", "last"]))
    {
        return None;
    }
    let mut found = tokens[..of].to_vec();
    found.push(as_word("x", &tokens[of]));
    found.push(tokens[of + 2]);
    found.push(if plural { as_word("m", &tokens[of + 3]) } else { tokens[of + 3] });
    found.extend_from_slice(&tokens[of + 4..]);
    Some(found)
}

/// A count for the tokens that are put in; a range keeps its ends.
pub(super) fn counts<'a, 't>(tokens: &'a [Token<'t>], at: usize) -> Option<&'a [Token<'t>]> {
    let low = count(tokens.get(at))?;
    let dash = tokens.get(at + 1).is_some_and(|t| t.is('-') || t.is_word(&["to", "or"]));
    let high = count(tokens.get(at + 2)).filter(|n| dash && *n > low);
    tokens.get(at..at + if high.is_some() { 3 } else { 1 })
}

/// A bracket as a token.
pub(super) fn bracket<'t>(sign: char, like: &Token<'t>) -> Token<'t> {
    Token { glued: false, ..as_sign(sign, like) }
}

/// Whether a token is a number in digits without decimals.
pub(super) fn is_digits(token: &Token) -> bool {
    matches!(token.kind, Kind::Number(Number { decimals: 0, word: false, .. }))
}
