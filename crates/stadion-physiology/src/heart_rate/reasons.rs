//! What may be said about a recorded heart rate.

use stadion_types::ReasonCode;

pub(super) const NO_CONTACT: ReasonCode = ReasonCode {
    code: "hr-no-contact",
    text: "from {from_s} to {to_s} s the sensor shows {measured_bpm} bpm: it had no contact",
};
pub(super) const ABOVE_CEILING: ReasonCode = ReasonCode {
    code: "hr-above-ceiling",
    text: "from {from_s} to {to_s} s heart rate reads up to {measured_bpm} bpm; more than {limit} bpm \
           are not believed",
};
pub(super) const JUMP: ReasonCode = ReasonCode {
    code: "hr-jump",
    text: "from {from_s} to {to_s} s heart rate reads {measured_bpm} bpm, where it could have come to \
           {limit} bpm",
};
pub(super) const STRAP_WARM_UP: ReasonCode = ReasonCode {
    code: "hr-strap-warm-up",
    text: "up to {to_s} s the strap had not found the heart: then the reading jumped to {measured_bpm} \
           bpm, where it could have come to {limit} bpm",
};
pub(super) const FLAT_LINE: ReasonCode = ReasonCode {
    code: "hr-flat-line",
    text: "from {from_s} to {to_s} s heart rate reads {measured_bpm} bpm without any change; {limit} s \
           of one value are too long",
};
pub(super) const CADENCE_LOCK: ReasonCode = ReasonCode {
    code: "hr-cadence-lock",
    text: "from {from_s} to {to_s} s heart rate, {measured_bpm} bpm on average, goes with {limit} times \
           the cadence: the sensor may have counted steps",
};

pub(super) const HEAT_AIR: ReasonCode = ReasonCode {
    code: "heat-air",
    text: "at {air_c} °C in the air heart rate may be about {added_bpm} bpm higher than at {from_c} °C",
};
pub(super) const HEAT_BODY: ReasonCode = ReasonCode {
    code: "heat-core-temperature",
    text: "a rise of core temperature by {core_rise_c} °C may have added {least_bpm} to {most_bpm} bpm",
};
pub(super) const HEAT_WATER: ReasonCode = ReasonCode {
    code: "heat-mass-loss",
    text: "a loss of {mass_loss_percent} % of body mass in the heat may have added about {added_bpm} bpm",
};

/// Every reason that this topic gives.
pub const HEART_RATE_REASONS: &[ReasonCode] = &[
    NO_CONTACT,
    ABOVE_CEILING,
    JUMP,
    STRAP_WARM_UP,
    FLAT_LINE,
    CADENCE_LOCK,
    HEAT_AIR,
    HEAT_BODY,
    HEAT_WATER,
];
