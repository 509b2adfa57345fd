//! `stadion session`.

use chrono::{DateTime, NaiveDate};
use stadion_load::LocalDay;
use stadion_review::{Context, SessionReview, When, judge_text};

use super::{athlete, text_file, zone};
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
    let mut context = Context::new(athlete).with_answers(args.answers.answers());
    if let Some(date) = &args.date {
        context = context.with_when(when(date)?);
    }
    let review = match zone {
        Some(zone) => judge_text(&text, &context.with_local(LocalDay::Zone(zone))),
        None => judge_text(&text, &context),
    };
    if let Some(error) = &review.error {
        let failure = Failure::new(&error.code, error.message.clone());
        let shown = show::refused(error, &text, colour_on_errors());
        return Err(failure.in_file(&args.file).at_span(error.span).shown_as(shown));
    }
    if out.is_json() { out.document(&review) } else { person(&review, &text, out) }
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
    let note = out.styled("Estimates from models; no medical advice.", Style::Faint);
    out.line("")?;
    out.line(&note)
}
