//! What a reported time or a target says of the intensity.

use core::time::Duration;

use stadion_physiology::{BalanceParameters, Effort as Intensity, LactateProfile};
use stadion_types::{Power, Reason, Severity};

use super::assumption::{self as code, Assumptions};
use super::error::SegmentsError;
use super::intensity::{Finder, Found, SpeedOrigin, middle, middle_of, speed_of};
use crate::span::Span;
use crate::taxonomy::{
    HOUR_S, RIEGEL, RepFact, offset_factor, race_speed, relation_factor, share_by_heart,
};
use crate::tree::{PercentOf, Relation, Target};

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

impl Finder<'_> {
    /// What a reported time or a target says.
    pub(super) fn written(
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
            Target::RacePaceOffset { distance, seconds_per_km } => {
                let meters = (distance.min().meters() * distance.max().meters()).sqrt();
                let (speed, origin) = self.race(meters, span, notes)?;
                let (lo, hi) = (seconds_per_km.min(), seconds_per_km.max());
                let seconds = middle(lo, hi, "seconds on top of a pace", "s/km", notes);
                let speed = speed * offset_factor(speed, seconds);
                let reason = Reason::new(code::OFFSET)
                    .with("seconds_per_km", seconds)
                    .with("speed_m_s", speed);
                notes.own(reason);
                speed_of(speed).map(|v| (v, origin))
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
                    "mmol/L",
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
    pub(super) fn settling(&self, lactate: f64, span: Span) -> Result<Option<f64>, SegmentsError> {
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

fn power_of(watts: f64) -> Option<Found> {
    Power::from_watts(watts).ok().map(|w| (Intensity::Power(w), SpeedOrigin::Power))
}
