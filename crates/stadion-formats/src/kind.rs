//! What a file that is no activity is.

/// What a file is, as it says itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FileKind {
    /// Capabilities of a device.
    Device,
    /// Settings of a device and its user.
    Settings,
    /// Settings of a sport, such as zones.
    SportSettings,
    /// A recorded activity.
    Activity,
    /// A structured workout.
    Workout,
    /// A course to follow.
    Course,
    /// A schedule of workouts or courses.
    Schedule,
    /// Weight and body composition.
    Weight,
    /// Totals over many activities.
    Totals,
    /// Goals.
    Goals,
    /// Blood pressure.
    BloodPressure,
    /// Steps and heart rate of a day.
    Monitoring,
    /// An activity's summary without records.
    ActivitySummary,
    /// A segment, or a list of them.
    Segment,
    /// Another kind; its code in the format.
    Other(u8),
}

impl FileKind {
    /// The kind that a `file_id` message's type code stands for.
    #[must_use]
    pub const fn from_code(code: u8) -> Self {
        match code {
            1 => Self::Device,
            2 => Self::Settings,
            3 => Self::SportSettings,
            4 => Self::Activity,
            5 => Self::Workout,
            6 => Self::Course,
            7 => Self::Schedule,
            9 => Self::Weight,
            10 => Self::Totals,
            11 => Self::Goals,
            14 => Self::BloodPressure,
            15 | 28 | 32 => Self::Monitoring,
            20 => Self::ActivitySummary,
            34 | 35 => Self::Segment,
            other => Self::Other(other),
        }
    }
}

impl std::fmt::Display for FileKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Device => "a device description",
            Self::Settings => "device settings",
            Self::SportSettings => "sport settings",
            Self::Activity => "an activity",
            Self::Workout => "a workout",
            Self::Course => "a course",
            Self::Schedule => "a schedule",
            Self::Weight => "weight measurements",
            Self::Totals => "totals",
            Self::Goals => "goals",
            Self::BloodPressure => "blood pressure measurements",
            Self::Monitoring => "daily monitoring",
            Self::ActivitySummary => "an activity summary",
            Self::Segment => "a segment",
            Self::Other(code) => return write!(f, "a file of kind {code}"),
        })
    }
}
