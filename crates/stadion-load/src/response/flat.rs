//! Models in which load does nothing: what every other one has to beat.

use super::error::{ResponseError, finite};
use super::index::ResponseIndex;
use super::model::{Linearity, ResponseModel};

macro_rules! flat {
    ($(#[$doc:meta])* $name:ident, $id:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "serde", serde(try_from = "Stored"))]
        pub struct $name {
            performance: f64,
            inputs: usize,
        }

        impl $name {
            /// The model of this performance, for doses of so many inputs.
            ///
            /// # Errors
            ///
            /// [`ResponseError::Parameter`] for a performance that is no finite number,
            /// [`ResponseError::Inputs`] for no input.
            pub fn new(performance: f64, inputs: usize) -> Result<Self, ResponseError> {
                let performance = finite("a performance", performance)?;
                if inputs == 0 {
                    return Err(ResponseError::Inputs { expected: 1, got: 0 });
                }
                Ok(Self { performance, inputs })
            }
        }

        impl ResponseModel for $name {
            type State = ();

            fn id(&self) -> &'static str {
                $id
            }

            fn index(&self) -> ResponseIndex {
                ResponseIndex::NextDay
            }

            fn linearity(&self) -> Linearity {
                Linearity::Linear
            }

            fn inputs(&self) -> usize {
                self.inputs
            }

            fn start(&self) {}

            fn night(&self, (): &mut ()) {}

            fn take(&self, (): &mut (), _: &[f64]) {}

            fn performance(&self, (): &()) -> f64 {
                self.performance
            }
        }

        #[cfg(feature = "serde")]
        impl TryFrom<Stored> for $name {
            type Error = ResponseError;

            fn try_from(stored: Stored) -> Result<Self, ResponseError> {
                Self::new(stored.performance, stored.inputs)
            }
        }
    };
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    performance: f64,
    inputs: usize,
}

flat! {
    /// One performance for all days; its fit is the mean of the tests.
    ConstantPerformance, "constant"
}

flat! {
    /// The performance of the last test for all days after it; its fit is that test.
    LastPerformance, "last-value"
}
