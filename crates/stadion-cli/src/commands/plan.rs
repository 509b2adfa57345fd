//! `stadion plan`.

use std::path::Path;

use chrono::TimeZone;
use stadion_formats::{MethodFileError, plan_calendar, read_method};
use stadion_load::LocalDay;
use stadion_physiology::Athlete;
use stadion_plan::{PlanRace, PlanRequest, PlannedSession, TrainingMethod};
use stadion_review::{Context, LeftOut, PlanDocument, history_of};
use stadion_sessions::History;
use stadion_types::{HeartRate, Lactate, PaceUnit};

use super::{athlete, history_folder, zone};
use crate::args::PlanArgs;
use crate::failure::Failure;
use crate::out::{Out, Style};
use crate::show;
use crate::table::{Align, Table};

/// Reads profile, recordings and method, plans, prints.
pub(crate) fn plan(args: &PlanArgs, out: &mut Out) -> Result<(), Failure> {
    let athlete = athlete(args.athlete.as_deref())?;
    let method = method(&args.method)?;
    let (history, left_out) = past(args, &athlete)?;
    let last = history.sessions().last().map(|s| s.day);
    let start = args.start.or_else(|| last?.succ_opt()).ok_or_else(|| {
        let text = "say on which day the plan starts (--start), or give recordings (--history)";
        Failure::new("plan-no-start", text)
    })?;
    let mut request = PlanRequest::new(&method, &athlete, &history, start);
    for (goal, races) in [(true, &args.goal), (false, &args.race)] {
        request.races.extend(races.iter().map(|&(distance, date)| PlanRace {
            date,
            distance,
            goal,
        }));
    }
    request = request.with_races_of_the_athlete();
    request.days = args.days;
    request.available = args.available.unwrap_or(request.available);
    request.weekly_goal_min = args.weekly_minutes;
    request.pace_factor = args.pace_factor;
    request.breakthrough = args.breakthrough;
    let plan = stadion_plan::plan(&request)
        .map_err(|error| Failure::new(error.code(), error.to_string()))?;
    if let Some(path) = &args.ics {
        std::fs::write(path, plan_calendar(&plan)).map_err(|error| {
            Failure::new("cannot-write", format!("cannot write the calendar: {error}"))
                .in_file(path)
        })?;
    }
    let document = PlanDocument::of(&plan, left_out);
    if out.is_json() { out.document(&document) } else { person(&document, args, out) }
}

fn method(name: &str) -> Result<TrainingMethod, Failure> {
    if !Path::new(name).extension().is_some_and(|end| end.eq_ignore_ascii_case("toml")) {
        return TrainingMethod::shipped(name).ok_or_else(|| {
            let known = TrainingMethod::SHIPPED.join(", ");
            let text = format!(
                "there is no method {name:?}; there are {known}, or write a file that ends in .toml"
            );
            Failure::new("plan-no-method", text)
        });
    }
    let path = Path::new(name);
    read_method(path).map_err(|error| {
        let text = match &error {
            MethodFileError::Io { cause, .. } => format!("cannot read the file: {cause}"),
            MethodFileError::Invalid { message, .. } => message.clone(),
            _ => error.to_string(),
        };
        Failure::new(error.code(), text).in_file(path).at_line(error.line())
    })
}

fn past(args: &PlanArgs, athlete: &Athlete) -> Result<(History, Vec<LeftOut>), Failure> {
    let Some(folder) = &args.history else { return Ok((History::default(), Vec::new())) };
    let zone = zone(athlete, args.athlete.as_deref())?;
    let context = Context::new(athlete.clone());
    match zone {
        Some(zone) => of_folder(folder, &context.with_local(LocalDay::FileOrZone(zone))),
        None => of_folder(folder, &context),
    }
}

fn of_folder<Z: TimeZone + Sync>(
    folder: &Path,
    context: &Context<Z>,
) -> Result<(History, Vec<LeftOut>), Failure> {
    // No recording is under review; the folder itself is none.
    let (sessions, mut left_out) = history_folder::read(folder, folder, context)?;
    let (history, refused) = history_of(sessions);
    left_out.extend(refused);
    Ok((history, left_out))
}

fn person(document: &PlanDocument, args: &PlanArgs, out: &mut Out) -> Result<(), Failure> {
    let title = format!("{}, {} days", document.method, document.days.len());
    let title = out.styled(&title, Style::Heading);
    out.line(&title)?;
    for week in &document.weeks {
        let sessions =
            show::counted(week.quality_sessions as usize, "quality session", "quality sessions");
        out.line("")?;
        out.line(&format!(
            "  {}  {:.0} min of at most {:.0}, {sessions}, {:.0} min of work",
            week.from, week.minutes, week.minutes_most, week.quality_min
        ))?;
        let mut table = Table::new(&[
            ("day", Align::Left),
            ("what", Align::Left),
            ("session", Align::Left),
            ("min", Align::Right),
            ("aim", Align::Left),
        ]);
        let of_week = document.days.iter().filter(|day| {
            let after = (day.date - week.from).num_days();
            (0..7).contains(&after)
        });
        for day in of_week {
            let kind = || day.kind.as_str().to_owned();
            if day.sessions.is_empty() {
                table.row(vec![
                    day.date.format("%a %d %b").to_string(),
                    kind(),
                    String::new(),
                    String::new(),
                    String::new(),
                ]);
            }
            for (i, session) in day.sessions.iter().enumerate() {
                let date =
                    if i == 0 { day.date.format("%a %d %b").to_string() } else { String::new() };
                let minutes = session
                    .duration
                    .map_or_else(|| "?".to_owned(), |d| format!("{:.0}", d.as_secs_f64() / 60.0));
                let text = session.text.replace('\n', " | ");
                table.row(vec![date, kind(), text, minutes, aim(session)]);
            }
            if args.why {
                for reason in &day.why {
                    table.row(vec![
                        String::new(),
                        String::new(),
                        format!("- {reason}"),
                        String::new(),
                        String::new(),
                    ]);
                }
            }
        }
        for line in table.lines() {
            out.line(&line)?;
        }
        if args.why {
            for reason in &week.why {
                out.line(&format!("    - {reason}"))?;
            }
        }
    }
    show::findings(&document.findings, out)?;
    if !document.left_out.is_empty() {
        let left = show::counted(document.left_out.len(), "recording", "recordings");
        out.line(&format!("  left out of the history: {left}; --json names them"))?;
    }
    out.line("")?;
    let note = out.styled("A plan by a method's rules; no medical advice.", Style::Faint);
    out.line(&note)
}

/// Pace, heart rate and lactate that a session is aimed at.
fn aim(session: &PlannedSession) -> String {
    let targets = &session.targets;
    let mut parts = Vec::new();
    if let Some(pace) = targets
        .speed
        .filter(|_| session.work.is_zero())
        .and_then(|s| s.max().pace(PaceUnit::PerKilometer))
    {
        parts.push(format!("no faster than {pace:.0}"));
    }
    if let Some(cap) = targets.hr_cap.map(HeartRate::bpm) {
        parts.push(format!("up to {cap:.0} bpm"));
    }
    if let Some(band) = targets.lactate {
        let [lo, hi] = [band.min(), band.max()].map(Lactate::millimoles_per_liter);
        parts.push(format!("{lo:.1}-{hi:.1} mmol/L"));
    }
    parts.join(", ")
}
