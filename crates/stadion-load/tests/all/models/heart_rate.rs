//! Models of heart rate against numbers by hand.

use approx::assert_relative_eq;
use stadion_load::{
    BanisterTrimp, Calibrated, Done, DynLoadModel, EdwardsTrimp, IndividualFit,
    IndividualFitMethod, IndividualTrimp, LoadError, LoadModel, LuciaTrimp, SexConstants,
    ZonalTrimp, ZonalWeights,
};
use stadion_physiology::{Athlete, HeartRateRange, IntensityUnit, Sex, Stage, StepTest};
use stadion_types::{Channel, Lactate, Pause, Recording};

use super::{bpm, builder, known, one, seconds, spans};

fn hr(values: &[(f32, usize)]) -> Recording {
    one(Channel::HeartRate, spans(values))
}

fn amount(model: &dyn DynLoadModel, athlete: &Athlete, recording: &Recording) -> f64 {
    model.load_erased(athlete, &Done::from_recording(recording)).unwrap().amount()
}

/// Ten, twenty, fifteen, ten and five minutes in the zones from 1 on, and an hour below them.
#[test]
fn edwards_by_hand() {
    let athlete = Athlete::default().with_max_hr(bpm(200.0));
    let session =
        hr(&[(110.0, 600), (130.0, 1200), (150.0, 900), (170.0, 600), (190.0, 300), (99.0, 3600)]);
    assert_relative_eq!(
        amount(&EdwardsTrimp::default(), &athlete, &session),
        160.0,
        epsilon = 1e-9
    );
}

#[test]
fn limits_belong_to_the_zone_above_and_the_top_is_open() {
    // 70 % of 190 is 133 exactly, which no product of floats is.
    let athlete = Athlete::default().with_max_hr(bpm(190.0));
    let edwards = |at| amount(&EdwardsTrimp::default(), &athlete, &hr(&[(at, 600)]));
    for (at, minute) in
        [(94.0, 0.0), (95.0, 1.0), (132.0, 2.0), (133.0, 3.0), (171.0, 5.0), (225.0, 5.0)]
    {
        assert_relative_eq!(edwards(at), 10.0 * minute, epsilon = 1e-9);
    }
    let lucia = |at| amount(&LuciaTrimp::default(), &known(), &hr(&[(at, 600)]));
    for (at, minute) in
        [(60.0, 1.0), (139.0, 1.0), (140.0, 2.0), (164.0, 2.0), (165.0, 3.0), (225.0, 3.0)]
    {
        assert_relative_eq!(lucia(at), 10.0 * minute, epsilon = 1e-9);
    }
    let athlete = Athlete::default().with_threshold_hr(bpm(200.0));
    let zonal = |at| amount(&ZonalTrimp::default(), &athlete, &hr(&[(at, 600)]));
    let rows = [
        (135.0, 0.9),
        (136.0, 1.1),
        (166.0, 1.2),
        (187.0, 1.2),
        (188.0, 2.0),
        (209.0, 2.0),
        (210.0, 5.0),
    ];
    for (at, minute) in rows {
        assert_relative_eq!(zonal(at), 10.0 * minute, epsilon = 1e-9);
    }
}

/// Forty, fifteen and five minutes below, between and above.
#[test]
fn lucia_by_hand() {
    let session = hr(&[(120.0, 2400), (150.0, 900), (170.0, 300)]);
    assert_relative_eq!(amount(&LuciaTrimp::default(), &known(), &session), 85.0, epsilon = 1e-9);
}

#[test]
fn zonal_weights_are_a_value() {
    let session = hr(&[(170.0, 600)]);
    let of = |weights| {
        let model = ZonalTrimp { weights, ..ZonalTrimp::default() };
        model.load(&known(), &Done::from_recording(&session)).map(|l| (l.amount(), l.method()))
    };
    let own = ZonalWeights::Own([0.0, 0.0, 0.0, 3.0, 0.0]);
    for (weights, minute, id) in [
        (ZonalWeights::GoldenCheetah, 2.0, "zonal-trimp"),
        (ZonalWeights::Alternative, 2.2, "zonal-trimp-alternative"),
        (own, 3.0, "zonal-trimp-own"),
    ] {
        let (amount, method) = of(weights).unwrap();
        assert_relative_eq!(amount, 10.0 * minute, epsilon = 1e-9);
        assert_eq!(method, id);
    }
    let bad = of(ZonalWeights::Own([0.0, -1.0, 0.0, 0.0, 0.0])).unwrap_err();
    assert_eq!(bad.code(), "bad-setting");
}

#[test]
fn gaps_and_pauses_count_as_in_banister() {
    let mut values = vec![150.0; 3600];
    values[900..1800].fill(f32::NAN);
    let gap = one(Channel::HeartRate, values);
    let pause = Pause { from_s: 1000.0, to_s: 1600.0 };
    let paused = builder(seconds(3600))
        .channel_or_nan(Channel::HeartRate, vec![150.0; 3600])
        .pauses(vec![pause])
        .build()
        .unwrap();
    let fit = IndividualFit::through(
        &[[0.4, 1.0], [0.7, 2.0], [0.9, 5.0]],
        IndividualFitMethod::LogLinear,
    );
    let individual = IndividualTrimp::new(fit.unwrap());
    let banister = BanisterTrimp::default();
    let normalised = Calibrated::new(banister);
    let models: [&dyn DynLoadModel; 5] = [
        &EdwardsTrimp::default(),
        &LuciaTrimp::default(),
        &ZonalTrimp::default(),
        &individual,
        &normalised,
    ];
    for recording in [&gap, &paused] {
        let done = Done::from_recording(recording);
        let coverage = banister.load(&known(), &done).unwrap().coverage();
        let share = if recording.pauses().is_empty() { 2699.0 / 3600.0 } else { 3000.0 / 3600.0 };
        for model in models {
            let load = model.load_erased(&known(), &done).unwrap();
            let hour = amount(model, &known(), &hr(&[(150.0, 3600)]));
            assert_relative_eq!(load.amount(), hour * share, max_relative = 1e-9);
            assert_relative_eq!(load.coverage(), coverage);
        }
    }
}

#[test]
fn an_individual_curve_is_the_formula() {
    let range = HeartRateRange::new(bpm(50.0), bpm(190.0)).unwrap();
    let stage = |watts: f64, hr: f64| {
        let lactate = 0.1 * (4.5 * (hr - 50.0) / 140.0).exp();
        let lactate = Lactate::from_millimoles_per_liter(lactate).unwrap();
        Stage::new(watts).with_heart_rate(bpm(hr)).with_lactate(lactate)
    };
    let stages =
        vec![stage(100.0, 120.0), stage(150.0, 140.0), stage(200.0, 165.0), Stage::new(250.0)];
    let test = StepTest::new(IntensityUnit::Watts, stages).unwrap();
    for method in IndividualFitMethod::ALL {
        let model = IndividualTrimp::of_step_test(&test, range, method).unwrap();
        assert_eq!(model.fit.stages, 3);
        let x: f64 = 100.0 / 140.0;
        let expected = 60.0 * x * 0.1 * (4.5 * x).exp();
        let found = amount(&model, &known(), &hr(&[(150.0, 3600)]));
        assert_relative_eq!(found, expected, max_relative = 1e-9);
    }
}

/// In the ratio to the hour at threshold the factor `a` cancels, and `b` alone tells the sexes apart.
#[test]
fn normalised_trimp_is_that_of_an_hour_at_threshold() {
    let session = hr(&[(120.0, 1800), (176.0, 1800)]);
    let x = |hr: f64| (hr - 50.0) / 140.0;
    for (sex, b) in [(Sex::Male, 1.92), (Sex::Female, 1.67)] {
        let athlete = known().with_sex(sex);
        let weight = |hr: f64| x(hr) * (b * x(hr)).exp();
        let expected =
            100.0 * (30.0 * weight(120.0) + 30.0 * weight(176.0)) / (60.0 * weight(165.0));
        for constants in [SexConstants::Published, SexConstants::GoldenCheetah] {
            let model = BanisterTrimp { constants, ..BanisterTrimp::default() };
            let found = amount(&Calibrated::new(model), &athlete, &session);
            assert_relative_eq!(found, expected, max_relative = 1e-9);
        }
    }
}

#[test]
fn refusals_name_what_is_missing() {
    let session = hr(&[(150.0, 600)]);
    let done = Done::from_recording(&session);
    let nobody = Athlete::default();
    let lacks = |error: LoadError| error.lacks().map(str::to_owned);
    let of = |model: &dyn DynLoadModel, athlete: &Athlete, done: &Done<'_>| {
        lacks(model.load_erased(athlete, done).unwrap_err())
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(of(&EdwardsTrimp::default(), &nobody, &done), some("heart_rate.max_bpm"));
    assert_eq!(of(&LuciaTrimp::default(), &nobody, &done), some("heart_rate.lt1_bpm"));
    assert_eq!(of(&ZonalTrimp::default(), &nobody, &done), some("heart_rate.threshold_bpm"));
    let calibrated = Calibrated::new(BanisterTrimp::default());
    let no_threshold =
        Athlete::default().with_sex(Sex::Male).with_resting_hr(bpm(50.0)).with_max_hr(bpm(190.0));
    assert_eq!(of(&calibrated, &no_threshold, &done), some("heart_rate.threshold_bpm"));
    let turned = Athlete::default().with_lt1_hr(bpm(170.0)).with_threshold_hr(bpm(165.0));
    let error = LuciaTrimp::default().load(&turned, &done).unwrap_err();
    assert_eq!(error.code(), "athlete-order");
    let bare = builder(seconds(60)).build().unwrap();
    let bare = Done::from_recording(&bare);
    let models: [&dyn DynLoadModel; 3] =
        [&EdwardsTrimp::default(), &LuciaTrimp::default(), &ZonalTrimp::default()];
    for model in models {
        assert_eq!(of(model, &known(), &bare), some("a recorded heart rate"));
    }
}
