//! Speeds on the level that cost the same, sample by sample.

use super::cost::GradeCost;

/// The level speeds that cost the same as the speeds on their grades, m/s: grade-adjusted speed for
/// each sample. `None` where the speed or the grade is not known, is no number, or has no cost, and
/// for a speed below 0.
///
/// # Shape
///
/// As long as the shorter of the two series.
///
/// # Examples
///
/// ```
/// use stadion_physiology::{GradeCost, adjusted_speeds};
///
/// let speeds = [Some(3.0), Some(3.0), None, Some(3.0)];
/// let grades = [Some(0.0), Some(0.1), Some(0.0), Some(0.9)];
/// let level = adjusted_speeds(&speeds, &grades, GradeCost::default());
/// assert_eq!(level[0], Some(3.0));
/// assert!((level[1].ok_or("unknown")? - 4.9735).abs() < 5e-5);
/// assert_eq!(level[2..], [None, None]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn adjusted_speeds(
    speed_m_s: &[Option<f64>],
    grades: &[Option<f64>],
    cost: GradeCost,
) -> Vec<Option<f64>> {
    speed_m_s
        .iter()
        .zip(grades)
        .map(|(&speed, &grade)| {
            let level = speed.filter(|v| *v >= 0.0)? * cost.factor(grade?).ok()?;
            level.is_finite().then_some(level)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_number_is_a_gap() {
        let speeds = [Some(f64::NAN), Some(1.0), Some(f64::INFINITY), Some(-3.0)];
        let grades = [Some(0.0), Some(f64::NAN), Some(0.0), Some(0.0), Some(0.0)];
        assert_eq!(adjusted_speeds(&speeds, &grades, GradeCost::default()), [None; 4]);
    }
}
