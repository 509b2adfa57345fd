//! Where the limits between the classes take a user's constants.

use stadion_types::ConstantRange::NotNegative;
use stadion_types::{ConstantSlots, TakesConstants};

use super::criteria::{
    Criteria, EnduranceCriteria, FastCriteria, HeroCriteria, RestCriteria, SprinterCriteria,
    TerrainCriteria, ThresholdCriteria,
};

impl TakesConstants for Criteria {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        self.rest.constants(slots);
        self.fast.constants(slots);
        self.sprinter.constants(slots);
        self.terrain.constants(slots);
        self.hero.constants(slots);
        self.threshold.constants(slots);
        self.endurance.constants(slots);
        self.judges.constants(slots);
    }
}

impl TakesConstants for RestCriteria {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        for (id, limit) in [
            ("rest.incomplete", &mut self.incomplete),
            ("rest.long", &mut self.long),
            ("rest.named-margin", &mut self.named_margin),
            ("rest.sprint-full", &mut self.sprint_full_s_per_m),
            ("rest.sprint-full-share", &mut self.sprint_full_share),
        ] {
            slots.number(id, limit, NotNegative);
        }
    }
}

impl TakesConstants for FastCriteria {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        for (id, limit) in [
            ("sprint.share", &mut self.sprint_share),
            ("sprint.reps-max", &mut self.sprint_reps_max),
            ("fast.population-margin", &mut self.population_margin),
            ("fast.rep-max", &mut self.rep_max_s),
            ("speed-endurance.share", &mut self.speed_endurance_share),
            ("speed-endurance.work-min", &mut self.speed_endurance_work_min_s),
            ("speed-endurance.work-max", &mut self.speed_endurance_work_max_s),
            ("speed-endurance.reps-min", &mut self.speed_endurance_reps_min),
            ("fast.stretch-max", &mut self.stretch_max),
            ("acceleration.rep-max", &mut self.acceleration_rep_max_s),
            ("acceleration.share", &mut self.acceleration_share),
            ("acceleration.near-full", &mut self.acceleration_near_full),
        ] {
            slots.number(id, limit, NotNegative);
        }
    }
}

impl TakesConstants for SprinterCriteria {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        for (id, limit) in [
            ("sprinter.event-max", &mut self.event_max_m),
            ("sprinter-speed-endurance.rep-min", &mut self.speed_endurance_rep_min_s),
            ("sprinter-speed-endurance.rep-max", &mut self.speed_endurance_rep_max_s),
            ("sprinter-speed-endurance.share", &mut self.speed_endurance_share),
            ("sprinter-speed-endurance.rest-min", &mut self.speed_endurance_rest_min_s),
            ("sprinter-speed-endurance.rest-max", &mut self.speed_endurance_rest_max_s),
            ("sprinter-speed-endurance.distance-min", &mut self.speed_endurance_distance_min_m),
            ("sprinter-speed-endurance.distance-max", &mut self.speed_endurance_distance_max_m),
            ("special-endurance-1.rep-max", &mut self.special_1_rep_max_s),
            ("special-endurance-1.share", &mut self.special_1_share),
            ("special-endurance-1.rest-min", &mut self.special_1_rest_min_s),
            ("special-endurance-1.rest-max", &mut self.special_1_rest_max_s),
            ("special-endurance-2.rep-max", &mut self.special_2_rep_max_s),
            ("special-endurance-2.share", &mut self.special_2_share),
            ("special-endurance-2.rest-min", &mut self.special_2_rest_min_s),
            ("special-endurance-2.rest-max", &mut self.special_2_rest_max_s),
            ("intensive-tempo.share-min", &mut self.intensive_share_min),
            ("intensive-tempo.share-max", &mut self.intensive_share_max),
            ("intensive-tempo.rest-max", &mut self.intensive_rest_max_s),
            ("intensive-tempo.distance-min", &mut self.intensive_distance_min_m),
            ("intensive-tempo.distance-max", &mut self.intensive_distance_max_m),
            ("extensive-tempo.share-min", &mut self.extensive_share_min),
            ("extensive-tempo.rest-max", &mut self.extensive_rest_max_s),
            ("extensive-tempo.distance-min", &mut self.extensive_distance_min_m),
            ("extensive-tempo.distance-max", &mut self.extensive_distance_max_m),
            ("sprinter-tempo.rest-min", &mut self.tempo_rest_min_s),
        ] {
            slots.number(id, limit, NotNegative);
        }
    }
}

impl TakesConstants for TerrainCriteria {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        for (id, limit) in
            [("hill.share", &mut self.hill_share), ("hill.grade-min", &mut self.hill_grade_min)]
        {
            slots.number(id, limit, NotNegative);
        }
    }
}

impl TakesConstants for ThresholdCriteria {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        for (id, limit) in [
            ("single-spoiled.drift", &mut self.spoiled_drift_bpm),
            ("single-spoiled.over", &mut self.spoiled_over),
            ("class.single-lactate-max", &mut self.single_lactate_max),
            ("single.lactate-below", &mut self.single_lactate_below),
            ("single.lactate-at-threshold", &mut self.lactate_at_threshold),
            ("threshold.hr-min", &mut self.threshold_hr_min),
            ("threshold.hr-max", &mut self.threshold_hr_max),
            ("single.rep-min", &mut self.single_rep_min_s),
            ("single.rep-max", &mut self.single_rep_max_s),
            ("single.work-min", &mut self.single_work_min_s),
            ("single.rest-ratio-max", &mut self.single_rest_ratio_max),
            ("single.share-min", &mut self.single_share_min),
            ("single.share-max", &mut self.single_share_max),
            ("threshold.share-min", &mut self.threshold_share_min),
            ("threshold.share-max", &mut self.threshold_share_max),
            ("threshold.work-min", &mut self.threshold_work_min_s),
            ("vo2max.share-max", &mut self.vo2max_share_max),
            ("vo2max.rep-min", &mut self.vo2max_rep_min_s),
            ("vo2max.rep-max", &mut self.vo2max_rep_max_s),
            ("vo2max.rest-ratio-max", &mut self.vo2max_rest_ratio_max),
            ("repetition.share-min", &mut self.repetition_share_min),
            ("repetition.rep-max", &mut self.repetition_rep_max_s),
            ("repetition.rest-ratio-min", &mut self.repetition_rest_ratio_min),
        ] {
            slots.number(id, limit, NotNegative);
        }
    }
}

impl TakesConstants for HeroCriteria {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        for (id, limit) in [
            ("hero.rep-min", &mut self.rep_min_s),
            ("hero.maximal-rpe-cr10", &mut self.maximal_rpe_cr10),
            ("hero.maximal-rpe-borg", &mut self.maximal_rpe_borg),
            ("hero.work-min", &mut self.work_min_s),
            ("hero.rest-ratio-max", &mut self.rest_ratio_max),
            ("hero.maximal-share", &mut self.maximal_share),
        ] {
            slots.number(id, limit, NotNegative);
        }
    }
}

impl TakesConstants for EnduranceCriteria {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        for (id, limit) in [
            ("race.ahead-max", &mut self.race_ahead_max),
            ("easy.hr-cap", &mut self.easy_hr_cap),
            ("easy.time-share", &mut self.easy_time_share),
            ("easy.mean-hr", &mut self.easy_mean_hr),
            ("easy.share", &mut self.easy_share),
            ("steady.hr-cap", &mut self.steady_hr_cap),
            ("threshold.hr-cap", &mut self.threshold_hr_cap),
            ("long-run.time-min", &mut self.long_s),
            ("recovery-run.time-min", &mut self.recovery_min_s),
            ("recovery-run.time-max", &mut self.recovery_max_s),
            ("race.tolerance", &mut self.race_tolerance),
        ] {
            slots.number(id, limit, NotNegative);
        }
    }
}
