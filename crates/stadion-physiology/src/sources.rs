//! Publications and pages that the numbers of this crate come from.

use stadion_types::Source;

pub(crate) const SEED_000: Source =
    Source { id: "seed-000", citation: "loop28, The Myth of the Hero Workout", doi: None };

pub(crate) const SEILER_CHAPTER: Source = Source {
    id: "seiler-chapter",
    citation: "Seiler, Training intensity distribution, book chapter 4, table of the five-zone \
               scale of the Norwegian Olympic federation",
    doi: None,
};

pub(crate) const OLYMPIATOPPEN: Source = Source {
    id: "olympiatoppen-2020",
    citation: "Olympiatoppen (2020), intensity scale with its calculator, olt-skala.nif.no",
    doi: None,
};

pub(crate) const SEILER_2010: Source = Source {
    id: "seiler-2010",
    citation: "Seiler (2010), What is best practice for training intensity and duration \
               distribution in endurance athletes?, Int J Sports Physiol Perform 5(3):276-291",
    doi: Some("10.1123/ijspp.5.3.276"),
};

pub(crate) const HAUGEN_2021: Source = Source {
    id: "haugen-2021",
    citation: "Haugen, Sandbakk, Enoksen, Seiler & Tønnessen (2021), Crossing the golden training \
               divide, Sports Med 51(9):1835-1854, table 4",
    doi: Some("10.1007/s40279-021-01481-2"),
};

pub(crate) const HAUGEN_2022: Source = Source {
    id: "haugen-2022",
    citation: "Haugen, Sandbakk, Seiler & Tønnessen (2022), The training characteristics of \
               world-class distance runners, Sports Med Open 8:46, table 3",
    doi: Some("10.1186/s40798-022-00438-7"),
};

pub(crate) const HUNT_2015: Source = Source {
    id: "hunt-2015",
    citation: "Hunt, Fankhauser & Saengsuwan (2015), Identification of heart rate dynamics during \
               moderate-to-vigorous treadmill exercise, Biomed Eng Online 14:117",
    doi: Some("10.1186/s12938-015-0112-7"),
};

pub(crate) const BUNDLE_2003: Source = Source {
    id: "bundle-2003",
    citation: "Bundle, Hoyt & Weyand (2003), High-speed running performance: a new approach to \
               assessment and prediction, J Appl Physiol 95(5):1955-1962",
    doi: Some("10.1152/japplphysiol.00921.2002"),
};

pub(crate) const BAKKEN: Source = Source {
    id: "bakken",
    citation: "Bakken, page on cardiac drift, marathon-training-schedule.com/cardiac-drift",
    doi: None,
};

pub(crate) const STADION: Source = Source {
    id: "stadion",
    citation: "an agreement of this library, made where sources leave a gap",
    doi: None,
};

/// Every publication and page that the numbers of this crate come from.
pub const SOURCES: &[Source] = &[
    SEED_000,
    SEILER_CHAPTER,
    OLYMPIATOPPEN,
    SEILER_2010,
    HAUGEN_2021,
    HAUGEN_2022,
    HUNT_2015,
    BUNDLE_2003,
    BAKKEN,
    STADION,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CONSTANTS, LACTATE_BANDS, ZoneScheme};

    #[test]
    fn every_source_is_listed_once_and_used() {
        for (i, source) in SOURCES.iter().enumerate() {
            assert!(SOURCES[..i].iter().all(|s| s.id != source.id), "{}", source.id);
        }
        let of_constants = CONSTANTS.iter().map(|c| c.source);
        let of_bands = LACTATE_BANDS.iter().map(|b| b.source);
        let of_schemes = ZoneScheme::ALL.into_iter().map(|s| s.source);
        let used: Vec<Source> = of_constants.chain(of_bands).chain(of_schemes).collect();
        assert!(used.iter().all(|source| SOURCES.contains(source)));
        assert!(SOURCES.iter().all(|source| used.contains(source)));
    }
}
