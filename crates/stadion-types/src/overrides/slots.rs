//! Where settings hold the constants that they take.

use core::time::Duration;
use std::collections::{BTreeMap, BTreeSet};

use super::error::ConstantError;
use super::given::{ConstantOverrides, OverriddenConstant};
use super::range::ConstantRange;

/// Settings that hold constants in places of their own, where a user's values can be put.
///
/// ```
/// use stadion_types::{ConstantOverrides, ConstantRange, ConstantSlots, TakesConstants};
///
/// #[derive(Debug, PartialEq)]
/// struct Settings {
///     limit_bpm: f64,
/// }
///
/// impl TakesConstants for Settings {
///     fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
///         slots.number("drift.limit", &mut self.limit_bpm, ConstantRange::Positive);
///     }
/// }
///
/// let mut settings = Settings { limit_bpm: 5.0 };
/// assert!(settings.constant_ids().contains("drift.limit"));
/// settings.take_constants(&ConstantOverrides::default())?;
/// assert_eq!(settings.limit_bpm, 5.0);
/// # Ok::<(), stadion_types::ConstantError>(())
/// ```
pub trait TakesConstants {
    /// Shows each place with the name of its constant and what it accepts.
    fn constants(&mut self, slots: &mut ConstantSlots<'_>);

    /// Puts the user's values in their places and gives those that have one here, by name: what a result
    /// says of its constants. What the user says nothing of stays as it is. After an error the settings
    /// are in part overridden and not to be used.
    ///
    /// # Errors
    ///
    /// [`ConstantError`] for the first value that a place does not accept.
    fn take_constants(
        &mut self,
        overrides: &ConstantOverrides,
    ) -> Result<Vec<OverriddenConstant>, ConstantError> {
        if overrides.is_empty() {
            return Ok(Vec::new());
        }
        let mut slots = ConstantSlots { overrides: Some(overrides), ..ConstantSlots::default() };
        self.constants(&mut slots);
        match slots.error {
            Some(error) => Err(error),
            None => Ok(slots.seen.keys().filter_map(|id| overrides.get(id)).cloned().collect()),
        }
    }

    /// The same, as a step of a builder.
    ///
    /// # Errors
    ///
    /// As [`take_constants`](Self::take_constants).
    fn with_constants(mut self, overrides: &ConstantOverrides) -> Result<Self, ConstantError>
    where
        Self: Sized,
    {
        self.take_constants(overrides)?;
        Ok(self)
    }

    /// The names of the constants that have a place here.
    fn constant_ids(&mut self) -> BTreeSet<&'static str> {
        let mut slots = ConstantSlots::listing();
        self.constants(&mut slots);
        slots.ids()
    }
}

/// The places of constants as settings show them, one after the other.
#[derive(Debug, Default)]
pub struct ConstantSlots<'a> {
    overrides: Option<&'a ConstantOverrides>,
    seen: BTreeMap<&'static str, f64>,
    error: Option<ConstantError>,
}

impl ConstantSlots<'_> {
    /// Slots that put nothing anywhere and only note what is shown.
    #[must_use]
    pub fn listing() -> Self {
        Self::default()
    }

    /// The names of the constants that were shown.
    #[must_use]
    pub fn ids(&self) -> BTreeSet<&'static str> {
        self.seen.keys().copied().collect()
    }

    /// Each constant that was shown with the value that it had, by name.
    pub fn values(&self) -> impl Iterator<Item = (&'static str, f64)> {
        self.seen.iter().map(|(id, value)| (*id, *value))
    }

    /// A place that holds a number.
    pub fn number(&mut self, id: &'static str, place: &mut f64, accepted: ConstantRange) {
        if let Some(value) = self.value(id, *place, accepted) {
            *place = value;
        }
    }

    /// A place that holds a whole number, at most 4 294 967 295.
    pub fn count(&mut self, id: &'static str, place: &mut u32, accepted: ConstantRange) {
        if let Some(value) = self.value(id, f64::from(*place), accepted) {
            let whole = value.fract().abs() <= 0.0 && value >= 0.0 && value <= f64::from(u32::MAX);
            if whole {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "checked"
                )]
                let count = value as u32;
                *place = count;
            } else {
                self.refuse(ConstantError::NotWhole { id, value, accepted });
            }
        }
    }

    /// The same where the settings count by `usize`.
    pub fn length(&mut self, id: &'static str, place: &mut usize, accepted: ConstantRange) {
        let mut count = u32::try_from(*place).unwrap_or(u32::MAX);
        let before = count;
        self.count(id, &mut count, accepted);
        if let (true, Ok(length)) = (count != before, usize::try_from(count)) {
            *place = length;
        }
    }

    /// The same where they count by `u64`.
    pub fn long_count(&mut self, id: &'static str, place: &mut u64, accepted: ConstantRange) {
        let mut count = u32::try_from(*place).unwrap_or(u32::MAX);
        let before = count;
        self.count(id, &mut count, accepted);
        if count != before {
            *place = u64::from(count);
        }
    }

    /// A place that holds a time; the constant is in seconds.
    pub fn seconds(&mut self, id: &'static str, place: &mut Duration, accepted: ConstantRange) {
        if let Some(value) = self.value(id, place.as_secs_f64(), accepted) {
            match Duration::try_from_secs_f64(value) {
                Ok(time) => *place = time,
                Err(_) => self.refuse(ConstantError::Range { id, value, accepted }),
            }
        }
    }

    /// A place of another kind: what it holds now as a number, and what the user puts there, if it is
    /// accepted.
    pub fn value(&mut self, id: &'static str, now: f64, accepted: ConstantRange) -> Option<f64> {
        self.seen.insert(id, now);
        let value = self.overrides?.value(id)?;
        if accepted.contains(value) {
            Some(value)
        } else {
            self.refuse(ConstantError::Range { id, value, accepted });
            None
        }
    }

    /// Refuses a user's value for what the settings know of it; the first refusal stands.
    pub fn refuse(&mut self, error: ConstantError) {
        self.error.get_or_insert(error);
    }

    /// Refuses values that do not go together: of the constants named the first that the user gave is at
    /// fault. Says nothing if the user gave none of them.
    pub fn together(&mut self, holds: bool, ids: &[&'static str], why: &'static str) {
        if holds {
            return;
        }
        let Some(overrides) = self.overrides else { return };
        let found = ids.iter().find_map(|id| overrides.value(id).map(|value| (*id, value)));
        if let Some((id, value)) = found {
            self.refuse(ConstantError::Together { id, value, why });
        }
    }
}
