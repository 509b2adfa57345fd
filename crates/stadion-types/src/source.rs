//! Where numbers come from.

use core::fmt;

/// How well a number is backed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Evidence {
    /// Measured, in this athlete or in a study's sample.
    Measured,
    /// A model that was published with its validation.
    PublishedModel,
    /// A rule that coaches go by.
    Practitioner,
    /// An agreement without which two programs give two numbers.
    Convention,
}

impl Evidence {
    /// Every kind, from the strongest on.
    pub const ALL: [Self; 4] =
        [Self::Measured, Self::PublishedModel, Self::Practitioner, Self::Convention];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Measured => "measured",
            Self::PublishedModel => "published-model",
            Self::Practitioner => "practitioner",
            Self::Convention => "convention",
        }
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A publication, page or document that a number or a rule was taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Source {
    /// Short name by which results point here, such as `"haugen-2021"`.
    pub id: &'static str,
    /// Authors, year, title or journal, and page or table.
    pub citation: &'static str,
    /// Digital object identifier, where there is one.
    pub doi: Option<&'static str>,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.citation)?;
        self.doi.map_or(Ok(()), |doi| write!(f, ", doi:{doi}"))
    }
}

/// A number that a model uses, with all that is known of it.
///
/// Each crate lists its own as `CONSTANTS`.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Constant {
    /// Name that no other constant of the workspace has, such as `"drift.limit"`.
    pub id: &'static str,
    /// The number.
    pub value: f64,
    /// Its unit; `"1"` for a bare ratio.
    pub unit: &'static str,
    /// Where it comes from.
    pub source: Source,
    /// Whom it was found in, or whom it is meant for.
    pub population: &'static str,
    /// How well it is backed.
    pub evidence: Evidence,
}
