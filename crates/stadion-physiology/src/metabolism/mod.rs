//! The steady state of production and combustion of lactate.

mod all_out;
mod constant_set;
mod constants;
mod dynamic;
mod economy;
mod estimate;
mod inverse;
pub(crate) mod least_squares;
mod mader_heck;
mod mlss_rule;
mod sprint;

pub use all_out::AllOutBalance;
pub use constant_set::MaderConstants;
pub use constants::METABOLISM_CONSTANTS;
pub use dynamic::{MaderDynamic, MaderDynamicError, MaderState};
pub use economy::{Economy, EconomyError, GlycolyticEnergy};
pub use estimate::MaderUncertainty;
pub(crate) use estimate::normal_quantile;
pub use inverse::{
    Identifiability, MaderErrors, MaderFit, MaderFitError, MaderObservation, fit_mader,
};
pub use mader_heck::{LactateFlux, MaderHeck, MaderHeckError, Substrates};
pub use mlss_rule::{MlssRule, MlssRuleError, MlssVerdict};
pub use sprint::{AlacticTime, SprintTest, SprintTestError};
