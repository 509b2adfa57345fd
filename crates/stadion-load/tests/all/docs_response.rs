//! The worked example on the page of responses is what the code computes.
#![allow(clippy::unwrap_used, reason = "tests")]

use stadion_load::{BanisterResponse, Doses, ResponseComponent, ResponseIndex, ResponseModel};

#[test]
fn the_page_shows_what_one_session_does() {
    let mut doses = vec![0.0; 43];
    doses[0] = 100.0;
    let doses = Doses::single(doses).unwrap();
    let run = |index| {
        let fitness = ResponseComponent::new(0.1, 42.0).unwrap();
        let fatigue = ResponseComponent::new(0.2, 7.0).unwrap();
        BanisterResponse::new(300.0, fitness, fatigue, index).unwrap().forward(&doses).unwrap()
    };
    let (next, same) = (run(ResponseIndex::NextDay), run(ResponseIndex::SameDay));
    // The page is no part of the published crate.
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/response.md");
    let Ok(page) = std::fs::read_to_string(path) else { return };
    for day in [0, 1, 7, 14, 28, 42] {
        let row = format!("| {day} | {:.1} | {:.1} |", next[day], same[day]);
        assert!(page.lines().any(|line| line == row), "{row}");
    }
}
