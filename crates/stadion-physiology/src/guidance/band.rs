//! The lactate that a sub-threshold session is to end with.

use stadion_types::Lactate;

use super::settings::GuidanceSettings;
use crate::lactate::SINGLE_LACTATE;

/// Where a lactate lies against the target band.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum BandPlace {
    /// Below its lower end: worth knowing, and no failure.
    Below,
    /// In it, ends included.
    Within,
    /// Above its upper end.
    Above,
}

impl BandPlace {
    /// Every place, from low to high.
    pub const ALL: [Self; 3] = [Self::Below, Self::Within, Self::Above];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Below => "below",
            Self::Within => "within",
            Self::Above => "above",
        }
    }
}

/// The lactate that a sub-threshold session is to end with.
///
/// # Model
///
/// ```text
/// upper = min(3.5, LT2 − 0.3)     where LT2 was measured, else 3.5
/// lower = min(2.5, upper)
/// ```
///
/// # Units
///
/// mmol/L.
///
/// # Limits
///
/// Coaches' figures for capillary blood, not physiology: the lactate of LT2 lies between 2 and
/// 8 mmol/L in different people, which is why a measured LT2 takes the upper end down. The lower end
/// is information: a session below it is easy, not wrong.
///
/// # Examples
///
/// ```
/// use stadion_physiology::TargetBand;
/// use stadion_types::Lactate;
///
/// let lt2 = Lactate::from_millimoles_per_liter(3.2)?;
/// assert!((TargetBand::below_lt2(lt2).upper().millimoles_per_liter() - 2.9).abs() < 1e-12);
/// assert_eq!(TargetBand::default().upper().millimoles_per_liter(), 3.5);
/// # Ok::<(), stadion_types::OutOfRange>(())
/// ```
///
/// # Source
///
/// loop28, *The Myth of the Hero Workout*, for 2.5 to 3.5; the distance below LT2 is a rule of
/// runners who train by it.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct TargetBand {
    #[cfg_attr(feature = "serde", serde(rename = "lower_mmol_l"))]
    lower: Lactate,
    #[cfg_attr(feature = "serde", serde(rename = "upper_mmol_l"))]
    upper: Lactate,
}

impl Default for TargetBand {
    /// The band of an athlete whose LT2 was not measured.
    fn default() -> Self {
        Self { lower: SINGLE_LACTATE.min, upper: SINGLE_LACTATE.max }
    }
}

impl TargetBand {
    /// The band of an athlete whose LT2 was measured at the lactate `lt2`.
    #[must_use]
    pub fn below_lt2(lt2: Lactate) -> Self {
        let below = (lt2.millimoles_per_liter() - GuidanceSettings::BELOW_LT2_MMOL_L).max(0.0);
        let upper = Lactate::from_millimoles_per_liter(below)
            .map_or(SINGLE_LACTATE.max, |below| below.min(SINGLE_LACTATE.max));
        Self { lower: SINGLE_LACTATE.min.min(upper), upper }
    }

    /// The lower end.
    #[must_use]
    pub const fn lower(&self) -> Lactate {
        self.lower
    }

    /// The upper end.
    #[must_use]
    pub const fn upper(&self) -> Lactate {
        self.upper
    }

    /// Half-way between the ends, in mmol/L: what a correction aims at.
    pub(super) fn middle(&self) -> f64 {
        self.lower.millimoles_per_liter().midpoint(self.upper.millimoles_per_liter())
    }

    /// Where `lactate` lies.
    #[must_use]
    pub fn place(&self, lactate: Lactate) -> BandPlace {
        if lactate < self.lower {
            BandPlace::Below
        } else if lactate > self.upper {
            BandPlace::Above
        } else {
            BandPlace::Within
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_abs_diff_eq;

    fn mmol(value: f64) -> Lactate {
        Lactate::from_millimoles_per_liter(value).unwrap()
    }

    #[test]
    fn a_measured_threshold_takes_the_upper_end_down() {
        for (lt2, lower, upper) in
            [(6.0, 2.5, 3.5), (3.8, 2.5, 3.5), (3.5, 2.5, 3.2), (2.4, 2.1, 2.1), (0.2, 0.0, 0.0)]
        {
            let band = TargetBand::below_lt2(mmol(lt2));
            assert_abs_diff_eq!(band.upper.millimoles_per_liter(), upper, epsilon = 1e-12);
            assert_abs_diff_eq!(band.lower.millimoles_per_liter(), lower, epsilon = 1e-12);
        }
    }

    #[test]
    fn ends_belong_to_the_band() {
        let band = TargetBand::default();
        let places = [2.4, 2.5, 3.5, 3.6].map(|v| band.place(mmol(v)));
        use BandPlace::{Above, Below, Within};
        assert_eq!(places, [Below, Within, Within, Above]);
    }
}
