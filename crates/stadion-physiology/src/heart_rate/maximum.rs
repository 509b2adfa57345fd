//! The maximal heart rate that formulas predict from age.

use stadion_types::{Estimate, Evidence, HeartRate, Source};

use super::constants::maximum as numbers;
use super::sources::{FOX_1971, GELLISH_2007, GULATI_2010, NES_2013, TANAKA_2001};
use crate::metabolism::normal_quantile;

/// Which formula predicts the maximal heart rate from age.
///
/// # Model
///
/// | formula | bpm, `a` in years | standard deviation, bpm | ages |
/// |---|---|---|---|
/// | [`Fox`](Self::Fox) | `220 − a` | 12 | 18–80 |
/// | [`Tanaka`](Self::Tanaka) | `208 − 0.7·a` | 10 | 18–81 |
/// | [`GellishLinear`](Self::GellishLinear) | `207 − 0.7·a` | 10.5 | 30–75 |
/// | [`GellishNonlinear`](Self::GellishNonlinear) | `192 − 0.007·a²` | 10.5 | 30–75 |
/// | [`Nes`](Self::Nes) | `211 − 0.64·a` | 10.8 | 19–89 |
/// | [`Gulati`](Self::Gulati), women | `206 − 0.88·a` | 11.8 | 35–93 |
///
/// # Limits
///
/// Two of three people lie within one standard deviation, so one in three is more than 10 bpm off: a
/// whole zone. In 5069 tested runners and cyclists no formula was accurate enough to set intensities
/// (Kasiak and others 2023, doi:10.3390/jcm12082884). Beta blockers and training change the maximum, and the
/// formulas know of neither. The rounded coefficients of Gellish are those of the abstract; the paper's
/// linear model is 206.9 − 0.67·a.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum MaximumFormula {
    /// The rule of thumb. No study stands behind its numbers; the ages are an agreement.
    Fox,
    /// From 351 studies of 18 712 people. The default: the most people and the widest range of ages
    /// behind one line, both sexes, active and not.
    #[default]
    Tanaka,
    /// From 132 people who were tested again and again over 25 years.
    GellishLinear,
    /// The same people, with a decline that grows with age.
    GellishNonlinear,
    /// From 3320 healthy Norwegians; the only one of these whose error its own abstract states.
    Nes,
    /// From 5437 women without symptoms.
    Gulati,
}

/// Why no maximum is predicted.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum MaximumError {
    /// The formula was not made for that age.
    #[error("{formula} is for ages from {from} to {to} years, not {age_years}", formula = .formula.as_str())]
    Age {
        /// The formula.
        formula: MaximumFormula,
        /// The age at fault.
        age_years: f64,
        /// Youngest age of the formula.
        from: f64,
        /// Oldest age of the formula.
        to: f64,
    },
    /// The level is no probability between 0 and 1.
    #[error("the level of an interval lies between 0 and 1, unlike {level}")]
    Level {
        /// The level at fault.
        level: f64,
    },
}

impl MaximumError {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 2] = ["age-out-of-range", "level-out-of-range"];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Age { .. } => "age-out-of-range",
            Self::Level { .. } => "level-out-of-range",
        }
    }
}

impl MaximumFormula {
    /// Every formula.
    pub const ALL: [Self; 6] = [
        Self::Fox,
        Self::Tanaka,
        Self::GellishLinear,
        Self::GellishNonlinear,
        Self::Nes,
        Self::Gulati,
    ];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Fox => "fox",
            Self::Tanaka => "tanaka",
            Self::GellishLinear => "gellish-linear",
            Self::GellishNonlinear => "gellish-nonlinear",
            Self::Nes => "nes",
            Self::Gulati => "gulati",
        }
    }

    /// Where the formula comes from.
    #[must_use]
    pub const fn source(self) -> Source {
        match self {
            Self::Fox => FOX_1971,
            Self::Tanaka => TANAKA_2001,
            Self::GellishLinear | Self::GellishNonlinear => GELLISH_2007,
            Self::Nes => NES_2013,
            Self::Gulati => GULATI_2010,
        }
    }

    const fn numbers(self) -> numbers::Numbers {
        match self {
            Self::Fox => numbers::FOX,
            Self::Tanaka => numbers::TANAKA,
            Self::GellishLinear => numbers::GELLISH_LINEAR,
            Self::GellishNonlinear => numbers::GELLISH_NONLINEAR,
            Self::Nes => numbers::NES,
            Self::Gulati => numbers::GULATI,
        }
    }

    /// The ages in years that the formula is for.
    #[must_use]
    pub const fn ages(self) -> [f64; 2] {
        self.numbers().ages
    }

    /// Standard deviation of people around the formula, in bpm.
    #[must_use]
    pub const fn sd_bpm(self) -> f64 {
        self.numbers().sd
    }

    /// The bare formula in bpm for an age in years, whether or not it was made for that age.
    #[must_use]
    pub fn bpm(self, age_years: f64) -> f64 {
        let numbers = self.numbers();
        let power = match self {
            Self::GellishNonlinear => age_years * age_years,
            _ => age_years,
        };
        numbers.intercept - numbers.slope * power
    }

    /// The maximal heart rate of somebody of that age, with the interval that holds the part `level` of
    /// such people.
    ///
    /// # Model
    ///
    /// ```text
    /// formula ± z((1 + level) / 2) · SD
    /// ```
    ///
    /// The estimate's evidence is [`Evidence::PublishedModel`], never [`Evidence::Measured`], and no zone
    /// of this crate is computed from it unless you take its value and hand it over as the maximum.
    ///
    /// # Errors
    ///
    /// [`MaximumError::Age`] outside [`ages`](Self::ages) and for no number; [`MaximumError::Level`] unless
    /// `0 < level < 1`.
    ///
    /// # Examples
    ///
    /// ```
    /// use stadion_physiology::{MaximumError, MaximumFormula};
    ///
    /// let max = MaximumFormula::default().estimate(40.0, 0.9)?;
    /// assert_eq!(max.value().bpm(), 180.0);
    /// assert_eq!(max.lo().bpm().round(), 164.0);
    /// assert!(MaximumFormula::Gulati.estimate(20.0, 0.9).is_err());
    /// # Ok::<(), MaximumError>(())
    /// ```
    pub fn estimate(self, age_years: f64, level: f64) -> Result<Estimate<HeartRate>, MaximumError> {
        let [from, to] = self.ages();
        if !(from..=to).contains(&age_years) {
            return Err(MaximumError::Age { formula: self, age_years, from, to });
        }
        if !(level > 0.0 && level < 1.0) {
            return Err(MaximumError::Level { level });
        }
        let bpm = self.bpm(age_years);
        // The quantile runs off within a rounding error of 1, and the approximation dips below 0 at 0.5.
        let reach = (normal_quantile(0.5 + 0.5 * level) * self.sd_bpm()).max(0.0);
        let hr = |bpm: f64| {
            HeartRate::from_bpm(bpm.clamp(HeartRate::MIN.bpm(), HeartRate::MAX.bpm()))
                .map_err(|_| MaximumError::Level { level })
        };
        let bounds = (hr(bpm - reach)?, hr(bpm + reach)?);
        Estimate::new(hr(bpm)?, bounds, level, Evidence::PublishedModel, self.source().id)
            .map_err(|_| MaximumError::Level { level })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    /// Worked by hand for ages 20, 30, 40, 50 and 60.
    #[test]
    fn the_table() {
        for (formula, bpm) in [
            (MaximumFormula::Fox, [200.0, 190.0, 180.0, 170.0, 160.0]),
            (MaximumFormula::Tanaka, [194.0, 187.0, 180.0, 173.0, 166.0]),
            (MaximumFormula::GellishLinear, [193.0, 186.0, 179.0, 172.0, 165.0]),
            (MaximumFormula::GellishNonlinear, [189.2, 185.7, 180.8, 174.5, 166.8]),
            (MaximumFormula::Nes, [198.2, 191.8, 185.4, 179.0, 172.6]),
            (MaximumFormula::Gulati, [188.4, 179.6, 170.8, 162.0, 153.2]),
        ] {
            for (age, expected) in [20.0, 30.0, 40.0, 50.0, 60.0].into_iter().zip(bpm) {
                assert_relative_eq!(formula.bpm(age), expected, max_relative = 1e-12);
            }
        }
    }

    #[test]
    fn an_estimate_is_never_measured() {
        for formula in MaximumFormula::ALL {
            let [from, to] = formula.ages();
            for age in [from, 0.5 * (from + to), to] {
                let estimate = formula.estimate(age, 0.68).unwrap();
                assert_eq!(estimate.evidence(), Evidence::PublishedModel);
                // 68 % of a normal distribution lie within 0.994 standard deviations.
                let half = 0.5 * (estimate.hi().bpm() - estimate.lo().bpm());
                assert_relative_eq!(half, 0.9945 * formula.sd_bpm(), max_relative = 1e-3);
                assert_eq!(estimate.source(), formula.source().id);
            }
        }
    }

    #[test]
    fn every_refusal_has_its_name() {
        for age in [17.9, 81.1, f64::NAN, f64::INFINITY, -40.0] {
            let error = MaximumFormula::Tanaka.estimate(age, 0.9).unwrap_err();
            assert_eq!(error.code(), "age-out-of-range", "{age}");
        }
        for level in [0.0, 1.0, -0.5, f64::NAN] {
            let error = MaximumFormula::Nes.estimate(40.0, level).unwrap_err();
            assert_eq!(error.code(), "level-out-of-range", "{level}");
        }
        for level in [1e-9, 1.0 - 1e-16] {
            assert!(MaximumFormula::Nes.estimate(40.0, level).is_ok(), "{level}");
        }
        let text = MaximumFormula::Gulati.estimate(20.0, 0.9).unwrap_err().to_string();
        assert_eq!(text, "gulati is for ages from 35 to 93 years, not 20");
    }

    #[cfg(feature = "serde")]
    #[test]
    fn names_in_files() {
        for formula in MaximumFormula::ALL {
            let text = serde_json::to_string(&formula).unwrap();
            assert_eq!(text, format!("\"{}\"", formula.as_str()));
        }
    }
}
