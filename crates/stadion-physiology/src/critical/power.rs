//! Critical power.

use std::time::Duration;

use stadion_types::{Energy, Power};

use super::constants::RESERVES_J;
use super::curve::DurationCurve;
use super::curve_error::DurationCurveError;
use super::error::CriticalError;
use super::judge::{Wanted, judge};
use super::model::CriticalModel;
use super::plain::analyse;
use super::settings::CriticalSettings;
use super::sources::source_of;
use super::trial::PowerTrial;
use super::value::{FitQuality, FittedPeak, FittedValue, fitted};
use super::warning::{CriticalWarning, warnings};

/// Critical power, what can be done above it, and the curve behind them.
///
/// # Model
///
/// See [`DurationCurve`] for the curves and [`CriticalModel`] for the residuals. Intervals are
/// *t*-intervals of the linearised fit for two parameters, and profile likelihood beyond; both for the
/// errors that [`TrialError`](super::TrialError) names.
///
/// # Limits
///
/// Trials of 2 to 20 min to the end, in a rested state, on days near one another. The three fits of two
/// parameters differ by 5 % and more on some athletes. Where trials are few, `W'` is known to a fifth at
/// best.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use stadion_physiology::{CriticalPower, CriticalSettings, PowerTrial};
/// use stadion_types::Power;
///
/// let trials = [(120, 413.0), (180, 358.0), (300, 321.5), (720, 285.8)]
///     .map(|(s, w)| PowerTrial::new(Duration::from_secs(s), Power::const_watts(w)));
/// let fit = CriticalPower::fit(&trials, CriticalSettings::default())?;
/// assert_eq!(fit.critical.value.watts().round(), 260.0);
/// let range = fit.critical.estimate.as_ref().ok_or("four trials have an interval")?;
/// assert!(range.lo().watts() > 250.0 && range.hi().watts() < 270.0);
/// let ten_minutes = fit.power_for(Duration::from_secs(600))?;
/// assert_eq!(ten_minutes.value.watts().round(), 290.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Monod & Scherrer (1965), Ergonomics 8(3):329-338, doi:10.1080/00140136508930810; the others at
/// [`DurationCurve`].
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
#[doc(alias = "CP")]
pub struct CriticalPower {
    /// How it was fitted.
    pub settings: CriticalSettings,
    /// Critical power.
    #[cfg_attr(feature = "serde", serde(rename = "critical_w"))]
    pub critical: FittedValue<Power>,
    /// The work that can be done above it, `W'`; the exponential curve has none.
    #[cfg_attr(feature = "serde", serde(rename = "reserve_j"))]
    pub reserve: Option<FittedValue<Energy>>,
    /// The highest power, for curves that have one.
    #[cfg_attr(feature = "serde", serde(rename = "peak_w"))]
    pub peak: Option<FittedPeak<Power>>,
    /// What is lost with each e-fold of time beyond the start of the tail, where trials show it.
    #[cfg_attr(feature = "serde", serde(rename = "tail_w"))]
    pub tail: Option<FittedValue<Power>>,
    /// The best curve in W, J and s.
    pub curve: DurationCurve,
    /// How well it goes through the trials.
    pub quality: FitQuality,
    /// The trials.
    pub trials: Vec<PowerTrial>,
    /// What to know about it.
    pub warnings: Vec<CriticalWarning>,
}

impl CriticalPower {
    /// Fits the curve of `settings` to trials in any order.
    ///
    /// # Errors
    ///
    /// Those of [`CriticalError`]: too few trials or different durations, a power of 0, power that does
    /// not fall with time or does not level off.
    pub fn fit(trials: &[PowerTrial], settings: CriticalSettings) -> Result<Self, CriticalError> {
        let (t, p) = numbers(trials);
        let fit = analyse(&t, &p, &settings, Power::MAX.watts())?;
        let (level, source) = (settings.level, source_of(settings.model).id);
        let warnings = warnings(&fit, &t, &p, &settings, RESERVES_J);
        let joules = |j: f64| {
            let j = j.clamp(Energy::MIN.joules(), Energy::MAX.joules());
            Energy::from_joules(j).unwrap_or(Energy::MIN)
        };
        let critical = exact("critical power", fit.curve.critical())?;
        let critical = fitted(critical, fit.intervals.map(|i| i.critical), level, clamped, source);
        let reserve = match fit.curve.reserve() {
            None => None,
            Some(value) => {
                let beyond = CriticalError::Beyond { what: "reserve", value };
                let reserve = Energy::from_joules(value).map_err(|_| beyond)?;
                Some(fitted(reserve, fit.intervals.map(|i| i.reserve), level, joules, source))
            }
        };
        let peak = fit.peak.map(|peak| match Power::from_watts(peak.value) {
            Ok(value) if peak.identified => {
                FittedPeak::Identified(fitted(value, peak.bounds, level, clamped, source))
            }
            _ => FittedPeak::NotIdentified { at_least: peak.bounds.map(|[lo, _]| clamped(lo)) },
        });
        let tail = (fit.curve.tail() > 0.0).then(|| {
            let value = clamped(fit.curve.tail());
            fitted(value, fit.intervals.map(|i| i.tail), level, clamped, source)
        });
        Ok(Self {
            settings,
            critical,
            reserve,
            peak,
            tail,
            curve: fit.curve,
            quality: fit.quality,
            trials: trials.to_vec(),
            warnings,
        })
    }

    /// The curve that was fitted and by which residuals.
    #[must_use]
    pub const fn model(&self) -> CriticalModel {
        self.settings.model
    }

    /// The power that can be held for `duration`; its interval is that of a new trial, with the error
    /// that single trials have.
    ///
    /// # Errors
    ///
    /// [`DurationCurveError::Input`] for a duration of 0, [`DurationCurveError::NotReached`] where the
    /// tail has fallen to 0, [`DurationCurveError::AbovePeak`] for a power that cannot be.
    pub fn power_for(&self, duration: Duration) -> Result<FittedValue<Power>, DurationCurveError> {
        let seconds = duration.as_secs_f64();
        let intensity = self.curve.intensity(seconds)?;
        let peak = Power::MAX.watts();
        let value = Power::from_watts(intensity)
            .map_err(|_| DurationCurveError::AbovePeak { intensity, peak })?;
        let (t, p) = numbers(&self.trials);
        let judged = judge(&self.curve, &t, &p, &self.settings, &[Wanted::Trial(seconds)]);
        let bounds = judged.and_then(|j| j.intervals.first().copied());
        let source = source_of(self.settings.model).id;
        Ok(fitted(value, bounds, self.settings.level, clamped, source))
    }

    /// The time for which `power` can be held.
    ///
    /// # Errors
    ///
    /// Those of [`DurationCurve::time_at`]: [`DurationCurveError::NotAboveCritical`] at or below
    /// critical power, [`DurationCurveError::AbovePeak`] above the peak.
    pub fn time_at(&self, power: Power) -> Result<Duration, DurationCurveError> {
        let watts = power.watts();
        let seconds = self.curve.time_at(watts)?;
        let late = DurationCurveError::NotReached { what: "an intensity", value: watts };
        Duration::try_from_secs_f64(seconds).map_err(|_| late)
    }
}

/// Durations in s and powers in W.
fn numbers(trials: &[PowerTrial]) -> (Vec<f64>, Vec<f64>) {
    trials.iter().map(|trial| trial.numbers().into()).unzip()
}

fn clamped(watts: f64) -> Power {
    let watts = watts.clamp(Power::MIN.watts(), Power::MAX.watts());
    Power::from_watts(watts).unwrap_or(Power::MIN)
}

fn exact(what: &'static str, value: f64) -> Result<Power, CriticalError> {
    Power::from_watts(value).map_err(|_| CriticalError::Beyond { what, value })
}
