//! What the words of a text do to its class: those of another day nothing, those of effort much.
#![allow(clippy::unwrap_used)]

use stadion_physiology::Athlete;
use stadion_sessions::{
    Class, Classification, Criteria, DECLARED_LABELS, Facts, NotationOptions, classify, parse,
};
use stadion_types::Speed;

fn judge_of(text: &str, athlete: &Athlete) -> Classification {
    let parsed = parse(text, &NotationOptions::default());
    classify(&Facts::from_session(&parsed.session), athlete, &Criteria::default())
}

fn judge(text: &str) -> Classification {
    judge_of(text, &Athlete::default())
}

fn classes(judged: &Classification) -> Vec<Class> {
    judged.classes.iter().map(|c| c.class).collect()
}

fn declared(text: &str) -> Vec<&'static str> {
    let parsed = parse(text, &NotationOptions::default());
    let labels: Vec<_> = parsed.session.declared().iter().map(|d| d.label).collect();
    for label in &labels {
        assert!(DECLARED_LABELS.contains(label), "{label} is not listed");
    }
    labels
}

fn rules(judged: &Classification) -> Vec<&str> {
    judged.findings.iter().map(stadion_types::Finding::rule).collect()
}

#[test]
fn a_race_of_another_day_makes_no_race() {
    for text in [
        "10 km easy\nRace on Sunday!",
        "60 min easy\nparkrun tomorrow",
        "45 min easy\nnext race in 10 days",
        "8 km easy\nlegs tired after the time trial",
        "20 min easy\n4 x 100m strides\nrace Saturday",
        "10 km the day after the race, easy",
        "12 km easy, sharpening for the race",
        "40 min easy, race prep",
        "9 km easy\nno race this week",
        "5 km easy\nsix days to race",
        "11 km easy\nstill sore from Saturday's race",
    ] {
        let judged = judge(text);
        assert!(classes(&judged).contains(&Class::Easy), "{text:?}: {:?}", classes(&judged));
        assert!(!classes(&judged).contains(&Class::Race), "{text:?}");
    }
    let after = judge("Speed endurance, the morning after a race\n2 x (3 x 120m), 90s walk");
    assert!(!rules(&after).contains(&"class-label-apart"), "{:?}", rules(&after));
}

#[test]
fn an_easy_effort_outweighs_a_race() {
    let judged = judge("5 km parkrun, easy");
    assert!(!classes(&judged).contains(&Class::Race), "{:?}", classes(&judged));
}

#[test]
fn a_race_by_another_name_is_one() {
    for text in [
        "3000m TT",
        "5000m time trial",
        "raced 5k",
        "race day: 10 km",
        "Cooper test",
        "Sunday: parkrun\n5 km",
        "Saturday parkrun in 19:40",
        "parkrun in 20:00",
        "10 km race in 41:20",
    ] {
        assert_eq!(classes(&judge(text)), [Class::Race], "{text:?}");
    }
}

#[test]
fn many_words_keep_nothing_back() {
    for words in [
        " balls to the wall, 60s rest",
        " at 100%, 2 min rest",
        " with everything I had",
        " until I dropped",
        ", each one all out",
        " RPE 10",
        "\nRPE 10/10",
        " eyeballs out",
        " as hard as possible",
        " as hard as I could, 60s rest",
        " as fast as you can",
        " full gas",
        " maximal",
        " max effort",
        " flat-out",
        " to exhaustion",
        "\nGave it everything",
        " everything you've got, 90s",
        "\nleft nothing in the tank",
        "\nRecovery: 60s\nRPE 10",
    ] {
        for row in ["10 x 400m", "8 x 500m", "ten 400s"] {
            let text = format!("{row}{words}");
            let found = classes(&judge(&text));
            assert!(found.contains(&Class::Hero), "{text:?}: {found:?}");
        }
    }
}

#[test]
fn the_same_words_in_other_sentences_change_nothing() {
    for text in [
        "10 x 400m, not all out",
        "10 x 400m, last one all out",
        "10 x 400m\nno all-out efforts",
        "10 x 400m, never flat out",
        "10 x 400m, 60s\nwe were all out of gels",
        "10 x 400m\nRPE 7",
        "6 x 1km, 60s\nfinal rep as hard as possible",
        "10 x 400m @ 100% HRmax",
        "10 x 400m @ 5k pace, 90s\nnothing left for tomorrow otherwise",
    ] {
        let found = classes(&judge(text));
        assert!(!found.contains(&Class::Hero), "{text:?}: {found:?}");
    }
}

#[test]
fn a_name_in_front_is_declared() {
    for (text, label) in [
        ("hero workout: 10 x 400m", "hero"),
        ("single: 10 x 1km, 60s", "single"),
        ("Sub-threshold: 5 x 6 min @ 5k pace", "sub-threshold"),
        ("speed endurance: 6 x 150m", "speed-endurance"),
        ("Tempo: 20 min", "tempo"),
        ("Threshold session: 4 x 8 min", "threshold"),
        ("VO2max: 5 x 1km", "vo2max"),
    ] {
        assert!(declared(text).contains(&label), "{text:?}: {:?}", declared(text));
    }
    assert!(!declared("Norwegian sub-threshold training").contains(&"threshold"));
    let apart = judge("Sub-threshold: 5 x 6 min @ 5k pace");
    assert!(!classes(&apart).contains(&Class::Single));
    assert!(rules(&apart).contains(&"class-label-apart"), "{:?}", rules(&apart));
    let named = judge("speed endurance: 6 x 150m");
    assert_eq!(classes(&named), [Class::SpeedEndurance]);
    assert!(!rules(&named).contains(&"class-label-contradicted"));
    assert!(classes(&judge("single: 10 x 1km, 60s")).contains(&Class::Single));
}

#[test]
fn exertion_spoils_a_single() {
    let hard = judge("8 x 3 min sub-threshold, 60s\nRPE 9");
    assert_eq!(classes(&hard), [Class::Single]);
    assert!(rules(&hard).contains(&"class-rpe-too-hard"));
    let calm = judge("8 x 3 min sub-threshold, 60s\nRPE 6");
    assert!(!rules(&calm).contains(&"class-rpe-too-hard"));
}

#[test]
fn lactate_above_the_cap_is_no_single() {
    for (aim, single) in [("3.0", true), ("3.5", true), ("3.8", false), ("4.5", false)] {
        let judged = judge(&format!("5 x 6 min at {aim} mmol/l, 60s"));
        assert_eq!(classes(&judged).contains(&Class::Single), single, "{aim}");
        assert!(!judged.classes.is_empty(), "{aim}");
    }
}

#[test]
fn per_cent_and_heart_rate_of_the_text_count() {
    assert_eq!(classes(&judge("6 x 150m @ 95%, 6 min rest")), [Class::Sprint]);
    assert_eq!(classes(&judge("3 x 300m @ 95%, 15 min")), [Class::Sprint]);
    assert_eq!(classes(&judge("20 x 60m sprint, 5 min")), [Class::Sprint]);
    assert!(classes(&judge("hill sprints 8 x 10s")).contains(&Class::Sprint));
    assert_eq!(classes(&judge("30 min @ 85% HRmax")), [Class::Threshold]);
}

#[test]
fn speed_endurance_ends_gradually() {
    let mut last = 1.0;
    for count in [8, 12, 16, 20, 24] {
        let judged = judge(&format!("{count} x 130m in 15s, 90s walk"));
        let found = judged.classes.iter().find(|c| c.class == Class::SpeedEndurance);
        let score = found.unwrap_or_else(|| panic!("{count}: {judged:?}")).score;
        assert!(score <= last + 1e-9, "{count}");
        last = score;
    }
}

#[test]
fn interval_work_always_has_the_nearest_class() {
    let athlete = Athlete::default().with_threshold_speed(Speed::const_meters_per_second(5.0));
    for (rep_m, rest) in [(400.0, "90s"), (1000.0, "90s"), (2000.0, "60s"), (200.0, "200m jog")] {
        let mut hardest = 0;
        for percent in (60..=130).step_by(2) {
            let seconds = (rep_m / (5.0 * f64::from(percent) / 100.0) * 10.0_f64).round() / 10.0;
            let text = format!("6 x {rep_m}m in {seconds}s\nRecovery: {rest}");
            let judged = judge_of(&text, &athlete);
            let intense = judged.classes.iter().find(|c| c.class != Class::Ladder);
            let class = intense.unwrap_or_else(|| panic!("{percent} % of {rep_m}: none")).class;
            let rank = match class {
                Class::Easy => 0,
                Class::Steady => 1,
                Class::Single => 2,
                Class::Threshold => 3,
                _ => 4,
            };
            assert!(rank >= hardest, "{percent} % of {rep_m} m: {class} after a harder class");
            hardest = rank;
        }
    }
}

#[test]
fn without_a_reference_lengths_and_rests_decide_and_say_so() {
    for (text, class) in [
        ("5 x 1km @ 3:20/km, 90s", Class::Vo2max),
        ("6 x 1km in 3:45, 60s", Class::Single),
        ("20 x 400m in 90s, 30s", Class::Single),
        ("10 x 300m in 45s", Class::Repetition),
        ("6 x 3 min hard, 2 min jog", Class::Vo2max),
        ("5 x 2km in 7:30, 60s", Class::Single),
    ] {
        let judged = judge(text);
        assert_eq!(classes(&judged), [class], "{text:?}");
        let reasons: Vec<_> =
            judged.classes[0].reasons.iter().map(stadion_types::Reason::code).collect();
        assert!(reasons.contains(&"class-structure-alone"), "{text:?}: {reasons:?}");
    }
}

#[test]
fn a_single_by_its_aim_is_not_a_threshold_session_too() {
    let text = "5 x 2km\nPace: half-marathon pace\nRecovery: 60s\n\
                Sub-threshold training keeps you below the threshold session of old.";
    assert_eq!(classes(&judge(text)), [Class::Single]);
}

#[test]
fn a_pace_without_a_distance_is_no_single() {
    let found = classes(&judge("4 x 1 mile @ race pace, 2 min"));
    assert!(!found.contains(&Class::Single), "{found:?}");
}

#[test]
fn amounts_that_are_exact_are_one_number() {
    let judged = judge("5 x 6 min sub-threshold, 60s");
    let texts: Vec<String> =
        judged.classes[0].reasons.iter().map(stadion_types::Reason::text).collect();
    assert!(texts.iter().any(|t| t == "1800 s of work"), "{texts:?}");
}

#[test]
fn rests_that_are_just_long_leave_a_named_speed_endurance_what_it_is() {
    let work = "3 x (3 x 110m) + 250m, 150m, 100m, 100m, 150m, 250m\n\
                110m Set #1: 13.3, 12.4, 13.5\n110m Set #2: 12.3, 13.2, 12.2\n\
                110m Set #3: 13.4, 12.4, 13.3\nLadder: 34.0, 19.5, 12.3, 12.1, 18.6, 31.9\n\
                Recovery: 90m walk in 100\" after 110m reps. 7' rec between sets. 2' rec. between reps in ladder";
    let named = judge(&format!("speed endurance\n{work}"));
    assert!(classes(&named).contains(&Class::SpeedEndurance), "{:?}", classes(&named));
    assert!(!classes(&named).contains(&Class::Sprint), "{:?}", classes(&named));
    // Without the name the rests decide, and far beyond the limit they do so with it as well.
    let far = judge(&format!(
        "speed endurance\n{}",
        work.replace("100\"", "300\"").replace("2' rec", "6' rec")
    ));
    assert!(!classes(&far).contains(&Class::SpeedEndurance), "{:?}", classes(&far));
}

#[test]
fn changed_limits_of_all_out_reach_the_hero() {
    let text = "10 x 400m @ 95% effort\nRecovery: 60s";
    let facts = stadion_sessions::Facts::from_session(
        &stadion_sessions::parse(text, &stadion_sessions::NotationOptions::default()).session,
    );
    let athlete = stadion_physiology::Athlete::default();
    let mut criteria = stadion_sessions::Criteria::default();
    let usual = stadion_sessions::classify(&facts, &athlete, &criteria);
    assert!(usual.classes.iter().all(|c| c.class != Class::Hero), "{:?}", classes(&usual));
    criteria.hero.maximal_share = 0.95;
    let changed = stadion_sessions::classify(&facts, &athlete, &criteria);
    assert!(changed.classes.iter().any(|c| c.class == Class::Hero), "{:?}", classes(&changed));
}
