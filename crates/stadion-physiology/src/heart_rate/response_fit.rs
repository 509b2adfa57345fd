//! Time constant and delay of heart rate, from the samples of one repetition.

use stadion_types::{Estimate, Evidence};

use super::constants::fit as numbers;
use super::correlated::{Errors, Evaluated, Minimum, minimise};
use crate::sources::HUNT_2015;
use crate::time_axis::out_of_order;

/// What is known of the delay beforehand.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum ResponseDelay {
    /// It is found, between 0 and this many seconds.
    UpTo(f64),
    /// It is this many seconds.
    Known(f64),
}

/// How a response is fitted.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct ResponseFitRule {
    /// The delay.
    pub delay: ResponseDelay,
    /// Probability that each interval holds the truth.
    pub level: f64,
    /// The curve has to move by so much over the samples.
    pub least_change_bpm: f64,
    /// The samples have to reach so many time constants beyond the delay.
    pub least_taus: f64,
    /// The upper end of the time constant's interval may be so many times the lower one.
    pub widest_ratio: f64,
}

impl Default for ResponseFitRule {
    fn default() -> Self {
        Self {
            delay: ResponseDelay::UpTo(numbers::GREATEST_DELAY_S),
            level: numbers::LEVEL,
            least_change_bpm: numbers::LEAST_CHANGE_BPM,
            least_taus: numbers::LEAST_TAUS,
            widest_ratio: numbers::WIDEST_RATIO,
        }
    }
}

/// Why no time constant is given.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ResponseFitError {
    /// Time and heart rate have different lengths.
    #[error("{times} points in time and {heart_rates} heart rates")]
    Length {
        /// Number of points in time.
        times: usize,
        /// Number of heart rates.
        heart_rates: usize,
    },
    /// Time does not strictly increase or is no number.
    #[error("time must strictly increase; sample {index} does not")]
    Time {
        /// The sample at fault.
        index: usize,
    },
    /// A setting is out of its range.
    #[error("{setting} of the rule is out of its range")]
    Rule {
        /// Name of the setting.
        setting: &'static str,
    },
    /// Too few samples have a heart rate.
    #[error("{got} samples have a heart rate; at least {needed} are needed")]
    TooFewSamples {
        /// How many are needed.
        needed: usize,
        /// How many there are.
        got: usize,
    },
    /// Heart rate hardly moved, so every time constant fits.
    #[error("heart rate moved by {change_bpm:.1} bpm; at least {needed_bpm} are needed")]
    Flat {
        /// How far the best curve moves.
        change_bpm: f64,
        /// How far it has to.
        needed_bpm: f64,
    },
    /// The repetition ends too early to tell a slow way from a long one.
    #[error("the samples reach {length_s:.0} s beyond the delay; {needed_s:.0} s are needed")]
    TooShort {
        /// How far the samples reach beyond the delay.
        length_s: f64,
        /// How far they have to.
        needed_s: f64,
    },
    /// Time constants that are too different fit as well; also if no curve was found.
    #[error("every time constant from {lo_s:.0} to {hi_s:.0} s fits")]
    NotIdentified {
        /// Lower end of the interval.
        lo_s: f64,
        /// Upper end of the interval.
        hi_s: f64,
    },
}

impl ResponseFitError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 7] = [
        "lengths-differ",
        "time-not-increasing",
        "rule-out-of-range",
        "too-few-samples",
        "heart-rate-flat",
        "rep-too-short",
        "tau-not-identified",
    ];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Length { .. } => "lengths-differ",
            Self::Time { .. } => "time-not-increasing",
            Self::Rule { .. } => "rule-out-of-range",
            Self::TooFewSamples { .. } => "too-few-samples",
            Self::Flat { .. } => "heart-rate-flat",
            Self::TooShort { .. } => "rep-too-short",
            Self::NotIdentified { .. } => "tau-not-identified",
        }
    }
}

/// A response with the intervals of its numbers.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct ResponseFit {
    /// Heart rate before it moved, bpm.
    pub start_bpm: Estimate<f64>,
    /// Heart rate that it would have reached, bpm.
    pub plateau_bpm: Estimate<f64>,
    /// Time constant in seconds; of the rise or of the fall, whichever it was.
    pub tau_s: Estimate<f64>,
    /// Delay in seconds; absent if it was given, or if the best one lies at a limit of the search.
    pub delay_s: Option<Estimate<f64>>,
    /// The delay that the curve has.
    pub used_delay_s: f64,
    /// Standard deviation of one sample around the curve, bpm.
    pub residual_sd_bpm: f64,
    /// Correlation of what is left at two samples that lie a second apart.
    pub autocorrelation: f64,
    /// Degrees of freedom of the parameter that has the fewest.
    pub degrees_of_freedom: f64,
}

/// Samples that have a heart rate.
struct Data {
    time: Vec<f64>,
    bpm: Vec<f64>,
}

impl Data {
    fn new(time_s: &[f64], hr_bpm: &[f64]) -> Result<Self, ResponseFitError> {
        if time_s.len() != hr_bpm.len() {
            return Err(ResponseFitError::Length {
                times: time_s.len(),
                heart_rates: hr_bpm.len(),
            });
        }
        if let Some(index) = out_of_order(time_s) {
            return Err(ResponseFitError::Time { index });
        }
        let (time, bpm): (Vec<f64>, Vec<f64>) = time_s
            .iter()
            .zip(hr_bpm)
            .filter(|(_, bpm)| stadion_types::HeartRate::from_bpm(**bpm).is_ok())
            .unzip();
        let (needed, got) = (numbers::LEAST_SAMPLES as usize, time.len());
        if got < needed {
            return Err(ResponseFitError::TooFewSamples { needed, got });
        }
        Ok(Self { time, bpm })
    }

    fn first_s(&self) -> f64 {
        self.time.first().copied().unwrap_or_default()
    }

    fn last_s(&self) -> f64 {
        self.time.last().copied().unwrap_or_default()
    }

    /// Start and plateau that fit best with this time constant and delay, and the sum of squares: the
    /// model is a line through the part of the way that is still ahead.
    fn project(&self, tau: f64, delay: f64) -> Option<[f64; 3]> {
        let n = super::correlated::count(self.time.len());
        let [mut sa, mut saa, mut sy, mut say, mut syy] = [0.0; 5];
        for (t, y) in self.time.iter().zip(&self.bpm) {
            let a = ahead(*t, tau, delay);
            sa += a;
            saa += a * a;
            sy += y;
            say += a * y;
            syy += y * y;
        }
        let spread = saa - sa * sa / n;
        if spread <= 1e-9 * n {
            return None;
        }
        let slope = (say - sa * sy / n) / spread;
        let plateau = (sy - slope * sa) / n;
        let left = (syy - sy * sy / n) - slope * (say - sa * sy / n);
        Some([plateau + slope, plateau, left])
    }

    /// Residuals and derivatives of start, plateau, logarithm of the time constant and, unless it is
    /// given, delay.
    fn evaluate(&self, p: &[f64], given_delay: Option<f64>) -> Evaluated {
        let [start, plateau, log_tau] = [*p.first()?, *p.get(1)?, *p.get(2)?];
        let tau = log_tau.exp();
        let delay = given_delay.or_else(|| p.get(3).copied())?;
        if !(tau > 0.0 && tau.is_finite()) {
            return None;
        }
        let mut residuals = Vec::with_capacity(self.time.len());
        let mut columns = vec![Vec::with_capacity(self.time.len()); p.len()];
        for (t, y) in self.time.iter().zip(&self.bpm) {
            let a = ahead(*t, tau, delay);
            let moving = (t - delay).max(0.0);
            residuals.push(plateau + (start - plateau) * a - y);
            let by_delay = if moving > 0.0 { (start - plateau) * a / tau } else { 0.0 };
            let derivatives = [a, 1.0 - a, (start - plateau) * a * moving / tau, by_delay];
            for (column, derivative) in columns.iter_mut().zip(derivatives) {
                column.push(derivative);
            }
        }
        residuals.iter().all(|r: &f64| r.is_finite()).then_some((residuals, columns))
    }

    fn refine(&self, start: [f64; 4], given_delay: Option<f64>) -> Option<Minimum> {
        let parameters = if given_delay.is_some() { &start[..3] } else { &start[..] };
        minimise(parameters, |p| self.evaluate(p, given_delay))
    }
}

/// The part of the way that is still ahead.
fn ahead(t: f64, tau: f64, delay: f64) -> f64 {
    (-(t - delay).max(0.0) / tau).exp()
}

/// Fits start, plateau, time constant and delay of a response to the samples of one repetition, or of one
/// rest: whether heart rate rises or falls is seen from the data.
///
/// # Model
///
/// That of [`HeartRateKinetics`](crate::HeartRateKinetics), by least squares. For each time constant and
/// delay the best start and plateau are those of a straight line, so a grid over the two finds the place
/// and Levenberg's and Marquardt's method the exact one. Intervals are Student's, for the time constant on
/// its logarithm. What is left around the curve wanders, so its correlation from second to second is
/// estimated (a first-order autoregression) and the intervals are those under that correlation, with degrees of
/// freedom that allow for it being estimated. Whole beats count as rounded.
///
/// # Shape
///
/// `time_s` counts from the change of effort and strictly increases. Some seconds before the change (negative
/// times) tell the start from the delay. `hr_bpm` has one value for each point of time, NaN for a gap.
///
/// # Limits
///
/// The effort has to be even and heart rate settled before it.
///
/// # Errors
///
/// [`ResponseFitError`]: among them a heart rate that hardly moved, a repetition that ends before two time
/// constants, and an interval of the time constant that says nothing.
///
/// # Examples
///
/// ```
/// use stadion_physiology::{HeartRateKinetics, ResponseFitError, ResponseFitRule, fit_response};
///
/// let truth = HeartRateKinetics::new(35.0, 50.0, 8.0)?;
/// let time: Vec<f64> = (-20..240).map(f64::from).collect();
/// let hr: Vec<f64> = time.iter().map(|t| truth.at(*t, 110.0, 168.0)).collect();
/// let fit = fit_response(&time, &hr, &ResponseFitRule::default())?;
/// assert!((fit.tau_s.value() - 35.0).abs() < 1e-6);
/// let short = fit_response(&time[..60], &hr[..60], &ResponseFitRule::default());
/// assert!(matches!(short, Err(ResponseFitError::TooShort { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// The model: Hunt, Fankhauser & Saengsuwan (2015), *Biomed Eng Online* 14:117,
/// doi:10.1186/s12938-015-0112-7.
pub fn fit_response(
    time_s: &[f64],
    hr_bpm: &[f64],
    rule: &ResponseFitRule,
) -> Result<ResponseFit, ResponseFitError> {
    check(rule)?;
    let data = Data::new(time_s, hr_bpm)?;
    let nothing = ResponseFitError::NotIdentified { lo_s: 0.0, hi_s: f64::INFINITY };
    let (least_delay, greatest_delay) = match rule.delay {
        ResponseDelay::UpTo(greatest) => (0.0, greatest),
        ResponseDelay::Known(delay) => (delay, delay),
    };
    let known = match rule.delay {
        ResponseDelay::Known(delay) => Some(delay),
        ResponseDelay::UpTo(_) => None,
    };
    let start = grid(&data, least_delay, greatest_delay).ok_or(nothing)?;
    let mut given = known;
    let mut minimum = data.refine(start, given).ok_or(nothing)?;
    let mut delay = given.or_else(|| minimum.parameters.get(3).copied()).unwrap_or_default();
    if known.is_none() && !(least_delay < delay && delay < greatest_delay) {
        delay = delay.clamp(least_delay, greatest_delay);
        given = Some(delay);
        minimum = data.refine(start, given).ok_or(nothing)?;
    }
    let &[from, to, log_tau, ..] = minimum.parameters.as_slice() else { return Err(nothing) };
    let tau = log_tau.exp();
    let curve = |t: f64| to + (from - to) * ahead(t, tau, delay);
    let change_bpm = (curve(data.last_s()) - curve(data.first_s())).abs();
    if change_bpm.is_nan() || change_bpm < rule.least_change_bpm {
        return Err(ResponseFitError::Flat { change_bpm, needed_bpm: rule.least_change_bpm });
    }
    let (length_s, needed_s) = (data.last_s() - delay, rule.least_taus * tau);
    if length_s.is_nan() || length_s < needed_s {
        return Err(ResponseFitError::TooShort { length_s, needed_s });
    }
    let errors = Errors::of(&minimum, &data.time, &data.bpm).ok_or(nothing)?;
    let reach = errors.reach(2, rule.level);
    let bounds = (tau * (-reach).exp(), tau * reach.exp());
    let narrow = bounds.1 <= rule.widest_ratio * bounds.0;
    if !narrow {
        return Err(ResponseFitError::NotIdentified { lo_s: bounds.0, hi_s: bounds.1 });
    }
    let estimate = |value: f64, bounds| {
        Estimate::new(value, bounds, rule.level, Evidence::PublishedModel, HUNT_2015.id)
            .map_err(|_| nothing)
    };
    let around = |index: usize, value: f64| {
        let reach = errors.reach(index, rule.level);
        estimate(value, (value - reach, value + reach))
    };
    let delay_s = if given.is_some() {
        None
    } else {
        let reach = errors.reach(3, rule.level);
        Some(estimate(delay, ((delay - reach).max(0.0), delay + reach))?)
    };
    Ok(ResponseFit {
        start_bpm: around(0, from)?,
        plateau_bpm: around(1, to)?,
        tau_s: estimate(tau, bounds)?,
        delay_s,
        used_delay_s: delay,
        residual_sd_bpm: errors.sd,
        autocorrelation: errors.rho,
        degrees_of_freedom: errors.least_freedom(),
    })
}

fn check(rule: &ResponseFitRule) -> Result<(), ResponseFitError> {
    let (ResponseDelay::UpTo(delay) | ResponseDelay::Known(delay)) = rule.delay;
    for (setting, good) in [
        ("delay", (0.0..=numbers::LONGEST_DELAY_S).contains(&delay)),
        ("level", rule.level > 0.0 && rule.level < 1.0),
        ("least_change_bpm", rule.least_change_bpm >= 0.0),
        ("least_taus", rule.least_taus >= 0.0),
        ("widest_ratio", rule.widest_ratio >= 1.0),
    ] {
        if !good {
            return Err(ResponseFitError::Rule { setting });
        }
    }
    Ok(())
}

/// The best place of a coarse grid: start, plateau, logarithm of the time constant, delay.
fn grid(data: &Data, least_delay: f64, greatest_delay: f64) -> Option<[f64; 4]> {
    const TAUS: u32 = 24;
    const DELAY_STEP_S: f64 = 2.0;
    let [shortest, longest]: [f64; 2] = numbers::TAU_SEARCH_S;
    let mut best: Option<([f64; 4], f64)> = None;
    let mut delay = least_delay;
    loop {
        for i in 0..TAUS {
            let log_tau =
                shortest.ln() + (longest / shortest).ln() * f64::from(i) / f64::from(TAUS - 1);
            let Some([from, to, left]) = data.project(log_tau.exp(), delay) else { continue };
            if best.is_none_or(|(_, least)| left < least) {
                best = Some(([from, to, log_tau, delay], left));
            }
        }
        if delay >= greatest_delay {
            break;
        }
        delay = (delay + DELAY_STEP_S).min(greatest_delay);
    }
    best.map(|(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::heart_rate::HeartRateKinetics;
    use approx::assert_relative_eq;

    fn series(from: f64, to: f64, tau: f64, delay: f64, span: (i32, i32)) -> (Vec<f64>, Vec<f64>) {
        let truth = HeartRateKinetics::new(tau, tau, delay).unwrap();
        let time: Vec<f64> = (span.0..span.1).map(f64::from).collect();
        let hr = time.iter().map(|t| truth.at(*t, from, to)).collect();
        (time, hr)
    }

    #[test]
    fn what_was_put_in_comes_out() {
        for (from, to, tau, delay) in
            [(100.0, 170.0, 28.3, 7.4), (172.0, 118.0, 61.0, 3.0), (95.0, 150.0, 57.6, 18.7)]
        {
            let (time, hr) = series(from, to, tau, delay, (-15, 360));
            let fit = fit_response(&time, &hr, &ResponseFitRule::default()).unwrap();
            assert_relative_eq!(fit.start_bpm.value(), from, max_relative = 1e-6);
            assert_relative_eq!(fit.plateau_bpm.value(), to, max_relative = 1e-6);
            assert_relative_eq!(fit.tau_s.value(), tau, max_relative = 1e-6);
            assert_relative_eq!(fit.delay_s.unwrap().value(), delay, max_relative = 1e-6);
            assert!(fit.residual_sd_bpm < 1e-6);
        }
    }

    #[test]
    fn a_known_delay_and_one_at_the_limit() {
        let (time, hr) = series(100.0, 160.0, 40.0, 5.0, (0, 300));
        let known = ResponseFitRule { delay: ResponseDelay::Known(5.0), ..Default::default() };
        let fit = fit_response(&time, &hr, &known).unwrap();
        assert_eq!(fit.delay_s, None);
        assert_relative_eq!(fit.tau_s.value(), 40.0, max_relative = 1e-6);
        // Without a delay in the data the best one is 0 or so small that it does not matter.
        let (time, hr) = series(100.0, 160.0, 40.0, 0.0, (-10, 300));
        let fit = fit_response(&time, &hr, &ResponseFitRule::default()).unwrap();
        assert!(fit.used_delay_s < 1e-6);
        assert_relative_eq!(fit.tau_s.value(), 40.0, max_relative = 1e-6);
    }

    #[test]
    fn gaps_are_left_out() {
        let (time, mut hr) = series(100.0, 160.0, 40.0, 5.0, (-10, 300));
        for (i, bpm) in hr.iter_mut().enumerate() {
            if i % 3 == 0 {
                *bpm = if i % 2 == 0 { f64::NAN } else { 0.0 };
            }
        }
        let fit = fit_response(&time, &hr, &ResponseFitRule::default()).unwrap();
        assert_relative_eq!(fit.tau_s.value(), 40.0, max_relative = 1e-6);
    }

    #[test]
    fn every_refusal_has_its_name() {
        let rule = ResponseFitRule::default();
        let (time, hr) = series(100.0, 160.0, 40.0, 5.0, (-10, 300));
        let code = |time: &[f64], hr: &[f64], rule: &ResponseFitRule| {
            fit_response(time, hr, rule).unwrap_err().code()
        };
        assert_eq!(code(&time, &hr[1..], &rule), "lengths-differ");
        assert_eq!(code(&[0.0, 0.0], &[100.0, 100.0], &rule), "time-not-increasing");
        assert_eq!(code(&time[..8], &hr[..8], &rule), "too-few-samples");
        assert_eq!(code(&time, &vec![f64::NAN; time.len()], &rule), "too-few-samples");
        assert_eq!(code(&time, &vec![150.0; time.len()], &rule), "heart-rate-flat");
        assert_eq!(code(&time[..70], &hr[..70], &rule), "rep-too-short");
        for bad in [
            ResponseFitRule { level: 1.0, ..rule },
            ResponseFitRule { delay: ResponseDelay::UpTo(f64::NAN), ..rule },
            ResponseFitRule { delay: ResponseDelay::Known(-1.0), ..rule },
            ResponseFitRule { least_taus: f64::NAN, ..rule },
            ResponseFitRule { widest_ratio: 0.5, ..rule },
        ] {
            assert_eq!(code(&time, &hr, &bad), "rule-out-of-range");
        }
        // Noise as large as the change, so that nothing is certain.
        let noisy: Vec<f64> = hr
            .iter()
            .enumerate()
            .map(|(i, bpm)| bpm + 40.0 * (f64::from(u32::try_from(i).unwrap()) / 9.0).sin())
            .collect();
        let error = fit_response(&time, &noisy, &ResponseFitRule { least_taus: 0.0, ..rule });
        assert_eq!(error.unwrap_err().code(), "tau-not-identified");
    }
}
