//! Laws of the conditions of recovery, of the timeline of sessions, and of the athlete's own ranges.
#![allow(clippy::unwrap_used, clippy::float_cmp, missing_docs, reason = "tests")]

use std::time::Duration;

use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use proptest::prelude::*;
use stadion_load::{
    BodySystem, Condition, Fit, Groundwork, Hours, NotStated, OwnRecovery, Recovery,
    RecoveryConditions, RecoveryObservation, RecoverySign, RecoveryTimeline, ResidualLimit, Seen,
    SessionSize, Stimulus, TimedRecovery, TrainingState, recovery, recovery_with,
};
use stadion_sessions::Class;

fn with_figures() -> Vec<Class> {
    let none = [Class::Strength, Class::Plyometrics, Class::Ladder, Class::BreakEven];
    Class::ALL.iter().copied().filter(|c| !none.contains(c)).collect()
}

fn a_class() -> impl Strategy<Value = Class> {
    prop::sample::select(with_figures())
}

fn condition() -> impl Strategy<Value = Condition> {
    prop::sample::select(vec![Condition::NotStated, Condition::Absent, Condition::Present])
}

fn conditions() -> impl Strategy<Value = RecoveryConditions> {
    let groundwork =
        prop::sample::select(vec![Groundwork::NotStated, Groundwork::Laid, Groundwork::Missing]);
    let stimulus = prop::sample::select(vec![
        Stimulus::NotStated,
        Stimulus::Usual,
        Stimulus::Repeated,
        Stimulus::Novel,
    ]);
    let training = prop::sample::select(vec![
        TrainingState::NotStated,
        TrainingState::Trained,
        TrainingState::LessTrained,
    ]);
    let not_stated = prop::sample::select(vec![NotStated::TableStands, NotStated::Widest]);
    let four = [condition(), condition(), condition(), condition()];
    let age = prop::option::of(any::<u8>());
    (groundwork, stimulus, training, four, age, not_stated).prop_map(
        |(groundwork, stimulus, training, [heat, downhill, low, sleep], age_years, not_stated)| {
            RecoveryConditions {
                groundwork,
                stimulus,
                training,
                heat,
                downhill,
                low_carbohydrate: low,
                poor_sleep: sleep,
                age_years,
                not_stated,
            }
        },
    )
}

fn size() -> impl Strategy<Value = SessionSize> {
    (0_u64..300, 0_u64..100).prop_map(|(duration, work)| {
        SessionSize::default()
            .with_duration(Duration::from_secs(60 * duration))
            .with_work(Duration::from_secs(60 * work))
    })
}

fn under(class: Class, size: &SessionSize, conditions: &RecoveryConditions) -> Recovery {
    recovery_with(&[class], size, conditions, &OwnRecovery::default()).unwrap().recovery
}

fn usual(class: Class) -> Recovery {
    recovery(&[class], &SessionSize::default(), Groundwork::Laid).unwrap().recovery
}

fn hours(recovery: &Recovery, system: BodySystem) -> Hours {
    recovery.system(system).hours
}

/// One thing less is known than before.
fn forgotten(conditions: RecoveryConditions, which: usize) -> RecoveryConditions {
    let mut less = conditions;
    match which {
        0 => less.groundwork = Groundwork::NotStated,
        1 => less.stimulus = Stimulus::NotStated,
        2 => less.training = TrainingState::NotStated,
        3 => less.heat = Condition::NotStated,
        4 => less.downhill = Condition::NotStated,
        5 => less.low_carbohydrate = Condition::NotStated,
        6 => less.poor_sleep = Condition::NotStated,
        _ => less.age_years = None,
    }
    less
}

fn start() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 5, 4, 18, 0, 0).unwrap()
}

fn sessions() -> impl Strategy<Value = Vec<TimedRecovery>> {
    prop::collection::vec((a_class(), 0_i64..14 * 1440), 1..8).prop_map(|sessions| {
        let timed = |(class, minutes)| TimedRecovery {
            end: start() + TimeDelta::minutes(minutes),
            recovery: usual(class),
        };
        sessions.into_iter().map(timed).collect()
    })
}

fn seen() -> impl Strategy<Value = Seen> {
    (0_u8..4, 1.0..300.0_f64, 1.0..100.0_f64).prop_map(|(kind, at_h, more)| match kind {
        0 => Seen::Back { at_h },
        1 => Seen::BackBetween { not_yet_h: at_h, back_h: at_h + more },
        2 => Seen::BackBefore { at_h },
        _ => Seen::NotYet { at_h },
    })
}

const CLASS: Class = Class::Threshold;
const SYSTEM: BodySystem = BodySystem::Musculoskeletal;

fn observed(seen: Seen) -> RecoveryObservation {
    let (size, conditions) = (SessionSize::default(), RecoveryConditions::default());
    RecoveryObservation::new(CLASS, &size, &conditions, RecoverySign::Soreness, seen).unwrap()
}

fn factor(seen: &[Seen]) -> f64 {
    let mut own = OwnRecovery::default();
    for &seen in seen {
        own.add(observed(seen));
    }
    own.range(CLASS, SYSTEM).map_or(1.0, |range| range.factor.value())
}

proptest! {
    // Law 76.
    #[test]
    fn knowing_less_never_gives_a_narrower_band(class in a_class(), size in size(), known in conditions(), which in 0_usize..8) {
        let known = RecoveryConditions { not_stated: NotStated::Widest, ..known };
        let less = forgotten(known, which);
        let (known, less) = (under(class, &size, &known), under(class, &size, &less));
        for system in BodySystem::ALL {
            let (a, b) = (hours(&known, system), hours(&less, system));
            prop_assert!(b.min_h() <= a.min_h() && b.max_h() >= a.max_h(), "{} {} {}", system, a, b);
        }
    }

    #[test]
    fn conditions_move_later_ends_out_and_nothing_else(class in a_class(), size in size(), conditions in conditions()) {
        let (table, moved) = (under(class, &size, &RecoveryConditions::default()), under(class, &size, &conditions));
        for system in BodySystem::ALL {
            let (a, b) = (hours(&table, system), hours(&moved, system));
            prop_assert_eq!(a.min_h(), b.min_h());
            prop_assert!(b.max_h() >= a.max_h(), "{} {} {}", system, a, b);
        }
    }

    #[test]
    fn the_trained_recover_no_later(class in a_class(), size in size(), conditions in conditions()) {
        let of = |training| under(class, &size, &RecoveryConditions { training, ..conditions });
        let [trained, unknown, less] = [TrainingState::Trained, TrainingState::NotStated, TrainingState::LessTrained].map(of);
        for system in BodySystem::ALL {
            let [a, b, c] = [&trained, &unknown, &less].map(|r| hours(r, system).max_h());
            prop_assert!(a <= b && b <= c, "{} {} {} {}", system, a, b, c);
        }
    }

    // Law 74, under the same conditions.
    #[test]
    fn harder_classes_recover_no_earlier(size in size(), conditions in conditions()) {
        for pair in [Class::Easy, Class::Single, Class::Threshold, Class::Vo2max, Class::Hero].windows(2) {
            let [easier, harder] = [pair[0], pair[1]].map(|c| under(c, &size, &conditions));
            for system in BodySystem::ALL {
                let (a, b) = (hours(&easier, system), hours(&harder, system));
                prop_assert!(a.min_h() <= b.min_h() && a.max_h() <= b.max_h(), "{:?} {}", pair, system);
            }
        }
    }

    #[test]
    fn sessions_in_any_order_give_the_same_bits(sessions in sessions(), seed in any::<u64>(), later_h in 0_i64..400) {
        let mut shuffled = sessions.clone();
        let turn = usize::try_from(seed % 7).unwrap();
        shuffled.reverse();
        let at = turn % shuffled.len();
        shuffled.rotate_left(at);
        let whole: RecoveryTimeline = sessions.iter().cloned().collect();
        let mut step = RecoveryTimeline::default();
        for session in shuffled {
            step.add(session.end, session.recovery);
        }
        prop_assert_eq!(&whole, &step);
        let at = start() + TimeDelta::hours(later_h);
        for system in BodySystem::ALL {
            prop_assert_eq!(whole.residual(system, at).to_bits(), step.residual(system, at).to_bits());
        }
    }

    // Law 75: the span of all is the latest of each, and its ends are in order.
    #[test]
    fn ready_is_the_latest_of_the_systems(sessions in sessions(), later_h in 0_i64..400) {
        let timeline: RecoveryTimeline = sessions.into_iter().collect();
        let at = start() + TimeDelta::hours(later_h);
        let ready = timeline.ready(at);
        prop_assert!(at <= ready.from && ready.from <= ready.to);
        let each = BodySystem::ALL.map(|system| timeline.system_ready(system, at));
        prop_assert_eq!(ready.from, each.iter().map(|r| r.from).max().unwrap());
        prop_assert_eq!(ready.to, each.iter().map(|r| r.to).max().unwrap());
        prop_assert!(each.iter().all(|r| r.from <= r.to));
    }

    // Law 73.
    #[test]
    fn one_more_session_makes_nobody_ready_earlier(sessions in sessions(), class in a_class(), next in a_class(), at_h in 0_i64..400) {
        let before: RecoveryTimeline = sessions.into_iter().collect();
        let at = start() + TimeDelta::hours(at_h);
        let mut more = before.clone();
        more.add(at, usual(class));
        let (a, b) = (before.ready(at), more.ready(at));
        prop_assert!(b.from >= a.from && b.to >= a.to);
        let limit = ResidualLimit::default();
        let fits = [&before, &more].map(|t| t.fit_for(next, at, limit).unwrap());
        prop_assert!(fits[1].ready_at >= fits[0].ready_at && fits[1].fit <= fits[0].fit);
    }

    #[test]
    fn a_single_session_is_over_at_its_ends(class in a_class()) {
        let session = usual(class);
        let mut timeline = RecoveryTimeline::default();
        timeline.add(start(), session.clone());
        let ms = |h: f64| TimeDelta::milliseconds(num(h));
        for system in BodySystem::ALL {
            let (ready, hours) = (timeline.system_ready(system, start()), hours(&session, system));
            prop_assert!((ready.from - start() - ms(hours.min_h())).num_milliseconds().abs() <= 1);
            prop_assert!((ready.to - start() - ms(hours.max_h())).num_milliseconds().abs() <= 1);
        }
        let limit = ResidualLimit::default();
        // One millisecond for the rounding of an instant.
        let at = |h: f64| start() + ms(h) + TimeDelta::milliseconds(1);
        let again = timeline.fit_for(class, at(session.overall().max_h()), limit).unwrap();
        prop_assert_eq!(again.fit, Fit::Ready);
        let easy = timeline.fit_for(Class::Easy, at(session.overall().min_h()), limit).unwrap();
        prop_assert_eq!(easy.fit, Fit::Ready);
    }

    #[test]
    fn easier_classes_and_higher_limits_fit_no_later(sessions in sessions(), at_h in 0_i64..400, level in 0.2..3.0_f64, more in 1.0..3.0_f64) {
        let timeline: RecoveryTimeline = sessions.into_iter().collect();
        let at = start() + TimeDelta::hours(at_h);
        let limit = |level| ResidualLimit::from_level(level).unwrap();
        let one = TimeDelta::milliseconds(1);
        // Hardness goes by the earlier ends, in every system: those of these classes are in order.
        for pair in [Class::Easy, Class::Single, Class::Threshold, Class::Vo2max, Class::Hero].windows(2) {
            let [easier, harder] = [pair[0], pair[1]].map(|c| timeline.fit_for(c, at, limit(1.0)).unwrap());
            prop_assert!(easier.ready_at <= harder.ready_at + one, "{:?}", pair);
            prop_assert!(easier.fit >= harder.fit, "{:?}", pair);
            let strict = timeline.fit_for(pair[1], at, limit(level)).unwrap();
            let loose = timeline.fit_for(pair[1], at, limit(level * more)).unwrap();
            prop_assert!(loose.ready_at <= strict.ready_at + one);
        }
    }

    #[test]
    fn what_fits_at_its_time_fits_then(sessions in sessions(), next in a_class(), at_h in 0_i64..400) {
        let timeline: RecoveryTimeline = sessions.into_iter().collect();
        // All sessions are over by then, so nothing comes in between.
        let at = start() + TimeDelta::hours(14 * 24 + at_h);
        let limit = ResidualLimit::default();
        let asked = timeline.fit_for(next, at, limit).unwrap();
        let then = timeline.fit_for(next, asked.ready_at + TimeDelta::milliseconds(1), limit).unwrap();
        prop_assert_eq!(then.fit, Fit::Ready);
        if asked.fit != Fit::Ready {
            prop_assert!(asked.ready_at > at && !asked.findings.is_empty());
        }
    }

    #[test]
    fn observations_in_any_order_give_the_same_bits(seen in prop::collection::vec(seen(), 1..8)) {
        let mut turned = seen.clone();
        turned.reverse();
        prop_assert_eq!(factor(&seen).to_bits(), factor(&turned).to_bits());
    }

    #[test]
    fn not_yet_moves_out_and_back_already_moves_in(seen in prop::collection::vec(seen(), 0..6), at_h in 1.0..500.0_f64) {
        let before = factor(&seen);
        let with = |last| factor(&seen.iter().copied().chain([last]).collect::<Vec<_>>());
        let (not_yet, back_before) = (with(Seen::NotYet { at_h }), with(Seen::BackBefore { at_h }));
        prop_assert!(not_yet >= before * (1.0 - 1e-12), "{} {}", before, not_yet);
        prop_assert!(back_before <= before * (1.0 + 1e-12), "{} {}", before, back_before);
    }

    #[test]
    fn seen_later_moves_no_less_out(seen in prop::collection::vec(seen(), 0..6), at_h in 1.0..300.0_f64, more in 0.0..100.0_f64) {
        let with = |last| factor(&seen.iter().copied().chain([last]).collect::<Vec<_>>());
        for kind in [
            |at_h| Seen::Back { at_h },
            |at_h| Seen::NotYet { at_h },
            |at_h| Seen::BackBefore { at_h },
        ] {
            prop_assert!(with(kind(at_h + more)) >= with(kind(at_h)) * (1.0 - 1e-12));
        }
    }

    #[test]
    fn one_observation_is_no_certainty(at_h in 1.0..5000.0_f64) {
        let mut own = OwnRecovery::default();
        own.add(observed(Seen::Back { at_h }));
        let range = own.range(CLASS, SYSTEM).unwrap();
        // A fifth of the way on the logarithm, the interval of five observations around it, and a
        // factor that stays between a third and three.
        let way = ((at_h / 36.0).ln() / 5.0).clamp(-3.0_f64.ln(), 3.0_f64.ln());
        prop_assert!((range.factor.value().ln() - way).abs() < 1e-9);
        prop_assert!((range.factor.hi() / range.factor.lo()).ln() > 0.5);
    }
}

#[expect(clippy::cast_possible_truncation, reason = "some hundred hours")]
fn num(hours: f64) -> i64 {
    (hours * 3_600_000.0).round() as i64
}
