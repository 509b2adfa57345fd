//! Where history takes a user's constants.

use stadion_types::ConstantRange::{Between, NotNegative, Probability, Share};
use stadion_types::{ConstantSlots, TakesConstants};

use super::criteria::HistoryCriteria;

impl TakesConstants for HistoryCriteria {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        let Self { novelty, base, plateau, routine } = self;
        for (id, limit) in [
            ("novelty.of-best", &mut novelty.of_best),
            ("novelty.of-median", &mut novelty.of_median),
            ("long-run.of-median", &mut novelty.long_of_median),
            ("novelty.speed-gain", &mut novelty.speed_gain),
            ("novelty.typical-errors", &mut novelty.typical_errors),
            ("novelty.least-distance", &mut novelty.least_distance_m),
            ("novelty.least-duration", &mut novelty.least_duration_s),
            ("novelty.least-above-threshold", &mut novelty.least_above_threshold_s),
            ("novelty.least-climb", &mut novelty.least_climb_m),
            ("novelty.least-reps", &mut novelty.least_reps),
            ("base.least-per-week", &mut base.least_per_week),
            ("routine.near", &mut routine.near),
        ] {
            slots.number(id, limit, NotNegative);
        }
        slots.number("base.share", &mut base.share, Share);
        slots.number("routine.share", &mut routine.share, Share);
        slots.number("plateau.level", &mut plateau.level, Probability);
        let days = Between(1.0, 10_000.0);
        slots.long_count("novelty.best-days", &mut novelty.best_days, days);
        slots.long_count("novelty.median-days", &mut novelty.median_days, days);
        slots.long_count("novelty.speed-days", &mut novelty.speed_days, days);
        slots.long_count("novelty.kind-days", &mut novelty.kind_days, days);
        slots.long_count("plateau.days", &mut plateau.days, days);
        for (id, limit) in [
            ("novelty.sessions-min", &mut novelty.sessions_min),
            ("base.habit-weeks", &mut base.habit_weeks),
            ("base.weeks", &mut base.weeks),
            ("base.longest-gap", &mut base.longest_gap_days),
            ("base.hard-days", &mut base.hard_days),
            ("plateau.tests-min", &mut plateau.tests_min),
            ("routine.weeks", &mut routine.weeks),
        ] {
            slots.count(id, limit, days);
        }
    }
}
