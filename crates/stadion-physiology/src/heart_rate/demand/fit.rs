//! The numbers of the model from a recording.

use stadion_types::{Estimate, Evidence, HeartRate};

use super::error::DemandError;
use super::model::{DemandForm, DemandModel, DemandTau, check_demand};
use crate::heart_rate::constants::demand as numbers;
use crate::heart_rate::correlated::{Errors, Evaluated, Minimum, count, minimise};
use crate::heart_rate::sources::DE_SMET_2016;

/// Where heart rate begins.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum DemandStart {
    /// Where the data say: one number more to find. Few recordings begin at rest.
    #[default]
    Fitted,
    /// At the heart rate without demand.
    Rest,
    /// At this heart rate, bpm.
    Given(f64),
}

/// How the model is fitted.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct DemandFitRule {
    /// Where the line ends: the athlete's maximum. It is not fitted.
    #[cfg_attr(feature = "serde", serde(rename = "max_bpm"))]
    pub max: HeartRate,
    /// The conventions.
    pub form: DemandForm,
    /// Where heart rate begins.
    pub start: DemandStart,
    /// Probability that each interval holds the truth.
    pub level: f64,
    /// So many seconds need a heart rate.
    pub least_s: f64,
    /// The upper end of an interval of gain or time constant may be so many times the lower one.
    pub widest_ratio: f64,
    /// Heart rate without demand has to be known to so many bpm either way.
    pub widest_rest_bpm: f64,
}

impl Default for DemandFitRule {
    fn default() -> Self {
        Self {
            max: HeartRate::const_bpm(numbers::NO_MAXIMUM_BPM),
            form: DemandForm::default(),
            start: DemandStart::default(),
            level: numbers::LEVEL,
            least_s: numbers::LEAST_S,
            widest_ratio: numbers::WIDEST_RATIO,
            widest_rest_bpm: numbers::WIDEST_REST_BPM,
        }
    }
}

/// A fitted model. A number that the recording does not tell has no estimate, though the model has one.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct DemandFit {
    /// The best model.
    pub model: DemandModel,
    /// Where heart rate begins in it, bpm.
    pub start_bpm: f64,
    /// Heart rate without demand, bpm.
    pub rest_bpm: Option<Estimate<f64>>,
    /// Gain, bpm for each unit of demand.
    pub gain_bpm_per_unit: Option<Estimate<f64>>,
    /// Time constant of the rise, s.
    pub tau_rise_s: Option<Estimate<f64>>,
    /// Time constant of the fall, s.
    pub tau_fall_s: Option<Estimate<f64>>,
    /// Drift, 1/s.
    pub drift_per_s: Option<Estimate<f64>>,
    /// Standard deviation of heart rate around the model, bpm.
    pub residual_sd_bpm: f64,
    /// Correlation of what is left at two samples that lie a second apart.
    pub autocorrelation: f64,
    /// Degrees of freedom of the parameter that has the fewest.
    pub degrees_of_freedom: f64,
    /// How many samples have a heart rate.
    pub samples: usize,
}

// The parameters of the search, all of the size of heart rates or of logarithms.
const REST: usize = 0;
/// Gain times the mean demand, bpm.
const GAIN: usize = 1;
/// Logarithms of the time constants.
const RISE: usize = 2;
const FALL: usize = 3;
/// Drift times the length of the recording, times the scaled gain, bpm.
const DRIFT: usize = 4;
const START: usize = 5;
const ALL: usize = 6;

/// Demand and heart rate with what the search needs.
struct Data<'a> {
    demand: &'a [f64],
    hr: &'a [f64],
    dt: f64,
    rule: &'a DemandFitRule,
    mean_demand: f64,
    length_s: f64,
    /// Indices with a heart rate, and their times.
    seen: usize,
    time: Vec<f64>,
    measured: Vec<f64>,
}

impl Data<'_> {
    fn start(&self, p: &[f64; ALL]) -> f64 {
        match self.rule.start {
            DemandStart::Fitted => p[START],
            DemandStart::Rest => p[REST],
            DemandStart::Given(bpm) => bpm,
        }
    }

    /// Residuals, and their derivatives by every parameter: both go through the recursion together.
    fn run(&self, p: &[f64; ALL]) -> Option<(Vec<f64>, Vec<[f64; ALL]>)> {
        let max = self.rule.max.bpm();
        let step = self.rule.form.step;
        let (tau_rise, tau_fall) = (p[RISE].exp(), p[FALL].exp());
        let usable = |tau: f64| tau > 1e-3 && tau < 1e5;
        if !(usable(tau_rise) && usable(tau_fall)) {
            return None;
        }
        let (rise, fall) = (step.part(self.dt, tau_rise), step.part(self.dt, tau_fall));
        let mut bpm = self.start(p);
        let mut by = [0.0; ALL];
        match self.rule.start {
            DemandStart::Fitted => by[START] = 1.0,
            DemandStart::Rest => by[REST] = 1.0,
            DemandStart::Given(_) => {}
        }
        let (mut work, mut before) = (0.0, f64::INFINITY);
        let mut residuals = Vec::with_capacity(self.seen);
        let mut rows = Vec::with_capacity(self.seen);
        for (demand, hr) in self.demand.iter().zip(self.hr) {
            work += demand * self.dt;
            let (level, done) =
                (demand / self.mean_demand, work / (self.mean_demand * self.length_s));
            let plain = p[REST] + p[GAIN] * level + p[DRIFT] * done;
            let plateau = plain.min(max);
            let free = if plain < max { 1.0 } else { 0.0 };
            let rises = match self.rule.form.tau {
                DemandTau::ByHeartRate => plateau > bpm,
                // In the order of the drifting demand; the gain is positive.
                DemandTau::ByDemand => plain > before,
            };
            before = plain;
            let ((part, by_tau), tau) = if rises { (rise, RISE) } else { (fall, FALL) };
            let ahead = plateau - bpm;
            for d in &mut by {
                *d *= 1.0 - part;
            }
            by[REST] += part * free;
            by[GAIN] += part * free * level;
            by[DRIFT] += part * free * done;
            by[tau] += ahead * by_tau;
            bpm += part * ahead;
            if is_heart_rate(*hr) {
                residuals.push(bpm - hr);
                rows.push(by);
            }
        }
        residuals.iter().all(|r| r.is_finite()).then_some((residuals, rows))
    }

    fn evaluate(&self, base: &[f64; ALL], active: &[usize], moved: &[f64]) -> Evaluated {
        let (residuals, rows) = self.run(&placed(base, active, moved))?;
        let columns = active.iter().map(|i| rows.iter().map(|row| row[*i]).collect()).collect();
        Some((residuals, columns))
    }

    fn search(&self, base: &[f64; ALL], active: &[usize]) -> Option<Minimum> {
        let start: Vec<f64> = active.iter().map(|i| base[*i]).collect();
        minimise(&start, |moved| self.evaluate(base, active, moved))
    }

    /// Where to begin: the line of heart rate over demand that has gone through a first-order response.
    fn guess(&self, tau: f64) -> [f64; ALL] {
        let part = -(-self.dt / tau).exp_m1();
        let mut followed = self.demand.first().copied().unwrap_or_default();
        let [mut n, mut sx, mut sy, mut sxx, mut sxy] = [0.0; 5];
        let mut first = None;
        for (demand, hr) in self.demand.iter().zip(self.hr) {
            followed += part * (demand - followed);
            if is_heart_rate(*hr) {
                let x = followed / self.mean_demand;
                first.get_or_insert(*hr);
                n += 1.0;
                sx += x;
                sy += hr;
                sxx += x * x;
                sxy += x * hr;
            }
        }
        let spread = sxx - sx * sx / n;
        let gain = if spread > 1e-9 * n { (sxy - sx * sy / n) / spread } else { 0.0 };
        let gain = gain.max(1.0);
        let rest = (sy - gain * sx) / n;
        [rest, gain, tau.ln(), tau.ln(), 0.0, first.unwrap_or(rest)]
    }
}

fn is_heart_rate(bpm: f64) -> bool {
    HeartRate::from_bpm(bpm).is_ok()
}

/// The parameters with some of them moved.
fn placed(base: &[f64; ALL], active: &[usize], moved: &[f64]) -> [f64; ALL] {
    let mut p = *base;
    for (i, value) in active.iter().zip(moved) {
        p[*i] = *value;
    }
    p
}

fn check(rule: &DemandFitRule) -> Result<(), DemandError> {
    let start = match rule.start {
        DemandStart::Given(bpm) => bpm,
        _ => 0.0,
    };
    for (parameter, value, good) in [
        ("level", rule.level, rule.level > 0.0 && rule.level < 1.0),
        ("least_s", rule.least_s, rule.least_s >= 0.0),
        ("widest_ratio", rule.widest_ratio, rule.widest_ratio >= 1.0),
        ("widest_rest_bpm", rule.widest_rest_bpm, rule.widest_rest_bpm > 0.0),
        ("start", start, start.is_finite()),
    ] {
        if !good {
            return Err(DemandError::Parameter { parameter, value });
        }
    }
    Ok(())
}

/// Fits the model of demand to heart rate.
///
/// # Model
///
/// Least squares over rest, gain, both time constants, drift and (by default) the start, with exact derivatives
/// and Levenberg's and Marquardt's method from three time constants. A time constant that no sample goes by,
/// such as that of the fall in a session that only gets harder, is left as it is and has no estimate. What is
/// left around the model wanders, so its correlation is estimated (a first-order autoregression) and the
/// intervals, Student's, are those under that correlation, with degrees of freedom that allow for its being
/// estimated; those of the time constants on their logarithms.
///
/// # Shape
///
/// One demand, without gaps, and one heart rate, NaN for a gap, for each step of `dt_s` seconds.
/// [`DemandSeries`](super::DemandSeries) makes them of a recording.
///
/// # Limits
///
/// Demand has to go up and down: if its standard deviation moves the plateau by less than 2 bpm, nothing is
/// said. With [`DemandTau::ByDemand`] the choice of the time constant does not depend
/// smoothly on the drift, and where the drift is not 0 the time constant of the fall holds for single seconds
/// only. The maximum is given and not fitted; without one (the default is 300 bpm) nothing is cut off. Changes of heart rate that
/// are slower than a first-order autoregression has are not part of the intervals.
///
/// # Errors
///
/// [`DemandError`]: among them too few heart rates, and [`DemandError::NotIdentified`] where rest and gain
/// cannot be told apart.
///
/// # Examples
///
/// ```
/// use stadion_physiology::{DemandFitRule, DemandForm, DemandModel, fit_demand};
/// use stadion_types::HeartRate;
///
/// let demand: Vec<f64> =
///     (0..1800).map(|t| if (t / 180) % 2 == 0 { 120.0 } else { 260.0 }).collect();
/// let max = HeartRate::from_bpm(195.0)?;
/// let truth = DemandModel::new(72.0, max, 0.33, 4e-5, (27.0, 38.0))?;
/// let hr = truth.trace(&demand, 1.0, 85.0, DemandForm::default())?;
/// let fit = fit_demand(&demand, &hr, 1.0, &DemandFitRule { max, ..Default::default() })?;
/// assert!((fit.model.tau_fall_s() - 38.0).abs() < 1e-5);
/// assert!(fit_demand(&[200.0; 1800], &hr, 1.0, &DemandFitRule::default()).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// See [`DemandModel`].
pub fn fit_demand(
    demand: &[f64],
    hr_bpm: &[f64],
    dt_s: f64,
    rule: &DemandFitRule,
) -> Result<DemandFit, DemandError> {
    check(rule)?;
    check_demand(demand, dt_s)?;
    if demand.len() != hr_bpm.len() {
        let heart_rates = hr_bpm.len();
        return Err(DemandError::Length { demands: demand.len(), heart_rates });
    }
    let (mut time, mut measured) = (Vec::new(), Vec::new());
    let mut now = 0.0;
    for bpm in hr_bpm {
        now += dt_s;
        if is_heart_rate(*bpm) {
            time.push(now);
            measured.push(*bpm);
        }
    }
    let seen = time.len();
    let (got_s, needed_s) = (count(seen) * dt_s, rule.least_s);
    if got_s < needed_s || seen < 2 * ALL {
        return Err(DemandError::TooShort { got_s, needed_s });
    }
    let mean_demand = demand.iter().sum::<f64>() / count(demand.len());
    if mean_demand <= 0.0 {
        return Err(DemandError::NotIdentified);
    }
    let length_s = count(demand.len()) * dt_s;
    let data =
        Data { demand, hr: hr_bpm, dt: dt_s, rule, mean_demand, length_s, seen, time, measured };
    let (base, active, minimum) = numbers::TAU_STARTS_S
        .into_iter()
        .filter_map(|tau| best_from(&data, &data.guess(tau)))
        .min_by(|a, b| sum(&a.2).total_cmp(&sum(&b.2)))
        .ok_or(DemandError::NotIdentified)?;
    conclude(&data, &placed(&base, &active, &minimum.parameters), &active, &minimum)
}

fn sum(minimum: &Minimum) -> f64 {
    minimum.residuals.iter().map(|r| r * r).sum()
}

/// The least sum of squares from one place on, over the parameters that some sample goes by.
fn best_from(data: &Data<'_>, base: &[f64; ALL]) -> Option<([f64; ALL], Vec<usize>, Minimum)> {
    let mut active: Vec<usize> = (0..ALL)
        .filter(|i| *i != START || matches!(data.rule.start, DemandStart::Fitted))
        .collect();
    let mut base = *base;
    loop {
        let minimum = data.search(&base, &active)?;
        let size = |column: &[f64]| {
            (column.iter().map(|d| d * d).sum::<f64>() / count(column.len().max(1))).sqrt()
        };
        // A time constant that moves heart rate by less than this when it doubles is not in the data.
        let idle = |(i, column): (&usize, &Vec<f64>)| {
            let is_tau = *i == RISE || *i == FALL;
            (is_tau && size(column) < numbers::LEAST_EFFECT_BPM).then_some(*i)
        };
        let Some(i) = active.iter().zip(&minimum.columns).find_map(idle) else {
            return Some((base, active, minimum));
        };
        active.retain(|a| *a != i);
        // Let it be that of the other direction.
        base = placed(&base, &active, &minimum.parameters);
        base[i] = if i == RISE { base[FALL] } else { base[RISE] };
    }
}

fn conclude(
    data: &Data<'_>,
    p: &[f64; ALL],
    active: &[usize],
    minimum: &Minimum,
) -> Result<DemandFit, DemandError> {
    let rule = data.rule;
    let errors =
        Errors::of(minimum, &data.time, &data.measured).ok_or(DemandError::NotIdentified)?;
    let reach = |i: usize| {
        let place = active.iter().position(|a| *a == i)?;
        Some(errors.reach(place, rule.level)).filter(|r| r.is_finite())
    };
    let estimate = |value: f64, lo: f64, hi: f64| {
        let evidence = Evidence::PublishedModel;
        Estimate::new(value, (lo, hi), rule.level, evidence, DE_SMET_2016.id).ok()
    };
    let gain_reach = reach(GAIN).ok_or(DemandError::NotIdentified)?;
    let mean = data.mean_demand;
    let variance = data.demand.iter().map(|d| (d / mean - 1.0).powi(2)).sum::<f64>()
        / count(data.demand.len());
    let known = p[GAIN] * variance.sqrt() >= numbers::LEAST_SWING_BPM
        && p[GAIN] > gain_reach
        && p[GAIN] + gain_reach <= rule.widest_ratio * (p[GAIN] - gain_reach);
    if !known {
        return Err(DemandError::NotIdentified);
    }
    let tau = |i: usize| {
        let reach = reach(i)?;
        let narrow = (2.0 * reach).exp() <= rule.widest_ratio;
        let value = p[i].exp();
        narrow.then(|| estimate(value, value * (-reach).exp(), value * reach.exp()))?
    };
    let scale = 1.0 / data.mean_demand;
    let gain = p[GAIN] * scale;
    // Drift is the quotient of two parameters; its error is dominated by that of the numerator.
    let per_drift = 1.0 / (p[GAIN] * data.length_s);
    let drift = p[DRIFT] * per_drift;
    let drift_error = drift_error(&errors, active, p) * per_drift.abs();
    let drift_reach = active
        .iter()
        .position(|a| *a == DRIFT)
        .map_or(f64::NAN, |place| errors.quantile(place, rule.level) * drift_error);
    let model = DemandModel::new(p[REST], rule.max, gain, drift, (p[RISE].exp(), p[FALL].exp()))
        .map_err(|_| DemandError::NotIdentified)?;
    Ok(DemandFit {
        model,
        start_bpm: data.start(p),
        rest_bpm: reach(REST)
            .filter(|r| *r <= rule.widest_rest_bpm)
            .and_then(|r| estimate(p[REST], p[REST] - r, p[REST] + r)),
        gain_bpm_per_unit: estimate(gain, gain - gain_reach * scale, gain + gain_reach * scale),
        tau_rise_s: tau(RISE),
        tau_fall_s: tau(FALL),
        drift_per_s: estimate(drift, drift - drift_reach, drift + drift_reach),
        residual_sd_bpm: errors.sd,
        autocorrelation: errors.rho,
        degrees_of_freedom: errors.least_freedom(),
        samples: data.seen,
    })
}

/// Standard error of the drift times gain and length: `Var(D − (D/G)·G)` at the found quotient.
fn drift_error(errors: &Errors, active: &[usize], p: &[f64; ALL]) -> f64 {
    let place = |i: usize| active.iter().position(|a| *a == i);
    let (Some(drift), Some(gain)) = (place(DRIFT), place(GAIN)) else { return f64::NAN };
    let ratio = p[DRIFT] / p[GAIN];
    let variance = errors.covariance(drift, drift) - 2.0 * ratio * errors.covariance(drift, gain)
        + ratio * ratio * errors.covariance(gain, gain);
    variance.max(0.0).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::heart_rate::DemandStep;
    use approx::assert_relative_eq;

    fn session() -> Vec<f64> {
        (0..2400_i32)
            .map(|t| match t {
                0..=599 => 120.0 + 0.1 * f64::from(t),
                600..=1799 if (t / 150) % 2 == 0 => 290.0,
                600..=1799 => 90.0,
                _ => 170.0,
            })
            .collect()
    }

    fn max() -> HeartRate {
        HeartRate::const_bpm(192.0)
    }

    #[test]
    fn what_was_put_in_comes_out() {
        let demand = session();
        for step in DemandStep::ALL {
            let form = DemandForm { step, ..DemandForm::default() };
            let truth = DemandModel::new(68.3, max(), 0.352, 3.7e-5, (23.4, 41.7)).unwrap();
            let mut hr = truth.trace(&demand, 1.0, 91.0, form).unwrap();
            hr[700..760].fill(f64::NAN);
            let rule = DemandFitRule { max: max(), form, ..DemandFitRule::default() };
            let fit = fit_demand(&demand, &hr, 1.0, &rule).unwrap();
            assert_relative_eq!(fit.model.rest_bpm(), 68.3, max_relative = 1e-6);
            assert_relative_eq!(fit.model.gain_bpm_per_unit(), 0.352, max_relative = 1e-6);
            assert_relative_eq!(fit.model.drift_per_s(), 3.7e-5, max_relative = 1e-6);
            assert_relative_eq!(fit.model.tau_rise_s(), 23.4, max_relative = 1e-6);
            assert_relative_eq!(fit.model.tau_fall_s(), 41.7, max_relative = 1e-6);
            assert_relative_eq!(fit.start_bpm, 91.0, max_relative = 1e-6);
            assert_eq!(fit.samples, 2340);
        }
    }

    #[test]
    fn a_capped_session_and_other_starts() {
        let demand = session();
        let low = HeartRate::const_bpm(165.0);
        let truth = DemandModel::new(68.3, low, 0.352, 3.7e-5, (23.4, 41.7)).unwrap();
        for (start, bpm) in [(DemandStart::Rest, 68.3), (DemandStart::Given(88.0), 88.0)] {
            let hr = truth.trace(&demand, 1.0, bpm, DemandForm::default()).unwrap();
            let rule = DemandFitRule { max: low, start, ..DemandFitRule::default() };
            let fit = fit_demand(&demand, &hr, 1.0, &rule).unwrap();
            assert_relative_eq!(fit.model.gain_bpm_per_unit(), 0.352, max_relative = 1e-6);
            assert_relative_eq!(fit.start_bpm, bpm, max_relative = 1e-6);
        }
    }

    #[test]
    fn a_session_that_only_gets_harder_tells_no_fall() {
        let demand: Vec<f64> = (0..1800_i32).map(|t| 100.0 + 40.0 * f64::from(t / 300)).collect();
        let truth = DemandModel::new(70.0, max(), 0.3, 0.0, (25.0, 60.0)).unwrap();
        let hr = truth.trace(&demand, 1.0, 75.0, DemandForm::default()).unwrap();
        let rule = DemandFitRule { max: max(), ..DemandFitRule::default() };
        let fit = fit_demand(&demand, &hr, 1.0, &rule).unwrap();
        assert_eq!(fit.tau_fall_s, None);
        assert_relative_eq!(fit.model.tau_rise_s(), 25.0, max_relative = 1e-6);
    }

    #[test]
    fn every_refusal_has_its_name() {
        let demand = session();
        let hr = vec![140.0; demand.len()];
        let rule = DemandFitRule::default();
        let code = |demand: &[f64], hr: &[f64], dt: f64, rule: &DemandFitRule| {
            fit_demand(demand, hr, dt, rule).unwrap_err().code()
        };
        assert_eq!(code(&demand, &hr[1..], 1.0, &rule), "lengths-differ");
        assert_eq!(code(&[f64::NAN], &[140.0], 1.0, &rule), "bad-demand");
        assert_eq!(code(&demand, &hr, f64::NAN, &rule), "parameter-out-of-range");
        assert_eq!(code(&demand[..300], &hr[..300], 1.0, &rule), "too-short");
        assert_eq!(code(&demand, &vec![f64::NAN; 2400], 1.0, &rule), "too-short");
        assert_eq!(code(&demand, &hr, 1.0, &rule), "gain-not-identified");
        assert_eq!(code(&vec![0.0; 2400], &hr, 1.0, &rule), "gain-not-identified");
        for bad in [
            DemandFitRule { level: f64::NAN, ..rule },
            DemandFitRule { start: DemandStart::Given(f64::INFINITY), ..rule },
            DemandFitRule { widest_ratio: 0.0, ..rule },
        ] {
            assert_eq!(code(&demand, &hr, 1.0, &bad), "parameter-out-of-range");
        }
    }
}
