//! The rules that look at a session as a whole: race, continuous running, ladder, strides, strength.

use stadion_types::{Bounds, Finding, HeartRate, Reason, Severity, Speed};

use super::class::Class;
use super::facts::RepFact;
use super::intensity::{
    Basis, beyond_human, is_running, population_speed, race_speed, share_by_heart, threshold_speed,
};
use super::reasons;
use super::scene::{Classified, Outcome, Scene};
use super::shape::Shape;
use crate::tree::{Activity, Effort};

const RACE_LABELS: &[&str] = &["race", "parkrun", "time-trial"];
const LONG_LABELS: &[&str] = &["long-run"];

/// Share of the whole work that one repetition must make up for the session to be that one piece.
pub(super) const MAIN_PIECE: f64 = 0.7;

/// Longest strides, in seconds, and most time in them.
pub(super) const STRIDE_S: f64 = 35.0;
pub(super) const STRIDES_TOTAL_S: f64 = 300.0;
/// The same in metres.
pub(super) const STRIDE_M: f64 = 400.0;

/// Share of the maximal heart rate that goes with the words easy and steady.
pub(super) const EASY_WORD_HR: f64 = 0.65;
pub(super) const STEADY_WORD_HR: f64 = 0.77;

pub(super) fn race(scene: &Scene<'_>) -> Outcome {
    let one_piece = main_piece(scene);
    if let Some(label) = scene.is_declared(RACE_LABELS) {
        // Several pieces with rests between them are training, whatever race they prepare for.
        if !one_piece || all_calm(scene) {
            return Outcome::IsNot;
        }
        let given = vec![Reason::new(reasons::DECLARED).with("label", label)];
        return Outcome::is(Class::Race, 1.0, given);
    }
    let judged = scene.facts.reps.is_empty() && is_running(scene.facts);
    let Some(running) = scene.facts.running.as_ref().filter(|_| judged) else {
        return Outcome::IsNot;
    };
    let Some((way, speed)) = running.distance.zip(running.speed()) else { return Outcome::Open };
    let Some(predicted) = race_speed(scene.athlete, way.meters()) else { return Outcome::Open };
    let share = speed.meters_per_second() / predicted;
    let limits = &scene.criteria.endurance;
    if share < 1.0 - limits.race_tolerance || share > 1.0 + limits.race_ahead_max {
        return Outcome::IsNot;
    }
    let given = vec![Reason::new(reasons::TIMED_EFFORT).with("percent", reasons::percent(share))];
    Outcome::is(Class::Race, 0.9, given)
}

/// A whole run that is faster than the athlete, or anybody, could have run it.
pub(super) fn unbelieved(scene: &Scene<'_>) -> Option<Finding> {
    let running = scene.facts.running.as_ref().filter(|_| is_running(scene.facts))?;
    let (way, speed) = running.distance.zip(running.speed())?;
    let (meters, speed) = (way.meters(), speed.meters_per_second());
    let finding = |share: f64, whom: &'static str| {
        let reason = Reason::new(reasons::TOO_FAST)
            .with("percent", reasons::percent(share))
            .with("whom", whom);
        Finding::new(reason, Severity::Warning, "stadion").measured(speed)
    };
    if beyond_human(meters, speed) {
        return Some(finding(speed / population_speed(meters)?, "a national-class miler"));
    }
    let share = speed / race_speed(scene.athlete, meters)?;
    (share > 1.0 + scene.criteria.endurance.race_ahead_max)
        .then(|| finding(share, "the athlete by the bests"))
}

/// Whether all the running of a text is called easy, whatever else the text speaks of.
fn all_calm(scene: &Scene<'_>) -> bool {
    let mut runs = scene.facts.reps.iter().filter(|r| !is_stride(r)).peekable();
    runs.peek().is_some() && runs.all(is_calm)
}

/// Whether the session is one piece of work, with little beside it.
fn main_piece(scene: &Scene<'_>) -> bool {
    let lengths: Option<Vec<f64>> = scene
        .work
        .reps
        .iter()
        .map(|r| {
            let meters = r.distance.map(|d| d.max().meters());
            meters.or_else(|| r.time.map(|t| t.seconds().max()))
        })
        .collect();
    let Some(lengths) = lengths else { return scene.work.reps.len() < 2 };
    let total: f64 = lengths.iter().sum();
    lengths.len() < 2 || lengths.iter().any(|l| *l >= MAIN_PIECE * total)
}

/// How a continuous run is judged: seconds, share of the threshold's speed and what it rests on.
struct Continuous {
    seconds: f64,
    level: Option<(f64, Basis)>,
    given: Vec<Reason>,
    /// Share of the time under the easy cap, where heart rate was measured.
    under_cap: Option<f64>,
}

/// The easy or steady part of a session: a whole recording without repetitions other than strides, or
/// the pieces of a text that are called easy or that stand alone.
fn continuous(scene: &Scene<'_>) -> Option<Continuous> {
    let limits = &scene.criteria.endurance;
    if let Some(running) = &scene.facts.running {
        if !(scene.facts.reps.is_empty() || are_strides(scene) || is_cut_up(scene)) {
            return None;
        }
        let seconds = running.moving.as_secs_f64();
        let mut given =
            vec![Reason::new(reasons::DURATION).with("minutes", (seconds / 60.0).round())];
        let max = scene.athlete.max_hr();
        let heart = max.zip(running.hr_mean());
        let under_cap = max.and_then(|max| {
            let cap = HeartRate::from_bpm(max.bpm() * limits.easy_hr_cap).ok()?;
            let share = running.share_up_to(cap)?;
            given.push(
                Reason::new(reasons::HEART_UNDER_CAP)
                    .with("percent", reasons::percent(share))
                    .with("cap_bpm", cap.bpm().round()),
            );
            Some(share)
        });
        let level = if let Some((max, mean)) = heart {
            let share = mean.bpm() / max.bpm();
            given.push(Reason::new(reasons::HEART_MEAN).with("percent", reasons::percent(share)));
            Some((share, Basis::HeartRate))
        } else {
            let speed = running.speed().filter(|_| is_running(scene.facts));
            let speed = speed.map(Speed::meters_per_second);
            let share = speed.zip(threshold_speed(scene.athlete)).map(|(v, at)| v / at);
            share.map(|value| {
                let share = super::intensity::Share { value, basis: Basis::Athlete };
                given.push(reasons::of_threshold(share));
                (value, Basis::Athlete)
            })
        };
        return Some(Continuous { seconds, level, given, under_cap });
    }
    let pieces: Vec<&RepFact> = scene.facts.reps.iter().filter(|r| !is_stride(r)).collect();
    if pieces.is_empty() || pieces.iter().filter(|r| is_calm(r)).count() * 2 < pieces.len() {
        // One piece of which nothing but a heart rate or a pace is said.
        if pieces.len() != 1 {
            return None;
        }
    }
    let seconds = pieces
        .iter()
        .map(|r| r.time.map(|t| f64::midpoint(t.seconds().min(), t.seconds().max())))
        .sum::<Option<f64>>();
    let word = pieces.iter().find_map(|r| match r.effort? {
        Effort::Easy => Some(EASY_WORD_HR),
        Effort::Steady | Effort::Moderate => Some(STEADY_WORD_HR),
        _ => None,
    });
    let target = scene.of_threshold.filter(|_| word.is_none());
    let level = word.map(|level| (level, Basis::HeartRate)).or_else(|| {
        let target = target?;
        Some((target.value, Basis::Athlete))
    });
    let given = match target {
        Some(share) => vec![reasons::of_threshold(share)],
        None if word.is_some() => {
            vec![Reason::new(reasons::DECLARED).with("label", "easy or steady")]
        }
        None => Vec::new(),
    };
    Some(Continuous { seconds: seconds.unwrap_or(0.0), level, given, under_cap: None })
}

/// The class of the continuous part: one of easy, steady, recovery, long run and threshold.
pub(super) fn endurance(scene: &Scene<'_>) -> Outcome {
    let limits = &scene.criteria.endurance;
    let Some(run) = continuous(scene) else { return Outcome::IsNot };
    let label = |labels: &[&str]| scene.is_declared(labels);
    let mut given = run.given;
    // Heart rate as it is; a speed by what heart rate goes with it.
    let by_speed = |share: f64| {
        if share <= limits.easy_share {
            limits.easy_mean_hr
        } else if share <= 0.92 {
            limits.steady_hr_cap
        } else if share <= 1.03 {
            limits.threshold_hr_cap
        } else {
            1.0
        }
    };
    let heart = run.level.map(|(value, basis)| match basis {
        Basis::HeartRate => value,
        _ => by_speed(value),
    });
    let Some(heart) = heart else {
        let Some(label) = label(LONG_LABELS) else { return Outcome::Open };
        given.push(Reason::new(reasons::DECLARED).with("label", label));
        return Outcome::is(Class::LongRun, 0.7, given);
    };
    let clearly_easy = run.under_cap.is_some_and(|s| s >= limits.easy_time_share);
    let easy = clearly_easy || heart <= limits.easy_mean_hr;
    let long = run.seconds > limits.long_s || label(LONG_LABELS).is_some();
    if long && heart <= limits.threshold_hr_cap {
        if let Some(label) = label(LONG_LABELS) {
            given.push(Reason::new(reasons::DECLARED).with("label", label));
        }
        // A long run that was harder than steady is one still, only less clearly.
        let score = if heart <= limits.steady_hr_cap { 0.95 } else { 0.7 };
        return Outcome::is(Class::LongRun, score, given);
    }
    if easy {
        let short = (limits.recovery_min_s..=limits.recovery_max_s).contains(&run.seconds);
        if let Some(label) = label(&["recovery"]).filter(|_| short || run.seconds == 0.0) {
            given.push(Reason::new(reasons::DECLARED).with("label", label));
            return Outcome::is(Class::Recovery, 0.9, given);
        }
        return Outcome::is(Class::Easy, if clearly_easy { 1.0 } else { 0.85 }, given);
    }
    if heart <= limits.steady_hr_cap {
        return Outcome::is(Class::Steady, 0.9, given);
    }
    // A text's piece at threshold is judged by the rules for work.
    if scene.facts.running.is_some()
        && share_by_heart(heart) <= share_by_heart(limits.threshold_hr_cap)
        && run.seconds >= scene.criteria.threshold.threshold_work_min_s
    {
        return Outcome::is(Class::Threshold, 0.8, given);
    }
    Outcome::IsNot
}

/// Whether a recording's repetitions are an easy run that stops cut up: they make up nearly all of the
/// running, and nothing says that they were work.
fn is_cut_up(scene: &Scene<'_>) -> bool {
    const NEARLY_ALL: f64 = 0.75;
    let Some(running) = &scene.facts.running else { return false };
    let total = scene.times.total().map_or(0.0, |(least, _)| least);
    let limits = &scene.criteria;
    let easy_heart = || {
        let (max, mean) = scene.athlete.max_hr().zip(running.hr_mean())?;
        Some(mean.bpm() <= max.bpm() * limits.endurance.easy_mean_hr)
    };
    total >= NEARLY_ALL * running.moving.as_secs_f64()
        && scene.of_threshold.map_or_else(
            || easy_heart().unwrap_or(false),
            |s| s.value <= limits.endurance.easy_share,
        )
}

/// Whether a repetition is called a stride and is as short as one. Strides that are told in the same
/// breath as a long run do not make the run one.
fn is_stride(rep: &RepFact) -> bool {
    let long = rep.distance.is_some_and(|d| d.min().meters() > STRIDE_M)
        || rep.time.is_some_and(|t| t.seconds().min() > 2.0 * STRIDE_S);
    rep.activity == Activity::Strides && !long
}

fn is_calm(rep: &RepFact) -> bool {
    matches!(rep.effort, Some(Effort::Easy | Effort::Steady | Effort::Moderate))
}

/// Whether the repetitions are strides by name, or so short, few and slow beside a sprint that the
/// running around them is the session.
fn are_strides(scene: &Scene<'_>) -> bool {
    let reps = &scene.facts.reps;
    if reps.is_empty() {
        return false;
    }
    if reps.iter().all(is_stride) {
        return true;
    }
    let Some(running) = scene.facts.running.as_ref().filter(|_| is_running(scene.facts)) else {
        return false;
    };
    let longest = scene.times.range_s.iter().flatten().map(Bounds::max).fold(0.0, f64::max);
    let total = scene.times.total().map_or(f64::INFINITY, |(_, most)| most);
    let fast = scene.criteria.fast.speed_endurance_share;
    let relaxed = scene.of_maximum.is_none_or(|s| s.value < fast);
    longest <= STRIDE_S
        && total <= STRIDES_TOTAL_S
        && total <= 0.15 * running.moving.as_secs_f64()
        && relaxed
}

pub(super) fn strides(scene: &Scene<'_>) -> Outcome {
    let by_name = scene.facts.reps.iter().filter(|r| is_stride(r)).count();
    let told = scene.facts.reps.iter().any(|r| r.activity == Activity::Strides);
    let count = if by_name > 0 {
        by_name
    } else if are_strides(scene) {
        scene.facts.reps.len()
    } else if told {
        let given = vec![Reason::new(reasons::DECLARED).with("label", "strides")];
        return Outcome::is(Class::Strides, 0.6, given);
    } else {
        return Outcome::IsNot;
    };
    let given = vec![Reason::new(reasons::STRIDES).with("count", crate::execution::seconds(count))];
    Outcome::is(Class::Strides, 0.7, given)
}

pub(super) fn ladder(scene: &Scene<'_>) -> Outcome {
    let Some(shape) = scene.shapes.iter().copied().find(|s| s.is_ladder()) else {
        return if scene.facts.reps.is_empty() { Outcome::Open } else { Outcome::IsNot };
    };
    // The pieces of a recording are a ladder only if they are work.
    if scene.facts.running.is_some() && !is_work(scene) {
        return Outcome::IsNot;
    }
    let way = match shape {
        Shape::LadderUp => "up",
        Shape::LadderDown => "down",
        Shape::Pyramid => "up and down again",
        _ => "down and up again",
    };
    Outcome::Is(Classified {
        class: Class::Ladder,
        score: 0.7,
        variant: Some(shape),
        reasons: vec![Reason::new(reasons::LADDER).with("way", way)],
    })
}

/// Whether the repetitions of a recording are faster than easy running, or at least than the whole.
fn is_work(scene: &Scene<'_>) -> bool {
    const FASTER: f64 = 1.1;
    if let Some(share) = scene.of_threshold {
        return share.value > scene.criteria.endurance.easy_share;
    }
    let whole = scene.facts.running.as_ref().and_then(super::running::Running::speed);
    let mut speeds: Vec<f64> =
        scene.work.reps.iter().filter_map(|r| r.speed).map(Speed::meters_per_second).collect();
    let fast = whole.filter(|_| !speeds.is_empty()).is_some_and(|whole| {
        crate::execution::median(&mut speeds) >= FASTER * whole.meters_per_second()
    });
    fast && is_running(scene.facts)
}
