//! The numbers behind this topic, with their sources.

use stadion_types::{Constant, Evidence};

use super::sources::{
    ADAMS_2014, BODY_TEMPERATURE_RUN, DE_SMET_2016, FOX_1971, GELLISH_2007, GULATI_2010,
    KASIAK_2023, NES_2013, PANDOLF_1975, TANAKA_2001, WINGO_2012,
};
use crate::constants::{ANYBODY, constant};
use crate::sources::{HUNT_2015, STADION};

/// Of the formulas for the maximum.
pub(super) mod maximum {
    /// Intercept and slope of a formula, its standard deviation and its ages.
    #[derive(Clone, Copy)]
    pub(in super::super) struct Numbers {
        pub(in super::super) intercept: f64,
        pub(in super::super) slope: f64,
        pub(in super::super) sd: f64,
        pub(in super::super) ages: [f64; 2],
    }

    const fn numbers(intercept: f64, slope: f64, sd: f64, ages: [f64; 2]) -> Numbers {
        Numbers { intercept, slope, sd, ages }
    }

    pub(in super::super) const FOX: Numbers = numbers(220.0, 1.0, 12.0, [18.0, 80.0]);
    pub(in super::super) const TANAKA: Numbers = numbers(208.0, 0.7, 10.0, [18.0, 81.0]);
    pub(in super::super) const GELLISH_LINEAR: Numbers = numbers(207.0, 0.7, 10.5, [30.0, 75.0]);
    pub(in super::super) const GELLISH_NONLINEAR: Numbers =
        numbers(192.0, 0.007, 10.5, [30.0, 75.0]);
    pub(in super::super) const NES: Numbers = numbers(211.0, 0.64, 10.8, [19.0, 89.0]);
    pub(in super::super) const GULATI: Numbers = numbers(206.0, 0.88, 11.8, [35.0, 93.0]);
}

/// Of the highest heart rate in a recording.
pub(super) mod observed {
    pub(in super::super) const WINDOW_S: u32 = 10;
    pub(in super::super) const LEAST_SAMPLES: u32 = 5;
}

/// Of the response to a change of effort.
pub(super) mod kinetics {
    pub(in super::super) const TAU_RISE_S: f64 = 57.5;
    pub(in super::super) const TAU_FALL_S: f64 = 54.4;
}

/// Of the fit of a response.
pub(super) mod fit {
    pub(in super::super) const LEVEL: f64 = 0.9;
    pub(in super::super) const GREATEST_DELAY_S: f64 = 30.0;
    pub(in super::super) const LONGEST_DELAY_S: f64 = 120.0;
    pub(in super::super) const LEAST_CHANGE_BPM: f64 = 10.0;
    pub(in super::super) const LEAST_TAUS: f64 = 2.0;
    pub(in super::super) const WIDEST_RATIO: f64 = 4.0;
    pub(in super::super) const LEAST_SAMPLES: u32 = 20;
    pub(in super::super) const TAU_SEARCH_S: [f64; 2] = [3.0, 400.0];
}

/// Of the faults of a recorded heart rate.
pub(super) mod artefacts {
    pub(in super::super) const FLOOR_BPM: f64 = 25.0;
    pub(in super::super) const CEILING_BPM: f64 = 230.0;
    pub(in super::super) const ABOVE_MAXIMUM_BPM: f64 = 10.0;
    pub(in super::super) const SLACK_BPM: f64 = 10.0;
    pub(in super::super) const RISE_BPM_PER_S: f64 = 5.0;
    pub(in super::super) const FALL_BPM_PER_S: f64 = 4.0;
    pub(in super::super) const LONGEST_EXCURSION_S: f64 = 120.0;
    pub(in super::super) const WARM_UP_S: f64 = 300.0;
    pub(in super::super) const WARM_UP_JUMP_BPM: f64 = 25.0;
    pub(in super::super) const FLAT_S: f64 = 60.0;
    pub(in super::super) const FLAT_SPEED_CHANGE: f64 = 0.25;
    pub(in super::super) const FLAT_ALONE_S: f64 = 300.0;
    pub(in super::super) const LOCK_BPM: f64 = 3.0;
    pub(in super::super) const LOCK_S: f64 = 120.0;
    pub(in super::super) const LONGEST_GAP_S: f64 = 30.0;
}

/// Of the end of repetitions.
pub(super) mod rep_end {
    pub(in super::super) const LONG_WINDOW_S: f64 = 60.0;
    pub(in super::super) const SHORT_WINDOW_S: f64 = 30.0;
    pub(in super::super) const LONG_REP_S: f64 = 240.0;
    pub(in super::super) const SHORTEST_REP_S: f64 = 90.0;
    pub(in super::super) const TAU_S: f64 = 57.6;
    pub(in super::super) const EXCLUDED_TAUS: f64 = 3.0;
    pub(in super::super) const LEAST_COVERAGE: f64 = 0.5;
    pub(in super::super) const LONGEST_GAP_S: f64 = 30.0;
    pub(in super::super) const LEAST_DRIFT_S: f64 = 120.0;
    pub(in super::super) const LEVEL: f64 = 0.9;
}

/// Of the drift of a long run.
pub(super) mod long_run {
    pub(in super::super) const ONSET_S: f64 = 600.0;
    pub(in super::super) const LEAST_S: f64 = 1200.0;
    pub(in super::super) const LEAST_COVERAGE: f64 = 0.9;
    pub(in super::super) const STOPPED_M_S: f64 = 0.5;
    pub(in super::super) const MOST_STOPPED: f64 = 0.05;
    pub(in super::super) const GREATEST_SPEED_CV: f64 = 0.08;
    pub(in super::super) const GAIN_BPM_PER_M_S: f64 = 24.2;
    pub(in super::super) const GAIN_SD_BPM_PER_M_S: f64 = 8.3;
    pub(in super::super) const LONGEST_GAP_S: f64 = 30.0;
    pub(in super::super) const LEVEL: f64 = 0.9;
}

/// Of what heat may add.
pub(super) mod heat {
    pub(in super::super) const AIR_FROM_C: f64 = 24.0;
    pub(in super::super) const AIR_BPM_PER_C: f64 = 1.0;
    pub(in super::super) const CORE_BPM_PER_C: [f64; 2] = [7.5, 17.5];
    pub(in super::super) const BPM_PER_PERCENT: f64 = 3.3;
    pub(in super::super) const AIR_C: [f64; 2] = [-50.0, 60.0];
    pub(in super::super) const CORE_RISE_C: [f64; 2] = [-3.0, 5.0];
    pub(in super::super) const MASS_LOSS_PERCENT: [f64; 2] = [-10.0, 15.0];
}

/// Of the model of demand.
pub(super) mod demand {
    pub(in super::super) const LEVEL: f64 = 0.9;
    pub(in super::super) const LEAST_S: f64 = 600.0;
    pub(in super::super) const WIDEST_RATIO: f64 = 4.0;
    pub(in super::super) const WIDEST_REST_BPM: f64 = 30.0;
    /// No maximum at all.
    pub(in super::super) const NO_MAXIMUM_BPM: f64 = 300.0;
    pub(in super::super) const LEAST_EFFECT_BPM: f64 = 0.02;
    pub(in super::super) const LEAST_SWING_BPM: f64 = 2.0;
    pub(in super::super) const TAU_STARTS_S: [f64; 3] = [20.0, 40.0, 80.0];
    pub(in super::super) const HELD_S: f64 = 10.0;
    pub(in super::super) const LEAST_COVERAGE: f64 = 0.9;
    pub(in super::super) const LONGEST_S: f64 = 86_400.0;
}

const MEN: &str = "24 healthy men on a treadmill";

/// An agreement of this library.
const fn agreed(id: &'static str, value: f64, unit: &'static str) -> Constant {
    constant(id, (value, unit), STADION, ANYBODY, Evidence::Convention)
}

/// A number of a published formula.
const fn published(
    id: &'static str,
    value: f64,
    unit: &'static str,
    source: stadion_types::Source,
    population: &'static str,
) -> Constant {
    constant(id, (value, unit), source, population, Evidence::PublishedModel)
}

const AIR: &str = "30 min at 40 % of maximal oxygen uptake; from memory of the paper";
const FOX: &str = "no sample: a line drawn by hand through about ten studies of men";
const FOX_SD: &str = "adults; 10 to 12 are reported, the wider one is taken";
const TANAKA: &str = "351 studies of 18 712 healthy adults";
const TANAKA_MEMORY: &str = "healthy adults; from memory of the paper";
const GELLISH: &str = "132 members of a fitness centre, 908 tests over 25 years";
const GELLISH_MEMORY: &str = "the same members; from memory of the paper";
const ATHLETES: &str =
    "5069 runners and cyclists: the greatest root mean square error of 13 formulas";
const NES: &str = "3320 healthy Norwegians";
const NES_MEMORY: &str = "healthy Norwegians; from memory of the paper";
const GULATI: &str = "5437 women without symptoms; from memory of the paper";

/// The numbers behind this topic, with their sources.
#[rustfmt::skip]
pub const HEART_RATE_CONSTANTS: &[Constant] = &[
    published("hr-max.fox.intercept", maximum::FOX.intercept, "bpm", FOX_1971, FOX),
    published("hr-max.fox.slope", maximum::FOX.slope, "bpm/year", FOX_1971, FOX),
    published("hr-max.fox.sd", maximum::FOX.sd, "bpm", FOX_1971, FOX_SD),
    agreed("hr-max.fox.youngest", maximum::FOX.ages[0], "year"),
    agreed("hr-max.fox.oldest", maximum::FOX.ages[1], "year"),
    published("hr-max.tanaka.intercept", maximum::TANAKA.intercept, "bpm", TANAKA_2001, TANAKA),
    published("hr-max.tanaka.slope", maximum::TANAKA.slope, "bpm/year", TANAKA_2001, TANAKA),
    published("hr-max.tanaka.sd", maximum::TANAKA.sd, "bpm", TANAKA_2001, TANAKA_MEMORY),
    published("hr-max.tanaka.youngest", maximum::TANAKA.ages[0], "year", TANAKA_2001, TANAKA_MEMORY),
    published("hr-max.tanaka.oldest", maximum::TANAKA.ages[1], "year", TANAKA_2001, TANAKA_MEMORY),
    published("hr-max.gellish.intercept", maximum::GELLISH_LINEAR.intercept, "bpm", GELLISH_2007, GELLISH),
    published("hr-max.gellish.slope", maximum::GELLISH_LINEAR.slope, "bpm/year", GELLISH_2007, GELLISH),
    constant("hr-max.gellish.sd", (maximum::GELLISH_LINEAR.sd, "bpm"), KASIAK_2023, ATHLETES, Evidence::Measured),
    published("hr-max.gellish.youngest", maximum::GELLISH_LINEAR.ages[0], "year", GELLISH_2007, GELLISH_MEMORY),
    published("hr-max.gellish.oldest", maximum::GELLISH_LINEAR.ages[1], "year", GELLISH_2007, GELLISH_MEMORY),
    published("hr-max.gellish.nonlinear-intercept", maximum::GELLISH_NONLINEAR.intercept, "bpm", GELLISH_2007, GELLISH_MEMORY),
    published("hr-max.gellish.nonlinear-slope", maximum::GELLISH_NONLINEAR.slope, "bpm/year^2", GELLISH_2007, GELLISH_MEMORY),
    published("hr-max.nes.intercept", maximum::NES.intercept, "bpm", NES_2013, NES),
    published("hr-max.nes.slope", maximum::NES.slope, "bpm/year", NES_2013, NES),
    published("hr-max.nes.sd", maximum::NES.sd, "bpm", NES_2013, NES),
    published("hr-max.nes.youngest", maximum::NES.ages[0], "year", NES_2013, NES_MEMORY),
    published("hr-max.nes.oldest", maximum::NES.ages[1], "year", NES_2013, NES_MEMORY),
    published("hr-max.gulati.intercept", maximum::GULATI.intercept, "bpm", GULATI_2010, GULATI),
    published("hr-max.gulati.slope", maximum::GULATI.slope, "bpm/year", GULATI_2010, GULATI),
    published("hr-max.gulati.sd", maximum::GULATI.sd, "bpm", GULATI_2010, GULATI),
    published("hr-max.gulati.youngest", maximum::GULATI.ages[0], "year", GULATI_2010, GULATI),
    published("hr-max.gulati.oldest", maximum::GULATI.ages[1], "year", GULATI_2010, GULATI),
    agreed("hr-max.observed-window", observed::WINDOW_S as f64, "s"),
    agreed("hr-max.observed-least-samples", observed::LEAST_SAMPLES as f64, "1"),
    constant("hr-kinetics.tau-rise", (kinetics::TAU_RISE_S, "s"), HUNT_2015, MEN, Evidence::Measured),
    constant("hr-kinetics.tau-fall", (kinetics::TAU_FALL_S, "s"), HUNT_2015, MEN, Evidence::Measured),
    agreed("hr-fit.level", fit::LEVEL, "1"),
    agreed("hr-fit.greatest-delay", fit::GREATEST_DELAY_S, "s"),
    agreed("hr-fit.longest-delay", fit::LONGEST_DELAY_S, "s"),
    agreed("hr-fit.least-change", fit::LEAST_CHANGE_BPM, "bpm"),
    agreed("hr-fit.least-taus", fit::LEAST_TAUS, "1"),
    agreed("hr-fit.widest-ratio", fit::WIDEST_RATIO, "1"),
    agreed("hr-fit.least-samples", fit::LEAST_SAMPLES as f64, "1"),
    agreed("hr-fit.shortest-tau", fit::TAU_SEARCH_S[0], "s"),
    agreed("hr-fit.longest-tau", fit::TAU_SEARCH_S[1], "s"),
    agreed("hr-artefact.floor", artefacts::FLOOR_BPM, "bpm"),
    agreed("hr-artefact.ceiling", artefacts::CEILING_BPM, "bpm"),
    agreed("hr-artefact.above-maximum", artefacts::ABOVE_MAXIMUM_BPM, "bpm"),
    agreed("hr-artefact.slack", artefacts::SLACK_BPM, "bpm"),
    agreed("hr-artefact.rise", artefacts::RISE_BPM_PER_S, "bpm/s"),
    agreed("hr-artefact.fall", artefacts::FALL_BPM_PER_S, "bpm/s"),
    agreed("hr-artefact.longest-excursion", artefacts::LONGEST_EXCURSION_S, "s"),
    agreed("hr-artefact.warm-up", artefacts::WARM_UP_S, "s"),
    agreed("hr-artefact.warm-up-jump", artefacts::WARM_UP_JUMP_BPM, "bpm"),
    agreed("hr-artefact.flat", artefacts::FLAT_S, "s"),
    agreed("hr-artefact.flat-speed-change", artefacts::FLAT_SPEED_CHANGE, "1"),
    agreed("hr-artefact.flat-alone", artefacts::FLAT_ALONE_S, "s"),
    agreed("hr-artefact.lock", artefacts::LOCK_BPM, "bpm"),
    agreed("hr-artefact.lock-time", artefacts::LOCK_S, "s"),
    agreed("hr-artefact.longest-gap", artefacts::LONGEST_GAP_S, "s"),
    agreed("hr-rep-end.long-window", rep_end::LONG_WINDOW_S, "s"),
    agreed("hr-rep-end.short-window", rep_end::SHORT_WINDOW_S, "s"),
    agreed("hr-rep-end.long-rep", rep_end::LONG_REP_S, "s"),
    agreed("hr-rep-end.shortest-rep", rep_end::SHORTEST_REP_S, "s"),
    constant("hr-rep-end.tau", (rep_end::TAU_S, "s"), HUNT_2015, MEN, Evidence::Measured),
    agreed("hr-rep-end.excluded-taus", rep_end::EXCLUDED_TAUS, "1"),
    agreed("hr-rep-end.least-coverage", rep_end::LEAST_COVERAGE, "1"),
    agreed("hr-rep-end.longest-gap", rep_end::LONGEST_GAP_S, "s"),
    agreed("hr-rep-end.least-drift-time", rep_end::LEAST_DRIFT_S, "s"),
    agreed("hr-rep-end.level", rep_end::LEVEL, "1"),
    constant("hr-long-run.onset", (long_run::ONSET_S, "s"), WINGO_2012, "people at moderate exercise; from memory of the paper", Evidence::Measured),
    agreed("hr-long-run.least-time", long_run::LEAST_S, "s"),
    agreed("hr-long-run.least-coverage", long_run::LEAST_COVERAGE, "1"),
    agreed("hr-long-run.stopped", long_run::STOPPED_M_S, "m/s"),
    agreed("hr-long-run.most-stopped", long_run::MOST_STOPPED, "1"),
    agreed("hr-long-run.greatest-speed-cv", long_run::GREATEST_SPEED_CV, "1"),
    constant("hr-long-run.gain", (long_run::GAIN_BPM_PER_M_S, "bpm/(m/s)"), HUNT_2015, MEN, Evidence::Measured),
    constant("hr-long-run.gain-sd", (long_run::GAIN_SD_BPM_PER_M_S, "bpm/(m/s)"), HUNT_2015, MEN, Evidence::Measured),
    agreed("hr-long-run.longest-gap", long_run::LONGEST_GAP_S, "s"),
    agreed("hr-long-run.level", long_run::LEVEL, "1"),
    constant("hr-heat.air-from", (heat::AIR_FROM_C, "°C"), PANDOLF_1975, AIR, Evidence::Measured),
    constant("hr-heat.air", (heat::AIR_BPM_PER_C, "bpm/°C"), PANDOLF_1975, AIR, Evidence::Measured),
    constant("hr-heat.core-least", (heat::CORE_BPM_PER_C[0], "bpm/°C"), BODY_TEMPERATURE_RUN, "running at 32.4 ml/kg/min after an hour of it", Evidence::Measured),
    constant("hr-heat.core-most", (heat::CORE_BPM_PER_C[1], "bpm/°C"), BODY_TEMPERATURE_RUN, "running at 22 ml/kg/min after an hour of it", Evidence::Measured),
    constant("hr-heat.mass-loss", (heat::BPM_PER_PERCENT, "bpm/%"), ADAMS_2014, "studies of exercise in the heat; from memory of the paper", Evidence::Measured),
    agreed("hr-heat.least-air", heat::AIR_C[0], "°C"),
    agreed("hr-heat.most-air", heat::AIR_C[1], "°C"),
    agreed("hr-heat.least-core-rise", heat::CORE_RISE_C[0], "°C"),
    agreed("hr-heat.most-core-rise", heat::CORE_RISE_C[1], "°C"),
    agreed("hr-heat.least-mass-loss", heat::MASS_LOSS_PERCENT[0], "%"),
    agreed("hr-heat.most-mass-loss", heat::MASS_LOSS_PERCENT[1], "%"),
    constant("hr-demand.cycling-rmse", (4.0, "bpm"), DE_SMET_2016, "recordings of cyclists; the error of the model", Evidence::Measured),
    constant("hr-demand.running-rmse", (6.0, "bpm"), DE_SMET_2016, "recordings of runners, power estimated; the error of the model", Evidence::Measured),
    agreed("hr-demand.level", demand::LEVEL, "1"),
    agreed("hr-demand.least-time", demand::LEAST_S, "s"),
    agreed("hr-demand.widest-ratio", demand::WIDEST_RATIO, "1"),
    agreed("hr-demand.widest-rest", demand::WIDEST_REST_BPM, "bpm"),
    agreed("hr-demand.no-maximum", demand::NO_MAXIMUM_BPM, "bpm"),
    agreed("hr-demand.least-effect", demand::LEAST_EFFECT_BPM, "bpm"),
    agreed("hr-demand.least-swing", demand::LEAST_SWING_BPM, "bpm"),
    agreed("hr-demand.held", demand::HELD_S, "s"),
    agreed("hr-demand.least-coverage", demand::LEAST_COVERAGE, "1"),
    agreed("hr-demand.longest", demand::LONGEST_S, "s"),
];
