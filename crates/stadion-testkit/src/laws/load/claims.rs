//! What a load model claims of itself.

use stadion_physiology::Athlete;
use stadion_types::Sport;

use crate::measured_athlete;

/// What a session at rest costs. Either claim is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum AtRest {
    /// Nothing.
    #[default]
    Nothing,
    /// Something: the model counts time or repetitions, however easy they were.
    Something,
}

/// Whether the parts of a session add up to the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Additivity {
    /// They do.
    #[default]
    Additive,
    /// They do not, as with anything that takes a mean or a power of one; some must be seen not to.
    NotAdditive,
}

/// How a load goes with intensity or duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Trend {
    /// Never falls, and rises from one end of the range to the other.
    #[default]
    Rises,
    /// Does not move.
    Unmoved,
    /// Rises and falls, as minutes in a zone do; it must be seen to fall.
    Any,
}

/// What a load model claims of itself; [`load_model`](super::super::load_model) holds it to that.
///
/// The defaults are what most models of load claim: nothing at rest, parts that add up, more for more.
///
/// ```
/// use stadion_load::EdwardsTrimp;
/// use stadion_testkit::laws::{self, Additivity, LoadClaims};
///
/// laws::load_model(&EdwardsTrimp::default(), &LoadClaims::default()).assert();
///
/// let powers_of_means = LoadClaims { additivity: Additivity::NotAdditive, ..LoadClaims::default() };
/// laws::load_model(&stadion_load::PowerStress::default(), &powers_of_means).assert();
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct LoadClaims {
    /// What a session at rest costs.
    pub at_rest: AtRest,
    /// Whether parts add up.
    pub additivity: Additivity,
    /// How the load goes with intensity.
    pub intensity: Trend,
    /// How the load goes with duration, all parts of a session being longer alike.
    pub duration: Trend,
    /// Share by which a session sampled every 5 s may differ from the same every second.
    pub sampling: f64,
    /// Share by which the hour at threshold may differ from such an hour scored.
    pub threshold_hour: f64,
    /// Who trains. A value that the profile lacks makes models refuse that need it.
    pub athlete: Athlete,
    /// In which sport.
    pub sport: Sport,
    /// Which sessions are tried: the same seed gives the same ones.
    pub seed: u64,
    /// How many for each law.
    pub cases: u32,
}

impl LoadClaims {
    /// What must hold of the claims for the laws to say anything, whether it does, and what was claimed.
    pub(super) fn conditions(&self) -> [(&'static str, bool, String); 2] {
        let shares = [self.sampling, self.threshold_hour];
        [
            ("at least one case", self.cases > 0, "no case".to_owned()),
            (
                "shares from 0 to 1",
                shares.iter().all(|share| (0.0..=1.0).contains(share)),
                format!("shares of {shares:?}"),
            ),
        ]
    }
}

impl Default for LoadClaims {
    fn default() -> Self {
        Self {
            at_rest: AtRest::default(),
            additivity: Additivity::default(),
            intensity: Trend::default(),
            duration: Trend::default(),
            sampling: 1e-3,
            threshold_hour: 1e-3,
            athlete: measured_athlete(),
            sport: Sport::Running,
            seed: 1,
            cases: 4,
        }
    }
}
