//! Whether the repetitions met their targets. Faster than the target is no success.

use stadion_types::{Bounds, Distance, Finding, Reason, Severity, Speed};

use super::reasons;
use super::timed::TimedReps;
use crate::session::Session;
use crate::step::Step;
use crate::tree::{Target, names};

/// How near to its target a repetition must be.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct AimCriteria {
    /// How far the speed may lie outside of the target, as a share of it.
    pub within: f64,
}

impl AimCriteria {
    pub(super) const DEFAULT: Self = Self { within: 0.015 };
}

impl Default for AimCriteria {
    fn default() -> Self {
        Self::DEFAULT
    }
}

names! {
    /// A repetition beside its target.
    AimedRep {
        /// Within the target, or near enough to it.
        On = "on",
        /// Faster.
        Faster = "faster",
        /// Slower.
        Slower = "slower",
    }
}

/// The repetitions that have both a target of speed or time and a reported time.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct OnTarget {
    /// The number of each repetition, how it lies beside its target, and its speed against the nearer end of
    /// the target in per cent; 0 within it.
    pub reps: Vec<(u32, AimedRep, f64)>,
    /// Whether heart rate was stable, as far as the caller knows.
    pub heart_stable: Option<bool>,
    criteria: AimCriteria,
}

impl OnTarget {
    /// How many of them lie so beside their target.
    #[must_use]
    pub fn count(&self, way: AimedRep) -> u32 {
        let count = self.reps.iter().filter(|(_, found, _)| *found == way).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// Success: all on target, at a stable heart rate; `None` if only the heart rate is not known.
    #[must_use]
    pub fn success(&self) -> Option<bool> {
        if self.count(AimedRep::On) as usize == self.reps.len() {
            self.heart_stable
        } else {
            Some(false)
        }
    }

    /// The same as a finding.
    #[must_use]
    pub fn finding(&self) -> Finding {
        let (faster, slower) = (self.count(AimedRep::Faster), self.count(AimedRep::Slower));
        let (code, severity) = match self.success() {
            Some(true) => (reasons::ON_TARGET, Severity::Info),
            None => (reasons::ON_TARGET_HEART_UNKNOWN, Severity::Info),
            Some(false) if faster + slower == 0 => (reasons::ON_TARGET_DRIFT, Severity::Notice),
            Some(false) => (reasons::OFF_TARGET, Severity::Notice),
        };
        let reason = Reason::new(code)
            .with("on", self.count(AimedRep::On))
            .with("reps", u32::try_from(self.reps.len()).unwrap_or(u32::MAX))
            .with("faster", faster)
            .with("slower", slower)
            .with("within_percent", 100.0 * self.criteria.within);
        let most = self.reps.iter().map(|(.., percent)| *percent);
        let most = most.fold(0.0, |a: f64, b| if b.abs() > a.abs() { b } else { a });
        Finding::new(reason, severity, "stadion")
            .measured(most)
            .against(100.0 * self.criteria.within)
    }
}

/// The reported times of a session beside the times and speeds that they were aimed at; `None` without a
/// repetition that has both.
///
/// `heart_stable` says whether the drift rule was kept; it is the caller's to judge, from a recording.
///
/// ```
/// use stadion_sessions::{AimCriteria, AimedRep, NotationOptions, on_target, parse};
///
/// let text = "4 x 400m @ 72s\n400m: 72.3, 71.8, 70.0, 72.9";
/// let session = parse(text, &NotationOptions::default()).session;
/// let aimed = on_target(&session, Some(true), &AimCriteria::default()).ok_or("no aim")?;
/// assert_eq!((aimed.count(AimedRep::On), aimed.count(AimedRep::Faster)), (3, 1));
/// assert_eq!(aimed.success(), Some(false));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn on_target(
    session: &Session,
    heart_stable: Option<bool>,
    criteria: &AimCriteria,
) -> Option<OnTarget> {
    on_target_timed(&TimedReps::from_session(session), heart_stable, criteria)
}

/// The same for repetitions from a text or from a recording: [`TimedReps`].
#[must_use]
pub fn on_target_timed(
    timed: &TimedReps,
    heart_stable: Option<bool>,
    criteria: &AimCriteria,
) -> Option<OnTarget> {
    let mut reps = Vec::new();
    for split in timed.splits() {
        let Some(rep) = split.rep else { continue };
        let (Some(step), Some(speed)) = (timed.step(rep), split.speed()) else { continue };
        let Some(aim) = aim(step) else { continue };
        let speed = speed.meters_per_second();
        let (low, high) = (aim.min().meters_per_second(), aim.max().meters_per_second());
        let beyond = if speed < low {
            speed / low - 1.0
        } else if speed > high {
            speed / high - 1.0
        } else {
            0.0
        };
        let way = if beyond > criteria.within {
            AimedRep::Faster
        } else if beyond < -criteria.within {
            AimedRep::Slower
        } else {
            AimedRep::On
        };
        reps.push((rep, way, 100.0 * beyond));
    }
    reps.sort_by_key(|(rep, ..)| *rep);
    (!reps.is_empty()).then_some(OnTarget { reps, heart_stable, criteria: *criteria })
}

/// The speed that a step is aimed at, as far as the text gives it in figures.
pub(super) fn aim(step: &Step) -> Option<Bounds<Speed>> {
    let distance: Option<Distance> = step.distance.and_then(|d| d.exact());
    step.targets.iter().find_map(|target| match target {
        Target::Speed(range) => Some(*range),
        Target::Time(range) => {
            let over = |time: crate::tree::Seconds| Speed::over(distance?, time.0).ok();
            Some(Bounds::between(over(range.min())?, over(range.max())?))
        }
        _ => None,
    })
}
