//! Speeds as the paces that they were written as.

use core::fmt::Write as _;

use stadion_types::{Bounds, Speed};

use super::amount::{write_numbers, write_whole};
use super::scan::Scan;

/// The lengths that paces are given over, with their names.
const UNITS: [(f64, &str); 5] =
    [(1000.0, "km"), (1609.344, "mile"), (400.0, "400m"), (200.0, "200m"), (100.0, "100m")];

/// A range of speeds as paces, the fast one first, over the length that needs the fewest digits;
/// in metres a second where no pace gives the same speed again.
pub(crate) fn write(out: &mut String, range: &Bounds<Speed>) {
    let (slow, fast) = (range.min().meters_per_second(), range.max().meters_per_second());
    if let Some(text) = shortest(slow, fast) {
        out.push_str(&text);
    } else {
        write_numbers(out, slow, fast);
        out.push_str(" m/s");
    }
}

/// The pace, if one gives the same speeds again.
pub(crate) fn shortest(slow: f64, fast: f64) -> Option<String> {
    // Most paces are minutes and whole seconds over a kilometre, which is the first form to be tried.
    if let Some(seconds) = whole_seconds(fast).filter(|_| slow.to_bits() == fast.to_bits()) {
        let mut text = String::with_capacity(8);
        write_whole(&mut text, seconds / 60);
        text.push_str(if seconds % 60 < 10 { ":0" } else { ":" });
        write_whole(&mut text, seconds % 60);
        text.push_str("/km");
        return Some(text);
    }
    [0, 1, 2].into_iter().find_map(|decimals| {
        UNITS.iter().find_map(|(meters, unit)| {
            let clock = |speed: f64| {
                let text = clock(meters / speed, *meters, decimals)?;
                let same = (meters / seconds(&text)?).to_bits() == speed.to_bits();
                same.then_some(text)
            };
            let (first, last) = (clock(fast)?, clock(slow)?);
            let seconds = if first.contains(':') || last.contains(':') { "" } else { "s" };
            Some(if first == last {
                format!("{first}{seconds}/{unit}")
            } else {
                format!("{first}-{last}{seconds}/{unit}")
            })
        })
    })
}

/// The seconds over a kilometre, if they are whole, between a minute and an hour, and give the same speed
/// again.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole and in range, by the test before"
)]
fn whole_seconds(speed: f64) -> Option<u64> {
    const KILOMETER_M: f64 = 1000.0;
    let seconds = (KILOMETER_M / speed).round();
    let same = (KILOMETER_M / seconds).to_bits() == speed.to_bits();
    ((60.0..3600.0).contains(&seconds) && same).then_some(seconds as u64)
}

/// Seconds as a clock shows them; short laps stay in seconds up to 100.
fn clock(time: f64, meters: f64, decimals: u32) -> Option<String> {
    let scale = f64::from(10_u32.pow(decimals));
    let units = (time * scale).round();
    if !(0.0 < units && units < 1e9) {
        return None;
    }
    // As whole units, so that no rounding shows 60 seconds.
    let whole = (units / scale).floor();
    let part = units - whole * scale;
    let mut text = String::new();
    if whole < 60.0 || (meters < 1000.0 && whole < 100.0) {
        let _ = write!(text, "{whole}");
    } else if whole < 3600.0 {
        let minutes = (whole / 60.0).floor();
        let _ = write!(text, "{minutes}:{:02}", whole - minutes * 60.0);
    } else {
        return None;
    }
    if decimals > 0 {
        let _ = write!(text, ".{part:0width$}", width = usize::try_from(decimals).ok()?);
    }
    Some(text)
}

/// The seconds of `3:20`, `49.8` or `1:02.5`, summed as the reader of free text sums them.
fn seconds(text: &str) -> Option<f64> {
    let Some((minutes, rest)) = text.split_once(':') else {
        return text.parse().ok();
    };
    let (whole, decimals) = match rest.split_once('.') {
        Some((whole, _)) => (whole, rest.get(whole.len()..)?),
        None => (rest, ""),
    };
    let seconds = minutes.parse::<f64>().ok()? * 60.0 + whole.parse::<f64>().ok()?;
    Some(if decimals.is_empty() { seconds } else { seconds + decimals.parse::<f64>().ok()? })
}

/// Reads a pace; the place is anywhere if there is none.
pub(super) fn read(s: &mut Scan<'_>) -> Option<Bounds<Speed>> {
    let first = seconds(s.clock()?)?;
    let last = if s.sign('-') { seconds(s.clock()?)? } else { first };
    let _ = s.word("s");
    if !s.sign('/') {
        return None;
    }
    let meters = if s.word("km") {
        1000.0
    } else if s.word("mile") {
        1609.344
    } else {
        let meters = s.count()?;
        let lap = UNITS.iter().any(|(m, _)| m.to_bits() == f64::from(meters).to_bits());
        if !lap || !s.word("m") {
            return None;
        }
        f64::from(meters)
    };
    let speed = |seconds: f64| Speed::from_meters_per_second(meters / seconds).ok();
    Bounds::new(speed(last)?, speed(first)?).ok()
}
