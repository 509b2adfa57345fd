//! How far a threshold moves when one stage is left out.

use stadion_types::Bounds;

use super::super::step_test::Points;
use super::super::threshold::{Method, ThresholdRules, locate};

/// The span of a threshold over the tests with one stage less, in the unit of the test.
///
/// `None` where the method finds none in any of them; those in which it finds none do not count.
pub(super) fn leave_one_out(
    points: &Points,
    resting: Option<f64>,
    method: Method,
    rules: &ThresholdRules,
) -> Option<Bounds<f64>> {
    (0..points.lactates.len())
        .filter_map(|left_out| {
            let mut rest = points.clone();
            rest.intensities.remove(left_out);
            rest.lactates.remove(left_out);
            locate(&rest, resting, method, rules).ok()
        })
        .filter_map(|found| Bounds::new(found.intensity, found.intensity).ok())
        .reduce(|span, place| span.hull(&place))
}
