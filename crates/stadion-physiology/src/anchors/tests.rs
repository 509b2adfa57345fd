//! The conflict of the half-marathon: its pace against 86 to 87 % of the maximal heart rate.

use approx::assert_relative_eq;
use stadion_types::{Bounds, HeartRate, Speed};

use super::*;

fn bpm(value: f64) -> HeartRate {
    HeartRate::from_bpm(value).unwrap()
}

fn m_s(value: f64) -> Speed {
    Speed::from_meters_per_second(value).unwrap()
}

fn band(max: f64) -> Bounds<HeartRate> {
    Bounds::new(bpm(0.86 * max), bpm(0.87 * max)).unwrap()
}

/// Per cent of VO2max at a speed by Daniels and Gilbert's cost of running, for one VDOT.
fn percent(vdot: f64) -> impl Fn(Speed) -> f64 {
    move |speed| {
        let v = 60.0 * speed.meters_per_second();
        100.0 * (-4.60 + 0.182_258 * v + 0.000_104 * v * v) / vdot
    }
}

/// Half-marathon times that belong to the VDOT by the formula: 91.4, 92.7 and 94.0 %.
#[test]
fn the_half_marathon() {
    for (vdot, expected) in [(35.0, 91.4), (50.0, 92.7), (70.0, 94.0)] {
        // F(t) at the time t for which VO2(d/t)/F(t) is the VDOT.
        let (mut lo, mut hi) = (55.0_f64, 180.0_f64);
        for _ in 0..80 {
            let t = 0.5 * (lo + hi);
            let f =
                0.8 + 0.189_439_3 * (-0.012_778 * t).exp() + 0.298_955_8 * (-0.193_260_5 * t).exp();
            let found = percent(1.0)(m_s(21_097.5 / 60.0 / t)) / 100.0 / f;
            if found > vdot { lo = t } else { hi = t }
        }
        let pace = m_s(21_097.5 / 60.0 / lo);
        let report = Swain::new(bpm(190.0)).compare(pace, band(190.0), percent(vdot)).unwrap();
        assert_relative_eq!(report.implied_bpm / 1.9, expected, epsilon = 0.06);
        assert!(report.gap_bpm > 0.0 && report.gap_s_per_km.unwrap() > 0.0);
        // The band's upper end is met at the speed that needs 77.1 % of VO2max.
        let at = percent(vdot)(report.implied_speed.unwrap());
        assert_relative_eq!(at, Swain::vo2max_percent(87.0), max_relative = 1e-9);
        let [lo, hi] = report.gap_interval_s_per_km;
        assert!(lo.unwrap() < report.gap_s_per_km.unwrap());
        assert!(hi.unwrap() > report.gap_s_per_km.unwrap());
        assert_eq!(report.reasons[1].code(), "anchor-heart-rate-is-ceiling");
        let sure = Swain::new(bpm(190.0)).with_spread_percent(1.0);
        let sure = sure.compare(pace, band(190.0), percent(vdot)).unwrap();
        assert_eq!(sure.verdict, AnchorVerdict::PaceHarder);
    }
    assert_relative_eq!(Swain::vo2max_percent(86.5), 76.3, epsilon = 0.01);
}

#[test]
fn every_verdict() {
    let line = HeartRateLine::new((m_s(4.0), bpm(165.0)), 25.0, 2.0);
    let at = |v: f64| line.compare(m_s(v), Bounds::new(bpm(160.0), bpm(165.0)).unwrap()).unwrap();
    let agree = at(3.9);
    assert_eq!((agree.verdict, agree.gap_bpm), (AnchorVerdict::Agree, 0.0));
    assert_relative_eq!(agree.gap_s_per_km.unwrap(), 0.0);
    let fast = at(4.4);
    assert_eq!(fast.verdict, AnchorVerdict::PaceHarder);
    assert_relative_eq!(fast.gap_bpm, 10.0, epsilon = 1e-9);
    assert_relative_eq!(fast.gap_s_per_km.unwrap(), 250.0 - 1000.0 / 4.4, epsilon = 1e-9);
    assert!(fast.gap_interval_bpm.lo > 0.0);
    let slow = at(3.4);
    assert_eq!(slow.verdict, AnchorVerdict::HeartRateHarder);
    assert_relative_eq!(slow.gap_bpm, -10.0, epsilon = 1e-9);
    assert!(slow.gap_interval_bpm.hi < 0.0 && slow.gap_s_per_km.unwrap() < 0.0);
    let unsure = at(4.1);
    assert_eq!(unsure.verdict, AnchorVerdict::CannotTell);
    assert!(unsure.gap_interval_bpm.lo < 0.0 && unsure.gap_interval_bpm.hi > 0.0);
    for report in [agree, fast, slow, unsure] {
        for reason in report.reasons {
            assert!(!reason.text().contains('{'), "{}", reason.text());
        }
    }
}

#[test]
fn weak_ground_is_told() {
    let swain = Swain::new(bpm(190.0));
    let report = swain.compare(m_s(5.0), band(190.0), |_| 110.0).unwrap();
    let codes: Vec<_> = report.reasons.iter().map(|reason| reason.code().to_owned()).collect();
    assert_eq!(codes[2..], ["anchor-extrapolated", "anchor-above-maximum"]);
    // No speed has the heart rate of the band.
    assert_eq!((report.implied_speed, report.gap_s_per_km), (None, None));
}

#[test]
fn refusals() {
    let swain = Swain::new(bpm(190.0));
    let refused = |swain: Swain, pace: f64, percent: f64| {
        swain.compare(m_s(pace), band(190.0), |_| percent).unwrap_err().code()
    };
    assert_eq!(refused(swain, 0.0, 80.0), AnchorError::CODES[0]);
    assert_eq!(refused(swain, 4.0, f64::NAN), "not-positive");
    assert_eq!(refused(swain.with_spread_percent(f64::NAN), 4.0, 80.0), "not-positive");
    for (gain, spread) in [(0.0, 2.0), (f64::NAN, 2.0), (24.0, -1.0), (24.0, f64::INFINITY)] {
        let line = HeartRateLine::new((m_s(4.0), bpm(165.0)), gain, spread);
        assert!(line.compare(m_s(4.0), band(190.0)).is_err());
    }
}
