//! The athlete's profile as a file.
#![allow(clippy::unwrap_used, reason = "test code")]

use stadion_formats::{AthleteFileError, parse_athlete, read_athlete};

const WHOLE: &str = r#"
sex = "female"
birth_year = 1994
time_zone = "Europe/Oslo"
events = ["1500m", "5000m"]
mass_kg = 56.5

[heart_rate]
max_bpm = { value = 191, date = "2026-03-01", evidence = "measured" }
resting_bpm = 44
threshold_bpm = 172

[threshold]
lt1_speed_m_s = 4.1
speed_m_s = 4.9
lactate_mmol_l = 2.5

[maximum]
vo2_ml_kg_min = 66.0

[[best]]
distance_m = 5000
time_s = 935.2
date = "2025-07-04"

[[race]]
distance_m = 1500
date = "2026-06-20"
"#;

#[test]
fn every_key_of_a_profile() {
    parse_athlete(WHOLE).unwrap();
    parse_athlete("").unwrap();
    assert_eq!(parse_athlete(&format!("\u{feff}{WHOLE}")).unwrap(), parse_athlete(WHOLE).unwrap());
}

#[test]
fn a_fault_has_its_line() {
    for (text, line) in [
        ("sex = \"female\"\nshoe_size = 38\n", 2),
        ("\n\n[heart_rate]\nmax_bpm = 900\n", 4),
        ("birth_year = 1990\nsex = \"f", 2),
    ] {
        let error = parse_athlete(text).unwrap_err();
        assert_eq!(error.line(), Some(line), "{error}");
        assert_eq!(error.code(), AthleteFileError::CODES[1]);
    }
}

#[test]
fn a_file_that_is_not_there() {
    let error = read_athlete("no/such.toml").unwrap_err();
    assert!(matches!(error, AthleteFileError::Io { .. }));
    assert_eq!((error.code(), error.line()), (AthleteFileError::CODES[0], None));
}

#[test]
fn values_that_contradict_each_other_have_the_line_of_the_key() {
    // Of two keys in one table that of the second in the alphabet: so the parser hands them over.
    for (text, line) in [
        ("sex = \"male\"\n[heart_rate]\nresting_bpm = 50\nmax_bpm = 40\n", 3),
        ("[threshold]\nspeed_m_s = 4.0\nlactate_mmol_l = 3\nlt1_speed_m_s = 4.5\n", 2),
        ("[threshold]\nspeed_m_s = 5.0\n\n[maximum]\nvo2_ml_kg_min = 60\nspeed_m_s = 4.0\n", 6),
        ("maximum = { speed_m_s = 4.0 }\nthreshold = { speed_m_s = 5.0 }\n", 1),
        ("sex = \"male\"\nmass_kg = 660\n", 2),
        ("\nbirth_year = { value = 1890 }\n", 2),
    ] {
        let error = parse_athlete(text).unwrap_err();
        assert_eq!(error.line(), Some(line), "{text}{error}");
    }
    let fast = "[[best]]\ndistance_m = 1500\ntime_s = 60\n";
    assert!(parse_athlete(fast).unwrap_err().to_string().contains("nobody"));
}

#[test]
fn a_birth_year_is_a_value_like_others() {
    let year = |text: &str| parse_athlete(text).map(|athlete| athlete.birth_year());
    let table = "birth_year = { value = 1990, evidence = \"measured\" }\n";
    assert_eq!(year(table).unwrap(), Some(1990));
    assert!(year("birth_year = 1990.5\n").is_err() && year("birth_year = -5\n").is_err());
}
