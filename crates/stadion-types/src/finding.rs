//! What is worth telling about a session or a number.

use std::borrow::Cow;

use crate::reason::Reason;

/// How much a finding asks for attention. None of them is a medical statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Severity {
    /// Good to know.
    Info,
    /// Worth a look.
    Notice,
    /// Something that the athlete or the reader of a number should act on.
    Warning,
}

impl Severity {
    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Notice => "notice",
            Self::Warning => "warning",
        }
    }
}

/// An observation: the rule, what was measured, the limit, and where the rule comes from.
///
/// ```
/// use stadion_types::{Finding, Reason, ReasonCode, Severity};
///
/// const RULE: ReasonCode =
///     ReasonCode { code: "drift", text: "heart rate rose by {delta_bpm} bpm from rep 2 to rep 5" };
/// let finding = Finding::new(Reason::new(RULE).with("delta_bpm", 6.5), Severity::Warning, "seed-000")
///     .measured(6.5)
///     .against(5.0);
/// assert_eq!(finding.rule(), "drift");
/// assert_eq!(finding.limit, Some(5.0));
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Finding {
    /// The rule as a code with its parameters; its text is the finding's text.
    pub reason: Reason,
    /// How much it asks for attention.
    pub severity: Severity,
    /// What was measured, in the unit of the rule.
    pub measured: Option<f64>,
    /// The limit that it was held against, in the same unit.
    pub limit: Option<f64>,
    /// The id of the [`Source`](crate::Source) of the rule.
    pub source: Cow<'static, str>,
}

impl Finding {
    /// A finding without measure and limit.
    #[must_use]
    pub fn new(reason: Reason, severity: Severity, source: impl Into<Cow<'static, str>>) -> Self {
        Self { reason, severity, measured: None, limit: None, source: source.into() }
    }

    /// Adds what was measured.
    #[must_use]
    pub fn measured(mut self, value: f64) -> Self {
        self.measured = Some(value);
        self
    }

    /// Adds the limit.
    #[must_use]
    pub fn against(mut self, limit: f64) -> Self {
        self.limit = Some(limit);
        self
    }

    /// The rule's code.
    #[must_use]
    pub fn rule(&self) -> &str {
        self.reason.code()
    }
}

#[cfg(feature = "serde")]
mod file_form {
    use super::{Finding, Severity};
    use crate::reason::{Parameter, Reason};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use std::collections::BTreeMap;

    #[derive(Serialize)]
    struct Out<'a> {
        rule: &'a str,
        severity: Severity,
        parameters: BTreeMap<&'a str, &'a Parameter>,
        text: String,
        measured: Option<f64>,
        limit: Option<f64>,
        source: &'a str,
    }

    impl Serialize for Finding {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            Out {
                rule: self.rule(),
                severity: self.severity,
                parameters: self.reason.parameters().collect(),
                text: self.reason.text(),
                measured: self.measured,
                limit: self.limit,
                source: &self.source,
            }
            .serialize(serializer)
        }
    }

    impl<'de> Deserialize<'de> for Finding {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            #[derive(Deserialize)]
            struct Whole {
                rule: String,
                #[serde(default)]
                parameters: BTreeMap<String, Parameter>,
                text: String,
                severity: Severity,
                measured: Option<f64>,
                limit: Option<f64>,
                source: String,
            }
            let w = Whole::deserialize(deserializer)?;
            Ok(Self {
                reason: Reason::finished(w.rule, w.parameters, w.text),
                severity: w.severity,
                measured: w.measured,
                limit: w.limit,
                source: w.source.into(),
            })
        }
    }
}
