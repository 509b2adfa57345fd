//! One exponential part of a response: how much a unit of load moves it, and how long that lasts.

use super::error::{ResponseError, above_0, not_negative};

/// A gain for each input and the time constant with which it fades.
///
/// ```
/// use stadion_load::ResponseComponent;
///
/// let fitness = ResponseComponent::new(0.05, 45.0)?;
/// assert!((fitness.after(45.0) - 0.05 * (-1.0_f64).exp()).abs() < 1e-15);
/// // Two inputs, for instance low and high intensity.
/// assert_eq!(ResponseComponent::of_inputs(vec![0.04, 0.09], 45.0)?.gains().len(), 2);
/// # Ok::<(), stadion_load::ResponseError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Stored", into = "Stored"))]
pub struct ResponseComponent {
    gains: Vec<f64>,
    days: f64,
    daily: f64,
}

impl ResponseComponent {
    /// A component of one input.
    ///
    /// # Errors
    ///
    /// [`ResponseError::Parameter`] for a gain below 0, a time constant that is not above 0, or one that
    /// is no finite number.
    pub fn new(gain: f64, days: f64) -> Result<Self, ResponseError> {
        Self::of_inputs(vec![gain], days)
    }

    /// A component with a gain for each input.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new), and [`ResponseError::Inputs`] without any gain.
    pub fn of_inputs(gains: Vec<f64>, days: f64) -> Result<Self, ResponseError> {
        if gains.is_empty() {
            return Err(ResponseError::Inputs { expected: 1, got: 0 });
        }
        let gains =
            gains.into_iter().map(|g| not_negative("a gain", g)).collect::<Result<_, _>>()?;
        let days = above_0("a time constant in days", days)?;
        Ok(Self { gains, days, daily: (-1.0 / days).exp() })
    }

    /// The gain of each input, in units of performance for one of load.
    #[must_use]
    pub fn gains(&self) -> &[f64] {
        &self.gains
    }

    /// The time constant in days.
    #[must_use]
    pub const fn days(&self) -> f64 {
        self.days
    }

    /// What is left of 1 after a day.
    #[must_use]
    pub const fn daily(&self) -> f64 {
        self.daily
    }

    /// What one unit of the first input is worth that many days later.
    #[must_use]
    pub fn after(&self, days: f64) -> f64 {
        self.gains[0] * (-days / self.days).exp()
    }

    /// What a dose adds.
    #[must_use]
    pub fn of(&self, dose: &[f64]) -> f64 {
        self.gains.iter().zip(dose).map(|(gain, dose)| gain * dose).sum()
    }

    pub(super) fn inputs(&self) -> usize {
        self.gains.len()
    }

    /// Refuses a component of another number of inputs.
    pub(super) fn agree(&self, other: &Self) -> Result<(), ResponseError> {
        if self.inputs() == other.inputs() {
            return Ok(());
        }
        Err(ResponseError::Inputs { expected: self.inputs(), got: other.inputs() })
    }
}

#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    gains: Vec<f64>,
    days: f64,
}

#[cfg(feature = "serde")]
impl TryFrom<Stored> for ResponseComponent {
    type Error = ResponseError;

    fn try_from(stored: Stored) -> Result<Self, ResponseError> {
        Self::of_inputs(stored.gains, stored.days)
    }
}

#[cfg(feature = "serde")]
impl From<ResponseComponent> for Stored {
    fn from(component: ResponseComponent) -> Self {
        Self { gains: component.gains, days: component.days }
    }
}
