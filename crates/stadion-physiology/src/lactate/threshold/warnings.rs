//! What to know about a threshold that was found.

use super::super::curve::{CurveFit, LactateCurve};
use super::super::step_test::{IncompleteStage, Points, Stage, StepTest};
use super::located::{Located, TOLERANCE};
use super::method::Method;
use super::rules::ThresholdRules;
use super::status::ThresholdWarning;

pub(super) fn warnings(
    test: &StepTest,
    points: &Points,
    method: Method,
    rules: &ThresholdRules,
    found: &Located,
    curve: Option<&(LactateCurve, usize)>,
) -> Vec<ThresholdWarning> {
    let unfinished = |stage: &Stage| stage.completed < 1.0;
    let last = test.stages().last();
    let dropped = rules.incomplete == IncompleteStage::Drop && last.is_some_and(unfinished);
    let scaled = rules.incomplete == IncompleteStage::ScaleByTime
        && last.is_some_and(|stage| unfinished(stage) && stage.lactate.is_some());
    let silent = !dropped && last.is_some_and(|stage| stage.lactate.is_none());
    let plateau =
        matches!(points.lactates.as_slice(), [.., before, last] if *last <= before + TOLERANCE);
    [
        (curve.is_some_and(|(curve, _)| falls(curve)), ThresholdWarning::NotMonotone),
        (found.crossings.is_some_and(|count| count > 1), ThresholdWarning::SeveralCrossings),
        (
            curve.is_some_and(|(curve, points)| few(curve.kind(), *points)),
            ThresholdWarning::FewStagesPerParameter,
        ),
        (method.has_chord(), ThresholdWarning::EndPointDependent),
        (silent, ThresholdWarning::LastStageWithoutLactate),
        (scaled, ThresholdWarning::IncompleteStageScaled),
        (plateau, ThresholdWarning::LactatePlateau),
        (found.at_edge, ThresholdWarning::BreakpointAtEdge),
        (found.slopes_not_increasing, ThresholdWarning::SlopesNotIncreasing),
    ]
    .into_iter()
    .filter_map(|(applies, warning)| applies.then_some(warning))
    .collect()
}

/// Whether a fit of this kind has less than two points more than parameters.
///
/// What a least squares fit needs is one more than its parameters.
fn few(kind: CurveFit, points: usize) -> bool {
    match kind {
        CurveFit::Pchip | CurveFit::Linear => false,
        _ => points <= kind.needed_stages(),
    }
}

/// Whether the curve falls anywhere, as seen on a grid finer than any bend that matters.
fn falls(curve: &LactateCurve) -> bool {
    const STEPS: u32 = 256;
    let (start, end) = curve.domain();
    let step = (end - start) / f64::from(STEPS);
    let mut before = curve.value(start);
    (1..=STEPS).any(|i| {
        let value = curve.value(step.mul_add(f64::from(i), start));
        let falls = value < before - TOLERANCE;
        before = value;
        falls
    })
}
