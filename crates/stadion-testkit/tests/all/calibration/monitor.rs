//! The monitor of a plan, tried out over months on athletes that another model drives.
//!
//! The size comes from one constant: small in a usual test run, large with `--cfg stadion_full`. Athletes,
//! days, sensors and answers were fixed before any monitor ran on them, and its rules were looked at with
//! other seeds than these. The intervals are those of single sessions; sessions of one athlete are alike,
//! so the ratio of two shares has one of its own, by leaving out one athlete after the other.

#[path = "../../../examples/monitor/arms.rs"]
mod arms;

use arms::{Arm, Body, Plan, Season, above, change, easy, pace_error, seasons};

const ATHLETES: u64 = if cfg!(stadion_full) { 200 } else { 20 };
/// Loops of 12 singles.
const LOOPS: u32 = if cfg!(stadion_full) { 12 } else { 6 };
const SEEDS: &[u64] = if cfg!(stadion_full) { &[1, 2, 3] } else { &[11] };

/// Singles above LT2 in the second arm for each one in the first, with its standard error by athletes.
fn ratio(first: &[Season], second: &[Season]) -> (f64, f64) {
    let hits = |of: &[Season]| -> Vec<f64> {
        of.iter().map(|s| s.above.iter().map(|a| f64::from(u8::from(*a))).sum()).collect()
    };
    let (first, second) = (hits(first), hits(second));
    let (a, b): (f64, f64) = (first.iter().sum(), second.iter().sum());
    let n: f64 = first.iter().map(|_| 1.0).sum();
    let without = first.iter().zip(&second).map(|(one, two)| (b - two) / (a - one));
    let squares: f64 = without.map(|r| (r - b / a).powi(2)).sum();
    (b / a, ((n - 1.0) / n * squares).sqrt())
}

#[test]
fn calibration_the_monitor_halves_the_singles_above_lt2() {
    for &seed in SEEDS {
        for body in [Body::Lives, Body::Still] {
            let plan = Plan { seed, athletes: ATHLETES, loops: LOOPS, most_off: 0.06, body };
            let [none, monitored] =
                [Arm::None, Arm::Monitor].map(|arm| seasons(arm, &plan, None).unwrap());
            let (ratio, error) = ratio(&none, &monitored);
            println!("seed {seed}, {body:?}: none {:?}", above(&none));
            println!("  monitored {:?}: {ratio:.3} ± {error:.3} of it", above(&monitored));
            assert!(ratio < 0.5, "seed {seed}, {body:?}: {ratio}");
            // Running everything slowly is not how it is done.
            assert!(easy(&monitored).value() < easy(&none).value() + 0.03, "seed {seed}, {body:?}");
            let [before, after] = [&none, &monitored].map(|of| pace_error(of));
            println!("  pace off by {before:.4} and {after:.4}");
            assert!(after < before, "seed {seed}, {body:?}: {after}");
            if cfg!(stadion_full) {
                for meter in [true, false] {
                    let of = |all: &[Season]| above(all.iter().filter(|s| s.meter == meter));
                    let (none, monitored) = (of(&none), of(&monitored));
                    println!("  meter {meter}: {none:?} and {monitored:?}");
                    assert!(monitored.hi < none.lo, "seed {seed}, {body:?}, meter {meter}");
                }
            }
        }
    }
}

/// The rule of the seed slows a healthy runner down for ever; the default does not.
#[test]
fn calibration_a_right_profile_keeps_its_pace() {
    let loops = LOOPS.div_ceil(2).max(2);
    for &seed in SEEDS {
        let body = Body::Still;
        let plan = Plan { seed, athletes: ATHLETES, loops, most_off: 0.0, body };
        let by = |arm| change(&seasons(arm, &plan, None).unwrap());
        let (mean, sd) = by(Arm::Monitor);
        let (seeds_mean, _) = by(Arm::DriftAlone);
        println!(
            "seed {seed}: {mean:+.4}, athletes differ by {sd:.4}; by the seed {seeds_mean:+.4}"
        );
        assert!(mean.abs() < 0.01, "seed {seed}: {mean}");
        assert!(seeds_mean < -0.01 - 0.005 * f64::from(loops), "seed {seed}: {seeds_mean}");
    }
}
