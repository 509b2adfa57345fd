//! The text layer: typography is levelled, letters are lowered, and every place is kept.

use std::borrow::Cow;

use crate::span::Span;

/// A text in lower case with plain quotes, dashes, blanks and digits.
///
/// Nearly all texts are plain ASCII, where each byte stands for itself; for the others the place in
/// the original is kept byte by byte.
#[derive(Debug)]
pub(crate) struct Levelled<'a> {
    original: &'a str,
    lower: Cow<'a, str>,
    /// Where in the original the character of each byte begins; empty where they are the same.
    places: Vec<usize>,
}

impl<'a> Levelled<'a> {
    pub(crate) fn as_str(&self) -> &str {
        &self.lower
    }

    /// The bytes of the original that `from..to` stands for; `to` ends a character.
    #[inline]
    pub(crate) fn span(&self, from: usize, to: usize) -> Span {
        if self.places.is_empty() {
            return Span::new(from, to);
        }
        if to <= from {
            return Span::new(self.original.len(), self.original.len());
        }
        let place = |at: usize| self.places.get(at).copied().unwrap_or(self.original.len());
        let last = place(to - 1);
        Span::new(place(from), last + self.char_at(last).map_or(0, char::len_utf8))
    }

    /// The original text of `from..to`.
    pub(crate) fn written(&self, from: usize, to: usize) -> &'a str {
        self.span(from, to).of(self.original)
    }

    /// Whether the letter at `at` is a capital in the original.
    #[inline]
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        if self.places.is_empty() {
            return self.original.as_bytes().get(at).is_some_and(u8::is_ascii_uppercase);
        }
        let place = self.places.get(at).copied();
        place.and_then(|at| self.char_at(at)).is_some_and(char::is_uppercase)
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.original.get(at..).and_then(|rest| rest.chars().next())
    }
}

const ODD: u8 = 1;
const CAPITAL: u8 = 2;
const STAR: u8 = 4;

/// What each byte asks for: to be levelled, lowered, or looked at with its neighbour.
const MARKS: [u8; 256] = {
    let mut marks = [0; 256];
    let mut byte = 0_u8;
    loop {
        marks[byte as usize] = match byte {
            b'A'..=b'Z' => CAPITAL,
            b'*' => STAR,
            b'\n' | b' '..=b'_' | b'a'..=b'~' => 0,
            _ => ODD,
        };
        if byte == u8::MAX {
            break;
        }
        byte += 1;
    }
    marks
};

/// Levels quotes, primes, dashes, blanks, multiplication signs and wide digits.
///
/// An em dash stays one (it separates, and never makes a range); invisible characters vanish.
pub(crate) fn normalize(text: &str) -> Levelled<'_> {
    let found = text.bytes().fold(0, |all, byte| all | MARKS[usize::from(byte)]);
    let (odd, capital, star) = (found & ODD > 0, found & CAPITAL > 0, found & STAR > 0);
    if !(odd || star && text.contains("**")) {
        let lower = if capital { text.to_ascii_lowercase().into() } else { text.into() };
        return Levelled { original: text, lower, places: Vec::new() };
    }
    let mut lower = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len());
    for (start, c) in text.char_indices() {
        if matches!(c, ' '..='~' | '\n') && !matches!(c, '`' | '*') {
            lower.push(c.to_ascii_lowercase());
            places.push(start);
            continue;
        }
        // A carriage return ends a line unless a line feed does so right behind it.
        let behind = text.as_bytes().get(start + 1);
        let c = if c == '\r' && behind != Some(&b'\n') { '\n' } else { c };
        // So are two stars around what is printed in bold.
        let bold =
            c == '*' && (behind == Some(&b'*') || start > 0 && text.as_bytes()[start - 1] == b'*');
        let c = if bold { ' ' } else { c };
        let Some(c) = level(c) else { continue };
        // One letter stays one: what only one language adds to it in lower case is left out.
        lower.extend(c.to_lowercase().next());
        places.resize(lower.len(), start);
    }
    Levelled { original: text, lower: lower.into(), places }
}

fn level(c: char) -> Option<char> {
    Some(match c {
        '\u{d7}' | '\u{2715}' | '\u{2716}' | '\u{2a2f}' | '\u{22c5}' => 'x',
        '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{2014}' | '\u{2015}' => '\u{2014}',
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' | '\u{2b9}' | '\u{2bc}' | '\u{b4}'
        | '\u{ff07}' => '\'',
        '\u{201c}'..='\u{201f}' | '\u{2033}' | '\u{2ba}' | '\u{ab}' | '\u{bb}' | '\u{ff02}' => '"',
        '\u{2215}' | '\u{2044}' | '\u{ff0f}' => '/',
        '\u{2236}' | '\u{ff1a}' | '\u{a789}' => ':',
        '\u{ff0b}' => '+',
        '\u{ff08}' => '(',
        '\u{ff09}' => ')',
        '\u{ff0c}' => ',',
        '\u{2248}' | '\u{223c}' | '\u{2243}' => '~',
        '\u{ff10}'..='\u{ff19}' => char::from_digit(u32::from(c) - 0xff10, 10)?,
        '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | '\u{2060}' | '\r' => return None,
        '\n' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}' => '\n',
        // A code quote is typography, not a prime.
        '`' => ' ',
        c if c.is_whitespace() || c.is_control() => ' ',
        c => c,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_is_levelled() {
        for (text, expected) in [
            ("6\u{d7}300m", "6x300m"),
            ("3\u{2019} \u{2013} 4\u{2032}", "3' - 4'"),
            ("90\u{201d} 90\u{2033}", "90\" 90\""),
            ("29.78\u{a0}/\u{202f}29.98", "29.78 / 29.98"),
            ("250m \u{2014} 1", "250m \u{2014} 1"),
            ("a\u{200b}b", "ab"),
            ("One\tTwo `x`", "one two  x "),
            ("a\rb\r\nc", "a\nb\nc"),
        ] {
            assert_eq!(normalize(text).as_str(), expected);
        }
    }

    #[test]
    fn spans_are_those_of_the_original() {
        let text = "6 \u{d7} 300m";
        let levelled = normalize(text);
        assert_eq!(levelled.as_str(), "6 x 300m");
        assert_eq!(levelled.written(2, 3), "\u{d7}");
        assert_eq!(levelled.written(4, 5), "3");
        assert_eq!(levelled.written(0, 8), text);
    }

    #[test]
    fn a_letter_stays_one() {
        // The dot of this capital would be a character of its own in lower case.
        let text = "\u{130}l 6";
        let levelled = normalize(text);
        assert_eq!(levelled.as_str(), "il 6");
        assert_eq!(levelled.written(0, 2), "\u{130}l");
        assert!(levelled.is_capital(0) && !levelled.is_capital(1));
    }
}
