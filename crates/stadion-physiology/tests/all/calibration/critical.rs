//! How often the intervals of critical power hold the truth.
//!
//! The size comes from one constant: small in a usual test run, large with `--cfg stadion_full`. The
//! noise was fixed before the intervals were written: each trial misses the athlete's own curve by a
//! normal error of 1.5 % of its power. Seeds are fixed.
//!
//! `cargo test -p stadion-physiology --test all calibration::critical -- --nocapture` prints the table.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::time::Duration;

use rand_pcg::Pcg64;
use rand_pcg::rand_core::{Rng, SeedableRng};
use stadion_physiology::{
    CriticalModel, CriticalPower, CriticalSettings, DurationCurve, FittedPeak, PowerTrial,
};
use stadion_types::{Energy, Estimate, Power};

const ATHLETES: u32 = if cfg!(stadion_full) { 10_000 } else { 120 };
/// What 90 % intervals may hold.
const COVERED: [f64; 2] = if cfg!(stadion_full) { [0.85, 0.95] } else { [0.80, 0.98] };
const CV: f64 = 0.015;
const SEED: u64 = 1965;

struct Draws(Pcg64);

impl Draws {
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit exactly")]
    fn uniform(&mut self, lo: f64, hi: f64) -> f64 {
        lo + (hi - lo) * (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn gaussian(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.uniform(0.0, 1.0)).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.uniform(0.0, 1.0)).cos()
    }
}

/// Trials of one model, the truth an athlete of random parameters.
fn plan(model: CriticalModel) -> &'static [u64] {
    match model {
        CriticalModel::ThreeParameter | CriticalModel::Exponential => {
            &[10, 30, 60, 120, 240, 480, 720, 1200]
        }
        CriticalModel::OmniDomain => &[10, 30, 90, 240, 600, 1200, 3600, 7200],
        _ => &[120, 180, 300, 480, 720, 1200],
    }
}

fn truth(model: CriticalModel, draws: &mut Draws) -> DurationCurve {
    let (cp, w) = (draws.uniform(200.0, 360.0), draws.uniform(10_000.0, 28_000.0));
    let peak = draws.uniform(700.0, 1300.0);
    match model {
        CriticalModel::ThreeParameter => DurationCurve::three_parameter(cp, w, peak),
        CriticalModel::Exponential => {
            DurationCurve::exponential(cp, peak, draws.uniform(40.0, 150.0))
        }
        CriticalModel::OmniDomain => {
            DurationCurve::omni_domain(cp, w, peak, draws.uniform(20.0, 50.0), 1800.0)
        }
        _ => DurationCurve::two_parameter(cp, w),
    }
    .unwrap()
}

#[derive(Default)]
struct Share {
    held: u32,
    of: u32,
    miss: f64,
}

impl Share {
    fn add<T: PartialOrd + Copy>(
        &mut self,
        estimate: Option<&Estimate<T>>,
        truth: f64,
        number: impl Fn(T) -> f64,
    ) {
        let Some(estimate) = estimate else { return };
        self.of += 1;
        self.held += u32::from(number(estimate.lo()) <= truth && truth <= number(estimate.hi()));
        self.miss += (number(estimate.value()) / truth - 1.0).powi(2);
    }

    fn of_all(&self, model: CriticalModel, what: &str) -> f64 {
        let share = f64::from(self.held) / f64::from(self.of);
        let miss = 100.0 * (self.miss / f64::from(self.of)).sqrt();
        let name = model.as_str();
        println!(
            "{name:16} {what:8} {:6} {:6.1} %   RMS error {miss:5.2} %",
            self.of,
            100.0 * share
        );
        share
    }
}

#[test]
fn calibration_intervals_hold_the_truth_as_often_as_they_say() {
    let mut bad = Vec::new();
    for model in CriticalModel::ALL {
        let mut draws = Draws(Pcg64::seed_from_u64(SEED));
        let [mut critical, mut reserve, mut peak, mut tail, mut next] =
            [const { Share { held: 0, of: 0, miss: 0.0 } }; 5];
        let mut refused = 0;
        for _ in 0..ATHLETES {
            let curve = truth(model, &mut draws);
            let mut trial = |seconds: u64| {
                let duration = Duration::from_secs(seconds);
                let exact = curve.intensity(duration.as_secs_f64()).unwrap();
                let watts = exact * (1.0 + CV * draws.gaussian());
                PowerTrial::new(duration, Power::from_watts(watts).unwrap())
            };
            let trials: Vec<_> = plan(model).iter().map(|s| trial(*s)).collect();
            let new = trial(900);
            let Ok(fit) = CriticalPower::fit(&trials, CriticalSettings::of(model)) else {
                refused += 1;
                continue;
            };
            critical.add(fit.critical.estimate.as_ref(), curve.critical(), Power::watts);
            if let (Some(fitted), Some(w)) = (&fit.reserve, curve.reserve()) {
                reserve.add(fitted.estimate.as_ref(), w, Energy::joules);
            }
            if let Some(FittedPeak::Identified(fitted)) = &fit.peak {
                peak.add(fitted.estimate.as_ref(), curve.peak().unwrap(), Power::watts);
            }
            if let Some(fitted) = &fit.tail {
                tail.add(fitted.estimate.as_ref(), curve.tail(), Power::watts);
            }
            let predicted = fit.power_for(new.duration).unwrap();
            next.add(predicted.estimate.as_ref(), new.power.watts(), Power::watts);
        }
        println!("{:16} refused  {refused:6}", model.as_str());
        for (share, what) in
            [(critical, "CP"), (reserve, "W'"), (peak, "Pmax"), (tail, "A"), (next, "new")]
        {
            if share.of == 0 {
                continue;
            }
            let held = share.of_all(model, what);
            if !(COVERED[0]..=COVERED[1]).contains(&held) {
                bad.push((model, what, held));
            }
        }
    }
    assert!(bad.is_empty(), "{bad:?}");
}
