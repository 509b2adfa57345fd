//! The reasons that the classes are given by.

use stadion_types::{Reason, ReasonCode};

use super::intensity::{Basis, Share};
use super::rest_class::Rests;
use crate::execution;

macro_rules! codes {
    ($($Name:ident = $code:literal, $text:literal;)+) => {
        $( pub(super) const $Name: ReasonCode = ReasonCode { code: $code, text: $text }; )+
        /// Every reason that this crate gives, for translation.
        pub const REASONS: &[ReasonCode] = &[
            $($Name,)+
            execution::NO_SIGNAL,
            execution::SHORT_REPS,
            execution::COUNT_DIFFERS,
            execution::WEAK_PATTERN,
            execution::GAPS,
            execution::HR_ARTEFACTS,
            execution::LAPS_UNREAD,
        ];
    };
}

codes! {
    DECLARED = "class-declared", "the text calls it {label}";
    DECLARED_ALONE = "class-declared-alone", "nothing else in the text speaks for it or against it";
    DECLARED_EFFORT = "class-declared-effort", "the repetitions are called all out";
    DECLARED_SPRINT = "class-declared-sprint", "the repetitions are called sprints";
    RPE_MAXIMAL = "class-rpe-maximal", "an exertion of {rpe} keeps nothing back";
    RPE_TOO_HARD = "class-rpe-too-hard",
        "an exertion of {rpe} is a sign that this single was run too hard; {limit} and more is";
    OUTSIDE = "class-outside-usual", "{what} lies outside the usual {usual}";
    NEAREST = "class-nearest", "no class fits wholly, this one is the nearest: {why}";
    STRUCTURE = "class-structure-alone",
        "what the times mean for this athlete is not known; the class rests on lengths and rests";
    OF_MAXIMUM = "class-of-maximum",
        "median speed of {percent} % of the predicted mean speed for the distance (by {basis})";
    OF_THRESHOLD = "class-of-threshold",
        "intensity of {percent} % of the speed at the second threshold (by {basis})";
    INTENSITY_UNSTATED = "class-intensity-unstated",
        "nothing tells how hard it is; lengths and rests are those of this class";
    REST_RATIO = "class-rest-ratio", "median rest of {ratio} times the work before it ({class})";
    REST_FULL = "class-rest-full", "the rests are called full";
    REST_NOT_SPRINT_FULL = "class-rest-not-sprint-full",
        "a rest is full by the sprint coaches' rule with a minute for each 10 m; {percent} % of these are";
    REST_UNSTATED = "class-rest-unstated", "no rest is stated";
    REPS = "class-reps", "{count} repetitions";
    REP_TIME = "class-rep-time", "median repetition of {time_s} s";
    WORK_TIME = "class-work-time", "{min_s} to {max_s} s of work";
    WORK_TIME_EXACT = "class-work-time-exact", "{time_s} s of work";
    TIME_ESTIMATED = "class-time-estimated",
        "times of the repetitions are estimated from their distance";
    REST_TIME = "class-rest-time", "median rest of {time_s} s";
    ENERGY = "class-energy-by-table",
        "by the sprint coaches' table repetitions of this length with such rests are mainly {system}";
    SPRINTER = "class-sprinter-event",
        "every event of the athlete is one of at most {limit_m} m, so the sprint coaches' classes count";
    HILLS = "class-hills", "{count} of {of} repetitions go uphill";
    FLOATS = "class-floats", "pieces of several lengths by time, with running between them";
    JUMPS = "class-jumps", "{count} sets of jumps, bounds or throws";
    SPOILED_LACTATE = "class-spoiled-lactate",
        "lactate of at least {at_least} mmol/l lies above the {limit} at the second threshold";
    SPOILED_OVER = "class-spoiled-over",
        "planned below the speed at the second threshold and run at {percent} % of it; a little is a sign, and more than \
         {limit} % alone makes it no single any more";
    SPOILED_DRIFT = "class-spoiled-drift",
        "heart rate rose by {bpm} bpm over comparable repetitions; more than {limit} is a sign";
    SPOILED_FADE = "class-spoiled-fade",
        "the second half was {percent} % slower than the first; more than {limit} is a sign";
    SPOILED_RESERVE = "class-spoiled-reserve",
        "{left} more repetitions were in reserve; fewer than {limit} is a sign";
    LADDER = "class-ladder", "the lengths of the repetitions go {way}";
    LIFTS = "class-lifts", "{count} sets of lifts";
    STRIDES = "class-strides", "{count} strides";
    TIMED_EFFORT = "class-timed-effort",
        "{percent} % of the speed that the athlete's bests predict for the distance";
    HEART_UNDER_CAP = "class-heart-under-cap",
        "{percent} % of the time in motion at or under {cap_bpm} bpm";
    HEART_MEAN = "class-heart-mean", "mean heart rate of {percent} % of the maximum";
    DURATION = "class-duration", "{minutes} min in motion";
    NOT_HERO_EVENT = "class-not-hero-event",
        "called speed endurance, which belongs to the athlete's event";
    CONTRADICTED = "class-label-contradicted",
        "the text calls it {label}, but the figures do not make it one";
    LABEL_APART = "class-label-apart", "the text calls it {label}, the figures make it {class}";
    SPORT_UNKNOWN = "class-sport-unknown",
        "the sport is not recorded as running, so its speeds are not judged by those of runners";
    TOO_FAST = "class-too-fast",
        "{percent} % of the speed that {whom} could run over the distance is not believed";
    NO_EFFORT = "class-no-effort",
        "no speed, heart rate, lactate or word tells how hard this was beside the threshold";
    NO_ATHLETE = "class-no-reference",
        "how hard this was cannot be told without {missing} of the athlete";
}

pub(super) fn percent(value: f64) -> f64 {
    (value * 1000.0).round() / 10.0
}

pub(super) fn of_maximum(share: Share, word: ReasonCode) -> Vec<Reason> {
    let compared = |basis: Basis| {
        Reason::new(OF_MAXIMUM).with("percent", percent(share.value)).with("basis", basis.as_str())
    };
    match share.basis {
        // Without a speed there is nothing to compare, and the share stands at exactly one.
        Basis::Declared if share.value.to_bits() == 1.0_f64.to_bits() => {
            vec![Reason::new(word)]
        }
        Basis::Declared => vec![Reason::new(word), compared(Basis::Population)],
        basis => vec![compared(basis)],
    }
}

pub(super) fn of_threshold(share: Share) -> Reason {
    Reason::new(OF_THRESHOLD)
        .with("percent", percent(share.value))
        .with("basis", share.basis.as_str())
}

pub(super) fn rest_ratio(rests: Rests) -> Reason {
    Reason::new(REST_RATIO)
        .with("ratio", (rests.median_ratio * 100.0).round() / 100.0)
        .with("class", rests.class.as_str())
}
