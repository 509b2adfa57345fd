//! What a balance may say.

use stadion_types::ReasonCode;

pub(super) const BELOW_ZERO: ReasonCode = ReasonCode {
    code: "balance-below-zero",
    text: "the balance fell to {lowest} {unit} and was below 0 for {below_zero_s} s: the critical \
           output or the capacity is set too low, or the model fills too slowly",
};
pub(super) const UNKNOWN_AFTER_GAP: ReasonCode = ReasonCode {
    code: "balance-unknown-after-gap",
    text: "from {at_s} s on there is a gap without output, so the balance is not known after it",
};

/// Every reason that a balance gives.
pub const BALANCE_REASONS: &[ReasonCode] = &[BELOW_ZERO, UNKNOWN_AFTER_GAP];
