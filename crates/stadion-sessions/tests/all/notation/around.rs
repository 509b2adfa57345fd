//! What stands around the work: dates in front, targets below it, a colon or times behind it.

use stadion_sessions::{Dialect, NotationOptions, Parsed, parse};

fn read(text: &str) -> Parsed {
    parse(text, &NotationOptions::default())
}

fn reps(text: &str) -> Option<u32> {
    read(text).session.totals().reps.and_then(|r| r.exact())
}

#[test]
fn dates_and_times_of_day_in_front() {
    for text in [
        "Wed (18:15) - 5 x 1km, 2 min rest",
        "Friday - May 8 - 5 x 1km, 2 min rest",
        "8 May: 5 x 1km, 2 min rest",
        "8th June - 5 x 1km, 2 min rest",
        "11/4 - 5 x 1km, 2 min rest",
    ] {
        let parsed = read(text);
        assert_eq!(reps(text), Some(5), "{text}");
        assert_eq!(
            parsed
                .session
                .totals()
                .distance
                .and_then(|d| d.exact())
                .map(stadion_types::Distance::meters),
            Some(5000.0),
            "{text}"
        );
        assert!(
            parsed.unknown.is_empty() && parsed.ambiguities.is_empty(),
            "{text}: {:?}",
            parsed.unknown
        );
    }
}

#[test]
fn targets_of_single_sets_below_them() {
    let text = "3 x 4 x 300m\nfirst set @ 5k pace\n2nd set @ 3k pace\nlast set @ mile pace";
    assert_eq!(reps(text), Some(12));
    let canonical = read(text).session.canonical(Dialect::Track);
    assert_eq!(canonical.matches("Pace:").count(), 3, "{canonical}");
    // More work is no target.
    assert_eq!(reps("3 x 4 x 300m\nlast set 2 x 200m"), Some(14));
}

#[test]
fn a_colon_behind_the_rest_opens_nothing() {
    let text = "4 x 1km / 3 min rest:";
    assert_eq!(reps(text), Some(4));
    assert!(read(text).unknown.is_empty());
}

#[test]
fn times_of_a_list_are_no_more_work() {
    let parsed = read("400m, 300m, 200m @ 62, 44, NT");
    assert_eq!(parsed.session.totals().reps.and_then(|r| r.exact()), Some(3));
    let canonical = parsed.session.canonical(Dialect::Track);
    assert_eq!(canonical, "400m @ 62s, 300m @ 44s, 200m");
}

#[test]
fn a_ladder_by_its_name() {
    assert_eq!(
        reps(
            "pyramid of 1 min / 2 min / 3 min / 4 min / 3 min / 2 min / 1 min with a recovery of 60 seconds after every effort"
        ),
        Some(7)
    );
}

#[test]
fn a_dash_behind_the_count_of_a_list() {
    assert_eq!(reps("300, 200, 100 x 3 - 100m walk between reps"), Some(9));
    // A range of small numbers stays one.
    let parsed = read("4 x 3 - 5 min, 2 min rest");
    let work = parsed.session.totals().work.map(|w| (w.min().as_secs(), w.max().as_secs()));
    assert_eq!(work, Some((720, 1200)));
}

#[test]
fn a_count_of_one_in_front_of_a_recovery() {
    let options = NotationOptions::new(Dialect::Swim);
    let parsed =
        parse("6 rounds of the following:\n1 x 100 free\n1 x 50 active recovery", &options);
    assert_eq!(parsed.session.totals().reps.and_then(|r| r.exact()), Some(6));
    assert!(parsed.unknown.iter().any(|u| u.why.starts_with("whether the recovery")));
}

#[test]
fn lifts_with_long_names() {
    let options = NotationOptions::new(Dialect::Strength);
    let lifts = |text: &str| parse(text, &options).session.totals().lifts.and_then(|r| r.exact());
    let text = "B: Narrow Grip Pause Bench (5 x 3. Rest 2:30. Heavy load. Keep elbows tucked)";
    assert_eq!(lifts(text), Some(15));
    assert_eq!(lifts("Bulgarian split squat 3 x 8 ea."), Some(48));
    assert_eq!(lifts("Bench press 3 x 8"), Some(24));
}

#[test]
fn the_stop_of_a_word_cut_short() {
    let parsed = read("8 times 45secs fast recov. 45secs easy");
    assert_eq!(parsed.session.totals().reps.and_then(|r| r.exact()), Some(8));
    assert_eq!(
        parsed.session.totals().rest.and_then(|r| r.exact()).map(|r| r.as_secs()),
        Some(315)
    );
}
