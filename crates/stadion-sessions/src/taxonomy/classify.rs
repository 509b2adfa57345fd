//! The judge: every rule is asked, and what the session is comes back with its reasons.

use stadion_physiology::Athlete;
use stadion_types::{Finding, Reason, RpeScale, Severity};

use super::around_threshold::SINGLE_LABELS;
use super::class::Class;
use super::criteria::Criteria;
use super::facts::Facts;
use super::intensity::{self, is_running};
use super::reasons;
use super::rest_class::Rests;
use super::scene::{Classified, Outcome, Scene};
use super::shape::Shape;
use super::{around_threshold, fast, nearest, whole};

/// What a session is, why, and what is odd about it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Classification {
    /// The classes, best first; empty if nothing tells.
    pub classes: Vec<Classified>,
    /// The shapes of its parts, in their order.
    pub shapes: Vec<Shape>,
    /// Its rests, where they are known.
    pub rests: Option<Rests>,
    /// What the text calls the session and its figures contradict, and what is missing.
    pub findings: Vec<Finding>,
}

/// The classes by their labels in a text.
const LABELS: &[(&str, Class)] = &[
    ("race", Class::Race),
    ("parkrun", Class::Race),
    ("time-trial", Class::Race),
    ("single", Class::Single),
    ("sub-threshold", Class::Single),
    ("threshold", Class::Threshold),
    ("tempo", Class::Threshold),
    ("vo2max", Class::Vo2max),
    ("sprint", Class::Sprint),
    ("speed-endurance", Class::SpeedEndurance),
    ("ladder", Class::Ladder),
    ("strides", Class::Strides),
    ("hero", Class::Hero),
    ("easy", Class::Easy),
    ("steady", Class::Steady),
    ("recovery", Class::Recovery),
    ("long-run", Class::LongRun),
    ("breakthrough", Class::Breakthrough),
];

/// Score of a class that only the text's own word speaks for.
const LABEL_SCORE: f64 = 0.4;

/// Events up to this distance need speed endurance, in metres: the mile, with a hair.
const MILER_M: f64 = 1700.0;

/// Judges a session.
///
/// # Model
///
/// Each class has its rule over the facts ([`Criteria`] holds the limits). A race outranks every kind
/// of training. What the text calls the session is evidence: it is kept as a class of its own with a
/// low score where the figures do not tell, and named in a finding where they contradict it.
///
/// Intensity is measured against the athlete's own speeds where they are known; else against the pace,
/// heart rate or lactate that the text aims at, against its words, and last against a population. Each
/// reason says which.
///
/// # Limits
///
/// Speeds are compared for running only; other sports are judged by heart rate, aims and words.
/// Recovery needs the text's word, and a breakthrough is never found: both need the athlete's history.
/// Without the athlete's speeds, the times of repetitions that a text gives by distance alone are
/// estimated between those of the fastest and of ordinary runners.
///
/// # Examples
///
/// ```
/// use stadion_physiology::Athlete;
/// use stadion_sessions::{Class, Criteria, Facts, NotationOptions, classify, parse};
///
/// let text = "ten 400-meter repeats at maximum effort";
/// let facts = Facts::from_session(&parse(text, &NotationOptions::default()).session);
/// let judged = classify(&facts, &Athlete::default(), &Criteria::default());
/// for class in &judged.classes {
///     println!("{} {:?}", class.class, class.reasons);
/// }
/// ```
#[must_use]
pub fn classify(facts: &Facts, athlete: &Athlete, criteria: &Criteria) -> Classification {
    let scene = Scene::new(facts, athlete, criteria);
    let rules: [(&[Class], Rule); 12] = [
        (&[Class::Race], whole::race),
        (&[Class::Sprint], fast::sprint),
        (&[Class::SpeedEndurance], fast::speed_endurance),
        (&[Class::Hero], fast::hero),
        (&[Class::Single], around_threshold::single),
        (&[Class::Vo2max], around_threshold::vo2max),
        (&[Class::Threshold], around_threshold::threshold),
        (&[Class::Repetition], fast::repetition),
        (&[Class::Easy, Class::Steady, Class::Recovery, Class::LongRun], whole::endurance),
        (&[Class::Ladder], whole::ladder),
        (&[Class::Strides], whole::strides),
        (&[Class::Strength], whole::strength),
    ];
    let mut classes: Vec<Classified> = Vec::new();
    let mut open: Vec<Class> = Vec::new();
    for (about, rule) in rules {
        match rule(&scene) {
            Outcome::Is(class) => classes.push(class),
            Outcome::Open => open.extend(about),
            Outcome::IsNot => {}
        }
    }
    let mut findings = Vec::new();
    settle(&scene, &mut classes, &mut findings);
    // A shape or a few strides do not tell how hard the work was.
    let shape_only =
        |c: &Classified| matches!(c.class, Class::Ladder | Class::Strides | Class::Strength);
    if classes.iter().all(shape_only) {
        classes.extend(nearest::nearest(&scene));
    }
    if facts.reps.is_empty() && facts.running.is_none() && facts.lifts == 0 {
        // Without any work there are no figures that could speak against a word.
        open = Class::ALL.to_vec();
    }
    weigh_labels(facts, &open, &mut classes, &mut findings);
    findings.extend(spoiled(&scene, &classes));
    findings.extend(whole::unbelieved(&scene));
    // A stable sort keeps the order of the rules among equals.
    classes.sort_by(|a, b| b.score.total_cmp(&a.score));
    findings.extend(unjudged(&scene, &classes));
    Classification { classes, shapes: scene.shapes, rests: scene.rests, findings }
}

/// Why nothing tells what a session was.
fn unjudged(scene: &Scene<'_>, classes: &[Classified]) -> Option<Finding> {
    let facts = scene.facts;
    let foreign = facts.running.is_some() && !is_running(facts);
    let reason = if foreign && (classes.is_empty() || facts.sport.is_none()) {
        Reason::new(reasons::SPORT_UNKNOWN)
    } else if !classes.is_empty() || (facts.running.is_none() && facts.reps.is_empty()) {
        return None;
    } else {
        let speed = intensity::threshold_speed(scene.athlete).is_some();
        let heart = scene.athlete.max_hr().is_some();
        let timed = facts.reps.iter().any(|r| r.speed.is_some());
        match (&facts.running, speed, heart) {
            (Some(_), false, false) if facts.reps.is_empty() => Reason::new(reasons::NO_ATHLETE)
                .with("missing", "the maximal heart rate or the threshold"),
            (Some(_), false, _) => {
                Reason::new(reasons::NO_ATHLETE).with("missing", "the threshold or a best")
            }
            (None, false, _) if timed => {
                Reason::new(reasons::NO_ATHLETE).with("missing", "the threshold or a best")
            }
            _ => Reason::new(reasons::NO_EFFORT),
        }
    };
    Some(Finding::new(reason, Severity::Info, SOURCE))
}

/// The exertion of a single that was none any more.
fn spoiled(scene: &Scene<'_>, classes: &[Classified]) -> Option<Finding> {
    let meant = classes.iter().any(|c| c.class == Class::Single);
    let rpe = scene.facts.rpe.filter(|_| meant)?;
    let limits = &scene.criteria.threshold;
    let limit = match rpe.scale() {
        RpeScale::Cr10 => limits.single_rpe_cr10,
        RpeScale::Borg6To20 => limits.single_rpe_borg,
    };
    (rpe.value() >= limit).then(|| {
        let reason =
            Reason::new(reasons::RPE_TOO_HARD).with("rpe", rpe.to_string()).with("limit", limit);
        Finding::new(reason, Severity::Notice, SOURCE).measured(rpe.value()).against(limit)
    })
}

/// Looks at a session for one class, or for a few that exclude each other.
type Rule = fn(&Scene<'_>) -> Outcome;

/// The id of the source of these rules: this library's own convention.
const SOURCE: &str = "stadion";

/// Drops what a stronger class excludes.
fn settle(scene: &Scene<'_>, classes: &mut Vec<Classified>, findings: &mut Vec<Finding>) {
    let has = |classes: &[Classified], class| classes.iter().any(|c| c.class == class);
    if has(classes, Class::Race) {
        classes.retain(|c| c.class == Class::Race);
        return;
    }
    // Speed endurance that the text names for an athlete of its events is no show of strength.
    let miler =
        scene.athlete.events().iter().any(|e| e.distance().is_some_and(|d| d.meters() <= MILER_M));
    let named = scene.facts.declared.contains(&"speed-endurance");
    if has(classes, Class::Hero) && !named {
        // All-out work beyond the usual amount of speed endurance is no speed endurance.
        classes.retain(|c| c.class != Class::SpeedEndurance || !fast::beyond_usual(scene));
    }
    if has(classes, Class::Hero) && (has(classes, Class::SpeedEndurance) || (miler && named)) {
        classes.retain(|c| c.class != Class::Hero);
        if named {
            let reason = Reason::new(reasons::NOT_HERO_EVENT);
            findings.push(Finding::new(reason, Severity::Info, SOURCE));
        }
    }
    // Without a stated rest, so much long work at full effort is no sprint.
    if has(classes, Class::Hero) {
        classes.retain(|c| c.class != Class::Sprint);
    }
    let fast = [Class::Sprint, Class::SpeedEndurance, Class::Hero];
    if fast.iter().any(|c| has(classes, *c)) {
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
        classes.retain(|c| c.class == Class::Strides || calm.contains(&c.class));
    }
}

/// A label makes a class of its own only where the figures give none and do not speak against it; of
/// several labels, the one that the text uses most.
fn weigh_labels(
    facts: &Facts,
    open: &[Class],
    classes: &mut Vec<Classified>,
    findings: &mut Vec<Finding>,
) {
    let by_figures = classes.iter().max_by(|a, b| a.score.total_cmp(&b.score)).map(|c| c.class);
    for label in &facts.declared {
        let Some((_, class)) = LABELS.iter().find(|(l, _)| l == label) else { continue };
        if classes.iter().any(|c| c.class == *class) {
            continue;
        }
        // Only the athlete's history could tell a breakthrough.
        let untold = open.contains(class) || *class == Class::Breakthrough;
        if classes.is_empty() && untold {
            classes.push(Classified {
                class: *class,
                score: LABEL_SCORE,
                variant: None,
                reasons: vec![
                    Reason::new(reasons::DECLARED).with("label", *label),
                    Reason::new(reasons::DECLARED_ALONE),
                ],
            });
            continue;
        }
        // These words also tell of warm-ups and rests, so they contradict nothing.
        if matches!(class, Class::Easy | Class::Steady | Class::Recovery) && by_figures.is_some() {
            continue;
        }
        let reason = match by_figures {
            Some(found) => Reason::new(reasons::LABEL_APART)
                .with("label", *label)
                .with("class", found.as_str()),
            None if !untold => Reason::new(reasons::CONTRADICTED).with("label", *label),
            None => continue,
        };
        let severity = if untold { Severity::Info } else { Severity::Notice };
        findings.push(Finding::new(reason, severity, SOURCE));
    }
}
