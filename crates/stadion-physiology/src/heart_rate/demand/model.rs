//! The model: a drifting linear plateau that heart rate follows.

use stadion_types::HeartRate;

use super::error::DemandError;

/// Which time constant holds at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum DemandTau {
    /// That of a rise while the plateau lies above heart rate, else that of a fall.
    #[default]
    ByHeartRate,
    /// That of a rise while the drifting demand grows from sample to sample, else that of a fall; the first
    /// sample falls. So the program `sweat` has it. With any drift an even demand grows too, so that heart
    /// rate on its way down goes by the time constant of a rise all but in the first second.
    ByDemand,
}

impl DemandTau {
    /// Both.
    pub const ALL: [Self; 2] = [Self::ByHeartRate, Self::ByDemand];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ByHeartRate => "by-heart-rate",
            Self::ByDemand => "by-demand",
        }
    }
}

/// How heart rate is moved on from sample to sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum DemandStep {
    /// By the part `1 − exp(−dt/τ)` of the way, which is exact for a demand that is even between samples.
    #[default]
    Exact,
    /// By the part `dt/τ`, at most the whole: Euler's step. At 1 s and τ = 24 s its τ is worth 23.5 s.
    Euler,
}

impl DemandStep {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Exact, Self::Euler];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Euler => "euler",
        }
    }

    /// The part of the way made in a step, and its derivative by the logarithm of the time constant.
    pub(super) fn part(self, dt_s: f64, tau_s: f64) -> (f64, f64) {
        let x = dt_s / tau_s;
        match self {
            Self::Exact => (-(-x).exp_m1(), -x * (-x).exp()),
            Self::Euler if x < 1.0 => (x, -x),
            Self::Euler => (1.0, 0.0),
        }
    }
}

/// The conventions of the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct DemandForm {
    /// Which time constant holds.
    pub tau: DemandTau,
    /// How a step is made.
    pub step: DemandStep,
}

impl DemandForm {
    /// What the program `sweat` computes, for comparison.
    pub const SWEAT: Self = Self { tau: DemandTau::ByDemand, step: DemandStep::Euler };
}

/// Heart rate as the answer to a demand: power in watts or speed in metres a second.
///
/// # Model
///
/// ```text
/// P'(t) = P(t) + δ · ∫P dt                      demand that grows with the work done
/// HR∞   = min(HRmax, HRrest + k · P')
/// dHR/dt = (HR∞ − HR) / τ                       τ of the rise or of the fall
/// ```
///
/// | symbol | meaning | unit |
/// |---|---|---|
/// | `HRrest` | heart rate without demand, as the line has it | bpm |
/// | `HRmax` | where the line ends | bpm |
/// | `k` | gain | bpm/W, or bpm/(m/s) |
/// | `δ` | drift | 1/s |
///
/// # Limits
///
/// Heart rate is not linear near rest and near the maximum; heat, fluid and caffeine are not in it. Its authors
/// found 4 bpm (cycling) and 6 bpm (running, power estimated) of root mean square error on recordings. The
/// drift lumps everything that grows with time.
///
/// # Source
///
/// De Smet, Francaux, Hendrickx & Verleysen (2016), CEUR 1842, paper 13; the equations as the program
/// `sweat` has them, the paper's abstract only was read.
///
/// # Examples
///
/// ```
/// use stadion_physiology::{DemandForm, DemandModel};
/// use stadion_types::HeartRate;
///
/// let max = HeartRate::from_bpm(190.0)?;
/// let model = DemandModel::new(70.0, max, 0.35, 3e-5, (25.0, 35.0))?;
/// let hr = model.trace(&[250.0; 600], 1.0, 80.0, DemandForm::default())?;
/// assert!(hr[599] > hr[100] && hr[599] < 165.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "file_form::Raw"))]
pub struct DemandModel {
    rest_bpm: f64,
    #[cfg_attr(feature = "serde", serde(rename = "max_bpm"))]
    max: HeartRate,
    gain_bpm_per_unit: f64,
    drift_per_s: f64,
    tau_rise_s: f64,
    tau_fall_s: f64,
}

impl DemandModel {
    /// A model with these numbers: heart rate without demand, maximum, gain, drift, and the time constants of
    /// the rise and the fall.
    ///
    /// # Errors
    ///
    /// [`DemandError::Parameter`] unless rest lies below the maximum, gain and drift are numbers and the time
    /// constants are positive.
    pub fn new(
        rest_bpm: f64,
        max: HeartRate,
        gain_bpm_per_unit: f64,
        drift_per_s: f64,
        (tau_rise_s, tau_fall_s): (f64, f64),
    ) -> Result<Self, DemandError> {
        let positive = |x: f64| x > 0.0 && x.is_finite();
        for (parameter, value, good) in [
            ("rest_bpm", rest_bpm, rest_bpm.is_finite() && rest_bpm < max.bpm()),
            ("gain_bpm_per_unit", gain_bpm_per_unit, gain_bpm_per_unit.is_finite()),
            ("drift_per_s", drift_per_s, drift_per_s.is_finite()),
            ("tau_rise_s", tau_rise_s, positive(tau_rise_s)),
            ("tau_fall_s", tau_fall_s, positive(tau_fall_s)),
        ] {
            if !good {
                return Err(DemandError::Parameter { parameter, value });
            }
        }
        Ok(Self { rest_bpm, max, gain_bpm_per_unit, drift_per_s, tau_rise_s, tau_fall_s })
    }

    /// Heart rate without demand, bpm.
    #[must_use]
    pub const fn rest_bpm(self) -> f64 {
        self.rest_bpm
    }

    /// Where the line ends.
    #[must_use]
    pub const fn max(self) -> HeartRate {
        self.max
    }

    /// Beats a minute for each watt, or for each metre a second.
    #[must_use]
    pub const fn gain_bpm_per_unit(self) -> f64 {
        self.gain_bpm_per_unit
    }

    /// Growth of the demand with the work done, 1/s.
    #[must_use]
    pub const fn drift_per_s(self) -> f64 {
        self.drift_per_s
    }

    /// Time constant of the rise, s.
    #[must_use]
    pub const fn tau_rise_s(self) -> f64 {
        self.tau_rise_s
    }

    /// Time constant of the fall, s.
    #[must_use]
    pub const fn tau_fall_s(self) -> f64 {
        self.tau_fall_s
    }

    /// Heart rate in bpm at the end of each sample, from `start_bpm` on; each demand stands for `dt_s`.
    ///
    /// # Errors
    ///
    /// [`DemandError::Demand`] for a demand that is negative or no number: what is missing is not zero, so
    /// gaps are the caller's to deal with; [`DemandError::Parameter`] unless `dt_s` is positive and the start
    /// a number.
    pub fn trace(
        &self,
        demand: &[f64],
        dt_s: f64,
        start_bpm: f64,
        form: DemandForm,
    ) -> Result<Vec<f64>, DemandError> {
        check_demand(demand, dt_s)?;
        if !start_bpm.is_finite() {
            return Err(DemandError::Parameter { parameter: "start_bpm", value: start_bpm });
        }
        let max = self.max.bpm();
        let (rise, _) = form.step.part(dt_s, self.tau_rise_s);
        let (fall, _) = form.step.part(dt_s, self.tau_fall_s);
        let (mut bpm, mut work, mut before) = (start_bpm, 0.0, f64::INFINITY);
        let mut trace = Vec::with_capacity(demand.len());
        for demand in demand {
            work += demand * dt_s;
            let drifting = demand + work * self.drift_per_s;
            let plateau = (self.rest_bpm + drifting * self.gain_bpm_per_unit).min(max);
            let rises = match form.tau {
                DemandTau::ByHeartRate => plateau > bpm,
                DemandTau::ByDemand => drifting > before,
            };
            before = drifting;
            bpm += (plateau - bpm) * if rises { rise } else { fall };
            trace.push(bpm);
        }
        Ok(trace)
    }
}

pub(super) fn check_demand(demand: &[f64], dt_s: f64) -> Result<(), DemandError> {
    if !(dt_s > 0.0 && dt_s.is_finite()) {
        return Err(DemandError::Parameter { parameter: "dt_s", value: dt_s });
    }
    match demand.iter().position(|p| !(*p >= 0.0 && p.is_finite())) {
        Some(index) => Err(DemandError::Demand { index }),
        None => Ok(()),
    }
}

#[cfg(feature = "serde")]
mod file_form {
    use stadion_types::HeartRate;

    use super::{DemandError, DemandModel};

    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Raw {
        rest_bpm: f64,
        max_bpm: HeartRate,
        gain_bpm_per_unit: f64,
        drift_per_s: f64,
        tau_rise_s: f64,
        tau_fall_s: f64,
    }

    impl TryFrom<Raw> for DemandModel {
        type Error = DemandError;

        fn try_from(raw: Raw) -> Result<Self, Self::Error> {
            let taus = (raw.tau_rise_s, raw.tau_fall_s);
            Self::new(raw.rest_bpm, raw.max_bpm, raw.gain_bpm_per_unit, raw.drift_per_s, taus)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    fn model(drift: f64) -> DemandModel {
        DemandModel::new(70.0, HeartRate::const_bpm(190.0), 0.3, drift, (24.0, 30.0)).unwrap()
    }

    #[test]
    fn an_even_demand_is_the_first_order_response() {
        let trace = model(0.0).trace(&[200.0; 300], 1.0, 80.0, DemandForm::default()).unwrap();
        for (i, bpm) in (1_u32..).zip(trace) {
            let expected = 130.0 - 50.0 * (-f64::from(i) / 24.0).exp();
            assert_relative_eq!(bpm, expected, max_relative = 1e-12);
        }
        let trace = model(0.0).trace(&[0.0; 60], 0.5, 160.0, DemandForm::default()).unwrap();
        assert_relative_eq!(trace[59], 70.0 + 90.0 * (-1.0_f64).exp(), max_relative = 1e-12);
    }

    #[test]
    fn the_drift_raises_the_plateau_with_the_work() {
        let trace = model(1e-4).trace(&[200.0; 2000], 1.0, 80.0, DemandForm::default()).unwrap();
        // The plateau grows by 0.3 · 200 · 1e-4 = 0.006 bpm a second, and heart rate as fast behind it.
        assert_relative_eq!(trace[1999] - trace[1899], 0.6, max_relative = 1e-9);
        let hard = model(1e-4).trace(&[600.0; 2000], 1.0, 80.0, DemandForm::default()).unwrap();
        assert!(hard.iter().all(|bpm| *bpm <= 190.0));
    }

    #[test]
    fn conventions_give_different_numbers() {
        let demand: Vec<f64> =
            (0..600).map(|t| if (t / 100) % 2 == 0 { 250.0 } else { 100.0 }).collect();
        let by = |tau, step| {
            model(3e-5).trace(&demand, 1.0, 80.0, DemandForm { tau, step }).unwrap()[250]
        };
        let exact = by(DemandTau::ByHeartRate, DemandStep::Exact);
        assert!((exact - by(DemandTau::ByHeartRate, DemandStep::Euler)).abs() > 0.01);
        let demand_exact = by(DemandTau::ByDemand, DemandStep::Exact);
        assert!((exact - demand_exact).abs() > 0.01, "{exact} {demand_exact}");
    }

    #[test]
    fn bad_numbers_have_names() {
        let max = HeartRate::const_bpm(190.0);
        let bad = |rest, gain, drift, taus| {
            DemandModel::new(rest, max, gain, drift, taus).unwrap_err().to_string()
        };
        assert!(bad(190.0, 0.3, 0.0, (1.0, 1.0)).starts_with("rest_bpm of 190 "));
        assert!(bad(70.0, f64::NAN, 0.0, (1.0, 1.0)).starts_with("gain"));
        assert!(bad(70.0, 0.3, f64::INFINITY, (1.0, 1.0)).starts_with("drift"));
        assert!(bad(70.0, 0.3, 0.0, (0.0, 1.0)).starts_with("tau_rise"));
        assert!(bad(70.0, 0.3, 0.0, (1.0, -1.0)).starts_with("tau_fall"));
        let form = DemandForm::default();
        let trace = |demand: &[f64], dt, start| model(0.0).trace(demand, dt, start, form);
        assert_eq!(trace(&[1.0, f64::NAN], 1.0, 80.0), Err(DemandError::Demand { index: 1 }));
        assert_eq!(trace(&[-1.0], 1.0, 80.0), Err(DemandError::Demand { index: 0 }));
        assert!(trace(&[1.0], 0.0, 80.0).is_err() && trace(&[1.0], 1.0, f64::NAN).is_err());
        assert_eq!(trace(&[], 1.0, 80.0), Ok(vec![]));
        // A step longer than the time constant does not overshoot.
        let euler = DemandForm { step: DemandStep::Euler, ..form };
        let one = model(0.0).trace(&[200.0], 100.0, 80.0, euler).unwrap();
        assert_relative_eq!(one[0], 130.0);
    }

    #[cfg(feature = "serde")]
    #[test]
    fn files_pass_the_same_door() {
        let text = serde_json::to_string(&model(3e-5)).unwrap();
        assert_eq!(serde_json::from_str::<DemandModel>(&text).unwrap(), model(3e-5));
        assert!(serde_json::from_str::<DemandModel>(&text.replace("24.0", "-24.0")).is_err());
        for (tau, step) in DemandTau::ALL.into_iter().zip(DemandStep::ALL) {
            assert_eq!(serde_json::to_string(&tau).unwrap(), format!("\"{}\"", tau.as_str()));
            assert_eq!(serde_json::to_string(&step).unwrap(), format!("\"{}\"", step.as_str()));
        }
    }
}
