//! Distances and times, to the last digit.

use core::fmt::Write as _;
use core::time::Duration;

use stadion_types::{Bounds, Distance};

use super::scan::Scan;
use crate::tree::{DistanceUnit, Seconds};

/// Writes a distance in its unit, or, where that would round it, in metres with the unit behind.
pub(crate) fn write_distance(out: &mut String, range: &Bounds<Distance>, unit: DistanceUnit) {
    if let Some((min, max)) = in_unit(range.min(), unit).zip(in_unit(range.max(), unit)) {
        write_range(out, min, max);
        out.push_str(unit.as_str());
    } else {
        write_range(out, range.min().meters(), range.max().meters());
        let _ = write!(out, "m as {unit}");
    }
}

/// The number of units, if reading it gives the same distance again.
pub(crate) fn in_unit(distance: Distance, unit: DistanceUnit) -> Option<f64> {
    let meters = distance.meters();
    let value = meters / unit.meters();
    // A conversion leaves dust behind the digits that were written.
    let short = (value * 1e6).round() / 1e6;
    [short, value].into_iter().find(|v| (v * unit.meters()).to_bits() == meters.to_bits())
}

fn write_range(out: &mut String, min: f64, max: f64) {
    write_number(out, min);
    if min.to_bits() != max.to_bits() {
        out.push('-');
        write_number(out, max);
    }
}

/// Writes a number as Display does; most are whole.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole, positive and small, by the test before"
)]
pub(crate) fn write_number(out: &mut String, value: f64) {
    const SHORT: f64 = 1e9;
    if value.is_sign_positive() && value < SHORT && value.fract() == 0.0 {
        write_whole(out, value as u64);
    } else {
        let _ = write!(out, "{value}");
    }
}

/// Writes a whole number without the machinery of formats.
pub(crate) fn write_whole(out: &mut String, mut value: u64) {
    let mut digits = [b'0'; 20];
    let mut from = digits.len();
    loop {
        from -= 1;
        let [digit, ..] = (value % 10).to_le_bytes();
        digits[from] += digit;
        value /= 10;
        if value == 0 {
            break;
        }
    }
    out.push_str(core::str::from_utf8(&digits[from..]).unwrap_or_default());
}

/// Writes a number or a range of numbers of any sign.
pub(super) fn write_numbers(out: &mut String, min: f64, max: f64) {
    let _ = write!(out, "{min}");
    if min.to_bits() != max.to_bits() {
        let _ = write!(out, "{}{max}", if min < 0.0 || max < 0.0 { ".." } else { "-" });
    }
}

/// Writes a time in seconds or, where both ends are whole ones, in minutes.
pub(crate) fn write_time(out: &mut String, range: &Bounds<Seconds>) {
    let (min, max) = (range.min().0, range.max().0);
    let whole = |d: Duration| d.subsec_nanos() == 0 && d.as_secs() % 60 == 0 && d.as_secs() > 0;
    if whole(min) && whole(max) {
        write_whole(out, min.as_secs() / 60);
        if min != max {
            out.push('-');
            write_whole(out, max.as_secs() / 60);
        }
        out.push_str(" min");
    } else {
        write_seconds(out, min);
        if min != max {
            out.push('-');
            write_seconds(out, max);
        }
        out.push('s');
    }
}

pub(crate) fn write_seconds(out: &mut String, time: Duration) {
    write_whole(out, time.as_secs());
    if time.subsec_nanos() > 0 {
        let nanos = format!("{:09}", time.subsec_nanos());
        let _ = write!(out, ".{}", nanos.trim_end_matches('0'));
    }
}

/// A distance or a time.
#[derive(Debug, Clone, Copy)]
pub(super) enum Quantity {
    Distance(Bounds<Distance>, DistanceUnit),
    Time(Bounds<Seconds>),
}

/// Reads a distance or a time, or nothing, and then the place has not moved.
pub(super) fn quantity(s: &mut Scan<'_>) -> Option<Quantity> {
    let from = s.at();
    let found = distance(s).map(|(range, unit)| Quantity::Distance(range, unit));
    found.or_else(|| {
        s.back(from);
        let found = time(s).map(Quantity::Time);
        if found.is_none() {
            s.back(from);
        }
        found
    })
}

/// Reads a distance; the place is anywhere if there is none.
pub(super) fn distance(s: &mut Scan<'_>) -> Option<(Bounds<Distance>, DistanceUnit)> {
    let (min, max) = numbers(s)?;
    let unit = s.one_of(DistanceUnit::ALL, DistanceUnit::as_str)?;
    let written =
        if s.word("as") { s.one_of(DistanceUnit::ALL, DistanceUnit::as_str)? } else { unit };
    let end = |v: f64| Distance::from_meters(v * unit.meters()).ok();
    Some((Bounds::new(end(min)?, end(max)?).ok()?, written))
}

/// One distance.
pub(super) fn one_distance(s: &mut Scan<'_>) -> Option<Distance> {
    let from = s.at();
    let found = distance(s).and_then(|(range, _)| range.exact());
    if found.is_none() {
        s.back(from);
    }
    found
}

pub(super) fn numbers(s: &mut Scan<'_>) -> Option<(f64, f64)> {
    let min = s.number()?;
    if s.dots() || s.sign('-') {
        return Some((min, s.number()?));
    }
    Some((min, min))
}

/// Reads a time; the place is anywhere if there is none.
pub(super) fn time(s: &mut Scan<'_>) -> Option<Bounds<Seconds>> {
    let min = s.seconds()?;
    let max = if s.sign('-') { s.seconds()? } else { min };
    let length = if s.word("min") {
        60
    } else if s.word("s") {
        1
    } else {
        return None;
    };
    let end = |d: Duration| d.checked_mul(length).map(Seconds);
    Bounds::new(end(min)?, end(max)?).ok()
}

pub(super) fn counts(s: &mut Scan<'_>) -> Option<Bounds<u32>> {
    let min = s.count()?;
    let max = if s.sign('-') { s.count()? } else { min };
    Bounds::new(min, max).ok()
}
