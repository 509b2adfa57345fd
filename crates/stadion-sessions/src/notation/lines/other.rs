//! Lines with numbers that are no work: measures of the day, records, appointments, sums.

use crate::notation::tokens::lex::{Kind, Token};
use crate::notation::words::list::Words;
use crate::notation::words::vocabulary::{REPS, SETS};

/// What a line that opens with one of these tells is measured, worn, paid or recalled, and not run.
const MEASURED: Words = Words::new(&[
    "slept",
    "sleep",
    "weight",
    "weighed",
    "hr",
    "hrv",
    "pulse",
    "temp",
    "temperature",
    "wind",
    "humidity",
    "shoes",
    "bib",
    "lane",
    "price",
    "cost",
    "entry",
    "age",
    "pb",
    "pbs",
    "pr",
    "prs",
    "meet",
    "meeting",
    "bus",
    "mood",
    "yesterday",
    "finished",
    "placed",
    "°",
]);

/// Events and activities that have a distance or a time and are no run over it.
const EVENTS: Words = Words::new(&[
    "hurdles",
    "hurdle",
    "relay",
    "relays",
    "jump",
    "jumps",
    "vault",
    "shot",
    "javelin",
    "discus",
    "core",
    "gym",
    "yoga",
    "pilates",
    "stretching",
    "massage",
    "sauna",
    "weights",
]);

/// Who does a part, where the parts of a text are for different athletes.
const ATHLETES: Words = Words::new(&[
    "group",
    "groups",
    "seniors",
    "juniors",
    "beginners",
    "beginner",
    "advanced",
    "intermediate",
    "novices",
    "men",
    "women",
    "boys",
    "girls",
]);

/// Behind these a clock time is a time of day.
const STARTING: &[&str] =
    &["starts", "start", "starting", "leaves", "leave", "meet", "until", "from"];

/// Whether the whole line tells of something else than work.
pub(crate) fn is_other(tokens: &[Token]) -> bool {
    if !tokens.iter().any(Token::is_figure) {
        return false;
    }
    let counted = tokens.windows(3).any(|w| {
        let noun = w[1].is_word(REPS) || w[1].is_word(SETS);
        w[0].is_figure() && (w[1].is_word(&["x"]) || noun && w[2].is_word(&["of"]))
    });
    let mut at = 0;
    while tokens.get(at).is_some_and(|t| {
        t.is('*') || t.is('-') || t.is('\u{2022}') || t.is_word(&["my", "the", "our", "avg"])
    }) {
        at += 1;
    }
    let Some(first) = tokens.get(at) else { return false };
    let second = tokens.get(at + 1);
    let recalled = first.is_word(&["last"])
        && second.is_some_and(|t| t.is_word(&["week", "month", "year", "time", "night", "season"]));
    if recalled || (first.is_word(MEASURED) && !counted) {
        return true;
    }
    // `Track is 415m round`, `Lap 300m`: how long the way round is.
    let round = first.is_word(&["track", "lap", "loop"])
        && (second.is_some_and(|t| t.is_word(&["is", "was"]))
            || (second.is_some_and(Token::is_figure)
                && tokens.get(at + 2).is_some_and(|t| t.is_word(&["m", "metres", "meters"]))));
    // `Week 5: 60 miles`: the sum of a week.
    let week = first.is_word(&["week", "wk", "month"]) && second.is_some_and(Token::is_figure);
    if !counted && (round || week) {
        return true;
    }
    !counted && appointment(tokens)
}

/// `Physio at 14:30`, `Race starts 10:00`: a time of day, on the quarter of an hour or so.
fn appointment(tokens: &[Token]) -> bool {
    let mut figures = tokens.iter().enumerate().filter(|(_, t)| t.is_figure());
    let (Some((at, token)), more) = (figures.next(), figures.next()) else { return false };
    let Kind::Clock { seconds, .. } = token.kind else { return false };
    let before = at.checked_sub(1).and_then(|i| tokens.get(i));
    let behind = tokens.get(at + 1);
    let day = (300.0..1440.0).contains(&seconds) && (seconds / 5.0).fract() == 0.0;
    let told = before.is_some_and(|t| t.is_word(STARTING))
        || behind.is_some_and(|t| t.is_word(&["am", "pm"]));
    let alone = at > 1
        && more.is_none()
        && behind.is_none()
        && before.is_some_and(|t| t.is_word(&["at", "by"]));
    // `3 miles at 7:30` has another figure, and `easy at 7:30` a word of running.
    day && (told || alone && !tokens[..at].iter().any(|t| t.word().is_some_and(runs)))
}

fn runs(word: &str) -> bool {
    matches!(word, "easy" | "run" | "tempo" | "steady" | "pace" | "miles" | "mile" | "reps" | "km")
}

/// `Tempo speed: 6:04-5:58-6:06`: times and no other figure, most of them to the second, as nobody asks for them.
fn clocked<'a>(tokens: &'a [Token<'a>]) -> Option<&'a Token<'a>> {
    const LEAST: usize = 3;
    let figures = || tokens.iter().filter(|t| t.is_figure());
    let odd = |t: &&Token| match t.kind {
        Kind::Clock { seconds, .. } => (seconds / 5.0).fract() != 0.0,
        _ => false,
    };
    let clocks = figures().all(|t| matches!(t.kind, Kind::Clock { .. }));
    let (all, odd) = (figures().count(), figures().filter(odd).count());
    figures().next().filter(|_| clocks && all >= LEAST && 2 * odd > all)
}

/// A word by which a line of work is not, or not only, what its numbers add up to.
pub(crate) fn doubt<'a>(tokens: &'a [Token<'a>]) -> Option<(&'a Token<'a>, &'static str)> {
    /// A line that opens with one of these may list what is no work.
    const LISTED: &[&str] = &[
        "pace",
        "paces",
        "splits",
        "split",
        "events",
        "event",
        "distances",
        "races",
        "entries",
        "groups",
        "times",
    ];
    let counts = tokens
        .windows(2)
        .any(|w| w[0].is_figure() && (w[1].is_word(&["x", "times", "sets"]) || w[1].is('*')));
    if let Some(first) = tokens.first().filter(|t| t.is_word(LISTED) && !counts) {
        return Some((first, "a list of something that may be no work"));
    }
    if let Some(first) = clocked(tokens) {
        return Some((first, "times to the second are more likely those of what was run"));
    }
    let mut counted = false;
    for (i, token) in tokens.iter().enumerate() {
        counted |= token.is_word(&["x"]) || token.is('*');
        if token.is_word(EVENTS) {
            return Some((token, "an event or an activity that is no plain run"));
        }
        if token.is_word(ATHLETES) {
            return Some((token, "parts for different athletes, which add up"));
        }
        if token.is_word(&["add", "build", "building"]) {
            return Some((token, "work that grows with time"));
        }
        if token.is_word(&["tomorrow", "previously"]) || other_time(tokens, i) {
            return Some((token, "amounts of another day, or of the week, which add up"));
        }
        if list_of_minutes(tokens, i) {
            return Some((
                token,
                "a number behind the sets, which may be of repetitions or a time",
            ));
        }
        if words_of_miles(tokens, i) {
            return Some((token, "so many miles in one piece, or a mile so many times"));
        }
        if climb_added(tokens, i) {
            return Some((token, "metres behind a plus, which may be how far it goes up"));
        }
        if token.is_word(&["couple"]) {
            return Some((token, "an amount without a figure"));
        }
        if i == 0 && numbered_portion(tokens) {
            return Some((token, "portions by their numbers, which are read as amounts"));
        }
        if token.is_word(&["until", "till"]) {
            return Some((token, "work whose end is not a number"));
        }
        // `keep going`, `and so on`: how often, nobody says.
        let next = |words: &[&str]| tokens.get(i + 1).is_some_and(|t| t.is_word(words));
        let endless = token.is_word(&["keep"]) && next(&["going", "repeating"])
            || token.is_word(&["so"]) && next(&["on", "forth"])
            || token.is_word(&["etc"]);
        if endless {
            return Some((token, "how far the work goes on is not said"));
        }
        // `3 x 1000 m to 5 x 1000 m`.
        let figure = tokens.get(i + 1).is_some_and(Token::is_figure);
        let sign = tokens.get(i + 2).is_some_and(|t| t.is_word(&["x"]) || t.is('*'));
        if counted && figure && sign && token.is_word(&["to"]) {
            return Some((token, "from one number of repetitions to another, which add up"));
        }
    }
    None
}

/// `next week 8 x 400`, `up from 6 x 400`, `42 miles for the week`: work of another time.
fn other_time(tokens: &[Token], i: usize) -> bool {
    const PERIODS: &[&str] = &["week", "time", "month", "year", "session"];
    let at = |n: usize, words: &[&str]| tokens.get(i + n).is_some_and(|t| t.is_word(words));
    let figure = |n: usize| tokens.get(i + n).is_some_and(Token::is_figure);
    let sum = i > 0 && (at(1, &["week"]) || at(1, &["the"]) && at(2, &["week"]));
    at(0, &["next", "last"]) && at(1, PERIODS)
        || at(0, &["next"]) && tokens.get(i + 1).is_some_and(|t| t.is(':')) && figure(2)
        || at(0, &["up", "down"]) && at(1, &["from"]) && figure(2)
        || at(0, &["for", "this", "the"]) && sum
        || at(0, &["km", "k", "miles", "mile", "mi"]) && at(1, &["week"])
}

/// `3 sets of 5, 4, 3 mins`: the unit stands behind the last of the list.
fn list_of_minutes(tokens: &[Token], i: usize) -> bool {
    let at = |n: usize| tokens.get(i + n);
    let opens = at(0).is_some_and(|t| t.is_word(SETS))
        && at(1).is_some_and(|t| t.is_word(&["of"]))
        && at(2).is_some_and(|t| t.number().is_some());
    let mut n = 3;
    while opens && at(n).is_some_and(|t| t.is(',')) && at(n + 1).is_some_and(Token::is_figure) {
        n += 2;
    }
    n > 3
        && at(n).is_some_and(|t| {
            t.is_word(&["min", "mins", "minute", "minutes", "sec", "secs", "seconds"])
        })
}

/// `four mile tempo`: a number in words, and one mile.
fn words_of_miles(tokens: &[Token], i: usize) -> bool {
    let at = |n: usize, words: &[&str]| tokens.get(i + n).is_some_and(|t| t.is_word(words));
    let number = tokens[i].number().is_some_and(|n| n.word && n.value > 1.0);
    let before = i.checked_sub(1).and_then(|i| tokens.get(i));
    number
        && at(1, &["mile"])
        && !at(2, &["repeats", "repeat", "reps", "rep", "intervals", "x"])
        && before.is_none_or(|t| !t.is_figure() && !t.is_word(&["x", "of"]))
}

/// `10 km +250m`: metres at the end of a long way, with no count in the line.
fn climb_added(tokens: &[Token], i: usize) -> bool {
    const LONG_KM: f64 = 5.0;
    let [first, unit, ..] = tokens else { return false };
    let behind = tokens.get(i..).unwrap_or_default();
    first.number().is_some_and(|n| n.value >= LONG_KM)
        && unit.is_word(&["km", "k"])
        && matches!(behind, [plus, meters, m] if plus.is('+') && meters.number().is_some() && m.is_word(&["m"]))
}

/// `Miles 1-3 easy, 4-6 tempo`, `km 1-5 steady`: portions by their numbers.
fn numbered_portion(tokens: &[Token]) -> bool {
    let [unit, first, sign, last, ..] = tokens else { return false };
    unit.is_word(&["miles", "mile", "km", "kms", "k"])
        && first.number().is_some()
        && (sign.is('-') || sign.is_word(&["to"]))
        && last.number().is_some()
}

/// What stands between a sum and the word for it.
const UNITS: &[&str] = &["mile", "miles", "mi", "km", "k", "m", "min", "mins", "minutes"];

/// What a sum measures.
const MEASURES: Words = Words::new(&[
    "distance", "volume", "mileage", "time", "duration", "yardage", "ride", "run", "running",
    "riding", "swim", "swimming", "workout", "session", "length", "training",
]);

/// Whether the amount between the tokens `from` and `end` is a sum of other amounts: `total 12k`,
/// `6k total`, `60 miles a week`.
pub(crate) fn is_sum(tokens: &[Token], from: usize, end: usize) -> bool {
    const SUM: &[&str] =
        &["total", "totals", "tot", "overall", "altogether", "insgesamt", "gesamt", "totale"];
    let mut before = from;
    // `Total ride time, 1 hour`.
    let noun = |i: usize| tokens.get(i).is_some_and(|t| t.is_word(MEASURES));
    before -= usize::from(from > 1 && tokens[from - 1].is(',') && noun(from - 2));
    while before.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| {
        t.is('.')
            || t.is_word(MEASURES)
            || t.is(':')
            || t.is('=')
            || t.is_word(&["of", "is", "about"])
    }) {
        before -= 1;
    }
    let led = before.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| t.is_word(SUM));
    // `Total distace 4 miles`: a word that is misspelled.
    let slip = before == 2
        && tokens[0].is_word(SUM)
        && tokens[1].word().is_some_and(|w| w.starts_with(['d', 'm', 'v', 'y']) && w.len() > 4);
    let led = led || slip;
    // `7 mile total: 2 mile warm-up`: the sum stands in front of its word.
    let front = before.checked_sub(2).and_then(|i| tokens.get(i));
    let front = front.is_some_and(|t| t.is_word(UNITS) || t.is_figure());
    let sign = tokens[before..from].iter().any(|t| t.is(':') || t.is('.'));
    let led = led && !(front && sign);
    let next = |n: usize| tokens.get(end + n);
    let weekly = next(0).is_some_and(|t| t.is_word(&["weekly"]))
        || (next(0).is_some_and(|t| t.is_word(&["a", "per"]) || t.is('/'))
            && next(1).is_some_and(|t| t.is_word(&["week", "month", "day", "year"])));
    led || weekly || next(0).is_some_and(|t| t.is_word(SUM))
}

/// Whether the amount between the tokens `from` and `end` is how long a way round is: `on a 1200m
/// track`, `our 700m loop`.
pub(crate) fn is_way_round(tokens: &[Token], from: usize, end: usize) -> bool {
    let back = |n: usize| from.checked_sub(n).and_then(|i| tokens.get(i));
    let way = |n: usize| {
        tokens
            .get(end + n)
            .is_some_and(|t| t.is_word(&["track", "loop", "oval", "circuit", "lap", "course"]))
    };
    let kind = tokens.get(end).is_some_and(|t| t.is_word(&["indoor", "outdoor", "grass", "road"]));
    let round = way(0) || kind && way(1);
    let one = back(1).is_some_and(|t| t.is_word(&["a", "an", "the", "our", "my", "this"]));
    let on = back(2).is_some_and(|t| t.is_word(&["on", "around", "round", "at", "have", "has"]));
    let our = back(1).is_some_and(|t| t.is_word(&["our"]));
    round && one && (on || our)
}

/// Whether the distance between the tokens `from` and `end` is how far a way goes up: `320m elevation
/// gain`, `D+ 250 m`, `300m of climbing`.
pub(crate) fn is_climb(tokens: &[Token], from: usize, end: usize) -> bool {
    const CLIMB: &[&str] =
        &["elevation", "elev", "climbing", "ascent", "vert", "vertical", "dplus"];
    let at = |i: usize, words: &[&str]| tokens.get(i).is_some_and(|t| t.is_word(words));
    let behind = at(end, CLIMB)
        || at(end, &["of"]) && at(end + 1, CLIMB)
        || at(end, &["climb", "gain"])
            && tokens.get(end + 1).is_none_or(|t| t.is(',') || t.is('.') || t.is(')'));
    let plus = |i: usize| at(i, &["d"]) && tokens.get(i + 1).is_some_and(|t| t.is('+'));
    let led = from.checked_sub(2).is_some_and(plus);
    // `20 km 800m+`.
    let sign = tokens.get(end).is_some_and(|t| t.is('+') && t.glued)
        && tokens.get(end + 1).is_none_or(|t| t.is(','));
    from > 0 && (behind || led || plus(end) || sign)
}

/// Parts of a day and days by which a text names its sessions.
pub(crate) const DAYS: Words = Words::new(&[
    "am",
    "pm",
    "morning",
    "afternoon",
    "evening",
    "mon",
    "monday",
    "tue",
    "tues",
    "tuesday",
    "wed",
    "wednesday",
    "thu",
    "thur",
    "thurs",
    "thursday",
    "fri",
    "friday",
    "sat",
    "saturday",
    "sun",
    "sunday",
]);

/// The labels in a line that each open a session of their own: `AM: ..`, `Mon: ..`.
pub(crate) fn day_labels<'a>(tokens: &'a [Token<'a>]) -> impl Iterator<Item = &'a Token<'a>> {
    tokens.iter().enumerate().filter_map(|(i, token)| {
        let next = tokens.get(i + 1);
        let label = next.is_some_and(|t| t.is(':') || t.is('-') || t.is('\u{2014}'));
        // `A: 6 x 800m, B: 5 x 800m`, `Monday 8 x 400m, Thursday 4 x 1km`.
        if next.is_some_and(|t| t.is(':')) && token.is_word(&["a", "b", "c", "d"]) {
            return Some(token);
        }
        let day = next.is_some_and(Token::is_figure) && !token.is_word(&["am", "pm", "sat", "sun"]);
        let opens = i == 0 || label || day;
        (opens && token.is_word(DAYS)).then_some(token)
    })
}
