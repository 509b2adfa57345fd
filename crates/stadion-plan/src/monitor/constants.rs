//! The numbers of the monitor, with their sources.

use stadion_types::{Constant, Evidence, Source};

use super::settings::MonitorSettings as M;
use super::sources::{HELMS_2016, LETSRUN, SEED_000, STADION, WALSH_2011};
use super::thinning::ThinningSettings;

const fn number(
    id: &'static str,
    (value, unit): (f64, &'static str),
    source: Source,
    population: &'static str,
    evidence: Evidence,
) -> Constant {
    Constant { id, value, unit, source, population, evidence }
}

const fn agreed(id: &'static str, value: f64, unit: &'static str) -> Constant {
    number(id, (value, unit), STADION, "no population: an agreement", Evidence::Convention)
}

const SINGLES: &str = "runners who train by sub-threshold sessions";
const LIFTERS: &str = "people who lift weights: effort 8 is two repetitions left by definition";
const ILL: &str =
    "athletes: nothing strenuous with symptoms, then day by day; in days, an agreement";
const THIN: ThinningSettings = ThinningSettings::DEFAULT;

/// Every constant of the monitor. The errors of a meter, of a day and of a new profile are those of
/// [`GUIDANCE_CONSTANTS`](stadion_physiology::GUIDANCE_CONSTANTS).
pub const MONITOR_CONSTANTS: &[Constant] = &[
    agreed("monitor.most-change", M::MOST_CHANGE, "1"),
    agreed("monitor.most-total", M::MOST_TOTAL, "1"),
    agreed("monitor.small-step", M::SMALL_STEP, "1"),
    agreed("monitor.signs", M::SIGNS as f64, "1"),
    agreed("monitor.window", M::WINDOW_DAYS as f64, "d"),
    agreed("monitor.sure-z", M::SURE_Z, "1"),
    agreed("monitor.fade", M::FADE_PERCENT, "%"),
    number("monitor.reps-few", (M::REPS_FEW, "1"), SEED_000, SINGLES, Evidence::Practitioner),
    number("monitor.reps-many", (M::REPS_MANY, "1"), HELMS_2016, LIFTERS, Evidence::Convention),
    number(
        "monitor.rpe-hard-cr10",
        (M::RPE_HARD_CR10, "1"),
        LETSRUN,
        SINGLES,
        Evidence::Practitioner,
    ),
    agreed("monitor.rpe-hard-borg", M::RPE_HARD_BORG, "1"),
    agreed("monitor.rpe-easy-cr10", M::RPE_EASY_CR10, "1"),
    agreed("monitor.rpe-easy-borg", M::RPE_EASY_BORG, "1"),
    agreed("monitor.speed-tolerance", M::SPEED_TOLERANCE, "1"),
    agreed("monitor.signs-sd", M::SIGNS_SD, "1"),
    number(
        "thinning.ill-days-least",
        (THIN.ill_days_least as f64, "d"),
        WALSH_2011,
        ILL,
        Evidence::Convention,
    ),
    agreed("thinning.ill-days-most", THIN.ill_days_most as f64, "d"),
    agreed("thinning.ill-factor", THIN.ill_factor, "1"),
    agreed("thinning.pain-days", THIN.pain_days as f64, "d"),
    agreed("thinning.pain-factor", THIN.pain_factor, "1"),
    agreed("thinning.unknown-window", THIN.unknown_window_days as f64, "d"),
    agreed("thinning.unknown-many", THIN.unknown_many as f64, "d"),
    agreed("thinning.unknown-least-factor", THIN.unknown_least_factor, "1"),
];
