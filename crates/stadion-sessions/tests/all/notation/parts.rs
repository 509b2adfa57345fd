//! Sessions that a program puts together: what would not fit in memory is refused at the door.
#![allow(clippy::unwrap_used, reason = "a refusal is a failed test")]

use stadion_sessions::{
    Amount, Block, DistanceUnit, NotationErrorKind, NotationOptions, Rep, RestAmount, RestRule,
    Scope, Section, Session, SessionError, SessionParts, Span, Work, parse,
};
use stadion_types::{Bounds, Distance};

fn rep() -> Work {
    let range = Bounds::exactly(Distance::from_meters(400.0).unwrap());
    Work::Rep(Rep::new(Amount::Distance { range, unit: DistanceUnit::Meter }, Span::default()))
}

fn times(count: u32, body: Work) -> Work {
    Work::Repeat { count: Bounds::exactly(count), body: Box::new(body) }
}

fn of(work: Work) -> SessionParts {
    let block = Block { section: Section::Main, work, span: Span::default() };
    SessionParts { blocks: vec![block], ..SessionParts::default() }
}

#[test]
fn counts_that_no_memory_holds_are_refused() {
    let pause = Work::Pause(RestRule {
        scope: Scope::EachGap,
        amount: RestAmount::Open,
        full: false,
        mode: None,
        span: Span::default(),
    });
    let nested = |body| times(60_000, times(60_000, times(60_000, times(60_000, body))));
    for work in
        [times(u32::MAX, rep()), nested(rep()), nested(pause.clone()), times(9_999, nested(pause))]
    {
        let refused = Session::from_parts(of(work)).unwrap_err();
        assert!(
            matches!(refused, SessionError::TooLong { length, max } if length > max),
            "{refused}"
        );
    }
    // The message names both.
    let refused = Session::from_parts(of(times(40_000, rep()))).unwrap_err();
    assert!(
        refused.to_string().contains("80000") && refused.to_string().contains("20000"),
        "{refused}"
    );
}

#[test]
fn all_that_is_accepted_is_laid_out() {
    let session = Session::from_parts(of(times(100, times(60, rep())))).unwrap();
    assert_eq!(session.steps().len(), 6000);
    assert_eq!(session.totals().reps.and_then(|r| r.exact()), Some(6000));
    // A repeat of more than a thousand turns is not cut off.
    let session = Session::from_parts(of(times(5000, rep()))).unwrap();
    assert_eq!(session.steps().len(), 5000);
}

#[test]
fn a_text_of_turns_without_repetitions_is_refused_as_well() {
    let text = "{9999 x (9999 x (9999 x (9999 x [rest 60 s])))}\n6 x 400m";
    let parsed = parse(text, &NotationOptions::default());
    assert_eq!(parsed.error.map(|e| e.kind), Some(NotationErrorKind::Implausible));
}

#[cfg(feature = "serde")]
#[test]
fn a_stored_session_is_checked_as_well() {
    let session = Session::from_parts(of(times(6, rep()))).unwrap();
    let stored = serde_json::to_string(&session).unwrap();
    assert_eq!(serde_json::from_str::<Session>(&stored).unwrap(), session);
    let forged = stored.replace("{\"min\":6,\"max\":6}", "{\"min\":6,\"max\":4000000000}");
    assert_ne!(forged, stored);
    let refused = serde_json::from_str::<Session>(&forged).unwrap_err().to_string();
    assert!(refused.contains("turns"), "{refused}");
}
