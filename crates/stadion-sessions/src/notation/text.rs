//! The text layer: typography is levelled, and every character remembers where it stood.

use crate::span::Span;

/// One levelled character with the bytes of the original that it stands for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Char {
    pub(crate) c: char,
    pub(crate) span: Span,
}

/// Levels quotes, primes, dashes, blanks, multiplication signs and wide digits.
///
/// An em dash stays one (it separates, and never makes a range); invisible characters vanish.
pub(crate) fn normalize(text: &str) -> Vec<Char> {
    let mut out = Vec::with_capacity(text.len());
    for (start, c) in text.char_indices() {
        let span = Span::new(start, start + c.len_utf8());
        // A carriage return ends a line unless a line feed does so right behind it.
        let c = if c == '\r' && !text[span.end..].starts_with('\n') { '\n' } else { c };
        if let Some(c) = level(c) {
            out.push(Char { c, span });
        }
    }
    out
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

    fn levelled(text: &str) -> String {
        normalize(text).iter().map(|c| c.c).collect()
    }

    #[test]
    fn typography_is_levelled() {
        for (text, expected) in [
            ("6\u{d7}300m", "6x300m"),
            ("3\u{2019} \u{2013} 4\u{2032}", "3' - 4'"),
            ("90\u{201d} 90\u{2033}", "90\" 90\""),
            ("29.78\u{a0}/\u{202f}29.98", "29.78 / 29.98"),
            ("250m \u{2014} 1", "250m \u{2014} 1"),
            ("a\u{200b}b", "ab"),
        ] {
            assert_eq!(levelled(text), expected);
        }
    }

    #[test]
    fn spans_are_those_of_the_original() {
        let text = "6 \u{d7} 300m";
        let chars = normalize(text);
        assert_eq!(chars[2].span.of(text), "\u{d7}");
        assert_eq!(chars[4].span.of(text), "3");
    }
}
