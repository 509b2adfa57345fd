//! The weight of a minute by heart rate, for one athlete.

use stadion_physiology::{AboveMax, HeartRateRange};
use stadion_types::HeartRate;

use super::constants::TrimpCoefficients;
use super::held::{self, HeldHeartRate, Integral, Table};

/// What a minute at a heart rate weighs for one athlete: `x · a · exp(b · x)`.
///
/// Whole bpm are computed once, here; other values when they are asked for, by the same formula.
#[derive(Debug, Clone)]
pub struct TrimpCurve {
    range: HeartRateRange,
    coefficients: TrimpCoefficients,
    above_max: AboveMax,
    table: Table,
}

impl TrimpCurve {
    /// The weights between an athlete's resting and maximal heart rate.
    #[must_use]
    pub fn new(
        range: HeartRateRange,
        coefficients: TrimpCoefficients,
        above_max: AboveMax,
    ) -> Self {
        let mut curve = Self { range, coefficients, above_max, table: [0.0; 512] };
        let mut beyond = None;
        curve.table = held::table(|hr| {
            // All clamped heart rates weigh the same; that spares half of the exponentials.
            let weight = beyond.unwrap_or_else(|| curve.per_minute(hr));
            if hr >= range.max() && above_max == AboveMax::Clamp {
                beyond = Some(weight);
            }
            weight
        });
        curve
    }

    /// What a minute at this heart rate weighs.
    #[must_use]
    pub fn per_minute(&self, hr: HeartRate) -> f64 {
        let x = self.range.reserve_fraction(hr, self.above_max).max(0.0);
        let TrimpCoefficients { a, b } = self.coefficients;
        x * a * (b * x).exp()
    }

    /// The weights over time, each times the **seconds** for which it stood; a sixtieth of the
    /// value is the training impulse.
    ///
    /// ```
    /// use stadion_load::{HeldHeartRate, SexConstants, TrimpCurve};
    /// use stadion_physiology::{AboveMax, HeartRateRange, Sex};
    /// use stadion_types::HeartRate;
    ///
    /// let range = HeartRateRange::new(HeartRate::from_bpm(50.0)?, HeartRate::from_bpm(190.0)?)?;
    /// let men = SexConstants::Published.coefficients(Some(Sex::Male)).ok_or("no constants")?;
    /// let curve = TrimpCurve::new(range, men, AboveMax::Clamp);
    /// let hour = HeldHeartRate::new(&[0.0, 1800.0], &[150.0, 150.0], 3600.0, 1800.0)?;
    /// assert_eq!((curve.integrate(&hour).value / 60.0).round(), 108.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn integrate(&self, series: &HeldHeartRate<'_>) -> Integral {
        series.integrate(&self.table, |bpm| {
            HeartRate::from_bpm(bpm).map_or(0.0, |hr| self.per_minute(hr))
        })
    }
}
