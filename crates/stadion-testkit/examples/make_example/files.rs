//! The example folder in memory; shared with the test that compares it with the stored one.

use std::error::Error;
use std::path::PathBuf;
use std::time::Duration;

use chrono::{FixedOffset, TimeZone};
use stadion_testkit::{Device, Laps, Leg, SessionPlan, Simulation, Synthetic, SyntheticAthlete};
use stadion_types::{Distance, HeartRate, Speed};

use super::{fit, texts};

/// Name and place of the recording.
pub(crate) const SINGLE: &str = "activities/2026-04-14-single.fit";

/// The made-up athlete: a 1500 m runner whose half marathon is run at 5.34 m/s.
pub(crate) const ATHLETE: SyntheticAthlete = SyntheticAthlete {
    resting_hr: HeartRate::const_bpm(44.0),
    max_hr: HeartRate::const_bpm(192.0),
    standing_hr: HeartRate::const_bpm(70.0),
    hr_gain_bpm_per_m_s: 16.95,
    hr_delay_s: 5.0,
    tau_on_s: 32.0,
    tau_off_s: 45.0,
    slow_gain_bpm_per_m_s: 3.0,
    tau_slow_s: 150.0,
    drift_bpm_per_10_min: 2.0,
    grade_cost: 3.5,
    lt1: Speed::const_meters_per_second(4.7),
    threshold: Speed::const_meters_per_second(5.6),
};

/// Where the folder is stored.
pub(crate) fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/example")
}

/// Five times 2 km at half-marathon pace with a minute of jogging between.
pub(crate) fn single() -> Result<Synthetic, Box<dyn Error>> {
    let speed = Speed::from_meters_per_second;
    let mut legs = vec![Leg::warm_up(Duration::from_secs(600), speed(3.6)?)];
    let two_km = Distance::const_meters(2000.0);
    for (rep, time_s) in [375, 374, 375, 374, 374].into_iter().enumerate() {
        if rep > 0 {
            legs.push(Leg::jogging(Duration::from_secs(60), speed(2.2)?));
        }
        legs.push(Leg::work_over(two_km, Speed::over(two_km, Duration::from_secs(time_s))?));
    }
    legs.push(Leg::cool_down(Duration::from_secs(600), speed(3.3)?));

    let summer_time = FixedOffset::east_opt(2 * 3600).ok_or("no such offset")?;
    let start = summer_time
        .with_ymd_and_hms(2026, 4, 14, 18, 5, 0)
        .single()
        .ok_or("no such moment")?
        .to_utc();
    let simulation = Simulation {
        device: Device { laps: Laps::Workout, ..Device::watch() },
        start,
        utc_offset: Some(summer_time),
        seed: 28,
        ..Simulation::new(ATHLETE, SessionPlan::new(legs))
    };
    Ok(simulation.run()?)
}

/// A path within the folder, and the bytes.
pub(crate) type File = (String, Vec<u8>);

/// Every file of the folder.
pub(crate) fn files() -> Result<Vec<File>, Box<dyn Error>> {
    let mut files = vec![
        ("README.md".to_owned(), texts::README.into()),
        ("athlete.toml".to_owned(), texts::profile(&ATHLETE).into_bytes()),
        (SINGLE.to_owned(), fit::encode(&single()?.recording)?),
    ];
    let (name, text) = texts::STEP_TEST;
    files.push((name.to_owned(), text.into()));
    for (name, text) in texts::DIARY {
        files.push((format!("diary/{name}.txt"), text.into()));
    }
    Ok(files)
}
