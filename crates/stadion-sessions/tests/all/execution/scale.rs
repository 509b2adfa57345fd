//! Scale laws of repetitions: neither a meter that counts in another unit nor a device that starts later finds
//! others.
#![allow(clippy::unwrap_used, reason = "test code")]

use proptest::prelude::*;
use stadion_sessions::{Detection, Execution, RepDone};
use stadion_types::{Channel, Pause, Recording};

use super::pool::all_out::session;

/// A ride as another meter would have recorded it: power times `scale`, and everything `later_s` seconds later.
#[expect(clippy::cast_possible_truncation, reason = "channels are in single precision")]
fn changed(ride: &Recording, scale: f64, later_s: f64) -> Recording {
    let time = ride.time_s().iter().map(|t| t + later_s).collect();
    let power = ride.power().unwrap().iter().map(|w| w.map(|w| (w * scale) as f32)).collect();
    let later = |p: &Pause| Pause { from_s: p.from_s + later_s, to_s: p.to_s + later_s };
    Recording::builder(ride.start(), time)
        .sport(ride.sport())
        .channel(Channel::Power, power)
        .pauses(ride.pauses().iter().map(later).collect())
        .build()
        .unwrap()
}

fn spans(ride: &Recording) -> Vec<(f64, f64)> {
    let found = Execution::find(ride, &[], &Detection::default());
    let span = |rep: &RepDone| (rep.start_s, rep.duration.as_secs_f64());
    found.reps.iter().map(span).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn power_has_no_unit_and_time_no_beginning(
        seed in 0_u64..100,
        twofold in 0_i32..4,
        later_s in 0_u32..5000,
    ) {
        // Every third session is a run; powers of two change no digit.
        let (_, ride, _) = session(3 * seed + 1);
        let found = spans(&ride);
        prop_assert!(!found.is_empty());
        prop_assert_eq!(&spans(&changed(&ride, f64::from(2).powi(twofold - 1), 0.0)), &found);
        let shift = f64::from(later_s);
        let moved: Vec<(f64, f64)> = found.iter().map(|(at, s)| (at + shift, *s)).collect();
        prop_assert_eq!(spans(&changed(&ride, 1.0, shift)), moved);
    }
}
