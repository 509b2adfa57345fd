//! Tokens with spans.

use crate::notation::tokens::text::Levelled;
use crate::notation::whole::rounds::LABEL;
use crate::notation::words::abroad;
use crate::notation::words::known::{Known, known};
use crate::notation::words::list::OneOf;
use crate::span::Span;

/// A token without its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Kind<'t> {
    /// A decimal number, without a sign.
    Number(Number),
    /// `1:30`, `1:02:03`, `2:19.8` or `:45`, in seconds.
    Clock { seconds: f64, parts: u8 },
    /// A run of letters in lower case; an apostrophe between letters belongs to it.
    Word(&'t str),
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
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Token<'t> {
    pub(crate) kind: Kind<'t>,
    pub(crate) span: Span,
    /// No blank stands before it.
    pub(crate) glued: bool,
    /// The first letter is a capital.
    pub(crate) capital: bool,
    /// What the word is to those that ask by kind.
    pub(crate) known: Known,
}

impl<'t> Token<'t> {
    #[inline]
    pub(crate) fn word(&self) -> Option<&'t str> {
        match self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    #[inline]
    pub(crate) fn is_word(&self, words: impl OneOf) -> bool {
        match self.kind {
            Kind::Word(word) => words.has(word),
            _ => false,
        }
    }

    #[inline]
    pub(crate) fn is(&self, sign: char) -> bool {
        matches!(self.kind, Kind::Sign(c) if c == sign)
    }

    #[inline]
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

/// The tokens of a text, and where its lines end among them.
#[derive(Debug)]
pub(crate) struct Tokens<'t> {
    all: Vec<Token<'t>>,
    ends: Vec<usize>,
}

impl<'t> Tokens<'t> {
    /// All tokens, whatever the lines.
    pub(crate) fn all(&self) -> &[Token<'t>] {
        &self.all
    }

    /// The tokens of one line after the other.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &[Token<'t>]> {
        let mut from = 0;
        self.ends.iter().enumerate().filter_map(move |(n, &to)| {
            let line = self.all.get(from..to).unwrap_or_default();
            if self.runs_on(line, n) {
                return None;
            }
            from = to;
            Some(line)
        })
    }

    /// `10 x 300m at` and a figure in the next line: a sentence that was broken between them.
    fn runs_on(&self, line: &[Token<'t>], n: usize) -> bool {
        let (Some(&to), Some(&next)) = (self.ends.get(n), self.ends.get(n + 1)) else {
            return false;
        };
        // `@ 300 W`: a power, and no `with`.
        let watts =
            matches!(line, [.., number, unit] if number.is_figure() && unit.is_word(&["w"]));
        // `40x20 repeat 6x`, `400m hard 6x`: the count is the last word of the line.
        let counted = matches!(line, [.., number, sign]
            if sign.glued && sign.is_word(&["x"]) && number.number().is_some())
            && (line.iter().rev().skip(1).any(|t| t.is_word(&["x", "repeat"]))
                // `Main set 3x`: it opens what stands below.
                || line[..line.len() - 2].iter().all(|t| t.is_word(LABEL) || t.is(':')));
        // `5 rounds of` opens what stands below it.
        let rounds = matches!(line, [.., number, noun, of] if line.len() < 5
            && number.is_figure() && of.is_word(&["of"]) && noun.is_word(ROUNDS));
        let open = line.len() > 2
            && !(watts || counted || rounds)
            && line.last().is_some_and(|t| {
                t.is('@')
                    || t.is('+')
                    || t.is_word(&["at", "with", "in", "of", "by", "and", "x", "w"])
            });
        // `..., 90` and `seconds between sets` below it.
        let number = line.len() > 2 && line.last().is_some_and(|t| t.number().is_some());
        let unit = |t: &Token| {
            !t.capital
                && t.is_word(&[
                    "seconds", "secs", "sec", "minutes", "mins", "min", "miles", "meters",
                    "metres", "km", "m", "reps",
                ])
        };
        to < next && self.all.get(to).is_some_and(|t| open && t.is_figure() || number && unit(t))
    }
}

/// Nouns whose count holds for all that stands in the lines below.
const ROUNDS: &[&str] = &["rounds", "sets", "rds", "circuits", "times", "series"];

/// Splits a text into the tokens of its lines.
pub(crate) fn lex<'t>(text: &'t Levelled<'_>) -> Tokens<'t> {
    let source = text.as_str();
    // A token every four bytes is more than most lines have.
    let mut tokens = Tokens { all: Vec::with_capacity(source.len() / 4 + 4), ends: Vec::new() };
    let lexer = Lexer { source, bytes: source.as_bytes(), text };
    let mut at = 0;
    let mut glued = false;
    while let Some(&byte) = lexer.bytes.get(at) {
        if byte == b' ' || byte == b'\n' {
            glued = false;
            at += 1;
            if byte == b'\n' {
                tokens.ends.push(tokens.all.len());
            }
            continue;
        }
        let (mut kind, mut end) = lexer.token(at, byte);
        let mut class = Known::No;
        if let Kind::Word(word) = kind {
            class = known(word);
            if class == Known::Levelled {
                (kind, end) = lexer.levelled(word, end, tokens.all.last());
                class = if let Kind::Word(word) = kind { known(word) } else { Known::No };
            } else if class == Known::No {
                if let Some(rest) = abroad::compound_rest(word) {
                    kind = Kind::Word(rest);
                    class = known(rest);
                }
            }
        }
        let capital = !byte.is_ascii_digit() && text.is_capital(at);
        let span = text.span(at, end);
        tokens.all.push(Token { kind, span, glued, capital, known: class });
        glued = true;
        at = end;
    }
    tokens.ends.push(tokens.all.len());
    tokens
}

fn number<'t>(value: f64, decimals: u8) -> Kind<'t> {
    Kind::Number(Number { value, decimals, word: false })
}

/// The value of `½`, `¼` and `¾`.
fn fraction(c: char) -> Option<f64> {
    match c {
        '\u{bd}' => Some(0.5),
        '\u{bc}' => Some(0.25),
        '\u{be}' => Some(0.75),
        _ => None,
    }
}

/// The value of digits with or without a full stop.
fn read(digits: &str) -> f64 {
    // Below 2^53 the quotient of two exact numbers is the nearest one, as the parser of std has it.
    const EXACT: usize = 15;
    if digits.len() > EXACT {
        return digits.parse().unwrap_or(f64::INFINITY);
    }
    let (mut value, mut scale, mut behind) = (0.0_f64, 1.0_f64, false);
    for byte in digits.bytes() {
        if byte == b'.' {
            behind = true;
            continue;
        }
        value = value * 10.0 + f64::from(byte.wrapping_sub(b'0'));
        if behind {
            scale *= 10.0;
        }
    }
    value / scale
}

/// The levelled text, and where each part of it was written.
struct Lexer<'t> {
    source: &'t str,
    bytes: &'t [u8],
    text: &'t Levelled<'t>,
}

impl<'t> Lexer<'t> {
    /// The token at `at` and where it ends.
    fn token(&self, at: usize, byte: u8) -> (Kind<'t>, usize) {
        match byte {
            b'0'..=b'9' => self.figure(at),
            b':' if self.leading_clock(at) => self.figure(at),
            b'.' if self.leading_point(at) => {
                let end = self.digits(at + 1);
                let places = u8::try_from(end - at - 1).unwrap_or(u8::MAX);
                (number(self.read(at, end), places), end)
            }
            b'a'..=b'z' => self.word(at),
            b'\'' if self.byte(at + 1) == b'\'' => (Kind::Sign('"'), at + 2),
            0..128 => (Kind::Sign(char::from(byte)), at + 1),
            _ => {
                let c = self.char(at);
                let end = at + c.len_utf8();
                match fraction(c) {
                    Some(part) => (number(part, 2), end),
                    None if c.is_alphabetic() => self.word(at),
                    None => (Kind::Sign(c), end),
                }
            }
        }
    }

    /// The byte at `at`; behind the end a blank.
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(b' ')
    }

    /// The character at `at`; behind the end a blank.
    fn char(&self, at: usize) -> char {
        self.source.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ')
    }

    fn slice(&self, from: usize, to: usize) -> &'t str {
        self.source.get(from..to).unwrap_or_default()
    }

    fn read(&self, from: usize, to: usize) -> f64 {
        read(self.slice(from, to))
    }

    /// Where the digits from `at` on end.
    fn digits(&self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        at + rest.iter().take_while(|b| b.is_ascii_digit()).count()
    }

    /// Where the letters from `at` on end.
    fn letters(&self, mut at: usize) -> usize {
        loop {
            let byte = self.byte(at);
            if byte.is_ascii_lowercase() {
                at += 1;
            } else if byte < 128 {
                return at;
            } else {
                let c = self.char(at);
                if !c.is_alphabetic() {
                    return at;
                }
                at += c.len_utf8();
            }
        }
    }

    /// A colon opens a clock time (`:45`) where two digits and no more follow, and no digit precedes.
    fn leading_clock(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or(b' ', |i| self.byte(i));
        let apart = before.is_ascii() && !before.is_ascii_alphanumeric();
        // ` :75` is a colon and a number.
        let seconds = matches!(self.byte(at + 1), b'0'..=b'5');
        apart && seconds && !matches!(before, b':' | b'\'') && self.digits(at + 1) == at + 3
    }

    /// `.5 mile`: a full stop opens a number behind a blank or a bracket, where a unit follows.
    fn leading_point(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or(b' ', |i| self.byte(i));
        let end = self.digits(at + 1);
        let behind = end + usize::from(self.byte(end) == b' ');
        let unit = self.byte(behind).is_ascii_lowercase() && self.byte(behind) != b'x';
        matches!(before, b' ' | b'(') && end > at + 1 && unit
    }

    /// A number or a clock time at `at`, and where it ends.
    fn figure(&self, at: usize) -> (Kind<'t>, usize) {
        // Most are whole numbers with a letter, a sign or a blank behind them.
        let (mut short, mut end) = (0_u32, at);
        while end < at + 6 && self.byte(end).is_ascii_digit() {
            short = short * 10 + u32::from(self.byte(end) - b'0');
            end += 1;
        }
        let open = match self.byte(end) {
            b'0'..=b'9' | b':' | b'.' | b',' | b'o' | 128.. => true,
            b' ' => self.byte(end + 1).is_ascii_digit(),
            _ => false,
        };
        if end > at && !open {
            return (number(f64::from(short), 0), end);
        }
        let whole = self.digits(at);
        // Clock: parts of exactly two digits behind colons.
        let mut end = whole;
        let mut seconds = self.read(at, whole);
        let mut parts = 1_u8;
        while parts < 3 && self.byte(end) == b':' && self.digits(end + 1) == end + 3 {
            let part = self.read(end + 1, end + 3);
            if part >= 60.0 {
                break;
            }
            seconds = seconds * 60.0 + part;
            end += 3;
            parts += 1;
        }
        if parts > 1 {
            let decimals = self.digits(end + 1);
            if self.byte(end) == b'.' && decimals > end + 1 {
                seconds += self.read(end, decimals);
                end = decimals;
            }
            return (Kind::Clock { seconds, parts }, end);
        }
        match self.byte(whole) {
            b'o' => {
                if let Some(found) = self.letters_for_zeros(at) {
                    return found;
                }
            }
            b'.' => {
                let end = self.digits(whole + 1);
                // `5 x 1.000m`: three digits in front of metres are thousands.
                let thousands = end == whole + 4 && whole - at <= 2 && self.byte(at) != b'0';
                if thousands && (self.meters_follow(end) || self.listed_thousands(at, whole, end)) {
                    let value = self.read(at, whole) * 1000.0 + self.read(whole + 1, end);
                    return (number(value, 0), end);
                }
                if end > whole + 1 {
                    let places = u8::try_from(end - whole - 1).unwrap_or(u8::MAX);
                    return (number(self.read(at, end), places), end);
                }
            }
            b' ' => {
                if let Some(found) = self.spaced_thousands(at, whole) {
                    return found;
                }
            }
            b',' => {
                // `3,2,1 min`: behind a comma that parts two numbers, the next comma does so too.
                let before = |n: usize| at.checked_sub(n).map_or(b' ', |i| self.byte(i));
                let listed = before(1) == b',' && before(2).is_ascii_digit();
                if !listed {
                    if let Some(found) = self.comma_number(at, whole) {
                        return found;
                    }
                }
            }
            128.. => {
                let half = self.char(whole);
                if let Some(part) = fraction(half) {
                    return (number(self.read(at, whole) + part, 2), whole + half.len_utf8());
                }
            }
            _ => {}
        }
        (number(self.read(at, whole), 0), whole)
    }

    /// `6 x 8oom`, `1o x 4oo`: letters for zeros, as scanned pages have them, in front of a unit or of a
    /// sign of multiplication; several of them stand alone as well.
    fn letters_for_zeros(&self, at: usize) -> Option<(Kind<'t>, usize)> {
        const MOST: usize = 5;
        let rest = self.bytes.get(at..).unwrap_or_default();
        let len = rest.iter().take_while(|b| b.is_ascii_digit() || **b == b'o').count();
        let end = at + len;
        let zeros = rest.iter().take(len).filter(|b| **b == b'o').count();
        let behind = end + usize::from(self.byte(end) == b' ');
        let next = self.slice(behind, self.letters(behind));
        let unit = matches!(
            next,
            "m" | "km" | "k" | "yd" | "yds" | "mi" | "mile" | "miles" | "s" | "sec" | "min" | "x"
        );
        let apart = end == behind && !self.char(end).is_alphabetic() || next.is_empty();
        let fits = unit && (behind == end || zeros > 1 || next == "x") || zeros > 1 && apart;
        if len > MOST || !fits {
            return None;
        }
        let value = rest.iter().take(len).fold(0_u32, |value, b| {
            value * 10 + if b.is_ascii_digit() { u32::from(b - b'0') } else { 0 }
        });
        Some((number(f64::from(value), 0), end))
    }

    /// Whether a word for metres comes next.
    fn meters_follow(&self, at: usize) -> bool {
        let unit = at + usize::from(self.byte(at) == b' ');
        let unit = self.slice(unit, self.letters(unit));
        matches!(
            unit,
            "m" | "mt"
                | "mts"
                | "mtrs"
                | "meter"
                | "meters"
                | "metre"
                | "metres"
                | "metros"
                | "mètres"
                | "metri"
        )
    }

    /// `1.200, 800, 1.000`: hundreds behind a full stop, in a list without a unit.
    fn listed_thousands(&self, at: usize, whole: usize, end: usize) -> bool {
        let round = self.slice(end - 2, end) == "00";
        let before = self.bytes.iter().take(at).rev().find(|b| **b != b' ');
        let joint = |b: &u8| matches!(b, b',' | b'+' | b'-' | b'/');
        let next = self.byte(end);
        let and = next == b' '
            && matches!(self.slice(end + 1, end + 3), "y " | "e " | "et" | "un" | "oc" | "an");
        let ahead = joint(&next) || and;
        // `1.200, 800, 400`: a list of hundreds behind words.
        let rest = self.slice(end + 2, end + 5);
        let hundreds = next == b',' && self.byte(end + 1) == b' ' && rest.ends_with("00");
        let led = hundreds
            || before.is_none_or(joint)
            || matches!(before, Some(b'x' | b'\n' | b'y' | b':' | b'('));
        let open = next == b' ' || joint(&next) || end >= self.bytes.len();
        let unit = self.slice(end + 1, self.letters(end + 1));
        let other = matches!(unit, "km" | "k" | "mi" | "s" | "sec" | "min" | "kg" | "mmol");
        round && whole == at + 1 && led && open && !other && (ahead || before.is_some())
    }

    /// `1 000 m` and `4 x 1 500 m`: a blank parts the thousands.
    ///
    /// `8 200 m reps` counts: only whole thousands, or a number behind a sign that an amount follows,
    /// with a blank before the unit too, are taken for one number. Looks no further than the unit.
    fn spaced_thousands(&self, at: usize, whole: usize) -> Option<(Kind<'t>, usize)> {
        let end = whole + 4;
        let group = self.bytes.get(whole + 1..end)?;
        if whole - at > 2 || !group.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let blanks = self.bytes.iter().skip(end).take(2).take_while(|b| **b == b' ').count();
        let unit = end + blanks;
        // The case counts: behind `1 000` a capital `M` is no metre.
        let unit = self.text.written(unit, self.letters(unit));
        if !matches!(unit, "m" | "meters" | "metres") {
            return None;
        }
        let zeros = group == b"000";
        let before = self.bytes.iter().take(at).rev().find(|b| **b != b' ');
        let led =
            before.is_some_and(|b| matches!(b, b'x' | b'*' | b'+' | b',' | b'(' | b'/' | b'&'));
        (zeros || (led && blanks > 0)).then(|| {
            let value = self.read(at, whole) * 1000.0 + self.read(whole + 1, end);
            (number(value, 0), end)
        })
    }

    /// `1,000m` and `1,6 km`; a comma in a longer chain of numbers only lists them.
    fn comma_number(&self, at: usize, whole: usize) -> Option<(Kind<'t>, usize)> {
        let end = self.digits(whole + 1);
        let behind = end - whole - 1;
        if whole - at > 2 || self.byte(end) == b',' || !(1..=3).contains(&behind) {
            return None;
        }
        let rest = self.bytes.get(end..).unwrap_or_default();
        let unit = end + rest.iter().take_while(|b| **b == b' ').count();
        let unit = self.slice(unit, self.letters(unit));
        if behind == 3 {
            return matches!(
                unit,
                "m" | "meter" | "meters" | "metre" | "metres" | "yd" | "yards" | "s"
            )
            .then(|| {
                let value = self.read(at, whole) * 1000.0 + self.read(whole + 1, end);
                (number(value, 0), end)
            });
        }
        let large = matches!(
            unit,
            "km" | "k" | "mi" | "mile" | "miles" | "min" | "mins" | "minutes" | "h" | "mmol"
        ) || unit.starts_with("minut")
            || unit.starts_with("kilom");
        large.then(|| {
            let places = u8::try_from(behind).unwrap_or(0);
            let value =
                self.read(at, whole) + self.read(whole + 1, end) / 10_f64.powi(i32::from(places));
            (number(value, places), end)
        })
    }

    /// A run of letters at `at`, and where it ends.
    fn word(&self, at: usize) -> (Kind<'t>, usize) {
        // `5xFlying`: the sign of multiplication sticks to the next word.
        let after_digit = at > 0 && self.byte(at - 1).is_ascii_digit();
        if self.byte(at) == b'x' && after_digit && self.text.is_capital(at + 1) {
            return (Kind::Word(self.slice(at, at + 1)), at + 1);
        }
        let mut end = self.letters(at);
        // `400mx6`, `6x400mx90s`, `400mw/90s`: the unit sticks to the sign behind it.
        let stuck = match self.slice(at, end) {
            "mx" => self.byte(end).is_ascii_digit(),
            "mw" => self.byte(end) == b'/',
            _ => false,
        };
        if after_digit && stuck {
            return (Kind::Word(self.slice(at, at + 1)), at + 1);
        }
        // `100kgx5`.
        let loaded = after_digit && matches!(self.slice(at, end), "kgx" | "lbx" | "lbsx");
        if loaded && self.byte(end).is_ascii_digit() {
            end -= 1;
            return (Kind::Word(self.slice(at, end)), end);
        }
        if let Some(found) = self.cut_short(at, end) {
            return found;
        }
        while self.byte(end) == b'\'' && self.letters(end + 1) > end + 1 {
            end = self.letters(end + 1);
        }
        let text = self.slice(at, end);
        (Kind::Word(text), end)
    }

    /// A word that may be a number, or one of another language, and where it ends.
    fn levelled(&self, word: &'t str, end: usize, before: Option<&Token<'t>>) -> (Kind<'t>, usize) {
        if let Some(value) = word_number(word) {
            return (Kind::Number(Number { value, decimals: 0, word: true }), end);
        }
        let behind = self.source.get(end..).unwrap_or_default();
        let kind = abroad::level(word, before, behind);
        // The stop in `ca. 90 %` ends no sentence.
        let short = kind == Kind::Word("about") && word != "about";
        (kind, end + usize::from(short && self.byte(end) == b'.'))
    }
}

impl<'t> Lexer<'t> {
    /// `w/u`, `c/d`, `b/n`, `i.e.`: words that are cut short with a sign between their letters.
    fn cut_short(&self, at: usize, end: usize) -> Option<(Kind<'t>, usize)> {
        const CUT: &[(&str, &str, &str)] = &[
            ("w", "/u", "warmup"),
            ("w", "/up", "warmup"),
            ("c", "/d", "cooldown"),
            ("c", "/down", "cooldown"),
            ("b", "/n", "between"),
            ("b", "/w", "between"),
            ("i", ".e", "ie"),
        ];
        if end != at + 1 || !matches!(self.byte(end), b'/' | b'.') {
            return None;
        }
        let last = self.letters(end + 1);
        let (first, behind) = (self.slice(at, end), self.slice(end, last));
        let (.., word) = CUT.iter().find(|(a, b, _)| *a == first && *b == behind)?;
        let stop = usize::from(self.byte(end) == b'.' && self.byte(last) == b'.');
        Some((Kind::Word(word), last + stop))
    }
}

/// Count words. `one` is left out: it is more often a pronoun, and counts nothing.
pub(crate) const COUNT_WORDS: &[(&str, f64)] = &[
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("dozen", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
];

/// The number that a word says.
fn word_number(word: &str) -> Option<f64> {
    COUNT_WORDS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::tokens::text::normalize;

    /// The kinds of the tokens, for as long as the program runs, so that a table can hold them.
    fn kinds(text: &'static str) -> Vec<Kind<'static>> {
        let levelled: &'static _ = Box::leak(Box::new(normalize(text)));
        lex(levelled).all().iter().map(|t| t.kind).collect()
    }

    fn n(value: f64, decimals: u8) -> Kind<'static> {
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
    fn a_leading_point() {
        assert_eq!(kinds("2 x .5 mile")[2], n(0.5, 1));
        assert_eq!(kinds("(.25 miles)")[1], n(0.25, 2));
        // A stop without a blank behind it.
        assert_eq!(kinds("easy .5 x 400m")[1], Kind::Sign('.'));
        assert_eq!(kinds("400.5 m")[0], n(400.5, 1));
    }

    #[test]
    fn clocks() {
        assert_eq!(kinds("2:19.8"), [Kind::Clock { seconds: 139.8, parts: 2 }]);
        assert_eq!(kinds(":45"), [Kind::Clock { seconds: 45.0, parts: 2 }]);
        assert_eq!(kinds("Set: 12").len(), 3);
        assert_eq!(kinds("x :75").len(), 3);
        assert_eq!(kinds("1:75")[0], n(1.0, 0));
    }

    #[test]
    fn words_and_signs() {
        assert_eq!(kinds("10x400m").len(), 4);
        assert_eq!(kinds("don't"), [Kind::Word("don't")]);
        assert_eq!(kinds("6'00''").len(), 4);
    }

    #[test]
    fn spans_cover_the_token_in_the_original() {
        let text = "6 \u{d7} 300m \u{2014} 1:30";
        let levelled = normalize(text);
        let tokens = lex(&levelled);
        let parts: Vec<&str> = tokens.all().iter().map(|t| t.span.of(text)).collect();
        assert_eq!(parts, ["6", "\u{d7}", "300", "m", "\u{2014}", "1:30"]);
    }
}
