//! Whether what a next session needs is there.

use chrono::{DateTime, TimeDelta, Utc};
use stadion_sessions::Class;
use stadion_types::{Finding, Reason, ReasonCode, Severity};

use super::assess::RecoveryError;
use super::own::OwnRecovery;
use super::residual::{RecoveryState, ResidualLimit};
use super::result::Recovery;
use super::size::{Groundwork, SessionSize};
use super::system::BodySystem;
use super::timeline::{Asked, RecoveryTimeline, later_by};
use crate::sources::STADION;

const READY: ReasonCode =
    ReasonCode { code: "fit-ready", text: "every system is there for {classes}" };
const NOT_READY: ReasonCode = ReasonCode {
    code: "fit-system-not-ready",
    text: "the {system} system is there for {classes} in {hours} h: {residual} is left, at most {limit} is tolerated",
};
const DAMAGE_COMES: ReasonCode = ReasonCode {
    code: "fit-damage-comes",
    text: "the {system} system is there for {classes} in {hours} h: {residual} is felt now, and damage that is still to be felt lifts it above {limit}",
};
const LEFT_FROM: ReasonCode = ReasonCode {
    code: "fit-left-from",
    text: "most of what the {system} system has left is from the session that ended {hours} h before",
};
const EASY_ONLY: ReasonCode =
    ReasonCode { code: "fit-easy-only", text: "an easy run is carried, {classes} not yet" };

pub(super) const REASONS: [ReasonCode; 5] = [READY, NOT_READY, DAMAGE_COMES, LEFT_FROM, EASY_ONLY];

/// What can be done at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Fit {
    /// Not even an easy run is carried.
    NotYet,
    /// An easy run is carried, what was asked for is not.
    EasyOnly,
    /// What was asked for is carried.
    Ready,
}

impl Fit {
    /// Every verdict, from the least on.
    pub const ALL: [Self; 3] = [Self::NotYet, Self::EasyOnly, Self::Ready];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotYet => "not-yet",
            Self::EasyOnly => "easy-only",
            Self::Ready => "ready",
        }
    }
}

/// What one system has left against what the next session asks of it.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SystemFit {
    /// The system.
    pub system: BodySystem,
    /// How hard the next session loads it: hours until it carries an easy run after that session.
    pub demand_h: f64,
    /// Residual fatigue; 1 is the level at which the next session is carried.
    pub residual: f64,
    /// When it is there, not before the instant that was asked for.
    pub ready_at: DateTime<Utc>,
    /// Whether it is there.
    pub ready: bool,
}

/// Whether a next session is carried at an instant, and why.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct FitAssessment {
    /// The classes of the next session.
    pub classes: Vec<Class>,
    /// The instant that was asked for.
    pub at: DateTime<Utc>,
    /// The verdict.
    pub fit: Fit,
    /// When every system is there, not before `at`.
    pub ready_at: DateTime<Utc>,
    /// Each system, in the order of [`BodySystem::ALL`].
    pub systems: [SystemFit; 4],
    /// What residual was tolerated.
    pub tolerated: ResidualLimit,
    /// Why.
    pub findings: Vec<Finding>,
}

impl RecoveryTimeline {
    /// Whether a next session of this class is carried at `at`, at its usual size.
    ///
    /// # Model
    ///
    /// ```text
    /// share = min(1, next session's earlier end / past session's earlier end)      by system
    /// hours = past earlier end + share · (past later end − past earlier end)
    /// ```
    ///
    /// - How hard a session loads a system is told by its earlier end: the hours that an easy run
    ///   must wait after it. A session that does not load the system needs what an easy run needs,
    ///   one that loads it as the past one did, or more, waits until the later end.
    /// - With these hours past sessions add up as in [`RecoveryState`]. A system is there when its
    ///   residual is at most `tolerated`, now and for as long as damage is still coming to be felt.
    ///
    /// So an easy run is carried from the earlier ends on and the same class from the later ones, and
    /// a class that loads every system no more than another one is carried no later.
    ///
    /// # Errors
    ///
    /// [`RecoveryError`] for a class without figures.
    ///
    /// # Examples
    ///
    /// ```
    /// use chrono::{TimeDelta, TimeZone, Utc};
    /// use stadion_load::{Fit, Groundwork, RecoveryTimeline, ResidualLimit, SessionSize, recovery};
    /// use stadion_sessions::Class;
    ///
    /// let hero = recovery(&[Class::Hero], &SessionSize::default(), Groundwork::Laid)?.recovery;
    /// let end = Utc.with_ymd_and_hms(2026, 5, 4, 18, 0, 0).single().ok_or("no such time")?;
    /// let mut timeline = RecoveryTimeline::default();
    /// timeline.add(end, hero);
    ///
    /// let limit = ResidualLimit::default();
    /// let in_two_days = timeline.fit_for(Class::Single, end + TimeDelta::hours(48), limit)?;
    /// assert_eq!(in_two_days.fit, Fit::EasyOnly);
    /// assert_eq!(in_two_days.ready_at - end, TimeDelta::hours(72));
    /// let four_days = timeline.fit_for(Class::Hero, end + TimeDelta::hours(96), limit)?;
    /// assert_eq!(four_days.fit, Fit::Ready);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Source
    ///
    /// A convention of this crate: the table tells of easy runs and of the same class only.
    pub fn fit_for(
        &self,
        class: Class,
        at: DateTime<Utc>,
        tolerated: ResidualLimit,
    ) -> Result<FitAssessment, RecoveryError> {
        self.fit_for_session(&[class], &SessionSize::default(), at, tolerated)
    }

    /// The same for a session of several classes, of this size.
    ///
    /// # Errors
    ///
    /// [`RecoveryError`] as [`recovery`](crate::recovery()) has it.
    pub fn fit_for_session(
        &self,
        classes: &[Class],
        size: &SessionSize,
        at: DateTime<Utc>,
        tolerated: ResidualLimit,
    ) -> Result<FitAssessment, RecoveryError> {
        // What the athlete is used to moves later ends only, and demand goes by the earlier ones.
        let (conditions, own) = (Groundwork::NotStated.into(), OwnRecovery::default());
        let next = self.numbers().recovery(classes, size, &conditions, &own)?.recovery;
        let kinetics = self.numbers().kinetics();
        let names: Vec<&str> = classes.iter().map(|class| class.as_str()).collect();
        let names = names.join(", ");
        let state = self.state_for(at, Asked::Session(&next));
        let systems = BodySystem::ALL.map(|system| {
            let hours = state.ready_in_hours(kinetics, system, tolerated);
            let ready_at = later_by(at, hours);
            SystemFit {
                system,
                demand_h: next.system(system).hours.min_h(),
                residual: state.residual(system),
                ready_at,
                ready: ready_at <= at,
            }
        });
        let easy = self.state_for(at, Asked::EasyRun);
        let carries_easy = BodySystem::ALL
            .iter()
            .all(|&s| later_by(at, easy.ready_in_hours(kinetics, s, tolerated)) <= at);
        let fit = match (systems.iter().all(|s| s.ready), carries_easy) {
            (true, _) => Fit::Ready,
            (false, true) => Fit::EasyOnly,
            (false, false) => Fit::NotYet,
        };
        let mut findings = Vec::new();
        match fit {
            Fit::Ready => findings.push(finding(READY, &names, Severity::Info)),
            Fit::EasyOnly => findings.push(finding(EASY_ONLY, &names, Severity::Info)),
            Fit::NotYet => {}
        }
        for system in systems.iter().filter(|s| !s.ready) {
            findings.push(not_ready(system, &names, at, tolerated));
            findings.extend(self.mostly_from(system.system, &next, at));
        }
        let ready_at = systems.iter().map(|s| s.ready_at).fold(at, DateTime::max);
        let classes = classes.to_vec();
        Ok(FitAssessment { classes, at, fit, ready_at, systems, tolerated, findings })
    }

    /// The past session that has left most in a system.
    fn mostly_from(
        &self,
        system: BodySystem,
        next: &Recovery,
        at: DateTime<Utc>,
    ) -> Option<Finding> {
        let left = |state: RecoveryState| state.left(system);
        let (session, _) = self
            .until(at)
            .map(|session| (session, left(self.left_of(session, at, Asked::Session(next)))))
            .max_by(|a, b| a.1.total_cmp(&b.1))?;
        let reason = Reason::new(LEFT_FROM)
            .with("system", system.as_str())
            .with("hours", in_hours(at - session.end));
        Some(Finding::new(reason, Severity::Info, STADION.id))
    }
}

fn not_ready(
    found: &SystemFit,
    names: &str,
    at: DateTime<Utc>,
    tolerated: ResidualLimit,
) -> Finding {
    let limit = tolerated.level();
    let code = if found.residual > limit { NOT_READY } else { DAMAGE_COMES };
    let mut finding =
        finding(code, names, Severity::Notice).measured(found.residual).against(limit);
    finding.reason = finding
        .reason
        .with("system", found.system.as_str())
        .with("hours", in_hours(found.ready_at - at))
        .with("residual", found.residual)
        .with("limit", limit);
    finding
}

fn finding(code: ReasonCode, names: &str, severity: Severity) -> Finding {
    Finding::new(Reason::new(code).with("classes", names.to_owned()), severity, STADION.id)
}

fn in_hours(span: TimeDelta) -> f64 {
    span.to_std().map_or(0.0, |span| span.as_secs_f64() / 3600.0)
}
