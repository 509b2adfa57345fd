//! Published zone schemes as data.

use stadion_types::{Evidence, Source};

use crate::sources::{HAUGEN_2021, HAUGEN_2022, OLYMPIATOPPEN, SEILER_2010, SEILER_CHAPTER};

/// A table that divides intensity into zones, by heart rate, by lactate, or by both.
///
/// Tables are printed in whole per cent and leave gaps (zone 3 to 87 %, zone 4 from 88 %). Here
/// each zone begins at its printed lower end and reaches up to the next one, so that every value
/// lies in exactly one zone. The lower end of the first zone stands where the table gives one for
/// heart rate; by lactate the first zone begins at 0.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ZoneScheme {
    /// Stable name in kebab case.
    pub id: &'static str,
    /// Names of the zones, from the easiest on.
    pub names: &'static [&'static str],
    /// Lower ends in per cent of the maximal heart rate: of the first zone, and of each further
    /// zone that heart rate tells apart. The zones above those have no heart rate.
    pub hr_max_percent: &'static [f64],
    /// Upper ends in mmol/L of lactate, of each zone but the last; empty if the table has none.
    pub lactate_mmol_l: &'static [f64],
    /// The coarser scheme that these zones are parts of by heart rate, and the number of the
    /// coarser zone that each of them belongs to.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub coarser: Option<(&'static ZoneScheme, &'static [usize])>,
    /// Where it comes from.
    pub source: Source,
    /// How well it is backed.
    pub evidence: Evidence,
}

impl ZoneScheme {
    /// Every scheme.
    pub const ALL: [&'static Self; 5] = [
        &Self::OLYMPIATOPPEN_FIVE,
        &Self::SEILER_FIVE,
        &Self::SEILER_THREE,
        &Self::MIDDLE_DISTANCE,
        &Self::LONG_DISTANCE,
    ];

    /// The five zones of Olympiatoppen's calculator of 2020, which has no lactate.
    pub const OLYMPIATOPPEN_FIVE: Self = Self {
        id: "olympiatoppen-5",
        names: &["I-1", "I-2", "I-3", "I-4", "I-5"],
        hr_max_percent: &[55.0, 72.0, 82.0, 87.0, 92.0],
        lactate_mmol_l: &[],
        coarser: Some((&Self::SEILER_THREE, &[1, 1, 2, 3, 3])),
        source: OLYMPIATOPPEN,
        evidence: Evidence::Practitioner,
    };

    /// The five zones of the Norwegian federation as printed by Seiler, with lactate.
    pub const SEILER_FIVE: Self = Self {
        id: "seiler-5",
        names: &["1", "2", "3", "4", "5"],
        hr_max_percent: &[60.0, 72.0, 82.0, 88.0, 94.0],
        lactate_mmol_l: &[1.5, 2.5, 4.0, 6.0],
        coarser: None,
        source: SEILER_CHAPTER,
        evidence: Evidence::Practitioner,
    };

    /// Seiler's three zones, below, between and above the two lactate thresholds, here at the
    /// lactate that stands for them in a group: 2 and 4 mmol/L. A threshold of one's own is better.
    /// By heart rate they are the zones 1 and 2, 3, and 4 and 5 of Olympiatoppen's scale, which is
    /// this library's agreement: the source has no heart rates.
    pub const SEILER_THREE: Self = Self {
        id: "seiler-3",
        names: &["1", "2", "3"],
        hr_max_percent: &[0.0, 82.0, 87.0],
        lactate_mmol_l: &[2.0, 4.0],
        coarser: None,
        source: SEILER_2010,
        evidence: Evidence::Convention,
    };

    /// Zones of elite middle-distance runners. Zone 6 has no heart rate.
    pub const MIDDLE_DISTANCE: Self = Self {
        id: "middle-distance",
        names: &["1", "2", "3", "4", "5", "6"],
        hr_max_percent: &[60.0, 73.0, 83.0, 88.0, 93.0],
        lactate_mmol_l: &[1.5, 2.5, 4.0, 8.0, 12.0],
        coarser: None,
        source: HAUGEN_2021,
        evidence: Evidence::Practitioner,
    };

    /// Zones of elite long-distance runners: the same heart rates, other lactates.
    pub const LONG_DISTANCE: Self = Self {
        id: "long-distance",
        names: &["1", "2", "3", "4", "5", "6"],
        hr_max_percent: &[60.0, 73.0, 83.0, 88.0, 93.0],
        lactate_mmol_l: &[1.0, 2.0, 3.5, 5.0, 8.0],
        coarser: None,
        source: HAUGEN_2022,
        evidence: Evidence::Practitioner,
    };

    /// The scheme with this id.
    #[must_use]
    pub fn by_id(id: &str) -> Option<&'static Self> {
        Self::ALL.into_iter().find(|scheme| scheme.id == id)
    }
}
