//! Speeds beside the one at the second threshold.

use stadion_physiology::Athlete;
use stadion_types::{Bounds, Lactate, Speed};

use super::reference::{HOUR_M, HOUR_S, RIEGEL, race_speed, threshold_speed};
use super::{Basis, Share, is_running};
use crate::execution::median;
use crate::taxonomy::criteria::ThresholdCriteria;
use crate::taxonomy::facts::{Facts, RepFact};
use crate::tree::{Effort, PercentOf, Relation, Target};

/// Speeds that words stand for, as shares of the speed at the second threshold.
pub(crate) const SUB_THRESHOLD_SHARE: f64 = 0.97;
pub(crate) const STEADY_SHARE: f64 = 0.86;
pub(crate) const EASY_SHARE: f64 = 0.75;

/// Speeds as shares of the speed at the second threshold: the median over the repetitions that tell.
///
/// A speed beside the athlete's own threshold comes first, then a race pace, a lactate or a heart rate
/// that the text aims at, then heart rate as it was measured, then a word.
pub(in crate::taxonomy) fn of_threshold(
    facts: &Facts,
    athlete: &Athlete,
    limits: &ThresholdCriteria,
) -> Option<Share> {
    let running = is_running(facts);
    let shares: Vec<Share> =
        facts.reps.iter().filter_map(|rep| share_of_rep(rep, athlete, running, limits)).collect();
    if shares.is_empty() || shares.len() * 2 < facts.reps.len() {
        return None;
    }
    let value = median(&mut shares.iter().map(|s| s.value).collect::<Vec<_>>());
    // The weakest evidence decides how far the median can be trusted.
    let basis = shares.iter().map(|s| s.basis).min_by(|a, b| a.weight().total_cmp(&b.weight()))?;
    Some(Share { value, basis })
}

/// The same of what was planned, for work that was run: the aims of the repetitions, whatever their times.
pub(in crate::taxonomy) fn planned_of_threshold(
    facts: &Facts,
    athlete: &Athlete,
    limits: &ThresholdCriteria,
) -> Option<Share> {
    let mut planned = facts.clone();
    for rep in &mut planned.reps {
        rep.speed = aimed_speed(rep);
        rep.hr_end = None;
    }
    of_threshold(&planned, athlete, limits)
}

/// The middle of the speed that a repetition is aimed at in figures.
fn aimed_speed(rep: &RepFact) -> Option<Speed> {
    let (low, high) = rep.targets.iter().find_map(|target| match target {
        Target::Speed(range) => Some((range.min(), range.max())),
        Target::Time(range) => {
            let over =
                |time: crate::tree::Seconds| Speed::over(rep.distance?.exact()?, time.0).ok();
            Some((over(range.min())?, over(range.max())?))
        }
        _ => None,
    })?;
    let middle = f64::midpoint(low.meters_per_second(), high.meters_per_second());
    Speed::from_meters_per_second(middle).ok()
}

fn share_of_rep(
    rep: &RepFact,
    athlete: &Athlete,
    running: bool,
    limits: &ThresholdCriteria,
) -> Option<Share> {
    let by_speed = || {
        let speed = rep.speed.filter(|_| running)?;
        let value = speed.meters_per_second() / threshold_speed(athlete)?;
        Some(Share { value, basis: Basis::Athlete })
    };
    let by_heart = || {
        // Heart rate needs three minutes to tell how hard a repetition was.
        let long = rep.time.is_some_and(|t| t.seconds().min() >= 150.0);
        let share = rep.hr_end?.bpm() / athlete.max_hr()?.bpm();
        long.then(|| Share { value: share_by_heart(share), basis: Basis::HeartRate })
    };
    let by_word = || {
        let value = match rep.effort? {
            Effort::SubThreshold => SUB_THRESHOLD_SHARE,
            // What is called so is not kept below the threshold on purpose.
            Effort::Threshold | Effort::Tempo => 1.01,
            Effort::Steady | Effort::Moderate => STEADY_SHARE,
            Effort::Easy => EASY_SHARE,
            _ => return None,
        };
        Some(Share { value, basis: Basis::Declared })
    };
    by_speed().or_else(|| share_by_target(rep, athlete, limits)).or_else(by_heart).or_else(by_word)
}

/// Speed as a share of that at the threshold, from heart rate as a share of the maximum: the borders
/// of the five zones laid beside those of speed.
pub(crate) fn share_by_heart(share: f64) -> f64 {
    const TABLE: [(f64, f64); 6] =
        [(0.60, 0.70), (0.72, 0.82), (0.82, 0.90), (0.88, 0.98), (0.92, 1.03), (1.0, 1.15)];
    let (first, last) = (TABLE[0], TABLE[TABLE.len() - 1]);
    if share <= first.0 {
        return first.1;
    }
    TABLE
        .windows(2)
        .find(|w| share <= w[1].0)
        .map_or(last.1, |w| w[0].1 + (w[1].1 - w[0].1) * (share - w[0].0) / (w[1].0 - w[0].0))
}

/// Share of the maximal heart rate that the text aims at.
pub(in crate::taxonomy) fn heart_target(rep: &RepFact) -> Option<f64> {
    rep.targets.iter().find_map(|t| match t {
        Target::Percent { range, of: PercentOf::MaxHeartRate } => {
            Some(f64::midpoint(range.min(), range.max()) / 100.0)
        }
        _ => None,
    })
}

pub(super) fn share_by_target(
    rep: &RepFact,
    athlete: &Athlete,
    limits: &ThresholdCriteria,
) -> Option<Share> {
    rep.targets.iter().find_map(|target| {
        let (value, basis) = match target {
            Target::RacePace { distance, relation } => {
                let meters = (distance.min().meters() * distance.max().meters()).sqrt();
                let own = race_speed(athlete, meters).zip(threshold_speed(athlete));
                let at = own.map_or_else(
                    || (meters / HOUR_M).powf(1.0 - RIEGEL),
                    |(race, threshold)| race / threshold,
                );
                let basis = if own.is_some() { Basis::Athlete } else { Basis::Target };
                (at * relation_factor(*relation), basis)
            }
            Target::RacePaceOffset { distance, seconds_per_km } => {
                let meters = (distance.min().meters() * distance.max().meters()).sqrt();
                let seconds = f64::midpoint(seconds_per_km.min(), seconds_per_km.max());
                let own = race_speed(athlete, meters).zip(threshold_speed(athlete));
                let (race, threshold) = own.unwrap_or_else(|| {
                    let threshold = HOUR_M / HOUR_S;
                    (threshold * (meters / HOUR_M).powf(1.0 - RIEGEL), threshold)
                });
                let basis = if own.is_some() { Basis::Athlete } else { Basis::Target };
                (race / threshold * offset_factor(race, seconds), basis)
            }
            Target::Lactate(range) => {
                (share_by_lactate(range, athlete.threshold_lactate(), limits), Basis::Target)
            }
            Target::Percent { range, of: PercentOf::MaxHeartRate } => {
                let share = f64::midpoint(range.min(), range.max()) / 100.0;
                (share_by_heart(share), Basis::Target)
            }
            Target::Percent { range, of: PercentOf::ThresholdSpeed } => {
                (f64::midpoint(range.min(), range.max()) / 100.0, Basis::Target)
            }
            _ => return None,
        };
        Some(Share { value, basis })
    })
}

/// How far "a little" slower or faster and the plain words lie from a pace, as a share.
pub(in crate::taxonomy) const LITTLE: f64 = 0.025;
pub(in crate::taxonomy) const PLAINLY: f64 = 0.04;

pub(crate) const fn relation_factor(relation: Relation) -> f64 {
    match relation {
        Relation::At => 1.0,
        Relation::SlightlySlower => 1.0 - LITTLE,
        Relation::Slower => 1.0 - PLAINLY,
        Relation::SlightlyFaster => 1.0 + LITTLE,
        Relation::Faster => 1.0 + PLAINLY,
    }
}

/// What a speed becomes, as a share, where each kilometre takes `seconds` more; 0 where nothing is left
/// of the kilometre's time.
pub(crate) fn offset_factor(speed: f64, seconds: f64) -> f64 {
    let pace = 1000.0 / speed;
    if pace + seconds > 0.0 { pace / (pace + seconds) } else { 0.0 }
}

/// Lactate tells only on which side of the threshold a repetition lies; the shares stand for the
/// sides. Above what a single may have it is threshold work or harder.
fn share_by_lactate(
    range: &Bounds<Lactate>,
    at_threshold: Option<Lactate>,
    limits: &ThresholdCriteria,
) -> f64 {
    const EASY_MMOL_L: f64 = 2.0;
    const ABOUT_MMOL_L: f64 = 0.5;
    let measured = at_threshold.map(Lactate::millimoles_per_liter);
    let limit = measured.unwrap_or(limits.lactate_at_threshold);
    let single = measured.map_or(limits.single_lactate_max, |l| {
        limits.single_lactate_max.min(l - limits.single_lactate_below)
    });
    let aim = range.max().millimoles_per_liter();
    if aim <= single {
        if aim < EASY_MMOL_L { 0.82 } else { 0.96 }
    } else if aim <= limit + ABOUT_MMOL_L {
        1.01
    } else {
        1.08
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heart_rate_rises_with_speed() {
        let shares: Vec<f64> = (50..=105).map(|p| share_by_heart(f64::from(p) / 100.0)).collect();
        assert!(shares.windows(2).all(|w| w[0] <= w[1]));
        assert!(share_by_heart(0.865) < 1.0 && share_by_heart(0.94) > 1.03);
    }
}
