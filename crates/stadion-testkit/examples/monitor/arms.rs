//! Twelve loops of made-up athletes, with and without a monitor.

use std::error::Error;
use std::time::Duration;

use chrono::{Days, NaiveDate};
use stadion_physiology::{DriftAction, DriftRep, DriftRule, LactateProfile};
use stadion_plan::{Monitor, MonitorCurve, MonitorSettings, MonitorState, SessionSigns};
use stadion_sessions::Answers;
use stadion_testkit::{SeasonAthlete, SeasonDay, SeasonSeen, SeasonSession, Share};
use stadion_types::{HeartRate, Lactate, Rpe, Speed};

/// How the pace of the next single is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Arm {
    /// By the profile, for ever.
    None,
    /// By the monitor as it is by default.
    Monitor,
    /// By the monitor with the rule of seed 000: slower after any drift above its limit.
    DriftAlone,
}

impl Arm {
    fn settings(self) -> MonitorSettings {
        match self {
            Self::DriftAlone => MonitorSettings::slow_down_after_drift(),
            _ => MonitorSettings::default(),
        }
    }
}

/// An athlete's curve over the season.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Body {
    /// It moves with training and falls when too much is done.
    Lives,
    /// It stays where it is.
    Still,
}

/// What is simulated.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan {
    pub(crate) seed: u64,
    pub(crate) athletes: u64,
    pub(crate) loops: u32,
    pub(crate) most_off: f64,
    pub(crate) body: Body,
}

/// What became of one athlete.
#[derive(Debug, Clone)]
pub(crate) struct Season {
    /// Whether each single ended above LT2.
    pub(crate) above: Vec<bool>,
    /// Whether each ended below 2.0 mmol/L.
    pub(crate) easy: Vec<bool>,
    /// The factor of the pace at the end.
    pub(crate) factor: f64,
    /// What it would have to be.
    pub(crate) right: f64,
    /// Whether there is a meter.
    pub(crate) meter: bool,
}

/// Easy, single, easy, single, easy, single, long: twelve singles in four weeks.
const SINGLES: [u32; 3] = [1, 3, 5];
const LONG: u32 = 6;

/// The season of athlete `number`.
pub(crate) fn season(
    arm: Arm,
    plan: &Plan,
    number: u64,
    settings: Option<MonitorSettings>,
) -> Result<Season, Box<dyn Error>> {
    let drawn = SeasonAthlete::drawn(plan.seed, number, plan.most_off);
    let athlete = if plan.body == Body::Still { drawn.with_still_curve() } else { drawn };
    let base = &athlete.base;
    let profile = LactateProfile::through(
        base.resting_mmol_l,
        [base.lt1_m_s, base.lt1_mmol_l],
        [base.lt2_m_s, base.lt2_mmol_l],
    )?;
    let curve =
        MonitorCurve::new(profile, Some(Lactate::from_millimoles_per_liter(base.lt2_mmol_l)?))?;
    let ends = [curve.band().lower(), curve.band().upper()].map(Lactate::millimoles_per_liter);
    let by_profile = profile.intensity_at(f64::midpoint(ends[0], ends[1])).ok_or("no pace")?;
    let monitor = Monitor::new(settings.unwrap_or_else(|| arm.settings()))?.with_curve(Some(curve));
    let mut monitored = monitor.start();
    let mut state = athlete.first_day();
    let (mut above, mut easy) = (Vec::new(), Vec::new());
    let first = NaiveDate::from_ymd_opt(2026, 1, 5).ok_or("no such day")?;
    let mut single = 0;
    for day in 0..28 * plan.loops {
        let of_week = day % 7;
        if !SINGLES.contains(&of_week) {
            let done = if of_week == LONG { SeasonDay::Long } else { SeasonDay::Easy };
            state = athlete.after(state, done);
            continue;
        }
        let pace = by_profile * monitored.factor();
        let seen = SeasonSession::drawn(plan.seed, number, single).run(&athlete, state, pace);
        single += 1;
        above.push(seen.end_mmol_l > base.lt2_mmol_l);
        easy.push(seen.end_mmol_l < 2.0);
        state = athlete.after(state, SeasonDay::Single(seen.end_mmol_l / base.lt2_mmol_l));
        if arm != Arm::None {
            let date = first.checked_add_days(Days::new(day.into())).ok_or("no such day")?;
            watch(&monitor, &mut monitored, &signs(date, pace, base.lt2_hr_bpm, &seen))?;
        }
    }
    let right = 1.0 + athlete.off(state);
    Ok(Season { above, easy, factor: monitored.factor(), right, meter: athlete.meter })
}

fn watch(
    monitor: &Monitor,
    state: &mut MonitorState,
    signs: &SessionSigns,
) -> Result<(), Box<dyn Error>> {
    monitor.step(state, signs)?;
    Ok(())
}

/// What the monitor gets to see. Heart rate is to stay below that of LT2 by the profile.
fn signs(day: NaiveDate, pace: f64, lt2_hr_bpm: f64, seen: &SeasonSeen) -> SessionSigns {
    let reps: Vec<DriftRep> = seen
        .reps
        .iter()
        .map(|rep| {
            DriftRep::new(rep.start_s, Duration::from_secs_f64(rep.duration_s))
                .with_speed(Speed::from_meters_per_second(rep.speed_m_s).ok())
                .with_hr_end(rep.hr_end_bpm.and_then(|bpm| HeartRate::from_bpm(bpm).ok()))
        })
        .collect();
    let rule = DriftRule { action: DriftAction::FindingOnly, ..DriftRule::default() };
    let mean = |of: &[f64]| of.iter().sum::<f64>() / of.iter().map(|_| 1.0).sum::<f64>();
    let times: Vec<f64> = seen.reps.iter().map(|rep| rep.duration_s).collect();
    let half = times.len() / 2;
    let speeds: Vec<f64> = seen.reps.iter().map(|rep| rep.speed_m_s).collect();
    let last = seen.reps.last().and_then(|rep| rep.hr_end_bpm);
    SessionSigns {
        prescribed: Speed::from_meters_per_second(pace).ok(),
        run: Speed::from_meters_per_second(mean(&speeds)).ok(),
        drift: Some(rule.judge(&reps)),
        hr_end: last.and_then(|bpm| HeartRate::from_bpm(bpm).ok()),
        hr_cap: HeartRate::from_bpm(lt2_hr_bpm).ok(),
        lactate: seen.lactate_mmol_l.and_then(|l| Lactate::from_millimoles_per_liter(l).ok()),
        fade_percent: Some(
            100.0 * (mean(&times[times.len() - half..]) / mean(&times[..half]) - 1.0),
        ),
        rpe: seen.rpe.and_then(|rpe| Rpe::from_cr10(rpe).ok()),
        answers: Answers { reps_left: seen.reps_left, ..Answers::default() },
        heat: Some(seen.heat),
        ..SessionSigns::of(day)
    }
}

/// All athletes of a plan in one arm.
pub(crate) fn seasons(
    arm: Arm,
    plan: &Plan,
    settings: Option<MonitorSettings>,
) -> Result<Vec<Season>, Box<dyn Error>> {
    (0..plan.athletes).map(|number| season(arm, plan, number, settings)).collect()
}

/// The share of singles that ended above LT2.
pub(crate) fn above<'a>(seasons: impl IntoIterator<Item = &'a Season>) -> Share {
    Share::of(seasons.into_iter().flat_map(|s| s.above.iter().copied()))
}

/// How far the pace at the end is from the right one: root of the mean square, as a part of the speed.
pub(crate) fn pace_error(seasons: &[Season]) -> f64 {
    let n = seasons.iter().map(|_| 1.0).sum::<f64>();
    (seasons.iter().map(|s| (s.factor / s.right - 1.0).powi(2)).sum::<f64>() / n).sqrt()
}

/// The share of singles that ended below 2.0 mmol/L.
pub(crate) fn easy(seasons: &[Season]) -> Share {
    Share::of(seasons.iter().flat_map(|s| s.easy.iter().copied()))
}

/// Mean and standard deviation of the change of pace at the end, as parts of the speed.
pub(crate) fn change(seasons: &[Season]) -> (f64, f64) {
    let n = seasons.iter().map(|_| 1.0).sum::<f64>();
    let mean = seasons.iter().map(|s| s.factor - 1.0).sum::<f64>() / n;
    let variance = seasons.iter().map(|s| (s.factor - 1.0 - mean).powi(2)).sum::<f64>() / n;
    (mean, variance.sqrt())
}
