//! Where the judges take a user's constants.

use stadion_types::ConstantRange::{Between, NotNegative, Probability};
use stadion_types::{ConstantSlots, TakesConstants};

use super::criteria::JudgeCriteria;

impl TakesConstants for JudgeCriteria {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        let Self { stop, splits, rests, reserve, band, again, .. } = self;
        for (id, limit) in [
            ("stop.slower", &mut stop.sprint.slower),
            ("stop.slower", &mut stop.speed_endurance.slower),
            ("stop.surely", &mut stop.sprint.surely),
            ("stop.surely", &mut stop.speed_endurance.surely),
            ("stop.recorded-within", &mut stop.recorded_within_s),
            ("full-recovery.gaps", &mut self.full_recovery.gaps),
            ("target.within", &mut self.aim.within),
            ("splits.even", &mut splits.even),
            ("splits.hair", &mut splits.hair),
            ("splits.cut", &mut splits.cut),
            ("rest-taken.within", &mut rests.within),
            ("rest-taken.within-time", &mut rests.within_s),
            ("reserve.reps", &mut reserve.reps),
            ("reserve.fade", &mut reserve.fade_percent),
            ("reserve.last", &mut reserve.last_percent),
            ("reserve.rpe-cr10", &mut reserve.rpe_cr10),
            ("reserve.rpe-borg", &mut reserve.rpe_borg),
            ("heart-cap.near", &mut self.heart.near_bpm),
            ("sub-threshold.heart-mean", &mut band.heart_mean_max),
            ("sub-threshold.heart-end", &mut band.heart_end_max),
            ("again.speed", &mut again.speed),
            ("again.rest", &mut again.rest),
            ("again.rest-time", &mut again.rest_s),
            ("again.length", &mut again.length),
            ("progress.gain", &mut self.progress.gain),
        ] {
            slots.number(id, limit, NotNegative);
        }
        let most = Between(0.0, 10_000.0);
        for (id, limit) in [
            ("stop.running-sprint", &mut stop.sprint.running),
            ("stop.running-speed-endurance", &mut stop.speed_endurance.running),
            ("reserve.signs", &mut reserve.signs),
            ("season.race-days", &mut self.season.race_days),
            ("season.base-days", &mut self.season.base_days),
            ("season.event-max", &mut self.season.event_max_m),
            ("hard-days.days", &mut self.hard_days.days),
            ("hard-days.in-seven", &mut self.hard_days.in_seven),
            ("progress.span", &mut self.progress.span_days),
        ] {
            slots.count(id, limit, most);
        }
        slots.number("exposure.level", &mut self.exposure.level, Probability);
    }
}
