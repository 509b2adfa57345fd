//! Laws that hold for any plan.

use std::time::Duration;

use proptest::prelude::*;
use stadion_testkit::{
    Device, Laps, Leg, LegLength, SessionPlan, Simulation, SimulationError, Synthetic,
    SyntheticAthlete,
};
use stadion_types::{Distance, Speed};

fn leg() -> impl Strategy<Value = Leg> {
    let speed = (0.5..8.0).prop_filter_map("a speed", |v| Speed::from_meters_per_second(v).ok());
    prop_oneof![
        (10_u64..300, speed.clone(), -0.1..0.1).prop_map(|(t, v, g)| Leg::work_for(
            Duration::from_secs(t),
            v
        )
        .with_grade(g)),
        (50.0..2000.0, speed).prop_filter_map("a distance", |(d, v)| {
            Some(Leg::work_over(Distance::from_meters(d).ok()?, v))
        }),
        (1_u64..200).prop_map(|t| Leg::standing(Duration::from_secs(t))),
    ]
}

fn plan() -> impl Strategy<Value = SessionPlan> {
    (prop::collection::vec(leg(), 1..8), prop::collection::vec((0.0..1.0, 1_u64..100), 0..3))
        .prop_map(|(legs, pauses)| {
            let mut plan = SessionPlan::new(legs);
            let total: f64 = plan
                .legs
                .iter()
                .map(|leg| match leg.length {
                    LegLength::Time(t) => t.as_secs_f64(),
                    LegLength::Distance(d) => d.meters() / leg.speed.meters_per_second(),
                })
                .sum();
            for (share, length) in pauses {
                plan = plan.with_pause(
                    Duration::from_secs_f64(total * share),
                    Duration::from_secs(length),
                );
            }
            plan
        })
}

fn run(plan: SessionPlan, device: Device, seed: u64) -> Result<Synthetic, SimulationError> {
    let simulation =
        Simulation { device, seed, ..Simulation::new(SyntheticAthlete::recreational(), plan) };
    simulation.run()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Without noise a lap has exactly the distance of its leg.
    #[test]
    fn without_noise_laps_are_exact(plan in plan()) {
        let device = Device { laps: Laps::Button, ..Device::ideal() };
        let s = run(plan.clone(), device, 0)?;
        prop_assert_eq!(s.recording.laps().len(), plan.legs.len());
        for (lap, leg) in s.recording.laps().iter().zip(&plan.legs) {
            let wanted = match leg.length {
                LegLength::Distance(d) => d.meters(),
                LegLength::Time(t) => t.as_secs_f64() * leg.speed.meters_per_second(),
            };
            let counted = lap.distance_m.unwrap();
            prop_assert!((counted - wanted).abs() < 1e-6, "{} against {}", counted, wanted);
            let timer = lap.timer_s.unwrap();
            let moving = leg.speed.meters_per_second();
            prop_assert!(moving == 0.0 || (timer * moving - wanted).abs() < 1e-6);
        }
    }

    /// Distance is the sum of unsmoothed speed, whatever the noise; it never falls.
    #[test]
    fn distance_is_the_sum_of_speed(plan in plan(), seed: u64) {
        let mut plan = plan;
        plan.pauses.clear();
        let mut device = Device::watch();
        device.gps.speed_smoothing_s = 0.0;
        device.gps.speed_sd_m_s = 2.0;
        let s = run(plan, device, seed)?;
        let distance: Vec<f64> = s.recording.distance_m().unwrap().iter().flatten().collect();
        prop_assert!(distance.windows(2).all(|w| w[0] <= w[1]));
        let sum: f64 = s.recording.speed().unwrap().iter().flatten().skip(1).sum();
        let last = distance[distance.len() - 1];
        prop_assert!((sum - last).abs() < 1e-3 * (1.0 + last), "{} against {}", sum, last);
    }

    /// The true heart rate stays between rest and maximum, and no sample lies in a pause.
    #[test]
    fn the_heart_is_bounded_and_pauses_are_empty(plan in plan(), seed: u64) {
        let s = run(plan, Device::watch(), seed)?;
        let athlete = SyntheticAthlete::recreational();
        let range = athlete.resting_hr.bpm()..=athlete.max_hr.bpm();
        prop_assert!(s.truth.heart_rate_bpm.iter().all(|bpm| range.contains(bpm)));
        for pause in s.recording.pauses() {
            prop_assert!(!s.recording.time_s().iter().any(|t| pause.from_s < *t && *t < pause.to_s));
        }
        let inside = s.recording.time_s().iter().all(|t| *t <= s.truth.elapsed_s);
        prop_assert!(inside);
    }
}
