//! The settings of the drift rule.

use core::time::Duration;

use stadion_types::{ConstantRange, ConstantSlots, TakesConstants};

/// What a session with more repetitions than the rule names is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum LongerSessions {
    /// The rule as it stands: its two repetitions, its limit. The later ones count for the slope
    /// only, however much heart rate rises in them.
    AsStated,
    /// The last repetition instead of the rule's, and a limit by time as in shorter sessions.
    #[default]
    ByTime,
}

impl LongerSessions {
    /// Both readings.
    pub const ALL: [Self; 2] = [Self::AsStated, Self::ByTime];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AsStated => "as-stated",
            Self::ByTime => "by-time",
        }
    }
}

/// What repetitions without a speed count as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum UnknownSpeed {
    /// As not comparable: a runner who fades unseen must not pass.
    #[default]
    NotComparable,
    /// As run evenly, for a treadmill at one setting.
    Even,
}

impl UnknownSpeed {
    /// Both rules.
    pub const ALL: [Self; 2] = [Self::NotComparable, Self::Even];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotComparable => "not-comparable",
            Self::Even => "even",
        }
    }
}

/// What follows from a drift above the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum DriftAction {
    /// A finding. The limit is about the mean drift of well-judged sessions, so many of them pass
    /// it; a plan that slowed the athlete after each would slow a healthy one for ever.
    #[default]
    FindingOnly,
    /// A finding that asks for slower running, as the rule's author has it.
    SlowDown,
}

impl DriftAction {
    /// Both.
    pub const ALL: [Self; 2] = [Self::FindingOnly, Self::SlowDown];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FindingOnly => "finding-only",
            Self::SlowDown => "slow-down",
        }
    }
}

/// The rule that heart rate may rise by 5 bpm from the second to the fifth repetition, with every
/// number a setting.
///
/// # Source
///
/// loop28, *The Myth of the Hero Workout*, for the two repetitions and the limit: a coach's rule,
/// not physiology. In a published session on target, 6 × 10 min, the mean rise was 5 bpm too
/// (Kjøsen Talsnes 2024, doi:10.3389/fphys.2024.1428536).
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct DriftRule {
    /// The repetition that the rise is counted from; the first is 1.
    pub from_rep: u32,
    /// The repetition that the rise is counted to.
    pub to_rep: u32,
    /// The rise above which the session counts as too fast; the limit itself passes.
    pub limit_bpm: f64,
    /// The rise up to which heart rate counts as stable, for the limit of `limit_bpm`.
    pub stable_bpm: f64,
    /// The rise above which the finding becomes a warning, for the limit of `limit_bpm`.
    pub warning_bpm: f64,
    /// The limit for each ten minutes, where the session has more or fewer repetitions than the rule
    /// names.
    pub limit_bpm_per_10_min: f64,
    /// A limit by time is never less: watches show whole beats, and two means of them differ by one
    /// or two without any drift.
    pub least_limit_bpm: f64,
    /// Repetitions compare if their speeds differ by no more than this part.
    pub speed_tolerance: f64,
    /// Repetitions compare if their grades differ by no more than this.
    pub grade_tolerance: f64,
    /// What a metre a second costs in heart rate: the athlete's own, or the published mean.
    pub gain_bpm_per_m_s: f64,
    /// Shorter repetitions are not judged: heart rate is still on its way.
    #[cfg_attr(
        feature = "serde",
        serde(rename = "shortest_rep_s", with = "stadion_types::seconds")
    )]
    pub shortest_rep: Duration,
    /// Three time constants of heart rate, after which it has levelled out.
    #[cfg_attr(feature = "serde", serde(rename = "plateau_s", with = "stadion_types::seconds"))]
    pub plateau: Duration,
    /// Sessions of more repetitions than the rule names.
    pub longer_sessions: LongerSessions,
    /// Repetitions of unknown speed.
    pub unknown_speed: UnknownSpeed,
    /// What follows from a drift above the limit.
    pub action: DriftAction,
}

impl DriftRule {
    pub(crate) const LIMIT_BPM: f64 = 5.0;
    pub(crate) const STABLE_BPM: f64 = 3.0;
    pub(crate) const WARNING_BPM: f64 = 8.0;
    /// 5 bpm over three repetitions of 2 km in 8.7 min and their rests, about 29 min.
    pub(crate) const LIMIT_BPM_PER_10_MIN: f64 = 1.7;
    /// This library's convention: twice the resolution of a watch.
    pub(crate) const LEAST_LIMIT_BPM: f64 = 2.0;
    pub(crate) const SPEED_TOLERANCE: f64 = 0.015;
    pub(crate) const GRADE_TOLERANCE: f64 = 0.01;
    /// Repetitions that heart rate does not level out in compare if their lengths differ by no more
    /// than this part.
    pub(crate) const LENGTH_TOLERANCE: f64 = 0.05;
    /// Fewer comparable repetitions cannot be told from noise.
    pub(crate) const NEEDED_REPS: u32 = 3;
    pub(crate) const GAIN_BPM_PER_M_S: f64 = 24.2;
    pub(crate) const SHORTEST_REP: Duration = Duration::from_secs(90);
    pub(crate) const PLATEAU: Duration = Duration::from_secs(180);

    /// The first setting that is out of its range: with a limit that is no number everything would pass.
    pub(super) fn fault(&self) -> Option<&'static str> {
        let size = |x: f64| x >= 0.0 && x.is_finite();
        let settings = [
            ("from_rep", self.from_rep >= 1 && self.from_rep < self.to_rep),
            ("limit_bpm", self.limit_bpm > 0.0 && self.limit_bpm.is_finite()),
            ("stable_bpm", size(self.stable_bpm)),
            ("warning_bpm", size(self.warning_bpm)),
            ("limit_bpm_per_10_min", size(self.limit_bpm_per_10_min)),
            ("least_limit_bpm", size(self.least_limit_bpm)),
            ("speed_tolerance", size(self.speed_tolerance)),
            ("grade_tolerance", size(self.grade_tolerance)),
            ("gain_bpm_per_m_s", self.gain_bpm_per_m_s.is_finite()),
        ];
        settings.into_iter().find_map(|(setting, good)| (!good).then_some(setting))
    }
}

impl TakesConstants for DriftRule {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        slots.number("drift.limit", &mut self.limit_bpm, ConstantRange::Positive);
        for (id, limit) in [
            ("drift.stable", &mut self.stable_bpm),
            ("drift.warning", &mut self.warning_bpm),
            ("drift.limit-per-10-min", &mut self.limit_bpm_per_10_min),
            ("drift.least-limit", &mut self.least_limit_bpm),
            ("drift.speed-tolerance", &mut self.speed_tolerance),
            ("drift.grade-tolerance", &mut self.grade_tolerance),
        ] {
            slots.number(id, limit, ConstantRange::NotNegative);
        }
        slots.number("drift.hr-gain", &mut self.gain_bpm_per_m_s, ConstantRange::Any);
        let time = ConstantRange::NotNegative;
        slots.seconds("drift.shortest-rep", &mut self.shortest_rep, time);
        slots.seconds("drift.plateau", &mut self.plateau, time);
    }
}

impl Default for DriftRule {
    fn default() -> Self {
        Self {
            from_rep: 2,
            to_rep: 5,
            limit_bpm: Self::LIMIT_BPM,
            stable_bpm: Self::STABLE_BPM,
            warning_bpm: Self::WARNING_BPM,
            limit_bpm_per_10_min: Self::LIMIT_BPM_PER_10_MIN,
            least_limit_bpm: Self::LEAST_LIMIT_BPM,
            speed_tolerance: Self::SPEED_TOLERANCE,
            grade_tolerance: Self::GRADE_TOLERANCE,
            gain_bpm_per_m_s: Self::GAIN_BPM_PER_M_S,
            shortest_rep: Self::SHORTEST_REP,
            plateau: Self::PLATEAU,
            longer_sessions: LongerSessions::default(),
            unknown_speed: UnknownSpeed::default(),
            action: DriftAction::default(),
        }
    }
}
