//! The facade gives the very document that the program prints.
#![allow(clippy::unwrap_used, reason = "test code")]

use crate::common::{json, root};
use stadion::formats::{ReadOptions, read_athlete, read_path};
use stadion::review::{Context, judge_text, review_import};

const EXAMPLE: &str = "docs/example/activities/2026-04-14-single.fit";
const ATHLETE: &str = "docs/example/athlete.toml";

#[test]
fn a_recording() {
    let athlete = read_athlete(root().join(ATHLETE)).unwrap();
    let import = read_path(root().join(EXAMPLE), &ReadOptions::default()).unwrap();
    let review = review_import(&import, &Context::new(athlete)).unwrap();
    let program = json(&["review", EXAMPLE, "--athlete", ATHLETE]);
    assert_eq!(serde_json::to_value(&review).unwrap(), program);
    let back: stadion::review::Review = serde_json::from_value(program.clone()).unwrap();
    assert_eq!(serde_json::to_value(&back).unwrap(), program, "the document can be read back");
}

#[test]
fn every_text_of_the_diary() {
    for entry in std::fs::read_dir(root().join("docs/example/diary")).unwrap() {
        let path = entry.unwrap().path();
        let review = judge_text(&std::fs::read_to_string(&path).unwrap(), &Context::default());
        let program = json(&["session", path.to_str().unwrap()]);
        assert_eq!(serde_json::to_value(&review).unwrap(), program, "{}", path.display());
        let back: stadion::review::SessionReview = serde_json::from_value(program.clone()).unwrap();
        assert_eq!(serde_json::to_value(&back).unwrap(), program, "{}", path.display());
    }
}
