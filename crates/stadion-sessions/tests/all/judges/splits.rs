//! Even, in turns, or cut down: what was asked of the times and what was run.
#![allow(clippy::unwrap_used, reason = "a failed read is a failed test")]

use proptest::prelude::*;
use stadion_sessions::{
    NotationOptions, SplitAim, SplitCriteria, SplitVerdict, TimedReps, pace_fade, parse,
    split_verdicts,
};
use stadion_types::Severity;

fn of(text: &str, otherwise: Option<SplitAim>) -> Vec<SplitVerdict> {
    let session = parse(text, &NotationOptions::default()).session;
    split_verdicts(&TimedReps::from_session(&session), otherwise, &SplitCriteria::default())
}

fn one(text: &str, asked: SplitAim) -> SplitVerdict {
    let found = of(text, Some(asked));
    assert_eq!(found.len(), 1, "{text}");
    found.into_iter().next().unwrap()
}

#[test]
fn even_times_lie_within_one_and_a_half_per_cent_of_the_best() {
    // 71.06 / 70.0 is 1.514 % and 71.05 is exactly 1.5.
    let passes = one("3 x 400m\n400m: 70.00, 71.05, 70.50", SplitAim::Even);
    assert_eq!(passes.achieved, Some(true));
    let finding = passes.finding().unwrap();
    assert_eq!((finding.rule(), finding.severity), ("splits-even", Severity::Info));
    let fails = one("3 x 400m\n400m: 70.00, 71.06, 70.50", SplitAim::Even);
    assert_eq!((fails.achieved, fails.broken_by), (Some(false), Some(2)));
    assert!((fails.spread_percent - 1.5143).abs() < 1e-4);
    assert_eq!(fails.finding().unwrap().rule(), "splits-uneven");
    assert_eq!(fails.finding().unwrap().severity, Severity::Notice);
}

#[test]
fn whole_laps_have_both_sides_of_the_track_in_them() {
    let laps = one("6 x 400m\n400m: 70, 74, 70, 74, 70, 74", SplitAim::Even);
    assert_eq!((laps.achieved, laps.within_turns, laps.broken_by), (Some(false), false, Some(2)));
    assert!((laps.spread_percent - 100.0 * 4.0 / 70.0).abs() < 1e-9);
    assert_eq!(laps.finding().unwrap().rule(), "splits-uneven");
}

#[test]
fn two_sides_of_a_track_are_even_each_for_itself() {
    let text = "6 x 120m\n120m: 14.56, 13.50, 14.60, 13.44, 14.50, 13.38";
    let found = one(text, SplitAim::Even);
    assert_eq!((found.achieved, found.within_turns), (Some(true), true));
    // 13.50 / 13.38 is the larger of the two.
    assert!((found.spread_percent - 0.8969).abs() < 1e-4, "{}", found.spread_percent);
    assert_eq!(found.finding().unwrap().rule(), "splits-even-in-turns");
    // A slow side that falls off is not even, whatever the fast side does.
    let slower = one(&text.replace("14.50", "15.20"), SplitAim::Even);
    assert_eq!((slower.achieved, slower.broken_by), (Some(false), Some(5)));
}

#[test]
fn a_cut_down_goes_down_each_time() {
    let of = |times: &str| one(&format!("4 x 1000m\n1000m: {times}"), SplitAim::CutDown);
    let achieved = of("3:40, 3:36, 3:32, 3:28");
    assert_eq!(achieved.achieved, Some(true));
    // 220 s against 208 s.
    assert!((achieved.gain_percent - 5.769).abs() < 1e-3);
    let broken = of("3:40, 3:36, 3:39, 3:28");
    assert_eq!((broken.achieved, broken.broken_by), (Some(false), Some(3)));
    assert_eq!(broken.finding().unwrap().rule(), "cut-down-broken");
    // Slower by half a per cent is a hair: 216 to 217 s.
    assert_eq!(of("3:40, 3:36, 3:37, 3:28").achieved, Some(true));
    let small = of("3:40, 3:39, 3:38, 3:37");
    assert_eq!(
        (small.achieved, small.finding().unwrap().rule()),
        (Some(false), "cut-down-too-small")
    );
}

#[test]
fn targets_say_what_is_asked() {
    let down = of("3 x 400m @ 75s, 74s, 73s\n400m: 75, 74, 73", None);
    assert!(down.iter().all(|v| v.asked != SplitAim::Alternating));
    let steps = "400m @ 75s, 400m @ 74s, 400m @ 73s\n400m: 75.1, 74.2, 73.0";
    let found = of(steps, None);
    assert_eq!((found[0].asked, found[0].achieved), (SplitAim::CutDown, Some(true)));
    // The targets ask for 2.7 %: half of that passes, less does not.
    let short = of(&steps.replace("75.1, 74.2, 73.0", "75.0, 74.6, 74.2"), None);
    assert_eq!(short[0].achieved, Some(false));
    // Even times where a cut-down was asked for are no success.
    let turns = "400m @ 70s, 400m @ 80s, 400m @ 70s, 400m @ 80s\n400m: 70, 79, 71, 80";
    let found = of(turns, None);
    assert_eq!((found[0].asked, found[0].achieved), (SplitAim::Alternating, Some(true)));
    let swapped = of(&turns.replace("70, 79, 71, 80", "79, 70, 80, 71"), None);
    assert_eq!(swapped[0].achieved, Some(false), "fast where it was to be slow");
}

#[test]
fn without_anything_asked_or_with_too_few_times_there_is_no_verdict() {
    assert!(of("3 x 400m\n400m: 70, 71, 75", None).is_empty());
    let two = one("2 x 400m\n400m: 70, 75", SplitAim::Even);
    assert_eq!((two.achieved, two.finding()), (None, None));
    assert!(of("3 x 400m", Some(SplitAim::Even)).is_empty(), "no times");
}

#[test]
fn the_fade_is_that_of_the_halves() {
    let timed =
        |text: &str| TimedReps::from_session(&parse(text, &NotationOptions::default()).session);
    // 29.88 and 31.255 are the means of the halves.
    let fade = pace_fade(&timed("4 x 250m\n250m: 29.78, 29.98, 31.31, 31.20")).unwrap();
    assert!((fade - 4.6017).abs() < 1e-3, "{fade}");
    assert_eq!(pace_fade(&timed("2 x 250m\n250m: 29.78, 31.20")), None);
}

proptest! {
    /// The verdict knows no unit of time: all times longer by one factor are as even, as cut down.
    #[test]
    fn scaling_all_times_changes_nothing(
        times in prop::collection::vec(60.0..80.0_f64, 3..8),
        factor in 0.9..2.0_f64,
        cut_down in any::<bool>(),
    ) {
        let asked = if cut_down { SplitAim::CutDown } else { SplitAim::Even };
        let text = |factor: f64| {
            let list: Vec<String> = times.iter().map(|t| format!("{:.4}", t * factor)).collect();
            format!("{} x 400m\n400m: {}", times.len(), list.join(", "))
        };
        let (a, b) = (one(&text(1.0), asked), one(&text(factor), asked));
        // Printed to four places: what lies on a limit may fall to either side.
        prop_assert!((a.spread_percent - b.spread_percent).abs() < 1e-2);
        let on_limit = |v: &SplitVerdict| {
            (v.spread_percent - 1.5).abs() < 1e-2 || (v.gain_percent - 2.0).abs() < 1e-2
        };
        let hair = times.windows(2).any(|w| ((w[1] / w[0] - 1.0) - 0.005).abs() < 1e-4);
        if !on_limit(&a) && !hair && a.run == b.run {
            prop_assert_eq!(a.achieved, b.achieved);
        }
    }

    /// A cut-down that was achieved is none backwards.
    #[test]
    fn a_cut_down_is_none_backwards(mut times in prop::collection::vec(60.0..80.0_f64, 3..8)) {
        let of = |times: &[f64]| {
            let list: Vec<String> = times.iter().map(|t| format!("{t:.2}")).collect();
            one(&format!("{} x 400m\n400m: {}", times.len(), list.join(", ")), SplitAim::CutDown)
        };
        times.sort_by(|a, b| b.total_cmp(a));
        let forwards = of(&times).achieved;
        times.reverse();
        prop_assert!(forwards != Some(true) || of(&times).achieved == Some(false));
    }
}

#[test]
fn a_range_that_is_asked_for_may_be_run() {
    let text = "3 x 400m @ 70-74s\n400m: 70.2, 73.9, 72";
    assert_eq!(one(text, SplitAim::Even).achieved, Some(true));
    let text = "3 x 400m @ 70-74s\n400m: 70.2, 76.9, 72";
    assert_eq!(one(text, SplitAim::Even).achieved, Some(false));
}
