//! What the advice on the next repetition may say.

use stadion_types::ReasonCode;

pub(super) const NOTHING_KNOWN: ReasonCode = ReasonCode {
    code: "guidance-nothing-known",
    text: "neither a reading nor heart rate says anything of today yet; by the profile this pace \
           ends at {end_mmol_l} mmol/L ({lo_mmol_l} to {hi_mmol_l})",
};
pub(super) const WITHIN: ReasonCode = ReasonCode {
    code: "guidance-within",
    text: "this pace ends at {end_mmol_l} mmol/L ({lo_mmol_l} to {hi_mmol_l}), not surely outside \
           {lower_mmol_l} to {upper_mmol_l}",
};
pub(super) const READING: ReasonCode = ReasonCode {
    code: "guidance-reading",
    text: "{lactate_mmol_l} mmol/L after rep {rep}, where the profile has {expected_mmol_l}; \
           readings are good to {noise_mmol_l}",
};
pub(super) const HEART_RATE: ReasonCode = ReasonCode {
    code: "guidance-heart-rate",
    text: "heart rate is {excess_bpm} bpm above that of the profile; {sd_bpm} bpm from day to day \
           are usual",
};
pub(super) const SHIFT: ReasonCode = ReasonCode {
    code: "guidance-shift",
    text: "today's curve lies {shift_percent} % to the right of the profile, give or take {sd_percent} %; \
           below 0 is to the left",
};
pub(super) const TOO_HIGH: ReasonCode = ReasonCode {
    code: "guidance-too-high",
    text: "this pace ends at {end_mmol_l} mmol/L ({lo_mmol_l} to {hi_mmol_l}), above {upper_mmol_l}",
};
pub(super) const RISK: ReasonCode = ReasonCode {
    code: "guidance-risk",
    text: "this pace ends above LT2, {lt2_mmol_l} mmol/L, with {risk_percent} %; \
           {most_percent} % pass",
};
pub(super) const TOO_LOW: ReasonCode = ReasonCode {
    code: "guidance-too-low",
    text: "this pace ends at {end_mmol_l} mmol/L ({lo_mmol_l} to {hi_mmol_l}), below {lower_mmol_l}: \
           easy, and no failure",
};
pub(super) const BELOW_BAND: ReasonCode = ReasonCode {
    code: "guidance-below-band",
    text: "this pace likely ends at {end_mmol_l} mmol/L, below {lower_mmol_l}: good to know, and no \
           failure",
};
pub(super) const SLOPE: ReasonCode = ReasonCode {
    code: "guidance-slope",
    text: "one per cent of this pace is worth {slope_mmol_l} mmol/L; the aim is {aim_mmol_l}",
};
pub(super) const LIMITED: ReasonCode = ReasonCode {
    code: "guidance-limited",
    text: "the whole change would be {whole_percent} %; one step is {step_percent} % at most",
};
pub(super) const TOO_SMALL: ReasonCode = ReasonCode {
    code: "guidance-too-small",
    text: "a change of {whole_percent} % is less than anybody can run to, {least_percent} %",
};
pub(super) const EFFORT: ReasonCode = ReasonCode {
    code: "guidance-effort",
    text: "effort of {rpe} is above {most_rpe}, and no reading says what it cost",
};
pub(super) const ABOVE_LT2: ReasonCode = ReasonCode {
    code: "guidance-above-lt2",
    text: "{readings} readings in a row lie above LT2, {lt2_mmol_l} mmol/L, by more than the meter's \
           error; the last is {lactate_mmol_l}",
};
pub(super) const ONE_ABOVE_LT2: ReasonCode = ReasonCode {
    code: "guidance-reading-above-lt2",
    text: "the reading of {lactate_mmol_l} mmol/L lies above LT2, {lt2_mmol_l}, by more than the \
           meter's error",
};
pub(super) const HR_TOO_HIGH: ReasonCode = ReasonCode {
    code: "guidance-heart-rate-too-high",
    text: "heart rate of {hr_bpm} bpm is above {most_bpm}, {most_percent} % of the maximum",
};
pub(super) const FADED: ReasonCode = ReasonCode {
    code: "guidance-faded",
    text: "pace faded by {fade_percent} % from rep {from_rep} to rep {to_rep} while heart rate \
           changed by {delta_bpm} bpm",
};
pub(super) const OUT_OF_REACH: ReasonCode = ReasonCode {
    code: "guidance-out-of-reach",
    text: "no change of this pace leads to {aim_mmol_l} mmol/L, so lactate changes nothing",
};

/// Every reason of the advice on the next repetition. The verdict of the drift rule brings its own.
pub const GUIDANCE_REASONS: &[ReasonCode] = &[
    NOTHING_KNOWN,
    WITHIN,
    READING,
    HEART_RATE,
    SHIFT,
    TOO_HIGH,
    RISK,
    TOO_LOW,
    BELOW_BAND,
    SLOPE,
    LIMITED,
    TOO_SMALL,
    EFFORT,
    ABOVE_LT2,
    ONE_ABOVE_LT2,
    HR_TOO_HIGH,
    FADED,
    OUT_OF_REACH,
];
