//! What is kept of a reviewed recording.

use core::time::Duration;

use chrono::{DateTime, FixedOffset, TimeZone};
use stadion_load::{BanisterTrimp, DynLoadModel, HeldHeartRate, Load, PerThresholdHour};
use stadion_physiology::{Athlete, BestEffort};
use stadion_sessions::{Class, Kind, MAX_GAP, Mark, PastSession, Sizes, SteadyEffort};
use stadion_types::{Bounds, Distance, HeartRate, Import, Recording, Speed, Sport};

use super::document::LeftOut;
use super::same::NO_START;
use crate::classes::ClassDocument;
use crate::context::Context;
use crate::load_choice::{Sized, complete};
use crate::recording_review::{Review, review};

/// Hours of recovery beyond which a session was hard: the next day is no harder for one that takes less.
const DAY_H: f64 = 24.0;
/// The share of the time for which a heart rate must be known to say how much of it was at the threshold.
const COVERAGE: f64 = 0.9;
/// A steady run with less climb than this is on level ground, as a share of its way.
const LEVEL: f64 = 0.01;

/// What a history keeps of a reviewed recording.
///
/// A recording without a sport is one of sport `other`: it is compared with its like only.
#[derive(Debug, Clone)]
pub struct PastReview {
    pub(super) start: DateTime<FixedOffset>,
    pub(super) end: DateTime<FixedOffset>,
    pub(super) session: PastSession,
    pub(super) class: Option<ClassDocument>,
    /// The time until every system of the body is ready again.
    pub(super) recovery: Option<Bounds<Duration>>,
    /// Its complete loads on the scale of the athlete.
    pub(super) loads: Vec<Load<PerThresholdHour>>,
    /// The fastest times within it, whatever it was.
    pub(super) best_times: Vec<BestEffort>,
}

impl PastReview {
    /// What is kept of the longest activity of a file, of which `review` is; `None` if the file holds none, or has
    /// no date.
    #[must_use]
    pub fn of_import<Z>(
        id: impl Into<String>,
        import: &Import,
        review: &Review,
        context: &Context<Z>,
    ) -> Option<Self> {
        Self::of(id, import.recordings.get(import.longest()?)?, review, context)
    }

    /// Reviews every activity of a file. Where there are several their names have their number behind, from
    /// `log.tcx#1` on; one without a date is left out.
    #[must_use]
    pub fn all_of_import<Z: TimeZone>(
        id: &str,
        import: &Import,
        context: &Context<Z>,
    ) -> Vec<Result<Self, LeftOut>> {
        let several = import.recordings.len() > 1;
        let of = |(number, recording): (usize, &Recording)| {
            let id = if several { format!("{id}#{number}") } else { id.to_owned() };
            Self::of(id.clone(), recording, &review(recording, context), context)
                .ok_or_else(|| without_date(id))
        };
        (1..).zip(&import.recordings).map(of).collect()
    }

    /// What is kept of `recording` and its review; `None` if it has no date.
    ///
    /// - Its class is the best of those that are no form.
    /// - Time at the second threshold or above it goes by heart rate, where that of the threshold is known.
    /// - The load is the training impulse.
    /// - It was hard if it takes more than a day to recover from, and not if less; between them it is not
    ///   known.
    /// - Of a race every best time counts as a mark, of repetitions at high intensity those over no longer
    ///   distance than the repetitions. What an easy run happens to hold is no mark.
    #[must_use]
    pub fn of<Z>(
        id: impl Into<String>,
        recording: &Recording,
        review: &Review,
        context: &Context<Z>,
    ) -> Option<Self> {
        let start = review.file.start?;
        let elapsed = chrono::TimeDelta::from_std(seconds(review.summary.duration_s)?).ok()?;
        let sport = recording.sport().unwrap_or(Sport::Other);
        let mut session = PastSession::new(id, start.date_naive(), sport);
        let no_form = review.classes.iter().find(|c| !c.class.is_form());
        let class = no_form.or_else(|| review.classes.first()).cloned();
        session.class = class.as_ref().map(|c| c.class);
        session.sizes = sizes(recording, review, &context.athlete);
        let recovery = review.recovery.as_ref().map(|r| r.overall);
        session.hard = match (session.was_hard(), recovery) {
            (None, Some(hours)) if hours.min_h() > DAY_H => Some(true),
            (None, Some(hours)) if hours.max_h() <= DAY_H => Some(false),
            _ => None,
        };
        session.rpe = context.rpe;
        session.marks = marks(&session, review);
        session.steady = steady(&session, review);
        let hours = |h: f64| seconds(3600.0 * h);
        Some(Self {
            start,
            end: start.checked_add_signed(elapsed)?,
            session,
            class,
            recovery: recovery
                .and_then(|span| Bounds::new(hours(span.min_h())?, hours(span.max_h())?).ok()),
            loads: complete(&review.load),
            best_times: review.best_times.clone(),
        })
    }
}

impl PastReview {
    /// What estimates of loads go by: the time in motion, and where no speed tells it all of the time.
    pub(super) fn sized(&self) -> Sized {
        let session = &self.session;
        let elapsed = (self.end - self.start).to_std().unwrap_or_default();
        Sized {
            sport: session.sport,
            class: session.class,
            duration: session.sizes.moving.unwrap_or(elapsed),
            rating: session.rpe,
        }
    }
}

fn without_date(id: String) -> LeftOut {
    LeftOut { id, code: NO_START.to_owned(), why: "it has no date".to_owned() }
}

fn seconds(s: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(s).ok()
}

fn sizes(recording: &Recording, review: &Review, athlete: &Athlete) -> Sizes {
    let meters = |m: f64| Distance::from_meters(m).ok();
    let summary = &review.summary;
    let trimp = BanisterTrimp::default().model_id();
    let above = athlete.threshold_hr().and_then(|threshold| {
        let heart = HeldHeartRate::of(recording, MAX_GAP.as_secs_f64())?;
        let above = heart.time_where(|hr| hr >= threshold);
        (above.coverage() >= COVERAGE).then(|| seconds(above.value))?
    });
    Sizes {
        distance: summary.distance_m.and_then(meters),
        moving: summary.moving_s.and_then(seconds),
        above_threshold: above,
        climb: summary.ascent_m.and_then(meters),
        load: review
            .load
            .iter()
            .find(|l| l.method() == trimp)
            .map(stadion_load::ErasedLoad::amount),
        ..Sizes::default()
    }
}

fn marks(session: &PastSession, review: &Review) -> Vec<Mark> {
    let longest = match (session.kind(), session.class) {
        (_, Some(Class::Race)) => f64::INFINITY,
        (Kind::HighIntensity, _) => {
            let ways = review.reps.iter().filter_map(|rep| rep.done.distance);
            ways.map(Distance::meters).fold(0.0, f64::max)
        }
        _ => return Vec::new(),
    };
    let within = review.best_times.iter().filter(|best| best.distance_m <= longest);
    let mark = |best: &BestEffort| {
        let distance = Distance::from_meters(best.distance_m).ok()?;
        Some(Mark { distance, time: seconds(best.time_s)? })
    };
    within.filter_map(mark).collect()
}

fn steady(session: &PastSession, review: &Review) -> Option<SteadyEffort> {
    let summary = &review.summary;
    let level = summary.ascent_m? <= LEVEL * summary.distance_m?;
    let even = session.kind() == Kind::Endurance && review.reps.is_empty();
    (level && even).then_some(SteadyEffort {
        speed: Speed::from_meters_per_second(summary.speed_mean_m_s?).ok()?,
        heart_rate: summary.hr_mean_bpm.and_then(|bpm| HeartRate::from_bpm(bpm).ok()),
    })
}
