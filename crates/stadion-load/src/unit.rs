//! Amounts of load, each on a scale of its own.

use core::fmt;
use core::marker::PhantomData;
use std::borrow::Cow;

/// A scale on which loads may be added. Loads on two scales never mix.
pub trait LoadUnit: 'static {
    /// Short name for output, such as `"TRIMP"`.
    const SYMBOL: &'static str;
}

/// The scale of training impulses.
#[derive(Debug)]
pub enum Trimp {}

impl LoadUnit for Trimp {
    const SYMBOL: &'static str = "TRIMP";
}

/// Writes a scale that is a label and nothing else.
macro_rules! scales {
    ($($(#[$attr:meta])* $Name:ident = $symbol:literal;)+) => {
        $(
            $(#[$attr])*
            #[derive(Debug)]
            pub enum $Name {}

            impl LoadUnit for $Name {
                const SYMBOL: &'static str = $symbol;
            }
        )+
    };
}

scales! {
    /// The scale of session RPE: rating on the scale 0 to 10, times minutes.
    RatedMinutes = "CR10 min";
    /// The scale on which one hour at the athlete's second threshold is 100.
    PerThresholdHour = "% threshold h";
    /// Minutes weighted from 1 to 5 by zones of maximal heart rate.
    EdwardsMinutes = "Edwards TRIMP";
    /// Minutes weighted from 1 to 3 by the two thresholds.
    LuciaMinutes = "Lucia TRIMP";
    /// Minutes weighted by zones of threshold heart rate.
    ZonalMinutes = "zonal TRIMP";
    /// Minutes weighted by the athlete's own curve of lactate.
    IndividualTrimpUnit = "iTRIMP";
    /// Daniels' points: 33 for an hour at threshold.
    DanielsPointsUnit = "Daniels points";
    /// Blood lactate above baseline over time.
    LactateMinutes = "mmol/L min";
    /// Minutes.
    Minutes = "min";
    /// Kilometres.
    Kilometers = "km";
    /// Repetitions of lifts.
    Lifts = "lifts";
    /// Kilograms lifted, each as often as it was.
    LiftedKilograms = "kg";
}

/// What a load was computed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum LoadSource {
    /// The recorded heart rate, sample by sample or as its mean.
    HeartRate,
    /// A mean heart rate that was handed in without a recording.
    MeanHeartRate,
    /// The athlete's rating of the session.
    PerceivedExertion,
    /// Recorded power.
    Power,
    /// Recorded speed.
    Speed,
    /// Readings of blood lactate.
    LactateReadings,
    /// A forecast of blood lactate, which is a model's and no measurement.
    LactateForecast,
    /// The sets of a strength session, as they were written.
    StrengthSets,
    /// The athlete's own earlier sessions.
    PastSessions,
}

impl LoadSource {
    /// Every source, in the order of the declaration.
    pub const ALL: [Self; 9] = [
        Self::HeartRate,
        Self::MeanHeartRate,
        Self::PerceivedExertion,
        Self::Power,
        Self::Speed,
        Self::LactateReadings,
        Self::LactateForecast,
        Self::StrengthSets,
        Self::PastSessions,
    ];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::HeartRate => "heart-rate",
            Self::MeanHeartRate => "mean-heart-rate",
            Self::PerceivedExertion => "perceived-exertion",
            Self::Power => "power",
            Self::Speed => "speed",
            Self::LactateReadings => "lactate-readings",
            Self::LactateForecast => "lactate-forecast",
            Self::StrengthSets => "strength-sets",
            Self::PastSessions => "past-sessions",
        }
    }
}

/// Whether a load stands for the whole session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum LoadStatus {
    /// At least [`COMPLETE_COVERAGE`](crate::COMPLETE_COVERAGE) of the session was measured.
    Complete,
    /// Less was measured, and the amount stands for that part only: nothing is filled in.
    Partial,
    /// Nothing was measured: the amount was inferred from something else.
    Estimated,
}

impl LoadStatus {
    /// Every status, in the order of the declaration.
    pub const ALL: [Self; 3] = [Self::Complete, Self::Partial, Self::Estimated];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Partial => "partial",
            Self::Estimated => "estimated",
        }
    }

    fn of(coverage: f64) -> Self {
        if coverage >= crate::COMPLETE_COVERAGE { Self::Complete } else { Self::Partial }
    }
}

/// Numbers that make no load.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidLoad {
    /// The amount is negative or no number.
    #[error("a load of {amount} is no finite number from 0 on")]
    Amount {
        /// The amount.
        amount: f64,
    },
    /// The coverage is no share.
    #[error("a coverage of {coverage} does not lie between 0 and 1")]
    Coverage {
        /// The coverage.
        coverage: f64,
    },
}

/// A finite amount of load, from 0 on, on scale `U`, with the method that computed it and the share
/// of the session that it rests on.
///
/// ```
/// use stadion_load::{Load, LoadSource, LoadStatus, Trimp};
///
/// let load = Load::<Trimp>::new(88.0, "my-trimp", LoadSource::HeartRate, 0.8)?;
/// assert_eq!(load.status(), LoadStatus::Partial);
/// assert!(Load::<Trimp>::new(-1.0, "my-trimp", LoadSource::HeartRate, 1.0).is_err());
/// # Ok::<(), stadion_load::InvalidLoad>(())
/// ```
///
/// Loads on different scales are different types:
///
/// ```compile_fail,E0308
/// # use stadion_load::{Load, LoadSource, RatedMinutes, Trimp};
/// # let load = Load::<Trimp>::new(88.0, "my-trimp", LoadSource::HeartRate, 0.8).unwrap();
/// let rated: Load<RatedMinutes> = load;
/// ```
pub struct Load<U> {
    amount: f64,
    coverage: f64,
    status: LoadStatus,
    method: &'static str,
    source: LoadSource,
    unit: PhantomData<fn() -> U>,
}

impl<U: LoadUnit> Load<U> {
    /// An amount that `method` computed from `coverage` of the session (a share from 0 to 1).
    ///
    /// # Errors
    ///
    /// [`InvalidLoad`] for a negative amount, a coverage outside 0 to 1, and for NaN.
    pub fn new(
        amount: f64,
        method: &'static str,
        source: LoadSource,
        coverage: f64,
    ) -> Result<Self, InvalidLoad> {
        check(amount, coverage)?;
        let status = LoadStatus::of(coverage);
        // `-0.0 + 0.0` is `0.0`.
        Ok(Self { amount: amount + 0.0, coverage, status, method, source, unit: PhantomData })
    }

    /// An amount of which nothing was measured: its coverage is 0.
    ///
    /// # Errors
    ///
    /// [`InvalidLoad`] for a negative amount and for NaN.
    pub fn estimated(
        amount: f64,
        method: &'static str,
        source: LoadSource,
    ) -> Result<Self, InvalidLoad> {
        let load = Self::new(amount, method, source, 0.0)?;
        Ok(Self { status: LoadStatus::Estimated, ..load })
    }

    /// The same measurement on another scale: another amount, by another method.
    pub(crate) fn rescaled<V: LoadUnit>(
        self,
        amount: f64,
        method: &'static str,
    ) -> Result<Load<V>, InvalidLoad> {
        let load = Load::new(amount, method, self.source, self.coverage)?;
        Ok(Load { status: self.status, ..load })
    }
}

impl<U> Load<U> {
    /// The amount.
    #[must_use]
    pub const fn amount(&self) -> f64 {
        self.amount
    }

    /// Share of the session's time that the amount rests on, from 0 to 1.
    #[must_use]
    pub const fn coverage(&self) -> f64 {
        self.coverage
    }

    /// Identifier of the model, with its conventions.
    #[must_use]
    pub const fn method(&self) -> &'static str {
        self.method
    }

    /// What the amount was computed from.
    #[must_use]
    pub const fn source(&self) -> LoadSource {
        self.source
    }

    /// Whether the amount stands for the whole session.
    #[must_use]
    pub const fn status(&self) -> LoadStatus {
        self.status
    }
}

// Written by hand: `derive` would ask the label `U` for the same traits.
impl<U> Clone for Load<U> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<U> Copy for Load<U> {}

impl<U> PartialEq for Load<U> {
    fn eq(&self, other: &Self) -> bool {
        (self.amount, self.coverage, self.status, self.method, self.source)
            == (other.amount, other.coverage, other.status, other.method, other.source)
    }
}

impl<U: LoadUnit> fmt::Debug for Load<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Load")
            .field("amount", &self.amount)
            .field("unit", &U::SYMBOL)
            .field("coverage", &self.coverage)
            .field("status", &self.status)
            .field("method", &self.method)
            .field("source", &self.source)
            .finish()
    }
}

/// The number with its unit; a precision such as `{:.1}` rounds the number.
impl<U: LoadUnit> fmt::Display for Load<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match f.precision() {
            Some(digits) => write!(f, "{:.*} {}", digits, self.amount, U::SYMBOL),
            None => write!(f, "{} {}", self.amount, U::SYMBOL),
        }
    }
}

fn check(amount: f64, coverage: f64) -> Result<(), InvalidLoad> {
    if !(amount.is_finite() && amount >= 0.0) {
        return Err(InvalidLoad::Amount { amount });
    }
    if !(0.0..=1.0).contains(&coverage) {
        return Err(InvalidLoad::Coverage { coverage });
    }
    Ok(())
}

/// A load whose scale is data: for lists of loads by several models, and for files.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ErasedLoad {
    method: Cow<'static, str>,
    amount: f64,
    unit: Cow<'static, str>,
    coverage: f64,
    source: LoadSource,
    status: LoadStatus,
}

impl ErasedLoad {
    /// An amount whose method and unit are not known at compile time.
    ///
    /// # Errors
    ///
    /// As [`Load::new`].
    pub fn new(
        amount: f64,
        unit: impl Into<Cow<'static, str>>,
        method: impl Into<Cow<'static, str>>,
        source: LoadSource,
        coverage: f64,
    ) -> Result<Self, InvalidLoad> {
        check(amount, coverage)?;
        Ok(Self {
            method: method.into(),
            amount: amount + 0.0,
            unit: unit.into(),
            coverage,
            source,
            status: LoadStatus::of(coverage),
        })
    }

    /// An amount of which nothing was measured: its coverage is 0.
    ///
    /// # Errors
    ///
    /// As [`Load::estimated`].
    pub fn estimated(
        amount: f64,
        unit: impl Into<Cow<'static, str>>,
        method: impl Into<Cow<'static, str>>,
        source: LoadSource,
    ) -> Result<Self, InvalidLoad> {
        let load = Self::new(amount, unit, method, source, 0.0)?;
        Ok(Self { status: LoadStatus::Estimated, ..load })
    }

    /// The same under another method's name.
    pub(crate) fn renamed(self, method: &'static str) -> Self {
        Self { method: Cow::Borrowed(method), ..self }
    }

    /// The amount, in [`unit`](Self::unit).
    #[must_use]
    pub const fn amount(&self) -> f64 {
        self.amount
    }

    /// Short name of the scale.
    #[must_use]
    pub fn unit(&self) -> &str {
        &self.unit
    }

    /// Identifier of the model, with its conventions.
    #[must_use]
    pub fn method(&self) -> &str {
        &self.method
    }

    /// Share of the session's time that the amount rests on, from 0 to 1.
    #[must_use]
    pub const fn coverage(&self) -> f64 {
        self.coverage
    }

    /// What the amount was computed from.
    #[must_use]
    pub const fn source(&self) -> LoadSource {
        self.source
    }

    /// Whether the amount stands for the whole session.
    #[must_use]
    pub const fn status(&self) -> LoadStatus {
        self.status
    }
}

impl<U: LoadUnit> From<Load<U>> for ErasedLoad {
    fn from(load: Load<U>) -> Self {
        Self {
            method: Cow::Borrowed(load.method),
            amount: load.amount,
            unit: Cow::Borrowed(U::SYMBOL),
            coverage: load.coverage,
            source: load.source,
            status: load.status,
        }
    }
}

#[cfg(feature = "serde")]
mod file_form {
    use super::{ErasedLoad, LoadSource, LoadStatus};
    use serde::{Deserialize, Deserializer, de::Error};

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Parts {
        method: String,
        amount: f64,
        unit: String,
        coverage: f64,
        source: LoadSource,
        status: Option<LoadStatus>,
    }

    impl<'de> Deserialize<'de> for ErasedLoad {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let p = Parts::deserialize(deserializer)?;
            let load = Self::new(p.amount, p.unit, p.method, p.source, p.coverage)
                .map_err(D::Error::custom)?;
            match p.status {
                Some(LoadStatus::Estimated) if p.coverage > 0.0 => {
                    Err(D::Error::custom("an estimate rests on no measured time"))
                }
                Some(LoadStatus::Estimated) => Ok(Self { status: LoadStatus::Estimated, ..load }),
                Some(status) if status != load.status => {
                    Err(D::Error::custom("the status does not follow from the coverage"))
                }
                _ => Ok(load),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_load_is_a_finite_amount_from_zero_on() {
        let make =
            |amount, coverage| Load::<Trimp>::new(amount, "test", LoadSource::HeartRate, coverage);
        assert!(make(-0.0, 1.0).unwrap().amount().is_sign_positive());
        for bad in [-1.0, f64::NAN, f64::INFINITY] {
            assert!(matches!(make(bad, 1.0), Err(InvalidLoad::Amount { .. })), "{bad}");
        }
        for bad in [-0.1, 1.1, f64::NAN] {
            assert!(matches!(make(1.0, bad), Err(InvalidLoad::Coverage { .. })), "{bad}");
        }
        assert_eq!(make(1.0, 1.0).unwrap().status(), LoadStatus::Complete);
        assert_eq!(make(1.0, 0.5).unwrap().status(), LoadStatus::Partial);
        assert_eq!(format!("{:.1}", make(88.25, 1.0).unwrap()), "88.2 TRIMP");
    }

    #[cfg(feature = "serde")]
    #[test]
    fn files_pass_the_same_door() {
        let load = Load::<Trimp>::new(88.5, "test", LoadSource::HeartRate, 0.5).unwrap();
        let load = ErasedLoad::from(load);
        let text = serde_json::to_string(&load).unwrap();
        assert_eq!(
            text,
            r#"{"method":"test","amount":88.5,"unit":"TRIMP","coverage":0.5,"source":"heart-rate","status":"partial"}"#
        );
        assert_eq!(serde_json::from_str::<ErasedLoad>(&text).unwrap(), load);
        let bad = [
            ("88.5", "-88.5"),
            ("0.5,", "1.5,"),
            ("\"partial\"", "\"complete\""),
            ("\"partial\"", "\"estimated\""),
        ];
        for (good, bad) in bad {
            let text = text.replace(good, bad);
            assert!(serde_json::from_str::<ErasedLoad>(&text).is_err(), "{text}");
        }
        let estimate =
            ErasedLoad::estimated(88.5, "TRIMP", "test", LoadSource::PastSessions).unwrap();
        let text = serde_json::to_string(&estimate).unwrap();
        assert_eq!(estimate.status(), LoadStatus::Estimated);
        assert_eq!(serde_json::from_str::<ErasedLoad>(&text).unwrap(), estimate);
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serde_uses_the_same_names() {
        for source in LoadSource::ALL {
            let text = serde_json::to_string(&source).unwrap();
            assert_eq!(text, format!("\"{}\"", source.as_str()));
        }
        for status in LoadStatus::ALL {
            let text = serde_json::to_string(&status).unwrap();
            assert_eq!(text, format!("\"{}\"", status.as_str()));
        }
    }
}
