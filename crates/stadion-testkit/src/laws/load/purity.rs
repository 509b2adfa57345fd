//! That a load depends on the athlete and the session and on nothing else.

use chrono::{DateTime, FixedOffset};
use stadion_load::{Load, LoadError, LoadModel};
use stadion_types::HeartRate;

use super::context::{Context, shown};
use super::trial::{Stretch, Trial};
use crate::laws::report::{Cases, Stop, breach};

/// Equal to the last bit, or refused alike.
fn same<U>(a: &Result<Load<U>, LoadError>, b: &Result<Load<U>, LoadError>) -> bool {
    match (a, b) {
        (Ok(a), Ok(b)) => {
            let bits = |l: &Load<U>| (l.amount().to_bits(), l.coverage().to_bits());
            bits(a) == bits(b)
        }
        (Err(_), Err(_)) => true,
        _ => false,
    }
}

impl<M: LoadModel + Clone> Context<M> {
    pub(super) fn clones_apart(&self, cases: &mut Cases) -> Result<(), Stop> {
        for trial in &self.trials {
            let written = self.write(trial);
            let clone = self.model.clone();
            let before = self.load(&written);
            self.score_others(&clone);
            let after = self.load(&written);
            cases.case(same(&before, &after), || {
                let input = format!("{trial}; between the two a clone scored other sessions");
                breach(input, format!("{}, then {}", shown(&before), shown(&after)), "the same")
            })?;
        }
        Ok(())
    }
}

impl<M: LoadModel> Context<M> {
    /// Scores sessions and an athlete that differ much from those of the laws.
    fn score_others(&self, model: &M) {
        let hard = Trial::new([Stretch { effort: 1.05, minutes: 2 }]);
        let easy = Trial::new([Stretch { effort: 0.1, minutes: 1 }]);
        let other = self
            .claims
            .athlete
            .clone()
            .with_resting_hr(HeartRate::const_bpm(40.0))
            .with_max_hr(HeartRate::const_bpm(205.0));
        for athlete in [&self.claims.athlete, &other] {
            for trial in [&hard, &easy] {
                let written = trial.written(athlete, self.claims.sport);
                // Only what it leaves behind in the model matters.
                let _ = model.load(athlete, &written.done());
            }
        }
    }

    pub(super) fn deterministic(&self, cases: &mut Cases) -> Result<(), Stop> {
        for trial in &self.trials {
            let written = self.write(trial);
            let (once, again) = (self.load(&written), self.load(&written));
            cases.case(same(&once, &again), || {
                let seen = format!("{}, then {}", shown(&once), shown(&again));
                breach(trial.to_string(), seen, "the same")
            })?;
        }
        Ok(())
    }

    pub(super) fn sessions_apart(&self, cases: &mut Cases) -> Result<(), Stop> {
        for trial in &self.trials {
            let written = self.write(trial);
            let before = self.load(&written);
            self.score_others(&self.model);
            let after = self.load(&written);
            cases.case(same(&before, &after), || {
                let input = format!("{trial}; other sessions were scored between the two");
                breach(input, format!("{}, then {}", shown(&before), shown(&after)), "the same")
            })?;
        }
        Ok(())
    }

    pub(super) fn no_clock(&self, cases: &mut Cases) -> Result<(), Stop> {
        // Epoch seconds: the night of a change of clocks, an evening, a leap day, before the epoch.
        let starts = [1_774_746_000, 1_793_478_600, 1_709_164_800, -86_400];
        let offsets = [0, 2 * 3600, 13 * 3600 + 2700, -34_200];
        let places = starts.into_iter().zip(offsets).chain([(0, 50_400), (1_793_478_600, -43_200)]);
        for trial in self.trials.iter().take(2) {
            let load = self.load(&self.write(trial));
            let dated = places.clone().map(|(start, offset)| {
                let start = DateTime::from_timestamp(start, 0);
                Trial { start, offset: FixedOffset::east_opt(offset), ..trial.clone() }
            });
            for elsewhere in dated.chain([Trial { start: None, ..trial.clone() }]) {
                let moved = self.load(&self.write(&elsewhere));
                cases.case(same(&load, &moved), || {
                    let seen = format!("{}, against {}", shown(&load), shown(&moved));
                    breach(elsewhere.to_string(), seen, "the same")
                })?;
            }
        }
        Ok(())
    }
}
