//! Sports as files name them.

use stadion_types::Sport;

/// The sport for a word in a TCX attribute, a GPX type or a table.
pub(crate) fn sport_of_name(name: &str) -> Option<Sport> {
    let name = name.trim().to_ascii_lowercase();
    let has = |part: &str| name.contains(part);
    Some(match name.as_str() {
        "" => return None,
        // Strava's codes in GPX files.
        "9" => Sport::Running,
        "1" => Sport::Cycling,
        _ if has("run") || has("jog") => Sport::Running,
        _ if has("bik") || has("cycl") || has("ride") => Sport::Cycling,
        _ if has("swim") => Sport::Swimming,
        _ if has("walk") || has("hik") => Sport::Walking,
        _ if has("row") => Sport::Rowing,
        _ if has("ski") => Sport::Skiing,
        _ if has("strength") || has("weight") => Sport::Strength,
        _ => Sport::Other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_many_programs() {
        for (name, expected) in [
            ("", None),
            (" Running ", Some(Sport::Running)),
            ("trail_run", Some(Sport::Running)),
            ("9", Some(Sport::Running)),
            ("Biking", Some(Sport::Cycling)),
            ("VirtualRide", Some(Sport::Cycling)),
            ("open_water_swimming", Some(Sport::Swimming)),
            ("Hike", Some(Sport::Walking)),
            ("indoor rowing", Some(Sport::Rowing)),
            ("NordicSki", Some(Sport::Skiing)),
            ("strength_training", Some(Sport::Strength)),
            ("WeightTraining", Some(Sport::Strength)),
            ("yoga", Some(Sport::Other)),
        ] {
            assert_eq!(sport_of_name(name), expected, "{name}");
        }
    }
}
