//! Blood lactate above baseline over time.

use core::time::Duration;

use stadion_physiology::{Athlete, LactateProfile};
use stadion_types::{ConstantRange, ConstantSlots, Lactate, Rpe, Sport, TakesConstants};

use crate::error::LoadError;
use crate::model::{Done, LoadModel};
use crate::trimp::by_heart_rate::known;
use crate::unit::{LactateMinutes, Load, LoadSource};

/// Where the lactate comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum LactateChannel {
    /// Readings of the session.
    #[default]
    Readings,
    /// A forecast; the load is an estimate.
    Forecast,
}

impl LactateChannel {
    /// Every channel, the default first.
    pub const ALL: [Self; 2] = [Self::Readings, Self::Forecast];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Readings => "readings",
            Self::Forecast => "forecast",
        }
    }
}

/// What counts as no dose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum LactateBaseline {
    /// Lactate up to this concentration, in mmol/L in files.
    At(Lactate),
    /// Lactate up to the first value of the session.
    FirstValue,
}

impl Default for LactateBaseline {
    fn default() -> Self {
        Self::At(Lactate::const_millimoles_per_liter(LactateProfile::RESTING))
    }
}

/// The lactate dose: the integral over time of blood lactate above its baseline.
///
/// # Model
///
/// ```text
/// dose = ∫ max(0, lactate − baseline) dt
/// ```
///
/// Between two values lactate is a straight line, and the part of it above the baseline is taken
/// exactly.
///
/// | symbol   | meaning                                                   | unit   |
/// | -------- | --------------------------------------------------------- | ------ |
/// | lactate  | readings, or a forecast                                   | mmol/L |
/// | baseline | 1.0 by default: [`LactateProfile::RESTING`]               | mmol/L |
/// | `t`      | time since the start, pauses included: blood has no timer | min    |
///
/// # Limits
///
/// Readings of an interval session are taken at the ends of repetitions, where lactate is high; a line
/// between two of them misses what falls in a rest. A stretch without a value for longer than
/// [`max_gap`](Self::max_gap) adds nothing and lowers the coverage, and so does the time before the
/// first value and after the last. What stands above the baseline after the end of the session is dose,
/// but covers nothing of it. A load from a forecast is [`Estimated`](crate::LoadStatus::Estimated).
///
/// # Errors
///
/// [`LoadError::MissingInput`] with fewer than two values near enough to each other.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use stadion_load::{Done, LactateDose, LoadModel};
/// use stadion_physiology::{Athlete, Reading};
/// use stadion_types::{Lactate, Sport};
///
/// let reading = |minutes: u64, lactate| {
///     Reading::new(Duration::from_secs(60 * minutes), Lactate::const_millimoles_per_liter(lactate))
/// };
/// let readings = [reading(0, 1.0), reading(10, 3.0), reading(20, 3.0)];
/// let done = Done::new(Sport::Running, Duration::from_secs(1200)).with_readings(&readings);
/// let load = LactateDose::default().load(&Athlete::default(), &done)?;
/// assert!((load.amount() - 30.0).abs() < 1e-9);
/// # Ok::<(), stadion_load::LoadError>(())
/// ```
///
/// # Source
///
/// This library's own arrangement; the longest gap is an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct LactateDose {
    /// Where the lactate comes from.
    pub channel: LactateChannel,
    /// What counts as no dose.
    pub baseline: LactateBaseline,
    /// The longest time over which a line is drawn.
    #[cfg_attr(feature = "serde", serde(rename = "max_gap_s", with = "stadion_types::seconds"))]
    pub max_gap: Duration,
}

impl Default for LactateDose {
    fn default() -> Self {
        Self {
            channel: LactateChannel::default(),
            baseline: LactateBaseline::default(),
            max_gap: Self::MAX_GAP,
        }
    }
}

impl LactateDose {
    /// The longest time over which a line is drawn by default: a reading each repetition of ten minutes
    /// with its rest.
    pub const MAX_GAP: Duration = Duration::from_secs(15 * 60);

    fn values(&self, done: &Done<'_>) -> Vec<(f64, f64)> {
        let mut values: Vec<(f64, f64)> = match self.channel {
            LactateChannel::Readings => done
                .readings
                .iter()
                .map(|r| (r.at.as_secs_f64(), r.lactate.millimoles_per_liter()))
                .collect(),
            LactateChannel::Forecast => done
                .forecast
                .iter()
                .map(|p| (p.at.as_secs_f64(), p.lactate.value().millimoles_per_liter()))
                .collect(),
        };
        values.sort_by(|a, b| a.0.total_cmp(&b.0));
        values
    }
}

/// The part above 0 of the straight line from `a` to `b`, on average over its length.
fn above(a: f64, b: f64) -> f64 {
    if a >= 0.0 && b >= 0.0 {
        0.5 * (a + b)
    } else if a <= 0.0 && b <= 0.0 {
        0.0
    } else {
        let high = a.max(b);
        0.5 * high * high / (a - b).abs()
    }
}

impl TakesConstants for LactateDose {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        slots.seconds("lactate-dose.max-gap", &mut self.max_gap, ConstantRange::NotNegative);
    }
}

impl LoadModel for LactateDose {
    type Unit = LactateMinutes;

    fn id(&self) -> &'static str {
        let usual = self.baseline == LactateBaseline::default();
        match (self.channel, self.baseline) {
            (LactateChannel::Readings, LactateBaseline::At(_)) if usual => "lactate-dose",
            (LactateChannel::Forecast, LactateBaseline::At(_)) if usual => "lactate-dose-forecast",
            (LactateChannel::Readings, LactateBaseline::At(_)) => "lactate-dose-own",
            (LactateChannel::Forecast, LactateBaseline::At(_)) => "lactate-dose-forecast-own",
            (LactateChannel::Readings, LactateBaseline::FirstValue) => "lactate-dose-from-first",
            (LactateChannel::Forecast, LactateBaseline::FirstValue) => {
                "lactate-dose-forecast-from-first"
            }
        }
    }

    fn load(&self, _: &Athlete, done: &Done<'_>) -> Result<Load<LactateMinutes>, LoadError> {
        let model = self.id();
        let what = match self.channel {
            LactateChannel::Readings => "two readings of lactate close to each other",
            LactateChannel::Forecast => "a forecast of lactate",
        };
        let missing = LoadError::MissingInput { model, what };
        let values = self.values(done);
        let baseline = match (self.baseline, values.first()) {
            (LactateBaseline::At(lactate), _) => lactate.millimoles_per_liter(),
            (LactateBaseline::FirstValue, Some((_, first))) => *first,
            (LactateBaseline::FirstValue, None) => return Err(missing),
        };
        let whole = done.duration.as_secs_f64();
        let (mut amount, mut drawn, mut covered) = (0.0, 0.0, 0.0);
        for pair in values.windows(2) {
            let &[(from, a), (to, b)] = pair else { continue };
            let seconds = to - from;
            if seconds <= self.max_gap.as_secs_f64() {
                amount += above(a - baseline, b - baseline) * seconds / 60.0;
                drawn += seconds;
                covered += to.min(whole) - from.min(whole);
            }
        }
        if drawn <= 0.0 {
            return Err(missing);
        }
        if self.channel == LactateChannel::Forecast {
            return Ok(Load::estimated(amount, model, LoadSource::LactateForecast)?);
        }
        // Readings may go on after the end, when lactate still stands above the baseline.
        let coverage = if whole > 0.0 { (covered / whole).min(1.0) } else { 0.0 };
        Ok(Load::new(amount, model, LoadSource::LactateReadings, coverage)?)
    }

    fn threshold_hour(
        &self,
        athlete: &Athlete,
        _: Sport,
        _: Option<Rpe>,
    ) -> Result<Load<LactateMinutes>, LoadError> {
        let model = self.id();
        let LactateBaseline::At(baseline) = self.baseline else {
            return Err(LoadError::ThresholdHour { model, what: "a baseline" });
        };
        let lactate = known(model, "threshold.lactate_mmol_l", athlete.threshold_lactate())?;
        let above = lactate.millimoles_per_liter() - baseline.millimoles_per_liter();
        Ok(Load::new(60.0 * above.max(0.0), model, LoadSource::LactateReadings, 1.0)?)
    }
}

#[cfg(test)]
mod tests {
    use approx::assert_relative_eq;
    use stadion_physiology::Reading;

    use super::*;
    use crate::LoadStatus;

    fn reading(minutes: f64, lactate: f64) -> Reading {
        let lactate = Lactate::from_millimoles_per_liter(lactate).unwrap();
        Reading::new(Duration::from_secs_f64(60.0 * minutes), lactate)
    }

    fn load(model: LactateDose, readings: &[Reading]) -> Result<Load<LactateMinutes>, LoadError> {
        let done = Done::new(Sport::Running, Duration::from_secs(1800)).with_readings(readings);
        model.load(&Athlete::default(), &done)
    }

    #[test]
    fn a_line_through_the_baseline_is_cut_there() {
        // From 0.5 to 2.5 over 10 min: above 1.0 for 7.5 min, by 0.75 on average.
        let found = load(LactateDose::default(), &[reading(10.0, 2.5), reading(0.0, 0.5)]).unwrap();
        assert_relative_eq!(found.amount(), 7.5 * 0.75, max_relative = 1e-12);
        assert_relative_eq!(found.coverage(), 1.0 / 3.0);
        assert_eq!(found.status(), LoadStatus::Partial);
        let first = LactateDose { baseline: LactateBaseline::FirstValue, ..Default::default() };
        let found = load(first, &[reading(0.0, 0.5), reading(10.0, 2.5)]).unwrap();
        assert_relative_eq!(found.amount(), 10.0, max_relative = 1e-12);
        let low = load(LactateDose::default(), &[reading(0.0, 0.5), reading(10.0, 0.9)]).unwrap();
        assert_eq!(low.amount().to_bits(), 0.0_f64.to_bits());
    }

    #[test]
    fn long_gaps_add_nothing() {
        let readings = [reading(0.0, 2.0), reading(10.0, 2.0), reading(26.0, 2.0)];
        let found = load(LactateDose::default(), &readings).unwrap();
        assert_relative_eq!(found.amount(), 10.0, max_relative = 1e-12);
        let alone = load(LactateDose::default(), &readings[1..]).unwrap_err();
        assert_eq!(alone.code(), "missing-input");
        assert_eq!(load(LactateDose::default(), &[]).unwrap_err().code(), "missing-input");
    }

    /// The session ends after half an hour: of ten minutes with readings five are its own.
    #[test]
    fn readings_after_the_end_cover_nothing_of_the_session() {
        let found = load(LactateDose::default(), &[reading(25.0, 2.0), reading(35.0, 2.0)]);
        let found = found.unwrap();
        assert_relative_eq!(found.amount(), 10.0, max_relative = 1e-12);
        assert_relative_eq!(found.coverage(), 5.0 / 30.0, max_relative = 1e-12);
        let after = load(LactateDose::default(), &[reading(31.0, 2.0), reading(61.0, 2.0)]);
        assert_eq!(after.unwrap_err().code(), "missing-input", "too far apart");
        let after = [31.0, 41.0, 51.0, 61.0].map(|minutes| reading(minutes, 2.0));
        let after = load(LactateDose::default(), &after).unwrap();
        assert_eq!((after.coverage().to_bits(), after.status()), (0, LoadStatus::Partial));
    }

    #[test]
    fn an_hour_at_threshold() {
        let hour = |model: LactateDose, athlete: &Athlete| {
            model.threshold_hour(athlete, Sport::Running, None).map(|l| l.amount())
        };
        let athlete =
            Athlete::default().with_threshold_lactate(Lactate::const_millimoles_per_liter(3.5));
        assert_eq!(hour(LactateDose::default(), &athlete), Ok(150.0));
        let none = hour(LactateDose::default(), &Athlete::default()).unwrap_err();
        assert_eq!(none.lacks(), Some("threshold.lactate_mmol_l"));
        let first = LactateDose { baseline: LactateBaseline::FirstValue, ..Default::default() };
        assert_eq!(hour(first, &athlete).unwrap_err().code(), "no-threshold-hour");
    }
}
