//! The error of every checked quantity.

/// A number that the requested quantity cannot represent.
///
/// Small, [`Copy`] and comparable, so that a test can match on the fields and not on the text.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
#[error("{quantity} of {value} {unit} is outside {min}..={max} {unit}")]
pub struct OutOfRange {
    /// Quantity that rejected the value, such as `"heart rate"`.
    pub quantity: &'static str,
    /// Unit of `value`, `min` and `max`, such as `"bpm"`.
    pub unit: &'static str,
    /// The rejected value; may be NaN or infinite.
    pub value: f64,
    /// Smallest accepted value.
    pub min: f64,
    /// Largest accepted value.
    pub max: f64,
}

impl OutOfRange {
    pub(crate) const fn new(
        quantity: &'static str,
        unit: &'static str,
        value: f64,
        [min, max]: [f64; 2],
    ) -> Self {
        Self { quantity, unit, value, min, max }
    }
}
