//! Codes of the format: sports, laps, devices.

use stadion_types::{LapIntensity, LapTrigger, Sport};

/// The sport for the format's codes of sport and, where the machine or the kind of training tells
/// more, sub-sport.
pub(super) fn sport(code: u8, sub: Option<u8>) -> Sport {
    match (code, sub) {
        (1, _) | (4, Some(1)) => Sport::Running,
        (2 | 21, _) | (4, Some(5 | 6)) => Sport::Cycling,
        (5, _) => Sport::Swimming,
        (11 | 17, _) | (4, Some(27)) => Sport::Walking,
        (15, _) | (4, Some(14)) => Sport::Rowing,
        (12 | 13, _) => Sport::Skiing,
        (4 | 10, Some(20)) => Sport::Strength,
        _ => Sport::Other,
    }
}

/// What a lap was for.
pub(super) fn intensity(code: u8) -> Option<LapIntensity> {
    Some(match code {
        0 => LapIntensity::Active,
        1 => LapIntensity::Rest,
        2 => LapIntensity::WarmUp,
        3 => LapIntensity::CoolDown,
        4 => LapIntensity::Recovery,
        5 => LapIntensity::Interval,
        _ => return None,
    })
}

/// What ended a lap.
pub(super) fn trigger(code: u8) -> Option<LapTrigger> {
    Some(match code {
        0 => LapTrigger::Manual,
        1 => LapTrigger::Time,
        2 => LapTrigger::Distance,
        3..=6 => LapTrigger::Position,
        7 => LapTrigger::SessionEnd,
        8 => LapTrigger::Equipment,
        _ => return None,
    })
}

/// What the device calls itself, or the numbers it goes by.
pub(super) fn device(
    manufacturer: Option<u16>,
    product: Option<u16>,
    name: Option<String>,
) -> Option<String> {
    if name.is_some() {
        return name;
    }
    let maker = match manufacturer? {
        1 => "Garmin".to_owned(),
        23 => "Suunto".to_owned(),
        32 => "Wahoo Fitness".to_owned(),
        123 => "Polar".to_owned(),
        255 => "development".to_owned(),
        265 => "Strava".to_owned(),
        289 => "Hammerhead".to_owned(),
        294 => "COROS".to_owned(),
        other => format!("manufacturer {other}"),
    };
    Some(product.map_or_else(|| maker.clone(), |product| format!("{maker} product {product}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sub_sport_tells_what_a_machine_was() {
        for (code, sub, expected) in [
            (1, None, Sport::Running),
            (2, Some(6), Sport::Cycling),
            (4, Some(1), Sport::Running),
            (4, Some(14), Sport::Rowing),
            (4, Some(15), Sport::Other),
            (10, Some(20), Sport::Strength),
            (10, None, Sport::Other),
            (13, None, Sport::Skiing),
        ] {
            assert_eq!(sport(code, sub), expected, "{code} {sub:?}");
        }
    }

    #[test]
    fn a_device_goes_by_its_name_or_its_numbers() {
        let named = device(Some(1), Some(2), Some("Edge".to_owned()));
        assert_eq!(named.as_deref(), Some("Edge"));
        assert_eq!(device(Some(32), Some(31), None).as_deref(), Some("Wahoo Fitness product 31"));
        assert_eq!(device(Some(9000), None, None).as_deref(), Some("manufacturer 9000"));
        assert_eq!(device(None, Some(5), None), None);
    }
}
