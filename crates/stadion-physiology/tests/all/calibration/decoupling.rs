//! How often the interval of a decoupling holds the truth.
//!
//! Noise and seeds were fixed before the interval was written. Heart rate rises on a straight line under
//! constant output; both carry first-order autoregressive noise of their own, and heart rate is rounded
//! to whole beats as devices do. The interval's own model is an autoregression of 15-s means with one memory,
//! which none of these is. The size comes from one constant: small in a usual test run, large with
//! `--cfg stadion_full`.
//!
//! `cargo test -p stadion-physiology --test all calibration::decoupling -- --nocapture` prints the shares.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use rand_pcg::Pcg64;
use rand_pcg::rand_core::{Rng, SeedableRng};
use stadion_physiology::{
    DecouplingFormula, DecouplingOutput, DecouplingRules, OutputMean, decouple,
};

const SESSIONS: u32 = if cfg!(stadion_full) { 2000 } else { 40 };
/// Of 40 sessions at 90 % a share moves by 4.7 points of one standard error, of 2000 by 0.7.
const COVERED: [f64; 2] = if cfg!(stadion_full) { [0.85, 0.95] } else { [0.76, 1.0] };

const LENGTHS: &[u32] = if cfg!(stadion_full) { &[2400, 3600] } else { &[2400] };

struct Draws(Pcg64);

impl Draws {
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit exactly")]
    fn uniform(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn gaussian(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.uniform()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.uniform()).cos()
    }

    /// Autoregressive noise with this standard deviation and memory in seconds.
    fn noise(&mut self, n: usize, sd: f64, memory_s: f64) -> Vec<f64> {
        let keep = (-1.0 / memory_s).exp();
        let mut value = sd * self.gaussian();
        let step = |_| {
            let now = value;
            value = keep * value + sd * (1.0 - keep * keep).sqrt() * self.gaussian();
            now
        };
        (0..n).map(step).collect()
    }
}

/// Noise of heart rate (bpm, s) and of the output (relative, s).
const NOISE: [(&str, [f64; 4]); 3] = [
    ("usual", [2.5, 30.0, 0.04, 15.0]),
    ("slow", [2.5, 60.0, 0.05, 60.0]),
    ("fast", [2.0, 10.0, 0.03, 5.0]),
];

#[test]
fn calibration_intervals_hold_the_truth() {
    for formula in [
        DecouplingFormula::RatioOfMeans,
        DecouplingFormula::InverseRatio,
        DecouplingFormula::HeartRateOnly,
    ] {
        for (name, noise) in NOISE {
            // The usual run takes one length; the other changes what is drawn, not what is judged.
            for n in LENGTHS {
                check(name, noise, *n, formula, OutputMean::Plain);
            }
        }
    }
    check("usual", NOISE[0].1, 3600, DecouplingFormula::RatioOfMeans, OutputMean::FourthPower);
}

fn check(
    name: &str,
    [hr_sd, hr_s, out_sd, out_s]: [f64; 4],
    n: u32,
    formula: DecouplingFormula,
    output_mean: OutputMean,
) {
    let mut draws = Draws(Pcg64::seed_from_u64(2022));
    let time_s: Vec<f64> = (0..n).map(f64::from).collect();
    let trend = |t: f64| 140.0 + 10.0 * t / f64::from(n);
    let half = |from: u32| {
        (from..from + n / 2).map(|t| trend(f64::from(t))).sum::<f64>() / f64::from(n / 2)
    };
    let ratio = half(n / 2) / half(0);
    let truth = match formula {
        DecouplingFormula::RatioOfMeans => 100.0 * (1.0 - 1.0 / ratio),
        _ => 100.0 * (ratio - 1.0),
    };
    let mut rules = DecouplingRules::bare();
    (rules.formula, rules.output_mean) = (formula, output_mean);
    let (mut held, mut width) = (0, 0.0);
    for _ in 0..SESSIONS {
        let beats = draws.noise(n as usize, hr_sd, hr_s);
        let hr = time_s.iter().zip(&beats).map(|(t, e)| Some((trend(*t) + e).round()));
        let swings = draws.noise(n as usize, out_sd, out_s);
        let speed = swings.iter().map(|e| Some(3.0 * (1.0 + e)));
        let found = decouple(&time_s, (DecouplingOutput::Speed, speed), hr, &[], &rules).unwrap();
        let interval = found.interval.unwrap();
        held += u32::from(interval.lo <= truth && truth <= interval.hi);
        width += (interval.hi - interval.lo) / f64::from(SESSIONS);
    }
    let share = f64::from(held) / f64::from(SESSIONS);
    let (formula, mean) = (formula.as_str(), output_mean.as_str());
    println!("{formula}, {mean}, {name} noise, {n} s: {:.1} %, width {width:.2}", 100.0 * share);
    assert!((COVERED[0]..=COVERED[1]).contains(&share), "{formula} {name} {n}: {share}");
}
