//! Every reason that recovery gives.

use stadion_types::ReasonCode;

use super::{assess, figures, fit, own, shares};

const PARTS: [&[ReasonCode]; 5] =
    [&assess::REASONS, &figures::REASONS, &shares::REASONS, &own::REASONS, &fit::REASONS];

const COUNT: usize = {
    let (mut count, mut part) = (0, 0);
    while part < PARTS.len() {
        count += PARTS[part].len();
        part += 1;
    }
    count
};

pub(crate) const REASONS: &[ReasonCode] = &{
    let mut all = [PARTS[0][0]; COUNT];
    let (mut at, mut part) = (0, 0);
    while part < PARTS.len() {
        let mut i = 0;
        while i < PARTS[part].len() {
            all[at] = PARTS[part][i];
            at += 1;
            i += 1;
        }
        part += 1;
    }
    all
};
