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
    EVEN = "splits-even",
        "the {times} times over {distance_m} m lie within {spread_percent} % of the best, as even ones do";
    EVEN_IN_TURNS = "splits-even-in-turns",
        "the {times} times over {distance_m} m go fast and slow in turns, and each turn lies within \
         {spread_percent} % of its best";
    UNEVEN = "splits-uneven",
        "the {times} times over {distance_m} m were to be even and lie {spread_percent} % apart ({run}); \
         {limit_percent} % is even";
    CUT_DOWN = "cut-down-achieved",
        "the {times} times over {distance_m} m go down, the last {gain_percent} % faster than the first";
    CUT_DOWN_BROKEN = "cut-down-broken",
        "the {times} times over {distance_m} m were to go down; repetition {rep} was slower than the one before";
    CUT_DOWN_SHORT = "cut-down-too-small",
        "the {times} times over {distance_m} m go down by {gain_percent} %, less than {limit_percent} %";
    IN_TURNS = "alternation-achieved",
        "the {times} times over {distance_m} m go fast and slow in turns, as they were to";
    NOT_IN_TURNS = "alternation-broken",
        "the {times} times over {distance_m} m were to go fast and slow in turns, and do not ({run})";
    RESTS_AS_PRESCRIBED = "rests-as-prescribed",
        "all {gaps} rests as prescribed, within {within_percent} %: {taken_s} s in all";
    RESTS_LONGER = "rests-longer",
        "{longer} of {gaps} rests longer than prescribed, {taken_s} s in all instead of {max_s}: easier than planned";
    RESTS_SHORTER = "rests-shorter",
        "{shorter} of {gaps} rests shorter than prescribed and {longer} longer, {taken_s} s in all instead of \
         {min_s}: another session than the planned one";
    FULL_BY_RULE = "full-recovery-by-rule",
        "the rests are called full, and {by_rule_percent} % of them give a minute for each 10 m: full by the \
         sprint coaches' rule";
    FULL_AND_LONG = "full-recovery-long",
        "the rests are called full; with {ratio} times the work they are long, and not shown to be full by the \
         sprint coaches' rule of a minute for each 10 m";
    FULL_TOO_SHORT = "full-recovery-too-short",
        "the rests are called full, and with {ratio} times the work before them they are not even long";
    FULL_LONG = "full-recovery-of-longer-work",
        "the rests are called full; with {ratio} times the work before them they are long";
    FULL_INCOMPLETE = "full-recovery-incomplete",
        "the rests are called full; with {ratio} times the work before them they leave some of the tiredness";
    FULL_SHORT = "full-recovery-short",
        "the rests are called full, and with {ratio} times the work before them they are short";
    RESERVE_KEPT = "reserve-kept",
        "two more repetitions were left (signs for it: {supports}, against it: {against})";
    RESERVE_SPENT = "reserve-spent",
        "two more repetitions were not left (signs for it: {supports}, against it: {against})";
    RESERVE_UNSURE = "reserve-unsure",
        "whether two more repetitions were left is not sure (signs for it: {supports}, against it: {against})";
    LEFT_ENOUGH = "reserve-reps-left", "the athlete had {left} repetitions left; {needed} are asked for";
    LEFT_FEW = "reserve-reps-few", "the athlete had {left} repetitions left; {needed} are asked for";
    PAIN = "reserve-pain", "something hurt";
    NO_PAIN = "reserve-no-pain", "nothing hurt";
    TOMORROW = "reserve-tomorrow", "the athlete could run the next day";
    NOT_TOMORROW = "reserve-not-tomorrow", "the athlete could not imagine running the next day: too hard";
    FADED = "reserve-faded", "the later half of the times was {percent} % slower; {limit_percent} % pass";
    NOT_FADED = "reserve-not-faded", "the later half of the times changed by {percent} %; {limit_percent} % slower pass";
    LAST_SLOWER = "reserve-last-slower",
        "the last repetition was {percent} % slower than those before it; {limit_percent} % pass";
    LAST_HELD = "reserve-last-held",
        "the last repetition changed by {percent} % against those before it; {limit_percent} % slower pass";
    FELT_HARD = "reserve-felt-hard", "an exertion of {rpe}; from {limit} on it was too hard";
    FELT_CONTROLLED = "reserve-felt-controlled", "an exertion of {rpe}, below {limit}";
    HEART_AGREES = "heart-and-pace-agree",
        "{on} repetitions on target, {faster} faster and {slower} slower, and heart rate at {heart_bpm} bpm under \
         the cap of {cap_bpm}";
    HEART_BOTH_HARD = "heart-and-pace-too-hard",
        "{faster} repetitions faster than the target and heart rate at {heart_bpm} bpm, above the cap of {cap_bpm}: \
         too hard by both";
    HEART_ABOVE = "heart-above-pace-met",
        "most repetitions no faster than the target, but heart rate at {heart_bpm} bpm, above the cap of {cap_bpm}: \
         the two conflict, heart rate rules, and the session was too hard";
    HEART_HOLDS = "heart-holds-pace-missed",
        "{slower} repetitions slower than the target with heart rate at {heart_bpm} bpm, at the cap of {cap_bpm}: \
         the two conflict, heart rate rules, and the session was run right for the day";
    HEART_BOTH_EASY = "heart-and-pace-easy",
        "{slower} repetitions slower than the target and heart rate at {heart_bpm} bpm, well under the cap of {cap_bpm}: \
         easier than planned";
    HEART_ALLOWS = "heart-allows-faster",
        "{faster} repetitions faster than the target with heart rate at {heart_bpm} bpm, under the cap of {cap_bpm}: \
         the two conflict, heart rate rules, and the session was not too hard";
    BAND_LACTATE_BELOW = "sub-threshold-lactate-below",
        "lactate of {lactate_mmol_l} mmol/L ({least_mmol_l} to {most_mmol_l} by its meter) is below the band of {lower_mmol_l} to {upper_mmol_l}: easy, not wrong";
    BAND_LACTATE_WITHIN = "sub-threshold-lactate-within",
        "lactate of {lactate_mmol_l} mmol/L ({least_mmol_l} to {most_mmol_l} by its meter) is in the band of {lower_mmol_l} to {upper_mmol_l}";
    BAND_LACTATE_ABOVE = "sub-threshold-lactate-above",
        "lactate of {lactate_mmol_l} mmol/L ({least_mmol_l} to {most_mmol_l} by its meter) is above the band of {lower_mmol_l} to {upper_mmol_l}: too hard";
    BAND_LACTATE_OPEN = "sub-threshold-lactate-open",
        "lactate of {lactate_mmol_l} mmol/L is above the band of {lower_mmol_l} to {upper_mmol_l}, but by the error of its \
         meter ({least_mmol_l} to {most_mmol_l}) it may have been in it";
    BAND_HEART_WITHIN = "sub-threshold-heart-within",
        "heart rate, {what}: {percent} % of the maximum, at or under the cap of {cap_percent} %";
    BAND_HEART_ABOVE = "sub-threshold-heart-above",
        "heart rate, {what}: {percent} % of the maximum, above the cap of {cap_percent} %";
    BAND_FORECAST_BELOW = "sub-threshold-forecast-below",
        "the forecast of {lactate_mmol_l} mmol/L is below the band of {lower_mmol_l} to {upper_mmol_l}: easy, not wrong";
    BAND_FORECAST_WITHIN = "sub-threshold-forecast-within",
        "the forecast of {lactate_mmol_l} mmol/L is in the band of {lower_mmol_l} to {upper_mmol_l}";
    BAND_FORECAST_ABOVE = "sub-threshold-forecast-above",
        "the forecast of {lactate_mmol_l} mmol/L is above the band of {lower_mmol_l} to {upper_mmol_l}";
    BAND_DISAGREE = "sub-threshold-disagree",
        "judged by {basis}, which comes first; the {other} says another thing";
    HARD_TOO_OFTEN = "hard-days-too-often",
        "{days} hard days in the seven up to {until}, {running} of all of them right after another; {limit} is the most";
    HARD_NOT_KNOWN = "hard-days-not-known",
        "{days} hard days in seven, and up to {at_most} with those of which nobody knows whether they were hard \
         ({unknown} in all); {limit} is the most";
    SEASON_SPRINT = "season-sprint-between-races",
        "a sprint session in the competition season: it keeps up what the athlete has while races leave room for little else";
    SEASON_SPECIFIC = "season-race-specific",
        "speed endurance in the competition season: it is what the end of a race up to the mile asks";
    SEASON_EARLY = "season-speed-endurance-early",
        "speed endurance in the base season: it prepares for the end of a race, none is near, and it costs three to five \
         days of easy running";
    RACE_SAME_DAY = "race-same-day",
        "hard on the day of a race ({race}): at least a night's rest belongs between";
    RACE_NIGHTS_REST = "race-nights-rest", "hard on the day after a race ({race}), after a night's rest";
    EXPOSED = "race-exposure",
        "{time_s} s at race speed or faster without recovery, in {reps} repetitions: {times} times the {asked_s} s \
         that the end of the race asks; {fresh_s} s more began recovered";
    NOT_EXPOSED = "race-exposure-none",
        "nothing at race speed without recovery; the end of the race asks {asked_s} s of it, and {fresh_s} s began \
         recovered";
    AGAIN_BETTER = "again-better",
        "the same session {speed_percent} % faster, with rests of {now_s} s after {before_s} s: better";
    AGAIN_SAME = "again-same",
        "the same session as fast ({speed_percent} %) and with the same rests ({now_s} s after {before_s} s)";
    AGAIN_WORSE = "again-worse",
        "the same session with a change of speed of {speed_percent} %, with rests of {now_s} s after {before_s} s: worse";
    AGAIN_UNCLEAR = "again-unclear",
        "the same session with a change of speed of {speed_percent} %, with rests of {now_s} s after {before_s} s, which may \
         explain it";
    PROGRESS = "progress-of-best",
        "{distance_m} m: {way}, a change of speed of {gain_percent} % over {months} months, with {steps} new bests on the way";
}
