//! Two sessions beside each other: what they give and what they cost.

use chrono::TimeZone;
use serde::{Deserialize, Serialize};
use stadion_load::Hours;
use stadion_physiology::Athlete;
use stadion_sessions::{Class, ThresholdCriteria};
use stadion_types::{Estimate, Finding, Lactate, Reason, ReasonCode, Severity, Speed};

use crate::SCHEMA_VERSION;
use crate::context::Context;
use crate::forecast::ForecastDocument;
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

pub(crate) const REASONS: &[ReasonCode] = &[MORE_NEAR, LESS_LACTATE, SOONER, UNKNOWN];

/// One of two sessions that are compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ComparedSession {
    /// The best of its classes.
    pub class: Option<Class>,
    /// Time of the repetitions.
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
    /// Where they differ, and what is not known of both.
    pub findings: Vec<Finding>,
}

/// Compares two sessions by their texts: time near the second threshold, the lactate that is forecast, and
/// recovery. It names what each gives and costs, and no winner: that depends on what the session is for.
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
    let of = |text: &str| session(&judge_text(text, context), &context.athlete);
    let (a, b) = (of(a), of(b));
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
    ComparisonDocument { schema_version: SCHEMA_VERSION, a, b, findings }
}

const NEAR: &str = "time near the threshold";
const LACTATE: &str = "lactate";
const RECOVERY: &str = "recovery";

fn session(review: &SessionReview, athlete: &Athlete) -> ComparedSession {
    let forecast = review.forecast.as_ref();
    let limits = ThresholdCriteria::default();
    let near = (limits.single_share_min, limits.threshold_share_max);
    let time = |from: f64, to: f64| time_between(forecast?, athlete, from, to);
    let reps = forecast.map(|f| f.reps.iter().filter(|rep| !rep.optional));
    ComparedSession {
        class: review.classes.first().map(|c| c.class),
        work_s: reps.map(|reps| reps.map(|rep| rep.duration_s).sum()),
        near_threshold_s: time(near.0, near.1),
        above_threshold_s: time(near.1, f64::INFINITY),
        peak_lactate_mmol_l: forecast.map(|f| f.peak.lactate_mmol_l.clone()),
        recovery: review.recovery.as_ref().map(|r| r.overall),
    }
}

/// The time of the repetitions whose speed is above one share of that at the threshold, up to another one.
fn time_between(forecast: &ForecastDocument, athlete: &Athlete, from: f64, to: f64) -> Option<f64> {
    let threshold = athlete.threshold_speed()?.meters_per_second();
    let mut sum = 0.0;
    for rep in forecast.reps.iter().filter(|rep| !rep.optional) {
        let share = rep.speed_m_s.map(Speed::meters_per_second)? / threshold;
        if share > from && share <= to {
            sum += rep.duration_s;
        }
    }
    Some(sum)
}
