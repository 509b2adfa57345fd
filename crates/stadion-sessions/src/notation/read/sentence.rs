//! Whether a line that could be work is a sentence.

use crate::notation::lines::{aside, label, sentences};
use crate::notation::tokens::lex::{Kind, Token};
use crate::notation::words::list::Words;
use crate::notation::work::WorkLine;
use crate::notation::{Dialect, quantity};
use crate::tree::{Section, Work};

/// Whether a line has a figure, a word that counts, the name of a race, or brackets.
pub(super) fn may_hold_work(tokens: &[Token]) -> bool {
    tokens.iter().any(|t| match t.kind {
        Kind::Number(_) | Kind::Clock { .. } => true,
        Kind::Word(word) => COUNTING.contains(&word),
        Kind::Sign(sign) => matches!(sign, '(' | '[' | '{' | '~'),
    })
}

/// Words that can open work without a figure.
const COUNTING: Words =
    Words::new(&["mile", "hour", "one", "half", "quarter", "open", "parkrun", "marathon"]);

pub(super) fn deepest(tokens: &[Token]) -> u32 {
    let mut depth = 0_u32;
    let mut deepest = 0;
    for token in tokens {
        if token.is('(') || token.is('[') || token.is('{') {
            depth += 1;
            deepest = deepest.max(depth);
        } else if token.is(')') || token.is(']') || token.is('}') {
            depth = depth.saturating_sub(1);
        }
    }
    deepest
}

/// Whether a line that the grammar of work could read is a sentence all the same.
///
/// Up to `limit` a line without a count may hold what the grammar does not know.
pub(super) fn is_prose(found: &WorkLine, tokens: &[Token], limit: usize, dialect: Dialect) -> bool {
    let sentences = tokens.windows(2).filter(|w| w[0].is('.') && w[1].capital).count();
    let dated = tokens.iter().any(|t| {
        t.is_word(&[
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ]) && t.capital
    });
    let words = tokens.iter().filter(|t| t.word().is_some()).count();
    // Lifts have names without end.
    let first = tokens.first().is_some_and(Token::is_figure);
    let only = first && tokens.iter().filter(|t| t.is_figure()).count() == 1;
    let lifts = dialect == Dialect::Strength && (found.strong || only);
    // What leads to the work says little of it, unless it takes it back.
    let (foreign, telling) = match found.opening {
        (foreign, telling) if found.strong && !taken_back(tokens) => {
            (found.foreign - foreign, found.telling - telling)
        }
        _ => (found.foreign, found.telling),
    };
    let foreign = if lifts { foreign / 2 } else { foreign };
    let score = foreign + 2 * telling + sentences;
    // Work and rests in turn are no more accidental than a count.
    let turns = sentences::rested_parts(&found.work) > 1;
    // `25 on :40 sprint first half, then easy`: a length and when the next one starts.
    let starts = dialect == Dialect::Swim
        && matches!(tokens, [length, on, clock, ..] if length.number().is_some_and(|n| n.value >= 25.0)
            && (on.is_word(&["on"]) || on.is('@'))
            && matches!(clock.kind, Kind::Clock { .. }) | clock.is(':'));
    if found.strong || turns || starts || sum_of_parts(tokens) || aside::chain_of_amounts(tokens) {
        return score > 7 || (sentences > 1 && found.telling > 0);
    }
    let unit = has_unit(&found.work, tokens, dialect);
    let limit = if lifts { limit.max(4) } else { limit };
    // `Just get out for 90 minutes easy, nothing heroic`: one amount that is called easy, and a remark.
    let eased = sentences::asks_for_ease(&found.work, tokens);
    let score = found.clause.filter(|_| eased).map_or(score, |(f, t)| f + 2 * t);
    let limit = if eased { limit + 2 } else { limit };
    sentences::names_session(tokens)
        || score > limit
        || dated
        || !unit
        || (words > 16 && limit < 4 && score > 0)
}

/// `11 km easy + 4 km steady + 1 km fast`: amounts with units and signs between them.
fn sum_of_parts(tokens: &[Token]) -> bool {
    let amount = |at: usize| {
        let number = tokens.get(at).is_some_and(|t| t.number().is_some());
        number && tokens.get(at + 1).and_then(Token::word).is_some_and(is_unit)
    };
    let parts = (1..tokens.len()).filter(|at| tokens[*at].is('+') && amount(at + 1));
    amount(0) && parts.count() > 1
}

/// Whether words in front of the first count say that the work was not done, or only might be.
pub(super) fn taken_back(tokens: &[Token]) -> bool {
    let count = tokens.windows(2).position(|w| {
        w[0].number().is_some() && (w[1].is_word(&["x", "times", "sets"]) || w[1].is('*'))
    });
    tokens[..count.unwrap_or(tokens.len())].iter().any(|t| t.is_word(TAKING_BACK))
}

/// Such words.
const TAKING_BACK: Words = Words::new(&[
    "not",
    "never",
    "instead",
    "if",
    "would",
    "should",
    "could",
    "might",
    "can",
    "can't",
    "don't",
    "didn't",
    "couldn't",
    "wouldn't",
    "than",
    "once",
    "used",
    "without",
    "no",
    "nobody",
    "or",
    "because",
    "unless",
    "what",
    "how",
    "why",
    "like",
    "supposed",
    "wanted",
    "planned",
    "usually",
    "sometimes",
    "often",
    "before",
    "first",
    "next",
    "last",
    "rather",
    "whether",
    "maybe",
    "perhaps",
]);

/// Whether a unit was written, or a list of three or more numbers that are usual distances.
pub(super) fn has_unit(work: &Work, tokens: &[Token], dialect: Dialect) -> bool {
    // `200 choice`: a length of the pool needs no unit where it opens the line.
    let swum = dialect == Dialect::Swim
        && tokens.first().is_some_and(|t| t.number().is_some_and(|n| !n.word && n.value >= 25.0));
    if swum && crate::resolve::sums(work).meters.is_some() {
        return true;
    }
    // `Warm up 400`, `CD 200 easy`: nor does it behind the name of a section.
    let figure = tokens.iter().position(Token::is_figure).unwrap_or(0);
    let round = tokens.get(figure).and_then(Token::number).is_some_and(|n| {
        let step = if dialect == Dialect::Swim { 25.0 } else { 100.0 };
        !n.word && n.value >= 2.0 * step && (n.value / step).fract() == 0.0
    });
    let section = label::section_of(&tokens[..figure]) != Section::Main;
    if section && round && crate::resolve::sums(work).meters.is_some() {
        return true;
    }
    // `20 kettlebell swings`: so does a number of lifts.
    let lifted = dialect == Dialect::Strength && tokens.first().is_some_and(Token::is_figure);
    if lifted && crate::resolve::sums(work).lifts.is_some() {
        return true;
    }
    // `800 w/200 float`: a bare distance of the track with a rest of its own.
    let track = tokens.first().and_then(Token::number);
    let track = track.is_some_and(|n| n.value >= 100.0 && (n.value / 50.0).fract() == 0.0);
    if track && sentences::rested_parts(work) > 0 {
        return true;
    }
    let written = tokens.iter().enumerate().any(|(i, t)| {
        let before = i.checked_sub(1).and_then(|i| tokens.get(i));
        // `40 easy minutes`.
        let second = i.checked_sub(2).and_then(|i| tokens.get(i));
        let eased = before.is_some_and(|b| b.is_word(quantity::EASE));
        let number = before.is_some_and(|b| b.is_figure() || b.is('-') || b.is('+'))
            || eased && second.is_some_and(Token::is_figure);
        number && (t.is('\'') || t.is('"') || t.word().is_some_and(is_unit))
    });
    // `run the first mile hard, jog half a mile, run the last mile`.
    let miles = tokens.iter().filter(|t| t.is_word(&["mile", "miles"])).count() > 1;
    let written = written || miles;
    let clock = tokens.iter().enumerate().any(|(i, t)| {
        t.is_figure()
            && t.number().is_none()
            && !tokens.get(i + 1).is_some_and(|t| t.is_word(&["am", "pm"]))
    });
    // `London Marathon`: a race alone on its line is one.
    let race = tokens.len() <= 4 && tokens.iter().any(|t| t.is_word(&["marathon", "parkrun"]));
    // `An hour easy`.
    let hour = |r: &crate::tree::Rep| {
        r.amount.time().is_some_and(|t| t.min().as_secs() >= 1800)
            && tokens.len() <= 12
            && tokens.iter().any(|t| t.is_word(&["hour"]))
    };
    let hour = matches!(work, Work::Rep(r) if hour(r));
    written || clock || race || hour || crate::resolve::sums(work).reps.0 >= 3
}

pub(crate) fn is_unit(word: &str) -> bool {
    quantity::SECONDS.contains(&word)
        || quantity::MINUTES.contains(&word)
        || quantity::HOURS.contains(&word)
        || quantity::compound_unit(word).is_some()
        || matches!(
            word,
            "m" | "k"
                | "km"
                | "mi"
                | "mile"
                | "miles"
                | "meter"
                | "meters"
                | "metre"
                | "metres"
                | "yd"
                | "yds"
                | "yards"
                | "kilometers"
                | "kilometres"
                | "metros"
                | "mètres"
                | "metern"
                | "kilómetros"
                | "kilomètres"
                | "ml"
                | "lap"
                | "laps"
                | "rep"
                | "reps"
        )
}
