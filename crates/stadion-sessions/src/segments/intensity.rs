//! How hard a repetition is: by a target, all out, by a word, by the class of the session.

use core::time::Duration;

use stadion_physiology::{
    Athlete, BalanceError, BalanceParameters, Effort as Intensity, SINGLE_LACTATE, all_out_speeds,
};
use stadion_types::{Distance, Reason, Severity, Speed};

use super::assumption::{self as code, Assumptions};
use super::error::SegmentsError;
use crate::span::Span;
use crate::taxonomy::{
    self, Class, Criteria, EASY_SHARE, Facts, RepFact, STEADY_SHARE, SUB_THRESHOLD_SHARE,
};
use crate::tree::{Activity, Effort, names};

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

/// An intensity with its origin.
pub(super) type Found = (Intensity, SpeedOrigin);

/// Finds intensities one repetition after the other.
#[derive(Debug)]
pub(super) struct Finder<'a> {
    pub(super) athlete: &'a Athlete,
    pub(super) criteria: &'a Criteria,
    facts: &'a Facts,
    /// All-out repetitions so far, with the distance of the first and the rests since.
    fading: Vec<(f64, Duration)>,
    all_out: Option<(f64, f64)>,
    /// Whether the session has the structure of a single, once that was asked.
    single: Option<bool>,
}

impl<'a> Finder<'a> {
    pub(super) const fn new(
        athlete: &'a Athlete,
        criteria: &'a Criteria,
        facts: &'a Facts,
    ) -> Self {
        Self { athlete, criteria, facts, fading: Vec::new(), all_out: None, single: None }
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

    pub(super) fn word(
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
        let single = *self.single.get_or_insert_with(|| {
            let judged = taxonomy::classify(self.facts, self.athlete, self.criteria);
            // Run too hard it was planned as one all the same.
            let single = |class| matches!(class, Class::Single | Class::SingleSpoiled);
            judged.classes.first().is_some_and(|c| single(c.class))
        });
        if !single {
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
