//! What a comparison of two anchors may say.

use stadion_types::ReasonCode;

pub(super) const AGREE: ReasonCode = ReasonCode {
    code: "anchor-agree",
    text: "the pace implies {implied_bpm} bpm, which lies within {min_bpm} to {max_bpm} bpm",
};
pub(super) const PACE_HARDER: ReasonCode = ReasonCode {
    code: "anchor-pace-harder",
    text: "the pace implies {implied_bpm} bpm ({lo_bpm} to {hi_bpm}), which lies above {max_bpm} bpm",
};
pub(super) const HEART_RATE_HARDER: ReasonCode = ReasonCode {
    code: "anchor-heart-rate-harder",
    text: "the pace implies {implied_bpm} bpm ({lo_bpm} to {hi_bpm}), which lies below {min_bpm} bpm",
};
pub(super) const CANNOT_TELL: ReasonCode = ReasonCode {
    code: "anchor-cannot-tell",
    text: "the pace implies {implied_bpm} bpm ({lo_bpm} to {hi_bpm}), outside {min_bpm} to {max_bpm} \
           bpm, but the interval reaches into it",
};
pub(super) const CEILING: ReasonCode = ReasonCode {
    code: "anchor-heart-rate-is-ceiling",
    text: "the two anchors stay separate: run the pace, and slow down where heart rate goes above \
           {max_bpm} bpm",
};
pub(super) const EXTRAPOLATED: ReasonCode = ReasonCode {
    code: "anchor-extrapolated",
    text: "the pace needs {vo2max_percent} % of the maximal oxygen uptake; the relation was made up \
           to {highest_percent} %",
};
pub(super) const ABOVE_MAXIMUM: ReasonCode = ReasonCode {
    code: "anchor-above-maximum",
    text: "the pace implies {implied_bpm} bpm, more than the maximum of {maximum_bpm} bpm",
};

/// Every reason that a comparison of two anchors gives.
pub const ANCHOR_REASONS: &[ReasonCode] =
    &[AGREE, PACE_HARDER, HEART_RATE_HARDER, CANNOT_TELL, CEILING, EXTRAPOLATED, ABOVE_MAXIMUM];
