//! A last stage that was not completed.

use stadion_types::StepTestWarning;

use super::rows::Row;

/// A step that is smaller than the one before by at least this part of what the length is smaller counts as
/// scaled; rows scaled by hand are rounded, 16 for 16.7.
const SCALED_TOLERANCE: f64 = 0.25;

/// Takes a short last stage for one that was not completed.
pub(super) fn infer_completed(rows: &mut [Row], warnings: &mut Vec<StepTestWarning>) {
    let [.., first, before, last] = rows else { return };
    if last.stage.completed < 1.0 {
        return;
    }
    let (Some(full), Some(short)) = (before.stage.duration, last.stage.duration) else { return };
    if short >= full {
        return;
    }
    let completed = short.as_secs_f64() / full.as_secs_f64();
    let step = last.stage.intensity - before.stage.intensity;
    let usual = before.stage.intensity - first.stage.intensity;
    let scaled = (step / usual - completed).abs() < SCALED_TOLERANCE * (1.0 - completed);
    if scaled {
        warnings.push(StepTestWarning::LastStageScaled { line: last.line });
    } else {
        warnings.push(StepTestWarning::LastStageShort { line: last.line, completed });
        last.stage = last.stage.with_completed(completed);
    }
}
