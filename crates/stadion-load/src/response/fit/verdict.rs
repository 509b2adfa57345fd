//! Whether the tests tell the constants, and why not.

use stadion_types::{
    ConstantRange, ConstantSlots, Finding, Reason, ReasonCode, Severity, TakesConstants,
};

use super::columns::{add, count, dot};
use super::descent::Found;
use super::least_squares::LeastSquares;
use super::profile::Asked;
use super::result::FittedParameter;
use super::shape::Shape;
use super::solver::Solver;
use crate::sources::STADION;

/// Tests for each constant below which a verdict of identifiable is not given.
pub(crate) const TESTS_FOR_EACH: f64 = 3.0;
/// Time constants of fitness and fatigue closer than by this factor have merged.
pub(crate) const MERGED: f64 = 1.25;
/// Share of fitness and fatigue that is left of them in the performances below which they cancel.
pub(crate) const CANCELLED: f64 = 0.1;

/// A gain that moves performance by less than this share of its spread is none.
const NOTHING: f64 = 1e-9;

const TOO_FEW: ReasonCode = ReasonCode {
    code: "response-too-few-tests",
    text: "{tests} tests for {estimated} constants; {needed} are wanted",
};
const MERGE: ReasonCode = ReasonCode {
    code: "response-constants-merge",
    text: "{slow} of {slow_days} and {fast} of {fast_days} days differ too little to be two",
};
const KEPT_APART: ReasonCode = ReasonCode {
    code: "response-kept-apart",
    text: "nothing but the factor {factor} that was asked for keeps {slow} of {slow_days} and {fast} of {fast_days} days apart",
};
const CANCEL: ReasonCode = ReasonCode {
    code: "response-gains-cancel",
    text: "fitness and fatigue cancel: {left} % of them is left in the performances",
};
const AT_BOUND: ReasonCode = ReasonCode {
    code: "response-at-bound",
    text: "{parameter} is at the end of its range, {value}",
};
const FLAT: ReasonCode = ReasonCode {
    code: "response-flat-profile",
    text: "the tests do not bound {parameter}: its interval reaches from {lo} to {hi}, the end of what was searched",
};
const NO_GAIN: ReasonCode = ReasonCode {
    code: "response-no-gain",
    text: "{parameter} is 0, so its time constant means nothing",
};
const UNSETTLED: ReasonCode =
    ReasonCode { code: "response-not-settled", text: "the search did not come to rest" };

pub(crate) const REASONS: [ReasonCode; 8] =
    [TOO_FEW, MERGE, KEPT_APART, CANCEL, AT_BOUND, FLAT, NO_GAIN, UNSETTLED];

fn finding(reason: Reason) -> Finding {
    Finding::new(reason, Severity::Notice, STADION.id)
}

/// From when on a fit is held not to tell its constants.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct VerdictLimits {
    /// Tests that each estimated constant needs.
    pub tests_for_each: f64,
    /// Time constants closer than by this factor have run into one another.
    pub merged: f64,
    /// Share of fitness and fatigue below which what is left of them is too little.
    pub cancelled: f64,
}

impl Default for VerdictLimits {
    fn default() -> Self {
        Self { tests_for_each: TESTS_FOR_EACH, merged: MERGED, cancelled: CANCELLED }
    }
}

impl TakesConstants for VerdictLimits {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        let least_one = ConstantRange::Between(1.0, f64::MAX);
        let tests = &mut self.tests_for_each;
        slots.number("response.tests-for-each", tests, ConstantRange::NotNegative);
        slots.number("response.merged", &mut self.merged, least_one);
        slots.number("response.cancelled", &mut self.cancelled, ConstantRange::Share);
    }
}

/// What speaks against the constants; empty if nothing does.
pub(super) fn verdict<S: Shape>(
    limits: &VerdictLimits,
    solver: &mut Solver<S>,
    found: &Found,
    tests: usize,
    parameters: &[FittedParameter],
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let estimated = parameters.iter().filter(|p| p.interval.is_some()).count();
    let needed = limits.tests_for_each * count(estimated);
    if count(tests) < needed {
        let reason = Reason::new(TOO_FEW)
            .with("tests", count(tests))
            .with("estimated", count(estimated))
            .with("needed", needed);
        findings.push(finding(reason).measured(count(tests)).against(needed));
    }
    let days = |constant: usize| found.logarithms[constant].exp();
    for &[slow, fast] in S::SLOWER {
        let free = !(solver.space.is_held(slow) && solver.space.is_held(fast));
        let ratio = days(slow) / days(fast);
        let code = if ratio < limits.merged { MERGE } else { KEPT_APART };
        if free && (ratio < limits.merged || ratio.ln() - solver.space.apart < 1e-9) {
            let mut reason = Reason::new(code)
                .with("slow", S::CONSTANTS[slow])
                .with("slow_days", days(slow))
                .with("fast", S::CONSTANTS[fast])
                .with("fast_days", days(fast));
            if code == KEPT_APART {
                reason = reason.with("factor", ratio);
            }
            let limit = if code == MERGE { limits.merged } else { ratio };
            findings.push(finding(reason).measured(ratio).against(limit));
        }
    }
    if let Some(left) = left_of_both(solver, found) {
        if left < limits.cancelled {
            let reason = Reason::new(CANCEL).with("left", 100.0 * left);
            findings.push(finding(reason).measured(left).against(limits.cancelled));
        }
    }
    solver.objective.at::<S>(&found.logarithms);
    for parameter in parameters {
        findings.extend(of_parameter(solver, found, parameter));
    }
    if !found.settled {
        findings.push(finding(Reason::new(UNSETTLED)));
    }
    findings
}

fn of_parameter<S: Shape>(
    solver: &Solver<S>,
    found: &Found,
    parameter: &FittedParameter,
) -> Option<Finding> {
    let interval = parameter.interval.as_ref()?;
    let name = parameter.name.to_string();
    if let Some(constant) = S::CONSTANTS.iter().position(|c| *c == name) {
        let (lo, hi) = (solver.space.least[constant], solver.space.most[constant]);
        let at = found.logarithms[constant];
        if at - lo < 1e-9 || hi - at < 1e-9 {
            let reason =
                Reason::new(AT_BOUND).with("parameter", name).with("value", parameter.value);
            return Some(finding(reason).measured(parameter.value));
        }
    }
    let asked = LeastSquares::<S>::asked(solver.objective.doses.len());
    if let Some((_, Asked::Gain(gain))) = asked.iter().find(|(known, _)| *known == name) {
        let column = solver.objective.columns().value(*gain);
        let moved = parameter.value * dot(column, column).sqrt();
        let target = solver.objective.target();
        if moved <= NOTHING * dot(target, target).sqrt() {
            return Some(finding(Reason::new(NO_GAIN).with("parameter", name)));
        }
    }
    if parameter.open_below || parameter.open_above {
        let reason = Reason::new(FLAT)
            .with("parameter", name)
            .with("lo", interval.lo())
            .with("hi", interval.hi());
        return Some(finding(reason).measured(parameter.value));
    }
    None
}

/// Spread of performance over the spread of fitness and fatigue together.
fn left_of_both<S: Shape>(solver: &mut Solver<S>, found: &Found) -> Option<f64> {
    let inputs = solver.objective.doses.len();
    if S::GAINS.len() < 2 {
        return None;
    }
    solver.objective.at::<S>(&found.logarithms);
    let columns = solver.objective.columns();
    let block = |block: usize| {
        let mut sum = vec![0.0; columns.tests];
        for gain in block * inputs..(block + 1) * inputs {
            add(&mut sum, found.place.gains[gain], columns.value(gain));
        }
        sum
    };
    let (fitness, fatigue) = (block(0), block(1));
    let length = |a: &[f64]| dot(a, a).sqrt();
    let both = length(&fitness) + length(&fatigue);
    let mut net = fitness;
    add(&mut net, 1.0, &fatigue);
    (both > 0.0).then(|| length(&net) / both)
}
