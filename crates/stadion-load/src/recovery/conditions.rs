//! What else moves the hours of recovery: training state, novelty, heat and the like.

use super::size::Groundwork;

/// Whether something that slows recovery down was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Condition {
    /// Nothing is known of it; [`NotStated`] says what that means.
    #[default]
    NotStated,
    /// It was not there.
    Absent,
    /// It was there.
    Present,
}

/// How well trained the athlete is, against the runners whom the recovery table is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum TrainingState {
    /// Nothing is known of it. Heat, novelty and the like then count as for the less trained.
    #[default]
    NotStated,
    /// Trained for endurance over years; the table's own runners.
    Trained,
    /// Less trained than that: the later ends move out.
    LessTrained,
}

/// How new the work was to the athlete's muscles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Stimulus {
    /// Nothing is known of it; [`NotStated`] says what that means.
    #[default]
    NotStated,
    /// Work that the athlete does again and again.
    Usual,
    /// The second time within a few weeks: the first bout protects, and most of the damage stays out.
    Repeated,
    /// New, or far beyond what the athlete has done.
    Novel,
}

impl Stimulus {
    /// Days over which a first bout is taken to protect from the damage of the second.
    pub const PROTECTED_DAYS: u32 = 42;

    /// From the number of bouts of such work within the last [`PROTECTED_DAYS`](Self::PROTECTED_DAYS).
    ///
    /// ```
    /// use stadion_load::Stimulus;
    ///
    /// assert_eq!([0, 1, 2].map(Stimulus::from_bouts), [Stimulus::Novel, Stimulus::Repeated, Stimulus::Usual]);
    /// ```
    #[must_use]
    pub const fn from_bouts(bouts: u32) -> Self {
        match bouts {
            0 => Self::Novel,
            1 => Self::Repeated,
            _ => Self::Usual,
        }
    }
}

/// What a condition means of which nothing is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum NotStated {
    /// The table's figures stand as they are; the default.
    #[default]
    TableStands,
    /// The condition may have been there, so the later end is where it would be with it. What is
    /// known less of then never gives an earlier end.
    Widest,
}

/// What was around a session that moves the later ends of its recovery.
///
/// # Model
///
/// ```text
/// later end · (1 + sum of the shares)
/// ```
///
/// - Each condition has a share by system of the body, one row for trained athletes and one for the
///   others; the shares are constants with their source (`recovery.condition.…` in
///   [`CONSTANTS`](crate::CONSTANTS)). Which way each moves the hours is backed, by how much is a
///   convention.
/// - Missing groundwork and a new stimulus say much the same, so the larger of both counts. A
///   breakthrough has its own row, which a new stimulus does not move again.
/// - Nothing here makes a later end earlier, and the earlier ends stay.
///
/// # Examples
///
/// ```
/// use stadion_load::{Condition, OwnRecovery, RecoveryConditions, SessionSize, TrainingState, recovery_with};
/// use stadion_sessions::Class;
///
/// let conditions = RecoveryConditions {
///     training: TrainingState::Trained,
///     downhill: Condition::Present,
///     ..RecoveryConditions::default()
/// };
/// let own = OwnRecovery::default();
/// let found = recovery_with(&[Class::Threshold], &SessionSize::default(), &conditions, &own)?;
/// assert!((found.recovery.overall().max_h() - 48.0 * 1.3).abs() < 1e-9);
/// # Ok::<(), stadion_load::RecoveryError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct RecoveryConditions {
    /// Whether the athlete was prepared for this kind of work.
    pub groundwork: Groundwork,
    /// How new the work was.
    pub stimulus: Stimulus,
    /// How well trained the athlete is.
    pub training: TrainingState,
    /// Heat that the athlete is not used to.
    pub heat: Condition,
    /// Much running downhill.
    pub downhill: Condition,
    /// Too little carbohydrate after the session, some 5 g/kg a day or less.
    pub low_carbohydrate: Condition,
    /// Too little or broken sleep after the session.
    pub poor_sleep: Condition,
    /// Age in whole years.
    pub age_years: Option<u8>,
    /// What a condition means of which nothing is stated.
    pub not_stated: NotStated,
}

impl From<Groundwork> for RecoveryConditions {
    fn from(groundwork: Groundwork) -> Self {
        Self { groundwork, ..Self::default() }
    }
}
