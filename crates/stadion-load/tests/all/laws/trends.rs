//! Laws of the trends: means, form, ratios, monotony and the closed forms.
#![allow(clippy::unwrap_used, clippy::float_cmp, missing_docs, reason = "tests")]

use approx::assert_relative_eq;
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use stadion_load::{
    AcuteChronic, AcuteChronicMethod, DailyLoads, DayLoad, DistributionKind, FormBand, FormModel,
    FormSettings, FormState, FormTiming, FormTrend, IntensityDistribution, Monotony,
    MonotonyUndefined, NoAnswer, SdKind, Seed, Smoothing, SquadError, Taper, TrendError,
    UnknownDays, fitness_and_fatigue, longest_ratio,
};

fn first() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 2, 27).unwrap()
}

fn series(loads: &[f64]) -> DailyLoads {
    DailyLoads::new(first(), loads.iter().map(|&l| DayLoad::Trained(l)).collect()).unwrap()
}

fn settings() -> impl Strategy<Value = FormSettings> {
    let smoothing = prop::sample::select(Smoothing::ALL.to_vec());
    let seed = prop_oneof![
        Just(Seed::Zero),
        (0.0..200.0).prop_map(Seed::Value),
        (0.0..200.0, 0.0..200.0).prop_map(|(fitness, fatigue)| Seed::State { fitness, fatigue }),
        (1_u32..8).prop_map(Seed::MeanOf),
    ];
    let form = prop::sample::select(FormTiming::ALL.to_vec());
    let unknown = prop::sample::select(UnknownDays::ALL.to_vec());
    (smoothing, 20.0..60.0, 2.0..15.0, seed, form, unknown).prop_map(
        |(smoothing, fitness_days, fatigue_days, seed, form, unknown)| FormSettings {
            smoothing,
            fitness_days,
            fatigue_days,
            seed,
            form,
            unknown,
        },
    )
}

fn loads() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(prop_oneof![2 => Just(0.0), 5 => 0.0..400.0], 8..120)
}

fn days() -> impl Strategy<Value = Vec<DayLoad>> {
    let day = prop_oneof![
        6 => (0.0..400.0).prop_map(DayLoad::Trained),
        2 => Just(DayLoad::Rest),
        1 => Just(DayLoad::Unknown),
    ];
    prop::collection::vec(day, 10..120)
}

fn state() -> impl Strategy<Value = FormState> {
    (0.0..200.0, 0.0..250.0).prop_map(|(fitness, fatigue)| FormState { fitness, fatigue })
}

proptest! {
    /// 61: a mean lies between the least and the greatest of its inputs and its start.
    #[test]
    fn a_mean_is_convex(settings in settings(), loads in loads()) {
        let model = FormModel::new(settings).unwrap();
        let points = model.trend(&series(&loads)).unwrap();
        let start = points[0].before;
        let (mut lo, mut hi) = ([start.fitness, start.fatigue], [start.fitness, start.fatigue]);
        for (point, load) in points.iter().zip(&loads) {
            for (i, value) in [point.after.fitness, point.after.fatigue].into_iter().enumerate() {
                lo[i] = lo[i].min(*load);
                hi[i] = hi[i].max(*load);
                prop_assert!(lo[i] - 1e-9 <= value && value <= hi[i] + 1e-9);
            }
        }
    }

    /// 61: linear in load and start together.
    #[test]
    fn a_mean_is_linear(settings in settings(), loads in loads(), factor in 0.1..10.0_f64) {
        let scaled = FormSettings {
            seed: match settings.seed {
                Seed::Value(v) => Seed::Value(v * factor),
                Seed::State { fitness, fatigue } => {
                    Seed::State { fitness: fitness * factor, fatigue: fatigue * factor }
                }
                other => other,
            },
            ..settings
        };
        let once = FormModel::new(settings).unwrap().trend(&series(&loads)).unwrap();
        let more: Vec<f64> = loads.iter().map(|l| l * factor).collect();
        let more = FormModel::new(scaled).unwrap().trend(&series(&more)).unwrap();
        for (a, b) in once.iter().zip(&more) {
            prop_assert!((a.form * factor - b.form).abs() < 1e-9 * (1.0 + b.after.fitness + b.after.fatigue));
        }
    }

    /// 61: a constant load is where a mean stays, and later days do not depend on the date.
    #[test]
    fn a_constant_is_a_fixed_point(settings in settings(), load in 0.0..300.0, n in 8_usize..60) {
        let settings = FormSettings { seed: Seed::Value(load), ..settings };
        let model = FormModel::new(settings).unwrap();
        for point in model.trend(&series(&vec![load; n])).unwrap() {
            prop_assert_eq!(point.after, FormState { fitness: load, fatigue: load });
            prop_assert_eq!(point.form, 0.0);
        }
    }

    /// 63: a constant load from nothing: form after the session is below 0 on every day, form before
    /// it is 0 on the first; after the load stops, form rises above 0.
    #[test]
    fn form_of_a_constant_load(load in 1.0..300.0, n in 20_usize..200) {
        let mut loads = vec![load; n];
        loads.extend([0.0; 60]);
        let model = FormModel::new(FormSettings::default()).unwrap();
        let same = model.trend(&series(&loads)).unwrap();
        prop_assert!(same[..n].iter().all(|p| p.form < 0.0));
        prop_assert!(same[n + 59].form > 0.0);
        let settings = FormSettings { form: FormTiming::PreviousDay, ..FormSettings::default() };
        let previous = FormModel::new(settings).unwrap().trend(&series(&loads)).unwrap();
        prop_assert_eq!(previous[0].form, 0.0);
        for (today, tomorrow) in same.iter().zip(&previous[1..]) {
            prop_assert_eq!(today.form, tomorrow.form);
        }
    }

    /// A trend kept day by day holds the bits of one made at once, whatever changed in between.
    #[test]
    fn online_is_batch(
        settings in settings(),
        days in days(),
        late in prop::collection::vec((0_usize..10, 0.0..500.0), 0..6),
    ) {
        let settings = match settings.unknown {
            UnknownDays::Refuse => FormSettings { unknown: UnknownDays::Rest, ..settings },
            _ => settings,
        };
        let model = FormModel::new(settings).unwrap();
        let head = DailyLoads::new(first(), days[..8].to_vec()).unwrap();
        prop_assume!(model.trend(&head).is_ok());
        let mut trend = FormTrend::new(model, head).unwrap();
        for day in &days[8..] {
            trend.push(*day).unwrap();
        }
        for (place, load) in late {
            let date = first() + Days::new(u64::try_from(place).unwrap());
            trend.set(date, DayLoad::Trained(load)).unwrap();
        }
        prop_assert_eq!(trend.points(), &model.trend(trend.loads()).unwrap()[..]);
    }

    /// The shares of a mean add up with those of the known days, and say what was not known.
    #[test]
    fn shares_are_weights(settings in settings(), days in days()) {
        let settings = FormSettings { unknown: UnknownDays::Carry, ..settings };
        let model = FormModel::new(settings).unwrap();
        let loads = DailyLoads::new(first(), days.clone()).unwrap();
        let Ok(points) = model.trend(&loads) else { return Ok(()) };
        let mut any = false;
        for (point, day) in points.iter().zip(&days) {
            any |= day.known().is_none();
            for shares in [point.fitness_shares, point.fatigue_shares] {
                prop_assert!(shares.seed >= 0.0 && shares.unknown >= 0.0);
                prop_assert!(shares.seed + shares.unknown <= 1.0 + 1e-12);
                prop_assert_eq!(shares.unknown > 0.0, any);
            }
        }
    }

    /// 62: unknown is not rest: refused by default, and by the other rules told.
    #[test]
    fn unknown_is_not_rest(days in days()) {
        let loads = DailyLoads::new(first(), days).unwrap();
        let unknown: Vec<_> = loads.unknown_days().collect();
        let refused = FormModel::new(FormSettings::default()).unwrap().trend(&loads);
        if unknown.is_empty() {
            prop_assert!(refused.is_ok());
        } else {
            prop_assert_eq!(refused, Err(TrendError::Unknown { days: unknown }));
        }
    }

    /// The days of rest that the closed form names are those of a walk day by day.
    #[test]
    fn rest_days_by_walking(settings in settings(), state in state(), form in -60.0..80.0) {
        let model = FormModel::new(settings).unwrap();
        let mut walked = state;
        let mut found = None;
        let mut best = walked.form();
        for day in 0..4000_u32 {
            best = best.max(walked.form());
            if walked.form() >= form {
                found = Some(day);
                break;
            }
            walked = model.step(walked, 0.0);
        }
        match model.rest_days_until(state, form) {
            Ok(days) => {
                // On the very edge a rounding may decide by a day.
                let close = model.after_rest(state, days).form();
                prop_assert!(found == Some(days) || (close - form).abs() < 1e-9);
            }
            Err(NoAnswer::NeverReached { best: said, .. }) => {
                prop_assert!(found.is_none() || (said - form).abs() < 1e-9);
                prop_assert!((said - best).abs() < 1e-9);
            }
            Err(other) => prop_assert!(false, "{}", other),
        }
    }

    /// The load that the closed form names leads to the form, and less load to more form.
    #[test]
    fn load_for_form_by_walking(
        settings in settings(), state in state(), form in -60.0..40.0, days in 1_u32..30,
    ) {
        let model = FormModel::new(settings).unwrap();
        let walk = |load: f64| (0..days).fold(state, |s, _| model.step(s, load)).form();
        match model.daily_load_for_form(state, form, days) {
            Ok(load) => {
                prop_assert!(load >= 0.0);
                prop_assert!((walk(load) - form).abs() < 1e-11 * (1.0 + load));
                prop_assert!(walk(load + 1.0) < form);
            }
            Err(NoAnswer::RestIsNotEnough { at_rest }) => {
                prop_assert!(at_rest < form);
                prop_assert!((walk(0.0) - at_rest).abs() < 1e-9);
            }
            Err(other) => prop_assert!(false, "{}", other),
        }
        let band = FormBand { lo: form, hi: form + 10.0 };
        if let Ok(band) = model.loads_for_band(state, band, days) {
            prop_assert!(band.min <= band.max);
            prop_assert!(walk(band.max) >= form - 1e-9 * (1.0 + band.max));
            prop_assert!(walk(band.min) <= form + 10.0 + 1e-9 * (1.0 + band.min));
        }
    }

    /// 59 and 60: scaling and order do not matter, a constant added makes days more alike, and the
    /// two deviations differ by one factor.
    #[test]
    fn monotony(loads in prop::collection::vec(0.0..600.0, 7), factor in 0.01..100.0_f64, added in 1.0..500.0_f64) {
        let week = Monotony::of(&loads, SdKind::Sample).unwrap();
        let population = Monotony::of(&loads, SdKind::Population).unwrap();
        prop_assert!((population.monotony / week.monotony - (7.0_f64 / 6.0).sqrt()).abs() < 1e-9);
        let scaled: Vec<f64> = loads.iter().map(|l| l * factor).collect();
        let scaled = Monotony::of(&scaled, SdKind::Sample).unwrap();
        prop_assert!((scaled.monotony / week.monotony - 1.0).abs() < 1e-9);
        prop_assert!((scaled.strain / week.strain / factor - 1.0).abs() < 1e-9);
        let mut turned = loads.clone();
        turned.rotate_left(3);
        let turned = Monotony::of(&turned, SdKind::Sample).unwrap();
        prop_assert!((turned.monotony / week.monotony - 1.0).abs() < 1e-9);
        let more: Vec<f64> = loads.iter().map(|l| l + added).collect();
        prop_assert!(Monotony::of(&more, SdKind::Sample).unwrap().monotony > week.monotony);
    }

    /// 70: 1 for a constant load, blind to scale, and the coupled ratio is 4u / (3 + u).
    #[test]
    fn acute_and_chronic(loads in prop::collection::vec(1.0..400.0, 28..60), factor in 0.1..10.0_f64) {
        let scaled: Vec<f64> = loads.iter().map(|l| l * factor).collect();
        let of = |method, loads: &[f64]| AcuteChronic::of(method).trend(&series(loads)).unwrap();
        for method in AcuteChronicMethod::ALL {
            for (a, b) in of(method, &loads).into_iter().zip(of(method, &scaled)) {
                match (a, b) {
                    (Ok(a), Ok(b)) => prop_assert!((a.ratio / b.ratio - 1.0).abs() < 1e-9),
                    (a, b) => prop_assert_eq!(a, b),
                }
            }
            let constant = of(method, &vec![loads[0]; loads.len()]);
            prop_assert!((constant.last().unwrap().unwrap().ratio - 1.0).abs() < 1e-12);
        }
        let coupled = of(AcuteChronicMethod::RollingCoupled, &loads);
        let uncoupled = of(AcuteChronicMethod::RollingUncoupled, &loads);
        for (c, u) in coupled.into_iter().zip(uncoupled).skip(27) {
            let (c, u) = (c.unwrap().ratio, u.unwrap().ratio);
            prop_assert!((c - 4.0 * u / (3.0 + u)).abs() < 1e-9 && c < 4.0);
        }
    }

    /// 71: each ratio has one band, and the bands follow each other.
    #[test]
    fn longest(distance in 1.0..100_000.0, before in prop::collection::vec(1.0..100_000.0, 1..10)) {
        let now = longest_ratio(distance, before.clone()).unwrap();
        let further = longest_ratio(distance * 1.2, before).unwrap();
        prop_assert!(further.ratio > now.ratio && further.band >= now.band);
    }

    /// Shares add up, and the index is blind to the unit of time.
    #[test]
    fn distribution(seconds in prop::array::uniform3(0.1..1e6), factor in 0.01..100.0) {
        let one = IntensityDistribution::of(seconds).unwrap();
        let other = IntensityDistribution::of(seconds.map(|s| s * factor)).unwrap();
        prop_assert!((one.shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        prop_assert_eq!(one.kind, other.kind);
        prop_assert_eq!(one.polarization_index.is_none(), seconds[2] > seconds[0]);
        if one.kind == DistributionKind::Polarized {
            let [low, middle, high] = one.shares;
            prop_assert!(low >= high && high > middle);
        }
    }

    /// Squads get the bits of single athletes, whatever their number and that of the days.
    #[test]
    fn a_squad_is_its_athletes(
        settings in settings(),
        loads in prop::collection::vec(0.0..400.0, 180),
        (athletes, days) in (1_usize..=20, 0_usize..=9),
    ) {
        let model = FormModel::new(settings).unwrap();
        let loads = &loads[..athletes * days];
        let start = FormState { fitness: 30.0, fatigue: 40.0 };
        let mut states = vec![start; athletes];
        let (mut fitness, mut fatigue) = (vec![0.0; loads.len()], vec![0.0; loads.len()]);
        fitness_and_fatigue(&model, loads, &mut states, &mut fitness, &mut fatigue).unwrap();
        for (athlete, end) in states.iter().enumerate() {
            let mut state = start;
            for place in (athlete..loads.len()).step_by(athletes) {
                state = model.step(state, loads[place]);
                prop_assert_eq!(state, FormState { fitness: fitness[place], fatigue: fatigue[place] });
            }
            prop_assert_eq!(state, *end);
        }
    }

    /// 78: the load of a taper falls, its sum is the closed form, and a mean has its taper back.
    #[test]
    fn a_taper_falls_to_its_mean(days in 1_u32..=60, mean in 0.02..0.98) {
        let taper = Taper::of_mean(days, mean).unwrap();
        let shares: Vec<f64> = taper.shares().collect();
        prop_assert!(shares.iter().all(|share| (0.0..1.0).contains(share)));
        prop_assert!(shares.windows(2).all(|pair| pair[1] < pair[0]));
        let sum: f64 = shares.iter().sum();
        assert_relative_eq!(sum / f64::from(days), taper.mean_share(), max_relative = 1e-12);
        assert_relative_eq!(taper.mean_share(), mean, max_relative = 1e-12);
        assert_relative_eq!(*shares.last().unwrap(), taper.last_share());
    }

    /// The bias of fixed means: shortly before a race any load lowers the form, long before it any raises
    /// it, so complete rest looks best for a taper of two weeks.
    #[test]
    fn rest_always_looks_best_shortly_before(settings in settings(), usual in 1.0..200.0, k in 0_usize..90) {
        let model = FormModel::new(settings).unwrap();
        let start = FormState { fitness: usual, fatigue: usual };
        let form = |plan: &[f64]| {
            plan.iter().fold(start, |state, load| model.step(state, *load)).form()
        };
        let mut plan = vec![0.0; 90];
        let rest = form(&plan);
        plan[89 - k] = usual;
        let gained = form(&plan) - rest;
        let days = model.load_lowers_form_days();
        let before = f64::from(u32::try_from(k).unwrap());
        // At the border itself nothing but rounding is left.
        if (before - days).abs() > 0.01 && gained.abs() > 1e-9 * usual {
            prop_assert_eq!(gained < 0.0, before < days, "{} at {} of {}", gained, k, days);
        }
    }

    /// A load or a start that is none is named, wherever it stands.
    #[test]
    fn a_squad_takes_only_loads(
        (athletes, days) in (1_usize..=20, 1_usize..=9),
        place in any::<prop::sample::Index>(),
        bad in prop::sample::select(vec![-1.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY]),
    ) {
        let model = FormModel::new(FormSettings::default()).unwrap();
        let mut loads = vec![-0.0; athletes * days];
        let mut states = vec![FormState::default(); athletes];
        let run = |loads: &[f64], states: &mut [FormState]| {
            let mut places = [vec![0.0; loads.len()], vec![0.0; loads.len()]];
            let [fitness, fatigue] = &mut places;
            fitness_and_fatigue(&model, loads, states, fitness, fatigue)
        };
        prop_assert_eq!(run(&loads, &mut states), Ok(()));
        let place = place.index(loads.len());
        loads[place] = bad;
        match run(&loads, &mut states) {
            Err(SquadError::Load { athlete, day, load }) => {
                prop_assert_eq!((athlete, day), (place % athletes, place / athletes));
                prop_assert_eq!(load.to_bits(), bad.to_bits());
            }
            other => prop_assert!(false, "{:?}", other),
        }
        prop_assert_eq!(&states, &vec![FormState::default(); athletes]);
        states[place % athletes].fatigue = bad;
        let found = run(&loads, &mut states);
        let named = matches!(found, Err(SquadError::State { athlete, .. }) if athlete == place % athletes);
        prop_assert!(named, "{:?}", found);
    }
}

#[test]
fn published_points_of_a_constant_load() {
    let points = FormModel::new(FormSettings::default()).unwrap().trend(&series(&[100.0; 84]));
    let points = points.unwrap();
    for (day, fitness, fatigue) in [
        (7, 15.351_828, 63.212_056),
        (14, 28.346_869, 86.466_472),
        (28, 48.658_288, 98.168_436),
        (42, 63.212_056, 99.752_125),
        (84, 86.466_472, 99.999_386),
    ] {
        assert_relative_eq!(points[day - 1].after.fitness, fitness, epsilon = 1e-6);
        assert_relative_eq!(points[day - 1].after.fatigue, fatigue, epsilon = 1e-6);
    }
}

#[test]
fn a_hole_in_the_record_is_told_where_it_matters() {
    let mut days = vec![DayLoad::Trained(60.0); 120];
    days[50..71].fill(DayLoad::Unknown);
    let loads = DailyLoads::new(first(), days).unwrap();
    let settings = FormSettings { unknown: UnknownDays::Carry, ..FormSettings::default() };
    let points = FormModel::new(settings).unwrap().trend(&loads).unwrap();
    assert_eq!(points[49].fitness_shares.unknown, 0.0);
    assert_relative_eq!(points[70].fatigue_shares.unknown, 1.0 - (-3.0_f64).exp(), epsilon = 1e-12);
    assert_relative_eq!(points[70].fitness_shares.unknown, 1.0 - (-0.5_f64).exp(), epsilon = 1e-12);
    assert!(points[119].fitness_shares.unknown > 0.1);
    // The values stay where they were, and as rest they would have fallen.
    assert_eq!(points[70].after, points[49].after);
    let rest = FormSettings { unknown: UnknownDays::Rest, ..settings };
    let rest = FormModel::new(rest).unwrap().trend(&loads).unwrap();
    assert!(rest[70].after.fitness < 0.7 * points[70].after.fitness);
    assert_eq!(rest[70].fitness_shares, points[70].fitness_shares);
}

#[test]
fn conventions_that_make_no_sense_are_refused() {
    let of = |settings| FormModel::new(settings).unwrap_err();
    let usual = FormSettings::default();
    assert!(matches!(of(FormSettings { fitness_days: 0.0, ..usual }), TrendError::Days { .. }));
    assert!(matches!(
        of(FormSettings { fatigue_days: f64::NAN, ..usual }),
        TrendError::Days { .. }
    ));
    assert!(matches!(of(FormSettings { fatigue_days: 42.0, ..usual }), TrendError::Order { .. }));
    let seed = Seed::Value(-1.0);
    assert_eq!(of(FormSettings { seed, ..usual }), TrendError::Seed { value: -1.0 });
    let model = FormModel::new(FormSettings { seed: Seed::MeanOf(9), ..usual }).unwrap();
    let short = model.trend(&series(&[50.0; 8]));
    assert_eq!(short, Err(TrendError::SeedDays { days: 9, have: 8 }));
    let settings = AcuteChronic { acute_days: 6.5, ..AcuteChronic::default() };
    assert!(settings.trend(&series(&[50.0; 8])).is_err());
    assert_eq!(Monotony::of(&[0.0; 7], SdKind::Sample), Err(MonotonyUndefined::Constant));
}

#[test]
fn the_steady_month_is_called_monotonous_and_the_hero_is_not() {
    let steady = [180.0, 400.0, 180.0, 400.0, 180.0, 400.0, 360.0];
    let hero = [120.0, 900.0, 0.0, 60.0, 120.0, 200.0, 300.0];
    let of = |week: &[f64]| Monotony::of(week, SdKind::Population).unwrap();
    assert_relative_eq!(of(&steady).monotony, 2.8641, epsilon = 1e-4);
    assert_relative_eq!(of(&steady).strain, 6014.6, epsilon = 0.1);
    assert_relative_eq!(of(&hero).monotony, 0.8590, epsilon = 1e-4);
    assert_relative_eq!(of(&hero).strain, 1460.3, epsilon = 0.1);
}
