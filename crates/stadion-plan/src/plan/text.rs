//! Sessions as the notation writes them.

use stadion_sessions::Class;
use stadion_types::{Bounds, PaceUnit, Speed};

use crate::method::{PaceAnchor, WorkSet};

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

/// How repetitions are to be run where nobody knows a pace: as a race, else by a word.
fn by_name(anchor: PaceAnchor, class: Class, length: Length) -> &'static str {
    match (anchor, class) {
        (PaceAnchor::RaceM(meters), _) => race_name(meters).map_or("", |(_, pace)| pace),
        (_, Class::Single) => " sub-threshold",
        (_, Class::Threshold) => " threshold",
        // Long ones cannot be run at the pace of 5 km one after the other.
        (_, Class::Vo2max) => match length {
            Length::Seconds(s) if s > 300 => " @ 10km pace",
            _ => " @ 5km pace",
        },
        _ => "",
    }
}

/// Races that have a name, and their paces.
fn race_name(meters: f64) -> Option<(&'static str, &'static str)> {
    const NAMES: [(f64, &str, &str); 8] = [
        (1500.0, "1500m", " @ 1500m pace"),
        (3000.0, "3 km", " @ 3km pace"),
        (5000.0, "5 km", " @ 5km pace"),
        (10_000.0, "10 km", " @ 10km pace"),
        (15_000.0, "15 km", " @ 15km pace"),
        (21_097.5, "half-marathon", " @ half-marathon pace"),
        (30_000.0, "30 km", " @ 30km pace"),
        (42_195.0, "marathon", " @ marathon pace"),
    ];
    let near = |of: f64| (of - meters).abs() < 1.0;
    NAMES.iter().find(|(of, ..)| near(*of)).map(|(_, race, pace)| (*race, *pace))
}

/// Repetitions with their pace and rest.
pub(super) fn reps(
    count: u32,
    length: Length,
    speed: Option<Bounds<Speed>>,
    (anchor, class): (PaceAnchor, Class),
    rest_s: u32,
) -> String {
    let long = match length {
        Length::Seconds(s) => time(s),
        Length::Meters(m) if m % 1000 == 0 => format!("{} km", m / 1000),
        Length::Meters(m) => format!("{m}m"),
    };
    let mut text = if count == 1 { long } else { format!("{count} x {long}") };
    match speed.and_then(pace) {
        Some(pace) => {
            text.push_str(" @ ");
            text.push_str(&pace);
        }
        None => text.push_str(by_name(anchor, class, length)),
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
    if let Some((name, _)) = race_name(meters) {
        return format!("{name} race");
    }
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
