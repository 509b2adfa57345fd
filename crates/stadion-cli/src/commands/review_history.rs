//! A history as it looks to a person.

use stadion_review::{BestDocument, HistoryDocument};
use stadion_sessions::{Dimension, Standing};

use crate::failure::Failure;
use crate::out::{Out, Style};
use crate::show;

/// More files than these are not named one by one; the document names them all.
const MOST_NAMED: usize = 10;

pub(super) fn person(history: &HistoryDocument, out: &mut Out) -> Result<(), Failure> {
    out.heading("beside the athlete's other sessions")?;
    let sessions = show::counted(history.sessions.len(), "session", "sessions");
    let since = history.begins.map_or_else(String::new, |day| format!(" since {day}"));
    out.line(&format!("  {sessions}{since}"))?;
    let standing = out.styled(history.standing.as_str(), Style::Good);
    out.line(&format!("  {standing}"))?;
    if history.standing != Standing::Unknown || history.sessions.len() > 2 {
        for reason in &history.reasons {
            out.line(&format!("    - {}", reason.text()))?;
        }
    }
    for class in history.classes.iter().filter(|c| Some(c.class) != history.standing.class()) {
        let name = out.styled(class.class.as_str(), Style::Good);
        out.line(&format!("  {name}"))?;
        for reason in &class.reasons {
            out.line(&format!("    - {}", reason.text()))?;
        }
    }
    months(history, out)?;
    bests(history, out)?;
    for left in history.left_out.iter().take(MOST_NAMED) {
        out.line(&format!("  left out: {}: {}", left.id, left.why))?;
    }
    if let Some(more) = history.left_out.len().checked_sub(MOST_NAMED).filter(|n| *n > 0) {
        out.line(&format!("  left out: {more} more"))?;
    }
    Ok(())
}

fn months(history: &HistoryDocument, out: &mut Out) -> Result<(), Failure> {
    if let Some(base) = &history.base {
        let word = if base.consistent { "consistent" } else { "not consistent" };
        out.line(&format!("  base       {word}, {:.1} sessions a week", base.habit_per_week))?;
    }
    if let Some(routine) = &history.routine {
        let word = if routine.is_routine { "a routine" } else { "varied" };
        let same = format!("{} of {} the same again", routine.same_again, routine.sessions);
        out.line(&format!("  pattern    {word}: {same} since {}", routine.since))?;
        if routine.proposes_breakthrough {
            out.line("             one breakthrough may break it")?;
        }
    }
    for reason in &history.refusals {
        out.line(&format!("  {}", reason.text()))?;
    }
    for plateau in &history.plateaus {
        if let Some(trend) = plateau.trend {
            let races = show::counted(plateau.tests.len(), "race", "races");
            let distance = show::number(plateau.distance_m, 1);
            out.line(&format!("  races      {distance} m: {trend}, {races}"))?;
        }
    }
    let days = &history.summary;
    let mut parts = vec![
        format!("{} days with {} sessions", days.days_trained, days.sessions),
        format!("{} of {} singles", days.singles, days.singles_asked),
        format!("{} of high intensity", days.high_intensity),
    ];
    if let Some(moving) = days.moving_s {
        parts.push(format!("moving {}", show::clock(moving.round())));
    }
    out.line(&format!("  28 days    {}", parts.join(", ")))
}

fn bests(history: &HistoryDocument, out: &mut Out) -> Result<(), Failure> {
    for best in &history.best_times {
        let beaten = if best.beaten { ", beaten now" } else { "" };
        out.line(&format!(
            "  best       {} m {} ({}, {}{beaten})",
            show::number(best.distance_m, 1),
            show::clock(best.time_s.round()),
            best.id,
            best.day
        ))?;
    }
    for largest in &history.bests {
        let BestDocument { id, day, .. } = &largest.best;
        let (kind, dimension) = (largest.kind, largest.dimension);
        let size = shown(dimension, largest.best.value);
        out.line(&format!("  most       {kind}, {dimension}: {size} ({id}, {day})"))?;
    }
    Ok(())
}

fn shown(dimension: Dimension, value: f64) -> String {
    match dimension {
        Dimension::Distance => format!("{} km", show::number(value / 1000.0, 2)),
        Dimension::Duration | Dimension::AboveThreshold => show::clock(value.round()),
        Dimension::Climb => format!("{value:.0} m"),
        _ => show::number(value, 1),
    }
}
