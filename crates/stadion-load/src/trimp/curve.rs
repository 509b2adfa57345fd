//! The weight of a minute by heart rate, for one athlete.

use stadion_physiology::{AboveMax, HeartRateRange};
use stadion_types::HeartRate;

use super::constants::TrimpCoefficients;
use super::held::{self, HeldHeartRate, Integral, Table};

/// Largest exponent of the polynomial that stands for `exp` between two whole bpm: the first term that
/// is left out, `0.02⁶ / 720`, is below 1e-13.
const SMALL: f64 = 0.02;

/// What a minute at a heart rate weighs for one athlete: `x · a · exp(b · x)`.
///
/// Whole bpm are computed once, here. Between them the exponential is that of the nearest whole bpm,
/// times a polynomial that agrees with the rest of it to better than 1e-12.
#[derive(Debug, Clone)]
pub struct TrimpCurve {
    range: HeartRateRange,
    coefficients: TrimpCoefficients,
    above_max: AboveMax,
    table: Table,
    /// `a · exp(b · x)` at each whole bpm, not clamped.
    slope: Table,
}

/// Adding it to a small number leaves the nearest whole one in the lowest bits.
const TO_WHOLE: f64 = 4_503_599_627_370_496.0;

impl TrimpCurve {
    /// The weights between an athlete's resting and maximal heart rate.
    #[must_use]
    pub fn new(
        range: HeartRateRange,
        coefficients: TrimpCoefficients,
        above_max: AboveMax,
    ) -> Self {
        let empty = [f64::NAN; 512];
        let mut curve = Self { range, coefficients, above_max, table: empty, slope: empty };
        // Nothing is looked up more than a beat below rest, where nothing weighs anything, nor above the
        // clamped maximum; that spares exponentials.
        let (rest, max) = (range.resting(), range.max());
        let clamped = above_max == AboveMax::Clamp;
        let last = if clamped { max.bpm() + 1.0 } else { f64::INFINITY };
        curve.slope = held::table(|hr| {
            let used = hr.bpm() >= rest.bpm() - 1.0 && hr.bpm() <= last;
            let x = range.reserve_fraction(hr, AboveMax::Keep);
            if used { curve.slope(x) } else { f64::NAN }
        });
        let beyond = curve.per_minute(max);
        for ((entry, slope), bpm) in curve.table.iter_mut().zip(curve.slope).zip(0_u32..) {
            let Ok(hr) = HeartRate::from_bpm(f64::from(bpm)) else { continue };
            *entry = match hr {
                hr if hr <= rest => 0.0,
                hr if hr >= max && clamped => beyond,
                hr => range.reserve_fraction(hr, above_max) * slope,
            };
        }
        curve
    }

    /// What a minute at this heart rate weighs.
    #[must_use]
    pub fn per_minute(&self, hr: HeartRate) -> f64 {
        let x = self.range.reserve_fraction(hr, self.above_max).max(0.0);
        x * self.slope(x)
    }

    fn slope(&self, x: f64) -> f64 {
        let TrimpCoefficients { a, b } = self.coefficients;
        a * (b * x).exp()
    }

    /// The weight of any heart rate by the nearest whole bpm; none if those are too far apart.
    fn between(&self) -> Option<impl Fn(f64) -> f64 + '_> {
        let (rest, max) = (self.range.resting().bpm(), self.range.max().bpm());
        let per_bpm = 1.0 / (max - rest);
        let rate = self.coefficients.b * per_bpm;
        let clamped = self.above_max == AboveMax::Clamp;
        let highest = if clamped { max } else { HeartRate::MAX.bpm() };
        // Written so that a rate that is no number is refused too.
        (rate.abs() / 2.0 <= SMALL).then_some(move |bpm: f64| {
            // Below rest the weight is 0, as at rest. Plain comparisons, and whole numbers by way of
            // the lowest bits, run on several samples at a time.
            let bpm = if bpm > rest { bpm } else { rest };
            let bpm = if bpm < highest { bpm } else { highest };
            let shifted = bpm + TO_WHOLE;
            let z = rate * (bpm - (shifted - TO_WHOLE));
            let slope = self.slope[(shifted.to_bits() & 511) as usize];
            let exp = 1.0
                + z * (1.0
                    + z * (1.0 / 2.0 + z * (1.0 / 6.0 + z * (1.0 / 24.0 + z * (1.0 / 120.0)))));
            (bpm - rest) * per_bpm * slope * exp
        })
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
        match self.between() {
            Some(weight) => series.integrate(&self.table, weight),
            None => series.integrate(&self.table, |bpm| {
                HeartRate::from_bpm(bpm).map_or(0.0, |hr| self.per_minute(hr))
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_whole_bpm_the_formula_holds() {
        let hr = |bpm: f64| HeartRate::from_bpm(bpm).unwrap();
        let coefficients = TrimpCoefficients { a: 0.64, b: 1.92 };
        for (rest, max) in [(50.0, 190.0), (38.4, 201.7), (60.0, 110.0)] {
            let range = HeartRateRange::new(hr(rest), hr(max)).unwrap();
            for above_max in AboveMax::ALL {
                let curve = TrimpCurve::new(range, coefficients, above_max);
                let weight = curve.between().unwrap();
                for bpm in 1..=300_u16 {
                    let exact = curve.per_minute(hr(f64::from(bpm)));
                    assert_eq!(curve.table[usize::from(bpm)].to_bits(), exact.to_bits(), "{bpm}");
                }
                for tenth in 10..=3000 {
                    let bpm = f64::from(tenth) / 10.0 + 0.037;
                    let Ok(at) = HeartRate::from_bpm(bpm) else { continue };
                    let exact = curve.per_minute(at);
                    assert!(
                        (weight(bpm) - exact).abs() <= 1e-12 * exact,
                        "{bpm} of {rest} to {max}: {} for {exact}",
                        weight(bpm)
                    );
                }
            }
        }
        let narrow = HeartRateRange::new(hr(100.0), hr(110.0)).unwrap();
        let curve = TrimpCurve::new(narrow, coefficients, AboveMax::Clamp);
        assert!(curve.between().is_none(), "too steep for the polynomial");
    }
}
