//! The balance against numbers from elsewhere and against itself.

use std::time::Duration;

use approx::assert_relative_eq;
use stadion_types::{Distance, Energy, Pause, Power, Speed};

use super::*;

const RIDER: [f64; 2] = [250.0, 20_000.0];

fn watts(value: f64) -> Power {
    Power::from_watts(value).unwrap()
}

fn rider() -> PowerBalance {
    PowerBalance::new(watts(250.0), Energy::from_joules(20_000.0).unwrap()).unwrap()
}

fn runner() -> SpeedBalance {
    let speed = Speed::from_meters_per_second(5.0).unwrap();
    SpeedBalance::new(speed, Distance::from_meters(150.0).unwrap()).unwrap()
}

fn minute() -> BalanceGapRule {
    BalanceGapRule::default().with_longest(Duration::from_secs(60))
}

/// Ups and downs over 100 hours and a bit, so that the last block is not full.
fn long_ride() -> Vec<f64> {
    let power = |i: u32| f64::from((i.wrapping_mul(2_654_435_761) >> 20) % 520);
    (0..360_003).map(power).collect()
}

/// The sum as it is published, written out.
fn published_sum(power: &[f64], [critical, capacity]: [f64; 2], tau: f64) -> Vec<f64> {
    let at = |i: usize| f64::from(u32::try_from(i).unwrap());
    (0..power.len())
        .map(|t| {
            let spent =
                (0..=t).map(|u| (power[u] - critical).max(0.0) * (-(at(t) - at(u)) / tau).exp());
            capacity - spent.sum::<f64>()
        })
        .collect()
}

#[test]
fn the_recursion_is_the_published_sum() {
    let power = &long_ride()[..700];
    let mut left = vec![0.0; 700];
    balance_integral(power, RIDER, RIDER[1], 1.0, 463.0, &mut left);
    for (found, sum) in left.iter().zip(published_sum(power, RIDER, 463.0)) {
        assert_relative_eq!(*found, sum, epsilon = 1e-9 * RIDER[1]);
    }
}

#[test]
fn kernels_agree_with_single_steps() {
    let power = long_ride();
    let start = 17_000.0;
    let mut left = vec![0.0; power.len()];
    let against = |rule: rule::Rule, left: &[f64]| {
        let stepper = rule::Stepper { critical: RIDER[0], capacity: RIDER[1], rule };
        let mut spent = RIDER[1] - start;
        for (power, left) in power.iter().zip(left) {
            spent = stepper.after(spent, *power, 1.0);
            assert!((RIDER[1] - spent - left).abs() <= 1e-9 * RIDER[1], "{rule:?}");
        }
    };
    balance_differential(&power, RIDER, start, 1.0, &mut left);
    against(rule::Rule::Exact, &left);
    balance_differential_euler(&power, RIDER, start, 1.0, &mut left);
    against(rule::Rule::Euler, &left);
    balance_integral(&power, RIDER, start, 1.0, 450.0, &mut left);
    against(rule::Rule::Integral(450.0), &left);
    assert!(left.iter().all(|value| value.is_finite()));
    for tau in [PowerTimeConstant::Skiba2012, PowerTimeConstant::Bartram2018] {
        balance_per_sample(&power, RIDER, start, 1.0, |d| tau.seconds(d), &mut left);
        against(rule::Rule::Below(tau), &left);
    }
}

#[test]
fn long_samples_take_the_exponential_itself() {
    let (power, mut left) = ([450.0, 0.0, 100.0], [0.0; 3]);
    balance_differential(&power, RIDER, RIDER[1], 20.0, &mut left);
    let spent = 4_000.0 * (-0.25_f64).exp() * (-0.15_f64).exp();
    assert_relative_eq!(left[2], 20_000.0 - spent, max_relative = 1e-12);
    // A step of Euler that is too long fills up and no more.
    balance_differential_euler(&power, RIDER, RIDER[1], 100.0, &mut left);
    assert_relative_eq!(left[1], 20_000.0);
}

#[test]
fn no_number_counts_as_the_critical_output() {
    let mut left = [0.0; 3];
    let power = [450.0, f64::NAN, 250.0];
    balance_differential_euler(&power, RIDER, 20_000.0, 1.0, &mut left);
    assert_relative_eq!(left[2], 19_800.0);
    balance_differential(&power, RIDER, 20_000.0, 1.0, &mut left);
    assert_relative_eq!(left[2], 19_800.0);
    balance_per_sample(&power[..2], RIDER, 20_000.0, 1.0, |_| 400.0, &mut left);
    assert_relative_eq!(left[1], 19_800.0);
    balance_integral(&power[..2], RIDER, 20_000.0, 1.0, 400.0, &mut left[..2]);
    assert!(left[1] > 19_800.0);
}

/// 30 s at 450 W and 60 s at 150 W, from hand-worked numbers.
#[test]
fn worked_values() {
    let end = |model| {
        let rider = rider().with_model(model).unwrap();
        let power = [Some(450.0), Some(150.0), None];
        rider.course(&[0.0, 30.0, 90.0], power, &[], minute()).unwrap()
    };
    let exact = end(PowerBalanceModel::Differential);
    assert_eq!(exact.balance[1], Some(14_000.0));
    assert_relative_eq!(exact.end.unwrap(), 15_555.090_7, epsilon = 1e-4);
    let below = end(PowerBalanceModel::PerSample(PowerTimeConstant::Skiba2012));
    assert_relative_eq!(below.end.unwrap(), 14_657.603_3, epsilon = 1e-4);
    // The integral form fills while the work goes on, so that more is left.
    let integral = end(PowerBalanceModel::Integral(PowerTimeConstant::Skiba2012));
    assert_relative_eq!(integral.time_constant_s.unwrap(), 516.862, epsilon = 1e-3);
    assert!(integral.balance[1].unwrap() > 14_000.0);
    assert!(integral.end.unwrap() > 14_657.603_3);
}

#[test]
fn metres_of_a_runner() {
    let course = runner().course(&[0.0, 60.0], [Some(400.0 / 60.0), None], &[], minute()).unwrap();
    assert_relative_eq!(course.end.unwrap(), 50.0, epsilon = 1e-9);
    assert_eq!(course.unit, BalanceUnit::Metre);
}

/// A rest fills D' as the speeds of all-out reps have it.
#[test]
fn rests_fill_as_between_all_out_reps() {
    let speed = |m_s| Speed::from_meters_per_second(m_s).unwrap();
    let reserve = Distance::from_meters(150.0).unwrap();
    let all_out = BalanceParameters::new(speed(5.0), reserve, speed(8.0)).unwrap();
    for (recovery, filled) in [
        (BalanceRecovery::Measured, 75.0),
        (BalanceRecovery::Differential, 150.0 - 150.0 * (-5.0 * 234.0 / 150.0_f64).exp()),
    ] {
        let balance = SpeedBalance::of_all_out(&all_out.with_recovery(recovery));
        let empty = BalanceState { spent: 150.0, ..BalanceState::default() };
        let after = balance.step(empty, Speed::MIN, Duration::from_secs(234)).unwrap();
        assert_relative_eq!(150.0 - after.spent, filled, max_relative = 1e-12);
    }
}

#[test]
fn exhaustion_and_recovery() {
    let rider = rider();
    let left = rider.time_to_exhaustion(watts(300.0), 0.5).unwrap().unwrap();
    assert_eq!(left, Duration::from_secs(200));
    assert_eq!(rider.time_to_exhaustion(watts(250.0), 0.5), Ok(None));
    assert_eq!(rider.time_to_exhaustion(watts(300.0), -0.1), Ok(Some(Duration::ZERO)));
    // What is spent halves in W'·ln 2 / 100 W.
    let half = rider.recovery_time(watts(150.0), [0.0, 0.5]).unwrap().unwrap();
    assert_relative_eq!(half.as_secs_f64(), 200.0 * core::f64::consts::LN_2, epsilon = 1e-6);
    assert_eq!(rider.recovery_time(watts(150.0), [0.0, 1.0]), Ok(None));
    assert_eq!(rider.recovery_time(watts(250.0), [0.0, 0.5]), Ok(None));
    assert_eq!(rider.recovery_time(watts(450.0), [0.8, 0.5]), Ok(Some(Duration::ZERO)));
    let bartram = PowerBalanceModel::PerSample(PowerTimeConstant::Bartram2018);
    let bartram = rider.with_model(bartram).unwrap();
    assert_eq!(bartram.recovery_time(watts(250.0), [0.0, 0.5]), Ok(None));

    let fixed = PowerBalanceModel::Integral(PowerTimeConstant::Fixed(400.0));
    let fixed = rider.with_model(fixed).unwrap();
    // Fills faster than 40 W empty it.
    assert_eq!(fixed.time_to_exhaustion(watts(290.0), 1.0), Ok(None));
    let time = fixed.time_to_exhaustion(watts(350.0), 1.0).unwrap().unwrap();
    let state = fixed.step(BalanceState::default(), watts(350.0), time).unwrap();
    assert_relative_eq!(state.spent, 20_000.0, max_relative = 1e-9);
}

#[test]
fn gaps_are_read_by_rule() {
    let time_s = [0.0, 10.0, 100.0, 110.0];
    let power = [Some(450.0), Some(300.0), Some(100.0), None];
    let course = |rule| rider().course(&time_s, power, &[], rule).unwrap();
    let unknown = course(BalanceGapRule::default());
    assert_eq!(unknown.balance, [Some(20_000.0), Some(18_000.0), None, None]);
    assert_eq!((unknown.end, unknown.lost_at_s), (None, Some(10.0)));
    assert_relative_eq!(unknown.coverage(), 20.0 / 110.0);
    assert_eq!(unknown.findings()[0].rule(), "balance-unknown-after-gap");
    let hold = course(BalanceGapRule::default().with_longer(BalanceGaps::Hold));
    assert_eq!(hold.balance[2], Some(13_500.0));
    assert_relative_eq!(hold.assumed_s, 90.0);
    let zero = course(BalanceGapRule::default().with_longer(BalanceGaps::Zero));
    let filled = 20_000.0 - 2_000.0 * (-250.0 * 90.0 / 20_000.0_f64).exp();
    assert_relative_eq!(zero.balance[2].unwrap(), filled);
    // A stop of the timer is rest, and no gap.
    let pause = Pause { from_s: 15.0, to_s: 95.0 };
    let paused = rider().course(&time_s, power, &[pause], BalanceGapRule::default()).unwrap();
    assert_relative_eq!(paused.coverage(), 1.0);
    assert_relative_eq!(paused.paused_s, 80.0);
    let before = 20_000.0 - (2_000.0 + 250.0) * (-1.0_f64).exp() - 250.0;
    assert_relative_eq!(paused.balance[2].unwrap(), before);
    // The lowest is inside a step, where the pause begins.
    assert_relative_eq!(paused.lowest.unwrap().at_s, 15.0);
}

#[test]
fn what_stands_before_the_first_output_is_missing() {
    let power = [None, Some(450.0), Some(0.0)];
    let course = rider().course(&[5.0, 7.0, 8.0], power, &[], BalanceGapRule::default()).unwrap();
    assert_eq!(course.balance, [None, Some(20_000.0), Some(19_800.0)]);
    assert_relative_eq!(course.missing_s, 2.0);
    assert_relative_eq!(course.lowest.unwrap().at_s, 8.0);
    let none = rider().course(&[0.0, 1.0], [None, None], &[], BalanceGapRule::default()).unwrap();
    assert_eq!((none.lowest, none.end, none.coverage().to_bits()), (None, None, 0));
}

#[test]
fn below_zero_is_told_and_not_hidden() {
    let power = [Some(1250.0), None];
    let course = rider().course(&[0.0, 40.0], power, &[], minute()).unwrap();
    assert_relative_eq!(course.end.unwrap(), -20_000.0);
    assert_relative_eq!(course.below_zero_s, 20.0);
    let finding = &course.findings()[0];
    assert_eq!((finding.rule(), finding.measured), ("balance-below-zero", Some(-20_000.0)));
    assert!(
        finding.reason.text().starts_with("the balance fell to -20000 J and was below 0 for 20 s")
    );
}

#[test]
fn refusals_name_the_input() {
    let rule = BalanceGapRule::default();
    let refused = |time_s: &[f64], power: &[Option<f64>]| {
        rider().course(time_s, power.iter().copied(), &[], rule).unwrap_err().code()
    };
    assert_eq!(refused(&[0.0], &[]), "length");
    assert_eq!(refused(&[0.0, 0.0], &[None, None]), "time");
    assert_eq!(refused(&[0.0, f64::NAN], &[None, None]), "time");
    assert_eq!(refused(&[0.0, 1.0], &[Some(-1.0), None]), "output");
    assert_eq!(refused(&[0.0, 1.0], &[Some(f64::INFINITY), None]), "output");
    let integral = PowerBalanceModel::Integral(PowerTimeConstant::Skiba2012);
    let integral = rider().with_model(integral).unwrap();
    let hard = integral.course(&[0.0, 1.0], [Some(300.0), None], &[], rule);
    assert_eq!(hard, Err(BalanceError::NothingBelow));
    let step = integral.step(BalanceState::default(), watts(1.0), Duration::from_secs(1));
    assert_eq!(step, Err(BalanceError::NeedsSession));
    assert_eq!(rider().time_to_exhaustion(watts(1.0), f64::NAN).unwrap_err().code(), "share");
    let bad = BalanceState { spent: f64::NAN, ..BalanceState::default() };
    assert!(rider().step(bad, watts(1.0), Duration::from_secs(1)).is_err());
    for tau in [0.0, f64::NAN, f64::INFINITY] {
        let model = PowerBalanceModel::PerSample(PowerTimeConstant::Fixed(tau));
        assert_eq!(rider().with_model(model).unwrap_err().code(), "not-positive");
        assert!(runner().with_model(SpeedBalanceModel::Below { tau_s: tau }).is_err());
    }
    assert!(PowerBalance::new(watts(0.0), Energy::const_joules(1.0)).is_err());
    assert!(SpeedBalance::new(Speed::MIN, Distance::const_meters(1.0)).is_err());
    let codes: Vec<_> = BalanceError::CODES.iter().collect();
    assert!(codes.contains(&&BalanceError::NeedsSession.code()));
}

#[cfg(feature = "serde")]
#[test]
fn files_pass_the_same_door() {
    let model = PowerBalanceModel::Integral(PowerTimeConstant::Fixed(450.0));
    let rider = rider().with_model(model).unwrap();
    let text = serde_json::to_string(&rider).unwrap();
    let expected =
        r#"{"critical_power_w":250.0,"capacity_j":20000.0,"model":{"integral":{"fixed_s":450.0}}}"#;
    assert_eq!(text, expected);
    assert_eq!(serde_json::from_str::<PowerBalance>(&text).unwrap(), rider);
    assert!(serde_json::from_str::<PowerBalance>(&text.replace("450.0", "-1.0")).is_err());
    assert!(serde_json::from_str::<PowerBalance>(&text.replace("20000.0", "0.0")).is_err());
    let runner = runner().with_model(SpeedBalanceModel::Below { tau_s: 300.0 }).unwrap();
    let text = serde_json::to_string(&runner).unwrap();
    assert_eq!(serde_json::from_str::<SpeedBalance>(&text).unwrap(), runner);
    assert!(serde_json::from_str::<SpeedBalance>(&text.replace("300.0", "0.0")).is_err());
}

#[test]
fn pauses_in_any_order_are_rest_once() {
    let balance =
        PowerBalance::new(Power::const_watts(250.0), Energy::from_joules(20_000.0).unwrap())
            .unwrap();
    let time = [0.0, 10.0, 20.0, 30.0, 60.0];
    let course = |pauses: &[[f64; 2]]| {
        let pauses: Vec<Pause> =
            pauses.iter().map(|&[from_s, to_s]| Pause { from_s, to_s }).collect();
        balance.course(&time, [Some(400.0); 5], &pauses, BalanceGapRule::default()).unwrap()
    };
    let plain = course(&[[12.0, 18.0], [35.0, 55.0]]);
    assert!((plain.paused_s - 26.0).abs() < 1e-12);
    let mixed = course(&[[40.0, 55.0], [f64::NAN, 30.0], [12.0, 18.0], [35.0, 45.0], [14.0, 15.0]]);
    assert_eq!(plain, mixed);
}
