//! The limits between the classes, as data.

use super::rest_class::RestClass;
use crate::judges::JudgeCriteria;

/// Writes a group of criteria: numbers with their defaults, so that a user can replace each.
macro_rules! criteria {
    ($(#[$attr:meta])* $Name:ident { $( $(#[$doc:meta])* $field:ident: $default:literal ),+ $(,)? }) => {
        $(#[$attr])*
        #[derive(Debug, Clone, Copy, PartialEq)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
        pub struct $Name { $( $(#[$doc])* pub $field: f64 ),+ }

        impl Default for $Name {
            fn default() -> Self {
                Self { $( $field: $default ),+ }
            }
        }
    };
}

criteria! {
    /// Rests beside the work before them.
    RestCriteria {
        /// Ratio from which on a rest is incomplete rather than short.
        incomplete: 0.5,
        /// Ratio from which on a rest is long. The median of seed 001 is 6.6, that of seed 002 at
        /// least 9.8.
        long: 8.0,
        /// Seconds for each metre of the repetition that make a rest full by the sprint coaches' rule.
        sprint_full_s_per_m: 6.0,
        /// Share of the predicted mean speed for the distance from which on that rule holds.
        sprint_full_share: 0.90,
        /// How far beyond the limit of long rests a session still is what its text calls it: speed
        /// endurance. Coaches round, and the two seeds leave the ratios between 6.6 and 9.8 open.
        named_margin: 1.25,
    }
}

impl RestCriteria {
    /// The class of a ratio of rest to work.
    #[must_use]
    pub fn class(&self, ratio: f64) -> RestClass {
        if ratio < self.incomplete {
            RestClass::Short
        } else if ratio < self.long {
            RestClass::Incomplete
        } else {
            RestClass::Long
        }
    }
}

criteria! {
    /// The sprint of a middle-distance runner, and the speed endurance.
    FastCriteria {
        /// Share of the predicted mean speed for the distance from which on a repetition is a sprint.
        sprint_share: 0.93,
        /// The same for speed endurance.
        speed_endurance_share: 0.85,
        /// By how much both are lowered where only a population's speed is there to compare with.
        population_margin: 0.10,
        /// Longest repetition of either, in seconds.
        rep_max_s: 60.0,
        /// Most repetitions of a sprint session.
        sprint_reps_max: 10.0,
        /// Least work of speed endurance, in seconds.
        speed_endurance_work_min_s: 120.0,
        /// Most work of speed endurance, in seconds.
        speed_endurance_work_max_s: 300.0,
        /// Least repetitions of speed endurance, unless they come in sets or the text names it.
        speed_endurance_reps_min: 8.0,
        /// How often beyond its limits the amount of work, or the rest, still leaves a session in its
        /// class, with a lower score.
        stretch_max: 2.0,
        /// Longest repetition of acceleration and maximal velocity, in seconds.
        acceleration_rep_max_s: 7.0,
        /// Share of the predicted mean speed for the distance from which on such a repetition is at full
        /// speed.
        acceleration_share: 0.95,
        /// Share of the sprint coaches' full rest from which on a rest is near full.
        acceleration_near_full: 0.5,
    }
}

criteria! {
    /// The sprint coaches' classes, for athletes all of whose events are short. Shares are of the
    /// predicted mean speed for the distance.
    SprinterCriteria {
        /// Longest event of a sprinter, in metres.
        event_max_m: 400.0,
        /// Shortest repetition of speed endurance, in seconds.
        speed_endurance_rep_min_s: 7.0,
        /// Longest repetition of speed endurance and shortest of the first special endurance.
        speed_endurance_rep_max_s: 20.0,
        /// Slowest speed endurance.
        speed_endurance_share: 0.90,
        /// Shortest rest of speed endurance, in seconds.
        speed_endurance_rest_min_s: 300.0,
        /// Longest rest of speed endurance, in seconds.
        speed_endurance_rest_max_s: 420.0,
        /// Least way of a session of speed endurance, in metres.
        speed_endurance_distance_min_m: 300.0,
        /// Most of it.
        speed_endurance_distance_max_m: 1200.0,
        /// Longest repetition of the first special endurance and shortest of the second, in seconds.
        special_1_rep_max_s: 40.0,
        /// Slowest first special endurance.
        special_1_share: 0.90,
        /// Shortest rest of it, in seconds.
        special_1_rest_min_s: 600.0,
        /// Longest rest of it, in seconds.
        special_1_rest_max_s: 720.0,
        /// Longest repetition of the second special endurance, in seconds.
        special_2_rep_max_s: 120.0,
        /// Slowest second special endurance.
        special_2_share: 0.85,
        /// Shortest rest of it, in seconds.
        special_2_rest_min_s: 900.0,
        /// Longest rest of it, in seconds.
        special_2_rest_max_s: 1200.0,
        /// Slowest intensive tempo and the limit of the extensive one.
        intensive_share_min: 0.80,
        /// From here on it is no tempo any more.
        intensive_share_max: 0.90,
        /// Longest rest of intensive tempo, in seconds.
        intensive_rest_max_s: 300.0,
        /// Least way of a session of intensive tempo, in metres.
        intensive_distance_min_m: 800.0,
        /// Most of it.
        intensive_distance_max_m: 2800.0,
        /// Slowest extensive tempo; slower is easy running.
        extensive_share_min: 0.60,
        /// Longest rest of extensive tempo, in seconds.
        extensive_rest_max_s: 180.0,
        /// Least way of a session of extensive tempo, in metres.
        extensive_distance_min_m: 1400.0,
        /// Most of it.
        extensive_distance_max_m: 3000.0,
        /// Shortest rest of either tempo, in seconds.
        tempo_rest_min_s: 30.0,
    }
}

criteria! {
    /// Ground and form.
    TerrainCriteria {
        /// Share of the repetitions that must go uphill.
        hill_share: 0.5,
        /// Grade from which on a measured repetition goes uphill.
        hill_grade_min: 0.04,
    }
}

criteria! {
    /// The hero workout.
    HeroCriteria {
        /// Shortest repetition that counts, in seconds.
        rep_min_s: 45.0,
        /// Least work in such repetitions, in seconds.
        work_min_s: 360.0,
        /// Rest by work from which on it is none.
        rest_ratio_max: 3.0,
        /// Share of the athlete's own predicted mean speed that is maximal effort without a word.
        maximal_share: 0.97,
        /// Rating of perceived exertion on the scale to 10 from which on nothing was kept back.
        maximal_rpe_cr10: 9.5,
        /// The same on the scale from 6 to 20.
        maximal_rpe_borg: 19.5,
    }
}

criteria! {
    /// Sessions around the second threshold. Shares are of the speed at it.
    ThresholdCriteria {
        /// Shortest repetition of a single, in seconds.
        single_rep_min_s: 45.0,
        /// Longest repetition of a single, in seconds.
        single_rep_max_s: 1200.0,
        /// Least work of a single, in seconds.
        single_work_min_s: 720.0,
        /// Longest rest of a single by the work before it.
        single_rest_ratio_max: 0.7,
        /// Slower is no controlled work any more.
        single_share_min: 0.88,
        /// Faster is no single, unless it was planned slower.
        single_share_max: 1.0,
        /// Highest lactate of a single, in mmol/l.
        single_lactate_max: 3.5,
        /// How far below a measured second threshold the lactate of a single stays, in mmol/l.
        single_lactate_below: 0.3,
        /// Lactate at the second threshold where none was measured, in mmol/l.
        lactate_at_threshold: 4.0,
        /// Rise of heart rate over comparable repetitions from which on a single may be spoiled, in beats
        /// a minute.
        spoiled_drift_bpm: 5.0,
        /// How far above the fastest single one that was planned as a single may be run, as a share; from here on
        /// that alone spoils it.
        spoiled_over: 0.015,
        /// Lower end of threshold work as a share of the maximal heart rate that a text aims at.
        threshold_hr_min: 0.83,
        /// Upper end of it.
        threshold_hr_max: 0.90,
        /// Slower is no threshold work.
        threshold_share_min: 0.97,
        /// Faster is no threshold work.
        threshold_share_max: 1.03,
        /// Least work at threshold, in seconds.
        threshold_work_min_s: 600.0,
        /// Fastest work near maximal oxygen uptake; faster is repetition work.
        vo2max_share_max: 1.2,
        /// Shortest repetition near maximal oxygen uptake, in seconds.
        vo2max_rep_min_s: 110.0,
        /// Longest repetition near maximal oxygen uptake, in seconds.
        vo2max_rep_max_s: 330.0,
        /// Longest rest near maximal oxygen uptake by the work before it.
        vo2max_rest_ratio_max: 1.0,
        /// Slowest repetition work: the pace of a race over 3 km.
        repetition_share_min: 1.08,
        /// Longest repetition of repetition work, in seconds.
        repetition_rep_max_s: 120.0,
        /// Shortest rest of repetition work by the work before it.
        repetition_rest_ratio_min: 1.0,
    }
}

criteria! {
    /// Continuous running. Shares of heart rate are of the maximum.
    EnduranceCriteria {
        /// Upper end of easy, as a share of the maximal heart rate. A harder definition of 72 to 81 %
        /// exists too.
        easy_hr_cap: 0.70,
        /// Share of the moving time under the cap that makes a run easy.
        easy_time_share: 0.90,
        /// A run whose mean is no higher is easy as well, only less clearly.
        easy_mean_hr: 0.72,
        /// Upper end of steady.
        steady_hr_cap: 0.82,
        /// Upper end of threshold running.
        threshold_hr_cap: 0.92,
        /// Fastest easy running, as a share of the speed at the second threshold.
        easy_share: 0.82,
        /// From here on a run is long, in seconds.
        long_s: 5400.0,
        /// Shortest and longest recovery run, in seconds.
        recovery_min_s: 1200.0,
        /// Longest recovery run, in seconds.
        recovery_max_s: 2700.0,
        /// How far a timed effort may fall behind the time predicted from the athlete's bests and
        /// still be a race.
        race_tolerance: 0.02,
        /// How far a timed effort may run ahead of that time and be believed.
        race_ahead_max: 0.05,
    }
}

/// Every limit between the classes; the defaults are those of the documentation.
///
/// ```
/// use stadion_sessions::Criteria;
///
/// let mut criteria = Criteria::default();
/// criteria.rest.long = 6.0;
/// assert_eq!(criteria.rest.class(6.6).as_str(), "long");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct Criteria {
    /// Rests.
    pub rest: RestCriteria,
    /// Sprint and speed endurance.
    pub fast: FastCriteria,
    /// The sprint coaches' classes.
    pub sprinter: SprinterCriteria,
    /// Hills.
    pub terrain: TerrainCriteria,
    /// The hero workout.
    pub hero: HeroCriteria,
    /// Single, threshold, maximal oxygen uptake and repetition work.
    pub threshold: ThresholdCriteria,
    /// Continuous running and races.
    pub endurance: EnduranceCriteria,
    /// How the run of a session is judged; the signs of a spoiled single are those of its reserve.
    pub judges: JudgeCriteria,
}
