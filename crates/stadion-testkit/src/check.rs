//! The one check of every number that a user sets.

use std::ops::RangeInclusive;

use crate::SimulationError;

/// Passes if `value` lies in `range`; a NaN never does.
pub(crate) fn within(
    name: &'static str,
    value: f64,
    range: RangeInclusive<f64>,
) -> Result<(), SimulationError> {
    if range.contains(&value) {
        Ok(())
    } else {
        Err(SimulationError::Parameter { name, value, min: *range.start(), max: *range.end() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_names_the_parameter() {
        assert!(within("x", 1.0, 0.0..=1.0).is_ok());
        assert!(within("x", f64::NAN, 0.0..=1.0).is_err());
        assert_eq!(
            within("device.gps.speed_correlation", 1.0, 0.0..=0.999).unwrap_err().to_string(),
            "device.gps.speed_correlation of 1 is outside 0..=0.999"
        );
    }
}
