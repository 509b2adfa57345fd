//! The pace of the next repetition.

use stadion_types::{Lactate, Reason, Rpe, RpeScale, Speed};

use super::band::TargetBand;
use super::evidence::{Today, ends, lasting, readings, steady};
use super::reasons::{
    BELOW_BAND, EFFORT, HEART_RATE, LIMITED, NOTHING_KNOWN, ONE_ABOVE_LT2, OUT_OF_REACH, READING,
    RISK, SHIFT, SLOPE, TOO_HIGH, TOO_LOW, TOO_SMALL, WITHIN,
};
use super::settings::GuidanceSettings;
use super::shift::ShiftBelief;
use super::situation::Situation;
use super::stop::{reasons_to_stop, surely};
use crate::drift::{DriftAction, DriftRep, DriftVerdict};

/// What to do with the next repetition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum AdviceAction {
    /// Run it as asked.
    Keep,
    /// Run it slower.
    Slower,
    /// Run it faster.
    Faster,
    /// Leave it out and end the session.
    Stop,
}

impl AdviceAction {
    /// Every action.
    pub const ALL: [Self; 4] = [Self::Keep, Self::Slower, Self::Faster, Self::Stop];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Slower => "slower",
            Self::Faster => "faster",
            Self::Stop => "stop",
        }
    }
}

/// The lactate that a session ends with at one pace, in mmol/L.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct EndLactate {
    /// Median.
    pub value: f64,
    /// Lower end.
    pub lo: f64,
    /// Upper end.
    pub hi: f64,
    /// Probability that the interval holds the truth, if the model does.
    pub level: f64,
}

/// The pace of the next repetition, and why.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Advice {
    /// What to do.
    pub action: AdviceAction,
    /// The speed of the next repetition; `None` if there is none.
    #[cfg_attr(feature = "serde", serde(rename = "speed_m_s"))]
    pub speed: Option<Speed>,
    /// The change of speed as a part of the pace: below 0 is slower, 0 for keep and stop.
    pub change: f64,
    /// What the pace without advice would end with.
    pub end_lactate: EndLactate,
    /// Where today's curve lies.
    pub today: ShiftBelief,
    /// What the session says of the curve for good, to be carried to the next one; `None` without a
    /// reading, for heat and a loose strap move heart rate for weeks while the curve stays.
    pub learnt: Option<ShiftBelief>,
    /// Why, the decisive ones first.
    pub reasons: Vec<Reason>,
}

/// How sure the interval of the end lactate is.
const LEVEL: f64 = 0.8;

/// A change of pace as it was wanted, before it is limited.
struct Wanted {
    part: f64,
    reasons: Vec<Reason>,
}

/// The pace of the next repetition from what the session has shown so far.
///
/// # Model
///
/// The day's curve is the profile shifted along the speed by an unknown part `s`, so that its steady
/// lactate is `L(v / (1 + s))`. What is believed of `s` before the session (what earlier sessions
/// taught, widened by the day's own shift) is multiplied with the likelihood of every reading and of
/// heart rate:
///
/// ```text
/// reading k   = end of rep k on the curve + bias + error       bias shared by all readings
/// end of rep  = S + (before − S) · exp(−T / rise)              S: steady at the rep's speed
/// heart rate  = that of the profile − g · v · s + error        error with heavy tails
/// ```
///
/// so an early repetition, which ends below its steady lactate, is not taken for an easy one. The
/// rules, in the order in which they are asked:
///
/// 1. **Stop** if the lower ends of the last two readings lie above LT2, heart rate lies above 92 %
///    of the maximum, or pace faded by more than 2 % at a heart rate no lower.
/// 2. **Slower** if the session would end above LT2 with more than 15 %, or above the band with more
///    than 80 %, and something measured today says so; without a measurement only if the profile
///    itself puts this pace above the band.
/// 3. **Faster** if it would end below the band with more than 80 % and a reading was taken.
/// 4. **Keep** otherwise: what the meter cannot tell changes no pace.
/// 5. Where no reading was taken, effort above 7 of 10 takes one small step off. Where the drift rule
///    says so ([`DriftAction::SlowDown`]), a drift above its limit does the same; by default drift
///    changes no pace.
///
/// A change aims at the middle of the band on the day's curve, where the risk allows it, and is
/// limited to 3 % slower or 2 % faster a step.
///
/// # Units
///
/// The profile's intensity is speed in m/s.
///
/// # Limits
///
/// The band is a coach's rule. The steady lactate at the pace is taken for the end of the session,
/// which overstates sessions of a few short repetitions. Repetitions of unknown speed, and all after
/// them, add no reading to the estimate, only to the rule of stopping.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use stadion_physiology::{
///     AdviceAction, DriftRep, GuidanceSettings, LactateProfile, RepDone, Situation, next_rep,
/// };
/// use stadion_types::{Lactate, Speed};
///
/// let mmol = Lactate::const_millimoles_per_liter;
/// let profile = LactateProfile::through(1.0, [3.85, 2.0], [4.44, 4.0])?;
/// let pace = Speed::const_meters_per_second(4.22);
/// let reading = |value| {
///     let rep = |start_s| {
///         DriftRep::new(start_s, Duration::from_secs(474)).with_speed(Some(pace))
///     };
///     [RepDone::new(rep(0.0)), RepDone::new(rep(534.0)).with_lactate(Some(mmol(value)))]
/// };
/// let advice = |reps: &[RepDone]| {
///     let situation = Situation::new(profile, pace, reps).with_lt2(Some(mmol(4.0)));
///     next_rep(&situation, &GuidanceSettings::default())
/// };
/// assert_eq!(advice(&reading(3.2)).action, AdviceAction::Keep);
/// let high = advice(&reading(4.4));
/// assert_eq!(high.action, AdviceAction::Slower);
/// assert!(high.change < -0.015 && high.change >= -0.03);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// The rules of stopping and the band: practice of runners who train by lactate, see
/// [`GUIDANCE_CONSTANTS`](crate::GUIDANCE_CONSTANTS). The estimate: this library's own.
#[must_use]
pub fn next_rep(situation: &Situation<'_>, settings: &GuidanceSettings) -> Advice {
    let today = Today::of(situation, settings);
    let pace = situation.pace.meters_per_second();
    let end = EndLactate {
        value: end_at(situation, &today, pace, 0.5),
        lo: end_at(situation, &today, pace, 0.5 * (1.0 - LEVEL)),
        hi: end_at(situation, &today, pace, 0.5 * (1.0 + LEVEL)),
        level: LEVEL,
    };
    let shift = today.shift();
    let learnt = situation
        .reps
        .iter()
        .any(|rep| rep.lactate.is_some())
        .then(|| lasting(situation, settings).learnt_from(shift, settings));
    let mut advice = Advice {
        action: AdviceAction::Keep,
        speed: Some(situation.pace),
        change: 0.0,
        end_lactate: end,
        today: shift,
        learnt,
        reasons: reasons_to_stop(situation, settings),
    };
    if !advice.reasons.is_empty() {
        advice.action = AdviceAction::Stop;
        advice.speed = None;
        return advice;
    }
    let mut wanted = by_lactate(situation, settings, &today, end);
    wanted.reasons.extend(evidence(situation, settings, &today));
    small_steps(situation, settings, &mut wanted);
    apply(situation, settings, wanted, &mut advice);
    advice
}

/// The end lactate at `speed` that the truth lies below with the probability `p`: the more the curve
/// lies to the left, the higher it is.
fn end_at(situation: &Situation<'_>, today: &Today, speed: f64, p: f64) -> f64 {
    steady(&situation.profile, speed, today.quantile(1.0 - p))
}

/// What lactate asks for.
fn by_lactate(
    situation: &Situation<'_>,
    settings: &GuidanceSettings,
    today: &Today,
    end: EndLactate,
) -> Wanted {
    let band = situation.band();
    let pace = situation.pace.meters_per_second();
    let profile = &situation.profile;
    // A standing athlete has no pace that a part could be added to.
    let at = |lactate: f64| profile.intensity_at(lactate).filter(|v| *v > 0.0 && pace > 0.0);
    let [lower, upper] = [band.lower(), band.upper()].map(Lactate::millimoles_per_liter);
    let (Some(aim), Some(at_lower), Some(at_upper)) = (at(band.middle()), at(lower), at(upper))
    else {
        let reason = Reason::new(OUT_OF_REACH).with("aim_mmol_l", band.middle());
        return Wanted { part: 0.0, reasons: vec![reason] };
    };
    let measured = today.hr_excess_bpm.is_some() || !readings(situation.reps).is_empty();
    let lt2 = situation.lt2.map(Lactate::millimoles_per_liter);
    let at_lt2 = lt2.and_then(at);
    // Lactate ends above that of `v` where the shift lies below `pace / v - 1`.
    let above = |v: f64| today.below(pace / v - 1.0);
    let too_high = if measured { above(at_upper) > settings.confidence } else { end.value > upper };
    let risk = at_lt2.map(above).filter(|risk| measured && *risk > settings.risk);
    let aim_today = aim * (1.0 + today.shift().mean());
    let aimed = |code| {
        let slope = 0.01 * pace * profile.slope_at(pace / (1.0 + today.shift().mean()));
        let slope =
            Reason::new(SLOPE).with("slope_mmol_l", slope).with("aim_mmol_l", band.middle());
        vec![of_end(code, band, end), slope]
    };
    if too_high || risk.is_some() {
        let safe = at_lt2.map(|v| v * (1.0 + today.quantile(settings.risk)));
        let speed = safe.map_or(aim_today, |safe| aim_today.min(safe));
        let mut reasons = aimed(if too_high { TOO_HIGH } else { WITHIN });
        if let (Some(risk), Some(lt2)) = (risk, lt2) {
            let reason = Reason::new(RISK)
                .with("lt2_mmol_l", lt2)
                .with("risk_percent", 100.0 * risk)
                .with("most_percent", 100.0 * settings.risk);
            if too_high {
                reasons.insert(1, reason);
            } else {
                reasons[0] = reason;
            }
        }
        return Wanted { part: (speed / pace - 1.0).min(0.0), reasons };
    }
    let sampled = !readings(situation.reps).is_empty();
    if sampled && 1.0 - above(at_lower) > settings.confidence {
        return Wanted { part: (aim_today / pace - 1.0).max(0.0), reasons: aimed(TOO_LOW) };
    }
    let code = match (measured, end.value < lower) {
        (false, _) => NOTHING_KNOWN,
        (true, true) => BELOW_BAND,
        (true, false) => WITHIN,
    };
    Wanted { part: 0.0, reasons: vec![of_end(code, band, end)] }
}

fn of_end(code: stadion_types::ReasonCode, band: TargetBand, end: EndLactate) -> Reason {
    Reason::new(code)
        .with("end_mmol_l", end.value)
        .with("lo_mmol_l", end.lo)
        .with("hi_mmol_l", end.hi)
        .with("lower_mmol_l", band.lower().millimoles_per_liter())
        .with("upper_mmol_l", band.upper().millimoles_per_liter())
}

/// What was measured, as reasons.
fn evidence(situation: &Situation<'_>, settings: &GuidanceSettings, today: &Today) -> Vec<Reason> {
    let mut out = Vec::new();
    let readings = readings(situation.reps);
    if let Some(&(rep, read)) = readings.last() {
        let before = lasting(situation, settings).mean();
        let expected = ends(situation, settings, before, settings.rise.as_secs_f64());
        let expected = expected.get((rep - 1) as usize).copied().flatten();
        let lactate = read.millimoles_per_liter();
        if let Some(expected) = expected {
            out.push(
                Reason::new(READING)
                    .with("lactate_mmol_l", lactate)
                    .with("rep", rep)
                    .with("expected_mmol_l", expected)
                    .with("noise_mmol_l", settings.meter.reading_sd(read)),
            );
        }
        let lt2 = situation.lt2.map(Lactate::millimoles_per_liter);
        if let Some(lt2) = lt2.filter(|lt2| surely(read, settings) > *lt2) {
            let reason = Reason::new(ONE_ABOVE_LT2);
            out.push(reason.with("lactate_mmol_l", lactate).with("lt2_mmol_l", lt2));
        }
    }
    if let Some(excess) = today.hr_excess_bpm {
        let reason = Reason::new(HEART_RATE);
        out.push(reason.with("excess_bpm", excess).with("sd_bpm", settings.hr_sd_bpm));
    }
    if !out.is_empty() {
        let shift = today.shift();
        out.push(
            Reason::new(SHIFT)
                .with("shift_percent", 100.0 * shift.mean())
                .with("sd_percent", 100.0 * shift.sd()),
        );
    }
    out
}

/// Effort and drift: each takes a small step off, if nothing larger is asked for already.
fn small_steps(situation: &Situation<'_>, settings: &GuidanceSettings, wanted: &mut Wanted) {
    let effort = situation.reps.last().and_then(|rep| rep.rpe);
    let most = |rpe: Rpe| match rpe.scale() {
        RpeScale::Cr10 => settings.most_rpe_cr10,
        RpeScale::Borg6To20 => settings.most_rpe_borg,
    };
    let hard = effort.filter(|rpe| rpe.value() > most(*rpe));
    if let Some(rpe) = hard.filter(|_| readings(situation.reps).is_empty()) {
        let reason = Reason::new(EFFORT).with("rpe", rpe.value()).with("most_rpe", most(rpe));
        wanted.reasons.insert(0, reason);
        wanted.part = wanted.part.min(-settings.small_step);
    }
    let reps: Vec<DriftRep> = situation.reps.iter().map(|rep| rep.rep).collect();
    let drift = settings.drift.judge(&reps);
    if drift.verdict == DriftVerdict::TooFast {
        if settings.drift.action == DriftAction::SlowDown {
            wanted.reasons.insert(0, drift.reason);
            wanted.part = wanted.part.min(-settings.small_step);
        } else {
            wanted.reasons.push(drift.reason);
        }
    }
}

/// Limits the change to one step and turns it into a speed.
fn apply(
    situation: &Situation<'_>,
    settings: &GuidanceSettings,
    mut wanted: Wanted,
    advice: &mut Advice,
) {
    let whole = wanted.part;
    let step = if whole < 0.0 { settings.most_slower } else { settings.most_faster };
    if whole.abs() > step {
        wanted.reasons.push(
            Reason::new(LIMITED)
                .with("whole_percent", 100.0 * whole.abs())
                .with("step_percent", 100.0 * step),
        );
    }
    let part = whole.abs().min(step).copysign(whole);
    let small = whole.abs() < settings.least_change;
    // Only a change that was asked for is too small; none at all needs no word.
    if small && whole.abs() > 0.0 {
        wanted.reasons.push(
            Reason::new(TOO_SMALL)
                .with("whole_percent", 100.0 * whole.abs())
                .with("least_percent", 100.0 * settings.least_change),
        );
    }
    let speed = Speed::from_meters_per_second(situation.pace.meters_per_second() * (1.0 + part));
    if let (false, Ok(speed)) = (small, speed) {
        advice.action = if part < 0.0 { AdviceAction::Slower } else { AdviceAction::Faster };
        advice.change = part;
        advice.speed = Some(speed);
    }
    advice.reasons = wanted.reasons;
}
