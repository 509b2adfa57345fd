//! Blood lactate as one compartment that moves towards a target.

use std::f64::consts::LN_2;
use std::time::Duration;

use stadion_types::Lactate;

/// A stretch of constant intensity: the lactate that it would lead to, and how fast.
///
/// # Model
///
/// ```text
/// L(t) = L∞ + (L0 − L∞) · e^(−t/τ)
/// ```
///
/// | symbol | meaning                                       | unit   |
/// | ------ | --------------------------------------------- | ------ |
/// | `L∞`   | [`target`](Self::target): steady lactate      | mmol/L |
/// | `τ`    | [`time_constant`](Self::time_constant)        | min    |
///
/// # Limits
///
/// Lactate turns at once when work turns to rest; in the body it still rises for minutes after hard
/// work, for which a model with a muscle compartment is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct OneCompartmentSegment {
    /// How long it lasts.
    #[cfg_attr(feature = "serde", serde(rename = "duration_s", with = "stadion_types::seconds"))]
    pub duration: Duration,
    /// The lactate that it would lead to.
    #[cfg_attr(feature = "serde", serde(rename = "target_mmol_l"))]
    pub target: Lactate,
    /// The time in which the distance to the target falls to 37 %; 0 reaches it at once.
    #[cfg_attr(
        feature = "serde",
        serde(rename = "time_constant_s", with = "stadion_types::seconds")
    )]
    pub time_constant: Duration,
}

impl OneCompartmentSegment {
    /// The part of the distance to the target that is left at the end.
    fn left(&self) -> f64 {
        if self.duration.is_zero() {
            return 1.0;
        }
        // Division by a time constant of 0 gives infinity, and exp(-infinity) is 0.
        (-self.duration.as_secs_f64() / self.time_constant.as_secs_f64()).exp()
    }

    /// Lactate at the end, from `start` on.
    #[must_use]
    pub fn after(&self, start: Lactate) -> Lactate {
        mix(start, self.target, self.left())
    }

    /// The time in which the distance to the target halves.
    #[must_use]
    pub fn half_life(&self) -> Duration {
        self.time_constant.mul_f64(LN_2)
    }

    /// The time until lactate has come from `start` to `level`, whatever the segment's own length;
    /// `None` unless `level` lies between `start` and the target, the target itself excluded.
    ///
    /// ```
    /// use std::time::Duration;
    /// use stadion_physiology::OneCompartmentSegment;
    /// use stadion_types::Lactate;
    ///
    /// let mmol = Lactate::const_millimoles_per_liter;
    /// let rest = OneCompartmentSegment {
    ///     duration: Duration::ZERO,
    ///     target: mmol(1.0),
    ///     time_constant: Duration::from_secs_f64(15.0 * 60.0 / std::f64::consts::LN_2),
    /// };
    /// let time = rest.time_to(mmol(10.0), mmol(2.0)).ok_or("never")?;
    /// assert!((time.as_secs_f64() / 60.0 - 47.55).abs() < 0.01);
    /// # Ok::<(), &'static str>(())
    /// ```
    #[must_use]
    pub fn time_to(&self, start: Lactate, level: Lactate) -> Option<Duration> {
        if start == level {
            return Some(Duration::ZERO);
        }
        let target = self.target.millimoles_per_liter();
        let ratio =
            (start.millimoles_per_liter() - target) / (level.millimoles_per_liter() - target);
        // Above 1 the level lies nearer to the target than the start, on the same side.
        if !(ratio > 1.0 && ratio.is_finite()) {
            return None;
        }
        Duration::try_from_secs_f64(self.time_constant.as_secs_f64() * ratio.ln()).ok()
    }
}

/// Between `target` and `start`; a rounding error never leads outside the two.
fn mix(start: Lactate, target: Lactate, left: f64) -> Lactate {
    let (s, t) = (start.millimoles_per_liter(), target.millimoles_per_liter());
    let mixed = (t + (s - t) * left).clamp(s.min(t), s.max(t));
    Lactate::from_millimoles_per_liter(mixed).unwrap_or(target)
}

/// Lactate at the end of each segment of a session, exactly.
///
/// ```
/// use std::time::Duration;
/// use stadion_physiology::{OneCompartmentSegment, one_compartment};
/// use stadion_types::Lactate;
///
/// let mmol = Lactate::const_millimoles_per_liter;
/// let minutes = |m: f64| Duration::from_secs_f64(60.0 * m);
/// let segment = |duration, target, time_constant| OneCompartmentSegment {
///     duration: minutes(duration),
///     target: mmol(target),
///     time_constant: minutes(time_constant),
/// };
/// // Two repetitions of 2 km and their rests.
/// let session = [segment(8.68, 3.4, 5.0), segment(1.0, 1.2, 15.0)].repeat(2);
/// let ends = one_compartment(mmol(1.2), &session);
/// assert_eq!(format!("{:.3}", ends[2]), "3.311 mmol/L");
/// ```
#[must_use]
pub fn one_compartment(start: Lactate, segments: &[OneCompartmentSegment]) -> Vec<Lactate> {
    let mut lactate = start;
    segments
        .iter()
        .map(|segment| {
            lactate = segment.after(lactate);
            lactate
        })
        .collect()
}

/// Lactate at the end of each segment of a cycle that is repeated for ever, wherever it started.
///
/// # Model
///
/// A cycle maps lactate to `a · L + b`, `a = Π e^(−T/τ)`; its limit is `b / (1 − a)`. For work and
/// rest that is `(L∞w (1 − a) + L∞r a (1 − b)) / (1 − ab)` with `a`, `b` of the two.
///
/// `None` for a cycle in which nothing moves: no segments, or none that lasts.
#[must_use]
pub fn periodic_limit(cycle: &[OneCompartmentSegment]) -> Option<Vec<Lactate>> {
    let (mut kept, mut added) = (1.0_f64, 0.0_f64);
    for segment in cycle {
        let left = segment.left();
        added = left * added + (1.0 - left) * segment.target.millimoles_per_liter();
        kept *= left;
    }
    let limit = added / (1.0 - kept);
    let limit = Lactate::from_millimoles_per_liter(limit).ok()?;
    Some(one_compartment(limit, cycle))
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    fn segment(minutes: f64, target: f64, time_constant: f64) -> OneCompartmentSegment {
        OneCompartmentSegment {
            duration: Duration::from_secs_f64(60.0 * minutes),
            target: Lactate::from_millimoles_per_liter(target).unwrap(),
            time_constant: Duration::from_secs_f64(60.0 * time_constant),
        }
    }

    fn work_ends(start: f64, cycle: [OneCompartmentSegment; 2], reps: usize) -> Vec<f64> {
        let start = Lactate::from_millimoles_per_liter(start).unwrap();
        let ends = one_compartment(start, &cycle.repeat(reps));
        ends.iter().step_by(2).map(|l| l.millimoles_per_liter()).collect()
    }

    #[test]
    fn a_worked_single_and_a_worked_hero() {
        let single = [segment(8.68, 3.4, 5.0), segment(1.0, 1.2, 15.0)];
        let expected = [3.01231, 3.31108, 3.36034, 3.36846, 3.36980];
        for (end, expected) in work_ends(1.2, single, 5).iter().zip(expected) {
            assert_relative_eq!(*end, expected, epsilon = 5.1e-6);
        }
        let limit = periodic_limit(&single).unwrap()[0].millimoles_per_liter();
        assert_relative_eq!(limit, 3.370_061, epsilon = 5.1e-7);
        let hero = [segment(70.0 / 60.0, 16.0, 4.0), segment(1.5, 1.2, 15.0)];
        let expected =
            [4.9441, 7.4749, 9.1855, 10.3418, 11.1234, 11.6516, 12.0087, 12.2501, 12.4132, 12.5235];
        for (end, expected) in work_ends(1.2, hero, 10).iter().zip(expected) {
            assert_relative_eq!(*end, expected, epsilon = 5.1e-5);
        }
    }

    #[test]
    fn worked_half_lives() {
        let mmol = Lactate::const_millimoles_per_liter;
        for (half_life, after, time) in
            [(10.0, 3.250, 31.70), (15.0, 4.572, 47.55), (20.0, 5.500, 63.40), (25.0, 6.169, 79.25)]
        {
            let rest = segment(20.0, 1.0, half_life / LN_2);
            let end = rest.after(mmol(10.0)).millimoles_per_liter();
            assert_relative_eq!(end, after, epsilon = 5.1e-4);
            let to_two = rest.time_to(mmol(10.0), mmol(2.0)).unwrap().as_secs_f64() / 60.0;
            assert_relative_eq!(to_two, time, epsilon = 5.1e-3);
            let half = rest.half_life().as_secs_f64() / 60.0;
            assert_relative_eq!(half, half_life, max_relative = 1e-9);
        }
    }

    #[test]
    fn levels_out_of_reach_have_no_time() {
        let mmol = Lactate::const_millimoles_per_liter;
        let rest = segment(20.0, 1.0, 20.0);
        assert_eq!(rest.time_to(mmol(10.0), mmol(1.0)), None);
        assert_eq!(rest.time_to(mmol(10.0), mmol(0.5)), None);
        assert_eq!(rest.time_to(mmol(10.0), mmol(11.0)), None);
        assert_eq!(rest.time_to(mmol(10.0), mmol(10.0)), Some(Duration::ZERO));
    }

    #[test]
    fn nothing_that_moves_has_no_limit() {
        assert_eq!(periodic_limit(&[]), None);
        assert_eq!(periodic_limit(&[segment(0.0, 3.0, 5.0)]), None);
    }
}
