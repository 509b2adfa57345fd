//! Sessions as coaches' texts give them: round numbers, few targets, rests in their places.

use core::time::Duration;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use stadion_sessions::{
    Activity, Amount, Block, DistanceUnit, Effort, Joint, Mode, PercentOf, Relation, Rep,
    RestAmount, RestRule, Scope, Seconds, Section, Session, SessionParts, Span, Target, Work,
};
use stadion_types::{Bounds, Distance, Lactate, Power, Speed};

fn meters(value: f64) -> Distance {
    Distance::from_meters(value).unwrap()
}

fn seconds(value: u64) -> Seconds {
    Seconds(Duration::from_secs(value))
}

fn time() -> impl Strategy<Value = Bounds<Seconds>> + Clone {
    prop_oneof![
        3 => (2_u64..=12).prop_map(|n| Bounds::exactly(seconds(n * 15))),
        2 => (1_u64..=20).prop_map(|n| Bounds::exactly(seconds(n * 60))),
        1 => (1_u64..4, 4_u64..7).prop_map(|(a, b)| Bounds::between(seconds(a * 60), seconds(b * 60))),
        1 => (4_u64..8, 1_u64..5).prop_map(|(a, b)| Bounds::between(seconds(a * 10), seconds((a + b) * 10))),
    ]
}

fn amount() -> impl Strategy<Value = Amount> + Clone {
    let far = |value: f64, unit: DistanceUnit| Amount::Distance {
        range: Bounds::exactly(meters(value * unit.meters())),
        unit,
    };
    prop_oneof![
        6 => (1_u32..=40).prop_map(move |n| far(f64::from(n * 50), DistanceUnit::Meter)),
        2 => (1_u32..=10).prop_map(move |n| far(f64::from(n), DistanceUnit::Kilometer)),
        1 => (1_u32..=3).prop_map(move |n| far(f64::from(n), DistanceUnit::Mile)),
        1 => (1_u32..=8).prop_map(move |n| far(f64::from(n * 25), DistanceUnit::Yard)),
        3 => time().prop_map(Amount::Time),
        1 => (3_u32..=15).prop_map(|n| Amount::Lifts(Bounds::exactly(n))),
    ]
}

fn target() -> BoxedStrategy<Target> {
    let percent = |of: PercentOf| {
        (50_u32..=110).prop_map(move |p| Target::Percent {
            range: Bounds::new(f64::from(p), f64::from(p)).unwrap(),
            of,
        })
    };
    let races = [800.0, 1500.0, 1609.344, 3000.0, 5000.0, 10_000.0, 21_097.5, 42_195.0];
    let race = proptest::sample::select(Vec::from(races));
    let speed = |meters: f64, seconds: f64| {
        Target::Speed(Bounds::exactly(Speed::from_meters_per_second(meters / seconds).unwrap()))
    };
    prop_oneof![
        proptest::sample::select(PercentOf::ALL).prop_flat_map(percent),
        (race.clone(), proptest::sample::select(Relation::ALL)).prop_map(|(m, relation)| {
            Target::RacePace { distance: Bounds::exactly(meters(m)), relation }
        }),
        (race, -5_i32..=5).prop_map(|(m, s)| Target::RacePaceOffset {
            distance: Bounds::exactly(meters(m)),
            seconds_per_km: Bounds::new(f64::from(s), f64::from(s)).unwrap(),
        }),
        (150_u32..400).prop_map(move |s| speed(1000.0, f64::from(s))),
        (240_u32..600).prop_map(move |s| speed(1609.344, f64::from(s))),
        (500_u32..990).prop_map(move |s| speed(400.0, f64::from(s) / 10.0)),
        (1_u32..=9).prop_map(|n| Target::Rpe(Bounds::new(f64::from(n), f64::from(n)).unwrap())),
        (100_u32..=400).prop_map(|w| {
            Target::Power(Bounds::exactly(Power::from_watts(f64::from(w)).unwrap()))
        }),
        Just(Target::Lactate(Bounds::between(
            Lactate::from_millimoles_per_liter(2.5).unwrap(),
            Lactate::from_millimoles_per_liter(3.5).unwrap(),
        ))),
        time().prop_map(Target::Time),
        prop_oneof![Just("zone 4"), Just("race pace"), Just("z3")]
            .prop_map(|n| Target::Named(n.to_owned())),
    ]
    .boxed()
}

fn rep() -> BoxedStrategy<Work> {
    (
        amount(),
        option::weighted(0.25, proptest::sample::select(Effort::ALL)),
        prop_oneof![6 => Just(Activity::Main), 1 => proptest::sample::select(Activity::ALL)],
        prop_oneof![3 => Just(Vec::new()), 1 => vec(target(), 1..2)],
    )
        .prop_map(|(amount, effort, activity, targets)| {
            let lifts = matches!(amount, Amount::Lifts(_));
            let activity = if lifts { Activity::Lift } else { activity };
            Work::Rep(Rep { amount, effort, activity, targets, span: Span::default() })
        })
        .boxed()
}

fn rule() -> BoxedStrategy<RestRule> {
    let far = (1_u32..=4).prop_map(|n| Bounds::exactly(meters(f64::from(n * 100))));
    let amount = prop_oneof![
        5 => time().prop_map(RestAmount::Time),
        1 => far.clone().prop_map(RestAmount::Distance),
        1 => (far.clone(), time()).prop_map(|(distance, time)| RestAmount::DistanceIn { distance, time }),
        1 => (far, time()).prop_map(|(distance, time)| RestAmount::Either { distance, time }),
        1 => (2_u64..6).prop_map(|m| RestAmount::SendOff(Bounds::exactly(seconds(m * 60)))),
        1 => vec(time().prop_map(RestAmount::Time), 2..4).prop_map(RestAmount::Cycle),
        1 => Just(RestAmount::SameAsRep),
        1 => Just(RestAmount::Open),
    ];
    let scope = prop_oneof![
        4 => Just(Scope::EachGap),
        2 => Just(Scope::BetweenReps),
        1 => Just(Scope::WithinSets),
        2 => Just(Scope::BetweenSets),
        1 => Just(Scope::AfterDistance(vec![meters(400.0)])),
        1 => Just(Scope::InBlock("ladder".to_owned())),
        1 => Just(Scope::BeforeBlock("tempo".to_owned())),
        1 => Just(Scope::BetweenDistances(meters(300.0), meters(150.0))),
        1 => Just(Scope::AfterNth(vec![2])),
        1 => Just(Scope::AfterLast),
    ];
    let mode = option::weighted(0.3, proptest::sample::select(Mode::ALL));
    (amount, mode, scope, proptest::bool::weighted(0.15))
        .prop_map(|(amount, mode, scope, full)| RestRule {
            amount,
            mode,
            scope,
            full,
            span: Span::default(),
        })
        .boxed()
}

fn counts() -> impl Strategy<Value = Bounds<u32>> + Clone {
    prop_oneof![
        4 => (2_u32..=6).prop_map(Bounds::exactly),
        1 => (2_u32..4, 4_u32..6).prop_map(|(a, b)| Bounds::between(a, b)),
    ]
}

fn repeat(body: BoxedStrategy<Work>) -> BoxedStrategy<Work> {
    (counts(), body).prop_map(|(count, body)| Work::Repeat { count, body: Box::new(body) }).boxed()
}

fn with(body: BoxedStrategy<Work>) -> BoxedStrategy<Work> {
    (body, vec(rule(), 1..3))
        .prop_map(|(body, rests)| Work::With { body: Box::new(body), rests })
        .boxed()
}

fn seq(joint: Joint, part: BoxedStrategy<Work>) -> BoxedStrategy<Work> {
    vec(part, 2..5).prop_map(move |parts| Work::Seq { joint, parts }).boxed()
}

fn list() -> BoxedStrategy<Work> {
    let item = prop_oneof![4 => rep(), 2 => repeat(rep()), 1 => with(rep()), 1 => repeat(seq(Joint::List, rep()))];
    seq(Joint::List, item.boxed())
}

fn block() -> BoxedStrategy<Work> {
    let plain = prop_oneof![
        2 => rep(),
        4 => repeat(rep()),
        2 => list(),
        2 => repeat(repeat(rep())),
        2 => repeat(list()),
        1 => vec(prop_oneof![rep(), repeat(rep())], 2..3).prop_map(Work::Choice).boxed(),
    ];
    let plain = plain.boxed();
    prop_oneof![3 => plain.clone(), 2 => with(plain)].boxed()
}

/// A session as a coach writes it: one to three blocks of round numbers, and perhaps a recovery line.
pub fn written_session() -> impl Strategy<Value = Session> {
    let work = prop_oneof![3 => block().boxed(), 1 => seq(Joint::Blocks, block()).boxed()];
    let section = prop_oneof![
        4 => Just(Section::Main), 1 => Just(Section::WarmUp), 1 => Just(Section::CoolDown),
    ];
    let block =
        (section, work).prop_map(|(section, work)| Block { section, work, span: Span::default() });
    (
        prop_oneof![3 => vec(block.clone(), 1..2), 1 => vec(block, 2..4)],
        prop_oneof![1 => Just(Vec::new()), 1 => vec(rule(), 1..3)],
    )
        .prop_map(|(blocks, recoveries)| {
            Session::from_parts(SessionParts { blocks, recoveries, ..SessionParts::default() })
                .unwrap()
        })
}
