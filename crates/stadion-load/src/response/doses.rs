//! Daily doses: the input of a response model.

use super::error::ResponseError;
use crate::trends::{DailyLoads, UnknownSpan};

/// What a day counts as of which nothing is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum UnknownDoses {
    /// There are no doses, and the error tells the days.
    #[default]
    #[cfg_attr(feature = "serde", serde(rename = "error"))]
    Refuse,
    /// A day of rest.
    Rest,
    /// The mean of the known days.
    Mean,
}

impl UnknownDoses {
    /// Every convention, in the order of the declaration.
    pub const ALL: [Self; 3] = [Self::Refuse, Self::Rest, Self::Mean];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Refuse => "error",
            Self::Rest => "rest",
            Self::Mean => "mean",
        }
    }
}

/// A dose a day, of one input or of several (for instance of low and of high intensity).
///
/// # Shape
///
/// Day 0 first, without gaps. Each dose is a finite number from 0 on; no days at all are allowed.
///
/// ```
/// use stadion_load::Doses;
///
/// let doses = Doses::new(2, vec![40.0, 10.0, 60.0, 0.0])?;
/// assert_eq!((doses.len(), doses.inputs()), (2, 2));
/// assert_eq!(doses.day(1), Some([60.0, 0.0].as_slice()));
/// assert!(Doses::single(vec![f64::NAN]).is_err());
/// # Ok::<(), stadion_load::ResponseError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Stored", into = "Stored"))]
pub struct Doses {
    inputs: usize,
    values: Vec<f64>,
}

impl Doses {
    /// Doses of so many inputs, the inputs of a day side by side.
    ///
    /// # Errors
    ///
    /// [`ResponseError::Inputs`] without an input or with a last day that lacks some;
    /// [`ResponseError::Dose`].
    pub fn new(inputs: usize, values: Vec<f64>) -> Result<Self, ResponseError> {
        if inputs == 0 {
            return Err(ResponseError::Inputs { expected: 1, got: 0 });
        }
        if values.len() % inputs != 0 {
            return Err(ResponseError::Inputs { expected: inputs, got: values.len() % inputs });
        }
        if let Some(at) = values.iter().position(|v| !(v.is_finite() && *v >= 0.0)) {
            return Err(ResponseError::Dose { day: at / inputs, value: values[at] });
        }
        Ok(Self { inputs, values })
    }

    /// Doses of one input.
    ///
    /// # Errors
    ///
    /// [`ResponseError::Dose`].
    pub fn single(values: Vec<f64>) -> Result<Self, ResponseError> {
        Self::new(1, values)
    }

    /// The days of a record.
    ///
    /// # Errors
    ///
    /// [`ResponseError::Unknown`] by [`UnknownDoses::Refuse`], and where no day is known.
    pub fn from_loads(loads: &DailyLoads, unknown: UnknownDoses) -> Result<Self, ResponseError> {
        let (sum, known) = loads
            .as_slice()
            .iter()
            .filter_map(|day| day.known())
            .fold((0.0, 0_u32), |(sum, known), load| (sum + load, known + 1));
        let missing = UnknownSpan::of(loads.unknown_days());
        let fill = match (unknown, missing) {
            (UnknownDoses::Rest, _) | (_, None) => 0.0,
            (UnknownDoses::Mean, Some(_)) if known > 0 => sum / f64::from(known),
            (_, Some(UnknownSpan { days, first, last })) => {
                return Err(ResponseError::Unknown { days, first, last });
            }
        };
        let values = loads.as_slice().iter().map(|day| day.known().unwrap_or(fill)).collect();
        Self::single(values)
    }

    /// Several inputs side by side, each a record of the same days.
    ///
    /// # Errors
    ///
    /// As [`from_loads`](Self::from_loads); [`ResponseError::Days`] for records of other days, and
    /// [`ResponseError::Inputs`] for none.
    pub fn from_inputs(
        inputs: &[&DailyLoads],
        unknown: UnknownDoses,
    ) -> Result<Self, ResponseError> {
        let Some(first) = inputs.first() else {
            return Err(ResponseError::Inputs { expected: 1, got: 0 });
        };
        let mut columns = Vec::with_capacity(inputs.len());
        for loads in inputs {
            if (loads.first(), loads.len()) != (first.first(), first.len()) {
                return Err(ResponseError::Days {
                    first: first.first(),
                    days: first.len(),
                    other: loads.first(),
                    other_days: loads.len(),
                });
            }
            columns.push(Self::from_loads(loads, unknown)?.values);
        }
        let values = (0..first.len()).flat_map(|day| columns.iter().map(move |c| c[day]));
        Self::new(columns.len(), values.collect())
    }

    /// The number of days.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len() / self.inputs
    }

    /// Whether there is no day.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The number of inputs.
    #[must_use]
    pub const fn inputs(&self) -> usize {
        self.inputs
    }

    /// The dose of a day, one number for each input; `None` behind the last.
    #[must_use]
    pub fn day(&self, day: usize) -> Option<&[f64]> {
        let from = day.checked_mul(self.inputs)?;
        self.values.get(from..from.checked_add(self.inputs)?)
    }

    /// The days in order.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &[f64]> + '_ {
        self.values.chunks_exact(self.inputs)
    }

    /// All numbers, the inputs of a day side by side.
    #[must_use]
    pub fn as_slice(&self) -> &[f64] {
        &self.values
    }

    /// The first days alone; all of them if there are no more.
    #[must_use]
    pub fn until(&self, days: usize) -> Self {
        let end = days.saturating_mul(self.inputs).min(self.values.len());
        Self { inputs: self.inputs, values: self.values[..end].to_vec() }
    }

    /// Adds a day at the end.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub fn push(&mut self, dose: &[f64]) -> Result<(), ResponseError> {
        if dose.len() != self.inputs {
            return Err(ResponseError::Inputs { expected: self.inputs, got: dose.len() });
        }
        if let Some(&value) = dose.iter().find(|v| !(v.is_finite() && **v >= 0.0)) {
            return Err(ResponseError::Dose { day: self.len(), value });
        }
        self.values.extend_from_slice(dose);
        Ok(())
    }
}

#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    inputs: usize,
    values: Vec<f64>,
}

#[cfg(feature = "serde")]
impl TryFrom<Stored> for Doses {
    type Error = ResponseError;

    fn try_from(stored: Stored) -> Result<Self, ResponseError> {
        Self::new(stored.inputs, stored.values)
    }
}

#[cfg(feature = "serde")]
impl From<Doses> for Stored {
    fn from(doses: Doses) -> Self {
        Self { inputs: doses.inputs, values: doses.values }
    }
}
