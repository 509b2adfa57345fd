//! Named models of what a grade costs.

use stadion_types::Speed;

use super::constants::{
    MINETTI_LIMIT, MINETTI_RUN, MINETTI_WALK, POLYNOMIAL, POLYNOMIAL_DOWN, POLYNOMIAL_LIMIT,
    POLYNOMIAL_UP, RUNALYZE_EXPONENT,
};
use super::error::GradeError;

/// What a grade costs, by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum GradeModel {
    /// The measured energy cost of running, Minetti and others (2002).
    #[default]
    MinettiRun,
    /// The measured energy cost of walking, of the same. Its level is walking too.
    MinettiWalk,
    /// The cost of running raised to 0.83, as the program Runalyze has it: hills count less.
    RunalyzeDamped,
    /// The polynomial that GoldenCheetah fitted to the pace curve of Strava's users. It is a curve
    /// of heart rate and pace, not of energy: steep descents count as slow, not as free.
    StravaPolynomial,
}

impl GradeModel {
    /// Every model, the default first.
    pub const ALL: [Self; 4] =
        [Self::MinettiRun, Self::MinettiWalk, Self::RunalyzeDamped, Self::StravaPolynomial];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::MinettiRun => "minetti-run",
            Self::MinettiWalk => "minetti-walk",
            Self::RunalyzeDamped => "runalyze-damped",
            Self::StravaPolynomial => "strava-polynomial",
        }
    }

    /// The steepest grade, up and down, to which the model was measured; `None` for the
    /// polynomial, which states a constant beyond 0.4 itself.
    #[must_use]
    pub const fn limit(self) -> Option<f64> {
        match self {
            Self::StravaPolynomial => None,
            _ => Some(MINETTI_LIMIT),
        }
    }
}

/// What to do with a grade beyond the measured ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum BeyondGrade {
    /// It has no cost.
    #[default]
    Refuse,
    /// It costs what the steepest measured one costs.
    Clamp,
}

impl BeyondGrade {
    /// Every way, the default first.
    pub const ALL: [Self; 2] = [Self::Refuse, Self::Clamp];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Refuse => "refuse",
            Self::Clamp => "clamp",
        }
    }
}

/// The cost of grade: a model, and what holds beyond it.
///
/// # Model
///
/// With the grade `i` as rise over distance, the energy cost in J for each kg and m is
///
/// ```text
/// running  C(i) = 155.4·i⁵ − 30.4·i⁴ − 43.3·i³ + 46.3·i² + 19.5·i + 3.6
/// walking  C(i) = 280.5·i⁵ − 58.7·i⁴ − 76.8·i³ + 51.9·i² + 19.6·i + 2.5
/// ```
///
/// and the [factor](Self::factor) by which a speed on the grade is multiplied to get the level
/// speed that costs the same each second:
///
/// | model             | factor                                                                |
/// | ----------------- | --------------------------------------------------------------------- |
/// | Minetti           | `C(i) / C(0)`                                                         |
/// | Runalyze          | `(C(i) / C(0))^0.83`                                                  |
/// | Strava polynomial | of fifth degree in per cent; 3.739 above 40 %, 1.937 below −40 %      |
///
/// # Limits
///
/// Minetti's ten runners ran on a treadmill at grades up to 0.45; beyond, a grade is refused unless
/// [`BeyondGrade::Clamp`] is chosen. The models do not agree downhill: at −20 % Minetti's factor is
/// 0.50 and the polynomial's 1.09, because energy is not what limits a runner there. The cost is
/// per metre of belt, that is along the slope; a satellite's distance is level and 1 % shorter at
/// 14 %. The ground, wind and technique are in none of them.
///
/// The polynomial gives 0.9936 just beside a grade of 0, and 1 at 0: a step of 0.6 % that the
/// program has, and that is kept so that numbers agree with it.
///
/// # Examples
///
/// ```
/// use stadion_physiology::{GradeCost, GradeModel};
///
/// let up = GradeCost::default();
/// assert!((up.factor(0.10)? - 1.657_837).abs() < 5e-7);
/// let strava = GradeCost::new(GradeModel::StravaPolynomial);
/// assert!((strava.factor(0.10)? - 1.479_821).abs() < 5e-7);
/// assert!(up.factor(0.5).is_err());
/// # Ok::<(), stadion_physiology::GradeError>(())
/// ```
///
/// # Source
///
/// Minetti and others (2002), J Appl Physiol 93(3):1039–1046,
/// doi:10.1152/japplphysiol.01177.2001; the programs Runalyze and GoldenCheetah.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
pub struct GradeCost {
    /// The model.
    pub model: GradeModel,
    /// What holds beyond it.
    pub beyond: BeyondGrade,
}

impl GradeCost {
    /// A model that refuses grades beyond the measured ones.
    #[must_use]
    pub const fn new(model: GradeModel) -> Self {
        Self { model, beyond: BeyondGrade::Refuse }
    }

    /// Sets what holds beyond the measured grades.
    #[must_use]
    pub const fn with_beyond(mut self, beyond: BeyondGrade) -> Self {
        self.beyond = beyond;
        self
    }

    /// The energy that a metre costs each kg of body mass, in J; `None` for the models that state
    /// no energy.
    ///
    /// `grade` is rise over distance, such as 0.05.
    ///
    /// # Errors
    ///
    /// As [`factor`](Self::factor).
    pub fn energy_j_kg_m(self, grade: f64) -> Result<Option<f64>, GradeError> {
        let grade = self.held(grade)?;
        Ok(match self.model {
            GradeModel::MinettiRun => Some(polynomial(&MINETTI_RUN, grade)),
            GradeModel::MinettiWalk => Some(polynomial(&MINETTI_WALK, grade)),
            GradeModel::RunalyzeDamped | GradeModel::StravaPolynomial => None,
        })
    }

    /// The factor that turns a speed on the grade into the level speed that costs the same; above 0,
    /// and 1 on the level.
    ///
    /// `grade` is rise over distance, such as 0.05.
    ///
    /// # Errors
    ///
    /// [`GradeError::NotFinite`] for a grade that is no number; [`GradeError::TooSteep`] for one beyond
    /// the measured ones, unless they are [clamped](BeyondGrade::Clamp).
    pub fn factor(self, grade: f64) -> Result<f64, GradeError> {
        let grade = self.held(grade)?;
        Ok(match self.model {
            GradeModel::MinettiRun => polynomial(&MINETTI_RUN, grade) / MINETTI_RUN[0],
            GradeModel::MinettiWalk => polynomial(&MINETTI_WALK, grade) / MINETTI_WALK[0],
            GradeModel::RunalyzeDamped => {
                (polynomial(&MINETTI_RUN, grade) / MINETTI_RUN[0]).powf(RUNALYZE_EXPONENT)
            }
            GradeModel::StravaPolynomial => strava(100.0 * grade),
        })
    }

    /// The level speed that costs the same as `speed` on the grade: grade-adjusted speed, or GAP as
    /// a pace.
    ///
    /// ```
    /// use stadion_physiology::GradeCost;
    /// use stadion_types::Speed;
    ///
    /// let cost = GradeCost::default();
    /// let climbing = Speed::from_kilometers_per_hour(9.0)?;
    /// let level = cost.level_speed(climbing, 0.10)?;
    /// assert!((level.kilometers_per_hour() - 14.92).abs() < 5e-3);
    /// let back = cost.speed_on(level, 0.10)?;
    /// assert!((back.kilometers_per_hour() - 9.0).abs() < 1e-9);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`factor`](Self::factor), and [`GradeError::Speed`] if there is none in range.
    #[doc(alias = "GAP")]
    #[doc(alias = "NGP")]
    pub fn level_speed(self, speed: Speed, grade: f64) -> Result<Speed, GradeError> {
        scaled(speed, self.factor(grade)?)
    }

    /// The speed on the grade that costs the same as `level` on the level: the inverse of
    /// [`level_speed`](Self::level_speed).
    ///
    /// # Errors
    ///
    /// As [`level_speed`](Self::level_speed).
    pub fn speed_on(self, level: Speed, grade: f64) -> Result<Speed, GradeError> {
        scaled(level, 1.0 / self.factor(grade)?)
    }

    /// The critical speed on a grade, from that on the level: `CS · C(0) / C(i)`.
    ///
    /// The distance that can be run above it shrinks in the same way, so `D′` must be divided by the
    /// [factor](Self::factor) too. The rule takes the critical metabolic rate as the same on every
    /// grade, which nobody has tested downhill.
    ///
    /// ```
    /// use stadion_physiology::GradeCost;
    /// use stadion_types::Speed;
    ///
    /// let level = Speed::from_meters_per_second(4.5)?;
    /// let uphill = GradeCost::default().critical_speed_on(level, 0.05)?;
    /// assert!((uphill.meters_per_second() - 3.4577).abs() < 5e-5);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`level_speed`](Self::level_speed).
    pub fn critical_speed_on(self, critical: Speed, grade: f64) -> Result<Speed, GradeError> {
        self.speed_on(critical, grade)
    }

    /// Whether a grade is beyond the measured ones.
    #[must_use]
    pub fn is_beyond(self, grade: f64) -> bool {
        self.model.limit().is_some_and(|limit| grade.abs() > limit)
    }

    /// A grade at which the model may be evaluated.
    fn held(self, grade: f64) -> Result<f64, GradeError> {
        if !grade.is_finite() {
            return Err(GradeError::NotFinite { grade });
        }
        match (self.model.limit(), self.beyond) {
            (Some(limit), BeyondGrade::Refuse) if grade.abs() > limit => {
                Err(GradeError::TooSteep { grade, limit })
            }
            (Some(limit), _) => Ok(grade.clamp(-limit, limit)),
            (None, _) => Ok(grade),
        }
    }
}

fn scaled(speed: Speed, factor: f64) -> Result<Speed, GradeError> {
    Speed::from_meters_per_second(factor * speed.meters_per_second())
        .map_err(|_| GradeError::Speed { speed })
}

/// Coefficients from the constant on.
fn polynomial(coefficients: &[f64; 6], x: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, c| sum * x + c)
}

/// By per cent. The exact zero is the program's own special case.
fn strava(percent: f64) -> f64 {
    if percent == 0.0 {
        1.0
    } else if percent > POLYNOMIAL_LIMIT {
        POLYNOMIAL_UP
    } else if percent < -POLYNOMIAL_LIMIT {
        POLYNOMIAL_DOWN
    } else {
        polynomial(&POLYNOMIAL, percent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    /// By hand from the coefficients: 3.6 + 1.95 + 0.463 − 0.0433 − 0.00304 + 0.001554, and so on.
    #[test]
    fn worked_numbers() {
        let run = GradeCost::default();
        let energy = |cost: GradeCost, i| cost.energy_j_kg_m(i).unwrap().unwrap();
        assert_relative_eq!(energy(run, 0.1), 5.968_214, max_relative = 1e-12);
        assert_relative_eq!(energy(run, -0.1), 2.151_706, max_relative = 1e-12);
        let walk = GradeCost::new(GradeModel::MinettiWalk);
        assert_relative_eq!(energy(walk, 0.1), 4.899_135, max_relative = 1e-12);
        let damped = GradeCost::new(GradeModel::RunalyzeDamped);
        let expected = (5.968_214_f64 / 3.6).powf(0.83);
        assert_relative_eq!(damped.factor(0.1).unwrap(), expected, max_relative = 1e-12);
        assert_eq!(damped.energy_j_kg_m(0.1), Ok(None));
        for model in GradeModel::ALL {
            assert_relative_eq!(GradeCost::new(model).factor(0.0).unwrap(), 1.0);
        }
    }

    #[test]
    fn the_step_and_the_caps_of_the_polynomial() {
        let cost = GradeCost::new(GradeModel::StravaPolynomial);
        assert_relative_eq!(cost.factor(1e-9).unwrap(), 0.993_575_615, epsilon = 1e-8);
        assert_relative_eq!(cost.factor(0.0).unwrap(), 1.0);
        assert_relative_eq!(cost.factor(0.5).unwrap(), 3.739);
        assert_relative_eq!(cost.factor(-3.0).unwrap(), 1.937);
        assert!(!cost.is_beyond(3.0));
    }

    #[test]
    fn beyond_the_measured_grades() {
        let refuse = GradeCost::default();
        for grade in [0.450_001, -0.46, 2.0] {
            assert_eq!(refuse.factor(grade), Err(GradeError::TooSteep { grade, limit: 0.45 }));
            assert!(refuse.is_beyond(grade));
            let clamp = refuse.with_beyond(BeyondGrade::Clamp);
            assert_eq!(clamp.factor(grade), clamp.factor(0.45_f64.copysign(grade)));
        }
        assert!(refuse.factor(-0.45).is_ok());
        for cost in GradeModel::ALL.map(GradeCost::new) {
            for grade in [f64::NAN, f64::INFINITY] {
                assert!(matches!(cost.factor(grade), Err(GradeError::NotFinite { .. })));
            }
        }
        let speed = Speed::MAX;
        assert_eq!(refuse.level_speed(speed, 0.1), Err(GradeError::Speed { speed }));
    }

    #[cfg(feature = "serde")]
    #[test]
    fn names_are_those_of_serde() {
        for model in GradeModel::ALL {
            let text = serde_json::to_string(&model).unwrap();
            assert_eq!(text, format!("\"{}\"", model.as_str()));
        }
        for beyond in BeyondGrade::ALL {
            let text = serde_json::to_string(&beyond).unwrap();
            assert_eq!(text, format!("\"{}\"", beyond.as_str()));
        }
    }
}
