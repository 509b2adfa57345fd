use super::*;
use core::time::Duration;
use stadion_types::Distance;

fn hr(bpm: f64) -> HeartRate {
    HeartRate::from_bpm(bpm).unwrap()
}

fn speed(m_s: f64) -> Speed {
    Speed::from_meters_per_second(m_s).unwrap()
}

#[test]
fn values_must_agree() {
    let ok = Athlete::default().with_resting_hr(hr(50.0)).with_max_hr(hr(190.0));
    assert_eq!(ok.check(), Ok(()));
    assert_eq!(Athlete::default().check(), Ok(()), "nothing known is nothing wrong");
    assert_eq!(
        ok.clone().with_resting_hr(hr(190.0)).check(),
        Err(AthleteError::RestingHeartRate { resting: hr(190.0), max: hr(190.0) })
    );
    assert_eq!(
        ok.clone().with_threshold_hr(hr(191.0)).check(),
        Err(AthleteError::ThresholdHeartRate { threshold: hr(191.0), limit: hr(190.0) })
    );
    assert_eq!(
        ok.clone().with_threshold_hr(hr(50.0)).check(),
        Err(AthleteError::ThresholdHeartRate { threshold: hr(50.0), limit: hr(50.0) })
    );
    assert_eq!(
        ok.clone().with_lt1_speed(speed(5.0)).with_threshold_speed(speed(4.9)).check(),
        Err(AthleteError::ThresholdSpeeds { lt1: speed(5.0), threshold: speed(4.9) })
    );
    assert_eq!(
        ok.clone().with_lt1_speed(speed(5.0)).with_threshold_speed(speed(5.0)).check(),
        Ok(())
    );
    assert_eq!(
        ok.with_birth_year(196).check(),
        Err(AthleteError::BirthYear { year: 196, min: 1900, max: 2100 })
    );
}

#[test]
fn the_first_threshold_lies_between_rest_and_the_second() {
    let ok = Athlete::default().with_resting_hr(hr(50.0)).with_max_hr(hr(190.0));
    let error = |athlete: &Athlete| athlete.check().map_err(|e| e.key());
    let key = Err(Some("heart_rate.lt1_bpm"));
    let both = ok.clone().with_threshold_hr(hr(170.0));
    assert_eq!(error(&both.clone().with_lt1_hr(hr(150.0))), Ok(()));
    for (athlete, lt1) in [(&both, 170.0), (&both, 50.0), (&ok, 190.0)] {
        assert_eq!(error(&athlete.clone().with_lt1_hr(hr(lt1))), key, "{lt1}");
    }
    assert_eq!(error(&ok.with_lt1_hr(hr(180.0))), Ok(()), "no second threshold is known");
    let tall = Athlete::default().with_height(Distance::const_meters(178.0));
    assert_eq!(error(&tall), Err(Some("height_m")));
}

#[test]
fn the_range_names_what_is_missing() {
    let none = Athlete::default();
    let key = |athlete: &Athlete| match athlete.heart_rate_range() {
        Err(AthleteError::Missing { key }) => key,
        other => panic!("{other:?}"),
    };
    assert_eq!(key(&none), "heart_rate.resting_bpm");
    assert_eq!(key(&none.with_resting_hr(hr(50.0))), "heart_rate.max_bpm");
}

#[test]
fn a_best_has_a_speed() {
    let d = Distance::const_meters(400.0);
    assert!(Best::new(d, Duration::from_millis(48_600)).is_ok());
    for (distance, time) in [(d, Duration::ZERO), (Distance::ZERO, Duration::from_secs(1))] {
        assert_eq!(Best::new(distance, time), Err(AthleteError::Best { distance, time }));
    }
}

#[cfg(feature = "serde")]
mod files {
    use super::*;
    use chrono::NaiveDate;
    use stadion_types::Evidence;

    const WHOLE: &str = r#"
sex = "male"
birth_year = 1996
time_zone = "Europe/Oslo"
events = ["1500m", "5000m"]
mass_kg = 66

[heart_rate]
max_bpm = { value = 192, date = "2025-11-08", evidence = "measured" }
resting_bpm = 44
threshold_bpm = { value = 171.5, date = 2026-01-10 }

[threshold]
lt1_speed_m_s = 4.7
speed_m_s = 5.6
power_w = 410
lactate_mmol_l = 3.4

[maximum]
speed_m_s = 9.5
vo2_ml_kg_min = 76
vlamax_mmol_l_s = 0.5

[[best]]
distance_m = 1500
time_s = 219.8
date = "2018-06-16"

[[best]]
distance_m = 5000
time_s = 830

[[race]]
distance_m = 1500
date = 2026-05-23
"#;

    fn day(y: i32, m: u32, d: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(y, m, d)
    }

    #[test]
    fn every_key_is_read() {
        let athlete: Athlete = toml::from_str(WHOLE).unwrap();
        assert_eq!(athlete.sex(), Some(Sex::Male));
        assert_eq!(athlete.birth_year(), Some(1996));
        assert_eq!(athlete.time_zone(), Some("Europe/Oslo"));
        assert_eq!(athlete.events(), [Event::new("1500m"), Event::new("5000m")]);
        assert_eq!(athlete.mass(), Some(Mass::const_kilograms(66.0)));
        let max = athlete.heart_rate().max.unwrap();
        assert_eq!(max.value, hr(192.0));
        assert_eq!((max.date, max.evidence), (day(2025, 11, 8), Some(Evidence::Measured)));
        assert_eq!(athlete.resting_hr(), Some(hr(44.0)));
        assert_eq!(athlete.heart_rate().threshold.unwrap().date, day(2026, 1, 10));
        assert_eq!(athlete.lt1_speed(), Some(speed(4.7)));
        assert_eq!(athlete.threshold_speed(), Some(speed(5.6)));
        assert_eq!(athlete.threshold_power(), Some(Power::const_watts(410.0)));
        assert_eq!(athlete.threshold_lactate(), Some(Lactate::const_millimoles_per_liter(3.4)));
        assert_eq!(athlete.max_speed(), Some(speed(9.5)));
        assert_eq!(athlete.vo2max().map(OxygenUptake::milliliters_per_kilogram_minute), Some(76.0));
        assert_eq!(athlete.vlamax().map(LactateRate::millimoles_per_liter_second), Some(0.5));
        assert_eq!(athlete.bests().len(), 2);
        assert_eq!(athlete.bests()[0].date(), day(2018, 6, 16));
        assert_eq!(athlete.races()[0].date, day(2026, 5, 23));
        let text = serde_json::to_string(&athlete).unwrap();
        assert_eq!(serde_json::from_str::<Athlete>(&text).unwrap(), athlete);
    }

    #[test]
    fn nothing_is_needed() {
        assert_eq!(toml::from_str::<Athlete>("").unwrap(), Athlete::default());
        assert_eq!(serde_json::to_string(&Athlete::default()).unwrap(), "{}");
    }

    /// Line of the error, from 1.
    fn line_of_error(text: &str) -> usize {
        let error = toml::from_str::<Athlete>(text).unwrap_err();
        1 + text[..error.span().unwrap().start].matches('\n').count()
    }

    #[test]
    fn an_error_has_its_line() {
        for (text, line) in [
            ("sex = \"male\"\nshoe_size = 38\n", 2),
            ("sex = \"male\"\nbirth_year = 96\n", 2),
            ("sex = \"man\"\n", 1),
            ("\n[heart_rate]\nmax_bpm = 191\nmin_bpm = 40\n", 4),
            ("\n[heart_rate]\nresting_bpm = 50\nmax_bpm = 400\n", 4),
            ("\n[heart_rate]\nmax_bpm = { value = 400 }\n", 3),
            ("\n[heart_rate]\nmax_bpm = { value = 190, when = \"2025-11-08\" }\n", 3),
            ("\n[heart_rate]\nmax_bpm = { value = 190, date = \"2025-13-08\" }\n", 3),
            ("\n[heart_rate]\nmax_bpm = \"190\"\n", 3),
            ("sex = \"male\"\n[heart_rate]\nmax_bpm = 50\nresting_bpm = 60\n", 4),
            ("\n\n[threshold]\nlt1_speed_m_s = 5\nspeed_m_s = 4\n", 5),
            ("\n[maximum]\nspeed = 9\n", 3),
            ("\n[[best]]\ndistance_m = 1500\ntime_s = 0\n", 2),
            ("\n[[best]]\ndistance_m = 1500\ntime_s = -3\n", 4),
            ("\n[[race]]\ndistance_m = 1500\nplace = 3\n", 4),
            ("mass_kg = -70\n", 1),
        ] {
            assert_eq!(line_of_error(text), line, "{text}");
        }
    }

    #[test]
    fn sexes_have_the_names_of_serde() {
        for sex in Sex::ALL {
            assert_eq!(serde_json::to_string(&sex).unwrap(), format!("\"{sex}\""));
        }
    }
}
