//! Every number of physiology in this crate, with its source.

use stadion_types::{Constant, Evidence, Source};

use crate::drift::DriftRule;
use crate::lactate::{HERO_LACTATE, SINGLE_LACTATE};
use crate::sources::{BAKKEN, BUNDLE_2003, HUNT_2015, SEED_000, STADION};
use crate::speed::SpeedReserve;

/// One number with where it comes from; for the lists of every topic.
pub(crate) const fn constant(
    id: &'static str,
    (value, unit): (f64, &'static str),
    source: Source,
    population: &'static str,
    evidence: Evidence,
) -> Constant {
    Constant { id, value, unit, source, population, evidence }
}

const COACHED: &str = "distance runners, as advised by a coach";
const TREADMILL: &str = "24 healthy men on a treadmill";
const SPRINTERS: &str = "trained runners, all-out runs of 3 to 240 s";
pub(crate) const ANYBODY: &str = "no population: an agreement";

/// Every constant of this crate. The limits of zones stand in their
/// [`ZoneScheme`](crate::ZoneScheme), each scheme with its source.
pub const CONSTANTS: &[Constant] = &[
    constant(
        "drift.limit",
        (DriftRule::LIMIT_BPM, "bpm"),
        SEED_000,
        COACHED,
        Evidence::Practitioner,
    ),
    constant(
        "drift.stable",
        (DriftRule::STABLE_BPM, "bpm"),
        BAKKEN,
        COACHED,
        Evidence::Practitioner,
    ),
    constant(
        "drift.warning",
        (DriftRule::WARNING_BPM, "bpm"),
        STADION,
        COACHED,
        Evidence::Practitioner,
    ),
    constant(
        "drift.limit-per-10-min",
        (DriftRule::LIMIT_BPM_PER_10_MIN, "bpm"),
        SEED_000,
        "the limit of five reps of 2 km in 8.7 min, spread over time",
        Evidence::Convention,
    ),
    constant(
        "drift.least-limit",
        (DriftRule::LEAST_LIMIT_BPM, "bpm"),
        STADION,
        "limits by time: two means of a watch that shows whole beats differ by one or two",
        Evidence::Convention,
    ),
    constant(
        "drift.speed-tolerance",
        (DriftRule::SPEED_TOLERANCE, "1"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "drift.grade-tolerance",
        (DriftRule::GRADE_TOLERANCE, "1"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "drift.length-tolerance",
        (DriftRule::LENGTH_TOLERANCE, "1"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "drift.needed-reps",
        (DriftRule::NEEDED_REPS as f64, "1"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "drift.hr-gain",
        (DriftRule::GAIN_BPM_PER_M_S, "bpm/(m/s)"),
        HUNT_2015,
        TREADMILL,
        Evidence::Measured,
    ),
    constant(
        "drift.shortest-rep",
        (DriftRule::SHORTEST_REP.as_secs_f64(), "s"),
        STADION,
        ANYBODY,
        Evidence::Convention,
    ),
    constant(
        "drift.plateau",
        (DriftRule::PLATEAU.as_secs_f64(), "s"),
        HUNT_2015,
        TREADMILL,
        Evidence::Measured,
    ),
    constant(
        "speed-reserve.decay",
        (SpeedReserve::DECAY_PER_S, "1/s"),
        BUNDLE_2003,
        SPRINTERS,
        Evidence::PublishedModel,
    ),
    constant(
        "speed-reserve.shortest",
        (SpeedReserve::VALID[0].as_secs_f64(), "s"),
        BUNDLE_2003,
        SPRINTERS,
        Evidence::PublishedModel,
    ),
    constant(
        "speed-reserve.longest",
        (SpeedReserve::VALID[1].as_secs_f64(), "s"),
        BUNDLE_2003,
        SPRINTERS,
        Evidence::PublishedModel,
    ),
    constant(
        "single.lactate-min",
        (SINGLE_LACTATE.min.millimoles_per_liter(), "mmol/L"),
        SEED_000,
        COACHED,
        Evidence::Practitioner,
    ),
    constant(
        "single.lactate-max",
        (SINGLE_LACTATE.max.millimoles_per_liter(), "mmol/L"),
        SEED_000,
        COACHED,
        Evidence::Practitioner,
    ),
    constant(
        "hero.lactate-min",
        (HERO_LACTATE.min.millimoles_per_liter(), "mmol/L"),
        SEED_000,
        COACHED,
        Evidence::Practitioner,
    ),
    constant(
        "hero.lactate-max",
        (HERO_LACTATE.max.millimoles_per_liter(), "mmol/L"),
        SEED_000,
        COACHED,
        Evidence::Practitioner,
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drift::REASONS;

    #[test]
    fn ids_and_codes_are_unique() {
        for (i, constant) in CONSTANTS.iter().enumerate() {
            assert!(CONSTANTS[..i].iter().all(|c| c.id != constant.id), "{}", constant.id);
            assert!(constant.value.is_finite(), "{}", constant.id);
        }
        for (i, reason) in REASONS.iter().enumerate() {
            assert!(REASONS[..i].iter().all(|r| r.code != reason.code), "{}", reason.code);
            let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(reason.code.chars().all(kebab), "{}", reason.code);
        }
    }

    #[test]
    fn defaults_are_the_listed_numbers() {
        let listed = |id: &str| CONSTANTS.iter().find(|c| c.id == id).unwrap().value.to_bits();
        let rule = DriftRule::default();
        assert_eq!(listed("drift.limit"), rule.limit_bpm.to_bits());
        assert_eq!(listed("drift.hr-gain"), rule.gain_bpm_per_m_s.to_bits());
        assert_eq!(listed("drift.plateau"), rule.plateau.as_secs_f64().to_bits());
    }
}
