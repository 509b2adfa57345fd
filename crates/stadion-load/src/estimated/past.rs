//! Estimates from the athlete's own sessions.

use core::fmt;
use core::time::Duration;

use stadion_sessions::Class;
use stadion_types::{ConstantRange, ConstantSlots, Rpe, Sport, TakesConstants};

use super::interval::median_and_next;
use crate::unit::{InvalidLoad, Load, LoadSource, LoadStatus, LoadUnit};

/// An earlier session whose load is known.
#[derive(Debug)]
#[non_exhaustive]
pub struct PastLoad<U: LoadUnit> {
    /// Kind of sport.
    pub sport: Sport,
    /// What the session was, where it is known.
    pub class: Option<Class>,
    /// How long it was.
    pub duration: Duration,
    /// How it was rated.
    pub rating: Option<Rpe>,
    /// What it cost.
    pub load: Load<U>,
}

impl<U: LoadUnit> Clone for PastLoad<U> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<U: LoadUnit> Copy for PastLoad<U> {}

impl<U: LoadUnit> PastLoad<U> {
    /// A session of this sport and length.
    #[must_use]
    pub const fn new(sport: Sport, duration: Duration, load: Load<U>) -> Self {
        Self { sport, class: None, duration, rating: None, load }
    }

    /// Adds what the session was.
    #[must_use]
    pub const fn with_class(mut self, class: Class) -> Self {
        self.class = Some(class);
        self
    }

    /// Adds how it was rated.
    #[must_use]
    pub const fn with_rating(mut self, rating: Rpe) -> Self {
        self.rating = Some(rating);
        self
    }
}

/// What an estimate goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum EstimateBasis {
    /// Rating times minutes, and what those cost the athlete before.
    Rating,
    /// Sessions of the same kind and about the same length.
    Similar,
}

impl EstimateBasis {
    /// Every basis.
    pub const ALL: [Self; 2] = [Self::Rating, Self::Similar];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rating => "rating",
            Self::Similar => "similar",
        }
    }
}

/// An estimated load with its interval.
#[derive(Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct EstimatedLoad<U> {
    /// The estimate; its status is [`LoadStatus::Estimated`] and its method that of the earlier loads.
    pub load: Load<U>,
    /// Lower end of the interval.
    pub lo: f64,
    /// Upper end.
    pub hi: f64,
    /// Probability with which a session like the earlier ones falls between the two.
    pub level: f64,
    /// Number of earlier sessions that it rests on.
    pub sessions: usize,
    /// What it goes by.
    pub basis: EstimateBasis,
}

impl<U: LoadUnit> fmt::Debug for EstimatedLoad<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EstimatedLoad")
            .field("load", &self.load)
            .field("lo", &self.lo)
            .field("hi", &self.hi)
            .field("level", &self.level)
            .field("sessions", &self.sessions)
            .field("basis", &self.basis)
            .finish()
    }
}

/// Why there is no estimate.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum EstimateRefusal {
    /// Too few earlier sessions of the kind are completely measured.
    #[error("{sessions} earlier sessions serve; {needed} are needed")]
    TooFew {
        /// Number of sessions that serve.
        sessions: usize,
        /// Number that the interval needs.
        needed: usize,
    },
    /// The earlier loads are by different methods.
    #[error("the earlier loads are by {one} and by {other}")]
    MixedMethods {
        /// One of the methods.
        one: &'static str,
        /// Another one.
        other: &'static str,
    },
    /// The rating is on the scale 6 to 20, or is 0.
    #[error("an estimate needs a rating above 0 on the scale to 10 (CR10)")]
    Rating,
    /// The session has no length.
    #[error("an estimate needs a duration")]
    Duration,
    /// A setting is out of range.
    #[error("the setting {setting} is out of range")]
    Setting {
        /// Name of the setting.
        setting: &'static str,
    },
    /// The estimate is no load.
    #[error(transparent)]
    Invalid(#[from] InvalidLoad),
}

impl EstimateRefusal {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 6] = [
        "too-few-sessions",
        "mixed-methods",
        "no-rating",
        "no-duration",
        "bad-estimator",
        "invalid-estimate",
    ];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooFew { .. } => Self::CODES[0],
            Self::MixedMethods { .. } => Self::CODES[1],
            Self::Rating => Self::CODES[2],
            Self::Duration => Self::CODES[3],
            Self::Setting { .. } => Self::CODES[4],
            Self::Invalid(_) => Self::CODES[5],
        }
    }
}

/// Estimates the load of a session in which the sensor failed, from the athlete's own earlier ones.
///
/// # Model
///
/// The median over the earlier sessions of load per rated minute ([`by_rating`](Self::by_rating)) or per
/// minute ([`by_similar`](Self::by_similar)), times those of the session. The interval is that of ranks:
/// of `n` earlier values, the next one lies between the `k`-th from either end with the probability
/// `(n + 1 − 2k) / (n + 1)`, whatever their distribution.
///
/// # Limits
///
/// Only sessions of the same sport whose load is [complete](LoadStatus::Complete) count, so no estimate
/// rests on estimates. Nine sessions are the least for an interval of 80 %. The athlete of a year ago
/// is another one: which sessions to hand in is for the caller to say.
///
/// # Errors
///
/// See [`EstimateRefusal`].
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use stadion_load::{Load, LoadEstimator, LoadSource, LoadStatus, PastLoad, Trimp};
/// use stadion_types::{Rpe, Sport};
///
/// let past = (1..=9)
///     .map(|n| {
///         let minutes = 40 + n;
///         let amount = f64::from(minutes) * 2.0;
///         let load = Load::<Trimp>::new(amount, "banister-trimp", LoadSource::HeartRate, 1.0)?;
///         let duration = Duration::from_secs(60 * u64::from(minutes as u32));
///         Ok(PastLoad::new(Sport::Running, duration, load).with_rating(Rpe::from_cr10(4.0)?))
///     })
///     .collect::<Result<Vec<_>, Box<dyn std::error::Error>>>()?;
/// let hour = Duration::from_secs(3600);
/// let found = LoadEstimator::default().by_rating(&past, Sport::Running, hour, Rpe::from_cr10(6.0)?)?;
/// assert!((found.load.amount() - 180.0).abs() < 1e-9);
/// assert_eq!((found.load.status(), found.load.method()), (LoadStatus::Estimated, "banister-trimp"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Order statistics; the ratio of lengths that count as alike is an agreement of this library.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct LoadEstimator {
    /// Least probability of the interval.
    pub level: f64,
    /// Sessions up to so many times longer or shorter are alike.
    pub duration_ratio: f64,
}

impl Default for LoadEstimator {
    fn default() -> Self {
        Self { level: Self::LEVEL, duration_ratio: Self::DURATION_RATIO }
    }
}

impl TakesConstants for LoadEstimator {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        slots.number("estimate.level", &mut self.level, ConstantRange::Probability);
        let ratio = ConstantRange::Between(1.0, f64::MAX);
        slots.number("estimate.duration-ratio", &mut self.duration_ratio, ratio);
    }
}

impl LoadEstimator {
    /// Least probability of the interval by default.
    pub const LEVEL: f64 = 0.8;
    /// How far lengths of alike sessions lie apart by default.
    pub const DURATION_RATIO: f64 = 1.25;

    /// From the rating and the duration of the session.
    ///
    /// # Errors
    ///
    /// See [`EstimateRefusal`].
    pub fn by_rating<U: LoadUnit>(
        &self,
        past: &[PastLoad<U>],
        sport: Sport,
        duration: Duration,
        rating: Rpe,
    ) -> Result<EstimatedLoad<U>, EstimateRefusal> {
        let size = |rating: Option<Rpe>, duration: Duration| {
            let size = rating.and_then(Rpe::cr10)? * duration.as_secs_f64();
            (size > 0.0).then_some(size)
        };
        if duration.is_zero() {
            return Err(EstimateRefusal::Duration);
        }
        let own = size(Some(rating), duration).ok_or(EstimateRefusal::Rating)?;
        let sized = past.iter().filter(|p| p.sport == sport);
        let sized = sized.filter_map(|p| Some((&p.load, size(p.rating, p.duration)?)));
        self.estimate(sized, own, EstimateBasis::Rating)
    }

    /// From sessions of the same class, where one is given, and about the same length.
    ///
    /// # Errors
    ///
    /// See [`EstimateRefusal`].
    pub fn by_similar<U: LoadUnit>(
        &self,
        past: &[PastLoad<U>],
        sport: Sport,
        class: Option<Class>,
        duration: Duration,
    ) -> Result<EstimatedLoad<U>, EstimateRefusal> {
        if self.duration_ratio.is_nan() || self.duration_ratio < 1.0 {
            return Err(EstimateRefusal::Setting { setting: "duration_ratio" });
        }
        if duration.is_zero() {
            return Err(EstimateRefusal::Duration);
        }
        let own = duration.as_secs_f64();
        let alike = |p: &&PastLoad<U>| {
            let ratio = p.duration.as_secs_f64() / own;
            let length = ratio <= self.duration_ratio && ratio * self.duration_ratio >= 1.0;
            length && p.sport == sport && (class.is_none() || p.class == class)
        };
        let rates = past.iter().filter(alike).map(|p| (&p.load, p.duration.as_secs_f64()));
        self.estimate(rates, own, EstimateBasis::Similar)
    }

    fn estimate<'a, U: LoadUnit>(
        &self,
        sized: impl Iterator<Item = (&'a Load<U>, f64)>,
        own: f64,
        basis: EstimateBasis,
    ) -> Result<EstimatedLoad<U>, EstimateRefusal> {
        if !(self.level > 0.0 && self.level < 1.0) {
            return Err(EstimateRefusal::Setting { setting: "level" });
        }
        let mut method = None;
        let mut rates = Vec::new();
        for (load, size) in sized.filter(|(l, _)| l.status() == LoadStatus::Complete) {
            let one = *method.get_or_insert(load.method());
            if one != load.method() {
                return Err(EstimateRefusal::MixedMethods { one, other: load.method() });
            }
            rates.push(load.amount() / size);
        }
        let sessions = rates.len();
        let too_few = |needed| EstimateRefusal::TooFew { sessions, needed };
        let [median, lo, hi, level] = median_and_next(&mut rates, self.level).map_err(too_few)?;
        let method = method.ok_or(too_few(1))?;
        let source = match basis {
            EstimateBasis::Rating => LoadSource::PerceivedExertion,
            EstimateBasis::Similar => LoadSource::PastSessions,
        };
        let load = Load::estimated(median * own, method, source)?;
        Ok(EstimatedLoad { load, lo: lo * own, hi: hi * own, level, sessions, basis })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Trimp;

    fn past(minutes: u64, amount: f64, coverage: f64, method: &'static str) -> PastLoad<Trimp> {
        let load = Load::new(amount, method, LoadSource::HeartRate, coverage).unwrap();
        PastLoad::new(Sport::Running, Duration::from_secs(60 * minutes), load)
    }

    fn history() -> Vec<PastLoad<Trimp>> {
        (1_u32..=9)
            .map(|n| past(60, 60.0 + f64::from(n), 1.0, "m").with_class(Class::Single))
            .collect()
    }

    const HOUR: Duration = Duration::from_secs(3600);

    #[test]
    fn alike_sessions_give_their_median() {
        let rules = LoadEstimator::default();
        let mut all = history();
        let found = rules.by_similar(&all, Sport::Running, Some(Class::Single), HOUR).unwrap();
        assert!((found.load.amount() - 65.0).abs() < 1e-9);
        assert!((found.lo - 61.0).abs() < 1e-9 && (found.hi - 69.0).abs() < 1e-9);
        assert_eq!((found.sessions, found.load.source()), (9, LoadSource::PastSessions));
        assert_eq!(found.load.coverage().to_bits(), 0.0_f64.to_bits());
        // Too long, too short, another sport, half measured: none of them changes anything.
        all.push(past(76, 999.0, 1.0, "m").with_class(Class::Single));
        all.push(past(47, 999.0, 1.0, "m").with_class(Class::Single));
        all.push(past(60, 999.0, 0.5, "m").with_class(Class::Single));
        all.push(past(60, 999.0, 1.0, "m"));
        all.push(PastLoad { sport: Sport::Cycling, ..all[0] });
        let again = rules.by_similar(&all, Sport::Running, Some(Class::Single), HOUR).unwrap();
        assert_eq!(again.load.amount().to_bits(), found.load.amount().to_bits());
        let longer = rules.by_similar(&all[..9], Sport::Running, None, HOUR * 6 / 5).unwrap();
        assert!((longer.load.amount() - 78.0).abs() < 1e-9);
    }

    #[test]
    fn refusals_say_why() {
        let rules = LoadEstimator::default();
        let mut all = history();
        let rating = Rpe::from_cr10(5.0).unwrap();
        let code = |all: &[PastLoad<Trimp>], rules: LoadEstimator, duration| {
            rules.by_similar(all, Sport::Running, None, duration).unwrap_err().code()
        };
        assert_eq!(code(&all[..8], rules, HOUR), "too-few-sessions");
        assert_eq!(code(&all, rules, Duration::ZERO), "no-duration");
        assert_eq!(code(&all, LoadEstimator { level: 1.0, ..rules }, HOUR), "bad-estimator");
        let narrow = LoadEstimator { duration_ratio: 0.9, ..rules };
        assert_eq!(code(&all, narrow, HOUR), "bad-estimator");
        let none = rules.by_rating(&all, Sport::Running, HOUR, rating).unwrap_err();
        assert_eq!(none, EstimateRefusal::TooFew { sessions: 0, needed: 9 });
        let borg = Rpe::from_borg(13.0).unwrap();
        let borg = rules.by_rating(&all, Sport::Running, HOUR, borg).unwrap_err();
        assert_eq!(borg.code(), "no-rating");
        all.push(past(60, 65.0, 1.0, "other"));
        assert_eq!(code(&all, rules, HOUR), "mixed-methods");
    }
}
