use approx::assert_relative_eq;
use chrono::DateTime;
use stadion_types::Channel;

use super::*;

fn identity(series: &HeldHeartRate<'_>) -> Integral {
    series.integrate(&[f64::NAN; 512], |bpm| bpm)
}

fn series<'a>(time_s: &'a [f64], bpm: &'a [f32], end_s: f64) -> HeldHeartRate<'a> {
    HeldHeartRate::new(time_s, bpm, end_s, 30.0).unwrap()
}

fn paused<'a>(series: HeldHeartRate<'a>, pauses: &'a [Pause]) -> HeldHeartRate<'a> {
    let step_s = series.step_s.filter(|_| pauses.is_empty());
    HeldHeartRate { pauses, step_s, ..series }
}

#[test]
fn each_sample_stands_until_the_next() {
    let sum = identity(&series(&[0.0, 1.0, 6.0], &[100.0, 120.0, 140.0], 8.0));
    assert_eq!(sum, Integral { value: 100.0 + 600.0 + 280.0, covered_s: 8.0, missing_s: 0.0 });
}

#[test]
fn a_short_gap_is_held_and_a_long_one_is_missing() {
    let nan = f32::NAN;
    let sum = identity(&series(&[0.0, 10.0, 20.0], &[100.0, nan, 120.0], 20.0));
    assert_eq!(sum, Integral { value: 2000.0, covered_s: 20.0, missing_s: 0.0 });
    // 30 s is held, a moment more is not, and nothing of it is.
    let sum = identity(&series(&[0.0, 30.0, 60.1], &[100.0, 100.0, 120.0], 61.1));
    assert_relative_eq!(sum.value, 3000.0 + 120.0, max_relative = 1e-12);
    assert_relative_eq!(sum.missing_s, 30.1, max_relative = 1e-12);
    // Before the first value nothing can be held, and 0 is no heart rate.
    let sum = identity(&series(&[0.0, 5.0], &[0.0, 100.0], 6.0));
    assert_eq!(sum, Integral { value: 100.0, covered_s: 1.0, missing_s: 5.0 });
    assert_relative_eq!(sum.coverage(), 1.0 / 6.0);
}

#[test]
fn pauses_are_no_part_of_the_time() {
    let pause = |from_s, to_s| Pause { from_s, to_s };
    let make = |pauses| {
        Recording::builder(DateTime::UNIX_EPOCH, vec![0.0, 10.0, 500.0, 510.0])
            .channel(Channel::HeartRate, vec![Some(100.0); 4])
            .pauses(pauses)
            .build()
            .unwrap()
    };
    let recording = make(vec![pause(12.0, 498.0), pause(400.0, 499.0)]);
    let sum = identity(&HeldHeartRate::of(&recording, 30.0).unwrap());
    assert_eq!(sum, Integral { value: 3300.0, covered_s: 33.0, missing_s: 0.0 });
    // A device may go on writing while its timer stands still.
    let time = [0.0, 10.0, 20.0, 30.0, 40.0];
    let bpm = [100.0_f32; 5];
    let pauses = [pause(15.0, 35.0)];
    let sum = identity(&paused(series(&time, &bpm, 50.0), &pauses));
    assert_eq!(sum, Integral { value: 3000.0, covered_s: 30.0, missing_s: 0.0 });
    let recording = make(vec![]);
    let sum = identity(&HeldHeartRate::of(&recording, 30.0).unwrap());
    assert_eq!(sum, Integral { value: 3000.0, covered_s: 30.0, missing_s: 490.0 });
}

#[test]
fn no_samples_give_nothing() {
    assert_eq!(identity(&series(&[], &[], 0.0)), Integral::default());
    assert_eq!(Integral::default().coverage().to_bits(), 0.0_f64.to_bits());
    assert!(series(&[0.0], &[f32::NAN], 1.0).mean().is_none());
    assert_eq!(
        HeldHeartRate::new(&[0.0], &[], 0.0, 30.0).unwrap_err(),
        LengthMismatch { time: 1, bpm: 0 }
    );
}

/// The fast way and the slow way over the same samples, at every kind of disturbance.
#[test]
fn blocks_agree_with_single_samples() {
    let n = 1600_u16;
    let weight = |bpm: f64| (0.02 * bpm).exp();
    let table = table(|hr| weight(hr.bpm()));
    let plain: Vec<f32> = (0..n).map(|i| 100.0 + f32::from(i * 37 % 90)).collect();
    let mut gaps = plain.clone();
    gaps[200] = f32::NAN;
    gaps[400..460].fill(0.0);
    gaps[300] = 612.0;
    gaps[600] = 301.0;
    gaps[800] = 511.0;
    gaps[900] = -3.0;
    let mut fractions = plain.clone();
    fractions[300] = 120.5;
    let regular: Vec<f64> = (0..n).map(f64::from).collect();
    let uneven: Vec<f64> = regular.iter().map(|t| t + 0.4 * (t * 0.7).sin()).collect();
    let mut holes = regular.clone();
    holes.iter_mut().skip(700).for_each(|t| *t += 100.0);
    for (name, bpm) in [("plain", &plain), ("gaps", &gaps), ("fractions", &fractions)] {
        for time in [&regular, &uneven, &holes] {
            for pauses in [vec![], vec![Pause { from_s: 150.2, to_s: 170.9 }]] {
                let series = paused(series(time, bpm, time[usize::from(n) - 1] + 1.0), &pauses);
                let fast = series.integrate(&table, weight);
                let mut walk = Walk::new(&series);
                walk.samples(time, bpm, weight);
                walk.close(series.end_s);
                assert_relative_eq!(fast.value, walk.sum.value, max_relative = 1e-12);
                assert_relative_eq!(fast.covered_s, walk.sum.covered_s, max_relative = 1e-12);
                assert_relative_eq!(fast.missing_s, walk.sum.missing_s, epsilon = 1e-9);
                assert!(fast.value > 0.0, "{name}");
            }
        }
    }
}
