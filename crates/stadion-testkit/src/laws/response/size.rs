//! How a response goes with the size of doses.

use stadion_load::{Linearity, ResponseModel};

use super::context::{Context, DAYS, Season, agree, identical, run};
use crate::laws::report::{Cases, Stop, breach};

impl<M: ResponseModel> Context<M> {
    pub(super) fn zero_dose(&self, cases: &mut Cases) -> Result<(), Stop> {
        let nothing = vec![0.0; self.inputs()];
        for season in &self.seasons {
            let mut state = self.model.start();
            let (mut expected, mut seen) = (Vec::new(), Vec::new());
            for dose in &season.days {
                self.model.step(&mut state, dose);
                let mut taken = state.clone();
                self.model.take(&mut taken, &nothing);
                for (state, out) in [(&state, &mut expected), (&taken, &mut seen)] {
                    let mut later = state.clone();
                    self.model.night(&mut later);
                    out.extend([self.model.performance(state), self.model.performance(&later)]);
                }
            }
            agree(cases, || format!("{season}; a dose of 0 each evening"), &expected, &seen)?;
        }
        Ok(())
    }

    pub(super) fn linearity(&self, cases: &mut Cases) -> Result<(), Stop> {
        match self.model.linearity() {
            Linearity::Linear => self.linear(cases),
            Linearity::Nonlinear => {
                let mut tried = Cases::default();
                let seen = self.linear(&mut tried);
                cases.case(matches!(seen, Err(Stop::Broken(_))), || {
                    let seen = "responses that scale and add up in every case";
                    breach("made-up seasons", seen, "a case that shows the claim not to be linear")
                })
            }
        }
    }

    fn linear(&self, cases: &mut Cases) -> Result<(), Stop> {
        for (season, factor) in self.seasons.iter().zip([2.0, 0.5, 3.0, 0.1].into_iter().cycle()) {
            let once = self.effect(season)?;
            let scaled = season.map(&format!("times {factor}"), |_, dose| factor * dose);
            let expected: Vec<f64> = once.iter().map(|e| factor * e).collect();
            agree(cases, || scaled.to_string(), &expected, &self.effect(&scaled)?)?;
        }
        for pair in self.seasons.windows(2) {
            let [one, other] = pair else { continue };
            // Two seasons of one length, so that each day has both.
            let length = one.days.len().min(other.days.len());
            let [one, other] = &[one.first(length), other.first(length)];
            let both: Vec<Vec<f64>> = (one.days.iter().zip(&other.days))
                .map(|(a, b)| a.iter().zip(b).map(|(a, b)| a + b).collect())
                .collect();
            let both = Season::new(format!("{one} and {other} together"), one.inputs, both);
            let (a, b) = (self.effect(one)?, self.effect(other)?);
            let expected: Vec<f64> = a.iter().zip(b).map(|(a, b)| a + b).collect();
            agree(cases, || both.to_string(), &expected, &self.effect(&both)?)?;
        }
        Ok(())
    }

    pub(super) fn units(&self, cases: &mut Cases) -> Result<(), Stop> {
        let Some(in_smaller_unit) = self.claims.in_smaller_unit else {
            return Err(Stop::Excused("claims no form for another unit of the dose"));
        };
        for (season, factor) in self.seasons.iter().zip([60.0, 0.01, 2.5].into_iter().cycle()) {
            let expected = self.run(season)?;
            let model = in_smaller_unit(&self.model, factor);
            let scaled = season.map(&format!("in a unit of 1/{factor}"), |_, dose| factor * dose);
            agree(cases, || scaled.to_string(), &expected, &run(&model, &scaled)?)?;
        }
        Ok(())
    }

    pub(super) fn every_input(&self, cases: &mut Cases) -> Result<(), Stop> {
        self.responds()?;
        for input in 0..self.inputs() {
            let mut season = Season::rest(self.inputs(), DAYS);
            if let Some(dose) = season.days[3].get_mut(input) {
                *dose = self.claims.dose;
            }
            let moved = self.effect(&season)?.iter().any(|e| e.abs() > 0.0);
            cases.case(moved, || {
                let what = format!("{} of input {input} on day 3", self.claims.dose);
                breach(what, "no day is moved by it", "some are")
            })?;
        }
        let more = Season::single(self.inputs() + 1, 5, 0, self.claims.dose);
        let refused = self.model.forward(&more.doses()?).is_err();
        cases.case(refused, || {
            let what =
                format!("doses of {} inputs for a model of {}", more.inputs, more.inputs - 1);
            breach(what, "a run", "a refusal")
        })
    }

    /// Linear models alone: what a season does is the sum of what its days do on their own.
    pub(super) fn sum_of_days(&self, cases: &mut Cases) -> Result<(), Stop> {
        if self.model.linearity() == Linearity::Nonlinear {
            return Err(Stop::Excused("claims not to be linear"));
        }
        for season in self.seasons.iter().take(1).chain(self.seasons.last()) {
            // Each day is a run of its own, so the long season is tried in its beginning alone.
            self.sum_of_its_days(&season.first(2 * DAYS), cases)?;
        }
        Ok(())
    }

    fn sum_of_its_days(&self, season: &Season, cases: &mut Cases) -> Result<(), Stop> {
        let days = season.days.len();
        let mut sum = vec![0.0; days];
        for at in 0..days {
            let alone = season.map("", |day, dose| if day == at { dose } else { 0.0 });
            for (sum, effect) in sum.iter_mut().zip(self.effect(&alone)?) {
                *sum += effect;
            }
        }
        agree(cases, || format!("{season}, each day alone"), &sum, &self.effect(season)?)
    }

    pub(super) fn start(&self, cases: &mut Cases) -> Result<(), Stop> {
        let days = 5 * DAYS;
        let idle = self.idle(days)?;
        let first = idle.first().copied().unwrap_or_default();
        if !self.claims.starts_rested {
            let moved = idle.iter().any(|p| p.to_bits() != first.to_bits());
            return cases.case(moved, || {
                let seen = format!("{first} on each day");
                breach(format!("{days} days of rest"), seen, "the change that is claimed")
            });
        }
        identical(cases, || format!("{days} days of rest"), &vec![first; days], &idle)
    }
}
