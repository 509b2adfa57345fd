//! A model under test, and how it is asked.

use stadion_load::{Load, LoadError, LoadModel};

use super::claims::LoadClaims;
use super::trial::{Trial, Written};
use crate::Draws;
use crate::laws::report::Stop;

/// The model, what it claims, and the sessions that it is tried on.
pub(super) struct Context<M> {
    pub(super) model: M,
    pub(super) claims: LoadClaims,
    pub(super) trials: Vec<Trial>,
}

/// A load or a refusal, in words.
pub(super) fn shown<U>(load: &Result<Load<U>, LoadError>) -> String {
    match load {
        Ok(load) => format!("{} over {:.3} of the session", load.amount(), load.coverage()),
        Err(error) => format!("refused: {error}"),
    }
}

impl<M: LoadModel> Context<M> {
    pub(super) fn new(model: M, claims: LoadClaims) -> Self {
        let mut draws = Draws::new(claims.seed, 0);
        let mut trials: Vec<Trial> = (0..claims.cases).map(|_| Trial::draw(&mut draws)).collect();
        trials.push(Trial::draw_long(&mut draws));
        Self { model, claims, trials }
    }

    pub(super) fn write(&self, trial: &Trial) -> Written {
        trial.written(&self.claims.athlete, self.claims.sport)
    }

    pub(super) fn load(&self, written: &Written) -> Result<Load<M::Unit>, LoadError> {
        self.model.load(&self.claims.athlete, &written.done())
    }

    /// The amount, for laws that compare amounts; that there is one is the first law's business.
    pub(super) fn amount(&self, trial: &Trial) -> Result<f64, Stop> {
        match self.load(&self.write(trial)) {
            Ok(load) => Ok(load.amount()),
            Err(_) => Err(Stop::Excused("the model refuses a session of this law")),
        }
    }

    /// Draws for one law, which do not depend on those of another.
    pub(super) fn draws(&self, law: u64) -> Draws {
        Draws::new(self.claims.seed, law)
    }
}
