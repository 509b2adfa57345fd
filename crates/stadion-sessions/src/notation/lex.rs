//! Tokens with spans.

use crate::notation::text::Char;
use crate::span::Span;

/// A token without its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    /// A decimal number, without a sign.
    Number(Number),
    /// `1:30`, `1:02:03`, `2:19.8` or `:45`, in seconds.
    Clock { seconds: f64, parts: u8 },
    /// A run of letters in lower case; an apostrophe between letters belongs to it.
    Word(String),
    /// Anything else, one character each; `''` comes as `"`.
    Sign(char),
}

/// A number as it was written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Number {
    pub(crate) value: f64,
    /// Digits after the full stop or the decimal comma.
    pub(crate) decimals: u8,
    /// Spelled out, such as `ten`.
    pub(crate) word: bool,
}

/// A token in its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) span: Span,
    /// No blank stands before it.
    pub(crate) glued: bool,
    /// The first letter is a capital.
    pub(crate) capital: bool,
}

impl Token {
    pub(crate) fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(crate) fn is_word(&self, words: &[&str]) -> bool {
        self.word().is_some_and(|word| words.contains(&word))
    }

    pub(crate) fn is(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }

    pub(crate) fn number(&self) -> Option<Number> {
        match self.kind {
            Kind::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Whether it is a number or a clock time.
    pub(crate) fn is_figure(&self) -> bool {
        matches!(self.kind, Kind::Number(_) | Kind::Clock { .. })
    }
}

/// Splits one line into tokens.
pub(crate) fn lex(line: &[Char]) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    let mut glued = false;
    while let Some(&Char { c, span }) = line.get(at) {
        if c == ' ' || c == '\n' {
            glued = false;
            at += 1;
            continue;
        }
        let (kind, len) = match c {
            '0'..='9' => figure(line, at),
            ':' if leading_clock(line, at) => figure(line, at),
            '\u{bd}' | '\u{bc}' | '\u{be}' => (number(fraction(c), 2), 1),
            c if c.is_alphabetic() => word(line, at),
            '\'' if line.get(at + 1).is_some_and(|next| next.c == '\'') => (Kind::Sign('"'), 2),
            c => (Kind::Sign(c), 1),
        };
        let last = line[at + len - 1].span;
        let span = span.hull(last);
        let capital = c.is_uppercase();
        tokens.push(Token { kind, span, glued, capital });
        glued = true;
        at += len;
    }
    tokens
}

fn number(value: f64, decimals: u8) -> Kind {
    Kind::Number(Number { value, decimals, word: false })
}

fn fraction(c: char) -> f64 {
    match c {
        '\u{bc}' => 0.25,
        '\u{be}' => 0.75,
        _ => 0.5,
    }
}

/// A colon opens a clock time (`:45`) where two digits and no more follow, and no digit precedes.
fn leading_clock(line: &[Char], at: usize) -> bool {
    let digit = |i: usize| line.get(i).is_some_and(|c| c.c.is_ascii_digit());
    let before = at.checked_sub(1).and_then(|i| line.get(i)).map_or(' ', |c| c.c);
    before == ' ' && digit(at + 1) && digit(at + 2) && !digit(at + 3)
}

/// Digits from `at` on.
fn digits(line: &[Char], at: usize) -> usize {
    line[at.min(line.len())..].iter().take_while(|c| c.c.is_ascii_digit()).count()
}

fn read(line: &[Char]) -> f64 {
    line.iter().map(|c| c.c).collect::<String>().parse().unwrap_or(f64::INFINITY)
}

/// A number or a clock time at `at`, and its length.
fn figure(all: &[Char], at: usize) -> (Kind, usize) {
    let line = &all[at..];
    let sign = |i: usize| line.get(i).map_or(' ', |c| c.c);
    let whole = digits(line, 0);
    // Clock: parts of exactly two digits behind colons.
    let mut end = whole;
    let mut seconds = if whole == 0 { 0.0 } else { read(&line[..whole]) };
    let mut parts = 1_u8;
    while parts < 3 && sign(end) == ':' && digits(line, end + 1) == 2 {
        let part = read(&line[end + 1..end + 3]);
        if part >= 60.0 {
            break;
        }
        seconds = seconds * 60.0 + part;
        end += 3;
        parts += 1;
    }
    if parts > 1 {
        let decimals = digits(line, end + 1);
        if sign(end) == '.' && decimals > 0 {
            seconds += read(&line[end..=end + decimals]);
            end += 1 + decimals;
        }
        return (Kind::Clock { seconds, parts }, end);
    }
    let decimals = digits(line, whole + 1);
    if sign(whole) == '.' && decimals > 0 {
        let end = whole + 1 + decimals;
        let places = u8::try_from(decimals).unwrap_or(u8::MAX);
        return (number(read(&line[..end]), places), end);
    }
    if let Some(found) = spaced_thousands(all, at, whole) {
        return found;
    }
    // `3,2,1 min`: behind a comma that parts two numbers, the next comma does so too.
    let before = |n: usize| at.checked_sub(n).and_then(|i| all.get(i)).map_or(' ', |c| c.c);
    let listed = before(1) == ',' && before(2).is_ascii_digit();
    if sign(whole) == ',' && !listed {
        if let Some(found) = comma_number(line, whole) {
            return found;
        }
    }
    let half = sign(whole);
    if matches!(half, '\u{bd}' | '\u{bc}' | '\u{be}') {
        return (number(read(&line[..whole]) + fraction(half), 2), whole + 1);
    }
    (number(read(&line[..whole]), 0), whole)
}

/// `1 000 m` and `4 x 1 500 m`: a blank parts the thousands.
///
/// `8 200 m reps` counts: only whole thousands, or a number behind a sign that an amount follows,
/// with a blank before the unit too, are taken for one number. Looks no further than the unit.
fn spaced_thousands(all: &[Char], at: usize, whole: usize) -> Option<(Kind, usize)> {
    const UNIT: usize = 8;
    let line = &all[at..];
    let end = whole + 4;
    let group = line.get(whole..end)?;
    if whole > 2 || group[0].c != ' ' || !group[1..].iter().all(|c| c.c.is_ascii_digit()) {
        return None;
    }
    let blanks = line[end..].iter().take(2).take_while(|c| c.c == ' ').count();
    let letters = line[end + blanks..].iter().map(|c| c.c).take(UNIT);
    let unit: String = letters.take_while(|c| c.is_alphabetic()).collect();
    if !matches!(unit.as_str(), "m" | "meters" | "metres") {
        return None;
    }
    let zeros = group[1..].iter().all(|c| c.c == '0');
    let before = all[..at].iter().rev().map(|c| c.c).find(|c| *c != ' ');
    let led = before.is_some_and(|c| matches!(c, 'x' | 'X' | '*' | '+' | ',' | '(' | '/' | '&'));
    (zeros || (led && blanks > 0)).then(|| {
        let value = read(&line[..whole]) * 1000.0 + read(&group[1..]);
        (number(value, 0), end)
    })
}

/// `1,000m` and `1,6 km`; a comma in a longer chain of numbers only lists them.
fn comma_number(line: &[Char], whole: usize) -> Option<(Kind, usize)> {
    let behind = digits(line, whole + 1);
    let end = whole + 1 + behind;
    let mut rest = line[end..].iter().map(|c| c.c).skip_while(|c| *c == ' ');
    let unit: String = rest.by_ref().take_while(|c| c.is_alphabetic()).collect();
    let unit = unit.to_lowercase();
    let chained = line.get(end).is_some_and(|c| c.c == ',');
    if chained || whole > 2 {
        return None;
    }
    if behind == 3
        && matches!(
            unit.as_str(),
            "m" | "meter" | "meters" | "metre" | "metres" | "yd" | "yards" | "s"
        )
    {
        let value = read(&line[..whole]) * 1000.0 + read(&line[whole + 1..end]);
        return Some((number(value, 0), end));
    }
    let large = matches!(
        unit.as_str(),
        "km" | "k" | "mi" | "mile" | "miles" | "min" | "mins" | "minutes" | "h" | "mmol"
    );
    if (behind == 1 || behind == 2) && large {
        let places = u8::try_from(behind).unwrap_or(0);
        let value =
            read(&line[..whole]) + read(&line[whole + 1..end]) / 10_f64.powi(i32::from(places));
        return Some((number(value, places), end));
    }
    None
}

/// A run of letters at `at`, and its length.
fn word(line: &[Char], at: usize) -> (Kind, usize) {
    let mut len = 0;
    let mut text = String::new();
    while let Some(c) = line.get(at + len).map(|c| c.c) {
        let next = line.get(at + len + 1).map_or(' ', |c| c.c);
        if !(c.is_alphabetic() || (c == '\'' && len > 0 && next.is_alphabetic())) {
            break;
        }
        text.extend(c.to_lowercase());
        len += 1;
        // `5xFlying`: the sign of multiplication sticks to the next word.
        let after_digit = at > 0 && line[at - 1].c.is_ascii_digit();
        if len == 1 && text == "x" && after_digit && next.is_uppercase() {
            break;
        }
    }
    match word_number(&text) {
        Some(value) => (Kind::Number(Number { value, decimals: 0, word: true }), len),
        None => (Kind::Word(text), len),
    }
}

/// Count words. `one` is left out: it is more often a pronoun, and counts nothing.
fn word_number(word: &str) -> Option<f64> {
    const WORDS: &[&str] = &[
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: &[&str] =
        &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let at = |list: &[&str]| list.iter().position(|w| *w == word);
    let small = at(WORDS).and_then(|i| u32::try_from(i + 2).ok());
    let tens = at(TENS).and_then(|i| u32::try_from((i + 2) * 10).ok());
    let dozen = (word == "dozen").then_some(12);
    small.or(tens).or(dozen).map(f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::text::normalize;

    fn kinds(text: &str) -> Vec<Kind> {
        lex(&normalize(text)).into_iter().map(|t| t.kind).collect()
    }

    fn n(value: f64, decimals: u8) -> Kind {
        number(value, decimals)
    }

    #[test]
    fn numbers() {
        assert_eq!(kinds("1,000m")[0], n(1000.0, 0));
        assert_eq!(kinds("1,6 km")[0], n(1.6, 1));
        assert_eq!(kinds("20,30,60m").len(), 6);
        assert_eq!(kinds("300,200")[0], n(300.0, 0));
        assert_eq!(kinds("2\u{bd} min")[0], n(2.5, 2));
        assert_eq!(kinds("ten")[0], Kind::Number(Number { value: 10.0, decimals: 0, word: true }));
    }

    #[test]
    fn clocks() {
        assert_eq!(kinds("2:19.8"), [Kind::Clock { seconds: 139.8, parts: 2 }]);
        assert_eq!(kinds(":45"), [Kind::Clock { seconds: 45.0, parts: 2 }]);
        assert_eq!(kinds("Set: 12").len(), 3);
        assert_eq!(kinds("1:75")[0], n(1.0, 0));
    }

    #[test]
    fn words_and_signs() {
        assert_eq!(kinds("10x400m").len(), 4);
        assert_eq!(kinds("don't"), [Kind::Word("don't".into())]);
        assert_eq!(kinds("6'00''").len(), 4);
    }

    #[test]
    fn spans_cover_the_token_in_the_original() {
        let text = "6 \u{d7} 300m \u{2014} 1:30";
        let tokens = lex(&normalize(text));
        let parts: Vec<&str> = tokens.iter().map(|t| t.span.of(text)).collect();
        assert_eq!(parts, ["6", "\u{d7}", "300", "m", "\u{2014}", "1:30"]);
    }
}
