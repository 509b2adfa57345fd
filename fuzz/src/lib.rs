//! What the fuzz targets share: a first byte that chooses how the text behind it is read.

use stadion_sessions::Dialect;
use stadion_types::Sport;

/// The text behind the first byte, which chooses the dialect. Bytes that are no UTF-8 are replaced.
#[must_use]
pub fn text_in_dialect(data: &[u8]) -> (String, Dialect) {
    let (first, text) = cut(data);
    let dialect = Dialect::ALL.get(first % Dialect::ALL.len()).copied();
    (text, dialect.unwrap_or(Dialect::Track))
}

/// The same for workout texts, which are read with a sport or without one.
#[must_use]
pub fn text_and_sport(data: &[u8]) -> (String, Option<Sport>) {
    let (first, text) = cut(data);
    let sport = match first % 4 {
        0 => None,
        1 => Some(Sport::Running),
        2 => Some(Sport::Cycling),
        _ => Some(Sport::Swimming),
    };
    (text, sport)
}

fn cut(data: &[u8]) -> (usize, String) {
    let (first, rest) = data.split_first().map_or((0, data), |(first, rest)| (*first, rest));
    (usize::from(first), String::from_utf8_lossy(rest).into_owned())
}
