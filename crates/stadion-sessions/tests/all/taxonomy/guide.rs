//! The list that the page on the taxonomy is made from: every class once, every limit with its source.

use stadion_sessions::{
    CLASS_GUIDE, CONSTANTS, Class, HISTORY_CONSTANTS, JUDGE_CONSTANTS, SOURCES,
};

#[test]
fn every_class_has_its_guide_and_every_limit_a_source() {
    let classes: Vec<Class> = CLASS_GUIDE.iter().map(|g| g.class).collect();
    assert_eq!(classes, Class::ALL);
    for guide in CLASS_GUIDE {
        assert!(!guide.rule.is_empty(), "{}", guide.class);
        for id in guide.limits {
            let constant = CONSTANTS
                .iter()
                .chain(HISTORY_CONSTANTS)
                .chain(JUDGE_CONSTANTS)
                .find(|c| c.id == *id);
            let constant = constant.unwrap_or_else(|| panic!("{}: no constant {id}", guide.class));
            assert!(SOURCES.iter().any(|s| s.id == constant.source.id), "{id}");
        }
    }
}
