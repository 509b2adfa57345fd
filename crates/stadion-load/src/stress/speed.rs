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

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use stadion_types::{Channel, Pause};

    use super::*;

    #[test]
    fn a_step_has_its_mean_speed_without_pauses() {
        let ways = [Some(0.0), Some(20.0), None, Some(50.0), Some(40.0)];
        let recording = Recording::builder(DateTime::UNIX_EPOCH, vec![0.0, 5.0, 10.0, 27.0, 30.0])
            .distance_m(ways.to_vec())
            .pauses(vec![Pause { from_s: 11.0, to_s: 23.0 }])
            .build()
            .unwrap();
        // Thirty metres in ten moving seconds; the way back is none.
        assert_eq!(speeds(&recording), Some(vec![Some(4.0), Some(3.0), None, None, None]));
        let bare = Recording::builder(DateTime::UNIX_EPOCH, vec![0.0]).build().unwrap();
        assert_eq!(speeds(&bare), None);
    }

    #[test]
    fn a_step_has_the_mean_grade_of_its_ends() {
        let time: Vec<f64> = (0..100).map(f64::from).collect();
        let ways = time.iter().map(|t| Some(10.0 * t)).collect();
        let bowl = (0_u16..100).map(|i| Some(f32::from(i) * f32::from(i) / 100.0)).collect();
        let recording = Recording::builder(DateTime::UNIX_EPOCH, time)
            .distance_m(ways)
            .channel(Channel::Altitude, bowl)
            .build()
            .unwrap();
        let rule = GradeRule::default();
        let series = rule.of_recording(&recording).unwrap();
        let (a, b) = (series.at(50).unwrap(), series.at(51).unwrap());
        assert!(b > a);
        let found = grades(&recording, &rule).unwrap();
        assert_eq!(found[50], Some(0.5 * (a + b)));
        assert_eq!(found[99], found[98]);
    }
}
