//! The rules of a method: shares, easy running, long runs, growth.

use super::constants as c;

/// Whether repetitions are told by time or by distance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Prescription {
    /// By time, so that the same text is the same work for everybody: five times 2 km take 32 min at
    /// VDOT 70 and 59 min at VDOT 35.
    #[default]
    Time,
    /// By distance, rounded to whole 100 m at the athlete's own speed; by time where no speed is known.
    Distance,
}

/// What a day of easy running becomes before the body carries an easy run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum EasyBeforeReady {
    /// A recovery run of the least length.
    #[default]
    Recovery,
    /// A day of rest.
    Rest,
}

/// What the growth of a week is measured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum GrowthFrom {
    /// The week before, lighter weeks included: after one the way back takes steps as well.
    #[default]
    WeekBefore,
    /// The largest of the four weeks before.
    BestOfFourWeeks,
}

macro_rules! rules {
    ($(#[$attr:meta])* $Name:ident { $( $(#[$doc:meta])* $field:ident: $type:ty = $default:expr ),+ $(,)? }) => {
        $(#[$attr])*
        #[derive(Debug, Clone, Copy, PartialEq)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
        pub struct $Name { $( $(#[$doc])* pub $field: $type ),+ }

        impl Default for $Name {
            fn default() -> Self {
                Self { $( $field: $default ),+ }
            }
        }
    };
}

rules! {
    /// How much of a week is quality.
    ///
    /// A week has `min(sessions_most, floor(share · minutes / least_min))` such sessions.
    QualityRules {
        /// The most of a week's time that is work, as a share.
        share: f64 = c::SHARE,
        /// The least work of one session, in minutes.
        least_min: f64 = c::QUALITY_LEAST_MIN,
        /// The most work of one session, in minutes.
        most_min: f64 = c::QUALITY_MOST_MIN,
        /// The most sessions in a cycle of seven days.
        sessions_most: u32 = 3,
        /// Fewer repetitions than these are no session.
        reps_least: u32 = 2,
        /// How slow the slow end of a target is, as a share of its speed.
        width: f64 = c::TARGET_WIDTH,
        /// Whether repetitions are told by time or by distance.
        prescription: Prescription = Prescription::Time,
    }
}

rules! {
    /// What an easy run is.
    EasyRules {
        /// The highest heart rate, as a share of the maximum.
        hr_max_share: f64 = c::EASY_HR_SHARE,
        /// The highest speed, as a share of the speed at VO2max; LT1 caps it where it is known.
        vvo2max_share: f64 = c::EASY_SPEED_SHARE,
        /// The shortest run, in minutes.
        least_min: f64 = c::EASY_LEAST_MIN,
        /// The longest run on an easy day, in minutes.
        most_min: f64 = c::EASY_MOST_MIN,
        /// The longest run on a day that is new to the week, in minutes.
        new_day_most_min: f64 = c::NEW_DAY_MOST_MIN,
        /// What an easy day becomes before the body carries an easy run.
        before_ready: EasyBeforeReady = EasyBeforeReady::Recovery,
    }
}

rules! {
    /// How long the long run is.
    LongRunRules {
        /// Its share of the week's time.
        week_share: f64 = c::LONG_SHARE,
        /// Never longer, in minutes.
        most_min: f64 = c::LONG_MOST_MIN,
    }
}

rules! {
    /// A lighter week.
    Deload {
        /// Every so many weeks.
        every_weeks: u32 = 4,
        /// Its share of the week before.
        share: f64 = c::DELOAD_SHARE,
    }
}

rules! {
    /// How training grows.
    Progression {
        /// How much more a week has than the one before, as a share.
        weekly_growth: f64 = c::GROWTH,
        /// The same while running days are added.
        ramp_growth: f64 = c::RAMP_GROWTH,
        /// The bound of both; none above 0.2 is accepted.
        weekly_growth_most: f64 = c::WEEKLY_MOST,
        /// What growth is measured by.
        growth_from: GrowthFrom = GrowthFrom::WeekBefore,
        /// How much longer a run may be than the longest of 30 days, as a share; none above 0.2.
        longest_growth_most: f64 = c::LONGEST_MOST,
        /// A week is not grown beyond these minutes.
        weekly_goal_min: f64 = c::WEEKLY_GOAL_MIN,
        /// Days from one more running day to the next.
        new_day_every: u32 = 14,
        /// The running days that the method asks for.
        run_days: u32 = 7,
        /// The lighter week.
        deload: Option<Deload> = Some(Deload::default()),
        /// The week of an athlete of whom nothing is known, in minutes.
        unknown_week_min: f64 = c::UNKNOWN_WEEK_MIN,
        /// The first week after a pause of one to four weeks, as a share of the weeks before it.
        after_pause: f64 = c::AFTER_PAUSE,
        /// The same after a pause of up to eight weeks; a longer one tells nothing.
        after_long_pause: f64 = c::AFTER_LONG_PAUSE,
    }
}

rules! {
    /// Less volume before a goal race, with as many sessions.
    GoalTaper {
        /// Days before the race.
        days: u32 = 14,
        /// The share of the usual volume that is kept over them.
        volume: f64 = c::TAPER_VOLUME,
    }
}

/// How far LT2 caps the speed of repetitions of some length.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Lt2Cap {
    /// Repetitions of up to these seconds; `None` for all others.
    #[cfg_attr(feature = "serde", serde(default))]
    pub up_to_s: Option<u32>,
    /// The highest speed, as a share of that at LT2.
    pub share: f64,
}

/// 0.99 up to 4 min, 0.98 up to 8 min, 0.97 beyond.
pub(super) fn default_caps() -> Vec<Lt2Cap> {
    [(Some(240), c::CAP_SHORT), (Some(480), c::CAP_MIDDLE), (None, c::CAP_LONG)]
        .map(|(up_to_s, share)| Lt2Cap { up_to_s, share })
        .to_vec()
}
