//! Quantities as people have them, and their ends.

use core::time::Duration;

use proptest::prelude::*;
use stadion_types::{Distance, HeartRate, Lactate, Mass, Power, Rpe, Speed, SplitTime, Sport};

macro_rules! quantities {
    ($($(#[$doc:meta])* $name:ident: $Type:ident = $from:ident($usual:expr);)+) => {
        $(
            $(#[$doc])*
            pub fn $name() -> impl Strategy<Value = $Type> + Clone {
                prop_oneof![
                    8 => $usual.prop_map(|value: f64| $Type::$from(value).unwrap()),
                    1 => Just($Type::MIN),
                    1 => Just($Type::MAX),
                ]
            }
        )+
    };
}

quantities! {
    /// Heart rates: most of people, some at the ends of the type.
    heart_rate: HeartRate = from_bpm(30.0..220.0_f64);
    /// Speeds: most of runners, some at the ends of the type.
    speed: Speed = from_meters_per_second(0.5..10.0_f64);
    /// Powers: most of riders, some at the ends of the type.
    power: Power = from_watts(20.0..1200.0_f64);
    /// Distances: most of sessions, some at the ends of the type.
    distance: Distance = from_meters(10.0..42_195.0_f64);
    /// Lactates: most of blood, some at the ends of the type.
    lactate: Lactate = from_millimoles_per_liter(0.4..20.0_f64);
    /// Masses: most of people, some at the ends of the type.
    mass: Mass = from_kilograms(35.0..140.0_f64);
}

/// Ratings on either scale, in steps of a half.
pub fn rpe() -> impl Strategy<Value = Rpe> + Clone {
    prop_oneof![
        (0_u32..=20).prop_map(|n| Rpe::from_cr10(f64::from(n) / 2.0).unwrap()),
        (12_u32..=40).prop_map(|n| Rpe::from_borg(f64::from(n) / 2.0).unwrap()),
    ]
}

/// Split times up to five hours and a half, with up to three decimals.
pub fn split_time() -> impl Strategy<Value = SplitTime> + Clone {
    (0_u64..20_000_000, 0_u8..4)
        .prop_map(|(ms, decimals)| SplitTime::from_duration(Duration::from_millis(ms), decimals))
}

/// Every sport.
pub fn sport() -> impl Strategy<Value = Sport> + Clone {
    proptest::sample::select(Sport::ALL.as_slice())
}
