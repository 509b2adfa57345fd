//! Easy parts of a repeat that are counted as work: they may as well be meant as the rest.

use crate::notation::read::Reading;
use crate::notation::{Ambiguity, Dialect};
use crate::tree::{Amount, Effort, Mode, Rep, RestAmount, RestRule, Scope, Section, Target, Work};

/// A share of the threshold or the maximum up to which riders recover, and from which they work, in
/// per cent.
const EASY_PERCENT: f64 = 65.0;
const HARD_PERCENT: f64 = 75.0;

/// `4 min hard + 2 min easy` over several lines: the easy times are the rests, as they are in one line.
/// Lines of hard work alone may stand among them.
pub(crate) fn turns_over_lines(text: &str, dialect: Dialect, reading: &mut Reading) {
    if dialect == Dialect::Swim || !reading.session.recoveries.is_empty() {
        return;
    }
    let blocks = &mut reading.session.blocks;
    let mut turns = Vec::new();
    for block in blocks.iter().filter(|b| b.section == Section::Main) {
        // What stands in braces is read by the letter.
        let line = text.get(..block.span.start).map_or("", |t| t.rsplit('\n').next().unwrap_or(t));
        let exact = line.trim_start().starts_with('{');
        match &block.work {
            Work::Seq { parts, .. } if !exact => match &parts[..] {
                [Work::Rep(hard), Work::Rep(easy)] if turn(hard, easy) => turns.push(easy.span),
                _ => return,
            },
            Work::Rep(rep) if !exact && (works(rep) || rep.effort == Some(Effort::Easy)) => {}
            _ => return,
        }
    }
    let (&[first, .., last], true) = (&turns[..], turns.len() > 1) else {
        return lines_in_turn(text, reading);
    };
    for block in blocks.iter_mut() {
        let Work::Seq { parts, .. } = &mut block.work else { continue };
        let (Some(Work::Rep(easy)), Some(hard)) = (parts.pop(), parts.pop()) else { continue };
        let Amount::Time(time) = easy.amount else { continue };
        let rest = RestRule {
            amount: RestAmount::Time(time),
            mode: Some(Mode::Easy),
            scope: Scope::EachGap,
            full: false,
            span: easy.span,
        };
        block.work = Work::With { body: Box::new(hard), rests: vec![rest] };
    }
    reading.notes.forget(|a| turns.contains(&a.span));
    let span = first.hull(last);
    reading.notes.ambiguities.push(Ambiguity {
        span,
        text: span.of(text).to_owned(),
        readings: vec![
            "the easy times are the rests".to_owned(),
            "easy parts of their own".to_owned(),
        ],
        chosen: 0,
        why: "hard and easy times in turn".to_owned(),
    });
}

/// `1 min @ fast pace` and below it `1 min @ easy pace`, several times: the easy lines are the rests.
fn lines_in_turn(text: &str, reading: &mut Reading) {
    let session = &mut reading.session;
    let main: Vec<usize> =
        (0..session.blocks.len()).filter(|i| session.blocks[*i].section == Section::Main).collect();
    let rep = |i: usize| match &session.blocks[i].work {
        Work::Rep(rep) => Some(rep),
        _ => None,
    };
    let next_to = main.windows(2).all(|w| w[0] + 1 == w[1]);
    let pairs: Option<Vec<(&Rep, &Rep)>> = main
        .chunks(2)
        .filter(|pair| pair.len() == 2)
        .map(|pair| rep(pair[0]).zip(rep(pair[1])))
        .collect();
    let Some(pairs) = pairs.filter(|pairs| pairs.len() > 1 && next_to) else { return };
    let odd = main.len() % 2 == 1;
    let last = !odd || main.last().and_then(|i| rep(*i)).is_some_and(works);
    if !last || !pairs.iter().all(|(hard, easy)| turn(hard, easy)) {
        return;
    }
    let spans: Vec<crate::span::Span> = pairs.iter().map(|(_, easy)| easy.span).collect();
    let Some(span) = spans.iter().copied().reduce(crate::span::Span::hull) else { return };
    for pair in main.chunks(2).filter(|pair| pair.len() == 2).rev() {
        let Work::Rep(easy) = session.blocks.remove(pair[1]).work else { continue };
        let Amount::Time(time) = easy.amount else { continue };
        let rest = RestRule {
            amount: RestAmount::Time(time),
            mode: Some(Mode::Easy),
            scope: Scope::EachGap,
            full: false,
            span: easy.span,
        };
        let hard = std::mem::replace(&mut session.blocks[pair[0]].work, Work::Choice(Vec::new()));
        session.blocks[pair[0]].work = Work::With { body: Box::new(hard), rests: vec![rest] };
    }
    reading.notes.forget(|a| spans.contains(&a.span));
    reading.notes.ambiguities.push(Ambiguity {
        span,
        text: span.of(text).to_owned(),
        readings: vec![
            "the easy times are the rests".to_owned(),
            "easy parts of their own".to_owned(),
        ],
        chosen: 0,
        why: "hard and easy times in turn".to_owned(),
    });
}

/// Whether a part is timed and more than easy.
fn works(rep: &Rep) -> bool {
    rep.amount.time().is_some()
        && (is_hard(rep) || rep.effort.is_none() && !rep.targets.is_empty() && !is_easy(rep))
}

/// Whether an easy time behind a harder one is short enough to be its rest.
fn turn(hard: &Rep, easy: &Rep) -> bool {
    const LONGEST_S: f64 = 600.0;
    let short = easy.amount.time().is_some_and(|t| t.max().as_secs_f64() <= LONGEST_S);
    works(hard) && short && easy.effort == Some(Effort::Easy)
}

/// Tells of timed parts that are easy, behind harder ones in a repeat.
pub(crate) fn tell(text: &str, dialect: Dialect, reading: &mut Reading) {
    if dialect == Dialect::Swim {
        return;
    }
    let mut found = Vec::new();
    reading.session.blocks.iter().for_each(|b| easy_parts(&b.work, &mut found));
    for rep in found {
        let span = rep.span;
        let told = |a: &Ambiguity| a.span.start < span.end && span.start < a.span.end;
        if !reading.notes.ambiguities.iter().any(told) {
            reading.notes.ambiguities.push(Ambiguity {
                span,
                text: span.of(text).to_owned(),
                readings: vec!["a part of its own".to_owned(), "the rest".to_owned()],
                chosen: 0,
                why: "an easy part behind a harder one in a repeat".to_owned(),
            });
        }
    }
}

fn easy_parts<'a>(work: &'a Work, found: &mut Vec<&'a Rep>) {
    match work {
        Work::Rep(_) | Work::Pause(_) => {}
        Work::Seq { parts, .. } | Work::Choice(parts) => {
            for part in parts {
                easy_parts(part, found);
            }
        }
        Work::With { body, .. } => easy_parts(body, found),
        Work::Repeat { body, .. } => {
            let Work::Seq { parts, .. } = &**body else { return easy_parts(body, found) };
            for pair in parts.windows(2) {
                let [Work::Rep(hard), Work::Rep(easy)] = pair else { continue };
                let timed = easy.amount.time().is_some() && hard.amount.time().is_some();
                let eased = is_easy(easy) && is_hard(hard);
                if timed && (eased || much_less(hard, easy) || zones_apart(hard, easy)) {
                    found.push(easy);
                }
            }
            for part in parts {
                easy_parts(part, found);
            }
        }
    }
}

/// `4' z4, 2' z1`: whether the second part lies two zones or more below the first, in the first or second.
fn zones_apart(hard: &Rep, easy: &Rep) -> bool {
    let zone = |rep: &Rep| {
        rep.targets.iter().find_map(|t| match t {
            Target::Named(name) => {
                let number = name.strip_prefix("zone").or_else(|| name.strip_prefix('z'))?;
                number.trim_start().chars().next()?.to_digit(10)
            }
            _ => None,
        })
    };
    zone(hard).zip(zone(easy)).is_some_and(|(hard, easy)| easy <= 2 && hard >= easy + 2)
}

/// Whether the second part asks for so little of the power of the first that it is no work of its own.
fn much_less(hard: &Rep, easy: &Rep) -> bool {
    const SHARE: f64 = 0.7;
    let power = |rep: &Rep| {
        rep.targets.iter().find_map(|t| match t {
            Target::Power(range) => Some((range.min().watts(), range.max().watts())),
            _ => None,
        })
    };
    power(hard).zip(power(easy)).is_some_and(|(hard, easy)| easy.1 <= SHARE * hard.0)
}

fn percent(rep: &Rep) -> Option<(f64, f64)> {
    rep.targets.iter().find_map(|t| match t {
        Target::Percent { range, .. } => Some((range.min(), range.max())),
        _ => None,
    })
}

fn is_easy(rep: &Rep) -> bool {
    rep.effort == Some(Effort::Easy) || percent(rep).is_some_and(|(_, max)| max <= EASY_PERCENT)
}

fn is_hard(rep: &Rep) -> bool {
    let effort = matches!(
        rep.effort,
        Some(Effort::Hard | Effort::Fast | Effort::Sprint | Effort::Maximal | Effort::Threshold)
    );
    effort || percent(rep).is_some_and(|(min, _)| min >= HARD_PERCENT)
}
