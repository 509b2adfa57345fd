//! Every load model that the library ships obeys the laws, each by its own claims.

use stadion_load::{
    BanisterTrimp, Calibrated, DanielsBasis, DanielsPoints, EdwardsTrimp, Govss, IndividualFit,
    IndividualFitMethod, IndividualTrimp, LactateDose, LoadModel, LuciaTrimp, OfRange, PowerStress,
    RunStress, RunTerrain, SessionRpe, SessionTime, StrengthTonnage, StrengthVolume, SwimScore,
    TrimpBasis, ZonalTrimp, ZoneChannel, ZoneDistance, ZoneTime,
};
use stadion_physiology::{ZoneScheme, Zones};
use stadion_testkit::laws::{self, Additivity, AtRest, LoadClaims, Trend, Verdict, load_model};
use stadion_testkit::measured_athlete;
use stadion_types::{HeartRate, Power, Rpe, Speed, Sport};

fn holds<M: LoadModel + Clone>(model: &M, claims: &LoadClaims) {
    let report = load_model(model, claims);
    report.assert();
    assert!(matches!(report.verdict("scores"), Some(Verdict::Held { .. })), "{report}");
    // A claim to be an exception must be one: without it some law breaks.
    if *claims != LoadClaims::default() && claims.sport == Sport::Running {
        let plain = load_model(model, &LoadClaims::default());
        assert!(!plain.passed(), "{} needs no claim of its own", model.id());
    }
}

#[test]
fn impulses() {
    let plain = LoadClaims::default();
    holds(&BanisterTrimp::default(), &plain);
    holds(&EdwardsTrimp::default(), &plain);
    let fit = IndividualFit::through(
        &[[0.4, 1.0], [0.7, 2.0], [0.9, 5.0]],
        IndividualFitMethod::LogLinear,
    );
    holds(&IndividualTrimp::new(fit.unwrap()), &plain);
    let counts_time = LoadClaims { at_rest: AtRest::Something, ..LoadClaims::default() };
    holds(&LuciaTrimp::default(), &counts_time);
    holds(&ZonalTrimp::default(), &counts_time);
    let of_mean = BanisterTrimp { basis: TrimpBasis::OfMean, ..BanisterTrimp::default() };
    holds(&of_mean, &LoadClaims { additivity: Additivity::NotAdditive, ..plain });
}

#[test]
fn ratings_readings_and_the_common_scale() {
    let plain = LoadClaims::default();
    holds(&SessionRpe::default(), &plain);
    holds(&SessionRpe { time: SessionTime::Moving }, &plain);
    holds(&LactateDose::default(), &plain);
    holds(&Calibrated::new(BanisterTrimp::default()), &plain);
    // What the made-up athlete gives an hour at threshold.
    let rating = Rpe::from_cr10(10.0 * (165.0 - 50.0) / (190.0 - 50.0)).unwrap();
    holds(&Calibrated::new(SessionRpe::default()).with_threshold_rating(rating), &plain);
}

#[test]
fn stress_by_power_and_speed() {
    let means = LoadClaims { additivity: Additivity::NotAdditive, ..LoadClaims::default() };
    holds(&PowerStress::default(), &means);
    holds(&RunStress { terrain: RunTerrain::Level, ..RunStress::default() }, &means);
    holds(&RunStress::default(), &means);
    holds(&Govss::default(), &means);
    // A swimmer's threshold stands in the model, and the smoothing begins at rest.
    let threshold = Speed::const_meters_per_second(1.4);
    let athlete = measured_athlete().with_threshold_speed(threshold);
    let swims = LoadClaims { sport: Sport::Swimming, athlete, threshold_hour: 0.01, ..means };
    holds(&SwimScore::new(threshold), &swims);
}

#[test]
fn points() {
    let means = LoadClaims { additivity: Additivity::NotAdditive, ..LoadClaims::default() };
    for basis in DanielsBasis::ALL {
        holds(&DanielsPoints { basis, ..DanielsPoints::default() }, &means);
    }
}

#[test]
fn minutes_kilometers_and_lifts() {
    let any = LoadClaims {
        at_rest: AtRest::Something,
        intensity: Trend::Any,
        duration: Trend::Rises,
        ..LoadClaims::default()
    };
    let hr = Zones::by_heart_rate(&ZoneScheme::SEILER_THREE, HeartRate::const_bpm(190.0)).unwrap();
    let zones = ZoneChannel::HeartRate(hr);
    holds(&ZoneTime { zones: zones.clone(), from: 0, to: 1 }, &any);
    let watts = Zones::by_power(&ZoneScheme::COGGAN, Power::const_watts(250.0)).unwrap();
    holds(&ZoneTime { zones: ZoneChannel::Power(watts), from: 4, to: 7 }, &LoadClaims::default());
    holds(&ZoneDistance { zones, from: 0, to: 3 }, &LoadClaims::default());
    let lifted = LoadClaims { sport: Sport::Strength, ..LoadClaims::default() };
    holds(&StrengthTonnage::default(), &lifted);
    let lifts = LoadClaims { intensity: Trend::Unmoved, ..lifted };
    holds(&StrengthVolume { range: OfRange::Refuse }, &lifts);
}

#[test]
fn the_same_seed_gives_the_same_report() {
    let report = || laws::load_model(&BanisterTrimp::default(), &LoadClaims::default());
    assert_eq!(report(), report());
    let other = LoadClaims { seed: 2, cases: 3, ..LoadClaims::default() };
    assert_eq!(
        load_model(&BanisterTrimp::default(), &other).verdict("parts-add-up"),
        Some(&Verdict::Held { cases: 5 })
    );
}
