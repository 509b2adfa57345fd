//! What holds of every plan.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use stadion_load::BodySystem;
use stadion_plan::{AfterRaceRule, Plan, PlannedSession, TemplateRole};
use stadion_sessions::Class;
use stadion_types::{HeartRate, Reason, Sport};

use crate::generated::{Wish, regular_wish, wish};

const CASES: u32 = if cfg!(stadion_full) { 3000 } else { 300 };

fn minutes(session: &PlannedSession) -> f64 {
    session.duration.map_or(0.0, |d| d.as_secs_f64() / 60.0)
}

fn role(wish: &Wish, session: &PlannedSession) -> Option<TemplateRole> {
    wish.method.session(&session.name).map(|t| t.role)
}

fn works(wish: &Wish, session: &PlannedSession) -> bool {
    matches!(role(wish, session), Some(TemplateRole::Quality | TemplateRole::Fixed))
}

/// Reasons for fewer quality sessions than the week's time carries.
fn explains(reason: &Reason) -> bool {
    let code = reason.code();
    code.starts_with("plan-gate-")
        || code.starts_with("plan-breakthrough")
        || [
            "plan-too-few-days",
            "plan-no-room",
            "plan-session-too-long",
            "plan-thinned-no-quality",
            "plan-quality-too-much",
            "plan-race",
        ]
        .contains(&code)
}

fn days_follow(plan: &Plan, start: NaiveDate) {
    assert_eq!(plan.days.len(), 28);
    for (i, day) in (0_u64..).zip(&plan.days) {
        assert_eq!(day.date, start + Days::new(i));
        assert!(!day.why.is_empty(), "{} says nothing", day.date);
    }
}

/// Sessions of one day follow one another.
fn sessions_follow(plan: &Plan) {
    for day in &plan.days {
        for two in day.sessions.windows(2) {
            let end = two[0].start + two[0].duration.unwrap_or_default();
            assert!(end <= two[1].start, "{}: {} runs into {}", day.date, two[0].name, two[1].name);
        }
    }
}

fn available_days_only(plan: &Plan, wish: &Wish) {
    for day in &plan.days {
        let weekday =
            usize::try_from(chrono::Datelike::weekday(&day.date).num_days_from_monday()).unwrap();
        let race = wish.races.iter().any(|race| race.date == day.date);
        let most = match wish.available[weekday] {
            stadion_plan::AvailableDay::No => 0.0,
            stadion_plan::AvailableDay::Open => 1440.0,
            stadion_plan::AvailableDay::Minutes(m) => m,
        };
        if !race {
            assert!(day.minutes() <= most + 1e-6, "{}: {} of {most} min", day.date, day.minutes());
        }
    }
}

fn shares(plan: &Plan, wish: &Wish) {
    let rules = &wish.method.quality;
    for week in &plan.weeks {
        let of_week: Vec<_> = plan.days.iter().filter(|d| d.date >= week.from).take(7).collect();
        let total: f64 = of_week.iter().map(|d| d.minutes()).sum();
        let sessions = || of_week.iter().flat_map(|d| &d.sessions);
        let quality: f64 =
            sessions().filter(|s| works(wish, s)).map(|s| s.work.as_secs_f64() / 60.0).sum();
        assert!(quality <= rules.share * total + 1e-6, "{quality} of {total} min");
        let count = sessions().filter(|s| role(wish, s) == Some(TemplateRole::Quality)).count();
        let carried = (rules.share * total / rules.least_min + 1e-9)
            .floor()
            .min(f64::from(rules.sessions_most));
        assert!(count as f64 <= carried, "{count} sessions where {carried} are carried");
        assert_eq!(count as u32, week.quality_sessions);
        if (count as f64) < carried {
            let reasons = week.why.iter().chain(of_week.iter().flat_map(|d| &d.why));
            assert!(
                reasons.clone().any(explains),
                "{count} of {carried}: {:?}",
                reasons.map(Reason::code).collect::<Vec<_>>()
            );
        }
    }
}

fn grows_within_bounds(plan: &Plan, wish: &Wish) {
    let grow = &wish.method.progression;
    let mut before: Option<f64> = None;
    for week in &plan.weeks {
        let total: f64 = plan
            .days
            .iter()
            .filter(|d| d.date >= week.from)
            .take(7)
            .map(stadion_plan::PlannedDay::minutes)
            .sum();
        let raced =
            wish.races.iter().any(|r| r.date >= week.from && r.date < week.from + Days::new(7));
        if let (Some(before), false) = (before, raced) {
            assert!(
                total
                    <= f64::max(
                        (1.0 + grow.weekly_growth_most) * before,
                        wish.method.easy.least_min
                    ) + 1e-6,
                "{before} to {total} min"
            );
        }
        // A week off is no new habit.
        before = if total > 0.0 { Some(total) } else { before.map(|before| 0.6 * before) };
    }
    let mut runs: Vec<(NaiveDate, f64)> = wish
        .history
        .sessions()
        .iter()
        .filter(|s| s.sport == Sport::Running)
        .filter_map(|s| Some((s.day, s.sizes.moving?.as_secs_f64() / 60.0)))
        .collect();
    // Who has not run in the thirty days before the end of a week begins as one of whom nothing is known.
    let known = runs.iter().any(|(day, _)| *day >= plan.days[0].date - Days::new(24));
    for (date, session) in plan.sessions() {
        let first = date - Days::new(30);
        let longest = runs.iter().filter(|(d, _)| *d >= first).map(|(_, m)| *m).fold(0.0, f64::max);
        if session.class != Class::Race && known && longest > 0.0 {
            let most = (1.0 + grow.longest_growth_most) * longest;
            assert!(minutes(session) <= most + 1e-6, "{date}: {} of {most} min", minutes(session));
        }
        runs.push((date, minutes(session)));
    }
    // Running days are added one by one, no faster than the method has it.
    let trained = |week: &stadion_plan::PlannedWeek| {
        let of_week = plan.days.iter().filter(|d| d.date >= week.from).take(7);
        of_week.filter(|d| d.sessions.iter().any(|s| s.class != Class::Race)).count() as u32
    };
    let days: Vec<u32> = plan.weeks.iter().map(trained).collect();
    let before = plan.habits.pause.map_or(0, |pause| pause.run_days);
    let timed = plan.habits.weekly_min.is_some();
    let habit = plan.habits.run_days.filter(|days| *days > 0 || timed);
    let most = habit.unwrap_or(3).max(before).max(1);
    for (i, n) in days.iter().enumerate() {
        let added = 1 + 7 * i as u32 / grow.new_day_every;
        assert!(*n <= most + added, "{days:?} from {most}");
    }
}

fn easy_days_are_easy(plan: &Plan, wish: &Wish) {
    for (date, session) in plan.sessions() {
        let easy = matches!(role(wish, session), Some(TemplateRole::Easy | TemplateRole::Long));
        if !easy {
            continue;
        }
        assert!(session.work.is_zero() && !session.hard, "{date}");
        let cap = wish.athlete.max_hr().map(|max| wish.method.easy.hr_max_share * max.bpm());
        let told = session.targets.hr_cap.map(HeartRate::bpm);
        assert_eq!(told.is_some(), cap.is_some());
        assert!(told.zip(cap).is_none_or(|(told, cap)| told <= cap), "{told:?} {cap:?}");
        if let (Some(speed), Some(lt1)) = (session.targets.speed, wish.athlete.lt1_speed()) {
            assert!(speed.max() <= lt1);
        }
    }
}

fn race_gates(plan: &Plan, wish: &Wish) {
    let gates = &wish.method.gates;
    let instant = |date: NaiveDate| date.and_hms_opt(10, 0, 0).unwrap();
    for (date, session) in plan.sessions().filter(|(_, s)| works(wish, s) && s.class != Class::Race)
    {
        let end = session.start + session.duration.unwrap();
        for race in &wish.races {
            let hours = (instant(race.date) - end).num_minutes() as f64 / 60.0;
            let least = match session.class {
                Class::Sprint => 72.0,
                Class::SpeedEndurance => 120.0,
                _ => gates.quality_before_race_h,
            };
            assert!(
                race.date < date || hours >= least,
                "{date} {}: {hours} h before a race",
                session.name
            );
            assert_ne!(race.date, date, "nothing beside a race");
            if date == race.date + Days::new(1) {
                let AfterRaceRule::SpeedEndurance { race_most_m, .. } = gates.after_race else {
                    panic!("{date}: {} on the day after a race", session.name);
                };
                assert_eq!(session.class, Class::SpeedEndurance);
                assert!(race.distance.meters() <= race_most_m);
            }
        }
    }
}

fn hard_days(plan: &Plan, wish: &Wish) {
    let race = |date: NaiveDate| wish.races.iter().any(|r| r.date == date);
    let planned: Vec<NaiveDate> = plan
        .days
        .iter()
        .filter(|d| d.sessions.iter().any(|s| s.hard && s.class != Class::Race))
        .map(|d| d.date)
        .collect();
    for &date in &planned {
        for first in 0..7_u64 {
            let from = date - Days::new(first);
            let hard = (0..7).filter(|i| {
                let day = from + Days::new(*i);
                let past = wish
                    .history
                    .sessions()
                    .iter()
                    .any(|s| s.day == day && s.was_hard() == Some(true));
                // A race and the session on the day after it are one block.
                let block = race(day)
                    && planned.contains(&(day + Days::new(1)))
                    && wish.method.id == "miler";
                (past || planned.contains(&day) || race(day)) && !block
            });
            assert!(hard.count() <= 2, "{date}: a third hard day from {from} on");
        }
    }
}

/// Each session of work starts when the systems that it loads carry an easy run again after each one before it, but
/// for what its method tolerates.
fn rested(plan: &Plan, wish: &Wish) {
    let sessions: Vec<_> = plan.sessions().collect();
    for (i, (date, session)) in sessions.iter().enumerate() {
        let follows_race = wish.races.iter().any(|r| r.date + Days::new(1) == *date);
        let Some(recovery) =
            session.recovery.as_ref().filter(|_| works(wish, session) && !follows_race)
        else {
            continue;
        };
        let early = wish.method.gates.early_h(session.class);
        for (_, before) in &sessions[..i] {
            let Some(felt) = &before.recovery else { continue };
            let since = session.start - (before.start + before.duration.unwrap_or_default());
            let since = since.num_seconds() as f64 / 3600.0;
            for system in BodySystem::ALL {
                let loads = recovery.system(system).hours.min_h() > 0.0;
                let ready = felt.system(system).hours.min_h();
                assert!(
                    !loads || since >= ready - early - 1e-9,
                    "{date} {}: {since} h after {}",
                    session.name,
                    before.name
                );
            }
        }
    }
}

fn breakthroughs(plan: &Plan, wish: &Wish) {
    let found: Vec<_> = plan.sessions().filter(|(_, s)| s.class == Class::Breakthrough).collect();
    assert!(found.len() <= 1 && (wish.breakthrough || found.is_empty()));
    for (date, session) in found {
        let base = wish.history.base(wish.start, &Default::default()).unwrap();
        assert!(base.consistent);
        let hours = session.recovery.as_ref().unwrap().overall().max_h();
        let free = date + Days::new((hours / 24.0) as u64);
        let others = plan.sessions().filter(|(_, s)| works(wish, s) || s.class == Class::Race);
        for (other, s) in others {
            assert!(
                other < date - Days::new(2) || other > free,
                "{other} {} beside that of {date}",
                s.name
            );
        }
    }
}

fn never_hero(plan: &Plan) {
    assert!(plan.sessions().all(|(_, s)| s.class != Class::Hero));
}

fn all(plan: &Plan, wish: &Wish) {
    days_follow(plan, wish.start);
    sessions_follow(plan);
    available_days_only(plan, wish);
    shares(plan, wish);
    grows_within_bounds(plan, wish);
    easy_days_are_easy(plan, wish);
    race_gates(plan, wish);
    hard_days(plan, wish);
    rested(plan, wish);
    breakthroughs(plan, wish);
    never_hero(plan);
}

fn whys(plan: &Plan, from: NaiveDate) -> Vec<String> {
    let of_week = plan.days.iter().filter(|d| d.date >= from).take(7);
    of_week.flat_map(|d| d.why.iter().map(move |r| format!("{}: {r}", d.date))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn calibration_no_gate_and_no_bound_is_broken(wish in wish()) {
        let plan = wish.plan().unwrap();
        all(&plan, &wish);
        prop_assert_eq!(&plan, &wish.plan().unwrap(), "the same request gives the same plan");
    }

    #[test]
    fn calibration_twelve_singles_where_the_time_allows((wish, minutes) in regular_wish()) {
        let plan = wish.plan().unwrap();
        // Against the weeks before the plan as well, which were all alike.
        prop_assert!(plan.weeks[0].minutes <= 1.1 * minutes + 1e-6, "{} after {minutes}", plan.weeks[0].minutes);
        all(&plan, &wish);
        for week in &plan.weeks {
            let carried = (0.25 * week.minutes / 20.0 + 1e-9).floor().min(3.0);
            // The bound of the longest run may leave no room for one, or the days too little time.
            let told = ["plan-quality-too-much", "plan-session-too-long"];
            let too_much = week.why.iter().any(|r| told.contains(&r.code()));
            if !too_much {
                prop_assert_eq!(f64::from(week.quality_sessions), carried, "{:?}", whys(&plan, week.from));
            }
        }
        let singles: u32 = plan.weeks.iter().map(|w| w.quality_sessions).sum();
        if minutes >= 270.0 {
            prop_assert_eq!(singles, 12);
        }
    }
}
