//! `Repeat 3 times`: all that stands above or before it several times over.

use stadion_types::Bounds;

use crate::notation::read::{Reading, hull};
use crate::notation::tokens::lex::Token;
use crate::notation::whole::inset;
use crate::notation::work::count;
use crate::notation::{Ambiguity, Unknown};
use crate::tree::{Block, Joint, Scope, Section, Work};

/// Words that ask to do a thing again.
/// Words for what is done last.
const FINISH: &[&str] = &[
    "finish",
    "end",
    "terminar",
    "termina",
    "acabar",
    "finir",
    "terminer",
    "terminare",
    "finire",
    "beenden",
    "abschlie\u{df}en",
];

const REPEAT: &[&str] = &[
    "repeat",
    "repeats",
    "redo",
    "repetir",
    "repite",
    "repetid",
    "répéter",
    "répétez",
    "répète",
    "wiederholen",
    "wiederhole",
    "ripetere",
    "ripeti",
    "upprepa",
];
/// What is to be done again, and from where; none of these counts anything.
const WHOLE: &[&str] = &[
    "the",
    "this",
    "that",
    "these",
    "all",
    "of",
    "it",
    "above",
    "from",
    "start",
    "top",
    "beginning",
    "whole",
    "entire",
    "sequence",
    "set",
    "circuit",
    "block",
    "workout",
    "session",
    "process",
    "everything",
    "for",
    "a",
    "an",
    "total",
    "complete",
    "todo",
    "tout",
    "alles",
    "x",
    "up",
    "to",
    "cycle",
    "thing",
    "lot",
    "pattern",
    "lines",
    "main",
    "series",
    "following",
];
/// What the number counts.
const TIMES: &[&str] = &[
    "times", "time", "x", "rounds", "round", "sets", "veces", "vez", "fois", "mal", "volte",
    "gånger", "reps", "series",
];
/// With these the first time is not counted.
const MORE: &[&str] = &["another", "more", "again", "further", "additional"];
/// With these it is.
const IN_ALL: &[&str] = &["total", "rounds", "sets", "altogether", "series"];

/// How often the work in front is done.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Again {
    /// In all, the first time included.
    pub(crate) count: Bounds<u32>,
    /// The text says whether the first time is counted.
    pub(crate) clear: bool,
    /// Tokens that say so.
    pub(crate) len: usize,
}

pub(crate) const READINGS: &[&str] = &["so many times in all", "so many times more"];
pub(crate) const WHY: &str = "`repeat` does not say whether the first time is counted";

/// Reads `repeat from the start for 2 rounds`, `repeat twice more` at the front of the tokens.
pub(crate) fn again(tokens: &[Token]) -> Option<Again> {
    if tokens.first()?.is_word(&["do", "did", "done", "complete", "perform"]) {
        return of_these(tokens).or_else(|| done_again(tokens));
    }
    if !tokens.first()?.is_word(REPEAT) {
        return once_more(tokens);
    }
    let word = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| t.is_word(words));
    let mut at = 1;
    while word(at, WHOLE) || word(at, MORE) {
        at += 1;
    }
    at += numbered_set(tokens, at);
    // `repeat the whole set`; the process may be that of the rests.
    let other = ["x", "process", "pattern", "cycle"];
    if at > 1 && tokens.get(at).is_none_or(ends) && word(at - 1, WHOLE) && !word(at - 1, &other) {
        return Some(Again { count: Bounds::exactly(2), clear: false, len: at });
    }
    let number = tokens.get(at)?;
    let (min, mut max) = match number.number() {
        Some(n) => (n.value, n.value),
        None if word(at, &["once"]) => (1.0, 1.0),
        None if word(at, &["twice"]) => (2.0, 2.0),
        None if word(at, &["thrice"]) => (3.0, 3.0),
        None => return None,
    };
    let counted = number.number().is_some();
    let crossed = word(at - 1, &["x"]);
    at += 1;
    if word(at, &["to", "or"]) || tokens.get(at).is_some_and(|t| t.is('-')) {
        if let Some(n) = tokens.get(at + 1).and_then(Token::number) {
            max = n.value;
            at += 2;
        }
    }
    while word(at, MORE) {
        at += 1;
    }
    let noun = word(at, TIMES);
    if counted && !noun && !crossed {
        return None;
    }
    at += usize::from(noun);
    while word(at, MORE) || word(at, &["in", "total", "through", "altogether", "all"]) {
        at += 1;
    }
    // `x 2 (3 in total)`: the bracket says it all.
    let bracket = tokens.get(at).is_some_and(|t| t.is('('));
    if let Some(whole) = tokens.get(at + 1).and_then(Token::number).filter(|_| bracket) {
        let end = tokens[at..].iter().position(|t| t.is(')'))? + at + 1;
        if tokens[at..end].iter().any(|t| t.is_word(&["total", "all"])) {
            let count = count(whole.value, whole.value).filter(|c| c.max() <= 100)?;
            return Some(Again { count, clear: true, len: end });
        }
    }
    // `repeat 3 times (1800m)`: the sum.
    let sum = matches!(tokens.get(at..), Some([open, sum, unit, close, ..])
        if open.is('(') && sum.is_figure() && unit.word().is_some() && close.is(')'));
    at += if sum { 4 } else { 0 };
    // `repeat 4 times 200m` counts what stands behind it.
    let over = tokens.get(at).is_none_or(|t| t.is('.') || t.is('!') || t.is(';') || t.is(')'));
    if !over {
        return None;
    }
    let said = &tokens[..at];
    let more = said.iter().any(|t| t.is_word(MORE)) || word(1, &["once"]);
    let in_all = said.iter().any(|t| t.is_word(IN_ALL));
    let first = f64::from(u8::from(more));
    let count = count(min + first, max + first).filter(|c| c.max() <= 100)?;
    Some(Again { count, clear: more || in_all, len: at })
}

/// `set #2,`, `main set 2 -`: how many tokens the number of a set takes behind its name, with the sign in
/// front of how often it is done.
fn numbered_set(tokens: &[Token], at: usize) -> usize {
    let named = at.checked_sub(1).and_then(|i| tokens.get(i));
    if !named.is_some_and(|t| t.is_word(&["set", "block", "part", "main"])) {
        return 0;
    }
    let hash = usize::from(tokens.get(at).is_some_and(|t| t.is('#')));
    let number = usize::from(hash == 1 && tokens.get(at + 1).is_some_and(Token::is_figure));
    let skip = hash + number;
    let sign = tokens.get(at + skip).is_some_and(|t| [',', '-', ':'].iter().any(|s| t.is(*s)));
    skip + usize::from(sign && tokens.get(at + skip + 1).is_some_and(Token::is_figure))
}

/// Whether nothing but another sentence follows.
fn ends(token: &Token) -> bool {
    [',', '.', ';', '!', ')'].iter().any(|s| token.is(*s))
}

/// `do it all again`, `go through the whole thing a second time`.
fn once_more(tokens: &[Token]) -> Option<Again> {
    if !tokens.first()?.is_word(&["do", "doing", "go", "going", "run", "start"]) {
        return None;
    }
    let word = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| t.is_word(words));
    let mut at = 1;
    while word(at, WHOLE) || word(at, &["through", "over", "thing", "lot", "things", "back"]) {
        at += 1;
    }
    let (count, len) = if word(at, &["again"]) {
        (2, 1)
    } else if word(at, &["second"]) && word(at + 1, &["time"]) {
        (2, 2)
    } else if word(at, &["third"]) && word(at + 1, &["time"]) {
        (3, 2)
    } else if word(at, &["once", "one"]) && word(at + 1, &["more"]) {
        (2, 2 + usize::from(word(at + 2, &["time"])))
    } else {
        return None;
    };
    let len = at + len;
    let over = at > 1 && tokens.get(len).is_none_or(ends);
    over.then_some(Again { count: Bounds::exactly(count), clear: true, len })
}

/// More such lines in one text mean something else; each of them is one depth of the tree.
pub(crate) const MOST_LINES: u32 = 3;
/// Nobody repeats all of a session more often.
pub(crate) const MOST: u32 = 50;

/// `Repeat 4 times and finish with 800m`: where the first half of the line ends, and where the work
/// behind it begins.
pub(crate) fn and_finish(tokens: &[Token<'_>], reading: &Reading) -> Option<(usize, usize)> {
    const MOST: usize = 8;
    let from = bullets(tokens);
    if reading.session.blocks.is_empty() || !tokens.get(from)?.is_word(REPEAT) {
        return None;
    }
    let ends = |w: &[Token<'_>]| {
        (w[0].is_word(&["and", "then", "y", "et", "e", "und"]) || w[0].is(',') || w[0].is('.'))
            && w[1].is_word(FINISH)
    };
    let end = from + tokens[from..].windows(2).take(MOST).position(ends)?;
    // Words between them lead to what is done last.
    let lead = tokens[end + 2..].iter().take(MOST).take_while(|t| t.word().is_some()).count();
    let finish = end + 2 + lead;
    tokens.get(finish)?.is_figure().then_some((end, finish))
}

/// Whether the line speaks of what stands above it.
pub(crate) fn looks_back(text: &str, tokens: &[Token<'_>], reading: &Reading) -> bool {
    let from = bullets(tokens);
    let opens = tokens.get(from).is_some_and(|t| t.is_word(REPEAT))
        && !tokens.last().is_some_and(|t| t.is(':') || t.is('-') || t.is('\u{2014}'));
    // `repeat: 5`, and what is repeated stands further in below it.
    let keyed = inset::is_keyed(tokens) && inset::indented_below(text, tokens);
    opens && !keyed && !reading.session.blocks.is_empty()
}

pub(crate) fn bullets(tokens: &[Token<'_>]) -> usize {
    tokens.iter().take_while(|t| t.is('-') || t.is('*') || t.is('\u{2022}')).count()
}

/// Repeats the work above, and says whether the line asked for it.
pub(crate) fn lines(text: &str, tokens: &[Token<'_>], reading: &mut Reading) -> bool {
    let from = bullets(tokens);
    let found = again(&tokens[from..])
        .filter(|f| tokens.len() <= from + f.len + 1 && may_repeat(f.count, reading));
    let Some(found) = found else {
        let span = hull(tokens);
        reading.notes.unknown.push(Unknown {
            span,
            text: span.of(text).to_owned(),
            why: "how often the work above is repeated is not understood".to_owned(),
        });
        return !tokens.iter().any(Token::is_figure);
    };
    wrap(text, tokens, found.count, (!found.clear).then_some((READINGS, WHY)), reading);
    true
}

/// `do 10-12 of these`, `complete 6 of them`: a count and a word that points back.
pub(crate) fn of_these(tokens: &[Token]) -> Option<Again> {
    let word = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| t.is_word(words));
    if !word(0, &["do", "did", "complete", "perform", "run"]) {
        return None;
    }
    let mut at = 1;
    while word(at, &["a", "total", "of", "about", "around"]) {
        at += 1;
    }
    let number = |at: usize| tokens.get(at).and_then(Token::number).map(|n| n.value);
    let low = number(at)?;
    at += 1;
    let mut high = low;
    if tokens.get(at).is_some_and(|t| t.is('-')) || word(at, &["to", "or"]) {
        high = number(at + 1)?;
        at += 2;
    }
    // `Do 12 reps.`
    let reps = word(0, &["do", "complete"]) && word(at, &["reps", "repetitions", "times"]);
    let these = reps || word(at, &["of"]) && word(at + 1, &["these", "those", "them"]);
    at += if reps { 1 } else { 2 };
    while word(at, &["in", "total", "all"]) {
        at += 1;
    }
    let over = tokens.get(at).is_none_or(|t| ends(t) || t.is_word(&["with"]));
    let count = count(low, high).filter(|c| c.max() > 1 && c.max() <= 100 && these && over)?;
    Some(Again { count, clear: true, len: at })
}

/// `do it all a second time`, `did that again`.
fn done_again(tokens: &[Token]) -> Option<Again> {
    let mut at = 1;
    let word = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| t.is_word(words));
    while word(at, WHOLE) && !word(at, &["a", "for", "up", "to", "x"]) {
        at += 1;
    }
    if at == 1 {
        return None;
    }
    at += usize::from(word(at, &["for"]));
    let (times, len) = if word(at, &["again"]) {
        (2.0, 1)
    } else if word(at, &["a"]) && word(at + 2, &["time"]) {
        match tokens.get(at + 1)?.word()? {
            "second" => (2.0, 3),
            "third" => (3.0, 3),
            "fourth" => (4.0, 3),
            _ => return None,
        }
    } else {
        return None;
    };
    at += len;
    let over = tokens.get(at).is_none_or(|t| t.is('.') || t.is('!') || t.is(';') || t.is(')'));
    let count = count(times, times).filter(|_| over)?;
    Some(Again { count, clear: true, len: at })
}

/// Whether one more line may repeat the work above: each of them is one depth of the tree.
pub(crate) fn may_repeat(count: Bounds<u32>, reading: &Reading) -> bool {
    count.max() <= MOST && reading.again < MOST_LINES
}

/// Does the work above so many times.
pub(crate) fn wrap(
    text: &str,
    tokens: &[Token<'_>],
    count: Bounds<u32>,
    doubt: Option<(&[&str], &str)>,
    reading: &mut Reading,
) {
    reading.again += 1;
    let session = &mut reading.session;
    // A warm-up is done once.
    let first =
        session.blocks.iter().rposition(|b| b.section != Section::Main).map_or(0, |i| i + 1);
    let blocks: Vec<Block> = session.blocks.split_off(first);
    let Some(start) = blocks.first().map(|b| b.span.start) else { return };
    let (rests, rules) = std::mem::take(&mut session.recoveries)
        .into_iter()
        .partition::<Vec<_>, _>(|r| r.scope == Scope::EachGap && r.span.start >= start);
    session.recoveries = rules;
    let span = blocks.iter().fold(hull(tokens), |all, b| all.hull(b.span));
    let works = blocks.into_iter().map(|b| (b.span.start, b.work));
    let pauses = rests.into_iter().map(|r| (r.span.start, Work::Pause(r)));
    let mut parts: Vec<(usize, Work)> = works.chain(pauses).collect();
    parts.sort_by_key(|(start, _)| *start);
    let mut parts: Vec<Work> = parts.into_iter().map(|(_, work)| work).collect();
    let body = match parts.len() {
        1 => parts.swap_remove(0),
        _ => Work::Seq { joint: Joint::List, parts },
    };
    let work = Work::Repeat { count, body: Box::new(body) };
    session.blocks.push(Block { section: Section::Main, work, span });
    if let Some((readings, why)) = doubt {
        let span = hull(tokens);
        reading.notes.ambiguities.push(Ambiguity {
            span,
            text: span.of(text).to_owned(),
            readings: readings.iter().map(|r| (*r).to_owned()).collect(),
            chosen: 0,
            why: why.to_owned(),
        });
    }
}
