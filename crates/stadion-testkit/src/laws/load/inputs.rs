//! What a model makes of inputs that are missing or odd.

use std::time::Duration;

use stadion_load::{Done, Load, LoadError, LoadModel};
use stadion_physiology::Athlete;

use super::claims::Additivity;
use super::context::{Context, shown};
use super::trial::{Hole, Stretch, Trial};
use crate::laws::report::{Cases, Stop, breach, near};

/// Share by which a coverage may be off: a sample stands for a while, up to two minutes of 27 where a
/// device stores whole lengths of a pool, and a hole is shorter by that for a model.
const COVERAGE_SLACK: f64 = 0.09;
/// Share by which a mean over a window may rise at a hole, where easy seconds drop out of it.
const SMOOTHED: f64 = 0.05;

impl<M: LoadModel> Context<M> {
    pub(super) fn scores(&self, cases: &mut Cases) -> Result<(), Stop> {
        for trial in &self.trials {
            let load = self.load(&self.write(trial));
            cases.case(load.is_ok(), || breach(trial.to_string(), shown(&load), "a load"))?;
        }
        Ok(())
    }

    pub(super) fn finite(&self, cases: &mut Cases) -> Result<(), Stop> {
        let one = |effort, minutes| Trial::new([Stretch { effort, minutes }]);
        let odd = [
            one(0.0, 5),
            one(-0.2, 5),
            one(1.3, 5),
            one(4.0, 2),
            one(0.7, 1),
            Trial { every_s: 60, ..one(0.7, 1) },
            Trial { every_s: 7, ..one(0.9, 10) },
            Trial { hole: Some((Hole::Empty, [0.0, 1.0])), ..one(0.7, 5) },
            Trial { hole: Some((Hole::Absent, [0.0, 0.9])), ..one(0.7, 5) },
        ];
        let mut check = |text: &str, load: Result<Load<M::Unit>, LoadError>| {
            let held = match &load {
                Ok(load) => load.amount().is_finite() && load.amount() >= 0.0,
                Err(error) => !matches!(error, LoadError::Invalid(_)),
            };
            cases.case(held, || breach(text, shown(&load), "a number from 0 on, or a refusal"))
        };
        for trial in odd.iter().chain(&self.trials) {
            let written = self.write(trial);
            check(&written.text, self.load(&written))?;
        }
        let nothing = Done::new(self.claims.sport, Duration::ZERO);
        check("a session of no duration", self.model.load(&self.claims.athlete, &nothing))
    }

    pub(super) fn names_itself(&self, cases: &mut Cases) -> Result<(), Stop> {
        let id = self.model.id();
        cases.case(!id.is_empty(), || breach("its name", "nothing", "a name"))?;
        for trial in &self.trials {
            let Ok(load) = self.load(&self.write(trial)) else { continue };
            let method = load.method();
            cases.case(method == id, || breach(trial.to_string(), method, id))?;
        }
        Ok(())
    }

    pub(super) fn coverage(&self, cases: &mut Cases) -> Result<(), Stop> {
        let mut reads = false;
        let most = match self.claims.additivity {
            Additivity::Additive => 1.0 + 1e-9,
            Additivity::NotAdditive => 1.0 + SMOOTHED,
        };
        for efforts in [[0.4, 0.85, 0.6], [0.9, 0.3, 0.7]] {
            let trial = &Trial::new(efforts.map(|effort| Stretch { effort, minutes: 9 }));
            let written = self.write(trial);
            let Ok(whole) = self.load(&written) else { continue };
            let without = self.model.load(&self.claims.athlete, &written.without_recording());
            if without.is_ok_and(|load| near(load.amount(), whole.amount(), 1e-9)) {
                continue;
            }
            reads = true;
            cases.case(whole.coverage() >= 1.0 - COVERAGE_SLACK, || {
                breach(trial.to_string(), shown(&Ok(whole)), "a coverage near 1")
            })?;
            for kind in [Hole::Empty, Hole::Absent] {
                let hole = Some((kind, [0.3, 0.7]));
                let holed = Trial { hole, ..trial.clone() };
                let load = self.load(&self.write(&holed));
                let Ok(part) = load else { continue };
                let off = (part.coverage() - 0.6).abs();
                cases.case(off <= COVERAGE_SLACK, || {
                    breach(holed.to_string(), shown(&Ok(part)), "a coverage near 0.6")
                })?;
                cases.case(part.amount() <= most * whole.amount(), || {
                    let expected = format!("no more than without the hole: {}", whole.amount());
                    breach(holed.to_string(), shown(&Ok(part)), expected)
                })?;
            }
        }
        if reads { Ok(()) } else { Err(Stop::Excused("rests on no recording")) }
    }

    pub(super) fn missing(&self, cases: &mut Cases) -> Result<(), Stop> {
        let nobody = Athlete::default();
        for trial in &self.trials {
            let written = self.write(trial);
            if !self.load(&written).is_ok_and(|load| load.amount() > 0.0) {
                continue;
            }
            let blank = Trial { hole: Some((Hole::Empty, [0.0, 1.0])), ..trial.clone() };
            let blank = self.write(&blank);
            let known = &self.claims.athlete;
            let tried = [
                ("of which sport and duration are known", self.model.load(known, &written.bare())),
                (
                    "by an athlete of whom nothing is known",
                    self.model.load(&nobody, &written.done()),
                ),
                ("with a recording of gaps", self.model.load(known, &blank.done())),
            ];
            for (what, load) in tried {
                // An amount over none of the session says itself that it is none.
                let honest = match &load {
                    Ok(load) => load.amount() > 0.0 || load.coverage() <= 0.0,
                    Err(_) => true,
                };
                cases.case(honest, || {
                    breach(format!("{}, {what}", written.text), shown(&load), "a refusal")
                })?;
            }
        }
        Ok(())
    }
}
