//! What is said about a decoupling.

use stadion_types::ReasonCode;

pub(super) const TOO_SHORT: ReasonCode = ReasonCode {
    code: "decoupling-too-short",
    text: "{analysed_min} min without warm-up and cool-down; {needed_min} min are needed",
};
pub(super) const HEART_RATE_COVERAGE: ReasonCode = ReasonCode {
    code: "decoupling-heart-rate-coverage",
    text: "heart rate is known for {percent} % of the time; {needed_percent} % are needed",
};
pub(super) const OUTPUT_COVERAGE: ReasonCode = ReasonCode {
    code: "decoupling-output-coverage",
    text: "speed or power is known for {percent} % of the time; {needed_percent} % are needed",
};
pub(super) const LONG_STOP: ReasonCode = ReasonCode {
    code: "decoupling-long-stop",
    text: "a stop of {longest_s} s lets heart rate come down; up to {limit_s} s pass",
};
pub(super) const MANY_STOPS: ReasonCode = ReasonCode {
    code: "decoupling-many-stops",
    text: "stops take {percent} % of the time; up to {limit_percent} % pass",
};
pub(super) const HILLY: ReasonCode = ReasonCode {
    code: "decoupling-hilly",
    text: "the course climbs {climb_m_per_km} m for each kilometre; up to {limit_m_per_km} m pass",
};
pub(super) const NOT_STEADY: ReasonCode = ReasonCode {
    code: "decoupling-not-steady",
    text: "speed or power varied by less than {max_cv_percent} % for {steady_min} min only; \
           {needed_min} min are needed",
};
pub(super) const NOTHING_MEASURED: ReasonCode = ReasonCode {
    code: "decoupling-nothing-measured",
    text: "a half has no heart rate, or no speed or power",
};
pub(super) const COUPLED: ReasonCode = ReasonCode {
    code: "decoupling-coupled",
    text: "heart rate and output moved apart by {percent} %, less than {limit_percent} %",
};
pub(super) const MODERATE: ReasonCode = ReasonCode {
    code: "decoupling-moderate",
    text: "heart rate and output moved apart by {percent} %, at least {limit_percent} %",
};
pub(super) const HIGH: ReasonCode = ReasonCode {
    code: "decoupling-high",
    text: "heart rate and output moved apart by {percent} %, more than {limit_percent} %",
};
pub(super) const BELOW_AEROBIC: ReasonCode = ReasonCode {
    code: "decoupling-below-aerobic-threshold",
    text: "heart rate rose by {percent} %, less than {limit_percent} %: the effort was below the \
           aerobic threshold by this test",
};
pub(super) const AT_AEROBIC: ReasonCode = ReasonCode {
    code: "decoupling-at-aerobic-threshold",
    text: "heart rate rose by {percent} %, at least {limit_percent} %: the effort was at the aerobic \
           threshold by this test",
};
pub(super) const ABOVE_AEROBIC: ReasonCode = ReasonCode {
    code: "decoupling-above-aerobic-threshold",
    text: "heart rate rose by {percent} %, more than {limit_percent} %: the effort was above the \
           aerobic threshold by this test",
};
pub(super) const LIMIT_WITHIN: ReasonCode = ReasonCode {
    code: "decoupling-limit-within-interval",
    text: "a limit lies within the interval from {lo_percent} to {hi_percent} %, so the verdict is not a \
           sure one",
};
pub(super) const NEGATIVE: ReasonCode = ReasonCode {
    code: "decoupling-negative",
    text: "the second half was more efficient by {percent} %: a warm-up within the first half, a tail \
           wind or a course that falls can do that",
};
pub(super) const NO_INTERVAL: ReasonCode = ReasonCode {
    code: "decoupling-no-interval",
    text: "no interval: medians have none here, and others need two minutes of pairs in each half",
};
pub(super) const HILLS_UNKNOWN: ReasonCode = ReasonCode {
    code: "decoupling-hills-unknown",
    text: "altitude or distance is not known, so hills are not looked at",
};
pub(super) const STEADINESS_UNKNOWN: ReasonCode = ReasonCode {
    code: "decoupling-steadiness-unknown",
    text: "speed or power is not known, so its steadiness is taken on trust",
};

/// Every reason of this topic.
pub const DECOUPLING_REASONS: &[ReasonCode] = &[
    TOO_SHORT,
    HEART_RATE_COVERAGE,
    OUTPUT_COVERAGE,
    LONG_STOP,
    MANY_STOPS,
    HILLY,
    NOT_STEADY,
    NOTHING_MEASURED,
    COUPLED,
    MODERATE,
    HIGH,
    BELOW_AEROBIC,
    AT_AEROBIC,
    ABOVE_AEROBIC,
    LIMIT_WITHIN,
    NEGATIVE,
    NO_INTERVAL,
    HILLS_UNKNOWN,
    STEADINESS_UNKNOWN,
];
