//! Every number of this crate that comes from somewhere, and every reason it gives.

use stadion_types::{Constant, Evidence, ReasonCode, Source};

use crate::joined::{joined, length};
use crate::recovery::{
    CONDITION_CONSTANTS, GROUNDWORK, GROWTH, KINETICS_CONSTANTS, MOST, MOST_OWN, PRIOR_WEIGHT,
    SPREAD, TABLE_CONSTANTS,
};
use crate::response::RESPONSE_CONSTANTS;
use crate::sources::{BANISTER, GOLDEN_CHEETAH, RUNALYZE, SPRINT_TEXT, STADION};

/// From which share of measured time on a load counts as complete.
pub const COMPLETE_COVERAGE: f64 = 0.95;

pub(crate) const fn number(
    id: &'static str,
    value: f64,
    unit: &'static str,
    source: Source,
    population: &'static str,
    evidence: Evidence,
) -> Constant {
    Constant { id, value, unit, source, population, evidence }
}

const MEN: &str = "men";
const WOMEN: &str = "women, a small sample";
const ALL: &str = "everybody";

const OWN: [Constant; 18] = [
    number("trimp.published.male.a", 0.64, "1", BANISTER, MEN, Evidence::PublishedModel),
    number("trimp.published.male.b", 1.92, "1", BANISTER, MEN, Evidence::PublishedModel),
    number("trimp.published.female.a", 0.86, "1", BANISTER, WOMEN, Evidence::PublishedModel),
    number("trimp.published.female.b", 1.67, "1", BANISTER, WOMEN, Evidence::PublishedModel),
    number("trimp.goldencheetah.female.a", 0.64, "1", GOLDEN_CHEETAH, WOMEN, Evidence::Convention),
    number("trimp.goldencheetah.female.b", 1.67, "1", GOLDEN_CHEETAH, WOMEN, Evidence::Convention),
    number("trimp.runalyze.female.a", 0.821_776, "1", RUNALYZE, WOMEN, Evidence::Convention),
    number("trimp.runalyze.female.b", 1.67, "1", RUNALYZE, WOMEN, Evidence::Convention),
    number("trimp.runalyze.not-stated.a", 0.725_215, "1", RUNALYZE, ALL, Evidence::Convention),
    number("trimp.runalyze.not-stated.b", 1.795, "1", RUNALYZE, ALL, Evidence::Convention),
    number("trimp.max-gap", 30.0, "s", STADION, ALL, Evidence::Convention),
    number("load.complete-coverage", COMPLETE_COVERAGE, "1", STADION, ALL, Evidence::Convention),
    number("recovery.growth", GROWTH, "1", STADION, "runners", Evidence::Convention),
    number("recovery.growth.most", MOST, "1", STADION, "runners", Evidence::Convention),
    number("recovery.groundwork", GROUNDWORK, "1", SPRINT_TEXT, "milers", Evidence::Practitioner),
    number("recovery.own.prior-weight", PRIOR_WEIGHT, "1", STADION, ALL, Evidence::Convention),
    number("recovery.own.spread", SPREAD, "1", STADION, ALL, Evidence::Convention),
    number("recovery.own.most", MOST_OWN, "1", STADION, ALL, Evidence::Convention),
];

const PARTS: [&[Constant]; 5] =
    [&OWN, &KINETICS_CONSTANTS, CONDITION_CONSTANTS, TABLE_CONSTANTS, RESPONSE_CONSTANTS];

/// Every number of physiology and every convention of this crate, with its source.
pub const CONSTANTS: &[Constant] = &joined::<_, { length(&PARTS) }>(&PARTS);

const REASON_PARTS: [&[ReasonCode]; 4] = [
    &[crate::local_day::UTC_ASSUMED],
    crate::recovery::REASONS,
    crate::readiness::REASONS,
    &crate::response::REASONS,
];

/// Every reason that this crate gives.
pub const REASONS: &[ReasonCode] = &joined::<_, { length(&REASON_PARTS) }>(&REASON_PARTS);

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use stadion_physiology::Sex;
    use stadion_types::Source;

    use super::*;
    use crate::{SexConstants, TrimpCoefficients};

    #[test]
    fn ids_are_unique_and_values_finite() {
        let ids: BTreeSet<_> = CONSTANTS.iter().map(|c| c.id).collect();
        assert_eq!(ids.len(), CONSTANTS.len());
        assert!(CONSTANTS.iter().all(|c| c.value.is_finite()));
        let codes: BTreeSet<_> = REASONS.iter().map(|r| r.code).collect();
        assert_eq!(codes.len(), REASONS.len());
    }

    #[test]
    fn one_id_is_one_source() {
        let mut sources: BTreeMap<&str, Source> = BTreeMap::new();
        for constant in CONSTANTS {
            let known = sources.entry(constant.source.id).or_insert(constant.source);
            assert_eq!(*known, constant.source, "{}", constant.id);
        }
    }

    #[test]
    fn the_list_holds_the_gap() {
        let gap = CONSTANTS.iter().find(|c| c.id == "trimp.max-gap").map(|c| c.value);
        assert_eq!(gap, Some(crate::BanisterTrimp::MAX_GAP.as_secs_f64()));
    }

    #[test]
    fn the_list_holds_the_numbers_in_use() {
        let value = |id: &str| CONSTANTS.iter().find(|c| c.id == id).map(|c| c.value);
        for (set, name) in [
            (SexConstants::Published, "published"),
            (SexConstants::GoldenCheetah, "goldencheetah"),
            (SexConstants::Runalyze, "runalyze"),
        ] {
            for (sex, group) in
                [(Some(Sex::Male), "male"), (Some(Sex::Female), "female"), (None, "not-stated")]
            {
                let listed = |c| {
                    let own = value(&format!("trimp.{name}.{group}.{c}"));
                    let of_men =
                        (group == "male").then(|| value(&format!("trimp.published.male.{c}")));
                    own.or(of_men.flatten())
                };
                let used = set.coefficients(sex);
                assert_eq!(
                    used.map(|TrimpCoefficients { a, .. }| a),
                    listed("a"),
                    "{name} {group}"
                );
                assert_eq!(
                    used.map(|TrimpCoefficients { b, .. }| b),
                    listed("b"),
                    "{name} {group}"
                );
            }
        }
    }
}
