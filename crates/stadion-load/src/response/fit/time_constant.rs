//! Where a time constant is looked for.

use super::error::ResponseFitError;

/// The days within which a time constant is looked for, and what is known of it beforehand.
///
/// ```
/// use stadion_load::TimeConstant;
///
/// let fitness = TimeConstant::between(30.0, 60.0)?.with_prior(45.0, 0.3)?;
/// assert_eq!(fitness.range(), (30.0, 60.0));
/// assert!(TimeConstant::between(60.0, 30.0).is_err());
/// # Ok::<(), stadion_load::ResponseFitError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Stored"))]
pub struct TimeConstant {
    least: f64,
    most: f64,
    prior: Option<DaysPrior>,
}

/// What is known of a time constant beforehand: its logarithm is normal.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct DaysPrior {
    /// The middle, in days.
    pub days: f64,
    /// Standard deviation of the logarithm.
    pub log_sd: f64,
}

impl TimeConstant {
    /// From the least to the most days.
    ///
    /// # Errors
    ///
    /// [`ResponseFitError::Setting`] unless both are finite, above 0 and in order.
    pub fn between(least: f64, most: f64) -> Result<Self, ResponseFitError> {
        let what = "the least days of a time constant";
        let least = positive(what, least)?;
        if !(most >= least && most.is_finite()) {
            let (what, accepted) = ("the most days of a time constant", "no fewer than the least");
            return Err(ResponseFitError::Setting { what, value: most, accepted });
        }
        Ok(Self { least, most, prior: None })
    }

    /// One value, which is not fitted.
    ///
    /// # Errors
    ///
    /// [`ResponseFitError::Setting`] for a value that is not above 0.
    pub fn fixed(days: f64) -> Result<Self, ResponseFitError> {
        Self::between(days, days)
    }

    /// Adds what is known beforehand.
    ///
    /// # Errors
    ///
    /// [`ResponseFitError::Setting`] unless both numbers are finite and above 0 and the days lie in the
    /// range: a prior outside would hold the constant at the end of it.
    pub fn with_prior(mut self, days: f64, log_sd: f64) -> Result<Self, ResponseFitError> {
        let days = positive("the days of a prior", days)?;
        let log_sd = positive("the spread of a prior", log_sd)?;
        if !(self.least..=self.most).contains(&days) {
            let (what, accepted) = ("the days of a prior", "within the range that is searched");
            return Err(ResponseFitError::Setting { what, value: days, accepted });
        }
        self.prior = Some(DaysPrior { days, log_sd });
        Ok(self)
    }

    /// The least and the most days.
    #[must_use]
    pub const fn range(&self) -> (f64, f64) {
        (self.least, self.most)
    }

    /// What is known beforehand.
    #[must_use]
    pub const fn prior(&self) -> Option<DaysPrior> {
        self.prior
    }

    /// Whether it has one value only.
    #[must_use]
    pub fn is_fixed(&self) -> bool {
        self.most <= self.least
    }

    /// The same beforehand, looked for elsewhere.
    pub(super) const fn with_range(self, [least, most]: [f64; 2]) -> Self {
        Self { least, most, prior: self.prior }
    }

    pub(super) const fn known([least, most]: [f64; 2]) -> Self {
        Self { least, most, prior: None }
    }
}

pub(super) fn positive(what: &'static str, value: f64) -> Result<f64, ResponseFitError> {
    if value > 0.0 && value.is_finite() {
        return Ok(value);
    }
    Err(ResponseFitError::Setting { what, value, accepted: "a finite number above 0" })
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    least: f64,
    most: f64,
    #[serde(default)]
    prior: Option<DaysPrior>,
}

#[cfg(feature = "serde")]
impl TryFrom<Stored> for TimeConstant {
    type Error = ResponseFitError;

    fn try_from(stored: Stored) -> Result<Self, ResponseFitError> {
        let constant = Self::between(stored.least, stored.most)?;
        match stored.prior {
            Some(prior) => constant.with_prior(prior.days, prior.log_sd),
            None => Ok(constant),
        }
    }
}
