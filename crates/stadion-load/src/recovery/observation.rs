//! What an athlete observes after a session, until a sign is back.

use stadion_sessions::Class;

use super::assess::{RecoveryError, recovery_with};
use super::conditions::RecoveryConditions;
use super::own::OwnRecovery;
use super::size::SessionSize;
use super::system::{BodySystem, Hours};

/// A sign by which an athlete sees that a system is back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum RecoverySign {
    /// Heart-rate variability is within its band again.
    HeartRateVariability,
    /// The resting heart rate is within its band again.
    RestingHeartRate,
    /// A jump is as high as before.
    JumpHeight,
    /// Muscles and tendons are no longer sore.
    Soreness,
    /// A fixed pace feels as easy as before.
    ExertionAtPace,
}

impl RecoverySign {
    /// Every sign, in the order of the declaration.
    pub const ALL: [Self; 5] = [
        Self::HeartRateVariability,
        Self::RestingHeartRate,
        Self::JumpHeight,
        Self::Soreness,
        Self::ExertionAtPace,
    ];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::HeartRateVariability => "heart-rate-variability",
            Self::RestingHeartRate => "resting-heart-rate",
            Self::JumpHeight => "jump-height",
            Self::Soreness => "soreness",
            Self::ExertionAtPace => "exertion-at-pace",
        }
    }

    /// The system that the sign is taken to tell of. How hard a fixed pace feels tells of several;
    /// that it counts for the stores of energy is a convention.
    #[must_use]
    pub const fn system(self) -> BodySystem {
        match self {
            Self::HeartRateVariability | Self::RestingHeartRate => BodySystem::Autonomic,
            Self::JumpHeight => BodySystem::Neuromuscular,
            Self::ExertionAtPace => BodySystem::Metabolic,
            Self::Soreness => BodySystem::Musculoskeletal,
        }
    }
}

/// When a sign was back, in hours after the end of the session, as far as it was looked at.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Seen {
    /// Back at this time.
    Back {
        /// Hours after the end of the session.
        at_h: f64,
    },
    /// Not back at one look, back at the next.
    BackBetween {
        /// Hours until the last look at which it was not back.
        not_yet_h: f64,
        /// Hours until the first look at which it was.
        back_h: f64,
    },
    /// Back at the first look.
    BackBefore {
        /// Hours until that look.
        at_h: f64,
    },
    /// Not back at the last look.
    NotYet {
        /// Hours until that look.
        at_h: f64,
    },
}

impl Seen {
    /// The limits between which the sign came back.
    pub(super) const fn limits_h(self) -> (f64, f64) {
        match self {
            Self::Back { at_h } => (at_h, at_h),
            Self::BackBetween { not_yet_h, back_h } => (not_yet_h, back_h),
            Self::BackBefore { at_h } => (0.0, at_h),
            Self::NotYet { at_h } => (at_h, f64::INFINITY),
        }
    }

    /// What several looks at a sign tell: hours after the end of the session, and whether it was
    /// back. Back is back for good, so a look at which it was gone again counts as not yet.
    ///
    /// ```
    /// use stadion_load::Seen;
    ///
    /// let mornings = [(14.0, false), (38.0, true), (62.0, false), (86.0, true)];
    /// let seen = Seen::BackBetween { not_yet_h: 62.0, back_h: 86.0 };
    /// assert_eq!(Seen::from_looks(&mornings), Some(seen));
    /// assert_eq!(Seen::from_looks(&[]), None);
    /// ```
    #[must_use]
    pub fn from_looks(looks: &[(f64, bool)]) -> Option<Self> {
        let times = |back: bool| looks.iter().filter(move |look| look.1 == back).map(|look| look.0);
        let not_yet = times(false).max_by(f64::total_cmp);
        let after = |h: &f64| not_yet.is_none_or(|not_yet| *h > not_yet);
        let back = times(true).filter(after).min_by(f64::total_cmp);
        match (not_yet, back) {
            (Some(not_yet_h), Some(back_h)) => Some(Self::BackBetween { not_yet_h, back_h }),
            (None, Some(at_h)) => Some(Self::BackBefore { at_h }),
            (Some(at_h), None) => Some(Self::NotYet { at_h }),
            (None, None) => None,
        }
    }

    /// Whether the time itself is known.
    #[must_use]
    pub const fn is_exact(self) -> bool {
        matches!(self, Self::Back { .. })
    }
}

/// Why something is no observation of recovery.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ObservationError {
    /// The times are no hours after a session.
    #[error(
        "a sign is looked at some hours after the session, and later looks come later; {from_h} to {to_h} h are not that"
    )]
    Time {
        /// The earlier time.
        from_h: f64,
        /// The later time.
        to_h: f64,
    },
    /// The session itself has no figures that the observation could be held against.
    #[error(transparent)]
    NoFigures(#[from] RecoveryError),
    /// A setting of the athlete's own ranges is out of bounds.
    #[error("{what} of {value} is not above 0")]
    Setting {
        /// Which one.
        what: &'static str,
        /// The value.
        value: f64,
    },
}

/// One look, or several, at one sign after one session.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct RecoveryObservation {
    class: Class,
    sign: RecoverySign,
    expected: Hours,
    seen: Seen,
}

impl RecoveryObservation {
    /// What was seen after a session of this class and size.
    ///
    /// It is held against what the table gives for that session under its conditions, so a long
    /// session in the heat does not make the athlete a slow one.
    ///
    /// # Errors
    ///
    /// [`ObservationError::Time`] unless the times are finite, above 0 and in order;
    /// [`ObservationError::NoFigures`] for a class without figures.
    pub fn new(
        class: Class,
        size: &SessionSize,
        conditions: &RecoveryConditions,
        sign: RecoverySign,
        seen: Seen,
    ) -> Result<Self, ObservationError> {
        let found = recovery_with(&[class], size, conditions, &OwnRecovery::default())?;
        Self::against(class, found.recovery.system(sign.system()).hours, sign, seen)
    }

    /// The same against hours that are known already.
    ///
    /// # Errors
    ///
    /// [`ObservationError::Time`].
    pub fn against(
        class: Class,
        expected: Hours,
        sign: RecoverySign,
        seen: Seen,
    ) -> Result<Self, ObservationError> {
        let (from_h, to_h) = match seen {
            Seen::BackBetween { not_yet_h, back_h } => (not_yet_h, back_h),
            Seen::Back { at_h } | Seen::BackBefore { at_h } | Seen::NotYet { at_h } => (at_h, at_h),
        };
        let ordered = match seen {
            Seen::BackBetween { .. } => from_h < to_h,
            _ => true,
        };
        if from_h > 0.0 && to_h.is_finite() && ordered && expected.max_h() > 0.0 {
            Ok(Self { class, sign, expected, seen })
        } else {
            Err(ObservationError::Time { from_h, to_h })
        }
    }

    /// The class of the session.
    #[must_use]
    pub const fn class(&self) -> Class {
        self.class
    }

    /// The sign.
    #[must_use]
    pub const fn sign(&self) -> RecoverySign {
        self.sign
    }

    /// What the table gave for the session.
    #[must_use]
    pub const fn expected(&self) -> Hours {
        self.expected
    }

    /// What was seen.
    #[must_use]
    pub const fn seen(&self) -> Seen {
        self.seen
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for RecoveryObservation {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Stored {
            class: Class,
            sign: RecoverySign,
            expected: Hours,
            seen: Seen,
        }
        let Stored { class, sign, expected, seen } = Stored::deserialize(deserializer)?;
        Self::against(class, expected, sign, seen).map_err(serde::de::Error::custom)
    }
}
