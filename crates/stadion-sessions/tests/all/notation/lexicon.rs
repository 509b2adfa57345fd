//! A club's own words: read where they stand, told at their own places, refused with a reason.
#![allow(clippy::unwrap_used, reason = "a broken example is a failed test")]

use stadion_sessions::{
    DECLARED_LABELS, Effort, Lexicon, LexiconError, Meaning, NotationOptions, Work, parse,
};
use stadion_types::Distance;

fn meters(m: f64) -> Distance {
    Distance::from_meters(m).unwrap()
}

fn options() -> NotationOptions {
    let lexicon = Lexicon::new()
        .with_lap(meters(300.0))
        .and_then(|l| l.with("diesel", Meaning::Effort(Effort::Steady)))
        .and_then(|l| l.with("empty the bottle", Meaning::Effort(Effort::Maximal)))
        .and_then(|l| {
            l.with("Chapel Lane", Meaning::Place { length: Some(meters(250.0)), hill: true })
        })
        .and_then(|l| l.with("the mill", Meaning::Session("tempo".into())))
        .and_then(|l| l.with("usual", Meaning::Text("6 x 400m".into())))
        .unwrap();
    NotationOptions::default().with_lexicon(lexicon)
}

fn distance(text: &str) -> Option<f64> {
    let parsed = parse(text, &options());
    assert_eq!(parsed.error, None, "{text}");
    parsed.session.totals().distance.and_then(|d| d.exact()).map(Distance::meters)
}

#[test]
fn the_lap_makes_laps_a_distance() {
    for (text, expected) in [
        ("4 x 2 laps", 2400.0),
        ("3 laps", 900.0),
        ("6 x 1 lap, 1 lap jog", 1800.0),
        ("5 x two laps with 90s rest", 3000.0),
        ("8 x Chapel Lane", 2000.0),
        ("usual", 2400.0),
    ] {
        assert_eq!(distance(text), Some(expected), "{text}");
    }
    let parsed = parse("4 x 2-3 laps", &options());
    let total = parsed.session.totals().distance.unwrap();
    assert!(
        (total.min().meters() - 2400.0).abs() < 1e-9
            && (total.max().meters() - 3600.0).abs() < 1e-9
    );
}

#[test]
fn without_a_lap_no_length_is_made_up() {
    let parsed = parse("4 x 2 laps", &NotationOptions::default());
    assert_eq!(parsed.session.totals().distance, None);
}

#[test]
fn efforts_and_sessions_have_their_own_names() {
    let text = "The Mill: 3 x 2km diesel";
    let parsed = parse(text, &options());
    let declared = parsed.session.declared().first().unwrap();
    assert_eq!((declared.label, declared.span.of(text)), ("tempo", "The Mill"));
    let steps = parsed.session.steps();
    assert_eq!(steps.len(), 3);
    assert!(steps.iter().all(|s| s.effort == Some(Effort::Steady)));
    let parsed = parse("2 x 300m, empty the bottle", &options());
    assert!(parsed.session.steps().iter().all(|s| s.effort == Some(Effort::Maximal)));
}

#[test]
fn spans_point_into_the_text_as_it_was_written() {
    let text = "warm up 3 laps, 6 x Chapel Lane \u{2014} diesel, then 400m banana 3";
    let parsed = parse(text, &options());
    let spans = (parsed.session.lines().iter().map(|l| l.span))
        .chain(parsed.session.blocks().iter().map(|b| b.span))
        .chain(parsed.unknown.iter().map(|u| u.span))
        .chain(parsed.ambiguities.iter().map(|a| a.span));
    for span in spans {
        assert!(span.end <= text.len() && text.get(span.start..span.end).is_some(), "{span:?}");
    }
    for entry in &parsed.unknown {
        assert_eq!(entry.text, entry.span.of(text));
    }
    let parsed = parse("6 x Chapel Lane", &options());
    let Some(Work::Repeat { body, .. }) = parsed.session.blocks().first().map(|b| &b.work) else {
        panic!("{parsed:?}")
    };
    let Work::Rep(rep) = &**body else { panic!("{body:?}") };
    assert_eq!(rep.span.of("6 x Chapel Lane"), "Chapel Lane");
}

#[test]
fn an_empty_lexicon_changes_nothing() {
    let plain = NotationOptions::default();
    let empty = NotationOptions::default().with_lexicon(Lexicon::new());
    for text in ["6 x 400m, 90s", "3 laps", "2 x (3 x 120m) + 300m\nRecovery: 2' between reps"] {
        assert_eq!(parse(text, &plain), parse(text, &empty));
    }
    // Words that do not occur leave the reading as it is.
    for text in ["6 x 400m, 90s", "5 x 1km @ 10k pace, 60s jog"] {
        assert_eq!(parse(text, &plain), parse(text, &options()));
    }
}

#[test]
fn every_refusal_has_its_code() {
    let tempo = || Meaning::Effort(Effort::Tempo);
    let many =
        (0..500).try_fold(Lexicon::new(), |l, i| l.with(&format!("word{i}"), tempo())).unwrap();
    let once = Lexicon::new().with("Diesel", tempo()).unwrap();
    let errors: Vec<LexiconError> = [
        Lexicon::new().with(" -- ", tempo()),
        Lexicon::new().with("one two three four five six", tempo()),
        Lexicon::new().with("400 hard", tempo()),
        Lexicon::new().with("KM", tempo()),
        once.with("diesel", tempo()),
        Lexicon::new().with("mill", Meaning::Session("nonsense".into())),
        Lexicon::new().with("mill", Meaning::Text("a\nb".into())),
        Lexicon::new().with("mill", Meaning::Text("x".repeat(201))),
        many.with("one more", tempo()),
        Lexicon::new().with_lap(meters(3.0)),
    ]
    .into_iter()
    .filter_map(Result::err)
    .collect();
    let codes: Vec<&str> = errors.iter().map(LexiconError::code).collect();
    assert_eq!(codes, LexiconError::CODES);
    for error in errors {
        assert!(!error.to_string().ends_with('.'), "{error}");
    }
    assert!(Lexicon::new().with("a, b", tempo()).is_err());
    for label in DECLARED_LABELS {
        assert!(Lexicon::new().with("mill", Meaning::Session((*label).to_owned())).is_ok());
    }
}

#[cfg(feature = "serde")]
#[test]
fn the_file_form_goes_through_the_checks() {
    let text = r#"{"lap_m":300.0,"words":{"Chapel Lane":{"place":{"length_m":250.0,"hill":true}},"diesel":{"effort":"steady"},"the mill":{"session":"tempo"}}}"#;
    let lexicon: Lexicon = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&lexicon).unwrap(), text);
    for bad in [
        r#"{"lap_m":1.0}"#,
        r#"{"words":{"km":{"effort":"steady"}}}"#,
        r#"{"words":{"mill":{"session":"nonsense"}}}"#,
        r#"{"laps":3}"#,
    ] {
        assert!(serde_json::from_str::<Lexicon>(bad).is_err(), "{bad}");
    }
}
