//! Words by which a text calls its session, and those by which it speaks of another day.

use crate::notation::tokens::lex::Token;
use crate::notation::words::list::Filter;
use crate::notation::words::vocabulary;
use crate::session::Declared;
use crate::tree::Effort;

/// When the words of a label hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    /// An event: on a short line that does not speak of another day.
    Event,
    /// With a noun behind it, or two words on a short line.
    Named,
    /// Only with a noun behind it, or in front of a line.
    Noun,
    /// Only with a noun behind it: with a colon it names a block or its times.
    Followed,
    /// On a short line.
    Short,
    /// Only in front of a line.
    Front,
    /// In a text on such training, or in front of a line.
    Single,
}

/// Labels of two words or one, the name each gets, and when they hold.
const LABELS: &[(&[&str], &str, Holds)] = &[
    (&["speed", "endurance"], "speed-endurance", Holds::Named),
    (&["special", "endurance"], "special-endurance", Holds::Named),
    (&["sub", "threshold"], "sub-threshold", Holds::Named),
    (&["subthreshold"], "sub-threshold", Holds::Noun),
    (&["time", "trial"], "time-trial", Holds::Event),
    (&["timetrial"], "time-trial", Holds::Event),
    (&["tt"], "time-trial", Holds::Event),
    (&["cooper", "test"], "time-trial", Holds::Event),
    (&["long", "run"], "long-run", Holds::Short),
    (&["long", "ride"], "long-run", Holds::Short),
    (&["sprint"], "sprint", Holds::Noun),
    (&["sprints"], "sprint", Holds::Front),
    (&["hill", "sprints"], "sprint", Holds::Front),
    (&["threshold"], "threshold", Holds::Noun),
    (&["tempo"], "tempo", Holds::Noun),
    (&["vo", "2", "max"], "vo2max", Holds::Noun),
    (&["strides"], "strides", Holds::Front),
    (&["recovery", "run"], "recovery", Holds::Short),
    (&["recovery", "jog"], "recovery", Holds::Short),
    (&["easy", "run"], "easy", Holds::Short),
    (&["easy", "jog"], "easy", Holds::Short),
    (&["easy"], "easy", Holds::Front),
    (&["steady", "run"], "steady", Holds::Short),
    (&["steady"], "steady", Holds::Front),
    (&["single"], "single", Holds::Single),
    (&["singles"], "single", Holds::Single),
    (&["ladder"], "ladder", Holds::Followed),
    (&["hero"], "hero", Holds::Front),
    (&["race"], "race", Holds::Event),
    (&["raced"], "race", Holds::Event),
    (&["parkrun"], "parkrun", Holds::Event),
    (&["breakthrough"], "breakthrough", Holds::Named),
];

/// What the labels begin with.
const FIRST_WORDS: Filter = {
    let mut filter = Filter::EMPTY;
    let mut at = 0;
    while at < LABELS.len() {
        filter = filter.with(LABELS[at].0[0]);
        at += 1;
    }
    filter
};

/// The name of the label for effort that knows no reserve.
pub(crate) const ALL_OUT: &str = "all-out";

/// Every name that a text can be declared by.
pub const DECLARED_LABELS: &[&str] = &[
    ALL_OUT,
    "breakthrough",
    "easy",
    "hero",
    "ladder",
    "long-run",
    "parkrun",
    "race",
    "recovery",
    "single",
    "special-endurance",
    "speed-endurance",
    "sprint",
    "steady",
    "strides",
    "sub-threshold",
    "tempo",
    "threshold",
    "time-trial",
    "vo2max",
];

const NOUNS: &[&str] = &[
    "session", "sessions", "workout", "workouts", "day", "training", "set", "work", "run", "reps",
];

/// With these behind it an event only lends its name to something else.
const EVENT_LENDS: &[&str] = &[
    "pace",
    "paces",
    "effort",
    "efforts",
    "schedule",
    "speed",
    "p",
    "specific",
    "prep",
    "preparation",
    "week",
    "weekend",
    "weight",
    "kit",
    "shoes",
    "flats",
    "plan",
    "simulation",
    "rehearsal",
    "sharpener",
    "legs",
    "bike",
    "position",
    "intensity",
    "time",
    "times",
    "season",
    "rhythm",
    "feel",
    "feeling",
];

/// In front of an event, in the same clause, these put it on another day or make it a mere measure.
const ELSEWHERE_BEFORE: &[&str] = &[
    "after",
    "before",
    "since",
    "until",
    "till",
    "to",
    "for",
    "from",
    "post",
    "pre",
    "between",
    "next",
    "goal",
    "upcoming",
    "coming",
    "previous",
    "recent",
    "current",
    "future",
    "towards",
    "toward",
    "ahead",
    "following",
    "target",
    "at",
    "on",
    "than",
    "like",
    "as",
    "if",
    "will",
    "would",
    "should",
    "could",
    "might",
    "going",
    "gonna",
    "ready",
    "every",
    "per",
    "week's",
    "weekend's",
    "yesterday's",
    "tomorrow's",
];

/// Anywhere in the clause of an event, these put it on another day.
const ELSEWHERE: &[&str] = &[
    "tomorrow",
    "yesterday",
    "weekend",
    "days",
    "weeks",
    "months",
    "upcoming",
    "coming",
    "ago",
    "later",
    "soon",
    "next",
    "month",
    "fortnight",
];

const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "mondays",
    "saturdays",
    "sundays",
];

/// The labels in a line or a sentence of prose.
pub(crate) fn declared(tokens: &[Token], out: &mut Vec<Declared>) {
    let short = tokens.len() <= 14;
    let norwegian =
        || tokens.iter().any(|t| t.is_word(&["norwegian", "threshold", "subthreshold"]));
    let front = tokens
        .iter()
        .position(|t| t.word().is_some() && !t.is_word(&["a", "an", "the"]))
        .filter(|at| tokens[..*at].iter().all(|t| !t.is_figure()));
    for (at, token) in tokens.iter().enumerate() {
        let Some(word) = token.word().filter(|word| FIRST_WORDS.lets(word)) else { continue };
        for (words, label, holds) in LABELS {
            let opens = |first: &&str| first.len() == word.len() && **first == *word;
            if !words.first().is_some_and(opens) {
                continue;
            }
            let Some(end) = matched(tokens, at, words) else { continue };
            if denied(tokens, at) || (*label == "threshold" && is_below(tokens, at)) {
                continue;
            }
            let next = |list: &[&str]| tokens.get(end).is_some_and(|t| t.is_word(list));
            let noun = next(NOUNS);
            // `Single: 10 x 1 km`, `Hero workout`: a name in front of everything else.
            let past_noun = end + usize::from(noun);
            let named = tokens
                .get(past_noun)
                .is_none_or(|t| t.is(':') || t.is('\u{2014}') || (t.is('-') && !t.glued));
            let in_front = short_enough(tokens) && front == Some(at) && named;
            let holds = match holds {
                Holds::Event => short && !next(EVENT_LENDS) && !elsewhere(tokens, at, end),
                Holds::Named => noun || in_front || short && words.len() == 2,
                Holds::Noun => noun || in_front,
                Holds::Followed => noun,
                Holds::Short => short,
                Holds::Front => {
                    in_front || short && front == Some(at) && figure_follows(tokens, past_noun)
                }
                Holds::Single => in_front || norwegian(),
            };
            if holds {
                add(tokens, at, end, label, out);
            }
        }
    }
    if short_enough(tokens) {
        if let Some((at, end)) = all_out(tokens) {
            add(tokens, at, end, ALL_OUT, out);
        }
    }
}

fn add(tokens: &[Token], at: usize, end: usize, label: &'static str, out: &mut Vec<Declared>) {
    let Some((first, last)) = tokens.get(at).zip(tokens.get(end.saturating_sub(1).max(at))) else {
        return;
    };
    if !out.iter().any(|d| d.label == label) {
        out.push(Declared { label, span: first.span.hull(last.span) });
    }
}

/// A line of work with its name may be longer than a sentence that is one.
const MOST_WORDS: usize = 14;

fn short_enough(tokens: &[Token]) -> bool {
    tokens.iter().filter(|t| t.word().is_some()).count() <= MOST_WORDS
}

/// Whether a text has no line that is too long to be named by its words.
pub(crate) fn is_short(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.count() <= MOST_WORDS
}

fn figure_follows(tokens: &[Token], end: usize) -> bool {
    tokens.get(end).is_some_and(Token::is_figure)
}

/// Where the words of a label end, if they stand here; a hyphen may join them.
fn matched(tokens: &[Token], at: usize, words: &[&str]) -> Option<usize> {
    let mut end = at;
    for (n, word) in words.iter().enumerate() {
        if n > 0 && tokens.get(end).is_some_and(|t| t.is('-')) {
            end += 1;
        }
        let token = tokens.get(end)?;
        let figure = token.number().is_some_and(|n| word.parse() == Ok(n.value));
        if !(token.is_word(&[*word]) || figure) {
            return None;
        }
        end += 1;
    }
    Some(end)
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

/// Whether `sub` stands in front, with or without a hyphen.
fn is_below(tokens: &[Token], at: usize) -> bool {
    tokens[at.saturating_sub(2)..at].iter().any(|t| t.is_word(&["sub"]))
}

fn ends_clause(token: &Token) -> bool {
    [',', ';', '.', '!', '?', ':', '(', ')', '[', ']', '+', '\u{2014}'].iter().any(|s| token.is(*s))
}

/// Whether the clause around an event puts it on another day, or names it for comparison only. A
/// weekday in front of everything is the text's own date.
fn elsewhere(tokens: &[Token], at: usize, end: usize) -> bool {
    let from = tokens[..at].iter().rposition(ends_clause).map_or(0, |i| i + 1);
    let to = tokens[end..].iter().position(ends_clause).map_or(tokens.len(), |i| end + i);
    let (before, clause) = (&tokens[from..at], &tokens[from..to]);
    let word_before = |list: &[&str]| before.last().is_some_and(|t| t.is_word(list));
    let own_date = |i: usize| from + i == 0;
    before.iter().any(|t| t.is_word(ELSEWHERE_BEFORE))
        || before.last().is_some_and(|t| t.is('-'))
        || (word_before(&["last"]) && !tokens.get(end).is_some_and(|t| t.is_word(&["of"])))
        || clause.iter().any(|t| t.is_word(ELSEWHERE))
        || clause.iter().enumerate().any(|(i, t)| t.is_word(WEEKDAYS) && !own_date(i))
        || clause.windows(2).any(|w| w[0].is_word(&["last"]) && w[1].is_word(&["week", "night"]))
}

/// Words for an effort without reserve, wherever they stand in a short line, if they are said of all
/// the repetitions.
fn all_out(tokens: &[Token]) -> Option<(usize, usize)> {
    let opens = |t: &Token| t.word().is_some_and(vocabulary::may_be_maximal);
    (0..tokens.len()).filter(|at| tokens.get(*at).is_some_and(opens)).find_map(|at| {
        let (effort, length) = vocabulary::effort_at(tokens, at)?;
        let before = &tokens[at.saturating_sub(4)..at];
        let of_one = before.iter().any(|t| {
            t.is_word(&["last", "final", "finish", "end", "first", "one", "second", "third"])
        }) && !before.iter().any(|t| t.is_word(&["each", "every", "all"]));
        let otherwise = denied(tokens, at)
            || tokens[..at].iter().any(|t| t.is_word(&["if", "would", "could", "tomorrow"]));
        (effort == Effort::Maximal && !of_one && !otherwise).then_some((at, at + length))
    })
}
