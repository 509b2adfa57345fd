//! What had to be assumed, each with its numbers.

use stadion_types::{Finding, Reason, ReasonCode, Severity};

macro_rules! codes {
    ($($Name:ident = $code:literal, $text:literal;)+) => {
        $( pub(super) const $Name: ReasonCode = ReasonCode { code: $code, text: $text }; )+
        /// Every assumption that a session may need before its lactate can be forecast.
        pub const SEGMENT_REASONS: &[ReasonCode] = &[$($Name),+];
    };
}

codes! {
    RACE_BEST = "segment-race-pace-of-best",
        "the pace of a race over {distance_m} m is that of the athlete's best over it, {speed_m_s} m/s";
    RACE_RIEGEL = "segment-race-pace-by-riegel",
        "the pace of a race over {distance_m} m is {speed_m_s} m/s: from the best over {best_m} m, time \
         growing with distance to the power {exponent}";
    RACE_THRESHOLD = "segment-race-pace-from-threshold",
        "the pace of a race over {distance_m} m is {speed_m_s} m/s, {percent} % of threshold speed: that \
         speed is taken as the pace of an hour, time growing with distance to the power {exponent}";
    RELATION = "segment-relation-as-share", "\"{relation}\" than a pace is taken as {percent} % of it";
    OFFSET = "segment-race-pace-offset",
        "{seconds_per_km} s/km on top of that pace make {speed_m_s} m/s";
    HEART_RATE = "segment-speed-from-heart-rate",
        "{hr_percent} % of the maximal heart rate is taken as {percent} % of threshold speed: the \
         borders of the zones laid beside one another";
    LTHR = "segment-threshold-heart-rate-assumed",
        "the threshold heart rate is taken as {hr_percent} % of the maximum, as it is not known";
    RPE = "segment-speed-from-rpe",
        "an exertion of {rpe} on the scale from 6 to 20 is taken as {hr_percent} % of the maximal heart \
         rate, by the table of zones";
    ZONE = "segment-speed-from-zone",
        "zone {zone} is taken as one of five zones, {hr_percent} % of the maximal heart rate";
    LACTATE = "segment-speed-from-lactate",
        "{lactate_mmol_l} mmol/L is taken as {speed_m_s} m/s, where the athlete's curve settles at it";
    WORD = "segment-speed-from-word", "\"{word}\" is taken as {percent} % of threshold speed";
    CRITICAL = "segment-critical-speed-assumed",
        "critical speed is taken as {speed_m_s} m/s, {percent} % of threshold speed";
    ALL_OUT = "segment-all-out-fades",
        "all-out repetitions are run as fast as the distance above critical speed allows and comes back \
         in the rests: from {first_m_s} to {last_m_s} m/s";
    ALL_OUT_MIXED = "segment-all-out-mixed",
        "all-out repetitions of several lengths: each is taken as the last of as many of its own kind";
    CLASS = "segment-speed-from-class",
        "no intensity is written; the session has the structure of a single, and its speed of \
         {speed_m_s} m/s is that at which lactate settles in the middle of the band of singles, at \
         {lactate_mmol_l} mmol/L";
    MIDDLE = "segment-middle-of-range", "of the range of {what} the middle is taken, {value} {unit}";
    OPTIONAL = "segment-optional-counted",
        "the text leaves {count} repetitions open; they are counted";
    REST_STANDING = "segment-rest-standing",
        "the text does not say how rests are spent; they are taken as standing";
    REST_SPEED = "segment-rest-speed", "a rest spent as \"{mode}\" is taken as {speed_m_s} m/s";
    REST_SHARE = "segment-rest-share",
        "a rest spent as \"{mode}\" is taken as {percent} % of threshold intensity";
    REST_FULL = "segment-rest-full",
        "a full recovery without a figure is taken as {ratio} times the work before it";
    REST_BACK = "segment-rest-back",
        "a rest without a figure is taken as the way back over the {distance_m} m of the repetition";
    REST_EITHER = "segment-rest-by-time", "of a rest by distance or by time the time is taken";
    NO_PAUSE = "segment-no-pause", "parts without a rest between them follow one another at once";
    EASY = "segment-easy-assumed",
        "{section} without a pace is taken at {percent} % of threshold intensity";
    NO_AMOUNT = "segment-part-without-amount", "{section} without distance or time is left out";
    NO_WARM_UP = "segment-no-warm-up", "no warm-up is written; the session begins at rest";
}

/// Findings in the order in which they were needed, each once.
#[derive(Debug, Default)]
pub(super) struct Assumptions(Vec<Finding>);

impl Assumptions {
    pub(super) fn add(&mut self, reason: Reason, severity: Severity, source: &'static str) {
        let finding = Finding::new(reason, severity, source);
        if !self.0.contains(&finding) {
            self.0.push(finding);
        }
    }

    /// A convention of this crate.
    pub(super) fn own(&mut self, reason: Reason) {
        self.add(reason, Severity::Info, "stadion");
    }

    pub(super) fn finish(self) -> Vec<Finding> {
        self.0
    }
}
