//! From a text to its lines, each with the grammar of its kind.

mod between;
mod joined;
mod ran;
mod sentence;
mod targets;
mod text;
mod trial;
mod work_line;

pub(crate) use sentence::is_unit;
pub(crate) use text::implausible;

use targets::{pace_alone, race_below, rpe, targets};
use text::{announced, count_races_once, list_of_sets, sections_counted, several_sessions};
use work_line::read_work;

use crate::notation::exact;
use crate::notation::lines::label;
use crate::notation::lines::label::Announced;
use crate::notation::lines::{
    around, aside, declared, enumerated, goes_on, kind, other, plan, preface, prose, respell,
    sentences,
};
use crate::notation::tokens::cursor::{Cursor, Notes};
use crate::notation::tokens::lex::{Token, Tokens};
use crate::notation::whole::{
    again, alone, count_below, each_set, easy_part, either, placed, rounds, scheme, settle, stated,
};
use crate::notation::{Dialect, MAX_REPS, quantity, recovery, result, usual};
use crate::session::{Line, LineKind, Session};
use crate::span::Span;

/// A line with more words than this is prose, whatever stands in it.
pub(super) const MAX_WORDS: usize = 60;

/// A line or a sentence with more tokens is prose, and is not searched for figures.
pub(crate) const MAX_TOKENS: usize = 300;

/// What was read so far.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) session: Session,
    pub(crate) notes: Notes,
    /// Rows of figures without a label, until the whole text is read.
    pub(crate) loose: Vec<crate::results::SplitRow>,
    /// Rows of exact notation, which nothing else in the text can change.
    exact_results: Vec<crate::results::SplitRow>,
    /// The line could be read as work, and was taken for a sentence.
    rejected: bool,
    /// Lines that repeated all above them.
    pub(super) again: u32,
    /// Labels of days and parts of the day.
    days: Vec<Span>,
    /// A line of work with a colon at its end, and how many blocks there are with it.
    announced: Option<(Span, usize)>,
    /// A single amount with a colon at its end, which alone leaves the work open.
    pub(super) heading: Option<Span>,
    /// A line that opened rounds, until what they hold was read.
    pub(super) rounds: Option<rounds::Rounds>,
    /// Lines to choose from.
    pub(super) either: either::Either,
    /// The line has a number in front, as a part of the session.
    numbered: bool,
    /// Lines of the usual shapes are read in one pass.
    usual: bool,
}

/// Reads the lines of a text; those of the `usual` shapes in one pass, or by the grammar as all others.
pub(crate) fn read(text: &str, tokens: &Tokens<'_>, dialect: Dialect, usual: bool) -> Reading {
    let mut reading = Reading { usual, ..Reading::default() };
    let most = usize::try_from(MAX_REPS).unwrap_or(usize::MAX);
    let numbered = enumerated::enumerated(tokens);
    for line in tokens.lines() {
        let skip = if numbered { enumerated::skip(text, line, &mut reading) } else { 0 };
        let line = &line[skip..];
        reading.numbered = skip > 0;
        match around::pieces(text, line, dialect).filter(|_| reading.rounds.is_none()) {
            Some(pieces) => {
                for piece in pieces {
                    between::read_works(text, &line[piece], dialect, &mut reading);
                }
            }
            None => between::read_works(text, line, dialect, &mut reading),
        }
        // Every line of work looks back at those above it, and more parts than repetitions that
        // anybody does are refused below.
        if reading.session.blocks.len() > most {
            break;
        }
    }
    ran::ran(text, &mut reading);
    several_sessions(text, &mut reading);
    announced(text, &mut reading);
    rounds::close(text, &mut reading);
    either::below(text, &mut reading);
    either::close(text, &mut reading);
    stated::headings(text, &mut reading);
    placed::place(text, &mut reading);
    easy_part::turns_over_lines(text, dialect, &mut reading);
    alone::recovery(text, dialect, &mut reading);
    easy_part::tell(text, dialect, &mut reading);
    sections_counted(text, &mut reading);
    scheme::scheme(text, dialect, &mut reading);
    list_of_sets(text, &mut reading);
    count_races_once(text, &mut reading.session.blocks);
    // Before anything is laid out: a misread count can ask for more steps than memory holds.
    if reading.notes.error.is_none() {
        if let Some(error) = implausible(&reading.session, dialect) {
            reading.notes.error = Some(error);
        }
    }
    if reading.notes.error.is_some() {
        reading.session.blocks.clear();
    }
    settle::settle(text, dialect, &mut reading);
    if !reading.exact_results.is_empty() {
        let rows = &mut reading.session.results;
        rows.append(&mut reading.exact_results);
        rows.sort_by_key(|r| r.span.start);
    }
    reading
}

pub(super) fn hull(tokens: &[Token]) -> Span {
    match (tokens.first(), tokens.last()) {
        (Some(a), Some(b)) => a.span.hull(b.span),
        _ => Span::default(),
    }
}

impl Reading {
    pub(super) fn line(&mut self, kind: LineKind, tokens: &[Token]) {
        self.session.lines.push(Line { kind, span: hull(tokens) });
    }

    /// Takes over what a grammar reported.
    pub(super) fn take(&mut self, c: Cursor<'_>) {
        let text = c.text;
        let Some(noted) = c.notes.reported() else { return };
        self.notes.ambiguities.extend(noted.ambiguities);
        // Several places of one line with the same fault are one entry.
        let mut merged: Vec<crate::notation::Unknown> = Vec::new();
        for entry in noted.unknown {
            match merged.iter_mut().find(|m| m.why == entry.why) {
                Some(old) => {
                    old.span = old.span.hull(entry.span);
                    old.span.of(text).clone_into(&mut old.text);
                }
                None => merged.push(entry),
            }
        }
        self.notes.unknown.extend(merged);
        self.notes.error = self.notes.error.or(noted.error);
    }
}

/// Tells what a line of work leaves open, where nothing was told of it.
fn tell_doubt(text: &str, tokens: &[Token<'_>], dialect: Dialect, reading: &mut Reading) {
    let all = hull(tokens);
    let work = reading.session.lines.last();
    if work.is_none_or(|l| l.kind != LineKind::Work || l.span.end < all.start) {
        return;
    }
    let Some((span, why)) = respell::doubt(tokens, dialect) else { return };
    let within = |s: Span| s.start < all.end && all.start < s.end;
    let notes = &mut reading.notes;
    if !notes.ambiguities.iter().any(|a| within(a.span)) {
        let text = span.of(text).to_owned();
        notes.unknown.push(crate::notation::Unknown { span, text, why: why.to_owned() });
    }
}

/// Reads a line in the spelling of the grammar, and tells what it leaves open.
fn read_respelled(text: &str, line: &[Token<'_>], dialect: Dialect, reading: &mut Reading) {
    match respell::respell(line, dialect) {
        Some(line) => read_line(text, &line, dialect, reading),
        None => read_line(text, line, dialect, reading),
    }
    tell_doubt(text, line, dialect, reading);
}

fn read_line(text: &str, tokens: &[Token<'_>], dialect: Dialect, reading: &mut Reading) {
    if tokens.is_empty() {
        return rounds::below(text, true, reading);
    }
    rounds::ends(text, tokens, reading);
    if reading.usual && usual::line(text, tokens, dialect, reading) {
        return either::below(text, reading);
    }
    if tokens[0].is('{') && exact_line(text, tokens, reading) {
        return;
    }
    if let Some((end, finish)) = again::and_finish(tokens, reading) {
        read_line(text, &tokens[..end], dialect, reading);
        return read_line(text, &tokens[finish..], dialect, reading);
    }
    // Without a colon the line looks back, not down.
    if again::looks_back(text, tokens, reading) {
        rounds::close(text, reading);
        if again::lines(text, tokens, reading) {
            return reading.line(LineKind::Work, tokens);
        }
    }
    if let Some(at) =
        count_below::last_sentence(tokens).filter(|_| !reading.session.blocks.is_empty())
    {
        read_tokens(text, &tokens[..at], dialect, reading);
        return read_line(text, &tokens[at..], dialect, reading);
    }
    if count_below::line(text, tokens, dialect, reading)
        || rounds::open(text, tokens, dialect, reading)
    {
        return;
    }
    let skip = either::opens(text, tokens, reading);
    if skip == tokens.len() {
        return reading.line(LineKind::Note, tokens);
    }
    read_tokens(text, &tokens[skip..], dialect, reading);
    either::below(text, reading);
    rounds::below(text, false, reading);
}

fn read_tokens(text: &str, tokens: &[Token], dialect: Dialect, reading: &mut Reading) {
    let words = tokens.iter().filter(|t| t.word().is_some()).count();
    if words > MAX_WORDS || tokens.len() > MAX_TOKENS {
        return prose::prose(text, tokens, dialect, reading);
    }
    declared::declared(tokens, &mut reading.session.declared);
    if tokens.iter().any(Token::is_figure) {
        reading.days.extend(other::day_labels(tokens).map(|t| t.span));
    }
    reading.rejected = false;
    if other::is_other(tokens) {
        let span = hull(tokens);
        reading.notes.unknown.push(crate::notation::Unknown {
            span,
            text: span.of(text).to_owned(),
            why: "numbers of something else than work".to_owned(),
        });
        return reading.line(LineKind::Note, tokens);
    }
    if let Some(kind) = notation(text, tokens, dialect, reading) {
        return reading.line(kind, tokens);
    }
    if sentence_by_sentence(text, tokens, dialect, reading) {
        return;
    }
    let known = (reading.session.targets.len(), reading.session.plans.len());
    // `run the first mile at race pace, jog half a mile, ...`: amounts without a figure.
    let miles = tokens.iter().filter(|t| t.is_word(&["mile", "miles"])).count() > 1;
    let rejected = reading.rejected || miles && tokens.iter().any(|t| t.is(','));
    prose::prose(text, tokens, dialect, reading);
    if rejected && known == (reading.session.targets.len(), reading.session.plans.len()) {
        let span = hull(tokens);
        reading.notes.unknown.push(crate::notation::Unknown {
            span,
            text: span.of(text).to_owned(),
            why: "numbers in a sentence that is not read as work".to_owned(),
        });
    }
}

/// Reads the sentences of a longer text that tell of work; the others are prose.
fn sentence_by_sentence(
    text: &str,
    tokens: &[Token],
    dialect: Dialect,
    reading: &mut Reading,
) -> bool {
    let all = sentences::sentences(tokens);
    if all.len() < 2 || !all.iter().any(|s| sentences::tells_work(s)) {
        return false;
    }
    let before = reading.session.blocks.len();
    for sentence in all {
        let works = sentences::tells_work(sentence);
        let kind = if works { notation(text, sentence, dialect, reading) } else { None };
        if let Some(kind) = kind {
            reading.line(kind, sentence);
            continue;
        }
        prose::prose(text, sentence, dialect, reading);
        if sentence.iter().any(Token::is_figure) {
            let span = hull(sentence);
            reading.notes.unknown.push(crate::notation::Unknown {
                span,
                text: span.of(text).to_owned(),
                why: "numbers in a sentence that is not read as work".to_owned(),
            });
        }
    }
    if reading.session.blocks.len() > before {
        let span = hull(tokens);
        reading.notes.unknown.push(crate::notation::Unknown {
            span,
            text: span.of(text).to_owned(),
            why: "work inside a longer text, which may tell of more or of less".to_owned(),
        });
    }
    true
}

/// Reads a line in braces by the letter, if it is exact notation.
fn exact_line(text: &str, tokens: &[Token], reading: &mut Reading) -> bool {
    let span = hull(tokens);
    let (before, blocks) = (reading.session.results.len(), reading.session.blocks.len());
    match exact::read(text, span, &mut reading.session) {
        None => false,
        Some(Err(error)) => {
            reading.notes.error.get_or_insert((error, span));
            reading.line(LineKind::Work, tokens);
            true
        }
        Some(Ok(_)) => {
            for open in exact::open_amounts(&reading.session.blocks[blocks..]) {
                reading.notes.unknown.push(crate::notation::Unknown {
                    span: open,
                    text: open.of(text).to_owned(),
                    why: "an amount that is left open".to_owned(),
                });
            }
            let rows = reading.session.results.drain(before..);
            reading.exact_results.extend(rows);
            true
        }
    }
}

/// Reads a line that is notation; `None` if it is prose.
fn notation(
    text: &str,
    tokens: &[Token],
    dialect: Dialect,
    reading: &mut Reading,
) -> Option<LineKind> {
    let mut c = Cursor::new(text, tokens, dialect);
    let after = kind::repetitions(&reading.session);
    // Within rounds a time is the next part of them and no result.
    let timed = if reading.rounds.is_some() { 0 } else { after };
    // Results first: `Ladder: 42.03, ...` carries a label of its own grammar.
    let again = || {
        let line = hull(tokens).of(text);
        let work = |l: &Line| l.kind == LineKind::Work && l.span.of(text) == line;
        tokens.iter().any(|t| t.is('+')) || reading.session.lines.iter().any(work)
    };
    let next = goes_on::goes_on(text, tokens, &reading.session);
    let list = next || bare_distances(tokens) && (after == 0 || again());
    let found = if list { None } else { result::result(&mut c, timed) };
    if let Some(found) = found {
        return Some(result_line(found, c, reading));
    }
    let announced = label::label(&mut c);
    let start = c.at;
    // A label that announces work or rest says what the figures behind it are.
    let titled = matches!(announced, None | Some(Announced::Title));
    let behind = if titled { timed } else { 0 };
    let found = if list { None } else { result::result(&mut c, behind) };
    if let Some(found) = found {
        return Some(result_line(found, c, reading));
    }
    match announced {
        Some(Announced::Note) => return None,
        Some(Announced::Recovery) => {
            return Some(rest_line(c, after, reading));
        }
        // `Target: 5 x 1 mile @ 5:45`: what is asked for is all of the work.
        Some(Announced::Target) if counts_amount(&c) => {}
        Some(Announced::Target) => {
            targets(&mut c, reading, tokens);
            reading.take(c);
            return Some(LineKind::Target);
        }
        _ => {}
    }
    // `Ladder: 1, 2, 3, 2, 1 min off 60s`: with nothing above it the name opens work, and no rest in it.
    let start = if after == 0 && announced.is_none() { preface::ladder(&mut c) } else { start };
    if announced.is_none() && (pace_alone(&c) || (after > 1 && each_set::is_target(&c))) {
        targets(&mut c, reading, tokens);
        reading.take(c);
        return Some(LineKind::Target);
    }
    if announced.is_none() && after > 1 && race_below(&mut c, reading, tokens) {
        reading.take(c);
        return Some(LineKind::Target);
    }
    if let Some(rpe) = rpe(&mut c) {
        reading.session.rpe = Some(rpe);
        return Some(LineKind::Rpe);
    }
    if after > 0 && aside::went(tokens, &reading.session) {
        c.unknown(hull(tokens), "how far a repetition went, which adds nothing to it");
        reading.take(c);
        return Some(LineKind::Result);
    }
    if aside::of_every_second(tokens, &reading.session)
        || aside::of_some(tokens, &reading.session)
        || dialect == Dialect::Swim && aside::of_plurals(tokens, &reading.session)
    {
        c.unknown(hull(tokens), "what is said of some of the repetitions is not laid out");
        reading.take(c);
        return Some(LineKind::Note);
    }
    if kind::is_recovery(&c, &reading.session) || (after > 0 && aside::between_dashes(tokens)) {
        let once = kind::done_once(&c);
        c.at += once;
        let bare = c.fork().quantity().filter(|q| once > 0 && q.unit == quantity::Unit::Bare);
        if let Some(bare) = bare {
            c.unknown(bare.span, "whether the recovery is a distance or a time is not said");
            reading.session.rest_open = true;
        }
        return Some(rest_line(c, after, reading));
    }
    // `r: 90s` opens like a title.
    let back = c.at;
    if titled {
        c.at = 0;
    }
    match kind::bare_rest(&c, &reading.session, reading.rounds.is_some())
        .filter(|_| titled && after > 0 && !reading.numbered)
    {
        Some(kind::Rest::Sure) => return Some(rest_line(c, after, reading)),
        Some(kind::Rest::Likely) => {
            let readings = ["a rest", "more work", "a time that was run or is asked for"];
            c.ambiguity(hull(tokens), &readings, "an amount behind a line of work, on its own");
            return Some(rest_line(c, after, reading));
        }
        Some(kind::Rest::Unlikely) => {
            let readings = ["more work", "a rest"];
            c.ambiguity(hull(tokens), &readings, "an amount on its own behind a line of work");
        }
        None => {}
    }
    c.at = back;
    if let Some(found) = plan::plan(&mut c) {
        reading.session.plans.push(found);
        return Some(LineKind::Plan);
    }
    if let Some(kind) = read_work(&mut c, start, announced, reading) {
        return Some(kind);
    }
    None
}

/// Whether a count, its sign and an amount stand at the position.
fn counts_amount(c: &Cursor<'_>) -> bool {
    let mut look = c.fork();
    let counts = look.plain_number().is_some_and(|(n, _)| n.fract() == 0.0);
    if look.take('-') || look.take_word(&["to"]) {
        let _ = look.plain_number();
    }
    counts && (look.take_word(&["x", "times"]) || look.take('*')) && look.quantity().is_some()
}

/// `250 250 200 200`: nothing but distances of the track, so that they are no times.
fn bare_distances(tokens: &[Token]) -> bool {
    let track = |t: &Token| {
        t.number().is_some_and(|n| {
            n.decimals == 0
                && (100.0..=5000.0).contains(&n.value)
                && (n.value / 50.0).fract() == 0.0
        })
    };
    let sign = |t: &Token| [',', '/', '-', '+'].iter().any(|s| t.is(*s));
    // `800 - 600 - 400 - 200 (3 min)`: what stands in brackets behind them is said of them.
    let end = tokens.iter().position(|t| t.is('(') || t.is('@')).unwrap_or(tokens.len());
    let list = &tokens[..end];
    list.iter().filter(|t| t.is_figure()).count() > 2 && list.iter().all(|t| track(t) || sign(t))
}

/// Files a line of times.
fn result_line(found: result::Found, c: Cursor<'_>, reading: &mut Reading) -> LineKind {
    match found {
        result::Found::Row(row) => reading.session.results.push(row),
        result::Found::Loose(row) => reading.loose.push(row),
        result::Found::Told => {}
    }
    reading.take(c);
    LineKind::Result
}

/// Reads the rest of the line as clauses of recovery.
fn rest_line(mut c: Cursor<'_>, after: usize, reading: &mut Reading) -> LineKind {
    let end = c.tokens.len();
    let before = c.notes.unknown.len();
    let rules = recovery::clauses(&mut c, end);
    if rules.is_empty() && c.notes.unknown.len() == before {
        c.unknown(hull(c.tokens), "a recovery line without a rest that is understood");
    }
    reading.session.rest_open |= c.notes.unknown.len() > before;
    reading.session.recoveries.extend(kind::listed(rules, after, &reading.session, &mut c));
    reading.take(c);
    LineKind::Recovery
}
