//! Published zone schemes as data.

use stadion_types::{Evidence, Source};

use super::anchor::ZoneAnchor::{self, MaxHeartRate, ThresholdHeartRate, ThresholdPower, Vo2max};
use super::anchor::ZoneLimits;
use super::sources::{BRITISH_CYCLING, COGGAN, DANIELS, FRIEL};
use crate::sources::{HAUGEN_2021, HAUGEN_2022, OLYMPIATOPPEN, SEILER_2010, SEILER_CHAPTER};

/// A table that divides intensity into zones, by heart rate, power, oxygen uptake or lactate.
///
/// Tables are printed in whole per cent and leave gaps (zone 3 to 87 %, zone 4 from 88 %). Here
/// each zone begins at its printed lower end and reaches up to the next one, so that every value
/// lies in exactly one zone. A zone without a printed lower end ("more than 106") begins one per cent
/// above the printed end of the one before. The lower end of the first zone stands where the table
/// gives one; by lactate the first zone begins at 0.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ZoneScheme {
    /// Stable name in kebab case.
    pub id: &'static str,
    /// Names of the zones, from the easiest on.
    pub names: &'static [&'static str],
    /// Limits for each anchor that the table has; no anchor stands twice.
    pub limits: &'static [ZoneLimits],
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
    pub const ALL: [&'static Self; 9] = [
        &Self::OLYMPIATOPPEN_FIVE,
        &Self::SEILER_FIVE,
        &Self::SEILER_THREE,
        &Self::MIDDLE_DISTANCE,
        &Self::LONG_DISTANCE,
        &Self::FRIEL_RUN,
        &Self::COGGAN,
        &Self::BRITISH_CYCLING,
        &Self::DANIELS,
    ];

    /// The five zones of Olympiatoppen's calculator of 2020, which has no lactate.
    pub const OLYMPIATOPPEN_FIVE: Self = Self {
        id: "olympiatoppen-5",
        names: &["I-1", "I-2", "I-3", "I-4", "I-5"],
        limits: &[ZoneLimits::new(MaxHeartRate, &[55.0, 72.0, 82.0, 87.0, 92.0])],
        lactate_mmol_l: &[],
        coarser: Some((&Self::SEILER_THREE, &[1, 1, 2, 3, 3])),
        source: OLYMPIATOPPEN,
        evidence: Evidence::Practitioner,
    };

    /// The five zones of the Norwegian federation as printed by Seiler, with lactate.
    pub const SEILER_FIVE: Self = Self {
        id: "seiler-5",
        names: &["1", "2", "3", "4", "5"],
        limits: &[ZoneLimits::new(MaxHeartRate, &[60.0, 72.0, 82.0, 88.0, 94.0])],
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
        limits: &[ZoneLimits::new(MaxHeartRate, &[0.0, 82.0, 87.0])],
        lactate_mmol_l: &[2.0, 4.0],
        coarser: None,
        source: SEILER_2010,
        evidence: Evidence::Convention,
    };

    /// Zones of elite middle-distance runners. Zone 6 has no heart rate; the table divides what is above
    /// it by distance only, from 115 % of the maximal oxygen uptake on.
    pub const MIDDLE_DISTANCE: Self = Self {
        id: "middle-distance",
        names: &["1", "2", "3", "4", "5", "6"],
        limits: &[
            ZoneLimits::new(MaxHeartRate, &[60.0, 73.0, 83.0, 88.0, 93.0]),
            ZoneLimits::new(Vo2max, &[55.0, 70.0, 80.0, 85.0, 90.0, 100.0]),
        ],
        lactate_mmol_l: &[1.5, 2.5, 4.0, 8.0, 12.0],
        coarser: None,
        source: HAUGEN_2021,
        evidence: Evidence::Practitioner,
    };

    /// Zones of elite long-distance runners: the same heart rates, other lactates.
    pub const LONG_DISTANCE: Self = Self {
        id: "long-distance",
        names: &["1", "2", "3", "4", "5", "6"],
        limits: &[ZoneLimits::new(MaxHeartRate, &[60.0, 73.0, 83.0, 88.0, 93.0])],
        lactate_mmol_l: &[1.0, 2.0, 3.5, 5.0, 8.0],
        coarser: None,
        source: HAUGEN_2022,
        evidence: Evidence::Practitioner,
    };

    /// Friel's zones for runners, by the heart rate at threshold: the mean of the last 20 of 30 min
    /// as hard as possible.
    pub const FRIEL_RUN: Self = Self {
        id: "friel-run",
        names: &["1", "2", "3", "4", "5a", "5b", "5c"],
        limits: &[ZoneLimits::new(
            ThresholdHeartRate,
            &[0.0, 85.0, 90.0, 95.0, 100.0, 103.0, 107.0],
        )],
        lactate_mmol_l: &[],
        coarser: None,
        source: FRIEL,
        evidence: Evidence::Practitioner,
    };

    /// Coggan's levels for riders, by power and heart rate at threshold. Heart rate does not tell
    /// levels 5, 6 and 7 apart.
    pub const COGGAN: Self = Self {
        id: "coggan",
        names: &["1", "2", "3", "4", "5", "6", "7"],
        limits: &[
            ZoneLimits::new(ThresholdPower, &[0.0, 56.0, 76.0, 91.0, 106.0, 121.0, 151.0]),
            ZoneLimits::new(ThresholdHeartRate, &[0.0, 69.0, 84.0, 95.0, 106.0]),
        ],
        lactate_mmol_l: &[],
        coarser: None,
        source: COGGAN,
        evidence: Evidence::Practitioner,
    };

    /// British Cycling's zones by the heart rate at threshold: Coggan's, but for zone 2, which is
    /// printed from 68 % on.
    pub const BRITISH_CYCLING: Self = Self {
        id: "british-cycling",
        names: &["1", "2", "3", "4", "5"],
        limits: &[ZoneLimits::new(ThresholdHeartRate, &[0.0, 68.0, 84.0, 95.0, 106.0])],
        lactate_mmol_l: &[],
        coarser: None,
        source: BRITISH_CYCLING,
        evidence: Evidence::Practitioner,
    };

    /// Daniels' kinds of training for runners: easy, marathon, threshold, interval, repetition.
    ///
    /// They are printed as ranges to train in, which overlap (M to 84 %, T from 83 %) and leave room
    /// (T to 88 %, I from 95 %). Here each begins at its lower end, so that T reaches up to 95 %.
    /// Repetitions have no heart rate. The heart rates are from memory of the book.
    pub const DANIELS: Self = Self {
        id: "daniels",
        names: &["E", "M", "T", "I", "R"],
        limits: &[
            ZoneLimits::new(Vo2max, &[59.0, 75.0, 83.0, 95.0, 105.0]),
            ZoneLimits::new(MaxHeartRate, &[65.0, 80.0, 88.0, 98.0]),
        ],
        lactate_mmol_l: &[],
        coarser: None,
        source: DANIELS,
        evidence: Evidence::Practitioner,
    };

    /// The per cents of one anchor, if the table has it.
    #[must_use]
    pub fn percent_of(&self, anchor: ZoneAnchor) -> Option<&'static [f64]> {
        self.limits.iter().find(|limits| limits.anchor == anchor).map(|limits| limits.percent)
    }

    /// The scheme with this id.
    #[must_use]
    pub fn by_id(id: &str) -> Option<&'static Self> {
        Self::ALL.into_iter().find(|scheme| scheme.id == id)
    }
}
