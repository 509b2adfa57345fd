//! A whole run on the level that costs the same.

use core::time::Duration;

use stadion_types::{Pause, Recording, Speed};

use super::constants::MAX_GAP_S;
use super::cost::GradeCost;
use super::error::GradeSeriesError;
use super::rule::GradeRule;

/// How the level equal of a run is found.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
pub struct GradedRunRules {
    /// How grades are taken.
    pub grade: GradeRule,
    /// What they cost.
    pub cost: GradeCost,
    /// A step between samples that takes longer counts as missing.
    #[cfg_attr(feature = "serde", serde(rename = "max_gap_s", with = "stadion_types::seconds"))]
    pub max_gap: Duration,
}

impl Default for GradedRunRules {
    fn default() -> Self {
        Self {
            grade: GradeRule::default(),
            cost: GradeCost::default(),
            max_gap: Duration::from_secs(MAX_GAP_S),
        }
    }
}

/// A run and the level run that costs the same.
///
/// # Model
///
/// ```text
/// adjusted distance = Σ Δd · factor(grade)
/// ```
///
/// over the steps between samples, each with the mean of the grades at its two ends. Because the
/// factor is applied to the way, a minute of climbing counts as long as a minute on the level.
///
/// # Limits
///
/// Steps without a grade are left out of both distances and of the time, and counted:
/// [`coverage`](Self::coverage) goes with every number. Paused time is no part of the run. Standing
/// with the timer running is, and makes the run slower. Cost follows the mean: a run that surges up
/// each hill was harder than its adjusted speed says.
///
/// # Examples
///
/// ```
/// use chrono::DateTime;
/// use stadion_physiology::{GradedRun, GradedRunRules};
/// use stadion_types::{Channel, Recording};
///
/// let time: Vec<f64> = (0..600).map(f64::from).collect();
/// let recording = Recording::builder(DateTime::UNIX_EPOCH, time)
///     .distance_m((0..600).map(|s| Some(3.0 * f64::from(s))).collect())
///     .channel(Channel::Altitude, (0..600).map(|s| Some(0.15 * s as f32)).collect())
///     .build()?;
/// let run = GradedRun::of(&recording, &GradedRunRules::default())?;
/// let level = run.adjusted_speed().ok_or("no speed")?;
/// assert!((level.meters_per_second() - 3.0 * 1.301_443).abs() < 1e-4);
/// assert!((run.coverage() - 1.0).abs() < 1e-12);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// See [`GradeCost`] and [`GradeRule`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct GradedRun {
    /// How it was found.
    pub rules: GradedRunRules,
    /// The way with a known cost, m.
    pub distance_m: f64,
    /// The level way that costs the same, m.
    pub adjusted_distance_m: f64,
    /// Time on the way with a known cost, s.
    pub time_s: f64,
    /// Part of that time on grades beyond the measured ones, where they are clamped, s.
    pub clamped_s: f64,
    /// Time on grades beyond the measured ones, where they are refused, s.
    pub too_steep_s: f64,
    /// Time without a distance or a grade, or in steps that are too long, s.
    pub unknown_s: f64,
}

impl GradedRun {
    /// The level equal of a recording.
    ///
    /// # Errors
    ///
    /// As [`GradeRule::of_recording`], and [`GradeSeriesError::NothingKnown`] if no step has a
    /// grade that has a cost.
    pub fn of(recording: &Recording, rules: &GradedRunRules) -> Result<Self, GradeSeriesError> {
        let series = rules.grade.of_recording(recording)?;
        let distance = recording.distance_m().ok_or(GradeSeriesError::NoDistance)?;
        let mut run = Self {
            rules: *rules,
            distance_m: 0.0,
            adjusted_distance_m: 0.0,
            time_s: 0.0,
            clamped_s: 0.0,
            too_steep_s: 0.0,
            unknown_s: 0.0,
        };
        let mut pauses = Paused::new(recording.pauses());
        let time = recording.time_s();
        let mut last_s = time.first().copied().unwrap_or_default();
        let mut last: Option<(f64, Option<f64>)> = None;
        for ((&t, d), grade) in time.iter().zip(distance.iter()).zip(series.grades) {
            // A sample without a distance is passed over: its step is joined to the next.
            let Some(d) = d else { continue };
            let seconds = t - last_s - pauses.between(last_s, t);
            match last {
                Some((from, before)) => run.step(seconds, d - from, before.zip(grade)),
                None => run.unknown_s += seconds,
            }
            (last_s, last) = (t, Some((d, grade)));
        }
        let end = time.last().copied().unwrap_or(last_s);
        run.unknown_s += end - last_s - pauses.between(last_s, end);
        if run.time_s > 0.0 { Ok(run) } else { Err(GradeSeriesError::NothingKnown) }
    }

    /// One step between samples.
    fn step(&mut self, seconds: f64, way_m: f64, grades: Option<(f64, f64)>) {
        let long = seconds > self.rules.max_gap.as_secs_f64();
        let Some((a, b)) = grades.filter(|_| !long && way_m >= 0.0 && seconds > 0.0) else {
            self.unknown_s += seconds;
            return;
        };
        let grade = 0.5 * (a + b);
        let Ok(factor) = self.rules.cost.factor(grade) else {
            self.too_steep_s += seconds;
            return;
        };
        self.distance_m += way_m;
        self.adjusted_distance_m += factor * way_m;
        self.time_s += seconds;
        if self.rules.cost.is_beyond(grade) {
            self.clamped_s += seconds;
        }
    }

    /// Mean speed over the way with a known cost; `None` if it is no speed.
    #[must_use]
    pub fn speed(&self) -> Option<Speed> {
        Speed::from_meters_per_second(self.distance_m / self.time_s).ok()
    }

    /// Mean speed of the level run that costs the same; `None` if it is no speed.
    #[must_use]
    #[doc(alias = "GAP")]
    pub fn adjusted_speed(&self) -> Option<Speed> {
        Speed::from_meters_per_second(self.adjusted_distance_m / self.time_s).ok()
    }

    /// Share of the time, without pauses, that has a known cost, from 0 to 1.
    #[must_use]
    pub fn coverage(&self) -> f64 {
        let known = self.time_s;
        known / (known + self.too_steep_s + self.unknown_s)
    }
}

/// Pauses that are asked for in order of time, so that each is looked at once.
struct Paused<'a> {
    pauses: &'a [Pause],
}

impl<'a> Paused<'a> {
    const fn new(pauses: &'a [Pause]) -> Self {
        Self { pauses }
    }

    /// Seconds of pause between two times, overlaps counted once.
    fn between(&mut self, from_s: f64, to_s: f64) -> f64 {
        while let [first, rest @ ..] = self.pauses {
            if first.to_s > from_s {
                break;
            }
            self.pauses = rest;
        }
        let (mut sum, mut done) = (0.0, from_s);
        for pause in self.pauses {
            if pause.from_s >= to_s {
                break;
            }
            let (begin, end) = (pause.from_s.max(done), pause.to_s.min(to_s));
            if end > begin {
                sum += end - begin;
                done = end;
            }
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::{BeyondGrade, GradeModel};
    use approx::assert_relative_eq;
    use chrono::DateTime;
    use stadion_types::{Channel, RecordingBuilder};

    /// 1 Hz at 3 m/s: 300 s level, 300 s at `grade`, 300 s level.
    #[allow(clippy::cast_possible_truncation, reason = "altitudes are stored so")]
    fn hill(grade: f64) -> (Vec<f64>, Vec<Option<f64>>, Vec<Option<f32>>) {
        let time: Vec<f64> = (0..900).map(f64::from).collect();
        let distance = time.iter().map(|t| Some(3.0 * t)).collect();
        let altitude =
            time.iter().map(|t| Some((3.0 * grade * (t - 300.0).clamp(0.0, 300.0)) as f32));
        let altitude = altitude.collect();
        (time, distance, altitude)
    }

    fn builder(
        (time, distance, altitude): (Vec<f64>, Vec<Option<f64>>, Vec<Option<f32>>),
    ) -> RecordingBuilder {
        Recording::builder(DateTime::UNIX_EPOCH, time)
            .distance_m(distance)
            .channel(Channel::Altitude, altitude)
    }

    fn run(builder: RecordingBuilder) -> GradedRun {
        GradedRun::of(&builder.build().unwrap(), &GradedRunRules::default()).unwrap()
    }

    #[test]
    fn a_hill_costs_what_its_grade_costs() {
        let found = run(builder(hill(0.1)));
        // 1798 m level and 899 m at 1.6578; the bends are rounded by the window.
        let expected = 1798.0 + 899.0 * 1.657_837;
        assert_relative_eq!(found.adjusted_distance_m, expected, max_relative = 5e-3);
        assert_relative_eq!(found.distance_m, 2697.0);
        assert_relative_eq!(found.time_s, 899.0);
        assert_relative_eq!(found.coverage(), 1.0);
        assert_relative_eq!(found.speed().unwrap().meters_per_second(), 3.0, epsilon = 1e-12);
    }

    #[test]
    fn pauses_gaps_and_stops_are_told_apart() {
        let (mut time, distance, altitude) = hill(0.0);
        for t in &mut time[450..] {
            *t += 600.0;
        }
        let data = (time, distance, altitude);
        let gap = run(builder(data.clone()));
        assert_relative_eq!(gap.unknown_s, 601.0);
        assert_relative_eq!(gap.coverage(), 898.0 / 1499.0, epsilon = 1e-12);
        let pause = vec![Pause { from_s: 449.0, to_s: 1049.0 }];
        let paused = run(builder(data).pauses(pause));
        assert_relative_eq!(paused.unknown_s, 0.0);
        assert_relative_eq!(paused.time_s, 899.0);
        assert_relative_eq!(paused.adjusted_distance_m, 2697.0, epsilon = 1e-6);
    }

    #[test]
    fn missing_distances_are_joined_and_missing_altitudes_counted() {
        let (time, mut distance, altitude) = hill(0.0);
        distance[0] = None;
        distance[100] = None;
        distance[899] = None;
        let found = run(builder((time.clone(), distance, altitude)));
        assert_relative_eq!(found.time_s, 897.0);
        assert_relative_eq!(found.unknown_s, 2.0);
        let (_, distance, mut altitude) = hill(0.0);
        altitude[300..600].fill(None);
        let found = run(builder((time, distance, altitude)));
        assert!(found.unknown_s > 250.0 && found.unknown_s < 300.0, "{}", found.unknown_s);
        assert_relative_eq!(found.unknown_s + found.time_s, 899.0, epsilon = 1e-9);
    }

    #[test]
    fn cliffs_are_refused_or_clamped() {
        let refused = run(builder(hill(0.6)));
        assert!(refused.too_steep_s > 250.0 && refused.clamped_s.to_bits() == 0);
        let cost = GradeCost::new(GradeModel::MinettiRun).with_beyond(BeyondGrade::Clamp);
        let rules = GradedRunRules { cost, ..GradedRunRules::default() };
        let clamped = GradedRun::of(&builder(hill(0.6)).build().unwrap(), &rules).unwrap();
        assert_relative_eq!(clamped.clamped_s, refused.too_steep_s);
        assert_relative_eq!(clamped.coverage(), 1.0);
    }

    #[test]
    fn each_refusal() {
        let rules = GradedRunRules::default();
        let (time, distance, altitude) = hill(0.0);
        let none = Recording::builder(DateTime::UNIX_EPOCH, time.clone()).build().unwrap();
        assert_eq!(GradedRun::of(&none, &rules), Err(GradeSeriesError::NoDistance));
        let flat = Recording::builder(DateTime::UNIX_EPOCH, time.clone())
            .distance_m(distance)
            .build()
            .unwrap();
        assert_eq!(GradedRun::of(&flat, &rules), Err(GradeSeriesError::NoAltitude));
        let still = builder((time, vec![Some(0.0); 900], altitude)).build().unwrap();
        assert_eq!(GradedRun::of(&still, &rules), Err(GradeSeriesError::NothingKnown));
    }

    #[test]
    fn overlapping_pauses_count_once() {
        let pauses = [(2.0, 6.0), (3.0, 4.0), (5.0, 8.0), (9.0, 9.5)]
            .map(|(from_s, to_s)| Pause { from_s, to_s });
        let mut asked = Paused::new(&pauses);
        let sums = [0.0, 3.0, 7.0, 20.0].windows(2).map(|t| asked.between(t[0], t[1]));
        assert_eq!(sums.collect::<Vec<_>>(), [1.0, 4.0, 1.5]);
    }
}
