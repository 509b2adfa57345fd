//! How hard the repetitions are, beside what the athlete can do.

use stadion_physiology::{Athlete, SpeedReserve};
use stadion_types::{Bounds, Distance, Lactate, Speed, Sport};

use super::criteria::{Criteria, HeroCriteria, ThresholdCriteria};
use super::facts::{Facts, RepFact};
use crate::execution::{median, seconds};
use crate::tree::{Effort, PercentOf, Relation, Target, names};

names! {
    /// What an intensity was judged by.
    Basis {
        /// The athlete's own speeds: the speed reserve, a best, the threshold.
        Athlete = "athlete",
        /// A race pace, a heart rate or a lactate that the text aims at.
        Target = "target",
        /// Heart rate as it was measured.
        HeartRate = "heart-rate",
        /// A word of the text.
        Declared = "declared",
        /// The speed of a population, for want of the athlete's own.
        Population = "population",
    }
}

impl Basis {
    /// How much of a full score such evidence earns.
    pub(super) const fn weight(self) -> f64 {
        match self {
            Self::Athlete => 1.0,
            Self::Target | Self::HeartRate => 0.9,
            Self::Declared => 0.85,
            Self::Population => 0.75,
        }
    }
}

/// A share of a reference speed, with what it rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Share {
    pub(super) value: f64,
    pub(super) basis: Basis,
}

/// National-class male milers: aerobic and maximal speed in metres a second. A slower population would
/// make a sprint of anybody's strides.
pub(super) const POPULATION_M_S: (f64, f64) = (6.3, 9.3);

/// What share of that speed an ordinary runner reaches, all out and otherwise.
pub(super) const ORDINARY_ALL_OUT: f64 = 0.8;
pub(super) const ORDINARY: f64 = 0.55;

/// How much faster than that population even the best of all are, with a hair: no record over any
/// distance from 100 m to the marathon is more than 16 % faster.
pub(super) const HUMAN_LIMIT: f64 = 1.2;

/// Riegel's exponent: time grows with distance to this power.
pub(crate) const RIEGEL: f64 = 1.06;

/// The race that an athlete holds threshold speed in lasts an hour, in seconds.
pub(crate) const HOUR_S: f64 = 3600.0;

/// What an ordinary runner, of 20 min over 5 km, covers in that hour, in metres.
pub(super) const HOUR_M: f64 = 14_100.0;

/// Mean speed of the population over a distance, all out.
pub(super) fn population_speed(meters: f64) -> Option<f64> {
    let (aerobic, max) = POPULATION_M_S;
    let speed = |v| Speed::from_meters_per_second(v).ok();
    let reserve = SpeedReserve::new(speed(aerobic)?, speed(max)?).ok()?;
    let time = reserve.time_for(Distance::from_meters(meters).ok()?);
    if let Some(time) = time {
        return Some(meters / time.as_secs_f64());
    }
    let sprint = SpeedReserve::VALID[0].as_secs_f64() * max;
    // Beyond four minutes by Riegel, from the 1500 m that aerobic speed stands for.
    Some(if meters <= sprint { max } else { aerobic * (meters / 1500.0).powf(1.0 - RIEGEL) })
}

/// Whether no human being has ever run so fast over the distance.
pub(super) fn beyond_human(meters: f64, speed: f64) -> bool {
    population_speed(meters).is_some_and(|p| speed > HUMAN_LIMIT * p)
}

/// Speed that the athlete's bests predict over `meters`, from the best that is nearest in distance, by
/// Riegel; `None` if none is within a factor of five.
pub(crate) fn race_speed(athlete: &Athlete, meters: f64) -> Option<f64> {
    let far = |d: f64| (d / meters).ln().abs();
    let best = athlete
        .bests()
        .iter()
        .filter(|b| b.distance().meters() > 0.0 && far(b.distance().meters()) <= 5_f64.ln())
        .min_by(|a, b| far(a.distance().meters()).total_cmp(&far(b.distance().meters())))?;
    let ratio = meters / best.distance().meters();
    Some(best.speed().meters_per_second() * ratio.powf(1.0 - RIEGEL))
}

/// The athlete's speed at the second threshold: the known one, else what the bests from 1500 m on
/// predict for a race of an hour.
pub(super) fn threshold_speed(athlete: &Athlete) -> Option<f64> {
    if let Some(speed) = athlete.threshold_speed() {
        return Some(speed.meters_per_second());
    }
    let best =
        athlete.bests().iter().filter(|b| b.distance().meters() >= 1500.0).min_by(|a, b| {
            let far = |t: f64| (t / HOUR_S).ln().abs();
            far(a.time().as_secs_f64()).total_cmp(&far(b.time().as_secs_f64()))
        })?;
    // Speed over time instead of distance: T ~ D^b makes v ~ T^(1/b - 1).
    let ratio = HOUR_S / best.time().as_secs_f64();
    Some(best.speed().meters_per_second() * ratio.powf(1.0 / RIEGEL - 1.0))
}

/// Speeds that words stand for, as shares of the speed at the second threshold.
pub(crate) const SUB_THRESHOLD_SHARE: f64 = 0.97;
pub(crate) const STEADY_SHARE: f64 = 0.86;
pub(crate) const EASY_SHARE: f64 = 0.75;

const fn all_out(effort: Option<Effort>) -> bool {
    matches!(effort, Some(Effort::Maximal | Effort::Sprint))
}

/// The share of maximal effort or speed that the text itself asks for: a percentage that names nothing
/// else. On long repetitions such a bare figure may be one of heart rate, and does not count.
fn own_percent(rep: &RepFact) -> Option<f64> {
    const SHORT_M: f64 = 600.0;
    const SHORT_S: f64 = 120.0;
    let short = rep.distance.map_or_else(
        || rep.time.is_some_and(|t| t.seconds().max() <= SHORT_S),
        |d| d.max().meters() <= SHORT_M,
    );
    let apart =
        rep.effort.is_none_or(|e| all_out(Some(e)) || matches!(e, Effort::Fast | Effort::Hard));
    rep.targets.iter().find_map(|t| match t {
        Target::Percent { range, of: PercentOf::Effort } => Some(range.max() / 100.0),
        Target::Percent { range, of: PercentOf::Unstated } if short && apart => {
            Some(range.max() / 100.0)
        }
        _ => None,
    })
}

/// Whether a repetition is called all out: by a word, by a share of effort of 97 % or more, or by the
/// top of a scale of exertion.
pub(crate) fn is_all_out(rep: &RepFact, limits: &HeroCriteria) -> bool {
    all_out(rep.effort)
        || own_percent(rep).is_some_and(|p| p >= limits.maximal_share)
        || rep.targets.iter().any(|t| match t {
            Target::Rpe(range) if range.max() > 10.0 => range.min() >= limits.maximal_rpe_borg,
            Target::Rpe(range) => range.min() >= limits.maximal_rpe_cr10,
            _ => false,
        })
}

/// Whether every effort word of the repetitions that are called all out is that of a sprint.
pub(super) fn called_sprints(facts: &Facts, limits: &HeroCriteria) -> bool {
    let mut said = facts.reps.iter().filter(|r| is_all_out(r, limits));
    called_all_out(facts, limits) && said.all(|r| r.effort == Some(Effort::Sprint))
}

/// The time of each repetition: as stated, else estimated between what the fastest and an ordinary
/// runner need for the distance.
#[derive(Debug, Clone)]
pub(super) struct RepTimes {
    pub(super) range_s: Vec<Option<Bounds<f64>>>,
    pub(super) middle_s: Vec<Option<f64>>,
    pub(super) estimated: bool,
}

impl RepTimes {
    pub(super) fn of(facts: &Facts, athlete: &Athlete, criteria: &Criteria) -> Self {
        let mut estimated = false;
        let range_s: Vec<Option<Bounds<f64>>> = facts
            .reps
            .iter()
            .map(|rep| {
                if let Some(time) = rep.time {
                    return Some(time.seconds());
                }
                estimated = true;
                estimate(rep, athlete, criteria)
            })
            .collect();
        let middle = |r: &Option<Bounds<f64>>| r.map(|r| f64::midpoint(r.min(), r.max()));
        Self { middle_s: range_s.iter().map(middle).collect(), range_s, estimated }
    }

    /// Sum of the times, from least to most; `None` if any is unknown.
    pub(super) fn total(&self) -> Option<(f64, f64)> {
        self.range_s.iter().try_fold((0.0, 0.0), |sum, r| {
            let r = (*r)?;
            Some((sum.0 + r.min(), sum.1 + r.max()))
        })
    }

    pub(super) fn median(&self) -> Option<f64> {
        let mut known: Vec<f64> = self.middle_s.iter().copied().collect::<Option<_>>()?;
        (!known.is_empty()).then(|| median(&mut known))
    }
}

fn estimate(rep: &RepFact, athlete: &Athlete, criteria: &Criteria) -> Option<Bounds<f64>> {
    let all_out = is_all_out(rep, &criteria.hero);
    let way = rep.distance?;
    let between = |m: f64| {
        let own = if all_out {
            let distance = Distance::from_meters(m).ok()?;
            athlete.predicted_speed(distance).map(|p| p.speed.meters_per_second())
        } else {
            race_pace(rep).and_then(|race_m| race_speed(athlete, race_m)).or_else(|| {
                Some(
                    threshold_speed(athlete)?
                        * share_by_target(rep, athlete, &criteria.threshold)?.value,
                )
            })
        };
        if let Some(own) = own {
            return Some((m / own, m / own));
        }
        let fastest = population_speed(m)?;
        let ordinary = fastest * if all_out { ORDINARY_ALL_OUT } else { ORDINARY };
        Some((m / fastest, m / ordinary))
    };
    Bounds::new(between(way.min().meters())?.0, between(way.max().meters())?.1).ok()
}

fn race_pace(rep: &RepFact) -> Option<f64> {
    rep.targets.iter().find_map(|t| match t {
        Target::RacePace { distance, relation: Relation::At } => {
            Some((distance.min().meters() * distance.max().meters()).sqrt())
        }
        _ => None,
    })
}

/// Speeds as shares of the predicted mean speed for the distance, the median over the repetitions that
/// tell. Where the text calls them all out, its word counts for more than a population's speed; the
/// share is then told beside it.
pub(super) fn of_maximum(facts: &Facts, athlete: &Athlete, limits: &HeroCriteria) -> Option<Share> {
    let mut own = Vec::new();
    let mut population = Vec::new();
    for rep in facts.reps.iter().filter(|_| is_running(facts)) {
        let Some(speed) = rep.speed.map(Speed::meters_per_second) else { continue };
        let middle = rep.distance.map(|d| f64::midpoint(d.min().meters(), d.max().meters()));
        let way = middle.or_else(|| Some(rep.time?.seconds().max() * speed));
        let Some(way) = way else { continue };
        let predicted = Distance::from_meters(way).ok().and_then(|d| athlete.predicted_speed(d));
        if let Some(predicted) = predicted {
            own.push(speed / predicted.speed.meters_per_second());
        }
        if let Some(predicted) = population_speed(way) {
            population.push(speed / predicted);
        }
    }
    let most = |list: &[f64]| list.len() * 2 > facts.reps.len();
    if most(&own) {
        return Some(Share { value: median(&mut own), basis: Basis::Athlete });
    }
    let mut asked: Vec<f64> = facts.reps.iter().filter_map(own_percent).collect();
    if most(&asked) {
        return Some(Share { value: median(&mut asked), basis: Basis::Target });
    }
    let population = most(&population).then(|| median(&mut population));
    if called_all_out(facts, limits) {
        return Some(Share { value: population.unwrap_or(1.0), basis: Basis::Declared });
    }
    population.map(|value| Share { value, basis: Basis::Population })
}

/// Whether speeds may be held against those of runners: a text that names no sport is about running, a
/// recording that names none may be of anything.
pub(super) fn is_running(facts: &Facts) -> bool {
    facts.sport == Some(Sport::Running) || (facts.sport.is_none() && facts.running.is_none())
}

/// Whether most of the repetitions are called all out.
pub(super) fn called_all_out(facts: &Facts, limits: &HeroCriteria) -> bool {
    let count = facts.reps.iter().filter(|r| is_all_out(r, limits)).count();
    count > 0 && count * 2 >= facts.reps.len()
}

/// Speeds as shares of the speed at the second threshold: the median over the repetitions that tell.
///
/// A speed beside the athlete's own threshold comes first, then a race pace, a lactate or a heart rate
/// that the text aims at, then heart rate as it was measured, then a word.
pub(super) fn of_threshold(
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
pub(super) fn heart_target(rep: &RepFact) -> Option<f64> {
    rep.targets.iter().find_map(|t| match t {
        Target::Percent { range, of: PercentOf::MaxHeartRate } => {
            Some(f64::midpoint(range.min(), range.max()) / 100.0)
        }
        _ => None,
    })
}

fn share_by_target(rep: &RepFact, athlete: &Athlete, limits: &ThresholdCriteria) -> Option<Share> {
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
pub(super) const LITTLE: f64 = 0.025;
pub(super) const PLAINLY: f64 = 0.04;

pub(crate) const fn relation_factor(relation: Relation) -> f64 {
    match relation {
        Relation::At => 1.0,
        Relation::SlightlySlower => 1.0 - LITTLE,
        Relation::Slower => 1.0 - PLAINLY,
        Relation::SlightlyFaster => 1.0 + LITTLE,
        Relation::Faster => 1.0 + PLAINLY,
    }
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

/// Share of the work in repetitions for which `test` holds.
pub(super) fn share_where(facts: &Facts, test: impl Fn(&RepFact) -> bool) -> f64 {
    if facts.reps.is_empty() {
        return 0.0;
    }
    seconds(facts.reps.iter().filter(|r| test(r)).count()) / seconds(facts.reps.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use core::time::Duration;
    use stadion_physiology::Best;

    fn athlete() -> Athlete {
        // VDOT 50.
        let best = Best::new(Distance::const_meters(5000.0), Duration::from_secs(1197)).unwrap();
        Athlete::default().with_best(best)
    }

    #[test]
    fn the_population_is_that_of_the_speed_reserve() {
        assert!((400.0 / population_speed(400.0).unwrap() - 50.979).abs() < 1e-3);
        let steps: Vec<f64> = [20.0, 30.0, 100.0, 800.0, 1500.0, 1600.0, 2000.0, 21_097.5]
            .iter()
            .map(|m| population_speed(*m).unwrap())
            .collect();
        assert!(steps.windows(2).all(|w| w[0] >= w[1]), "{steps:?}");
    }

    #[test]
    fn the_threshold_lies_between_ten_kilometres_and_a_half_marathon() {
        let at = threshold_speed(&athlete()).unwrap();
        // 4:15 for a kilometre by the tables of the same runner.
        assert!((1000.0 / at - 255.0).abs() < 2.0, "{}", 1000.0 / at);
        assert!(race_speed(&athlete(), 10_000.0).unwrap() > at);
        assert!(race_speed(&athlete(), 21_097.5).unwrap() < at);
        let known = athlete().with_threshold_speed(Speed::const_meters_per_second(4.5));
        assert_eq!(threshold_speed(&known), Some(4.5));
    }

    #[test]
    fn heart_rate_rises_with_speed() {
        let shares: Vec<f64> = (50..=105).map(|p| share_by_heart(f64::from(p) / 100.0)).collect();
        assert!(shares.windows(2).all(|w| w[0] <= w[1]));
        assert!(share_by_heart(0.865) < 1.0 && share_by_heart(0.94) > 1.03);
    }
}
