//! What holds of every response model, and what sets them apart.
#![allow(clippy::unwrap_used, reason = "tests")]

use approx::assert_relative_eq;
use chrono::NaiveDate;
use proptest::prelude::*;
use stadion_load::{
    BanisterResponse, BussoResponse, CalvertResponse, ConstantPerformance, DailyLoads, Doses,
    DynResponseModel, FitnessOnly, LastPerformance, PerPot, PerPotBelowZero, PerPotSettings,
    PerPotState, ResponseComponent, ResponseData, ResponseError, ResponseIndex, ResponseModel,
    UnknownDoses,
};

fn component(gain: f64, days: f64) -> ResponseComponent {
    ResponseComponent::new(gain, days).unwrap()
}

fn banister(index: ResponseIndex) -> BanisterResponse {
    BanisterResponse::new(250.0, component(0.08, 45.0), component(0.16, 12.0), index).unwrap()
}

fn perpot(index: ResponseIndex) -> PerPot {
    PerPot::new(PerPotSettings {
        full_dose: 300.0,
        strain_days: 5.0,
        response_days: 3.0,
        overflow_days: 6.0,
        start: PerPotState::default(),
        lowest: 200.0,
        highest: 300.0,
        below_zero: PerPotBelowZero::default(),
        index,
    })
    .unwrap()
}

fn all(index: ResponseIndex) -> Vec<Box<dyn DynResponseModel>> {
    let (fitness, fatigue) = (component(0.08, 45.0), component(0.001, 12.0));
    vec![
        Box::new(banister(index)),
        Box::new(
            CalvertResponse::new(250.0, fitness.clone(), 4.0, component(0.1, 12.0), index).unwrap(),
        ),
        Box::new(BussoResponse::new(250.0, fitness.clone(), fatigue, 3.0, index).unwrap()),
        Box::new(FitnessOnly::new(250.0, fitness, index).unwrap()),
        Box::new(perpot(index)),
        Box::new(ConstantPerformance::new(250.0, 1).unwrap()),
        Box::new(LastPerformance::new(250.0, 1).unwrap()),
    ]
}

#[test]
fn the_index_moves_by_one_day_and_a_fade() {
    let doses = Doses::single(vec![0.0, 100.0, 0.0, 0.0]).unwrap();
    let same = FitnessOnly::new(0.0, component(1.0, 10.0), ResponseIndex::SameDay).unwrap();
    let next = FitnessOnly::new(0.0, component(1.0, 10.0), ResponseIndex::NextDay).unwrap();
    let (same, next) = (same.forward(&doses).unwrap(), next.forward(&doses).unwrap());
    let left = (-0.1_f64).exp();
    assert_relative_eq!(same[1], 100.0);
    assert_relative_eq!(next[1], 0.0);
    assert_relative_eq!(same[2], 100.0 * left);
    assert_relative_eq!(next[2], 100.0 * left);
}

#[test]
fn the_gain_of_busso_counts_the_dose_itself() {
    let model = BussoResponse::new(
        0.0,
        component(0.0, 30.0),
        component(0.01, 10.0),
        2.0,
        ResponseIndex::SameDay,
    )
    .unwrap();
    let run = model.forward(&Doses::single(vec![10.0, 20.0]).unwrap()).unwrap();
    assert_relative_eq!(run[0], -1.0, max_relative = 1e-12);
    let recent = 10.0 * (-0.5_f64).exp() + 20.0;
    let expected = -((-0.1_f64).exp() + 0.01 * recent * 20.0);
    assert_relative_eq!(run[1], expected, max_relative = 1e-12);
}

#[test]
fn several_inputs_are_one_by_one_where_the_model_is_linear() {
    let of = |k1: Vec<f64>, k2: Vec<f64>| {
        let fitness = ResponseComponent::of_inputs(k1, 45.0).unwrap();
        let fatigue = ResponseComponent::of_inputs(k2, 12.0).unwrap();
        BanisterResponse::new(0.0, fitness, fatigue, ResponseIndex::NextDay).unwrap()
    };
    let (low, high) = ([30.0, 60.0, 0.0, 90.0], [20.0, 0.0, 40.0, 0.0]);
    let both = low.iter().zip(&high).flat_map(|(a, b)| [*a, *b]).collect();
    let both = of(vec![0.1, 0.3], vec![0.2, 0.7]).forward(&Doses::new(2, both).unwrap()).unwrap();
    let one = of(vec![0.1], vec![0.2]).forward(&Doses::single(low.to_vec()).unwrap()).unwrap();
    let two = of(vec![0.3], vec![0.7]).forward(&Doses::single(high.to_vec()).unwrap()).unwrap();
    for ((both, one), two) in both.iter().zip(one).zip(two) {
        assert_relative_eq!(*both, one + two, max_relative = 1e-12);
    }
}

#[test]
fn refusals_name_what_is_wrong() {
    let parameter = |e: ResponseError| match e {
        ResponseError::Parameter { what, .. } => what,
        other => panic!("{other}"),
    };
    assert_eq!(parameter(ResponseComponent::new(-0.1, 3.0).unwrap_err()), "a gain");
    for days in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let error = ResponseComponent::new(0.1, days).unwrap_err();
        assert_eq!(parameter(error), "a time constant in days");
    }
    let index = ResponseIndex::SameDay;
    let slow = CalvertResponse::new(0.0, component(1.0, 5.0), 5.0, component(1.0, 5.0), index);
    assert_eq!(parameter(slow.unwrap_err()), "a time constant to build fitness");
    let two = ResponseComponent::of_inputs(vec![0.1, 0.1], 3.0).unwrap();
    let uneven = BanisterResponse::new(0.0, two, component(1.0, 1.0), index).unwrap_err();
    assert_eq!(uneven, ResponseError::Inputs { expected: 2, got: 1 });
    let doses = Doses::new(2, vec![1.0; 4]).unwrap();
    let error = banister(index).forward(&doses).unwrap_err();
    assert_eq!(error, ResponseError::Inputs { expected: 1, got: 2 });
    assert_eq!(error.code(), "response-inputs");
    let negative = Doses::new(2, vec![1.0, 1.0, -1.0, 0.0]).unwrap_err();
    assert_eq!(negative, ResponseError::Dose { day: 1, value: -1.0 });
    assert!(Doses::new(2, vec![1.0; 3]).is_err() && Doses::new(0, vec![]).is_err());
    let delay = PerPotSettings { strain_days: 0.5, ..*perpot(index).settings() };
    assert_eq!(parameter(PerPot::new(delay).unwrap_err()), "a delay of strain");
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 5, day).unwrap()
}

#[test]
fn an_unknown_day_is_no_rest_unless_somebody_says_so() {
    let rows = [(day(1), Some(80.0)), (day(2), Some(0.0)), (day(5), Some(40.0))];
    let loads = DailyLoads::from_rows(rows).unwrap();
    let error = Doses::from_loads(&loads, UnknownDoses::default()).unwrap_err();
    assert_eq!(error, ResponseError::Unknown { days: 2, first: day(3), last: day(4) });
    let of = |unknown| Doses::from_loads(&loads, unknown).unwrap().as_slice().to_vec();
    assert_eq!(of(UnknownDoses::Rest), [80.0, 0.0, 0.0, 0.0, 40.0]);
    assert_eq!(of(UnknownDoses::Mean), [80.0, 0.0, 40.0, 40.0, 40.0]);
    let nothing = DailyLoads::from_rows([(day(1), None)]).unwrap();
    assert!(Doses::from_loads(&nothing, UnknownDoses::Mean).is_err());
    let both = Doses::from_inputs(&[&loads, &loads], UnknownDoses::Rest).unwrap();
    assert_eq!(both.day(4), Some([40.0, 40.0].as_slice()));
    let other = DailyLoads::from_rows([(day(2), Some(80.0))]).unwrap();
    let error = Doses::from_inputs(&[&loads, &other], UnknownDoses::Rest).unwrap_err();
    assert_eq!(error.code(), "response-days-differ");
    assert!(Doses::from_inputs(&[], UnknownDoses::Rest).is_err());
}

#[test]
fn tests_stand_on_the_days_of_the_record() {
    let rows = (1..=9).map(|d| (day(d), Some(50.0)));
    let loads = DailyLoads::from_rows(rows).unwrap();
    let tests = [(day(7), 305.0), (day(3), 300.0)];
    let data = ResponseData::from_dates(&loads, tests, UnknownDoses::Refuse).unwrap();
    assert_eq!(data.tests().iter().map(|test| test.day).collect::<Vec<_>>(), [2, 6]);
    // What was known on the morning of the second test: not its result, nor that day's load.
    let before = data.before(6);
    assert_eq!((before.doses().len(), before.tests().len()), (6, 1));
    assert_eq!(data.before(7).tests().len(), 2);
    let late = ResponseData::from_dates(&loads, [(day(10), 300.0)], UnknownDoses::Refuse);
    let error = ResponseError::TestDate { date: day(10), first: day(1), last: day(9) };
    assert_eq!(late.unwrap_err(), error);
    let none = ResponseData::from_dates(&loads, [(day(2), f64::NAN)], UnknownDoses::Refuse);
    assert_eq!(none.unwrap_err().code(), "response-parameter");
}

#[cfg(feature = "serde")]
#[test]
fn files_pass_the_same_door() {
    let model = banister(ResponseIndex::SameDay);
    let text = serde_json::to_string(&model).unwrap();
    assert_eq!(
        text,
        r#"{"baseline":250.0,"fitness":{"gains":[0.08],"days":45.0},"fatigue":{"gains":[0.16],"days":12.0},"index":"same-day"}"#
    );
    let read: BanisterResponse = serde_json::from_str(&text).unwrap();
    assert_eq!(read, model);
    let refused = |text: &str| serde_json::from_str::<BanisterResponse>(text).is_err();
    assert!(refused(&text.replace("45.0", "-45.0")));
    assert!(refused(&text.replace("[0.16]", "[0.16,0.2]")));
    assert!(refused(&text.replace("same-day", "yesterday")));
    let busso = BussoResponse::new(
        250.0,
        component(0.08, 45.0),
        component(0.001, 12.0),
        3.0,
        ResponseIndex::NextDay,
    )
    .unwrap();
    let text = serde_json::to_string(&busso).unwrap();
    assert_eq!(serde_json::from_str::<BussoResponse>(&text).unwrap(), busso);
    let calvert = CalvertResponse::new(
        250.0,
        component(0.08, 45.0),
        4.0,
        component(0.1, 12.0),
        ResponseIndex::NextDay,
    )
    .unwrap();
    let text = serde_json::to_string(&calvert).unwrap();
    assert_eq!(serde_json::from_str::<CalvertResponse>(&text).unwrap(), calvert);
    let text = serde_json::to_string(&perpot(ResponseIndex::NextDay)).unwrap();
    assert!(serde_json::from_str::<PerPot>(&text.replace("6.0", "0.6")).is_err());
    let doses = Doses::new(2, vec![1.0, 2.0]).unwrap();
    let text = serde_json::to_string(&doses).unwrap();
    assert_eq!(text, r#"{"inputs":2,"values":[1.0,2.0]}"#);
    assert!(serde_json::from_str::<Doses>(&text.replace("2.0", "-2.0")).is_err());
}

fn doses() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(prop_oneof![Just(0.0), 0.0..400.0_f64], 2..60)
}

proptest! {
    #[test]
    fn later_doses_change_no_earlier_day(values in doses(), more in 0.0..500.0_f64, at in 0..60_usize) {
        for index in ResponseIndex::ALL {
            let at = at % values.len();
            let mut changed = values.clone();
            changed[at] += more;
            let unseen = at + usize::from(index == ResponseIndex::NextDay);
            for model in all(index) {
                let one = model.performances(&Doses::single(values.clone()).unwrap()).unwrap();
                let two = model.performances(&Doses::single(changed.clone()).unwrap()).unwrap();
                prop_assert_eq!(&one[..unseen], &two[..unseen], "{}", model.model_id());
            }
        }
    }

    #[test]
    fn days_one_by_one_are_the_days_at_once(values in doses(), cut in 0..60_usize) {
        let doses = Doses::single(values).unwrap();
        let model = banister(ResponseIndex::NextDay);
        let whole = model.forward(&doses).unwrap();
        let head = doses.until(cut % doses.len());
        let mut state = model.start();
        let mut parts = model.forward_from(&mut state, &head).unwrap();
        for dose in doses.iter().skip(head.len()) {
            parts.push(model.step(&mut state, dose));
        }
        prop_assert_eq!(whole, parts);
    }

    #[test]
    fn no_potential_leaves_its_range(values in doses()) {
        let model = perpot(ResponseIndex::SameDay);
        let mut state = model.start();
        for dose in values {
            model.step(&mut state, &[dose]);
            prop_assert!(state.strain >= 0.0 && state.response >= 0.0 && state.performance <= 1.0);
        }
    }
}
