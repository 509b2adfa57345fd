//! `stadion review`.

use std::path::Path;

use chrono::TimeZone;
use stadion_formats::{ReadError, ReadOptions, read_path};
use stadion_load::LocalDay;
use stadion_physiology::{BestEffort, MeanMaxPoint};
use stadion_review::{Context, PastReview, Review, review_import, with_history};
use stadion_types::{Channel, Import};

use super::{athlete, by_constants, history_folder, review_history, zone};
use crate::args::ReviewArgs;
use crate::failure::{Failure, chain};
use crate::out::{Out, Style};
use crate::show;
use crate::table::{Align, Table};

/// Reads the recording, reviews it, prints.
pub(crate) fn review(args: &ReviewArgs, out: &mut Out) -> Result<(), Failure> {
    let athlete = athlete(args.athlete.as_deref())?;
    let zone = zone(&athlete, args.athlete.as_deref())?;
    let import =
        read_path(&args.file, &ReadOptions::default()).map_err(|e| refused(&e, &args.file))?;
    let context = by_constants(Context::new(athlete), args.constants.as_deref())?;
    let mut context = args.load.told(args.answers.told(context));
    if let Some(plan) = &args.plan {
        context = context.with_plan(plan.replace("\\n", "\n"));
    }
    let review = match zone {
        Some(zone) => reviewed(args, &import, &context.with_local(LocalDay::FileOrZone(zone)))?,
        None => reviewed(args, &import, &context)?,
    };
    if out.is_json() { out.document(&review) } else { person(&review, out) }
}

fn reviewed<Z: TimeZone + Clone + Sync>(
    args: &ReviewArgs,
    import: &Import,
    context: &Context<Z>,
) -> Result<Review, Failure> {
    let review = review_import(import, context).ok_or_else(|| {
        Failure::new("no-records", "the file holds no recording").in_file(&args.file)
    })?;
    let Some(folder) = &args.history else { return Ok(review) };
    let own = PastReview::of_import(args.file.to_string_lossy(), import, &review, context);
    let own = own.ok_or_else(|| {
        Failure::new("no-start", "the recording has no date, and so no history").in_file(&args.file)
    })?;
    let (others, left_out) = history_folder::read(folder, &args.file, &context.of_another())?;
    Ok(with_history(review, &own, others, left_out, context))
}

fn refused(error: &ReadError, path: &Path) -> Failure {
    // The error of the system names the path itself, which stands before the message anyway.
    let text = match std::error::Error::source(error) {
        Some(cause) if matches!(error, ReadError::Io { .. }) => {
            format!("cannot read the file: {cause}")
        }
        _ => chain(error),
    };
    Failure::new(error.code(), text).in_file(path).at_line(error.line())
}

fn person(review: &Review, out: &mut Out) -> Result<(), Failure> {
    let file = &review.file;
    let start = file.start.map(|start| start.format("%Y-%m-%d %H:%M").to_string());
    let title: Vec<String> = [start, file.sport.map(|s| s.to_string()), file.device.clone()]
        .into_iter()
        .flatten()
        .collect();
    let title = if title.is_empty() { "activity".to_owned() } else { title.join(", ") };
    let title = out.styled(&title, Style::Heading);
    out.line(&title)?;
    let format = file.format.as_deref().unwrap_or("recording");
    let samples = show::counted(file.samples, "sample", "samples");
    let records = file.records.map(|records| show::counted(records, "record", "records"));
    out.line(&match records {
        Some(records) => format!("  {format}, {records}, {samples} kept"),
        None => format!("  {format}, {samples}"),
    })?;
    for warning in &file.warnings {
        let mark = out.styled("warning", Style::Bad);
        out.line(&format!("  {mark}: {}", warning.text))?;
    }
    for other in &file.others {
        let sport = other.sport.map_or_else(|| "activity".to_owned(), |s| s.to_string());
        out.line(&format!("  also in the file: {sport}, {}", show::clock(other.duration_s)))?;
    }
    summary(review, out)?;
    show::classes(&review.classes, out)?;
    reps(review, out)?;
    drift(review, out)?;
    decoupling(review, out)?;
    zones(review, out)?;
    bests(review, out)?;
    loads(review, out)?;
    show::recovery(review.recovery.as_ref(), out)?;
    show::reserve(review.reserve.as_ref(), out)?;
    show::findings(&review.findings, out)?;
    if let Some(history) = &review.history {
        review_history::person(history, out)?;
    }
    show::constants(&review.constants, out)?;
    out.line("")?;
    let note = out.styled("Estimates from models; no medical advice.", Style::Faint);
    out.line(&note)
}

fn summary(review: &Review, out: &mut Out) -> Result<(), Failure> {
    let s = &review.summary;
    let mut parts = vec![show::clock(s.duration_s)];
    if let Some(moving) = s.moving_s {
        parts.push(format!("moving {}", show::clock(moving)));
    }
    if let Some(distance) = s.distance_m {
        parts.push(format!("{} km", show::number(distance / 1000.0, 2)));
    }
    if let Some(hr) = s.hr_mean_bpm {
        parts.push(format!("heart rate {hr:.0} bpm"));
    }
    if let Some(hr) = s.hr_max_bpm {
        parts.push(format!("highest {hr:.0}"));
    }
    if let Some(power) = s.power_mean_w {
        parts.push(format!("power {power:.0} W"));
    }
    if let Some(power) = &review.power {
        parts.push(format!("weighted {:.0} W", power.power.watts()));
    }
    out.line(&format!("  {}", parts.join(", ")))
}

fn reps(review: &Review, out: &mut Out) -> Result<(), Failure> {
    if review.reps.is_empty() {
        return Ok(());
    }
    let how = review.reps_evidence.map_or("", |e| e.as_str());
    let sure = review.reps_confidence.unwrap_or_default();
    let reps = show::counted(review.reps.len(), "rep", "reps");
    out.heading(&format!("{reps} (by {how}, confidence {sure:.2})"))?;
    let of_max = review.reps.iter().any(|rep| rep.hr_end_fraction_of_max.is_some());
    let mut columns = vec!["rep", "time", "m", "/km", "bpm at end", "%max", "rest"];
    columns.retain(|name| of_max || *name != "%max");
    let columns: Vec<_> = columns.into_iter().map(|name| (name, Align::Right)).collect();
    let mut table = Table::new(&columns);
    for rep in &review.reps {
        let pace = rep
            .done
            .speed
            .and_then(|s| s.pace(stadion_types::PaceUnit::PerKilometer))
            .map_or_else(|| "-".to_owned(), |p| show::clock(p.seconds().round()));
        let mut row = vec![
            rep.rep.to_string(),
            show::clock(rep.done.duration.as_secs_f64()),
            show::cell(rep.done.distance.map(stadion_types::Distance::meters), 0),
            pace,
            show::cell(rep.done.hr_end.map(stadion_types::HeartRate::bpm), 1),
        ];
        if of_max {
            row.push(show::cell(rep.hr_end_fraction_of_max.map(|x| x * 100.0), 1));
        }
        row.push(rep.rest_after_s.map_or_else(|| "-".to_owned(), show::clock));
        table.row(row);
    }
    for line in table.lines() {
        out.line(&line)?;
    }
    Ok(())
}

fn drift(review: &Review, out: &mut Out) -> Result<(), Failure> {
    let Some(drift) = &review.drift else { return Ok(()) };
    out.heading("drift of heart rate")?;
    let verdict = drift.verdict.as_str();
    out.line(&format!("  {verdict}: {}", drift.reason.text()))?;
    for note in &drift.notes {
        out.line(&format!("  {}", note.text()))?;
    }
    Ok(())
}

fn decoupling(review: &Review, out: &mut Out) -> Result<(), Failure> {
    let found = &review.decoupling;
    // Nothing to set against heart rate, or a session in reps, for which drift is the measure: a person
    // asks for no decoupling then, and the document has why there is none.
    let asked = found.percent.is_some() || (found.raw_percent.is_some() && review.reps.is_empty());
    if !asked {
        return Ok(());
    }
    out.heading("decoupling of output and heart rate")?;
    let interval =
        found.interval.map_or_else(String::new, |i| format!(" ({:.1} to {:.1})", i.lo, i.hi));
    match (found.percent, found.verdict) {
        (Some(percent), Some(verdict)) => out.line(&format!(
            "  {percent:.1} %{interval}, {}: {}",
            verdict.as_str(),
            found.reason.text()
        ))?,
        _ => {
            for why in &found.refusals {
                out.line(&format!("  not judged: {}", why.text()))?;
            }
        }
    }
    for note in &found.notes {
        out.line(&format!("  {}", note.text()))?;
    }
    Ok(())
}

fn zones(review: &Review, out: &mut Out) -> Result<(), Failure> {
    let Some(times) = &review.time_in_zones else { return Ok(()) };
    out.heading(&format!("time in zones of heart rate, {}", times.scheme))?;
    let below = (times.below_s > 0.0).then(|| ("below".to_owned(), times.below_s));
    let zones = times.zones.iter().map(|zone| (zone.zone.clone(), zone.time_s));
    let all = below.into_iter().chain(zones);
    in_rows(all.map(|(name, s)| format!("{name} {}", show::clock(s.round()))), out)?;
    if times.coverage < 0.995 {
        let percent = times.coverage * 100.0;
        out.line(&format!("  for {percent:.0} % of the time a heart rate is known"))?;
    }
    Ok(())
}

fn bests(review: &Review, out: &mut Out) -> Result<(), Failure> {
    let power = review.mean_max.iter().find(|best| best.channel == Channel::Power);
    // Nothing but zeroes is a meter that was not there; the document has them.
    if let Some(power) = power.filter(|power| power.points.iter().any(|p| p.mean > 0.0)) {
        out.heading("best power")?;
        let of =
            |p: &MeanMaxPoint| format!("{} {:.0} W", show::clock(f64::from(p.duration_s)), p.mean);
        in_rows(power.points.iter().map(of), out)?;
    }
    if !review.best_times.is_empty() {
        out.heading("best times")?;
        let of = |b: &BestEffort| {
            format!("{} m {}", show::number(b.distance_m, 1), show::clock(b.time_s.round()))
        };
        in_rows(review.best_times.iter().map(of), out)?;
    }
    Ok(())
}

/// Short entries, some to a line.
fn in_rows(entries: impl Iterator<Item = String>, out: &mut Out) -> Result<(), Failure> {
    let entries: Vec<String> = entries.collect();
    for row in entries.chunks(5) {
        out.line(&format!("  {}", row.join(", ")))?;
    }
    Ok(())
}

fn loads(review: &Review, out: &mut Out) -> Result<(), Failure> {
    if review.load.is_empty() && review.load_missing.is_empty() {
        return Ok(());
    }
    out.heading("load")?;
    let mut table = Table::new(&[
        ("method", Align::Left),
        ("amount", Align::Right),
        ("unit", Align::Left),
        ("coverage", Align::Right),
        ("from", Align::Left),
    ]);
    for load in &review.load {
        table.row(vec![
            load.method().to_owned(),
            format!("{:.1}", load.amount()),
            load.unit().to_owned(),
            format!("{:.0} %", load.coverage() * 100.0),
            load.source().as_str().to_owned(),
        ]);
    }
    if !review.load.is_empty() {
        for line in table.lines() {
            out.line(&line)?;
        }
    }
    let choice = &review.load_choice;
    if let Some(load) = &choice.load {
        let (amount, method) = (load.amount(), load.method());
        out.line(&format!("  of an hour at threshold = 100: {amount:.1} ({method})"))?;
    }
    if let Some(found) = review.history.as_ref().and_then(|history| history.load_estimate.as_ref())
    {
        let (amount, method) = (found.load.amount(), found.load.method());
        out.line(&format!(
            "  estimated from {} earlier sessions: {amount:.1}, {:.1} to {:.1} ({method})",
            found.sessions, found.lo, found.hi,
        ))?;
    }
    for missing in &review.load_missing {
        let models = match missing.methods.as_slice() {
            [one] => one.clone(),
            [first, others @ ..] => format!("{first} and {} more", others.len()),
            [] => continue,
        };
        out.line(&format!("  without {}: no {models}", missing.lacks))?;
    }
    Ok(())
}
