//! A position in a line of exact notation.

use core::time::Duration;

use crate::span::Span;

/// How deep the parts of a session may lie within one another.
///
/// Free text nests at most 16 brackets, and each of them adds at most a list, a repeat, a rest and a
/// choice.
pub(crate) const MAX_LEVELS: u32 = 80;

/// A place in the text, up to the end of what the braces hold.
#[derive(Debug)]
pub(super) struct Scan<'a> {
    text: &'a str,
    at: usize,
    end: usize,
    level: u32,
    /// A part lay too deep.
    pub(super) too_deep: bool,
}

impl<'a> Scan<'a> {
    pub(super) fn new(text: &'a str, span: Span) -> Self {
        Self { text, at: span.start, end: span.end, level: 0, too_deep: false }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..self.end).unwrap_or_default()
    }

    /// Steps over blanks.
    fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    /// The first byte of what comes next, behind blanks.
    pub(super) fn at(&mut self) -> usize {
        self.blanks();
        self.at
    }

    /// From `start` up to here.
    pub(super) fn since(&self, start: usize) -> Span {
        Span::new(start, self.at.max(start))
    }

    pub(super) fn done(&mut self) -> bool {
        self.blanks();
        self.at >= self.end
    }

    /// Goes back to an earlier place.
    pub(super) fn back(&mut self, at: usize) {
        self.at = at;
    }

    pub(super) fn peek(&mut self) -> Option<char> {
        self.blanks();
        self.rest().chars().next()
    }

    /// Steps over a sign.
    pub(super) fn sign(&mut self, sign: char) -> bool {
        let found = self.peek() == Some(sign);
        if found {
            self.at += sign.len_utf8();
        }
        found
    }

    /// Steps over two signs that stand together.
    pub(super) fn dots(&mut self) -> bool {
        let found = self.rest().starts_with("..");
        self.at += if found { 2 } else { 0 };
        found
    }

    /// A word of letters, digits and hyphens that begins with a letter.
    fn next_word(&mut self) -> &'a str {
        self.blanks();
        let rest = self.rest();
        let len = rest
            .bytes()
            .enumerate()
            .take_while(|(i, b)| {
                b.is_ascii_alphabetic() || (*i > 0 && (b.is_ascii_digit() || *b == b'-'))
            })
            .count();
        &rest[..len]
    }

    /// Steps over `word`, which ends there.
    pub(super) fn word(&mut self, word: &str) -> bool {
        let found = self.next_word() == word;
        self.at += if found { word.len() } else { 0 };
        found
    }

    /// Steps over several words, or none of them.
    pub(super) fn words(&mut self, words: &[&str]) -> bool {
        let from = self.at;
        let found = words.iter().all(|word| self.word(word));
        if !found {
            self.at = from;
        }
        found
    }

    /// One of a closed vocabulary by its name.
    pub(super) fn one_of<T: Copy>(
        &mut self,
        all: &[T],
        name: impl Fn(T) -> &'static str,
    ) -> Option<T> {
        let word = self.next_word();
        let found = all.iter().copied().find(|v| name(*v) == word)?;
        self.at += word.len();
        Some(found)
    }

    /// A figure: digits, perhaps with decimals behind a full stop.
    fn digits(&mut self) -> Option<&'a str> {
        self.blanks();
        let rest = self.rest();
        let whole = rest.bytes().take_while(u8::is_ascii_digit).count();
        if whole == 0 {
            return None;
        }
        let behind = rest.get(whole + 1..).unwrap_or_default();
        let decimals = behind.bytes().take_while(u8::is_ascii_digit).count();
        let point = rest[whole..].starts_with('.') && decimals > 0;
        let len = if point { whole + 1 + decimals } else { whole };
        self.at += len;
        Some(&rest[..len])
    }

    /// A number, perhaps below 0.
    pub(super) fn number(&mut self) -> Option<f64> {
        let from = self.at();
        let minus = self.sign('-');
        let value = if self.word("inf") { Some(f64::INFINITY) } else { None };
        let value = value.or_else(|| self.digits()?.parse().ok());
        if value.is_none() {
            self.at = from;
        }
        value.map(|v| if minus { -v } else { v })
    }

    pub(super) fn count(&mut self) -> Option<u32> {
        let from = self.at();
        let found = self.digits().and_then(|d| d.parse().ok());
        if found.is_none() {
            self.at = from;
        }
        found
    }

    /// A whole number of any size that a place can have.
    pub(super) fn whole(&mut self) -> Option<u64> {
        self.digits()?.parse().ok()
    }

    /// A length of time in seconds, to the nanosecond.
    pub(super) fn seconds(&mut self) -> Option<Duration> {
        let from = self.at();
        let found = self.digits().and_then(duration);
        if found.is_none() {
            self.at = from;
        }
        found
    }

    /// A clock time or seconds, as far as the next sign that belongs to neither.
    pub(super) fn clock(&mut self) -> Option<&'a str> {
        self.blanks();
        let rest = self.rest();
        let len =
            rest.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b':' | b'.')).count();
        self.at += len;
        (len > 0).then(|| &rest[..len])
    }

    /// A text in quotes; `\u{..}` stands for signs that would end it or the line.
    pub(super) fn quoted(&mut self) -> Option<String> {
        let from = self.at();
        let found = self.read_quoted();
        if found.is_none() {
            self.at = from;
        }
        found
    }

    fn read_quoted(&mut self) -> Option<String> {
        if !self.sign('"') {
            return None;
        }
        let rest = self.rest();
        let inner = &rest[..rest.find('"')?];
        self.at += inner.len() + 1;
        let mut out = String::with_capacity(inner.len());
        let mut parts = inner.split("\\u{");
        out.push_str(parts.next()?);
        for part in parts {
            let (code, plain) = part.split_once('}')?;
            out.push(char::from_u32(u32::from_str_radix(code, 16).ok()?)?);
            out.push_str(plain);
        }
        Some(out)
    }

    /// Goes one level deeper; `false` if that is too deep.
    pub(super) fn enter(&mut self) -> bool {
        self.level += 1;
        self.too_deep |= self.level > MAX_LEVELS;
        !self.too_deep
    }

    pub(super) fn leave(&mut self) {
        self.level = self.level.saturating_sub(1);
    }
}

/// `12.5` seconds, exactly.
fn duration(digits: &str) -> Option<Duration> {
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let nanos = if part.is_empty() {
        0
    } else {
        let scale = 10_u32.checked_pow(9_u32.checked_sub(u32::try_from(part.len()).ok()?)?)?;
        part.parse::<u32>().ok()?.checked_mul(scale)?
    };
    Some(Duration::new(whole.parse().ok()?, nanos))
}

/// Writes a text in quotes.
pub(super) fn write_quoted(out: &mut String, text: &str) {
    use core::fmt::Write as _;
    out.push('"');
    for c in text.chars() {
        let plain = c == ' '
            || !(c.is_control() || c.is_whitespace() || matches!(c, '"' | '\\' | '}' | '{'));
        // Signs that the text layer drops or turns into a line break are kept by their number.
        if plain
            && !matches!(
                c,
                '\u{200b}'
                    ..='\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
            )
        {
            out.push(c);
        } else {
            let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
        }
    }
    out.push('"');
}
