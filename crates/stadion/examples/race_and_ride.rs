//! Training paces from a race; best means, critical power and what was left of W' from a ride.
//!
//! `cargo run -p stadion --features formats --example race_and_ride -- RIDE.fit`

use std::error::Error;
use std::time::Duration;

use stadion::formats::{ReadOptions, read_path};
use stadion::physiology::TrainingPace;
use stadion::prelude::*;

fn main() -> Result<(), Box<dyn Error>> {
    // 5 km in 20:00.
    let race = Distance::from_meters(5000.0)?;
    let vdot = Vdot::from_race(race, Duration::from_secs(1200), OxygenCost::default())?.vdot;
    let paces = TrainingPaces::new(vdot, PaceRules::default())?;
    println!("VDOT {:.1}", vdot.value());
    for pace in TrainingPace::ALL {
        let speed = paces.get(pace).target;
        let [slow, fast] = [speed.min(), speed.max()].map(|s| s.pace(PaceUnit::PerKilometer));
        if let (Some(slow), Some(fast)) = (slow, fast) {
            println!("  {:<10} {fast:.0} to {slow:.0}", pace.as_str());
        }
    }

    let Some(path) = std::env::args().nth(1) else { return Ok(()) };
    let import = read_path(path, &ReadOptions::default())?;
    let longest = import.longest().and_then(|place| import.recordings.get(place));
    let ride = longest.ok_or("the file holds no recording")?;

    let curve = MeanMaxCurve::of(ride, Channel::Power, &MeanMaxSettings::default())?;
    let trials = curve.power_trials(&[180, 300, 600, 1200])?;
    let settings = CriticalSettings::default().with_origin(TrialOrigin::MeanMax);
    let fit = CriticalPower::fit(&trials, settings)?;
    let reserve = fit.reserve.as_ref().ok_or("this curve has no W'")?.value;
    println!("critical power {:.0}, W' {reserve:.0}", fit.critical.value);
    for warning in &fit.warnings {
        println!("  {}", warning.as_str());
    }

    let balance = PowerBalance::new(fit.critical.value, reserve)?;
    let course = balance.course_of(ride, BalanceGapRule::default())?;
    if let Some(lowest) = course.lowest {
        println!("W' was lowest at {:.0} s: {:.0} J", lowest.at_s, lowest.balance);
    }
    for finding in course.findings() {
        println!("  {}", finding.reason.text());
    }
    Ok(())
}
