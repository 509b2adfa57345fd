//! Constants of a user: each has a place or a reason why not, and what has a place changes results.
#![allow(clippy::unwrap_used, reason = "test code")]

use std::collections::{BTreeMap, BTreeSet};

use chrono::DateTime;
use stadion_load::{
    BanisterTrimp, BodySystem, CONSTANTS, DanielsPoints, Done, EdwardsTrimp, FIXED_CONSTANTS,
    Groundwork, LoadModel, LuciaTrimp, MODEL_CONSTANTS, OwnRecovery, READINESS_CONSTANTS,
    RecoveryNumbers, RecoveryTimeline, SessionSize, SexConstants, TREND_CONSTANTS, ZonalTrimp,
    overridable_settings, recovery,
};
use stadion_physiology::{Athlete, GRADE_CONSTANTS, POWER_CONSTANTS, Sex};
use stadion_sessions::Class;
use stadion_types::{
    Channel, Constant, ConstantError, ConstantOverrides, ConstantSlots, GivenConstant, HeartRate,
    Recording, TakesConstants,
};

fn all() -> impl Iterator<Item = &'static Constant> {
    CONSTANTS.iter().chain(MODEL_CONSTANTS).chain(TREND_CONSTANTS).chain(READINESS_CONSTANTS)
}

fn own(given: &[(&str, f64)]) -> Result<ConstantOverrides, ConstantError> {
    let one = |(id, value): &(&str, f64)| {
        ((*id).to_owned(), GivenConstant { value: *value, unit: None, source: "test".to_owned() })
    };
    ConstantOverrides::new(all(), FIXED_CONSTANTS, given.iter().map(one))
}

/// The value that each constant has in settings as they are by default.
fn in_settings() -> BTreeMap<&'static str, f64> {
    let mut slots = ConstantSlots::listing();
    for mut settings in overridable_settings() {
        settings.constants(&mut slots);
    }
    slots.values().collect()
}

#[test]
fn every_constant_has_a_place_or_a_reason_why_not() {
    let places = in_settings();
    for constant in all() {
        let fixed = FIXED_CONSTANTS.iter().any(|fixed| fixed.covers(constant.id));
        assert_ne!(places.contains_key(constant.id), fixed, "{}", constant.id);
    }
    let known: BTreeSet<&str> = all().map(|constant| constant.id).collect();
    // Models hold rules of power and grades, whose constants another crate lists.
    let others: BTreeSet<&str> =
        POWER_CONSTANTS.iter().chain(GRADE_CONSTANTS).map(|constant| constant.id).collect();
    for id in places.keys().filter(|id| !others.contains(*id)) {
        assert!(known.contains(id), "{id} is no constant");
    }
    for fixed in FIXED_CONSTANTS {
        assert!(known.iter().any(|id| fixed.covers(id)), "{} covers none", fixed.ids);
    }
}

/// What settings hold by default is what the list says.
#[test]
fn settings_hold_the_numbers_of_the_list() {
    let places = in_settings();
    for constant in all().filter(|constant| places.contains_key(constant.id)) {
        let (held, listed) = (places[constant.id], constant.value);
        assert_eq!(held.to_bits(), listed.to_bits(), "{}: {held} and {listed}", constant.id);
    }
}

/// A value goes to its place in each of the settings and to no other.
#[test]
fn a_value_goes_to_its_place_alone() {
    for constant in all().filter(|constant| in_settings().contains_key(constant.id)) {
        let before = in_settings();
        // Some numbers must be whole, some below 1, some in order: one of these suits each.
        let candidates = [
            constant.value * 1.001,
            constant.value * 0.999,
            constant.value + 1.0,
            constant.value - 1.0,
            0.001,
        ];
        let taken = candidates
            .iter()
            .filter(|value| (**value - constant.value).abs() > 0.0)
            .find_map(|value| {
                let own = own(&[(constant.id, *value)]).unwrap();
                let mut slots = ConstantSlots::listing();
                for mut settings in overridable_settings() {
                    let said = settings.take_constants(&own).ok()?;
                    let has = settings_ids(settings.as_mut()).contains(constant.id);
                    // A set of constants becomes the athlete's own and has none of the library's then.
                    assert!(
                        said.iter().all(|said| said.id == constant.id) && (said.len() == 1 || !has)
                    );
                    settings.constants(&mut slots);
                }
                Some((*value, slots.values().collect::<BTreeMap<_, _>>()))
            });
        let (value, after) = taken.unwrap_or_else(|| panic!("{} takes nothing", constant.id));
        for (id, held) in &after {
            let same = held.to_bits() == before[id].to_bits();
            // A time is held in whole nanoseconds.
            let it = *id == constant.id && (held - value).abs() < 1e-8;
            assert!(same || it, "{} moved {id} to {held}", constant.id);
        }
    }
}

fn settings_ids(settings: &mut dyn TakesConstants) -> BTreeSet<&'static str> {
    settings.constant_ids()
}

fn athlete(sex: Sex) -> Athlete {
    Athlete::default()
        .with_sex(sex)
        .with_resting_hr(HeartRate::const_bpm(50.0))
        .with_lt1_hr(HeartRate::const_bpm(140.0))
        .with_threshold_hr(HeartRate::const_bpm(170.0))
        .with_max_hr(HeartRate::const_bpm(190.0))
}

fn minute_at(bpm: f32) -> Recording {
    Recording::builder(DateTime::UNIX_EPOCH, (0..60).map(f64::from).collect())
        .channel(Channel::HeartRate, vec![Some(bpm); 60])
        .build()
        .unwrap()
}

/// A minute at `bpm` by the model with one constant overridden.
fn minute<M: LoadModel + TakesConstants>(
    model: M,
    bpm: f32,
    id: &str,
    value: f64,
) -> (f64, &'static str) {
    let model = model.with_constants(&own(&[(id, value)]).unwrap()).unwrap();
    let run = minute_at(bpm);
    let load = model.load(&athlete(Sex::Female), &Done::from_recording(&run)).unwrap();
    (load.amount(), load.method())
}

/// Loads on another scale have another name, so that they are not added to the usual ones.
#[test]
fn load_models_weigh_by_the_values_of_the_user() {
    let x: f64 = 120.0 / 140.0;
    let close = |a: f64, b: f64| (a - b).abs() < 1e-9 * b;
    let (amount, method) = minute(BanisterTrimp::default(), 170.0, "trimp.published.female.a", 1.0);
    assert!(close(amount, x * (1.67 * x).exp()), "{amount}");
    assert_eq!(method, "banister-trimp-own");
    // The men's pair says nothing of women, and a set's own pair nothing of another set.
    let (amount, _) = minute(BanisterTrimp::default(), 170.0, "trimp.published.male.a", 1.0);
    assert!(close(amount, x * 0.86 * (1.67 * x).exp()), "{amount}");
    let runalyze = BanisterTrimp { constants: SexConstants::Runalyze, ..BanisterTrimp::default() };
    let (amount, _) = minute(runalyze, 170.0, "trimp.runalyze.female.b", 1.0);
    assert!(close(amount, x * 0.821_776 * x.exp()), "{amount}");
    assert_eq!(
        minute(EdwardsTrimp::default(), 170.0, "edwards.weight.4", 7.0),
        (7.0, "edwards-trimp-own")
    );
    let (amount, _) = minute(EdwardsTrimp::default(), 170.0, "edwards.limit.5", 89.0);
    assert!(close(amount, 5.0), "{amount}");
    assert_eq!(
        minute(LuciaTrimp::default(), 170.0, "lucia.weight.3", 4.0),
        (4.0, "lucia-trimp-own")
    );
    assert_eq!(
        minute(ZonalTrimp::default(), 170.0, "zonal.weight.4", 3.0),
        (3.0, "zonal-trimp-own")
    );
    let (amount, _) = minute(ZonalTrimp::default(), 170.0, "zonal.limit.4", 101.0);
    assert!(close(amount, 1.2), "{amount}");
    let hour = own(&[("daniels.hour", 66.0)]).unwrap();
    let points = DanielsPoints::default().with_constants(&hour).unwrap();
    assert_eq!((points.hour, points.id()), (66.0, "daniels-points-own"));
}

#[test]
fn recovery_takes_cells_shares_and_kinetics() {
    let with = |given: &[(&str, f64)]| {
        RecoveryNumbers::default().with_constants(&own(given).unwrap()).unwrap()
    };
    let of = |numbers: &RecoveryNumbers, groundwork: Groundwork| {
        let (size, own) = (SessionSize::default(), OwnRecovery::default());
        numbers.recovery(&[Class::Single], &size, &groundwork.into(), &own).unwrap().recovery
    };
    let usual = recovery(&[Class::Single], &SessionSize::default(), Groundwork::Laid).unwrap();
    let usual = usual.recovery;
    let numbers = with(&[("recovery.single.autonomic.max", 50.0)]);
    let found = of(&numbers, Groundwork::Laid);
    for system in BodySystem::ALL {
        let (one, other) = (found.system(system), usual.system(system));
        if system == BodySystem::Autonomic {
            assert_eq!((one.hours.min_h(), one.hours.max_h()), (other.hours.min_h(), 50.0));
            assert_eq!(one.source, "own-constants");
        } else {
            assert_eq!(one, other);
        }
    }
    let half = of(&with(&[("recovery.groundwork", 0.5)]), Groundwork::Missing);
    assert!((half.overall().max_h() - 1.5 * usual.overall().max_h()).abs() < 1e-9);
    // What fades faster is over sooner, and one session alone is over when its hours say.
    let end = DateTime::UNIX_EPOCH;
    let ready = |numbers: RecoveryNumbers, times: u32| {
        let mut timeline = RecoveryTimeline::default().with_numbers(numbers);
        for _ in 0..times {
            timeline.add(end, usual.clone());
        }
        timeline.system_ready(BodySystem::Autonomic, end).to - end
    };
    let fast = || with(&[("recovery.decay.autonomic", 12.0)]);
    assert_eq!(ready(RecoveryNumbers::default(), 1), ready(fast(), 1));
    // Two at once: ln 2 times the hours of the decay later.
    let later = |numbers: fn() -> RecoveryNumbers| {
        (ready(numbers(), 2) - ready(numbers(), 1)).as_seconds_f64() / 3600.0
    };
    assert!((later(RecoveryNumbers::default) - 24.0 * 2.0_f64.ln()).abs() < 1e-3);
    assert!(
        ((ready(fast(), 2) - ready(fast(), 1)).as_seconds_f64() / 3600.0 - 12.0 * 2.0_f64.ln())
            .abs()
            < 1e-3
    );
}

#[test]
fn values_that_do_not_go_together_are_refused() {
    for (id, value) in [
        ("recovery.single.autonomic.min", 40.0),
        ("recovery.onset.neuromuscular", 36.0),
        ("trend.fatigue-days", 43.0),
        ("trend.acute-days", 6.5),
        ("edwards.limit.5", 75.0),
        ("readiness.least-valid", 8.0),
        ("trend.longest.doubled", 1.2),
        ("response.fitness-days.least", 201.0),
    ] {
        let own = own(&[(id, value)]).unwrap();
        let refused = overridable_settings()
            .into_iter()
            .find_map(|mut settings| settings.take_constants(&own).err());
        let refused = refused.unwrap_or_else(|| panic!("{id} takes {value}"));
        assert_eq!((refused.code(), refused.id()), ("constant-together", id));
    }
    let fixed = own(&[("strength.pound", 0.5)]).unwrap_err();
    assert_eq!(fixed.code(), "constant-fixed");
}
