//! Laws of the training impulse, of session RPE and of the ledger.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::time::Duration;

use chrono::{DateTime, NaiveDate, TimeDelta};
use proptest::prelude::*;
use stadion_load::{
    DayState, Done, ErasedLoad, HeldHeartRate, Ledger, LedgerSession, LoadModel, LoadSource,
    SessionRpe, SexConstants, TrimpCurve,
};
use stadion_physiology::{AboveMax, Athlete, HeartRateRange, Sex};
use stadion_types::{HeartRate, Rpe, Sport};

fn bpm(value: f64) -> HeartRate {
    HeartRate::from_bpm(value).unwrap()
}

fn curve(resting: f64, max: f64, sex: Sex) -> TrimpCurve {
    curve_above(resting, max, sex, AboveMax::Clamp)
}

fn curve_above(resting: f64, max: f64, sex: Sex, above_max: AboveMax) -> TrimpCurve {
    let range = HeartRateRange::new(bpm(resting), bpm(max)).unwrap();
    let constants = SexConstants::Published.coefficients(Some(sex)).unwrap();
    TrimpCurve::new(range, constants, above_max)
}

fn series<'a>(time: &'a [f64], hr: &'a [f32], end: f64) -> HeldHeartRate<'a> {
    HeldHeartRate::new(time, hr, end, 30.0).unwrap()
}

fn sexes() -> impl Strategy<Value = Sex> {
    prop_oneof![Just(Sex::Female), Just(Sex::Male)]
}

/// Times with uneven steps of up to ten seconds, heart rates with and without a fraction.
fn samples() -> impl Strategy<Value = (Vec<f64>, Vec<f32>)> {
    let whole = (60_u16..220).prop_map(f32::from);
    let value = prop_oneof![4 => whole, 1 => 60.0_f32..220.0];
    let even = prop::bool::ANY;
    (even, prop::collection::vec((0.1_f64..10.0, value), 2..700)).prop_map(|(even, steps)| {
        let mut at = 0.0;
        let mut time = Vec::new();
        for (step, _) in &steps {
            time.push(at);
            at += if even { 1.0 } else { *step };
        }
        (time, steps.into_iter().map(|(_, hr)| hr).collect())
    })
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}

proptest! {
    // Law 54.
    #[test]
    fn trimp_is_never_negative_and_zero_at_rest(resting in 30.0..90.0_f64, hr in 1.0..300.0_f64, sex in sexes()) {
        let curve = curve(resting, 190.0, sex);
        prop_assert!(curve.per_minute(bpm(hr)) >= 0.0);
        prop_assert_eq!(curve.per_minute(bpm(resting)).to_bits(), 0.0_f64.to_bits());
    }

    #[test]
    fn trimp_adds_up_over_time((time, hr) in samples(), cut in 0.0..1.0_f64, sex in sexes()) {
        let curve = curve(50.0, 190.0, sex);
        let end = time.last().unwrap() + 1.0;
        let whole = curve.integrate(&series(&time, &hr, end));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "an index")]
        let at = (cut * time.len() as f64) as usize;
        let before = curve.integrate(&series(&time[..at], &hr[..at], time[at]));
        let after = curve.integrate(&series(&time[at..], &hr[at..], end));
        prop_assert!(close(whole.value, before.value + after.value));
        prop_assert!(close(whole.covered_s, before.covered_s + after.covered_s));
    }

    #[test]
    fn more_heart_rate_and_more_time_are_more_trimp(hr in 51.0..189.0_f64, more in 0.01..1.0_f64, s in 1.0..30.0_f64, sex in sexes()) {
        let curve = curve(50.0, 190.0, sex);
        prop_assert!(curve.per_minute(bpm(hr + more)) > curve.per_minute(bpm(hr)));
        #[expect(clippy::cast_possible_truncation, reason = "as in recordings")]
        let value = [hr as f32];
        let [short, long] = [s, s + more].map(|end| series(&[0.0], &value, end.min(30.0)));
        prop_assume!(s + more <= 30.0);
        prop_assert!(curve.integrate(&long).value > curve.integrate(&short).value);
    }

    #[test]
    fn trimp_knows_only_the_fraction_of_the_reserve(x in 0.0..1.0_f64, resting in 35.0..80.0_f64, max in 150.0..220.0_f64, sex in sexes()) {
        let at = |resting: f64, max: f64| {
            curve(resting, max, sex).per_minute(bpm(resting + x * (max - resting)))
        };
        prop_assert!(close(at(resting, max), at(50.0, 190.0)));
    }

    // Law 55.
    #[test]
    fn the_mean_is_never_more_than_the_samples((time, hr) in samples(), sex in sexes()) {
        let curve = curve(30.0, 230.0, sex);
        let end = time.last().unwrap() + 1.0;
        let series = series(&time, &hr, end);
        let by_sample = curve.integrate(&series);
        let (mean, held) = series.mean().unwrap();
        let of_mean = curve.per_minute(mean) * held.covered_s;
        prop_assert!(by_sample.value >= of_mean * (1.0 - 1e-12));
        let constant = vec![hr[0]; hr.len()];
        let flat = HeldHeartRate::new(&time, &constant, end, 30.0).unwrap();
        prop_assert!(close(curve.integrate(&flat).value, curve.per_minute(bpm(f64::from(hr[0]))) * held.covered_s));
        // Apart by far more than rounding where the heart rate is not constant.
        if hr.iter().any(|v| (v - hr[0]).abs() > 20.0) {
            prop_assert!(by_sample.value > of_mean);
        }
    }

    // Law 55 where samples exceed the maximum: kept, they bend the curve further upwards; clamped,
    // the law holds for the mean of what was clamped.
    #[test]
    fn the_mean_is_never_more_above_the_maximum((time, hr) in samples(), max in 120.0..215.0_f64, sex in sexes()) {
        let end = time.last().unwrap() + 1.0;
        let keep = curve_above(50.0, max, sex, AboveMax::Keep);
        let series = series(&time, &hr, end);
        let (mean, held) = series.mean().unwrap();
        let of_mean = keep.per_minute(mean) * held.covered_s;
        prop_assert!(keep.integrate(&series).value >= of_mean * (1.0 - 1e-12));

        let clamp = curve(50.0, max, sex);
        #[expect(clippy::cast_possible_truncation, reason = "as in recordings")]
        let clamped: Vec<f32> = hr.iter().map(|v| v.min(max as f32)).collect();
        let clamped = HeldHeartRate::new(&time, &clamped, end, 30.0).unwrap();
        let (mean, held) = clamped.mean().unwrap();
        let of_mean = clamp.per_minute(mean) * held.covered_s;
        prop_assert!(clamp.integrate(&series).value >= of_mean * (1.0 - 1e-6));
    }

    // The times of all bands add up to the covered time.
    #[test]
    fn bands_of_heart_rate_add_up((time, hr) in samples(), border in 60.0..220.0_f64) {
        let series = series(&time, &hr, time.last().unwrap() + 1.0);
        let below = series.time_where(|hr| hr.bpm() < border);
        let above = series.time_where(|hr| hr.bpm() >= border);
        prop_assert!(close(below.value + above.value, below.covered_s));
        prop_assert!(close(below.covered_s, above.covered_s));
    }

    /// The table, the blocks and the formula are one function.
    #[test]
    fn the_fast_way_is_the_formula((time, hr) in samples(), sex in sexes()) {
        let curve = curve(50.0, 190.0, sex);
        let end = time.last().unwrap() + 1.0;
        let ends = time.iter().skip(1).chain([&end]);
        let expected: f64 = time.iter().zip(ends).zip(&hr)
            .map(|((from, to), hr)| (to - from) * curve.per_minute(bpm(f64::from(*hr))))
            .sum();
        prop_assert!(close(curve.integrate(&series(&time, &hr, end)).value, expected));
    }

    // Law 57.
    #[test]
    fn session_rpe_adds_up_over_sessions(rating in 0.0..=10.0_f64, a in 0_u64..20_000, b in 0_u64..20_000) {
        let amount = |s: u64| {
            let done = Done::new(Sport::Running, Duration::from_secs(s)).with_rpe(Rpe::from_cr10(rating).unwrap());
            SessionRpe::default().load(&Athlete::default(), &done).unwrap().amount()
        };
        prop_assert!(close(amount(a) + amount(b), amount(a + b)));
        #[expect(clippy::cast_precision_loss, reason = "small")]
        let most = 10.0 * a as f64 / 60.0;
        prop_assert!(amount(a) <= most * (1.0 + 1e-12));
    }

    // Law 62, and the order of arrival.
    #[test]
    fn any_order_of_arrival_gives_the_same_ledger(
        sessions in prop::collection::btree_map(0_u32..60, (0_i64..10, 0.0..300.0_f64), 1..25),
        keys in prop::collection::vec(any::<u32>(), 60),
    ) {
        let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        let enter = |ledger: &mut Ledger, id: u32, day: i64, amount: f64| {
            let load = ErasedLoad::new(amount, "u", "m", LoadSource::HeartRate, 1.0).unwrap();
            let date = first + TimeDelta::days(day);
            let start = DateTime::UNIX_EPOCH + TimeDelta::minutes(i64::from(id % 7));
            ledger.insert(date, LedgerSession::new(id.to_string(), start).with_load(load)).unwrap();
        };
        let (mut sorted, mut shuffled) = (Ledger::default(), Ledger::default());
        for (&id, &(day, amount)) in &sessions {
            enter(&mut sorted, id, day, amount);
        }
        let mut order: Vec<u32> = sessions.keys().copied().collect();
        order.sort_by_key(|&id| keys[id as usize]);
        for id in order {
            let (day, amount) = sessions[&id];
            enter(&mut shuffled, id, day, amount);
        }
        prop_assert_eq!(&sorted, &shuffled);
        for day in 0..10 {
            let date = first + TimeDelta::days(day);
            let [a, b] = [&sorted, &shuffled].map(|l| l.day(date).load("m").map(f64::to_bits));
            prop_assert_eq!(a, b);
            // A day without a session is unknown and has no load, not a load of zero.
            let trained = sessions.values().any(|(d, _)| *d == day);
            prop_assert_eq!(a.is_some(), trained);
            prop_assert_eq!(sorted.day(date) == DayState::Unknown, !trained);
        }
    }
}
