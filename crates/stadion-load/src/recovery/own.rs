//! The athlete's own ranges, from what was observed after past sessions.

use std::borrow::Cow;

use stadion_sessions::Class;
use stadion_types::{
    ConstantRange, ConstantSlots, Estimate, Evidence, Finding, Reason, ReasonCode, Severity,
    TakesConstants,
};

use super::censored::centre;
use super::numbers::RecoveryNumbers;
use super::observation::{ObservationError, RecoveryObservation};
use super::size::{Groundwork, SessionSize};
use super::system::{BodySystem, Hours};
use crate::sources::OWN_OBSERVATIONS;

/// How many observations the table's range weighs.
pub(crate) const PRIOR_WEIGHT: f64 = 4.0;
/// How far the logarithm of the hours varies from session to session in one athlete.
pub(crate) const SPREAD: f64 = 0.35;
/// The most that observations multiply the table's hours by, or divide them.
pub(crate) const MOST_OWN: f64 = 3.0;
/// Probability that the interval of a factor is to hold, and its width in standard errors.
const LEVEL: (f64, f64) = (0.9, 1.644_853_626_951_472_2);

const OWN_RANGE: ReasonCode = ReasonCode {
    code: "recovery-own-range",
    text: "{n} own observations after {class} multiply the hours of the {system} system by {factor}",
};

pub(super) const REASONS: [ReasonCode; 1] = [OWN_RANGE];

/// Which point of the table's range an athlete without observations is expected to need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum ObservedAgainst {
    /// The middle of the range; the default.
    #[default]
    Middle,
    /// The later end, as what was observed is that the system is back entirely. Gives earlier hours.
    LaterEnd,
}

/// How observations are weighed against the table.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct OwnSettings {
    prior_weight: f64,
    spread: f64,
    most: f64,
    against: ObservedAgainst,
}

impl Default for OwnSettings {
    fn default() -> Self {
        Self {
            prior_weight: PRIOR_WEIGHT,
            spread: SPREAD,
            most: MOST_OWN,
            against: ObservedAgainst::Middle,
        }
    }
}

impl OwnSettings {
    /// Settings with the number of observations that the table weighs, and the spread of the
    /// logarithm of the hours from session to session.
    ///
    /// # Errors
    ///
    /// [`ObservationError::Setting`] unless both are finite and above 0: without a weight one
    /// observation would be certainty.
    pub fn new(
        prior_weight: f64,
        spread: f64,
        against: ObservedAgainst,
    ) -> Result<Self, ObservationError> {
        for (what, value) in [("a prior weight", prior_weight), ("a spread", spread)] {
            if !(value > 0.0 && value.is_finite()) {
                return Err(ObservationError::Setting { what, value });
            }
        }
        Ok(Self { prior_weight, spread, most: MOST_OWN, against })
    }
}

impl TakesConstants for OwnSettings {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        let weight = &mut self.prior_weight;
        slots.number("recovery.own.prior-weight", weight, ConstantRange::Positive);
        slots.number("recovery.own.spread", &mut self.spread, ConstantRange::Positive);
        let least_one = ConstantRange::Between(1.0, f64::MAX);
        slots.number("recovery.own.most", &mut self.most, least_one);
    }
}

impl TakesConstants for OwnRecovery {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        self.settings.constants(slots);
    }
}

#[cfg(feature = "serde")]
const fn most() -> f64 {
    MOST_OWN
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for OwnSettings {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Stored {
            prior_weight: f64,
            spread: f64,
            #[serde(default = "most")]
            most: f64,
            against: ObservedAgainst,
        }
        let Stored { prior_weight, spread, most, against } = Stored::deserialize(deserializer)?;
        if !(most >= 1.0 && most.is_finite()) {
            return Err(serde::de::Error::custom("the most of a factor is finite, from 1 on"));
        }
        let settings =
            Self::new(prior_weight, spread, against).map_err(serde::de::Error::custom)?;
        Ok(Self { most, ..settings })
    }
}

/// What an athlete's observations make of one range of the table.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OwnRange {
    /// The class of the sessions.
    pub class: Class,
    /// The system.
    pub system: BodySystem,
    /// Number of observations.
    pub n: usize,
    /// How many of them tell limits and not the time itself.
    pub limits_only: usize,
    /// The table's range at the usual size.
    pub prior: Hours,
    /// How many observations it weighed.
    pub prior_weight: f64,
    /// What multiplies the table's hours, with its interval.
    pub factor: Estimate<f64>,
    /// The athlete's own range at the usual size.
    pub hours: Hours,
    /// The id of the source.
    pub source: Cow<'static, str>,
}

/// The athlete's own observations of recovery, and the ranges that follow from them.
///
/// # Model
///
/// ```text
/// x      = ln(hours seen / middle of the range that the table gives for that session)
/// factor = exp(sum of x / (weight + n))
/// own range = table's range · factor
/// ```
///
/// - One factor for each class and system. The table weighs as much as four observations, so the
///   first moves a range by a fifth of its way.
/// - Where only limits are known (not yet back at one look, back at the next; never seen back) `x`
///   is what a normal variable with the spread 0.35 has on average between them, around the factor
///   itself. "Not yet" thus moves a range out and never in, and the more so the later it was seen.
/// - The interval of the factor has the standard error `spread / sqrt(weight + n)`, limits counting
///   for less than one each. The factor stays between a third and three.
///
/// Observations are kept, so the order in which they come changes nothing.
///
/// # Limits
///
/// Two signs after one session count as two observations, although they are not independent.
/// Weight and spread are conventions.
///
/// # Examples
///
/// ```
/// use stadion_load::{BodySystem, OwnRecovery, RecoveryConditions, RecoveryObservation, RecoverySign, Seen, SessionSize};
/// use stadion_sessions::Class;
///
/// let mut own = OwnRecovery::default();
/// let (size, conditions) = (SessionSize::default(), RecoveryConditions::default());
/// let sore = Seen::NotYet { at_h: 60.0 };
/// own.add(RecoveryObservation::new(Class::Threshold, &size, &conditions, RecoverySign::Soreness, sore)?);
/// let range = own.range(Class::Threshold, BodySystem::Musculoskeletal).ok_or("no observations")?;
/// assert_eq!((range.prior.max_h(), range.n), (48.0, 1));
/// assert!(range.hours.max_h() > 52.0 && range.hours.max_h() < 60.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct OwnRecovery {
    settings: OwnSettings,
    observations: Vec<RecoveryObservation>,
}

impl OwnRecovery {
    /// No observations yet, to be weighed by these settings.
    #[must_use]
    pub const fn new(settings: OwnSettings) -> Self {
        Self { settings, observations: Vec::new() }
    }

    /// Adds an observation.
    pub fn add(&mut self, observation: RecoveryObservation) {
        let at = self.observations.partition_point(|o| order(o, &observation).is_le());
        self.observations.insert(at, observation);
    }

    /// Every observation, in an order of its own.
    #[must_use]
    pub fn observations(&self) -> &[RecoveryObservation] {
        &self.observations
    }

    /// The athlete's own range for a class and a system; none without an observation of it.
    #[must_use]
    pub fn range(&self, class: Class, system: BodySystem) -> Option<OwnRange> {
        self.range_by(&RecoveryNumbers::default(), class, system)
    }

    /// The same over a table of one's own.
    #[must_use]
    pub fn range_by(
        &self,
        numbers: &RecoveryNumbers,
        class: Class,
        system: BodySystem,
    ) -> Option<OwnRange> {
        let factor = self.estimate(class, system)?;
        let of_it = self.of(class, system);
        let (n, limits_only) = of_it
            .fold((0, 0), |(n, limits), o| (n + 1, limits + usize::from(!o.seen().is_exact())));
        let (size, conditions) = (SessionSize::default(), Groundwork::NotStated.into());
        let table = numbers.recovery(&[class], &size, &conditions, &Self::default()).ok()?;
        let prior = table.recovery.system(system).hours;
        let hours = prior.scaled(factor.value());
        Some(OwnRange {
            class,
            system,
            n,
            limits_only,
            prior,
            prior_weight: self.settings.prior_weight,
            factor,
            hours,
            source: OWN_OBSERVATIONS.id.into(),
        })
    }

    /// What the observations multiply the hours of a class and a system by.
    pub(super) fn factor(&self, class: Class, system: BodySystem) -> Option<f64> {
        self.estimate(class, system).map(|factor| factor.value())
    }

    /// Which ranges of a class the observations moved.
    pub(super) fn findings(&self, class: Class) -> impl Iterator<Item = Finding> {
        BodySystem::ALL.into_iter().filter_map(move |system| {
            let factor = self.factor(class, system)?;
            #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 observations")]
            let n = self.of(class, system).count() as f64;
            let reason = Reason::new(OWN_RANGE)
                .with("n", n)
                .with("class", class.as_str())
                .with("system", system.as_str())
                .with("factor", factor);
            Some(Finding::new(reason, Severity::Info, OWN_OBSERVATIONS.id).measured(factor))
        })
    }

    fn of(&self, class: Class, system: BodySystem) -> impl Iterator<Item = &RecoveryObservation> {
        let of_it =
            move |o: &&RecoveryObservation| o.class() == class && o.sign().system() == system;
        self.observations.iter().filter(of_it)
    }

    fn estimate(&self, class: Class, system: BodySystem) -> Option<Estimate<f64>> {
        let observed: Vec<(f64, f64)> = self
            .of(class, system)
            .map(|o| {
                let expected = match self.settings.against {
                    ObservedAgainst::Middle => o.expected().middle_h(),
                    ObservedAgainst::LaterEnd => o.expected().max_h(),
                };
                let (from, to) = o.seen().limits_h();
                ((from / expected).ln(), (to / expected).ln())
            })
            .collect();
        if observed.is_empty() {
            return None;
        }
        let OwnSettings { prior_weight, spread, most, .. } = self.settings;
        let (centre, information) = centre(&observed, prior_weight, spread, most.ln());
        let half = LEVEL.1 * spread / information.sqrt();
        let bounds = ((centre - half).exp(), (centre + half).exp());
        let evidence = Evidence::Measured;
        Estimate::new(centre.exp(), bounds, LEVEL.0, evidence, OWN_OBSERVATIONS.id).ok()
    }
}

/// An order in which the same observations give the same sums to the last bit.
fn order(a: &RecoveryObservation, b: &RecoveryObservation) -> core::cmp::Ordering {
    let (x, y) = (a.seen().limits_h(), b.seen().limits_h());
    a.class()
        .cmp(&b.class())
        .then(a.sign().cmp(&b.sign()))
        .then(x.0.total_cmp(&y.0))
        .then(x.1.total_cmp(&y.1))
        .then(a.expected().min_h().total_cmp(&b.expected().min_h()))
        .then(a.expected().max_h().total_cmp(&b.expected().max_h()))
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for OwnRecovery {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Stored {
            settings: OwnSettings,
            observations: Vec<RecoveryObservation>,
        }
        let Stored { settings, observations } = Stored::deserialize(deserializer)?;
        let mut own = Self::new(settings);
        for observation in observations {
            own.add(observation);
        }
        Ok(own)
    }
}
