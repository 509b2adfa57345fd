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
    let (mut last, mut speed): (Option<(usize, f64, f64)>, _) = (None, None);
    let mut set = |index: usize, speed| {
        if let Some(slot) = speeds.get_mut(index) {
            *slot = speed;
        }
    };
    for (index, (&time, way)) in time_s.iter().zip(distance.iter()).enumerate() {
        let Some(way) = way else { continue };
        if let Some((from, from_s, from_m)) = last {
            let moving = time - from_s - paused.seconds(from_s, time);
            let over = Speed::from_meters_per_second((way - from_m) / moving).ok();
            speed = over.filter(|_| moving > 0.0).map(Speed::meters_per_second);
            set(from, speed);
        }
        last = Some((index, time, way));
    }
    // The last sample stands as long as the step before it, and for the same speed.
    if let Some((index, ..)) = last {
        set(index, speed);
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
    let (mut last, mut grade) = (None, None);
    let mut set = |index: usize, grade| {
        if let Some(slot) = grades.get_mut(index) {
            *slot = grade;
        }
    };
    for (index, _) in distance.iter().enumerate().filter(|(_, way)| way.is_some()) {
        if let Some(from) = last {
            grade = series.at(from).zip(series.at(index)).map(|(a, b)| 0.5 * (a + b));
            set(from, grade);
        }
        last = Some(index);
    }
    if let Some(index) = last {
        set(index, grade);
    }
    Ok(grades)
}
