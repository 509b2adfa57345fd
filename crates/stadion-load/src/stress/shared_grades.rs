//! Grades that several models of one session share.

use std::sync::OnceLock;

use stadion_physiology::{GradeRule, GradeSeriesError};
use stadion_types::Recording;

use super::speed::grades;
use crate::model::Done;

type Grades = Result<Vec<Option<f64>>, GradeSeriesError>;

/// The grades of a recording, computed when a model first asks for them, and kept for the next one that asks by
/// the same rule.
///
/// Loads are the same with and without; three models of a run by grade take less time with it.
///
/// ```
/// use chrono::DateTime;
/// use stadion_load::{DanielsPoints, Done, LoadModel, RunStress, SharedGrades};
/// use stadion_physiology::Athlete;
/// use stadion_types::{Channel, Recording, Speed, Sport};
///
/// let run = Recording::builder(DateTime::UNIX_EPOCH, (0..600).map(f64::from).collect())
///     .sport(Some(Sport::Running))
///     .distance_m((0..600).map(|s| Some(3.0 * f64::from(s))).collect())
///     .channel(Channel::Altitude, vec![Some(12.0); 600])
///     .build()?;
/// let athlete = Athlete::default().with_threshold_speed(Speed::from_meters_per_second(4.0)?);
/// let shared = SharedGrades::of(&run);
/// let done = Done::from_recording(&run).with_grades(&shared);
/// let alone = Done::from_recording(&run);
/// for done in [done, alone] {
///     assert!((RunStress::default().load(&athlete, &done)?.amount() - 9.37).abs() < 0.01);
///     assert!(DanielsPoints::default().load(&athlete, &done).is_ok());
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct SharedGrades<'r> {
    recording: &'r Recording,
    found: OnceLock<(GradeRule, Grades)>,
}

impl<'r> SharedGrades<'r> {
    /// Of this recording; nothing is computed yet.
    #[must_use]
    pub const fn of(recording: &'r Recording) -> Self {
        Self { recording, found: OnceLock::new() }
    }
}

/// Mean grade over the step that begins at each sample and ends at the next one with a distance, by those that the
/// session shares, where they are of this recording and by this rule.
pub(super) fn shared_grades(done: &Done<'_>, recording: &Recording, rule: &GradeRule) -> Grades {
    let shared = done.grades.filter(|shared| core::ptr::eq(shared.recording, recording));
    let Some(shared) = shared else { return grades(recording, rule) };
    let (by, found) = shared.found.get_or_init(|| (*rule, grades(recording, rule)));
    if by == rule { found.clone() } else { grades(recording, rule) }
}
