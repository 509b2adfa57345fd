//! From readings to the pace of the next repetition, and from session to session.

mod advice;
mod band;
mod constants;
mod evidence;
mod heart_rate_cap;
mod reasons;
mod settings;
mod shift;
mod situation;
mod stop;
#[cfg(test)]
mod tests;

pub use self::advice::{Advice, AdviceAction, EndLactate, next_rep};
pub use self::band::{BandPlace, TargetBand};
pub use self::constants::GUIDANCE_CONSTANTS;
pub use self::heart_rate_cap::{HeartRateCapError, heart_rate_cap};
pub use self::reasons::GUIDANCE_REASONS;
pub use self::settings::GuidanceSettings;
pub use self::shift::{CurveShift, CurveShiftError};
pub use self::situation::{RepDone, Situation};
