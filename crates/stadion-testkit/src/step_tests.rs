//! Step tests of made-up athletes, with the lactate behind each reading.

use stadion_physiology::{IntensityUnit, Stage, StepTest, StepTestError};
use stadion_types::Lactate;

use crate::draws::Draws;

/// The form of a made-up athlete's lactate over intensity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LactateShape {
    /// An exponential above the lactate of easy work.
    Exponential,
    /// The steady state of a production that rises as a Hill function and a clearance in proportion to
    /// intensity (the form of Mader & Heck 1986); beyond their crossing lactate piles up.
    Balance,
    /// Three straight parts with rounded corners.
    TwoSlopes,
}

impl LactateShape {
    /// Every shape, in order of the declaration.
    pub const ALL: [Self; 3] = [Self::Exponential, Self::Balance, Self::TwoSlopes];

    /// The name used in tables.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exponential => "exponential",
            Self::Balance => "balance",
            Self::TwoSlopes => "two-slopes",
        }
    }
}

/// The random error that a made-up lactate meter has: `sqrt(sd² + (cv · L)²)`, normal, and rounding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeterNoise {
    /// Standard deviation near zero, mmol/L.
    pub sd: f64,
    /// Coefficient of variation.
    pub cv: f64,
    /// Step of the display, mmol/L.
    pub resolution: f64,
}

impl MeterNoise {
    /// Hand-held meters as two comparisons found them: 0.15 to 0.22 mmol/L between 0.9 and 4.9
    /// (Mentzoni et al. 2024, doi:10.1007/s00421-024-05572-6) and below 0.5 up to 10 (Bonaventura et
    /// al. 2015, *J Sports Sci Med* 14(1):203-214).
    #[must_use]
    pub const fn hand_held() -> Self {
        Self { sd: 0.15, cv: 0.04, resolution: 0.1 }
    }

    fn read(self, lactate: f64, draws: &mut Draws) -> f64 {
        let value = lactate + self.sd.hypot(self.cv * lactate) * draws.gaussian();
        // A meter shows no less than one step.
        (value / self.resolution).round().max(1.0) * self.resolution
    }
}

/// A step test with known truth.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct SyntheticStepTest {
    /// With the lactate that the blood held.
    pub truth: StepTest,
    /// With what the meter showed.
    pub read: StepTest,
}

impl SyntheticStepTest {
    /// The test number `index` under `seed`: 5 to 9 stages from 60-75 % to 106-118 % of the intensity
    /// at 4 mmol/L, half of them in km/h and half in watts, ending at 6 to 12 mmol/L or so.
    ///
    /// ```
    /// use stadion_testkit::{LactateShape, MeterNoise, SyntheticStepTest};
    ///
    /// let noise = MeterNoise::hand_held();
    /// let test = SyntheticStepTest::new(LactateShape::Exponential, noise, 1, 0)?;
    /// assert_eq!(test.truth.stages().len(), test.read.stages().len());
    /// # Ok::<(), stadion_physiology::StepTestError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`StepTestError`] where the noise is so large that a reading is none.
    pub fn new(
        shape: LactateShape,
        noise: MeterNoise,
        seed: u64,
        index: u64,
    ) -> Result<Self, StepTestError> {
        let mut athlete = Draws::new(seed, 2 * index);
        let mut meter = Draws::new(seed, 2 * index + 1);
        let mut between = |lo: f64, hi: f64| lo + (hi - lo) * athlete.uniform();
        let count = between(5.0, 10.0).floor();
        let curve = Curve {
            easy: between(0.8, 1.6),
            end: between(6.0, 12.0),
            first: between(0.60, 0.75),
            last: between(1.06, 1.18),
        };
        let at_4_mmol = between(11.5, 20.2);
        let (unit, threshold) = if between(0.0, 1.0) < 0.5 {
            (IntensityUnit::KilometersPerHour, at_4_mmol)
        } else {
            (IntensityUnit::Watts, at_4_mmol * 19.0)
        };
        let mut fractions = Vec::new();
        while stages_before(fractions.len()) < count {
            let part = stages_before(fractions.len()) / (count - 1.0);
            fractions.push(curve.first + (curve.last - curve.first) * part);
        }
        let lactates: Vec<f64> = fractions.iter().map(|&f| curve.at(shape, f)).collect();
        let readings: Vec<f64> = lactates.iter().map(|&l| noise.read(l, &mut meter)).collect();
        let resting_read = noise.read(curve.easy, &mut meter);
        let make = |values: &[f64], resting: f64| {
            let stages = fractions.iter().zip(values);
            let stages = stages
                .map(|(f, &l)| Ok(Stage::new(f * threshold).with_lactate(lactate(l)?)))
                .collect::<Result<_, StepTestError>>()?;
            StepTest::new(unit, stages)?.with_baseline(lactate(resting)?, None)
        };
        Ok(Self { truth: make(&lactates, curve.easy)?, read: make(&readings, resting_read)? })
    }
}

#[expect(clippy::cast_precision_loss, reason = "a handful of stages")]
fn stages_before(count: usize) -> f64 {
    count as f64
}

fn lactate(value: f64) -> Result<Lactate, StepTestError> {
    Lactate::from_millimoles_per_liter(value).map_err(|_| StepTestError::Empty)
}

/// What the athlete's lactate runs through; intensities as fractions of that at 4 mmol/L.
struct Curve {
    easy: f64,
    end: f64,
    first: f64,
    last: f64,
}

impl Curve {
    fn at(&self, shape: LactateShape, f: f64) -> f64 {
        let &Self { easy, end, first, last } = self;
        match shape {
            LactateShape::Exponential => {
                let rate = (((end - easy) / (4.0 - easy)).ln() / (last - 1.0)).max(3.0);
                easy + (4.0 - easy) * ((f - 1.0) * rate).exp()
            }
            LactateShape::Balance => {
                let uptake = (0.8 * f).min(0.985);
                let hill = |u: f64| 85.2 * ((1.0 - u) / u).powf(1.5);
                let formed = 0.8 * (1.0 + hill(0.8)) / (1.0 + hill(uptake));
                let spare = (uptake - formed).max(0.12 * uptake);
                easy - 0.5 + (2.5 * formed / spare).sqrt() + 2.0 * (formed - uptake).max(0.0)
            }
            LactateShape::TwoSlopes => {
                let corner = |z: f64| 0.03 * (z / 0.03).exp().ln_1p();
                let turn = 0.80 + (easy - 0.8) / 16.0;
                let slope = (3.3 - easy) / (1.0 - turn);
                let steeper = (0.8 * (end - 4.0) / (last - 1.0) - slope).max(1.0);
                easy + 0.4 * (f - first) + slope * corner(f - turn) + steeper * corner(f - 1.0)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_are_what_they_say() {
        for shape in LactateShape::ALL {
            for index in 0..60 {
                let test =
                    SyntheticStepTest::new(shape, MeterNoise::hand_held(), 3, index).unwrap();
                let lactates: Vec<f64> = test
                    .truth
                    .stages()
                    .iter()
                    .filter_map(|s| s.lactate.map(Lactate::millimoles_per_liter))
                    .collect();
                assert!((5..=9).contains(&lactates.len()), "{} {index}", shape.as_str());
                assert!(
                    lactates.windows(2).all(|w| w[0] < w[1]),
                    "{} {lactates:?}",
                    shape.as_str()
                );
                let last = *lactates.last().unwrap();
                assert!((5.0..=17.0).contains(&last), "{} {lactates:?}", shape.as_str());
            }
        }
    }

    #[test]
    fn the_same_numbers_give_the_same_test() {
        let make = |index| {
            SyntheticStepTest::new(LactateShape::Balance, MeterNoise::hand_held(), 5, index)
                .unwrap()
        };
        assert_eq!(make(7).read, make(7).read);
        assert_ne!(make(7).read, make(8).read);
    }
}
