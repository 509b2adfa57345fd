//! Rest clauses, on lines of their own and beside the work.
//!
//! A clause is an amount, a way of moving and a scope in any order; a new one begins where a second
//! amount or a second scope comes. So `90 s between reps, 6' between sets` and `between reps 90 s,
//! between sets 6'` read alike.

mod amount;
mod ordinal;
mod scope;
mod words;

pub(crate) use amount::lettered;
pub(crate) use scope::scope;
pub(crate) use words::spelled_minutes;

use crate::notation::target;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary;
use crate::tree::{Mode, RestAmount, RestRule, Scope, Seconds};
use amount::amount;
use stadion_types::Bounds;

/// A clause in the making.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "what was seen so far, each for itself")]
struct Clause {
    from: Option<usize>,
    amount: Option<RestAmount>,
    mode: Option<Mode>,
    scope: Option<Scope>,
    full: bool,
    /// A comma or `and` stood since the amount.
    apart: bool,
    /// `or` stood since the amount.
    choice: bool,
    /// The amount comes on top of another rest.
    extra: bool,
}

/// With these a rest is longer by an amount.
const EXTRA: &[&str] = &["extra", "additional", "another", "further"];

/// Reads rest clauses from the position up to token `end`.
pub(crate) fn clauses(c: &mut Cursor<'_>, end: usize) -> Vec<RestRule> {
    let mut rules = Vec::new();
    let mut clause = Clause::default();
    while c.at < end {
        let start = c.at;
        let moved = clause.mode;
        if let Some(scope) = scope(c) {
            // `60 s, after the 4th 3 min`: the place leads the amount behind it.
            let leads = clause.apart && clause.amount.is_some() && c.fork().quantity().is_some();
            let placed = clause.scope.is_some();
            if leads || placed && (clause.amount.is_some() || clause.mode.is_some()) {
                flush(c, &mut clause, start, &mut rules);
            }
            clause.from.get_or_insert(start);
            clause.scope = Some(scope);
        } else if per_way(c) > 0 && clause.amount.is_some() {
            let from = c.at;
            c.at += per_way(c);
            clause.amount = Some(RestAmount::Open);
            let span = c.span_from(from);
            c.unknown(span, "a rest by how far the repetition before it went is not laid out");
        } else if target::beside_rest(c) || zone(c) {
            // What the rest is done at is kept nowhere.
        } else if let Some(amount) = amount(c, &mut clause) {
            let merged = clause
                .amount
                .as_ref()
                .filter(|_| !clause.apart)
                .and_then(|a| merge(a, &amount, clause.choice));
            if let Some(merged) = merged {
                clause.amount = Some(merged);
            } else {
                if clause.amount.is_some() {
                    // The way of moving that was read with the amount belongs to it.
                    let mode = clause.mode.filter(|_| clause.mode != moved);
                    clause.mode = moved;
                    flush(c, &mut clause, start, &mut rules);
                    clause.mode = mode;
                }
                clause.from.get_or_insert(start);
                clause.amount = Some(amount);
                clause.apart = false;
                clause.choice = false;
            }
        } else if let Some(mode) = vocabulary::mode(c) {
            if clause.apart && clause.amount.is_some() && clause.mode.is_some() {
                flush(c, &mut clause, start, &mut rules);
            }
            clause.from.get_or_insert(start);
            clause.mode = stronger(clause.mode, mode);
        } else if c.is_word(0, &["full", "complete", "fully"]) {
            clause.from.get_or_insert(start);
            clause.full = true;
            c.at += 1;
        } else if full_stop(c) || c.is(0, ';') || c.is_word(0, &["then"]) {
            if clause.amount.is_some() || clause.mode.is_some() {
                flush(c, &mut clause, start, &mut rules);
            }
            c.at += 1;
        } else {
            // `90 s for the medium`: which of the sets is meant, nothing says.
            let aim = c.peek(2).is_some_and(|t| t.is_word(vocabulary::REST));
            let some = c.is_word(0, &["for"]) && c.is_word(1, &["the"]) && clause.amount.is_some();
            let some = some && !aim;
            let named = |n: usize| {
                c.peek(n)
                    .is_some_and(|t| t.is_word(vocabulary::SETS) || t.is_word(vocabulary::REPS))
            };
            if some && !named(2) {
                let span = c.peek(0).map_or(c.span_from(c.at), |t| t.span);
                c.unknown(span, "a rest that was not understood: it holds for some of the sets");
            }
            clause.choice |= c.is_word(0, &["or"]);
            if c.is_word(0, EXTRA) {
                if clause.amount.is_some() {
                    flush(c, &mut clause, start, &mut rules);
                }
                clause.extra = true;
            }
            clause.apart |= c.is(0, ',') || c.is(0, '&') || c.is_word(0, &["and"]);
            if c.peek(0).is_some_and(Token::is_figure) {
                let span = c.span_from(c.at);
                let span = c.peek(0).map_or(span, |t| t.span);
                c.unknown(span, "a number in the recovery that was not understood");
            }
            c.at += 1;
        }
    }
    flush(c, &mut clause, end, &mut rules);
    rules
}

/// `90s rest per preceding 250m`, `1 min per 200m`: how many tokens say over what way the rest is so long.
pub(crate) fn per_way(c: &Cursor<'_>) -> usize {
    let mut look = c.fork();
    if !(look.take_word(&["per"]) || look.take_word(&["for"]) && look.take_word(&["every", "each"]))
    {
        return 0;
    }
    let _ = look.take_word(&["preceding", "previous", "every", "each"]);
    if look.quantity().is_some_and(|q| q.is_distance()) { look.at - c.at } else { 0 }
}

/// Steps over `Z1`, `zone 2`, `level 1`: how hard the rest is.
fn zone(c: &mut Cursor<'_>) -> bool {
    let stuck = c.is_word(0, &["z", "l"]) && c.peek(1).is_some_and(|t| t.glued);
    let found = (stuck || c.is_word(0, &["zone", "level"]))
        && c.peek(1).and_then(Token::number).is_some_and(|n| n.value <= 7.0);
    c.at += if found { 2 } else { 0 };
    found
}

/// A full stop that ends a sentence; the one behind `rec.` or `min.` does so only before a capital.
fn full_stop(c: &Cursor<'_>) -> bool {
    let before = c.at.checked_sub(1).and_then(|i| c.tokens.get(i));
    let short =
        before.is_some_and(|t| t.is_word(&["rec", "min", "sec", "secs", "mins", "btw", "approx"]));
    c.is(0, '.') && (!short || c.peek(1).is_none_or(|t| t.capital))
}

/// `easy jog` is a jog: a word for the way of moving outweighs one for its ease.
fn stronger(old: Option<Mode>, new: Mode) -> Option<Mode> {
    match old {
        None | Some(Mode::Easy | Mode::Moderate) => Some(new),
        old => old,
    }
}

fn flush(c: &mut Cursor<'_>, clause: &mut Clause, end: usize, rules: &mut Vec<RestRule>) {
    let done = std::mem::take(clause);
    let Some(from) = done.from else { return };
    let (Some(first), Some(last)) =
        (c.tokens.get(from), c.tokens.get(end.saturating_sub(1).max(from)))
    else {
        return;
    };
    let span = first.span.hull(last.span);
    let amount = match done.amount {
        Some(amount) => amount,
        None if done.full || done.mode.is_some() => RestAmount::Open,
        // `Rest as needed before the next round`.
        None if rules.is_empty()
            && c.tokens[..from].iter().any(|t| t.is_word(vocabulary::REST)) =>
        {
            RestAmount::Open
        }
        None => {
            c.unknown(span, "a place for a rest without a rest");
            return;
        }
    };
    let amount = if done.extra && done.scope.is_some() {
        let whole = on_top(&amount, rules);
        if whole.is_none() {
            c.unknown(span, "a rest on top of another one, which is not given");
        }
        whole.unwrap_or(amount)
    } else {
        amount
    };
    rules.push(RestRule {
        amount,
        mode: done.mode,
        scope: done.scope.unwrap_or(Scope::EachGap),
        full: done.full,
        span,
    });
}

/// `2 min, and an extra minute after the 4th`: the time of the rest that holds everywhere, and this.
fn on_top(extra: &RestAmount, rules: &[RestRule]) -> Option<RestAmount> {
    let time = |amount: &RestAmount| match amount {
        RestAmount::Time(time) => Some(*time),
        _ => None,
    };
    let wide = |r: &&RestRule| matches!(r.scope, Scope::EachGap | Scope::BetweenReps);
    let (extra, base) = (time(extra)?, time(&rules.iter().rev().find(wide)?.amount)?);
    let sum = |a: Seconds, b: Seconds| Some(Seconds(a.0.checked_add(b.0)?));
    let whole = Bounds::new(sum(base.min(), extra.min())?, sum(base.max(), extra.max())?).ok()?;
    Some(RestAmount::Time(whole))
}

/// A distance and a time side by side are one rest: both hold, or with `or` one of them.
fn merge(old: &RestAmount, new: &RestAmount, choice: bool) -> Option<RestAmount> {
    match (old, new) {
        (RestAmount::Time(time), RestAmount::Distance(distance)) if choice => {
            Some(RestAmount::Either { distance: *distance, time: *time })
        }
        (RestAmount::Time(time), RestAmount::Distance(distance))
        | (RestAmount::Distance(distance), RestAmount::Time(time)) => {
            Some(RestAmount::DistanceIn { distance: *distance, time: *time })
        }
        (RestAmount::Open, new) => Some(new.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use stadion_types::{Bounds, Distance};

    use super::*;
    use crate::notation::Dialect;
    use crate::notation::tokens::lex::lex;
    use crate::notation::tokens::text::normalize;

    fn read(text: &str) -> Vec<RestRule> {
        let levelled = normalize(text);
        let tokens = lex(&levelled);
        let mut cursor = Cursor::new(text, tokens.all(), Dialect::Track);
        let rules = clauses(&mut cursor, tokens.all().len());
        assert!(cursor.notes.unknown.is_empty(), "{text}: {:?}", cursor.notes.unknown);
        rules
    }

    fn seconds(rule: &RestRule) -> Option<(f64, f64)> {
        match &rule.amount {
            RestAmount::Time(t)
            | RestAmount::DistanceIn { time: t, .. }
            | RestAmount::Either { time: t, .. } => {
                Some((t.min().0.as_secs_f64(), t.max().0.as_secs_f64()))
            }
            _ => None,
        }
    }

    fn m(meters: f64) -> Distance {
        Distance::from_meters(meters).unwrap()
    }

    #[test]
    fn three_scopes_however_they_are_worded() {
        for text in [
            "80m walk in 90\" after 120m reps. 6' rec between sets. 2' rec. between reps in ladder",
            "80m walk in 90\u{201d} after 120m reps. 6\u{2019} rec between sets. 2\u{2032} rec. between reps in ladder",
            "After each 120m walk 80m in 90 seconds; between sets 6 minutes; 2 minutes between the ladder reps",
            "walk 80 m in 1:30 after the 120s, 6 min between sets and 2 min in the ladder",
            "90s (80m walk) after 120m reps. Six minutes between sets. 2:00 between reps in the ladder.",
        ] {
            let rules = read(text);
            assert_eq!(rules.len(), 3, "{text}: {rules:#?}");
            assert_eq!(rules[0].scope, Scope::AfterDistance(vec![m(120.0)]), "{text}");
            assert!(matches!(rules[0].amount, RestAmount::DistanceIn { .. }), "{text}: {rules:#?}");
            assert_eq!(rules[0].mode, Some(Mode::Walk), "{text}");
            assert_eq!(seconds(&rules[0]), Some((90.0, 90.0)), "{text}");
            assert_eq!(rules[1].scope, Scope::BetweenSets, "{text}");
            assert_eq!(seconds(&rules[1]), Some((360.0, 360.0)), "{text}");
            assert_eq!(rules[2].scope, Scope::InBlock("ladder".into()), "{text}");
            assert_eq!(seconds(&rules[2]), Some((120.0, 120.0)), "{text}");
        }
    }

    #[test]
    fn full_with_a_figure() {
        for text in [
            "Full, 5 - 6' recovery walk/jog as needed between reps",
            "Full recovery, walk or jog 5 to 6 minutes between reps",
            "between reps: full (between 5 and 6 min, walk/jog)",
        ] {
            let rules = read(text);
            assert_eq!(rules.len(), 1, "{text}: {rules:#?}");
            assert!(rules[0].full, "{text}");
            assert_eq!(rules[0].mode, Some(Mode::WalkJog), "{text}");
            assert_eq!(seconds(&rules[0]), Some((300.0, 360.0)), "{text}");
            assert_eq!(rules[0].scope, Scope::BetweenReps, "{text}");
        }
    }

    #[test]
    fn other_lines() {
        let rules = read("60 seconds of very light jogging or standing rest.");
        assert_eq!(
            (rules[0].mode, seconds(&rules[0])),
            (Some(Mode::JogStanding), Some((60.0, 60.0)))
        );
        let rules = read(
            "400m jog after the 1500m, 800m, & 1 Mile Tempo reps. 200m jog after the 400m reps",
        );
        assert_eq!(rules.len(), 2);
        assert_eq!(rules[0].scope, Scope::AfterDistance(vec![m(1500.0), m(800.0), m(1609.344)]));
        let rules = read(
            "400m jog in 3\u{2019} - 4\u{2019} between each rep and 6\u{2019} - 8\u{2019} rec. before tempo",
        );
        assert_eq!(rules[1].scope, Scope::BeforeBlock("tempo".into()));
        assert_eq!(seconds(&rules[0]), Some((180.0, 240.0)));
        assert_eq!(seconds(&rules[1]), Some((360.0, 480.0)));
        let rules = read("300m jog in 2' after each rep.");
        assert_eq!((rules.len(), &rules[0].scope), (1, &Scope::BetweenReps));
        let rules = read("jog 100m within sets and 400 jog btw sets");
        assert_eq!(rules[1].amount, RestAmount::Distance(Bounds::exactly(m(400.0))));
        let rules = read("10' rest between 300& 150");
        assert_eq!(rules[0].scope, Scope::BetweenDistances(m(300.0), m(150.0)));
    }
}
