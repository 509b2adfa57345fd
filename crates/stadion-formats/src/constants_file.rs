//! A user's values for constants, `constants.toml`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use stadion_types::GivenConstant;
use toml::de::{DeTable, DeValue};

/// Why a file of constants could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConstantsFileError {
    /// The file could not be read.
    #[error("cannot read {}", path.display())]
    Io {
        /// The path as it was given.
        path: PathBuf,
        /// What the system said.
        #[source]
        cause: std::io::Error,
    },
    /// A line is no TOML, or a constant lacks its value or its source.
    #[error("line {line}: {message}")]
    Invalid {
        /// Line of the fault, from 1.
        line: u64,
        /// What is wrong there.
        message: String,
    },
}

impl ConstantsFileError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 2] = ["cannot-read", "bad-constants-file"];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Io { .. } => Self::CODES[0],
            Self::Invalid { .. } => Self::CODES[1],
        }
    }

    /// Line of the fault, from 1.
    #[must_use]
    pub const fn line(&self) -> Option<u64> {
        match self {
            Self::Io { .. } => None,
            Self::Invalid { line, .. } => Some(*line),
        }
    }
}

/// The values of a file with the lines on which they stand. Whether there are such constants, and what
/// they accept, is for `ConstantOverrides` and the settings to say.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ConstantsFile {
    /// Each constant by its name, in the order of the names.
    pub constants: Vec<(String, GivenConstant)>,
    lines: BTreeMap<String, u64>,
}

impl ConstantsFile {
    /// The line, from 1, on which the value of a constant stands.
    #[must_use]
    pub fn line(&self, id: &str) -> Option<u64> {
        self.lines.get(id).copied()
    }
}

/// Reads a file of constants.
///
/// # Errors
///
/// [`ConstantsFileError::Io`] if the file cannot be read, otherwise as [`parse_constants`].
pub fn read_constants(path: impl AsRef<Path>) -> Result<ConstantsFile, ConstantsFileError> {
    let path = path.as_ref();
    let text = std::fs::read_to_string(path)
        .map_err(|cause| ConstantsFileError::Io { path: path.to_path_buf(), cause })?;
    parse_constants(&text)
}

/// Reads values for constants from text: for each a table of its name with `value`, `source` (or `why`),
/// and where it is to be checked `unit`.
///
/// ```
/// use stadion_formats::parse_constants;
///
/// let file = parse_constants("[trend.fitness-days]\nvalue = 45\nsource = \"own squad, 2026\"\n")?;
/// let (id, given) = &file.constants[0];
/// assert_eq!((id.as_str(), given.value, file.line(id)), ("trend.fitness-days", 45.0, Some(2)));
/// assert_eq!(parse_constants("[trend.fitness-days]\nvalue = 45\n").unwrap_err().line(), Some(1));
/// # Ok::<(), stadion_formats::ConstantsFileError>(())
/// ```
///
/// # Errors
///
/// [`ConstantsFileError::Invalid`] with its line.
pub fn parse_constants(text: &str) -> Result<ConstantsFile, ConstantsFileError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let invalid = |at: usize, message: String| {
        let before = text.as_bytes().get(..at).unwrap_or_default();
        let line = 1 + before.iter().map(|b| u64::from(*b == b'\n')).sum::<u64>();
        ConstantsFileError::Invalid { line, message }
    };
    let table = DeTable::parse(text).map_err(|cause| {
        let at = cause.span().map_or(0, |span| span.start);
        invalid(at, cause.message().trim().replace('\n', "; "))
    })?;
    let mut found = BTreeMap::new();
    let at = table.span().start;
    collect("", at, table.get_ref(), &mut found).map_err(|(at, message)| invalid(at, message))?;
    let mut file = ConstantsFile::default();
    for (id, (at, given)) in found {
        let ConstantsFileError::Invalid { line, .. } = invalid(at, String::new()) else { continue };
        file.lines.insert(id.clone(), line);
        file.constants.push((id, given));
    }
    Ok(file)
}

type Fault = (usize, String);
type Found = BTreeMap<String, (usize, GivenConstant)>;

/// The constants of a table and of those in it. A name with dots is a table in tables.
fn collect(name: &str, at: usize, table: &DeTable<'_>, found: &mut Found) -> Result<(), Fault> {
    let (mut value, mut unit, mut source) = (None, None, None);
    for (key, item) in table {
        let start = item.span().start;
        match (key.get_ref().as_ref(), item.get_ref()) {
            (key, DeValue::Table(inner)) => {
                let name = if name.is_empty() { key.to_owned() } else { format!("{name}.{key}") };
                collect(&name, start, inner, found)?;
            }
            ("value", number) if !name.is_empty() => {
                value = Some((start, of_number(start, number)?));
            }
            ("unit", DeValue::String(text)) if !name.is_empty() => unit = Some(text.to_string()),
            ("source" | "why", DeValue::String(text)) if !name.is_empty() => {
                if source.replace(text.to_string()).is_some() {
                    return Err((start, format!("{name}: write `source` or `why`, and not both")));
                }
            }
            (key, _) if name.is_empty() => {
                return Err((start, format!("`{key}` is no table of a constant")));
            }
            (key, _) => {
                let text = format!(
                    "{name}: `{key}` is not one of value (a number), unit and source (texts)"
                );
                return Err((start, text));
            }
        }
    }
    match (value, source) {
        (Some((at, value)), Some(source)) => {
            found.insert(name.to_owned(), (at, GivenConstant { value, unit, source }));
            Ok(())
        }
        (Some(_), None) => {
            Err((at, format!("{name}: no `source`; say where the value comes from, or why")))
        }
        (None, None) if unit.is_none() => Ok(()),
        (None, _) => Err((at, format!("{name}: no `value`"))),
    }
}

fn of_number(at: usize, value: &DeValue<'_>) -> Result<f64, Fault> {
    let text = match value {
        DeValue::Float(number) => number.as_str(),
        DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
        _ => return Err((at, "a value must be a number".to_owned())),
    };
    text.replace('_', "").parse().map_err(|_| (at, format!("{text} is no number")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> (u64, String) {
        match parse_constants(text) {
            Err(ConstantsFileError::Invalid { line, message }) => (line, message),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn names_may_be_tables_or_quoted() {
        let text = "[\"a.b\"]\nvalue = 1\nwhy = \"x\"\n[a.b.c]\nvalue = -2.5e1\nunit = \"d\"\nsource = \"y\"\n[a.d]\nvalue = 1_000\nsource = \"z\"\n";
        let file = parse_constants(text).unwrap();
        let found: Vec<_> = file.constants.iter().map(|(id, g)| (id.as_str(), g.value)).collect();
        assert_eq!(found, [("a.b", 1.0), ("a.b.c", -25.0), ("a.d", 1000.0)]);
        assert_eq!(["a.b", "a.b.c", "a.d"].map(|id| file.line(id)), [2, 5, 9].map(Some));
        assert_eq!(file.constants[1].1.unit.as_deref(), Some("d"));
        assert_eq!(parse_constants("").unwrap(), ConstantsFile::default());
        // One constant that holds the tables of others.
        let text = "[a]\nvalue = 1\nsource = \"x\"\n[a.b]\nvalue = 2\nsource = \"y\"\n";
        assert_eq!(parse_constants(text).unwrap().constants.len(), 2);
        assert!(
            parse_constants("[a]\nvalue = nan\nsource = \"x\"\n").unwrap().constants[0]
                .1
                .value
                .is_nan()
        );
    }

    #[test]
    fn faults_have_their_line() {
        assert_eq!(fault("[a\n").0, 1);
        assert_eq!(fault("[a]\nvalue = 1\n[b]\nvalue = 1\nsource = \"x\"\n").0, 1);
        for (text, line, word) in [
            ("[a]\nsource = \"x\"\n", 1, "no `value`"),
            ("[a]\nvalue = \"1\"\nsource = \"x\"\n", 2, "a number"),
            ("[a]\nvalue = 0x10\nsource = \"x\"\n", 2, "a number"),
            ("[a]\nvalue = 1\nsource = 3\n", 3, "`source`"),
            ("[a]\nvalue = 1\nvalues = 3\nsource = \"x\"\n", 3, "`values`"),
            ("[a]\nvalue = 1\nwhy = \"x\"\nsource = \"x\"\n", 3, "not both"),
            ("a = 1\n", 1, "no table"),
            ("value = 1\nsource = \"x\"\n", 2, "no table"),
            ("[a]\nunit = \"d\"\n", 1, "no `value`"),
        ] {
            let (at, message) = fault(text);
            assert!(at == line && message.contains(word), "{text}: {at}: {message}");
        }
    }
}
