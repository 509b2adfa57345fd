//! Speeds, heart rates and lactate that a session is aimed at.

use chrono::{Days, NaiveDate};
use stadion_physiology::{Athlete, Vdot, VdotSpeed};
use stadion_types::{Bounds, Distance, HeartRate, Lactate, Reason, Speed};

use super::reasons;
use super::result::Targets;
use crate::method::{PaceAnchor, SessionTemplate, THRESHOLD, TrainingMethod};

/// Bests that are older tell the form of another year.
const BEST_DAYS: u64 = 365;

/// What the profile tells of speeds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Speeds {
    vdot: Option<Vdot>,
    lt2: Option<Speed>,
    lt1: Option<Speed>,
    max_hr: Option<HeartRate>,
    factor: f64,
}

/// A speed and what held it down.
#[derive(Debug, Clone)]
pub(super) struct Aim {
    pub(super) speed: Option<Speed>,
    pub(super) why: Option<Reason>,
}

impl Speeds {
    /// From the highest VDOT of the athlete's bests, of the year before `start` where they have a date.
    pub(super) fn of(athlete: &Athlete, start: NaiveDate, factor: f64) -> Self {
        let oldest = start.checked_sub_days(Days::new(BEST_DAYS)).unwrap_or(NaiveDate::MIN);
        let recent =
            |best: &&stadion_physiology::Best| best.date().is_none_or(|date| date >= oldest);
        let worth = |best: &stadion_physiology::Best| {
            Vdot::from_race(best.distance(), best.time(), stadion_physiology::OxygenCost::default())
                .ok()?
                .within()
        };
        let vdot = athlete
            .bests()
            .iter()
            .filter(recent)
            .filter_map(worth)
            .max_by(|a, b| a.value().total_cmp(&b.value()));
        Self {
            vdot,
            lt2: athlete.threshold_speed(),
            lt1: athlete.lt1_speed(),
            max_hr: athlete.max_hr(),
            factor,
        }
    }

    pub(super) const fn knows_lt2(&self) -> bool {
        self.lt2.is_some()
    }

    /// What the best race tells of the speed at LT2, where nobody measured it.
    fn lt2_by_vdot(&self) -> Option<f64> {
        Some(self.vdot?.speed_at(THRESHOLD).ok()?.meters_per_second())
    }

    fn anchored(&self, anchor: PaceAnchor) -> Option<f64> {
        let speed = match anchor {
            PaceAnchor::Lt2(share) => {
                share * self.lt2.map(Speed::meters_per_second).or_else(|| self.lt2_by_vdot())?
            }
            PaceAnchor::Vdot(share) => self.vdot?.speed_at(share).ok()?.meters_per_second(),
            PaceAnchor::RaceM(meters) => {
                let time =
                    self.vdot?.time_for(Distance::from_meters(meters).ok()?).ok()?.within()?;
                meters / time.as_secs_f64()
            }
        };
        Some(speed)
    }

    /// The speed of repetitions of `rep_s` seconds.
    pub(super) fn of_reps(&self, method: &TrainingMethod, anchor: PaceAnchor, rep_s: u32) -> Aim {
        let holds = |cap: &&crate::method::Lt2Cap| cap.up_to_s.is_none_or(|most| rep_s <= most);
        let share = method.lt2_caps.iter().find(holds).map(|cap| cap.share);
        let cap = share.zip(self.lt2).map(|(share, lt2)| share * lt2.meters_per_second());
        let (speed, why) = match (self.anchored(anchor), cap) {
            (Some(speed), Some(cap)) if speed > cap => {
                (Some(cap), Some(reasons::lt2_caps(speed, cap)))
            }
            (Some(speed), _) => {
                let estimated = matches!(anchor, PaceAnchor::Lt2(_)) && self.lt2.is_none();
                let by_vdot = estimated.then(|| self.lt2_by_vdot()).flatten();
                (Some(speed), by_vdot.map(reasons::lt2_by_vdot))
            }
            // Without a race the cap itself is what the profile knows.
            (None, Some(cap)) => (Some(cap), Some(reasons::pace_of_cap(cap))),
            (None, None) => (None, Some(reasons::pace_unknown())),
        };
        let speed = speed.and_then(|v| Speed::from_meters_per_second(v * self.factor).ok());
        Aim { speed, why }
    }

    /// What repetitions are aimed at.
    pub(super) fn targets(
        &self,
        method: &TrainingMethod,
        session: &SessionTemplate,
        speed: Option<Speed>,
    ) -> Targets {
        let slow = |fast: Speed| {
            let slow = (1.0 - method.quality.width) * fast.meters_per_second();
            Bounds::new(Speed::from_meters_per_second(slow).ok()?, fast).ok()
        };
        let band = |[low, high]: [f64; 2]| {
            let [low, high] = [low, high].map(Lactate::from_millimoles_per_liter);
            Bounds::new(low.ok()?, high.ok()?).ok()
        };
        Targets {
            speed: speed.and_then(slow),
            hr_cap: session.hr_max_share.and_then(|share| self.heart_rate(share)),
            lactate: session.lactate_mmol_l.and_then(band),
        }
    }

    /// What easy running is aimed at: at most these.
    pub(super) fn easy(&self, method: &TrainingMethod) -> Targets {
        let aerobic = self.vdot.map(|vdot| {
            method.easy.vvo2max_share * vdot.speed(VdotSpeed::Exact).meters_per_second()
        });
        let lt1 = self.lt1.map(Speed::meters_per_second);
        let cap = match (aerobic, lt1) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        let speed = cap
            .and_then(|cap| Bounds::new(Speed::MIN, Speed::from_meters_per_second(cap).ok()?).ok());
        Targets { speed, hr_cap: self.heart_rate(method.easy.hr_max_share), lactate: None }
    }

    fn heart_rate(&self, share: f64) -> Option<HeartRate> {
        HeartRate::from_bpm((share * self.max_hr?.bpm()).floor()).ok()
    }

    /// How long a race takes, by VDOT.
    pub(super) fn race_s(&self, distance: Distance) -> Option<f64> {
        self.vdot?.time_for(distance).ok()?.within().map(|time| time.as_secs_f64())
    }
}
