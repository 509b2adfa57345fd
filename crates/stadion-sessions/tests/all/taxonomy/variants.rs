//! Sessions of the same classes in other numbers, words and forms.

use crate::taxonomy::common::{Case, best, check, miler, vdot_50};
use stadion_physiology::Athlete;
use stadion_sessions::Class::{
    self, Acceleration, Breakthrough, Easy, Fartlek, Hero, Hill, Ladder, LongRun, Race, Recovery,
    Repetition, Single, SingleSpoiled, SpeedEndurance, Sprint, Steady, Strength, Strides,
    Threshold, Vo2max,
};
use stadion_types::HeartRate;

#[test]
fn how_hard_it_was_in_other_languages() {
    let hero: &[Class] = &[Hero];
    let threshold: &[Class] = &[Threshold];
    let rows: &[Case] = &[
        ("10 x 400 m voll, 90 s Pause", hero, &[]),
        ("10 x 400m \u{e0} fond, 90s", hero, &[]),
        ("12 x 400 m a tope, 2 min", hero, &[]),
        ("4 x 250 m a tope, 6 min", &[Sprint], hero),
        ("6 x 1000 m terskel, 1 min pause", threshold, hero),
        ("3 x 10 min Schwelle, 2 min Pause", threshold, hero),
        ("4 x 2000 m au seuil, 90 s", threshold, hero),
        ("3 x 12 min tr\u{f6}skel, 2 min vila", threshold, hero),
    ];
    check(rows, &Athlete::default());
}

#[test]
fn sessions_of_an_unknown_athlete() {
    let rows: &[Case] = &[
        ("4 x 200m near max, 6 min walk\n200m: 23.9 / 24.3 24.8 / 24.6", &[Sprint], &[Hero]),
        (
            "3 x 300 m flat out\nRecovery: full, 10 minutes\n300: 38.1, 38.9, 39.6",
            &[Sprint],
            &[Hero],
        ),
        (
            "2 x (4 x 100m) sprint\nRecovery: 100m walk in 75\" between reps, 5' between sets",
            &[SpeedEndurance],
            &[Hero],
        ),
        (
            "3 x (3 x 150m)\nSpeed endurance\nRecovery: 2' between reps, 6' between sets\n150: 19.0, 19.2, 19.5, 19.1, 19.4, 19.8, 19.3, 19.9, 20.3",
            &[SpeedEndurance],
            &[Hero],
        ),
        ("12 x 400m all-out, 2 min rest", &[Hero], &[Sprint]),
        ("8 x 600 at maximum effort with 90 seconds jog", &[Hero], &[Single]),
        ("Twelve 400s as hard as possible, 1:30 recovery", &[Hero], &[]),
        ("6 x 500m eyeballs out, 2 min", &[Hero], &[]),
        ("10 km race: 41:20", &[Race], &[Hero]),
        ("45 min easy + 8 strides", &[Easy, Strides], &[Hero]),
        ("10 km easy with 6 x 20 s strides", &[Easy, Strides], &[Sprint]),
        ("long run 28 km", &[LongRun], &[Breakthrough]),
        ("2 h 15 easy long run", &[LongRun], &[Breakthrough]),
        ("easy 40 minutes", &[Easy], &[]),
        ("30 min recovery run", &[Recovery], &[]),
        ("5 x 2 km @ 86-87% HRmax, 60s light jog", &[Single], &[Hero]),
        ("4 x 10 min at 2.5-3.5 mmol, 90 s", &[Single], &[Hero]),
        ("6 x 6 min sub-threshold, 1 min jog", &[Single], &[Hero]),
        ("20 min tempo", &[Threshold], &[Hero]),
        ("3 x 10 min threshold, 2 min jog", &[Threshold], &[Single]),
        ("6 x 30m sprint, 3 min walk", &[Acceleration], &[Hero]),
        ("10 x 60 s uphill hard, jog back down", &[Hill], &[Hero]),
        ("8 x 45\" hills, walk down", &[Hill], &[]),
        ("200, 400, 600, 800, 600, 400, 200, 200m jog", &[Ladder], &[]),
        ("1 min, 2 min, 3 min, 4 min, 3 min, 2 min, 1 min hard with 1 min easy", &[Ladder], &[]),
        ("45 min fartlek", &[Fartlek], &[]),
        ("5 x 5 squats 100 kg", &[Strength], &[]),
        ("1 x 60 min easy, 4 x 100 m strides", &[Easy, Strides], &[Sprint]),
        ("5 mal 2000 m im Halbmarathontempo, 60 s Trabpause", &[Single], &[Hero]),
        ("12 km steady", &[Steady], &[]),
    ];
    check(rows, &Athlete::default());
}

#[test]
fn sessions_of_a_miler() {
    let rows: &[Case] = &[
        ("6 x 150 in 18.2, 5' walk back", &[Sprint], &[Hero, SpeedEndurance]),
        ("10 x 400m @ 60, 1' jog", &[Repetition], &[Hero]),
    ];
    check(rows, &miler());
}

#[test]
fn sessions_of_a_runner_with_a_best() {
    let rows: &[Case] = &[
        ("parkrun in 20:05", &[Race], &[Hero]),
        ("5 km time trial\n5km: 19:58", &[Race], &[Hero]),
        ("Half marathon race 1:33:10", &[Race], &[]),
        ("4 x 1200m at 5 km pace, 3 min jog", &[Vo2max], &[Hero, Single, SingleSpoiled]),
        ("5 x 3 min at 3k pace, 2 min jog", &[Vo2max], &[Hero]),
        ("6 x 1000 m @ 3:56/km, 2:30 jog", &[Vo2max], &[Hero, Single]),
        ("10 x 2 min @ 5K pace, 1 min jog", &[Vo2max], &[Single, SingleSpoiled]),
        ("7 x 800m at 5k pace, 90s jog", &[Vo2max], &[Single, SingleSpoiled]),
        ("25 x 400 m at 10 km pace, 60 s", &[Threshold], &[Hero]),
        ("16 x 400m @ 10k pace, 45s rest", &[Threshold], &[Hero]),
        ("3 x 15 min at half-marathon pace, 2 min", &[Single], &[Hero]),
        ("2 x 6 km at half marathon pace, 3 min jog", &[Threshold], &[Hero]),
        ("6 x 1 km at 10 mile pace, 60 s jog", &[Single], &[Hero]),
        ("10 x 3 min @ 15k pace, 60s", &[Single], &[Hero]),
        ("3 x 3 km @ 30k pace, 60\" jog", &[Single], &[Hero]),
        ("8 x 1k slightly slower than 10K pace, 1 min standing", &[Single], &[Hero]),
        ("8 x 200 m at mile pace, 200 m jog", &[Repetition], &[Hero]),
        ("10 x 300m at 1500 pace, 3 min", &[Repetition], &[Hero]),
        ("40 min @ 4:40/km", &[Steady], &[]),
        ("4 x (4 x 200m) @ mile pace, 200m jog, 400m jog between sets", &[Repetition], &[Hero]),
        ("5 x 1 mile @ 6:50, 1 min rest", &[Threshold], &[Hero]),
        ("1 km all out\n1km: 3:25", &[Race], &[Hero]),
        (
            "5 x 1km @ 4:20/km, 60s\n1km: 4:08, 4:09, 4:10, 4:09, 4:09",
            &[SingleSpoiled],
            &[Threshold],
        ),
    ];
    check(rows, &vdot_50());
}

#[test]
fn runs_by_heart_rate() {
    let rows: &[Case] = &[
        ("50 min at 76 % HRmax", &[Steady], &[Easy]),
        ("60 minutes at 78% of max heart rate", &[Steady], &[Easy]),
    ];
    let athlete = Athlete::default().with_max_hr(HeartRate::const_bpm(190.0));
    check(rows, &athlete);
}

#[test]
fn runs_of_a_marathoner() {
    let rows: &[Case] =
        &[("35 km long run with last 10 km at marathon pace", &[LongRun], &[Hero, Race])];
    let athlete = Athlete::default().with_event("marathon").with_best(best(10_000.0, 2400));
    check(rows, &athlete);
}
