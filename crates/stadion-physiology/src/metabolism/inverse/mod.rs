//! VO2max and VLamax from what an athlete did.

mod fit;
mod observation;
mod result;
mod search;

pub use fit::fit_mader;
pub use observation::{MaderErrors, MaderObservation};
pub use result::{Identifiability, MaderFit, MaderFitError};
