mod around;
mod breakthroughs;
mod cases;
#[cfg(feature = "serde")]
mod file_form;
mod laws;

use chrono::{Days, NaiveDate};
use stadion_physiology::{Drift, DriftRep, DriftRule, LactateProfile};
use stadion_types::{HeartRate, Lactate, Rpe, Speed};

use super::*;

/// Speed at the middle of the band, about.
const PACE: f64 = 4.22;

fn day(n: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, 4).unwrap() + Days::new(n.into())
}

fn mmol(value: f64) -> Lactate {
    Lactate::from_millimoles_per_liter(value).unwrap()
}

fn speed(value: f64) -> Option<Speed> {
    Speed::from_meters_per_second(value).ok()
}

fn bpm(value: f64) -> Option<HeartRate> {
    HeartRate::from_bpm(value).ok()
}

fn cr10(value: f64) -> Option<Rpe> {
    Rpe::from_cr10(value).ok()
}

fn curve() -> MonitorCurve {
    let profile = LactateProfile::through(1.0, [3.85, 2.0], [4.44, 4.0]).unwrap();
    MonitorCurve::new(profile, Some(mmol(4.0))).unwrap()
}

fn monitor(settings: MonitorSettings) -> Monitor {
    Monitor::new(settings).unwrap().with_curve(Some(curve()))
}

/// Five repetitions of 2 km in 8 min, with these heart rates at their ends.
#[expect(clippy::unnecessary_wraps, reason = "as the field of a session has it")]
fn drift(ends: [f64; 5]) -> Option<Drift> {
    let reps: Vec<DriftRep> = (0_u32..)
        .zip(ends)
        .map(|(i, hr)| {
            DriftRep::new(540.0 * f64::from(i), core::time::Duration::from_secs(480))
                .with_hr_end(bpm(hr))
                .with_speed(speed(PACE))
        })
        .collect();
    Some(DriftRule::default().judge(&reps))
}

/// Rises by 12 bpm in a straight line, but for a hair.
fn steep() -> Option<Drift> {
    drift([156.0, 160.0, 164.0, 168.1, 172.0])
}

/// Rises by 1 bpm.
fn flat() -> Option<Drift> {
    drift([150.0, 150.0, 150.3, 150.7, 151.0])
}

fn session(n: u32) -> SessionSigns {
    SessionSigns { prescribed: speed(PACE), run: speed(PACE), ..SessionSigns::of(day(n)) }
}
