//! The judge: every rule is asked, and what the session is comes back with its reasons.

use stadion_physiology::Athlete;
use stadion_types::{Finding, Reason, Severity};

use super::class::Class;
use super::criteria::Criteria;
use super::facts::Facts;
use super::intensity::{self, is_running};
use super::named::FARTLEK;
use super::reasons;
use super::rest_class::Rests;
use super::scene::{Classified, Outcome, Scene};
use super::shape::Shape;
use super::{around_threshold, fast, nearest, settle, spoiled, sprinter, terrain, whole};

/// What a session is, why, and what is odd about it.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
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

/// The classes that a label of a text may mean, the first of them where nothing else tells.
const LABELS: &[(&str, &[Class])] = &[
    ("race", &[Class::Race]),
    ("parkrun", &[Class::Race]),
    ("time-trial", &[Class::Race]),
    ("single", &[Class::Single, Class::SingleSpoiled]),
    ("sub-threshold", &[Class::Single, Class::SingleSpoiled]),
    ("threshold", &[Class::Threshold]),
    ("tempo", &[Class::Threshold, Class::ExtensiveTempo, Class::IntensiveTempo]),
    ("vo2max", &[Class::Vo2max]),
    (
        "sprint",
        &[
            Class::Sprint,
            Class::Acceleration,
            Class::SprinterSpeedEndurance,
            Class::SpecialEndurance1,
            Class::SpecialEndurance2,
        ],
    ),
    ("speed-endurance", &[Class::SpeedEndurance, Class::SprinterSpeedEndurance]),
    (FARTLEK, &[Class::Fartlek]),
    ("ladder", &[Class::Ladder]),
    ("strides", &[Class::Strides]),
    ("hero", &[Class::Hero]),
    ("easy", &[Class::Easy]),
    ("steady", &[Class::Steady]),
    ("recovery", &[Class::Recovery]),
    ("long-run", &[Class::LongRun]),
    ("breakthrough", &[Class::Breakthrough]),
];

/// Score of a class that only the text's own word speaks for.
const LABEL_SCORE: f64 = 0.4;

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
/// Recovery needs the text's word, and breakthrough, break-even and double threshold are never found: they need
/// the athlete's history, see [`History::classes`](crate::History::classes). The sprint coaches' classes are
/// given only to athletes all of whose events are short.
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
    let rules: [(&[Class], Rule); 18] = [
        (&[Class::Race], whole::race),
        (&[Class::Acceleration], sprinter::acceleration),
        (&sprinter::ENDURANCE, sprinter::endurance),
        (&[Class::IntensiveTempo, Class::ExtensiveTempo], sprinter::tempo),
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
        (&[Class::Strength], terrain::strength),
        (&[Class::Plyometrics], terrain::plyometrics),
        (&[Class::Hill], terrain::hill),
        (&[Class::Fartlek], terrain::fartlek),
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
    settle::settle(&scene, &mut classes, &mut findings);
    // A shape or a few strides do not tell how hard the work was.
    if classes.iter().all(|c| c.class.is_form()) {
        classes.extend(nearest::nearest(&scene));
    }
    let lifted = facts.lifts > 0 || facts.jumps > 0;
    if facts.reps.is_empty() && facts.running.is_none() && !lifted {
        // Without any work there are no figures that could speak against a word.
        open = Class::ALL.to_vec();
    }
    weigh_labels(facts, &open, &mut classes, &mut findings);
    spoiled::settle(&scene, &mut classes, &mut findings);
    findings.extend(whole::unbelieved(&scene));
    // A stable sort keeps the order of the rules among equals.
    classes.sort_by(|a, b| b.score.total_cmp(&a.score));
    findings.extend(unjudged(&scene, &classes));
    let mut rests = scene.rests;
    if let Some(rests) = &mut rests {
        rests.near_maximal = fast::near_maximal(&scene, &classes);
    }
    Classification { classes, shapes: scene.shapes, rests, findings }
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

/// Looks at a session for one class, or for a few that exclude each other.
type Rule = fn(&Scene<'_>) -> Outcome;

/// The id of the source of these rules: this library's own convention.
pub(super) const SOURCE: &str = "stadion";

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
        let Some((_, meant)) = LABELS.iter().find(|(l, _)| l == label) else { continue };
        let Some(class) = meant.first() else { continue };
        if classes.iter().any(|c| meant.contains(&c.class)) {
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
