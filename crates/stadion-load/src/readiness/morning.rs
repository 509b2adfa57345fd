//! What is known of a morning.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use stadion_types::HeartRate;

/// Below this a variability is taken for a fault of the measurement.
pub(super) const LOWEST_MS: f64 = 10.0;
/// Above this, too.
pub(super) const HIGHEST_MS: f64 = 250.0;

/// Why a number is no variability of a morning at rest.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
#[error(
    "an rMSSD of {value_ms} ms is outside {LOWEST_MS} to {HIGHEST_MS} ms, which a morning at rest gives"
)]
pub struct RmssdError {
    /// The number.
    pub value_ms: f64,
}

/// The root mean square of successive differences of heartbeats at rest, from 10 to 250 ms.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Rmssd(f64);

impl Rmssd {
    /// A value in milliseconds.
    ///
    /// # Errors
    ///
    /// [`RmssdError`] unless it lies in 10 to 250 ms.
    pub fn from_milliseconds(value_ms: f64) -> Result<Self, RmssdError> {
        if (LOWEST_MS..=HIGHEST_MS).contains(&value_ms) {
            Ok(Self(value_ms))
        } else {
            Err(RmssdError { value_ms })
        }
    }

    /// The value in milliseconds.
    #[must_use]
    pub const fn milliseconds(self) -> f64 {
        self.0
    }

    /// Its natural logarithm, in which mornings are compared.
    #[must_use]
    pub fn ln(self) -> f64 {
        self.0.ln()
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Rmssd {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_milliseconds(f64::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// Why a number is no answer.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
#[error("{value} is no answer on a scale from {best} at best to {worst} at worst")]
pub struct AnswerError {
    /// The number.
    pub value: f64,
    /// The best answer.
    pub best: f64,
    /// The worst answer.
    pub worst: f64,
}

/// An answer of the athlete, from 0 at best to 1 at worst, whatever scale it was asked on.
///
/// ```
/// use stadion_load::Answer;
///
/// // Soreness from 1 to 7, and sleep from 5 at best to 1.
/// assert_eq!(Answer::on_scale(4.0, 1.0, 7.0)?.badness(), 0.5);
/// assert_eq!(Answer::on_scale(5.0, 5.0, 1.0)?.badness(), 0.0);
/// # Ok::<(), stadion_load::AnswerError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Answer(f64);

impl Answer {
    /// An answer on a scale with these ends, either of which may be the larger.
    ///
    /// # Errors
    ///
    /// [`AnswerError`] unless the value lies between two different ends.
    pub fn on_scale(value: f64, best: f64, worst: f64) -> Result<Self, AnswerError> {
        let badness = (value - best) / (worst - best);
        if (0.0..=1.0).contains(&badness) {
            Ok(Self(badness + 0.0))
        } else {
            Err(AnswerError { value, best, worst })
        }
    }

    /// From 0 at best to 1 at worst.
    #[must_use]
    pub const fn badness(self) -> f64 {
        self.0
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Answer {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::on_scale(f64::deserialize(deserializer)?, 0.0, 1.0).map_err(serde::de::Error::custom)
    }
}

/// What an athlete is asked in the morning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Question {
    /// How sore the muscles are.
    Soreness,
    /// How tired one is.
    Fatigue,
    /// How one slept.
    Sleep,
    /// How much weighs on one.
    Stress,
    /// What mood one is in.
    Mood,
}

impl Question {
    /// Every question, in the order of the declaration.
    pub const ALL: [Self; 5] =
        [Self::Soreness, Self::Fatigue, Self::Sleep, Self::Stress, Self::Mood];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Soreness => "soreness",
            Self::Fatigue => "fatigue",
            Self::Sleep => "sleep",
            Self::Stress => "stress",
            Self::Mood => "mood",
        }
    }
}

/// A sign of readiness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum ReadinessSign {
    /// The logarithm of rMSSD in milliseconds.
    HeartRateVariability,
    /// The resting heart rate in beats a minute.
    RestingHeartRate,
    /// An answer, from 0 at best to 1 at worst.
    #[cfg_attr(feature = "serde", serde(untagged))]
    Answer(Question),
}

impl ReadinessSign {
    /// Every sign, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::HeartRateVariability,
        Self::RestingHeartRate,
        Self::Answer(Question::Soreness),
        Self::Answer(Question::Fatigue),
        Self::Answer(Question::Sleep),
        Self::Answer(Question::Stress),
        Self::Answer(Question::Mood),
    ];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::HeartRateVariability => "heart-rate-variability",
            Self::RestingHeartRate => "resting-heart-rate",
            Self::Answer(question) => question.as_str(),
        }
    }
}

/// One morning. What was not measured or asked is absent, and never 0.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
#[non_exhaustive]
pub struct Morning {
    /// Variability of the heartbeats.
    pub rmssd_ms: Option<Rmssd>,
    /// Heart rate at rest.
    pub resting_bpm: Option<HeartRate>,
    /// The athlete's answers.
    pub answers: BTreeMap<Question, Answer>,
}

impl Morning {
    /// Adds the variability.
    #[must_use]
    pub const fn with_rmssd(mut self, rmssd: Rmssd) -> Self {
        self.rmssd_ms = Some(rmssd);
        self
    }

    /// Adds the resting heart rate.
    #[must_use]
    pub const fn with_resting_hr(mut self, resting: HeartRate) -> Self {
        self.resting_bpm = Some(resting);
        self
    }

    /// Adds an answer.
    #[must_use]
    pub fn with_answer(mut self, question: Question, answer: Answer) -> Self {
        self.answers.insert(question, answer);
        self
    }

    /// The value of a sign, in the unit in which it is compared.
    #[must_use]
    pub fn value(&self, sign: ReadinessSign) -> Option<f64> {
        match sign {
            ReadinessSign::HeartRateVariability => self.rmssd_ms.map(Rmssd::ln),
            ReadinessSign::RestingHeartRate => self.resting_bpm.map(HeartRate::bpm),
            ReadinessSign::Answer(question) => self.answers.get(&question).map(|a| a.badness()),
        }
    }
}

/// Mornings by date; a date that is not there is unknown.
pub type Mornings = BTreeMap<NaiveDate, Morning>;
