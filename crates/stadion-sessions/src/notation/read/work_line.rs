//! A line of work: its grammar, and where the work is filed.

use crate::notation::diagnostic::NotationErrorKind;
use crate::notation::lines::label::Announced;
use crate::notation::lines::{aside, goes_on, kind, label, other, sentences};
use crate::notation::read::sentence::{deepest, has_unit, is_prose, may_hold_work};
use crate::notation::read::{Reading, hull};
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::hours;
use crate::notation::tokens::lex::Token;
use crate::notation::whole::stated;
use crate::notation::work::{MAX_DEPTH, WorkLine};
use crate::notation::{Dialect, work};
use crate::session::LineKind;
use crate::tree::{Block, Section, Work};

/// Reads the line as work, if it is a line of work rather than prose with numbers in it.
pub(super) fn read_work(
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
        // `10 burpee box jumps (24/20 in)`: the name of a lift, below the rounds that hold it.
        _ if reading.rounds.is_some() && c.dialect == Dialect::Strength => 6,
        // `1 min - biggest gear, 60 rpm or lower`: a part of the rounds.
        _ if reading.rounds.is_some() && tokens[start..].first().is_some_and(Token::is_figure) => 5,
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
        trial.unknown(hull(tokens), stated::HOW_MANY);
        reading.heading = (!reading.session.open).then(|| hull(tokens));
        reading.session.open = true;
    }
    file_work(found, section, &tokens[start..], &mut trial, reading);
    reading.take(trial);
    Some(LineKind::Work)
}

/// Whether work is a list, with rests beside it or without.
pub(super) fn is_list(work: &Work) -> bool {
    match work {
        Work::Seq { .. } => true,
        Work::With { body, .. } => is_list(body),
        _ => false,
    }
}

/// `..., 4 min at 5k pace (1 min rest). Repeat`: asked for, and taken up by no rule.
///
/// `1 mile tempo repeat` is a noun.
pub(super) fn tell_repeat(found: &WorkLine, tokens: &[Token], c: &mut Cursor<'_>) {
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
pub(super) fn tell_chain(found: &WorkLine, tokens: &[Token], c: &mut Cursor<'_>) {
    let words = found.foreign + found.telling > 0;
    let sentence = tokens.first().is_some_and(|t| t.word().is_some());
    if !found.strong && words && sentence && aside::chain_of_amounts(tokens) {
        c.unknown(hull(tokens), "a chain of amounts in a sentence, which may tell of others");
    }
}

/// Takes the work of a line into the session.
pub(super) fn file_work(
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
