//! Bands of blood lactate that coaches and tables give, each with its source.

use stadion_types::{Evidence, Lactate, Source};

use crate::sources::{HAUGEN_2021, HAUGEN_2022, SEED_000, SEILER_CHAPTER};

/// A band of blood lactate, ends included.
///
/// The tables disagree, so a judgement by lactate names the band it used.
///
/// ```
/// use stadion_physiology::SINGLE_LACTATE;
/// use stadion_types::Lactate;
///
/// assert!(SINGLE_LACTATE.contains(Lactate::from_millimoles_per_liter(3.5)?));
/// assert_eq!(SINGLE_LACTATE.source.id, "seed-000");
/// # Ok::<(), stadion_types::OutOfRange>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct LactateBand {
    /// Stable name in kebab case.
    pub id: &'static str,
    /// Lower end.
    #[cfg_attr(feature = "serde", serde(rename = "min_mmol_l"))]
    pub min: Lactate,
    /// Upper end.
    #[cfg_attr(feature = "serde", serde(rename = "max_mmol_l"))]
    pub max: Lactate,
    /// Where it comes from.
    pub source: Source,
    /// How well it is backed.
    pub evidence: Evidence,
}

impl LactateBand {
    const fn new(id: &'static str, [min, max]: [f64; 2], source: Source) -> Self {
        Self {
            id,
            min: Lactate::const_millimoles_per_liter(min),
            max: Lactate::const_millimoles_per_liter(max),
            source,
            evidence: Evidence::Practitioner,
        }
    }

    /// Whether `lactate` lies in the band.
    #[must_use]
    pub fn contains(&self, lactate: Lactate) -> bool {
        self.min <= lactate && lactate <= self.max
    }
}

/// What an article for runners gives for a sub-threshold single, 2.5–3.5 mmol/L.
pub const SINGLE_LACTATE: LactateBand = LactateBand::new("single-lactate", [2.5, 3.5], SEED_000);

/// What the same article gives for a hero workout, 8–10 mmol/L.
///
/// That is the level after a 5000 m race and low for repeats that are maximal indeed; sessions at
/// maximal oxygen uptake reach it as well.
pub const HERO_LACTATE: LactateBand = LactateBand::new("hero-lactate", [8.0, 10.0], SEED_000);

/// All bands: those of the article, then those of published tables for the zones beside them.
pub const LACTATE_BANDS: &[LactateBand] = &[
    SINGLE_LACTATE,
    HERO_LACTATE,
    LactateBand::new("seiler-zone-3", [2.5, 4.0], SEILER_CHAPTER),
    LactateBand::new("seiler-zone-5", [6.0, 10.0], SEILER_CHAPTER),
    LactateBand::new("middle-distance-zone-3", [2.5, 4.0], HAUGEN_2021),
    LactateBand::new("middle-distance-zone-5", [8.0, 12.0], HAUGEN_2021),
    LactateBand::new("long-distance-zone-3", [2.0, 3.5], HAUGEN_2022),
    LactateBand::new("long-distance-zone-5", [5.0, 8.0], HAUGEN_2022),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_belong_to_the_band() {
        let lactate = |v| Lactate::from_millimoles_per_liter(v).unwrap();
        for (value, single) in [(2.49, false), (2.5, true), (3.5, true), (3.51, false)] {
            assert_eq!(SINGLE_LACTATE.contains(lactate(value)), single, "{value}");
        }
        assert!(HERO_LACTATE.contains(lactate(8.0)) && HERO_LACTATE.contains(lactate(10.0)));
    }

    #[test]
    fn the_tables_disagree() {
        let at_2_2 = Lactate::const_millimoles_per_liter(2.2);
        let holding: Vec<_> =
            LACTATE_BANDS.iter().filter(|b| b.contains(at_2_2)).map(|b| b.id).collect();
        assert_eq!(holding, ["long-distance-zone-3"]);
        for (i, band) in LACTATE_BANDS.iter().enumerate() {
            assert!(band.min < band.max);
            assert!(LACTATE_BANDS[..i].iter().all(|b| b.id != band.id), "{}", band.id);
        }
    }
}
