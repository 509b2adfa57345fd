//! Speed between samples, from distance where there is one.

use stadion_physiology::{GradeRule, GradeSeriesError};
use stadion_types::{PausedTime, Recording, Speed};

/// Speed over the step that begins at each sample, m/s: from the distance where the recording has one,
/// else the recorded speed.
///
/// Speed from distance is the mean over the step, so it does not depend on how often a device writes.
pub(crate) fn speeds(recording: &Recording) -> Option<Vec<Option<f64>>> {
    let Some(distance) = recording.distance_m() else {
        let valid = |v: Option<f64>| v.filter(|v| Speed::from_meters_per_second(*v).is_ok());
        return Some(recording.speed()?.iter().map(valid).collect());
    };
    let time_s = recording.time_s();
    let paused = PausedTime::new(recording.pauses());
    let mut speeds = vec![None; time_s.len()];
    let mut last: Option<(usize, f64, f64)> = None;
    for (index, (&time, way)) in time_s.iter().zip(distance.iter()).enumerate() {
        let Some(way) = way else { continue };
        if let Some((from, from_s, from_m)) = last {
            let moving = time - from_s - paused.seconds(from_s, time);
            let speed = Speed::from_meters_per_second((way - from_m) / moving).ok();
            if let (Some(slot), true) = (speeds.get_mut(from), moving > 0.0) {
                *slot = speed.map(Speed::meters_per_second);
            }
        }
        last = Some((index, time, way));
    }
    Some(speeds)
}

/// Mean grade over the step that begins at each sample and ends at the next one with a distance.
pub(super) fn grades(
    recording: &Recording,
    rule: &GradeRule,
) -> Result<Vec<Option<f64>>, GradeSeriesError> {
    let series = rule.of_recording(recording)?;
    let distance = recording.distance_m().ok_or(GradeSeriesError::NoDistance)?;
    let mut grades = vec![None; series.grades.len()];
    let mut last: Option<usize> = None;
    for (index, _) in distance.iter().enumerate().filter(|(_, way)| way.is_some()) {
        if let Some(from) = last {
            let mean = series.at(from).zip(series.at(index)).map(|(a, b)| 0.5 * (a + b));
            if let Some(slot) = grades.get_mut(from) {
                *slot = mean;
            }
        }
        last = Some(index);
    }
    Ok(grades)
}
