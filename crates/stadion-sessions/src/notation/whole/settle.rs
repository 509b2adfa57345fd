//! Whether figures are the times that they look like: held against the repetitions of the whole text.

use stadion_types::SplitTime;

use crate::notation::diagnostic::{Ambiguity, Unknown};
use crate::notation::read::Reading;
use crate::notation::{Dialect, MAX_REPS, MAX_RUN_SPEED_M_S};
use crate::resolve::sums;
use crate::results::{self, Split, SplitRow};
use crate::span::Span;
use crate::step::{Step, StepKind};
use crate::tree::Activity;

/// Slower than any walk: no repetition on foot takes that long.
pub(crate) const MIN_FOOT_SPEED_M_S: f64 = 0.8;

/// Gives loose rows to the repetitions that have no time yet, if their counts agree and the speeds
/// are possible, and takes back the times that nobody runs.
pub(crate) fn settle(text: &str, dialect: Dialect, reading: &mut Reading) {
    if reading.session.results.is_empty() && reading.loose.is_empty() {
        return;
    }
    // A text with more repetitions is refused, and must not be laid out before.
    let reps: f64 = reading.session.blocks.iter().map(|b| f64::from(sums(&b.work).reps.1)).sum();
    if reps > f64::from(MAX_REPS) {
        return;
    }
    let steps = reading.session.steps();
    let mut rows = std::mem::take(&mut reading.session.results);
    let labelled = rows.len();
    let loose = std::mem::take(&mut reading.loose);
    let told: Vec<SplitRow> = if loose.is_empty() {
        Vec::new()
    } else {
        rows.extend(loose.iter().cloned());
        let matched = results::by_row(&rows, &steps);
        let fits = matched[labelled..]
            .iter()
            .flatten()
            .all(|s| s.rep.is_some() && (possible(s, dialect) || minutes(s, dialect).is_some()));
        if fits { Vec::new() } else { rows.split_off(labelled) }
    };
    for group in contiguous(text, &told) {
        reading.notes.unknown.push(Unknown {
            span: group,
            text: group.of(text).to_owned(),
            why: "this looks like times, but they do not fit the repetitions".to_owned(),
        });
    }
    if dialect != Dialect::Cycle && dialect != Dialect::Strength {
        rows = credible(text, dialect, rows, &steps, reading);
    }
    rows.sort_by_key(|r| r.span.start);
    short_rows(text, &rows, &steps, reading);
    reading.session.results = rows;
}

/// Rows that nothing but white space parts are told together.
fn contiguous(text: &str, rows: &[SplitRow]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for row in rows {
        match spans.last_mut() {
            Some(last)
                if text.get(last.end..row.span.start).is_some_and(|t| t.trim().is_empty()) =>
            {
                *last = last.hull(row.span);
            }
            _ => spans.push(row.span),
        }
    }
    spans
}

/// Whether somebody could have moved like this; without a distance, only that nothing speaks
/// against it.
fn possible(split: &Split, dialect: Dialect) -> bool {
    let (slow, fast) = match dialect {
        Dialect::Cycle => (0.5, 30.0),
        Dialect::Swim => (0.2, 3.0),
        _ => (MIN_FOOT_SPEED_M_S, MAX_RUN_SPEED_M_S),
    };
    split.speed().is_some_and(|v| (slow..=fast).contains(&v.meters_per_second()))
}

/// The time with its full stop as the sign between minutes and seconds, if only that is possible.
fn minutes(split: &Split, dialect: Dialect) -> Option<SplitTime> {
    let time = split.time;
    if time.decimals() != 2 || time.seconds() >= 60.0 {
        return None;
    }
    let whole = time.seconds().trunc();
    let seconds = ((time.seconds() - whole) * 100.0).round();
    if seconds >= 60.0 {
        return None;
    }
    let total = core::time::Duration::try_from_secs_f64(whole * 60.0 + seconds).ok()?;
    let read = SplitTime::from_duration(total, 0);
    possible(&Split { time: read, ..*split }, dialect).then_some(read)
}

/// The rows whose times are possible; a row of impossible ones is told, and counts nothing.
fn credible(
    text: &str,
    dialect: Dialect,
    rows: Vec<SplitRow>,
    steps: &[Step],
    reading: &mut Reading,
) -> Vec<SplitRow> {
    let matched = results::by_row(&rows, steps);
    let on_foot = |split: &Split| {
        split.rep.is_none_or(|rep| {
            steps
                .iter()
                .find(|s| s.kind == StepKind::Work && s.rep == Some(rep))
                .is_none_or(|s| !matches!(s.activity, Activity::Ride | Activity::Row))
        })
    };
    let mut kept = Vec::new();
    for (mut row, splits) in rows.into_iter().zip(matched) {
        let known = |s: &Split| s.distance.is_some() && on_foot(s);
        let wrong = |s: &Split| known(s) && !possible(s, dialect);
        let span = row.span;
        if !splits.iter().any(wrong) {
            kept.push(row);
            continue;
        }
        let read: Option<Vec<SplitTime>> = splits
            .iter()
            .map(|s| if wrong(s) { minutes(s, dialect) } else { Some(s.time) })
            .collect();
        if let Some(times) = read {
            reading.notes.ambiguities.push(Ambiguity {
                span,
                text: span.of(text).to_owned(),
                readings: vec!["minutes and seconds".to_owned(), "seconds".to_owned()],
                chosen: 0,
                why: "as seconds these times are faster than anybody runs".to_owned(),
            });
            row.times = times;
            kept.push(row);
            continue;
        }
        let fast = splits.iter().any(|s| {
            wrong(s) && s.speed().is_some_and(|v| v.meters_per_second() > MIN_FOOT_SPEED_M_S)
        });
        let why = if fast {
            "these times are faster than anybody moves, so they mean something else"
        } else {
            "these times are slower than a walk, so they mean something else"
        };
        reading.notes.unknown.push(Unknown {
            span,
            text: span.of(text).to_owned(),
            why: why.to_owned(),
        });
    }
    kept
}

/// Says of a row with fewer times than repetitions that it was read for the first of them.
fn short_rows(text: &str, rows: &[SplitRow], steps: &[Step], reading: &mut Reading) {
    for (row, wanted) in rows.iter().zip(results::wanted(rows, steps)) {
        let given = row.times.len() + row.missed.len();
        if given == 0 || given >= wanted {
            continue;
        }
        reading.notes.ambiguities.push(Ambiguity {
            span: row.span,
            text: row.span.of(text).to_owned(),
            readings: vec![
                format!("the first {given} of {wanted} repetitions"),
                "a repetition in between has no time, and the row is no whole one".to_owned(),
            ],
            chosen: 0,
            why: "fewer times than repetitions; any pattern is that of the times given".to_owned(),
        });
    }
}
