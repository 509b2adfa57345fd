//! A workout file of another project reads as its steps say.
//!
//! Runs where `STADION_SHARED` names the folder; skipped where it does not.

use std::path::PathBuf;

use stadion_formats::read_workout_path;
use stadion_sessions::{Section, StructuredItem};

#[test]
fn repeated_steps_of_a_real_file() {
    let Some(shared) = std::env::var_os("STADION_SHARED") else {
        println!("skipped: STADION_SHARED is not set");
        return;
    };
    let path = PathBuf::from(shared).join("activities/WorkoutRepeatSteps.fit");
    let import = read_workout_path(path).unwrap();
    // A minute in heart-rate zone 2, three times 500 m and 500 m, and down to 125 bpm.
    assert_eq!(import.workout.name.as_deref(), Some("Example 2"));
    assert!(import.warnings.is_empty(), "{:?}", import.warnings);
    let repeats = import.workout.items.iter().filter_map(|item| match item {
        StructuredItem::Repeat { turns, items, .. } => Some((*turns, items.len())),
        _ => None,
    });
    assert_eq!(repeats.collect::<Vec<_>>(), [(Some(3), 2)]);
    let parsed = import.parsed();
    let totals = parsed.session.main_totals();
    assert_eq!(
        totals.distance.and_then(|d| d.exact()).map(stadion_types::Distance::meters),
        Some(3000.0)
    );
    assert_eq!(totals.reps.and_then(|r| r.exact()), Some(6));
    assert_eq!(totals.rest, None);
    let sections: Vec<Section> = parsed.session.blocks().iter().map(|b| b.section).collect();
    assert_eq!(sections, [Section::WarmUp, Section::Main, Section::CoolDown]);
    assert_eq!(parsed.unknown.len(), 1);
    assert!(parsed.unknown.iter().all(|u| u.why.contains("125 bpm")), "{:?}", parsed.unknown);
}
