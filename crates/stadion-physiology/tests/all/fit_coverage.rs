//! How often intervals of the fits hold the truth, on simulated athletes.
//!
//! The size comes from one constant: small in a usual test run, large with `--cfg stadion_full`.
//! `cargo test -p stadion-physiology --test all fit_coverage -- --nocapture` prints the shares.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::time::Duration;

use rand_pcg::Pcg64;
use rand_pcg::rand_core::{Rng, SeedableRng};
use stadion_physiology::{
    AllOutBalance, BenekeBateman, Economy, GlycolyticEnergy, Identifiability, MaderConstants,
    MaderErrors, MaderHeck, MaderObservation, fit_mader,
};
use stadion_types::{Estimate, Lactate, LactateRate, Mass, OxygenUptake};

const SIMULATED: u32 = if cfg!(stadion_full) { 1000 } else { 120 };
/// What the small size may be off: two and a half standard errors of a share of 90 %.
const LEEWAY: f64 = if cfg!(stadion_full) { 0.0 } else { 0.07 };

struct Draws(Pcg64);

impl Draws {
    fn new(seed: u64) -> Self {
        Self(Pcg64::seed_from_u64(seed))
    }

    #[expect(clippy::cast_precision_loss, reason = "53 bits fit exactly")]
    fn uniform(&mut self, lo: f64, hi: f64) -> f64 {
        lo + (hi - lo) * (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn gaussian(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.uniform(0.0, 1.0)).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.uniform(0.0, 1.0)).cos()
    }
}

fn holds(estimate: &Estimate<f64>, truth: f64) -> bool {
    (estimate.lo()..=estimate.hi()).contains(&truth)
}

fn share(name: &str, count: u32, of: u32) -> f64 {
    let share = f64::from(count) / f64::from(of);
    println!("{name}: {count} of {of}, {:.1} %", 100.0 * share);
    share
}

#[test]
fn calibration_curves_after_a_sprint() {
    let mut draws = Draws::new(20_071);
    let [mut fitted, mut appearing, mut appearance, mut disappearance] = [0; 4];
    for _ in 0..SIMULATED {
        let start = Lactate::from_millimoles_per_liter(draws.uniform(0.8, 1.6)).unwrap();
        let a = draws.uniform(7.0, 17.0);
        let (k1, k2) = (draws.uniform(0.4, 0.75), draws.uniform(0.02, 0.055));
        let truth = BenekeBateman::new(start, a, k1, k2).unwrap();
        let readings: Vec<_> = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30]
            .map(|minute| {
                let time = Duration::from_secs(60 * minute);
                let read = truth.at(time) + 0.3 * draws.gaussian();
                (time, Lactate::from_millimoles_per_liter(read.max(0.0)).unwrap())
            })
            .to_vec();
        let Ok(fit) = BenekeBateman::fit(start, &readings, 0.3, 0.90) else { continue };
        fitted += 1;
        appearing += u32::from(holds(&fit.appearing_mmol_l, a));
        appearance += u32::from(holds(&fit.appearance_per_min, k1));
        disappearance += u32::from(holds(&fit.disappearance_per_min, k2));
    }
    assert!(share("fitted", fitted, SIMULATED) > 0.98 - LEEWAY);
    // The larger of the residuals' SD and the meter's is used, so 90 % intervals hold a little more.
    for (name, count) in [("A", appearing), ("k1", appearance), ("k2", disappearance)] {
        let share = share(name, count, fitted);
        assert!((0.87 - LEEWAY..=0.97 + LEEWAY).contains(&share), "{name}: {share}");
    }
}

#[test]
fn calibration_vo2max_and_vlamax_from_efforts() {
    let rest = OxygenUptake::const_milliliters_per_kilogram_minute(5.0);
    let economy = Economy::cycling(11.7, rest, Mass::const_kilograms(70.0)).unwrap();
    let (set, energy) = (MaderConstants::default(), GlycolyticEnergy::default());
    let errors = MaderErrors::default();
    for (name, with_sprint_test) in [("efforts", false), ("efforts and a sprint test", true)] {
        let mut draws = Draws::new(1986);
        let [mut fitted, mut good, mut vo2max_held, mut vlamax_held] = [0; 4];
        for _ in 0..SIMULATED {
            let vo2max = draws.uniform(45.0, 75.0);
            let vlamax = draws.uniform(0.25, 0.9);
            let model = MaderHeck::new(
                OxygenUptake::from_milliliters_per_kilogram_minute(vo2max).unwrap(),
                LactateRate::from_millimoles_per_liter_second(vlamax).unwrap(),
                set,
            )
            .unwrap();
            let balance = AllOutBalance::default();
            let balance = AllOutBalance {
                phosphagen_ml_kg: balance.phosphagen_ml_kg * (0.2 * draws.gaussian()).exp(),
                greatest_lactate_mmol_l: balance.greatest_lactate_mmol_l
                    * (0.2 * draws.gaussian()).exp(),
            };
            let mut seen: Vec<MaderObservation> = [15, 180, 360, 720]
                .map(Duration::from_secs)
                .map(|duration| {
                    let true_intensity =
                        economy.intensity(balance.demand(&model, duration).unwrap());
                    let intensity = true_intensity * (errors.all_out * draws.gaussian()).exp();
                    MaderObservation::AllOut { duration, intensity }
                })
                .to_vec();
            let mlss = economy.intensity(model.demand(model.mlss().unwrap(), energy).unwrap());
            let intensity = mlss * (errors.mlss * draws.gaussian()).exp();
            seen.push(MaderObservation::Mlss { intensity });
            if with_sprint_test {
                let measured = vlamax * (errors.vlamax * draws.gaussian()).exp();
                let measured = LactateRate::from_millimoles_per_liter_second(measured).unwrap();
                seen.push(MaderObservation::Vlamax(measured));
            }
            let Ok(fit) = fit_mader(&seen, economy, energy, set, errors) else { continue };
            fitted += 1;
            good += u32::from(fit.identifiability == Identifiability::Good);
            let (lo, hi) = (fit.vo2max.lo(), fit.vo2max.hi());
            vo2max_held += u32::from((lo..=hi).contains(&model.vo2max()));
            let (lo, hi) = (fit.vlamax.lo(), fit.vlamax.hi());
            vlamax_held += u32::from((lo..=hi).contains(&model.vlamax()));
        }
        println!("{name}");
        assert!(share("  fitted", fitted, SIMULATED) > 0.90 - LEEWAY);
        share("  told apart well", good, fitted);
        for (name, count) in [("  VO2max", vo2max_held), ("  VLamax", vlamax_held)] {
            let share = share(name, count, fitted);
            assert!((0.85 - LEEWAY..=0.97 + LEEWAY).contains(&share), "{name}: {share}");
        }
    }
}
