//! What a race is worth over other distances, by each model.

use core::time::Duration;

use stadion_types::{Bounds, Distance, Reason};

use super::cameron::cameron_time;
use super::constants::{MARATHON_M, MARATHON_TOO_FAST_MIN};
use super::oxygen::OxygenCost;
use super::race::{PredictedTime, RaceError, RaceRange};
use super::reasons::{MARATHON_OPTIMISTIC, OUTSIDE_RANGE};
use super::riegel::Riegel;
use super::vdot::Vdot;

/// A model of equal races.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum EquivalenceModel {
    /// Daniels and Gilbert: [`Vdot`].
    DanielsGilbert,
    /// [`Riegel`].
    Riegel,
    /// [`cameron_time`].
    Cameron,
}

impl EquivalenceModel {
    /// Every model, in the order in which they are reported.
    pub const ALL: [Self; 3] = [Self::DanielsGilbert, Self::Riegel, Self::Cameron];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DanielsGilbert => "daniels-gilbert",
            Self::Riegel => "riegel",
            Self::Cameron => "cameron",
        }
    }

    /// What a race of `time` over `distance` is worth over the distance `to`, by this model.
    ///
    /// # Errors
    ///
    /// [`RaceError`], as the model has it.
    pub fn time_for(
        self,
        distance: Distance,
        time: Duration,
        to: Distance,
        rules: &EquivalenceRules,
    ) -> Result<PredictedTime, RaceError> {
        match self {
            Self::DanielsGilbert => {
                let race = Vdot::from_race(distance, time, rules.cost)?;
                let predicted = race.vdot.time_for(to)?;
                // What is wrong with the race given is wrong with the prediction too.
                let range = match race.range {
                    RaceRange::Within => predicted.range,
                    outside => outside,
                };
                Ok(PredictedTime { range, ..predicted })
            }
            Self::Riegel => rules.riegel.time_for(distance, time, to),
            Self::Cameron => cameron_time(distance, time, to),
        }
    }
}

/// The conventions of the models.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
pub struct EquivalenceRules {
    /// The constant of the oxygen cost.
    pub cost: OxygenCost,
    /// The exponent of Riegel's formula, such as the athlete's [own](super::RiegelFit).
    pub riegel: Riegel,
}

/// The time of one model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct EquivalentTime {
    /// The model.
    pub model: EquivalenceModel,
    /// Its time, and whether it was made for it.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub predicted: PredictedTime,
}

/// What a race is worth over one distance.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct EquivalentRace {
    /// The distance.
    #[cfg_attr(feature = "serde", serde(rename = "distance_m"))]
    pub distance: Distance,
    /// The times in the order of [`EquivalenceModel::ALL`]. A model without a value is absent.
    pub times: Vec<EquivalentTime>,
    /// What to keep in mind.
    pub reasons: Vec<Reason>,
}

impl EquivalentRace {
    /// The time of a model.
    #[must_use]
    pub fn by(&self, model: EquivalenceModel) -> Option<PredictedTime> {
        self.times.iter().find(|time| time.model == model).map(|time| time.predicted)
    }

    /// The fastest and the slowest of the models that were made for such races; `None` where no
    /// model was. Their distance is no interval: the models share their errors.
    #[must_use]
    pub fn spread(&self) -> Option<Bounds<Duration>> {
        let times = || self.times.iter().filter_map(|time| time.predicted.within());
        Bounds::new(times().min()?, times().max()?).ok()
    }

    /// The width of the [spread](Self::spread), in per cent of the fastest time.
    #[must_use]
    pub fn spread_percent(&self) -> Option<f64> {
        let spread = self.spread()?;
        Some(100.0 * (spread.max().as_secs_f64() / spread.min().as_secs_f64() - 1.0))
    }
}

/// What a race is worth over other distances, by each model, with their spread.
///
/// # Limits
///
/// An equal race, not a prediction of the next one: it assumes training for the other distance, a
/// level course and cool weather. The models agree with one another better than with single
/// runners: of recreational runners, half ran the marathon at least 10 min slower than Riegel's
/// formula said, and every marathon from a shorter race carries that reason. A model that was not
/// made for one of the two races is marked and stays out of the spread.
///
/// # Errors
///
/// [`RaceError::Distance`] and [`RaceError::Time`] for zeros; [`RaceError::Vdot`] for a race that
/// nobody runs, as with a distance in the wrong unit.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use stadion_physiology::{EquivalenceModel, EquivalenceRules, equivalent_races};
/// use stadion_types::Distance;
///
/// let [ten, marathon] = [10_000.0, 42_195.0].map(Distance::const_meters);
/// let time = Duration::from_secs(40 * 60);
/// let races = equivalent_races(ten, time, &[marathon], &EquivalenceRules::default())?;
/// let riegel = races[0].by(EquivalenceModel::Riegel).ok_or("no time")?;
/// assert!((riegel.time.as_secs_f64() - 11_040.48).abs() < 0.01);
/// assert!(races[0].spread_percent().is_some_and(|percent| percent < 2.0));
/// assert_eq!(races[0].reasons[0].code(), "race-marathon-optimistic");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// See [`Vdot`], [`Riegel`] and [`cameron_time`]; for the marathon Vickers & Vertosick (2016), BMC
/// Sports Sci Med Rehabil 8:26, doi:10.1186/s13102-016-0052-y.
pub fn equivalent_races(
    distance: Distance,
    time: Duration,
    to: &[Distance],
    rules: &EquivalenceRules,
) -> Result<Vec<EquivalentRace>, RaceError> {
    // Refused here, so that a bad race is an error also where nothing is asked of it.
    Vdot::from_race(distance, time, rules.cost)?;
    to.iter().map(|&to| one(distance, time, to, rules)).collect()
}

fn one(
    distance: Distance,
    time: Duration,
    to: Distance,
    rules: &EquivalenceRules,
) -> Result<EquivalentRace, RaceError> {
    let mut race = EquivalentRace { distance: to, times: Vec::new(), reasons: Vec::new() };
    let close = 0.99 * MARATHON_M;
    if to.meters() >= close && distance.meters() < close {
        race.reasons.push(Reason::new(MARATHON_OPTIMISTIC).with("minutes", MARATHON_TOO_FAST_MIN));
    }
    for model in EquivalenceModel::ALL {
        let predicted = match model.time_for(distance, time, to, rules) {
            Ok(predicted) => predicted,
            // Beyond this model's reach, and perhaps not beyond another's.
            Err(RaceError::TooFar { .. }) => continue,
            Err(error) => return Err(error),
        };
        if predicted.range != RaceRange::Within {
            race.reasons.push(
                Reason::new(OUTSIDE_RANGE)
                    .with("model", model.as_str())
                    .with("range", predicted.range.as_str()),
            );
        }
        race.times.push(EquivalentTime { model, predicted });
    }
    Ok(race)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn races(m: f64, s: u64, to: &[f64]) -> Result<Vec<EquivalentRace>, RaceError> {
        let to: Vec<_> = to.iter().map(|&m| Distance::const_meters(m)).collect();
        let time = Duration::from_secs(s);
        equivalent_races(Distance::const_meters(m), time, &to, &EquivalenceRules::default())
    }

    fn codes(race: &EquivalentRace) -> Vec<&str> {
        race.reasons.iter().map(Reason::code).collect()
    }

    #[test]
    fn reasons_and_the_spread() {
        let found = races(10_000.0, 2400, &[5000.0, 400.0, 42_195.0, 100_000.0]).unwrap();
        let [five, lap, marathon, ultra] = &found[..] else { panic!() };
        assert!(codes(five).is_empty());
        assert_eq!(five.times.len(), 3);
        assert_eq!(codes(lap), ["race-outside-range"; 3]);
        assert_eq!(lap.spread(), None);
        assert_eq!(lap.spread_percent(), None);
        assert_eq!(codes(marathon), ["race-marathon-optimistic"]);
        let percent = marathon.spread_percent().unwrap();
        assert!((percent - 100.0 * (11_244.53 / 11_040.48 - 1.0)).abs() < 1e-3, "{percent}");
        assert_eq!(codes(ultra)[1..], ["race-outside-range"; 3]);
        let far = &races(10_000.0, 2400, &[300_000.0]).unwrap()[0];
        assert_eq!(far.by(EquivalenceModel::Cameron), None);
        assert_eq!(far.times.len(), 2);
    }

    /// A marathon from a marathon, or from an ultramarathon, is no guess from a shorter race.
    #[test]
    fn only_shorter_races_flatter() {
        assert!(codes(&races(42_195.0, 12_000, &[42_195.0]).unwrap()[0]).is_empty());
    }

    #[test]
    fn a_bad_given_race_is_marked_in_each_model() {
        let lap = &races(400.0, 60, &[5000.0]).unwrap()[0];
        assert!(lap.times.iter().all(|t| t.predicted.range == RaceRange::Shorter));
        assert_eq!(races(0.0, 60, &[]), Err(RaceError::Distance));
        assert_eq!(races(400.0, 0, &[]), Err(RaceError::Time));
        assert!(matches!(races(400_000.0, 60, &[5000.0]), Err(RaceError::Vdot { .. })));
        assert_eq!(races(400.0, 60, &[0.0]), Err(RaceError::Distance));
    }

    #[cfg(feature = "serde")]
    #[test]
    fn the_document() {
        let race = races(10_000.0, 2400, &[400_000.0]).unwrap().remove(0);
        let text = serde_json::to_string(&race.times[1]).unwrap();
        assert!(text.starts_with(r#"{"model":"riegel","time_s":"#), "{text}");
        let text = serde_json::to_string(&race).unwrap();
        let back: EquivalentRace = serde_json::from_str(&text).unwrap();
        assert_eq!(back.times, race.times);
        for model in EquivalenceModel::ALL {
            let text = serde_json::to_string(&model).unwrap();
            assert_eq!(text, format!("\"{}\"", model.as_str()));
        }
    }
}
