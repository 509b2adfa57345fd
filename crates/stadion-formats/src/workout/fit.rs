//! FIT workouts: steps and their ends.

use std::time::Duration;

use stadion_sessions::{
    DistanceUnit, StepLength, StepRole, StructuredItem, StructuredStep, StructuredWorkout,
};
use stadion_types::Distance;

use super::fit_target::{heart_rate, power, target};
use super::{MAX_STEPS, WorkoutError, WorkoutFormat, WorkoutImport, WorkoutWarning};
use crate::fit::{RawStep, RawWorkout, workout};
use crate::kind::FileKind;

/// Deepest nesting of repeats that is read.
const MAX_DEPTH: usize = 16;

/// Reads the workout of a FIT file.
pub(super) fn read(bytes: &[u8]) -> Result<WorkoutImport, WorkoutError> {
    let raw = workout(bytes);
    if raw.foreign {
        return Err(WorkoutError::UnknownFormat);
    }
    if raw.steps.is_empty() {
        return Err(match raw.kind {
            Some(FileKind::Workout) | None => WorkoutError::NoSteps,
            Some(what) => WorkoutError::NotAWorkout { what },
        });
    }
    if raw.steps.len() > MAX_STEPS {
        return Err(WorkoutError::TooManySteps { limit: MAX_STEPS });
    }
    let mut warnings = warnings(&raw);
    let mut placed: Vec<Placed> = Vec::new();
    for step in &raw.steps {
        match step.duration {
            Some(kind @ (6..=13 | 17 | 18 | 27)) => repeat(kind, step, &mut placed, &mut warnings),
            _ => placed.push(Placed {
                first: step.index,
                depth: 0,
                item: StructuredItem::Step(one(step)),
            }),
        }
    }
    let mut workout = StructuredWorkout::default();
    workout.name = raw.name;
    workout.sport = raw.sport;
    workout.items = placed.into_iter().map(|p| p.item).collect();
    Ok(WorkoutImport { format: WorkoutFormat::Fit, workout, warnings })
}

fn warnings(raw: &RawWorkout) -> Vec<WorkoutWarning> {
    let found = raw.steps.len();
    let promised = raw.promised.map(usize::from);
    // Some writers do not count the steps that repeat.
    let single = raw.steps.iter().filter(|s| !matches!(s.duration, Some(6..=13))).count();
    let other = promised.filter(|p| *p != found && *p != single);
    [
        raw.truncated_at.map(|at_byte| WorkoutWarning::Truncated { at_byte }),
        raw.damaged_at.map(|at_byte| WorkoutWarning::Damaged { at_byte }),
        raw.bad_checksum.then_some(WorkoutWarning::BadChecksum),
        other.map(|promised| WorkoutWarning::StepCount { promised, found }),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// An item with the index of its first step.
struct Placed {
    first: usize,
    depth: usize,
    item: StructuredItem,
}

/// A step that sends back to an earlier one: everything from there is its body.
fn repeat(kind: u8, step: &RawStep, placed: &mut Vec<Placed>, warnings: &mut Vec<WorkoutWarning>) {
    let from = step.value.and_then(|v| usize::try_from(v).ok());
    let at = from.and_then(|from| placed.iter().position(|p| p.first == from));
    let (Some(from), Some(at)) = (from, at) else {
        warnings.push(WorkoutWarning::BadRepeat { step: step.index });
        return;
    };
    let depth = 1 + placed.iter().skip(at).map(|p| p.depth).max().unwrap_or(0);
    if depth > MAX_DEPTH {
        warnings.push(WorkoutWarning::TooDeep { step: step.index, limit: MAX_DEPTH });
        return;
    }
    let items = placed.split_off(at).into_iter().map(|p| p.item).collect();
    let value = step.target.zone;
    let (turns, unread) = match (kind, value) {
        (6, Some(turns)) if turns > 0 => (Some(turns), None),
        (7, Some(ms)) => (None, Some(format!("repeated until {} s have passed", thousandths(ms)))),
        (8, Some(cm)) => {
            (None, Some(format!("repeated until {} m are covered", f64::from(cm) / 100.0)))
        }
        (9, Some(kcal)) => (None, Some(format!("repeated until {kcal} kcal are burnt"))),
        (10, Some(v)) => {
            (None, Some(format!("repeated until the heart rate is below {}", heart_rate(v))))
        }
        (11, Some(v)) => {
            (None, Some(format!("repeated until the heart rate is above {}", heart_rate(v))))
        }
        (12 | 17 | 18, Some(v)) => {
            (None, Some(format!("repeated until the power is below {}", power(v))))
        }
        (13, Some(v)) => (None, Some(format!("repeated until the power is above {}", power(v)))),
        _ => (None, Some("how often this is repeated is not said".to_owned())),
    };
    let unread: Vec<String> = unread.into_iter().collect();
    let item = match turns {
        Some(turns) => StructuredItem::repeat(turns, items),
        None => StructuredItem::open_repeat(unread, items),
    };
    placed.push(Placed { first: from, depth, item });
}

fn thousandths(value: u32) -> f64 {
    f64::from(value) / 1000.0
}

/// One step that is done.
fn one(raw: &RawStep) -> StructuredStep {
    let mut step = StructuredStep::new(length(raw)).with_role(match raw.intensity {
        Some(0 | 5) => StepRole::Work,
        Some(1 | 4) => StepRole::Rest,
        Some(2) => StepRole::WarmUp,
        Some(3) => StepRole::CoolDown,
        _ => StepRole::Unstated,
    });
    step.name.clone_from(&raw.name);
    step.notes.extend(raw.notes.clone());
    for goal in [raw.target, raw.secondary] {
        match target(goal) {
            Ok(found) => step.targets.extend(found),
            Err(why) => step.unread.push(why),
        }
    }
    step
}

fn length(raw: &RawStep) -> StepLength {
    let until = |text: String| StepLength::Until(text);
    match (raw.duration, raw.value) {
        (Some(0 | 28 | 31), Some(ms)) if ms > 0 => {
            StepLength::Time(Duration::from_millis(u64::from(ms)))
        }
        (Some(1), Some(cm)) if cm > 0 => match Distance::from_meters(f64::from(cm) / 100.0) {
            Ok(distance) => StepLength::Distance { distance, unit: DistanceUnit::Meter },
            Err(_) => until("a distance that nobody covers".to_owned()),
        },
        (Some(0 | 1 | 28 | 31), _) => until("an end that the file leaves out".to_owned()),
        (Some(2), Some(v)) => until(format!("the heart rate is below {}", heart_rate(v))),
        (Some(3), Some(v)) => until(format!("the heart rate is above {}", heart_rate(v))),
        (Some(4), Some(kcal)) => until(format!("{kcal} kcal are burnt")),
        (Some(14 | 19..=21 | 25), Some(v)) => until(format!("the power is below {}", power(v))),
        (Some(15 | 22..=24 | 26), Some(v)) => until(format!("the power is above {}", power(v))),
        (Some(16), Some(_)) => until("a training load is reached".to_owned()),
        (Some(29), Some(count)) if count > 0 => StepLength::Lifts(count),
        (Some(5) | None, _) => until("the lap button is pressed".to_owned()),
        (Some(kind), _) => until(format!("an event of kind {kind}")),
    }
}
