//! Laws of the steady state of lactate, of the dynamic model and of the fits to an athlete.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::time::Duration;

use approx::assert_relative_eq;
use proptest::prelude::*;
use stadion_physiology::{
    AllOutBalance, Athlete, Economy, GlycolyticEnergy, Identifiability, MaderConstants,
    MaderDynamic, MaderErrors, MaderFitError, MaderHeck, MaderHeckError, MaderObservation,
    MlssRule, fit_mader,
};
use stadion_types::{Lactate, LactateRate, Mass, OxygenUptake, Power};

const SETS: [MaderConstants; 4] = [
    MaderConstants::PUBLIC_CODE,
    MaderConstants::PUBLIC_CODE_WIDE,
    MaderConstants::LABORATORY,
    MaderConstants::LABORATORY_WIDE,
];

fn vo2(value: f64) -> OxygenUptake {
    OxygenUptake::from_milliliters_per_kilogram_minute(value).unwrap()
}

fn rate(value: f64) -> LactateRate {
    LactateRate::from_millimoles_per_liter_second(value).unwrap()
}

fn model(vo2max: f64, vlamax: f64, constants: MaderConstants) -> MaderHeck {
    MaderHeck::new(vo2(vo2max), rate(vlamax), constants).unwrap()
}

fn mlss(vo2max: f64, vlamax: f64, constants: MaderConstants) -> f64 {
    let mlss = model(vo2max, vlamax, constants).mlss();
    mlss.unwrap().milliliters_per_kilogram_minute()
}

/// Computed with an independent program from the equations: set, VO2max, VLamax, uptake at the
/// maximal lactate steady state, flux there, uptake at the greatest combustion of fat.
#[test]
fn worked_steady_states() {
    let [code, wide, laboratory, _] = SETS;
    for (set, vo2max, vlamax, at, flux, fat) in [
        (code, 60.0, 0.3, 49.574_241, 1.953_225, 36.1466),
        (code, 50.0, 0.7, 33.060_132, 1.302_569, 21.6074),
        (laboratory, 60.0, 0.5, 47.504_431, 2.433_414, 33.7692),
        (laboratory, 75.0, 0.4, 63.606_591, 3.258_248, 47.1517),
        (wide, 60.0, 0.5, 44.1091, 1.5448, 30.18),
        (wide, 70.0, 0.3, 58.1479, 2.0365, 42.54),
    ] {
        let model = model(vo2max, vlamax, set);
        let found = model.mlss().unwrap();
        assert_relative_eq!(
            found.milliliters_per_kilogram_minute(),
            at,
            max_relative = if set == wide { 1e-6 } else { 1e-7 }
        );
        let found = model.flux(found).unwrap();
        assert_relative_eq!(found.formation_mmol_l_min, flux, max_relative = 1e-4);
        assert_relative_eq!(found.net_mmol_l_min(), 0.0, epsilon = 1e-12);
        let found = model.fat_max().unwrap().milliliters_per_kilogram_minute();
        assert_relative_eq!(found, fat, epsilon = 5.1e-3);
    }
}

#[test]
fn the_share_depends_on_one_group() {
    for (group, share) in [(4.0, 0.893_071), (10.0, 0.788_309), (25.0, 0.625_143)] {
        let set = MaderConstants::LABORATORY;
        let vlamax = group * set.oxidation_mmol_ml * 60.0 / (60.0 * set.lactate_space_l_kg);
        assert_relative_eq!(mlss(60.0, vlamax, set) / 60.0, share, epsilon = 5.1e-7);
    }
    let share = mlss(60.0, 0.5, MaderConstants::LABORATORY) / 60.0;
    assert_relative_eq!(share, 0.791_740_517_401_8, max_relative = 1e-12);
}

#[test]
fn a_small_vlamax_has_no_maximal_steady_state() {
    for set in SETS {
        let limit = set.oxidation_mmol_ml * 60.0 / (60.0 * set.lactate_space_l_kg);
        let below = model(60.0, 0.999_999 * limit, set);
        assert_eq!(below.mlss(), None);
        assert_eq!(below.fat_max(), None);
        assert!(below.steady_lactate(vo2(50.0)).is_some());
        let above = model(60.0, 1.000_001 * limit, set);
        assert!(above.mlss().unwrap() > vo2(59.9));
    }
}

#[test]
fn nobody_is_refused_by_name() {
    let set = MaderConstants::default();
    let none = MaderHeck::new(vo2(0.0), rate(0.5), set);
    assert_eq!(none, Err(MaderHeckError::Vo2max { ml_kg_min: 0.0 }));
    let none = MaderHeck::new(vo2(60.0), rate(0.0), set);
    assert_eq!(none, Err(MaderHeckError::Vlamax { mmol_l_s: 0.0 }));
    for (name, bad) in [
        ("ks1", MaderConstants { ks1: 0.0, ..set }),
        ("ks2", MaderConstants { ks2: -1.0, ..set }),
        ("kel", MaderConstants { kel: f64::NAN, ..set }),
        ("oxidation", MaderConstants { oxidation_mmol_ml: f64::INFINITY, ..set }),
        ("lactate space", MaderConstants { lactate_space_l_kg: 0.0, ..set }),
        ("oxygen per lactate", MaderConstants { oxygen_per_lactate_ml_mmol: 0.0, ..set }),
    ] {
        let made = MaderHeck::new(vo2(60.0), rate(0.5), bad);
        assert!(matches!(made, Err(MaderHeckError::Constant { name: n, .. }) if n == name));
    }
    assert!(model(60.0, 0.5, set).in_validated_range());
    assert!(!model(95.0, 0.5, set).in_validated_range());
    assert!(!model(60.0, 0.05, set).in_validated_range());
}

#[test]
fn substrates_of_a_kilogram_of_oxygen() {
    let model = model(60.0, 0.5, MaderConstants::default());
    let mass = Mass::const_kilograms(70.0);
    let burnt = model.substrates(vo2(30.0), mass).unwrap();
    let flux = model.flux(vo2(30.0)).unwrap();
    let formation = flux.formation_mmol_l_min;
    assert_relative_eq!(
        burnt.carbohydrate_g_h,
        formation * 70.0 * 0.40 * 60.0 / 1000.0 / 2.0 * 162.14,
        max_relative = 1e-12
    );
    // The oxygen that lactate leaves, 4.65 kcal a litre, 9.5 kcal a gram.
    let spare = 30.0 - formation * 0.40 / 0.015_76;
    let grams = spare * 70.0 * 60.0 / 1000.0 * 4.65 / 9.5;
    assert_relative_eq!(burnt.fat_g_h, grams, max_relative = 1e-12);
    let beyond = model.substrates(vo2(55.0), mass).unwrap();
    assert_relative_eq!(beyond.fat_g_h, 0.0);
    assert_eq!(model.substrates(vo2(61.0), mass), None);
}

#[test]
fn energy_counts_as_told() {
    let model = model(60.0, 0.5, MaderConstants::default());
    let at = model.mlss().unwrap();
    let gross = model.demand(at, GlycolyticEnergy::Gross).unwrap();
    let net = model.demand(at, GlycolyticEnergy::Net).unwrap();
    assert_relative_eq!(net, 45.264_879, max_relative = 1e-7);
    assert_relative_eq!(gross - net, 5.5 * 0.40 * 1.783_436, max_relative = 1e-6);
    let beyond = model.demand(vo2(50.0), GlycolyticEnergy::Net).unwrap();
    assert_relative_eq!(beyond, 50.0 + 5.5 * 0.40 * 1.510_646_440_545_8, max_relative = 1e-9);
}

proptest! {
    #[test]
    fn the_share_is_the_same_for_all_who_scale(
        vo2max in 30.0..90.0_f64, vlamax in 0.1..1.3_f64, by in 0.5..1.1_f64, set in 0..4_usize,
    ) {
        let share = mlss(vo2max, vlamax, SETS[set]) / vo2max;
        let scaled = mlss(vo2max * by, vlamax * by, SETS[set]) / (vo2max * by);
        prop_assert!((share - scaled).abs() <= 1e-9 * share, "{share} {scaled}");
    }

    #[test]
    fn formation_rises_from_nothing_to_vlamax(
        vo2max in 30.0..90.0_f64, vlamax in 0.1..1.3_f64, u in 0.0..0.99_f64, set in 0..4_usize,
    ) {
        let model = model(vo2max, vlamax, SETS[set]);
        let formed = |share: f64| model.flux(vo2(share * vo2max)).unwrap().formation_mmol_l_min;
        prop_assert!(formed(0.0).abs() <= 0.0);
        prop_assert!(formed(u) < formed(u + 0.01));
        prop_assert!((formed(1.0) - 60.0 * vlamax).abs() <= 1e-9 * vlamax);
        prop_assert_eq!(model.flux(vo2(vo2max * 1.001)), None);
    }

    #[test]
    fn net_formation_changes_sign_once(
        vo2max in 30.0..90.0_f64, vlamax in 0.1..1.3_f64, u in 0.001..0.999_f64, set in 0..4_usize,
    ) {
        let model = model(vo2max, vlamax, SETS[set]);
        let at = model.mlss().unwrap().milliliters_per_kilogram_minute();
        let net = model.flux(vo2(u * vo2max)).unwrap().net_mmol_l_min();
        if (u * vo2max - at).abs() > 1e-9 * at {
            prop_assert_eq!(net > 0.0, u * vo2max > at);
        }
    }

    #[test]
    fn the_steady_state_moves_as_it_should(
        vo2max in 30.0..80.0_f64, vlamax in 0.1..1.2_f64, more in 1.01..1.2_f64, set in 0..4_usize,
    ) {
        let set = SETS[set];
        let at = mlss(vo2max, vlamax, set);
        prop_assert!(mlss(vo2max * more, vlamax, set) > at);
        prop_assert!(mlss(vo2max * more, vlamax, set) / (vo2max * more) > at / vo2max);
        prop_assert!(mlss(vo2max, vlamax * more, set) < at);
        let wider = MaderConstants { lactate_space_l_kg: set.lactate_space_l_kg * more, ..set };
        prop_assert!(mlss(vo2max, vlamax, wider) < at);
        let burning = MaderConstants { oxidation_mmol_ml: set.oxidation_mmol_ml * more, ..set };
        prop_assert!(mlss(vo2max, vlamax, burning) > at);
    }

    #[test]
    fn fat_burns_most_below_the_steady_state(
        vo2max in 30.0..90.0_f64, vlamax in 0.1..1.3_f64, u in 0.001..1.0_f64, set in 0..4_usize,
    ) {
        let model = model(vo2max, vlamax, SETS[set]);
        let (fat, at) = (model.fat_max().unwrap(), model.mlss().unwrap());
        prop_assert!(fat < at);
        let spare = |v: OxygenUptake| -model.flux(v).unwrap().net_mmol_l_min();
        let other = vo2(u * at.milliliters_per_kilogram_minute());
        prop_assert!(spare(other) <= spare(fat) + 1e-12);
    }

    #[test]
    fn steady_lactate_rises_without_bound(
        vo2max in 30.0..90.0_f64, vlamax in 0.1..1.3_f64, u in 0.001..0.99_f64, set in 0..4_usize,
    ) {
        let model = model(vo2max, vlamax, SETS[set]);
        let at = model.mlss().unwrap();
        let share = |u: f64| vo2(u * at.milliliters_per_kilogram_minute());
        let lactate = |u: f64| model.steady_lactate(share(u)).unwrap();
        prop_assert!(lactate(u) < lactate(u + 0.005));
        prop_assert!(lactate(1.0 - 1e-9) > 1000.0);
        prop_assert_eq!(model.steady_lactate(at), None);
        prop_assert_eq!(model.steady_lactate(share(1.0 + 1e-9)), None);
        let back = model.uptake_at_lactate(lactate(u)).unwrap().milliliters_per_kilogram_minute();
        let expected = share(u).milliliters_per_kilogram_minute();
        prop_assert!((back - expected).abs() <= 1e-9 * expected);
    }

    #[test]
    fn the_verdict_does_not_know_the_level(
        start in 1.0..8.0_f64, rise in -2.0..3.0_f64, offset in 0.0..10.0_f64,
    ) {
        let judged = |by: f64| {
            let readings = [(600, start + by), (1800, (start + rise).max(0.0) + by)]
                .map(|(s, l)| {
                    let lactate = Lactate::from_millimoles_per_liter(l).unwrap();
                    (Duration::from_secs(s), lactate)
                });
            MlssRule::default().judge(&readings).unwrap().steady
        };
        prop_assert_eq!(judged(0.0), judged(offset));
        prop_assert_eq!(judged(0.0), rise <= 1.0);
    }
}

#[test]
fn more_power_takes_more_out_of_the_muscle() {
    let athlete = MaderDynamic::new(Mass::const_kilograms(70.0));
    let mut before: Option<stadion_physiology::MaderState> = None;
    for watts in (50..=250).step_by(25) {
        let powers = [Power::from_watts(f64::from(watts)).unwrap(); 600];
        let states = athlete.simulate(&powers).unwrap();
        let now = *states.last().unwrap();
        assert!(states.iter().all(|s| s.blood_lactate_mmol_l > 0.0 && s.vo2_ml_kg_min > 0.0));
        if let Some(before) = before {
            assert!(now.vo2_ml_kg_min > before.vo2_ml_kg_min, "{watts} W");
            assert!(now.blood_lactate_mmol_l > before.blood_lactate_mmol_l, "{watts} W");
            assert!(now.phosphocreatine_mmol_kg < before.phosphocreatine_mmol_kg, "{watts} W");
        }
        before = Some(now);
    }
}

fn cyclist() -> Economy {
    Economy::cycling(11.7, vo2(5.0), Mass::const_kilograms(70.0)).unwrap()
}

/// What the model itself would see: all-out efforts, its steady states, and a sprint test.
fn seen(
    vo2max: f64,
    vlamax: f64,
    energy: GlycolyticEnergy,
    set: MaderConstants,
) -> Vec<MaderObservation> {
    let model = model(vo2max, vlamax, set);
    let steady = |v: OxygenUptake| cyclist().intensity(model.demand(v, energy).unwrap());
    let mut all: Vec<MaderObservation> = [15, 180, 360, 720]
        .map(Duration::from_secs)
        .map(|duration| MaderObservation::AllOut {
            duration,
            intensity: cyclist()
                .intensity(AllOutBalance::default().demand(&model, duration).unwrap()),
        })
        .to_vec();
    all.push(MaderObservation::Mlss { intensity: steady(model.mlss().unwrap()) });
    for mmol_l in [1.5, 3.0] {
        all.push(MaderObservation::SteadyLactate {
            intensity: steady(model.uptake_at_lactate(mmol_l).unwrap()),
            lactate: Lactate::from_millimoles_per_liter(mmol_l).unwrap(),
        });
    }
    all
}

fn fit(observations: &[MaderObservation]) -> Result<stadion_physiology::MaderFit, MaderFitError> {
    fit_mader(
        observations,
        cyclist(),
        GlycolyticEnergy::default(),
        MaderConstants::default(),
        MaderErrors::default(),
    )
}

#[test]
fn what_the_model_saw_leads_back_to_it() {
    for set in [MaderConstants::PUBLIC_CODE, MaderConstants::LABORATORY] {
        for energy in GlycolyticEnergy::ALL {
            for (vo2max, vlamax) in
                [(45.0, 0.8), (60.0, 0.5), (60.0, 0.9), (72.0, 0.3), (80.0, 0.2)]
            {
                let all = seen(vo2max, vlamax, energy, set);
                let errors = MaderErrors::default();
                for used in [&all[..], &all[..4], &all[..5], &all[1..6]] {
                    let fit = fit_mader(used, cyclist(), energy, set, errors).unwrap();
                    let [v, g] = [
                        fit.vo2max.value().milliliters_per_kilogram_minute(),
                        fit.vlamax.value().millimoles_per_liter_second(),
                    ];
                    assert_relative_eq!(v, vo2max, max_relative = 1e-5);
                    assert_relative_eq!(g, vlamax, max_relative = 1e-4);
                    assert!(fit.residuals.iter().all(|r| r.abs() < 1e-5), "{:?}", fit.residuals);
                    assert!(fit.vo2max.lo() < fit.vo2max.value());
                    assert!(fit.vlamax.hi() > fit.vlamax.value());
                }
            }
        }
    }
}

#[test]
fn observations_that_leave_a_mixture_free_are_told() {
    let all = seen(60.0, 0.5, GlycolyticEnergy::Gross, MaderConstants::default());
    assert_eq!(fit(&all[..1]).unwrap_err(), MaderFitError::TooFew { got: 1 });
    // Two readings of the same steady state.
    assert_eq!(fit(&[all[4], all[4]]).unwrap_err(), MaderFitError::NotIdentifiable);
    // VO2max alone, twice.
    let known = MaderObservation::Vo2max(vo2(60.0));
    assert_eq!(fit(&[known, known]).unwrap_err(), MaderFitError::NotIdentifiable);
    // Powers alone hang on the store of phosphagens; a sprint test and a VO2max settle it.
    let powers = fit(&all[..4]).unwrap();
    assert_eq!(powers.identifiability, Identifiability::Weak);
    let sprint = MaderObservation::Vlamax(rate(0.5));
    let with_sprint = fit(&[all[1], all[2], all[3], sprint, known]).unwrap();
    assert_eq!(with_sprint.identifiability, Identifiability::Good);
    let width = |fit: &stadion_physiology::MaderFit| {
        fit.vlamax.hi().millimoles_per_liter_second()
            - fit.vlamax.lo().millimoles_per_liter_second()
    };
    assert!(width(&with_sprint) < width(&powers));
}

#[test]
fn unusable_observations_and_errors_are_told() {
    let all = seen(60.0, 0.5, GlycolyticEnergy::Gross, MaderConstants::default());
    for bad in [
        MaderObservation::AllOut { duration: Duration::from_secs(5), intensity: 900.0 },
        MaderObservation::AllOut { duration: Duration::from_secs(3600), intensity: 200.0 },
        MaderObservation::Mlss { intensity: f64::NAN },
        MaderObservation::SteadyLactate {
            intensity: 200.0,
            lactate: Lactate::const_millimoles_per_liter(0.0),
        },
        MaderObservation::Vlamax(rate(0.0)),
        MaderObservation::Vo2max(vo2(0.0)),
    ] {
        let result = fit(&[all[0], bad]);
        assert_eq!(result.unwrap_err(), MaderFitError::Observation { index: 1 }, "{bad:?}");
    }
    let wild = [
        MaderObservation::AllOut { duration: Duration::from_secs(180), intensity: 5000.0 },
        MaderObservation::AllOut { duration: Duration::from_secs(720), intensity: 5000.0 },
    ];
    assert!(fit(&wild).is_err());
    let set = MaderConstants { kel: 0.0, ..MaderConstants::default() };
    let errors = MaderErrors::default();
    let result = fit_mader(&all, cyclist(), GlycolyticEnergy::Gross, set, errors);
    assert!(matches!(result, Err(MaderFitError::Constants(_))));
    for errors in [
        MaderErrors { all_out: 0.0, ..errors },
        MaderErrors { level: 1.0, ..errors },
        MaderErrors { vlamax: f64::NAN, ..errors },
    ] {
        let set = MaderConstants::default();
        let result = fit_mader(&all, cyclist(), GlycolyticEnergy::Gross, set, errors);
        assert_eq!(result.unwrap_err(), MaderFitError::Errors);
    }
}

#[test]
fn a_profile_without_vo2max_or_vlamax_is_refused_by_name() {
    let set = MaderConstants::default();
    let athlete = Athlete::default();
    let missing = |what| Err(MaderHeckError::Missing { what });
    assert_eq!(MaderHeck::for_athlete(&athlete, set), missing("VO2max"));
    let athlete = athlete.with_vo2max(vo2(60.0));
    assert_eq!(MaderHeck::for_athlete(&athlete, set), missing("VLamax"));
    let athlete = athlete.with_vlamax(rate(0.5));
    assert_eq!(MaderHeck::for_athlete(&athlete, set), Ok(model(60.0, 0.5, set)));
}
