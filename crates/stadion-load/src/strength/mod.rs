//! Loads of lifting.

pub(crate) mod weight;
pub(crate) mod work;

pub use work::StrengthWork;

use stadion_physiology::Athlete;
use stadion_types::Bounds;

use crate::error::LoadError;
use crate::model::{Done, LoadModel};
use crate::unit::{LiftedKilograms, Lifts, Load, LoadSource};

/// Which number stands for a range that the text leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum OfRange {
    /// None: a range is refused.
    #[default]
    Refuse,
    /// Its lower end.
    Lower,
    /// Its middle.
    Middle,
    /// Its upper end.
    Upper,
}

impl OfRange {
    /// Every rule, the default first.
    pub const ALL: [Self; 4] = [Self::Refuse, Self::Lower, Self::Middle, Self::Upper];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Refuse => "refuse",
            Self::Lower => "lower",
            Self::Middle => "middle",
            Self::Upper => "upper",
        }
    }

    fn of(self, range: Bounds<f64>) -> Option<f64> {
        match self {
            Self::Refuse => range.exact(),
            Self::Lower => Some(range.min()),
            Self::Middle => Some(f64::midpoint(range.min(), range.max())),
            Self::Upper => Some(range.max()),
        }
    }
}

/// Strength volume: the lifts of all sets, as they were written.
///
/// # Limits
///
/// What stands in the text is taken as done. Jumps and throws are no lifts.
///
/// # Errors
///
/// [`LoadError::MissingInput`] without a text or without sets, [`LoadError::Range`] for a range, unless
/// [`range`](Self::range) takes a number of it.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use stadion_load::{Done, LoadModel, StrengthTonnage, StrengthVolume};
/// use stadion_physiology::Athlete;
/// use stadion_sessions::{Dialect, NotationOptions, parse};
/// use stadion_types::Sport;
///
/// let options = NotationOptions::new(Dialect::Strength);
/// let parsed = parse("squat 3x5 @ 100 kg, pull-ups 3x8", &options);
/// let done = Done::new(Sport::Strength, Duration::from_secs(2700)).with_session(&parsed.session);
/// let volume = StrengthVolume::default().load(&Athlete::default(), &done)?;
/// assert_eq!(volume.to_string(), "39 lifts");
/// // The pull-ups have no weight.
/// assert!(StrengthTonnage::default().load(&Athlete::default(), &done).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct StrengthVolume {
    /// Which number stands for a range.
    pub range: OfRange,
}

/// Tonnage: the kilograms of all sets, each as often as it was lifted. See [`StrengthVolume`].
///
/// # Errors
///
/// As [`StrengthVolume`], and [`LoadError::MissingInput`] if one set has no weight in kilograms or pounds:
/// [`StrengthWork`] tells which and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct StrengthTonnage {
    /// Which number stands for a range.
    pub range: OfRange,
}

fn work(model: &'static str, done: &Done<'_>) -> Result<StrengthWork, LoadError> {
    let missing = LoadError::MissingInput { model, what: "sets of lifts" };
    let work = done.session.and_then(StrengthWork::of).ok_or(missing)?;
    if work.sets.max() > 0 { Ok(work) } else { Err(missing) }
}

impl LoadModel for StrengthVolume {
    type Unit = Lifts;

    fn id(&self) -> &'static str {
        match self.range {
            OfRange::Refuse => "strength-volume",
            OfRange::Lower => "strength-volume-lower",
            OfRange::Middle => "strength-volume-middle",
            OfRange::Upper => "strength-volume-upper",
        }
    }

    fn load(&self, _: &Athlete, done: &Done<'_>) -> Result<Load<Lifts>, LoadError> {
        let model = self.id();
        let lifts = work(model, done)?.lifts.map_increasing(f64::from);
        let amount = lifts.ok().and_then(|lifts| self.range.of(lifts));
        let amount = amount.ok_or(LoadError::Range { model, what: "the number of lifts" })?;
        Ok(Load::new(amount, model, LoadSource::StrengthSets, 1.0)?)
    }
}

impl LoadModel for StrengthTonnage {
    type Unit = LiftedKilograms;

    fn id(&self) -> &'static str {
        match self.range {
            OfRange::Refuse => "strength-tonnage",
            OfRange::Lower => "strength-tonnage-lower",
            OfRange::Middle => "strength-tonnage-middle",
            OfRange::Upper => "strength-tonnage-upper",
        }
    }

    fn load(&self, _: &Athlete, done: &Done<'_>) -> Result<Load<LiftedKilograms>, LoadError> {
        let model = self.id();
        let missing = LoadError::MissingInput { model, what: "the weight of every set" };
        let tonnage = work(model, done)?.tonnage_kg.ok_or(missing)?;
        let amount = self.range.of(tonnage);
        let amount = amount.ok_or(LoadError::Range { model, what: "the weight lifted" })?;
        Ok(Load::new(amount, model, LoadSource::StrengthSets, 1.0)?)
    }
}
