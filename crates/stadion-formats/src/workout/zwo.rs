//! ZWO: Zwift's workout file. Powers are shares of threshold power, and of a running pace on foot;
//! lengths are seconds, or metres where the file counts by distance.

use std::time::Duration;

use stadion_sessions::{
    DistanceUnit, Effort, PercentOf, StepLength, StepRole, StructuredItem, StructuredStep,
    StructuredWorkout, Target,
};
use stadion_types::{Bounds, Distance, Sport};

use super::{MAX_STEPS, WorkoutError, WorkoutFormat, WorkoutImport, WorkoutWarning};
use crate::xml::{RawElement, workout_file};

/// The races that the attribute `pace` counts from 0 on, by name and in metres.
const RACES: [(&str, f64); 5] = [
    ("mile", 1609.344),
    ("5 km", 5000.0),
    ("10 km", 10_000.0),
    ("half-marathon", 21_097.5),
    ("marathon", 42_195.0),
];

/// Reads a ZWO file.
pub(super) fn read(bytes: &[u8]) -> Result<WorkoutImport, WorkoutError> {
    let raw = workout_file(bytes, MAX_STEPS);
    if raw.elements.len() > MAX_STEPS {
        return Err(WorkoutError::TooManySteps { limit: MAX_STEPS });
    }
    let sport = raw.sport.as_deref().map(str::to_ascii_lowercase);
    let sport = match sport.as_deref() {
        Some("run" | "running") => Some(Sport::Running),
        Some("bike" | "cycling") => Some(Sport::Cycling),
        Some("row" | "rowing") => Some(Sport::Rowing),
        Some("swim" | "swimming") => Some(Sport::Swimming),
        Some(_) => Some(Sport::Other),
        None => None,
    };
    let by_distance = raw.duration_type.is_some_and(|t| t.eq_ignore_ascii_case("distance"));
    let reader = Reader { on_foot: sport == Some(Sport::Running), by_distance };
    let mut warnings: Vec<WorkoutWarning> = Vec::new();
    warnings.extend(raw.truncated_at.map(|at_byte| WorkoutWarning::Truncated { at_byte }));
    warnings.extend(raw.damaged_at.map(|at_byte| WorkoutWarning::Damaged { at_byte }));
    let mut items = Vec::new();
    for (step, element) in raw.elements.iter().enumerate() {
        match reader.item(element) {
            Some(item) => items.push(item),
            None => warnings.push(WorkoutWarning::UnknownStep { step }),
        }
    }
    if items.is_empty() {
        return Err(WorkoutError::NoSteps);
    }
    let mut workout = StructuredWorkout::default();
    workout.name = raw.name;
    workout.sport = sport;
    workout.items = items;
    Ok(WorkoutImport { format: WorkoutFormat::Zwo, workout, warnings })
}

struct Reader {
    on_foot: bool,
    by_distance: bool,
}

/// The attributes of a share: one value, or its two ends.
#[derive(Clone, Copy)]
struct Share<'a> {
    one: &'a str,
    low: &'a str,
    high: &'a str,
    zone: &'a str,
}

const POWER: Share<'static> =
    Share { one: "Power", low: "PowerLow", high: "PowerHigh", zone: "Zone" };
const ON: Share<'static> =
    Share { one: "OnPower", low: "PowerOnLow", high: "PowerOnHigh", zone: "PowerOnZone" };
const OFF: Share<'static> =
    Share { one: "OffPower", low: "PowerOffLow", high: "PowerOffHigh", zone: "PowerOffZone" };

impl Reader {
    fn item(&self, element: &RawElement) -> Option<StructuredItem> {
        let plain = |step: StructuredStep| Some(StructuredItem::Step(step));
        match element.name.to_ascii_lowercase().as_str() {
            "steadystate" | "solidstate" => plain(self.steady(element)),
            "warmup" => plain(self.ramp(element).with_role(StepRole::WarmUp)),
            "cooldown" => plain(self.ramp(element).with_role(StepRole::CoolDown)),
            "ramp" => plain(self.ramp(element)),
            "freeride" | "freeridef" => {
                let step = self.step(element, "Duration", "Cadence").with_role(StepRole::Work);
                plain(step.with_target(Target::Named("at will".to_owned())))
            }
            "maxeffort" => {
                let mut step = self.step(element, "Duration", "Cadence").with_role(StepRole::Work);
                step.effort = Some(Effort::Maximal);
                plain(step)
            }
            "intervalst" => Some(self.intervals(element)),
            _ => None,
        }
    }

    fn steady(&self, element: &RawElement) -> StructuredStep {
        let mut step = self.step(element, "Duration", "Cadence");
        self.aim(element, POWER, &mut step);
        step
    }

    /// A step from the first end to the second, in the order in which they stand.
    fn ramp(&self, element: &RawElement) -> StructuredStep {
        let mut step = self.step(element, "Duration", "Cadence");
        self.aim(element, POWER, &mut step);
        let end = |name| number(element.text(name)?);
        if let (Some(low), Some(high)) = (end("PowerLow"), end("PowerHigh"))
            && low.to_bits() != high.to_bits()
        {
            let way = if low < high { "ramp up" } else { "ramp down" };
            step.targets.push(Target::Named(way.to_owned()));
        }
        step
    }

    fn intervals(&self, element: &RawElement) -> StructuredItem {
        let mut on = self.step(element, "OnDuration", "Cadence").with_role(StepRole::Work);
        self.aim(element, ON, &mut on);
        on.role = StepRole::Work;
        let mut off = self.step(element, "OffDuration", "CadenceResting").with_role(StepRole::Rest);
        self.aim(element, OFF, &mut off);
        // Over and under: both parts are work.
        let both = element.text("OverUnder").is_some_and(|v| v != "0");
        off.role = if both { StepRole::Work } else { StepRole::Rest };
        off.notes.clear();
        let mut items = vec![StructuredItem::Step(on)];
        // An interval without an off part is one without a rest.
        if element.text("OffDuration").and_then(number).is_none_or(|v| v > 0.0)
            && element.has("OffDuration")
        {
            items.push(StructuredItem::Step(off));
        }
        let turns = element.text("Repeat").and_then(|t| t.parse::<u32>().ok()).filter(|n| *n > 0);
        match turns {
            Some(turns) => StructuredItem::repeat(turns, items),
            None => StructuredItem::open_repeat(Vec::new(), items),
        }
    }

    fn step(&self, element: &RawElement, length: &str, cadence: &str) -> StructuredStep {
        let mut step = StructuredStep::new(self.length(element.text(length)));
        step.notes.clone_from(&element.texts);
        let rpm = |name: &str| element.text(name).and_then(number).filter(|v| *v > 0.0);
        let pair = (rpm("CadenceLow"), rpm("CadenceHigh"));
        let shown = match (rpm(cadence), pair) {
            (None, (Some(low), Some(high))) => Some(format!("{low}-{high} rpm")),
            (Some(one), _) | (None, (Some(one), None) | (None, Some(one))) => {
                Some(format!("{one} rpm"))
            }
            _ => None,
        };
        step.targets.extend(shown.map(Target::Named));
        step
    }

    fn length(&self, text: Option<&str>) -> StepLength {
        let value = text.and_then(number).filter(|v| *v > 0.0);
        let found = value.and_then(|value| {
            if self.by_distance {
                let distance = Distance::from_meters(value).ok()?;
                return Some(StepLength::Distance { distance, unit: DistanceUnit::Meter });
            }
            Duration::try_from_secs_f64(value).ok().map(StepLength::Time)
        });
        found.unwrap_or_else(|| StepLength::Until("an end that the file leaves out".to_owned()))
    }

    /// Puts the share in front of the other targets. Where only one end is given that one holds: an end that
    /// is missing is not 0.
    fn aim(&self, element: &RawElement, share: Share<'_>, step: &mut StructuredStep) {
        let value = |name: &str| element.text(name).and_then(number);
        let (one, low, high) = (value(share.one), value(share.low), value(share.high));
        let ends = match (one, low, high) {
            (_, Some(low), Some(high)) => (low.min(high), low.max(high)),
            (Some(one), ..) | (None, Some(one), None) | (None, None, Some(one)) => (one, one),
            (None, None, None) => {
                let zone = element.text(share.zone).and_then(|z| z.parse::<u8>().ok());
                if let Some(zone) = zone.filter(|zone| *zone > 0) {
                    step.targets.insert(0, Target::Named(format!("power zone {zone}")));
                    return;
                }
                if element.has(share.one) || element.has(share.low) {
                    step.unread.push("a power that is no number".to_owned());
                } else {
                    step.unread.push("the file gives no power".to_owned());
                }
                return;
            }
        };
        if ends.1 <= 0.0 {
            // Nothing is asked for: the athlete stands or rolls.
            if ends.0 < 0.0 {
                step.unread.push("a power below 0".to_owned());
            } else if step.role == StepRole::Unstated {
                step.role = StepRole::Rest;
            }
            return;
        }
        if ends.0 < 0.0 || ends.1 > 10.0 {
            step.unread.push("a power that nobody holds".to_owned());
            return;
        }
        let percent = |v: f64| (v * 100.0 * 1e6).round() / 1e6;
        let (low, high) = (percent(ends.0), percent(ends.1));
        let race =
            element.text("pace").and_then(|p| p.parse::<usize>().ok()).and_then(|i| RACES.get(i));
        let target = match race.filter(|_| self.on_foot) {
            Some((_, meters)) if low >= 100.0 && high <= 100.0 => {
                let Ok(distance) = Distance::from_meters(*meters) else { return };
                Target::RacePace {
                    distance: Bounds::exactly(distance),
                    relation: stadion_sessions::Relation::At,
                }
            }
            Some((name, _)) => {
                let range = if low < high { format!("{low}-{high}") } else { format!("{low}") };
                Target::Named(format!("{range} % of {name} speed"))
            }
            None => {
                // On foot it is a share of the speed of a race that the file leaves out.
                let of = if self.on_foot { PercentOf::Unstated } else { PercentOf::ThresholdPower };
                let Ok(range) = Bounds::new(low, high) else { return };
                Target::Percent { range, of }
            }
        };
        step.targets.insert(0, target);
    }
}

fn number(text: &str) -> Option<f64> {
    text.parse::<f64>().ok().filter(|v| v.is_finite())
}
