//! From a text and an athlete to the forecast.

use core::time::Duration;

use chrono::TimeZone;
use stadion_physiology::{
    Athlete, Effort, LactateProfile, Reading, SessionModel, SessionModelError, TargetBand,
};
use stadion_sessions::{Parsed, RepSegment, SessionSegments, parse, segments};
use stadion_types::{
    Finding, Lactate, LactateReading, LactateReadings, ReadingPlace, Reason, ReasonCode, Severity,
};

use super::advice;
use super::document::{BandDocument, ForecastDocument, ForecastRep, PeakDocument};
use super::error::ForecastError;
use super::verdict::verdict;
use crate::SCHEMA_VERSION;
use crate::context::Context;
use crate::reading;

const LT2_ASSUMED: ReasonCode = ReasonCode {
    code: "forecast-lt2-lactate-assumed",
    text: "lactate at the second threshold is taken as {lt2_mmol_l} mmol/L; threshold.lactate_mmol_l in the \
           athlete's file would tell",
};
const LT1_ASSUMED: ReasonCode = ReasonCode {
    code: "forecast-lt1-assumed",
    text: "the first threshold is taken at {percent} % of the second; threshold.lt1_speed_m_s in the \
           athlete's file would tell",
};
const NO_SUCH_REP: ReasonCode = ReasonCode {
    code: "forecast-reading-without-rep",
    text: "a reading names repetition {rep}, which the session does not have; it is left out",
};
const NOT_UNDERSTOOD: ReasonCode = ReasonCode {
    code: "forecast-text-not-understood",
    text: "a part of the text was not understood, so the forecast may be one of another session",
};
const NO_ADVICE: ReasonCode = ReasonCode {
    code: "forecast-no-advice",
    text: "the next repetition has no speed that advice could change",
};

pub(crate) const REASONS: &[ReasonCode] =
    &[LT2_ASSUMED, LT1_ASSUMED, NO_SUCH_REP, NOT_UNDERSTOOD, NO_ADVICE];

/// Forecasts the blood lactate of a session before it is run, and after readings the rest of it.
///
/// # Model
///
/// The text becomes segments of work and rest ([`segments`]), the athlete's thresholds a model of blood
/// lactate ([`SessionModel`]). Readings refine the model, and give the pace of the next repetition
/// ([`next_rep`](stadion_physiology::next_rep)).
///
/// # Limits
///
/// The forecast is no better than the thresholds it rests on; what had to be assumed stands among the
/// findings. A model of training, no medical advice.
///
/// # Errors
///
/// [`ForecastError`] if the text cannot be read, if a repetition or a rest says too little, or if a
/// value of the athlete is missing, which is then named by its key in the athlete's file.
///
/// # Examples
///
/// ```
/// use stadion_physiology::Athlete;
/// use stadion_review::{Context, ForecastError, forecast};
/// use stadion_types::{LactateReadings, Speed};
///
/// let text = "5 x 2 km @ half-marathon pace, 60 s jog";
/// let none = LactateReadings::default();
/// let athlete =
///     Athlete::default().with_threshold_speed(Speed::from_kilometers_per_hour(16.0)?);
/// let found = forecast(text, &Context::new(athlete), &none)?;
/// assert_eq!(found.reps.len(), 5);
/// assert!(found.next_rep.is_none());
///
/// let error = forecast(text, &Context::default(), &none).unwrap_err();
/// assert!(error.to_string().contains("threshold.speed_m_s"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn forecast<Z: TimeZone>(
    text: &str,
    context: &Context<Z>,
    readings: &LactateReadings,
) -> Result<ForecastDocument, ForecastError> {
    of_parsed(&parse(text, &context.notation), context, readings)
}

/// The forecast of a text that was read.
pub(crate) fn of_parsed<Z: TimeZone>(
    parsed: &Parsed,
    context: &Context<Z>,
    readings: &LactateReadings,
) -> Result<ForecastDocument, ForecastError> {
    if let Some(note) = reading::error(parsed) {
        return Err(ForecastError::Text { note });
    }
    let athlete = &context.athlete;
    let mut laid = segments(&parsed.session, athlete, &context.criteria)?;
    for taken in &readings.readings {
        if let (ReadingPlace::Rep(rep), Some(speed)) = (taken.at, taken.speed) {
            laid = laid.with_speed(rep, speed);
        }
    }
    let mut findings = laid.assumptions.clone();
    findings.extend(assumed(athlete, &laid));
    if !parsed.unknown.is_empty() {
        let reason = Reason::new(NOT_UNDERSTOOD);
        findings.push(Finding::new(reason, Severity::Warning, "stadion"));
    }
    let placed = placed(&readings.readings, &laid, &mut findings);
    let mut model = SessionModel::for_athlete(athlete)?;
    if !placed.is_empty() {
        let meter = context.guidance.meter;
        let timed: Vec<Reading> =
            placed.iter().map(|(at, _, r)| Reading::new(*at, r.lactate)).collect();
        model = model.refined(&laid.segments, &timed, &meter)?;
    }
    let found = model.forecast(&laid.segments)?;
    let reps: Vec<ForecastRep> = laid
        .reps
        .iter()
        .filter_map(|rep| {
            let (segment, end) = (laid.of(rep)?, found.ends.get(rep.segment)?);
            let measured = placed.iter().rev().find(|(_, place, _)| *place == Some(rep.rep));
            Some(ForecastRep {
                rep: rep.rep,
                distance_m: rep.distance.map(stadion_types::Distance::meters),
                duration_s: segment.duration.as_secs_f64(),
                speed_m_s: match segment.intensity {
                    Effort::Speed(speed) => Some(speed),
                    _ => None,
                },
                power_w: match segment.intensity {
                    Effort::Power(power) => Some(power),
                    _ => None,
                },
                origin: rep.origin,
                optional: rep.optional,
                end_s: end.at.as_secs_f64(),
                end_lactate_mmol_l: end.lactate.clone(),
                measured_mmol_l: measured.map(|(_, _, r)| r.lactate),
            })
        })
        .collect();
    let band = band(athlete);
    let (verdict, reasons) =
        verdict(&reps, &band).ok_or(ForecastError::Model(SessionModelError::Empty))?;
    let next_rep = if placed.is_empty() {
        None
    } else {
        let next = advice::next(athlete, &context.guidance, &laid, &placed);
        if next.is_none() {
            findings.push(Finding::new(Reason::new(NO_ADVICE), Severity::Notice, "stadion"));
        }
        next
    };
    Ok(ForecastDocument {
        constants: context.overridden().to_vec(),
        schema_version: SCHEMA_VERSION,
        reps,
        peak: PeakDocument {
            at_s: found.peak.at.as_secs_f64(),
            after_end_s: found.peak.after_end.map(|d| d.as_secs_f64()),
            lactate_mmol_l: found.peak.lactate,
        },
        band,
        verdict,
        reasons,
        next_rep,
        findings,
        refused: readings.refused.clone(),
        ambiguities: reading::ambiguities(parsed),
        unknown: reading::unknown(parsed),
    })
}

/// Lactate at the second threshold where it was not measured.
fn usual_lt2() -> Lactate {
    Lactate::from_millimoles_per_liter(LactateProfile::LT2).unwrap_or(Lactate::MAX)
}

fn band(athlete: &Athlete) -> BandDocument {
    let measured = athlete.threshold_lactate();
    let band = measured.map_or_else(TargetBand::default, TargetBand::below_lt2);
    BandDocument {
        lower_mmol_l: band.lower(),
        upper_mmol_l: band.upper(),
        lt2_mmol_l: measured.unwrap_or_else(usual_lt2),
        lt2_measured: measured.is_some(),
    }
}

/// What the athlete's curve had to assume.
fn assumed(athlete: &Athlete, laid: &SessionSegments) -> Vec<Finding> {
    let mut findings = Vec::new();
    if athlete.threshold_lactate().is_none() {
        let lt2 = usual_lt2().millimoles_per_liter();
        let reason = Reason::new(LT2_ASSUMED).with("lt2_mmol_l", lt2);
        findings.push(Finding::new(reason, Severity::Notice, "stadion"));
    }
    let by_speed = laid.segments.iter().any(|s| matches!(s.intensity, Effort::Speed(_)));
    if athlete.lt1_speed().is_none() && by_speed {
        let reason = Reason::new(LT1_ASSUMED).with("percent", LactateProfile::LT1_PART * 100.0);
        findings.push(Finding::new(reason, Severity::Notice, "stadion"));
    }
    findings
}

/// A reading with its time since the session began and the repetition that ended before it.
pub(super) type Placed<'a> = (Duration, Option<u32>, &'a LactateReading);

/// How far before the end of a repetition a reading still counts as taken at it.
const CLOSE: Duration = Duration::from_secs(5);

fn placed<'a>(
    readings: &'a [LactateReading],
    laid: &SessionSegments,
    findings: &mut Vec<Finding>,
) -> Vec<Placed<'a>> {
    let end = |rep: &RepSegment| laid.end_of(rep.segment);
    let mut placed: Vec<Placed<'a>> = readings
        .iter()
        .filter_map(|reading| match reading.at {
            ReadingPlace::Rep(number) => {
                let Some(rep) = laid.reps.iter().find(|r| r.rep == number) else {
                    let reason = Reason::new(NO_SUCH_REP).with("rep", number);
                    findings.push(Finding::new(reason, Severity::Warning, "stadion"));
                    return None;
                };
                Some((end(rep), Some(number), reading))
            }
            ReadingPlace::Time(at) => {
                let rep = laid.reps.iter().rev().find(|r| end(r) <= at.saturating_add(CLOSE));
                Some((at, rep.map(|r| r.rep), reading))
            }
        })
        .collect();
    placed.sort_by_key(|(at, _, _)| *at);
    placed
}
