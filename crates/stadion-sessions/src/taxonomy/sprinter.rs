//! The sprint coaches' classes: acceleration, their three kinds of endurance and their two tempos.

use stadion_physiology::Athlete;
use stadion_types::{Bounds, Reason};

use super::class::Class;
use super::criteria::{Criteria, SprinterCriteria};
use super::fast::{UNSTATED_SCORE, fast_enough};
use super::intensity::{Basis, called_all_out, share_where};
use super::reasons;
use super::rest_class::declared_full;
use super::scene::{Outcome, Scene};
use crate::execution::median;
use crate::tree::Effort;

const SPRINT_LABELS: &[&str] = &["sprint"];
const SPEED_ENDURANCE_LABELS: &[&str] = &["speed-endurance"];
const SPECIAL_LABELS: &[&str] = &["special-endurance"];
const TEMPO_LABELS: &[&str] = &["tempo"];

/// The three kinds of endurance in the sprint coaches' sense.
pub(super) const ENDURANCE: [Class; 3] =
    [Class::SprinterSpeedEndurance, Class::SpecialEndurance1, Class::SpecialEndurance2];

/// Whether all of the athlete's events, as far as they have a distance, are short.
pub(super) fn is_sprinter(athlete: &Athlete, criteria: &SprinterCriteria) -> bool {
    let mut events =
        athlete.events().iter().filter_map(stadion_physiology::Event::distance).peekable();
    events.peek().is_some() && events.all(|d| d.meters() <= criteria.event_max_m)
}

/// A span of the chart: what is asked, and the names of it.
struct Row {
    class: Class,
    labels: &'static [&'static str],
    share: f64,
    rest_s: (f64, f64),
    way_m: Option<(f64, f64)>,
}

/// The row of the chart for repetitions of so many seconds.
fn row(seconds: f64, c: &SprinterCriteria) -> Option<Row> {
    if seconds < c.speed_endurance_rep_min_s || seconds > c.special_2_rep_max_s {
        None
    } else if seconds <= c.speed_endurance_rep_max_s {
        Some(Row {
            class: Class::SprinterSpeedEndurance,
            labels: SPEED_ENDURANCE_LABELS,
            share: c.speed_endurance_share,
            rest_s: (c.speed_endurance_rest_min_s, c.speed_endurance_rest_max_s),
            way_m: Some((c.speed_endurance_distance_min_m, c.speed_endurance_distance_max_m)),
        })
    } else if seconds <= c.special_1_rep_max_s {
        Some(Row {
            class: Class::SpecialEndurance1,
            labels: SPECIAL_LABELS,
            share: c.special_1_share,
            rest_s: (c.special_1_rest_min_s, c.special_1_rest_max_s),
            way_m: None,
        })
    } else {
        Some(Row {
            class: Class::SpecialEndurance2,
            labels: SPECIAL_LABELS,
            share: c.special_2_share,
            rest_s: (c.special_2_rest_min_s, c.special_2_rest_max_s),
            way_m: None,
        })
    }
}

/// The median rest in seconds; `None` if fewer than half of the gaps tell.
fn rest_s(scene: &Scene<'_>) -> Option<f64> {
    let rests = &scene.work.rests;
    let mut known: Vec<f64> = rests
        .iter()
        .filter_map(|r| r.time.map(|t| f64::midpoint(t.seconds().min(), t.seconds().max())))
        .collect();
    (!known.is_empty() && known.len() * 2 >= rests.len()).then(|| median(&mut known))
}

/// The way of all repetitions in metres, from least to most.
fn way_m(scene: &Scene<'_>) -> Option<(f64, f64)> {
    scene.work.reps.iter().try_fold((0.0, 0.0), |sum, rep| {
        let way = rep.distance?;
        Some((sum.0 + way.min().meters(), sum.1 + way.max().meters()))
    })
}

/// How well a value, from least to most, fits into a usual span: 1 inside, less outside, `None` beyond
/// `stretch` times its ends. Coaches round, so the chart does not end at its figures.
fn fit(value: (f64, f64), usual: (f64, f64), stretch: f64) -> Option<f64> {
    let fit = (value.1 / usual.0).min(usual.1 / value.0).min(1.0);
    (fit * stretch >= 1.0).then_some(fit)
}

/// Holds rest and way against the chart: what they leave of the score, with the reasons.
fn by_chart(
    scene: &Scene<'_>,
    rest: Option<f64>,
    usual_rest: (f64, f64),
    usual_way: Option<(f64, f64)>,
    given: &mut Vec<Reason>,
) -> Option<f64> {
    let stretch = scene.criteria.fast.stretch_max;
    let mut score = 1.0;
    let outside = |what: &'static str, usual: (f64, f64), unit: &str| {
        Reason::new(reasons::OUTSIDE)
            .with("what", what)
            .with("usual", format!("{:.0} to {:.0} {unit}", usual.0, usual.1))
    };
    if let Some(rest) = rest {
        given.push(Reason::new(reasons::REST_TIME).with("time_s", rest.round()));
        let fit = fit((rest, rest), usual_rest, stretch)?;
        if fit < 1.0 {
            score *= fit;
            given.push(outside("the rest", usual_rest, "s"));
        }
    }
    if let Some((way, usual)) = way_m(scene).zip(usual_way) {
        let fit = fit(way, usual, stretch)?;
        if fit < 1.0 {
            score *= fit;
            given.push(outside("the way", usual, "m"));
        }
    }
    Some(score)
}

/// What the sprint coaches' table calls the main source of energy; with its rest condition, and no
/// measurement.
fn energy(seconds: f64, criteria: &Criteria) -> Reason {
    let c = &criteria.sprinter;
    let system = if seconds <= criteria.fast.acceleration_rep_max_s {
        "alactic"
    } else if seconds <= c.speed_endurance_rep_max_s {
        "alactic capacity"
    } else if seconds <= c.special_1_rep_max_s {
        "lactic power"
    } else {
        "lactic capacity"
    };
    Reason::new(reasons::ENERGY).with("system", system)
}

fn event(scene: &Scene<'_>) -> Reason {
    Reason::new(reasons::SPRINTER).with("limit_m", scene.criteria.sprinter.event_max_m)
}

/// # Model
///
/// Repetitions of at most 7 s at 95 % of the predicted speed for the distance, or called sprints or all out,
/// with near full rest: half of the sprint coaches' minute for each 10 m, or a long rest where only times are
/// given. Of any athlete: so short a repetition is nothing else.
pub(super) fn acceleration(scene: &Scene<'_>) -> Outcome {
    let limits = &scene.criteria.fast;
    let Some(time) = scene.times.median() else { return Outcome::Open };
    if time > limits.acceleration_rep_max_s || scene.count() < 2.0 {
        return Outcome::IsNot;
    }
    let judged = fast_enough(scene, limits.acceleration_share, SPRINT_LABELS).or_else(|| {
        // As with sprints: nobody takes full rests between short runs that are none.
        let unstated = vec![Reason::new(reasons::INTENSITY_UNSTATED)];
        (is_plain(scene) && declared_full(&scene.work)).then_some((true, UNSTATED_SCORE, unstated))
    });
    let Some((fast, mut score, mut given)) = judged else { return Outcome::Open };
    if !fast {
        return Outcome::IsNot;
    }
    let full = declared_full(&scene.work);
    let called = share_where(&scene.work, |r| r.effort == Some(Effort::Sprint)) >= 0.5;
    match near_full(scene) {
        Some(false) if !full => return Outcome::IsNot,
        None if !(full || called || scene.is_declared(SPRINT_LABELS).is_some()) => {
            return Outcome::Open;
        }
        _ => {}
    }
    score *= scene.rest_reasons(&mut given);
    if full {
        given.push(Reason::new(reasons::REST_FULL));
    }
    given.push(Reason::new(reasons::REPS).with("count", scene.count()));
    given.push(energy(time, scene.criteria));
    Outcome::is(Class::Acceleration, score, given)
}

/// Whether nothing is said of how hard the repetitions are.
fn is_plain(scene: &Scene<'_>) -> bool {
    scene.work.reps.iter().all(|r| r.effort.is_none() && r.targets.is_empty())
}

/// Whether the median rest is near full; `None` if too few rests tell.
fn near_full(scene: &Scene<'_>) -> Option<bool> {
    let rest = rest_s(scene)?;
    let mut ways: Vec<f64> =
        scene.work.reps.iter().filter_map(|r| Some(r.distance?.max().meters())).collect();
    if ways.len() * 2 <= scene.work.reps.len() {
        return Some(scene.rests?.median_ratio >= scene.criteria.rest.long);
    }
    let full = scene.criteria.rest.sprint_full_s_per_m * median(&mut ways);
    Some(rest >= scene.criteria.fast.acceleration_near_full * full)
}

/// # Model
///
/// The chart's row is chosen by the median time of the repetitions: 7 to 20 s speed endurance, to 40 s the
/// first special endurance, to 120 s the second. Rests and the way in all may lie beyond the chart by a
/// factor of two, with a score that falls in proportion.
pub(super) fn endurance(scene: &Scene<'_>) -> Outcome {
    let limits = &scene.criteria.sprinter;
    if !is_sprinter(scene.athlete, limits) {
        return Outcome::IsNot;
    }
    let Some(time) = chart_time(scene) else { return Outcome::Open };
    let Some(row) = row(time, limits).filter(|_| scene.count() >= 2.0) else {
        return Outcome::IsNot;
    };
    let rest = rest_s(scene);
    let judged = fast_enough(scene, row.share, row.labels).or_else(|| {
        // Nobody rests that long between runs that are not near full speed.
        let long = rest.is_some_and(|r| r >= row.rest_s.0);
        let unstated = vec![Reason::new(reasons::INTENSITY_UNSTATED)];
        (is_plain(scene) && (long || declared_full(&scene.work))).then_some((
            true,
            UNSTATED_SCORE,
            unstated,
        ))
    });
    let Some((fast, mut score, mut given)) = judged else { return Outcome::Open };
    if !fast {
        return Outcome::IsNot;
    }
    given.push(event(scene));
    let full = declared_full(&scene.work);
    if rest.is_none() && !full && scene.is_declared(row.labels).is_none() {
        return Outcome::Open;
    }
    let Some(fits) = by_chart(scene, rest, row.rest_s, row.way_m, &mut given) else {
        return Outcome::IsNot;
    };
    score *= fits * scene.rest_reasons(&mut given);
    if full {
        given.push(Reason::new(reasons::REST_FULL));
    }
    given.push(Reason::new(reasons::REPS).with("count", scene.count()));
    given.push(energy(time, scene.criteria));
    Outcome::is(row.class, score, given)
}

/// The median time; where it had to be estimated between the fastest and an ordinary runner, that of the
/// fastest, as a sprinter's is near it.
fn chart_time(scene: &Scene<'_>) -> Option<f64> {
    if !scene.times.estimated {
        return scene.times.median();
    }
    let least: Option<Vec<f64>> =
        scene.times.range_s.iter().map(|t| t.as_ref().map(Bounds::min)).collect();
    least.filter(|l| !l.is_empty()).map(|mut least| median(&mut least))
}

/// # Model
///
/// Short repetitions at 80 to 89 % of the predicted speed for the distance are intensive tempo, slower ones
/// from 60 % on extensive tempo, with the rests and the way of the chart. A sprinter's tempo of which no
/// figure tells is the extensive one.
pub(super) fn tempo(scene: &Scene<'_>) -> Outcome {
    let limits = &scene.criteria.sprinter;
    if !is_sprinter(scene.athlete, limits) {
        return Outcome::IsNot;
    }
    let Some(time) = chart_time(scene) else { return Outcome::Open };
    if time > limits.special_2_rep_max_s
        || scene.count() < 2.0
        || called_all_out(&scene.work, &scene.criteria.hero)
    {
        return Outcome::IsNot;
    }
    let Some(rest) = rest_s(scene) else { return Outcome::Open };
    let label = scene.is_declared(TEMPO_LABELS);
    let called = share_where(&scene.work, |r| r.effort == Some(Effort::Tempo)) >= 0.5;
    let (class, mut score, mut given) = match scene.of_maximum {
        Some(share) if share.value >= limits.intensive_share_max => return Outcome::IsNot,
        Some(share) if share.value < limits.extensive_share_min => return Outcome::IsNot,
        Some(share) => {
            let intensive = share.value >= limits.intensive_share_min;
            let class = if intensive { Class::IntensiveTempo } else { Class::ExtensiveTempo };
            (class, share.basis.weight(), scene.of_maximum_reasons(share))
        }
        None if called || label.is_some() => {
            let word = Reason::new(reasons::DECLARED).with("label", "tempo");
            (Class::ExtensiveTempo, UNSTATED_SCORE * Basis::Declared.weight(), vec![word])
        }
        None => return Outcome::Open,
    };
    given.push(event(scene));
    let (rest_max, way) = if class == Class::IntensiveTempo {
        (
            limits.intensive_rest_max_s,
            (limits.intensive_distance_min_m, limits.intensive_distance_max_m),
        )
    } else {
        (
            limits.extensive_rest_max_s,
            (limits.extensive_distance_min_m, limits.extensive_distance_max_m),
        )
    };
    let usual_rest = (limits.tempo_rest_min_s, rest_max);
    let Some(fits) = by_chart(scene, Some(rest), usual_rest, Some(way), &mut given) else {
        return Outcome::IsNot;
    };
    score *= fits * scene.rest_reasons(&mut given);
    given.push(Reason::new(reasons::REPS).with("count", scene.count()));
    Outcome::is(class, score, given)
}
