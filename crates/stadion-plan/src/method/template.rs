//! How a session of a method is made.

use stadion_sessions::Class;

/// What a session is in the week, which decides how long it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum TemplateRole {
    /// As long as what the week leaves over.
    Easy,
    /// The longest run of the week.
    Long,
    /// Repetitions that share the week's quality time.
    Quality,
    /// Work that is as long as it is written: sprints, speed endurance, strides.
    Fixed,
}

impl TemplateRole {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Easy, Self::Long, Self::Quality, Self::Fixed];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Easy => "easy",
            Self::Long => "long",
            Self::Quality => "quality",
            Self::Fixed => "fixed",
        }
    }
}

/// What the speed of repetitions is taken from, before the speed at LT2 caps it.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum PaceAnchor {
    /// The race pace over this distance in metres, from the athlete's VDOT.
    RaceM(f64),
    /// This share of the speed at LT2.
    Lt2(f64),
    /// The speed whose oxygen cost is this share of VDOT.
    Vdot(f64),
}

/// One way to fill a session.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case", rename_all_fields = "snake_case"))]
pub enum WorkSet {
    /// Repetitions by time; as many as the week's quality time carries, at most `reps_most`.
    Reps {
        /// The length of one, in seconds.
        rep_s: u32,
        /// Never more than these.
        reps_most: u32,
        /// The speed.
        anchor: PaceAnchor,
        /// The rest between two, in seconds.
        rest_s: u32,
    },
    /// As a coach writes it.
    Written {
        /// Work and rests, without warm-up and cool-down.
        text: String,
        /// How long it takes with its rests, in seconds.
        takes_s: u32,
        /// The time of its work, in seconds.
        work_s: u32,
    },
}

/// A kind of session of a method.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct SessionTemplate {
    /// What it is in the week.
    pub role: TemplateRole,
    /// The class that it is meant to be.
    pub class: Class,
    /// Whether it is hard: more than a day of recovery. Singles are quality and not hard.
    #[cfg_attr(feature = "serde", serde(default))]
    pub hard: bool,
    /// Easy running before the work, in seconds.
    #[cfg_attr(feature = "serde", serde(default))]
    pub warm_up_s: u32,
    /// Easy running after it, in seconds.
    #[cfg_attr(feature = "serde", serde(default))]
    pub cool_down_s: u32,
    /// Ways to fill it, which take turns.
    #[cfg_attr(feature = "serde", serde(default))]
    pub sets: Vec<WorkSet>,
    /// The lactate at its end, in mmol/L.
    #[cfg_attr(feature = "serde", serde(default))]
    pub lactate_mmol_l: Option<[f64; 2]>,
    /// The highest heart rate, as a share of the maximum.
    #[cfg_attr(feature = "serde", serde(default))]
    pub hr_max_share: Option<f64>,
    /// The session that takes its place while the groundwork is missing.
    #[cfg_attr(feature = "serde", serde(default))]
    pub groundwork: Option<String>,
    /// The hour of the day at which it starts, where the day has several sessions.
    #[cfg_attr(feature = "serde", serde(default))]
    pub hour: Option<u32>,
}

impl SessionTemplate {
    /// A session without work of its own.
    #[must_use]
    pub const fn running(role: TemplateRole, class: Class) -> Self {
        Self {
            role,
            class,
            hard: false,
            warm_up_s: 0,
            cool_down_s: 0,
            sets: Vec::new(),
            lactate_mmol_l: None,
            hr_max_share: None,
            groundwork: None,
            hour: None,
        }
    }

    /// A session of work between easy running, with the minutes before and after it.
    #[must_use]
    pub fn work(
        role: TemplateRole,
        class: Class,
        [before, after]: [u32; 2],
        sets: Vec<WorkSet>,
    ) -> Self {
        Self { warm_up_s: 60 * before, cool_down_s: 60 * after, sets, ..Self::running(role, class) }
    }
}
