//! `30 min recovery`, `Recovery run: 40 min`: a text of nothing but recovery, which is a run of its own.

use crate::notation::Dialect;
use crate::notation::read::Reading;
use crate::notation::{Ambiguity, Unknown};
use crate::resolve::sums;
use crate::session::LineKind;
use crate::tree::{Activity, Amount, Block, DistanceUnit, Effort, Rep, RestAmount, Section, Work};

/// From here on a recovery without work beside it is an outing.
const LONG_S: f64 = 600.0;
const LONG_M: f64 = 1500.0;

/// Words by which a line of recovery is an outing.
const OUTINGS: &[&str] = &["run", "ride", "spin", "bike", "shakeout"];
/// Words by which figures behind them are a list of work.
const LISTS: &[&str] = &["ladder", "pyramid", "breakdown"];

/// Makes work of a recovery that stands alone, or tells that it may be work.
pub(crate) fn recovery(text: &str, dialect: Dialect, reading: &mut Reading) {
    let session = &mut reading.session;
    let Some(first) = session.recoveries.first() else { return };
    let bare = session.blocks.is_empty()
        && session.results.is_empty()
        && session.lines.iter().all(|l| l.kind == LineKind::Recovery)
        && dialect != Dialect::Strength;
    if !bare || text.trim_start().starts_with('{') {
        return;
    }
    let span = first.span;
    let words = || text.split(|c: char| !c.is_alphabetic());
    let has = |list: &[&str]| words().any(|w| list.iter().any(|l| w.eq_ignore_ascii_case(l)));
    let outing = has(OUTINGS);
    let list = has(LISTS) || session.recoveries.len() > 2;
    let amount = match &first.amount {
        RestAmount::Time(range) => Some(Amount::Time(*range)),
        RestAmount::Distance(range) => {
            Some(Amount::Distance { range: *range, unit: DistanceUnit::Meter })
        }
        _ => None,
    };
    let between = has(&["between", "after", "reps", "sets", "each", "rest"]);
    let mut rep = amount.map(|amount| Rep::new(amount, span));
    let long = rep.as_ref().is_some_and(|rep| {
        let sum = sums(&Work::Rep(rep.clone()));
        sum.seconds.is_some_and(|s| s.0 >= LONG_S) || sum.meters.is_some_and(|m| m.0 >= LONG_M)
    });
    let single = session.recoveries.len() == 1 && reading.notes.unknown.is_empty();
    if let Some(mut rep) = rep.take().filter(|_| long && single && !between && !list) {
        rep.effort = Some(Effort::Easy);
        if outing {
            rep.activity = Activity::Run;
        }
        session.recoveries.clear();
        session.rest_open = false;
        for line in &mut session.lines {
            line.kind = LineKind::Work;
        }
        session.blocks.push(Block { section: Section::Main, work: Work::Rep(rep), span });
        reading.notes.ambiguities.push(Ambiguity {
            span,
            text: span.of(text).to_owned(),
            readings: vec!["a recovery run of its own".to_owned(), "a rest".to_owned()],
            chosen: 0,
            why: "a long recovery with no work beside it".to_owned(),
        });
    } else if outing || list || long {
        let span = session.recoveries.iter().map(|r| r.span).fold(span, crate::span::Span::hull);
        reading.notes.unknown.push(Unknown {
            span,
            text: span.of(text).to_owned(),
            why: "a recovery with no work beside it, which may be the work".to_owned(),
        });
    }
}
