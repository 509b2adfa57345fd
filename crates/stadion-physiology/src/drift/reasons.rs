//! What the drift rule may say.

use stadion_types::ReasonCode;

pub(super) const WITHIN_LIMIT: ReasonCode = ReasonCode {
    code: "drift-within-limit",
    text: "heart rate changed by {delta_bpm} bpm from rep {from_rep} to rep {to_rep}; \
           {limit_bpm} bpm pass",
};
pub(super) const ABOVE_LIMIT: ReasonCode = ReasonCode {
    code: "drift-above-limit",
    text: "heart rate rose by {delta_bpm} bpm from rep {from_rep} to rep {to_rep}, more than \
           {limit_bpm} bpm",
};
pub(super) const SLOW_DOWN: ReasonCode = ReasonCode {
    code: "drift-slow-down",
    text: "heart rate rose by {delta_bpm} bpm from rep {from_rep} to rep {to_rep}, more than \
           {limit_bpm} bpm: by this rule the next reps are run slower",
};
pub(super) const SPEEDS_DIFFER: ReasonCode = ReasonCode {
    code: "drift-speeds-differ",
    text: "rep {to_rep} was run {change_percent} % faster than rep {from_rep}; up to \
           {tolerance_percent} % either way compare",
};
pub(super) const GRADES_DIFFER: ReasonCode = ReasonCode {
    code: "drift-grades-differ",
    text: "the grades of rep {from_rep} and rep {to_rep} differ by {difference_percent} %; up to \
           {tolerance_percent} % compare",
};
pub(super) const LENGTHS_DIFFER: ReasonCode = ReasonCode {
    code: "drift-lengths-differ",
    text: "rep {from_rep} and rep {to_rep} differ in length and are too short for heart rate to \
           level out",
};
pub(super) const SPEED_UNKNOWN: ReasonCode = ReasonCode {
    code: "drift-speed-unknown",
    text: "the speed of rep {from_rep} or rep {to_rep} is not known, so they cannot be compared",
};
pub(super) const TOO_FEW_REPS: ReasonCode = ReasonCode {
    code: "drift-too-few-reps",
    text: "{comparable_reps} of {reps} reps compare; at least {needed_reps} are needed",
};
pub(super) const RULE_OUT_OF_RANGE: ReasonCode = ReasonCode {
    code: "drift-rule-out-of-range",
    text: "{setting} of the drift rule is out of its range",
};
pub(super) const NO_HEART_RATE: ReasonCode = ReasonCode {
    code: "drift-no-heart-rate",
    text: "rep {from_rep} or rep {to_rep} has no heart rate",
};
pub(super) const TIMES_NOT_ORDERED: ReasonCode = ReasonCode {
    code: "drift-times-not-ordered",
    text: "rep {to_rep} does not end after rep {from_rep}, so the limit cannot be scaled",
};
pub(super) const REPS_TOO_SHORT: ReasonCode = ReasonCode {
    code: "drift-reps-too-short",
    text: "reps of less than {shortest_rep_s} s are over before heart rate shows their effort",
};
pub(super) const EXTRAPOLATED: ReasonCode = ReasonCode {
    code: "drift-extrapolated",
    text: "the limit is that of five reps, scaled to {minutes} min",
};
pub(super) const NO_PLATEAU: ReasonCode = ReasonCode {
    code: "drift-no-plateau",
    text: "reps of less than {plateau_s} s end before heart rate has levelled out",
};
pub(super) const GRADE_UNKNOWN: ReasonCode = ReasonCode {
    code: "drift-grade-unknown",
    text: "the grade of the reps is not known and counts as the same",
};

/// Every reason that this crate gives.
pub const REASONS: &[ReasonCode] = &[
    WITHIN_LIMIT,
    ABOVE_LIMIT,
    SLOW_DOWN,
    SPEEDS_DIFFER,
    GRADES_DIFFER,
    LENGTHS_DIFFER,
    SPEED_UNKNOWN,
    TOO_FEW_REPS,
    RULE_OUT_OF_RANGE,
    NO_HEART_RATE,
    TIMES_NOT_ORDERED,
    REPS_TOO_SHORT,
    EXTRAPOLATED,
    NO_PLATEAU,
    GRADE_UNKNOWN,
];
