//! Every number that the judge and the search for repetitions go by, with its source.

use stadion_types::{Constant, Evidence, Source};

use super::intensity::{
    HOUR_M, HUMAN_LIMIT, LITTLE, ORDINARY, ORDINARY_ALL_OUT, PLAINLY, POPULATION_M_S, RIEGEL,
};
use super::{around_threshold, facts, nearest, whole};

pub(crate) const SEED_000: Source =
    Source { id: "seed-000", citation: "loop28, The Myth of the Hero Workout", doi: None };
pub(crate) const SEED_001: Source = Source {
    id: "seed-001",
    citation: "J. Marcus, Workout of the Day: a speed-endurance session of 18 May 2018",
    doi: None,
};
const SEED_002: Source = Source {
    id: "seed-002",
    citation: "J. Marcus, Workout of the Day: a sprint session of 5 June 2017",
    doi: None,
};
pub(crate) const COACHES: Source = Source {
    id: "sprint-coaches",
    citation: "sprint coaches' charts and forums: minutes of rest by distance and intensity",
    doi: None,
};
pub(crate) const LETSRUN: Source = Source {
    id: "letsrun-12130781",
    citation: "letsrun.com forum, thread 12130781 on sub-threshold training, page 241",
    doi: None,
};
const DISTANCE_COACHES: Source = Source {
    id: "distance-coaches",
    citation: "distance coaches' usual classes after Daniels' paces, as training programs code them",
    doi: None,
};
const RIEGEL_1981: Source = Source {
    id: "riegel-1981",
    citation: "Riegel (1981), Athletic records and human endurance, American Scientist 69(3):285-290",
    doi: None,
};
pub(crate) const SEED_003: Source = Source {
    id: "seed-003",
    citation: "M. Sisson, Breakthrough Workouts, Racer X Virtual Trainer, 2014",
    doi: None,
};
pub(crate) const SEN_1968: Source = Source {
    id: "sen-1968",
    citation: "Sen (1968), Estimates of the regression coefficient based on Kendall's tau, \
               J Am Stat Assoc 63(324):1379-1389",
    doi: Some("10.1080/01621459.1968.10480934"),
};
const MINETTI_2002: Source = Source {
    id: "minetti-2002",
    citation: "Minetti, Moia, Roi, Susta & Ferretti (2002), Energy cost of walking and running at \
               extreme uphill and downhill slopes, J Appl Physiol 93(3):1039-1046",
    doi: Some("10.1152/japplphysiol.01177.2001"),
};
const BUNDLE_2003: Source = Source {
    id: "bundle-2003",
    citation: "Bundle, Hoyt & Weyand (2003), High-speed running performance: a new approach to \
               assessment and prediction, J Appl Physiol 95(5):1955-1962",
    doi: Some("10.1152/japplphysiol.00921.2002"),
};
pub(crate) const STADION: Source = Source {
    id: "stadion",
    citation: "an agreement of this library, made where sources leave a gap",
    doi: None,
};

/// Every publication and page that the numbers of this crate come from.
pub const SOURCES: &[Source] = &[
    SEED_000,
    SEED_001,
    SEED_002,
    SEED_003,
    COACHES,
    LETSRUN,
    DISTANCE_COACHES,
    RIEGEL_1981,
    SEN_1968,
    MINETTI_2002,
    BUNDLE_2003,
    STADION,
];

pub(crate) const fn constant(
    id: &'static str,
    value: f64,
    unit: &'static str,
    source: Source,
    population: &'static str,
    evidence: Evidence,
) -> Constant {
    Constant { id, value, unit, source, population, evidence }
}

const ALL: &str = "endurance athletes";
const MILERS: &str = "middle-distance runners";
const SPRINTERS: &str = "sprinters";
use Evidence::{Convention, Measured, Practitioner, PublishedModel};

/// Every number that this crate's judgements go by; the defaults of
/// [`Criteria`](crate::Criteria) and [`Detection`](crate::Detection) are these.
pub const CONSTANTS: &[Constant] = &[
    constant("rest.incomplete", 0.5, "1", SEED_000, ALL, Practitioner),
    constant("rest.long", 8.0, "1", SEED_002, MILERS, Practitioner),
    constant("rest.named-margin", 1.25, "1", STADION, MILERS, Convention),
    constant("rest.sprint-full", 6.0, "s/m", COACHES, SPRINTERS, Practitioner),
    constant("rest.sprint-full-share", 0.90, "1", COACHES, SPRINTERS, Practitioner),
    constant("sprint.share", 0.93, "1", SEED_002, MILERS, Practitioner),
    constant("sprint.reps-max", 10.0, "1", SEED_002, MILERS, Practitioner),
    constant("fast.population-margin", 0.10, "1", STADION, ALL, Convention),
    constant("fast.rep-max", 60.0, "s", SEED_002, MILERS, Practitioner),
    constant("speed-endurance.share", 0.85, "1", SEED_001, MILERS, Practitioner),
    constant("speed-endurance.work-min", 120.0, "s", SEED_001, MILERS, Practitioner),
    constant("speed-endurance.work-max", 300.0, "s", SEED_001, MILERS, Practitioner),
    constant("speed-endurance.reps-min", 8.0, "1", SEED_001, MILERS, Practitioner),
    constant("fast.stretch-max", 2.0, "1", STADION, ALL, Convention),
    constant("acceleration.rep-max", 7.0, "s", COACHES, SPRINTERS, Practitioner),
    constant("acceleration.share", 0.95, "1", COACHES, SPRINTERS, Practitioner),
    constant("acceleration.near-full", 0.5, "1", STADION, SPRINTERS, Convention),
    constant("sprinter.event-max", 400.0, "m", STADION, SPRINTERS, Convention),
    constant("sprinter-speed-endurance.rep-min", 7.0, "s", COACHES, SPRINTERS, Practitioner),
    constant("sprinter-speed-endurance.rep-max", 20.0, "s", COACHES, SPRINTERS, Practitioner),
    constant("sprinter-speed-endurance.share", 0.90, "1", COACHES, SPRINTERS, Practitioner),
    constant("sprinter-speed-endurance.rest-min", 300.0, "s", COACHES, SPRINTERS, Practitioner),
    constant("sprinter-speed-endurance.rest-max", 420.0, "s", COACHES, SPRINTERS, Practitioner),
    constant("sprinter-speed-endurance.distance-min", 300.0, "m", COACHES, SPRINTERS, Practitioner),
    constant(
        "sprinter-speed-endurance.distance-max",
        1200.0,
        "m",
        COACHES,
        SPRINTERS,
        Practitioner,
    ),
    constant("special-endurance-1.rep-max", 40.0, "s", COACHES, SPRINTERS, Practitioner),
    constant("special-endurance-1.share", 0.90, "1", COACHES, SPRINTERS, Practitioner),
    constant("special-endurance-1.rest-min", 600.0, "s", COACHES, SPRINTERS, Practitioner),
    constant("special-endurance-1.rest-max", 720.0, "s", COACHES, SPRINTERS, Practitioner),
    constant("special-endurance-2.rep-max", 120.0, "s", COACHES, SPRINTERS, Practitioner),
    constant("special-endurance-2.share", 0.85, "1", COACHES, SPRINTERS, Practitioner),
    constant("special-endurance-2.rest-min", 900.0, "s", COACHES, SPRINTERS, Practitioner),
    constant("special-endurance-2.rest-max", 1200.0, "s", COACHES, SPRINTERS, Practitioner),
    constant("intensive-tempo.share-min", 0.80, "1", COACHES, SPRINTERS, Practitioner),
    constant("intensive-tempo.share-max", 0.90, "1", COACHES, SPRINTERS, Practitioner),
    constant("intensive-tempo.rest-max", 300.0, "s", COACHES, SPRINTERS, Practitioner),
    constant("intensive-tempo.distance-min", 800.0, "m", COACHES, SPRINTERS, Practitioner),
    constant("intensive-tempo.distance-max", 2800.0, "m", COACHES, SPRINTERS, Practitioner),
    constant("extensive-tempo.share-min", 0.60, "1", STADION, SPRINTERS, Convention),
    constant("extensive-tempo.rest-max", 180.0, "s", COACHES, SPRINTERS, Practitioner),
    constant("extensive-tempo.distance-min", 1400.0, "m", COACHES, SPRINTERS, Practitioner),
    constant("extensive-tempo.distance-max", 3000.0, "m", COACHES, SPRINTERS, Practitioner),
    constant("sprinter-tempo.rest-min", 30.0, "s", COACHES, SPRINTERS, Practitioner),
    constant("hill.share", 0.5, "1", STADION, ALL, Convention),
    constant("hill.grade-min", 0.04, "1", STADION, ALL, Convention),
    constant("hero.rep-min", 45.0, "s", SEED_000, ALL, Practitioner),
    constant("hero.work-min", 360.0, "s", SEED_000, ALL, Practitioner),
    constant("hero.rest-ratio-max", 3.0, "1", SEED_000, ALL, Practitioner),
    constant("hero.maximal-share", 0.97, "1", STADION, ALL, Convention),
    constant("hero.maximal-rpe-cr10", 9.5, "1", STADION, ALL, Convention),
    constant("hero.maximal-rpe-borg", 19.5, "1", STADION, ALL, Convention),
    constant("single.rep-min", 45.0, "s", LETSRUN, ALL, Practitioner),
    constant("single.rep-max", 1200.0, "s", LETSRUN, ALL, Practitioner),
    constant("single.work-min", 720.0, "s", LETSRUN, ALL, Practitioner),
    constant("single.rest-ratio-max", 0.7, "1", LETSRUN, ALL, Practitioner),
    constant("single.share-min", 0.88, "1", STADION, ALL, Convention),
    constant("single.share-max", 1.0, "1", SEED_000, ALL, Practitioner),
    constant("class.single-lactate-max", 3.5, "mmol/l", SEED_000, ALL, Practitioner),
    constant("single.lactate-below", 0.3, "mmol/l", LETSRUN, ALL, Practitioner),
    constant("single.lactate-at-threshold", 4.0, "mmol/l", STADION, ALL, Convention),
    constant("single-spoiled.drift", 5.0, "bpm", SEED_000, ALL, Practitioner),
    constant("single-spoiled.over", 0.015, "1", STADION, ALL, Convention),
    constant("threshold.hr-min", 0.83, "1", DISTANCE_COACHES, ALL, Practitioner),
    constant("threshold.hr-max", 0.90, "1", DISTANCE_COACHES, ALL, Practitioner),
    constant("threshold.share-min", 0.97, "1", DISTANCE_COACHES, ALL, Practitioner),
    constant("threshold.share-max", 1.03, "1", DISTANCE_COACHES, ALL, Practitioner),
    constant("threshold.work-min", 600.0, "s", DISTANCE_COACHES, ALL, Practitioner),
    constant("vo2max.share-max", 1.2, "1", STADION, ALL, Convention),
    constant("vo2max.rep-min", 110.0, "s", DISTANCE_COACHES, ALL, Practitioner),
    constant("vo2max.rep-max", 330.0, "s", DISTANCE_COACHES, ALL, Practitioner),
    constant("vo2max.rest-ratio-max", 1.0, "1", DISTANCE_COACHES, ALL, Practitioner),
    constant("repetition.share-min", 1.08, "1", DISTANCE_COACHES, ALL, Practitioner),
    constant("repetition.rep-max", 120.0, "s", DISTANCE_COACHES, ALL, Practitioner),
    constant("repetition.rest-ratio-min", 1.0, "1", DISTANCE_COACHES, ALL, Practitioner),
    constant("easy.hr-cap", 0.70, "1", LETSRUN, ALL, Practitioner),
    constant("easy.time-share", 0.90, "1", STADION, ALL, Convention),
    constant("easy.mean-hr", 0.72, "1", STADION, ALL, Convention),
    constant("easy.share", 0.82, "1", STADION, ALL, Convention),
    constant("steady.hr-cap", 0.82, "1", STADION, ALL, Convention),
    constant("threshold.hr-cap", 0.92, "1", STADION, ALL, Convention),
    constant("long-run.time-min", 5400.0, "s", STADION, ALL, Convention),
    constant("recovery-run.time-min", 1200.0, "s", DISTANCE_COACHES, ALL, Practitioner),
    constant("recovery-run.time-max", 2700.0, "s", DISTANCE_COACHES, ALL, Practitioner),
    constant("race.tolerance", 0.02, "1", STADION, ALL, Convention),
    constant("race.ahead-max", 0.05, "1", STADION, ALL, Convention),
    constant("race.riegel-exponent", RIEGEL, "1", RIEGEL_1981, ALL, PublishedModel),
    constant("race.main-piece", whole::MAIN_PIECE, "1", STADION, ALL, Convention),
    constant("strides.rep-max", whole::STRIDE_S, "s", STADION, ALL, Convention),
    constant("strides.rep-max-distance", whole::STRIDE_M, "m", STADION, ALL, Convention),
    constant("strides.work-max", whole::STRIDES_TOTAL_S, "s", STADION, ALL, Convention),
    constant("words.easy-hr", whole::EASY_WORD_HR, "1", STADION, ALL, Convention),
    constant("words.steady-hr", whole::STEADY_WORD_HR, "1", STADION, ALL, Convention),
    constant("words.a-little", LITTLE, "1", STADION, ALL, Convention),
    constant("words.plainly", PLAINLY, "1", STADION, ALL, Convention),
    constant("single.long-rep", around_threshold::LONG_REP_S, "s", STADION, ALL, Convention),
    constant("rest.walk-min", facts::WALK_M_S.0, "m/s", STADION, ALL, Convention),
    constant("rest.walk-max", facts::WALK_M_S.1, "m/s", STADION, ALL, Convention),
    constant("rest.jog-max", facts::JOG_M_S.1, "m/s", STADION, ALL, Convention),
    constant("population.ordinary", ORDINARY, "1", STADION, "ordinary runners", Convention),
    constant(
        "population.ordinary-all-out",
        ORDINARY_ALL_OUT,
        "1",
        STADION,
        "ordinary runners",
        Convention,
    ),
    constant("race.human-limit", HUMAN_LIMIT, "1", STADION, "beyond any record", Convention),
    constant("nearest.test-min", nearest::TEST_S, "s", STADION, ALL, Convention),
    constant("nearest.weight", nearest::NEAREST_WEIGHT, "1", STADION, ALL, Convention),
    constant("nearest.structure-score", nearest::STRUCTURE_SCORE, "1", STADION, ALL, Convention),
    constant(
        "nearest.steady-to-threshold",
        nearest::STEADY_TO_THRESHOLD,
        "1",
        STADION,
        ALL,
        Convention,
    ),
    constant(
        "nearest.threshold-to-vo2max",
        nearest::THRESHOLD_TO_VO2MAX,
        "1",
        STADION,
        ALL,
        Convention,
    ),
    constant(
        "nearest.controlled-rest-ratio",
        nearest::CONTROLLED_REST_RATIO,
        "1",
        STADION,
        ALL,
        Convention,
    ),
    constant("nearest.fast-share", nearest::FAST_SHARE, "1", STADION, ALL, Convention),
    constant(
        "race.hour-distance",
        HOUR_M,
        "m",
        STADION,
        "a runner of 20 min over 5 km",
        Convention,
    ),
    constant(
        "population.aerobic-speed",
        POPULATION_M_S.0,
        "m/s",
        BUNDLE_2003,
        "national-class male milers",
        PublishedModel,
    ),
    constant(
        "population.max-speed",
        POPULATION_M_S.1,
        "m/s",
        BUNDLE_2003,
        "national-class male milers",
        PublishedModel,
    ),
    constant(
        "grade.level-cost",
        3.6,
        "J/kg/m",
        MINETTI_2002,
        "ten male mountain runners",
        Measured,
    ),
    constant("detection.min-rep", 10.0, "s", STADION, "recordings once a second", Convention),
    constant("detection.min-rest", 10.0, "s", STADION, "recordings once a second", Convention),
    constant("detection.min-contrast", 0.12, "1", STADION, "running", Convention),
    constant("detection.min-power-contrast", 0.4, "1", STADION, "cycling", Convention),
    constant("detection.min-separation", 3.0, "1", STADION, "recordings once a second", Convention),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Criteria, Detection};

    fn value(id: &str) -> f64 {
        CONSTANTS.iter().find(|c| c.id == id).unwrap().value
    }

    #[test]
    fn ids_are_distinct() {
        let mut ids: Vec<_> = CONSTANTS.iter().map(|c| c.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), CONSTANTS.len());
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "the same literals")]
    fn the_defaults_are_the_listed_numbers() {
        let c = Criteria::default();
        let d = Detection::default();
        for (id, used) in [
            ("rest.incomplete", c.rest.incomplete),
            ("rest.long", c.rest.long),
            ("rest.named-margin", c.rest.named_margin),
            ("rest.sprint-full", c.rest.sprint_full_s_per_m),
            ("rest.sprint-full-share", c.rest.sprint_full_share),
            ("sprint.share", c.fast.sprint_share),
            ("sprint.reps-max", c.fast.sprint_reps_max),
            ("fast.population-margin", c.fast.population_margin),
            ("fast.rep-max", c.fast.rep_max_s),
            ("speed-endurance.share", c.fast.speed_endurance_share),
            ("speed-endurance.work-min", c.fast.speed_endurance_work_min_s),
            ("speed-endurance.work-max", c.fast.speed_endurance_work_max_s),
            ("speed-endurance.reps-min", c.fast.speed_endurance_reps_min),
            ("fast.stretch-max", c.fast.stretch_max),
            ("acceleration.rep-max", c.fast.acceleration_rep_max_s),
            ("acceleration.share", c.fast.acceleration_share),
            ("acceleration.near-full", c.fast.acceleration_near_full),
            ("sprinter.event-max", c.sprinter.event_max_m),
            ("sprinter-speed-endurance.rep-min", c.sprinter.speed_endurance_rep_min_s),
            ("sprinter-speed-endurance.rep-max", c.sprinter.speed_endurance_rep_max_s),
            ("sprinter-speed-endurance.share", c.sprinter.speed_endurance_share),
            ("sprinter-speed-endurance.rest-min", c.sprinter.speed_endurance_rest_min_s),
            ("sprinter-speed-endurance.rest-max", c.sprinter.speed_endurance_rest_max_s),
            ("sprinter-speed-endurance.distance-min", c.sprinter.speed_endurance_distance_min_m),
            ("sprinter-speed-endurance.distance-max", c.sprinter.speed_endurance_distance_max_m),
            ("special-endurance-1.rep-max", c.sprinter.special_1_rep_max_s),
            ("special-endurance-1.share", c.sprinter.special_1_share),
            ("special-endurance-1.rest-min", c.sprinter.special_1_rest_min_s),
            ("special-endurance-1.rest-max", c.sprinter.special_1_rest_max_s),
            ("special-endurance-2.rep-max", c.sprinter.special_2_rep_max_s),
            ("special-endurance-2.share", c.sprinter.special_2_share),
            ("special-endurance-2.rest-min", c.sprinter.special_2_rest_min_s),
            ("special-endurance-2.rest-max", c.sprinter.special_2_rest_max_s),
            ("intensive-tempo.share-min", c.sprinter.intensive_share_min),
            ("intensive-tempo.share-max", c.sprinter.intensive_share_max),
            ("intensive-tempo.rest-max", c.sprinter.intensive_rest_max_s),
            ("intensive-tempo.distance-min", c.sprinter.intensive_distance_min_m),
            ("intensive-tempo.distance-max", c.sprinter.intensive_distance_max_m),
            ("extensive-tempo.share-min", c.sprinter.extensive_share_min),
            ("extensive-tempo.rest-max", c.sprinter.extensive_rest_max_s),
            ("extensive-tempo.distance-min", c.sprinter.extensive_distance_min_m),
            ("extensive-tempo.distance-max", c.sprinter.extensive_distance_max_m),
            ("sprinter-tempo.rest-min", c.sprinter.tempo_rest_min_s),
            ("hill.share", c.terrain.hill_share),
            ("hill.grade-min", c.terrain.hill_grade_min),
            ("single-spoiled.drift", c.threshold.spoiled_drift_bpm),
            ("single-spoiled.over", c.threshold.spoiled_over),
            ("hero.rep-min", c.hero.rep_min_s),
            ("hero.maximal-rpe-cr10", c.hero.maximal_rpe_cr10),
            ("hero.maximal-rpe-borg", c.hero.maximal_rpe_borg),
            ("class.single-lactate-max", c.threshold.single_lactate_max),
            ("single.lactate-below", c.threshold.single_lactate_below),
            ("single.lactate-at-threshold", c.threshold.lactate_at_threshold),
            ("threshold.hr-min", c.threshold.threshold_hr_min),
            ("threshold.hr-max", c.threshold.threshold_hr_max),
            ("race.ahead-max", c.endurance.race_ahead_max),
            ("hero.work-min", c.hero.work_min_s),
            ("hero.rest-ratio-max", c.hero.rest_ratio_max),
            ("hero.maximal-share", c.hero.maximal_share),
            ("single.rep-min", c.threshold.single_rep_min_s),
            ("single.rep-max", c.threshold.single_rep_max_s),
            ("single.work-min", c.threshold.single_work_min_s),
            ("single.rest-ratio-max", c.threshold.single_rest_ratio_max),
            ("single.share-min", c.threshold.single_share_min),
            ("single.share-max", c.threshold.single_share_max),
            ("threshold.share-min", c.threshold.threshold_share_min),
            ("threshold.share-max", c.threshold.threshold_share_max),
            ("threshold.work-min", c.threshold.threshold_work_min_s),
            ("vo2max.share-max", c.threshold.vo2max_share_max),
            ("vo2max.rep-min", c.threshold.vo2max_rep_min_s),
            ("vo2max.rep-max", c.threshold.vo2max_rep_max_s),
            ("vo2max.rest-ratio-max", c.threshold.vo2max_rest_ratio_max),
            ("repetition.share-min", c.threshold.repetition_share_min),
            ("repetition.rep-max", c.threshold.repetition_rep_max_s),
            ("repetition.rest-ratio-min", c.threshold.repetition_rest_ratio_min),
            ("easy.hr-cap", c.endurance.easy_hr_cap),
            ("easy.time-share", c.endurance.easy_time_share),
            ("easy.mean-hr", c.endurance.easy_mean_hr),
            ("easy.share", c.endurance.easy_share),
            ("steady.hr-cap", c.endurance.steady_hr_cap),
            ("threshold.hr-cap", c.endurance.threshold_hr_cap),
            ("long-run.time-min", c.endurance.long_s),
            ("recovery-run.time-min", c.endurance.recovery_min_s),
            ("recovery-run.time-max", c.endurance.recovery_max_s),
            ("race.tolerance", c.endurance.race_tolerance),
            ("detection.min-rep", d.min_rep.as_secs_f64()),
            ("detection.min-rest", d.min_rest.as_secs_f64()),
            ("detection.min-contrast", d.min_contrast),
            ("detection.min-power-contrast", d.min_power_contrast),
            ("detection.min-separation", d.min_separation),
        ] {
            assert_eq!(value(id), used, "{id}");
        }
    }
}
