//! Which day's dose moves which day's performance.

use stadion_load::{ResponseIndex, ResponseModel};

use super::claims::AfterRest;
use super::context::{Context, DAYS, Season, agree, identical};
use crate::laws::report::{Cases, Stop, breach};

/// What is left of an effect after a long rest, as a share of its largest.
const FADED: f64 = 1e-6;

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
            let (first, second) = season.days.split_at(DAYS / 3);
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
            let expected = self.effect(season)?;
            let rest = vec![vec![0.0; season.inputs]; later];
            let days = [rest, season.days.clone()].concat();
            let shifted = Season::new(format!("{season}, {later} days later"), season.inputs, days);
            let seen = self.effect(&shifted)?;
            agree(cases, || shifted.to_string(), &expected, &seen[later..])?;
        }
        Ok(())
    }

    pub(super) fn first_day(&self, cases: &mut Cases) -> Result<(), Stop> {
        self.responds()?;
        for day in 0..4 {
            let season = Season::single(self.inputs(), DAYS, day, self.claims.dose);
            let effect = self.effect(&season)?;
            let moved = effect.iter().any(|e| e.abs() > 0.0);
            cases
                .case(moved, || breach(season.to_string(), "no day is moved by it", "some are"))?;
        }
        Ok(())
    }

    pub(super) fn rest(&self, cases: &mut Cases) -> Result<(), Stop> {
        let days = self.claims.long_rest_days;
        for season in &self.seasons {
            let rest = vec![vec![0.0; season.inputs]; days];
            let then = [season.days.clone(), rest].concat();
            let season =
                Season::new(format!("{season}, and {days} days of rest"), season.inputs, then);
            let effect = self.effect(&season)?;
            let largest = effect.iter().fold(0.0_f64, |most, e| most.max(e.abs()));
            let [.., before, last] = effect[..] else { continue };
            let (left, expected) = match self.claims.after_rest {
                AfterRest::Returns => (last, "performance as without any training"),
                AfterRest::Settles => (last - before, "a level that does not move any more"),
            };
            cases.case(left.abs() <= FADED * largest + 1e-9, || {
                let seen = format!("{last} beside that of no training, {before} a day before");
                breach(season.to_string(), seen, expected)
            })?;
        }
        Ok(())
    }

    /// Each exponential is filtered out by what a day leaves of it; a sum of them then is nothing.
    pub(super) fn decay(&self, cases: &mut Cases) -> Result<(), Stop> {
        if self.claims.time_constants.is_empty() {
            return Err(Stop::Excused("claims no time constants"));
        }
        let at = 3;
        let season = Season::single(self.inputs(), DAYS, at, self.claims.dose);
        let effect = self.effect(&season)?;
        let from = at + 1 + self.claims.delay_days;
        let answer = effect.get(from..).unwrap_or_default().to_vec();
        let largest = answer.iter().fold(0.0_f64, |most, e| most.max(e.abs()));
        let mut rest = answer;
        for days in &self.claims.time_constants {
            let daily = (-1.0 / days).exp();
            rest = rest.windows(2).map(|pair| pair[1] - daily * pair[0]).collect();
        }
        let left = rest.iter().fold(0.0_f64, |most, e| most.max(e.abs()));
        cases.case(left <= 1e-9 * largest + 1e-12, || {
            let constants = &self.claims.time_constants;
            let seen = format!("{left} is left of {largest} once they are filtered out");
            let expected = format!("exponentials that fall to 1/e in {constants:?} days");
            breach(season.to_string(), seen, expected)
        })
    }

    pub(super) fn responds(&self) -> Result<(), Stop> {
        if self.claims.responds { Ok(()) } else { Err(Stop::Excused("claims no response")) }
    }
}
