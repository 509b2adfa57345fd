//! Heart rate in real recordings: faults, the highest value, the model of demand, the ends of repetitions.
//!
//! Runs where `STADION_SHARED` names the folder; skipped where it does not.
#![allow(clippy::unwrap_used, missing_docs, reason = "test code")]

use std::path::{Path, PathBuf};

use stadion_formats::{ReadOptions, read_path};
use stadion_physiology::{
    ArtefactRules, DemandChannel, DemandFitRule, DemandSeries, HeartRateFaultKind,
    ObservedMaximumRule, RepEndRule, RepSpan, fit_demand, observed_maximum,
};
use stadion_sessions::{Detection, Execution};
use stadion_types::{HeartRate, Recording};

fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("STADION_SHARED").map(PathBuf::from);
    if folder.is_none() {
        println!("skipped: STADION_SHARED is not set");
    }
    folder
}

fn recordings(path: &Path) -> Vec<Recording> {
    read_path(path, &ReadOptions::default()).map(|import| import.recordings).unwrap_or_default()
}

fn hr(recording: &Recording) -> Vec<f64> {
    recording.heart_rate().unwrap().iter().map(|v| v.unwrap_or(f64::NAN)).collect()
}

fn highest(recording: &Recording, values: &[f64]) -> Option<f64> {
    let found = observed_maximum(recording.time_s(), values, ObservedMaximumRule::default());
    found.map(|f| f.at_least.bpm())
}

/// A month of one runner, hard sessions and a race among them: the rules hardly touch what a heart did.
#[test]
fn a_month_of_runs_keeps_its_heart_rate() {
    let Some(shared) = shared() else { return };
    let mut runs = 0;
    for entry in std::fs::read_dir(shared.join("activities/month")).unwrap() {
        let path = entry.unwrap().path();
        for recording in recordings(&path) {
            let found = ArtefactRules::default().find_in(&recording).unwrap();
            let lost: usize = found.excluded().map(|fault| fault.samples).sum();
            let seen = recording.heart_rate().unwrap().count();
            let limit = if path.to_string_lossy().contains("2013-06-29") { 40 } else { 100 };
            assert!(limit * lost <= seen, "{}: {lost} of {seen}", path.display());
            runs += 1;
        }
    }
    assert_eq!(runs, 33);
}

/// On 29 June the strap climbs to 225 bpm, slowly enough that only a ceiling finds it.
#[test]
fn a_strap_that_climbs_needs_the_maximum() {
    let Some(shared) = shared() else { return };
    let path = shared.join("activities/month/2013-06-29-064742.tcx.gz");
    let recording = &recordings(&path)[0];
    let values = hr(recording);
    assert!(highest(recording, &values).unwrap() > 220.0);
    let rules = ArtefactRules::for_maximum(HeartRate::const_bpm(185.0));
    let found = rules.find_in(recording).unwrap();
    assert!(found.excluded().any(|f| f.kind == HeartRateFaultKind::AboveCeiling));
    let left = highest(recording, &found.cleaned(&values)).unwrap();
    assert!((175.0..=195.0).contains(&left), "{left}");
}

/// A hilly ride with power. The authors of the model found errors of 4 bpm in such rides.
#[test]
fn the_model_of_demand_on_a_real_ride() {
    let Some(shared) = shared() else { return };
    let path = shared.join("activities/cycling_edge1000_power_hr_hills.fit");
    let recording = &recordings(&path)[0];
    let found = ArtefactRules::default().find_in(recording).unwrap();
    let series = DemandSeries::new(recording, DemandChannel::Power, Some(&found)).unwrap();
    let rule = DemandFitRule { max: HeartRate::const_bpm(200.0), ..DemandFitRule::default() };
    let fit = fit_demand(&series.demand, &series.hr_or_nan(), 1.0, &rule).unwrap();
    assert!((4.0..6.0).contains(&fit.residual_sd_bpm), "{}", fit.residual_sd_bpm);
    assert!(fit.autocorrelation > 0.9);
    let gain = fit.gain_bpm_per_unit.unwrap();
    assert!((0.15..0.25).contains(&gain.value()) && gain.lo() > 0.1, "{gain:?}");
    assert!(fit.tau_rise_s.is_some() && fit.tau_fall_s.is_some() && fit.rest_bpm.is_some());
}

/// The ends of repetitions are those that an execution has.
#[test]
fn ends_are_those_of_the_execution() {
    let Some(shared) = shared() else { return };
    let mut compared = 0;
    for entry in std::fs::read_dir(shared.join("activities/month")).unwrap() {
        for recording in recordings(&entry.unwrap().path()) {
            let execution = Execution::find(&recording, &[], &Detection::default());
            if execution.reps.is_empty() || !recording.pauses().is_empty() {
                continue;
            }
            let spans: Vec<RepSpan> = execution
                .reps
                .iter()
                .map(|rep| RepSpan {
                    from_s: rep.start_s,
                    to_s: rep.start_s + rep.duration.as_secs_f64(),
                })
                .collect();
            let rule = RepEndRule { shortest_rep_s: 0.0, ..RepEndRule::default() };
            let ends = rule.ends(recording.time_s(), &hr(&recording), &spans).unwrap();
            for (end, rep) in ends.iter().zip(&execution.reps) {
                let (Some(ours), Some(theirs)) = (end.hr, rep.hr_end) else {
                    assert_eq!(end.hr, rep.hr_end);
                    continue;
                };
                // Lengths are whole nanoseconds, so windows differ by as much.
                assert!((ours.bpm() - theirs.bpm()).abs() < 2e-6, "{ours} {theirs}");
                compared += 1;
            }
        }
    }
    assert!(compared >= 17, "{compared}");
}
