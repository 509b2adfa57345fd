//! Profiles.

use proptest::option;
use proptest::prelude::*;
use stadion_physiology::{Athlete, Sex};
use stadion_types::{HeartRate, Power, Speed};

/// Profiles of which each value may be missing; heart rates that are there are in order: resting, first
/// threshold, second threshold, maximum.
pub fn athlete() -> impl Strategy<Value = Athlete> + Clone {
    let hr = |from: u16, to: u16| option::weighted(0.8, from..to);
    (
        option::weighted(0.8, prop_oneof![Just(Sex::Female), Just(Sex::Male)]),
        (hr(35, 80), hr(110, 145), hr(146, 175), hr(176, 215)),
        option::weighted(0.5, 120_u16..420),
        option::weighted(0.5, 2.5..6.5_f64),
    )
        .prop_map(|(sex, (resting, lt1, threshold, max), watts, speed)| {
            let bpm = |value: u16| HeartRate::from_bpm(f64::from(value)).unwrap();
            let mut athlete = Athlete::default();
            if let Some(sex) = sex {
                athlete = athlete.with_sex(sex);
            }
            if let Some(resting) = resting {
                athlete = athlete.with_resting_hr(bpm(resting));
            }
            if let Some(lt1) = lt1 {
                athlete = athlete.with_lt1_hr(bpm(lt1));
            }
            if let Some(threshold) = threshold {
                athlete = athlete.with_threshold_hr(bpm(threshold));
            }
            if let Some(max) = max {
                athlete = athlete.with_max_hr(bpm(max));
            }
            if let Some(watts) = watts {
                athlete =
                    athlete.with_threshold_power(Power::from_watts(f64::from(watts)).unwrap());
            }
            if let Some(speed) = speed {
                athlete =
                    athlete.with_threshold_speed(Speed::from_meters_per_second(speed).unwrap());
            }
            athlete
        })
}
