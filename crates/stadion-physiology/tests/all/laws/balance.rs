//! Laws of the balance: 17 to 20 of the list that the crate is held to.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::time::Duration;

use proptest::prelude::*;
use stadion_physiology::{
    BalanceGapRule, BalanceGaps, BalanceState, PowerBalance, PowerBalanceModel, PowerTimeConstant,
    SpeedBalance, SpeedBalanceModel, balance_differential, balance_integral,
};
use stadion_types::{Distance, Energy, Power, Speed};

fn runner(critical: f64, capacity: f64) -> SpeedBalance {
    let critical = Speed::from_meters_per_second(critical).unwrap();
    SpeedBalance::new(critical, Distance::from_meters(capacity).unwrap()).unwrap()
}

fn rider(critical: f64, capacity: f64, model: PowerBalanceModel) -> PowerBalance {
    let critical = Power::from_watts(critical).unwrap();
    let capacity = Energy::from_joules(capacity).unwrap();
    PowerBalance::new(critical, capacity).unwrap().with_model(model).unwrap()
}

fn whole(longer: BalanceGaps) -> BalanceGapRule {
    BalanceGapRule::default().with_longest(Duration::from_secs(1_000_000)).with_longer(longer)
}

/// What is left at the end of stretches of seconds and watts.
fn end(balance: &PowerBalance, stretches: &[(f64, f64)]) -> f64 {
    let mut time_s = vec![0.0];
    let mut power = Vec::new();
    for &(seconds, watts) in stretches {
        time_s.push(time_s[time_s.len() - 1] + seconds);
        power.push(Some(watts));
    }
    power.push(None);
    balance.course(&time_s, power, &[], whole(BalanceGaps::Unknown)).unwrap().end.unwrap()
}

fn stretches() -> impl Strategy<Value = Vec<(f64, f64)>> {
    prop::collection::vec((0.5..400.0_f64, 0.0..600.0_f64), 1..25)
}

/// Every model that does not look at the session as a whole.
fn local_model() -> impl Strategy<Value = PowerBalanceModel> {
    use PowerBalanceModel::{Differential, DifferentialEuler, Integral, PerSample};
    use PowerTimeConstant::{Bartram2018, Fixed, Skiba2012, Skiba2012WholeSeconds};
    prop_oneof![
        Just(Differential),
        Just(DifferentialEuler),
        Just(PerSample(Skiba2012)),
        Just(PerSample(Skiba2012WholeSeconds)),
        Just(PerSample(Bartram2018)),
        (50.0..1000.0_f64).prop_map(|s| PerSample(Fixed(s))),
        (50.0..1000.0_f64).prop_map(|s| Integral(Fixed(s))),
    ]
}

proptest! {
    /// 17: never above the capacity, whatever the model.
    #[test]
    fn never_above_the_capacity(stretches in stretches(), model in local_model()) {
        let balance = rider(250.0, 20_000.0, model);
        prop_assert!(end(&balance, &stretches) <= 20_000.0);
    }

    /// 17: constant at the critical speed, falling above, rising below, full after endless rest.
    #[test]
    fn the_sign_of_the_distance_rules(
        critical in 2.0..7.0_f64, capacity in 20.0..400.0_f64, spent in 0.01..1.5_f64,
        speed in 0.0..10.0_f64, seconds in 1_u64..600,
    ) {
        let balance = runner(critical, capacity);
        let mut start = BalanceState::default();
        start.spent = spent * capacity;
        let step = |m_s: f64, s: u64| {
            let speed = Speed::from_meters_per_second(m_s).unwrap();
            balance.step(start, speed, Duration::from_secs(s)).unwrap().spent
        };
        prop_assert_eq!(step(critical, seconds).to_bits(), start.spent.to_bits());
        let after = step(speed, seconds);
        if speed > critical {
            prop_assert!(after > start.spent);
        } else if speed < critical {
            prop_assert!(after < start.spent || start.spent == 0.0);
        }
        prop_assert!(step(0.0, 1_000_000) <= 1e-9 * capacity);
    }

    /// 18: how a stretch is cut changes nothing, in every form without a look at the whole session
    /// but for Euler's steps.
    #[test]
    fn cutting_changes_nothing(
        stretches in stretches(), model in local_model(), cuts in prop::collection::vec(0.05..0.95_f64, 25),
    ) {
        prop_assume!(model != PowerBalanceModel::DifferentialEuler);
        let balance = rider(250.0, 20_000.0, model);
        let cut: Vec<(f64, f64)> = stretches
            .iter()
            .zip(cuts)
            .flat_map(|(&(s, w), part)| [(s * part, w), (s - s * part, w)])
            .collect();
        let difference = end(&balance, &stretches) - end(&balance, &cut);
        // What is spent may exceed the capacity by far, and rounds with it.
        let spent: f64 = stretches.iter().map(|(s, w)| s * w).sum();
        prop_assert!(difference.abs() <= 1e-9 * spent.max(20_000.0), "{}", difference);
    }

    /// 19: hard and then easy ends higher than easy and then hard.
    #[test]
    fn order_matters(
        hard in 260.0..600.0_f64, easy in 0.0..240.0_f64, hard_s in 1.0..300.0_f64, easy_s in 1.0..600.0_f64,
        tau in 50.0..1000.0_f64,
    ) {
        for model in [
            PowerBalanceModel::Differential,
            PowerBalanceModel::PerSample(PowerTimeConstant::Skiba2012),
            PowerBalanceModel::Integral(PowerTimeConstant::Fixed(tau)),
        ] {
            let balance = rider(250.0, 20_000.0, model);
            let hard_first = end(&balance, &[(hard_s, hard), (easy_s, easy)]);
            let easy_first = end(&balance, &[(easy_s, easy), (hard_s, hard)]);
            prop_assert!(hard_first > easy_first, "{:?}", model);
        }
    }

    /// 20: the time to exhaustion is `D' / (v − CS)`, and the course gets there.
    #[test]
    fn exhaustion(
        critical in 2.0..7.0_f64, capacity in 20.0..400.0_f64, above in 0.05..5.0_f64,
        left in 0.0..=1.0_f64,
    ) {
        let speed = Speed::from_meters_per_second(critical + above).unwrap();
        for model in [
            SpeedBalanceModel::Differential,
            SpeedBalanceModel::DifferentialEuler,
            SpeedBalanceModel::Below { tau_s: 300.0 },
        ] {
            let balance = runner(critical, capacity).with_model(model).unwrap();
            let time = balance.time_to_exhaustion(speed, left).unwrap().unwrap();
            let expected = left * capacity / (speed.meters_per_second() - critical);
            prop_assert!((time.as_secs_f64() - expected).abs() <= 1e-9 * expected + 2e-9);
            let mut state = BalanceState::default();
            state.spent = capacity * (1.0 - left);
            let state = balance.step(state, speed, time).unwrap();
            prop_assert!((state.spent - capacity).abs() <= 1e-7 * capacity);
        }
    }

    /// The time of recovery, gone through, gives the share.
    #[test]
    fn recovery(
        power in 0.0..249.0_f64, from in -0.5..1.0_f64, to in 0.0..0.999_f64, model in local_model(),
    ) {
        prop_assume!(model != PowerBalanceModel::DifferentialEuler);
        let balance = rider(250.0, 20_000.0, model);
        let power = Power::from_watts(power).unwrap();
        let time = balance.recovery_time(power, [from, to]).unwrap().unwrap();
        let mut state = BalanceState::default();
        state.spent = 20_000.0 * (1.0 - from);
        let state = balance.step(state, power, time).unwrap();
        prop_assert!((1.0 - state.spent / 20_000.0 - to.max(from)).abs() <= 1e-7);
    }

    /// Step by step is the whole at once, and evenly spaced samples are the kernel.
    #[test]
    fn online_is_batch(watts in prop::collection::vec(0.0..700.0_f64, 1..120), model in local_model()) {
        let balance = rider(250.0, 20_000.0, model);
        let mut time_s = vec![0.0];
        for _ in &watts {
            time_s.push(time_s[time_s.len() - 1] + 1.0);
        }
        let power = watts.iter().map(|w| Some(*w)).chain([None]);
        let course = balance.course(&time_s, power, &[], whole(BalanceGaps::Zero)).unwrap();
        let mut state = BalanceState::default();
        for (w, left) in watts.iter().zip(&course.balance[1..]) {
            let power = Power::from_watts(*w).unwrap();
            state = balance.step(state, power, Duration::from_secs(1)).unwrap();
            prop_assert_eq!(Some((20_000.0 - state.spent).to_bits()), left.map(f64::to_bits));
        }
        let lowest = course.lowest.unwrap();
        prop_assert_eq!(lowest.balance.to_bits(), (20_000.0 - state.most_spent).to_bits());
        prop_assert_eq!(lowest.at_s.to_bits(), state.most_spent_at_s.to_bits());
        prop_assert_eq!(course.below_zero_s.to_bits(), state.below_zero_s.to_bits());
        let mut left = vec![0.0; watts.len()];
        let kernel = match model {
            PowerBalanceModel::Differential => {
                balance_differential(&watts, [250.0, 20_000.0], 20_000.0, 1.0, &mut left);
                true
            }
            PowerBalanceModel::Integral(PowerTimeConstant::Fixed(tau)) => {
                balance_integral(&watts, [250.0, 20_000.0], 20_000.0, 1.0, tau, &mut left);
                true
            }
            _ => false,
        };
        if kernel {
            for (kernel, course) in left.iter().zip(&course.balance[1..]) {
                prop_assert!((kernel - course.unwrap()).abs() <= 1e-9 * 20_000.0);
            }
        }
    }

    /// Bad numbers give an error, never a panic.
    #[test]
    fn any_input_is_answered(
        time_s in prop::collection::vec(any::<f64>(), 0..6),
        power in prop::collection::vec(prop::option::of(any::<f64>()), 0..6),
    ) {
        let balance = rider(250.0, 20_000.0, PowerBalanceModel::Differential);
        let _ = balance.course(&time_s, power, &[], BalanceGapRule::default());
    }
}

/// 18, the other side: with a time constant from the mean over the session, what is done later
/// changes what was left before, so the form has no state that a session could be cut at.
#[test]
fn the_session_mean_breaks_the_law() {
    let model = PowerBalanceModel::Integral(PowerTimeConstant::Skiba2012);
    let balance = rider(250.0, 20_000.0, model);
    let power = [Some(450.0), Some(240.0), Some(0.0), None];
    let left_at = |n: usize| {
        let time_s = [0.0, 60.0, 120.0, 180.0];
        let course = balance.course(
            &time_s[..n],
            power[..n].iter().copied(),
            &[],
            whole(BalanceGaps::Unknown),
        );
        course.unwrap().balance[2].unwrap()
    };
    // The third stretch is all rest; the balance before it is the same ride up to there.
    assert!((left_at(4) - left_at(3)).abs() > 100.0, "{} {}", left_at(4), left_at(3));
}
