//! Targets, each with a form that no other one shares.

use core::fmt::Write as _;

use stadion_types::{Bounds, Distance, Lactate, Power, Speed};

use super::amount::{self, write_numbers};
use super::pace;
use super::scan::{Scan, write_quoted};
use crate::tree::{DistanceUnit, PercentOf, Relation, Target};

pub(super) fn write(out: &mut String, target: &Target) {
    match target {
        Target::Speed(range) => pace::write(out, range),
        Target::Time(range) => amount::write_time(out, range),
        Target::RacePace { distance, relation } => {
            if *relation != Relation::At {
                let _ = write!(out, "{relation} than ");
            }
            race(out, distance);
        }
        Target::RacePaceOffset { distance, seconds_per_km } => {
            race(out, distance);
            out.push_str(" plus ");
            write_numbers(out, seconds_per_km.min(), seconds_per_km.max());
            out.push_str(" s/km");
        }
        Target::Percent { range, of } => {
            write_numbers(out, range.min(), range.max());
            out.push('%');
            if *of != PercentOf::Unstated {
                let _ = write!(out, " {of}");
            }
        }
        Target::Lactate(range) => {
            let (min, max) = (range.min(), range.max());
            write_numbers(out, min.millimoles_per_liter(), max.millimoles_per_liter());
            out.push_str(" mmol/L");
        }
        Target::Power(range) => {
            write_numbers(out, range.min().watts(), range.max().watts());
            out.push_str(" W");
        }
        Target::Rpe(range) => {
            out.push_str("RPE ");
            write_numbers(out, range.min(), range.max());
        }
        Target::Named(name) => write_quoted(out, name),
    }
}

fn race(out: &mut String, range: &Bounds<Distance>) {
    let whole = |unit| {
        let end = |d| amount::in_unit(d, unit).is_some_and(|v| v.fract() == 0.0 && v >= 1.0);
        end(range.min()) && end(range.max())
    };
    let units = [DistanceUnit::Kilometer, DistanceUnit::Mile];
    let unit = units.into_iter().find(|unit| whole(*unit)).unwrap_or(DistanceUnit::Meter);
    amount::write_distance(out, range, unit);
    out.push_str(" pace");
}

pub(super) fn read(s: &mut Scan<'_>) -> Option<Target> {
    if let Some(name) = s.quoted() {
        return Some(Target::Named(name));
    }
    if s.word("RPE") {
        return bounds(amount::numbers(s)?).map(Target::Rpe);
    }
    let relation = s.one_of(Relation::ALL, Relation::as_str);
    if relation.is_some() && !s.word("than") {
        return None;
    }
    let from = s.at();
    if let Some(distance) = race_pace(s) {
        if relation.is_none() && s.word("plus") {
            let seconds_per_km = bounds(amount::numbers(s)?)?;
            let unit = s.word("s") && s.sign('/') && s.word("km");
            return unit.then_some(Target::RacePaceOffset { distance, seconds_per_km });
        }
        return Some(Target::RacePace { distance, relation: relation.unwrap_or(Relation::At) });
    }
    if relation.is_some() {
        return None;
    }
    s.back(from);
    if let Some(speed) = pace::read(s) {
        return Some(Target::Speed(speed));
    }
    s.back(from);
    if let Some(time) = amount::time(s) {
        return Some(Target::Time(time));
    }
    s.back(from);
    with_unit(s)
}

fn race_pace(s: &mut Scan<'_>) -> Option<Bounds<Distance>> {
    let (range, _) = amount::distance(s)?;
    s.word("pace").then_some(range)
}

/// Numbers whose unit tells what they are.
fn with_unit(s: &mut Scan<'_>) -> Option<Target> {
    let (min, max) = amount::numbers(s)?;
    if s.sign('%') {
        let of = s.one_of(PercentOf::ALL, PercentOf::as_str).unwrap_or(PercentOf::Unstated);
        return bounds((min, max)).map(|range| Target::Percent { range, of });
    }
    if s.word("mmol") {
        let end = |v| Lactate::from_millimoles_per_liter(v).ok();
        let unit = s.sign('/') && s.word("L");
        return Bounds::new(end(min)?, end(max)?).ok().filter(|_| unit).map(Target::Lactate);
    }
    if s.word("W") {
        let end = |v| Power::from_watts(v).ok();
        return Bounds::new(end(min)?, end(max)?).ok().map(Target::Power);
    }
    if s.word("m") {
        let end = |v| Speed::from_meters_per_second(v).ok();
        let unit = s.sign('/') && s.word("s");
        return Bounds::new(end(min)?, end(max)?).ok().filter(|_| unit).map(Target::Speed);
    }
    None
}

fn bounds((min, max): (f64, f64)) -> Option<Bounds<f64>> {
    Bounds::new(min, max).ok()
}
