//! The advice on the next repetition, tried out on athletes that another model drives.
//!
//! The size comes from one constant: small in a usual test run, large with `--cfg stadion_full`. The
//! athletes, days and sensors were fixed before the advice was tuned, and the tuning used a published
//! rise of lactate instead of these sessions.

#[path = "../../../examples/closed_loop/arms.rs"]
mod arms;

use arms::{Arm, compare, weeks};
use stadion_physiology::GuidanceSettings;
use stadion_testkit::Share;

const SESSIONS: u64 = if cfg!(stadion_full) { 1000 } else { 100 };
/// Seeds of their own: the table of the example has seed 1.
const SEEDS: &[u64] = if cfg!(stadion_full) { &[1, 2, 3, 4, 5] } else { &[11] };
/// Three sessions a week for six weeks.
const SIX_WEEKS: u64 = 18;

/// Fewer sessions end above LT2 by heart rate than without advice, and fewer still with a reading. The
/// same days are run in all arms, so each seed is judged by its pairs; 1.64 is one-sided 5 %. Single
/// intervals, which know nothing of pairs, are apart over all seeds together.
#[test]
fn calibration_each_arm_beats_the_one_before() {
    let least = if cfg!(stadion_full) { 3.0 } else { 1.64 };
    let mut hits = [0.0; 3];
    let mut of = 0.0;
    for &seed in SEEDS {
        let table = compare(seed, SESSIONS, &GuidanceSettings::default()).unwrap();
        for (arm, above) in Arm::ALL.into_iter().zip(table.above) {
            println!("seed {seed}, {}: {above:?}", arm.name());
        }
        println!("seed {seed}, paired z: {:?}, stopped: {:?}", table.z, table.stopped);
        assert!(table.z[0] > least && table.z[1] > least, "seed {seed}: z {:?}", table.z);
        // Running everything slowly is not how it is done.
        assert!(table.change[2] > -0.01, "seed {seed}: {:?}", table.change);
        assert!(table.easy[2].value() < table.easy[0].value() + 0.03, "seed {seed}");
        for (hits, above) in hits.iter_mut().zip(table.above) {
            *hits += above.hits;
        }
        of += table.above[0].of;
    }
    if cfg!(stadion_full) {
        let [none, heart_rate, readings] = hits.map(|hits| Share::new(hits, of));
        assert!(heart_rate.hi < none.lo, "{heart_rate:?} against {none:?}");
        assert!(readings.hi < heart_rate.lo, "{readings:?} against {heart_rate:?}");
    }
}

/// The order does not hang on the rule that stops a session by heart rate.
#[test]
fn calibration_the_order_holds_without_stopping_by_heart_rate() {
    let settings = GuidanceSettings { stop_hr_fraction: 1.1, ..GuidanceSettings::default() };
    for &seed in SEEDS {
        let table = compare(seed, SESSIONS, &settings).unwrap();
        assert!(table.z[0] > 1.64 && table.z[1] > 1.64, "seed {seed}: z {:?}", table.z);
        assert!(table.run[2] > 0.95, "seed {seed}: {:?}", table.run);
    }
}

#[test]
fn calibration_a_correct_profile_is_not_walked_away_from() {
    for &seed in SEEDS {
        let all =
            weeks(seed, (SESSIONS / 10, SIX_WEEKS), 0.0, &GuidanceSettings::default()).unwrap();
        let n: f64 = all.iter().map(|_| 1.0).sum();
        let mean = all.iter().map(|w| w.change).sum::<f64>() / n;
        assert!(mean.abs() < 0.01, "seed {seed}: {mean}");
        // A biased meter moves its athlete's pace by what its bias is worth: 0.3 mmol/L are nearly
        // 2 %, and nothing in the readings tells it from a shift of the curve.
        let far = Share::of(all.iter().map(|w| w.change.abs() > 0.03));
        println!("seed {seed}: mean {mean}, more than 3 % off: {far:?}");
        assert!(far.value() < 0.04, "seed {seed}: {far:?}");
    }
}

#[test]
fn calibration_a_wrong_profile_is_learnt() {
    for &seed in SEEDS {
        let all =
            weeks(seed, (SESSIONS / 10, SIX_WEEKS), 0.06, &GuidanceSettings::default()).unwrap();
        let n: f64 = all.iter().map(|_| 1.0).sum();
        let rms = |of: &dyn Fn(&arms::Weeks) -> f64| {
            (all.iter().map(|w| of(w).powi(2)).sum::<f64>() / n).sqrt()
        };
        let (before, after) = (rms(&|w| w.off), rms(&|w| w.learnt - w.off));
        assert!(after < 0.6 * before, "seed {seed}: {after} after {before}");
        let [first, last] = [0, 1].map(|i| all.iter().filter(|w| w.above[i]).count());
        assert!(last <= first, "seed {seed}: {last} after {first}");
    }
}
