//! `stadion paces`.

use stadion_physiology::{EquivalenceModel, PaceRules};
use stadion_review::{PacesDocument, PacesInput, Race};
use stadion_types::{Bounds, PaceUnit, Reason};

use crate::args::PacesArgs;
use crate::failure::Failure;
use crate::out::{Out, Style};
use crate::show;
use crate::table::{Align, Table};

/// Reads the races, works out what they are worth, prints.
pub(crate) fn paces(args: &PacesArgs, out: &mut Out) -> Result<(), Failure> {
    let races = args.race.iter().map(|text| text.parse::<Race>());
    let races =
        races.collect::<Result<_, _>>().map_err(|e| Failure::new(e.code(), e.to_string()))?;
    let input = PacesInput {
        races,
        lt2: args.lt2,
        max_hr: args.hr_max,
        pace_rules: PaceRules { marathon: args.marathon, repetition: args.repetition },
        ..PacesInput::default()
    };
    let document =
        stadion_review::paces(&input).map_err(|e| Failure::new(e.code(), e.to_string()))?;
    if out.is_json() { out.document(&document) } else { person(&document, out) }
}

fn person(document: &PacesDocument, out: &mut Out) -> Result<(), Failure> {
    if let Some(race) = &document.reference {
        let vdot = race.vdot.unwrap_or_default();
        let race = format!(
            "{} m in {}",
            show::number(race.distance_m.meters(), 1),
            show::clock(race.time_s)
        );
        out.heading(&format!("VDOT {vdot:.1}, from {race}"))?;
    }
    if let Some(fit) = &document.exponent {
        let interval =
            fit.interval.map_or_else(String::new, |i| format!(", {:.3} to {:.3}", i.lo, i.hi));
        let own = fit.riegel.exponent();
        out.line(&format!("  own exponent of time over distance {own:.3}{interval}"))?;
    }
    equivalents(document, out)?;
    training(document, out)?;
    single(document, out)?;
    zones(document, out)?;
    show::findings(&document.findings, out)?;
    out.line("")?;
    let note = out.styled("Estimates from models; no medical advice.", Style::Faint);
    out.line(&note)
}

fn equivalents(document: &PacesDocument, out: &mut Out) -> Result<(), Failure> {
    if document.equivalents.is_empty() {
        return Ok(());
    }
    out.heading("worth as much over")?;
    let mut columns = vec![("m", Align::Right)];
    columns.extend(EquivalenceModel::ALL.map(|model| (model.as_str(), Align::Right)));
    let mut table = Table::new(&columns);
    for race in &document.equivalents {
        let mut row = vec![show::number(race.distance.meters(), 1)];
        row.extend(EquivalenceModel::ALL.map(|model| {
            let time = race.by(model).and_then(|predicted| predicted.within());
            time.map_or_else(|| "-".to_owned(), |t| show::clock(t.as_secs_f64().round()))
        }));
        table.row(row);
    }
    lines(&table, out)?;
    let mut notes: Vec<String> =
        document.equivalents.iter().flat_map(|race| &race.reasons).map(Reason::text).collect();
    notes.dedup();
    for note in notes {
        out.line(&format!("  {note}"))?;
    }
    Ok(())
}

fn training(document: &PacesDocument, out: &mut Out) -> Result<(), Failure> {
    if document.paces.is_empty() {
        return Ok(());
    }
    out.heading("training paces")?;
    let mut table = Table::new(&[
        ("pace", Align::Left),
        ("/km", Align::Right),
        ("/mile", Align::Right),
        ("m/s", Align::Right),
        ("", Align::Left),
    ]);
    for pace in &document.paces {
        let time = |factor: f64| {
            let clock = |s: f64| show::clock((s * factor).round());
            span(&pace.pace_s_km, clock)
        };
        table.row(vec![
            pace.pace.as_str().to_owned(),
            time(1.0),
            time(1.609_344),
            span(&pace.speed_m_s, |v| format!("{:.2}", v.meters_per_second())),
            if pace.capped { "capped at LT2".to_owned() } else { String::new() },
        ]);
    }
    lines(&table, out)
}

fn single(document: &PacesDocument, out: &mut Out) -> Result<(), Failure> {
    let Some(single) = &document.single else { return Ok(()) };
    out.heading("a sub-threshold session")?;
    let pace = single.report.pace.pace(PaceUnit::PerKilometer);
    let pace = pace.map_or_else(|| "-".to_owned(), |p| show::clock(p.seconds().round()));
    let capped = if single.capped { ", capped at LT2" } else { "" };
    let cap = single.heart_rate_cap_bpm;
    out.line(&format!("  half-marathon pace {pace} /km{capped}; heart rate up to {cap:.0} bpm"))?;
    for reason in &single.report.reasons {
        out.line(&format!("  {}", reason.text()))?;
    }
    Ok(())
}

/// The first scheme only, which is also that of a review; the document holds every one.
fn zones(document: &PacesDocument, out: &mut Out) -> Result<(), Failure> {
    let Some(scheme) = document.zones.first() else { return Ok(()) };
    out.heading(&format!("heart rate, {}", scheme.scheme))?;
    let bpm = |end: f64| format!("{end:.0}");
    for zone in &scheme.zones {
        let range = match (zone.from_bpm, zone.to_bpm) {
            (Some(from), Some(to)) => format!("{} to {} bpm", bpm(from), bpm(to)),
            (Some(from), None) => format!("from {} bpm on", bpm(from)),
            (None, Some(to)) => format!("below {} bpm", bpm(to)),
            (None, None) => String::new(),
        };
        out.line(&format!("  {:<6} {range}", zone.zone))?;
    }
    Ok(())
}

fn span<T: Copy + PartialOrd>(bounds: &Bounds<T>, show: impl Fn(T) -> String) -> String {
    let (min, max) = (show(bounds.min()), show(bounds.max()));
    if min == max { min } else { format!("{min} to {max}") }
}

fn lines(table: &Table, out: &mut Out) -> Result<(), Failure> {
    for line in table.lines() {
        out.line(&line)?;
    }
    Ok(())
}
