//! The form of a history in documents.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use stadion_sessions::{
    Dimension, EasierAfter, Kind, NoveltyVerdict, Origin, Precondition, Standing, Trend,
};
use stadion_types::{Reason, Sport};

use crate::classes::ClassDocument;
use crate::load_choice::LoadEstimateDocument;

/// A session beside the athlete's own, with the sessions that each verdict rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct HistoryDocument {
    /// The first day of the history; absent where it is empty.
    pub begins: Option<NaiveDate>,
    /// What the session was beside the athlete's own.
    pub standing: Standing,
    /// Preconditions of a breakthrough that do not hold.
    pub failed: Vec<Precondition>,
    /// Preconditions of which nothing is known.
    pub untold: Vec<Precondition>,
    /// Whether an extraordinary session was meant; absent for others, and without a plan.
    pub origin: Option<Origin>,
    /// Why.
    pub reasons: Vec<Reason>,
    /// Size by size.
    pub novelty: Vec<NoveltyDocument>,
    /// The classes that one session alone cannot tell.
    pub classes: Vec<ClassDocument>,
    /// The last weeks before the session; absent where a refusal says why.
    pub base: Option<BaseDocument>,
    /// How much training was the same again; absent where a refusal says why.
    pub routine: Option<RoutineDocument>,
    /// How races over one distance go.
    pub plateaus: Vec<PlateauDocument>,
    /// How the first session after the last breakthrough felt; absent without one.
    pub aftermath: Option<AftermathDocument>,
    /// Twenty-eight days up to the session, that one included.
    pub summary: TwentyEightDays,
    /// The largest of each size before the session, by kind.
    pub bests: Vec<BestOfKind>,
    /// The fastest times before the session, in whatever session they were run.
    pub best_times: Vec<BestTimeDocument>,
    /// The usual of each size in the days before the session, by kind.
    pub medians: Vec<MedianDocument>,
    /// What the session probably cost, where no model serves; absent else, and where a refusal says why.
    #[serde(default)]
    pub load_estimate: Option<LoadEstimateDocument>,
    /// Why a part is absent.
    pub refusals: Vec<Reason>,
    /// The session under review, as the history keeps it.
    pub session: PastDocument,
    /// Every session that the history is made of, in order.
    pub sessions: Vec<PastDocument>,
    /// What is no part of it, and why.
    pub left_out: Vec<LeftOut>,
}

/// One session of a history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PastDocument {
    /// Its name, such as that of its file.
    pub id: String,
    /// Start in local time.
    pub start: DateTime<FixedOffset>,
    /// The sport.
    pub sport: Sport,
    /// The best of its classes, with score and reasons; absent where none fits.
    pub class: Option<ClassDocument>,
    /// What it is compared with.
    pub kind: Kind,
    /// What it was beside those before it; absent for the session under review, where it stands above.
    pub standing: Option<Standing>,
    /// Whether it was hard; absent where that is not known.
    pub hard: Option<bool>,
    /// The way.
    pub distance_m: Option<f64>,
    /// Time in motion.
    pub moving_s: Option<f64>,
    /// Time at the second threshold or above it, by heart rate.
    pub above_threshold_s: Option<f64>,
    /// The climb.
    pub climb_m: Option<f64>,
    /// Load, as training impulse.
    pub load: Option<f64>,
}

/// A recording that is no part of a history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Its name, such as that of its file.
    pub id: String,
    /// Why, as a code: one of this crate's, or that of an error of reading.
    pub code: String,
    /// Why, in English.
    pub why: String,
}

/// The best of a size, and the session that it is from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BestDocument {
    /// The size, in the unit of its dimension.
    pub value: f64,
    /// The session.
    pub id: String,
    /// Its day.
    pub day: NaiveDate,
}

/// The best of a size among the sessions of a kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BestOfKind {
    /// The kind.
    pub kind: Kind,
    /// The size.
    pub dimension: Dimension,
    /// Its best.
    pub best: BestDocument,
}

/// The fastest time over a distance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BestTimeDocument {
    /// The distance.
    pub distance_m: f64,
    /// The time.
    pub time_s: f64,
    /// The session that it is from.
    pub id: String,
    /// Its day.
    pub day: NaiveDate,
    /// Whether the session under review is faster.
    pub beaten: bool,
}

/// The usual of a size.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MedianDocument {
    /// The kind of session.
    pub kind: Kind,
    /// The size.
    pub dimension: Dimension,
    /// The median, in the unit of the dimension.
    pub value: f64,
    /// The first day that counts; the day of the session is the first that does not.
    pub since: NaiveDate,
    /// The sessions that it is of.
    pub of: Vec<String>,
}

/// One size of the session beside the athlete's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NoveltyDocument {
    /// Which size.
    pub dimension: Dimension,
    /// The distance, for a speed.
    pub distance_m: Option<f64>,
    /// The session's own, in the unit of the dimension.
    pub value: Option<f64>,
    /// The best before it.
    pub best: Option<BestDocument>,
    /// How many times the best it is.
    pub of_best: Option<f64>,
    /// The median of its kind.
    pub median: Option<f64>,
    /// How many sessions of the kind there are to compare.
    pub sessions: u32,
    /// The verdict.
    pub verdict: NoveltyVerdict,
    /// Why.
    pub reason: Reason,
}

/// How consistent the weeks before the session were.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BaseDocument {
    /// Whether the base is consistent.
    pub consistent: bool,
    /// Sessions a week by habit.
    pub habit_per_week: f64,
    /// The sessions of each of the last weeks, the latest week first.
    pub weeks: Vec<Vec<String>>,
    /// The most days from one session to the next.
    pub longest_gap_days: u32,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// How much training was the same again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RoutineDocument {
    /// The first day that counts.
    pub since: NaiveDate,
    /// Sessions that have a size to compare.
    pub sessions: u32,
    /// Those that are as large as the usual of their kind.
    pub same_again: u32,
    /// Whether that is a routine.
    pub is_routine: bool,
    /// Whether one breakthrough may be proposed.
    pub proposes_breakthrough: bool,
}

/// A race as a test.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TestDocument {
    /// The session.
    pub id: String,
    /// Its day.
    pub day: NaiveDate,
    /// Mean speed.
    pub speed_m_s: f64,
}

/// How the races over one distance go.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PlateauDocument {
    /// The distance.
    pub distance_m: f64,
    /// The races.
    pub tests: Vec<TestDocument>,
    /// How they go; absent where a refusal says why.
    pub trend: Option<Trend>,
    /// Change of speed over their span.
    pub change_m_s: Option<f64>,
    /// The largest change that they do not exclude.
    pub not_excluded_m_s: Option<f64>,
    /// Why no trend is told.
    pub refusal: Option<Reason>,
}

/// How the first comparable session after the last breakthrough felt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AftermathDocument {
    /// The breakthrough.
    pub breakthrough: String,
    /// The last comparable session before it.
    pub before: String,
    /// The first comparable one after it.
    pub after: String,
    /// Heart rate after less before.
    pub heart_rate_change_bpm: Option<f64>,
    /// What that says.
    pub verdict: EasierAfter,
}

/// Twenty-eight days of one sport in numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TwentyEightDays {
    /// The last of the days.
    pub until: NaiveDate,
    /// Days with a session.
    pub days_trained: u32,
    /// Days before the history begins.
    pub days_unknown: u32,
    /// Sessions.
    pub sessions: u32,
    /// Singles.
    pub singles: u32,
    /// Singles that the loop of 28 days asks for.
    pub singles_asked: u32,
    /// Sessions of high intensity.
    pub high_intensity: u32,
    /// Days that are known to have been hard.
    pub hard_days: u32,
    /// Further days of which that is not known.
    pub hard_unknown: u32,
    /// Time in motion; absent if it is unknown of a session.
    pub moving_s: Option<f64>,
    /// Time at the second threshold or above it; absent if it is unknown of a session.
    pub above_threshold_s: Option<f64>,
    /// The most days from one session of any sport to the next.
    pub longest_gap_days: Option<u32>,
}
