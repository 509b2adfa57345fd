//! What the monitor may say.

use stadion_types::ReasonCode;

macro_rules! codes {
    ($($Name:ident = $code:literal, $text:literal;)+) => {
        $( pub(super) const $Name: ReasonCode = ReasonCode { code: $code, text: $text }; )+
        /// Every reason of the monitor, for translation. The verdict of the drift rule brings its own.
        pub const MONITOR_REASONS: &[ReasonCode] = &[$($Name,)+];
    };
}

codes! {
    DRIFT_HIGH = "monitor-drift-high",
        "heart rate rose by {lo_bpm} bpm at the least, pace allowed for; {limit_bpm} bpm pass";
    HEART_HIGH = "monitor-heart-rate-high",
        "heart rate of {hr_bpm} bpm at the end is surely above the cap of {cap_bpm} bpm";
    HEART_LOW = "monitor-heart-rate-low",
        "heart rate of {hr_bpm} bpm at the end is surely below the cap of {cap_bpm} bpm, and did not rise beyond its limit";
    HEAT = "monitor-heat",
        "it was hot, and heat raises heart rate without moving the curve: it says nothing of the pace";
    LACTATE_HIGH = "monitor-lactate-high",
        "the reading of {lactate_mmol_l} mmol/L lies above LT2, {lt2_mmol_l}, by more than the meter's error";
    LACTATE_LOW = "monitor-lactate-low",
        "the reading of {lactate_mmol_l} mmol/L lies below the band, {lower_mmol_l}, by more than the meter's error";
    FADED = "monitor-pace-faded",
        "the later half was {fade_percent} % slower than the earlier one; {limit_percent} % pass";
    EFFORT_HIGH = "monitor-effort-high", "effort of {rpe}; from {limit_rpe} on the session was too hard";
    EFFORT_LOW = "monitor-effort-low", "effort of {rpe}, no more than {limit_rpe}: there was room";
    RESERVE_SMALL = "monitor-reserve-small", "{left} repetitions left; {needed} are to be";
    RESERVE_LARGE = "monitor-reserve-large", "{left} repetitions left, {needed} or more: there was room";
    NOT_TOMORROW = "monitor-not-tomorrow", "running the next day cannot be imagined";
    LOWERED = "monitor-lowered",
        "{signs} independent signs within {days} days say that the pace is too fast ({channels})";
    RAISED = "monitor-raised",
        "{signs} independent signs within {days} days say that the pace is too slow ({channels})";
    ONE_SIGN = "monitor-too-few-signs",
        "{signs} of {needed} independent signs ({channels}): good to know, and no change of pace";
    NO_SIGN = "monitor-no-sign", "nothing says that the pace should change";
    CONFLICT = "monitor-signs-disagree",
        "{hard} signs of too fast a pace and {easy} of too slow a one: no change of pace";
    DRIFT_ALONE = "monitor-drift-alone",
        "by this method's rule any drift above its limit lowers the pace: {delta_bpm} bpm, {limit_bpm} pass";
    BY_CURVE = "monitor-by-curve",
        "by the athlete's own curve, {shift_percent} % to the right of the profile (give or take {sd_percent} %), \
         the pace is {whole_percent} % off; below 0 it is too fast";
    NO_CURVE = "monitor-no-curve",
        "no curve or no speed is known, so the change is one small step of {step_percent} %";
    LIMITED = "monitor-limited",
        "the whole change would be {whole_percent} %; one session changes {most_percent} % at most";
    TEST_AGAIN = "monitor-test-again",
        "the pace is {total_percent} % off its profile, as far as it may go: the profile is out of date";
    LEARNT = "monitor-learnt",
        "the reading puts the day's curve {day_percent} % to the right of the profile; the lasting one is taken for \
         {shift_percent} %";
    RAN_FASTER = "monitor-ran-faster",
        "run {faster_percent} % faster than asked: the signs belong to that pace, and not to the one asked for";
    RAN_SLOWER = "monitor-ran-slower",
        "run {slower_percent} % slower than asked, so ease says nothing of the pace asked for";
    NOT_RAISED_UNWELL = "monitor-not-raised-unwell", "with pain or illness no pace is raised";
    MISSED = "monitor-missed", "the session of this day is skipped and not made up";
    ILL = "monitor-ill",
        "{ill_days} days of illness in a row: as many days without quality after it, {no_quality_days} here";
    PAIN = "monitor-pain", "something hurt: {no_quality_days} days without quality";
    UNKNOWN = "monitor-unknown-days",
        "nothing is known of {unknown_days} of the last {days} days, and an unknown day is no day of rest: the \
         coming {thinned_days} days carry {percent} % of their load";
    PLATEAU = "breakthrough-plateau",
        "{tests} tests within {days} days stand still or nearly so: something new is due";
    NO_PLATEAU = "breakthrough-no-plateau", "the tests do not stand still: {trend}";
    PLATEAU_UNKNOWN = "breakthrough-plateau-unknown", "no series of tests tells of a plateau";
    GREEN_LIGHT = "breakthrough-green-light", "the athlete feels ready for something extraordinary";
    BASE_KEPT = "breakthrough-base", "the base of the last weeks is consistent";
    BASE_POOR = "breakthrough-base-poor", "the base of the last weeks is not consistent";
    BASE_UNKNOWN = "breakthrough-base-unknown", "nothing is known of the base of the last weeks";
    RESTED = "breakthrough-rested", "the athlete is rested";
    NOT_RESTED = "breakthrough-not-rested", "the athlete is not rested";
    REST_UNKNOWN = "breakthrough-rest-unknown", "whether the athlete is rested is not known";
    TOO_SOON = "breakthrough-too-soon",
        "the last breakthrough was {since_days} days ago; {needed_days} are to lie between";
    UNWELL = "breakthrough-unwell", "with pain or illness there is no breakthrough";
}
