//! The equations of the session model and how they are stepped.

use super::body::Body;
use super::constants as c;

/// Where the body is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct State {
    /// Phosphagens used, as a part of those used at maximal oxygen uptake.
    depletion: f64,
    /// Oxygen uptake above rest, ml/kg/min.
    uptake: f64,
    /// What oxidation has adapted to: the uptake of the last minutes, ml/kg/min.
    adapted: f64,
    /// Lactate in the working muscles, mmol/L.
    muscle: f64,
    /// Lactate in the blood and what shares its level, mmol/L.
    pub(super) blood: f64,
    /// Lactate formed since the start, mmol/L of the whole space.
    pub(super) formed: f64,
    /// Lactate removed since the start, mmol/L of the whole space.
    pub(super) removed: f64,
}

/// Longest step, in minutes: half of the shortest time constant, that of glycolysis with the
/// phosphagens all but used up.
const STEP: f64 = 0.25 / 60.0;

/// Longest step once nothing is fast any more: a quarter of the lag of uptake.
const LONG_STEP: f64 = 2.5 / 60.0;

/// After this time below the second threshold nothing is fast any more: nine time constants.
const SETTLED: f64 = 3.0;

const MUSCLE: f64 = c::MUSCLE_PART;
const BLOOD: f64 = 1.0 - c::MUSCLE_PART;

impl State {
    pub(super) fn resting(body: &Body) -> Self {
        let blood = body.resting();
        let muscle = blood * body.muscle_per_blood();
        Self { depletion: 0.0, uptake: 0.0, adapted: 0.0, muscle, blood, formed: 0.0, removed: 0.0 }
    }

    /// Lactate of both spaces together, mmol/L of the whole space.
    pub(super) fn total(&self) -> f64 {
        MUSCLE * self.muscle + BLOOD * self.blood
    }

    /// The part of the uptake that oxidation has not adapted to: 1 at the start of work, 0 once it
    /// is steady, and 0 where uptake falls.
    fn unadapted(&self) -> f64 {
        let over = self.uptake - self.adapted;
        if over > 0.0 { (over / self.uptake).min(1.0) } else { 0.0 }
    }

    fn rates(&self, body: &Body, demand: f64) -> Self {
        let glycolysis = body.glycolysis(self.depletion, self.total());
        let early = c::EARLY_PART * self.unadapted() * body.turnover_to_threshold(self.depletion);
        let formed = body.turnover(self.depletion) + early + glycolysis;
        let deficit = demand - self.uptake - body.equivalent * glycolysis;
        // Close to the bottom of the store effort falls short of the demand instead of emptying it.
        let left = (c::DEPLETION_MAX - self.depletion) / (c::SHORTFALL * c::DEPLETION_MAX);
        let met = if deficit > 0.0 { left.clamp(0.0, 1.0) } else { 1.0 };
        let aerobic = self.depletion.clamp(0.0, 1.0) * body.span;
        let over = self.uptake - self.adapted;
        let exchanged = body.exchange * (self.muscle - self.blood);
        let burnt = body.oxidation(self.uptake) * self.muscle;
        let cleared = body.removal * self.blood;
        Self {
            depletion: met * deficit / body.store(),
            uptake: (aerobic - self.uptake) / c::UPTAKE_LAG,
            adapted: over / if over > 0.0 { c::EARLY_TIME } else { c::ADAPTED_TIME },
            muscle: (formed - exchanged - burnt) / MUSCLE,
            blood: (exchanged - cleared) / BLOOD,
            formed,
            removed: burnt + cleared,
        }
    }

    fn plus(&self, rates: &Self, minutes: f64) -> Self {
        Self {
            depletion: self.depletion + minutes * rates.depletion,
            uptake: self.uptake + minutes * rates.uptake,
            adapted: self.adapted + minutes * rates.adapted,
            muscle: self.muscle + minutes * rates.muscle,
            blood: self.blood + minutes * rates.blood,
            formed: self.formed + minutes * rates.formed,
            removed: self.removed + minutes * rates.removed,
        }
    }

    /// Whether blood lactate rises; it has no kinks, whatever the intensity does.
    fn is_rising(&self, body: &Body) -> bool {
        body.exchange * (self.muscle - self.blood) > body.removal * self.blood
    }

    /// Time and value of the highest blood lactate within a step at whose end it falls.
    fn top(&self, body: &Body, demand: f64, step: f64) -> (f64, f64) {
        let (mut lo, mut hi) = (0.0, step);
        for _ in 0..40 {
            let middle = 0.5 * (lo + hi);
            if self.stepped(body, demand, middle).is_rising(body) {
                lo = middle;
            } else {
                hi = middle;
            }
        }
        (lo, self.stepped(body, demand, lo).blood)
    }

    /// One step of the classical Runge–Kutta method of fourth order.
    fn stepped(&self, body: &Body, demand: f64, minutes: f64) -> Self {
        let half = 0.5 * minutes;
        let k1 = self.rates(body, demand);
        let k2 = self.plus(&k1, half).rates(body, demand);
        let k3 = self.plus(&k2, half).rates(body, demand);
        let k4 = self.plus(&k3, minutes).rates(body, demand);
        let sixth = minutes / 6.0;
        self.plus(&k1, sixth).plus(&k2, 2.0 * sixth).plus(&k3, 2.0 * sixth).plus(&k4, sixth)
    }
}

/// A stretch at one intensity; neighbours differ, so how a session was cut leaves no trace.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Run {
    /// In the unit of the athlete's curve; 0 at rest.
    pub(super) intensity: f64,
    /// Start and end since the session began, in minutes.
    pub(super) span: [f64; 2],
}

/// What came out of a session.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Course {
    /// The state at each of the times that were asked for.
    pub(super) states: Vec<State>,
    /// Time and value of the highest blood lactate.
    pub(super) peak: [f64; 2],
}

/// Follows a body through runs that join, and reads it at ascending times in minutes.
///
/// The steps of a run are equal and depend on nothing but the run. A time between two of them is
/// read by a shorter step aside, which the further course does not see.
pub(super) fn follow(body: &Body, runs: &[Run], times: &[f64]) -> Course {
    let mut state = State::resting(body);
    let mut peak = [0.0, state.blood];
    let mut states = Vec::with_capacity(times.len());
    let mut times = times.iter().peekable();
    let mut speed = 0.0;
    for run in runs {
        let [start, end] = run.span;
        let demand = body.demand(run.intensity);
        let jump = body.acceleration(speed, run.intensity);
        speed = run.intensity;
        state.depletion = (state.depletion + jump).min(c::DEPLETION_MAX);
        let settled =
            if body.is_below_threshold(demand) { (start + SETTLED).min(end) } else { end };
        for (from, to, longest) in [(start, settled, STEP), (settled, end, LONG_STEP)] {
            let steps = ((to - from) / longest).ceil();
            let step = (to - from) / steps;
            let mut done = 0.0;
            while done < steps {
                let now = from + done * step;
                done += 1.0;
                let next = if done < steps { from + done * step } else { to };
                while let Some(&&time) = times.peek() {
                    if time > next {
                        break;
                    }
                    let aside = if time < next { (time - now).max(0.0) } else { step };
                    states.push(state.stepped(body, demand, aside));
                    times.next();
                }
                let following = state.stepped(body, demand, step);
                if state.is_rising(body) && !following.is_rising(body) {
                    let (aside, top) = state.top(body, demand, step);
                    if top > peak[1] {
                        peak = [now + aside, top];
                    }
                }
                state = following;
            }
        }
    }
    if state.blood > peak[1] {
        let end = runs.last().map_or(0.0, |run| run.span[1]);
        peak = [end, state.blood];
    }
    states.extend(times.map(|_| state));
    Course { states, peak }
}
