//! From a text to its lines, each with the grammar of its kind.

use crate::notation::diagnostic::NotationErrorKind;
use crate::notation::exact;
use crate::notation::lines::label;
use crate::notation::lines::label::Announced;
use crate::notation::lines::{
    aside, declared, enumerated, goes_on, kind, other, plan, preface, prose, respell, sentences,
};
use crate::notation::tokens::cursor::{Cursor, Notes};
use crate::notation::tokens::hours;
use crate::notation::tokens::lex::{Kind, Token, Tokens};
use crate::notation::whole::{
    again, alone, count_below, each_set, easy_part, either, placed, rounds, settle, stated,
};
use crate::notation::words::list::Words;
use crate::notation::work::{self, MAX_DEPTH, WorkLine, two_ways};
use crate::notation::{
    Dialect, MAX_FOOT_M, MAX_HOURS, MAX_REPS, MAX_RIDE_M, quantity, recovery, result, target, usual,
};
use crate::resolve::{MAX_LENGTH, Sums, length, sums};
use crate::session::{Line, LineKind, Session, TargetRule};
use crate::span::Span;
use crate::tree::{Block, Scope, Section, Work};

/// A line with more words than this is prose, whatever stands in it.
pub(super) const MAX_WORDS: usize = 60;

/// A line or a sentence with more tokens is prose, and is not searched for figures.
pub(super) const MAX_TOKENS: usize = 300;

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
        match respell::respell(line, dialect) {
            Some(line) => read_line(text, &line, dialect, &mut reading),
            None => read_line(text, line, dialect, &mut reading),
        }
        tell_doubt(text, line, dialect, &mut reading);
        // Every line of work looks back at those above it, and more parts than repetitions that
        // anybody does are refused below.
        if reading.session.blocks.len() > most {
            break;
        }
    }
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
    list_of_sets(text, &mut reading);
    count_races_once(text, &mut reading.session.blocks);
    // Before anything is laid out: a misread count can ask for more steps than memory holds.
    if reading.notes.error.is_none() {
        reading.notes.error = implausible(&reading.session, dialect);
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

/// A session that nobody does is a misreading.
pub(crate) fn implausible(
    session: &Session,
    dialect: Dialect,
) -> Option<(NotationErrorKind, Span)> {
    let total = session.blocks.iter().map(|b| sums(&b.work)).fold(Sums::default(), Sums::plus);
    let foot = if dialect == Dialect::Cycle { 0.0 } else { total.on_foot };
    let ride = total.meters.map_or(0.0, |m| m.1);
    let hours = total.seconds.map_or(0.0, |s| s.1 / 3600.0);
    // Turns without a repetition in them, such as rests alone, are laid out as well.
    let length = session.blocks.iter().map(|b| length(&b.work)).fold(0, u64::saturating_add);
    let too_much = total.reps.1 > MAX_REPS
        || foot > MAX_FOOT_M
        || ride > MAX_RIDE_M
        || hours > MAX_HOURS
        || length > MAX_LENGTH;
    let span = session.blocks.iter().map(|b| b.span).reduce(Span::hull)?;
    too_much.then_some((NotationErrorKind::Implausible, span))
}

/// `3 x 10 min:` and more work below: its parts, or work of its own.
fn announced(text: &str, reading: &mut Reading) {
    let Some((span, blocks)) = reading.announced else { return };
    if reading.session.blocks.len() > blocks {
        reading.session.open = true;
        reading.notes.unknown.push(crate::notation::Unknown {
            span,
            text: span.of(text).to_owned(),
            why: "how many of the lines below are meant is not said".to_owned(),
        });
    }
}

/// `AM: .. PM: ..`: the sessions of a text are added up, and that is told.
fn several_sessions(text: &str, reading: &mut Reading) {
    let same = |a: &Span, b: &Span| a.of(text).eq_ignore_ascii_case(b.of(text));
    let Some(first) = reading.days.first().copied() else { return };
    if reading.days.iter().all(|d| same(d, &first)) || kind::repetitions(&reading.session) < 2 {
        return;
    }
    let span = reading.days.iter().copied().fold(first, Span::hull);
    reading.notes.unknown.push(crate::notation::Unknown {
        span,
        text: span.of(text).to_owned(),
        why: "several sessions in one text, which are added up".to_owned(),
    });
}

/// `3 x 500m, 400m, 300m`, and on another line a rest between sets.
fn list_of_sets(text: &str, reading: &mut Reading) {
    let session = &mut reading.session;
    if !session.recoveries.iter().any(|r| r.scope == Scope::BetweenSets) {
        return;
    }
    let mut main = session.blocks.iter_mut().filter(|b| b.section == Section::Main);
    let (Some(block), None) = (main.next(), main.next()) else { return };
    let span = block.span;
    // What stands in braces is read by the letter.
    let line = text.get(..span.start).map_or("", |t| t.rsplit('\n').next().unwrap_or(t));
    if line.trim_start().starts_with('{') {
        return;
    }
    let Work::Seq { parts, .. } = &mut block.work else { return };
    if span.of(text).contains(['(', '[', '+', '{', '\n']) || !two_ways::counts_a_list(parts) {
        return;
    }
    two_ways::count_the_list(parts);
    if let Some(all) = parts.pop() {
        block.work = all;
    }
    reading.notes.ambiguities.push(crate::notation::Ambiguity {
        span,
        text: span.of(text).to_owned(),
        readings: two_ways::SETS_READINGS.iter().map(|r| (*r).to_owned()).collect(),
        chosen: 0,
        why: two_ways::SETS_WHY.to_owned(),
    });
}

/// A warm-up and a cool-down with a length beside a main part: the totals count them as they are
/// written, and that is told, because others leave them out.
fn sections_counted(text: &str, reading: &mut Reading) {
    let blocks = &reading.session.blocks;
    if !blocks.iter().any(|b| b.section == Section::Main) {
        return;
    }
    let counted = blocks.iter().filter(|b| b.section != Section::Main && !sums(&b.work).open);
    let spans = counted.map(|b| work::first_rep(&b.work).map_or(b.span, |r| r.span));
    let Some(span) = spans.reduce(Span::hull) else { return };
    reading.notes.unknown.push(crate::notation::Unknown {
        span,
        text: span.of(text).to_owned(),
        why: "the warm-up and the cool-down count in the totals as they are written".to_owned(),
    });
}

/// A race that is only named, such as `parkrun`, and whose distance stands in a line of its own is
/// one piece of work, not two.
fn count_races_once(text: &str, blocks: &mut Vec<Block>) {
    fn single(block: &Block) -> Option<(&crate::tree::Rep, f64)> {
        let Work::Rep(rep) = &block.work else { return None };
        Some((rep, rep.amount.distance()?.exact()?.meters()))
    }
    let is_named =
        |rep: &crate::tree::Rep| !rep.span.of(text).contains(|c: char| c.is_ascii_digit());
    let again = |at: usize, meters: f64, blocks: &[Block]| {
        blocks.iter().enumerate().any(|(i, block)| {
            let same = single(block)
                .is_some_and(|(rep, m)| !is_named(rep) && (m / meters - 1.0).abs() < 0.01);
            i != at && same
        })
    };
    let spare = (0..blocks.len())
        .find(|&i| single(&blocks[i]).is_some_and(|(rep, m)| is_named(rep) && again(i, m, blocks)));
    if let Some(i) = spare {
        blocks.remove(i);
    }
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
        self.notes.ambiguities.extend(c.notes.ambiguities);
        // Several places of one line with the same fault are one entry.
        let mut merged: Vec<crate::notation::Unknown> = Vec::new();
        for entry in c.notes.unknown {
            match merged.iter_mut().find(|m| m.why == entry.why) {
                Some(old) => {
                    old.span = old.span.hull(entry.span);
                    old.span.of(c.text).clone_into(&mut old.text);
                }
                None => merged.push(entry),
            }
        }
        self.notes.unknown.extend(merged);
        self.notes.error = self.notes.error.or(c.notes.error);
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
    if let Some(rpe) = rpe(&mut c) {
        reading.session.rpe = Some(rpe);
        return Some(LineKind::Rpe);
    }
    if aside::of_every_second(tokens, &reading.session) || aside::of_some(tokens, &reading.session)
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

/// Reads the line as work, if it is a line of work rather than prose with numbers in it.
fn read_work(
    c: &mut Cursor<'_>,
    start: usize,
    announced: Option<Announced>,
    reading: &mut Reading,
) -> Option<LineKind> {
    let tokens = c.tokens;
    c.at = start;
    let on_foot = matches!(c.dialect, Dialect::Track | Dialect::Road);
    if on_foot && !may_hold_work(tokens) {
        debug_assert!(work::work(&mut c.clone()).is_none(), "work without a figure");
        return None;
    }
    let deep = deepest(tokens);
    if deep > MAX_DEPTH {
        reading.notes.error.get_or_insert((NotationErrorKind::TooDeep, hull(tokens)));
        return Some(LineKind::Work);
    }
    let mut trial = c.clone();
    let found = work::work(&mut trial);
    if found.is_none() && trial.notes.error.is_some() {
        reading.take(trial);
        return Some(LineKind::Work);
    }
    let Some(found) = found else {
        // `6 lots of:` opens a repeat over lines that nothing closes.
        let opens = tokens.last().is_some_and(|t| t.is(':'))
            && tokens.iter().any(|t| t.is_word(&["of", "x", "times"]))
            && tokens[start..].first().is_some_and(Token::is_figure);
        if opens {
            c.unknown(hull(tokens), "how many of the lines below are repeated is not said");
            reading.session.open = true;
            reading.take(c.clone());
            return Some(LineKind::Work);
        }
        return None;
    };
    let labelled = matches!(announced, Some(Announced::Work(_)));
    if let Some((token, why)) = other::doubt(tokens) {
        if trial.notes.unknown.iter().all(|u| u.span != token.span) {
            trial.unknown(token.span, why);
        }
    }
    let asked = reading.rounds.is_some() && sentences::asks(&tokens[start..]);
    let limit = match (asked, labelled) {
        (true, _) => 12,
        (_, true) => 4,
        _ => 2,
    };
    let next = goes_on::goes_on(c.text, tokens, &reading.session);
    if !next && is_prose(&found, &tokens[start..], limit, c.dialect) {
        // Long prose is plainly a note; a short sentence could have been meant as work.
        let near = found.foreign + found.telling <= 8 && tokens.len() <= 40;
        reading.rejected = near && has_unit(&found.work, &tokens[start..], c.dialect);
        return None;
    }
    tell_chain(&found, &tokens[start..], &mut trial);
    // Behind work, times alone may be what was run or a rest, unless that was told before.
    let behind = kind::repetitions(&reading.session) > 0
        && !found.strong
        && !labelled
        && reading.rounds.is_none();
    // `After a warm up it was 4 x 400m` is the main part.
    let past = tokens.iter().any(|t| t.is_word(&["after", "before", "then", "following"]));
    let section = if past { Section::Main } else { label::section_of(tokens) };
    if behind && section == Section::Main && trial.notes.ambiguities.is_empty() {
        let span = hull(tokens);
        match kind::doubtful(&trial, &found.work, &reading.session) {
            Some(kind::Rest::Unlikely) => {
                let readings = ["more work", "a rest"];
                trial.ambiguity(span, &readings, "an amount on its own behind a line of work");
            }
            Some(_) => {
                trial.notes = crate::notation::tokens::cursor::Notes::default();
                trial.unknown(span, "figures behind a line of work: times, a rest or more work");
                reading.take(trial);
                return Some(LineKind::Note);
            }
            None => {}
        }
    }
    if !labelled && section == Section::Main && kind::covers(&found.work, &reading.session) {
        let readings = ["how far the part above went", "more work"];
        let why = "a distance alone below a time alone, which can be covered in it";
        trial.ambiguity(hull(tokens), &readings, why);
        reading.take(trial);
        return Some(LineKind::Result);
    }
    let section = match announced {
        Some(Announced::Work(section)) if section != Section::Main => section,
        _ if is_list(&found.work) => Section::Main,
        _ => section,
    };
    // `10 x 400m:`: what stands below may be its times as well as its parts.
    let colon = tokens.last().is_some_and(|t| t.is(':'));
    tell_repeat(&found, tokens, &mut trial);
    if colon && found.strong {
        reading.announced = Some((hull(tokens), reading.session.blocks.len() + 1));
    } else if colon {
        trial.unknown(hull(tokens), "how many of the lines below are meant is not said");
        reading.session.open = true;
    }
    file_work(found, section, &tokens[start..], &mut trial, reading);
    reading.take(trial);
    Some(LineKind::Work)
}

/// Whether work is a list, with rests beside it or without.
fn is_list(work: &Work) -> bool {
    match work {
        Work::Seq { .. } => true,
        Work::With { body, .. } => is_list(body),
        _ => false,
    }
}

/// `..., 4 min at 5k pace (1 min rest). Repeat`: asked for, and taken up by no rule.
///
/// `1 mile tempo repeat` is a noun.
fn tell_repeat(found: &WorkLine, tokens: &[Token], c: &mut Cursor<'_>) {
    let asked = tokens.iter().rposition(|t| t.word().is_some() || t.is_figure());
    let noun = asked.and_then(|i| i.checked_sub(1)).is_some_and(|i| tokens[i].word().is_some());
    if asked.is_some_and(|i| tokens[i].is_word(&["repeat"]) && !noun)
        && !matches!(&found.work, Work::Repeat { .. })
        && c.notes.unknown.is_empty()
    {
        c.unknown(hull(tokens), "how often the work is repeated is not understood");
    }
}

/// `The club trains for 800m, 1500m, 3000m`: a chain among other words may be no work.
fn tell_chain(found: &WorkLine, tokens: &[Token], c: &mut Cursor<'_>) {
    let words = found.foreign + found.telling > 0;
    let sentence = tokens.first().is_some_and(|t| t.word().is_some());
    if !found.strong && words && sentence && aside::chain_of_amounts(tokens) {
        c.unknown(hull(tokens), "a chain of amounts in a sentence, which may tell of others");
    }
}

/// Takes the work of a line into the session.
fn file_work(
    mut found: WorkLine,
    section: Section,
    tokens: &[Token],
    c: &mut Cursor<'_>,
    reading: &mut Reading,
) {
    let span = hull(tokens);
    if reading.session.blocks.is_empty() && section == Section::Main {
        found.work = hours::level(found.work, tokens, c);
    }
    if found.sections.len() > 1 && section == Section::Main {
        let blocks = found.sections.into_iter();
        reading.session.blocks.extend(blocks.map(|(section, work)| Block { section, work, span }));
    } else {
        reading.session.blocks.push(Block { section, work: found.work, span });
    }
}

/// Whether a line has a figure, a word that counts, the name of a race, or brackets.
fn may_hold_work(tokens: &[Token]) -> bool {
    tokens.iter().any(|t| match t.kind {
        Kind::Number(_) | Kind::Clock { .. } => true,
        Kind::Word(word) => COUNTING.contains(&word),
        Kind::Sign(sign) => matches!(sign, '(' | '[' | '{' | '~'),
    })
}

/// Words that can open work without a figure.
const COUNTING: Words =
    Words::new(&["mile", "hour", "one", "half", "quarter", "open", "parkrun", "marathon"]);

fn deepest(tokens: &[Token]) -> u32 {
    let mut depth = 0_u32;
    let mut deepest = 0;
    for token in tokens {
        if token.is('(') || token.is('[') || token.is('{') {
            depth += 1;
            deepest = deepest.max(depth);
        } else if token.is(')') || token.is(']') || token.is('}') {
            depth = depth.saturating_sub(1);
        }
    }
    deepest
}

/// Whether a line that the grammar of work could read is a sentence all the same.
///
/// Up to `limit` a line without a count may hold what the grammar does not know.
fn is_prose(found: &WorkLine, tokens: &[Token], limit: usize, dialect: Dialect) -> bool {
    let sentences = tokens.windows(2).filter(|w| w[0].is('.') && w[1].capital).count();
    let dated = tokens.iter().any(|t| {
        t.is_word(&[
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ]) && t.capital
    });
    let words = tokens.iter().filter(|t| t.word().is_some()).count();
    // Lifts have names without end.
    let first = tokens.first().is_some_and(Token::is_figure);
    let only = first && tokens.iter().filter(|t| t.is_figure()).count() == 1;
    let lifts = dialect == Dialect::Strength && (found.strong || only);
    // What leads to the work says little of it, unless it takes it back.
    let (foreign, telling) = match found.opening {
        (foreign, telling) if found.strong && !taken_back(tokens) => {
            (found.foreign - foreign, found.telling - telling)
        }
        _ => (found.foreign, found.telling),
    };
    let foreign = if lifts { foreign / 2 } else { foreign };
    let score = foreign + 2 * telling + sentences;
    // Work and rests in turn are no more accidental than a count.
    let turns = sentences::rested_parts(&found.work) > 1;
    if found.strong || turns || aside::chain_of_amounts(tokens) {
        return score > 7 || (sentences > 1 && found.telling > 0);
    }
    let unit = has_unit(&found.work, tokens, dialect);
    let limit = if lifts { limit.max(4) } else { limit };
    // `Just get out for 90 minutes easy, nothing heroic`: one amount that is called easy, and a remark.
    let eased = sentences::asks_for_ease(&found.work, tokens);
    let score = found.clause.filter(|_| eased).map_or(score, |(f, t)| f + 2 * t);
    let limit = if eased { limit + 2 } else { limit };
    sentences::names_session(tokens)
        || score > limit
        || dated
        || !unit
        || (words > 16 && limit < 4 && score > 0)
}

/// Whether words in front of the first count say that the work was not done, or only might be.
fn taken_back(tokens: &[Token]) -> bool {
    let count = tokens.windows(2).position(|w| {
        w[0].number().is_some() && (w[1].is_word(&["x", "times", "sets"]) || w[1].is('*'))
    });
    tokens[..count.unwrap_or(tokens.len())].iter().any(|t| t.is_word(TAKING_BACK))
}

/// Such words.
const TAKING_BACK: Words = Words::new(&[
    "not",
    "never",
    "instead",
    "if",
    "would",
    "should",
    "could",
    "might",
    "can",
    "can't",
    "don't",
    "didn't",
    "couldn't",
    "wouldn't",
    "than",
    "once",
    "used",
    "without",
    "no",
    "nobody",
    "or",
    "because",
    "unless",
    "what",
    "how",
    "why",
    "like",
    "supposed",
    "wanted",
    "planned",
    "usually",
    "sometimes",
    "often",
    "before",
    "first",
    "next",
    "last",
    "rather",
    "whether",
    "maybe",
    "perhaps",
]);

/// Whether a unit was written, or a list of three or more numbers that are usual distances.
fn has_unit(work: &Work, tokens: &[Token], dialect: Dialect) -> bool {
    // `200 choice`: a length of the pool needs no unit where it opens the line.
    let swum = dialect == Dialect::Swim
        && tokens.first().is_some_and(|t| t.number().is_some_and(|n| !n.word && n.value >= 25.0));
    if swum && crate::resolve::sums(work).meters.is_some() {
        return true;
    }
    // `Warm up 400`, `CD 200 easy`: nor does it behind the name of a section.
    let figure = tokens.iter().position(Token::is_figure).unwrap_or(0);
    let round = tokens.get(figure).and_then(Token::number).is_some_and(|n| {
        let step = if dialect == Dialect::Swim { 25.0 } else { 100.0 };
        !n.word && n.value >= 2.0 * step && (n.value / step).fract() == 0.0
    });
    let section = label::section_of(&tokens[..figure]) != Section::Main;
    if section && round && crate::resolve::sums(work).meters.is_some() {
        return true;
    }
    // `20 kettlebell swings`: so does a number of lifts.
    let lifted = dialect == Dialect::Strength && tokens.first().is_some_and(Token::is_figure);
    if lifted && crate::resolve::sums(work).lifts.is_some() {
        return true;
    }
    // `800 w/200 float`: a bare distance of the track with a rest of its own.
    let track = tokens.first().and_then(Token::number);
    let track = track.is_some_and(|n| n.value >= 100.0 && (n.value / 50.0).fract() == 0.0);
    if track && sentences::rested_parts(work) > 0 {
        return true;
    }
    let written = tokens.iter().enumerate().any(|(i, t)| {
        let before = i.checked_sub(1).and_then(|i| tokens.get(i));
        // `40 easy minutes`.
        let second = i.checked_sub(2).and_then(|i| tokens.get(i));
        let eased = before.is_some_and(|b| b.is_word(quantity::EASE));
        let number = before.is_some_and(|b| b.is_figure() || b.is('-') || b.is('+'))
            || eased && second.is_some_and(Token::is_figure);
        number && (t.is('\'') || t.is('"') || t.word().is_some_and(is_unit))
    });
    // `run the first mile hard, jog half a mile, run the last mile`.
    let miles = tokens.iter().filter(|t| t.is_word(&["mile", "miles"])).count() > 1;
    let written = written || miles;
    let clock = tokens.iter().enumerate().any(|(i, t)| {
        t.is_figure()
            && t.number().is_none()
            && !tokens.get(i + 1).is_some_and(|t| t.is_word(&["am", "pm"]))
    });
    // `London Marathon`: a race alone on its line is one.
    let race = tokens.len() <= 4 && tokens.iter().any(|t| t.is_word(&["marathon", "parkrun"]));
    // `An hour easy`.
    let hour = |r: &crate::tree::Rep| {
        r.amount.time().is_some_and(|t| t.min().as_secs() >= 1800)
            && tokens.len() <= 12
            && tokens.iter().any(|t| t.is_word(&["hour"]))
    };
    let hour = matches!(work, Work::Rep(r) if hour(r));
    written || clock || race || hour || crate::resolve::sums(work).reps.0 >= 3
}

pub(super) fn is_unit(word: &str) -> bool {
    quantity::SECONDS.contains(&word)
        || quantity::MINUTES.contains(&word)
        || quantity::HOURS.contains(&word)
        || quantity::compound_unit(word).is_some()
        || matches!(
            word,
            "m" | "k"
                | "km"
                | "mi"
                | "mile"
                | "miles"
                | "meter"
                | "meters"
                | "metre"
                | "metres"
                | "yd"
                | "yds"
                | "yards"
                | "kilometers"
                | "kilometres"
                | "metros"
                | "mètres"
                | "metern"
                | "kilómetros"
                | "kilomètres"
                | "ml"
                | "lap"
                | "laps"
                | "rep"
                | "reps"
        )
}

/// `Pace 4:02/km`, `4:02/km`: a pace, and nothing that is run at it.
fn pace_alone(c: &Cursor<'_>) -> bool {
    let mut look = c.fork();
    let titled = look.take_word(&["pace", "paces", "target"]);
    // `T pace 3:35`, `threshold 3:35/km`: what the pace is that of.
    let mut clock = look.fork();
    let named = clock.take_word(&["threshold", "t", "lt", "cv", "lactate", "mp", "hmp", "vdot"]);
    let _ = clock.take_word(&["pace"]);
    if named && clock.quantity().is_some_and(|q| q.clock && q.max < 600.0) {
        if clock.take('/') {
            let _ = clock.quantity().is_some() || clock.take_word(&["km", "mile", "mi", "k"]);
        }
        if clock.done() {
            return true;
        }
    }
    let mut clock = look.fork();
    if clock.quantity().is_some_and(|q| q.clock) && clock.take_word(&["pace"]) && clock.done() {
        return true;
    }
    let found = target::target(&mut look);
    look.done()
        && (matches!(found, Some(crate::tree::Target::Speed(_))) || titled && found.is_some())
}

/// Reads the targets of a target line.
fn targets(c: &mut Cursor<'_>, reading: &mut Reading, tokens: &[Token]) {
    let mut found = Vec::new();
    while !c.done() {
        let before = c.at;
        if let Some(target) = target::target(c) {
            found.push(target);
        } else if c.peek(0).is_some_and(Token::is_figure) {
            if let Some(token) = c.peek(0) {
                c.unknown(token.span, "a number in the target that was not understood");
            }
        }
        if c.at == before {
            c.at += 1;
        }
    }
    let span = hull(tokens);
    reading.session.targets.push(TargetRule {
        targets: found,
        told: false,
        distance: None,
        last: false,
        span,
    });
}

fn rpe(c: &mut Cursor<'_>) -> Option<stadion_types::Rpe> {
    let from = c.at;
    let found = (|| {
        if !c.take_word(&["rpe"]) {
            return None;
        }
        while c.take(':') || c.take('=') || c.take_word(&["was", "of"]) {}
        let (value, _) = c.plain_number()?;
        let scale = if c.take('/') { c.plain_number().map(|(n, _)| n) } else { None };
        let ten = scale.is_some_and(|n| n <= 10.0);
        let rest = c.tokens.len() - c.at;
        if rest > 3 {
            return None;
        }
        if ten || (value <= 10.0 && scale.is_none()) {
            stadion_types::Rpe::from_cr10(value).ok()
        } else {
            stadion_types::Rpe::from_borg(value).ok()
        }
    })();
    if found.is_none() {
        c.at = from;
    }
    found
}
