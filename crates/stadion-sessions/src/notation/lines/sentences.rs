//! Sentences with notation in them within a text that tells: `Went to the track and did 7 x 400m. ...`.

use crate::notation::lines::aside;
use crate::notation::quantity::MINUTES;
use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary::TELLING;
use crate::tree::{Activity, Work};

/// Words by which a sentence does not say what was, or is to be, done.
const UNSURE: &[&str] = &[
    "not",
    "never",
    "or",
    "if",
    "instead",
    "usually",
    "could",
    "should",
    "would",
    "might",
    "don't",
    "didn't",
    "can't",
    "rather",
    "example",
    "unless",
    "when",
    "until",
    "last",
    "yesterday",
    "used",
];
/// More words than this are a tale.
const MOST_WORDS: usize = 32;

/// The sentences of a line: each ends in a stop with a capital behind it.
pub(crate) fn sentences<'t, 'a>(tokens: &'t [Token<'a>]) -> Vec<&'t [Token<'a>]> {
    let mut found = Vec::new();
    let mut start = 0;
    for (i, token) in tokens.iter().enumerate() {
        let stop = token.is('.') || token.is('!') || token.is('?');
        let short = i > 0 && tokens[i - 1].is_word(MINUTES);
        if stop && !short && tokens.get(i + 1).is_none_or(|t| t.capital) {
            found.push(&tokens[start..=i]);
            start = i + 1;
        }
    }
    if start < tokens.len() {
        found.push(&tokens[start..]);
    }
    found
}

/// Whether the sentence tells of work with a count in it and casts no doubt on it.
pub(crate) fn tells_work(sentence: &[Token]) -> bool {
    let words = sentence.iter().filter(|t| t.word().is_some()).count();
    let telling = sentence.iter().filter(|t| t.is_word(TELLING)).count();
    let counted = sentence.windows(2).any(|w| {
        let count = w[0].number().is_some_and(|n| n.decimals == 0 && n.value <= 60.0);
        let sign = w[1].is_word(&["x", "sets", "set", "times", "by"]) || w[1].is('*');
        // `6 800's`, `ten 400m reps`.
        let track =
            w[1].number().is_some_and(|n| n.value >= 200.0 && (n.value / 100.0).fract() == 0.0);
        let spelled =
            w[0].number().is_some_and(|n| n.word) && w[1].is_figure() || track && !w[1].glued;
        count && (sign || spelled)
    });
    let counted = counted || aside::chain_of_amounts(sentence);
    counted && words <= MOST_WORDS && telling <= 1 && !sentence.iter().any(|t| t.is_word(UNSURE))
}

/// `the 400m session looks faster`: an amount that names a session, which is spoken of and not asked for.
pub(crate) fn names_session(tokens: &[Token]) -> bool {
    let noun = |t: &Token| t.is_word(&["session", "sessions", "workout", "workouts"]);
    tokens.windows(3).any(|w| {
        let named = noun(&w[2]) || w[2].glued && w[2].word().is_some();
        w[0].is_word(&["the", "that", "this"]) && w[1].is_figure() && named
    }) && tokens.windows(2).any(|w| (w[0].is_figure() || w[0].glued) && noun(&w[1]))
}

/// `Run hard for 45 seconds and see how far you get`: a sentence that asks for one amount of moving.
pub(crate) fn asks(tokens: &[Token]) -> bool {
    let first = tokens.iter().find(|t| t.word().is_some());
    let moving = first.is_some_and(|t| {
        t.is_word(&[
            "run", "sprint", "ride", "swim", "row", "ski", "go", "stride", "bound", "climb",
        ])
    });
    moving && tokens.iter().filter(|t| t.is_figure()).count() == 1
}

/// `Just get out for 90 minutes easy`: one amount with a word for its ease beside it, and nothing that
/// takes it back.
pub(crate) fn asks_for_ease(work: &Work, tokens: &[Token]) -> bool {
    let single = matches!(work, Work::Rep(r) if r.effort.is_some() || r.activity == Activity::Run);
    single
        && tokens.iter().filter(|t| t.is_figure()).count() <= 2
        && !tokens.iter().any(|t| t.is_word(DROPPED))
}

/// Words by which a run was not done, or was another day's.
const DROPPED: &[&str] = &[
    "skip",
    "skipped",
    "skipping",
    "missed",
    "instead",
    "cancelled",
    "canceled",
    "bailed",
    "never",
    "didn't",
    "couldn't",
    "wouldn't",
    "don't",
    "yesterday",
    "was",
    "were",
    "had",
    "used",
    "than",
    "should",
    "would",
    "could",
    "normally",
    "usually",
    "supposed",
    "planned",
    "wanted",
    "last",
    "after",
    "before",
    "since",
    "until",
    "without",
    "no",
    "not",
];

/// How many parts of a list have a rest of their own.
pub(crate) fn rested_parts(work: &Work) -> usize {
    match work {
        Work::Seq { parts, .. } => parts.iter().map(rested_parts).sum(),
        Work::With { body, .. } => usize::from(matches!(**body, Work::Rep(_))),
        _ => 0,
    }
}
