//! What every table with a header row has in common.

use stadion_types::RefusedRow;

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

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The delimiter that the header row uses.
fn delimiter(header: &[u8]) -> u8 {
    let count = |d: u8| header.split(|&b| b == d).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|&d| count(d)).unwrap_or(b',')
}

/// A reader of the rows, and the delimiter that was found.
pub(crate) fn reader(bytes: &[u8]) -> Result<(csv::Reader<&[u8]>, u8), ReadError> {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
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

/// A table whose rows stand alone, so that a bad one costs nothing but itself.
pub(crate) struct Rows<'a> {
    bytes: &'a [u8],
    reader: csv::Reader<&'a [u8]>,
    /// The cells of the header row, each as it stands there.
    pub(crate) header: Vec<String>,
    /// Whether cells are parted by something else than commas, so that a comma may stand for the
    /// decimal point.
    pub(crate) comma: bool,
}

impl<'a> Rows<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let (mut reader, mark) = reader(bytes)?;
        let header = match reader.byte_headers() {
            Ok(header) => header.iter().map(|c| String::from_utf8_lossy(c).into_owned()).collect(),
            Err(_) => Vec::new(),
        };
        let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
        Ok(Self { bytes, reader, header, comma: mark != b',' })
    }

    /// Takes in each row with its line; empty rows are passed over, and those that are refused come
    /// back with why.
    pub(crate) fn each(
        mut self,
        mut row: impl FnMut(u64, &csv::ByteRecord) -> Result<(), String>,
    ) -> Vec<RefusedRow> {
        let mut refused = Vec::new();
        let mut record = csv::ByteRecord::new();
        while self.reader.read_byte_record(&mut record).unwrap_or(false) {
            let line = record.position().map_or(0, |place| line_of(self.bytes, place));
            if record.iter().all(<[u8]>::is_empty) {
                continue;
            }
            let columns = self.header.len();
            let taken = if record.iter().skip(columns).any(|cell| !is_missing(cell)) {
                Err(format!(
                    "{} cells under {columns} columns; a decimal comma needs quotes or semicolons \
                     between the cells",
                    record.len(),
                ))
            } else {
                row(line, &record)
            };
            if let Err(why) = taken {
                refused.push(RefusedRow::new(line, why));
            }
        }
        refused
    }
}

/// The line of a row: its place is behind the row before, and empty lines and comments come first.
fn line_of(bytes: &[u8], place: &csv::Position) -> u64 {
    let from = usize::try_from(place.byte()).ok().and_then(|from| bytes.get(from..));
    let lines = from.unwrap_or_default().split(|&b| b == b'\n');
    let passed = lines.take_while(|line| line.trim_ascii().is_empty() || line.starts_with(b"#"));
    place.line() + passed.map(|_| 1).sum::<u64>()
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
