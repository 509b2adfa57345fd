//! Rounds over several lines: `3 rounds of:` and below it what each of them holds.

use stadion_types::Bounds;

use crate::notation::quantity::{Quantity, Unit};
use crate::notation::read::{Reading, hull};
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::whole::inset::{indent, indented_below, keyed};
use crate::notation::whole::{again, opening};
use crate::notation::work::{count, first_rep};
use crate::notation::{Ambiguity, Dialect, Unknown};
use crate::session::LineKind;
use crate::span::Span;
use crate::tree::{Block, Joint, Rep, RestRule, Scope, Section, Work};

/// What is done several times over.
const ROUNDS: &[&str] = &[
    "set",
    "sets",
    "round",
    "rounds",
    "lots",
    "times",
    "series",
    "séries",
    "circuits",
    "circuit",
    "intervals",
    "repeats",
    "repetitions",
    "rds",
    "x",
];

/// Words that stand beside the count of an opening line and add nothing.
pub(super) const BESIDE: &[&str] = &[
    "of",
    "the",
    "following",
    "through",
    "for",
    "time",
    "quality",
    "each",
    "complete",
    "full",
    "hard",
    "easy",
    "these",
    "below",
    "as",
    "follows",
    "de",
    "ladder",
    "pyramid",
    "sprint",
    "speed",
    "tempo",
    "strength",
    "long",
    "short",
    "descending",
];

/// In front of the count.
pub(crate) const LABEL: &[&str] = &[
    "main", "set", "ms", "warmup", "preset", "kick", "pull", "drill", "workout", "then",
    "complete", "do", "repeat", "perform", "session", "swim", "run", "ride", "row", "go",
];

/// A line that opened rounds, and what came since.
#[derive(Debug)]
pub(crate) struct Rounds {
    counts: Vec<Bounds<u32>>,
    span: Span,
    /// Blocks and rests of the session before the line.
    blocks: usize,
    rests: usize,
    /// What each line below brought, in its order: blocks up to here, rests up to here.
    lines: Vec<(usize, usize)>,
    /// `Every 5:00`: each round starts on the clock.
    send_off: Option<RestRule>,
    /// How far in the line stands, if what it holds stands further in.
    indent: Option<usize>,
}

/// Ends the rounds in front of a line that stands no further in than the one that opened them.
pub(crate) fn ends(text: &str, tokens: &[Token], reading: &mut Reading) {
    let out =
        reading.rounds.as_ref().and_then(|r| r.indent).is_some_and(|i| indent(text, tokens) <= i);
    if out {
        close(text, reading);
    }
}

/// Takes the line if it opens rounds and does nothing else.
pub(crate) fn open(text: &str, tokens: &[Token], dialect: Dialect, reading: &mut Reading) -> bool {
    let clock = on_the_clock(text, tokens, dialect);
    let (counts, send_off) = match clock {
        Some((times, rule)) => (vec![times], Some(rule)),
        None => match counts(text, tokens, dialect).or_else(|| {
            let times = keyed(tokens).filter(|_| indented_below(text, tokens))?;
            Some(vec![times])
        }) {
            Some(counts) => (counts, None),
            None => return false,
        },
    };
    close(text, reading);
    reading.line(LineKind::Work, tokens);
    reading.rounds = Some(Rounds {
        counts,
        span: hull(tokens),
        blocks: reading.session.blocks.len(),
        rests: reading.session.recoveries.len(),
        lines: Vec::new(),
        send_off,
        indent: indented_below(text, tokens).then(|| indent(text, tokens)),
    });
    true
}

/// Remembers what the line that was just read brought; an empty one ends the rounds.
pub(crate) fn below(text: &str, empty: bool, reading: &mut Reading) {
    let now = (reading.session.blocks.len(), reading.session.recoveries.len());
    let Some(rounds) = &mut reading.rounds else { return };
    if !empty {
        rounds.lines.push(now);
    } else if now.0 > rounds.blocks {
        close(text, reading);
    }
}

/// The counts of an opening line, the outermost first.
fn counts(text: &str, tokens: &[Token], dialect: Dialect) -> Option<Vec<Bounds<u32>>> {
    let last = tokens.last()?;
    let ends = [':', ')', '.', '-', '\u{2014}'].iter().any(|s| last.is(*s));
    let noun = last.is_word(ROUNDS) || last.is_word(BESIDE);
    if !(ends || noun) || tokens.len() > 16 {
        return None;
    }
    let mut c = Cursor::new(text, tokens, dialect);
    // `B.`, `A)`: a list of letters.
    let letter = c.peek(0).is_some_and(|t| t.word().is_some_and(|w| w.chars().count() == 1));
    c.at += if letter && (c.is(1, '.') || c.is(1, ')')) { 2 } else { 0 };
    let from = c.at;
    while c.take_word(LABEL)
        || c.at > from
            && (c.take(':')
                || c.take('-')
                || c.take_word(&["this", "the", "series", "following", "these", "sets"]))
    {}
    // `Swim twice through the following (8 x 50 total):`.
    if let Some(times) = opening::in_words(&mut c) {
        return Some(vec![count(times, times)?]);
    }
    opening::set_number(&mut c);
    // `Main set x3:`.
    if c.at > from && c.take_word(&["x"]) {
        let times = c.peek(0)?.number()?;
        c.at += 1;
        let _ = c.take(':');
        return c.done().then_some(vec![count(times.value, times.value)?]);
    }
    let mut found = Vec::new();
    loop {
        let times = c.quantity().filter(|q| q.unit == Unit::Bare)?;
        while c.take_word(BESIDE) {}
        // `2 sprint ladder sets:`.
        let named = (0..3).take_while(|n| {
            let word = c.peek(*n).and_then(Token::word);
            last.is(':') && word.is_some() && !c.is_word(*n, ROUNDS)
        });
        let named = named.count();
        c.at += if c.is_word(named, ROUNDS) { named } else { 0 };
        if !c.take_word(ROUNDS) {
            return None;
        }
        found.push(count(times.min, times.max)?);
        // `5 rounds, each for time, of:`.
        while c.take_word(BESIDE)
            || last.is(':') && c.is(0, ',') && c.is_word(1, BESIDE) && c.take(',')
            || last.is(':') && c.is_word(1, BESIDE) && c.take_word(&["round"])
        {}
        // `@ mile pace:`: what all of it is run at.
        let aimed = c.is(0, '@') || c.is_word(0, &["at"]);
        let behind = c.tokens.get(c.at..).unwrap_or_default();
        let counts = behind.iter().any(|t| t.is_word(&["x", "times"]) || t.is('*') || t.is('+'));
        if aimed && last.is(':') && !counts {
            c.at = c.tokens.len() - 1;
            break;
        }
        if found.len() == 2 || !c.peek(0).is_some_and(Token::is_figure) {
            break;
        }
    }
    // `Main set 3x (1800 yds, 27:30 min)`: how much that is.
    if c.is(0, '(') && opening::lines_below(text, tokens) {
        let mut look = c.fork();
        look.at += 1;
        let front = &c.tokens[from..c.at];
        let named = front.iter().any(|t| t.is_word(&["set"])) && !front.iter().any(|t| t.is(':'));
        if opening::sum(&mut look, named) {
            c.at = look.at;
        }
    }
    // `(10:00)` says once more how long it takes.
    if c.is(0, '(') && !tokens.get(c.at - 1).is_some_and(|t| t.is_word(&["x", "times"])) {
        let len = c.tokens[c.at..].iter().position(|t| t.is(')'))?;
        let inside = &c.tokens[c.at..c.at + len];
        if inside.iter().any(|t| {
            [',', '*', '/', '-', '+'].iter().any(|s| t.is(*s)) || t.is_word(&["x", "times"])
        }) {
            return None;
        }
        c.at += len + 1;
    }
    while c.take(':') || c.take('.') || c.take('-') || c.take('\u{2014}') {}
    c.done().then_some(found)
}

/// `Every 5:00 x 4 rounds:`, `4 rounds every 5 min:`: how often, and from start to start.
fn on_the_clock(text: &str, tokens: &[Token], dialect: Dialect) -> Option<(Bounds<u32>, RestRule)> {
    let mut c = Cursor::new(text, tokens, dialect);
    if c.take_word(opening::EACH_MINUTE) {
        return opening::each_minute(c).filter(|_| opening::lines_below(text, tokens));
    }
    let every = |c: &mut Cursor<'_>| {
        let from = c.at;
        let time = if c.take_word(&["every", "each", "on"]) {
            c.quantity()?.time()?
        } else {
            return None;
        };
        let amount = crate::tree::RestAmount::SendOff(time);
        Some(RestRule {
            amount,
            mode: None,
            scope: Scope::EachGap,
            full: false,
            span: c.span_from(from),
        })
    };
    let times = |c: &mut Cursor<'_>| {
        let crossed = c.take_word(&["x", "for"]) || c.take('*');
        let number = c.peek(0)?.number().filter(|n| n.decimals == 0)?;
        c.at += 1;
        let named = c.take_word(ROUNDS);
        count(number.value, number.value).filter(|_| crossed || named)
    };
    let (times, rule) = if c.is_word(0, &["every", "each", "on"]) {
        let rule = every(&mut c)?;
        let _ = c.take(',');
        (times(&mut c)?, rule)
    } else {
        let times = times(&mut c)?;
        let _ = c.take(',');
        (times, every(&mut c)?)
    };
    // `x 5 (20 min)`: how long that takes.
    let told = c.is(0, '(') && c.tokens.last().is_some_and(|t| t.is(')'));
    if told {
        c.at += 1;
        let _ = c.quantity().filter(Quantity::is_time)?;
        let _ = c.take_word(&["total", "in"]);
        let _ = c.take(')');
    }
    let ends = c.take(':') || c.take('.') || c.take('-') || told;
    (c.done() && ends).then_some((times, rule))
}

/// What stands behind the last rest of the rounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Behind {
    /// No longer than a part of the rounds, and as hard: one more part, whose rest is not written.
    Inside,
    /// Much longer than any part of the rounds, or easy: what follows them.
    Outside,
    Open,
}

/// Whether the single parts behind the first `inside` of the blocks belong to the rounds.
fn part_behind(blocks: &[Block], inside: usize) -> Behind {
    /// So much longer than the longest part of the rounds is a part of its own.
    const LONGER: f64 = 2.0;
    let single = |b: &Block| match &b.work {
        Work::Rep(rep) => Some(rep.clone()),
        _ => None,
    };
    let size = |rep: &Rep| {
        let way = rep.amount.distance().map(|d| d.max().meters());
        let time = rep.amount.time().map(|t| t.max().as_secs_f64());
        way.map(|m| (true, m)).or(time.map(|s| (false, s)))
    };
    let (front, back) = blocks.split_at(inside);
    let Some(back) = back.iter().map(single).collect::<Option<Vec<Rep>>>() else {
        return Behind::Open;
    };
    let front: Vec<(bool, f64)> = front.iter().filter_map(|b| size(first_rep(&b.work)?)).collect();
    let longest = |kind: bool| {
        front
            .iter()
            .filter(|f| f.0 == kind)
            .map(|f| f.1)
            .fold(None, |a: Option<f64>, b| Some(a.map_or(b, |a| a.max(b))))
    };
    let ratios: Option<Vec<f64>> =
        back.iter().map(|r| size(r).and_then(|(kind, n)| Some(n / longest(kind)?))).collect();
    match ratios {
        Some(ratios) if ratios.iter().all(|r| *r <= 1.0) => Behind::Inside,
        Some(ratios) if ratios.iter().all(|r| *r >= LONGER) => Behind::Outside,
        _ => Behind::Open,
    }
}

/// Puts what the lines below brought into the rounds.
pub(crate) fn close(text: &str, reading: &mut Reading) {
    let Some(rounds) = reading.rounds.take() else { return };
    let (mut blocks, mut rests) = (rounds.blocks, rounds.rests);
    // A warm-up or cool-down ends them, and so does the last rest with work behind it.
    let ends = reading.session.blocks.get(blocks..).and_then(|below| {
        below.iter().position(|b| b.section != Section::Main).map(|i| blocks + i)
    });
    let lines: Vec<(usize, usize)> =
        rounds.lines.into_iter().filter(|l| ends.is_none_or(|end| l.0 <= end)).collect();
    let mut last_rest = None;
    let mut seen = rests;
    for (i, line) in lines.iter().enumerate() {
        if line.1 > seen && line.0 > blocks {
            last_rest = Some(i);
        }
        seen = line.1;
    }
    let last_rest = last_rest.filter(|_| rounds.indent.is_none());
    let mut inside = last_rest.map_or(&lines[..], |i| &lines[..=i]);
    let mut end = inside.last().map_or(blocks, |l| l.0);
    let all = lines.last().map_or(end, |l| l.0);
    let behind = if all > end {
        part_behind(&reading.session.blocks[blocks..all], end - blocks)
    } else {
        Behind::Open
    };
    if behind == Behind::Inside {
        (inside, end) = (&lines[..], all);
    }
    if end == blocks {
        // `3 rounds` below all of the work: there is nothing else that it can count.
        let above = reading.session.blocks.iter().any(|b| b.section == Section::Main);
        if let ([times], true, true) = (&rounds.counts[..], above, lines.is_empty()) {
            if again::may_repeat(*times, reading) {
                return again::wrap(text, &[], *times, None, reading);
            }
        }
        reading.session.open = true;
        reading.notes.unknown.push(Unknown {
            span: rounds.span,
            text: rounds.span.of(text).to_owned(),
            why: "which lines are repeated is not said".to_owned(),
        });
        return;
    }
    if all > end && behind == Behind::Open {
        let why = "the rounds are read up to the last rest";
        reading.notes.ambiguities.push(Ambiguity {
            span: rounds.span,
            text: rounds.span.of(text).to_owned(),
            readings: vec!["up to the last rest".to_owned(), "all of the lines below".to_owned()],
            chosen: 0,
            why: why.to_owned(),
        });
    }
    let taken_blocks: Vec<Block> =
        reading.session.blocks.splice(blocks..end, std::iter::empty()).collect();
    let last = inside.last().map_or(rests, |l| l.1);
    let taken_rests: Vec<RestRule> =
        reading.session.recoveries.splice(rests..last, std::iter::empty()).collect();
    let span = taken_blocks.iter().fold(rounds.span, |all, b| all.hull(b.span));
    let (mut works, mut rules) = (taken_blocks.into_iter(), taken_rests.into_iter());
    let (mut parts, mut between) = (Vec::new(), Vec::new());
    for (i, (to_block, to_rest)) in inside.iter().enumerate() {
        parts.extend(works.by_ref().take(to_block - blocks).map(|b| b.work));
        for rule in rules.by_ref().take(to_rest - rests) {
            let outer = rounds.counts.len() > 1 && i + 1 == inside.len();
            match rule.scope {
                Scope::EachGap if outer => {
                    between.push(RestRule { scope: Scope::BetweenSets, ..rule });
                }
                // A rest right behind the work that it follows.
                Scope::EachGap if !parts.is_empty() => parts.push(Work::Pause(rule)),
                _ => between.push(rule),
            }
        }
        (blocks, rests) = (*to_block, *to_rest);
    }
    opening::tell_each_minute(text, rounds.span, span, parts.len(), reading);
    let mut work = if parts.len() == 1 {
        parts.swap_remove(0)
    } else {
        Work::Seq { joint: Joint::List, parts }
    };
    if let Some(rule) = rounds.send_off {
        let single = matches!(work, Work::Rep(_));
        let scope = if single { Scope::EachGap } else { Scope::BetweenSets };
        between.push(RestRule { scope, ..rule });
    }
    for times in rounds.counts.into_iter().rev() {
        work = Work::Repeat { count: times, body: Box::new(work) };
    }
    if !between.is_empty() {
        work = Work::With { body: Box::new(work), rests: between };
    }
    let at = rounds.blocks.min(reading.session.blocks.len());
    reading.session.blocks.insert(at, Block { section: Section::Main, work, span });
}
