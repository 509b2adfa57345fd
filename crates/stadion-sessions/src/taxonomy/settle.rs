//! Which classes stand beside each other, and which give way.

use stadion_types::{Finding, Reason, Severity};

use super::around_threshold::SINGLE_LABELS;
use super::class::Class;
use super::classify::SOURCE;
use super::scene::{Classified, Scene};
use super::{fast, reasons, sprinter};

/// Events up to this distance need speed endurance, in metres: the mile, with a hair.
const MILER_M: f64 = 1700.0;

/// Drops what a stronger class excludes.
pub(super) fn settle(
    scene: &Scene<'_>,
    classes: &mut Vec<Classified>,
    findings: &mut Vec<Finding>,
) {
    let has = |classes: &[Classified], class| classes.iter().any(|c| c.class == class);
    if has(classes, Class::Race) {
        classes.retain(|c| c.class == Class::Race);
        return;
    }
    // Speed endurance that the text names for an athlete of its events is no show of strength.
    let miler =
        scene.athlete.events().iter().any(|e| e.distance().is_some_and(|d| d.meters() <= MILER_M));
    // The word holds for them, and for athletes whose events nobody knows; a marathoner's is no excuse.
    let named = scene.facts.declared.contains(&"speed-endurance")
        && (miler || scene.athlete.events().is_empty());
    if has(classes, Class::Hero) && !named {
        // All-out work beyond the usual amount of speed endurance is no speed endurance.
        classes.retain(|c| c.class != Class::SpeedEndurance || !fast::beyond_usual(scene));
    }
    if has(classes, Class::Hero) && (has(classes, Class::SpeedEndurance) || (miler && named)) {
        classes.retain(|c| c.class != Class::Hero);
        if miler && named {
            let reason = Reason::new(reasons::NOT_HERO_EVENT);
            findings.push(Finding::new(reason, Severity::Info, SOURCE));
        }
    }
    // A sprinter's session has the names that sprinters' coaches give it.
    let sprinters = sprinter::ENDURANCE.iter().any(|c| has(classes, *c));
    if sprinters || has(classes, Class::Acceleration) {
        classes.retain(|c| !matches!(c.class, Class::Sprint | Class::SpeedEndurance));
    }
    let tempo = has(classes, Class::IntensiveTempo) || has(classes, Class::ExtensiveTempo);
    if tempo {
        classes.retain(|c| {
            !matches!(c.class, Class::Sprint | Class::SpeedEndurance | Class::Acceleration)
        });
    }
    // Without a stated rest, so much long work at full effort is no sprint.
    if has(classes, Class::Hero) {
        classes.retain(|c| c.class != Class::Sprint);
    }
    let fast = [Class::Sprint, Class::SpeedEndurance, Class::Hero, Class::Acceleration];
    if sprinters || tempo || fast.iter().any(|c| has(classes, *c)) {
        classes.retain(|c| {
            !matches!(c.class, Class::Repetition | Class::Vo2max | Class::Threshold | Class::Single)
        });
    }
    // What is controlled below the threshold is a single even where it touches the threshold's band.
    let threshold_only =
        scene.is_declared(&["threshold"]).is_some() && scene.is_declared(SINGLE_LABELS).is_none();
    if has(classes, Class::Single) && !threshold_only {
        classes.retain(|c| c.class != Class::Threshold);
    }
    if has(classes, Class::Vo2max) {
        classes.retain(|c| c.class != Class::Repetition);
    }
    // A few quick runs at the end leave an easy run what it is.
    let calm = [Class::Easy, Class::Steady, Class::Recovery, Class::LongRun];
    if has(classes, Class::Strides) && calm.iter().any(|c| has(classes, *c)) {
        let beside = [Class::Strides, Class::Strength, Class::Plyometrics, Class::Fartlek];
        classes.retain(|c| beside.contains(&c.class) || calm.contains(&c.class));
    }
}
