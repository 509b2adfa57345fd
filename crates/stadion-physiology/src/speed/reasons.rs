//! What paces and equivalent races may say.

use stadion_types::ReasonCode;

pub(super) const ABOVE_THRESHOLD: ReasonCode = ReasonCode {
    code: "pace-above-threshold",
    text: "the {pace} pace of VDOT {vdot}, {pace_m_s} m/s, lies above the measured speed at LT2, \
           {lt2_m_s} m/s",
};
pub(super) const OUTSIDE_RANGE: ReasonCode = ReasonCode {
    code: "race-outside-range",
    text: "the model {model} was not made for races as these, one of which is {range}",
};
pub(super) const MARATHON_OPTIMISTIC: ReasonCode = ReasonCode {
    code: "race-marathon-optimistic",
    text: "Riegel's formula from a shorter race gave marathon times at least {minutes} min too fast \
           for half of the recreational runners asked; the other models here give similar times",
};

/// Every reason of paces and equivalent races.
pub const SPEED_REASONS: &[ReasonCode] = &[ABOVE_THRESHOLD, OUTSIDE_RANGE, MARATHON_OPTIMISTIC];
