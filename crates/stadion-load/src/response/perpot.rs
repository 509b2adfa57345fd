//! Perl's performance potential: two stores that fill at once and empty with a delay.

use super::error::{ResponseError, above_0, finite};
use super::index::ResponseIndex;
use super::model::{Linearity, ResponseModel};

/// The three potentials, on the model's own scale.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct PerPotState {
    /// The strain that is still to be paid; above 1 it overflows.
    pub strain: f64,
    /// The response that is still to come.
    pub response: f64,
    /// The performance, 1 at most by the flow of the response.
    pub performance: f64,
}

impl Default for PerPotState {
    fn default() -> Self {
        Self { strain: 0.0, response: 0.0, performance: 0.5 }
    }
}

/// What strain does at a performance potential below 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum PerPotBelowZero {
    /// Nothing flows: there is no performance left to take. The default.
    #[default]
    NoFlow,
    /// The minimum is taken as it is written, so that strain gives performance back.
    FlowsBack,
}

impl PerPotBelowZero {
    /// Every convention, in the order of the declaration.
    pub const ALL: [Self; 2] = [Self::NoFlow, Self::FlowsBack];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoFlow => "no-flow",
            Self::FlowsBack => "flows-back",
        }
    }
}

/// Constants of [`PerPot`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct PerPotSettings {
    /// The dose that counts as 1.
    pub full_dose: f64,
    /// Delay of strain in days.
    pub strain_days: f64,
    /// Delay of response in days; the delay of strain is commonly the shorter one for a fit athlete.
    pub response_days: f64,
    /// Delay of overflow in days.
    pub overflow_days: f64,
    /// Where the potentials start.
    pub start: PerPotState,
    /// Performance at a potential of 0.
    pub lowest: f64,
    /// Performance at a potential of 1.
    pub highest: f64,
    /// What strain does at a performance potential below 0.
    pub below_zero: PerPotBelowZero,
    /// Whether a day's dose counts for the performance of that day.
    pub index: ResponseIndex,
}

/// The performance potential of Perl, in steps of a day.
///
/// # Model
///
/// ```text
/// L  = dose / full dose
/// SR = min(1, S, max(0, P)) / DS      RR = min(1, R, 1 − P) / DR      OR = max(0, S − 1) / DO
/// S ← S + L − SR − OR                 R ← R + L − RR                  P ← P + RR − SR − OR
/// performance = lowest + (highest − lowest)·P
/// ```
///
/// | symbol | meaning | unit |
/// |---|---|---|
/// | `S, R, P` | potentials of strain, response and performance | 1 |
/// | `DS, DR, DO` | delays of strain, response and overflow | days |
///
/// All flows of a day are taken from the state before its dose. `max(0, P)` is `P` by
/// [`PerPotBelowZero::FlowsBack`].
///
/// # Limits
///
/// Not linear: performance falls when strain overflows. One input.
///
/// # Source
///
/// Perl (2001), `PerPot`: a metamodel for simulation of load performance interaction, *Eur J Sport Sci*
/// 1(2):1-13, doi:10.1080/17461390100071202. The equations are from memory of the paper, and no second
/// implementation was found to compare with.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "PerPotSettings", into = "PerPotSettings"))]
pub struct PerPot(PerPotSettings);

impl PerPot {
    /// A model with these constants.
    ///
    /// # Errors
    ///
    /// [`ResponseError::Parameter`] for a delay below a day, a full dose that is not above 0, or one
    /// that is no finite number.
    pub fn new(settings: PerPotSettings) -> Result<Self, ResponseError> {
        above_0("a full dose", settings.full_dose)?;
        for (what, days) in [
            ("a delay of strain", settings.strain_days),
            ("a delay of response", settings.response_days),
            ("a delay of overflow", settings.overflow_days),
        ] {
            if !(days >= 1.0 && days.is_finite()) {
                // A shorter one would take more out of a potential in a day than it holds.
                let accepted = "a finite number from 1 on";
                return Err(ResponseError::Parameter { what, value: days, accepted });
            }
        }
        let PerPotState { strain, response, performance } = settings.start;
        for (what, value) in [
            ("a start of strain", strain),
            ("a start of response", response),
            ("a start of performance", performance),
            ("the lowest performance", settings.lowest),
            ("the highest performance", settings.highest),
        ] {
            finite(what, value)?;
        }
        Ok(Self(settings))
    }

    /// The constants.
    #[must_use]
    pub const fn settings(&self) -> &PerPotSettings {
        &self.0
    }
}

impl From<PerPot> for PerPotSettings {
    fn from(model: PerPot) -> Self {
        model.0
    }
}

impl TryFrom<PerPotSettings> for PerPot {
    type Error = ResponseError;

    fn try_from(settings: PerPotSettings) -> Result<Self, ResponseError> {
        Self::new(settings)
    }
}

impl ResponseModel for PerPot {
    type State = PerPotState;

    fn id(&self) -> &'static str {
        "perpot"
    }

    fn index(&self) -> ResponseIndex {
        self.0.index
    }

    fn linearity(&self) -> Linearity {
        Linearity::Nonlinear
    }

    fn start(&self) -> PerPotState {
        self.0.start
    }

    fn night(&self, state: &mut PerPotState) {
        let PerPotState { strain, response, performance } = *state;
        let left = match self.0.below_zero {
            PerPotBelowZero::NoFlow => performance.max(0.0),
            PerPotBelowZero::FlowsBack => performance,
        };
        let strained = strain.min(left).min(1.0) / self.0.strain_days;
        let responded = response.min(1.0 - performance).min(1.0) / self.0.response_days;
        let overflown = (strain - 1.0).max(0.0) / self.0.overflow_days;
        state.strain = strain - strained - overflown;
        state.response = response - responded;
        state.performance = performance + responded - strained - overflown;
    }

    fn take(&self, state: &mut PerPotState, dose: &[f64]) {
        let load = dose.iter().sum::<f64>() / self.0.full_dose;
        state.strain += load;
        state.response += load;
    }

    fn performance(&self, state: &PerPotState) -> f64 {
        self.0.lowest + (self.0.highest - self.0.lowest) * state.performance
    }
}
