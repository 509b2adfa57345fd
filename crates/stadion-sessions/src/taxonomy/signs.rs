//! What tells how hard a session was for the athlete beside its repetitions.

use stadion_physiology::{Drift, DriftVerdict, MeterError};
use stadion_types::{Bounds, Lactate};

/// What was measured or answered beside the repetitions: signs of how hard they were for the athlete.
///
/// ```
/// use stadion_sessions::{Facts, NotationOptions, Signs, parse};
///
/// let text = "5 x 6 min sub-threshold, 60s";
/// let mut facts = Facts::from_session(&parse(text, &NotationOptions::default()).session);
/// facts.signs.reps_left = Some(0.0);
/// assert_eq!(facts.signs.drift_bpm, Signs::default().drift_bpm);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
#[non_exhaustive]
pub struct Signs {
    /// Rise of heart rate over comparable repetitions, as the drift rule has it, in beats a minute.
    pub drift_bpm: Option<f64>,
    /// The rise that the drift rule lets pass; without one that of the criteria holds.
    pub drift_limit_bpm: Option<f64>,
    /// How many repetitions more the athlete could have done.
    pub reps_left: Option<f64>,
    /// Lactate at the end, as far as the meter tells.
    #[cfg_attr(feature = "serde", serde(rename = "lactate_mmol_l"))]
    pub lactate: Option<Bounds<Lactate>>,
}

impl Signs {
    /// Adds what the drift rule found, where it had repetitions to compare.
    #[must_use]
    pub fn with_drift(mut self, drift: &Drift) -> Self {
        if matches!(
            drift.verdict,
            DriftVerdict::Stable | DriftVerdict::Normal | DriftVerdict::TooFast
        ) {
            self.drift_bpm = drift.delta_bpm;
            self.drift_limit_bpm = Some(drift.limit_bpm);
        }
        self
    }

    /// Adds a reading of lactate at the end of the work, as wide as the error of its meter leaves it: two
    /// standard deviations to either side, which hold 95 of 100 readings.
    ///
    /// ```
    /// use stadion_physiology::MeterError;
    /// use stadion_sessions::Signs;
    /// use stadion_types::Lactate;
    ///
    /// let reading = Lactate::const_millimoles_per_liter(5.0);
    /// let signs = Signs::default().with_reading(reading, &MeterError::default());
    /// let least = signs.lactate.ok_or("no bounds")?.min();
    /// assert!((4.0..5.0).contains(&least.millimoles_per_liter()));
    /// # Ok::<(), &str>(())
    /// ```
    #[must_use]
    pub fn with_reading(mut self, reading: Lactate, meter: &MeterError) -> Self {
        let margin = 2.0 * meter.reading_sd(reading);
        let value = reading.millimoles_per_liter();
        let of = |value: f64| Lactate::from_millimoles_per_liter(value).unwrap_or(reading);
        self.lactate = Some(Bounds::between(of((value - margin).max(0.0)), of(value + margin)));
        self
    }
}
