//! Heart rate: its range, its maximum, how it answers to effort, and what is wrong with a recording of it.

mod artefacts;
mod constants;
mod correlated;
mod demand;
mod heat;
mod line;
mod long_run_drift;
mod maximum;
mod observed_maximum;
mod range;
mod reasons;
mod rep_end;
mod response;
mod response_fit;
pub(crate) mod sources;

pub use artefacts::{
    ArtefactError, ArtefactRules, HeartRateChannels, HeartRateFault, HeartRateFaultKind,
    HeartRateFaults,
};
pub use constants::HEART_RATE_CONSTANTS;
pub use demand::{
    DemandChannel, DemandError, DemandFit, DemandFitRule, DemandForm, DemandModel, DemandSeries,
    DemandStart, DemandStep, DemandTau, fit_demand,
};
pub use heat::{HeatBasis, HeatConditions, HeatError, HeatNote, heat_notes};
pub use long_run_drift::{LongRunDrift, LongRunDriftError, LongRunDriftRule};
pub use maximum::{MaximumError, MaximumFormula};
pub use observed_maximum::{ObservedMaximum, ObservedMaximumRule, observed_maximum};
pub use range::{AboveMax, HeartRateRange, HeartRateRangeError, fraction_of_max};
pub use reasons::HEART_RATE_REASONS;
pub use rep_end::{RepEnd, RepEndError, RepEndMissing, RepEndRule, RepSpan};
pub use response::{HeartRateKinetics, HeartRateKineticsError, HeartRateTarget};
pub use response_fit::{
    ResponseDelay, ResponseFit, ResponseFitError, ResponseFitRule, fit_response,
};
