//! Rests as segments: how long, and what is done meanwhile.

use core::time::Duration;

use stadion_physiology::{Athlete, Effort as Intensity};
use stadion_types::{Power, Reason, Severity};

use super::assumption::{self as code, Assumptions};
use super::error::SegmentsError;
use super::intensity::{middle, middle_of, speed_of};
use crate::span::Span;
use crate::step::Step;
use crate::taxonomy::{Criteria, EASY_SHARE, JOG_M_S, STEADY_SHARE, WALK_M_S};
use crate::tree::{Durations as _, Mode, RestAmount, RestRule};

/// Easy spinning as a share of threshold power.
pub(super) const SPIN_SHARE: f64 = 0.4;

/// The work before a rest.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before {
    pub(super) rep: u32,
    pub(super) time: Duration,
    pub(super) meters: Option<f64>,
}

pub(super) fn walking() -> Option<Intensity> {
    speed_of(middle_of(WALK_M_S.0, WALK_M_S.1))
}

/// Duration and intensity of a rest.
pub(super) fn rest(
    step: &Step,
    rules: &[&RestRule],
    before: Before,
    athlete: &Athlete,
    (riding, criteria): (bool, &Criteria),
    notes: &mut Assumptions,
) -> Result<(Duration, Intensity), SegmentsError> {
    let rule = step.rule.and_then(|index| rules.get(index));
    let span = rule.map_or(Span::default(), |rule| rule.span);
    let refused = SegmentsError::RestAmount { rep: before.rep, span };
    let way = step
        .distance
        .map(|d| middle(d.min().meters(), d.max().meters(), "the rest's distance", "m", notes));
    let time = step
        .duration
        .map(|t| t.seconds())
        .map(|t| middle(t.min(), t.max(), "the rest's time", "s", notes));
    if let (Some(way), Some(time)) = (way, time) {
        let speed = speed_of(way / time).ok_or(refused)?;
        return Ok((seconds(time).ok_or(refused)?, speed));
    }
    let at = spent(step.mode, way.is_some(), riding, athlete, notes);
    if let Some(time) = time {
        return Ok((seconds(time).ok_or(refused)?, at));
    }
    let over = |way: f64| match at {
        Intensity::Speed(v) => seconds(way / v.meters_per_second()),
        _ => None,
    };
    if let Some(way) = way {
        return Ok((over(way).ok_or(refused)?, at));
    }
    match amount(rule) {
        Some(RestAmount::SendOff(every)) => {
            let every = every.durations().seconds();
            let every = middle(every.min(), every.max(), "the start on the clock", "s", notes);
            let left = every - before.time.as_secs_f64();
            let time = seconds(left).filter(|t| !t.is_zero());
            Ok((time.ok_or(SegmentsError::SendOff { rep: before.rep, span })?, at))
        }
        Some(RestAmount::Either { time, .. }) => {
            notes.own(Reason::new(code::REST_EITHER));
            let time = time.durations().seconds();
            Ok((seconds(middle_of(time.min(), time.max())).ok_or(refused)?, at))
        }
        _ => {
            let back = before.meters.filter(|_| matches!(at, Intensity::Speed(_)));
            if let Some(time) = back.and_then(over) {
                let meters = before.meters.unwrap_or_default();
                let reason = Reason::new(code::REST_BACK).with("distance_m", meters);
                notes.add(reason, Severity::Notice, "stadion");
                return Ok((time, at));
            }
            if !step.full {
                return Err(refused);
            }
            let ratio = criteria.rest.long;
            notes.add(
                Reason::new(code::REST_FULL).with("ratio", ratio),
                Severity::Notice,
                "seed-002",
            );
            Ok((seconds(ratio * before.time.as_secs_f64()).ok_or(refused)?, at))
        }
    }
}

fn amount<'a>(rule: Option<&&'a RestRule>) -> Option<&'a RestAmount> {
    rule.map(|rule| &rule.amount)
}

fn seconds(time: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(time).ok()
}

/// How hard a rest is.
fn spent(
    mode: Option<Mode>,
    moving: bool,
    riding: bool,
    athlete: &Athlete,
    notes: &mut Assumptions,
) -> Intensity {
    let walk = middle_of(WALK_M_S.0, WALK_M_S.1);
    let jog = middle_of(JOG_M_S.0, JOG_M_S.1);
    let m_s = match mode {
        None if !moving => {
            notes.own(Reason::new(code::REST_STANDING));
            return Intensity::Rest;
        }
        Some(Mode::Standing | Mode::WalkStanding) if !moving => return Intensity::Rest,
        Some(Mode::Float | Mode::Moderate) => {
            return share(STEADY_SHARE, mode, riding, athlete, notes);
        }
        Some(Mode::Spin) => return share(SPIN_SHARE, mode, true, athlete, notes),
        _ if riding => return share(SPIN_SHARE, mode, true, athlete, notes),
        Some(Mode::Walk | Mode::WalkStanding | Mode::Standing | Mode::JogStanding) => walk,
        Some(Mode::WalkJog) => middle_of(walk, jog),
        _ => jog,
    };
    let name = mode.map_or("jog", Mode::as_str);
    notes.own(Reason::new(code::REST_SPEED).with("mode", name).with("speed_m_s", m_s));
    speed_of(m_s).unwrap_or(Intensity::Rest)
}

/// A rest as a share of threshold intensity.
fn share(
    share: f64,
    mode: Option<Mode>,
    riding: bool,
    athlete: &Athlete,
    notes: &mut Assumptions,
) -> Intensity {
    let name = mode.map_or("easy", Mode::as_str);
    notes.own(Reason::new(code::REST_SHARE).with("mode", name).with("percent", share * 100.0));
    easy_at(share, riding, athlete)
}

/// A share of threshold speed, or of threshold power where the work is on a bicycle.
pub(super) fn easy_at(share: f64, riding: bool, athlete: &Athlete) -> Intensity {
    let speed = || speed_of(share * athlete.threshold_speed()?.meters_per_second());
    let power = || {
        let watts = share * athlete.threshold_power()?.watts();
        Power::from_watts(watts).ok().map(Intensity::Power)
    };
    let found = if riding { power().or_else(speed) } else { speed().or_else(power) };
    found.unwrap_or(Intensity::Rest)
}

/// Easy work before and after the session.
pub(super) fn easy(riding: bool, athlete: &Athlete) -> Intensity {
    easy_at(EASY_SHARE, riding, athlete)
}
