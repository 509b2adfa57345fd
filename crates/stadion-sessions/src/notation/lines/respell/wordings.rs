//! Wordings of a list that the grammar reads with other signs: a joint in another language, a count
//! behind each part, signs around a warm-up, a unit that is written alone.

use crate::notation::lines::label::section_name;
use crate::notation::lines::respell::{UNITS, as_sign, as_word, whole};
use crate::notation::quantity::{MINUTES, SECONDS};
use crate::notation::tokens::lex::{Kind, Number, Token};
use crate::notation::words::known::Known;
use crate::notation::words::list::Words;
use crate::notation::words::vocabulary;

/// In front of a number: and then, in other languages.
const THEN: Words = Words::new(&[
    "poi",
    "quindi",
    "infine",
    "enfin",
    "zuletzt",
    "anschlie\u{df}end",
    "dopo",
    "puis",
    "ensuite",
    "luego",
    "despu\u{e9}s",
    "despues",
    "dann",
    "danach",
    "sedan",
    "d\u{e4}refter",
    "deretter",
    "derefter",
    "s\u{e5}",
    "daarna",
    "dan",
    "sitten",
    "depois",
]);
/// Of these a word in front makes a joint; alone they are something else as well.
const LED: &[&str] = &["dopo", "s\u{e5}", "dan", "sitten", "despu\u{e9}s", "despues", "depois"];
const AND: &[&str] = &["e", "y", "et", "und", "och", "og", "en", "ja", "and"];
/// A part of a list is done no more often.
const MOST_TIMES: f64 = 50.0;
/// The shortest distance of the track that is written without its unit.
const LEAST_BARE: f64 = 100.0;
/// A warm-up between slashes takes no more tokens.
const MOST_TOKENS: usize = 6;

/// Counts behind each part, slashes around a warm-up and units alone; `None` if there is none.
pub(super) fn parts<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let rules: &[super::Rule] = &[
        about,
        short_unit,
        counts_behind,
        around_sections,
        unit_alone,
        brackets_in_a_row,
        sets_of_the_same,
    ];
    super::one_by_one(tokens, rules)
}

/// `e poi 1 x 1000`, `puis 1 x 1000`: levelled to `then`.
pub(super) fn joints<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    if !tokens.iter().any(super::is_odd_word) {
        return None;
    }
    let joint = |at: usize| {
        let figure = tokens.get(at + 1).is_some_and(|t| t.number().is_some());
        let led = at > 0 && tokens[at - 1].is_word(AND);
        figure && at > 1 && tokens[at].is_word(THEN) && (led || !tokens[at].is_word(LED))
    };
    if !(0..tokens.len()).any(joint) {
        return None;
    }
    let mut found: Vec<Token<'t>> = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        if !joint(at) {
            found.push(*token);
            continue;
        }
        let and = if tokens[at - 1].is_word(AND) { found.pop() } else { None };
        let span = and.map_or(token.span, |t| t.span.hull(token.span));
        found.push(Token { span, ..as_word("then", token) });
    }
    Some(found)
}

/// `35 min and a track session of 30 x 200m`: what the repetitions are called in front of them.
pub(super) fn called<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    const MOST_WORDS: usize = 3;
    let of = (1..tokens.len()).find(|&at| {
        let noun = tokens[at - 1].is_word(&["session", "workout", "set", "series", "block"]);
        let counts =
            tokens.get(at + 1).is_some_and(|t| t.number().is_some_and(|n| n.decimals == 0))
                && tokens.get(at + 2).is_some_and(|t| t.is_word(&["x", "times"]) || t.is('*'));
        noun && counts && tokens[at].is_word(&["of"])
    })?;
    let words = tokens[..of - 1].iter().rev().take(MOST_WORDS);
    let article =
        words.take_while(|t| t.word().is_some()).position(|t| t.is_word(&["a", "an", "the"]))?;
    let from = (of - 1).checked_sub(article + 1)?;
    let joined = from.checked_sub(1).is_some_and(|at| {
        tokens[at].is_word(&["and", "plus", "then", "with"])
            || [',', '+', ';'].iter().any(|s| tokens[at].is(*s))
    });
    joined.then(|| [&tokens[..from], &tokens[of + 1..]].concat())
}

/// `4 x split 600s`, `6 x interval miles`: a name between the sign and a plural.
pub(super) fn named_plurals<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let at = (1..tokens.len()).find(|&at| {
        let sign = tokens[at - 1].is_word(&["x", "times"]) || tokens[at - 1].is('*');
        let name = tokens[at].word().is_some_and(|w| w.len() > 3) && tokens[at].known == Known::No;
        let next = |n: usize| tokens.get(at + n);
        let track = whole(next(1)).is_some_and(|n| n >= LEAST_BARE && (n / 50.0).fract() == 0.0);
        let plural = track && next(2).is_some_and(|t| t.glued && t.is_word(&["s"]));
        sign && name && at > 1 && (plural || next(1).is_some_and(|t| t.is_word(&["miles"])))
    })?;
    let mut found = tokens[..at].to_vec();
    if tokens[at + 1].is_word(&["miles"]) {
        let one = Number { value: 1.0, decimals: 0, word: false };
        found.push(Token { kind: Kind::Number(one), ..as_sign(' ', &tokens[at]) });
        found.extend_from_slice(&tokens[at + 1..]);
    } else {
        found.push(tokens[at + 1]);
        found.push(as_word("m", &tokens[at + 2]));
        found.extend_from_slice(&tokens[at + 3..]);
    }
    Some(found)
}

/// `approx. 80 s`: the stop of the short word is none.
fn about<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    if !tokens.iter().any(super::is_odd_word) {
        return None;
    }
    let stop = |at: usize| {
        let short = at > 0 && tokens[at - 1].is_word(&["approx"]);
        short && tokens[at].is('.') && tokens.get(at + 1).is_some_and(Token::is_figure)
    };
    if !(0..tokens.len()).any(stop) {
        return None;
    }
    Some((0..tokens.len()).filter(|at| !stop(*at)).map(|at| tokens[at]).collect())
}

/// `2 x 15 min. GA2, 5 min. Pause`: the stop of a short unit ends no sentence in front of a zone, nor
/// where the next word says what the part is and nothing follows it.
fn short_unit<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let ends =
        |t: Option<&Token>| t.is_none_or(|t| t.is(',') || t.is(';') || t.is('.') || t.is(')'));
    let stop = |at: usize| {
        let unit = at > 1 && (tokens[at - 1].is_word(MINUTES) || tokens[at - 1].is_word(SECONDS));
        if !(unit && tokens[at].is('.') && tokens[at - 2].is_figure()) {
            return false;
        }
        let (next, behind) = (tokens.get(at + 1), tokens.get(at + 2));
        let zone = next.is_some_and(|t| t.is_word(&["ga", "ut", "z"]));
        if zone && behind.is_some_and(|t| t.glued && t.is_figure()) {
            return true;
        }
        let part = at > 2 && [',', ';', '/'].iter().any(|sign| tokens[at - 3].is(*sign));
        // A jog there may be the way home.
        let rest = next.is_some_and(|t| t.is_word(vocabulary::REST));
        part && rest && ends(behind)
    };
    if !(0..tokens.len()).any(stop) {
        return None;
    }
    Some((0..tokens.len()).filter(|at| !stop(*at)).map(|at| tokens[at]).collect())
}

/// `400m x 5 with 60s rest, 300m x 5 with 45s rest`: where several parts have their count behind the
/// sign, each of them is its own.
fn counts_behind<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let signs = tokens.iter().filter(|t| t.known == Known::X || t.is('*'));
    if signs.count() < 2 {
        return None;
    }
    let places: Vec<(usize, usize)> = (0..tokens.len())
        .filter_map(|at| counted_behind(tokens, at).map(|unit| (at, unit)))
        .collect();
    if places.len() < 2 {
        return None;
    }
    let mut found = tokens.to_vec();
    for (at, unit) in places {
        let end = at + 3 + unit;
        // The amount goes behind the count and its sign.
        found[at..end].rotate_left(1 + unit);
        found.swap(at, at + 1);
    }
    Some(found)
}

/// Whether a part of a list opens with an amount and its count, and how many tokens its unit takes.
fn counted_behind(tokens: &[Token], at: usize) -> Option<usize> {
    let opens = at.checked_sub(1).is_none_or(|i| {
        let before = &tokens[i];
        [',', ';', '+', '('].iter().any(|s| before.is(*s)) || before.is_word(&["then", "and"])
    });
    let amount = whole(tokens.get(at)).filter(|_| opens)?;
    let unit = usize::from(tokens.get(at + 1)?.is_word(UNITS));
    let track = amount >= LEAST_BARE && (amount / 50.0).fract() == 0.0;
    let sign = tokens.get(at + 1 + unit)?;
    let sign = sign.is_word(&["x"]) || sign.is('*');
    let count = whole(tokens.get(at + 2 + unit))?;
    let over = tokens.get(at + 3 + unit).is_none_or(|next| {
        let measured = next.is_figure()
            || ['\'', '"', '%', '-', '*', '/', ':'].iter().any(|s| next.is(*s))
            || next.is_word(UNITS)
            || next.is_word(&["x", "miles", "reps", "sets"]);
        !(measured || next.glued && next.word().is_some())
    });
    (sign && over && (unit == 1 || track) && (2.0..=MOST_TIMES).contains(&count)).then_some(unit)
}

/// `WU 2mi / 3x2mi off 2min / CD 1mi`: a slash between blanks beside a warm-up or a cool-down ends the
/// part in front of it.
fn around_sections<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let apart = |i: usize| {
        let sign = tokens[i].is('/') || tokens[i].is('|');
        sign && !tokens[i].glued && tokens.get(i + 1).is_some_and(|t| !t.glued)
    };
    let slashes: Vec<usize> = (0..tokens.len()).filter(|i| apart(*i)).collect();
    if slashes.is_empty() || !tokens.iter().any(|t| t.is_word(&["x"]) || t.is('*')) {
        return None;
    }
    let section = |from: usize, to: usize| {
        let piece = &tokens[from..to];
        piece.len() <= MOST_TOKENS
            && piece.iter().any(Token::is_figure)
            && !piece.iter().any(|t| t.is_word(&["x"]))
            && (from..to).any(|i| section_name(&tokens[..to], i) > 0)
    };
    let mut found: Option<Vec<Token<'t>>> = None;
    for (n, at) in slashes.iter().enumerate() {
        let from = n.checked_sub(1).map_or(0, |i| slashes[i] + 1);
        let to = slashes.get(n + 1).copied().unwrap_or(tokens.len());
        if section(from, *at) || section(at + 1, to) {
            found.get_or_insert_with(|| tokens.to_vec())[*at] = as_sign(';', &tokens[*at]);
        }
    }
    found
}

/// `4 mile tempo: mile @ hard, 2 miles ...`: a unit alone behind the colon is one of them.
fn unit_alone<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let at = 1 + tokens.iter().position(|t| t.is(':'))?;
    let alone = tokens.get(at)?.is_word(&["mile", "km", "kilometer", "kilometre"]);
    let aimed = tokens.get(at + 1).is_some_and(|t| t.is('@') || t.is_word(&["at"]))
        || vocabulary::effort_at(tokens, at + 1).is_some();
    let titled = tokens[..at].iter().any(Token::is_figure);
    if !(alone && aimed && titled) {
        return None;
    }
    let mut found = tokens.to_vec();
    let one = Number { value: 1.0, decimals: 0, word: false };
    found.insert(at, Token { kind: Kind::Number(one), ..as_sign(' ', &tokens[at]) });
    Some(found)
}

/// `(600 - 200) (500 - 200) (400 - 200)`: brackets with distances in them, side by side, are a list.
fn brackets_in_a_row<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let places: Vec<usize> = (1..tokens.len())
        .filter(|at| tokens[*at].is('(') && tokens[at - 1].is(')'))
        .filter(|at| distances_ahead(tokens, *at) && distances_before(tokens, at - 1))
        .collect();
    if places.is_empty() {
        return None;
    }
    let mut found = Vec::with_capacity(tokens.len() + places.len());
    for (at, token) in tokens.iter().enumerate() {
        if places.contains(&at) {
            found.push(as_sign(',', token));
        }
        found.push(*token);
    }
    Some(found)
}

/// Whether tokens are two distances of the track or more, with signs between them.
fn are_distances(inner: &[Token]) -> bool {
    let track = |t: &Token| whole(Some(t)).is_some_and(|n| n >= 50.0 && (n / 10.0).fract() == 0.0);
    let joint = |t: &Token| [',', '-', '/', '+'].iter().any(|s| t.is(*s)) || t.is_word(&["m"]);
    inner.iter().filter(|t| t.is_figure()).count() > 1 && inner.iter().all(|t| track(t) || joint(t))
}

fn distances_ahead(tokens: &[Token], open: usize) -> bool {
    let close = tokens[open..].iter().position(|t| t.is(')'));
    close.is_some_and(|close| are_distances(&tokens[open + 1..open + close]))
}

fn distances_before(tokens: &[Token], close: usize) -> bool {
    let open = tokens[..close].iter().rposition(|t| t.is('('));
    open.is_some_and(|open| are_distances(&tokens[open + 1..close]))
}

/// `4 sets of 3 minutes in zone 2, 3 sets in zone 3`: sets without an amount have that of those in front.
fn sets_of_the_same<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    const NOUNS: &[&str] = &["sets", "set", "reps", "rep", "repeats", "efforts"];
    let of = tokens.windows(2).position(|w| w[0].is_word(NOUNS) && w[1].is_word(&["of"]))? + 1;
    let _ = whole(tokens.get(of.checked_sub(2)?))?;
    let amount = tokens.get(of + 1..of + 3)?;
    if !(amount[0].is_figure() && amount[1].is_word(UNITS)) {
        return None;
    }
    let bare = |at: usize| {
        let before = &tokens[at - 1];
        let parted = before.is(',') || before.is(';') || before.is_word(AND);
        let noun = tokens.get(at + 1).is_some_and(|t| t.is_word(NOUNS));
        let aimed = tokens.get(at + 2).is_some_and(|t| t.is('@') || t.is_word(&["in", "at"]));
        parted && noun && aimed && whole(tokens.get(at)).is_some()
    };
    if !(of + 3..tokens.len()).any(bare) {
        return None;
    }
    let mut found = tokens[..of - 1].to_vec();
    found.push(as_word("x", &tokens[of]));
    let mut at = of + 1;
    while at < tokens.len() {
        found.push(tokens[at]);
        if at > of + 2 && bare(at) {
            at += 1;
            found.push(as_word("x", &tokens[at]));
            found.extend_from_slice(amount);
        }
        at += 1;
    }
    Some(found)
}
