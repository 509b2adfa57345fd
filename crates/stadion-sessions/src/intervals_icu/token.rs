//! The words of a step with their places.

use crate::span::Span;

/// A word in lower case with its place in the text.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) text: String,
    pub(super) span: Span,
}

/// Splits a step at its blanks; a dash between two figures joins them to one range.
pub(super) fn tokens(body: &str, from: usize) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut at = 0;
    for word in body.split_inclusive(char::is_whitespace) {
        let trimmed = word.trim_end();
        if !trimmed.is_empty() {
            let span = Span::new(from + at, from + at + trimmed.len());
            out.push(Token { text: levelled(trimmed), span });
        }
        at += word.len();
    }
    joined(out)
}

/// Lower case, plain quotes and dashes, without the commas that part targets.
fn levelled(word: &str) -> String {
    let word = word.trim_matches([',', ';', '(', ')']);
    let level = |c: char| match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{2032}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{2033}' => '"',
        c => c,
    };
    word.chars().map(level).flat_map(char::to_lowercase).collect()
}

/// `315w - 330w`, `60 - 80%` and `2 km`: the parts of one figure.
fn joined(tokens: Vec<Token>) -> Vec<Token> {
    let figure = |t: &Token| t.text.starts_with(|c: char| c.is_ascii_digit());
    let zone =
        |t: &Token| t.text.starts_with('z') && t.text.ends_with(|c: char| c.is_ascii_digit());
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let range = token.text == "-"
            && out.last().is_some_and(|t| figure(t) || zone(t))
            && tokens.peek().is_some_and(|t| figure(t) || zone(t));
        if range {
            if let (Some(last), Some(next)) = (out.last_mut(), tokens.next()) {
                last.text.push('-');
                last.text.push_str(&next.text);
                last.span = last.span.hull(next.span);
            }
            continue;
        }
        let unit = matches!(
            token.text.as_str(),
            "km" | "mi"
                | "mile"
                | "miles"
                | "mtr"
                | "meters"
                | "metres"
                | "yards"
                | "yd"
                | "yds"
                | "yrd"
                | "yrds"
                | "min"
                | "mins"
                | "minutes"
                | "sec"
                | "secs"
                | "seconds"
                | "h"
                | "hours"
                | "w"
                | "watts"
                | "bpm"
                | "rpm"
                | "spm"
                | "%"
        );
        let bare = |t: &Token| t.text.ends_with(|c: char| c.is_ascii_digit()) && figure(t);
        match out.last_mut() {
            Some(last) if unit && bare(last) => {
                last.text.push_str(&token.text);
                last.span = last.span.hull(token.span);
            }
            _ => out.push(token),
        }
    }
    out
}
