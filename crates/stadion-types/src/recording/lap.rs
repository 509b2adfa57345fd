//! Laps and pauses.

/// What a lap was for, as the device has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum LapIntensity {
    /// Work; also what most devices write when nobody told them otherwise.
    Active,
    /// Standing or lying.
    Rest,
    /// Warm-up.
    WarmUp,
    /// Cool-down.
    CoolDown,
    /// Easy movement between two pieces of work.
    Recovery,
    /// A piece of work of a structured workout.
    Interval,
}

/// What ended a lap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum LapTrigger {
    /// The athlete pressed the button, or a structured workout went on.
    Manual,
    /// A set time ran out.
    Time,
    /// A set distance was covered.
    Distance,
    /// A place was passed.
    Position,
    /// The session ended.
    SessionEnd,
    /// A machine in a gym said so.
    Equipment,
}

/// One lap of a recording. Times are seconds since the start of the recording.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Lap {
    /// Start of the lap.
    pub start_s: f64,
    /// Length by the clock, pauses included.
    pub elapsed_s: f64,
    /// Length by the device's timer, pauses left out, where it is stated.
    pub timer_s: Option<f64>,
    /// Distance that the device counted for the lap.
    pub distance_m: Option<f64>,
    /// What the lap was for.
    pub intensity: Option<LapIntensity>,
    /// What ended it.
    pub trigger: Option<LapTrigger>,
}

impl Lap {
    /// A lap of which only the times are known.
    #[must_use]
    pub const fn new(start_s: f64, elapsed_s: f64) -> Self {
        Self { start_s, elapsed_s, timer_s: None, distance_m: None, intensity: None, trigger: None }
    }

    /// End of the lap.
    #[must_use]
    pub fn end_s(&self) -> f64 {
        self.start_s + self.elapsed_s
    }
}

/// A stretch in which the timer stood still. Times are seconds since the start of the recording.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Pause {
    /// The timer was stopped.
    pub from_s: f64,
    /// The timer went on.
    pub to_s: f64,
}
