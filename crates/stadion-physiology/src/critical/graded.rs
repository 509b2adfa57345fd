//! Critical speed on a grade.

use std::time::Duration;

use stadion_types::{Distance, Estimate, Speed};

use super::curve::DurationCurve;
use super::curve_error::DurationCurveError;
use super::sources::source_of;
use super::speed::CriticalSpeed;
use super::value::FittedValue;
use crate::grade::{GradeCost, GradeError};

/// Critical speed, and the distance above it, on one grade.
///
/// Made by [`CriticalSpeed::on_grade`].
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct GradedCriticalSpeed {
    /// Rise over distance.
    pub grade: f64,
    /// What the grade costs, by which model.
    pub cost: GradeCost,
    /// Whether the grade is beyond the measured ones, and costs what the steepest of them does.
    pub clamped: bool,
    /// Critical speed along the slope.
    #[cfg_attr(feature = "serde", serde(rename = "critical_m_s"))]
    pub critical: FittedValue<Speed>,
    /// The distance along the slope that can be run above it; the exponential curve has none.
    #[cfg_attr(feature = "serde", serde(rename = "reserve_m"))]
    pub reserve: Option<FittedValue<Distance>>,
    /// The curve in m/s, m and s.
    pub curve: DurationCurve,
}

impl CriticalSpeed {
    /// Critical speed on a grade, from that on the level.
    ///
    /// # Model
    ///
    /// ```text
    /// CS(i) = CS / f(i)      D'(i) = D' / f(i)      f(i) the factor of the grade
    /// ```
    ///
    /// Every speed of the curve is divided by the [factor](GradeCost::factor), so it costs the same on the
    /// grade as on the level, and each can be held for as long. `grade` is rise over distance, such as 0.05.
    ///
    /// # Limits
    ///
    /// The critical metabolic rate is taken as the same on every grade. Uphill that is an assumption;
    /// steeply downhill it is wrong with a model of energy, as muscles and not energy set the limit: at −20 % Minetti's
    /// cost would double the critical speed. Intervals are those of the fit; the error of the cost is not
    /// in them.
    ///
    /// # Errors
    ///
    /// [`GradeError`]: a grade that is no number or too steep, or speeds that cannot be represented.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    /// use stadion_physiology::{CriticalModel, CriticalSettings, CriticalSpeed, GradeCost, SpeedTrial};
    /// use stadion_types::Distance;
    ///
    /// let trials = [(1200.0, 210), (2400.0, 450), (3600.0, 690)]
    ///     .map(|(m, s)| SpeedTrial::new(Duration::from_secs(s), Distance::const_meters(m)));
    /// let level = CriticalSpeed::fit(&trials, CriticalSettings::of(CriticalModel::WorkTime))?;
    /// let climb = level.on_grade(0.05, GradeCost::default())?;
    /// // 5 m/s and 150 m, over a factor of 1.3014.
    /// assert!((climb.critical.value.meters_per_second() - 3.8419).abs() < 5e-5);
    /// let time = climb.time_to(Distance::const_meters(1000.0))?;
    /// assert!((time.as_secs_f64() - (1000.0 - 115.257) / 3.84189).abs() < 0.01);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Source
    ///
    /// As [`GradeCost`]; that the critical rate is the same on every grade is this library's assumption.
    pub fn on_grade(&self, grade: f64, cost: GradeCost) -> Result<GradedCriticalSpeed, GradeError> {
        let factor = cost.factor(grade)?;
        let source = source_of(self.settings.model).id;
        let no_speed = GradeError::Speed { speed: self.critical.value };
        let speed = |v: Speed| {
            Speed::from_meters_per_second(v.meters_per_second() / factor).map_err(|_| no_speed)
        };
        let meters = |d: Distance| Distance::from_meters(d.meters() / factor).map_err(|_| no_speed);
        // An end of an interval stands at the end of the quantity's range if it goes beyond.
        let end = |v: Speed| speed(v).unwrap_or(Speed::MAX);
        let far = |d: Distance| meters(d).unwrap_or(Distance::MAX);
        let reserve = match &self.reserve {
            None => None,
            Some(level) => {
                let value = meters(level.value)?;
                Some(on(level.estimate.as_ref(), value, far, source))
            }
        };
        Ok(GradedCriticalSpeed {
            grade,
            cost,
            clamped: cost.is_beyond(grade),
            critical: on(self.critical.estimate.as_ref(), speed(self.critical.value)?, end, source),
            reserve,
            curve: self.curve.divided_by(factor).map_err(|_| no_speed)?,
        })
    }
}

/// A value on the grade with the interval that it had on the level.
fn on<T: PartialOrd + Copy>(
    level: Option<&Estimate<T>>,
    value: T,
    end: impl Fn(T) -> T,
    source: &'static str,
) -> FittedValue<T> {
    let estimate = level.and_then(|estimate| {
        let ends = (end(estimate.lo()), end(estimate.hi()));
        Estimate::new(value, ends, estimate.level(), estimate.evidence(), source).ok()
    });
    FittedValue { value, estimate }
}

impl GradedCriticalSpeed {
    /// The speed along the slope that can be held for `duration`.
    ///
    /// # Errors
    ///
    /// As [`CriticalSpeed::speed_for`].
    pub fn speed_for(&self, duration: Duration) -> Result<Speed, DurationCurveError> {
        let intensity = self.curve.intensity(duration.as_secs_f64())?;
        let peak = Speed::MAX.meters_per_second();
        Speed::from_meters_per_second(intensity)
            .map_err(|_| DurationCurveError::AbovePeak { intensity, peak })
    }

    /// The time for which a speed along the slope can be held.
    ///
    /// # Errors
    ///
    /// As [`CriticalSpeed::time_at`].
    pub fn time_at(&self, speed: Speed) -> Result<Duration, DurationCurveError> {
        let m_s = speed.meters_per_second();
        let late = DurationCurveError::NotReached { what: "an intensity", value: m_s };
        Duration::try_from_secs_f64(self.curve.time_at(m_s)?).map_err(|_| late)
    }

    /// The time that a distance along the slope takes.
    ///
    /// # Errors
    ///
    /// As [`CriticalSpeed::time_to`].
    pub fn time_to(&self, distance: Distance) -> Result<Duration, DurationCurveError> {
        let meters = distance.meters();
        let late = DurationCurveError::NotReached { what: "work", value: meters };
        Duration::try_from_secs_f64(self.curve.time_for_work(meters)?).map_err(|_| late)
    }
}
