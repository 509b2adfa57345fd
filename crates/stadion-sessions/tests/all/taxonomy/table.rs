//! The ten sessions under the table of the taxonomy, and each with other numbers and words: the classes that
//! they must have and those that they must not have.

use crate::taxonomy::common;

use crate::taxonomy::common::{Case, check, miler, vdot_50};
use stadion_physiology::Athlete;
use stadion_sessions::Class::{
    self, Acceleration, Breakthrough, Easy, Hero, Ladder, LongRun, Race, Repetition, Single,
    SingleSpoiled, SpeedEndurance, Sprint, Steady, Strides, Threshold, Vo2max,
};

/// Cases of one row: all must have and must not have the same classes.
fn row(texts: &[&'static str], must: &'static [Class], must_not: &'static [Class]) -> Vec<Case> {
    texts.iter().map(|text| (*text, must, must_not)).collect()
}

#[test]
fn sprints_with_full_rests_are_sprints_and_no_heroes() {
    let rows = row(
        &[
            "4 x 250m sprint + 1 x 300m\n250m \u{2014} 29.78 / 29.98 31.31 / 31.20\n\
             300m \u{2014} 37.47\nRecovery: Full, 5 - 6' recovery walk/jog as needed between reps",
            "5 x 240m sprint + 1 x 280m\n240m: 28.9, 29.1, 30.0, 30.2, 30.1\n280m: 35.0\n\
             Recovery: Full, 5 - 6' walk",
            "4 x 200m sprint\nRecovery: full, 5'",
            "3 x 300m sprint, 8 min walk between reps",
            "6 x 150m @ 95%, 5 min rest",
            "Sprint session: 4 x 250m\nRecovery: 5-6 min walk",
            "5 x 200m near sprint, full recovery",
        ],
        &[Sprint],
        &[Hero, SpeedEndurance, Race, Acceleration, Single, Vo2max],
    );
    check(&rows, &Athlete::default());
    let own = row(
        &["4 x 260m in 31.5, 6 min rest", "5 x 250m in 30.4\nRecovery: 6' walk"],
        &[Sprint],
        &[Hero, SpeedEndurance, Repetition],
    );
    check(&own, &miler());
}

#[test]
fn speed_endurance_with_its_ladder_is_no_hero() {
    let texts = [
        "2 x (3 x 120m) + 300m, 200m, 2 x 100m, 200m, 300m\n\
         120m Set #1: 14.56, 13.60, 14.75\n120m Set #2: 13.44, 14.36, 13.38\n\
         Ladder: 42.03, 25.54, 12.27, 12.07, 24.60, 38.88\n\
         Recovery: 80m walk in 90\" after 120m reps. 6' rec between sets. 2' rec. between reps in ladder",
        "2 x (3 x 110m) + 280m, 180m, 2 x 90m, 180m, 280m\n\
         110m Set #1: 13.3, 12.5, 13.5\n110m Set #2: 12.3, 13.2, 12.3\n\
         Ladder: 39.0, 23.0, 11.0, 10.9, 22.2, 36.3\n\
         Recovery: 90m walk in 90\" after 110m reps. 5' rec between sets. 2' rec. between reps in ladder",
        "2 x (4 x 100m) + 300m, 200m, 100m, 200m, 300m\nSpeed endurance\n\
         Recovery: 60m walk in 70\" after 100m reps. 6' rec between sets. 2' rec between reps in ladder",
        "2 x (3 x 120m) + 300m, 200m, 100m, 100m, 200m, 300m\n\
         120m: 14.5, 13.6, 14.7, 13.5, 14.3, 13.4\nLadder: 41.0, 25.0, 12.2, 12.1, 24.6, 39.0\n\
         Recovery: 90\" walk after 120m reps. 6' between sets. 2' rec between reps in ladder",
        "Speed endurance: 3 x (150m, 120m, 90m), 2' walk",
        "Speed endurance session: 200m, 150m, 100m, 100m, 150m, 200m\nRecovery: 2 min walk",
    ];
    let rows = row(&texts, &[SpeedEndurance, Ladder], &[Hero, Sprint, Race, Acceleration]);
    check(&rows, &Athlete::default());
    check(&rows, &miler());
}

#[test]
fn a_race_is_no_hero_workout() {
    let rows = row(
        &[
            "parkrun in 20:00",
            "parkrun, 19:58",
            "Saturday parkrun: 5 km in 20:10",
            "5 km race in 19:50",
            "10 km road race, 41:30",
            "3000m time trial in 11:30",
            "raced a 5k in 20:05",
        ],
        &[Race],
        &[Hero, Vo2max, Threshold, Single, Repetition],
    );
    check(&rows, &vdot_50());
}

#[test]
fn kilometres_at_the_pace_of_5_km_are_vo2max() {
    let rows = row(
        &[
            "5 x 1000m at 5 km pace, 2:30 jog",
            "6 x 1000m at 5k pace, 2 min jog",
            "5 x 1 km @ 5k race pace, 2:30 jog recovery",
            "4 x 1200m @ 3k-5k pace, 3 min jog",
            "5 x 3 min at 5K pace, 2:30 jog",
            "6 x 1000m in 3:58, 2:30 jog",
        ],
        &[Vo2max],
        &[Hero, Single, SingleSpoiled, Threshold, Race],
    );
    check(&rows, &vdot_50());
}

#[test]
fn shorter_ones_with_shorter_rests_are_vo2max_and_no_spoiled_single() {
    let rows = row(
        &[
            "6 x 800 m at 5 km pace, 90 s",
            "6 x 800m at 5 km pace, 90 s\nRPE 9",
            "8 x 800m at 5 km race pace, 2 min jog",
            "5 x 800m @ 5K pace, 90 sec jog",
            "7 x 800m in 3:10, 90s",
            "6 x 900m @ 5k pace, 100s jog",
            "6 x half mile at 5k pace, 90s",
            "10 x 600m @ 5K pace, 90s jog",
        ],
        &[Vo2max],
        &[Single, SingleSpoiled, Hero, Threshold],
    );
    check(&rows, &vdot_50());
}

#[test]
fn many_quarters_at_the_pace_of_10_km_are_threshold() {
    let rows = row(
        &[
            "20 x 400 m at 10 km pace, 60 s",
            "16 x 400m @ 10K pace, 60s jog",
            "25 x 400m at 10k pace, 45 sec",
            "20 x 300m @ 10k pace, 45s",
            "20 x 400m in 1:39, 60s rest",
            "15 x 500m @ 10 km pace, 60s",
            "24 x 1 min at 10k pace, 30s jog",
        ],
        &[Threshold],
        &[Hero, Vo2max, Repetition, SpeedEndurance, SingleSpoiled],
    );
    check(&rows, &vdot_50());
}

#[test]
fn long_pieces_at_half_marathon_pace_are_single_or_threshold() {
    let texts = [
        "2 x 20 min at half-marathon pace, 2 min",
        "3 x 15 min @ half marathon pace, 2 min",
        "2 x 18 min @ HMP, 90s",
        "2 x 20 min at half marathon effort, 2 min",
        "2 x 25 min @ half marathon pace, 2 min jog",
        "2 x 5 km at half-marathon pace, 2 min jog",
    ];
    for text in texts {
        let found = common::classes(&common::judge(text, &vdot_50()));
        let around = found.iter().filter(|c| matches!(c, Single | Threshold)).count();
        assert_eq!(around, 1, "{text:?}: {found:?}");
        assert!(!found.contains(&Hero) && !found.contains(&Vo2max), "{text:?}: {found:?}");
    }
}

#[test]
fn three_quarters_of_the_maximal_heart_rate_are_steady() {
    let rows = row(
        &[
            "45 min at 75 %HRmax",
            "40 min @ 76% HRmax",
            "60 min at 75% max heart rate",
            "45 min @ 74-78% HRmax",
            "50 min steady",
            "10 km steady",
            "Steady run: 55 min",
        ],
        &[Steady],
        &[Easy, LongRun, Threshold, Single, Hero],
    );
    check(&rows, &vdot_50());
}

#[test]
fn strides_leave_an_easy_run_easy() {
    let rows = row(
        &[
            "50 min easy + 6 strides",
            "45 min easy + 8 x 100m strides",
            "60 min easy, then 4 x 80m strides",
            "8 km easy + 5 x 20s strides",
            "50 min easy with 6 strides",
            "40 min easy\n6 x 15s strides",
        ],
        &[Easy, Strides],
        &[Sprint, SpeedEndurance, Acceleration, Repetition, Hero],
    );
    check(&rows, &vdot_50());
}

#[test]
fn a_long_run_is_a_long_run() {
    let rows = row(
        &[
            "long run 32 km",
            "30 km long run",
            "long run: 34 km",
            "long run 28 km easy",
            "2 h 15 min easy long run",
            "Sunday long run, 20 miles",
            "150 min easy",
        ],
        &[LongRun],
        &[Breakthrough, Easy, Race, Hero, Single],
    );
    check(&rows, &vdot_50());
}

#[test]
fn singles_by_race_pace_heart_rate_and_lactate_are_singles() {
    let rows = row(
        &[
            "The Set: 5 x 2km (1.25 mile).\n\
             The Pace: Half-marathon pace, sustainable at around 86-87% max heart rate.\n\
             The Recovery: 60 seconds of very light jogging or standing rest.",
            "6 x 2km\nPace: half-marathon pace\nRecovery: 60s light jog",
            "4 x 2km (1.25 mile) @ half marathon pace, 60s",
            "5 x 2 km at 86-87% max heart rate, 60s",
            "10 x 3 min at 3.0 mmol/l, 60s",
            "3 x 3 km @ 30 km pace, 60s",
            "8 x 1 km @ 15K pace, 60s",
            "6 x 1km at a pace slightly slower than 10K PB",
            "6 x 1 km a little slower than 10k pace, 60s",
            "8 x 1km slightly slower than 10K race pace, 60 seconds jog",
            "5 x 1000m slightly slower than 10k pace\nRecovery: 60s",
            "10 x 1 km slightly slower than 10K PB, 1 min rest",
        ],
        &[Single],
        &[Hero, SingleSpoiled, Threshold, Vo2max, Race, Repetition, Sprint],
    );
    check(&rows, &Athlete::default());
}

#[test]
fn long_repetitions_without_reserve_are_heroes() {
    let rows = row(
        &[
            "ten 400-meter repeats at maximum effort",
            "10 x 400m at a sprinting pace",
            "12 x 400m flat out, 60s",
            "8 x 500m all out",
            "9 x 600m at maximal effort, 2 min jog",
            "ten 400s eyeballs out, 90s rest",
        ],
        &[Hero],
        &[Single, SingleSpoiled, Sprint, SpeedEndurance, Acceleration, Race, Vo2max],
    );
    check(&rows, &Athlete::default());
    // A sprinter's ten all-out 400s are no special endurance either.
    check(&rows, &common::sprinter());
}
