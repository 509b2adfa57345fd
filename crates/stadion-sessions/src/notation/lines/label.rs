//! Labels in front of a line, and words by which a text calls its session.

use crate::notation::lines::preface;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::words::list::{Filter, Words};
use crate::notation::words::vocabulary::REST;
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

const WARM_UP: &[&str] = &[
    "warmup",
    "wu",
    "einlaufen",
    "einschwimmen",
    "einfahren",
    "warmlaufen",
    "échauffement",
    "echauffement",
    "d'échauffement",
    "d'echauffement",
    "uppvärmning",
    "oppvarming",
    "uppvarmning",
    "calentamiento",
    "riscaldamento",
    "inlopen",
];
const COOL_DOWN: &[&str] = &[
    "cooldown",
    "cd",
    "warmdown",
    "rac",
    "nedjogging",
    "nedjogg",
    "utløping",
    "wd",
    "auslaufen",
    "ausschwimmen",
    "ausfahren",
    "nedvarvning",
    "enfriamiento",
    "defaticamento",
    "uitlopen",
];

/// Whether a word names a warm-up or a cool-down by itself.
pub(crate) fn names_section(word: &str) -> bool {
    WARM_UP.contains(&word) || COOL_DOWN.contains(&word)
}

/// What names of sections begin with.
const SECTION_WORDS: Filter = Filter::EMPTY
    .with_all(WARM_UP)
    .with_all(COOL_DOWN)
    .with_all(&["warm", "cool", "retour", "vuelta"]);

/// Steps over what stands in front of a label: a bullet, a date, the names of a group or of a session.
fn front(c: &mut Cursor<'_>) {
    while c.is(0, '\u{2022}')
        || c.is(0, '\u{b7}')
        || c.is(0, '*')
        || (c.is(0, '-') && c.peek(1).is_some_and(|t| !t.glued))
    {
        c.at += 1;
    }
    c.at += marker(&c.tokens[c.at..]);
    date(c);
    day(c);
    if !numbered(c.tokens, c.at).is_some_and(|n| n.colon) {
        c.at += numbered(c.tokens, c.at).map_or(0, |n| n.len);
    }
    race(c);
    pair_name(c);
    ordinal_set(c);
    around(c);
    preface::group(c);
    preface::set_title(c);
    preface::day_time(c);
    preface::pace_in_front(c);
    preface::oxygen(c);
    preface::named_after(c);
}

/// Steps over a bullet and a label, and tells what the label announces.
pub(crate) fn label(c: &mut Cursor<'_>) -> Option<Announced> {
    front(c);
    if preface::announcement(c) || preface::aimed_heading(c) {
        return Some(Announced::Work(Section::Main));
    }
    let from = c.at;
    // `B group- 6 x 400m`: a dash that sticks to the name and not to the figure.
    let dash = |n: usize| {
        let token = |n: usize| c.tokens.get(from + n);
        token(n).is_some_and(|t| t.is('-') && t.glued)
            && token(n + 1).is_some_and(|t| t.is_figure() && !t.glued)
            && (0..n).all(|n| token(n).is_some_and(|t| t.word().is_some() || t.is('-') && t.glued))
    };
    let mut place = (0..8).take_while(|n| from + n < c.tokens.len());
    let end = place.find(|n| {
        let token = &c.tokens[from + n];
        token.is(':') || token.is('\u{2014}') || *n > 0 && dash(*n)
    })? + from;
    let name = end - name_in_brackets(&c.tokens[c.at..end]);
    let words: Vec<&str> = c.tokens[c.at..name].iter().filter_map(Token::word).collect();
    let odd = c.tokens[c.at..name].iter().any(|t| {
        !(t.word().is_some() || t.is('-') || t.is('&') || t.is('/') || t.is('#') || t.is('.'))
    });
    // `Set 1:` and `Set #2:` carry a number that counts nothing.
    let numbered = c.tokens[c.at..name].windows(2).all(|w| {
        !w[1].is_figure()
            || w[0].is_word(&["set", "part", "block", "wk", "week", "day", "session"])
            || w[0].is('#')
    }) && !c.tokens.get(c.at).is_some_and(Token::is_figure);
    let figures = c.tokens[c.at..name].iter().any(Token::is_figure);
    if words.is_empty() || words.len() > 4 || (odd && !(figures && numbered)) {
        return None;
    }
    let has = |list: &[&str]| words.iter().any(|w| list.contains(w));
    let found = announced(&words, c.tokens.get(end + 1..).unwrap_or_default());
    if name < end && found != Announced::Title {
        return None;
    }
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
    // `Mile repeats: 5 with 400 jog`: what the count behind the colon counts.
    let counts = c.tokens.get(end + 1).is_some_and(|t| t.number().is_some())
        && c.tokens.get(end + 2).is_some_and(|t| {
            t.is_word(&["with", "w", "at", "off", "in", "on"])
                || t.is('@')
                || t.is('-')
                || t.is(',')
        });
    if has(&["mile"]) && has(&["repeats", "reps", "intervals"]) && counts {
        return None;
    }
    if found == Announced::Recovery && has(&["between", "after", "set", "sets"]) {
        return Some(found);
    }
    c.at = end + 1;
    Some(found)
}

/// `Sun (LR):`, `Tue (Q1):`: how many tokens a bracket takes at the end of a label, which gives it another
/// name.
fn name_in_brackets(label: &[Token]) -> usize {
    const MOST: usize = 5;
    if !label.last().is_some_and(|t| t.is(')')) {
        return 0;
    }
    let Some(open) = label.iter().rposition(|t| t.is('(')) else { return 0 };
    let inner = &label[open + 1..label.len() - 1];
    let code = |i: usize| inner[i].glued && i > 0 && inner[i - 1].word().is_some();
    let named = inner.iter().enumerate().all(|(i, t)| {
        let word = t.word().is_some_and(|w| !crate::notation::read::is_unit(w));
        word || t.is('-') || t.is('/') || t.is('&') || t.is_figure() && code(i)
    });
    if open > 0 && named && inner.len() <= MOST { inner.len() + 2 } else { 0 }
}

/// What the words of a label announce of the tokens behind it.
fn announced(words: &[&str], body: &[Token]) -> Announced {
    let has = |list: &[&str]| words.iter().any(|w| list.contains(w));
    if has(&REST) {
        Announced::Recovery
    } else if has(WARM_UP) || has(&["warm"]) {
        Announced::Work(Section::WarmUp)
    } else if has(COOL_DOWN) || has(&["cool"]) {
        Announced::Work(Section::CoolDown)
    } else if has(&["pace", "paces", "target", "targets", "intensity", "effort", "goal"]) {
        // `Target: 6 x 1k in 3:06`.
        let counts = matches!(body, [count, sign, amount, ..]
            if count.number().is_some() && (sign.is_word(&["x"]) || sign.is('*')) && amount.is_figure());
        // `Target: 4 mile tempo; 6 min rest, 2 x 1k`.
        let unit = body.get(1).and_then(Token::word).is_some_and(crate::notation::read::is_unit);
        let parts = body.windows(3).any(|w| {
            w[0].number().is_some() && (w[1].is_word(&["x"]) || w[1].is('*')) && w[2].is_figure()
        });
        let listed = body.first().is_some_and(|t| t.number().is_some()) && unit && parts;
        if counts || listed { Announced::Work(Section::Main) } else { Announced::Target }
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
    }
}

/// `B. 2 sets`, `c) 4 x 200m`: how many tokens a letter takes by which a text counts its parts.
pub(crate) fn marker(tokens: &[Token]) -> usize {
    let [letter, sign, next, ..] = tokens else { return 0 };
    let single = letter.word().is_some_and(|w| matches!(w, "a" | "b" | "c" | "d" | "e"));
    let sign = sign.glued && (sign.is('.') || sign.is(')'));
    if single && sign && !next.glued { 2 } else { 0 }
}

/// What carries a number that counts nothing.
const NUMBERED: Words = Words::new(&[
    "set", "part", "block", "wk", "week", "day", "session", "workout", "group", "lane", "level",
    "stage", "phase", "round", "ms", "wo", "option", "opt", "piece", "repeat", "rep", "interval",
    "effort",
]);
/// With a number stuck to them these say how hard, or are signs.
const INTENSITIES: &[&str] = &[
    "z", "l", "lt", "vt", "ut", "ga", "hr", "r", "t", "p", "v", "x", "cp", "vo", "rpe", "sr", "rm",
    "u",
];

/// A label with a number in it.
pub(crate) struct Numbered {
    /// Its tokens, the sign behind it included.
    pub(crate) len: usize,
    /// A colon stands behind it.
    pub(crate) colon: bool,
}

/// `Week 5 - 6 x 800m`, `MS2: 1 x 5'`: a name with a number, a sign, and behind it a figure.
pub(crate) fn numbered(tokens: &[Token], at: usize) -> Option<Numbered> {
    const LONGEST_CODE: usize = 3;
    let token = |n: usize| tokens.get(at + n);
    let word = token(0)?.word()?;
    let sign = usize::from(token(1)?.is('#'));
    let number = token(1 + sign).filter(|t| t.number().is_some_and(|n| n.decimals == 0))?;
    let code = number.glued && word.len() <= LONGEST_CODE && !INTENSITIES.contains(&word);
    if !(NUMBERED.contains(&word) || code) {
        return None;
    }
    let mut len = 2 + sign;
    // `Week 3 Day 2 -`.
    let second = token(len).is_some_and(|t| t.is_word(NUMBERED));
    if second && token(len + 1).is_some_and(|t| t.number().is_some()) {
        len += 2;
    }
    let colon = token(len)?.is(':');
    let dash = (token(len)?.is('-') || token(len)?.is('\u{2014}'))
        && !token(len)?.glued
        && token(len + 1).is_some_and(|t| !t.glued);
    let run = token(0)?.is_word(&["day", "week", "session"])
        && token(len + 1).is_some_and(|t| t.is_word(&["run", "ride", "swim", "stride", "sprint"]));
    let figure = token(len + 1).is_some_and(|t| t.is_figure() || t.is('(') || t.is('~')) || run;
    ((colon || dash) && figure).then_some(Numbered { len: len + 1, colon })
}

/// Steps over a date in front of the line: `12/04/2019:`, `4/12 -`.
fn date(c: &mut Cursor<'_>) {
    const MOST_WORDS: usize = 3;
    let number = |n: usize, most: f64| {
        let found = c.peek(n).and_then(Token::number);
        found.is_some_and(|f| f.decimals == 0 && !f.word && (1.0..=most).contains(&f.value))
    };
    let sign = |n: usize| c.is(n, '/') && c.peek(n).is_some_and(|t| t.glued);
    // `2019-04-12:`.
    let part = |n: usize| c.is(n, '-') && c.peek(n).is_some_and(|t| t.glued) && number(n + 1, 31.0);
    if c.peek(0).and_then(Token::number).is_some_and(|n| (1990.0..2100.0).contains(&n.value))
        && part(1)
        && part(3)
    {
        c.at += 5 + usize::from(c.is(5, ':') || c.is(5, '-'));
        return;
    }
    // `In 1945 -- 10 x 200`, `Back in 1972, 5 x 1 mile`.
    let about = |n: &usize| c.is(*n, '~') || c.is_word(*n, &["in", "about", "around", "from"]);
    let led = (0..MOST_WORDS).find(about).map_or(0, |n| n + 1);
    let year = c.peek(led).and_then(Token::number).is_some_and(|n| {
        n.decimals == 0
            && !n.word
            && (1850.0..2100.0).contains(&n.value)
            && (led > 0 || (n.value / 50.0).fract() != 0.0)
    });
    let mut signs = 0;
    while [':', ',', '-', '\u{2014}'].iter().any(|s| c.is(led + 1 + signs, *s)) {
        signs += 1;
    }
    let counted = c.peek(led + 1 + signs).is_some_and(|t| t.is_figure() && !t.glued)
        && c.is_word(led + 2 + signs, &["x", "times"]);
    if year && signs > 0 && (led > 0 || c.is(1, ':')) && counted {
        c.at += led + 1 + signs;
        return;
    }
    let two = number(0, 31.0) && sign(1) && number(2, 31.0);
    let year = sign(3) && c.peek(4).and_then(Token::number).is_some_and(|n| n.value >= 18.0);
    let len = if year { 5 } else { 3 };
    let colon = c.is(len, ':');
    // `10/3 - 4 x 1k`: a dash between blanks with a count behind it.
    let dash = (c.is(len, '-') || c.is(len, '\u{2014}'))
        && !c.peek(len).is_some_and(|t| t.glued)
        && c.is_word(len + 2, &["x", "times"]);
    if !two || !(year || colon || dash) || c.is(len, '/') {
        return;
    }
    c.at += len + usize::from(colon || dash || c.is(len, '-'));
}

const DAYS: Words = Words::new(&[
    "mon",
    "monday",
    "tue",
    "tues",
    "tuesday",
    "wed",
    "weds",
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
const MONTHS: Words = Words::new(&[
    "jan",
    "january",
    "feb",
    "february",
    "mar",
    "march",
    "apr",
    "april",
    "may",
    "jun",
    "june",
    "jul",
    "july",
    "aug",
    "august",
    "sep",
    "sept",
    "september",
    "oct",
    "october",
    "nov",
    "november",
    "dec",
    "december",
]);

/// Steps over a day with a time of day or a date in front of the line: `Mon (7:30) -`,
/// `Tuesday - Nov 5 -`, `5 May:`.
fn day(c: &mut Cursor<'_>) {
    let mut look = c.fork();
    let mut figures = false;
    let named = look.take_word(DAYS);
    let sign = |c: &mut Cursor<'_>| {
        c.take('-') || c.take('\u{2014}') || c.take(':') || c.take(',') || c.take('.')
    };
    let mut closed = named && sign(&mut look);
    let clock = |t: &Token| t.is_figure() && t.number().is_none();
    if named && look.is(0, '(') && look.peek(1).is_some_and(clock) {
        let apm = usize::from(look.is_word(2, &["am", "pm"]));
        if look.is(2 + apm, ')') {
            look.at += 3 + apm;
            figures = true;
            closed = sign(&mut look);
        }
    }
    let number = |c: &Cursor<'_>, at: usize| {
        c.peek(at).and_then(Token::number).is_some_and(|n| (1.0..=31.0).contains(&n.value))
    };
    let suffix = |c: &Cursor<'_>, at: usize| {
        usize::from(c.is_word(at, &["st", "nd", "rd", "th"]) && c.peek(at).is_some_and(|t| t.glued))
    };
    let len = if look.is_word(0, MONTHS) && number(&look, 1) {
        2 + suffix(&look, 2)
    } else if number(&look, 0) && look.is_word(1 + suffix(&look, 1), MONTHS) {
        2 + suffix(&look, 1)
    } else {
        0
    };
    if len > 0 {
        look.at += len;
        figures = true;
        closed = sign(&mut look);
    }
    // `Thu 22/11 --`: behind the day a date needs no sign.
    let slash = |at: usize| look.is(at, '/') && look.peek(at).is_some_and(|t| t.glued);
    if named && number(&look, 0) && slash(1) && number(&look, 2) && !slash(5) {
        look.at += if slash(3) && look.peek(4).is_some_and(Token::is_figure) { 5 } else { 3 };
        (figures, closed) = (true, true);
    }
    while closed && sign(&mut look) {}
    if figures && closed {
        look.at += preface::time_of_day(&look);
    }
    // `Tue 35 mins and 30 x 200m`: a day right in front of an amount or a count.
    if named && !closed && !figures && look.peek(0).is_some_and(|t| t.is_figure() && !t.glued) {
        let mut amount = look.fork();
        let found = amount.quantity();
        let counted = amount.is_word(0, &["x", "times"]) || amount.is(0, '*');
        if counted || found.is_some_and(|q| (q.is_time() && !q.clock) || q.is_distance()) {
            c.at = look.at;
        }
        return;
    }
    // `monday - 7-8 miles`.
    let figure = closed && named && look.peek(0).is_some_and(Token::is_figure);
    if (figures || figure) && closed && !look.done() {
        c.at = look.at;
    }
}

/// Steps over `30/30:`, `TL 10/20/30:`: a session by the times of its turns.
fn pair_name(c: &mut Cursor<'_>) {
    const MOST_WORDS: usize = 3;
    let words = (0..MOST_WORDS).take_while(|n| c.peek(*n).is_some_and(|t| t.word().is_some()));
    let mut look = c.fork();
    look.at += words.count();
    let number = |look: &mut Cursor<'_>| {
        let found = look.peek(0).and_then(Token::number).is_some_and(|n| n.decimals == 0);
        look.at += usize::from(found);
        found
    };
    let mut numbers = usize::from(number(&mut look));
    while numbers > 0 && look.is(0, '/') && look.peek(0).is_some_and(|t| t.glued) {
        look.at += 1;
        if !number(&mut look) {
            return;
        }
        numbers += 1;
    }
    if numbers > 1 && look.take(':') && look.peek(0).is_some_and(Token::is_figure) {
        c.at = look.at;
    }
}

/// Steps over `1st set @ 85%:`, `second block -`; what the set is aimed at is told.
fn ordinal_set(c: &mut Cursor<'_>) {
    const ORDINALS: &[&str] = &["first", "second", "third", "fourth", "last", "final"];
    const MOST: usize = 8;
    let mut look = c.fork();
    let number = look.peek(0).and_then(Token::number).is_some_and(|n| n.value <= 12.0)
        && look.is_word(1, &["st", "nd", "rd", "th"]);
    if !(number || look.is_word(0, ORDINALS)) {
        return;
    }
    look.at += if number { 2 } else { 1 };
    if !look.take_word(&["set", "block", "part", "round", "half", "group", "series", "session"]) {
        return;
    }
    let front = &look.tokens[look.at..];
    let colon = front.iter().take(MOST).position(|t| t.is(':'));
    let Some(colon) =
        colon.filter(|end| !front[..*end].iter().any(|t| t.is_word(&["x"]) || t.is(',')))
    else {
        return;
    };
    if !front.get(colon + 1).is_some_and(|t| t.is_figure() || t.is('(')) {
        return;
    }
    let from = c.at;
    c.at = look.at + colon + 1;
    if front[..colon].iter().any(Token::is_figure) {
        let span = c.span_from(from);
        c.unknown(span, "what the part is aimed at, in its label");
    }
}

/// Steps over a race that names the session, `10K: 4 x 2k`.
fn race(c: &mut Cursor<'_>) {
    let unit = usize::from(c.is_word(1, &["k", "km", "m", "mile"]));
    let named = c.peek(0).and_then(Token::number).is_some() && c.is(1 + unit, ':');
    let counted = c.peek(2 + unit).is_some_and(|t| t.is_figure() && !t.glued)
        && c.is_word(3 + unit, &["x", "times"]);
    if unit > 0 && named && counted {
        c.at += 2 + unit;
    }
}

/// Steps over `40 min fartlek:` in front of repetitions, and tells that the run around them is left out.
fn around(c: &mut Cursor<'_>) {
    let mut look = c.fork();
    let whole = look.quantity().is_some_and(|q| q.is_time() || q.is_distance());
    let words = (0..4).take_while(|n| look.peek(*n).is_some_and(|t| t.word().is_some())).count();
    let counted = look.is(words, ':')
        && look.peek(words + 1).is_some_and(Token::is_figure)
        && look.is_word(words + 2, &["x", "times"]);
    let section = look.is_word(0, WARM_UP) || look.is_word(0, &["warm", "easy", "then"]);
    if !(whole && counted && (1..4).contains(&words)) || section {
        return;
    }
    let from = c.at;
    c.at = look.at + words + 1;
    let span = c.span_from(from);
    c.unknown(span, "the run around these repetitions is not laid out");
}

/// How many tokens at a place name a warm-up or a cool-down: `cool down`, `CD`, `warm-up:`.
pub(crate) fn section_name(tokens: &[Token], at: usize) -> usize {
    let token = |n: usize| tokens.get(at + n);
    let word = |n: usize, words: &[&str]| token(n).is_some_and(|t| t.is_word(words));
    let dash = usize::from(token(1).is_some_and(|t| t.is('-')));
    let len = if word(0, WARM_UP) || word(0, COOL_DOWN) {
        1
    } else if word(0, &["warm", "cool"]) && word(1 + dash, &["up", "down"]) {
        2 + dash
    } else {
        return 0;
    };
    len + usize::from(token(len).is_some_and(|t| t.is(':')))
        + usize::from(word(len, &["with", "of", "for"]))
}

/// Whether a word of the line may begin the name of a section.
pub(crate) fn may_name_section(tokens: &[Token]) -> bool {
    tokens.iter().any(|t| t.word().is_some_and(|word| SECTION_WORDS.lets(word)))
}

/// The section that a line without a label names: `10 min warm-up`.
pub(crate) fn section_of(tokens: &[Token]) -> Section {
    if !may_name_section(tokens) {
        return Section::Main;
    }
    // `10 km including warm-up and cool-down` is all of it.
    let holds = ["including", "incl", "inkl", "includes"];
    let named = |t: &Token| t.word().is_some_and(|word| SECTION_WORDS.lets(word));
    let word = tokens.iter().find(|t| t.is_word(&holds) || named(t));
    if word.is_some_and(|t| t.is_word(&holds)) {
        return Section::Main;
    }
    let has = |first: &str, second: &str, short: &[&str]| {
        tokens.iter().enumerate().any(|(i, t)| {
            t.is_word(short)
                || (t.is_word(&[first])
                    && (1..=2).any(|n| tokens.get(i + n).is_some_and(|t| t.is_word(&[second]))))
        })
    };
    if has("warm", "up", WARM_UP) {
        Section::WarmUp
    } else if has("cool", "down", COOL_DOWN)
        || has("warm", "down", &[])
        || has("retour", "calme", &[])
        || has("vuelta", "calma", &[])
    {
        Section::CoolDown
    } else {
        Section::Main
    }
}
