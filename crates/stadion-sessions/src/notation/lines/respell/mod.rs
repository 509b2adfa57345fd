//! Shapes of a line that say in another order, or with other signs, what the grammar reads: they are
//! respelled in its tokens before it starts. Each token keeps the place of what it was written as.

mod abroad;
mod across_rest;
mod aimed_parts;
mod amount_behind;
mod amount_first;
mod beside_part;
mod circuit;
mod counted_behind;
mod doubt;
mod easy_behind;
mod figures;
mod hard_for;
mod letters;
mod lifts;
mod on_off;
mod rounds_of;
mod said_again;
mod sets_behind;
mod shapes;
mod shared_unit;
mod sides;
mod swim_lengths;
mod swim_parts;
mod time_then;
mod told_of;
mod wordings;

pub(crate) use doubt::doubt;

use amount_behind::amount_behind;
use amount_first::amount_first;
use circuit::circuit;
use letters::letters;
use lifts::lifts;
use on_off::on_off;
use shapes::shapes;
use sides::sides;
use swim_parts::joined;

use crate::notation::Dialect;
use crate::notation::read::MAX_TOKENS;
use crate::notation::tokens::lex::{Kind, Token};
use crate::notation::words::known::{Known, known};

/// Units of an amount that is done several times.
const LENGTHS: &[&str] = &[
    "m", "km", "k", "mile", "miles", "mi", "meter", "meters", "metres", "metre", "yd", "yds",
    "yards", "yard",
];
const UNITS: &[&str] =
    &["m", "km", "k", "min", "mins", "minutes", "s", "sec", "secs", "seconds", "mile", "meters"];
const TIMES: &[&str] =
    &["min", "mins", "minute", "minutes", "s", "sec", "secs", "second", "seconds"];

/// The tokens of a line in the spelling of the grammar; `None` if they are already.
pub(crate) fn respell<'t>(tokens: &[Token<'t>], dialect: Dialect) -> Option<Vec<Token<'t>>> {
    // Exact notation is read by the letter.
    if tokens.first().is_some_and(|t| t.is('{')) {
        return None;
    }
    // So long a line is prose, whatever stands in it.
    if tokens.len() > MAX_TOKENS {
        return None;
    }
    match dialect {
        Dialect::Track | Dialect::Road => one_by_one(tokens, RULES),
        Dialect::Cycle => one_by_one(tokens, RIDE_RULES),
        Dialect::Swim => one_by_one(tokens, SWIM_RULES),
        Dialect::Strength => one_by_one(tokens, LIFT_RULES),
    }
}

/// A rule that respells a line, or leaves it.
type Rule = for<'a, 't> fn(&'a [Token<'t>]) -> Option<Vec<Token<'t>>>;

/// The rules of the track, each of which sees what the one before it left.
const RULES: &[Rule] = &[
    easy_behind::easy_behind,
    wordings::joints,
    wordings::parts,
    told_of::aims_of_portions,
    shapes,
    shared_unit::in_brackets,
    |tokens| letters(tokens).or_else(|| amount_first(tokens)).or_else(|| on_off(tokens)),
    |tokens| match oddness(tokens) {
        Oddness::Words => one_by_one(tokens, ODD_RULES),
        Oddness::Signs => one_by_one(tokens, SIGN_RULES),
        Oddness::Nothing => None,
    },
];

/// Those that only lines with odd words or signs ask for.
const ODD_RULES: &[Rule] = &[
    beside_part::beside_part,
    figures::figures,
    abroad::abroad,
    aimed_parts::aimed_parts,
    shared_unit::shared_unit,
    wordings::called,
    wordings::named_plurals,
    told_of::for_example,
    told_of::seconds_a_lap,
    counted_behind::laps,
    counted_behind::of_them,
    counted_behind::of_the,
    counted_behind::in_total,
    sets_behind::sets_behind,
    across_rest::run_and_walk,
    across_rest::hard_and_easy,
    amount_behind,
    said_again::said_again,
    time_then::time_then,
    hard_for::hard_for,
    told_of::chain_told,
    told_of::up_to,
    told_of::meant_for,
    told_of::race_of,
    told_of::after_run,
    told_of::targeting,
];

/// Those of them that ask for a sign only: where no word of a line is odd, no other has anything to do.
const SIGN_RULES: &[Rule] = &[
    figures::figures,
    abroad::abroad,
    aimed_parts::aimed_parts,
    shared_unit::shared_unit,
    said_again::said_again,
    told_of::after_run,
];

/// Those of the bicycle.
const RIDE_RULES: &[Rule] =
    &[wordings::joints, wordings::parts, beside_part::beside_part, shapes, on_off];

/// Those of the pool.
const SWIM_RULES: &[Rule] = &[
    wordings::joints,
    wordings::parts,
    shapes,
    joined,
    swim_lengths::count_last,
    swim_lengths::made_of,
    swim_lengths::plus_rest,
];

/// Those of lifters.
const LIFT_RULES: &[Rule] = &[
    wordings::joints,
    shapes,
    rounds_of::loads,
    rounds_of::and_in_round,
    rounds_of::unparted,
    rounds_of::shares,
    sides,
    |tokens| circuit(tokens).or_else(|| lifts(tokens)),
];

/// What a line has that lines of the usual shapes do not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Oddness {
    Nothing,
    /// A sign, and no word.
    Signs,
    /// A word.
    Words,
}

fn oddness(tokens: &[Token]) -> Oddness {
    let mut odd = Oddness::Nothing;
    for token in tokens {
        match token.kind {
            Kind::Word(_) if is_odd_word(token) => return Oddness::Words,
            Kind::Number(number) if number.decimals > 2 => return Oddness::Words,
            Kind::Sign('+' | '-' | '.' | '\u{2014}') => odd = Oddness::Signs,
            _ => {}
        }
    }
    odd
}

fn is_odd_word(token: &Token) -> bool {
    matches!(token.known, Known::No | Known::Levelled | Known::Then | Known::Walk)
}

fn one_by_one<'t>(tokens: &[Token<'t>], rules: &[Rule]) -> Option<Vec<Token<'t>>> {
    let mut found: Option<Vec<Token<'t>>> = None;
    for rule in rules {
        if let Some(next) = rule(found.as_deref().unwrap_or(tokens)) {
            found = Some(next);
        }
    }
    found
}

fn whole(token: Option<&Token>) -> Option<f64> {
    token?.number().filter(|n| n.decimals == 0 && !n.word).map(|n| n.value)
}

pub(crate) fn as_word<'t>(word: &'t str, like: &Token<'t>) -> Token<'t> {
    Token { kind: Kind::Word(word), known: known(word), capital: false, ..*like }
}

fn as_sign<'t>(sign: char, like: &Token<'t>) -> Token<'t> {
    let known = known("");
    Token { kind: Kind::Sign(sign), known, capital: false, ..*like }
}

fn parts_list(token: &Token) -> bool {
    [',', ';', '-', '\u{2013}', '\u{2014}'].iter().any(|s| token.is(*s))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::tokens::lex::lex;
    use crate::notation::tokens::text::normalize;

    #[test]
    fn without_odd_words_only_the_rules_of_signs_have_something_to_do() {
        const PIECES: &[&str] = &[
            "6", "x", "400m", "300", "m", "km", "2", "min", "s", "1:30", "+", "-", ".", "\u{2014}",
            ",", "/", "(", ")", "@", "%", "easy", "hard", "run", "jog", "rest", "rec", "reps",
            "sets", "each", "after", "between", "all", "out", "at", "in", "off", "with", "warm",
            "cool", "up", "down", "hills", "strides", "mile", "'", ":", "=", ";", "rep", "fast",
            "tempo", "steady", "pace", "standing", "splits", "sprint", "recovery", "minutes",
            "secs",
        ];
        // Too seldom by chance.
        for text in ["5 x 1 km, each rep = 500m easy + 500m hard", "3 x 1000-m-tempo"] {
            let levelled = normalize(text);
            let tokens = lex(&levelled);
            let line = tokens.lines().next().unwrap();
            assert_eq!(oddness(line), Oddness::Signs);
            let all = one_by_one(line, ODD_RULES);
            assert!(all.is_some(), "{text}");
            assert_eq!(format!("{all:?}"), format!("{:?}", one_by_one(line, SIGN_RULES)), "{text}");
        }
        let mut chance: u64 = 5;
        let mut signs = 0;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..12 {
                chance = chance
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                let piece = usize::try_from(chance >> 33).unwrap() % PIECES.len();
                text.push_str(PIECES[piece]);
                if chance >> 20 & 3 > 0 {
                    text.push(' ');
                }
            }
            let levelled = normalize(&text);
            let tokens = lex(&levelled);
            for line in tokens.lines().filter(|l| oddness(l) == Oddness::Signs) {
                signs += 1;
                let all = one_by_one(line, ODD_RULES);
                assert_eq!(
                    format!("{all:?}"),
                    format!("{:?}", one_by_one(line, SIGN_RULES)),
                    "{text}"
                );
            }
        }
        assert!(signs > 1000, "{signs}");
    }
}
