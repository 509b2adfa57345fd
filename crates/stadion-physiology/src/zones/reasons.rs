//! What a distribution of intensity may say.

use stadion_types::ReasonCode;

pub(super) const POLARIZED: ReasonCode = ReasonCode {
    code: "distribution-polarized",
    text: "zone 1 has the most and zone 2 the least, and the index of {index} is above {limit}",
};
pub(super) const INDEX_LOW: ReasonCode = ReasonCode {
    code: "distribution-index-low",
    text: "zone 1 has the most and zone 2 the least, but the index of {index} is not above {limit}",
};
pub(super) const NO_INDEX: ReasonCode = ReasonCode {
    code: "distribution-no-index",
    text: "zone 1 has the most and zone 2 nothing, but the {zone_3_percent} % of zone 3 are too little \
           for an index",
};
pub(super) const PYRAMIDAL: ReasonCode = ReasonCode {
    code: "distribution-pyramidal",
    text: "zone 1 has {zone_1_percent} %, zone 2 {zone_2_percent} %, zone 3 {zone_3_percent} %: \
           each less than the one before",
};
pub(super) const THRESHOLD: ReasonCode =
    ReasonCode { code: "distribution-threshold", text: "zone 2 has the most: {zone_2_percent} %" };
pub(super) const HIGH_INTENSITY: ReasonCode = ReasonCode {
    code: "distribution-high-intensity",
    text: "zone 3 has the most: {zone_3_percent} %",
};
pub(super) const LOW_ONLY: ReasonCode =
    ReasonCode { code: "distribution-low-only", text: "everything is in zone 1" };
pub(super) const NO_ORDER: ReasonCode = ReasonCode {
    code: "distribution-no-order",
    text: "two zones have the same share, so the order has no name",
};

/// Every reason that a distribution gives.
pub const ZONE_REASONS: &[ReasonCode] =
    &[POLARIZED, INDEX_LOW, NO_INDEX, PYRAMIDAL, THRESHOLD, HIGH_INTENSITY, LOW_ONLY, NO_ORDER];
