//! Habits of training logs, plans and mails: how long the whole session is, a rest that stands first or
//! is aimed at something, one easy run in a sentence.

use stadion_sessions::{Dialect, NotationOptions, Parsed, parse};

fn read(dialect: Dialect, text: &str) -> Parsed {
    parse(text, &NotationOptions::new(dialect))
}

/// Metres, seconds of work and repetitions, rounded.
type Sums = (Option<f64>, Option<u64>, Option<u32>);

fn sums(parsed: &Parsed) -> Sums {
    let totals = parsed.session.totals();
    (
        totals.distance.and_then(|d| d.exact()).map(|d| d.meters().round()),
        totals.work.and_then(|w| w.exact()).map(|w| w.as_secs()),
        totals.reps.and_then(|r| r.exact()),
    )
}

fn track(text: &str, expected: Sums) {
    assert_eq!(sums(&read(Dialect::Track, text)), expected, "{text}");
}

#[test]
fn a_turn_may_begin_with_its_rest() {
    track("6 x (60s walk, 30s sprint)", (None, Some(180), Some(6)));
    track("8x (1:00 jog, 30s strides)", (None, Some(240), Some(8)));
    track("5 x (1' easy / 1' hard)", (None, Some(300), Some(5)));
    track("5 x (90s float, 3 min @ 10k)", (None, Some(900), Some(5)));
    track("4 x (200m walk, 200m fast)", (Some(800.0), None, Some(4)));
    // Steady running is no work that an easy part could be the rest of.
    track("3 x (5 min easy, 5 min steady)", (None, Some(1800), Some(6)));
    // A plus may join two repetitions.
    assert!(!read(Dialect::Track, "5 x (2 min easy + 1 min fast)").ambiguities.is_empty());
}

#[test]
fn what_is_aimed_at_lies_between_all_the_same() {
    track("4 x 3k at 99% MP with 1 km at 85% MP between", (Some(12_000.0), None, Some(4)));
    track("3 x 12 min w/ 1 km 85% M floating rest between intervals", (None, Some(2160), Some(3)));
    track("5 x 4km @ 102% MP w/ 1km @ 90% MP", (Some(20_000.0), None, Some(5)));
    track("2 x (15 min tempo with 8 min easy between)", (None, Some(1800), Some(2)));
    // Between two places of the run nobody rests.
    track("10 miles with 2 miles at MP between miles 5 and 7", (Some(16_093.0), None, Some(1)));
}

#[test]
fn the_whole_session_in_front_of_its_parts_is_told_and_not_added() {
    for (text, expected) in [
        ("8 mile workout: 2 mile wu, 5 x 1k @ 10k, 2 mile cd", (Some(11_437.0), None, Some(7))),
        ("60 min session - 15 min easy, 6 x 3 min hard, 15 min easy", (None, Some(2880), Some(8))),
        ("10k workout, 3k easy, 4k tempo, 3k easy", (Some(10_000.0), None, Some(3))),
    ] {
        track(text, expected);
        assert!(!read(Dialect::Track, text).unknown.is_empty(), "{text}");
    }
    track("5 mile tempo workout", (Some(8047.0), None, Some(1)));
}

#[test]
fn parts_that_add_up_to_the_run_are_the_run() {
    track("15km as 5k steady, 5k MP, 5k HMP", (Some(15_000.0), None, Some(3)));
    track(
        "20km progressive: 10k @ 85% MP, 5k @ 95%, 5k @ 100% MP",
        (Some(20_000.0), None, Some(3)),
    );
    track("10 miles: 2 easy, 6 @ 6:15, 2 easy", (Some(16_093.0), None, Some(3)));
    // A ladder adds up by chance.
    track("3000m - 2000m - 1000m, 3 min jog", (Some(6000.0), None, Some(3)));
}

#[test]
fn one_easy_run_in_a_sentence() {
    track("Just 40 easy minutes today.", (None, Some(2400), Some(1)));
    track("Get out for 80 minutes easy on the trails, nothing fancy", (None, Some(4800), Some(1)));
    track("Keep it to 5 miles, all easy", (Some(8047.0), None, Some(1)));
    track("45 minutes very easy, stay off the roads if you can", (None, Some(2700), Some(1)));
    // What was left out was not run.
    assert_eq!(sums(&read(Dialect::Track, "Skipped the 5 miles easy, calf still sore")).0, None);
}

#[test]
fn chains_and_the_counts_in_front_of_them() {
    track("two sets of 100-200-300-200-100", (Some(1800.0), None, Some(10)));
    track("3 sets 400-300-200", (Some(2700.0), None, Some(9)));
    track("800 - 600 - 400 - 200 (3 min)", (Some(2000.0), None, Some(4)));
    track("1200m 3 min 800m 2 min 400m", (Some(2400.0), None, Some(3)));
    track("7x approx. 1km in 3:20", (Some(7000.0), None, Some(7)));
    let totals = read(Dialect::Track, "one to two sets of 300-200-100").session.totals();
    let reps = totals.reps.map(|r| (r.min(), r.max()));
    assert_eq!(reps, Some((3, 6)));
}

#[test]
fn on_and_off_over_several_lines() {
    let text = "10mins ON, 2mins OFF, 3mins ON, 2mins OFF\n8mins ON, 2mins OFF, 3mins ON";
    track(text, (None, Some(1440), Some(4)));
    track("5mins ON / 1min OFF x 6", (None, Some(1800), Some(6)));
}

#[test]
fn a_target_may_be_all_of_the_work() {
    track("Target: 3 x 2 miles @ HMP, 3 min rest", (Some(9656.0), None, Some(3)));
    track("4 x 300m, @ 1500 pace, 100m jog", (Some(1200.0), None, Some(4)));
    track("20 minutes steady pace, 4 x 200m", (Some(800.0), Some(1200), Some(5)));
    track("6 x 800m @ 2:58-02, 400m jog", (Some(4800.0), None, Some(6)));
}

#[test]
fn lifters_rest_and_riders_spin() {
    let lifts = read(Dialect::Strength, "Squats 4x8, 60 sec, lunges 3x10, 60 sec");
    assert_eq!(lifts.session.totals().work, None);
    let ridden = read(Dialect::Cycle, "4 x 10 min @ 95%, 5 min RBI");
    assert_eq!(sums(&ridden), (None, Some(2400), Some(4)));
    let unsaid = read(Dialect::Cycle, "3 x 12 min sweet spot, 5 min XYZ");
    assert!(!unsaid.unknown.is_empty());
}

#[test]
fn a_section_right_behind_a_rest_is_no_rest() {
    track("4 x 400m w/ 90s jog 1 mile cool-down", (Some(3209.0), None, Some(5)));
    track("2 mile wu 6 x 800 w/ 400 jog 2 mile cd", (Some(11_237.0), None, Some(8)));
    track("10 min warm up 5 x 3 min w/ 2 min jog 10 min cool down", (None, Some(2100), Some(7)));
    track(
        "2 miles easy/4 x 90 sec hard with 90 sec jog/2 miles easy",
        (Some(6437.0), Some(360), Some(6)),
    );
}

#[test]
fn headings_and_broken_lines() {
    track("1st set @ 90%: 60m, 80m, 100m", (Some(240.0), None, Some(3)));
    track("Main set (95%): 4 x 60m, full recovery", (Some(240.0), None, Some(4)));
    track(
        "4 x 3 x 100m, R = 45 seconds between reps, 90\nseconds between sets",
        (Some(1200.0), None, Some(12)),
    );
    track("6 x 400m. 400m should be at 5k pace.", (Some(2400.0), None, Some(6)));
}

#[test]
fn counts_of_what_has_no_length_are_told() {
    let parsed = read(Dialect::Track, "5 x block starts at 90% (4 minutes between runs)");
    assert_eq!(sums(&parsed), (None, None, Some(5)));
    assert!(!parsed.unknown.is_empty());
    track("2 x 1km, one 800, one 400", (Some(3200.0), None, Some(4)));
    track("8 miles with a light fartlek of 8 x 1 min on, 1 min off", (None, Some(480), Some(8)));
}

#[test]
fn rounds_on_the_clock_in_one_line() {
    track("Every 2:00 x 6: 400m", (Some(2400.0), None, Some(6)));
    track("Every 3 minutes for 5 rounds, 600m hard", (Some(3000.0), None, Some(5)));
    let lifts = read(Dialect::Strength, "Every 5 Minutes for 5 Rounds, 1 x 5 @80%");
    assert_eq!(lifts.session.totals().lifts.and_then(|l| l.exact()), Some(25));
    // A load in front of two counts, or three counts.
    assert!(!read(Dialect::Strength, "Dumbbell bench: 21 x 10 (x 3)").ambiguities.is_empty());
}

#[test]
fn times_alone_are_no_work() {
    for text in
        ["3:58, 4:02, 3:56, 4:00", "Splits 6:02/6:00/5:58/5:51", "Actual pace = 7:15, 7:11, 7:05"]
    {
        let parsed = read(Dialect::Track, text);
        assert_eq!(sums(&parsed), (None, None, None), "{text}");
        assert!(!parsed.unknown.is_empty(), "{text}");
    }
    track("3:00, 2:00, 1:00", (None, Some(360), Some(3)));
}

#[test]
fn what_is_run_and_behind_it_how_often() {
    track("800s: 6 at 5k pace, 2:30 jog", (Some(4800.0), None, Some(6)));
    track("Mile repeats: 5 with 400 jog", (Some(8047.0), None, Some(5)));
    track("Mile repeats (5) at LT pace with 1 min recovery", (Some(8047.0), None, Some(5)));
    track("1000m repeats, 5 of them, 3 min rest", (Some(5000.0), None, Some(5)));
    // Times behind the colon were run.
    track("200s: 31, 32, 31", (None, None, None));
}

#[test]
fn hours_in_words_and_on_the_clock() {
    track("An hour easy", (None, Some(3600), Some(1)));
    track("Hour and a half, hilly", (None, Some(5400), Some(1)));
    track("2:00 hr long run", (None, Some(7200), Some(1)));
    track("60 miles an hour felt like nothing", (None, None, None));
    track("Recovery 5mi", (Some(8047.0), None, Some(1)));
    track("AM 5 miles, PM 7 miles", (Some(19_312.0), None, Some(2)));
}

#[test]
fn times_behind_a_semicolon_are_the_rests() {
    track("5 x 1k @ 10k pace; 90s", (Some(5000.0), None, Some(5)));
    track("3 x {5 x 300m}; 60s / 4min", (Some(4500.0), None, Some(15)));
    let told = read(Dialect::Track, "10 x 1 min; 1 min");
    assert_eq!(sums(&told), (None, Some(600), Some(10)));
    assert!(!told.ambiguities.is_empty());
    // Twenty minutes are no rest.
    track("4 x 200m; 20 min", (Some(800.0), Some(1200), Some(5)));
    track("eight one-minute hills with jog back", (None, Some(480), Some(8)));
    track("40 mins fartlek: 1,2,3,2,1 mins hard with equal recoveries", (None, Some(540), Some(5)));
}
