//! Training paces from VDOT.

use stadion_types::{Bounds, Distance, Reason, Speed};

use super::constants::{
    MARATHON_FRACTION, MARATHON_M, PACE_RANGES, PACE_TARGETS, REPETITION_GAIN_S_KM,
    REPETITION_SLOW_BELOW,
};
use super::race::{RaceError, speed};
use super::reasons::ABOVE_THRESHOLD;
use super::vdot::Vdot;

/// A kind of training pace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum TrainingPace {
    /// Easy running, E.
    Easy,
    /// Marathon pace, M.
    Marathon,
    /// Threshold pace, T: what can be raced for about an hour.
    Threshold,
    /// Interval pace, I: near the speed at VO2max.
    Interval,
    /// Repetition pace, R: about that of a mile race.
    Repetition,
}

impl TrainingPace {
    /// Every kind, the slowest first.
    pub const ALL: [Self; 5] =
        [Self::Easy, Self::Marathon, Self::Threshold, Self::Interval, Self::Repetition];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Easy => "easy",
            Self::Marathon => "marathon",
            Self::Threshold => "threshold",
            Self::Interval => "interval",
            Self::Repetition => "repetition",
        }
    }

    /// Whether the pace is meant to stay at or below the second threshold.
    #[must_use]
    pub const fn stays_below_threshold(self) -> bool {
        matches!(self, Self::Easy | Self::Marathon | Self::Threshold)
    }
}

/// How marathon pace is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum MarathonPace {
    /// The mean speed of the marathon that VDOT predicts; closer to the book at every level.
    #[default]
    RacePrediction,
    /// 0.8251 of VDOT.
    Fraction,
}

/// How repetition pace is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum RepetitionPace {
    /// 1.089 of VDOT.
    #[default]
    Fraction,
    /// 15 s/km faster than interval pace, and 20 s/km for a VDOT below 50.
    FromInterval,
}

impl MarathonPace {
    /// Every way, the default first.
    pub const ALL: [Self; 2] = [Self::RacePrediction, Self::Fraction];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RacePrediction => "race-prediction",
            Self::Fraction => "fraction",
        }
    }
}

impl RepetitionPace {
    /// Every way, the default first.
    pub const ALL: [Self; 2] = [Self::Fraction, Self::FromInterval];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Fraction => "fraction",
            Self::FromInterval => "from-interval",
        }
    }
}

/// Where sources give two ways to the same pace, which one is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
pub struct PaceRules {
    /// Marathon pace.
    pub marathon: MarathonPace,
    /// Repetition pace.
    pub repetition: RepetitionPace,
}

/// One training pace, as speeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct PaceTarget {
    /// What the book's table is met by: for easy running a band, for the others one speed.
    #[cfg_attr(feature = "serde", serde(rename = "target_m_s"))]
    pub target: Bounds<Speed>,
    /// The speeds at the ends of the share of VO2max that is named for the pace. A wider statement
    /// than the target, which mostly lies inside: the very fastest marathons lie above it.
    #[cfg_attr(feature = "serde", serde(rename = "range_m_s"))]
    pub range: Bounds<Speed>,
}

/// The training paces of one VDOT.
///
/// # Model
///
/// Each pace is the speed whose [oxygen cost](super::OxygenCost::uptake_ml_kg_min) is a fraction of
/// VDOT.
///
/// | pace       | target, of VDOT                                 | range, of VO2max |
/// | ---------- | ----------------------------------------------- | ---------------- |
/// | easy       | 0.6304 to 0.7346                                | 0.59 to 0.74     |
/// | marathon   | the predicted race, or 0.8251                   | 0.75 to 0.84     |
/// | threshold  | 0.8799                                          | 0.83 to 0.88     |
/// | interval   | 0.9743                                          | 0.95 to 1.00     |
/// | repetition | 1.089, or interval pace less 15 or 20 s/km      | 1.05 to 1.20     |
///
/// The target fractions are those that best meet the tables of Daniels' book.
///
/// # Limits
///
/// Anchors that do not know the athlete's own threshold: threshold pace lies 1.2 % below 10 km race
/// pace at VDOT 35, 2.9 % at 50 and 4.4 % at 70. Where the speed at LT2 was measured, cap them by
/// it with [`capped_by`](Self::capped_by). Level ground, moderate weather.
///
/// # Examples
///
/// ```
/// use stadion_physiology::{PaceRules, TrainingPace, TrainingPaces, Vdot};
/// use stadion_types::PaceUnit;
///
/// let paces = TrainingPaces::new(Vdot::new(50.0)?, PaceRules::default())?;
/// let threshold = paces.get(TrainingPace::Threshold).target.max();
/// let pace = threshold.pace(PaceUnit::PerKilometer).ok_or("standing")?;
/// assert_eq!(format!("{pace:.0}"), "4:15 /km");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Daniels' Running Formula for the paces; the fractions from the public notebooks tlgs/vdot.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct TrainingPaces {
    /// What they were made from.
    pub vdot: Vdot,
    /// How they were made.
    pub rules: PaceRules,
    /// Easy running.
    pub easy: PaceTarget,
    /// Marathon pace.
    pub marathon: PaceTarget,
    /// Threshold pace.
    pub threshold: PaceTarget,
    /// Interval pace.
    pub interval: PaceTarget,
    /// Repetition pace.
    pub repetition: PaceTarget,
}

impl TrainingPaces {
    /// The paces of a VDOT.
    ///
    /// # Errors
    ///
    /// [`RaceError::Unrepresentable`] if a pace is none, which no VDOT that can be made leads to.
    pub fn new(vdot: Vdot, rules: PaceRules) -> Result<Self, RaceError> {
        let fraction = |pace: TrainingPace| {
            let [lo, hi] = PACE_TARGETS[pace as usize];
            bounds(vdot.speed_at(lo)?, vdot.speed_at(hi)?)
        };
        let with_range = |pace: TrainingPace, target: Bounds<Speed>| {
            let [lo, hi] = PACE_RANGES[pace as usize];
            Ok(PaceTarget { target, range: bounds(vdot.speed_at(lo)?, vdot.speed_at(hi)?)? })
        };
        let marathon = match rules.marathon {
            MarathonPace::RacePrediction => {
                let distance =
                    Distance::from_meters(MARATHON_M).map_err(|_| RaceError::Unrepresentable)?;
                speed(MARATHON_M / vdot.time_for(distance)?.time.as_secs_f64())?
            }
            MarathonPace::Fraction => vdot.speed_at(MARATHON_FRACTION)?,
        };
        let interval = fraction(TrainingPace::Interval)?;
        let repetition = match rules.repetition {
            RepetitionPace::Fraction => fraction(TrainingPace::Repetition)?,
            RepetitionPace::FromInterval => {
                let [fast, slow] = REPETITION_GAIN_S_KM;
                let gain = if vdot.value() < REPETITION_SLOW_BELOW { slow } else { fast };
                let s_km = 1000.0 / interval.max().meters_per_second();
                let speed = speed(1000.0 / (s_km - gain))?;
                bounds(speed, speed)?
            }
        };
        Ok(Self {
            vdot,
            rules,
            easy: with_range(TrainingPace::Easy, fraction(TrainingPace::Easy)?)?,
            marathon: with_range(TrainingPace::Marathon, bounds(marathon, marathon)?)?,
            threshold: with_range(TrainingPace::Threshold, fraction(TrainingPace::Threshold)?)?,
            interval: with_range(TrainingPace::Interval, interval)?,
            repetition: with_range(TrainingPace::Repetition, repetition)?,
        })
    }

    /// One of the paces.
    #[must_use]
    pub const fn get(&self, pace: TrainingPace) -> &PaceTarget {
        match pace {
            TrainingPace::Easy => &self.easy,
            TrainingPace::Marathon => &self.marathon,
            TrainingPace::Threshold => &self.threshold,
            TrainingPace::Interval => &self.interval,
            TrainingPace::Repetition => &self.repetition,
        }
    }

    /// The paces with those that are meant to stay at or below the second threshold held down to
    /// the athlete's own: easy, marathon and threshold pace. Interval and repetition pace are meant
    /// to lie above it and stay.
    ///
    /// ```
    /// use stadion_physiology::{PaceRules, TrainingPaces, Vdot};
    /// use stadion_types::Speed;
    ///
    /// let paces = TrainingPaces::new(Vdot::new(70.0)?, PaceRules::default())?;
    /// let measured = Speed::from_meters_per_second(5.0)?;
    /// let capped = paces.capped_by(measured)?;
    /// assert_eq!(capped.paces.threshold.target.max(), measured);
    /// assert!(capped.uncapped.threshold.target.max() > measured);
    /// assert_eq!(capped.reasons[0].code(), "pace-above-threshold");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`RaceError::Unrepresentable`] for a cap of 0.
    pub fn capped_by(&self, lt2: Speed) -> Result<CappedPaces, RaceError> {
        if lt2 == Speed::MIN {
            return Err(RaceError::Unrepresentable);
        }
        let mut paces = *self;
        let mut reasons = Vec::new();
        for (pace, target) in [
            (TrainingPace::Easy, &mut paces.easy),
            (TrainingPace::Marathon, &mut paces.marathon),
            (TrainingPace::Threshold, &mut paces.threshold),
        ] {
            let was = target.target.max();
            if was > lt2 {
                reasons.push(
                    Reason::new(ABOVE_THRESHOLD)
                        .with("pace", pace.as_str())
                        .with("vdot", self.vdot.value())
                        .with("pace_m_s", was.meters_per_second())
                        .with("lt2_m_s", lt2.meters_per_second()),
                );
            }
            for ends in [&mut target.target, &mut target.range] {
                *ends = bounds(ends.min().min(lt2), ends.max().min(lt2))?;
            }
        }
        Ok(CappedPaces { lt2, paces, uncapped: *self, reasons })
    }
}

/// Training paces held down to a measured threshold, beside what they were.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct CappedPaces {
    /// The measured speed at the second threshold.
    #[cfg_attr(feature = "serde", serde(rename = "lt2_m_s"))]
    pub lt2: Speed,
    /// The paces to train at.
    pub paces: TrainingPaces,
    /// The paces of VDOT alone.
    pub uncapped: TrainingPaces,
    /// One for each pace whose target was held down.
    pub reasons: Vec<Reason>,
}

fn bounds(min: Speed, max: Speed) -> Result<Bounds<Speed>, RaceError> {
    Bounds::new(min, max).map_err(|_| RaceError::Unrepresentable)
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_abs_diff_eq;

    fn paces(vdot: f64, rules: PaceRules) -> TrainingPaces {
        TrainingPaces::new(Vdot::new(vdot).unwrap(), rules).unwrap()
    }

    fn s_km(speed: Speed) -> f64 {
        1000.0 / speed.meters_per_second()
    }

    /// Computed apart from this crate, in s/km, with what the book prints.
    #[test]
    fn worked_numbers() {
        for (vdot, t, i, m, book) in [
            (40.0, 305.55, 281.50, 326.52, [306.0, 282.0, 329.0]),
            (50.0, 255.20, 234.99, 271.12, [255.0, 235.0, 271.0]),
            (60.0, 220.14, 202.71, 232.31, [220.0, 203.0, 232.0]),
            (70.0, 194.30, 178.95, 203.64, [194.0, 179.0, 204.0]),
        ] {
            let paces = paces(vdot, PaceRules::default());
            let found =
                [paces.threshold, paces.interval, paces.marathon].map(|p| s_km(p.target.max()));
            // The figures take threshold pace at 0.88; it is 0.8799 here.
            assert_abs_diff_eq!(found[0], t, epsilon = 0.035);
            assert_abs_diff_eq!(found[1], i, epsilon = 6e-3);
            assert_abs_diff_eq!(found[2], m, epsilon = 6e-3);
            for (found, book) in found.into_iter().zip(book) {
                assert_abs_diff_eq!(found, book, epsilon = 2.6);
            }
        }
        let fifty = paces(50.0, PaceRules::default());
        assert_abs_diff_eq!(s_km(fifty.easy.target.min()), 333.8, epsilon = 0.06);
        assert_abs_diff_eq!(s_km(fifty.easy.target.max()), 295.3, epsilon = 0.06);
        assert_abs_diff_eq!(s_km(fifty.repetition.target.max()), 214.7, epsilon = 0.06);
    }

    #[test]
    fn the_other_ways() {
        let rules = PaceRules {
            marathon: MarathonPace::Fraction,
            repetition: RepetitionPace::FromInterval,
        };
        for (vdot, gain) in [(50.0, 15.0), (49.9, 20.0)] {
            let paces = paces(vdot, rules);
            let [i, r] = [paces.interval, paces.repetition].map(|p| s_km(p.target.max()));
            assert_abs_diff_eq!(i - r, gain, epsilon = 1e-9);
        }
        let marathon = paces(50.0, rules).marathon.target.max();
        let predicted = paces(50.0, PaceRules::default()).marathon.target.max();
        assert!(marathon > predicted, "0.8251 is more than the race allows at VDOT 50");
    }

    #[test]
    fn a_cap_holds_what_should_stay_below() {
        let fifty = paces(50.0, PaceRules::default());
        let low = Speed::const_meters_per_second(3.5);
        let capped = fifty.capped_by(low).unwrap();
        for pace in TrainingPace::ALL {
            let held = capped.paces.get(pace).target.max() <= low;
            assert_eq!(held, pace.stays_below_threshold(), "{pace:?}");
            assert!(capped.paces.get(pace).range.max() <= low || !held);
        }
        let codes: Vec<_> = capped.reasons.iter().map(|r| r.parameter("pace").cloned()).collect();
        assert_eq!(codes, [Some("marathon".into()), Some("threshold".into())], "easy was below");
        let high = Speed::const_meters_per_second(4.5);
        let free = fifty.capped_by(high).unwrap();
        assert_eq!((free.paces, free.reasons.len()), (fifty, 0));
        assert_eq!(fifty.capped_by(Speed::MIN), Err(RaceError::Unrepresentable));
    }

    #[cfg(feature = "serde")]
    #[test]
    fn documents_round_trip() {
        let capped = paces(50.0, PaceRules::default())
            .capped_by(Speed::const_meters_per_second(3.7))
            .unwrap();
        let text = serde_json::to_string(&capped).unwrap();
        let back: CappedPaces = serde_json::from_str(&text).unwrap();
        assert_eq!(back.paces, capped.paces);
        for pace in TrainingPace::ALL {
            let text = serde_json::to_string(&pace).unwrap();
            assert_eq!(text, format!("\"{}\"", pace.as_str()));
        }
        for (way, name) in MarathonPace::ALL.map(|w| (w, w.as_str())) {
            assert_eq!(serde_json::to_string(&way).unwrap(), format!("\"{name}\""));
        }
        for (way, name) in RepetitionPace::ALL.map(|w| (w, w.as_str())) {
            assert_eq!(serde_json::to_string(&way).unwrap(), format!("\"{name}\""));
        }
    }
}
