//! Where the settings of this crate take a user's constants.

use stadion_types::ConstantRange::{Any, Between, NotNegative, Positive, Probability, Share};
use stadion_types::{ConstantSlots, TakesConstants};

use crate::{
    ArtefactRules, BalanceGapRule, CriticalSettings, DecouplingRules, DemandFitRule, DriftRule,
    ExponentialMeanRules, GradeRule, GradedRunRules, GuidanceSettings, HeartRateKinetics,
    LongRunDriftRule, MaderConstants, MeterError, MlssRule, PowerMeanRules, RepEndRule,
    ResponseFitRule,
};

impl TakesConstants for DecouplingRules {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        let gates = &mut self.gates;
        for (id, limit) in [
            ("decoupling.min-duration", gates.min_duration_s.as_mut()),
            ("decoupling.min-coverage", gates.min_coverage.as_mut()),
            ("decoupling.max-stop", gates.max_stop_s.as_mut()),
            ("decoupling.max-stopped-share", gates.max_stopped_share.as_mut()),
            ("decoupling.max-climb", gates.max_climb_m_per_km.as_mut()),
        ] {
            // A gate that is left open takes nothing.
            if let Some(limit) = limit {
                slots.number(id, limit, NotNegative);
            }
        }
        if let Some(steady) = &mut gates.steadiness {
            let seconds = Between(1.0, 86_400.0);
            slots.count("decoupling.steady-window", &mut steady.window_s, seconds);
            slots.count("decoupling.steady-smoothing", &mut steady.smoothing_s, seconds);
            slots.number("decoupling.steady-cv", &mut steady.max_cv, NotNegative);
            slots.number("decoupling.min-steady", &mut steady.min_steady_s, NotNegative);
            slots.number("decoupling.min-steady-share", &mut steady.min_steady_share, Share);
        }
        for (id, number, accepted) in [
            ("decoupling.warm-up", &mut self.warm_up_s, NotNegative),
            ("decoupling.cool-down", &mut self.cool_down_s, NotNegative),
            ("decoupling.max-gap", &mut self.max_gap_s, NotNegative),
            ("decoupling.stop-speed", &mut self.stop_speed_m_s, NotNegative),
            ("decoupling.good", &mut self.good_percent, Any),
            ("decoupling.high", &mut self.high_percent, Any),
            ("decoupling.negative", &mut self.negative_percent, Any),
            ("decoupling.aerobic-from", &mut self.aerobic_from_percent, Any),
            ("decoupling.aerobic-to", &mut self.aerobic_to_percent, Any),
            ("decoupling.level", &mut self.level, Probability),
        ] {
            slots.number(id, number, accepted);
        }
    }
}

impl TakesConstants for RepEndRule {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        for (id, number, accepted) in [
            ("hr-rep-end.long-window", &mut self.long_window_s, Positive),
            ("hr-rep-end.short-window", &mut self.short_window_s, Positive),
            ("hr-rep-end.long-rep", &mut self.long_rep_s, NotNegative),
            ("hr-rep-end.shortest-rep", &mut self.shortest_rep_s, NotNegative),
            ("hr-rep-end.tau", &mut self.tau_s, Positive),
            ("hr-rep-end.excluded-taus", &mut self.excluded_taus, NotNegative),
            ("hr-rep-end.least-coverage", &mut self.least_coverage, Share),
            ("hr-rep-end.longest-gap", &mut self.longest_gap_s, NotNegative),
            ("hr-rep-end.least-drift-time", &mut self.least_drift_s, NotNegative),
            ("hr-rep-end.level", &mut self.level, Probability),
        ] {
            slots.number(id, number, accepted);
        }
    }
}

impl TakesConstants for GuidanceSettings {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        for (id, number, accepted) in [
            ("guidance.profile-sd", &mut self.profile_sd, Positive),
            ("guidance.day-sd", &mut self.day_sd, Positive),
            ("guidance.fitness-sd", &mut self.fitness_sd, Positive),
            ("guidance.hr-sd", &mut self.hr_sd_bpm, Positive),
            ("guidance.risk", &mut self.risk, Probability),
            ("guidance.confidence", &mut self.confidence, Probability),
            ("guidance.most-slower", &mut self.most_slower, Share),
            ("guidance.most-faster", &mut self.most_faster, Share),
            ("guidance.least-change", &mut self.least_change, Share),
            ("guidance.stop-z", &mut self.stop_z, Positive),
            ("guidance.stop-hr", &mut self.stop_hr_fraction, Positive),
            ("guidance.stop-fade", &mut self.stop_fade, NotNegative),
            ("guidance.equal-hr", &mut self.equal_hr_bpm, NotNegative),
            ("guidance.most-rpe-cr10", &mut self.most_rpe_cr10, NotNegative),
            ("guidance.most-rpe-borg", &mut self.most_rpe_borg, NotNegative),
            ("guidance.small-step", &mut self.small_step, NotNegative),
        ] {
            slots.number(id, number, accepted);
        }
        slots.seconds("guidance.rise", &mut self.rise, Positive);
        slots.seconds("guidance.fall", &mut self.fall, Positive);
        let readings = Between(1.0, 1000.0);
        slots.count("guidance.stop-readings", &mut self.stop_readings, readings);
        self.meter.constants(slots);
        self.drift.constants(slots);
    }
}

impl TakesConstants for PowerMeanRules {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        slots.count("power-mean.window", &mut self.window_s, Between(1.0, 86_400.0));
        slots.count("power-mean.exponent", &mut self.exponent, Between(1.0, 16.0));
        slots.number("power-mean.max-gap", &mut self.max_gap_s, NotNegative);
    }
}

impl TakesConstants for ExponentialMeanRules {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        slots.number("power-mean.time-constant", &mut self.time_constant_s, Positive);
        slots.count("power-mean.exponent", &mut self.exponent, Between(1.0, 16.0));
        slots.number("power-mean.max-gap", &mut self.max_gap_s, NotNegative);
    }
}

impl TakesConstants for GradeRule {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        slots.number("grade.window", &mut self.window_m, Positive);
        slots.number("grade.cell", &mut self.cell_m, Positive);
        slots.together(
            self.cell_m <= self.window_m,
            &["grade.cell", "grade.window"],
            "a cell must be no longer than the window",
        );
    }
}

impl TakesConstants for CriticalSettings {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        slots.number("critical.level", &mut self.level, Probability);
        slots.seconds("critical.tail-from", &mut self.tail_from, Positive);
    }
}

impl TakesConstants for MlssRule {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        const IDS: [&str; 2] = ["mader.mlss-from", "mader.mlss-to"];
        // These constants are in minutes.
        for (id, time) in IDS.into_iter().zip([&mut self.from, &mut self.to]) {
            let minutes = slots.value(id, time.as_secs_f64() / 60.0, Between(0.0, 1e6));
            let own = minutes.map(|minutes| core::time::Duration::from_secs_f64(60.0 * minutes));
            *time = own.unwrap_or(*time);
        }
        slots.number("mader.mlss-rise", &mut self.rise_mmol_l, Positive);
        slots.together(self.from < self.to, &IDS, "the end must lie behind the beginning");
    }
}

impl TakesConstants for ArtefactRules {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        for (id, number) in [
            ("hr-artefact.floor", &mut self.floor_bpm),
            ("hr-artefact.ceiling", &mut self.ceiling_bpm),
            ("hr-artefact.slack", &mut self.slack_bpm),
            ("hr-artefact.rise", &mut self.rise_bpm_per_s),
            ("hr-artefact.fall", &mut self.fall_bpm_per_s),
            ("hr-artefact.longest-excursion", &mut self.longest_excursion_s),
            ("hr-artefact.warm-up", &mut self.warm_up_s),
            ("hr-artefact.warm-up-jump", &mut self.warm_up_jump_bpm),
            ("hr-artefact.flat", &mut self.flat_s),
            ("hr-artefact.flat-speed-change", &mut self.flat_speed_change),
            ("hr-artefact.flat-alone", &mut self.flat_alone_s),
            ("hr-artefact.lock", &mut self.lock_bpm),
            ("hr-artefact.lock-time", &mut self.lock_s),
            ("hr-artefact.longest-gap", &mut self.longest_gap_s),
        ] {
            slots.number(id, number, NotNegative);
        }
    }
}

impl TakesConstants for LongRunDriftRule {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        for (id, number, accepted) in [
            ("hr-long-run.onset", &mut self.onset_s, NotNegative),
            ("hr-long-run.least-time", &mut self.least_s, Positive),
            ("hr-long-run.least-coverage", &mut self.least_coverage, Share),
            ("hr-long-run.stopped", &mut self.stopped_m_s, NotNegative),
            ("hr-long-run.most-stopped", &mut self.most_stopped, Share),
            ("hr-long-run.greatest-speed-cv", &mut self.greatest_speed_cv, NotNegative),
            ("hr-long-run.gain", &mut self.gain_bpm_per_m_s, Any),
            ("hr-long-run.gain-sd", &mut self.gain_sd_bpm_per_m_s, NotNegative),
            ("hr-long-run.longest-gap", &mut self.longest_gap_s, NotNegative),
            ("hr-long-run.level", &mut self.level, Probability),
        ] {
            slots.number(id, number, accepted);
        }
        self.kinetics.constants(slots);
    }
}

impl TakesConstants for ResponseFitRule {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        if let crate::ResponseDelay::UpTo(longest) = &mut self.delay {
            slots.number("hr-fit.greatest-delay", longest, NotNegative);
        }
        for (id, number, accepted) in [
            ("hr-fit.level", &mut self.level, Probability),
            ("hr-fit.least-change", &mut self.least_change_bpm, NotNegative),
            ("hr-fit.least-taus", &mut self.least_taus, NotNegative),
            ("hr-fit.widest-ratio", &mut self.widest_ratio, Between(1.0, f64::MAX)),
        ] {
            slots.number(id, number, accepted);
        }
    }
}

impl TakesConstants for DemandFitRule {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        for (id, number, accepted) in [
            ("hr-demand.level", &mut self.level, Probability),
            ("hr-demand.least-time", &mut self.least_s, Positive),
            ("hr-demand.widest-ratio", &mut self.widest_ratio, Between(1.0, f64::MAX)),
            ("hr-demand.widest-rest", &mut self.widest_rest_bpm, Positive),
        ] {
            slots.number(id, number, accepted);
        }
    }
}

impl TakesConstants for MaderConstants {
    /// The names are those of the set from which each number is; a number of no set takes nothing.
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        let (code, wide, laboratory) =
            (Self::PUBLIC_CODE, Self::PUBLIC_CODE_WIDE, Self::LABORATORY);
        for (number, named) in [
            (&mut self.ks1, [("mader.ks1", code.ks1), ("mader.ks1-laboratory", laboratory.ks1)]),
            (&mut self.ks2, [("mader.ks2", code.ks2); 2]),
            (&mut self.kel, [("mader.kel", code.kel); 2]),
            (
                &mut self.oxidation_mmol_ml,
                [
                    ("mader.oxidation", code.oxidation_mmol_ml),
                    ("mader.oxidation-laboratory", laboratory.oxidation_mmol_ml),
                ],
            ),
            (
                &mut self.lactate_space_l_kg,
                [
                    ("mader.lactate-space", code.lactate_space_l_kg),
                    ("mader.lactate-space-wide", wide.lactate_space_l_kg),
                ],
            ),
            (
                &mut self.oxygen_per_lactate_ml_mmol,
                [("mader.oxygen-per-lactate", code.oxygen_per_lactate_ml_mmol); 2],
            ),
        ] {
            let it = named.iter().find(|(_, usual)| usual.to_bits() == number.to_bits());
            if let Some((id, _)) = it {
                slots.number(id, number, Positive);
            }
        }
    }
}

impl TakesConstants for BalanceGapRule {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        slots.seconds("balance.longest-gap", &mut self.longest, NotNegative);
    }
}

impl TakesConstants for GradedRunRules {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        self.grade.constants(slots);
        slots.seconds("grade.max-gap", &mut self.max_gap, NotNegative);
    }
}

/// Settings with every constant of this crate that has a place in settings: one of each kind, as they are
/// by default.
#[must_use]
pub fn overridable_settings() -> Vec<Box<dyn TakesConstants>> {
    vec![
        Box::new(DriftRule::default()),
        Box::new(DecouplingRules::default()),
        Box::new(RepEndRule::default()),
        Box::new(GuidanceSettings::default()),
        Box::new(PowerMeanRules::default()),
        Box::new(ExponentialMeanRules::default()),
        Box::new(GradeRule::default()),
        Box::new(CriticalSettings::default()),
        Box::new(MlssRule::default()),
        Box::new(ArtefactRules::default()),
        Box::new(LongRunDriftRule::default()),
        Box::new(ResponseFitRule::default()),
        Box::new(DemandFitRule::default()),
        Box::new(MeterError::default()),
        Box::new(HeartRateKinetics::default()),
        Box::new(MaderConstants::PUBLIC_CODE_WIDE),
        Box::new(MaderConstants::PUBLIC_CODE),
        Box::new(MaderConstants::LABORATORY),
        Box::new(BalanceGapRule::default()),
        Box::new(GradedRunRules::default()),
    ]
}
