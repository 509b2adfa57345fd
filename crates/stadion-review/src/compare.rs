//! Two sessions beside each other: what they give and what they cost.

use chrono::TimeZone;
use serde::{Deserialize, Serialize};
use stadion_load::Hours;
use stadion_sessions::{Again, AgainError, Answers, Class, Facts, RepFact, Signs, again, parse};
use stadion_types::{Estimate, Finding, Lactate, Reason, ReasonCode, Severity, Speed};

use crate::SCHEMA_VERSION;
use crate::context::Context;
use crate::session_review::{SessionReview, judge_text};

const MORE_NEAR: ReasonCode = ReasonCode {
    code: "compare-more-near-threshold",
    text: "session {better} spends {more_s} s near the second threshold, session {other} {less_s} s",
};
const LESS_LACTATE: ReasonCode = ReasonCode {
    code: "compare-less-lactate",
    text: "session {better} is forecast to reach {less_mmol_l} mmol/L, session {other} {more_mmol_l} mmol/L",
};
const SOONER: ReasonCode = ReasonCode {
    code: "compare-sooner-ready",
    text: "after session {better} the next of its kind is due within {less_h} h, after session {other} within {more_h} h",
};
const UNKNOWN: ReasonCode = ReasonCode {
    code: "compare-not-known",
    text: "the two are not compared by {what}: it is not known of both",
};

const NOT_AGAIN: ReasonCode = ReasonCode {
    code: "compare-same-not-judged",
    text: "the two are of the same repetitions, and which run was better is not told: {why}",
};

pub(crate) const REASONS: &[ReasonCode] = &[MORE_NEAR, LESS_LACTATE, SOONER, UNKNOWN, NOT_AGAIN];

/// One of two sessions that are compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ComparedSession {
    /// The best of its classes.
    pub class: Option<Class>,
    /// Time of the repetitions: as it was run, else as it was planned, else as it is forecast; absent where it is
    /// not known of one of them.
    pub work_s: Option<f64>,
    /// Time near the second threshold: at the speeds of singles and of threshold work; absent where the speeds
    /// or the threshold are not known.
    pub near_threshold_s: Option<f64>,
    /// Time above it; absent likewise.
    pub above_threshold_s: Option<f64>,
    /// The highest lactate that is forecast.
    pub peak_lactate_mmol_l: Option<Estimate<Lactate>>,
    /// When the athlete is ready again, over all systems of the body.
    pub recovery: Option<Hours>,
}

/// Two sessions beside each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ComparisonDocument {
    /// Version of the document's form.
    pub schema_version: u32,
    /// The first.
    pub a: ComparedSession,
    /// The second.
    pub b: ComparedSession,
    /// The first beside the second, where both are runs of the same session on two days.
    pub again: Option<Again>,
    /// Where they differ, and what is not known of both.
    pub findings: Vec<Finding>,
}

/// Compares two sessions by their texts: time near the second threshold, the lactate that is forecast, and
/// recovery. It names what each gives and costs, and no winner: that depends on what the session is for. Two runs of
/// the same session are compared as such, with their rests taken into account ([`again()`]): the first is the later
/// one.
///
/// What `context` says of one session (answers, signs, exertion, day) is said of the first.
///
/// # Limits
///
/// Times at a speed need the athlete's speed at the second threshold and sessions whose speeds the text gives
/// or names; what is missing is absent and named in a finding.
///
/// # Source
///
/// loop28, *The Myth of the Hero Workout*, which holds ten all-out 400s against six times a kilometre by time
/// at intensity and recovery.
#[must_use]
pub fn compare_texts<Z: TimeZone>(a: &str, b: &str, context: &Context<Z>) -> ComparisonDocument {
    let of_one = Context {
        when: None,
        rpe: None,
        answers: Answers::default(),
        signs: Signs::default(),
        ..context.clone()
    };
    let facts = |text: &str| Facts::from_session(&parse(text, &context.notation).session);
    let (now, before) = (facts(a), facts(b));
    let of = |text: &str, facts: &Facts, context: &Context<Z>| {
        session(&judge_text(text, context), facts, context)
    };
    let (a, b) = (of(a, &now, context), of(b, &before, &of_one));
    let mut findings = Vec::new();
    let mut beside = |what: &'static str, pair: Option<(f64, f64)>, more_is_better: bool| {
        let Some((of_a, of_b)) = pair else {
            let reason = Reason::new(UNKNOWN).with("what", what);
            findings.push(Finding::new(reason, Severity::Info, "stadion"));
            return;
        };
        // To the tenth that is told.
        let tenths = |x: f64| (10.0 * x).round() / 10.0;
        let (of_a, of_b) = (tenths(of_a), tenths(of_b));
        let a_is_better = if more_is_better { of_a > of_b } else { of_a < of_b };
        if (of_a - of_b).abs() < f64::EPSILON {
            return;
        }
        let (better, other) = if a_is_better { ("a", "b") } else { ("b", "a") };
        let (less, more) = (of_a.min(of_b), of_a.max(of_b));
        let (code, low, high) = match what {
            NEAR => (MORE_NEAR, "less_s", "more_s"),
            LACTATE => (LESS_LACTATE, "less_mmol_l", "more_mmol_l"),
            _ => (SOONER, "less_h", "more_h"),
        };
        let reason = Reason::new(code)
            .with("better", better)
            .with("other", other)
            .with(low, less)
            .with(high, more);
        let (measured, limit) = if more_is_better { (more, less) } else { (less, more) };
        let finding = Finding::new(reason, Severity::Info, "seed-000");
        findings.push(finding.measured(measured).against(limit));
    };
    beside(NEAR, a.near_threshold_s.zip(b.near_threshold_s), true);
    let peak =
        |s: &ComparedSession| Some(s.peak_lactate_mmol_l.as_ref()?.value().millimoles_per_liter());
    beside(LACTATE, peak(&a).zip(peak(&b)), false);
    let ready = |s: &ComparedSession| s.recovery.map(Hours::max_h);
    beside(RECOVERY, ready(&a).zip(ready(&b)), false);
    let again = match again(&before, &now, &context.criteria.judges.again) {
        Ok(again) => {
            findings.push(again.finding());
            Some(again)
        }
        // Other repetitions are another session, and two plans were run by nobody.
        Err(why @ (AgainError::RestUnknown | AgainError::SpeedUnknown { .. })) => {
            let reason = Reason::new(NOT_AGAIN).with("why", why.to_string());
            findings.push(Finding::new(reason, Severity::Info, "stadion"));
            None
        }
        Err(_) => None,
    };
    ComparisonDocument { schema_version: SCHEMA_VERSION, a, b, again, findings }
}

const NEAR: &str = "time near the threshold";
const LACTATE: &str = "lactate";
const RECOVERY: &str = "recovery";

fn session<Z>(review: &SessionReview, facts: &Facts, context: &Context<Z>) -> ComparedSession {
    let limits = &context.criteria.threshold;
    let near = (limits.single_share_min, limits.threshold_share_max);
    let reps = reps(review, facts);
    let time = |from: f64, to: f64| {
        let threshold = context.athlete.threshold_speed()?.meters_per_second();
        let within = |rep: &Timed| {
            let share = rep.speed_m_s? / threshold;
            rep.time_s.map(|time| if share > from && share <= to { time } else { 0.0 })
        };
        reps.as_ref()?.iter().map(within).sum::<Option<f64>>()
    };
    ComparedSession {
        class: review.classes.first().map(|c| c.class),
        work_s: reps.as_ref().and_then(|reps| reps.iter().map(|rep| rep.time_s).sum()),
        near_threshold_s: time(near.0, near.1),
        above_threshold_s: time(near.1, f64::INFINITY),
        peak_lactate_mmol_l: review.forecast.as_ref().map(|f| f.peak.lactate_mmol_l.clone()),
        recovery: review.recovery.as_ref().map(|r| r.overall),
    }
}

/// A repetition with what is known of it.
#[derive(Clone, Copy)]
struct Timed {
    time_s: Option<f64>,
    speed_m_s: Option<f64>,
}

/// The repetitions as they were run or planned, and what is missing of them from the forecast; `None` without any.
fn reps(review: &SessionReview, facts: &Facts) -> Option<Vec<Timed>> {
    let own = |rep: &RepFact| Timed {
        time_s: rep.time.map(|t| f64::midpoint(t.seconds().min(), t.seconds().max())),
        speed_m_s: rep.speed.map(Speed::meters_per_second),
    };
    let mut reps: Vec<Timed> = facts.reps.iter().map(own).collect();
    let known = reps.iter().all(|rep| rep.time_s.is_some() && rep.speed_m_s.is_some());
    if let (false, Some(forecast)) = (known, &review.forecast) {
        let forecast: Vec<Timed> = forecast
            .reps
            .iter()
            .filter(|rep| !rep.optional)
            .map(|rep| Timed {
                time_s: Some(rep.duration_s),
                speed_m_s: rep.speed_m_s.map(Speed::meters_per_second),
            })
            .collect();
        if forecast.len() == reps.len() {
            for (rep, forecast) in reps.iter_mut().zip(&forecast) {
                rep.time_s = rep.time_s.or(forecast.time_s);
                rep.speed_m_s = rep.speed_m_s.or(forecast.speed_m_s);
            }
        } else {
            reps = forecast;
        }
    }
    (!reps.is_empty()).then_some(reps)
}
