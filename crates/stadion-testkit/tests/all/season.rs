//! Seasons and the athletes who follow them.
#![allow(clippy::unwrap_used, reason = "tests")]

use approx::{assert_abs_diff_eq, assert_relative_eq};
use chrono::NaiveDate;
use stadion_load::{
    BanisterResponse, DailyLoads, DailyLoadsError, DayLoad, ResponseComponent, ResponseIndex,
    Sports,
};
use stadion_testkit::{SeasonPlan, SimulationError, SyntheticResponder};

fn monday() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 5).unwrap()
}

fn sum(loads: &DailyLoads) -> f64 {
    loads.as_slice().iter().filter_map(|day| day.known()).sum()
}

#[test]
fn a_plan_that_is_kept_is_what_was_done() {
    let week = [0.0, 80.0, 40.0, 90.0, 0.0, 50.0, 120.0];
    let season = SeasonPlan::new(monday(), [week, week.map(|d| d / 2.0)]).run(3).unwrap();
    assert_eq!(season.done, season.seen);
    assert_eq!(
        season.done.as_slice()[..3],
        [DayLoad::Rest, DayLoad::Trained(80.0), DayLoad::Trained(40.0)]
    );
    assert_eq!(season.done.as_slice()[13], DayLoad::Trained(60.0));
    assert_relative_eq!(
        sum(&SeasonPlan::periodised(monday(), 8, 500.0).run(1).unwrap().done),
        4000.0
    );
}

#[test]
fn each_source_of_chance_leaves_the_others_alone() {
    let plan = SeasonPlan::periodised(monday(), 40, 500.0).with_execution_cv(0.2);
    let season = plan.run(5).unwrap();
    assert_eq!(season, plan.run(5).unwrap());
    assert_ne!(season.done, plan.run(6).unwrap().done);
    let hidden = plan.clone().with_unknown(0.1).with_unknown_span(20, 5).run(5).unwrap();
    assert_eq!(hidden.done, season.done);
    let unknown = hidden.seen.unknown_days().count();
    assert!((20..50).contains(&unknown), "{unknown} of 280");
    assert!(hidden.seen.as_slice()[20..25].iter().all(|day| day.known().is_none()));
    let skipped = plan.with_skipped(0.2).run(5).unwrap();
    let (mut rests, mut same) = (0, 0);
    for (a, b) in season.done.as_slice().iter().zip(skipped.done.as_slice()) {
        if a == b {
            same += 1;
        } else {
            assert_eq!(*b, DayLoad::Rest);
            rests += 1;
        }
    }
    assert!((30..70).contains(&rests) && same + rests == 280, "{rests}");
}

#[test]
fn what_makes_no_season_is_refused() {
    let plan = SeasonPlan::periodised(monday(), 4, 500.0);
    for bad in [
        plan.clone().with_execution_cv(-0.1),
        plan.clone().with_skipped(1.1),
        plan.with_unknown(f64::NAN),
    ] {
        assert!(matches!(bad.run(1), Err(SimulationError::Parameter { .. })), "{bad:?}");
    }
    let none = SeasonPlan::new(monday(), Vec::new()).run(1);
    assert_eq!(none, Err(SimulationError::Days(DailyLoadsError::Empty)));
    for load in [-1.0, f64::NAN] {
        let bad = SeasonPlan::new(monday(), [[load; 7]]).run(1);
        assert!(matches!(bad, Err(SimulationError::Days(DailyLoadsError::Load { .. }))), "{bad:?}");
    }
}

#[test]
fn the_ledger_has_the_same_days() {
    let plan = SeasonPlan::periodised(monday(), 12, 500.0).with_unknown(0.1).with_execution_cv(0.1);
    // A ledger ends with the last day that was entered, known or not.
    let season = plan.run(2).unwrap();
    let ledger = season.ledger("made-up", "points").unwrap();
    assert_eq!(DailyLoads::from_ledger(&ledger, "made-up", Sports::All).unwrap(), season.seen);
}

fn model() -> BanisterResponse {
    let part = |gain, days| ResponseComponent::new(gain, days).unwrap();
    BanisterResponse::new(250.0, part(0.1, 40.0), part(0.2, 10.0), ResponseIndex::SameDay).unwrap()
}

#[test]
fn without_noise_the_tests_are_the_model() {
    let season = SeasonPlan::periodised(monday(), 10, 500.0).run(1).unwrap();
    let response = SyntheticResponder::new(model()).follow(&season, &[0, 7, 69], 1).unwrap();
    let found: Vec<_> = response.tests.iter().map(|(date, p)| (*date, p.to_bits())).collect();
    let expected =
        [0, 7, 69].map(|day| (season.date(day).unwrap(), response.performance[day].to_bits()));
    assert_eq!(found, expected);
    let outside = SyntheticResponder::new(model()).follow(&season, &[70], 1);
    assert!(matches!(outside, Err(SimulationError::Parameter { name: "test day", .. })));
    let two = ResponseComponent::of_inputs(vec![0.1, 0.2], 40.0).unwrap();
    let two = BanisterResponse::new(250.0, two.clone(), two, ResponseIndex::SameDay).unwrap();
    let refused = SyntheticResponder::new(two).follow(&season, &[7], 1);
    assert!(matches!(refused, Err(SimulationError::Response(_))));
}

#[test]
fn noise_has_its_size_and_memory() {
    let season = SeasonPlan::periodised(monday(), 400, 500.0).run(1).unwrap();
    let athlete = SyntheticResponder::new(model()).with_form(2.0, 0.6).with_test_error(3.0);
    let days: Vec<usize> = (0..2800).collect();
    let response = athlete.follow(&season, &days, 4).unwrap();
    let noise: Vec<f64> =
        response.tests.iter().zip(&response.performance).map(|((_, test), p)| test - p).collect();
    let mean = |of: &[f64]| of.iter().sum::<f64>() / 2800.0;
    let sd = mean(&noise.iter().map(|e| e * e).collect::<Vec<_>>()).sqrt();
    assert_abs_diff_eq!(sd, 13.0_f64.sqrt(), epsilon = 0.15);
    let lag: f64 = response.form.windows(2).map(|w| w[0] * w[1]).sum::<f64>()
        / response.form.iter().map(|f| f * f).sum::<f64>();
    assert_abs_diff_eq!(lag, 0.6, epsilon = 0.05);
    // Fewer tests are the same tests.
    let some = athlete.follow(&season, &[100, 2000], 4).unwrap();
    assert_eq!(some.tests, [response.tests[100], response.tests[2000]]);
}

#[test]
fn drawn_athletes_differ_and_stay() {
    let draw = |number| SyntheticResponder::drawn(9, number, ResponseIndex::NextDay).unwrap();
    assert_eq!(draw(3), draw(3));
    assert_ne!(draw(3).model, draw(4).model);
    for number in 0..200 {
        let athlete = draw(number);
        let (fitness, fatigue) = (athlete.model.fitness(), athlete.model.fatigue());
        assert!((30.0..60.0).contains(&fitness.days()) && (5.0..15.0).contains(&fatigue.days()));
        assert!(fatigue.gains()[0] > fitness.gains()[0]);
    }
}
