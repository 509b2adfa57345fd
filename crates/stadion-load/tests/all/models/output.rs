//! Models of power and speed against numbers by hand.

use approx::assert_relative_eq;
use stadion_load::{
    DanielsBasis, DanielsPoints, Done, DynLoadModel, ErasedLoad, Govss, LoadStatus, PowerSmoothing,
    PowerStress, RunStress, RunTerrain, SwimScore, govss_power,
};
use stadion_physiology::{
    Athlete, ExponentialMeanRules, GradeCost, GradeModel, GradeRule, PowerGap, PowerMeanRules,
    SmoothingStart, WindowStart,
};
use stadion_types::{Channel, Distance, Mass, Pause, Recording, Speed, Sport};

use super::{builder, known, one, seconds};

fn load(model: &dyn DynLoadModel, recording: &Recording) -> ErasedLoad {
    model.load_erased(&known(), &Done::from_recording(recording)).unwrap()
}

/// One sample each `step` seconds at `speed`, with the altitude of a steady grade.
fn run(n: u32, step: f64, speed: impl Fn(f64) -> f64, grade: f64) -> Recording {
    let time: Vec<f64> = (0..n).map(|i| step * f64::from(i)).collect();
    let mut way = 0.0;
    let mut ways = Vec::new();
    for t in &time {
        ways.push(Some(way));
        // Over each step, the mean of the seconds in it.
        let whole: Vec<f64> = seconds(60).into_iter().take_while(|s| *s < step).collect();
        way += whole.iter().map(|s| speed(t + s)).sum::<f64>();
    }
    #[allow(clippy::cast_possible_truncation, reason = "altitudes are stored so")]
    let altitude = ways.iter().map(|w| w.map(|w| (grade * w) as f32)).collect();
    builder(time).distance_m(ways).channel(Channel::Altitude, altitude).build().unwrap()
}

fn level() -> RunStress {
    RunStress { terrain: RunTerrain::Level, ..RunStress::default() }
}

/// Ninety minutes at 0.8 of the threshold are 96.
#[test]
fn power_stress_is_hours_times_intensity_squared() {
    let ride = one(Channel::Power, vec![200.0; 5400]);
    let found = load(&PowerStress::default(), &ride);
    assert_relative_eq!(found.amount(), 96.0, max_relative = 1e-12);
    assert_eq!((found.unit(), found.status()), ("% threshold h", LoadStatus::Complete));
    let rules = ExponentialMeanRules { start: SmoothingStart::FirstSample, ..Default::default() };
    let model = PowerStress { smoothing: PowerSmoothing::Exponential(rules) };
    assert_relative_eq!(load(&model, &ride).amount(), 96.0, max_relative = 1e-12);
}

#[test]
fn each_start_has_its_number_and_name() {
    #[allow(clippy::cast_precision_loss, reason = "small")]
    let ramp = one(Channel::Power, (0..300).map(|i| i as f32).collect());
    let mut found: Vec<(String, f64)> = Vec::new();
    for start in WindowStart::ALL {
        let mut rules = PowerMeanRules::default();
        rules.start = start;
        let load = load(&PowerStress { smoothing: PowerSmoothing::Rolling(rules) }, &ramp);
        found.push((load.method().to_owned(), load.amount()));
    }
    // From the means 193.0057, 188.1621, 188.1621 and 188.1621 W, outside of this crate.
    let expected = [4.966_827, 4.720_660, 4.720_659, 4.720_658];
    for ((id, amount), expected) in found.iter().zip(expected) {
        assert_relative_eq!(*amount, expected, max_relative = 1e-6);
        assert!(id.starts_with("power-stress"));
    }
    found.dedup_by(|a, b| a.0 == b.0);
    assert_eq!(found.len(), 4);
    let mut own = PowerMeanRules::default();
    own.gaps = PowerGap::Zero;
    let own = PowerStress { smoothing: PowerSmoothing::Rolling(own) };
    assert_eq!(own.model_id(), "power-stress-own");
}

#[test]
fn a_file_of_five_seconds_agrees_with_one_of_one() {
    let wave = |t: f64| 3.5 + 0.8 * (t / 60.0).sin();
    let (fine, coarse) = (run(3600, 1.0, wave, 0.0), run(720, 5.0, wave, 0.0));
    let graded = (run(3600, 1.0, wave, 0.05), run(720, 5.0, wave, 0.05));
    let daniels = DanielsPoints::default();
    let models: [&dyn DynLoadModel; 4] =
        [&level(), &RunStress::default(), &Govss::default(), &daniels];
    for (fine, coarse) in [(&fine, &coarse), (&graded.0, &graded.1)] {
        for model in models {
            let (a, b) = (load(model, fine), load(model, coarse));
            assert_relative_eq!(a.amount(), b.amount(), max_relative = 2e-3);
            assert_relative_eq!(a.coverage(), b.coverage(), epsilon = 1e-3);
        }
    }
    #[allow(clippy::cast_possible_truncation, reason = "power is stored so")]
    let watts = |t: f64| (220.0 + 90.0 * (t / 45.0).sin()) as f32;
    let fine = one(Channel::Power, seconds(3600).into_iter().map(watts).collect());
    let mean = |t: f64| (0..5).map(|i| watts(t + f64::from(i))).sum::<f32>() / 5.0;
    let time: Vec<f64> = (0..720).map(|i| 5.0 * f64::from(i)).collect();
    let power = time.iter().map(|t| mean(*t)).collect();
    let coarse = builder(time).channel_or_nan(Channel::Power, power).build().unwrap();
    let exponential = PowerSmoothing::Exponential(ExponentialMeanRules::default());
    for smoothing in [PowerSmoothing::default(), exponential] {
        let model = PowerStress { smoothing };
        let (a, b) = (load(&model, &fine).amount(), load(&model, &coarse).amount());
        assert_relative_eq!(a, b, max_relative = 1e-3);
    }
}

/// Samples as far apart as a value may stand, the last of which stands as long.
#[test]
fn samples_at_the_longest_gap_leave_nothing_out() {
    let (sparse, dense) = (run(120, 30.0, |_| 4.0, 0.0), run(720, 5.0, |_| 4.0, 0.0));
    // Grades need samples that lie closer together than their window.
    for (model, recording) in [
        (&level() as &dyn DynLoadModel, &sparse),
        (&RunStress::default(), &dense),
        (&Govss::default(), &dense),
    ] {
        let found = load(model, recording);
        assert_relative_eq!(found.coverage(), 1.0);
        assert_relative_eq!(found.amount(), 100.0, max_relative = 1e-9);
    }
}

#[test]
fn gaps_lower_the_coverage_and_pauses_do_not() {
    let mut watts = vec![250.0; 3600];
    watts[1000..1900].fill(f32::NAN);
    let gap = load(&PowerStress::default(), &one(Channel::Power, watts));
    assert_relative_eq!(gap.coverage(), 2699.0 / 3600.0);
    assert_relative_eq!(gap.amount(), 100.0 * 2699.0 / 3600.0, max_relative = 1e-12);
    assert_eq!(gap.status(), LoadStatus::Partial);
    let pause = Pause { from_s: 1000.0, to_s: 1900.0 };
    let paused = builder(seconds(3600))
        .channel_or_nan(Channel::Power, vec![250.0; 3600])
        .pauses(vec![pause])
        .build()
        .unwrap();
    let paused = load(&PowerStress::default(), &paused);
    assert_relative_eq!(paused.amount(), 75.0, max_relative = 1e-12);
    // Of the hour, a quarter was a pause and is no part of it.
    assert_relative_eq!(paused.coverage(), 1.0);
    // The session went on for as long again.
    let ride = one(Channel::Power, vec![250.0; 1800]);
    let mut done = Done::from_recording(&ride);
    done.duration = std::time::Duration::from_secs(3600);
    let broken = PowerStress::default().load_erased(&known(), &done).unwrap();
    assert_relative_eq!(broken.coverage(), 0.5);
    assert_relative_eq!(broken.amount(), 50.0, max_relative = 1e-12);
}

#[test]
fn a_hill_counts_as_the_level_speed_that_costs_the_same() {
    let hill = run(3600, 1.0, |_| 3.0, 0.05);
    let factor = GradeCost::default().factor(0.05).unwrap();
    let found = load(&RunStress::default(), &hill);
    let intensity = 3.0 * factor / 4.0;
    // Altitudes are stored in single precision.
    assert_relative_eq!(found.amount(), 100.0 * intensity * intensity, max_relative = 1e-4);
    assert_relative_eq!(load(&level(), &hill).amount(), 56.25, max_relative = 1e-9);
    let strava = GradeCost::new(GradeModel::StravaPolynomial);
    let terrain = RunTerrain::Graded { grade: GradeRule::default(), cost: strava };
    let model = RunStress { terrain, ..RunStress::default() };
    let intensity = 3.0 * strava.factor(0.05).unwrap() / 4.0;
    let found = load(&model, &hill);
    assert_relative_eq!(found.amount(), 100.0 * intensity * intensity, max_relative = 1e-4);
    assert_eq!(found.method(), "run-stress-strava-cost");
}

#[test]
fn a_cliff_is_a_gap() {
    let cliff = run(1200, 1.0, |_| 2.0, 0.6);
    let done = Done::from_recording(&cliff);
    for model in [&RunStress::default() as &dyn DynLoadModel, &Govss::default()] {
        let error = model.load_erased(&known(), &done).unwrap_err();
        assert_eq!(error.code(), "no-grade", "{error}");
    }
    assert!(level().load_erased(&known(), &done).is_ok());
}

#[test]
fn govss_of_a_steady_hill_is_that_of_its_power() {
    let (mass, height) = (Mass::const_kilograms(70.0), Distance::const_meters(1.78));
    let power =
        |v, grade| govss_power(Speed::const_meters_per_second(v), grade, mass, height).unwrap();
    let hill = run(3600, 1.0, |_| 3.0, 0.05);
    let intensity = power(3.0, 0.05) / power(4.0, 0.0);
    let found = load(&Govss::default(), &hill);
    assert_relative_eq!(found.amount(), 100.0 * intensity * intensity, max_relative = 1e-4);
    assert!(govss_power(Speed::const_meters_per_second(3.0), 0.5, mass, height).is_none());
    // Speeding up costs more than slowing down gives back below zero.
    let surges = run(3600, 1.0, |t| if t % 600.0 < 300.0 { 2.0 } else { 4.0 }, 0.0);
    let steady = run(3600, 1.0, |_| 3.0, 0.0);
    let of = |r| load(&Govss::default(), r).amount();
    assert!(of(&surges) > of(&steady));
    // From the equations and the two smoothings, outside of this crate.
    assert_relative_eq!(of(&surges), 65.692_221_765, max_relative = 1e-9);
}

/// Half an hour at 1.2 of the threshold: 33 / 2 · 1.2⁴, with a start that is smoothed.
#[test]
fn daniels_points_rise_with_the_fourth_power() {
    let ride = one(Channel::Power, vec![300.0; 1800]);
    let found =
        load(&DanielsPoints { basis: DanielsBasis::Power, ..DanielsPoints::default() }, &ride)
            .amount();
    let whole = 16.5 * 1.2_f64.powi(4);
    assert!(found < whole && found > 0.96 * whole, "{found} of {whole}");
    let flat = run(1800, 1.0, |_| 4.8, 0.0);
    let speed =
        load(&DanielsPoints { basis: DanielsBasis::Speed, ..DanielsPoints::default() }, &flat)
            .amount();
    assert_relative_eq!(speed, found, max_relative = 1e-6);
    let graded = load(&DanielsPoints::default(), &flat);
    assert_relative_eq!(graded.amount(), found, max_relative = 1e-6);
    assert_eq!(graded.unit(), "Daniels points");
}

#[test]
fn swimming_counts_the_sixth_power_of_speed() {
    let time: Vec<f64> = (0..3600).map(f64::from).collect();
    let swim = |v: f64| {
        let ways = time.iter().map(|t| Some(v * t)).collect();
        builder(time.clone()).sport(Some(Sport::Swimming)).distance_m(ways).build().unwrap()
    };
    let model = SwimScore::new(Speed::const_meters_per_second(1.25));
    let of = |v| load(&model, &swim(v)).amount();
    assert_relative_eq!(of(1.5) / of(1.0), 1.5_f64.powi(6), max_relative = 1e-9);
    assert!((97.0..100.0).contains(&of(1.25)));
    // A minute at 1.0 and a minute at 1.4 m/s, from the equations, outside of this crate.
    let mut way = 0.0;
    let ways = time.iter().map(|t| {
        let at = way;
        way += if t % 120.0 < 60.0 { 1.0 } else { 1.4 };
        Some(at)
    });
    let swim = builder(time.clone()).sport(Some(Sport::Swimming)).distance_m(ways.collect());
    let found = load(&model, &swim.build().unwrap()).amount();
    assert_relative_eq!(found, 102.558_779_467, max_relative = 1e-9);
}

/// A pool of 50 m and a sample at the end of each length.
#[test]
fn lengths_of_a_pool_are_longer_than_a_gap() {
    let lengths: Vec<f64> = (0..61).map(|i| 50.0 * f64::from(i)).collect();
    let ways = (0..61).map(|i| Some(50.0 * f64::from(i))).collect();
    let swim = builder(lengths).sport(Some(Sport::Swimming)).distance_m(ways).build().unwrap();
    let found = load(&SwimScore::new(Speed::const_meters_per_second(1.0)), &swim);
    assert_relative_eq!(found.coverage(), 1.0);
    assert!((80.0..86.0).contains(&found.amount()), "{}", found.amount());
}

#[test]
fn refusals_name_what_is_missing() {
    let bare = builder(seconds(60)).build().unwrap();
    let flat = builder(seconds(60)).distance_m((0..60).map(|i| Some(f64::from(i))).collect());
    let flat = flat.build().unwrap();
    let daniels = DanielsPoints { basis: DanielsBasis::Power, ..DanielsPoints::default() };
    let swim = SwimScore::new(Speed::const_meters_per_second(1.2));
    let error = |model: &dyn DynLoadModel, athlete: &Athlete, recording: &Recording, sport| {
        let mut done = Done::from_recording(recording);
        done.sport = sport;
        model.load_erased(athlete, &done).unwrap_err()
    };
    let lacks = |model: &dyn DynLoadModel, recording: &Recording| {
        error(model, &known(), recording, Sport::Running).lacks()
    };
    assert_eq!(lacks(&PowerStress::default(), &bare), Some("a recorded power"));
    assert_eq!(lacks(&daniels, &bare), Some("a recorded power"));
    assert_eq!(lacks(&level(), &bare), Some("a recorded distance or speed"));
    assert_eq!(lacks(&RunStress::default(), &flat), Some("a recorded altitude"));
    assert_eq!(lacks(&Govss::default(), &bare), Some("a recorded distance"));
    let nobody = Athlete::default();
    for (model, key) in [
        (&PowerStress::default() as &dyn DynLoadModel, "threshold.power_w"),
        (&level(), "threshold.speed_m_s"),
        (&Govss::default(), "mass_kg"),
        (&daniels, "threshold.power_w"),
    ] {
        assert_eq!(error(model, &nobody, &flat, Sport::Running).lacks(), Some(key));
    }
    for model in [&level() as &dyn DynLoadModel, &Govss::default(), &DanielsPoints::default()] {
        assert_eq!(error(model, &known(), &flat, Sport::Cycling).code(), "other-sport");
    }
    assert_eq!(error(&swim, &known(), &flat, Sport::Running).code(), "other-sport");
    let short = one(Channel::Power, vec![200.0; 20]);
    assert_eq!(
        error(&PowerStress::default(), &known(), &short, Sport::Cycling).code(),
        "bad-series"
    );
}
