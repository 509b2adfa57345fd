//! Hills, fartlek, jumps: what a session was run on, and in which form.
#![allow(clippy::unwrap_used, reason = "a refusal is a failed test")]

use crate::execution::common::{WATCH, intervals, record, rep, run};
use crate::taxonomy::common::{check, classes, vdot_50};
use stadion_physiology::Athlete;
use stadion_sessions::Class::{
    self, Acceleration, Easy, Fartlek, Hero, Hill, LongRun, Plyometrics, Race, Sprint, Strength,
    Threshold,
};
use stadion_sessions::{Criteria, Detection, Execution, Facts, classify};

#[test]
fn what_goes_uphill_is_a_hill_session() {
    check(
        &[
            ("8 x 60s uphill hard, jog down", &[Hill], &[Race, Hero, Fartlek]),
            ("6 x 400m uphill", &[Hill], &[Race, Hero]),
            ("10 x 45s uphill, walk back", &[Hill], &[Race]),
            ("10 x 10s hill sprints, full recovery", &[Hill, Sprint], &[Acceleration]),
            ("12 x 200m hills, jog down", &[Hill], &[Race]),
            ("9 x 30s hills", &[Hill], &[Race]),
            ("8 x 60s hard, 60s jog", &[], &[Hill]),
            ("10 x 400m, 60s\n10 min uphill walk to finish", &[], &[Race]),
            ("60 min easy on a hilly loop", &[Easy], &[Hill]),
            // One climb among many repetitions is none.
            ("8 x 400m, 90s + 1 x 60s uphill", &[], &[Hill]),
        ],
        &Athlete::default(),
    );
}

#[test]
fn a_measured_grade_makes_a_hill_session() {
    let legs = intervals(6, rep(300.0, 4.0), run(120.0, 2.0));
    let recording = record(&legs, WATCH);
    let execution = Execution::find(&recording, &[], &Detection::default());
    let mut facts = Facts::from_execution(&execution, &recording);
    assert_eq!(facts.reps.len(), 6);
    for (grade, hill) in
        [(None, false), (Some(0.01), false), (Some(-0.08), false), (Some(0.06), true)]
    {
        for rep in &mut facts.reps {
            rep.grade = grade;
        }
        let found = classes(&classify(&facts, &vdot_50(), &Criteria::default()));
        assert_eq!(found.contains(&Hill), hill, "{grade:?}: {found:?}");
    }
}

#[test]
fn fartlek_is_what_its_text_calls_so() {
    check(
        &[
            ("40 min fartlek", &[Fartlek], &[Race, Hero]),
            ("Fartlek 8 km", &[Fartlek], &[Race]),
            ("fartlek: 10 x 1 min hard, 1 min easy", &[Fartlek], &[Hero]),
            (
                "Fartlek session\n5, 4, 3, 2, 1 min hard with 1 min easy between",
                &[Fartlek],
                &[Hero],
            ),
            ("50 min run with fartlek, 12 x 30s on 60s off", &[Fartlek], &[Hero]),
            ("60 min easy\ntomorrow fartlek", &[Easy], &[Fartlek]),
            ("easy 40 min after yesterday's fartlek", &[Easy], &[Fartlek]),
            ("no fartlek today, 30 min easy", &[Easy], &[Fartlek]),
            ("45 min easy\ninstead of fartlek", &[Easy], &[Fartlek]),
            ("fartlek tomorrow\n45 min easy", &[Easy], &[Fartlek]),
        ],
        &Athlete::default(),
    );
}

#[test]
fn jumps_and_lifts_are_told_apart() {
    check(
        &[
            ("5 x 10 bounds", &[Plyometrics], &[Strength]),
            ("4 x 8 bounds, 2 min", &[Plyometrics], &[Strength]),
            ("3 x 8 squats @ 80 kg", &[Strength], &[Plyometrics]),
            ("3 x 8 squats @ 80 kg\n4 x 10 bounds", &[Strength, Plyometrics], &[]),
        ],
        &Athlete::default(),
    );
}

#[test]
fn a_form_is_no_measure_of_how_hard() {
    let forms: Vec<Class> = Class::ALL.iter().copied().filter(|c| c.is_form()).collect();
    assert!(forms.contains(&Hill) && forms.contains(&Fartlek) && forms.contains(&Plyometrics));
    assert!(!forms.contains(&LongRun) && !forms.contains(&Threshold));
}
