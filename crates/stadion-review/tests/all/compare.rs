//! Ten all-out 400s against six times a kilometre.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use stadion_physiology::Athlete;
use stadion_review::{ComparisonDocument, Context, compare_texts};
use stadion_sessions::{Answers, Class};
use stadion_types::Speed;

const HERO: &str = "10 x 400m @ 75s all out\nRecovery: 90\"";
const SINGLE: &str = "6 x 1km @ 4:15/km\nRecovery: 60\" jog";

fn compared(a: &str, b: &str) -> ComparisonDocument {
    // 252 s for a kilometre.
    let threshold = Speed::from_meters_per_second(1000.0 / 252.0).unwrap();
    compare_texts(a, b, &Context::new(Athlete::default().with_threshold_speed(threshold)))
}

fn rules(document: &ComparisonDocument) -> Vec<&str> {
    document.findings.iter().map(stadion_types::Finding::rule).collect()
}

#[test]
fn the_single_gives_more_and_costs_less() {
    let found = compared(HERO, SINGLE);
    assert_eq!((found.a.class, found.b.class), (Some(Class::Hero), Some(Class::Single)));
    // 6 x 255 s at 98.8 % of the threshold; 400 m in 75 s are 134 % of it.
    assert!((found.b.near_threshold_s.unwrap() - 1530.0).abs() < 1e-6);
    assert!(found.a.near_threshold_s.unwrap().abs() < 1e-9);
    assert!((found.a.above_threshold_s.unwrap() - 750.0).abs() < 1e-6);
    let peak = |s: &stadion_review::ComparedSession| {
        s.peak_lactate_mmol_l.as_ref().unwrap().value().millimoles_per_liter()
    };
    assert!(peak(&found.a) > 2.0 * peak(&found.b));
    assert!(found.a.recovery.unwrap().max_h() > found.b.recovery.unwrap().max_h());
    let all = ["compare-more-near-threshold", "compare-less-lactate", "compare-sooner-ready"];
    assert_eq!(rules(&found), all);
    assert!(found.findings.iter().all(|f| f.reason.text().contains("session b")), "{found:?}");
}

#[test]
fn the_order_names_the_same_session() {
    let found = compared(SINGLE, HERO);
    assert_eq!(rules(&found).len(), 3);
    let better = |f: &stadion_types::Finding| {
        f.reason.text().starts_with("session a") || f.reason.text().starts_with("after session a")
    };
    assert!(found.findings.iter().all(better));
    assert!(rules(&compared(SINGLE, SINGLE)).is_empty(), "nothing differs");
}

#[test]
fn what_is_not_known_of_both_is_said() {
    let found = compare_texts(HERO, SINGLE, &Context::default());
    assert_eq!(found.b.near_threshold_s, None, "missing is not zero");
    assert_eq!(rules(&found).iter().filter(|r| **r == "compare-not-known").count(), 2);
}

#[test]
fn the_work_is_that_of_the_text_where_nothing_is_forecast() {
    let timed = "10 x 400m\nRecovery: 90\"\n400m: 75, 75, 75, 75, 75, 76, 76, 76, 76, 76";
    let found = compare_texts(timed, SINGLE, &Context::default());
    assert!((found.a.work_s.unwrap() - 755.0).abs() < 1e-6, "as it was run");
    assert!((found.b.work_s.unwrap() - 1530.0).abs() < 1e-6, "as it is aimed at");
    let by_time = compare_texts("6 x 3 min hard, 2 min", "8 x 400m, 60s", &Context::default());
    assert_eq!(by_time.a.work_s, Some(1080.0));
    assert_eq!(by_time.b.work_s, None, "nobody knows how long they take");
}

#[test]
fn the_limits_that_a_user_replaced_count() {
    let threshold = Speed::from_meters_per_second(1000.0 / 252.0).unwrap();
    let mut context = Context::new(Athlete::default().with_threshold_speed(threshold));
    assert!(
        (compare_texts(HERO, SINGLE, &context).b.near_threshold_s.unwrap() - 1530.0).abs() < 1e-6
    );
    context.criteria.threshold.single_share_min = 0.99;
    let found = compare_texts(HERO, SINGLE, &context);
    assert!(found.b.near_threshold_s.unwrap().abs() < 1e-9, "98.8 % are below it now");
}

#[test]
fn the_same_session_over_years_is_held_against_its_rest() {
    let now = "4 x 300m\nRecovery: 2:30\n300m: 42, 42, 42, 42";
    let before = "4 x 300m\nRecovery: 2'\n300m: 40, 40, 40, 40";
    let found = compare_texts(now, before, &Context::default());
    assert_eq!(found.again.unwrap().verdict.as_str(), "worse", "slower with more rest");
    assert!(rules(&found).contains(&"again-worse"));
    let found = compare_texts(before, now, &Context::default());
    assert_eq!(found.again.unwrap().verdict.as_str(), "better");
    // Without rests it is not told, and other sessions are not the same.
    let open = compare_texts("4 x 300m\n300m: 40, 40, 40, 40", before, &Context::default());
    assert_eq!(open.again, None);
    assert!(rules(&open).contains(&"compare-same-not-judged"));
    assert_eq!(compare_texts(HERO, SINGLE, &Context::default()).again, None);
    let json = serde_json::to_string(&found).unwrap();
    let back: ComparisonDocument = serde_json::from_str(&json).unwrap();
    assert_eq!((back.again, &back.a), (found.again, &found.a));
}

#[test]
fn what_was_said_of_one_session_is_not_said_of_the_other() {
    let left = Answers { reps_left: Some(0.0), ..Answers::default() };
    let text = "5 x 6 min sub-threshold, 60s\nRPE 9";
    let found = compare_texts(text, text, &Context::default().with_answers(left));
    assert_eq!(found.a.class, Some(Class::SingleSpoiled));
    assert_eq!(found.b.class, Some(Class::Single));
}
