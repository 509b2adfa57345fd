//! The training impulse against reference values, and its refusals.

use approx::assert_relative_eq;
use chrono::DateTime;
use stadion_physiology::Sex;
use stadion_types::{Channel, HeartRate, Recording, Sport};

use super::*;

fn bpm(value: f64) -> HeartRate {
    HeartRate::from_bpm(value).unwrap()
}

fn athlete(sex: Sex, resting: f64, max: f64) -> Athlete {
    Athlete::default().with_sex(sex).with_resting_hr(bpm(resting)).with_max_hr(bpm(max))
}

fn recording(time_s: Vec<f64>, hr: Vec<f32>) -> Recording {
    Recording::builder(DateTime::UNIX_EPOCH, time_s)
        .channel_or_nan(Channel::HeartRate, hr)
        .build()
        .unwrap()
}

fn every_second(hr: Vec<f32>) -> Recording {
    let time = (0_u32..).take(hr.len()).map(f64::from).collect();
    recording(time, hr)
}

#[test]
fn agrees_with_the_reference_table() {
    let table = include_str!("../../testdata/banister_trimp.csv");
    let of_mean = BanisterTrimp { basis: TrimpBasis::OfMean, ..BanisterTrimp::default() };
    for row in table.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let (sex, numbers) = row.split_once(',').unwrap();
        let numbers: Vec<f64> = numbers.split(',').map(|n| n.parse().unwrap()).collect();
        let &[minutes, hr, resting, max, expected] = numbers.as_slice() else { panic!("{row}") };
        let sex = if sex == "female" { Sex::Female } else { Sex::Male };
        let who = athlete(sex, resting, max);
        let done = Done::new(Sport::Running, Duration::from_secs_f64(minutes * 60.0))
            .with_mean_hr(bpm(hr));
        let amount = of_mean.load(&who, &done).unwrap().amount();
        // Six decimals stand in the file.
        assert_relative_eq!(amount, expected, epsilon = 5e-7);

        // The same heart rate in a recording gives the same, sample by sample or as its mean.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole numbers"
        )]
        let recording = every_second(vec![hr as f32; (minutes * 60.0) as usize]);
        let done = Done::from_recording(&recording);
        for basis in [TrimpBasis::PerSample, TrimpBasis::OfMean] {
            let load = BanisterTrimp { basis, ..of_mean }.load(&who, &done).unwrap();
            assert_relative_eq!(load.amount(), expected, epsilon = 5e-7);
            assert_eq!(load.coverage().to_bits(), 1.0_f64.to_bits());
        }
    }
}

/// Half an hour at half of the reserve and half an hour at nine tenths of it: 122.348 by sample and
/// 103.067 of the mean, computed from the equation outside of this crate.
#[test]
fn a_mean_hides_intervals() {
    let hr = [vec![120.0; 1800], vec![176.0; 1800]].concat();
    let recording = every_second(hr);
    let who = athlete(Sex::Male, 50.0, 190.0);
    for (basis, expected) in [(TrimpBasis::PerSample, 122.348), (TrimpBasis::OfMean, 103.067)] {
        let model = BanisterTrimp { basis, ..BanisterTrimp::default() };
        let load = model.load(&who, &Done::from_recording(&recording)).unwrap();
        assert_relative_eq!(load.amount(), expected, epsilon = 5e-4);
    }
}

#[test]
fn conventions_give_their_own_numbers_and_names() {
    let done = Done::new(Sport::Running, Duration::from_secs(3600)).with_mean_hr(bpm(150.0));
    let who = athlete(Sex::Female, 50.0, 190.0);
    let mut names = Vec::new();
    // From the published equation with each program's constants, outside of this crate.
    for (constants, expected) in [
        (SexConstants::Published, 121.499_066),
        (SexConstants::GoldenCheetah, 90.417_910),
        (SexConstants::Runalyze, 116.098_857),
        (SexConstants::Own(TrimpCoefficients { a: 1.0, b: 0.0 }), 42.857_143),
    ] {
        let model =
            BanisterTrimp { basis: TrimpBasis::OfMean, constants, ..BanisterTrimp::default() };
        let load = model.load(&who, &done).unwrap();
        assert_relative_eq!(load.amount(), expected, epsilon = 5e-7);
        assert_eq!(load.source(), LoadSource::MeanHeartRate);
        names.push(load.method());
        names.push(BanisterTrimp { basis: TrimpBasis::PerSample, ..model }.id());
    }
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 8);
}

#[test]
fn what_lies_above_the_maximum_follows_the_rule() {
    let recording = every_second(vec![204.0; 600]);
    let who = athlete(Sex::Male, 50.0, 190.0);
    let amount = |above_max| {
        let model = BanisterTrimp { above_max, ..BanisterTrimp::default() };
        model.load(&who, &Done::from_recording(&recording)).unwrap().amount()
    };
    assert_relative_eq!(amount(AboveMax::Clamp), 6.4 * 1.92_f64.exp(), max_relative = 1e-12);
    let kept = 1.1 * 6.4 * (1.92 * 1.1_f64).exp();
    assert_relative_eq!(amount(AboveMax::Keep), kept, max_relative = 1e-12);
}

/// One sample in five, of a heart rate that holds each value for a multiple of five seconds.
#[test]
fn the_sampling_rate_does_not_matter() {
    let hr: Vec<f32> = (0_u16..720).flat_map(|i| vec![f32::from(110 + i * 31 % 70); 5]).collect();
    let second = every_second(hr.clone());
    let five = recording(
        (0_u32..720).map(|i| f64::from(5 * i)).collect(),
        hr.iter().copied().step_by(5).collect(),
    );
    // And written only where the value changes, as devices that save storage do.
    #[expect(clippy::float_cmp, reason = "whole numbers")]
    let changes: Vec<usize> = (0..hr.len()).filter(|&i| i == 0 || hr[i] != hr[i - 1]).collect();
    let smart = recording(
        changes.iter().map(|&i| f64::from(u32::try_from(i).unwrap())).collect(),
        changes.iter().map(|&i| hr[i]).collect(),
    );
    let who = athlete(Sex::Male, 50.0, 190.0);
    let amount = |r: &Recording| {
        BanisterTrimp::default().load(&who, &Done::from_recording(r)).unwrap().amount()
    };
    assert_relative_eq!(amount(&second), amount(&five), max_relative = 1e-12);
    assert_relative_eq!(amount(&second), amount(&smart), max_relative = 1e-12);
}

#[test]
fn what_is_not_measured_lowers_the_coverage() {
    let mut hr = vec![150.0; 3600];
    hr[900..1800].fill(f32::NAN);
    let recording = every_second(hr);
    let who = athlete(Sex::Male, 50.0, 190.0);
    let load = BanisterTrimp::default().load(&who, &Done::from_recording(&recording)).unwrap();
    assert_relative_eq!(load.amount(), 108.095_359 * 2699.0 / 3600.0, max_relative = 1e-6);
    assert_relative_eq!(load.coverage(), 2699.0 / 3600.0, max_relative = 1e-12);
    // The session went on for as long again after the watch had died.
    let done = Done { duration: Duration::from_secs(7200), ..Done::from_recording(&recording) };
    let load = BanisterTrimp::default().load(&who, &done).unwrap();
    assert_relative_eq!(load.coverage(), 2699.0 / 7200.0, max_relative = 1e-12);
}

#[test]
fn refusals_name_what_is_missing() {
    let done = Done::new(Sport::Running, Duration::from_secs(60)).with_mean_hr(bpm(150.0));
    let who = athlete(Sex::Male, 50.0, 190.0);
    let model = BanisterTrimp { basis: TrimpBasis::OfMean, ..BanisterTrimp::default() };
    let id = model.id();
    let rests = Athlete::default().with_sex(Sex::Male).with_resting_hr(bpm(50.0));
    let missing = |key| Err(LoadError::MissingAthlete { model: id, key });
    assert_eq!(model.load(&Athlete::default(), &done), missing("heart_rate.resting_bpm"));
    assert_eq!(model.load(&rests, &done), missing("heart_rate.max_bpm"));
    assert_eq!(
        model.load(&rests.clone().with_max_hr(bpm(50.0)), &done),
        Err(LoadError::HeartRateRange { model: id })
    );
    let nobody = Athlete::default().with_resting_hr(bpm(50.0)).with_max_hr(bpm(190.0));
    assert_eq!(model.load(&nobody, &done), Err(LoadError::SexNotStated { model: id }));
    let runalyze = BanisterTrimp { constants: SexConstants::Runalyze, ..model };
    assert!(runalyze.load(&nobody, &done).is_ok());
    for basis in [TrimpBasis::PerSample, TrimpBasis::OfMean] {
        let model = BanisterTrimp { basis, ..model };
        let bare = Done { mean_hr: None, ..done };
        assert!(matches!(model.load(&who, &bare), Err(LoadError::MissingInput { .. })));
        // One sample stands for no time at all.
        let recording = recording(vec![0.0], vec![150.0]);
        let done = Done::from_recording(&recording);
        assert!(matches!(model.load(&who, &done), Err(LoadError::MissingInput { .. })));
    }
    // The sum over the samples is never replaced by the mean in silence.
    assert!(BanisterTrimp::default().load(&who, &done).is_err());
}

#[cfg(feature = "serde")]
#[test]
fn settings_have_a_file_form() {
    let text = serde_json::to_string(&BanisterTrimp::default()).unwrap();
    assert_eq!(
        text,
        r#"{"basis":"per-sample","constants":"published","above_max":"clamp","max_gap_s":30.0}"#
    );
    let back: BanisterTrimp = serde_json::from_str(r#"{"constants":"goldencheetah"}"#).unwrap();
    assert_eq!(back.constants, SexConstants::GoldenCheetah);
    assert!(serde_json::from_str::<BanisterTrimp>(r#"{"gap":3}"#).is_err());
}
