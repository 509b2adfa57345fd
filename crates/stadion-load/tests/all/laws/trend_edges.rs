//! What the laws of the trends say of shifts, limits, gaps, borders and nothing at all.
#![allow(clippy::unwrap_used, clippy::float_cmp, missing_docs, reason = "tests")]

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use stadion_load::{
    AcuteChronic, AcuteChronicMethod, DailyLoads, DayLoad, DistanceBand, FormBand, FormModel,
    FormSettings, FormState, Monotony, MonotonySettings, MonotonyUndefined, NoAnswer,
    RatioUndefined, SdKind, Seed, Smoothing, TrendError, UnknownDays, fitness_and_fatigue,
    longest_ratio,
};

fn first() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 2, 27).unwrap()
}

fn series(loads: &[f64]) -> DailyLoads {
    DailyLoads::new(first(), loads.iter().map(|&l| DayLoad::Trained(l)).collect()).unwrap()
}

fn model(seed: Seed, unknown: UnknownDays) -> FormModel {
    FormModel::new(FormSettings { seed, unknown, ..FormSettings::default() }).unwrap()
}

fn any_day() -> impl Strategy<Value = DayLoad> {
    prop_oneof![
        4 => (1.0..400.0).prop_map(DayLoad::Trained),
        1 => Just(DayLoad::Rest),
        2 => Just(DayLoad::Unknown),
    ]
}

proptest! {
    /// 61: as much load more on each day and at the start is as much fitness and fatigue more, and
    /// leaves form; the date of the first day does not matter, nor days at the level of the start.
    #[test]
    fn a_mean_shifts(
        loads in prop::collection::vec(0.0..300.0, 1..80), start in 0.0..200.0_f64,
        more in 0.0..200.0_f64, later in 0_u64..1000,
    ) {
        let points = |start, loads: &[f64]| {
            model(Seed::Value(start), UnknownDays::Refuse).trend(&series(loads)).unwrap()
        };
        let now = points(start, &loads);
        let raised: Vec<f64> = loads.iter().map(|load| load + more).collect();
        for (a, b) in now.iter().zip(points(start + more, &raised)) {
            prop_assert!((b.after.fitness - a.after.fitness - more).abs() < 1e-9);
            prop_assert!((b.after.fatigue - a.after.fatigue - more).abs() < 1e-9);
            prop_assert!((b.form - a.form).abs() < 1e-9);
        }
        let moved = DailyLoads::new(first() + Days::new(later), series(&loads).as_slice().to_vec());
        let moved = model(Seed::Value(start), UnknownDays::Refuse).trend(&moved.unwrap()).unwrap();
        let mut waited = vec![start; 5];
        waited.extend(&loads);
        let waited = points(start, &waited);
        for ((a, b), c) in now.iter().zip(&moved).zip(&waited[5..]) {
            prop_assert_eq!(a.after, b.after);
            prop_assert_eq!(a.after, c.after);
        }
    }

    /// 61: a day without load leaves e^(-1/N) of a mean.
    #[test]
    fn a_mean_decays(fitness in 1.0..300.0_f64, fatigue in 1.0..300.0_f64, days in 2.0..100.0_f64) {
        let settings = FormSettings {
            fitness_days: days * 1.5,
            fatigue_days: days,
            smoothing: Smoothing::Exact,
            ..FormSettings::default()
        };
        let next = FormModel::new(settings).unwrap().step(FormState { fitness, fatigue }, 0.0);
        prop_assert!((next.fitness / fitness - (-1.0 / (1.5 * days)).exp()).abs() < 1e-12);
        prop_assert!((next.fatigue / fatigue - (-1.0 / days).exp()).abs() < 1e-12);
    }

    /// 62: a gap changes nothing only where it is said to have been rest, and its share says so.
    #[test]
    fn a_gap_is_rest_only_if_said(days in prop::collection::vec(any_day(), 2..80)) {
        let gaps = DailyLoads::new(first(), days.clone()).unwrap();
        let filled = days.iter().map(|day| match day {
            DayLoad::Unknown => DayLoad::Rest,
            day => *day,
        });
        let filled = DailyLoads::new(first(), filled.collect()).unwrap();
        let as_rest = model(Seed::Value(50.0), UnknownDays::Rest).trend(&gaps).unwrap();
        let carried = model(Seed::Value(50.0), UnknownDays::Carry).trend(&gaps).unwrap();
        let rest = model(Seed::Value(50.0), UnknownDays::Refuse).trend(&filled).unwrap();
        let mut gap = false;
        for (((a, b), c), day) in as_rest.iter().zip(&rest).zip(&carried).zip(&days) {
            gap |= *day == DayLoad::Unknown;
            prop_assert_eq!(a.after, b.after);
            prop_assert_eq!(a.fitness_shares == b.fitness_shares, !gap);
            prop_assert_eq!(a.after.fitness < c.after.fitness, gap);
            prop_assert_eq!(a.date, b.date);
        }
        // A week counts an unknown day as rest only if asked, and says so.
        let of = |unknown, loads: &DailyLoads| {
            MonotonySettings { unknown, ..MonotonySettings::default() }.trend(loads)
        };
        let both = of(UnknownDays::Rest, &gaps).into_iter().zip(of(UnknownDays::Refuse, &filled));
        for ((asked, filled), refused) in both.zip(of(UnknownDays::Refuse, &gaps)) {
            let span = asked.ok().and_then(|week| week.unknown);
            prop_assert_eq!(asked.map(|week| week.strain), filled.map(|week| week.strain));
            match (refused, span) {
                (Err(MonotonyUndefined::UnknownDays(why)), Some(span)) => prop_assert_eq!(why, span),
                (Err(MonotonyUndefined::UnknownDays(_)), None) => prop_assert!(asked.is_err()),
                (refused, span) => prop_assert!(refused == asked && span.is_none()),
            }
        }
    }

    /// 63: form of a constant load goes to 0 from below, and after a stop to 0 from above.
    #[test]
    fn form_goes_to_nothing(load in 1.0..300.0_f64) {
        let mut loads = vec![load; 1000];
        loads.extend([0.0; 1000]);
        let form = model(Seed::Zero, UnknownDays::Refuse).trend(&series(&loads)).unwrap();
        let lowest = (0..1000).min_by(|&a, &b| form[a].form.total_cmp(&form[b].form)).unwrap();
        prop_assert!(lowest < 30);
        for pair in form[lowest..600].windows(2) {
            prop_assert!(pair[0].form < pair[1].form && pair[1].form < 0.0);
        }
        prop_assert!(form[999].form.abs() < 1e-7 * load);
        let highest = (1000..2000).max_by(|&a, &b| form[a].form.total_cmp(&form[b].form)).unwrap();
        for pair in form[highest..].windows(2) {
            prop_assert!(pair[0].form > pair[1].form && pair[1].form > 0.0);
        }
        prop_assert!(form[1999].form < 1e-8 * load);
    }

    /// 59: equal days have no monotony, whatever their load; nothing else leaks.
    #[test]
    fn equal_days_have_no_monotony(load in 0.0..1e300_f64, n in 2_usize..40, other in 0.0..1e300_f64) {
        for sd in SdKind::ALL {
            let week = vec![load; n];
            prop_assert_eq!(Monotony::of(&week, sd), Err(MonotonyUndefined::Constant));
            let mut week = week;
            week[0] = other;
            if let Ok(found) = Monotony::of(&week, sd) {
                prop_assert!(found.monotony.is_finite() && found.sd > 0.0);
            }
        }
    }

    /// 59: any order of the days.
    #[test]
    fn order_does_not_matter(week in Just(vec![10.0, 0.0, 80.0, 33.0, 120.0, 7.0, 60.0]).prop_shuffle()) {
        let found = Monotony::of(&week, SdKind::Sample).unwrap();
        prop_assert!((found.monotony - 0.994_017_011_669_268_9).abs() < 1e-9, "{}", found.monotony);
    }

    /// 70: nothing against nothing is no ratio, and before the window is full there is none.
    #[test]
    fn nothing_has_no_ratio(days in 28_usize..80) {
        for method in AcuteChronicMethod::ALL {
            let ratios = AcuteChronic::of(method).trend(&series(&vec![0.0; days])).unwrap();
            prop_assert_eq!(*ratios.last().unwrap(), Err(RatioUndefined::NoChronicLoad));
        }
        for method in [AcuteChronicMethod::RollingCoupled, AcuteChronicMethod::RollingUncoupled] {
            let ratios = AcuteChronic::of(method).trend(&series(&vec![9.0; days])).unwrap();
            for (place, ratio) in ratios.iter().enumerate() {
                let short = RatioUndefined::TooFewDays { have: place + 1, need: 28 };
                prop_assert_eq!(ratio.map(|r| r.ratio), if place < 27 { Err(short) } else { Ok(1.0) });
            }
        }
    }

    /// A squad stored in half the digits has the same sums, rounded once.
    #[test]
    fn half_the_digits(loads in prop::collection::vec(0_u16..400, 60)) {
        let model = model(Seed::Zero, UnknownDays::Refuse);
        let wide: Vec<f64> = loads.iter().map(|&load| f64::from(load)).collect();
        let half: Vec<f32> = loads.iter().map(|&load| f32::from(load)).collect();
        let mut states = [[FormState { fitness: 30.0, fatigue: 40.0 }; 3]; 2];
        let (mut fitness, mut fatigue) = ([0.0; 60], [0.0; 60]);
        let (mut fitness_32, mut fatigue_32) = ([0.0_f32; 60], [0.0_f32; 60]);
        fitness_and_fatigue(&model, &wide, &mut states[0], &mut fitness, &mut fatigue).unwrap();
        fitness_and_fatigue(&model, &half, &mut states[1], &mut fitness_32, &mut fatigue_32).unwrap();
        prop_assert_eq!(states[0], states[1]);
        #[expect(clippy::cast_possible_truncation, reason = "what is held")]
        for ((wide, half), (f, f_32)) in fitness.iter().zip(fitness_32).zip(fatigue.iter().zip(fatigue_32)) {
            prop_assert_eq!((*wide as f32, *f as f32), (half, f_32));
        }
    }

    /// 71: each ratio lies in one band, and each border in the band below it.
    #[test]
    fn bands_part_the_ratios(
        longest in 1_u32..50_000,
        percent in prop_oneof![1_u32..400, prop::sample::select(vec![110, 111, 130, 131, 200, 201])],
    ) {
        // In whole percent of a round distance a border is met exactly.
        let longest = f64::from(longest) * 100.0;
        let distance = longest / 100.0 * f64::from(percent);
        let expected = match percent {
            0..=110 => DistanceBand::Within,
            111..=130 => DistanceBand::Longer,
            131..=200 => DistanceBand::MuchLonger,
            _ => DistanceBand::Doubled,
        };
        let found = longest_ratio(distance, [longest, longest / 2.0]).unwrap();
        prop_assert_eq!(found.band, expected, "{}", found.ratio);
        prop_assert!(longest_ratio(distance, []).is_err());
    }
}

/// The sum of two sessions may miss that of one by a rounding.
#[test]
fn days_that_differ_by_a_rounding_are_equal() {
    let mut week = [0.3; 7];
    week[3] = 0.1 + 0.2;
    assert!(week[3] > week[2]);
    for sd in SdKind::ALL {
        assert_eq!(Monotony::of(&week, sd), Err(MonotonyUndefined::Constant));
    }
    week[3] = 0.300_001;
    assert!(Monotony::of(&week, SdKind::Sample).unwrap().monotony > 1e5);
}

/// Where there is no answer, the closed forms say why.
#[test]
fn no_answer() {
    let model = model(Seed::Zero, UnknownDays::Refuse);
    let tired = FormState { fitness: 60.0, fatigue: 80.0 };
    // A walk finds the same day and the same best.
    let walk: Vec<f64> = (0..400).map(|days| model.after_rest(tired, days).form()).collect();
    let best = walk.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    match model.rest_days_until(tired, best + 1.0) {
        Err(NoAnswer::NeverReached { best: said, day }) => {
            assert!((said - best).abs() < 1e-12 && walk[day as usize] == said);
        }
        other => panic!("{other:?}"),
    }
    assert!(matches!(model.rest_days_until(tired, best), Ok(17)));
    let never = FormState { fitness: 0.0, fatigue: 50.0 };
    for form in [0.0, 1.0] {
        assert!(matches!(model.rest_days_until(never, form), Err(NoAnswer::NeverReached { .. })));
    }
    assert!(matches!(model.rest_days_until(never, -1.0), Ok(28)));
    assert_eq!(model.rest_days_until(tired, -20.0), Ok(0));

    // Tomorrow it cannot be at 0, whatever is left out.
    let at_rest = model.after_rest(tired, 1).form();
    assert_eq!(model.load_for_form(tired, 0.0), Err(NoAnswer::RestIsNotEnough { at_rest }));
    assert_eq!(model.load_for_form(tired, at_rest), Ok(0.0));
    assert_eq!(model.daily_load_for_form(tired, 0.0, 0), Err(NoAnswer::Days { days: 0 }));
    assert_eq!(model.daily_load_for_form(tired, 0.0, 3651), Err(NoAnswer::Days { days: 3651 }));

    let broken = FormState { fitness: f64::NAN, fatigue: 50.0 };
    let negative = FormState { fitness: -1.0, fatigue: 50.0 };
    for (state, form) in [(broken, 0.0), (negative, 0.0), (tired, f64::INFINITY)] {
        assert_eq!(model.rest_days_until(state, form), Err(NoAnswer::NotFinite));
        assert_eq!(model.load_for_form(state, form), Err(NoAnswer::NotFinite));
    }
    for band in [FormBand { lo: 5.0, hi: -5.0 }, FormBand { lo: f64::NAN, hi: 0.0 }] {
        assert_eq!(model.loads_for_band(tired, band, 7), Err(NoAnswer::NotFinite));
    }
    // A band whose upper end is out of reach begins at rest.
    let band = FormBand { lo: at_rest - 1.0, hi: at_rest + 1.0 };
    assert_eq!(model.loads_for_band(tired, band, 1).map(|loads| loads.min), Ok(0.0));
}

/// Before, after and projected are three things, and a plan with dates is one without.
#[test]
fn a_plan_goes_on_from_the_record() {
    let model = model(Seed::Zero, UnknownDays::Refuse);
    let record = series(&[80.0, 0.0, 100.0]);
    let points = model.trend(&record).unwrap();
    let last = points[2];
    let plan = DailyLoads::from_rows([
        // Of a day that has passed the record holds.
        (last.date, Some(999.0)),
        (last.date + Days::new(1), Some(50.0)),
        (last.date + Days::new(2), Some(0.0)),
    ]);
    let plan = plan.unwrap();
    let dated = model.project_plan(&last, &plan).unwrap();
    assert_eq!(dated, model.project(&last, &[50.0, 0.0]).unwrap());
    assert!(dated.iter().all(|point| point.projected) && points.iter().all(|p| !p.projected));
    assert_eq!(dated[0].form_before(), last.form_after());
    let both = model.trend(&record.followed_by(&plan).unwrap()).unwrap();
    assert_eq!((both[3].after, both[4].after), (dated[0].after, dated[1].after));
    let late = DailyLoads::from_rows([(last.date + Days::new(3), Some(5.0))]).unwrap();
    let days = vec![last.date + Days::new(1), last.date + Days::new(2)];
    assert_eq!(model.project_plan(&last, &late), Err(TrendError::Unknown { days }));
    let date = NaiveDate::MAX;
    let slip = DailyLoads::from_rows([(date, Some(5.0))]).unwrap();
    assert_eq!(model.project_plan(&last, &slip), Err(TrendError::Outside { date }));
    assert!(record.followed_by(&slip).is_err());
    let past = DailyLoads::from_rows([(last.date, Some(5.0))]).unwrap();
    assert_eq!(model.project_plan(&last, &past), Ok(Vec::new()));
    assert_eq!(record.followed_by(&past), Ok(record));
}
