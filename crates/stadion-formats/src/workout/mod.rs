//! Workout files: what a watch or a trainer is to lead through.

mod error;
#[cfg(feature = "fit")]
mod fit;
#[cfg(feature = "fit")]
mod fit_target;
mod warning;
#[cfg(feature = "xml")]
mod zwo;

pub use error::WorkoutError;
pub use warning::WorkoutWarning;

use std::path::Path;

use stadion_sessions::{Parsed, StructuredWorkout, Unknown};

/// Largest file that is read, in bytes; workouts are far smaller.
const MAX_BYTES: usize = 16 * 1024 * 1024;
/// Most steps that are read.
const MAX_STEPS: usize = 2000;

/// A format of workout files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WorkoutFormat {
    /// A FIT file with the messages `workout` and `workout_step`.
    Fit,
    /// Zwift's workout file.
    Zwo,
}

impl WorkoutFormat {
    /// Every format.
    pub const ALL: [Self; 2] = [Self::Fit, Self::Zwo];

    /// The name used in documents, which is the extension of such files too.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Fit => "fit",
            Self::Zwo => "zwo",
        }
    }

    /// The format that the content shows.
    #[must_use]
    pub fn detect(bytes: &[u8]) -> Option<Self> {
        if bytes.get(8..12) == Some(b".FIT".as_slice()) {
            return Some(Self::Fit);
        }
        let head = bytes.get(..4096).unwrap_or(bytes);
        let mark = b"<workout_file";
        head.windows(mark.len()).any(|w| w.eq_ignore_ascii_case(mark)).then_some(Self::Zwo)
    }
}

impl std::fmt::Display for WorkoutFormat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A workout that was read from a file.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct WorkoutImport {
    /// The format of the file.
    pub format: WorkoutFormat,
    /// The steps with their names, targets and what of them was not understood.
    pub workout: StructuredWorkout,
    /// What is wrong with the file as a whole.
    pub warnings: Vec<WorkoutWarning>,
}

impl WorkoutImport {
    /// The session, with the warnings among what was not understood. Its spans point into
    /// [`StructuredWorkout::listing`].
    #[must_use]
    pub fn parsed(&self) -> Parsed {
        let mut parsed = self.workout.parsed();
        parsed.unknown.extend(self.warnings.iter().map(|warning| Unknown {
            span: stadion_sessions::Span::default(),
            text: String::new(),
            why: warning.to_string(),
        }));
        parsed
    }
}

/// Reads a workout file: FIT or ZWO, by its content.
///
/// What stands before damage is kept, with a warning. What the format leaves open (a step until the lap
/// button, a repeat until a time) has no figure in the session, never 0, and is told by
/// [`WorkoutImport::parsed`].
///
/// ```
/// use stadion_formats::read_workout;
///
/// let file = br#"<workout_file><name>Short</name><sportType>bike</sportType><workout>
///   <Warmup Duration="600" PowerLow="0.5" PowerHigh="0.7"/>
///   <IntervalsT Repeat="5" OnDuration="240" OffDuration="180" OnPower="1.05" OffPower="0.5"/>
/// </workout></workout_file>"#;
/// let import = read_workout(file)?;
/// let totals = import.parsed().session.main_totals();
/// assert_eq!(totals.reps.and_then(|r| r.exact()), Some(5));
/// assert_eq!(totals.work.and_then(|w| w.exact()).map(|w| w.as_secs()), Some(1200));
/// # Ok::<(), stadion_formats::WorkoutError>(())
/// ```
///
/// # Errors
///
/// [`WorkoutError`] where nothing of a workout could be read.
pub fn read_workout(bytes: &[u8]) -> Result<WorkoutImport, WorkoutError> {
    if bytes.len() > MAX_BYTES {
        return Err(WorkoutError::TooLarge { limit: MAX_BYTES });
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(WorkoutError::Empty);
    }
    match WorkoutFormat::detect(bytes).ok_or(WorkoutError::UnknownFormat)? {
        #[cfg(feature = "fit")]
        WorkoutFormat::Fit => fit::read(bytes),
        #[cfg(feature = "xml")]
        WorkoutFormat::Zwo => zwo::read(bytes),
        #[cfg(not(all(feature = "fit", feature = "xml")))]
        format => Err(WorkoutError::Disabled { format }),
    }
}

/// Reads a workout from a file.
///
/// # Errors
///
/// As [`read_workout`], and [`WorkoutError::Io`].
pub fn read_workout_path(path: impl AsRef<Path>) -> Result<WorkoutImport, WorkoutError> {
    use std::io::Read as _;
    let path = path.as_ref();
    let io = |cause| WorkoutError::Io { path: path.to_path_buf(), cause };
    let mut bytes = Vec::new();
    let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
    let file = std::fs::File::open(path).map_err(io)?;
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(io)?;
    read_workout(&bytes)
}
