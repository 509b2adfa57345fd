//! Form over the days of a plan, against stepping day by day.

use chrono::Days;
use proptest::prelude::*;
use stadion_load::{
    DailyLoads, DayLoad, FormBand, FormModel, FormSettings, FormTiming, UnknownDays,
};
use stadion_plan::{
    NoLoadForForm, Plan, PlanComparison, Projection, ProjectionError, load_for_form_on,
};
use stadion_sessions::Class;

use crate::generated::{Wish, regular_wish, start, wish};

fn past(loads: &[f64]) -> DailyLoads {
    let first = start() - Days::new(loads.len() as u64);
    DailyLoads::new(first, loads.iter().map(|l| DayLoad::Trained(*l)).collect()).unwrap()
}

fn loads(plan: &Plan) -> Vec<f64> {
    let day = |d: &stadion_plan::PlannedDay| {
        d.sessions.iter().map(|s| s.expected_load.unwrap().amount).sum()
    };
    plan.days.iter().map(day).collect()
}

fn close(a: f64, b: f64) {
    assert!((a - b).abs() <= 1e-9 * (1.0 + a.abs()), "{a} {b}");
}

fn settings(same: bool) -> FormSettings {
    let form = if same { FormTiming::SameDay } else { FormTiming::PreviousDay };
    FormSettings { form, ..FormSettings::default() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn is_what_stepping_day_by_day_gives((wish, _) in regular_wish(), before in 0.0..90.0_f64) {
        let plan = wish.plan().unwrap();
        let past = past(&[before; 50]);
        let model = FormModel::new(FormSettings::default()).unwrap();
        let trend = model.trend(&past).unwrap();
        let stepped = model.project(trend.last().unwrap(), &loads(&plan)).unwrap();
        let projection = Projection::of(&plan, &past, FormSettings::default()).unwrap();
        for (day, point) in projection.days.iter().zip(&stepped) {
            prop_assert_eq!(day.date, point.date);
            close(day.fitness.value, point.after.fitness);
            close(day.fatigue.value, point.after.fatigue);
            close(day.form_before.value, point.form_before());
            close(day.form_after.value, point.form_after());
            for band in [day.fitness, day.fatigue, day.form_before, day.form_after, day.load.unwrap()] {
                prop_assert!(band.lo <= band.value && band.value <= band.hi, "{:?}", band);
            }
        }
    }

    #[test]
    fn bands_hold_whatever_loads_within_their_intervals_lead_to(
        (wish, _) in regular_wish(),
        parts in proptest::collection::vec(0.0..=1.0_f64, 28),
    ) {
        let plan = wish.plan().unwrap();
        let past = past(&[30.0; 50]);
        let projection = Projection::of(&plan, &past, FormSettings::default()).unwrap();
        let run: Vec<f64> = projection
            .days
            .iter()
            .zip(&parts)
            .map(|(day, part)| { let l = day.load.unwrap(); l.lo + part * (l.hi - l.lo) })
            .collect();
        let model = FormModel::new(FormSettings::default()).unwrap();
        let stepped = model.project(model.trend(&past).unwrap().last().unwrap(), &run).unwrap();
        for (day, point) in projection.days.iter().zip(&stepped) {
            prop_assert!(day.fitness.lo - 1e-9 <= point.after.fitness && point.after.fitness <= day.fitness.hi + 1e-9);
            prop_assert!(day.form_after.lo - 1e-9 <= point.form_after() && point.form_after() <= day.form_after.hi + 1e-9);
        }
    }

    #[test]
    fn the_load_of_a_day_lands_form_in_the_band(
        (wish, _) in regular_wish(),
        day in 0_usize..20,
        later in 1_usize..8,
        lo in -30.0..20.0_f64,
        width in 0.5..15.0_f64,
        same in any::<bool>(),
    ) {
        let plan = wish.plan().unwrap();
        let past = past(&[35.0; 60]);
        let settings = settings(same);
        let (from, race) = (plan.days[day].date, plan.days[day + later].date);
        let band = FormBand { lo, hi: lo + width };
        let model = FormModel::new(settings).unwrap();
        let last = *model.trend(&past).unwrap().last().unwrap();
        let form = |load: f64| {
            let mut all = loads(&plan);
            all[day] = load;
            let point = model.project(&last, &all).unwrap()[day + later];
            if same { point.form_after() } else { point.form_before() }
        };
        match load_for_form_on(&plan, &past, settings, from, race, band).unwrap() {
            Ok([least, most]) => {
                prop_assert!(least <= most);
                for load in [least, 0.5 * (least + most), most] {
                    let form = form(load);
                    prop_assert!(form >= band.lo - 1e-9 && form <= band.hi + 1e-9, "{} in {:?}", form, band);
                }
                prop_assert!(!(band.lo..=band.hi).contains(&form(most + 1.0)), "the greatest one");
            }
            Err(NoLoadForForm::OutOfReach { without }) => {
                close(without, form(0.0));
                for load in [0.0, 10.0, 100.0, 1000.0] {
                    prop_assert!(!(band.lo..=band.hi).contains(&form(load)));
                }
            }
            Err(error) => prop_assert!(false, "{}", error),
        }
    }

    #[test]
    fn any_plan_is_projected_or_says_which_days_are_not_known(wish in wish()) {
        let plan = wish.plan().unwrap();
        let first = wish.start - Days::new(40);
        let past = DailyLoads::new(first, vec![DayLoad::Trained(30.0); 40]).unwrap();
        let unknown = plan.sessions().any(|(_, s)| s.expected_load.is_none());
        match Projection::of(&plan, &past, FormSettings::default()) {
            Ok(projection) => {
                prop_assert!(!unknown);
                let races = plan.sessions().any(|(_, s)| s.class == Class::Race);
                prop_assert_eq!(projection.findings.len(), usize::from(races));
            }
            Err(ProjectionError::Unknown { days }) => prop_assert!(unknown && !days.is_empty()),
            Err(error) => prop_assert!(false, "{}", error),
        }
        let rest = FormSettings { unknown: UnknownDays::Rest, ..FormSettings::default() };
        prop_assert!(Projection::of(&plan, &past, rest).is_ok());
    }
}

#[test]
fn a_gap_before_the_plan_is_told() {
    let wish = plain();
    let plan = wish.plan().unwrap();
    let short = DailyLoads::new(start() - Days::new(9), vec![DayLoad::Rest; 7]).unwrap();
    let error = Projection::of(&plan, &short, FormSettings::default()).unwrap_err();
    assert!(matches!(error, ProjectionError::Gap { .. }), "{error}");
}

fn plain() -> Wish {
    Wish {
        method: stadion_plan::TrainingMethod::norwegian_singles(),
        athlete: stadion_physiology::Athlete::default(),
        history: crate::generated::regular(7, 360.0, 13),
        races: Vec::new(),
        available: [stadion_plan::AvailableDay::Open; 7],
        thinned: Vec::new(),
        breakthrough: false,
        start: start(),
    }
}

#[test]
fn two_plans_side_by_side() {
    let wish = plain();
    let singles = wish.plan().unwrap();
    let hard = Wish { method: stadion_plan::TrainingMethod::polarized(), ..wish }.plan().unwrap();
    let same = PlanComparison::of(&singles, &singles);
    assert_eq!((same.days_that_differ, same.differs_from), (0, None));
    let found = PlanComparison::of(&singles, &hard);
    assert_eq!(found.first.hard_days, 0);
    assert!(found.second.hard_days >= 6 && found.days_that_differ > 8);
    assert!(found.first.work_min > found.second.work_min, "a quarter of the time against 15 %");
    assert!(found.first.days_not_ready < found.second.days_not_ready, "{found:?}");
    let load = found.load.unwrap();
    assert!(load.lo < load.value && load.value < load.hi);
}
