//! The numbers of the trends, with their sources.

use stadion_types::{Constant, Evidence};

use super::distribution::{LEAST_SHARE, POLARIZED};
use super::longest::{BEFORE, DOUBLED, LONGER, MUCH_LONGER};
use super::ramp::MOST_UNSETTLED;
use super::taper::{TRIED_DAYS, TRIED_REDUCTION};
use crate::constants::number;
use crate::sources::{
    ATHLYTICS, BOSQUET, FOSTER_1998, FRANDSEN, HULIN, PERFORMANCE_CHART, STADION, TREFF, WILLIAMS,
};

const ALL: &str = "everybody";
const TRIED: &str = "competitive swimmers, cyclists and runners";
const RUNNERS: &str = "5205 recreational runners";

/// Every number and convention of the trends, with its source.
pub const TREND_CONSTANTS: &[Constant] = &[
    number("trend.fitness-days", 42.0, "d", PERFORMANCE_CHART, ALL, Evidence::Convention),
    number("trend.fatigue-days", 7.0, "d", PERFORMANCE_CHART, ALL, Evidence::Convention),
    number("trend.acute-days", 7.0, "d", HULIN, "fast bowlers", Evidence::Convention),
    number("trend.chronic-days", 28.0, "d", HULIN, "fast bowlers", Evidence::Convention),
    number("trend.acute-span", 7.0, "d", WILLIAMS, ALL, Evidence::Convention),
    number("trend.chronic-span", 28.0, "d", WILLIAMS, ALL, Evidence::Convention),
    number("trend.acute-half-life", 3.5, "d", ATHLYTICS, ALL, Evidence::Convention),
    number("trend.chronic-half-life", 14.0, "d", ATHLYTICS, ALL, Evidence::Convention),
    number("trend.least-chronic", 0.01, "load", ATHLYTICS, ALL, Evidence::Convention),
    number("trend.ramp.most-unsettled", MOST_UNSETTLED, "1", STADION, ALL, Evidence::Convention),
    number("trend.monotony-days", 7.0, "d", FOSTER_1998, ALL, Evidence::Convention),
    number("trend.longest.days", BEFORE as f64, "d", FRANDSEN, RUNNERS, Evidence::Measured),
    number("trend.longest.longer", LONGER, "1", FRANDSEN, RUNNERS, Evidence::Measured),
    number("trend.longest.much-longer", MUCH_LONGER, "1", FRANDSEN, RUNNERS, Evidence::Measured),
    number("trend.longest.doubled", DOUBLED, "1", FRANDSEN, RUNNERS, Evidence::Measured),
    number("trend.polarized", POLARIZED, "1", TREFF, "elite athletes", Evidence::PublishedModel),
    number(
        "trend.least-share",
        LEAST_SHARE,
        "1",
        TREFF,
        "elite athletes",
        Evidence::PublishedModel,
    ),
    number("taper.days.least", TRIED_DAYS[0] as f64, "d", BOSQUET, TRIED, Evidence::Measured),
    number("taper.days.most", TRIED_DAYS[1] as f64, "d", BOSQUET, TRIED, Evidence::Measured),
    number("taper.reduction.least", TRIED_REDUCTION[0], "1", BOSQUET, TRIED, Evidence::Measured),
    number("taper.reduction.most", TRIED_REDUCTION[1], "1", BOSQUET, TRIED, Evidence::Measured),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AcuteChronic, AcuteChronicMethod, FormSettings, MonotonySettings};

    #[test]
    fn the_list_holds_the_numbers_in_use() {
        let listed = |id: &str| {
            let constant = TREND_CONSTANTS.iter().find(|c| c.id == id);
            constant.unwrap().value.to_bits()
        };
        let form = FormSettings::default();
        let rolling = AcuteChronic::of(AcuteChronicMethod::RollingUncoupled);
        let span = AcuteChronic::of(AcuteChronicMethod::Exponential);
        let half_life = AcuteChronic::of(AcuteChronicMethod::HalfLife);
        for (id, used) in [
            ("trend.fitness-days", form.fitness_days),
            ("trend.fatigue-days", form.fatigue_days),
            ("trend.acute-days", rolling.acute_days),
            ("trend.chronic-days", rolling.chronic_days),
            ("trend.acute-span", span.acute_days),
            ("trend.chronic-span", span.chronic_days),
            ("trend.acute-half-life", half_life.acute_days),
            ("trend.chronic-half-life", half_life.chronic_days),
            ("trend.least-chronic", rolling.least_chronic),
            (
                "trend.monotony-days",
                f64::from(u32::try_from(MonotonySettings::default().days).unwrap()),
            ),
        ] {
            assert_eq!(listed(id), used.to_bits(), "{id}");
        }
    }
}
