//! Ten all-out 400s against six times a kilometre.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use stadion_physiology::Athlete;
use stadion_review::{ComparisonDocument, Context, compare_texts};
use stadion_sessions::Class;
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
