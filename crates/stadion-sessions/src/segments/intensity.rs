//! How hard a repetition is: from what the text says, in the order of how directly it says it.

use core::time::Duration;

use stadion_physiology::{
    Athlete, BalanceError, BalanceParameters, Effort as Intensity, LactateProfile, SINGLE_LACTATE,
    all_out_speeds,
};
use stadion_types::{Distance, Power, Reason, Severity, Speed};

use super::assumption::{self as code, Assumptions};
use super::error::SegmentsError;
use crate::span::Span;
use crate::taxonomy::{
    self, Class, Criteria, EASY_SHARE, Facts, HOUR_S, RIEGEL, RepFact, STEADY_SHARE,
    SUB_THRESHOLD_SHARE, race_speed, relation_factor, share_by_heart,
};
use crate::tree::{Activity, Effort, PercentOf, Relation, Target, names};

names! {
    /// Where the intensity of a repetition comes from.
    SpeedOrigin {
        /// The time that was reported for it.
        Reported = "reported",
        /// A pace or a speed in the text.
        Pace = "pace",
        /// A time for the repetition.
        Time = "time",
        /// A power in the text, or a share of threshold power.
        Power = "power",
        /// A race pace, by the athlete's best over that distance.
        RaceBest = "race-best",
        /// A race pace, predicted from another best.
        RaceRiegel = "race-riegel",
        /// A race pace, predicted from threshold speed.
        RaceThreshold = "race-threshold",
        /// A share of threshold or critical speed.
        Share = "share",
        /// A lactate that the text aims at.
        Lactate = "lactate",
        /// A heart rate that the text aims at.
        HeartRate = "heart-rate",
        /// A perceived exertion that the text aims at.
        Rpe = "rpe",
        /// A zone.
        Zone = "zone",
        /// A word such as "threshold" or "easy".
        Word = "word",
        /// As fast as the athlete can, rep after rep.
        AllOut = "all-out",
        /// The class of the session.
        Class = "class",
    }
}

/// Races within this share of each other are the same.
pub(super) const SAME_RACE: f64 = 0.01;

/// Heart rate at the threshold as a share of the maximum where it is not known: the one that
/// [`share_by_heart`] lays beside threshold speed.
pub(super) const THRESHOLD_HR_SHARE: f64 = 0.896;

/// Ratings from 6 to 20 beside shares of the maximal heart rate: the borders of the zones of
/// Haugen's table.
const RPE_HR: [(f64, f64); 6] =
    [(9.0, 0.60), (12.0, 0.725), (14.0, 0.825), (16.0, 0.875), (18.0, 0.925), (20.0, 1.0)];

/// Middles of the five zones of heart rate, as shares of the maximum.
const ZONE_HR: [f64; 5] = [0.66, 0.77, 0.845, 0.905, 0.97];

/// An intensity with its origin.
pub(super) type Found = (Intensity, SpeedOrigin);

/// Finds intensities one repetition after the other.
#[derive(Debug)]
pub(super) struct Finder<'a> {
    athlete: &'a Athlete,
    criteria: &'a Criteria,
    facts: &'a Facts,
    /// All-out repetitions so far, with the distance of the first and the rests since.
    fading: Vec<(f64, Duration)>,
    all_out: Option<(f64, f64)>,
    class: Option<Option<Class>>,
}

impl<'a> Finder<'a> {
    pub(super) const fn new(
        athlete: &'a Athlete,
        criteria: &'a Criteria,
        facts: &'a Facts,
    ) -> Self {
        Self { athlete, criteria, facts, fading: Vec::new(), all_out: None, class: None }
    }

    /// Speed at the second threshold in metres a second.
    pub(super) fn threshold(&self, span: Option<Span>) -> Result<f64, SegmentsError> {
        self.athlete
            .threshold_speed()
            .map(Speed::meters_per_second)
            .ok_or(SegmentsError::Missing { key: "threshold.speed_m_s", span })
    }

    /// The intensity of a repetition.
    pub(super) fn find(
        &mut self,
        rep: &RepFact,
        done: Option<Duration>,
        number: u32,
        span: Span,
        notes: &mut Assumptions,
    ) -> Result<Found, SegmentsError> {
        let found = match self.written(rep, done, span, notes)? {
            Some(found) => found,
            None if taxonomy::is_all_out(rep, &self.criteria.hero) => {
                self.all_out(rep, number, span, notes)?
            }
            None => match self.worded(rep, span, notes)? {
                Some(found) => found,
                None => self
                    .classed(span, notes)?
                    .ok_or(SegmentsError::Intensity { rep: number, span })?,
            },
        };
        if let (Intensity::Speed(v), true) = (found.0, rep.activity != Activity::Ride) {
            if v.meters_per_second() > crate::notation::MAX_RUN_SPEED_M_S {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "a speed is at most 150 m/s"
                )]
                let mm_s = (v.meters_per_second() * 1000.0).round() as u32;
                return Err(SegmentsError::TooFast { rep: number, mm_s, span });
            }
        }
        Ok(found)
    }

    /// What a reported time or a target says.
    fn written(
        &self,
        rep: &RepFact,
        done: Option<Duration>,
        span: Span,
        notes: &mut Assumptions,
    ) -> Result<Option<Found>, SegmentsError> {
        let way = rep.distance.map(|d| middle_of(d.min().meters(), d.max().meters()));
        if let (Some(done), Some(way)) = (done, way) {
            return Ok(speed_of(way / done.as_secs_f64()).map(|v| (v, SpeedOrigin::Reported)));
        }
        for target in &rep.targets {
            if let Some(found) = self.aimed(target, way, span, notes)? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    fn aimed(
        &self,
        target: &Target,
        way: Option<f64>,
        span: Span,
        notes: &mut Assumptions,
    ) -> Result<Option<Found>, SegmentsError> {
        let found = match target {
            Target::Speed(range) => {
                let (lo, hi) = (range.min().meters_per_second(), range.max().meters_per_second());
                speed_of(middle(lo, hi, "speed", "m/s", notes)).map(|v| (v, SpeedOrigin::Pace))
            }
            Target::Time(range) => {
                let (lo, hi) = (range.min().0.as_secs_f64(), range.max().0.as_secs_f64());
                let Some(way) = way.filter(|_| lo > 0.0) else { return Ok(None) };
                speed_of(way / middle(lo, hi, "time", "s", notes)).map(|v| (v, SpeedOrigin::Time))
            }
            Target::Power(range) => {
                let watts = middle(range.min().watts(), range.max().watts(), "power", "W", notes);
                power_of(watts)
            }
            Target::RacePace { distance, relation } => {
                let meters = (distance.min().meters() * distance.max().meters()).sqrt();
                let (speed, origin) = self.race(meters, span, notes)?;
                let factor = relation_factor(*relation);
                if *relation != Relation::At {
                    let reason = Reason::new(code::RELATION)
                        .with("relation", relation.as_str())
                        .with("percent", factor * 100.0);
                    notes.own(reason);
                }
                speed_of(speed * factor).map(|v| (v, origin))
            }
            Target::Percent { range, of } => {
                let percent = middle(range.min(), range.max(), "shares", "%", notes);
                self.share(*of, percent / 100.0, span, notes)?
            }
            Target::Lactate(range) => {
                let lactate = middle(
                    range.min().millimoles_per_liter(),
                    range.max().millimoles_per_liter(),
                    "lactate",
                    "mmol/l",
                    notes,
                );
                let Some(speed) = self.settling(lactate, span)? else { return Ok(None) };
                let reason = Reason::new(code::LACTATE)
                    .with("lactate_mmol_l", lactate)
                    .with("speed_m_s", speed);
                notes.add(reason, Severity::Notice, "stadion");
                speed_of(speed).map(|v| (v, SpeedOrigin::Lactate))
            }
            Target::Rpe(range)
                if range.min() > 10.0 && range.max() < self.criteria.hero.maximal_rpe_borg =>
            {
                let rpe = middle(range.min(), range.max(), "exertion", "", notes);
                let hr = between(&RPE_HR, rpe);
                let reason = Reason::new(code::RPE).with("rpe", rpe).with("hr_percent", hr * 100.0);
                notes.add(reason, Severity::Notice, "haugen-2021");
                Some((self.at_heart(hr, span, notes)?, SpeedOrigin::Rpe))
            }
            Target::Named(name) => self.named(name, span, notes)?,
            Target::Rpe(_) => None,
        };
        Ok(found)
    }

    /// A share of something that the athlete's profile gives.
    fn share(
        &self,
        of: PercentOf,
        share: f64,
        span: Span,
        notes: &mut Assumptions,
    ) -> Result<Option<Found>, SegmentsError> {
        Ok(match of {
            PercentOf::ThresholdSpeed => {
                speed_of(share * self.threshold(Some(span))?).map(|v| (v, SpeedOrigin::Share))
            }
            PercentOf::ThresholdPower => {
                let power = self
                    .athlete
                    .threshold_power()
                    .ok_or(SegmentsError::Missing { key: "threshold.power_w", span: Some(span) })?;
                power_of(share * power.watts())
            }
            PercentOf::MaxHeartRate => {
                Some((self.at_heart(share, span, notes)?, SpeedOrigin::HeartRate))
            }
            PercentOf::ThresholdHeartRate => {
                let known = self.athlete.threshold_hr().zip(self.athlete.max_hr());
                let at = known.map_or(THRESHOLD_HR_SHARE, |(lt, max)| lt.bpm() / max.bpm());
                if known.is_none() {
                    notes.own(Reason::new(code::LTHR).with("hr_percent", at * 100.0));
                }
                Some((self.at_heart(share * at, span, notes)?, SpeedOrigin::HeartRate))
            }
            PercentOf::Critical => {
                speed_of(share * self.critical(span, notes)?).map(|v| (v, SpeedOrigin::Share))
            }
            // Of a best, of effort or of nothing: not of a speed that is known here.
            _ => None,
        })
    }

    fn critical(&self, span: Span, notes: &mut Assumptions) -> Result<f64, SegmentsError> {
        let threshold = self.threshold(Some(span))?;
        let speed = threshold * BalanceParameters::CRITICAL_PART;
        let reason = Reason::new(code::CRITICAL)
            .with("speed_m_s", speed)
            .with("percent", BalanceParameters::CRITICAL_PART * 100.0);
        notes.own(reason);
        Ok(speed)
    }

    /// The speed that goes with a share of the maximal heart rate.
    fn at_heart(
        &self,
        hr: f64,
        span: Span,
        notes: &mut Assumptions,
    ) -> Result<Intensity, SegmentsError> {
        let share = share_by_heart(hr);
        let speed = self.threshold(Some(span))? * share;
        let reason = Reason::new(code::HEART_RATE)
            .with("hr_percent", hr * 100.0)
            .with("percent", share * 100.0);
        notes.add(reason, Severity::Notice, "stadion");
        Ok(speed_of(speed).unwrap_or(Intensity::Rest))
    }

    /// The pace of a race, in metres a second.
    fn race(
        &self,
        meters: f64,
        span: Span,
        notes: &mut Assumptions,
    ) -> Result<(f64, SpeedOrigin), SegmentsError> {
        let far = |d: f64| (d / meters).ln().abs();
        let nearest = self
            .athlete
            .bests()
            .iter()
            .map(|b| b.distance().meters())
            .filter(|d| *d > 0.0)
            .min_by(|a, b| far(*a).total_cmp(&far(*b)));
        if let Some((speed, best)) = race_speed(self.athlete, meters).zip(nearest) {
            let same = (best / meters - 1.0).abs() <= SAME_RACE;
            let reason = Reason::new(if same { code::RACE_BEST } else { code::RACE_RIEGEL })
                .with("distance_m", meters)
                .with("speed_m_s", speed);
            let (reason, origin) = if same {
                (reason, SpeedOrigin::RaceBest)
            } else {
                let reason = reason.with("best_m", best).with("exponent", RIEGEL);
                (reason, SpeedOrigin::RaceRiegel)
            };
            notes.add(reason, Severity::Info, "riegel-1981");
            return Ok((speed, origin));
        }
        let threshold = self.threshold(Some(span))?;
        // T = 3600 (d / (3600 v))^b, solved for the mean speed d / T.
        let speed = threshold.powf(RIEGEL) * (meters / HOUR_S).powf(1.0 - RIEGEL);
        let reason = Reason::new(code::RACE_THRESHOLD)
            .with("distance_m", meters)
            .with("speed_m_s", speed)
            .with("percent", speed / threshold * 100.0)
            .with("exponent", RIEGEL);
        notes.add(reason, Severity::Notice, "riegel-1981");
        Ok((speed, SpeedOrigin::RaceThreshold))
    }

    /// The speed at which lactate settles at `lactate`.
    fn settling(&self, lactate: f64, span: Span) -> Result<Option<f64>, SegmentsError> {
        self.threshold(Some(span))?;
        let profile = LactateProfile::of_speed(self.athlete).ok();
        Ok(profile.and_then(|p| p.intensity_at(lactate)).filter(|v| *v > 0.0))
    }

    /// A zone, or a pace by its name.
    fn named(
        &self,
        name: &str,
        span: Span,
        notes: &mut Assumptions,
    ) -> Result<Option<Found>, SegmentsError> {
        let name = name.to_lowercase();
        let digit = name.strip_prefix("zone").or_else(|| name.strip_prefix('z')).map(str::trim);
        if let Some(zone) = digit.and_then(|d| d.parse::<usize>().ok()) {
            let Some(hr) = zone.checked_sub(1).and_then(|i| ZONE_HR.get(i)) else {
                return Ok(None);
            };
            let reason = Reason::new(code::ZONE)
                .with("zone", u32::try_from(zone).unwrap_or(0))
                .with("hr_percent", hr * 100.0);
            notes.add(reason, Severity::Notice, "haugen-2021");
            return Ok(Some((self.at_heart(*hr, span, notes)?, SpeedOrigin::Zone)));
        }
        let plain = matches!(
            name.as_str(),
            "threshold pace" | "threshold effort" | "lt pace" | "lt effort" | "lt" | "threshold"
        );
        if plain {
            return self.word("threshold", 1.0, span, notes).map(Some);
        }
        if matches!(name.as_str(), "cv" | "cv pace" | "cs" | "critical") {
            let speed = self.critical(span, notes)?;
            return Ok(speed_of(speed).map(|v| (v, SpeedOrigin::Share)));
        }
        Ok(None)
    }

    /// What a word for the effort says.
    fn worded(
        &self,
        rep: &RepFact,
        span: Span,
        notes: &mut Assumptions,
    ) -> Result<Option<Found>, SegmentsError> {
        if rep.activity == Activity::Walk {
            return Ok(super::rest::walking().map(|v| (v, SpeedOrigin::Word)));
        }
        let Some(effort) = rep.effort else { return Ok(None) };
        let Some(share) = share_of(effort) else { return Ok(None) };
        self.word(effort.as_str(), share, span, notes).map(Some)
    }

    fn word(
        &self,
        word: &'static str,
        share: f64,
        span: Span,
        notes: &mut Assumptions,
    ) -> Result<Found, SegmentsError> {
        let speed = share * self.threshold(Some(span))?;
        let reason = Reason::new(code::WORD).with("word", word).with("percent", share * 100.0);
        notes.own(reason);
        Ok((speed_of(speed).unwrap_or(Intensity::Rest), SpeedOrigin::Word))
    }

    /// The speed of a single, where the structure of the session is that of one and nothing else is
    /// said.
    fn classed(
        &mut self,
        span: Span,
        notes: &mut Assumptions,
    ) -> Result<Option<Found>, SegmentsError> {
        let class = *self.class.get_or_insert_with(|| {
            let judged = taxonomy::classify(self.facts, self.athlete, self.criteria);
            judged.classes.first().map(|c| c.class)
        });
        if class != Some(Class::Single) {
            return Ok(None);
        }
        let limits = &self.criteria.threshold;
        let upper = self.athlete.threshold_lactate().map_or(limits.single_lactate_max, |l| {
            limits.single_lactate_max.min(l.millimoles_per_liter() - limits.single_lactate_below)
        });
        let lactate = middle_of(SINGLE_LACTATE.min.millimoles_per_liter().min(upper), upper);
        let Some(speed) = self.settling(lactate, span)? else { return Ok(None) };
        let reason =
            Reason::new(code::CLASS).with("speed_m_s", speed).with("lactate_mmol_l", lactate);
        notes.add(reason, Severity::Warning, "seed-000");
        Ok(speed_of(speed).map(|v| (v, SpeedOrigin::Class)))
    }

    /// As fast as the distance above critical speed allows after what came before.
    fn all_out(
        &mut self,
        rep: &RepFact,
        number: u32,
        span: Span,
        notes: &mut Assumptions,
    ) -> Result<Found, SegmentsError> {
        let balance =
            BalanceParameters::for_athlete(self.athlete).map_err(|error| match error {
                BalanceError::Missing { key } => SegmentsError::Missing { key, span: Some(span) },
                _ => SegmentsError::Intensity { rep: number, span },
            })?;
        let count = self.fading.len();
        let rests: Duration = self.fading.iter().map(|(_, rest)| *rest).sum();
        let rest = rests.checked_div(u32::try_from(count).unwrap_or(u32::MAX)).unwrap_or_default();
        let last = |meters: f64| {
            let distance = Distance::from_meters(meters).ok()?;
            all_out_speeds(&balance, distance, count + 1, rest).last().copied()
        };
        let meters = match (rep.distance, rep.time) {
            (Some(d), _) => middle_of(d.min().meters(), d.max().meters()),
            (None, Some(time)) => {
                way_in(middle_of(time.seconds().min(), time.seconds().max()), last)
            }
            (None, None) => return Err(SegmentsError::Amount { rep: number, span }),
        };
        let speed = last(meters).ok_or(SegmentsError::Intensity { rep: number, span })?;
        let mixed = self.fading.iter().any(|(m, r)| (m / meters - 1.0).abs() > 0.1 || *r != rest);
        if mixed && rep.distance.is_some() {
            notes.add(Reason::new(code::ALL_OUT_MIXED), Severity::Notice, "stadion");
        }
        self.fading.push((meters, Duration::ZERO));
        let v = speed.meters_per_second();
        self.all_out = Some(self.all_out.map_or((v, v), |(first, _)| (first, v)));
        Ok((Intensity::Speed(speed), SpeedOrigin::AllOut))
    }

    /// Tells how long the rest after a repetition is.
    pub(super) fn rested(&mut self, time: Duration) {
        if let Some((_, rest)) = self.fading.last_mut() {
            *rest += time;
        }
    }

    /// What is told once all repetitions are known.
    pub(super) fn finish(&self, notes: &mut Assumptions) {
        if let Some((first, last)) = self.all_out {
            let reason = Reason::new(code::ALL_OUT).with("first_m_s", first).with("last_m_s", last);
            notes.add(reason, Severity::Notice, "stadion");
        }
    }
}

/// The speed of a word as a share of that at the second threshold.
pub(super) const fn share_of(effort: Effort) -> Option<f64> {
    Some(match effort {
        Effort::SubThreshold => SUB_THRESHOLD_SHARE,
        Effort::Threshold | Effort::Tempo => 1.0,
        Effort::Steady | Effort::Moderate => STEADY_SHARE,
        Effort::Easy => EASY_SHARE,
        _ => return None,
    })
}

/// The way that is covered in `seconds` if `speed` gives the mean speed over a way.
fn way_in(seconds: f64, speed: impl Fn(f64) -> Option<Speed>) -> f64 {
    let (mut lo, mut hi) = (1.0, seconds * crate::notation::MAX_RUN_SPEED_M_S);
    for _ in 0..40 {
        let way = middle_of(lo, hi);
        let time = speed(way).map_or(f64::INFINITY, |v| way / v.meters_per_second());
        if time < seconds { lo = way } else { hi = way }
    }
    middle_of(lo, hi)
}

/// The ordinate at `x` of the line through points in rising order, level beyond its ends.
fn between(points: &[(f64, f64)], x: f64) -> f64 {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return x };
    if x <= first.0 {
        return first.1;
    }
    points
        .windows(2)
        .find(|w| x <= w[1].0)
        .map_or(last.1, |w| w[0].1 + (w[1].1 - w[0].1) * (x - w[0].0) / (w[1].0 - w[0].0))
}

pub(super) fn middle_of(lo: f64, hi: f64) -> f64 {
    f64::midpoint(lo, hi)
}

/// The middle of a range, which is told unless the range is a point.
pub(super) fn middle(
    lo: f64,
    hi: f64,
    what: &'static str,
    unit: &'static str,
    notes: &mut Assumptions,
) -> f64 {
    let value = middle_of(lo, hi);
    if lo < hi {
        let reason =
            Reason::new(code::MIDDLE).with("what", what).with("value", value).with("unit", unit);
        notes.own(reason);
    }
    value
}

pub(super) fn speed_of(m_s: f64) -> Option<Intensity> {
    Speed::from_meters_per_second(m_s).ok().filter(|v| *v > Speed::MIN).map(Intensity::Speed)
}

fn power_of(watts: f64) -> Option<Found> {
    Power::from_watts(watts).ok().map(|w| (Intensity::Power(w), SpeedOrigin::Power))
}
