//! VDOT: what a race says of aerobic capacity and economy taken together.

use core::time::Duration;

use stadion_types::{Distance, Speed};

use super::constants::{DANIELS_SPEED, VDOT_VALID};
use super::oxygen::{OxygenCost, fraction, fraction_slope};
use super::race::{PredictedTime, RaceError, RaceRange, RaceVdot, checked, meters, speed};

/// How the speed at a VDOT is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum VdotSpeed {
    /// The exact root of the oxygen cost.
    #[default]
    Exact,
    /// Daniels' polynomial `29.54 + 5.000663 · V − 0.007546 · V²` m/min, a separate approximation
    /// that some programs use; 0.03 to 0.2 m/min away from the root.
    DanielsPolynomial,
}

impl VdotSpeed {
    /// Every way, the default first.
    pub const ALL: [Self; 2] = [Self::Exact, Self::DanielsPolynomial];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::DanielsPolynomial => "daniels-polynomial",
        }
    }
}

/// The oxygen uptake of the race's speed, divided by the share of VO2max that its time allows.
///
/// # Model
///
/// ```text
/// VDOT(d, t) = VO2(d / t) / F(t)
/// ```
///
/// with the [oxygen cost](OxygenCost::uptake_ml_kg_min) `VO2` of the mean speed and the
/// [sustained share](super::sustained_fraction) `F` of the time. VDOT falls with `t` and rises
/// with `d` without exception: in logarithms, the cost falls with the time at least as fast as the
/// time grows (by `4.60 / VO2` faster), and the share by less than a quarter of that. So each VDOT
/// has exactly one time for each distance.
///
/// # Limits
///
/// For all-out races of 3.5 min to 4 h on level ground; outside, [`RaceRange`] says so. It is no
/// VO2max: economy is in it too. Below 800 m it means nothing.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use stadion_physiology::{OxygenCost, Vdot};
/// use stadion_types::Distance;
///
/// let five = Distance::from_kilometers(5.0)?;
/// let race = Vdot::from_race(five, Duration::from_secs(20 * 60), OxygenCost::default())?;
/// let vdot = race.within().ok_or("outside the model's range")?;
/// assert!((vdot.value() - 49.806_233).abs() < 5e-7);
///
/// let marathon = vdot.time_for(Distance::from_meters(42_195.0)?)?;
/// assert!((marathon.time.as_secs_f64() - 11_477.188).abs() < 5e-4);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Daniels & Gilbert (1979), Oxygen Power.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "file_form::Parts", into = "file_form::Parts"))]
pub struct Vdot {
    value: f64,
    cost: OxygenCost,
}

impl Vdot {
    /// The least that is accepted.
    pub const MIN: f64 = 1.0;
    /// The most that is accepted.
    pub const MAX: f64 = 120.0;

    /// A VDOT that is known, such as one from a table, with the published cost.
    ///
    /// # Errors
    ///
    /// [`RaceError::Vdot`] outside 1 to 120.
    pub const fn new(value: f64) -> Result<Self, RaceError> {
        if value >= Self::MIN && value <= Self::MAX {
            Ok(Self { value, cost: OxygenCost::DanielsGilbert })
        } else {
            Err(RaceError::Vdot { value })
        }
    }

    /// The same number, to be read with another constant of the oxygen cost.
    #[must_use]
    pub const fn with_cost(mut self, cost: OxygenCost) -> Self {
        self.cost = cost;
        self
    }

    /// The VDOT of a race.
    ///
    /// # Errors
    ///
    /// [`RaceError::Distance`] and [`RaceError::Time`] for zeros; [`RaceError::Vdot`] if the number
    /// lies outside 1 to 120, as for a distance in the wrong unit.
    pub fn from_race(
        distance: Distance,
        time: Duration,
        cost: OxygenCost,
    ) -> Result<RaceVdot, RaceError> {
        let (m, s) = checked(distance, time)?;
        let minutes = s / 60.0;
        let value = cost.uptake(m / minutes) / fraction(minutes);
        Ok(RaceVdot::new(Self::new(value)?.with_cost(cost), RaceRange::of([s], VDOT_VALID)))
    }

    /// The number, in ml/kg/min.
    #[must_use]
    pub const fn value(self) -> f64 {
        self.value
    }

    /// The constant of the oxygen cost that it is read with.
    #[must_use]
    pub const fn cost(self) -> OxygenCost {
        self.cost
    }

    /// The time of an equal race over another distance: the inverse of
    /// [`from_race`](Self::from_race), solved to the last bits.
    ///
    /// # Errors
    ///
    /// [`RaceError::Distance`] for a distance of 0; [`RaceError::Unrepresentable`] never for a
    /// distance that a person can run.
    pub fn time_for(self, distance: Distance) -> Result<PredictedTime, RaceError> {
        let seconds = 60.0 * self.minutes(meters(distance)?);
        PredictedTime::new(seconds, RaceRange::of([seconds], VDOT_VALID))
    }

    /// The speed whose steady oxygen uptake equals VDOT, often written vVDOT or vVO2max.
    ///
    /// ```
    /// use stadion_physiology::{Vdot, VdotSpeed};
    ///
    /// let vdot = Vdot::new(50.0)?;
    /// let [root, polynomial] =
    ///     VdotSpeed::ALL.map(|by| 60.0 * vdot.speed(by).meters_per_second());
    /// assert!((root - 260.772).abs() < 1e-3);
    /// assert!((polynomial - 260.708).abs() < 1e-3);
    /// # Ok::<(), stadion_physiology::RaceError>(())
    /// ```
    #[must_use]
    pub fn speed(self, by: VdotSpeed) -> Speed {
        let m_min = match by {
            VdotSpeed::Exact => self.cost.speed(self.value),
            VdotSpeed::DanielsPolynomial => {
                let [a, b, c] = DANIELS_SPEED;
                a + (b + c * self.value) * self.value
            }
        };
        // At most 9 m/s, at 120.
        Speed::from_meters_per_second(m_min / 60.0).unwrap_or(Speed::MAX)
    }

    /// The speed at a fraction of VDOT, such as 0.88 for threshold pace.
    ///
    /// # Errors
    ///
    /// [`RaceError::Fraction`] unless the fraction is a number above 0.
    pub fn speed_at(self, fraction: f64) -> Result<Speed, RaceError> {
        if fraction > 0.0 && fraction.is_finite() {
            speed(self.cost.speed(fraction * self.value) / 60.0)
        } else {
            Err(RaceError::Fraction { value: fraction })
        }
    }

    /// Minutes for metres.
    fn minutes(self, m: f64) -> f64 {
        // The share lies between its limits, so the speed lies between those at the limits' uptake.
        let time_at = |share: f64| m / self.cost.speed(share * self.value);
        let (mut lo, mut hi) = (time_at(fraction(0.0)), time_at(fraction(f64::INFINITY)));
        let mut t = time_at(1.0);
        // Newton's method on ln VO2 − ln F − ln VDOT against ln t, in which the curve is nearly a
        // line, kept inside the bracket. It needs about five rounds.
        for _ in 0..60 {
            let v = m / t;
            let (uptake, share) = (self.cost.uptake(v), fraction(t));
            let excess = (uptake / (share * self.value)).ln();
            if excess > 0.0 {
                lo = t;
            } else {
                hi = t;
            }
            let slope = -v * self.cost.slope(v) / uptake - t * fraction_slope(t) / share;
            let newton = t * (-excess / slope).exp();
            let next = if newton >= lo && newton <= hi { newton } else { 0.5 * (lo + hi) };
            let done = (next - t).abs() <= 2.0 * f64::EPSILON * t;
            t = next;
            if done {
                break;
            }
        }
        t
    }
}

#[cfg(feature = "serde")]
mod file_form {
    use super::{OxygenCost, RaceError, Vdot};

    #[derive(serde::Serialize, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Parts {
        value: f64,
        #[serde(default)]
        cost: OxygenCost,
    }

    impl TryFrom<Parts> for Vdot {
        type Error = RaceError;

        fn try_from(parts: Parts) -> Result<Self, RaceError> {
            Ok(Self::new(parts.value)?.with_cost(parts.cost))
        }
    }

    impl From<Vdot> for Parts {
        fn from(vdot: Vdot) -> Self {
            Self { value: vdot.value, cost: vdot.cost }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_relative_eq;

    fn vdot(m: f64, s: f64) -> f64 {
        let race = Vdot::from_race(
            Distance::from_meters(m).unwrap(),
            Duration::from_secs_f64(s),
            OxygenCost::DanielsGilbert,
        );
        race.unwrap().vdot.value()
    }

    /// From the equations in double precision, apart from this crate; the first two are also what
    /// two public programs print.
    #[test]
    fn worked_numbers() {
        for (m, s, value) in [
            (5000.0, 1620.0, 34.963_220),
            (5000.0, 1474.0, 39.110_398),
            (5000.0, 1200.0, 49.806_233),
            (5000.0, 900.0, 69.596_755),
            (10_000.0, 2400.0, 51.944_083),
            (10_000.0, 2481.0, 49.967_109),
            (21_097.5, 5400.0, 50.976_906),
            (21_097.5, 5495.0, 49.960_010),
            (42_195.0, 10_800.0, 53.528_269),
            (42_195.0, 11_449.0, 49.951_969),
            (42_195.0, 7269.0, 85.082_602),
            (3000.0, 600.0, 58.849_174),
            (1500.0, 240.0, 70.099_957),
            (1500.0, 219.45, 77.678_341),
            (1609.344, 236.13, 77.974_499),
            (1609.344, 300.0, 59.404_202),
        ] {
            assert_relative_eq!(vdot(m, s), value, epsilon = 6e-7);
        }
        assert_relative_eq!(vdot(400.0, 49.8), 86.46, epsilon = 5e-3);
    }

    /// A few cells of the book's table, whose whole seconds the equations meet within 0.2 %.
    #[test]
    fn the_book_within_two_parts_in_a_thousand() {
        for (value, m, s) in [
            (30.0, 5000.0, 1840.0),
            (30.0, 42_195.0, 17_357.0),
            (40.0, 1500.0, 395.0),
            (50.0, 5000.0, 1197.0),
            (50.0, 10_000.0, 2481.0),
            (50.0, 42_195.0, 11_449.0),
            (60.0, 21_097.5, 4689.0),
            (70.0, 3000.0, 514.0),
            (85.0, 1609.344, 219.0),
            (85.0, 42_195.0, 7270.0),
        ] {
            let found = Vdot::new(value).unwrap().time_for(Distance::from_meters(m).unwrap());
            let found = found.unwrap().time.as_secs_f64();
            assert_relative_eq!(found, s, max_relative = 2e-3);
        }
    }

    /// Computed apart from this crate by bisection.
    #[test]
    fn times_to_the_hundredth() {
        for (value, m, s) in [
            (30.0, 1500.0, 509.55),
            (40.0, 10_000.0, 3000.77),
            (50.0, 5000.0, 1196.02),
            (60.0, 3000.0, 589.81),
            (70.0, 1609.344, 259.50),
            (85.0, 10_000.0, 1579.19),
        ] {
            let found = Vdot::new(value).unwrap().time_for(Distance::from_meters(m).unwrap());
            assert_relative_eq!(found.unwrap().time.as_secs_f64(), s, epsilon = 5.1e-3);
        }
    }

    #[test]
    fn the_inverse_is_exact_to_the_last_bits() {
        for value in [1.0, 5.0, 30.0, 50.0, 85.0, 120.0] {
            for m in [1.0, 60.0, 1500.0, 42_195.0, 1e5, 1e7] {
                let vdot = Vdot::new(value).unwrap();
                let t = vdot.minutes(m);
                let back = vdot.cost.uptake(m / t) / fraction(t);
                assert_relative_eq!(back, value, max_relative = 1e-12);
            }
        }
    }

    #[test]
    fn each_refusal() {
        for value in [0.99, 120.01, f64::NAN, f64::INFINITY, -50.0] {
            assert!(matches!(Vdot::new(value), Err(RaceError::Vdot { .. })), "{value}");
        }
        let d = Distance::const_meters(5000.0);
        let cost = OxygenCost::default();
        assert_eq!(Vdot::from_race(d, Duration::ZERO, cost), Err(RaceError::Time));
        let minute = Duration::from_secs(60);
        assert_eq!(Vdot::from_race(Distance::ZERO, minute, cost), Err(RaceError::Distance));
        assert!(matches!(Vdot::from_race(d, minute, cost), Err(RaceError::Vdot { .. })));
        let fifty = Vdot::new(50.0).unwrap();
        assert_eq!(fifty.time_for(Distance::ZERO), Err(RaceError::Distance));
        for value in [0.0, -1.0, f64::INFINITY] {
            assert_eq!(fifty.speed_at(value), Err(RaceError::Fraction { value }));
        }
        assert!(matches!(fifty.speed_at(f64::NAN), Err(RaceError::Fraction { .. })));
        assert_eq!(fifty.speed_at(1e12), Err(RaceError::Unrepresentable));
    }

    #[test]
    fn the_range_is_said() {
        let vdot = Vdot::new(50.0).unwrap();
        let range = |m: f64| vdot.time_for(Distance::from_meters(m).unwrap()).unwrap().range;
        assert_eq!(range(800.0), RaceRange::Shorter);
        assert_eq!(range(5000.0), RaceRange::Within);
        assert_eq!(range(60_000.0), RaceRange::Longer);
    }

    #[cfg(feature = "serde")]
    #[test]
    fn files_pass_the_same_door() {
        let vdot = Vdot::new(50.0).unwrap().with_cost(OxygenCost::Runalyze);
        let text = serde_json::to_string(&vdot).unwrap();
        assert_eq!(text, r#"{"value":50.0,"cost":"runalyze"}"#);
        assert_eq!(serde_json::from_str::<Vdot>(&text).unwrap(), vdot);
        assert!(serde_json::from_str::<Vdot>(r#"{"value":500.0}"#).is_err());
        for by in VdotSpeed::ALL {
            let text = serde_json::to_string(&by).unwrap();
            assert_eq!(text, format!("\"{}\"", by.as_str()));
        }
    }
}
