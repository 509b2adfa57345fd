//! What every table with a header row has in common.

use crate::error::ReadError;

/// A header cell in lower case; units in brackets and punctuation become single underscores.
pub(crate) fn header_name(cell: &str) -> String {
    let mut name = String::with_capacity(cell.len());
    for c in cell.trim().chars() {
        if c.is_ascii_alphanumeric() {
            name.push(c.to_ascii_lowercase());
        } else if !name.is_empty() && !name.ends_with('_') {
            name.push('_');
        }
    }
    name.truncate(name.trim_end_matches('_').len());
    name
}

/// The delimiter that the header row uses.
fn delimiter(header: &[u8]) -> u8 {
    let count = |d: u8| header.split(|&b| b == d).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|&d| count(d)).unwrap_or(b',')
}

/// A reader of the rows, and the delimiter that was found.
pub(crate) fn reader(bytes: &[u8]) -> Result<(csv::Reader<&[u8]>, u8), ReadError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(ReadError::NotUtf8 { line: 1 });
    }
    let first_line = bytes
        .split(|&b| b == b'\n')
        .find(|line| !line.trim_ascii().is_empty() && !line.starts_with(b"#"))
        .unwrap_or_default();
    if std::str::from_utf8(first_line).is_err() {
        return Err(ReadError::NotUtf8 { line: 1 });
    }
    let delimiter = delimiter(first_line);
    let reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .comment(Some(b'#'))
        .trim(csv::Trim::All)
        // A stray quote must not swallow the rest of the table.
        .quoting(first_line.contains(&b'"') || quotes_pair(bytes))
        .from_reader(bytes);
    Ok((reader, delimiter))
}

/// Whether every line ends outside quotes.
fn quotes_pair(bytes: &[u8]) -> bool {
    bytes
        .split(|&b| b == b'\n')
        .all(|line| !line.iter().fold(false, |open, &b| open != (b == b'"')))
}

/// A finite number; `comma` says that a comma may stand for the decimal point.
pub(crate) fn number(cell: &[u8], comma: bool) -> Option<f64> {
    let text = std::str::from_utf8(cell).ok()?;
    let value = match text.parse::<f64>() {
        Ok(value) => value,
        Err(_) if comma => text.replace(',', ".").parse().ok()?,
        Err(_) => return None,
    };
    value.is_finite().then_some(value)
}

/// Whether the comma of a cell can stand for the decimal point: `1,2`, but not `1,200`.
pub(crate) fn decimal_comma(cell: &[u8]) -> bool {
    cell.rsplit(|&b| b == b',').next().is_some_and(|decimals| decimals.len() != 3)
}

/// An empty cell, or one of the words that programs write for it.
pub(crate) fn is_missing(cell: &[u8]) -> bool {
    cell.is_empty()
        || ["null", "nan", "na", "none", "-"]
            .iter()
            .any(|w| cell.eq_ignore_ascii_case(w.as_bytes()))
}
