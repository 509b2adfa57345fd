//! What really happened.

/// One repetition as it was run. Times are seconds since the start of the recording.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct TrueRep {
    /// Beginning.
    pub start_s: f64,
    /// End.
    pub end_s: f64,
    /// Time of it in which the timer stood still.
    pub paused_s: f64,
    /// Distance covered.
    pub distance_m: f64,
    /// Distance over the time without pauses.
    pub speed_m_s: f64,
    /// Grade.
    pub grade: f64,
    /// Heart rate at its end, without any error of a sensor.
    pub hr_end_bpm: f64,
    /// Drift that had built up by its end; part of `hr_end_bpm`.
    pub drift_bpm: f64,
}

/// The truth behind a recording.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Truth {
    /// The legs of work, in their order.
    pub reps: Vec<TrueRep>,
    /// Heart rate without any error of a sensor, one value for each sample of the recording.
    pub heart_rate_bpm: Vec<f64>,
    /// Distance covered, one value for each sample of the recording.
    pub distance_m: Vec<f64>,
    /// Length of the session, pauses included.
    pub elapsed_s: f64,
}
