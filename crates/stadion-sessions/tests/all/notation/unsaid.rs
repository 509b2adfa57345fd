//! What a line leaves unsaid: an easy part, a rest behind a list, a distance that may be part of another.

use stadion_sessions::{NotationOptions, Parsed, parse};

fn read(text: &str) -> Parsed {
    parse(text, &NotationOptions::default())
}

fn meters(parsed: &Parsed) -> Option<f64> {
    parsed.session.totals().distance.and_then(|d| d.exact()).map(stadion_types::Distance::meters)
}

fn seconds(parsed: &Parsed) -> (Option<u64>, Option<u64>) {
    let totals = parsed.session.totals();
    let seconds = |t: Option<stadion_types::Bounds<std::time::Duration>>| {
        t.and_then(|t| t.exact()).map(|t| t.as_secs())
    };
    (seconds(totals.work), seconds(totals.rest))
}

#[test]
fn an_easy_time_behind_a_stop_is_the_rest_of_repetitions_that_have_none() {
    for text in ["8 x 30s hard, 90s easy", "8 x 30s hard ; 90s easy", "8 x 30s hard. 90s easy."] {
        assert_eq!(seconds(&read(text)), (Some(240), Some(630)), "{text}");
    }
    // With a rest of their own, or as long as a cool-down, it is a part.
    for text in ["8 x 30s hard w/ 60s rest; 90s easy", "8 x 30s hard; 10 min easy"] {
        assert_ne!(seconds(&read(text)).0, Some(240), "{text}");
    }
}

#[test]
fn an_easy_distance_in_brackets_is_told() {
    for text in ["10 x (200m hard, 200m easy)", "10 x (400m @ 5k pace, 200m easy)"] {
        let parsed = read(text);
        assert_eq!(parsed.session.totals().reps.and_then(|r| r.exact()), Some(20), "{text}");
        assert_eq!(parsed.ambiguities.len(), 1, "{text}: {:?}", parsed.ambiguities);
    }
    let parsed = read("10 x (200m hard, 200m hard)");
    assert!(parsed.ambiguities.is_empty(), "{:?}", parsed.ambiguities);
}

#[test]
fn a_rest_behind_the_last_of_a_mixed_list_lies_between_all() {
    let parsed = read("300m, 200m, 2 x 100m, 200m, 300m, 3 min rest");
    assert_eq!((meters(&parsed), seconds(&parsed).1), (Some(1200.0), Some(900)));
    assert_eq!(parsed.ambiguities.len(), 1, "{:?}", parsed.ambiguities);
    // Beside the last it is not moved.
    let parsed = read("2 x 100m, 300m [rest 3 min]");
    assert_eq!((meters(&parsed), seconds(&parsed).1), (Some(500.0), None));
}

#[test]
fn a_distance_that_may_be_part_of_the_one_before_it_is_told() {
    for text in ["12k, about 10k at marathon pace", "10 miles, roughly 6 miles at HMP"] {
        let parsed = read(text);
        assert!(
            parsed.unknown.iter().any(|u| u.why.contains("is a part of the one before it")),
            "{text}: {:?}",
            parsed.unknown
        );
    }
    assert!(read("10k easy, 12k at marathon pace").unknown.is_empty());
}

#[test]
fn a_race_by_its_letters_behind_a_comma_is_the_pace() {
    for text in ["6 x 800m, about HMP", "6 x 800m, at HMP", "6 x 800m @ HMP"] {
        let session = read(text).session;
        assert_eq!(
            session.without_places(),
            read("6 x 800m @ half marathon pace").session.without_places(),
            "{text}"
        );
    }
}

#[test]
fn a_time_trial_behind_a_comma_is_run_and_no_pace() {
    let parsed = read("20 min tempo, 2000m time trial");
    assert_eq!((meters(&parsed), seconds(&parsed).0), (Some(2000.0), Some(1200)));
}
