//! A count below the work without work of its own: `x 4`, `3 sets of these, 5 min between sets`.

use crate::notation::read::{Reading, hull};
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::whole::{again, rounds};
use crate::notation::words::vocabulary::{AMONG, REST, SETS};
use crate::notation::work::count;
use crate::notation::{Dialect, Unknown, recovery};
use crate::session::LineKind;
use crate::tree::{Scope, Section, Work};
use stadion_types::Bounds;

/// In front of the count.
const LEADING: &[&str] = &[
    "done",
    "do",
    "notes",
    "all",
    "of",
    "the",
    "this",
    "these",
    "above",
    "continuously",
    "repeat",
    "repeated",
    "complete",
    "perform",
    "everything",
    "lot",
    "sequence",
    "that",
    "it",
];
/// What is counted.
const TURNS: &[&str] =
    &["times", "time", "circuits", "circuit", "x", "through", "repeats", "repetitions", "laps"];
/// With one of these the line speaks of what stands above it.
const ABOVE: &[&str] = &["these", "this", "that", "above", "through", "it", "done", "everything"];

/// A line that counts the work above it.
struct Counted {
    times: Bounds<u32>,
    /// Where the rests begin.
    tail: usize,
    /// What the count holds for is beyond doubt.
    clear: bool,
}

/// Repeats the work above if the line counts it and holds nothing else but rests.
pub(crate) fn line(text: &str, tokens: &[Token], dialect: Dialect, reading: &mut Reading) -> bool {
    let main = |r: &Reading| r.session.blocks.iter().any(|b| b.section == Section::Main);
    if !(main(reading) || reading.rounds.is_some()) || tokens.len() > 24 {
        return false;
    }
    let mut c = Cursor::new(text, tokens, dialect);
    let Some(found) = counted(&mut c) else { return false };
    rounds::close(text, reading);
    if !main(reading) {
        return false;
    }
    if !again::may_repeat(found.times, reading) {
        let span = hull(tokens);
        reading.notes.unknown.push(Unknown {
            span,
            text: span.of(text).to_owned(),
            why: "nobody does all of a session so often".to_owned(),
        });
        reading.session.open = true;
        reading.line(LineKind::Note, tokens);
        return true;
    }
    // `2 x (4 x 200m)` and below it `2 sets, 5 min between`: said once more.
    let [.., last] = reading.session.blocks.as_slice() else { return false };
    let same = matches!(body(&last.work), Work::Repeat { count, body }
        if *count == found.times && !matches!(**body, Work::Rep(_)));
    if !same {
        // Lines of one part each are the parts of a round; others have counts of their own.
        let mut main = reading.session.blocks.iter().filter(|b| b.section == Section::Main);
        let several = main.clone().count() > 1 && !main.all(|b| single(&b.work));
        let readings: &[&str] = &["all of the work above", "only the last of it"];
        let why = "a count on a line of its own does not say what it holds for";
        let doubt = (several && !found.clear).then_some((readings, why));
        again::wrap(text, tokens, found.times, doubt, reading);
    }
    c.at = found.tail;
    let end = tokens.len();
    let open = c.notes.unknown.len();
    for rest in recovery::clauses(&mut c, end) {
        let scope = match rest.scope {
            Scope::EachGap | Scope::BetweenReps => Scope::BetweenSets,
            scope => scope,
        };
        reading.session.recoveries.push(crate::tree::RestRule { scope, ..rest });
    }
    reading.session.rest_open |= c.notes.unknown.len() > open;
    reading.take(c);
    reading.line(LineKind::Work, tokens);
    true
}

/// The work without the rests beside it.
fn body(work: &Work) -> &Work {
    match work {
        Work::With { body: inner, .. } => body(inner),
        work => work,
    }
}

/// Whether each part of the work is done once.
fn single(work: &Work) -> bool {
    match work {
        Work::Rep(_) => true,
        Work::Seq { parts, .. } => parts.iter().all(single),
        Work::With { body, .. } => single(body),
        _ => false,
    }
}

/// Where a last sentence that only counts what stands above it begins: `Walk back. Do 8 of these.`
///
/// There is no figure in front of it.
pub(crate) fn last_sentence(tokens: &[Token]) -> Option<usize> {
    let figure = tokens.iter().position(Token::is_figure)?;
    let stop = tokens[..figure].iter().rposition(|t| t.is('.') || t.is('!'))?;
    again::of_these(&tokens[stop + 1..])
        .filter(|found| tokens[stop + 1 + found.len..].iter().all(|t| t.is('.') || t.is('!')))
        .map(|_| stop + 1)
}

fn counted(c: &mut Cursor<'_>) -> Option<Counted> {
    c.at = again::bullets(c.tokens);
    let from = c.at;
    if let Some(found) = again::of_these(&c.tokens[from..]) {
        let tail = from + found.len;
        let over = c.tokens[tail..].iter().all(|t| t.is('.') || t.is('!'));
        return over.then_some(Counted { times: found.count, tail, clear: true });
    }
    while c.take_word(LEADING) {}
    let led = c.tokens[from..c.at].iter().any(|t| t.is_word(ABOVE));
    let plain = |c: &Cursor<'_>| c.peek(0)?.number().filter(|n| n.decimals == 0);
    // `x 4`, `All the above x 3`.
    let (number, noun) = if c.take_word(&["x"]) || c.take('*') {
        let number = plain(c)?;
        c.at += 1;
        let _ = c.take_word(TURNS) || c.take_word(SETS);
        (number, false)
    } else {
        let number = plain(c)?;
        c.at += 1;
        let sets = c.is_word(0, SETS);
        if !(sets || c.is_word(0, TURNS)) {
            return None;
        }
        c.at += 1;
        (number, true)
    };
    let times = count(number.value, number.value).filter(|n| n.max() > 1)?;
    let behind = c.at;
    while c.take_word(&["of", "in", "total", "all", "altogether", "the"]) || c.take_word(ABOVE) {}
    let told = led || c.tokens[behind..c.at].iter().any(|t| t.is_word(ABOVE));
    let tail = c.at;
    while c.take('.') || c.take('!') {}
    if c.done() {
        // `3 rounds` may open them as well.
        return (told || !noun).then_some(Counted { times, tail, clear: told });
    }
    let rest = &c.tokens[tail..];
    let joined = rest.first().is_some_and(|t| {
        t.is(',')
            || t.is('.')
            || t.is(';')
            || t.is('-')
            || t.is('(')
            || t.is_word(&["with", "w", "off"])
    });
    let named = rest.iter().any(|t| t.is_word(REST) || t.is_word(AMONG));
    // `4 x (75 swim, 25 kick) RI 10s`: the bracket is what the count counts.
    let close = rest.iter().position(|t| t.is(')')).unwrap_or(rest.len());
    let holds = rest.first().is_some_and(|t| t.is('('))
        && !rest[..close].iter().any(|t| t.is_word(REST) || t.is_word(AMONG));
    let named = named && !holds;
    let counts = rest
        .windows(2)
        .any(|w| w[0].is_figure() && (w[1].is_word(&["x", "times", "reps"]) || w[1].is('*')));
    let opens = rest.last().is_some_and(|t| t.is(':'));
    let amount = rest.iter().filter(|t| t.is_figure()).count();
    (joined && named && !counts && !opens && (1..=3).contains(&amount)).then_some(Counted {
        times,
        tail,
        clear: told,
    })
}
