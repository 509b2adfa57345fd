//! Why something was judged as it was: stable codes with parameters, English last.

use core::fmt;
use std::borrow::Cow;

/// A reason that a crate may give: its code and its English, with `{name}` where a parameter goes.
///
/// Each crate lists its own as `REASONS`, so that an app can translate them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ReasonCode {
    /// Stable name in kebab case.
    pub code: &'static str,
    /// English text; `{name}` stands for the parameter `name`.
    pub text: &'static str,
}

/// A value inside a reason.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(untagged))]
pub enum Parameter {
    /// A number, in the unit that the parameter's name ends in.
    Number(f64),
    /// A word, such as the name of a class.
    Text(Cow<'static, str>),
}

impl From<f64> for Parameter {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<u32> for Parameter {
    fn from(value: u32) -> Self {
        Self::Number(f64::from(value))
    }
}

impl From<&'static str> for Parameter {
    fn from(value: &'static str) -> Self {
        Self::Text(Cow::Borrowed(value))
    }
}

impl From<String> for Parameter {
    fn from(value: String) -> Self {
        Self::Text(Cow::Owned(value))
    }
}

/// At most two decimals, without trailing zeros; the full number stays in the data.
impl fmt::Display for Parameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(value) => {
                let text = format!("{value:.2}");
                let text = text.trim_end_matches('0').trim_end_matches('.');
                f.write_str(if text == "-0" { "0" } else { text })
            }
        }
    }
}

/// One reason of a judgement.
///
/// ```
/// use stadion_types::{Reason, ReasonCode};
///
/// const REST: ReasonCode = ReasonCode { code: "rest-short", text: "rests last {ratio} of the work" };
/// let reason = Reason::new(REST).with("ratio", 0.126);
/// assert_eq!(reason.code(), "rest-short");
/// assert_eq!(reason.text(), "rests last 0.13 of the work");
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    code: Cow<'static, str>,
    text: Cow<'static, str>,
    parameters: Vec<(Cow<'static, str>, Parameter)>,
}

impl Reason {
    /// The reason `code`, without parameters yet.
    #[must_use]
    pub const fn new(code: ReasonCode) -> Self {
        Self {
            code: Cow::Borrowed(code.code),
            text: Cow::Borrowed(code.text),
            parameters: Vec::new(),
        }
    }

    /// Adds the parameter `name`, or replaces it.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Parameter>) -> Self {
        let value = value.into();
        match self.parameters.iter_mut().find(|(n, _)| n == name) {
            Some((_, old)) => *old = value,
            None => self.parameters.push((Cow::Borrowed(name), value)),
        }
        self
    }

    /// A reason read from a file, where its text is finished.
    #[cfg(feature = "serde")]
    pub(crate) fn finished(
        code: String,
        parameters: impl IntoIterator<Item = (String, Parameter)>,
        text: String,
    ) -> Self {
        let parameters = parameters.into_iter().map(|(name, v)| (Cow::Owned(name), v)).collect();
        Self { code: Cow::Owned(code), text: Cow::Owned(text), parameters }
    }

    /// The stable name.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The parameters in the order in which they were given.
    #[must_use]
    pub fn parameters(&self) -> impl ExactSizeIterator<Item = (&str, &Parameter)> {
        self.parameters.iter().map(|(name, value)| (&**name, value))
    }

    /// The parameter `name`.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&Parameter> {
        self.parameters.iter().find(|(n, _)| n == name).map(|(_, value)| value)
    }

    /// The parameter `name`, if it is a number.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<f64> {
        match self.parameter(name)? {
            Parameter::Number(value) => Some(*value),
            Parameter::Text(_) => None,
        }
    }

    /// The English sentence, parameters filled in.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::with_capacity(self.text.len() + 16);
        let mut rest = &*self.text;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((name, tail)) = after.split_once('}') else {
                out.push('{');
                rest = after;
                continue;
            };
            if let Some(value) = self.parameter(name) {
                out.push_str(&value.to_string());
            } else {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
            rest = tail;
        }
        out.push_str(rest);
        out
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

#[cfg(feature = "serde")]
mod file_form {
    use super::{Parameter, Reason};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use std::collections::BTreeMap;

    #[derive(Serialize)]
    struct Out<'a> {
        code: &'a str,
        parameters: BTreeMap<&'a str, &'a Parameter>,
        text: String,
    }

    #[derive(Deserialize)]
    struct In {
        code: String,
        parameters: BTreeMap<String, Parameter>,
        text: String,
    }

    impl Serialize for Reason {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            Out { code: &self.code, parameters: self.parameters().collect(), text: self.text() }
                .serialize(serializer)
        }
    }

    /// What comes from a file keeps its finished text.
    impl<'de> Deserialize<'de> for Reason {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let read = In::deserialize(deserializer)?;
            Ok(Self::finished(read.code, read.parameters, read.text))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: ReasonCode = ReasonCode { code: "a-code", text: "{n} of {what}, {unknown} {" };

    #[test]
    fn text_is_made_last() {
        let reason = Reason::new(CODE).with("n", 3.0).with("what", "reps").with("n", 4.5);
        assert_eq!(reason.text(), "4.5 of reps, {unknown} {");
        assert_eq!(reason.number("n"), Some(4.5));
        assert_eq!(reason.number("what"), None);
        assert_eq!(reason.parameters().len(), 2);
    }

    #[test]
    fn numbers_are_short_in_text_only() {
        for (value, text) in [(5.0, "5"), (0.126, "0.13"), (-0.001, "0"), (1e6, "1000000")] {
            assert_eq!(Parameter::from(value).to_string(), text, "{value}");
        }
    }

    #[cfg(feature = "serde")]
    #[test]
    fn the_file_form_is_fixed() {
        let reason = Reason::new(CODE).with("n", 3.0).with("what", "reps");
        let text = serde_json::to_string(&reason).unwrap();
        assert_eq!(
            text,
            r#"{"code":"a-code","parameters":{"n":3.0,"what":"reps"},"text":"3 of reps, {unknown} {"}"#
        );
        let back: Reason = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_string(&back).unwrap(), text);
    }
}
