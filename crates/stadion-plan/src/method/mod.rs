//! Training methods as data.

mod check;
mod constants;
mod cycle;
mod gates;
mod rules;
mod shipped;
mod sources;
mod template;

pub use check::{MethodError, MethodProblem};
pub use constants::METHOD_CONSTANTS;
pub use cycle::CycleDay;
pub use gates::{AfterRaceRule, BreakthroughRule, Gates, Tolerance};
pub use rules::{
    Deload, EasyBeforeReady, EasyRules, GoalTaper, GrowthFrom, LongRunRules, Lt2Cap, Prescription,
    Progression, QualityRules,
};
pub(crate) use shipped::THRESHOLD;
pub use sources::METHOD_SOURCES;
pub(crate) use sources::{SEED_003, STADION};
pub use template::{PaceAnchor, SessionTemplate, TemplateRole, WorkSet};

use std::collections::BTreeMap;

use crate::monitor::MonitorSettings;

/// A training method: which sessions a week has, how they are made, and what no plan may break.
///
/// A method is a document that a user can write; [`check`](Self::check) tells what is wrong with it and
/// where, and reading one from a file goes through it.
///
/// ```
/// use stadion_plan::TrainingMethod;
///
/// let mut method = TrainingMethod::norwegian_singles();
/// assert_eq!(method.cycle.len(), 7);
/// assert!(method.check().is_ok());
/// method.progression.weekly_growth_most = 0.25;
/// let error = method.check().err().ok_or("a quarter more each week")?;
/// assert_eq!(error.at, "progression.weekly_growth_most");
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, try_from = "file_form::Unchecked"))]
pub struct TrainingMethod {
    /// Its name in files, in kebab case.
    pub id: String,
    /// Where its figures come from, for a reader.
    pub source: String,
    /// The days that come round, Monday first where there are seven; the names of sessions.
    pub cycle: Vec<CycleDay>,
    /// Which days of the cycle are left out where there are too few days to run, the first one first; from 1.
    pub leave_out: Vec<usize>,
    /// How much of a week is quality.
    pub quality: QualityRules,
    /// What an easy run is.
    pub easy: EasyRules,
    /// How long a long run is.
    pub long: LongRunRules,
    /// How training grows.
    pub progression: Progression,
    /// The speed at LT2 caps each anchor by the length of the repetition, the shortest first.
    pub lt2_caps: Vec<Lt2Cap>,
    /// What no plan passes by.
    pub gates: Gates,
    /// The volume before a goal race.
    pub taper: Option<GoalTaper>,
    /// How executed sessions change the days to come.
    pub monitor: MonitorSettings,
    /// The sessions by name.
    pub sessions: BTreeMap<String, SessionTemplate>,
}

impl TrainingMethod {
    /// The ids of the methods that this crate has.
    pub const SHIPPED: [&'static str; 5] =
        ["norwegian-singles", "double-threshold", "daniels", "polarized", "miler"];

    /// The method of that id.
    ///
    /// ```
    /// use stadion_plan::TrainingMethod;
    ///
    /// for id in TrainingMethod::SHIPPED {
    ///     assert!(TrainingMethod::shipped(id).is_some_and(|method| method.id == id));
    /// }
    /// assert!(TrainingMethod::shipped("hero-weeks").is_none());
    /// ```
    #[must_use]
    pub fn shipped(id: &str) -> Option<Self> {
        match id {
            "norwegian-singles" => Some(Self::norwegian_singles()),
            "double-threshold" => Some(Self::double_threshold()),
            "daniels" => Some(Self::daniels()),
            "polarized" => Some(Self::polarized()),
            "miler" => Some(Self::miler()),
            _ => None,
        }
    }

    /// The session of that name.
    #[must_use]
    pub fn session(&self, name: &str) -> Option<&SessionTemplate> {
        self.sessions.get(name)
    }
}

#[cfg(feature = "serde")]
mod file_form {
    use std::collections::BTreeMap;

    use super::{
        CycleDay, EasyRules, Gates, GoalTaper, LongRunRules, Lt2Cap, MethodError, Progression,
        QualityRules, SessionTemplate, TrainingMethod,
    };
    use crate::monitor::MonitorSettings;

    /// The same fields before they were held against each other.
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    pub(super) struct Unchecked {
        id: String,
        #[serde(default)]
        source: String,
        cycle: Vec<CycleDay>,
        #[serde(default)]
        leave_out: Vec<usize>,
        #[serde(default)]
        quality: QualityRules,
        #[serde(default)]
        easy: EasyRules,
        #[serde(default)]
        long: LongRunRules,
        #[serde(default)]
        progression: Progression,
        #[serde(default = "super::rules::default_caps")]
        lt2_caps: Vec<Lt2Cap>,
        #[serde(default)]
        gates: Gates,
        #[serde(default)]
        taper: Option<GoalTaper>,
        #[serde(default)]
        monitor: MonitorSettings,
        sessions: BTreeMap<String, SessionTemplate>,
    }

    impl TryFrom<Unchecked> for TrainingMethod {
        type Error = MethodError;

        fn try_from(read: Unchecked) -> Result<Self, MethodError> {
            let Unchecked {
                id,
                source,
                cycle,
                leave_out,
                quality,
                easy,
                long,
                progression,
                lt2_caps,
                gates,
                taper,
                monitor,
                sessions,
            } = read;
            let method = Self {
                id,
                source,
                cycle,
                leave_out,
                quality,
                easy,
                long,
                progression,
                lt2_caps,
                gates,
                taper,
                monitor,
                sessions,
            };
            method.check()?;
            Ok(method)
        }
    }
}
