//! That performance depends on the doses and on nothing else.

use stadion_load::ResponseModel;

use super::context::{Context, Season, identical, run};
use crate::laws::report::{Cases, Stop, breach};

impl<M: ResponseModel> Context<M> {
    pub(super) fn deterministic(&self, cases: &mut Cases) -> Result<(), Stop> {
        for season in &self.seasons {
            let (once, again) = (self.run(season)?, self.run(season)?);
            identical(cases, || format!("{season}, twice"), &once, &again)?;
        }
        Ok(())
    }

    pub(super) fn states_apart(&self, cases: &mut Cases) -> Result<(), Stop> {
        let hard = vec![10.0 * self.claims.dose; self.inputs()];
        for season in &self.seasons {
            let mut state = self.model.start();
            let expected: Vec<f64> =
                season.days.iter().map(|dose| self.model.step(&mut state, dose)).collect();
            let mut state = self.model.start();
            let mut seen = Vec::new();
            for dose in &season.days {
                seen.push(self.model.step(&mut state, dose));
                let mut copy = state.clone();
                self.model.step(&mut copy, &hard);
            }
            let input = || format!("{season}; a copy of each day's state went on with other doses");
            identical(cases, input, &expected, &seen)?;
        }
        Ok(())
    }

    pub(super) fn finite(&self, cases: &mut Cases) -> Result<(), Stop> {
        let inputs = self.inputs();
        let rest = Season::rest(inputs, 120);
        let odd = [
            Season::single(inputs, 40, 0, self.claims.dose),
            Season::single(inputs, 40, 39, self.claims.dose),
            rest.map(
                "then one dose a week",
                |day, _| {
                    if day % 7 == 6 { self.claims.dose } else { 0.0 }
                },
            ),
            rest.map("but for a dose like a hundred", |day, _| {
                if day == 30 { 100.0 * self.claims.dose } else { 0.0 }
            }),
            rest.clone(),
            Season::rest(inputs, 0),
        ];
        for season in odd.iter().chain(&self.seasons) {
            let run = self.model.forward(&season.doses()?);
            let seen = match &run {
                Err(error) => Some(format!("refused: {error}")),
                Ok(run) if run.len() != season.days.len() => Some(format!("{} days", run.len())),
                Ok(run) => {
                    let day = run.iter().position(|p| !p.is_finite());
                    day.map(|day| format!("{} on day {day}", run[day]))
                }
            };
            cases.case(seen.is_none(), || {
                breach(season.to_string(), seen.unwrap_or_default(), "a finite number for each day")
            })?;
        }
        Ok(())
    }
}

impl<M: ResponseModel + Clone> Context<M> {
    pub(super) fn clones_apart(&self, cases: &mut Cases) -> Result<(), Stop> {
        for season in &self.seasons {
            let before = self.run(season)?;
            let harder = season.map("ten times as hard", |_, dose| 10.0 * dose);
            // Only what it leaves behind matters.
            let _ = run(&self.model.clone(), &harder);
            let after = self.run(season)?;
            let input =
                || format!("{season}; between the two runs a clone went through other days");
            identical(cases, input, &before, &after)?;
        }
        Ok(())
    }
}
