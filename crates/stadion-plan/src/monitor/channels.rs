//! From what was seen to signs, one for each channel.

use chrono::NaiveDate;
use stadion_physiology::{Drift, DriftVerdict};
use stadion_types::{Finding, Reason, Severity};

use super::curve::MonitorCurve;
use super::reasons as r;
use super::settings::{FeelingChannels, MonitorSettings};
use super::signs::SessionSigns;
use super::sources::{LETSRUN, SEED_000, STADION};
use super::words::words;

words! {
    /// Where a sign comes from. Two signs of one channel are one sign: they share their error.
    MonitorChannel {
        /// Heart rate: its rise, and how it stands against the cap.
        Heart = "heart",
        /// Lactate.
        Lactate = "lactate",
        /// Pace that fades.
        Pace = "pace",
        /// Effort; the repetitions left as well, where they count as the same feeling.
        Feeling = "feeling",
        /// Repetitions left, where they count for themselves.
        Reserve = "reserve",
    }
}

words! {
    /// What a sign says of the pace.
    SignDirection {
        /// It was too fast.
        TooFast = "too-fast",
        /// It was too slow.
        TooSlow = "too-slow",
    }
}

/// A sign that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct MonitorSign {
    /// The day of the session.
    pub day: NaiveDate,
    /// Where it comes from.
    pub channel: MonitorChannel,
    /// What it says.
    pub direction: SignDirection,
}

/// What the channels of one session say.
#[derive(Debug, Default)]
pub(super) struct Heard {
    /// Every channel that was heard, with its sign if it gave one.
    pub(super) channels: Vec<(MonitorChannel, Option<SignDirection>)>,
    pub(super) findings: Vec<Finding>,
    pub(super) notes: Vec<Reason>,
}

/// Asks every channel.
pub(super) fn hear(
    signs: &SessionSigns,
    curve: Option<&MonitorCurve>,
    settings: &MonitorSettings,
) -> Heard {
    let mut heard = Heard::default();
    heart(signs, settings, &mut heard);
    lactate(signs, curve, settings, &mut heard);
    pace(signs, settings, &mut heard);
    feeling(signs, settings, &mut heard);
    if let Some(faster) = signs.faster().filter(|f| *f < -settings.speed_tolerance) {
        let easy = Some(SignDirection::TooSlow);
        if heard.channels.iter().any(|(_, sign)| *sign == easy) {
            heard.notes.push(Reason::new(r::RAN_SLOWER).with("slower_percent", -100.0 * faster));
        }
        heard.channels.iter_mut().filter(|(_, s)| *s == easy).for_each(|(_, sign)| *sign = None);
    }
    heard
}

impl Heard {
    fn too_fast(&mut self, reason: Reason, source: &'static str) {
        self.findings.push(Finding::new(reason, Severity::Notice, source));
    }

    fn too_slow(&mut self, reason: Reason, source: &'static str) {
        self.findings.push(Finding::new(reason, Severity::Info, source));
    }

    fn sign(&mut self, channel: MonitorChannel, too_fast: bool, too_slow: bool) {
        let sign = match (too_fast, too_slow) {
            (true, _) => Some(SignDirection::TooFast),
            (false, true) => Some(SignDirection::TooSlow),
            (false, false) => None,
        };
        self.channels.push((channel, sign));
    }
}

/// The ends of the drift's interval without the part that a change of speed explains.
fn corrected(drift: &Drift) -> Option<(f64, f64)> {
    use DriftVerdict::{Normal, Stable, TooFast};
    let interval = drift.interval?;
    let explained = drift.delta_bpm? - drift.corrected_bpm?;
    matches!(drift.verdict, Stable | Normal | TooFast)
        .then_some((interval.lo - explained, interval.hi - explained))
}

fn heart(signs: &SessionSigns, settings: &MonitorSettings, out: &mut Heard) {
    let drift = signs.drift.as_ref();
    let ends = drift.and_then(corrected).zip(drift);
    let against = signs.hr_end.zip(signs.hr_cap).map(|(end, cap)| (end.bpm(), cap.bpm()));
    if let Some(finding) = drift.and_then(Drift::finding) {
        out.findings.push(finding);
    }
    if ends.is_none() && against.is_none() {
        return;
    }
    let apart = settings.sure_z * settings.hr_sd_bpm;
    let rises = ends.filter(|((lo, _), drift)| *lo > drift.limit_bpm);
    let high = against.filter(|(end, cap)| end - apart > *cap);
    if let Some(((lo, _), drift)) = rises {
        let reason = Reason::new(r::DRIFT_HIGH).with("lo_bpm", lo);
        out.too_fast(reason.with("limit_bpm", drift.limit_bpm), SEED_000.id);
    }
    let of_cap =
        |code, (end, cap): (f64, f64)| Reason::new(code).with("hr_bpm", end).with("cap_bpm", cap);
    if let Some(high) = high {
        out.too_fast(of_cap(r::HEART_HIGH, high), LETSRUN.id);
    }
    let too_fast = rises.is_some() || high.is_some();
    if too_fast && signs.heat == Some(true) {
        // Nothing was heard: it takes back no sign of a cooler day either.
        out.notes.push(Reason::new(r::HEAT));
        return;
    }
    let held = ends.is_some_and(|((_, hi), drift)| hi <= drift.limit_bpm);
    let low = against.filter(|(end, cap)| held && end + apart < *cap);
    if let Some(low) = low {
        out.too_slow(of_cap(r::HEART_LOW, low), STADION.id);
    }
    out.sign(MonitorChannel::Heart, too_fast, low.is_some());
}

fn lactate(
    signs: &SessionSigns,
    curve: Option<&MonitorCurve>,
    settings: &MonitorSettings,
    out: &mut Heard,
) {
    let Some((reading, curve)) = signs.lactate.zip(curve) else { return };
    let value = reading.millimoles_per_liter();
    let apart = settings.sure_z * settings.meter.reading_sd(reading);
    let lower = curve.band().lower().millimoles_per_liter();
    let (high, low) = (value - apart > curve.lt2_mmol_l(), value + apart < lower);
    let of = |code| Reason::new(code).with("lactate_mmol_l", value);
    if high {
        let reason = of(r::LACTATE_HIGH).with("lt2_mmol_l", curve.lt2_mmol_l());
        out.too_fast(reason, LETSRUN.id);
    }
    if low {
        out.too_slow(of(r::LACTATE_LOW).with("lower_mmol_l", lower), SEED_000.id);
    }
    out.sign(MonitorChannel::Lactate, high, low);
}

fn pace(signs: &SessionSigns, settings: &MonitorSettings, out: &mut Heard) {
    let Some(fade) = signs.fade_percent else { return };
    let limit = settings.fade_percent;
    if fade > limit {
        let reason = Reason::new(r::FADED).with("fade_percent", fade);
        out.too_fast(reason.with("limit_percent", limit), STADION.id);
    }
    out.sign(MonitorChannel::Pace, fade > limit, false);
}

fn feeling(signs: &SessionSigns, settings: &MonitorSettings, out: &mut Heard) {
    let (mut effort, mut reserve) = (None, None);
    if let Some(rpe) = signs.rpe {
        let [hard, easy] = [settings.hard(rpe), settings.easy(rpe)];
        let (fast, slow) = (rpe.value() >= hard, rpe.value() <= easy);
        let of =
            |code, limit: f64| Reason::new(code).with("rpe", rpe.value()).with("limit_rpe", limit);
        if fast {
            out.too_fast(of(r::EFFORT_HIGH, hard), LETSRUN.id);
        }
        if slow {
            out.too_slow(of(r::EFFORT_LOW, easy), STADION.id);
        }
        effort = Some((fast, slow));
    }
    if let Some(left) = signs.answers.reps_left {
        let (few, many) = (left < settings.reps_few, left >= settings.reps_many);
        let of = |code, needed: f64| Reason::new(code).with("left", left).with("needed", needed);
        if few {
            out.too_fast(of(r::RESERVE_SMALL, settings.reps_few), SEED_000.id);
        }
        if many {
            out.too_slow(of(r::RESERVE_LARGE, settings.reps_many), STADION.id);
        }
        reserve = Some((few, many));
    }
    if signs.answers.run_tomorrow == Some(false) {
        out.too_fast(Reason::new(r::NOT_TOMORROW), SEED_000.id);
        reserve = Some((true, false));
    }
    match settings.feeling {
        FeelingChannels::Separate => {
            let told = [(MonitorChannel::Feeling, effort), (MonitorChannel::Reserve, reserve)];
            for (channel, said) in told {
                if let Some((fast, slow)) = said {
                    out.sign(channel, fast, slow);
                }
            }
        }
        FeelingChannels::One => {
            let said: Vec<(bool, bool)> = effort.into_iter().chain(reserve).collect();
            if !said.is_empty() {
                // One answer of too much is enough; ease takes every answer that was given.
                let fast = said.iter().any(|(fast, _)| *fast);
                let slow = said.iter().all(|(_, slow)| *slow);
                out.sign(MonitorChannel::Feeling, fast, slow);
            }
        }
    }
}
