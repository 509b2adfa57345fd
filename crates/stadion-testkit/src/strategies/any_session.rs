//! Sessions of any shape, also such as no text would give.

use core::time::Duration;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use stadion_sessions::{
    Activity, Amount, Block, DECLARED_LABELS, Declared, DistanceUnit, Effort, Joint, Mode,
    PercentOf, PlanLine, Relation, Rep, RestAmount, RestRule, Scope, Seconds, Section, Session,
    SessionParts, Span, SplitRow, Target, TargetRule, Work,
};
use stadion_types::{Bounds, Distance, Lactate, Power, Rpe, Speed, SplitTime};

fn one_of<T: Copy + core::fmt::Debug + 'static>(all: &'static [T]) -> BoxedStrategy<T> {
    proptest::sample::select(all).boxed()
}

fn meters(value: f64) -> Distance {
    Distance::from_meters(value).unwrap()
}

fn range(values: impl Strategy<Value = f64> + Clone) -> impl Strategy<Value = (f64, f64)> + Clone {
    prop_oneof![
        2 => values.clone().prop_map(|v| (v, v)),
        1 => (values.clone(), values).prop_map(|(a, b)| (a.min(b), a.max(b))),
    ]
}

/// Written numbers and numbers with many digits.
fn length() -> impl Strategy<Value = f64> + Clone {
    prop_oneof![
        4 => (1_u32..40).prop_map(|n| f64::from(n) * 50.0),
        1 => (0_u32..3000).prop_map(f64::from),
        1 => (1_u32..400).prop_map(|n| f64::from(n) / 10.0 * 1609.344),
        1 => 0.0..5000.0_f64,
    ]
}

fn way() -> impl Strategy<Value = Bounds<Distance>> + Clone {
    range(length()).prop_map(|(a, b)| Bounds::between(meters(a), meters(b)))
}

fn seconds() -> impl Strategy<Value = Seconds> + Clone {
    prop_oneof![
        4 => (1_u64..40).prop_map(|n| Duration::from_secs(n * 15)),
        2 => (0_u64..600).prop_map(Duration::from_secs),
        1 => (0_u64..600_000_000_000).prop_map(Duration::from_nanos),
    ]
    .prop_map(Seconds)
}

fn time() -> impl Strategy<Value = Bounds<Seconds>> + Clone {
    prop_oneof![
        2 => seconds().prop_map(Bounds::exactly),
        1 => (seconds(), seconds()).prop_map(|(a, b)| Bounds::between(a, b)),
    ]
}

fn counts() -> impl Strategy<Value = Bounds<u32>> + Clone {
    prop_oneof![
        3 => (0_u32..5).prop_map(Bounds::exactly),
        1 => (1_u32..3, 3_u32..5).prop_map(|(a, b)| Bounds::between(a, b)),
    ]
}

fn amount() -> impl Strategy<Value = Amount> + Clone {
    prop_oneof![
        4 => (way(), one_of(DistanceUnit::ALL)).prop_map(|(range, unit)| Amount::Distance { range, unit }),
        2 => time().prop_map(Amount::Time),
        1 => counts().prop_map(Amount::Lifts),
        1 => Just(Amount::Open),
    ]
}

/// Words that could stand in a text, and text that could not.
fn name() -> impl Strategy<Value = String> + Clone {
    prop_oneof![
        Just("ladder".to_owned()),
        Just("race pace".to_owned()),
        "[a-z]{1,8}",
        "\\PC{0,12}",
        any::<String>(),
    ]
}

fn float() -> impl Strategy<Value = f64> + Clone {
    prop_oneof![
        3 => (0_u32..200).prop_map(f64::from),
        1 => (-200_i32..200).prop_map(|n| f64::from(n) / 8.0),
        1 => any::<f64>().prop_filter("a number", |v| v.is_finite()),
        1 => Just(f64::INFINITY),
    ]
}

fn floats() -> impl Strategy<Value = Bounds<f64>> + Clone {
    range(float()).prop_map(|(a, b)| Bounds::new(a, b).unwrap())
}

fn speed() -> impl Strategy<Value = Bounds<Speed>> + Clone {
    let pace = (150_u32..700).prop_map(|s| 1000.0 / f64::from(s));
    let lap = (500_u32..990).prop_map(|s| 400.0 / (f64::from(s) / 10.0));
    range(prop_oneof![pace, lap, 0.0..12.0_f64]).prop_map(|(a, b)| {
        let end = |v| Speed::from_meters_per_second(v).unwrap();
        Bounds::between(end(a), end(b))
    })
}

fn target() -> impl Strategy<Value = Target> + Clone {
    let race = || {
        let races = vec![800.0, 1500.0, 1609.344, 3000.0, 5000.0, 10_000.0, 21_097.5, 42_195.0];
        prop_oneof![
            4 => proptest::sample::select(races).prop_map(|m| Bounds::exactly(meters(m))),
            1 => way(),
        ]
    };
    prop_oneof![
        speed().prop_map(Target::Speed),
        time().prop_map(Target::Time),
        (race(), one_of(Relation::ALL))
            .prop_map(|(distance, relation)| Target::RacePace { distance, relation }),
        (race(), floats()).prop_map(|(distance, seconds_per_km)| Target::RacePaceOffset {
            distance,
            seconds_per_km
        }),
        (floats(), one_of(PercentOf::ALL)).prop_map(|(range, of)| Target::Percent { range, of }),
        range(0.0..20.0_f64).prop_map(|(a, b)| {
            let end = |v| Lactate::from_millimoles_per_liter(v).unwrap();
            Target::Lactate(Bounds::between(end(a), end(b)))
        }),
        range((0_u32..900).prop_map(f64::from)).prop_map(|(a, b)| {
            let end = |v| Power::from_watts(v).unwrap();
            Target::Power(Bounds::between(end(a), end(b)))
        }),
        floats().prop_map(Target::Rpe),
        name().prop_map(Target::Named),
    ]
}

fn rep() -> impl Strategy<Value = Work> + Clone {
    (
        amount(),
        option::weighted(0.3, one_of(Effort::ALL)),
        prop_oneof![4 => Just(Activity::Main), 1 => one_of(Activity::ALL)],
        prop_oneof![3 => Just(Vec::new()), 1 => vec(target(), 1..3)],
    )
        .prop_map(|(amount, effort, activity, targets)| {
            Work::Rep(Rep { amount, effort, activity, targets, span: Span::default() })
        })
}

fn rest_amount() -> impl Strategy<Value = RestAmount> + Clone {
    let leaf = prop_oneof![
        3 => time().prop_map(RestAmount::Time),
        1 => way().prop_map(RestAmount::Distance),
        1 => (way(), time()).prop_map(|(distance, time)| RestAmount::DistanceIn { distance, time }),
        1 => (way(), time()).prop_map(|(distance, time)| RestAmount::Either { distance, time }),
        1 => time().prop_map(RestAmount::SendOff),
        1 => Just(RestAmount::SameAsRep),
        1 => Just(RestAmount::Open),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| vec(inner, 0..4).prop_map(RestAmount::Cycle))
}

fn scope() -> impl Strategy<Value = Scope> + Clone {
    let one = || length().prop_map(meters);
    prop_oneof![
        3 => Just(Scope::EachGap),
        1 => Just(Scope::BetweenReps),
        1 => Just(Scope::WithinSets),
        1 => Just(Scope::BetweenSets),
        1 => vec(one(), 0..4).prop_map(Scope::AfterDistance),
        1 => name().prop_map(Scope::InBlock),
        1 => name().prop_map(Scope::BeforeBlock),
        1 => (one(), one()).prop_map(|(a, b)| Scope::BetweenDistances(a, b)),
        1 => vec(1..30_u32, 0..4).prop_map(Scope::AfterNth),
        1 => Just(Scope::AfterLast),
    ]
}

fn rule() -> impl Strategy<Value = RestRule> + Clone {
    (rest_amount(), option::weighted(0.4, one_of(Mode::ALL)), scope(), any::<bool>()).prop_map(
        |(amount, mode, scope, full)| RestRule { amount, mode, scope, full, span: Span::default() },
    )
}

fn joint() -> impl Strategy<Value = Joint> + Clone {
    prop_oneof![Just(Joint::Blocks), Just(Joint::List)]
}

fn work() -> impl Strategy<Value = Work> + Clone {
    let leaf = prop_oneof![6 => rep(), 1 => rule().prop_map(Work::Pause)];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            (joint(), vec(inner.clone(), 0..4))
                .prop_map(|(joint, parts)| Work::Seq { joint, parts }),
            (counts(), inner.clone())
                .prop_map(|(count, body)| Work::Repeat { count, body: Box::new(body) }),
            vec(inner.clone(), 0..3).prop_map(Work::Choice),
            (inner, vec(rule(), 0..3))
                .prop_map(|(body, rests)| Work::With { body: Box::new(body), rests }),
        ]
    })
}

fn split() -> impl Strategy<Value = SplitTime> {
    (0_u64..20_000_000, 0_u8..4)
        .prop_map(|(ms, decimals)| SplitTime::from_duration(Duration::from_millis(ms), decimals))
}

fn row() -> impl Strategy<Value = SplitRow> {
    (
        option::of(length().prop_map(meters)),
        option::of(0_u32..5),
        option::of(name()),
        vec(split(), 0..6),
        vec(0_usize..9, 0..3),
    )
        .prop_map(|(distance, set, block, times, missed)| SplitRow {
            distance,
            set,
            block,
            times,
            missed,
            span: Span::default(),
        })
}

fn aims() -> impl Strategy<Value = TargetRule> {
    (vec(target(), 0..3), any::<bool>(), option::of(length().prop_map(meters)), any::<bool>())
        .prop_map(|(targets, told, distance, last)| TargetRule {
            targets,
            told,
            distance,
            last,
            span: Span::default(),
        })
}

fn plan() -> impl Strategy<Value = PlanLine> {
    (counts(), counts()).prop_map(|(sessions, days)| PlanLine {
        sessions,
        days,
        span: Span::default(),
    })
}

fn rpe() -> impl Strategy<Value = Rpe> {
    prop_oneof![
        (0_u32..=20).prop_map(|n| Rpe::from_cr10(f64::from(n) / 2.0).unwrap()),
        (12_u32..=40).prop_map(|n| Rpe::from_borg(f64::from(n) / 2.0).unwrap()),
    ]
}

/// Any session at all: trees of every shape with odd numbers and names, also such as no text would give.
pub fn session() -> impl Strategy<Value = Session> {
    let block = (one_of(Section::ALL), work()).prop_map(|(section, work)| Block {
        section,
        work,
        span: Span::default(),
    });
    let called = proptest::sample::select(DECLARED_LABELS)
        .prop_map(|label| Declared { label, span: Span::default() });
    (
        vec(block, 1..4),
        vec(rule(), 0..3),
        vec(aims(), 0..2),
        vec(row(), 0..2),
        vec(plan(), 0..2),
        vec(called, 0..2),
        option::weighted(0.2, rpe()),
        [0.1; 3].map(proptest::bool::weighted),
    )
        .prop_map(
            |(
                blocks,
                recoveries,
                targets,
                results,
                plans,
                declared,
                rpe,
                [open, rest_open, continuous],
            )| {
                Session::from_parts(SessionParts {
                    lines: Vec::new(),
                    blocks,
                    recoveries,
                    targets,
                    results,
                    plans,
                    declared,
                    rpe,
                    open,
                    rest_open,
                    continuous,
                })
                .unwrap()
            },
        )
}
