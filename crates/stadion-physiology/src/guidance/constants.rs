//! The numbers behind the advice, with their sources.

use stadion_types::{Constant, Evidence};

use super::heart_rate_cap::NEEDED_PAIRS;
use super::settings::GuidanceSettings;
use crate::constants::{ANYBODY, constant};
use crate::sources::{
    FOXDAL_1996, GRANT_2002, HAUSER_2013, PFITZINGER_1998, SINGLES_THREAD, STADION,
};

const SINGLES: &str = "runners who train by sub-threshold sessions";

/// Every constant of the advice on the next repetition and of the heart rate for a lactate.
pub const GUIDANCE_CONSTANTS: &[Constant] = &[
    constant(
        "guidance.below-lt2",
        (GuidanceSettings::BELOW_LT2_MMOL_L, "mmol/L"),
        SINGLES_THREAD,
        SINGLES,
        Evidence::Practitioner,
    ),
    constant(
        "guidance.profile-sd",
        (GuidanceSettings::PROFILE_SD, "1"),
        GRANT_2002,
        "36 students: tests of the fitter half may differ by 1.62 km/h, an SD near 4 % of one test; \
         trained runners vary less",
        Evidence::Convention,
    ),
    constant(
        "guidance.day-sd",
        (GuidanceSettings::DAY_SD, "1"),
        HAUSER_2013,
        "between 3 % of maximal steady-state power in 32 men and the 1 % of trained runners",
        Evidence::Convention,
    ),
    constant(
        "guidance.fitness-sd",
        (GuidanceSettings::FITNESS_SD, "1"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "guidance.hr-sd",
        (GuidanceSettings::HR_SD_BPM, "bpm"),
        PFITZINGER_1998,
        "12 trained men in a laboratory: 0.7 to 1.9 at thresholds; out of doors more",
        Evidence::Convention,
    ),
    constant(
        "guidance.rise",
        (GuidanceSettings::RISE.as_secs_f64(), "s"),
        FOXDAL_1996,
        "14 men: stages of 4 min stay 22 to 32 % below the steady state, as with 330 to 490 s",
        Evidence::Convention,
    ),
    constant(
        "guidance.fall",
        (GuidanceSettings::FALL.as_secs_f64(), "s"),
        STADION,
        "a half-life of 15 min at rest",
        Evidence::Convention,
    ),
    constant(
        "guidance.risk",
        (GuidanceSettings::RISK, "1"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "guidance.confidence",
        (GuidanceSettings::CONFIDENCE, "1"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "guidance.most-slower",
        (GuidanceSettings::MOST_SLOWER, "1"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "guidance.most-faster",
        (GuidanceSettings::MOST_FASTER, "1"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "guidance.least-change",
        (GuidanceSettings::LEAST_CHANGE, "1"),
        STADION,
        "a second on a kilometre in 3:20",
        Evidence::Convention,
    ),
    constant(
        "guidance.stop-z",
        (GuidanceSettings::STOP_Z, "1"),
        STADION,
        "the normal quantile of 90 %",
        Evidence::Convention,
    ),
    constant(
        "guidance.stop-readings",
        (GuidanceSettings::STOP_READINGS as f64, "1"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "guidance.stop-hr",
        (GuidanceSettings::STOP_HR_FRACTION, "1"),
        SINGLES_THREAD,
        SINGLES,
        Evidence::Practitioner,
    ),
    constant(
        "guidance.stop-fade",
        (GuidanceSettings::STOP_FADE, "1"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "guidance.equal-hr",
        (GuidanceSettings::EQUAL_HR_BPM, "bpm"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "guidance.most-rpe-cr10",
        (GuidanceSettings::MOST_RPE_CR10, "1"),
        SINGLES_THREAD,
        SINGLES,
        Evidence::Practitioner,
    ),
    constant(
        "guidance.most-rpe-borg",
        (GuidanceSettings::MOST_RPE_BORG, "1"),
        STADION,
        "above the mean of 14.8 at the end of a published session on target",
        Evidence::Convention,
    ),
    constant(
        "guidance.small-step",
        (GuidanceSettings::SMALL_STEP, "1"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "guidance.cap-pairs",
        (NEEDED_PAIRS as f64, "1"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guidance::GUIDANCE_REASONS;

    #[test]
    fn ids_and_codes_are_unique() {
        for (i, constant) in GUIDANCE_CONSTANTS.iter().enumerate() {
            assert!(GUIDANCE_CONSTANTS[..i].iter().all(|c| c.id != constant.id));
            assert!(constant.id.starts_with("guidance.") && constant.value.is_finite());
        }
        for (i, reason) in GUIDANCE_REASONS.iter().enumerate() {
            assert!(GUIDANCE_REASONS[..i].iter().all(|r| r.code != reason.code));
            assert!(reason.code.starts_with("guidance-"));
        }
    }
}
