//! What a FIT step is aimed at. The format lays two scales over one number: heart rates up to 100 are
//! per cent of the maximum and beats plus 100 above; powers up to 1000 are per cent of threshold and watts plus
//! 1000 above.

use stadion_sessions::{PercentOf, Target};
use stadion_types::{Bounds, Power, Speed};

use crate::fit::RawTarget;

/// A heart rate in words.
pub(super) fn heart_rate(value: u32) -> String {
    match value.checked_sub(100) {
        Some(beats) if beats > 0 => format!("{beats} bpm"),
        _ => format!("{value} % of the maximum"),
    }
}

/// A power in words.
pub(super) fn power(value: u32) -> String {
    match value.checked_sub(1000) {
        Some(watts) if watts > 0 => format!("{watts} W"),
        _ => format!("{value} % of threshold power"),
    }
}

/// The target; nothing where the step is open, and what is wrong where it cannot be read.
pub(super) fn target(raw: RawTarget) -> Result<Option<Target>, String> {
    let Some(kind) = raw.kind else { return Ok(None) };
    let name = match kind {
        0 | 12 => "pace",
        1 | 13 => "heart-rate",
        2 => return Ok(None),
        3 => "cadence",
        4 | 7..=10 => "power",
        11 => return Ok(raw.zone.map(|stroke| Target::Named(format!("swim stroke {stroke}")))),
        5 => return Err("a target of grade is not read".to_owned()),
        6 => return Err("a target of resistance is not read".to_owned()),
        other => return Err(format!("a target of kind {other} is not known")),
    };
    if let Some(zone) = raw.zone.filter(|zone| *zone > 0) {
        return Ok(Some(Target::Named(format!("{name} zone {zone}"))));
    }
    // An end of 0 is an end that is not given: nobody is asked for 0 W.
    let ends = (raw.low.filter(|v| *v > 0), raw.high.filter(|v| *v > 0));
    let (low, high) = match ends {
        (Some(low), Some(high)) => (low.min(high), low.max(high)),
        (Some(one), None) | (None, Some(one)) => (one, one),
        (None, None) => return Err(format!("a target of {name} without figures")),
    };
    let strange = || format!("a target of {name} that nobody holds: {low}-{high}");
    let found = match kind {
        0 | 12 => speed(low, high),
        1 | 13 => beats(low, high),
        3 => Some(Target::Named(format!("{} rpm", range(low, high)))),
        _ => watts(low, high),
    };
    found.map(Some).ok_or_else(strange)
}

fn range(low: u32, high: u32) -> String {
    if low == high { low.to_string() } else { format!("{low}-{high}") }
}

fn speed(low: u32, high: u32) -> Option<Target> {
    let end = |v: u32| Speed::from_meters_per_second(f64::from(v) / 1000.0).ok();
    Some(Target::Speed(Bounds::between(end(low)?, end(high)?)))
}

fn beats(low: u32, high: u32) -> Option<Target> {
    if high <= 100 {
        let range = Bounds::new(f64::from(low), f64::from(high)).ok()?;
        return Some(Target::Percent { range, of: PercentOf::MaxHeartRate });
    }
    let (low, high) = (low.checked_sub(100)?, high.checked_sub(100)?);
    (low > 0 && high <= 250).then(|| Target::Named(format!("{} bpm", range(low, high))))
}

fn watts(low: u32, high: u32) -> Option<Target> {
    if high <= 1000 {
        let range = Bounds::new(f64::from(low), f64::from(high)).ok()?;
        return Some(Target::Percent { range, of: PercentOf::ThresholdPower });
    }
    let end = |v: u32| Power::from_watts(f64::from(v.checked_sub(1000).filter(|w| *w > 0)?)).ok();
    Some(Target::Power(Bounds::between(end(low)?, end(high)?)))
}
