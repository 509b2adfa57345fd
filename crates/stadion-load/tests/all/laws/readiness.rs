//! Laws of readiness.
#![allow(clippy::unwrap_used, clippy::float_cmp, missing_docs, reason = "tests")]

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use stadion_load::{
    BeatVariability, Correction, JudgedValue, Morning, Mornings, ReadinessDay, ReadinessMonitor,
    ReadinessSettings, ReadinessState, Rmssd, RrSettings, SmallestChange,
};
use stadion_types::HeartRate;

fn day(n: usize) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 1).unwrap() + Days::new(n as u64)
}

/// Mornings of some days, as logarithms; some are missing.
fn logarithms() -> impl Strategy<Value = Vec<Option<f64>>> {
    prop::collection::vec(prop::option::weighted(0.7, 3.6..4.4_f64), 1..90)
}

fn hrv(logarithms: &[Option<f64>]) -> Mornings {
    let morning = |(n, ln): (usize, &Option<f64>)| {
        let rmssd = Rmssd::from_milliseconds((*ln)?.exp()).unwrap();
        Some((day(n), Morning::default().with_rmssd(rmssd)))
    };
    logarithms.iter().enumerate().filter_map(morning).collect()
}

fn settings() -> impl Strategy<Value = ReadinessSettings> {
    let judged = prop::sample::select(vec![JudgedValue::RollingMean, JudgedValue::Today]);
    (1_u32..8, 2_u32..30, 0.1..2.0_f64, judged).prop_map(
        |(least_valid, least_baseline, share, judged)| ReadinessSettings {
            least_valid,
            least_baseline,
            smallest: SmallestChange::SdShare(share),
            judged,
            ..ReadinessSettings::default()
        },
    )
}

fn state(
    logarithms: &[Option<f64>],
    settings: &ReadinessSettings,
) -> Option<(ReadinessState, f64)> {
    let found = ReadinessDay::of(&hrv(logarithms), day(logarithms.len() - 1), settings).unwrap();
    let sign = found.signs.first()?;
    // How far from the edge of the band, so that rounding alone cannot turn a verdict.
    let value = match settings.judged {
        JudgedValue::RollingMean => sign.mean,
        JudgedValue::Today => sign.today,
    };
    let edge = value.zip(sign.baseline).zip(sign.smallest_change);
    Some((sign.state, edge.map_or(1.0, |((v, b), s)| ((v - b).abs() - s).abs())))
}

fn turned(state: ReadinessState) -> ReadinessState {
    match state {
        ReadinessState::Below => ReadinessState::Above,
        ReadinessState::Above => ReadinessState::Below,
        other => other,
    }
}

proptest! {
    // Law 77.
    #[test]
    fn the_unit_does_not_matter(logarithms in logarithms(), settings in settings(), factor in 0.7..1.4_f64, cv in any::<bool>()) {
        let mut settings = settings;
        if cv {
            settings.smallest = SmallestChange::FIFTH_OF_CV;
        }
        let scaled: Vec<_> = logarithms.iter().map(|ln| ln.map(|ln| ln + factor.ln())).collect();
        if let (Some((a, edge)), Some((b, _))) = (state(&logarithms, &settings), state(&scaled, &settings)) {
            prop_assume!(edge > 1e-9);
            prop_assert_eq!(a, b);
        }
    }

    #[test]
    fn up_and_down_are_alike(logarithms in logarithms(), settings in settings()) {
        let mirrored: Vec<_> = logarithms.iter().map(|ln| ln.map(|ln| 8.0 - ln)).collect();
        if let (Some((a, edge)), Some((b, _))) = (state(&logarithms, &settings), state(&mirrored, &settings)) {
            prop_assume!(edge > 1e-9);
            prop_assert_eq!(turned(a), b);
        }
    }

    #[test]
    fn fewer_than_three_values_a_week_are_insufficient(logarithms in logarithms()) {
        let known = logarithms.iter().rev().take(7).flatten().count();
        if let Some((found, _)) = state(&logarithms, &ReadinessSettings::default()) {
            prop_assert!(known >= 3 || found == ReadinessState::Insufficient);
        }
    }

    #[test]
    fn a_wider_band_judges_no_more(logarithms in logarithms(), settings in settings(), more in 1.0..4.0_f64) {
        let wide = ReadinessSettings { smallest: SmallestChange::SdShare(4.0 * more), ..settings };
        if let (Some((narrow, _)), Some((wide, _))) = (state(&logarithms, &settings), state(&logarithms, &wide)) {
            prop_assert!(wide == narrow || wide == ReadinessState::Within);
        }
    }

    #[test]
    fn day_by_day_is_all_at_once(logarithms in logarithms(), settings in settings()) {
        let mut mornings = hrv(&logarithms);
        for (n, morning) in mornings.values_mut().enumerate() {
            let bpm = 45.0 + f64::from(u32::try_from(n % 7).unwrap());
            *morning = morning.clone().with_resting_hr(HeartRate::from_bpm(bpm).unwrap());
        }
        let mut monitor = ReadinessMonitor::new(settings).unwrap();
        for (date, morning) in &mornings {
            let step = monitor.step(*date, morning.clone()).unwrap();
            prop_assert_eq!(step, ReadinessDay::of(&mornings, *date, &settings).unwrap());
        }
    }

    #[test]
    fn no_beats_panic(beats in prop::collection::vec(0.2..3.0_f64, 0..150), fifth in any::<bool>(), interpolate in any::<bool>()) {
        let settings = RrSettings {
            rule: if fifth { stadion_load::ArtefactRule::Fifth } else { stadion_load::ArtefactRule::Adaptive },
            correction: if interpolate { Correction::Interpolate } else { Correction::LeaveOut },
            most_corrected: 1.0,
            least_s: 0.0,
            ..RrSettings::default()
        };
        if let Ok(found) = BeatVariability::of(&beats, &settings) {
            prop_assert!(found.artefacts.total() <= found.intervals);
            prop_assert!(found.differences < 2 * found.intervals);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn rmssd_scales_with_its_beats(steps in prop::collection::vec(-0.03..0.03_f64, 80..200), factor in 0.9..1.4_f64, interpolate in any::<bool>()) {
        let correction = if interpolate { Correction::Interpolate } else { Correction::LeaveOut };
        let settings = RrSettings { correction, most_corrected: 1.0, ..RrSettings::default() };
        let beats: Vec<f64> = steps.iter().map(|s| 0.9 + s).collect();
        let larger: Vec<f64> = beats.iter().map(|b| b * factor).collect();
        let (a, b) = (BeatVariability::of(&beats, &settings), BeatVariability::of(&larger, &settings));
        if let (Ok(a), Ok(b)) = (a, b) {
            prop_assume!(a.artefacts == b.artefacts);
            let ratio = b.rmssd.milliseconds() / a.rmssd.milliseconds();
            prop_assert!((ratio / factor - 1.0).abs() < 1e-9);
        }
    }
}
