//! The workout text of intervals.icu onto the tree of sessions.

use proptest::prelude::*;
use stadion_sessions::{
    Dialect, IntervalsIcuOptions, Mode, NotationErrorKind, Parsed, PercentOf, Section, StepKind,
    Target, parse_intervals_icu,
};
use stadion_types::{Bounds, Distance, Sport};

fn read(text: &str) -> Parsed {
    parse_intervals_icu(text, &IntervalsIcuOptions::default())
}

/// Seconds of work and of rest, metres, repetitions.
fn totals(parsed: &Parsed) -> (Option<u64>, Option<u64>, Option<f64>, Option<u32>) {
    let totals = parsed.session.main_totals();
    (
        totals.work.and_then(|w| w.exact()).map(|w| w.as_secs()),
        totals.rest.and_then(|r| r.exact()).map(|r| r.as_secs()),
        totals.distance.and_then(|d| d.exact()).map(Distance::meters),
        totals.reps.and_then(|r| r.exact()),
    )
}

fn plain(text: &str) -> Parsed {
    let parsed = read(text);
    assert_eq!(parsed.error, None, "{text}");
    assert!(parsed.unknown.is_empty(), "{text}: {:?}", parsed.unknown);
    assert!(parsed.ambiguities.is_empty(), "{text}: {:?}", parsed.ambiguities);
    parsed
}

#[test]
fn a_ride_with_a_warm_up_repeats_and_a_cool_down() {
    let text = "Over the hill\n\nWarmup\n- 12m ramp 50-75% 85-95rpm\n\nMain set 4x\n- 6m 95-100% 90rpm\n- 3m 50%\n\nCooldown\n- Easy 10m 45%";
    let parsed = plain(text);
    assert_eq!(totals(&parsed), (Some(4 * 360), Some(4 * 180), None, Some(4)));
    let sections: Vec<Section> = parsed.session.blocks().iter().map(|b| b.section).collect();
    assert_eq!(sections, [Section::WarmUp, Section::Main, Section::CoolDown]);
    let steps = parsed.session.steps();
    let work: Vec<_> =
        steps.iter().filter(|s| s.rep.is_some() && s.kind == StepKind::Work).collect();
    let share =
        Target::Percent { range: Bounds::new(95.0, 100.0).unwrap(), of: PercentOf::ThresholdPower };
    assert!(work.iter().all(|s| s.targets == [share.clone(), Target::Named("90 rpm".into())]));
    let ramp = steps.first().map(|s| s.targets.clone()).unwrap_or_default();
    assert!(ramp.contains(&Target::Named("ramp up".into())), "{ramp:?}");
    // The gap behind each repetition and the one that ends the main set.
    let rests = steps.iter().filter(|s| s.kind == StepKind::Rest);
    assert_eq!(rests.filter(|s| s.mode == Some(Mode::Easy)).count(), 4);
    assert!(parsed.session.canonical(Dialect::Track).contains("4 x 6 min"));
}

#[test]
fn distances_and_paces_of_a_run() {
    let text = "- Warm up 2km Z1 Pace\n\n6x\n- 400mtr 105-110% Pace\n- 200mtr Z1 Pace\n\n- 1mi 4:00-3:50/km Pace\n";
    let parsed = read(text);
    let (work, rest, meters, reps) = totals(&parsed);
    assert_eq!((work, rest, reps), (None, None, Some(7)), "a rest by distance has no time");
    assert!((meters.unwrap() - 4009.344).abs() < 1e-9);
}

#[test]
fn a_rest_by_distance_is_told_to_have_no_time() {
    let parsed = read("5x\n- 1km 95% Pace\n- 400mtr Z1 Pace");
    assert_eq!(totals(&parsed), (None, None, Some(5000.0), Some(5)));
    assert!(parsed.unknown.iter().any(|u| u.why.contains("no time")), "{:?}", parsed.unknown);
}

#[test]
fn a_swim_rests_at_the_wall() {
    let text = "10x\n- 200mtr 1:48-1:52/100m Pace\n- 20s 0\n\npool length: 25m";
    let parsed = plain(text);
    assert_eq!(totals(&parsed), (None, Some(200), Some(2000.0), Some(10)));
    let standing = parsed.session.rest_rules().iter().all(|r| r.mode == Some(Mode::Standing));
    assert!(standing);
    let parsed = plain("5x\n- 200mtr 95% pace 30s rest");
    assert_eq!(totals(&parsed), (None, Some(150), Some(1000.0), Some(5)));
}

#[test]
fn every_way_of_writing_a_length() {
    for (line, seconds) in [
        ("- 1h5m Z2", 3900),
        ("- 1m30 Z4", 90),
        ("- 1m30s Z4", 90),
        ("- 90s Z4", 90),
        ("- 1'30\" Z4", 90),
        ("- 1:30 Z4", 90),
        ("- Sit tall 20m Z3 HR", 1200),
        ("- 10 min Z2", 600),
        ("\u{2013} 10m Z2", 600),
    ] {
        assert_eq!(totals(&plain(line)).0, Some(seconds), "{line}");
    }
    for (line, meters) in [("- 2km Z2", 2000.0), ("- 2 km Z2", 2000.0), ("- 100yrd Z2 Pace", 91.44)]
    {
        assert!((totals(&plain(line)).2.unwrap() - meters).abs() < 1e-9, "{line}");
    }
}

#[test]
fn every_target() {
    let percent = |a, b, of| Target::Percent { range: Bounds::new(a, b).unwrap(), of };
    let named = |name: &str| Target::Named(name.to_owned());
    for (line, expected) in [
        ("- 10m 75%", percent(75.0, 75.0, PercentOf::ThresholdPower)),
        ("- 10m 70-80% HR", percent(70.0, 80.0, PercentOf::MaxHeartRate)),
        ("- 10m 95% LTHR", percent(95.0, 95.0, PercentOf::ThresholdHeartRate)),
        ("- 10m 85-90% Pace", percent(85.0, 90.0, PercentOf::ThresholdSpeed)),
        ("- 5m 60% MMP 5m", named("60% MMP 5m")),
        ("- 10m Z2", named("power zone 2")),
        ("- 10m Z2-Z3 HR", named("heart-rate zone 2-3")),
        ("- 10m Z3 Pace", named("pace zone 3")),
        ("- 10m CZ2", named("custom zone 2")),
        ("- 20m freeride", named("at will")),
        ("- 10m 140-150bpm", named("140-150 bpm")),
    ] {
        let parsed = plain(line);
        let steps = parsed.session.steps();
        assert_eq!(steps.first().and_then(|s| s.targets.first()), Some(&expected), "{line}");
    }
    let parsed = plain("- 2m 315w - 330w power=3s");
    let steps = parsed.session.steps();
    let Some(Target::Power(range)) = steps.first().and_then(|s| s.targets.first()) else {
        panic!("{steps:?}")
    };
    assert!(
        (range.min().watts() - 315.0).abs() < 1e-9 && (range.max().watts() - 330.0).abs() < 1e-9
    );
}

#[test]
fn what_is_easier_than_its_neighbours_is_a_rest() {
    // Over and under: both are work.
    assert_eq!(totals(&plain("3x\n- 2m 95%\n- 1m 110%")), (Some(540), None, None, Some(6)));
    // A ladder with recoveries outside of any repeat.
    let parsed = plain("- 5m 100%\n- 3m 50%\n- 4m 105%\n- 3m 50%\n- 3m 110%");
    assert_eq!(totals(&parsed), (Some(720), Some(360), None, Some(3)));
    // Two blocks and the rest between them.
    let parsed = plain("3x\n- 4m 105%\n- 2m 50%\n\n- 5m 45%\n\n3x\n- 4m 105%\n- 2m 50%");
    assert_eq!(totals(&parsed).1, Some(6 * 120 + 300));
    // The words say so.
    let parsed = plain("4x\n- 1m 120%\n- Recovery 2m 90%");
    assert_eq!(totals(&parsed), (Some(240), Some(480), None, Some(4)));
    let parsed = plain("4x\n- 1m 120%\n- 2m 90% intensity=rest");
    assert_eq!(totals(&parsed).1, Some(480));
    // A recovery ride is no rest.
    assert_eq!(totals(&plain("- Recovery ride 45m Z1")), (Some(2700), None, None, Some(1)));
}

#[test]
fn a_step_without_a_target_among_others_is_told() {
    let parsed = read("4x\n- 1m 120%\n- 2m");
    assert_eq!(totals(&parsed), (Some(240), Some(480), None, Some(4)));
    assert_eq!(parsed.ambiguities.len(), 1);
}

#[test]
fn what_has_no_length_leaves_the_sums_open() {
    for text in ["- Press lap Z2", "3x\n- lap press Z4\n- 2m Z1", "- 10 Z2"] {
        let parsed = read(text);
        assert_eq!(totals(&parsed).0, None, "{text}");
        assert!(!parsed.unknown.is_empty(), "{text}");
    }
}

#[test]
fn metres_that_are_written_as_minutes_are_told() {
    let parsed = read("6x\n- 400m Z5 Pace\n- 2m Z1 Pace");
    assert_eq!(totals(&parsed), (None, Some(720), Some(2400.0), Some(6)));
    assert_eq!(parsed.ambiguities.len(), 1);
    assert_eq!(totals(&plain("- 300m Z2")).0, Some(18_000), "a ride of five hours");
}

#[test]
fn figures_that_are_not_understood_are_told() {
    for text in
        ["- 10m Z2 rating7", "- 10m 75% 8m", "- 10m 99999w", "3x\n\n", "- 10m 75% intensity=purple"]
    {
        assert!(!read(text).unknown.is_empty(), "{text}");
    }
    let parsed = read("Main set\n10m 75%\n- 5m 90%");
    assert_eq!(
        (totals(&parsed).0, parsed.unknown.len()),
        (Some(300), 1),
        "a step without its dash"
    );
    assert!(read("**Main set**\n* 5m 90%").unknown.is_empty());
    let text = "3x\n- 1m Z5\n- 1m Z1\n5x\n- 30s Z6\n- 30s Z1";
    let parsed = read(text);
    assert_eq!(parsed.ambiguities.len(), 1, "no blank line in front of the count");
    assert_eq!(totals(&parsed), (Some(330), Some(330), None, Some(8)));
    assert_eq!(read("- 10m 5:00 Pace").ambiguities.len(), 1, "a pace without a unit");
}

#[test]
fn refusals_have_a_code_and_no_work() {
    for (text, kind) in [
        ("", NotationErrorKind::Empty),
        ("3x\n4x\n- 1m Z5", NotationErrorKind::NestedRepeat),
        ("3x\n- 4x 1m Z5\n- 3m Z1", NotationErrorKind::NestedRepeat),
        ("99999999999x\n- 1m Z5", NotationErrorKind::NumberTooLarge),
        ("99999x\n- 1m Z5", NotationErrorKind::Implausible),
    ] {
        let parsed = read(text);
        assert_eq!(parsed.error.map(|e| e.kind), Some(kind), "{text}");
        assert!(parsed.session.blocks().is_empty(), "{text}");
    }
    let long = "- 10m Z2\n".repeat(3000);
    assert!(read(&long).error.is_some());
}

#[test]
fn the_sport_says_what_a_long_distance_is() {
    let ride = IntervalsIcuOptions::for_sport(Sport::Cycling);
    let parsed = parse_intervals_icu("- 180km Z2", &ride);
    assert_eq!(parsed.error, None);
    assert_eq!(parsed.session.main_totals().distance.map(|d| d.min().meters()), Some(180_000.0));
    let run = IntervalsIcuOptions::for_sport(Sport::Running);
    assert!(parse_intervals_icu("- 180km Z2 Pace", &run).error.is_some());
}

#[test]
fn spans_are_those_of_the_text() {
    let text = "Zum Berg \u{2014} h\u{f6}her\n- 10m Z2 \u{d6}l 7\n\n3x\n- 1m Z5\n- 1m";
    let parsed = read(text);
    for (span, told) in (parsed.unknown.iter().map(|u| (u.span, &u.text)))
        .chain(parsed.ambiguities.iter().map(|a| (a.span, &a.text)))
    {
        assert_eq!(text.get(span.start..span.end), Some(told.as_str()));
    }
    assert_eq!(parsed.unknown.len(), 1);
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,80}") {
        let _ = read(&text);
    }

    #[test]
    fn no_soup_of_its_own_words_panics(
        words in proptest::collection::vec(
            prop_oneof![
                Just("-"), Just("\n"), Just("\n\n"), Just("3x"), Just("10m"), Just("400mtr"), Just("75%"),
                Just("Z2"), Just("HR"), Just("Pace"), Just("ramp"), Just("0"), Just("rest"), Just("x"),
                Just("5:00/km"), Just("MMP"), Just("press lap"), Just("\u{2013}"), Just("99999999999x"),
            ],
            0..40,
        )
    ) {
        let text = words.join(" ");
        let parsed = read(&text);
        for entry in &parsed.unknown {
            prop_assert!(text.get(entry.span.start..entry.span.end).is_some());
        }
        let _ = parsed.session.canonical(Dialect::Cycle);
    }

    #[test]
    fn sums_are_those_of_the_steps(turns in 2_u32..20, on in 1_u64..40, off in 1_u64..10) {
        // Longer easy stretches are work of their own.
        let parsed = read(&format!("{turns}x\n- {on}m 110%\n- {off}m 50%"));
        let (work, rest, _, reps) = totals(&parsed);
        prop_assert_eq!(work, Some(60 * on * u64::from(turns)));
        prop_assert_eq!(rest, Some(60 * off * u64::from(turns)));
        prop_assert_eq!(reps, Some(turns));
    }
}
