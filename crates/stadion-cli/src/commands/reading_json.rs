//! The document of one line of text as JSON, written straight into the output.
//!
//! The form is that of serde, byte for byte; a file of a hundred thousand lines takes the short way.

use stadion_review::{AmbiguityNote, ErrorNote, TextReading, UnknownNote};
use stadion_types::Bounds;

/// Writes the document as one line without its end.
pub(super) fn write(reading: &TextReading, out: &mut Vec<u8>) {
    let TextReading { totals, ambiguities, unknown, .. } = reading;
    out.extend_from_slice(b"{\"schema_version\":");
    whole(u64::from(reading.schema_version), out);
    field("input", out);
    string(&reading.input, out);
    field("kind", out);
    string(reading.kind.as_str(), out);
    field("distance_m", out);
    ends(totals.distance_m.as_ref(), number, out);
    field("work_s", out);
    ends(totals.work_s.as_ref(), number, out);
    field("rest_s", out);
    ends(totals.rest_s.as_ref(), number, out);
    field("reps", out);
    ends(totals.reps.as_ref(), |n, out| whole(u64::from(n), out), out);
    field("strength_reps", out);
    ends(totals.strength_reps.as_ref(), |n, out| whole(u64::from(n), out), out);
    field("canonical", out);
    string(&reading.canonical, out);
    field("ambiguities", out);
    list(ambiguities, ambiguity, out);
    field("unknown", out);
    list(unknown, note, out);
    field("error", out);
    match &reading.error {
        None => out.extend_from_slice(b"null"),
        Some(found) => error(found, out),
    }
    out.push(b'}');
}

fn ambiguity(found: &AmbiguityNote, out: &mut Vec<u8>) {
    out.extend_from_slice(b"{\"span\":");
    span(found.span, out);
    field("text", out);
    string(&found.text, out);
    field("readings", out);
    list(&found.readings, |reading, out| string(reading, out), out);
    field("chosen", out);
    size(found.chosen, out);
    field("why", out);
    string(&found.why, out);
    out.push(b'}');
}

fn note(found: &UnknownNote, out: &mut Vec<u8>) {
    out.extend_from_slice(b"{\"span\":");
    span(found.span, out);
    field("text", out);
    string(&found.text, out);
    field("why", out);
    string(&found.why, out);
    out.push(b'}');
}

fn error(found: &ErrorNote, out: &mut Vec<u8>) {
    out.extend_from_slice(b"{\"code\":");
    string(&found.code, out);
    field("message", out);
    string(&found.message, out);
    field("span", out);
    match found.span {
        None => out.extend_from_slice(b"null"),
        Some(place) => span(place, out),
    }
    out.push(b'}');
}

/// Begins the next field; its name needs no escapes.
fn field(name: &str, out: &mut Vec<u8>) {
    out.extend_from_slice(b",\"");
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(b"\":");
}

fn list<T>(list: &[T], write: impl Fn(&T, &mut Vec<u8>), out: &mut Vec<u8>) {
    out.push(b'[');
    for (at, item) in list.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        write(item, out);
    }
    out.push(b']');
}

fn span([start, end]: [usize; 2], out: &mut Vec<u8>) {
    out.push(b'[');
    size(start, out);
    out.push(b',');
    size(end, out);
    out.push(b']');
}

fn ends<T: Copy + PartialOrd>(
    range: Option<&Bounds<T>>,
    write: impl Fn(T, &mut Vec<u8>),
    out: &mut Vec<u8>,
) {
    let Some(range) = range else { return out.extend_from_slice(b"null") };
    out.extend_from_slice(b"{\"min\":");
    write(range.min(), out);
    out.extend_from_slice(b",\"max\":");
    write(range.max(), out);
    out.push(b'}');
}

fn size(value: usize, out: &mut Vec<u8>) {
    whole(u64::try_from(value).unwrap_or(u64::MAX), out);
}

fn whole(mut value: u64, out: &mut Vec<u8>) {
    let mut digits = [0_u8; 20];
    let mut from = digits.len();
    loop {
        from -= 1;
        let [digit, ..] = (value % 10).to_le_bytes();
        digits[from] = b'0' + digit;
        value /= 10;
        if value == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[from..]);
}

/// Most figures are whole; the others are written by the library.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole, and far below what fits, by the test before"
)]
fn number(value: f64, out: &mut Vec<u8>) {
    const SHORT: f64 = 1e15;
    if value.is_sign_positive() && value < SHORT && value.fract() == 0.0 {
        whole(value as u64, out);
        out.extend_from_slice(b".0");
    } else {
        // Memory takes whatever is written.
        let _ = serde_json::to_writer(out, &value);
    }
}

fn string(text: &str, out: &mut Vec<u8>) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    out.push(b'"');
    let bytes = text.as_bytes();
    // Most texts need no escape, and several bytes are tested for it at a time.
    let plain = |b: u8| b >= b' ' && b != b'"' && b != b'\\';
    if bytes.iter().fold(true, |all, b| all & plain(*b)) {
        out.extend_from_slice(bytes);
        return out.push(b'"');
    }
    let mut from = 0;
    for (at, byte) in bytes.iter().copied().enumerate() {
        if plain(byte) {
            continue;
        }
        out.extend_from_slice(&bytes[from..at]);
        from = at + 1;
        let short = match byte {
            b'"' | b'\\' => byte,
            b'\n' => b'n',
            b'\r' => b'r',
            b'\t' => b't',
            0x08 => b'b',
            0x0c => b'f',
            _ => {
                out.extend_from_slice(b"\\u00");
                out.push(HEX[usize::from(byte >> 4)]);
                out.push(HEX[usize::from(byte & 15)]);
                continue;
            }
        };
        out.extend_from_slice(&[b'\\', short]);
    }
    out.extend_from_slice(&bytes[from..]);
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use stadion_review::read_text;
    use stadion_sessions::{Dialect, NotationOptions};

    use super::*;

    #[test]
    fn every_document_is_written_as_serde_writes_it() {
        let mut seen = [false; 4];
        for text in [
            "6-8 x 300m @ 85-90% with 2-3 min jog",
            "2 x (3 x 120m) + 300m, 200m\nRecovery: 90\" between reps. 6' between sets",
            "250m \u{2014}  29.78 / 29.98\u{a0}31.31",
            "5 x 1.25 miles \u{d7} 0.1km",
            "3x5 @ 80 kg",
            "400 x 400m",
            "\u{1}\u{8}\u{c}\t\"quoted\" \\ back\r\n6 x 333.3m",
            "",
            "He ran 4:00/km for 20 minutes.",
        ] {
            for dialect in Dialect::ALL {
                let reading = read_text(text, &NotationOptions::new(*dialect));
                let mut bytes = Vec::new();
                write(&reading, &mut bytes);
                let expected = serde_json::to_string(&reading).unwrap();
                assert_eq!(String::from_utf8(bytes).unwrap(), expected);
                seen[0] |= !reading.ambiguities.is_empty();
                seen[1] |= !reading.unknown.is_empty();
                seen[2] |= reading.error.is_some();
                seen[3] |= reading.totals.strength_reps.is_some();
            }
        }
        assert_eq!(seen, [true; 4]);
        let refused = TextReading::refused("x".to_owned(), "not-utf8", "no text");
        let mut bytes = Vec::new();
        write(&refused, &mut bytes);
        assert_eq!(bytes, serde_json::to_vec(&refused).unwrap());
    }

    #[test]
    fn numbers_are_written_as_serde_writes_them() {
        for value in [0.0, -0.0, 1.0, 0.1, 1609.344, 1e15, 999_999_999_999_999.0, 1e300, -3.5] {
            let mut bytes = Vec::new();
            number(value, &mut bytes);
            assert_eq!(bytes, serde_json::to_vec(&value).unwrap(), "{value}");
        }
    }
}
