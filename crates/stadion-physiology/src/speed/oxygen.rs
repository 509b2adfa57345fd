//! The two equations of Daniels and Gilbert: what a speed costs, and how much can be sustained.

use core::time::Duration;

use stadion_types::{OxygenUptake, Speed};

use super::constants::{
    COST_CONSTANT, COST_LINEAR, COST_LINEAR_RUNALYZE, COST_SQUARE, FRACTION_FAST, FRACTION_LIMIT,
    FRACTION_SLOW,
};

/// Which constant the oxygen cost of running has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum OxygenCost {
    /// 0.182258 ml/kg/m, the number of the publication.
    #[default]
    DanielsGilbert,
    /// 0.182253 ml/kg/m, which the program Runalyze has; VDOT comes out 0.001 to 0.002 lower.
    Runalyze,
}

impl OxygenCost {
    /// Every constant, the default first.
    pub const ALL: [Self; 2] = [Self::DanielsGilbert, Self::Runalyze];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DanielsGilbert => "daniels-gilbert",
            Self::Runalyze => "runalyze",
        }
    }

    const fn linear(self) -> f64 {
        match self {
            Self::DanielsGilbert => COST_LINEAR,
            Self::Runalyze => COST_LINEAR_RUNALYZE,
        }
    }

    /// Oxygen uptake of steady running at `speed` on level ground, in ml/kg/min.
    ///
    /// # Model
    ///
    /// ```text
    /// VO2(v) = −4.60 + 0.182258 · v + 0.000104 · v²
    /// ```
    ///
    /// | symbol | meaning       | unit      |
    /// | ------ | ------------- | --------- |
    /// | `VO2`  | oxygen uptake | ml/kg/min |
    /// | `v`    | speed         | m/min     |
    ///
    /// # Limits
    ///
    /// For running. Below 24.9 m/min the number is negative, so it is no
    /// [`OxygenUptake`]. It is the mean of many trained runners; the economy of one may differ by
    /// 10 % and more.
    ///
    /// # Examples
    ///
    /// ```
    /// use stadion_physiology::OxygenCost;
    /// use stadion_types::Speed;
    ///
    /// let speed = Speed::from_kilometers_per_hour(15.0)?;
    /// let uptake = OxygenCost::default().uptake_ml_kg_min(speed);
    /// assert!((uptake - 47.4645).abs() < 1e-9);
    /// # Ok::<(), stadion_types::OutOfRange>(())
    /// ```
    ///
    /// # Source
    ///
    /// Daniels & Gilbert (1979), Oxygen Power.
    #[must_use]
    pub fn uptake_ml_kg_min(self, speed: Speed) -> f64 {
        self.uptake(60.0 * speed.meters_per_second())
    }

    /// The speed of steady running at an oxygen uptake: the exact root of the cost.
    ///
    /// ```
    /// use stadion_physiology::OxygenCost;
    /// use stadion_types::Speed;
    /// use stadion_types::OxygenUptake;
    ///
    /// let uptake = OxygenUptake::from_milliliters_per_kilogram_minute(47.4645)?;
    /// let speed = OxygenCost::default().speed_at(uptake);
    /// assert!((speed.kilometers_per_hour() - 15.0).abs() < 1e-9);
    /// # Ok::<(), stadion_types::OutOfRange>(())
    /// ```
    #[must_use]
    pub fn speed_at(self, uptake: OxygenUptake) -> Speed {
        let m_min = self.speed(uptake.milliliters_per_kilogram_minute());
        // The most that an uptake can be, 120 ml/kg/min, is 8.8 m/s.
        Speed::from_meters_per_second(m_min / 60.0).unwrap_or(Speed::MAX)
    }

    /// ml/kg/min at m/min.
    pub(super) fn uptake(self, m_min: f64) -> f64 {
        COST_CONSTANT + (self.linear() + COST_SQUARE * m_min) * m_min
    }

    /// Derivative of the uptake.
    pub(super) fn slope(self, m_min: f64) -> f64 {
        self.linear() + 2.0 * COST_SQUARE * m_min
    }

    /// m/min at ml/kg/min, in the form that loses no digits.
    pub(super) fn speed(self, uptake: f64) -> f64 {
        let (a, c) = (self.linear(), uptake - COST_CONSTANT);
        2.0 * c / (a + (a * a + 4.0 * COST_SQUARE * c).sqrt())
    }
}

/// The share of VO2max that can be sustained for a race of `time`.
///
/// # Model
///
/// ```text
/// F(t) = 0.8 + 0.1894393 · exp(−0.012778 · t) + 0.2989558 · exp(−0.1932605 · t)
/// ```
///
/// with `t` in minutes. It falls from 1.288 at 0 to 0.8; it is 1 at 11.03 min.
///
/// # Limits
///
/// Made for races of 3.5 min to 4 h. The share never falls below 0.8, however long the race: for
/// ultramarathons it is far too high.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use stadion_physiology::sustained_fraction;
///
/// let hour = sustained_fraction(Duration::from_secs(3600));
/// assert!((hour - 0.888_007_3).abs() < 5e-8);
/// ```
///
/// # Source
///
/// Daniels & Gilbert (1979), Oxygen Power.
#[must_use]
pub fn sustained_fraction(time: Duration) -> f64 {
    fraction(time.as_secs_f64() / 60.0)
}

/// The sustained share at minutes.
pub(super) fn fraction(minutes: f64) -> f64 {
    FRACTION_LIMIT + part(FRACTION_SLOW, minutes) + part(FRACTION_FAST, minutes)
}

/// Derivative of the sustained share.
pub(super) fn fraction_slope(minutes: f64) -> f64 {
    let [slow, fast] = [FRACTION_SLOW, FRACTION_FAST].map(|p| -p[1] * part(p, minutes));
    slow + fast
}

fn part([share, rate]: [f64; 2], minutes: f64) -> f64 {
    share * (-rate * minutes).exp()
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    /// From the equations in double precision, apart from this crate.
    #[test]
    fn worked_numbers() {
        for (minutes, f) in
            [(0.0, 1.288_395_1), (10.0, 1.009_995_5), (60.0, 0.888_007_3), (120.0, 0.840_882_8)]
        {
            assert_relative_eq!(fraction(minutes), f, epsilon = 5e-8);
        }
        assert_relative_eq!(fraction(11.030_415), 1.0, epsilon = 5e-9);
        let cost = OxygenCost::DanielsGilbert;
        assert_relative_eq!(cost.speed(0.0), 24.886, epsilon = 5e-4);
        assert_relative_eq!(cost.uptake(cost.speed(0.0)), 0.0, epsilon = 1e-12);
    }

    #[test]
    fn slopes_are_those_of_differences() {
        let h = 1e-5;
        for t in [0.5, 5.0, 30.0, 200.0] {
            let difference = (fraction(t + h) - fraction(t - h)) / (2.0 * h);
            assert_relative_eq!(fraction_slope(t), difference, epsilon = 1e-9);
        }
        let cost = OxygenCost::Runalyze;
        let difference = (cost.uptake(250.0 + h) - cost.uptake(250.0 - h)) / (2.0 * h);
        assert_relative_eq!(cost.slope(250.0), difference, epsilon = 1e-7);
    }

    #[cfg(feature = "serde")]
    #[test]
    fn names_are_those_of_serde() {
        for cost in OxygenCost::ALL {
            let text = serde_json::to_string(&cost).unwrap();
            assert_eq!(text, format!("\"{}\"", cost.as_str()));
        }
    }
}
