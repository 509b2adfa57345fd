//! The values of a user, checked.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::error::ConstantError;
use crate::source::Constant;

/// A value that a user gives a constant.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct GivenConstant {
    /// The value, in the unit of the constant.
    pub value: f64,
    /// The unit, where it is said for a check.
    #[cfg_attr(feature = "serde", serde(default))]
    pub unit: Option<String>,
    /// Where the value comes from, or why it is taken.
    #[cfg_attr(feature = "serde", serde(alias = "why"))]
    pub source: String,
}

/// A constant with the value of a user, as results carry it.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct OverriddenConstant {
    /// The constant.
    pub id: Cow<'static, str>,
    /// The value that was taken.
    pub value: f64,
    /// The value of this library.
    pub default: f64,
    /// The unit of both.
    pub unit: Cow<'static, str>,
    /// Where the value comes from, in the user's words.
    pub source: String,
}

/// Constants that keep their value, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct FixedConstants {
    /// The name of one, or with a dot at the end the beginning of the names of several.
    pub ids: &'static str,
    /// Why no user's value is taken.
    pub why: &'static str,
}

impl FixedConstants {
    /// Whether it speaks of the constant.
    #[must_use]
    pub fn covers(&self, id: &str) -> bool {
        if self.ids.ends_with('.') { id.starts_with(self.ids) } else { id == self.ids }
    }
}

/// Values of a user for constants of this library, each with its source.
///
/// Settings take them by [`TakesConstants::with_constants`](crate::TakesConstants::with_constants); nothing reads them by itself, and without
/// any every result is the same to the last bit.
///
/// ```
/// use stadion_types::{Constant, ConstantOverrides, Evidence, GivenConstant, Source};
///
/// const SOURCE: Source = Source { id: "own", citation: "an agreement", doi: None };
/// const LIMIT: Constant = Constant {
///     id: "drift.limit",
///     value: 5.0,
///     unit: "bpm",
///     source: SOURCE,
///     population: "runners",
///     evidence: Evidence::Convention,
/// };
///
/// let given = GivenConstant { value: 4.0, unit: None, source: "own squad, 2026".to_owned() };
/// let own = ConstantOverrides::new([&LIMIT], &[], [("drift.limit".to_owned(), given.clone())])?;
/// assert_eq!(own.value("drift.limit"), Some(4.0));
///
/// let wrong = ConstantOverrides::new([&LIMIT], &[], [("drift.limits".to_owned(), given)]);
/// assert_eq!(wrong.unwrap_err().code(), "constant-unknown");
/// # Ok::<(), stadion_types::ConstantError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ConstantOverrides(BTreeMap<&'static str, OverriddenConstant>);

impl ConstantOverrides {
    /// The values, held against the constants that there are and those that keep their value.
    ///
    /// # Errors
    ///
    /// [`ConstantError`] for the first value that is at fault: an unknown or fixed constant, one that is
    /// given twice, no finite number, another unit, or no source. What a setting accepts is checked by
    /// the setting.
    pub fn new<'a>(
        known: impl IntoIterator<Item = &'a Constant>,
        fixed: &[FixedConstants],
        given: impl IntoIterator<Item = (String, GivenConstant)>,
    ) -> Result<Self, ConstantError> {
        let known: BTreeMap<&'static str, &Constant> =
            known.into_iter().map(|constant| (constant.id, constant)).collect();
        let mut taken = BTreeMap::new();
        for (id, given) in given {
            let Some(constant) = known.get(id.as_str()) else {
                return Err(ConstantError::Unknown { id });
            };
            let Constant { id, value: default, unit, .. } = **constant;
            if let Some(fixed) = fixed.iter().find(|fixed| fixed.covers(id)) {
                return Err(ConstantError::Fixed { id, why: fixed.why });
            }
            let GivenConstant { value, unit: given_unit, source } = given;
            if !value.is_finite() {
                return Err(ConstantError::NotFinite { id, value });
            }
            if let Some(given) = given_unit.filter(|given| given != unit) {
                return Err(ConstantError::Unit { id, unit, given });
            }
            if source.trim().is_empty() {
                return Err(ConstantError::NoSource { id });
            }
            let (name, unit) = (id.into(), unit.into());
            // `-0.0 + 0.0` is `0.0`.
            let value = value + 0.0;
            let of_user = OverriddenConstant { id: name, value, default, unit, source };
            if taken.insert(id, of_user).is_some() {
                return Err(ConstantError::Twice { id });
            }
        }
        Ok(Self(taken))
    }

    /// The value for a constant, if the user gave one.
    #[must_use]
    pub fn value(&self, id: &str) -> Option<f64> {
        self.get(id).map(|constant| constant.value)
    }

    /// The constant with its value and source, if the user gave one.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&OverriddenConstant> {
        self.0.get(id)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The same without a constant, where another value comes first.
    #[must_use]
    pub fn without(mut self, id: &str) -> Self {
        self.0.remove(id);
        self
    }

    /// Every one, by its name.
    pub fn iter(&self) -> impl Iterator<Item = &OverriddenConstant> {
        self.0.values()
    }
}
