//! Response models with one fault each, and the law that names it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use stadion_load::{Doses, Linearity, ResponseError, ResponseIndex, ResponseModel};
use stadion_testkit::laws::{AfterRest, InTheEnd, ResponseClaims, response_model};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Fault {
    None,
    OneDayLate,
    SameDayUnderAnotherName,
    DropsFirstDay,
    LooksAhead,
    NormalisedBySeason,
    NoDoseInTheSum,
    AlphaOfTheMean,
    NotANumberAtRest,
    CountsCalls,
    LearnsHardestDay,
    SundaysCountDouble,
    NeverBelowStart,
    SecondInputForgotten,
    FatigueStays,
    StartsTired,
    LosesTheStateBetweenPieces,
    UnitMixed,
    CapsVeryHardDays,
    WearsOutAfterMonths,
    SignTurned,
    HalfOfTheFirstDay,
}

const FITNESS_DAYS: f64 = 40.0;
const FATIGUE_DAYS: f64 = 10.0;

/// Fitness less fatigue, written out once more, with places for faults. Fatigue costs more the more was
/// done before where `busso` says so.
#[derive(Clone)]
struct Own {
    fault: Fault,
    busso: bool,
    inputs: usize,
    gains: [f64; 2],
    hardest: Rc<Cell<f64>>,
    calls: Cell<f64>,
}

#[derive(Clone, Default)]
struct State {
    fitness: f64,
    fatigue: f64,
    recent: f64,
    day: u32,
    last: f64,
}

impl Own {
    fn with(fault: Fault) -> Self {
        let busso = matches!(fault, Fault::NoDoseInTheSum | Fault::UnitMixed);
        let inputs = if fault == Fault::SecondInputForgotten { 2 } else { 1 };
        let gains = if busso { [0.1, 1e-4] } else { [0.1, 0.2] };
        Self { fault, busso, inputs, gains, hardest: Rc::default(), calls: Cell::default() }
    }
}

impl ResponseModel for Own {
    type State = State;

    fn id(&self) -> &'static str {
        "own"
    }

    fn index(&self) -> ResponseIndex {
        ResponseIndex::NextDay
    }

    fn linearity(&self) -> Linearity {
        if self.busso { Linearity::Nonlinear } else { Linearity::Linear }
    }

    fn inputs(&self) -> usize {
        self.inputs
    }

    fn start(&self) -> State {
        let tired = matches!(self.fault, Fault::StartsTired | Fault::HalfOfTheFirstDay);
        let fatigue = if tired { 10.0 } else { 0.0 };
        State { fatigue, ..State::default() }
    }

    fn night(&self, state: &mut State) {
        let daily = |days: f64| match self.fault {
            Fault::AlphaOfTheMean => 1.0 - 1.0 / days,
            _ => (-1.0 / days).exp(),
        };
        state.fitness *= daily(FITNESS_DAYS);
        if self.fault != Fault::FatigueStays {
            state.fatigue *= daily(FATIGUE_DAYS);
        }
        state.recent *= daily(5.0);
        state.day += 1;
    }

    fn take(&self, state: &mut State, dose: &[f64]) {
        let mut dose = match self.fault {
            Fault::SecondInputForgotten => dose[0],
            _ => dose.iter().sum(),
        };
        match self.fault {
            Fault::DropsFirstDay if state.day == 1 => dose = 0.0,
            Fault::SundaysCountDouble if state.day % 7 == 0 => dose *= 2.0,
            Fault::LearnsHardestDay => self.hardest.set(self.hardest.get().max(dose)),
            // Six times the claimed dose: nothing that is near it is touched.
            Fault::CapsVeryHardDays => dose = dose.min(600.0),
            Fault::WearsOutAfterMonths if state.day > 150 => dose *= 0.5,
            Fault::HalfOfTheFirstDay if state.day == 1 => dose *= 0.5,
            _ => {}
        }
        state.last = dose;
        state.fitness += self.gains[0] * dose;
        if self.busso {
            state.recent += dose;
            let w = if self.fault == Fault::NoDoseInTheSum { 100.0 } else { dose };
            state.fatigue += self.gains[1] * state.recent * w;
        } else {
            state.fatigue += self.gains[1] * dose;
        }
    }

    fn performance(&self, state: &State) -> f64 {
        let net = state.fitness - state.fatigue;
        let performance = if self.fault == Fault::SignTurned { 250.0 - net } else { 250.0 + net };
        match self.fault {
            Fault::NotANumberAtRest => performance + (state.last * 0.0) / state.last,
            Fault::NeverBelowStart => performance.max(250.0),
            Fault::LearnsHardestDay => performance + 0.01 * self.hardest.get(),
            Fault::CountsCalls => {
                self.calls.set(self.calls.get() + 1.0);
                performance + self.calls.get()
            }
            _ => performance,
        }
    }

    fn step(&self, state: &mut State, dose: &[f64]) -> f64 {
        self.night(state);
        if self.fault == Fault::SameDayUnderAnotherName {
            self.take(state, dose);
            return self.performance(state);
        }
        let performance = self.performance(state);
        self.take(state, dose);
        performance
    }

    fn forward(&self, doses: &Doses) -> Result<Vec<f64>, ResponseError> {
        let mut state = self.start();
        if doses.inputs() != self.inputs() {
            return Err(ResponseError::Inputs { expected: self.inputs(), got: doses.inputs() });
        }
        let most = doses.as_slice().iter().fold(1e-9_f64, |most, dose| most.max(*dose));
        let of = |day: usize| doses.day(day).map_or(0.0, |dose| dose[0]);
        let changed = |day: usize| match self.fault {
            Fault::OneDayLate => day.checked_sub(1).map_or(0.0, of),
            Fault::LooksAhead => 0.5 * of(day) + 0.5 * of(day + 1),
            Fault::NormalisedBySeason => 100.0 * of(day) / most,
            _ => of(day),
        };
        let mut run = Vec::new();
        for (day, dose) in doses.iter().enumerate() {
            let mut dose = dose.to_vec();
            dose[0] = changed(day);
            run.push(self.step(&mut state, &dose));
        }
        Ok(run)
    }

    fn forward_from(&self, state: &mut State, doses: &Doses) -> Result<Vec<f64>, ResponseError> {
        if self.fault == Fault::LosesTheStateBetweenPieces {
            *state = self.start();
        }
        Ok(doses.iter().map(|dose| self.step(state, dose)).collect())
    }
}

fn claims(fault: Fault) -> ResponseClaims<Own> {
    let in_smaller_unit: fn(&Own, f64) -> Own = |model, factor| {
        let mut other = model.clone();
        other.gains[0] /= factor;
        // The dose enters twice.
        let twice = model.busso && model.fault != Fault::UnitMixed;
        other.gains[1] /= if twice { factor * factor } else { factor };
        other
    };
    // A cap is no cap in another unit; this one claims none.
    let units =
        !matches!(fault, Fault::NoDoseInTheSum | Fault::LearnsHardestDay | Fault::CapsVeryHardDays);
    ResponseClaims {
        time_constants: vec![FITNESS_DAYS, FATIGUE_DAYS],
        in_smaller_unit: units.then_some(in_smaller_unit),
        // So that a dose later is not held against the same one on another start.
        starts_rested: fault != Fault::HalfOfTheFirstDay,
        ..ResponseClaims::default()
    }
}

fn broken(fault: Fault) -> Vec<&'static str> {
    let report = response_model(&Own::with(fault), &claims(fault));
    report.broken().map(|(law, _)| law.id).collect()
}

#[test]
fn without_a_fault_it_passes() {
    response_model(&Own::with(Fault::None), &claims(Fault::None)).assert();
    let busso = Own { busso: true, gains: [0.1, 1e-4], ..Own::with(Fault::None) };
    response_model(&busso, &claims(Fault::None)).assert();
}

/// Faults, and the laws that name them; most break others, too.
const NAMED: [(Fault, &[&str]); 21] = [
    (Fault::OneDayLate, &["index"]),
    (Fault::SameDayUnderAnotherName, &["index"]),
    (Fault::DropsFirstDay, &["first-day", "time-shift"]),
    (Fault::LooksAhead, &["causality"]),
    (Fault::NormalisedBySeason, &["causality", "linearity"]),
    (Fault::NoDoseInTheSum, &["linearity", "zero-dose"]),
    (Fault::AlphaOfTheMean, &["decay"]),
    (Fault::NotANumberAtRest, &["finite"]),
    (Fault::CountsCalls, &["deterministic"]),
    (Fault::LearnsHardestDay, &["clones-apart"]),
    (Fault::SundaysCountDouble, &["time-shift"]),
    (Fault::NeverBelowStart, &["linearity", "sum-of-days"]),
    (Fault::SecondInputForgotten, &["every-input"]),
    (Fault::FatigueStays, &["rest", "decay"]),
    (Fault::StartsTired, &["start"]),
    (Fault::LosesTheStateBetweenPieces, &["online-is-batch"]),
    (Fault::UnitMixed, &["units"]),
    (Fault::CapsVeryHardDays, &["linearity"]),
    (Fault::WearsOutAfterMonths, &["time-shift"]),
    (Fault::SignTurned, &["sign"]),
    (Fault::HalfOfTheFirstDay, &["first-day"]),
];

/// What one law alone can see: the others find nothing against the model.
#[test]
fn some_faults_are_seen_by_one_law_alone() {
    assert_eq!(broken(Fault::SignTurned), ["sign"]);
    assert_eq!(broken(Fault::HalfOfTheFirstDay), ["first-day"]);
}

/// Claims to be an exception, of a model that is none.
#[test]
fn a_claim_is_held_against_the_model() {
    let of = |claims: ResponseClaims<Own>, model: &Own| -> Vec<&'static str> {
        response_model(model, &claims).broken().map(|(law, _)| law.id).collect()
    };
    let usual = || claims(Fault::None);
    let model = Own::with(Fault::None);
    let unmoved = ResponseClaims { responds: false, ..usual() };
    assert!(of(unmoved, &model).contains(&"no-response"));
    let tired = ResponseClaims { starts_rested: false, ..usual() };
    assert_eq!(of(tired, &model), ["start"]);
    let settles = ResponseClaims { after_rest: AfterRest::Settles, ..usual() };
    assert_eq!(of(settles, &model), ["rest"]);
    let lowers = ResponseClaims { in_the_end: InTheEnd::Lowers, ..usual() };
    assert_eq!(of(lowers, &model), ["sign"]);
}

/// A constant that is in no answer, an answer that none of the days has, and one that drowns in rounding.
#[test]
fn constants_that_nothing_is_seen_of_are_named() {
    let of = |claims: ResponseClaims<Own>, model: &Own| -> Vec<&'static str> {
        response_model(model, &claims).broken().map(|(law, _)| law.id).collect()
    };
    let model = Own::with(Fault::None);
    let more = vec![FITNESS_DAYS, FATIGUE_DAYS, 3.0];
    let more = ResponseClaims { time_constants: more, ..claims(Fault::None) };
    assert_eq!(of(more, &model), ["decay"]);
    let little = Own { gains: [1e-13, 2e-13], ..Own::with(Fault::None) };
    assert!(of(claims(Fault::None), &little).contains(&"decay"));
}

#[test]
fn each_fault_is_named_by_its_law() {
    for (fault, laws) in NAMED {
        let found = broken(fault);
        for law in laws {
            assert!(found.contains(law), "{fault:?} breaks {found:?}, without {law}");
        }
    }
}

#[test]
fn each_law_catches_some_fault() {
    let report = response_model(&Own::with(Fault::None), &claims(Fault::None));
    for outcome in report.outcomes() {
        let id = outcome.law.id;
        // The first is broken by a model below, the second by a claim.
        let elsewhere = ["states-apart", "no-response"].contains(&id);
        assert!(elsewhere || NAMED.iter().any(|(_, laws)| laws.contains(&id)), "{id}");
    }
}

/// A state that is shared by its copies.
#[derive(Clone)]
struct SharedState;

impl ResponseModel for SharedState {
    type State = Rc<RefCell<f64>>;

    fn id(&self) -> &'static str {
        "shared-state"
    }

    fn index(&self) -> ResponseIndex {
        ResponseIndex::NextDay
    }

    fn linearity(&self) -> Linearity {
        Linearity::Linear
    }

    fn start(&self) -> Self::State {
        Rc::default()
    }

    fn night(&self, state: &mut Self::State) {
        *state.borrow_mut() *= 0.9;
    }

    fn take(&self, state: &mut Self::State, dose: &[f64]) {
        *state.borrow_mut() += dose[0];
    }

    fn performance(&self, state: &Self::State) -> f64 {
        *state.borrow()
    }
}

#[test]
fn a_state_that_its_copies_share_is_named() {
    let report = response_model(&SharedState, &ResponseClaims::default());
    let broken: Vec<_> = report.broken().map(|(law, _)| law.id).collect();
    assert!(broken.contains(&"states-apart"), "{report}");
    assert!(!broken.contains(&"deterministic") && !broken.contains(&"causality"), "{report}");
}
