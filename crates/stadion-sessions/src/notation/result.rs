//! Result lines: a label and the times that were run.

use stadion_types::{Distance, SplitTime};

use crate::notation::cursor::Cursor;
use crate::notation::lex::{Kind, Token};
use crate::notation::quantity::Unit;
use crate::results::SplitRow;
use crate::tree::DistanceUnit;

const TITLES: &[&str] = &["splits", "split", "times", "time", "results", "result", "ran"];

/// Reads the whole line as a result, or nothing.
pub(crate) fn result(c: &mut Cursor<'_>) -> Option<SplitRow> {
    let from = c.at;
    let found = read(c);
    if found.is_none() {
        c.at = from;
    }
    found
}

#[derive(Default)]
struct Label {
    distance: Option<Distance>,
    set: Option<u32>,
    block: Option<String>,
    titled: bool,
}

fn read(c: &mut Cursor<'_>) -> Option<SplitRow> {
    let from = c.at;
    let label = label(c)?;
    let body = &c.tokens[c.at..];
    let plain = |t: &Token| {
        t.is_figure()
            || [',', '/', '+', '(', ')', '\u{2014}', ';', '|', '.'].iter().any(|s| t.is(*s))
            || t.is_word(&["and"])
    };
    if !body.iter().all(plain) || !body.iter().any(Token::is_figure) {
        return None;
    }
    // Bare whole numbers are times only behind a distance or a title; `Ladder: 300, 200` is work.
    let precise = body.iter().any(|t| match t.kind {
        Kind::Number(n) => n.decimals > 0,
        Kind::Clock { .. } => true,
        _ => false,
    });
    let usual = body
        .iter()
        .filter_map(Token::number)
        .all(|n| n.value >= 50.0 && (n.value / 50.0).fract() == 0.0);
    if !(precise || label.titled || label.distance.is_some() || !usual) {
        return None;
    }
    let commas = decimal_commas(c, body);
    let mut times = Vec::new();
    let mut depth = 0_u32;
    let mut i = c.at;
    while i < c.tokens.len() {
        let token = &c.tokens[i];
        depth += u32::from(token.is('('));
        depth = depth.saturating_sub(u32::from(token.is(')')));
        // Sub-splits in brackets belong to the time before them.
        if depth == 0 && token.is_figure() {
            let mut span = token.span;
            let mut text: String = span.of(c.text).to_owned();
            if commas
                && c.tokens.get(i + 1).is_some_and(|t| t.is(',') && t.glued)
                && c.tokens.get(i + 2).is_some_and(|t| t.glued && t.is_figure())
            {
                span = span.hull(c.tokens[i + 2].span);
                text = span.of(c.text).replace(',', ".");
                i += 2;
            }
            match text.parse::<SplitTime>() {
                Ok(time) if time.seconds() > 0.0 => times.push(time),
                _ => c.unknown(span, "this is no time"),
            }
        }
        i += 1;
    }
    c.at = c.tokens.len();
    (!times.is_empty()).then(|| SplitRow {
        distance: label.distance,
        set: label.set,
        block: label.block,
        times,
        span: c.span_from(from),
    })
}

/// Whether the line writes its decimals with commas: each glued comma stands before two digits, no
/// full stop is used, and the times are parted by something else.
fn decimal_commas(c: &mut Cursor<'_>, body: &[Token]) -> bool {
    let glued: Vec<usize> = (1..body.len().saturating_sub(1))
        .filter(|i| {
            body[*i].is(',') && body[*i].glued && body[i + 1].glued && body[i + 1].is_figure()
        })
        .collect();
    let stops = body.iter().filter_map(Token::number).any(|n| n.decimals > 0);
    let digits = |t: &Token| t.span.end - t.span.start;
    let pairs = glued.iter().all(|i| (1..=2).contains(&digits(&body[i + 1])));
    let chained = glued.windows(2).any(|w| w[1] == w[0] + 2);
    if glued.is_empty() || stops || !pairs || chained {
        return false;
    }
    let span = body[glued[0] - 1].span.hull(body[glued[0] + 1].span);
    c.ambiguity(
        span,
        &["a decimal comma", "two times"],
        "commas without a blank behind them, and other signs between the times",
    );
    true
}

/// The label with the sign that ends it.
fn label(c: &mut Cursor<'_>) -> Option<Label> {
    let mut label = Label::default();
    while c.at < c.tokens.len() {
        if c.is(0, ':')
            || c.is(0, '\u{2014}')
            || (c.is(0, '-') && c.peek(0).is_some_and(|t| !t.glued))
        {
            c.at += 1;
            let named = label.distance.is_some()
                || label.set.is_some()
                || label.block.is_some()
                || label.titled;
            return named.then_some(label);
        }
        let token = c.peek(0)?;
        if token.is_word(TITLES) {
            label.titled = true;
        } else if token.is_word(&["set", "round", "series"]) {
            let sign = usize::from(c.is(1, '#'));
            if let Some(number) =
                c.peek(1 + sign).and_then(Token::number).filter(|n| n.decimals == 0)
            {
                label.set = super::work::count(number.value, number.value).map(|b| b.min());
                c.at += 1 + sign;
            }
        } else if token.is_word(&["ladder", "pyramid", "breakdown"]) {
            label.block = Some("ladder".to_owned());
        } else if token.is_figure() {
            let quantity = c.quantity()?;
            let quantity = match quantity.unit {
                Unit::Bare if quantity.is_usual_distance() && quantity.min >= 50.0 => {
                    quantity.as_unit(DistanceUnit::Meter)
                }
                // `400s: 62.1, 61.8`.
                Unit::Time(1) if quantity.is_usual_distance() && !quantity.clock => {
                    quantity.as_unit(DistanceUnit::Meter)
                }
                _ => quantity,
            };
            label.distance = Some(quantity.meters()?.exact()?);
            continue;
        } else if !token.is_word(&["rep", "reps", "repeats", "the", "of", "s"])
            && !token.is('#')
            && !token.is('\'')
        {
            return None;
        }
        c.at += 1;
    }
    None
}
