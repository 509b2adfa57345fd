//! How a load goes with what was done.

use stadion_load::LoadModel;

use super::claims::{Additivity, AtRest, Trend};
use super::context::Context;
use super::trial::{Stretch, Trial, draw_up_to};
use crate::laws::report::{Cases, Stop, breach, near};

/// Sums of the same numbers in another order differ by this share at most; recordings keep single
/// precision, so what is drawn from them may differ by more.
const ROUNDING: f64 = 1e-6;

impl<M: LoadModel> Context<M> {
    pub(super) fn nothing_at_rest(&self, cases: &mut Cases) -> Result<(), Stop> {
        let rest = Trial::new([Stretch { effort: 0.0, minutes: 10 }]);
        let amount = self.amount(&rest)?;
        let (held, expected) = match self.claims.at_rest {
            AtRest::Nothing => (amount <= ROUNDING, "0"),
            AtRest::Something => (amount > ROUNDING, "something, as it is claimed"),
        };
        cases.case(held, || breach(rest.to_string(), amount.to_string(), expected))
    }

    pub(super) fn parts_add_up(&self, cases: &mut Cases) -> Result<(), Stop> {
        let additive = self.claims.additivity == Additivity::Additive;
        let mut all_add_up = true;
        let mut draws = self.draws(1);
        for trial in &self.trials {
            let at = draw_up_to(&mut draws, u32::try_from(trial.stretches.len()).unwrap_or(1));
            let [first, second, both] = cut(trial, at as usize);
            let parts = [self.amount(&first)?, self.amount(&second)?];
            let (sum, whole) = (parts[0] + parts[1], self.amount(&both)?);
            let adds_up = near(sum, whole, ROUNDING);
            all_add_up &= adds_up;
            cases.case(adds_up || !additive, || {
                let input = format!("{first}; and {second}; against {both}");
                let seen = format!("{} + {} = {sum} for {whole}", parts[0], parts[1]);
                breach(input, seen, "the same")
            })?;
        }
        cases.case(additive || !all_add_up, || {
            let seen = "parts that add up in each of them";
            breach("made-up sessions", seen, "one in which they do not, as it is claimed")
        })
    }

    pub(super) fn intensity(&self, cases: &mut Cases) -> Result<(), Stop> {
        let mut draws = self.draws(2);
        let harder = |trial: &Trial| {
            let mut harder = trial.clone();
            let at = draw_up_to(&mut draws, u32::try_from(trial.stretches.len()).unwrap_or(1));
            let more = 0.02 + 0.1 * draws.uniform();
            if let Some(stretch) = harder.stretches.get_mut(at as usize) {
                stretch.effort += more;
            }
            harder
        };
        let ends = [0.3, 0.95].map(|effort| Trial::new([Stretch { effort, minutes: 6 }]));
        self.trend(self.claims.intensity, harder, &ends, cases)
    }

    pub(super) fn duration(&self, cases: &mut Cases) -> Result<(), Stop> {
        let longer = |trial: &Trial| {
            let twice = |s: &Stretch| Stretch { minutes: 2 * s.minutes, ..*s };
            Trial::new(trial.stretches.iter().map(twice).collect::<Vec<_>>())
        };
        let mixed = |minutes| [0.3, 0.6, 0.9].map(|effort| Stretch { effort, minutes });
        let ends = [1, 4].map(|minutes| Trial::new(mixed(minutes)));
        self.trend(self.claims.duration, longer, &ends, cases)
    }

    fn trend(
        &self,
        claim: Trend,
        mut more: impl FnMut(&Trial) -> Trial,
        ends: &[Trial; 2],
        cases: &mut Cases,
    ) -> Result<(), Stop> {
        let (mut rises, mut falls) = (false, false);
        for trial in &self.trials {
            let larger = more(trial);
            let (a, b) = (self.amount(trial)?, self.amount(&larger)?);
            (rises, falls) = (rises || b > a, falls || b < a * (1.0 - ROUNDING));
            let (held, expected) = match claim {
                Trend::Any => (true, ""),
                Trend::Unmoved => (near(a, b, ROUNDING), "the same"),
                Trend::Rises => (b >= a * (1.0 - ROUNDING), "no less for the second"),
            };
            cases.case(held, || {
                breach(format!("{trial}; against {larger}"), format!("{a}, {b}"), expected)
            })?;
        }
        if claim == Trend::Rises {
            let [a, b] = [self.amount(&ends[0])?, self.amount(&ends[1])?];
            cases.case(b > a, || {
                let [low, high] = ends;
                let input = format!("{low}; against {high}");
                breach(input, format!("{a}, {b}"), "more for the second")
            })?;
        }
        if claim == Trend::Any {
            // Otherwise the claim would be to rise, or not to be moved.
            let pairs = ends.windows(2);
            for pair in pairs {
                let (a, b) = (self.amount(&pair[0])?, self.amount(&pair[1])?);
                (rises, falls) = (rises || b > a, falls || b < a * (1.0 - ROUNDING));
            }
            return cases.case(falls, || {
                let seen = if rises { "loads that rise or stay" } else { "loads that stay" };
                breach("made-up sessions, less and more", seen, "one that falls, as it is claimed")
            });
        }
        Ok(())
    }

    pub(super) fn sampling(&self, cases: &mut Cases) -> Result<(), Stop> {
        for trial in &self.trials {
            let seldom = Trial { every_s: 5, ..trial.clone() };
            let (a, b) = (self.amount(trial)?, self.amount(&seldom)?);
            cases.case(near(a, b, self.claims.sampling), || {
                let expected = format!("the same but for {}", self.claims.sampling);
                breach(format!("{trial}; against {seldom}"), format!("{a}, {b}"), expected)
            })?;
        }
        Ok(())
    }

    pub(super) fn threshold_hour(&self, cases: &mut Cases) -> Result<(), Stop> {
        let effort = super::trial::threshold_effort(&self.claims.athlete);
        let hour = self.write(&Trial::new([Stretch { effort, minutes: 60 }]));
        let done = hour.done();
        let of_hour = self.model.threshold_hour(&self.claims.athlete, done.sport, done.rpe);
        let (Ok(of_hour), Ok(scored)) = (of_hour, self.load(&hour)) else {
            return Err(Stop::Excused("there is no load of such an hour"));
        };
        let (a, b) = (of_hour.amount(), scored.amount());
        cases.case(near(a, b, self.claims.threshold_hour), || {
            breach(hour.text.clone(), format!("{a} as the hour, {b} when scored"), "the same")
        })
    }
}

/// A session whose stretch number `at` is done twice, cut between the two: its parts, and the whole.
/// Within an effort, so that both sides agree on what was measured at the cut.
fn cut(trial: &Trial, at: usize) -> [Trial; 3] {
    let mut first: Vec<Stretch> = trial.stretches.iter().copied().take(at).collect();
    let mut second: Vec<Stretch> = trial.stretches.iter().copied().skip(at + 1).collect();
    if let Some(&stretch) = trial.stretches.get(at) {
        first.push(stretch);
        second.insert(0, stretch);
    }
    let whole = [first.clone(), second.clone()].concat();
    [Trial::new(first), Trial::new(second), Trial::new(whole)]
}
