//! The reasons that the judges give.

use stadion_types::ReasonCode;

macro_rules! codes {
    ($($Name:ident = $code:literal, $text:literal;)+) => {
        $( pub(super) const $Name: ReasonCode = ReasonCode { code: $code, text: $text }; )+
        /// Every reason that the judges give, for translation.
        pub const JUDGE_REASONS: &[ReasonCode] = &[$($Name,)+];
    };
}

codes! {
    WENT_ON = "stop-went-on",
        "repetition {rep} ({distance_m} m) was {slower_percent} % slower than the best comparable one before it \
         ({best_s} s), {running} running; {went_on} more were run after the session had done its work";
    STOPPED = "stop-in-time",
        "the last repetition, {rep} ({distance_m} m), was {slower_percent} % slower than the best comparable one \
         before it ({best_s} s); the session ended where it should";
    ON_TARGET = "target-met",
        "all {reps} repetitions within {within_percent} % of their target at a stable heart rate";
    ON_TARGET_HEART_UNKNOWN = "target-met-heart-unknown",
        "all {reps} repetitions within {within_percent} % of their target; heart rate was not measured";
    ON_TARGET_DRIFT = "target-met-with-drift",
        "all {reps} repetitions within {within_percent} % of their target, but heart rate was not stable, and heart rate rules";
    OFF_TARGET = "target-missed",
        "{on} of {reps} repetitions within {within_percent} % of their target, {faster} faster and {slower} slower; \
         faster than the target is no success";
}
