use stadion_sessions::{PlateauCriteria, TestResult, plateau};

use super::*;

#[test]
fn breakthroughs() {
    let tests = |values: &[f64]| -> Vec<TestResult> {
        (0_u32..).zip(values).map(|(n, &value)| TestResult { day: day(5 * n), value }).collect()
    };
    let still =
        plateau(&tests(&[4.71, 4.72, 4.71, 4.72, 4.71, 4.72]), 0.03, &PlateauCriteria::default());
    let rising =
        plateau(&tests(&[4.5, 4.6, 4.7, 4.8, 4.9, 5.0]), 0.03, &PlateauCriteria::default());
    let (still, rising) = (still.unwrap(), rising.unwrap());
    let base = base_on(day(91));
    let poor = base_on(day(101));
    assert!(base.consistent && !poor.consistent);
    let good = BreakthroughSigns {
        plateau: Some(&still),
        base: Some(&base),
        rested: Some(true),
        ..BreakthroughSigns::default()
    };
    let ago = |n: u64| Some(day(60) - Days::new(n));
    let cases = [
        (good, BreakthroughVerdict::Planned, "breakthrough-plateau"),
        (
            BreakthroughSigns { rested: Some(false), ..good },
            BreakthroughVerdict::Planned,
            "breakthrough-plateau",
        ),
        (
            BreakthroughSigns { plateau: Some(&rising), ..good },
            BreakthroughVerdict::Refused,
            "breakthrough-no-plateau",
        ),
        (
            BreakthroughSigns { plateau: None, ..good },
            BreakthroughVerdict::Refused,
            "breakthrough-plateau-unknown",
        ),
        (
            BreakthroughSigns { plateau: None, green_light: Some(true), ..good },
            BreakthroughVerdict::Spontaneous,
            "breakthrough-green-light",
        ),
        (
            BreakthroughSigns { plateau: None, green_light: Some(true), rested: None, ..good },
            BreakthroughVerdict::Refused,
            "breakthrough-plateau-unknown",
        ),
        (
            BreakthroughSigns { base: Some(&poor), green_light: Some(true), ..good },
            BreakthroughVerdict::Refused,
            "breakthrough-base-poor",
        ),
        (
            BreakthroughSigns { base: None, ..good },
            BreakthroughVerdict::Refused,
            "breakthrough-base-unknown",
        ),
        (
            BreakthroughSigns { unwell: Some(true), ..good },
            BreakthroughVerdict::Refused,
            "breakthrough-unwell",
        ),
        (
            BreakthroughSigns { last: ago(27), ..good },
            BreakthroughVerdict::Refused,
            "breakthrough-too-soon",
        ),
        (
            BreakthroughSigns { last: ago(28), ..good },
            BreakthroughVerdict::Planned,
            "breakthrough-plateau",
        ),
    ];
    for (signs, verdict, code) in cases {
        let proposal = crate::BreakthroughRule::default().propose(day(60), &signs);
        assert_eq!((proposal.verdict, proposal.reasons[0].code()), (verdict, code), "{signs:?}");
    }
}

/// The base of somebody who ran on every other day for thirteen weeks, and not since.
fn base_on(day_of: NaiveDate) -> stadion_sessions::Base {
    use stadion_sessions::{BaseCriteria, History, PastSession};
    let mut history = History::beginning(day(0));
    for n in 0..46 {
        let run = PastSession::new(format!("run-{n}"), day(2 * n), stadion_types::Sport::Running);
        history.push(run).unwrap();
    }
    history.base(day_of, &BaseCriteria::default()).unwrap()
}
