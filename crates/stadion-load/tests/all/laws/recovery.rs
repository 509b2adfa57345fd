//! Laws of recovery.
#![allow(clippy::unwrap_used, clippy::float_cmp, missing_docs, reason = "tests")]

use std::time::Duration;

use proptest::prelude::*;
use stadion_load::{BodySystem, Groundwork, Hours, Recovery, RecoveryState, SessionSize, recovery};
use stadion_sessions::Class;
use stadion_types::Distance;

fn with_figures() -> Vec<Class> {
    let none = [Class::Strength, Class::Plyometrics, Class::Ladder, Class::BreakEven];
    Class::ALL.iter().copied().filter(|c| !none.contains(c)).collect()
}

fn classes() -> impl Strategy<Value = Vec<Class>> {
    prop::collection::vec(prop::sample::select(with_figures()), 1..4)
}

/// Classes that tell how hard the work was; the figures of a ground or a form stand only where none does.
fn telling() -> impl Strategy<Value = Vec<Class>> {
    let forms = [Class::Hill, Class::Fartlek];
    let telling = with_figures().into_iter().filter(|c| !forms.contains(c)).collect::<Vec<_>>();
    prop::collection::vec(prop::sample::select(telling), 1..4)
}

fn sizes() -> impl Strategy<Value = SessionSize> {
    let minutes = || prop::option::of(0_u64..400);
    (
        minutes(),
        minutes(),
        prop::option::of(0.0..20_000.0_f64),
        prop::option::of(50.0..150_000.0_f64),
    )
        .prop_map(|(duration, work, distance, race)| {
            let mut size = SessionSize::default();
            size.duration = duration.map(|m| Duration::from_secs(60 * m));
            size.work = work.map(|m| Duration::from_secs(60 * m));
            size.work_distance = distance.map(|m| Distance::from_meters(m).unwrap());
            size.race_distance = race.map(|m| Distance::from_meters(m).unwrap());
            size
        })
}

fn groundworks() -> impl Strategy<Value = Groundwork> {
    prop_oneof![Just(Groundwork::NotStated), Just(Groundwork::Laid), Just(Groundwork::Missing)]
}

fn assess(classes: &[Class], size: &SessionSize, groundwork: Groundwork) -> Recovery {
    recovery(classes, size, groundwork).unwrap().recovery
}

fn hours(recovery: &Recovery, system: BodySystem) -> Hours {
    recovery.system(system).hours
}

/// `a` is no earlier than `b` in any system, at either end.
fn no_earlier(a: &Recovery, b: &Recovery) -> bool {
    BodySystem::ALL.iter().all(|&s| {
        let (a, b) = (hours(a, s), hours(b, s));
        a.min_h() >= b.min_h() && a.max_h() >= b.max_h()
    })
}

fn sessions() -> impl Strategy<Value = Vec<(Class, u64)>> {
    prop::collection::vec((prop::sample::select(with_figures()), 0_u64..7200), 1..8)
}

/// The state after sessions, each followed by some minutes of rest.
fn state(sessions: &[(Class, u64)]) -> RecoveryState {
    sessions.iter().fold(RecoveryState::default(), |state, &(class, minutes)| {
        let session = assess(&[class], &SessionSize::default(), Groundwork::Laid);
        state.with(&session).after(Duration::from_secs(60 * minutes))
    })
}

fn hour(h: f64) -> Duration {
    Duration::from_secs_f64(h * 3600.0)
}

proptest! {
    // Law 72.
    #[test]
    fn fatigue_falls_or_has_one_maximum_within_three_days(sessions in sessions()) {
        let start = state(&sessions);
        for system in BodySystem::ALL {
            let course: Vec<f64> =
                (0..2000).map(|i| start.after(hour(0.25 * f64::from(i))).residual(system)).collect();
            let amount = start.left(system);
            prop_assert!(course.iter().all(|f| (0.0..=amount * (1.0 + 1e-12)).contains(f)));
            let falls_from = course.windows(2).position(|w| w[1] < w[0]).unwrap_or(0);
            prop_assert!(course[falls_from..].windows(2).all(|w| w[1] <= w[0]), "{}", system);
            let latest = match system {
                BodySystem::Autonomic | BodySystem::Metabolic => 0,
                BodySystem::Neuromuscular | BodySystem::Musculoskeletal => 72 * 4,
            };
            prop_assert!(falls_from <= latest, "{} {}", system, falls_from);
        }
    }

    #[test]
    fn waiting_twice_is_waiting_once(sessions in sessions(), a in 0.0..200.0_f64, b in 0.0..200.0_f64) {
        let start = state(&sessions);
        let twice = start.after(hour(a)).after(hour(b));
        let once = start.after(hour(a) + hour(b));
        for system in BodySystem::ALL {
            for (x, y) in [
                (twice.residual(system), once.residual(system)),
                (twice.left(system), once.left(system)),
            ] {
                prop_assert!((x - y).abs() <= 1e-9 * x.abs().max(1e-9), "{} {} {}", system, x, y);
            }
        }
    }

    // Law 73.
    #[test]
    fn one_more_session_brings_nothing_forward(sessions in sessions(), class in prop::sample::select(with_figures())) {
        let before = state(&sessions);
        let more = before.with(&assess(&[class], &SessionSize::default(), Groundwork::Laid));
        for system in BodySystem::ALL {
            let slack = Duration::from_micros(1);
            prop_assert!(more.ready_in(system) + slack >= before.ready_in(system), "{}", system);
        }
    }

    #[test]
    fn a_session_met_rested_takes_what_the_table_says(classes in classes(), size in sizes(), groundwork in groundworks()) {
        let session = assess(&classes, &size, groundwork);
        let state = RecoveryState::default().with(&session);
        for system in BodySystem::ALL {
            let ready = state.ready_in(system).as_secs_f64() / 3600.0;
            prop_assert!((ready - hours(&session, system).max_h()).abs() < 1e-6, "{} {}", system, ready);
        }
        let overall = state.all_ready_in().as_secs_f64() / 3600.0;
        prop_assert!((overall - session.overall().max_h()).abs() < 1e-6);
    }

    // Law 74.
    #[test]
    fn harder_classes_recover_no_earlier(size in sizes(), groundwork in groundworks()) {
        let order = [Class::Easy, Class::Single, Class::Threshold, Class::Vo2max, Class::Hero];
        for pair in order.windows(2) {
            let [easier, harder] = [pair[0], pair[1]].map(|c| assess(&[c], &size, groundwork));
            prop_assert!(no_earlier(&harder, &easier), "{:?} {:?} {:?}", pair, easier, harder);
        }
    }

    // Law 75.
    #[test]
    fn overall_is_the_latest_of_the_systems(classes in classes(), size in sizes(), groundwork in groundworks()) {
        let found = assess(&classes, &size, groundwork);
        let overall = found.overall();
        let latest = |end: fn(Hours) -> f64| {
            BodySystem::ALL.iter().map(|&s| end(hours(&found, s))).fold(0.0, f64::max)
        };
        prop_assert_eq!(overall.min_h(), latest(Hours::min_h));
        prop_assert_eq!(overall.max_h(), latest(Hours::max_h));
        prop_assert!(overall.min_h() <= overall.max_h());
    }

    #[test]
    fn several_classes_are_the_later_of_each(classes in telling(), size in sizes(), groundwork in groundworks()) {
        // A shape beside them changes nothing.
        let mut named = classes.clone();
        named.push(Class::Ladder);
        let together = assess(&named, &size, groundwork);
        let alone: Vec<Recovery> = classes.iter().map(|&c| assess(&[c], &size, groundwork)).collect();
        for system in BodySystem::ALL {
            let latest = alone.iter().map(|r| hours(r, system)).reduce(Hours::later).unwrap();
            prop_assert_eq!(hours(&together, system), latest);
        }
    }

    #[test]
    fn a_larger_session_recovers_no_earlier(classes in classes(), size in sizes(), factor in 1.0..5.0_f64, groundwork in groundworks()) {
        let mut larger = size;
        larger.duration = size.duration.map(|d| d.mul_f64(factor));
        larger.work = size.work.map(|d| d.mul_f64(factor));
        larger.work_distance = size.work_distance.map(|d| Distance::from_meters(d.meters() * factor).unwrap());
        larger.race_distance = size.race_distance.map(|d| Distance::from_meters(d.meters() * factor).unwrap());
        let (small, large) = (assess(&classes, &size, groundwork), assess(&classes, &larger, groundwork));
        for system in BodySystem::ALL {
            // Between two rows of the table the ends are interpolated, so rounding may show.
            let (a, b) = (hours(&small, system), hours(&large, system));
            prop_assert!(b.max_h() >= a.max_h() - 1e-9 && b.min_h() >= a.min_h() - 1e-9, "{} {:?} {:?}", system, a, b);
        }
    }

    #[test]
    fn missing_groundwork_widens_and_does_not_shift(classes in classes(), size in sizes()) {
        let laid = assess(&classes, &size, Groundwork::Laid);
        let missing = assess(&classes, &size, Groundwork::Missing);
        for system in BodySystem::ALL {
            let (a, b) = (hours(&laid, system), hours(&missing, system));
            prop_assert_eq!(a.min_h(), b.min_h());
            prop_assert!(b.max_h() >= 1.25 * a.max_h() - 1e-9);
        }
    }
}
