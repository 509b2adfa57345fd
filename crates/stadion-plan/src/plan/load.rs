//! What a planned session costs, on the scale of the history.

use chrono::{Days, NaiveDate};
use stadion_sessions::{Class, History, PastSession};
use stadion_types::Sport;

/// The load that is expected of a planned session.
///
/// # Model
///
/// ```text
/// load = minutes · rate        rate: median load a minute of the athlete's own sessions of the class
/// ```
///
/// over 90 days, from three sessions on, with the lowest and the highest rate as the interval. Where there are
/// fewer, the median rate of all runs is scaled by the square of the class's usual intensity beside an
/// easy run's, 30 % either way; where there is no load at all, 100 is an hour at the threshold.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct ExpectedLoad {
    /// The load.
    pub amount: f64,
    /// The lower end.
    pub lo: f64,
    /// The upper end.
    pub hi: f64,
    /// How many of the athlete's own sessions of the class it rests on; 0 for one that is scaled.
    pub sessions: u32,
}

const DAYS: u64 = 90;
const LEAST: usize = 3;
const EITHER_WAY: f64 = 0.3;
const EASY: f64 = 0.70;

/// Usual intensity with rests and easy parts, as a share of the threshold's.
const fn intensity(class: Class) -> f64 {
    match class {
        Class::Recovery => 0.65,
        Class::LongRun | Class::Steady => 0.73,
        Class::Single => 0.82,
        Class::Threshold | Class::DoubleThreshold => 0.85,
        Class::Vo2max | Class::Breakthrough => 0.88,
        Class::SpeedEndurance => 0.80,
        Class::Sprint | Class::Hill => 0.72,
        Class::Race => 1.0,
        _ => EASY,
    }
}

/// Rates of load a minute.
#[derive(Debug, Clone)]
pub(super) struct Rates {
    /// By class, sorted by it: every rate, sorted.
    by_class: Vec<(Class, Vec<f64>)>,
    all: Option<f64>,
}

fn rate(session: &PastSession) -> Option<f64> {
    let minutes = session.sizes.moving?.as_secs_f64() / 60.0;
    let rate = session.sizes.load? / minutes;
    (minutes > 0.0 && rate.is_finite()).then_some(rate)
}

fn median(sorted: &[f64]) -> Option<f64> {
    let n = sorted.len();
    let upper = *sorted.get(n / 2)?;
    if n % 2 == 1 { Some(upper) } else { Some(f64::midpoint(*sorted.get(n / 2 - 1)?, upper)) }
}

impl Rates {
    pub(super) fn of(history: &History, start: NaiveDate) -> Self {
        let first = start.checked_sub_days(Days::new(DAYS)).unwrap_or(NaiveDate::MIN);
        let sessions = history.sessions();
        let recent = &sessions[sessions.partition_point(|s| s.day < first)..];
        let mut by_class: Vec<(Class, Vec<f64>)> = Vec::new();
        let mut all = Vec::new();
        for session in recent.iter().filter(|s| s.sport == Sport::Running) {
            let Some(rate) = rate(session) else { continue };
            all.push(rate);
            let Some(class) = session.class else { continue };
            match by_class.iter_mut().find(|(c, _)| *c == class) {
                Some((_, rates)) => rates.push(rate),
                None => by_class.push((class, vec![rate])),
            }
        }
        for (_, rates) in &mut by_class {
            rates.sort_by(f64::total_cmp);
        }
        all.sort_by(f64::total_cmp);
        let all = if all.len() < LEAST { None } else { median(&all) };
        Self { by_class, all }
    }

    pub(super) fn load(&self, class: Class, minutes: f64) -> ExpectedLoad {
        let own = self.by_class.iter().find(|(c, rates)| *c == class && rates.len() >= LEAST);
        if let Some((_, rates)) = own {
            if let (Some(middle), Some(lo), Some(hi)) = (median(rates), rates.first(), rates.last())
            {
                let sessions = u32::try_from(rates.len()).unwrap_or(u32::MAX);
                let [amount, lo, hi] = [middle, *lo, *hi].map(|rate| minutes * rate);
                return ExpectedLoad { amount, lo, hi, sessions };
            }
        }
        let rate = match self.all {
            Some(rate) => rate * (intensity(class) / EASY).powi(2),
            None => 100.0 / 60.0 * intensity(class).powi(2),
        };
        let amount = minutes * rate;
        let [lo, hi] = [1.0 - EITHER_WAY, 1.0 + EITHER_WAY].map(|part| part * amount);
        ExpectedLoad { amount, lo, hi, sessions: 0 }
    }
}
