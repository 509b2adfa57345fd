//! Every reason that recovery gives.

use stadion_types::ReasonCode;

use super::{assess, figures, fit, own, shares};
use crate::joined::{joined, length};

const PARTS: [&[ReasonCode]; 5] =
    [&assess::REASONS, &figures::REASONS, &shares::REASONS, &own::REASONS, &fit::REASONS];

pub(crate) const REASONS: &[ReasonCode] = &joined::<_, { length(&PARTS) }>(&PARTS);
