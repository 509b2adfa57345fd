//! Load models with one fault each, and the law that names it.

use std::cell::Cell;
use std::rc::Rc;

use stadion_load::{Done, Load, LoadError, LoadModel, LoadSource, Trimp};
use stadion_physiology::Athlete;
use stadion_testkit::laws::{Additivity, AtRest, LoadClaims, Trend, load_model};
use stadion_types::{HeartRate, Recording, Rpe, Sport};

/// What a minute at a heart rate weighs, of an athlete with a range.
type Weight = fn(f64) -> f64;

/// An impulse by heart rate, written out once more, with places for faults.
#[derive(Clone)]
struct Impulse {
    weight: Weight,
    fault: Fault,
    shared: Rc<Cell<f64>>,
    own: Cell<f64>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Fault {
    None,
    DropsFirstSample,
    CountsSamples,
    FillsGaps,
    SaysFullCoverage,
    ZeroForMissing,
    NotANumber,
    Negative,
    OtherName,
    EveningsCountDouble,
    ByCalendar,
    LearnsMaximum,
    LearnsMaximumOfAll,
    CountsCalls,
    HourInSeconds,
    OfMean,
    RestCounts,
    PerMinute,
    NeedsLaps,
    StopsAfterTwoHours,
}

impl Impulse {
    fn with(fault: Fault) -> Self {
        let weight: Weight = |x| x * (1.92 * x).exp();
        Self { weight, fault, shared: Rc::default(), own: Cell::default() }
    }

    fn amount(&self, athlete: &Athlete, recording: &Recording) -> Option<(f64, f64)> {
        let range = athlete.heart_rate_range().ok()?;
        let hr = recording.heart_rate().filter(|hr| hr.count() > 0)?;
        let mut max = athlete.max_hr()?.bpm();
        let highest = hr.iter().flatten().fold(0.0, f64::max);
        let learnt = match self.fault {
            Fault::LearnsMaximum => Some(&self.own),
            Fault::LearnsMaximumOfAll => Some(self.shared.as_ref()),
            _ => None,
        };
        if let Some(learnt) = learnt {
            learnt.set(learnt.get().max(highest));
            max = max.max(learnt.get());
        }
        let rest = range.resting().bpm();
        let fraction = |bpm: f64| ((bpm - rest) / (max - rest)).clamp(0.0, 1.0);
        let time = recording.time_s();
        let (mut sum, mut known, mut all) = (0.0, 0.0, 0.0);
        let (mut last, mut mean) = (None, 0.0);
        let step = time.get(1).map_or(1.0, |t| t - time[0]);
        for (i, value) in hr.iter().enumerate() {
            if self.fault == Fault::DropsFirstSample && i == 0 {
                continue;
            }
            let held = time.get(i + 1).map_or(step, |next| next - time[i]);
            let counted = if self.fault == Fault::CountsSamples { 1.0 } else { held.min(30.0) };
            all += held;
            let value = value.or(if self.fault == Fault::FillsGaps { last } else { None });
            if self.fault == Fault::StopsAfterTwoHours && time[i] >= 7200.0 {
                known += held.min(30.0);
                continue;
            }
            if let Some(bpm) = value {
                last = Some(bpm);
                known += held.min(30.0);
                sum += counted / 60.0 * (self.weight)(fraction(bpm));
                mean += counted * bpm;
            }
        }
        if self.fault == Fault::OfMean {
            sum = known / 60.0 * (self.weight)(fraction(mean / known));
        }
        Some((sum, (known / all).min(1.0)))
    }
}

impl LoadModel for Impulse {
    type Unit = Trimp;

    fn id(&self) -> &'static str {
        "impulse"
    }

    fn load(&self, athlete: &Athlete, done: &Done<'_>) -> Result<Load<Trimp>, LoadError> {
        let missing = LoadError::MissingInput { model: self.id(), what: "a heart rate" };
        let found = done.recording.and_then(|r| Some((r, self.amount(athlete, r)?)));
        let Some((recording, (mut amount, mut coverage))) = found else {
            if self.fault == Fault::ZeroForMissing {
                return Ok(Load::new(0.0, self.id(), LoadSource::HeartRate, 1.0)?);
            }
            return Err(missing);
        };
        let local = recording.start().timestamp()
            + recording.utc_offset().map_or(0, |o| i64::from(o.local_minus_utc()));
        match self.fault {
            Fault::SaysFullCoverage => coverage = 1.0,
            Fault::NotANumber if amount <= 0.0 => amount = f64::NAN,
            Fault::Negative => amount -= 0.5,
            Fault::EveningsCountDouble if local.rem_euclid(86_400) > 18 * 3600 => amount *= 2.0,
            Fault::ByCalendar if recording.start().timestamp() % 7 == 6 => amount *= 1.01,
            Fault::CountsCalls => {
                self.own.set(self.own.get() + 1.0);
                amount += self.own.get();
            }
            Fault::PerMinute => amount /= done.duration.as_secs_f64() / 60.0,
            Fault::NeedsLaps if recording.laps().is_empty() => return Err(missing),
            Fault::RestCounts => amount += done.duration.as_secs_f64() / 600.0,
            _ => {}
        }
        let id = if self.fault == Fault::OtherName { "banister-trimp" } else { self.id() };
        Ok(Load::new(amount, id, LoadSource::HeartRate, coverage)?)
    }

    fn threshold_hour(
        &self,
        athlete: &Athlete,
        _: Sport,
        _: Option<Rpe>,
    ) -> Result<Load<Trimp>, LoadError> {
        let missing = LoadError::ThresholdHour { model: self.id(), what: "a heart rate" };
        let range = athlete.heart_rate_range().map_err(|_| missing)?;
        let bpm = athlete.threshold_hr().map(HeartRate::bpm).ok_or(missing)?;
        let (rest, max) = (range.resting().bpm(), range.max().bpm());
        let units = if self.fault == Fault::HourInSeconds { 3600.0 } else { 60.0 };
        let amount = units * (self.weight)((bpm - rest) / (max - rest));
        Ok(Load::new(amount, self.id(), LoadSource::HeartRate, 1.0)?)
    }
}

/// The laws that the model breaks.
fn broken(model: &Impulse) -> Vec<&'static str> {
    let report = load_model(model, &LoadClaims::default());
    report.broken().map(|(law, _)| law.id).collect()
}

#[test]
fn without_a_fault_it_passes() {
    load_model(&Impulse::with(Fault::None), &LoadClaims::default()).assert();
}

/// Faults, and every law that each breaks; the first ones name it.
const NAMED: [(Fault, &[&str]); 18] = [
    (Fault::DropsFirstSample, &["parts-add-up", "sampling"]),
    (Fault::CountsSamples, &["sampling"]),
    (Fault::FillsGaps, &["coverage"]),
    (Fault::SaysFullCoverage, &["coverage"]),
    (Fault::ZeroForMissing, &["missing-is-not-zero"]),
    (Fault::NotANumber, &["finite"]),
    (Fault::Negative, &["finite", "parts-add-up", "threshold-hour"]),
    (Fault::OtherName, &["names-itself"]),
    (Fault::EveningsCountDouble, &["no-clock"]),
    (Fault::ByCalendar, &["no-clock"]),
    (Fault::LearnsMaximum, &["sessions-apart"]),
    (Fault::LearnsMaximumOfAll, &["clones-apart", "threshold-hour"]),
    (Fault::HourInSeconds, &["threshold-hour"]),
    (Fault::OfMean, &["parts-add-up", "coverage"]),
    (Fault::RestCounts, &["nothing-at-rest", "threshold-hour"]),
    (Fault::PerMinute, &["duration", "parts-add-up", "threshold-hour"]),
    (Fault::NeedsLaps, &["scores"]),
    (Fault::StopsAfterTwoHours, &["duration", "parts-add-up"]),
];

/// Claims to be an exception, of a model that is none.
#[test]
fn a_claim_is_held_against_the_model() {
    let of = |claims: LoadClaims| -> Vec<&'static str> {
        let report = load_model(&Impulse::with(Fault::None), &claims);
        report.broken().map(|(law, _)| law.id).collect()
    };
    let usual = LoadClaims::default;
    let apart = LoadClaims { additivity: Additivity::NotAdditive, ..usual() };
    assert_eq!(of(apart), ["parts-add-up"]);
    let at_rest = LoadClaims { at_rest: AtRest::Something, ..usual() };
    assert_eq!(of(at_rest), ["nothing-at-rest"]);
    assert_eq!(of(LoadClaims { intensity: Trend::Any, ..usual() }), ["intensity"]);
    assert_eq!(of(LoadClaims { duration: Trend::Any, ..usual() }), ["duration"]);
}

#[test]
fn each_fault_is_named_by_its_law() {
    for (fault, laws) in NAMED {
        let mut found = broken(&Impulse::with(fault));
        let mut expected = laws.to_vec();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{fault:?}");
    }
}

#[test]
fn each_law_catches_some_fault() {
    let report = load_model(&Impulse::with(Fault::None), &LoadClaims::default());
    for outcome in report.outcomes() {
        let id = outcome.law.id;
        // Those two are broken by the models below.
        let elsewhere = ["deterministic", "intensity"].contains(&id);
        assert!(elsewhere || NAMED.iter().any(|(_, laws)| laws.contains(&id)), "{id}");
    }
}

#[test]
fn counting_calls_breaks_what_rests_on_repeating() {
    let found = broken(&Impulse::with(Fault::CountsCalls));
    assert!(found.contains(&"deterministic") && found.contains(&"sessions-apart"), "{found:?}");
}

#[test]
fn weights_that_do_not_rise_are_named() {
    let falls = Impulse { weight: |x| x * (1.0 - x), ..Impulse::with(Fault::None) };
    assert_eq!(broken(&falls), ["intensity"]);
    let flat =
        Impulse { weight: |x| if x > 0.0 { 1.0 } else { 0.0 }, ..Impulse::with(Fault::None) };
    assert_eq!(broken(&flat), ["intensity"]);
}

/// The breach tells what was tried, in the units of the trial.
#[test]
fn a_breach_is_readable() {
    let report = load_model(&Impulse::with(Fault::RestCounts), &LoadClaims::default());
    let (law, breach) = report.broken().next().unwrap();
    assert_eq!(law.id, "nothing-at-rest");
    assert_eq!(breach.input, "10 min at 0.00 of the reserve, every 1 s");
    assert_eq!((breach.seen.as_str(), breach.expected.as_str()), ("1", "0"));
}
