//! The sessions of the table as a watch records them: the classes that they must have and must not have, by laps,
//! by the plan and by the stream alone, whatever the noise.
#![allow(clippy::unwrap_used, reason = "test code")]

use crate::execution::common::{Device, Leg, WATCH, intervals, record, rep, run};
use crate::taxonomy::common::{classes, miler, vdot_50};
use stadion_physiology::Athlete;
use stadion_sessions::Class::{
    self, Breakthrough, Easy, Hero, Ladder, LongRun, Race, Repetition, Single, SingleSpoiled,
    SpeedEndurance, Sprint, Steady, Strides, Threshold, Vo2max,
};
use stadion_sessions::{Criteria, Detection, Execution, Facts, NotationOptions, classify, parse};
use stadion_types::HeartRate;

/// How the repetitions come to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Laps,
    Plan,
    Stream,
}

/// Noises of the recording that are tried.
const SEEDS: std::ops::RangeInclusive<u64> = 1..=4;

struct Row<'a> {
    plan: &'a str,
    legs: Vec<Leg>,
    must: &'a [Class],
    must_not: &'a [Class],
}

fn judged(row: &Row<'_>, athlete: &Athlete, way: Way, seed: u64) -> Vec<Class> {
    let recording = record(&row.legs, Device { seed, laps: way == Way::Laps, ..WATCH });
    let parsed = parse(row.plan, &NotationOptions::default());
    let steps = if way == Way::Plan { parsed.session.steps() } else { Vec::new() };
    let execution = Execution::find(&recording, &steps, &Detection::default());
    let mut facts = Facts::from_execution(&execution, &recording);
    if way == Way::Plan {
        facts = facts.with_plan(&Facts::from_session(&parsed.session)).with_names(row.plan);
    }
    classes(&classify(&facts, athlete, &Criteria::default()))
}

fn check(rows: &[Row<'_>], athlete: &Athlete, ways: &[Way]) {
    let mut wrong = Vec::new();
    for (row, way) in rows.iter().flat_map(|row| ways.iter().map(move |way| (row, *way))) {
        for seed in SEEDS {
            let found = judged(row, athlete, way, seed);
            let lacks = row.must.iter().any(|class| !found.contains(class));
            if lacks || row.must_not.iter().any(|class| found.contains(class)) {
                wrong.push(format!("{:?} by {way:?}, noise {seed}: {found:?}", row.plan));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Works with rests between them, and a warm-up and a cool-down around.
fn session(works: &[(f64, f64)], rests: &[Leg]) -> Vec<Leg> {
    let mut legs = vec![run(780.0, 3.0)];
    for (i, (meters, seconds)) in works.iter().enumerate() {
        legs.push(rep(*meters, meters / seconds));
        legs.extend(rests.get(i));
    }
    legs.push(run(600.0, 2.9));
    legs
}

#[test]
fn sprints_with_full_rests() {
    let of = |plan, meters: f64, seconds: f64, count: usize, rest: f64| Row {
        plan,
        legs: intervals(count, rep(meters, meters / seconds), run(rest, 1.2)),
        must: &[Sprint],
        must_not: &[Hero, SpeedEndurance, Race, Single, Vo2max],
    };
    let rows = [
        Row {
            plan: "4 x 250m sprint + 1 x 300m\nRecovery: 5 - 6' walk",
            legs: session(
                &[(250.0, 29.8), (250.0, 30.0), (250.0, 31.3), (250.0, 31.2), (300.0, 37.5)],
                &[run(330.0, 1.2); 4],
            ),
            must: &[Sprint],
            must_not: &[Hero, SpeedEndurance, Race, Single, Vo2max],
        },
        of("4 x 200m sprint\nRecovery: 5'", 200.0, 23.6, 4, 300.0),
        of("5 x 240m sprint\nRecovery: 6' walk", 240.0, 29.0, 5, 360.0),
    ];
    check(&rows, &miler(), &[Way::Laps, Way::Plan]);
}

#[test]
fn speed_endurance_with_its_ladder() {
    let times = [14.6, 13.6, 14.8, 13.4, 14.4, 13.4, 42.0, 25.5, 12.3, 12.1, 24.6, 38.9];
    let ways = [120.0; 6].into_iter().chain([300.0, 200.0, 100.0, 100.0, 200.0, 300.0]);
    let works: Vec<(f64, f64)> = ways.zip(times).collect();
    let walk = run(90.0, 0.9);
    let mut rests = vec![walk, walk, run(360.0, 1.1), walk, walk, run(360.0, 1.1)];
    rests.extend([run(120.0, 1.1); 5]);
    let row = Row {
        plan: "2 x (3 x 120m) + 300m, 200m, 2 x 100m, 200m, 300m\n\
               Recovery: 80m walk in 90\" after 120m reps. 6' rec between sets. 2' rec. between reps in ladder",
        legs: session(&works, &rests),
        must: &[SpeedEndurance],
        must_not: &[Hero, Sprint, Race, Single],
    };
    check(&[row], &miler(), &[Way::Laps, Way::Plan]);
    // The shape of the whole is told where each piece is.
    let legs = session(&works, &rests);
    let row = Row { plan: "", legs, must: &[Ladder], must_not: &[Hero] };
    check(&[row], &miler(), &[Way::Laps]);
}

#[test]
fn a_race_over_5_km() {
    let row = |legs| Row {
        plan: "",
        legs,
        must: &[Race],
        must_not: &[Hero, Vo2max, Threshold, Single, Repetition],
    };
    let rows = [row(vec![run(1200.0, 4.17)]), row(vec![run(1215.0, 4.15)])];
    check(&rows, &vdot_50(), &[Way::Stream, Way::Laps]);
}

#[test]
fn work_at_the_pace_of_5_km() {
    let of = |plan, count, meters, rest| Row {
        plan,
        legs: intervals(count, rep(meters, 5000.0 / 1197.0), run(rest, 2.2)),
        must: &[Vo2max],
        must_not: &[Hero, Single, SingleSpoiled, Threshold, Race],
    };
    let rows = [
        of("5 x 1000m at 5 km pace, 2:30 jog", 5, 1000.0, 150.0),
        of("6 x 800 m at 5 km pace, 90 s", 6, 800.0, 90.0),
        of("7 x 900m @ 5k pace, 100s jog", 7, 900.0, 100.0),
    ];
    check(&rows, &vdot_50(), &[Way::Laps, Way::Plan, Way::Stream]);
}

#[test]
fn many_quarters_at_the_pace_of_10_km() {
    // 41:21 over 10 km goes with 19:57 over 5 km.
    let of = |plan, count, meters, rest| Row {
        plan,
        legs: intervals(count, rep(meters, 10_000.0 / 2481.0), run(rest, 1.8)),
        must: &[Threshold],
        must_not: &[Hero, Vo2max, Repetition, SpeedEndurance, SingleSpoiled],
    };
    let rows = [
        of("20 x 400 m at 10 km pace, 60 s", 20, 400.0, 60.0),
        of("15 x 500m @ 10 km pace, 60s", 15, 500.0, 60.0),
    ];
    check(&rows, &vdot_50(), &[Way::Laps, Way::Plan, Way::Stream]);
}

#[test]
fn controlled_work_is_a_single() {
    let of = |plan, count, work, rest| Row {
        plan,
        legs: intervals(count, work, run(rest, 2.0)),
        must: &[Single],
        must_not: &[Hero, SingleSpoiled, Vo2max, Race, Repetition, Sprint],
    };
    let rows = [
        of("5 x 2km at half-marathon pace, 60s jog", 5, rep(2000.0, 3.75), 60.0),
        of("5 x 6 min sub-threshold, 60s", 5, Leg { work: true, ..run(360.0, 3.7) }, 60.0),
        of("10 x 3 min sub-threshold, 60s", 10, Leg { work: true, ..run(180.0, 3.8) }, 60.0),
        of("3 x 10 min sub-threshold, 90s", 3, Leg { work: true, ..run(600.0, 3.7) }, 90.0),
    ];
    check(&rows, &vdot_50(), &[Way::Laps, Way::Plan, Way::Stream]);
    for way in [Way::Laps, Way::Plan, Way::Stream] {
        for seed in SEEDS {
            let plan = "2 x 20 min at half-marathon pace, 2 min";
            let legs = intervals(2, Leg { work: true, ..run(1200.0, 3.83) }, run(120.0, 2.2));
            let row = Row { plan, legs, must: &[], must_not: &[] };
            let found = judged(&row, &vdot_50(), way, seed);
            let around = found.iter().filter(|c| matches!(c, Single | Threshold)).count();
            assert!(around == 1 && !found.contains(&Hero), "{way:?}, noise {seed}: {found:?}");
        }
    }
}

#[test]
fn long_repetitions_without_reserve() {
    // Nobody repeats a best ten times, so that the speed alone does not tell: the plan does.
    let of = |plan, count, meters, speed, rest, must| Row {
        plan,
        legs: intervals(count, rep(meters, speed), run(rest, 1.4)),
        must,
        must_not: &[Single, SingleSpoiled, Sprint, SpeedEndurance, Race],
    };
    let rows = |must| {
        [
            of("10 x 400m all out, 90s rest", 10, 400.0, 5.4, 90.0, must),
            of("8 x 500m all out, 2 min", 8, 500.0, 5.3, 120.0, must),
            of("ten 400-meter repeats at maximum effort", 10, 400.0, 5.5, 100.0, must),
        ]
    };
    check(&rows(&[Hero]), &vdot_50(), &[Way::Plan]);
    check(&rows(&[Repetition]), &vdot_50(), &[Way::Laps]);
}

#[test]
fn continuous_running() {
    // The generator's heart beats 60 + 30 v times a minute.
    let who = |bpm: f64| vdot_50().with_max_hr(HeartRate::from_bpm(bpm).unwrap());
    let stream = [Way::Stream, Way::Laps];
    let none: &[Class] = &[Hero, Race, Single, Threshold, Breakthrough];
    // 142.5 of 190 beats a minute are 75 %.
    let steady = Row { plan: "", legs: vec![run(2700.0, 2.75)], must: &[Steady], must_not: none };
    check(&[steady], &who(190.0), &stream);
    let long = Row { plan: "", legs: vec![run(11_600.0, 2.76)], must: &[LongRun], must_not: none };
    check(&[long], &who(205.0), &stream);
    let mut legs = vec![run(3000.0, 2.6)];
    legs.extend(intervals(6, run(20.0, 5.6), run(70.0, 2.2)).split_off(1));
    let must_not: &[Class] = &[Sprint, SpeedEndurance, Repetition, Hero];
    let rows =
        [Row { plan: "50 min easy + 6 x 20s strides", legs, must: &[Easy, Strides], must_not }];
    check(&rows, &who(215.0), &[Way::Laps, Way::Plan]);
}
