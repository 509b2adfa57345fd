//! Which day's dose moves which day's performance.

use stadion_load::{Linearity, ResponseIndex, ResponseModel};

use super::claims::{AfterRest, InTheEnd};
use super::context::{Context, DAYS, Season, agree, identical};
use crate::laws::report::{Cases, Stop, breach};

/// What is left of an effect after a long rest, as a share of its largest.
const FADED: f64 = 1e-6;
/// Days within which the last of a dose is looked for.
const MOST_DAYS: usize = 3000;

impl<M: ResponseModel> Context<M> {
    pub(super) fn online(&self, cases: &mut Cases) -> Result<(), Stop> {
        for season in &self.seasons {
            let batch = self.run(season)?;
            let mut state = self.model.start();
            let stepped: Vec<f64> =
                season.days.iter().map(|dose| self.model.step(&mut state, dose)).collect();
            identical(cases, || format!("{season}, day by day"), &batch, &stepped)?;
            // What a day is, by the parts of the trait.
            let mut state = self.model.start();
            let mut parts = Vec::new();
            for dose in &season.days {
                self.model.night(&mut state);
                let before = self.model.performance(&state);
                self.model.take(&mut state, dose);
                parts.push(match self.model.index() {
                    ResponseIndex::NextDay => before,
                    ResponseIndex::SameDay => self.model.performance(&state),
                });
            }
            identical(cases, || format!("{season}, by nights and doses"), &parts, &stepped)?;
            let mut state = self.model.start();
            let (first, second) = season.days.split_at(season.days.len() / 3);
            let mut pieces = Vec::new();
            for days in [first, second] {
                let doses = Season::new("", season.inputs, days.to_vec()).doses()?;
                let piece = self.model.forward_from(&mut state, &doses);
                pieces.extend(piece.map_err(|_| Stop::Excused("refuses a part of a season"))?);
            }
            identical(cases, || format!("{season}, in two pieces"), &batch, &pieces)?;
        }
        Ok(())
    }

    pub(super) fn causality(&self, cases: &mut Cases) -> Result<(), Stop> {
        // The day of the first dose that differs may differ itself where its own dose counts.
        let own_day = usize::from(self.model.index() == ResponseIndex::NextDay);
        for (season, cut) in self.seasons.iter().zip([10, 25, 40, 50].into_iter().cycle()) {
            // As late in a long season as in a short one.
            let cut = cut * season.days.len() / DAYS;
            let run = self.run(season)?;
            let before = cut + own_day;
            for other in [
                season.map(&format!("with rest from day {cut} on"), |day, dose| {
                    if day < cut { dose } else { 0.0 }
                }),
                season.map(&format!("five times as hard from day {cut} on"), |day, dose| {
                    if day < cut { dose } else { 5.0 * dose + 1.0 }
                }),
            ] {
                let changed = self.run(&other)?;
                let input = || format!("{season}; against {other}");
                identical(cases, input, &run[..before], &changed[..before])?;
            }
            let short = Season::new(
                format!("the first {cut} days of {season}"),
                season.inputs,
                season.days[..cut].to_vec(),
            );
            identical(cases, || short.to_string(), &run[..cut], &self.run(&short)?)?;
        }
        Ok(())
    }

    pub(super) fn index(&self, cases: &mut Cases) -> Result<(), Stop> {
        self.responds()?;
        for at in [0, 5, 20] {
            let season = Season::single(self.inputs(), DAYS, at, self.claims.dose);
            let effect = self.effect(&season)?;
            let first = effect.iter().position(|e| e.abs() > 0.0);
            let index = self.model.index();
            let expected = self.claims.delay_days
                + match index {
                    ResponseIndex::NextDay => at + 1,
                    ResponseIndex::SameDay => at,
                };
            cases.case(first == Some(expected), || {
                let seen = match first {
                    Some(day) => format!("day {day} is the first that it moves"),
                    None => "it moves no day".to_owned(),
                };
                let expected = format!("day {expected}, by the index {}", index.as_str());
                breach(season.to_string(), seen, expected)
            })?;
        }
        Ok(())
    }

    pub(super) fn time_shift(&self, cases: &mut Cases) -> Result<(), Stop> {
        if !self.claims.starts_rested {
            return Err(Stop::Excused("claims to start in a state that rest moves"));
        }
        for (season, later) in self.seasons.iter().zip([1, 3, 7, 14].into_iter().cycle()) {
            // A month, so that a long season shows what begins after months.
            let later = if season.days.len() > DAYS { 30 } else { later };
            let expected = self.effect(season)?;
            let rest = vec![vec![0.0; season.inputs]; later];
            let days = [rest, season.days.clone()].concat();
            let shifted = Season::new(format!("{season}, {later} days later"), season.inputs, days);
            let seen = self.effect(&shifted)?;
            agree(cases, || shifted.to_string(), &expected, &seen[later..])?;
        }
        Ok(())
    }

    /// Also of a start that rest moves, as long as responses add up: what a dose adds is the same then.
    pub(super) fn first_day(&self, cases: &mut Cases) -> Result<(), Stop> {
        self.responds()?;
        if !self.claims.starts_rested && self.model.linearity() == Linearity::Nonlinear {
            return Err(Stop::Excused(
                "claims to start in a state that rest moves, and not to be linear",
            ));
        }
        let on = |day| self.effect(&Season::single(self.inputs(), DAYS, day, self.claims.dose));
        let first = on(0)?;
        let moved = first.iter().any(|e| e.abs() > 0.0);
        cases.case(moved, || breach("a dose on day 0", "no day is moved by it", "some are"))?;
        for day in [1, 2, 3, 7, 20] {
            let later = on(day)?;
            let input = || format!("{} on day 0, and on day {day}", self.claims.dose);
            agree(cases, input, &later[day..], &first[..DAYS - day])?;
        }
        Ok(())
    }

    /// A claim like any other: whoever makes it is excused from much.
    pub(super) fn no_response(&self, cases: &mut Cases) -> Result<(), Stop> {
        if self.claims.responds {
            return Err(Stop::Excused("claims to respond"));
        }
        for season in &self.seasons {
            let idle = self.idle(season.days.len())?;
            identical(cases, || season.to_string(), &idle, &self.run(season)?)?;
        }
        Ok(())
    }

    pub(super) fn sign(&self, cases: &mut Cases) -> Result<(), Stop> {
        self.responds()?;
        let days = self.claims.long_rest_days.min(MOST_DAYS) + DAYS;
        let season = Season::single(self.inputs(), days, 3, self.claims.dose);
        let effect = self.effect(&season)?;
        let largest = effect.iter().fold(0.0_f64, |most, e| most.max(e.abs()));
        // What is smaller may be the rounding of two performances.
        let last = effect.iter().rposition(|e| e.abs() > FADED * largest);
        let (way, word): (fn(f64) -> bool, _) = match self.claims.in_the_end {
            InTheEnd::Raises => (|e| e > 0.0, "a gain"),
            InTheEnd::Lowers => (|e| e < 0.0, "a loss"),
        };
        let held = last.is_some_and(|day| way(effect[day]));
        cases.case(held, || {
            let seen = match last {
                Some(day) => format!("{} left on day {day}", effect[day]),
                None => "no day is moved by it".to_owned(),
            };
            breach(season.to_string(), seen, format!("{word} left last"))
        })
    }

    pub(super) fn rest(&self, cases: &mut Cases) -> Result<(), Stop> {
        let days = self.claims.long_rest_days;
        let mut settled_elsewhere = false;
        for season in &self.seasons {
            let rest = vec![vec![0.0; season.inputs]; days];
            let then = [season.days.clone(), rest].concat();
            let season =
                Season::new(format!("{season}, and {days} days of rest"), season.inputs, then);
            let effect = self.effect(&season)?;
            let largest = effect.iter().fold(0.0_f64, |most, e| most.max(e.abs()));
            let [.., before, last] = effect[..] else { continue };
            settled_elsewhere |= last.abs() > FADED * largest + 1e-9;
            let (left, expected) = match self.claims.after_rest {
                AfterRest::Returns => (last, "performance as without any training"),
                AfterRest::Settles => (last - before, "a level that does not move any more"),
            };
            cases.case(left.abs() <= FADED * largest + 1e-9, || {
                let seen = format!("{last} beside that of no training, {before} a day before");
                breach(season.to_string(), seen, expected)
            })?;
        }
        if self.claims.after_rest == AfterRest::Returns {
            return Ok(());
        }
        cases.case(settled_elsewhere, || {
            let seen = "performance as without any training after each of them";
            breach(
                format!("made-up seasons, and {days} days of rest"),
                seen,
                "another level after one",
            )
        })
    }

    /// Each exponential is filtered out by what a day leaves of it; a sum of them then is nothing.
    pub(super) fn decay(&self, cases: &mut Cases) -> Result<(), Stop> {
        if self.claims.time_constants.is_empty() {
            return Err(Stop::Excused("claims no time constants"));
        }
        let at = 3;
        let from = at + 1 + self.claims.delay_days;
        let season = Season::single(self.inputs(), from + DAYS, at, self.claims.dose);
        let effect = self.effect(&season)?;
        let answer = effect.get(from..).unwrap_or_default();
        let size = |of: &[f64]| of.iter().fold(0.0_f64, |most, e| most.max(e.abs()));
        let largest = size(answer);
        // An effect is the difference of two performances, each rounded.
        let rounding = 8.0 * f64::EPSILON * size(&self.run(&season)?);
        cases.case(largest > 1e6 * rounding, || {
            let seen = format!("it moves performance by {largest} at most");
            breach(season.to_string(), seen, "an answer that is large enough to tell")
        })?;
        let filtered = |left_out: Option<usize>| {
            let mut rest = answer.to_vec();
            for (at, days) in self.claims.time_constants.iter().enumerate() {
                if left_out != Some(at) {
                    let daily = (-1.0 / days).exp();
                    rest = rest.windows(2).map(|pair| pair[1] - daily * pair[0]).collect();
                }
            }
            size(&rest)
        };
        let nothing = 1e-9 * largest + rounding;
        let left = filtered(None);
        cases.case(left <= nothing, || {
            let constants = &self.claims.time_constants;
            let seen = format!("{left} is left of {largest} once they are filtered out");
            let expected = format!("exponentials that fall to 1/e in {constants:?} days");
            breach(season.to_string(), seen, expected)
        })?;
        for (at, days) in self.claims.time_constants.iter().enumerate() {
            cases.case(filtered(Some(at)) > nothing, || {
                let seen = "nothing is left either once the others are filtered out";
                breach(season.to_string(), seen, format!("an exponential of {days} days in it"))
            })?;
        }
        Ok(())
    }

    pub(super) fn responds(&self) -> Result<(), Stop> {
        if self.claims.responds { Ok(()) } else { Err(Stop::Excused("claims no response")) }
    }
}
