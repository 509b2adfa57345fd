//! How often intervals of the heart-rate fits hold the truth, on simulated recordings.
//!
//! The size comes from one constant: small in a usual test run, large with `--cfg stadion_full`. Noise and
//! seeds were fixed before the intervals were written: a first-order autoregression of 2 bpm with a
//! correlation of 0.9 from second to second, and whole beats. Intervals are at 90 %.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use rand_pcg::Pcg64;
use rand_pcg::rand_core::{Rng, SeedableRng};
use stadion_physiology::{
    DemandFitRule, DemandForm, DemandModel, HeartRateKinetics, LongRunDriftRule, RepEndRule,
    RepSpan, ResponseFitRule, fit_demand, fit_response,
};
use stadion_types::{Estimate, HeartRate};

const RECORDINGS: u32 = if cfg!(stadion_full) { 1000 } else { 6 };
/// Of six recordings at 90 % a share moves by 12 points of one standard error.
const COVERED: [f64; 2] = if cfg!(stadion_full) { [0.85, 0.95] } else { [0.6, 1.0] };
const SD_BPM: f64 = 2.0;
const RHO: f64 = 0.9;

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

    /// What a strap shows of these heart rates.
    fn recorded(&mut self, truth: &[f64]) -> Vec<f64> {
        let mut error = SD_BPM * self.gaussian();
        truth
            .iter()
            .map(|bpm| {
                let shown = (bpm + error).round();
                error = RHO * error + SD_BPM * (1.0 - RHO * RHO).sqrt() * self.gaussian();
                shown
            })
            .collect()
    }
}

#[derive(Default)]
struct Count {
    held: u32,
    of: u32,
}

impl Count {
    fn see(&mut self, estimate: &Estimate<f64>, truth: f64) {
        self.of += 1;
        self.held += u32::from((estimate.lo()..=estimate.hi()).contains(&truth));
    }

    fn check(&self, name: &str) {
        let share = f64::from(self.held) / f64::from(self.of);
        println!("{name}: {} of {}, {:.1} %", self.held, self.of, 100.0 * share);
        assert!(self.of * 10 >= RECORDINGS * 8, "{name}: only {} were told", self.of);
        assert!((COVERED[0]..=COVERED[1]).contains(&share), "{name}: {share}");
    }
}

#[test]
fn calibration_of_a_response() {
    let mut draws = Draws::new(3001);
    let [mut start, mut plateau, mut tau, mut delay] = [const { Count { held: 0, of: 0 } }; 4];
    for _ in 0..RECORDINGS {
        let truth = [
            draws.uniform(95.0, 130.0),
            draws.uniform(155.0, 180.0),
            draws.uniform(20.0, 60.0),
            draws.uniform(4.0, 15.0),
        ];
        let kinetics = HeartRateKinetics::new(truth[2], truth[2], truth[3]).unwrap();
        let time: Vec<f64> = (-60..360).map(f64::from).collect();
        let hr: Vec<f64> = time.iter().map(|t| kinetics.at(*t, truth[0], truth[1])).collect();
        let hr = draws.recorded(&hr);
        let Ok(fit) = fit_response(&time, &hr, &ResponseFitRule::default()) else { continue };
        start.see(&fit.start_bpm, truth[0]);
        plateau.see(&fit.plateau_bpm, truth[1]);
        tau.see(&fit.tau_s, truth[2]);
        if let Some(estimate) = &fit.delay_s {
            delay.see(estimate, truth[3]);
        }
    }
    start.check("start");
    plateau.check("plateau");
    tau.check("time constant");
    delay.check("delay");
}

#[test]
fn calibration_of_the_demand_model() {
    let mut draws = Draws::new(3002);
    let mut counts: [Count; 5] = Default::default();
    let max = HeartRate::const_bpm(198.0);
    for _ in 0..RECORDINGS {
        let truth = [
            draws.uniform(55.0, 80.0),
            draws.uniform(0.25, 0.4),
            draws.uniform(18.0, 45.0),
            draws.uniform(25.0, 60.0),
            draws.uniform(0.0, 6e-5),
        ];
        // Forty minutes: easy, eight times 2 min hard and 2 min easy, easy.
        let hard = draws.uniform(260.0, 300.0);
        let demand: Vec<f64> = (0..2400_u32)
            .map(|t| {
                let steady = 150.0 + 20.0 * (f64::from(t) / 97.0).sin();
                let works = (300..2220).contains(&t) && (t / 120) % 2 == 0;
                if works { hard } else { steady }
            })
            .collect();
        let model =
            DemandModel::new(truth[0], max, truth[1], truth[4], (truth[2], truth[3])).unwrap();
        let start = truth[0] + draws.uniform(10.0, 40.0);
        let hr = model.trace(&demand, 1.0, start, DemandForm::default()).unwrap();
        let hr = draws.recorded(&hr);
        let rule = DemandFitRule { max, ..DemandFitRule::default() };
        let Ok(fit) = fit_demand(&demand, &hr, 1.0, &rule) else { continue };
        let estimates = [
            &fit.rest_bpm,
            &fit.gain_bpm_per_unit,
            &fit.tau_rise_s,
            &fit.tau_fall_s,
            &fit.drift_per_s,
        ];
        for ((count, estimate), truth) in counts.iter_mut().zip(estimates).zip(truth) {
            if let Some(estimate) = estimate {
                count.see(estimate, truth);
            }
        }
    }
    let names = ["rest", "gain", "rise", "fall", "drift"];
    for (count, name) in counts.iter().zip(names) {
        count.check(name);
    }
}

#[test]
fn calibration_of_drifts() {
    let mut draws = Draws::new(3003);
    let [mut within, mut long] = [const { Count { held: 0, of: 0 } }; 2];
    for _ in 0..RECORDINGS {
        let slope = draws.uniform(0.0, 6.0);
        let time: Vec<f64> = (0..3600).map(f64::from).collect();
        let truth: Vec<f64> = time.iter().map(|t| 150.0 + slope * t / 600.0).collect();
        let hr = draws.recorded(&truth);
        let rep = RepSpan { from_s: 600.0, to_s: 1500.0 };
        within.see(&RepEndRule::default().drift_within(&time, &hr, rep).unwrap(), slope);
        let speed = vec![3.3; 3600];
        let drift = LongRunDriftRule::default().drift(&time, &hr, &speed).unwrap();
        long.see(&drift.bpm_per_10_min, slope);
    }
    within.check("within a rep");
    long.check("long run");
}
