//! Constants of a user: every one of the workspace has a place or says why not, and documents carry them.
#![allow(clippy::unwrap_used, reason = "test code")]

use std::collections::{BTreeMap, BTreeSet};

use stadion_review::{
    Context, constant_overrides, constants, fixed_constants, judge_text, overridable_settings,
};
use stadion_types::{ConstantError, ConstantOverrides, ConstantSlots, GivenConstant};

fn own(id: &str, value: f64) -> Result<ConstantOverrides, ConstantError> {
    let given = GivenConstant { value, unit: None, source: "a test".to_owned() };
    constant_overrides([(id.to_owned(), given)])
}

/// The value that each constant has in settings as they are by default.
fn in_settings() -> BTreeMap<&'static str, f64> {
    let mut slots = ConstantSlots::listing();
    for mut settings in overridable_settings() {
        settings.constants(&mut slots);
    }
    slots.values().collect()
}

#[test]
fn every_constant_has_a_place_or_a_reason_why_not() {
    let (places, fixed) = (in_settings(), fixed_constants());
    let mut known = BTreeSet::new();
    let mut wrong = Vec::new();
    for constant in constants() {
        known.insert(constant.id);
        let covered = fixed.iter().filter(|fixed| fixed.covers(constant.id)).count();
        if covered + usize::from(places.contains_key(constant.id)) != 1 {
            wrong.push(constant.id);
        }
    }
    assert!(wrong.is_empty(), "not exactly one of a place and a reason why not: {wrong:?}");
    assert!(places.keys().all(|id| known.contains(id)));
    for fixed in fixed {
        assert!(known.iter().any(|id| fixed.covers(id)), "{} covers none", fixed.ids);
        assert!(fixed.why.len() > 20, "{}", fixed.ids);
    }
}

/// What settings hold by default is what the list says; a time is held in whole nanoseconds.
#[test]
fn settings_hold_the_numbers_of_the_list() {
    let places = in_settings();
    for constant in constants().filter(|constant| places.contains_key(constant.id)) {
        let (held, listed) = (places[constant.id], constant.value);
        assert!((held - listed).abs() < 1e-9, "{}: {held} and {listed}", constant.id);
    }
}

/// Each constant that has a place takes some other value, and settings that take it hold it.
#[test]
fn every_place_takes_a_value() {
    for (id, now) in in_settings() {
        let candidates = [now * 1.001, now * 0.999, now + 1.0, now - 1.0, now + 0.001];
        let found = candidates.into_iter().find_map(|value| Some((value, own(id, value).ok()?)));
        let Some((value, own)) = found else { panic!("{id} takes nothing") };
        let taken: Vec<f64> = overridable_settings()
            .into_iter()
            .flat_map(|mut settings| settings.take_constants(&own).unwrap())
            .map(|taken| {
                assert_eq!(taken.id, id);
                taken.value
            })
            .collect();
        assert!(!taken.is_empty(), "{id}");
        assert!(taken.iter().all(|taken| taken.to_bits() == value.to_bits()), "{id}");
    }
}

#[test]
fn documents_carry_what_was_overridden_and_go_by_it() {
    let text = "5 x 250m sprint\nRecovery: full, 6'\n250m: 29.8, 30.1, 32.2, 32.4, 33.0";
    let usual = judge_text(text, &Context::default());
    assert!(usual.constants.is_empty());
    assert!(!serde_json::to_string(&usual).unwrap().contains("\"constants\""));
    let stop = |review: &stadion_review::SessionReview| {
        review.findings.iter().any(|finding| finding.rule().starts_with("stop"))
    };
    assert!(stop(&usual), "{:?}", usual.findings);
    let own = own("stop.slower", 0.5).unwrap();
    let found = judge_text(text, &Context::default().with_constants(&own).unwrap());
    let [constant] = found.constants.as_slice() else { panic!("{:?}", found.constants) };
    assert_eq!((&*constant.id, constant.value, constant.default), ("stop.slower", 0.5, 0.06));
    assert_eq!((&*constant.unit, constant.source.as_str()), ("1", "a test"));
    assert!(!stop(&found), "{:?}", found.findings);
}

#[test]
fn what_is_refused_says_why() {
    for (id, value, code) in [
        ("no.such-constant", 1.0, "constant-unknown"),
        ("strength.pound", 1.0, "constant-fixed"),
        ("drift.limit", f64::INFINITY, "constant-not-finite"),
        ("drift.limit", 0.0, "constant-range"),
        ("reserve.signs", 1.5, "constant-not-whole"),
        ("grade.cell", 1e6, "constant-together"),
    ] {
        let refused = own(id, value).unwrap_err();
        assert_eq!((refused.code(), refused.id()), (code, id));
    }
}
