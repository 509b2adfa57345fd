//! `stadion session`.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, TimeZone};
use stadion_load::LocalDay;
use stadion_review::{
    ComparedSession, ComparisonDocument, Context, ErrorNote, SessionReview, When, compare_texts,
    judge_text, read_text,
};

use super::{athlete, by_constants, text_file, zone};
use crate::args::SessionArgs;
use crate::failure::Failure;
use crate::out::{Out, Style, colour_on_errors};
use crate::show;
use crate::table::{Align, Table};

/// Reads the text, judges it, prints.
pub(crate) fn session(args: &SessionArgs, out: &mut Out) -> Result<(), Failure> {
    let athlete = athlete(args.athlete.as_deref())?;
    let zone = zone(&athlete, args.athlete.as_deref())?;
    let text = text_file(&args.file)?;
    let context = by_constants(Context::new(athlete), args.constants.as_deref())?;
    let mut context = args.answers.told(context);
    if let Some(date) = &args.date {
        context = context.with_when(when(date)?);
    }
    match zone {
        Some(zone) => judged(args, &text, &context.with_local(LocalDay::Zone(zone)), out),
        None => judged(args, &text, &context, out),
    }
}

fn judged<Z: TimeZone>(
    args: &SessionArgs,
    text: &str,
    context: &Context<Z>,
    out: &mut Out,
) -> Result<(), Failure> {
    let review = judge_text(text, context);
    readable(review.error.as_ref(), text, &args.file)?;
    let Some(path) = &args.against else {
        return if out.is_json() { out.document(&review) } else { person(&review, text, out) };
    };
    let other = text_file(path)?;
    readable(read_text(&other, &context.notation).error.as_ref(), &other, path)?;
    let compared = compare_texts(text, &other, context);
    if out.is_json() { out.document(&compared) } else { both(&compared, [&args.file, path], out) }
}

/// Refuses a text that cannot be read.
fn readable(error: Option<&ErrorNote>, text: &str, path: &Path) -> Result<(), Failure> {
    let Some(error) = error else { return Ok(()) };
    let failure = Failure::new(&error.code, error.message.clone());
    let shown = show::refused(error, text, colour_on_errors());
    Err(failure.in_file(path).at_span(error.span).shown_as(shown))
}

/// Two sessions beside each other.
fn both(compared: &ComparisonDocument, files: [&PathBuf; 2], out: &mut Out) -> Result<(), Failure> {
    let name = |path: &Path| {
        path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
    };
    let [a, b] = [(&compared.a, name(files[0])), (&compared.b, name(files[1]))];
    let right = Align::Right;
    let mut table = Table::new(&[("", Align::Left), ("a", right), ("b", right)]);
    let mut row = |what: &str, of: &dyn Fn(&ComparedSession) -> Option<String>| {
        let cell = |session| of(session).unwrap_or_else(|| "-".to_owned());
        table.row(vec![what.to_owned(), cell(a.0), cell(b.0)]);
    };
    let seconds = |s: Option<f64>| Some(show::number(s?, 1));
    row("class", &|s| Some(s.class?.as_str().to_owned()));
    row("work, s", &|s| seconds(s.work_s));
    row("near the second threshold, s", &|s| seconds(s.near_threshold_s));
    row("above it, s", &|s| seconds(s.above_threshold_s));
    row("highest lactate forecast, mmol/L", &|s| {
        let peak = s.peak_lactate_mmol_l.as_ref()?.value();
        Some(show::number(peak.millimoles_per_liter(), 1))
    });
    row("ready again, h", &|s| {
        let hours = s.recovery?;
        Some(format!("{}-{}", show::number(hours.min_h(), 0), show::number(hours.max_h(), 0)))
    });
    out.heading("two sessions")?;
    out.line(&format!("  a  {}", a.1))?;
    out.line(&format!("  b  {}", b.1))?;
    out.line("")?;
    for line in table.lines() {
        out.line(&line)?;
    }
    show::findings(&compared.findings, out)?;
    out.line("")?;
    let note = out.styled("Estimates from models; no medical advice.", Style::Faint);
    out.line(&note)
}

fn when(date: &str) -> Result<When, Failure> {
    if let Ok(day) = date.parse::<NaiveDate>() {
        return Ok(When::Day(day));
    }
    DateTime::parse_from_rfc3339(date).map(|at| When::Ended(at.to_utc())).map_err(|_| {
        let message = format!(
            "--date takes a day such as 2018-05-18, or an instant such as 2018-05-18T11:00:00+02:00, \
             not \"{date}\""
        );
        Failure::new("bad-date", message)
    })
}

fn person(review: &SessionReview, text: &str, out: &mut Out) -> Result<(), Failure> {
    show::classes(&review.classes, out)?;
    out.heading("prescribed")?;
    show::totals(&review.totals, out)?;
    if !review.shape.is_empty() {
        out.line(&format!("  shape      {}", review.shape.join(", ")))?;
    }
    if let Some(done) = &review.done {
        out.heading("done")?;
        out.line(&format!("  reps       {}", done.reps))?;
        if let Some(distance) = done.distance_m {
            out.line(&format!("  distance   {} m", show::number(distance, 1)))?;
        }
        out.line(&format!("  work       {} s", show::number(done.work_s, 2)))?;
        let right = Align::Right;
        let mut table = Table::new(&[
            ("rep", right),
            ("m", right),
            ("s", right),
            ("m/s", right),
            ("s/400m", right),
        ]);
        for split in &review.splits {
            table.row(vec![
                split.rep.map_or_else(|| "-".to_owned(), |rep| rep.to_string()),
                split.distance_m.map_or_else(|| "-".to_owned(), |m| show::number(m, 1)),
                format!("{:.2}", split.time_s),
                show::cell(split.speed_m_s, 2),
                show::cell(split.pace_400_s, 2),
            ]);
        }
        for line in table.lines() {
            out.line(&line)?;
        }
    }
    show::recovery(review.recovery.as_ref(), out)?;
    show::reserve(review.reserve.as_ref(), out)?;
    show::findings(&review.findings, out)?;
    if !review.ambiguities.is_empty() || !review.unknown.is_empty() {
        out.heading("the text")?;
        show::ambiguities(&review.ambiguities, text, out)?;
        show::unknown(&review.unknown, text, out)?;
    }
    show::constants(&review.constants, out)?;
    let note = out.styled("Estimates from models; no medical advice.", Style::Faint);
    out.line("")?;
    out.line(&note)
}
