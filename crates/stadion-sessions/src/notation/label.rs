//! Labels in front of a line, and words by which a text calls its session.

use crate::notation::cursor::Cursor;
use crate::notation::lex::Token;
use crate::notation::vocabulary::REST;
use crate::session::Declared;
use crate::tree::Section;

/// What the label of a line announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Announced {
    Work(Section),
    Recovery,
    Target,
    Note,
    /// A title that says nothing of the kind.
    Title,
}

/// Steps over a bullet and a label, and tells what the label announces.
pub(crate) fn label(c: &mut Cursor<'_>) -> Option<Announced> {
    while c.is(0, '\u{2022}')
        || c.is(0, '\u{b7}')
        || c.is(0, '*')
        || (c.is(0, '-') && c.peek(1).is_some_and(|t| !t.glued))
    {
        c.at += 1;
    }
    let end =
        c.tokens.iter().skip(c.at).take(8).position(|t| t.is(':') || t.is('\u{2014}'))? + c.at;
    let words: Vec<&str> = c.tokens[c.at..end].iter().filter_map(Token::word).collect();
    let odd = c.tokens[c.at..end].iter().any(|t| {
        !(t.word().is_some() || t.is('-') || t.is('&') || t.is('/') || t.is('#') || t.is('.'))
    });
    // `Set 1:` and `Set #2:` carry a number that counts nothing.
    let numbered = c.tokens[c.at..end].windows(2).all(|w| {
        !w[1].is_figure()
            || w[0].is_word(&["set", "part", "block", "wk", "week", "day", "session"])
            || w[0].is('#')
    }) && !c.tokens.get(c.at).is_some_and(Token::is_figure);
    let figures = c.tokens[c.at..end].iter().any(Token::is_figure);
    if words.is_empty() || words.len() > 4 || (odd && !(figures && numbered)) {
        return None;
    }
    let has = |list: &[&str]| words.iter().any(|w| list.contains(w));
    let found = if has(REST) {
        Announced::Recovery
    } else if has(&["warm", "warmup", "wu"]) {
        Announced::Work(Section::WarmUp)
    } else if has(&["cool", "cooldown", "cd", "warmdown"]) {
        Announced::Work(Section::CoolDown)
    } else if has(&["pace", "paces", "target", "targets", "intensity", "effort", "goal"]) {
        Announced::Target
    } else if has(&[
        "rule", "rules", "note", "notes", "context", "details", "comment", "comments", "photo",
        "source",
    ]) {
        Announced::Note
    } else if has(&[
        "set",
        "sets",
        "session",
        "workout",
        "main",
        "work",
        "am",
        "pm",
        "track",
        "run",
        "reps",
        "intervals",
        "training",
    ]) {
        Announced::Work(Section::Main)
    } else {
        Announced::Title
    };
    // A label that the result or recovery grammar reads itself, such as `Ladder:`, stays.
    if found == Announced::Title
        && has(&[
            "ladder",
            "pyramid",
            "breakdown",
            "splits",
            "times",
            "results",
            "between",
            "after",
            "rpe",
        ])
    {
        return None;
    }
    if found == Announced::Recovery && has(&["between", "after", "set", "sets"]) {
        return Some(found);
    }
    c.at = end + 1;
    Some(found)
}

/// The section that a line without a label names: `10 min warm-up`.
pub(crate) fn section_of(tokens: &[Token]) -> Section {
    let has = |first: &str, second: &str, short: &[&str]| {
        tokens.iter().enumerate().any(|(i, t)| {
            t.is_word(short)
                || (t.is_word(&[first])
                    && (1..=2).any(|n| tokens.get(i + n).is_some_and(|t| t.is_word(&[second]))))
        })
    };
    if has("warm", "up", &["warmup", "wu"]) {
        Section::WarmUp
    } else if has("cool", "down", &["cooldown", "cd"]) || has("warm", "down", &["warmdown"]) {
        Section::CoolDown
    } else {
        Section::Main
    }
}

/// Labels of two words or one that need a noun behind them, and the name each gets.
const LABELS: &[(&[&str], &str)] = &[
    (&["speed", "endurance"], "speed-endurance"),
    (&["special", "endurance"], "special-endurance"),
    (&["sub", "threshold"], "sub-threshold"),
    (&["subthreshold"], "sub-threshold"),
    (&["time", "trial"], "time-trial"),
    (&["long", "run"], "long-run"),
    (&["long", "ride"], "long-run"),
    (&["sprint"], "sprint"),
    (&["threshold"], "threshold"),
    (&["tempo"], "tempo"),
    (&["recovery", "run"], "recovery"),
    (&["easy", "run"], "easy"),
    (&["easy", "jog"], "easy"),
    (&["steady", "run"], "steady"),
    (&["single"], "single"),
    (&["singles"], "single"),
    (&["ladder"], "ladder"),
    (&["race"], "race"),
    (&["parkrun"], "parkrun"),
    (&["breakthrough"], "breakthrough"),
];
const NOUNS: &[&str] = &[
    "session", "sessions", "workout", "workouts", "day", "training", "set", "work", "run", "reps",
];
/// The labels in a line or a sentence of prose.
pub(crate) fn declared(tokens: &[Token], out: &mut Vec<Declared>) {
    let short = tokens.len() <= 14;
    let norwegian = tokens.iter().any(|t| t.is_word(&["norwegian", "threshold", "subthreshold"]));
    for at in 0..tokens.len() {
        for (words, label) in LABELS {
            let mut end = at;
            let fits = words.iter().enumerate().all(|(n, word)| {
                if n > 0 && tokens.get(end).is_some_and(|t| t.is('-')) {
                    end += 1;
                }
                let fits = tokens.get(end).is_some_and(|t| t.is_word(&[word]));
                end += 1;
                fits
            });
            if !fits || denied(tokens, at) {
                continue;
            }
            let next = |list: &[&str]| tokens.get(end).is_some_and(|t| t.is_word(list));
            let noun = next(NOUNS);
            let holds = match *label {
                "race" => {
                    short
                        && !next(&[
                            "pace", "effort", "paces", "day", "efforts", "schedule", "speed", "p",
                            "specific",
                        ])
                        && !tokens.get(at.wrapping_sub(1)).is_some_and(|t| {
                            t.is('-')
                                || t.is_word(&[
                                    "post", "pre", "goal", "at", "to", "before", "after",
                                    "between", "next", "current",
                                ])
                        })
                }
                "single" => norwegian,
                "sprint" | "ladder" | "threshold" | "tempo" => noun,
                // A parkrun is one; the others here are plain nouns.
                "parkrun" | "time-trial" => true,
                "long-run" | "recovery" | "easy" | "steady" => short,
                _ => noun || short && words.len() == 2,
            };
            let stop = tokens.get(end - 1).map_or(tokens[at].span, |t| t.span);
            let span = tokens[at].span.hull(stop);
            if holds && !out.iter().any(|d| d.label == *label) {
                out.push(Declared { label, span });
            }
        }
    }
}

/// Whether one of the four words before speaks against it.
fn denied(tokens: &[Token], at: usize) -> bool {
    tokens[at.saturating_sub(4)..at].iter().any(|t| {
        t.is_word(&[
            "not", "no", "never", "isn't", "wasn't", "instead", "rather", "without", "nor",
            "neither", "than", "unlike",
        ])
    })
}
