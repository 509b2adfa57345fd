//! An athlete of whom everything is known.

use stadion_physiology::{Athlete, Sex};
use stadion_types::{Distance, HeartRate, Lactate, Mass, Power, Speed};

/// A made-up man of whom everything is known that a model reads.
///
/// ```
/// let athlete = stadion_testkit::measured_athlete();
/// assert!(athlete.heart_rate_range().is_ok());
/// ```
#[must_use]
pub fn measured_athlete() -> Athlete {
    Athlete::default()
        .with_sex(Sex::Male)
        .with_resting_hr(HeartRate::const_bpm(50.0))
        .with_max_hr(HeartRate::const_bpm(190.0))
        .with_lt1_hr(HeartRate::const_bpm(140.0))
        .with_threshold_hr(HeartRate::const_bpm(165.0))
        .with_threshold_power(Power::const_watts(250.0))
        .with_threshold_speed(Speed::const_meters_per_second(4.0))
        .with_threshold_lactate(Lactate::const_millimoles_per_liter(3.5))
        .with_mass(Mass::const_kilograms(70.0))
        .with_height(Distance::const_meters(1.78))
}
