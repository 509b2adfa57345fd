//! Zones: shipped schemes, and wrong tables.
#![allow(clippy::unwrap_used, reason = "tests")]

use stadion_physiology::{ZoneAnchor, ZoneScheme, Zones};
use stadion_testkit::laws::{ZoneClaims, zones};
use stadion_types::{HeartRate, Power};

fn claims(scheme: &ZoneScheme, anchor: ZoneAnchor) -> Option<ZoneClaims> {
    let percent = scheme.percent_of(anchor)?;
    let open_below = percent.first().is_some_and(|p| *p <= 0.0);
    let percent: Vec<f64> = percent.iter().copied().filter(|p| *p > 0.0).collect();
    let count = percent.len() + usize::from(open_below);
    Some(ZoneClaims { count, percent, shares: 0.01..=2.0, cases: 4, ..ZoneClaims::default() })
}

fn bpm(value: f64) -> HeartRate {
    HeartRate::from_bpm(value.clamp(1.0, 300.0)).unwrap()
}

#[test]
fn every_shipped_scheme_obeys_them() {
    let mut tried = 0;
    for scheme in ZoneScheme::ALL {
        if let Some(claims) = claims(scheme, ZoneAnchor::MaxHeartRate) {
            let number = |max, hr| Zones::by_heart_rate(scheme, bpm(max)).unwrap().number(bpm(hr));
            let claims = ZoneClaims { anchors: 150.0..=200.0, shares: 0.1..=1.4, ..claims };
            zones(scheme.id, number, &claims).assert();
            tried += 1;
        }
        if let Some(claims) = claims(scheme, ZoneAnchor::ThresholdPower) {
            let power = |watts| Power::from_watts(watts).unwrap();
            let number = |anchor, watts| {
                Zones::by_power(scheme, power(anchor)).unwrap().number(power(watts))
            };
            zones(scheme.id, number, &claims).assert();
            tried += 1;
        }
    }
    assert_eq!(tried, 7);
}

fn three() -> ZoneClaims {
    ZoneClaims { count: 3, percent: vec![60.0, 80.0, 90.0], cases: 3, ..ZoneClaims::default() }
}

#[track_caller]
fn breaks(law: &str, number: impl Fn(f64, f64) -> usize) {
    let report = zones("wrong", number, &three());
    assert!(report.broken().any(|(broken, _)| broken.id == law), "{report}");
}

const SHARES: [f64; 3] = [60.0, 80.0, 90.0];

#[test]
fn wrong_tables_are_named() {
    let from =
        |anchor: f64, value: f64| SHARES.iter().filter(|p| value >= **p * anchor / 100.0).count();
    zones("right", from, &three()).assert();
    // The limit belongs to the zone below.
    breaks("limits", |anchor, value| {
        SHARES.iter().filter(|p| value > **p * anchor / 100.0).count()
    });
    // Numbered from 0.
    breaks("every-zone", |anchor, value| from(anchor, value).saturating_sub(1));
    // One more than there are.
    breaks("partition", |anchor, value| from(anchor, value) + usize::from(value > 1.5 * anchor));
    // A hole between two printed ranges.
    breaks("rises", |anchor, value| {
        let percent = 100.0 * value / anchor;
        if (88.9..90.0).contains(&percent) { 0 } else { from(anchor, value) }
    });
    // Beats instead of per cent.
    breaks("scales", |_, value| SHARES.iter().filter(|p| value >= 2.0 * **p).count());
    let calls = std::cell::Cell::new(0);
    breaks("deterministic", |anchor, value| {
        calls.set(calls.get() + 1);
        from(anchor, value).min(2 + calls.get() % 2)
    });
}
