//! By how much each condition moves the later ends out.

use stadion_sessions::Class;
use stadion_types::{Constant, Evidence, Finding, Reason, ReasonCode, Severity, Source};

use super::conditions::{Condition, NotStated, RecoveryConditions, Stimulus, TrainingState};
use super::numbers::RecoveryNumbers;
use super::size::Groundwork;
use super::system::BodySystem;
use crate::sources as s;

/// By which share the later ends move out where the groundwork is missing.
pub(crate) const GROUNDWORK: f64 = 0.25;
/// From which age on the later ends move out, and up to which.
pub(super) const AGE: (u8, u8) = (40, 80);

const GROUNDWORK_MISSING: ReasonCode = ReasonCode {
    code: "recovery-groundwork-missing",
    text: "the groundwork for this kind of work is missing: the later ends are {percent} % later",
};
const CONDITION: ReasonCode = ReasonCode {
    code: "recovery-condition",
    text: "{condition} moves the later end of the {system} system out by {percent} %",
};
const ASSUMED: ReasonCode = ReasonCode {
    code: "recovery-condition-assumed",
    text: "nothing is stated of {condition}; the later ends allow for it",
};

pub(super) const REASONS: [ReasonCode; 3] = [GROUNDWORK_MISSING, CONDITION, ASSUMED];

/// One system's share of one condition.
pub(super) struct Share {
    condition: &'static str,
    system: BodySystem,
    pub(super) trained: f64,
    pub(super) others: f64,
    source: Source,
}

macro_rules! shares {
    ($($condition:literal $System:ident $system:literal $trained:literal $others:literal $source:ident;)+) => {
        pub(super) const SHARES: &[Share] = &[$(Share {
            condition: $condition,
            system: BodySystem::$System,
            trained: $trained,
            others: $others,
            source: s::$source,
        },)+];

        /// The shares once more, as constants.
        pub(crate) const CONDITION_CONSTANTS: &[Constant] = &[
            $(
                constant(
                    concat!("recovery.condition.", $condition, ".", $system, ".trained"),
                    $trained, "1", s::$source, "trained runners",
                ),
                constant(
                    concat!("recovery.condition.", $condition, ".", $system),
                    $others, "1", s::$source, "runners",
                ),
            )+
            constant("recovery.condition.age.from", AGE.0 as f64, "a", s::EASTHOPE, "runners"),
            constant("recovery.condition.age.to", AGE.1 as f64, "a", s::STADION, "runners"),
            constant(
                "recovery.condition.protected", Stimulus::PROTECTED_DAYS as f64, "d", s::STADION,
                "runners",
            ),
        ];
    };
}

const fn constant(
    id: &'static str,
    value: f64,
    unit: &'static str,
    source: Source,
    population: &'static str,
) -> Constant {
    Constant { id, value, unit, source, population, evidence: Evidence::Convention }
}

// Condition, system, share of the trained and of the others, and who shows which way it goes. The
// share of age is for each ten years.
shares! {
    "less-trained" Autonomic "autonomic" 0.0 0.5 SEILER;
    "less-trained" Neuromuscular "neuromuscular" 0.0 0.25 SYNTHESIS;
    "less-trained" Metabolic "metabolic" 0.0 0.25 SYNTHESIS;
    "less-trained" Musculoskeletal "musculoskeletal" 0.0 0.5 SYNTHESIS;
    "novel-stimulus" Neuromuscular "neuromuscular" 0.25 0.5 SMITH;
    "novel-stimulus" Musculoskeletal "musculoskeletal" 0.5 1.0 SMITH;
    "repeated-stimulus" Neuromuscular "neuromuscular" 0.05 0.1 SMITH;
    "repeated-stimulus" Musculoskeletal "musculoskeletal" 0.1 0.2 SMITH;
    "heat" Autonomic "autonomic" 0.15 0.25 SYNTHESIS;
    "heat" Metabolic "metabolic" 0.1 0.2 SYNTHESIS;
    "downhill" Neuromuscular "neuromuscular" 0.15 0.25 COMRADES;
    "downhill" Musculoskeletal "musculoskeletal" 0.3 0.5 COMRADES;
    "low-carbohydrate" Metabolic "metabolic" 0.35 0.5 SHERMAN;
    "poor-sleep" Autonomic "autonomic" 0.2 0.25 SYNTHESIS;
    "poor-sleep" Neuromuscular "neuromuscular" 0.1 0.15 SKEIN;
    "poor-sleep" Metabolic "metabolic" 0.1 0.15 SKEIN;
    "age" Neuromuscular "neuromuscular" 0.1 0.1 EASTHOPE;
    "age" Musculoskeletal "musculoskeletal" 0.1 0.15 EASTHOPE;
}

/// What a condition weighs, and whether that was stated.
#[derive(Clone, Copy)]
struct Weight {
    condition: &'static str,
    times: f64,
    assumed: bool,
}

impl RecoveryConditions {
    /// What a later end of `system` is multiplied by, after a session of `class`.
    pub(super) fn factor(
        &self,
        numbers: &RecoveryNumbers,
        class: Class,
        system: BodySystem,
    ) -> f64 {
        let [stimulus, others @ ..] = self.weights(numbers);
        let stimulus =
            if class == Class::Breakthrough { 0.0 } else { self.share(numbers, stimulus, system) };
        let groundwork =
            if self.groundwork_missing().is_some() { numbers.groundwork() } else { 0.0 };
        let rest: f64 = others.into_iter().map(|weight| self.share(numbers, weight, system)).sum();
        1.0 + stimulus.max(groundwork) + rest
    }

    /// What moved the hours, and what was assumed.
    pub(super) fn findings(&self, numbers: &RecoveryNumbers, classes: &[Class]) -> Vec<Finding> {
        let mut findings = Vec::new();
        if let Some(assumed) = self.groundwork_missing() {
            if assumed {
                findings.push(assumption("missing groundwork"));
            }
            let reason =
                Reason::new(GROUNDWORK_MISSING).with("percent", numbers.groundwork() * 100.0);
            findings.push(Finding::new(reason, Severity::Notice, s::SPRINT_TEXT.id));
        }
        let all_have_it = classes.iter().all(|&c| c == Class::Breakthrough);
        let skip = usize::from(all_have_it);
        for weight in self.weights(numbers).into_iter().skip(skip).filter(|w| w.times > 0.0) {
            if weight.assumed {
                findings.push(assumption(weight.condition));
            }
            for share in SHARES.iter().filter(|share| share.condition == weight.condition) {
                let percent = 100.0 * self.share(numbers, weight, share.system);
                if percent > 0.0 {
                    let reason = Reason::new(CONDITION)
                        .with("condition", weight.condition)
                        .with("system", share.system.as_str())
                        .with("percent", percent);
                    findings.push(Finding::new(reason, Severity::Info, share.source.id));
                }
            }
        }
        findings
    }

    /// Whether the groundwork counts as missing, and if so whether that is an assumption.
    fn groundwork_missing(&self) -> Option<bool> {
        match self.groundwork {
            Groundwork::Missing => Some(false),
            Groundwork::NotStated if self.widest() => Some(true),
            Groundwork::NotStated | Groundwork::Laid => None,
        }
    }

    fn widest(&self) -> bool {
        self.not_stated == NotStated::Widest
    }

    /// The stimulus first, as it alone does not move every class.
    fn weights(&self, numbers: &RecoveryNumbers) -> [Weight; 7] {
        let stated = |condition, times| Weight { condition, times, assumed: false };
        let of = |condition, state| match state {
            Condition::Present => stated(condition, 1.0),
            Condition::NotStated if self.widest() => {
                Weight { condition, times: 1.0, assumed: true }
            }
            Condition::NotStated | Condition::Absent => stated(condition, 0.0),
        };
        let stimulus = match self.stimulus {
            Stimulus::Novel => stated("novel-stimulus", 1.0),
            Stimulus::Repeated => stated("repeated-stimulus", 1.0),
            Stimulus::NotStated => of("novel-stimulus", Condition::NotStated),
            Stimulus::Usual => stated("novel-stimulus", 0.0),
        };
        let training = match self.training {
            TrainingState::LessTrained => Condition::Present,
            TrainingState::Trained => Condition::Absent,
            TrainingState::NotStated => Condition::NotStated,
        };
        let (from, to) = numbers.age();
        let decades = |years: u8| f64::from(years.max(from).min(to).saturating_sub(from)) / 10.0;
        let age = if let Some(years) = self.age_years {
            stated("age", decades(years))
        } else {
            let times = if self.widest() { decades(to) } else { 0.0 };
            Weight { condition: "age", times, assumed: true }
        };
        [
            stimulus,
            of("less-trained", training),
            of("heat", self.heat),
            of("downhill", self.downhill),
            of("low-carbohydrate", self.low_carbohydrate),
            of("poor-sleep", self.poor_sleep),
            age,
        ]
    }

    fn share(&self, numbers: &RecoveryNumbers, weight: Weight, system: BodySystem) -> f64 {
        let of_it = |s: &Share| s.condition == weight.condition && s.system == system;
        SHARES.iter().position(of_it).map_or(0.0, |place| {
            let (trained, others) = numbers.share(place);
            // What is not known of the training must not give the earlier end.
            let one = match self.training {
                TrainingState::Trained => trained,
                TrainingState::LessTrained | TrainingState::NotStated => others,
            };
            one * weight.times
        })
    }
}

fn assumption(condition: &'static str) -> Finding {
    let reason = Reason::new(ASSUMED).with("condition", condition);
    Finding::new(reason, Severity::Info, s::STADION.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_trained_are_moved_no_further() {
        for share in SHARES {
            let (trained, others) = (share.trained, share.others);
            assert!(0.0 <= trained && trained <= others, "{} {}", share.condition, share.system);
            let same = |s: &&Share| s.condition == share.condition && s.system == share.system;
            assert_eq!(SHARES.iter().filter(same).count(), 1);
        }
        assert_eq!(CONDITION_CONSTANTS.len(), 2 * SHARES.len() + 3);
    }

    #[test]
    fn every_condition_that_can_weigh_has_shares() {
        let widest =
            RecoveryConditions { not_stated: NotStated::Widest, ..RecoveryConditions::default() };
        let repeated = RecoveryConditions { stimulus: Stimulus::Repeated, ..widest };
        for weight in widest
            .weights(&RecoveryNumbers::default())
            .into_iter()
            .chain(repeated.weights(&RecoveryNumbers::default()))
        {
            assert!(weight.times > 0.0, "{}", weight.condition);
            assert!(SHARES.iter().any(|s| s.condition == weight.condition), "{}", weight.condition);
        }
    }
}
