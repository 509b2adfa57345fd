//! Critical speed.

use std::time::Duration;

use stadion_types::{Distance, Speed};

use super::constants::RESERVES_M;
use super::curve::DurationCurve;
use super::curve_error::DurationCurveError;
use super::error::CriticalError;
use super::judge::{Wanted, judge};
use super::model::CriticalModel;
use super::plain::analyse;
use super::settings::CriticalSettings;
use super::sources::source_of;
use super::trial::SpeedTrial;
use super::value::{FitQuality, FittedPeak, FittedValue, fitted};
use super::warning::{CriticalWarning, warnings};

/// Critical speed, the distance that can be run above it, and the curve behind them.
///
/// # Model
///
/// See [`DurationCurve`] for the curves and [`CriticalModel`] for the residuals. Intervals are
/// *t*-intervals of the linearised fit for two parameters, and profile likelihood beyond; both for the
/// errors that [`TrialError`](super::TrialError) names.
///
/// # Limits
///
/// Races or time trials of 2 to 20 min on the flat, on days near one another; on hills take the
/// grade-adjusted distance. `D'` depends on the distances chosen: in trained runners it was 123 ± 58 m, and
/// world records from 1500 m on give three times that.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use stadion_physiology::{CriticalModel, CriticalSettings, CriticalSpeed, SpeedTrial};
/// use stadion_types::Distance;
///
/// let trials = [(1200.0, 210), (2400.0, 450), (3600.0, 690)]
///     .map(|(m, s)| SpeedTrial::new(Duration::from_secs(s), Distance::const_meters(m)));
/// let fit = CriticalSpeed::fit(&trials, CriticalSettings::of(CriticalModel::WorkTime))?;
/// assert!((fit.critical.value.meters_per_second() - 5.0).abs() < 1e-9);
/// let reserve = fit.reserve.as_ref().ok_or("a hyperbola has a reserve")?;
/// assert!((reserve.value.meters() - 150.0).abs() < 1e-6);
/// let lap = fit.time_to(Distance::const_meters(400.0))?;
/// assert_eq!(lap.as_secs_f64().round(), 50.0);
/// assert!(fit.time_to(Distance::const_meters(150.0)).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Monod & Scherrer (1965), Ergonomics 8(3):329-338, doi:10.1080/00140136508930810, for the hyperbola;
/// Kordi, Menzies & Galbraith (2019), doi:10.1123/ijspp.2017-0707, for trained runners; the other curves at
/// [`DurationCurve`].
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
#[doc(alias = "CS")]
pub struct CriticalSpeed {
    /// How it was fitted.
    pub settings: CriticalSettings,
    /// Critical speed.
    #[cfg_attr(feature = "serde", serde(rename = "critical_m_s"))]
    pub critical: FittedValue<Speed>,
    /// The distance that can be run above it, `D'`; the exponential curve has none.
    #[cfg_attr(feature = "serde", serde(rename = "reserve_m"))]
    pub reserve: Option<FittedValue<Distance>>,
    /// The highest speed, for curves that have one.
    #[cfg_attr(feature = "serde", serde(rename = "peak_m_s"))]
    pub peak: Option<FittedPeak<Speed>>,
    /// What is lost with each e-fold of time beyond the start of the tail, where trials show it.
    #[cfg_attr(feature = "serde", serde(rename = "tail_m_s"))]
    pub tail: Option<FittedValue<Speed>>,
    /// The best curve in m/s, m and s.
    pub curve: DurationCurve,
    /// How well it goes through the trials.
    pub quality: FitQuality,
    /// The trials.
    pub trials: Vec<SpeedTrial>,
    /// What to know about it.
    pub warnings: Vec<CriticalWarning>,
}

impl CriticalSpeed {
    /// Mean critical speed of trained runners, m/s.
    pub const TRAINED_M_S: f64 = 4.94;
    /// Standard deviation between trained runners, m/s.
    pub const TRAINED_SD_M_S: f64 = 0.32;
    /// Mean reserve of trained runners, m.
    pub const TRAINED_RESERVE_M: f64 = 123.3;
    /// Standard deviation of the reserve between trained runners, m.
    pub const TRAINED_RESERVE_SD_M: f64 = 57.7;
    /// Mean critical speed of recreational marathon runners, m/s.
    pub const RECREATIONAL_M_S: f64 = 3.74;
    /// Part of the critical speed at which recreational runners run a marathon.
    pub const MARATHON_PART: f64 = 0.848;

    /// Fits the curve of `settings` to trials in any order.
    ///
    /// # Errors
    ///
    /// Those of [`CriticalError`]: too few trials or different durations, a speed of 0, speed that does
    /// not fall with time or does not level off.
    pub fn fit(trials: &[SpeedTrial], settings: CriticalSettings) -> Result<Self, CriticalError> {
        let (t, p) = numbers(trials);
        let fit = analyse(&t, &p, &settings, Speed::MAX.meters_per_second())?;
        let (level, source) = (settings.level, source_of(settings.model).id);
        let warnings = warnings(&fit, &t, &p, &settings, RESERVES_M);
        let meters = |m: f64| {
            let m = m.clamp(Distance::MIN.meters(), Distance::MAX.meters());
            Distance::from_meters(m).unwrap_or(Distance::MIN)
        };
        let critical = exact("critical speed", fit.curve.critical())?;
        let critical = fitted(critical, fit.intervals.map(|i| i.critical), level, clamped, source);
        let reserve = match fit.curve.reserve() {
            None => None,
            Some(value) => {
                let beyond = CriticalError::Beyond { what: "reserve", value };
                let reserve = Distance::from_meters(value).map_err(|_| beyond)?;
                Some(fitted(reserve, fit.intervals.map(|i| i.reserve), level, meters, source))
            }
        };
        let peak = fit.peak.map(|peak| match Speed::from_meters_per_second(peak.value) {
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

    /// The speed that can be held for `duration`; its interval is that of a new trial, with the error
    /// that single trials have.
    ///
    /// # Errors
    ///
    /// [`DurationCurveError::Input`] for a duration of 0, [`DurationCurveError::NotReached`] where the
    /// tail has fallen to 0, [`DurationCurveError::AbovePeak`] for a speed that cannot be.
    pub fn speed_for(&self, duration: Duration) -> Result<FittedValue<Speed>, DurationCurveError> {
        let seconds = duration.as_secs_f64();
        let intensity = self.curve.intensity(seconds)?;
        let peak = Speed::MAX.meters_per_second();
        let value = Speed::from_meters_per_second(intensity)
            .map_err(|_| DurationCurveError::AbovePeak { intensity, peak })?;
        let (t, p) = numbers(&self.trials);
        let judged = judge(&self.curve, &t, &p, &self.settings, &[Wanted::Trial(seconds)]);
        let bounds = judged.and_then(|j| j.intervals.first().copied());
        let source = source_of(self.settings.model).id;
        Ok(fitted(value, bounds, self.settings.level, clamped, source))
    }

    /// The time for which `speed` can be held.
    ///
    /// # Errors
    ///
    /// Those of [`DurationCurve::time_at`]: [`DurationCurveError::NotAboveCritical`] at or below
    /// critical speed, [`DurationCurveError::AbovePeak`] above the peak.
    pub fn time_at(&self, speed: Speed) -> Result<Duration, DurationCurveError> {
        let m_s = speed.meters_per_second();
        let seconds = self.curve.time_at(m_s)?;
        let late = DurationCurveError::NotReached { what: "an intensity", value: m_s };
        Duration::try_from_secs_f64(seconds).map_err(|_| late)
    }

    /// The time that `distance` takes.
    ///
    /// # Errors
    ///
    /// Those of [`DurationCurve::time_for_work`]: [`DurationCurveError::WithinReserve`] on a curve of two
    /// parameters unless the distance is longer than `D'`.
    pub fn time_to(&self, distance: Distance) -> Result<Duration, DurationCurveError> {
        let meters = distance.meters();
        let seconds = self.curve.time_for_work(meters)?;
        let late = DurationCurveError::NotReached { what: "work", value: meters };
        Duration::try_from_secs_f64(seconds).map_err(|_| late)
    }
}

/// Durations in s and speeds in m/s.
fn numbers(trials: &[SpeedTrial]) -> (Vec<f64>, Vec<f64>) {
    trials.iter().map(|trial| trial.numbers().into()).unzip()
}

fn clamped(m_s: f64) -> Speed {
    let m_s = m_s.clamp(Speed::MIN.meters_per_second(), Speed::MAX.meters_per_second());
    Speed::from_meters_per_second(m_s).unwrap_or(Speed::MIN)
}

fn exact(what: &'static str, value: f64) -> Result<Speed, CriticalError> {
    Speed::from_meters_per_second(value).map_err(|_| CriticalError::Beyond { what, value })
}
