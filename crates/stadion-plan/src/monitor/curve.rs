//! The athlete's own curve, as far as the monitor asks it.

use stadion_physiology::{LactateProfile, TargetBand};
use stadion_types::{Lactate, Speed};

use super::error::MonitorCurveError;
use super::settings::MonitorSettings;

/// The athlete's profile with the speeds that matter: those of the band's ends and of LT2.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MonitorCurve {
    profile: LactateProfile,
    band: TargetBand,
    lt2_mmol_l: f64,
    at_lower: f64,
    at_upper: f64,
    at_lt2: f64,
}

/// How far a session says that the curve lies to the right of the profile, with its variance, both of the
/// speed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct SeenShift {
    pub(super) shift: f64,
    pub(super) variance: f64,
}

impl MonitorCurve {
    /// The curve of an athlete; without a measured LT2 its lactate is
    /// [`LactateProfile::LT2`].
    ///
    /// # Units
    ///
    /// The profile's intensity is speed in m/s.
    ///
    /// # Errors
    ///
    /// [`MonitorCurveError`] if the profile has no speed for the band or for LT2, as where its resting value
    /// lies above them.
    pub fn new(profile: LactateProfile, lt2: Option<Lactate>) -> Result<Self, MonitorCurveError> {
        let band = lt2.map_or_else(TargetBand::default, TargetBand::below_lt2);
        let lt2_mmol_l = lt2.map_or(LactateProfile::LT2, Lactate::millimoles_per_liter);
        let at = |lactate_mmol_l: f64| {
            let speed = profile.intensity_at(lactate_mmol_l).filter(|v| *v > 0.0);
            speed.ok_or(MonitorCurveError { lactate_mmol_l })
        };
        Ok(Self {
            profile,
            band,
            lt2_mmol_l,
            at_lower: at(band.lower().millimoles_per_liter())?,
            at_upper: at(band.upper().millimoles_per_liter())?,
            at_lt2: at(lt2_mmol_l)?,
        })
    }

    /// The band that a session is to end in.
    #[must_use]
    pub const fn band(&self) -> TargetBand {
        self.band
    }

    /// Lactate at LT2, in mmol/L.
    #[must_use]
    pub const fn lt2_mmol_l(&self) -> f64 {
        self.lt2_mmol_l
    }

    /// The shift of a day on which `speed` ended at LT2.
    pub(super) fn ended_at_lt2(&self, speed: Speed) -> f64 {
        speed.meters_per_second() / self.at_lt2 - 1.0
    }

    /// The shift of a day on which `speed` ended at the lower end of the band.
    pub(super) fn ended_below_band(&self, speed: Speed) -> f64 {
        speed.meters_per_second() / self.at_lower - 1.0
    }

    /// The speed that ends at the upper end of the band where the curve lies `shift` to the right.
    pub(super) fn upper_speed(&self, shift: f64) -> f64 {
        self.at_upper * (1.0 + shift)
    }

    /// What a reading at the end of a session at `speed` says of the day's curve; nothing where the profile
    /// has no such lactate.
    pub(super) fn of_reading(
        &self,
        speed: Speed,
        reading: Lactate,
        settings: &MonitorSettings,
    ) -> Option<SeenShift> {
        let at = self.profile.intensity_at(reading.millimoles_per_liter()).filter(|v| *v > 0.0)?;
        // A part of the speed is worth so many mmol/L there.
        let worth = at * self.profile.slope_at(at);
        let sd = settings.meter.reading_sd(reading) / worth;
        let shift = speed.meters_per_second() / at - 1.0;
        (shift.is_finite() && sd.is_finite()).then_some(SeenShift { shift, variance: sd * sd })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_abs_diff_eq;

    fn curve() -> MonitorCurve {
        let profile = LactateProfile::through(1.0, [3.85, 2.0], [4.44, 4.0]).unwrap();
        MonitorCurve::new(profile, Some(Lactate::const_millimoles_per_liter(4.0))).unwrap()
    }

    #[test]
    fn a_reading_as_the_profile_has_it_says_no_shift() {
        let settings = MonitorSettings::default();
        let four = Lactate::const_millimoles_per_liter(4.0);
        let lt2 = Speed::const_meters_per_second(4.44);
        let seen = curve().of_reading(lt2, four, &settings).unwrap();
        assert_abs_diff_eq!(seen.shift, 0.0, epsilon = 1e-9);
        // 4 at a speed 2 % lower lies 2 % to the left.
        let slower = Speed::from_meters_per_second(0.98 * 4.44).unwrap();
        let seen = curve().of_reading(slower, four, &settings).unwrap();
        assert_abs_diff_eq!(seen.shift, -0.02, epsilon = 1e-9);
        // By differences of the profile, apart from its own slope.
        let profile = LactateProfile::through(1.0, [3.85, 2.0], [4.44, 4.0]).unwrap();
        let slope = (profile.lactate_at(4.441) - profile.lactate_at(4.439)) / 0.002;
        let sd = settings.meter.reading_sd(four) / (4.44 * slope);
        assert_abs_diff_eq!(seen.variance, sd * sd, epsilon = 1e-8);
    }

    #[test]
    fn a_profile_that_rests_above_the_band_is_refused() {
        let profile = LactateProfile::through(3.0, [3.85, 4.0], [4.44, 6.0]).unwrap();
        let error = MonitorCurve::new(profile, None).unwrap_err();
        assert_abs_diff_eq!(error.lactate_mmol_l, 2.5);
    }
}
