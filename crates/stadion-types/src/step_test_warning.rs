//! What is worth telling about a table of a step test.

use core::fmt;

/// Something about the table of a step test that its user should know. Nothing here stopped the reading.
///
/// ```
/// use stadion_types::StepTestWarning;
///
/// let warning = StepTestWarning::NoIntensity { line: 4 };
/// assert_eq!(warning.code(), "no-intensity");
/// assert_eq!(warning.to_string(), "line 4: no intensity, the row is passed over");
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(tag = "code", rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum StepTestWarning {
    /// A cell cannot be read; what it would have held is missing.
    UnreadCell {
        /// Its line, from 1.
        line: u64,
        /// Its column, from 1.
        column: usize,
        /// What stands in it, or the beginning of that.
        cell: String,
    },
    /// A row without an intensity was passed over.
    NoIntensity {
        /// Its line, from 1.
        line: u64,
    },
    /// The last stage is shorter than the others, so it counts as completed in part.
    LastStageShort {
        /// Its line, from 1.
        line: u64,
        /// The completed part, 0 to 1.
        completed: f64,
    },
    /// The last stage is shorter than the others and so is its step: its intensity counts as scaled already.
    LastStageScaled {
        /// Its line, from 1.
        line: u64,
    },
    /// The name of the column of intensity tells no unit.
    UnitNotTold {
        /// The column, from 1.
        column: usize,
    },
    /// The name of the column of pace tells no distance; it is taken for a kilometre.
    PacePerKilometer {
        /// The column, from 1.
        column: usize,
    },
    /// A second column of intensity was passed over.
    SecondIntensity {
        /// The column, from 1.
        column: usize,
    },
}

impl StepTestWarning {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 7] = [
        "unread-cell",
        "no-intensity",
        "last-stage-short",
        "last-stage-scaled",
        "unit-not-told",
        "pace-per-kilometer",
        "second-intensity",
    ];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnreadCell { .. } => "unread-cell",
            Self::NoIntensity { .. } => "no-intensity",
            Self::LastStageShort { .. } => "last-stage-short",
            Self::LastStageScaled { .. } => "last-stage-scaled",
            Self::UnitNotTold { .. } => "unit-not-told",
            Self::PacePerKilometer { .. } => "pace-per-kilometer",
            Self::SecondIntensity { .. } => "second-intensity",
        }
    }
}

impl fmt::Display for StepTestWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnreadCell { line, column, cell } => {
                write!(f, "line {line}, column {column}: \"{cell}\" cannot be read")
            }
            Self::NoIntensity { line } => {
                write!(f, "line {line}: no intensity, the row is passed over")
            }
            Self::LastStageShort { line, completed } => {
                let percent = 100.0 * completed;
                write!(f, "line {line}: {percent:.0} % of the last stage was completed")
            }
            Self::LastStageScaled { line } => write!(
                f,
                "line {line}: the last stage is short and its intensity seems scaled already; it is taken as it is"
            ),
            Self::UnitNotTold { column } => write!(
                f,
                "column {column} tells no unit of speed; a name such as `speed_km_h` or `speed_m_s` does"
            ),
            Self::PacePerKilometer { column } => write!(
                f,
                "column {column} tells no distance; its paces are taken as those of a kilometre"
            ),
            Self::SecondIntensity { column } => write!(
                f,
                "column {column} holds an intensity as well; the first such column is taken"
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "serde")]
    #[test]
    fn the_tag_is_the_code() {
        for code in StepTestWarning::CODES {
            let value = serde_json::json!({
                "code": code, "line": 3, "column": 2, "cell": "low", "completed": 0.5,
            });
            let warning: StepTestWarning = serde_json::from_value(value).unwrap();
            assert_eq!(warning.code(), code);
            let back = serde_json::to_value(&warning).unwrap();
            assert_eq!(back["code"], code);
            assert!(!warning.to_string().ends_with('.'), "{warning}");
        }
    }
}
