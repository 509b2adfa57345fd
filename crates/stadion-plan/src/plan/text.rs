//! Sessions as the notation writes them.

use stadion_types::{Bounds, PaceUnit, Speed};

use crate::method::WorkSet;

/// A time: `45 min`, `90 s`, `8 min 30 s`.
pub(super) fn time(seconds: u32) -> String {
    match (seconds / 60, seconds % 60) {
        (0, s) => format!("{s} s"),
        (m, 0) => format!("{m} min"),
        (1, s) => format!("{} s", 60 + s),
        (m, s) => format!("{m} min {s} s"),
    }
}

pub(super) fn easy(seconds: u32) -> String {
    format!("{} easy", time(seconds))
}

pub(super) fn long(seconds: u32) -> String {
    format!("{} long run", time(seconds))
}

/// Work between warm-up and cool-down.
pub(super) fn between(warm_up_s: u32, work: &str, cool_down_s: u32) -> String {
    let mut text = String::with_capacity(work.len() + 48);
    if warm_up_s > 0 {
        text.push_str("Warm-up: ");
        text.push_str(&time(warm_up_s));
        text.push('\n');
    }
    let (first, rest) = work.split_once('\n').map_or((work, ""), |(first, rest)| (first, rest));
    text.push_str(first);
    if cool_down_s > 0 {
        text.push_str("\nCool-down: ");
        text.push_str(&time(cool_down_s));
    }
    if !rest.is_empty() {
        text.push('\n');
        text.push_str(rest);
    }
    text
}

/// How long one repetition is.
#[derive(Clone, Copy)]
pub(super) enum Length {
    Seconds(u32),
    Meters(u32),
}

/// Repetitions with their pace and rest.
pub(super) fn reps(
    count: u32,
    length: Length,
    speed: Option<Bounds<Speed>>,
    rest_s: u32,
) -> String {
    let length = match length {
        Length::Seconds(s) => time(s),
        Length::Meters(m) if m % 1000 == 0 => format!("{} km", m / 1000),
        Length::Meters(m) => format!("{m}m"),
    };
    let mut text = if count == 1 { length } else { format!("{count} x {length}") };
    if let Some(pace) = speed.and_then(pace) {
        text.push_str(" @ ");
        text.push_str(&pace);
    }
    if count > 1 && rest_s > 0 {
        text.push_str("\nRecovery: ");
        text.push_str(&time(rest_s));
        text.push_str(" jog");
    }
    text
}

/// `4:05-4:10/km`, in whole seconds: the fast end is rounded to the slow side, so that no cap is passed.
fn pace(speed: Bounds<Speed>) -> Option<String> {
    let [fast, slow] =
        [speed.max(), speed.min()].map(|v| Some(v.pace(PaceUnit::PerKilometer)?.seconds().ceil()));
    let (fast, slow) = (fast?, slow?);
    let clock = |s: f64| format!("{:.0}:{:02.0}", (s / 60.0).floor(), s % 60.0);
    Some(if slow > fast {
        format!("{}-{}/km", clock(fast), clock(slow))
    } else {
        format!("{}/km", clock(fast))
    })
}

pub(super) fn race(meters: f64) -> String {
    let km = meters / 1000.0;
    if (km - km.round()).abs() < 1e-9 && km >= 3.0 {
        format!("{km:.0} km race")
    } else {
        format!("{meters:.0}m race")
    }
}

/// The work of a written set.
pub(super) fn written(set: &WorkSet) -> Option<&str> {
    match set {
        WorkSet::Written { text, .. } => Some(text),
        WorkSet::Reps { .. } => None,
    }
}
