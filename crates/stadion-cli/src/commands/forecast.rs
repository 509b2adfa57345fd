//! `stadion forecast`.

use std::path::Path;

use stadion_formats::{ReadingsError, read_readings};
use stadion_review::{Context, ForecastDocument, ForecastRep, ForecastVerdict, forecast};
use stadion_types::{Estimate, Lactate, LactateReadings, PaceUnit};

use super::{athlete, by_constants};
use crate::args::ForecastArgs;
use crate::failure::{Failure, chain};
use crate::out::{Out, Style};
use crate::show;
use crate::table::{Align, Table};

/// Reads text, profile and readings, forecasts, prints.
pub(crate) fn run(args: &ForecastArgs, out: &mut Out) -> Result<(), Failure> {
    let athlete = athlete(Some(&args.athlete))?;
    let text = args.text.replace("\\n", "\n");
    let readings = match &args.readings {
        Some(path) => readings(path)?,
        None => LactateReadings::default(),
    };
    let context = by_constants(Context::new(athlete), args.constants.as_deref())?;
    let document = forecast(&text, &context, &readings).map_err(|error| {
        let failure = Failure::new(error.code(), error.to_string()).at_span(error.span());
        // What the profile lacks is a fault of the profile, all else one of the text.
        if error.code().starts_with("athlete") { failure.in_file(&args.athlete) } else { failure }
    })?;
    if let Some(path) = &args.readings {
        for row in &document.refused {
            eprintln!("stadion: {}:{}: {}; left out", path.display(), row.line, row.why);
        }
    }
    if out.is_json() { out.document(&document) } else { person(&document, &text, out) }
}

fn readings(path: &Path) -> Result<LactateReadings, Failure> {
    read_readings(path).map_err(|error| {
        let text = match &error {
            // File and line stand before the message anyway.
            ReadingsError::Io { cause, .. } => format!("cannot read the file: {cause}"),
            _ => chain(&error),
        };
        Failure::new(error.code(), text).in_file(path).at_line(error.line())
    })
}

fn person(document: &ForecastDocument, text: &str, out: &mut Out) -> Result<(), Failure> {
    out.heading("lactate")?;
    let top = top(document);
    let measured = document.reps.iter().any(|rep| rep.measured_mmol_l.is_some());
    let mut columns = vec![
        ("rep", Align::Right),
        ("m", Align::Right),
        ("time", Align::Right),
        ("pace/km", Align::Right),
        ("mmol/L", Align::Right),
        ("from to", Align::Left),
    ];
    if measured {
        columns.push(("read", Align::Right));
    }
    columns.push(("", Align::Left));
    let mut table = Table::new(&columns);
    for rep in &document.reps {
        let mut cells = vec![
            if rep.optional { format!("({})", rep.rep) } else { rep.rep.to_string() },
            rep.distance_m.map_or_else(|| "-".to_owned(), |m| show::number(m, 0)),
            time(rep.duration_s),
            pace(rep),
            mmol(rep.end_lactate_mmol_l.value()),
            span(&rep.end_lactate_mmol_l),
        ];
        if measured {
            cells.push(rep.measured_mmol_l.map_or_else(|| "-".to_owned(), mmol));
        }
        cells.push(bar(rep.end_lactate_mmol_l.value(), top));
        table.row(cells);
    }
    for line in table.lines() {
        out.line(&line)?;
    }
    let peak = &document.peak;
    let when = match peak.after_end_s {
        Some(after) => format!("{} after the end", show::clock(after.round())),
        None => format!("{} into the session", show::clock(peak.at_s.round())),
    };
    let value = &peak.lactate_mmol_l;
    out.line(&format!("  peak  {} mmol/L ({}), {when}", mmol(value.value()), span(value)))?;
    out.heading("verdict")?;
    let style = match document.verdict {
        ForecastVerdict::InBand => Style::Good,
        ForecastVerdict::AboveBand | ForecastVerdict::AboveLt2 => Style::Bad,
        _ => Style::Faint,
    };
    let verdict = out.styled(document.verdict.as_str(), style);
    let reasons: Vec<String> = document.reasons.iter().map(stadion_types::Reason::text).collect();
    out.line(&format!("  {verdict}: {}", reasons.join("; ")))?;
    if let Some(next) = &document.next_rep {
        out.heading("next repetition")?;
        let name = next.rep.map_or_else(|| "one more".to_owned(), |rep| format!("rep {rep}"));
        let speed = next.speed_m_s.map_or_else(String::new, |speed| {
            let pace = speed.pace(PaceUnit::PerKilometer).map(stadion_types::Pace::seconds);
            let pace = pace.map_or_else(|| "-".to_owned(), |s| show::clock(s.round()));
            format!(", {pace}/km ({:+.1} %)", next.change * 100.0)
        });
        let action = out.styled(next.action.as_str(), Style::Heading);
        out.line(&format!("  {name}: {action}{speed}"))?;
        for reason in &next.reasons {
            out.line(&format!("    - {}", reason.text()))?;
        }
    }
    show::findings(&document.findings, out)?;
    if !document.ambiguities.is_empty() || !document.unknown.is_empty() {
        out.heading("the text")?;
        show::ambiguities(&document.ambiguities, text, out)?;
        show::unknown(&document.unknown, text, out)?;
    }
    show::constants(&document.constants, out)?;
    let note = out.styled("Estimates from models; no medical advice.", Style::Faint);
    out.line("")?;
    out.line(&note)
}

/// Tenths matter only in short repetitions.
fn time(seconds: f64) -> String {
    show::clock(if seconds < 120.0 { seconds } else { seconds.round() })
}

fn pace(rep: &ForecastRep) -> String {
    match (rep.speed_m_s, rep.power_w) {
        (Some(speed), _) => speed
            .pace(PaceUnit::PerKilometer)
            .map_or_else(|| "-".to_owned(), |p| show::clock(p.seconds().round())),
        (None, Some(power)) => format!("{:.0} W", power.watts()),
        (None, None) => "-".to_owned(),
    }
}

fn mmol(lactate: Lactate) -> String {
    format!("{:.1}", lactate.millimoles_per_liter())
}

fn span(estimate: &Estimate<Lactate>) -> String {
    format!("{} to {}", mmol(estimate.lo()), mmol(estimate.hi()))
}

/// Length of the longest bar.
const BAR: f64 = 24.0;

/// The lactate of the longest bar; one scale for all sessions below the second threshold.
fn top(document: &ForecastDocument) -> f64 {
    let lt2 = document.band.lt2_mmol_l.millimoles_per_liter();
    document
        .reps
        .iter()
        .map(|rep| rep.end_lactate_mmol_l.value().millimoles_per_liter())
        .fold(lt2, f64::max)
}

fn bar(lactate: Lactate, top: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and the length of the longest bar"
    )]
    let length = (lactate.millimoles_per_liter() / top * BAR).round().clamp(0.0, BAR) as usize;
    "=".repeat(length)
}
