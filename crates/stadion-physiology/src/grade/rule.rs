//! Grades from distance and altitude.

use stadion_types::Recording;

use super::constants::{CELL_M, LEAST_SPAN, WINDOW_M};
use super::error::GradeSeriesError;
use super::window::Cells;

/// How grades are taken from distance and altitude.
///
/// # Model
///
/// Altitudes are averaged in cells of way, so that standing still and a faster recorder count no
/// more than passing by. The grade at a sample is the least-squares slope of altitude over way
/// through the cells within half a window of it. It is unknown where fewer than three cells hold an
/// altitude, or where they span less than 0.3 of the window; at the two ends of a recording the window
/// is one-sided and the grade less sure. A sample whose distance falls behind an
/// earlier one is left out.
///
/// # Limits
///
/// A hill shorter than the window is flattened. Noise of single altitudes makes a grade uncertain by
/// [`noise`](Self::noise): 0.2 % for 0.3 m with the default window of 100 m. A barometer drifts
/// with the weather, which over 100 m is nothing; satellites' altitudes err by metres over hundreds
/// of metres, which no window repairs.
///
/// # Examples
///
/// ```
/// use stadion_physiology::GradeRule;
///
/// let distance: Vec<_> = (0..100).map(|s| Some(3.0 * f64::from(s))).collect();
/// let altitude: Vec<_> = (0..100).map(|s| Some(400.0 + 0.15 * f64::from(s))).collect();
/// let grades = GradeRule::default().grades(&distance, &altitude)?;
/// assert!((grades.at(50).ok_or("unknown")? - 0.05).abs() < 1e-9);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// This library's own; no two programs publish the same rule.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
pub struct GradeRule {
    /// The way that a grade is taken over, m.
    pub window_m: f64,
    /// The cells in which altitudes are averaged, m.
    pub cell_m: f64,
}

impl Default for GradeRule {
    fn default() -> Self {
        Self { window_m: WINDOW_M, cell_m: CELL_M }
    }
}

/// Grades, one or a gap for each sample.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct GradeSeries {
    /// Rise over distance; `None` where it is not known.
    pub grades: Vec<Option<f64>>,
    /// Samples that were left out because their distance falls behind an earlier one.
    pub backward: usize,
}

impl GradeSeries {
    /// The grade at a sample.
    #[must_use]
    pub fn at(&self, index: usize) -> Option<f64> {
        self.grades.get(index).copied().flatten()
    }

    /// Share of the samples with a grade, from 0 to 1.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "no recording has 2^53 samples")]
    pub fn coverage(&self) -> f64 {
        let known = self.grades.iter().flatten().count();
        known as f64 / self.grades.len().max(1) as f64
    }
}

impl GradeRule {
    /// The grades of samples with their distance since the start and their altitude, in m.
    ///
    /// # Shape
    ///
    /// Both slices have the same length; `None` is a gap. A sample with a distance gets a grade also
    /// where its own altitude is missing.
    ///
    /// # Errors
    ///
    /// [`GradeSeriesError::Rule`] unless the window has 3 to 1000 cells of 0.1 m or more;
    /// [`GradeSeriesError::Length`] if the lengths differ; [`GradeSeriesError::NotFinite`] for a value
    /// that is NaN or infinite.
    pub fn grades(
        &self,
        distance_m: &[Option<f64>],
        altitude_m: &[Option<f64>],
    ) -> Result<GradeSeries, GradeSeriesError> {
        if !self.is_sound() {
            return Err(GradeSeriesError::Rule);
        }
        if distance_m.len() != altitude_m.len() {
            return Err(GradeSeriesError::Length {
                distances: distance_m.len(),
                altitudes: altitude_m.len(),
            });
        }
        let pairs = || distance_m.iter().copied().zip(altitude_m.iter().copied());
        let bad = |v: Option<f64>| v.is_some_and(|v| !v.is_finite());
        if let Some(index) = pairs().position(|(d, h)| bad(d) || bad(h)) {
            return Err(GradeSeriesError::NotFinite { index });
        }
        // The samples that move on, with their indices.
        let mut furthest = f64::NEG_INFINITY;
        let mut backward = 0;
        let mut kept = Vec::with_capacity(distance_m.len());
        for (index, (d, h)) in pairs().enumerate() {
            let Some(d) = d else { continue };
            if d < furthest {
                backward += 1;
            } else {
                furthest = d;
                kept.push((index, d, h));
            }
        }
        let with_altitude = kept.iter().filter_map(|&(_, d, h)| Some((d, h?)));
        let cells = Cells::new(with_altitude, self.cell_m);
        // One slope for each cell that is passed, however long it took to pass it.
        let mut places: Vec<f64> = Vec::new();
        let mut cell_of = Vec::with_capacity(kept.len());
        for &(_, d, _) in &kept {
            let middle = ((d / self.cell_m).floor() + 0.5) * self.cell_m;
            if places.last().is_none_or(|last| *last < middle) {
                places.push(middle);
            }
            cell_of.push(places.len() - 1);
        }
        let slopes = cells.slopes(places.into_iter(), self.window_m, LEAST_SPAN * self.window_m);
        let mut grades = vec![None; distance_m.len()];
        for (&(index, ..), cell) in kept.iter().zip(cell_of) {
            if let Some(grade) = grades.get_mut(index) {
                *grade = slopes.get(cell).copied().flatten();
            }
        }
        Ok(GradeSeries { grades, backward })
    }

    /// The grades of a recording.
    ///
    /// # Errors
    ///
    /// [`GradeSeriesError::NoDistance`], [`GradeSeriesError::NoAltitude`], or as
    /// [`grades`](Self::grades).
    pub fn of_recording(&self, recording: &Recording) -> Result<GradeSeries, GradeSeriesError> {
        let distance = recording.distance_m().ok_or(GradeSeriesError::NoDistance)?;
        let altitude = recording.altitude().ok_or(GradeSeriesError::NoAltitude)?;
        let distance: Vec<_> = distance.iter().collect();
        let altitude: Vec<_> = altitude.iter().collect();
        self.grades(&distance, &altitude)
    }

    /// Standard deviation of a grade that independent noise of the altitudes makes, where each cell of
    /// a full window holds one altitude of the standard deviation `altitude_sd_m`; `None` for a rule that
    /// [`grades`](Self::grades) refuses, and unless the standard deviation is a number from 0 on.
    ///
    /// ```
    /// use stadion_physiology::GradeRule;
    ///
    /// let noise = GradeRule::default().noise(0.3);
    /// assert!(noise.is_some_and(|sd| (sd - 0.002_16).abs() < 1e-5));
    /// assert_eq!(GradeRule::default().noise(-0.3), None);
    /// ```
    #[must_use]
    pub fn noise(&self, altitude_sd_m: f64) -> Option<f64> {
        let n = (self.window_m / self.cell_m).floor() + 1.0;
        let sd = altitude_sd_m / (self.cell_m * (n * (n * n - 1.0) / 12.0).sqrt());
        (self.is_sound() && sd >= 0.0 && sd.is_finite()).then_some(sd)
    }

    fn is_sound(&self) -> bool {
        let cells = self.window_m / self.cell_m;
        self.cell_m >= 0.1 && (3.0..=1000.0).contains(&cells)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    type Values = Vec<Option<f64>>;

    /// A hill of 10 % between 300 and 600 m, one sample each `step_m`.
    fn hill(step_m: f64) -> (Values, Values) {
        std::iter::successors(Some(0.0), |d| Some(d + step_m))
            .take_while(|d| *d <= 900.0)
            .map(|d: f64| (Some(d), Some(0.1 * (d - 300.0).clamp(0.0, 300.0))))
            .unzip()
    }

    fn find(distance: &[Option<f64>], altitude: &[Option<f64>]) -> GradeSeries {
        GradeRule::default().grades(distance, altitude).unwrap()
    }

    #[test]
    fn a_recorder_of_five_seconds_agrees_with_one_of_one() {
        for step in [3.0, 15.0] {
            let (d, h) = hill(step);
            let found = find(&d, &h);
            for (at, grade) in [(150.0, 0.0), (450.0, 0.1), (750.0, 0.0)] {
                let index = d.iter().position(|d| *d == Some(at)).unwrap();
                assert_relative_eq!(found.at(index).unwrap(), grade, epsilon = 1e-9);
            }
            assert_relative_eq!(found.coverage(), 1.0);
        }
    }

    #[test]
    fn a_gap_of_altitude_is_bridged_by_the_window_only() {
        let (d, mut h) = hill(3.0);
        h[145..150].fill(None);
        assert_relative_eq!(find(&d, &h).at(147).unwrap(), 0.1, epsilon = 1e-9);
        h[120..190].fill(None);
        assert_eq!(find(&d, &h).at(155), None, "a gap of 210 m");
        let (mut d, h) = hill(3.0);
        d[10] = None;
        assert_eq!(find(&d, &h).at(10), None, "no distance, no place");
    }

    #[test]
    fn steps_backward_are_counted() {
        let (mut d, h) = hill(3.0);
        d[100] = Some(250.0);
        let found = find(&d, &h);
        assert_eq!((found.backward, found.at(100)), (1, None));
        assert!(found.at(101).is_some());
    }

    /// Altitudes with noise of 0.3 m: the slopes scatter as promised.
    #[test]
    fn calibration_noise_of_a_grade() {
        const CELLS: u32 = if cfg!(stadion_full) { 2_000_000 } else { 100_000 };
        let mut state = 7_u64;
        let mut uniform = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            f64::from((state >> 40) as u32) / f64::from(1_u32 << 24)
        };
        let (d, h): (Values, Values) = (0..CELLS)
            .map(|i| {
                let noise: f64 = (0..12).map(|_| uniform()).sum::<f64>() - 6.0;
                (Some(2.5 + 5.0 * f64::from(i)), Some(0.3 * noise))
            })
            .unzip();
        let rule = GradeRule::default();
        let found = rule.grades(&d, &h).unwrap();
        let inner = &found.grades[50..found.grades.len() - 50];
        let squares: f64 = inner.iter().flatten().map(|g| g * g).sum();
        let sd = (squares / f64::from(CELLS - 100)).sqrt();
        assert_relative_eq!(sd, rule.noise(0.3).unwrap(), max_relative = 0.03);
    }

    #[test]
    fn each_refusal() {
        let some = [Some(1.0); 2];
        let rule = GradeRule::default();
        assert_eq!(
            rule.grades(&some, &some[..1]),
            Err(GradeSeriesError::Length { distances: 2, altitudes: 1 })
        );
        let bad = [Some(0.0), Some(f64::NAN)];
        assert_eq!(rule.grades(&some, &bad), Err(GradeSeriesError::NotFinite { index: 1 }));
        assert_eq!(rule.grades(&bad, &some), Err(GradeSeriesError::NotFinite { index: 1 }));
        for (window_m, cell_m) in
            [(10.0, 5.0), (1e4, 5.0), (1.0, 0.01), (f64::NAN, 5.0), (100.0, f64::NAN), (-9.0, -1.0)]
        {
            let rule = GradeRule { window_m, cell_m };
            assert_eq!(rule.grades(&some, &some), Err(GradeSeriesError::Rule));
            assert_eq!(rule.noise(0.3), None);
        }
        let way = [0.0, 20.0, 40.0, 60.0].map(Some);
        let cliff = [0.0, 1e308, -1e308, 0.0].map(Some);
        assert_eq!(rule.grades(&way, &cliff).unwrap().grades, [None; 4]);
        let empty = rule.grades(&[], &[]).unwrap();
        assert_eq!((empty.grades.len(), empty.coverage().to_bits()), (0, 0.0_f64.to_bits()));
    }
}
