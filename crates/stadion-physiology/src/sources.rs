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

pub(crate) const HECK_1985: Source = Source {
    id: "heck-1985",
    citation: "Heck, Mader, Hess, Mücke, Müller & Hollmann (1985), Justification of the 4-mmol/l lactate threshold, Int J Sports Med 6(3):117-130",
    doi: Some("10.1055/s-2008-1025824"),
};

pub(crate) const BEAVER_1985: Source = Source {
    id: "beaver-1985",
    citation: "Beaver, Wasserman & Whipp (1985), Improved detection of lactate threshold during exercise using a log-log transformation, J Appl Physiol 59(6):1936-1940",
    doi: Some("10.1152/jappl.1985.59.6.1936"),
};

pub(crate) const CHENG_1992: Source = Source {
    id: "cheng-1992",
    citation: "Cheng, Kuipers, Snyder, Keizer, Jeukendrup & Hesselink (1992), A new approach for the determination of ventilatory and lactate thresholds, Int J Sports Med 13(7):518-522",
    doi: Some("10.1055/s-2007-1021309"),
};

pub(crate) const BISHOP_1998: Source = Source {
    id: "bishop-1998",
    citation: "Bishop, Jenkins & Mackinnon (1998), The relationship between plasma lactate parameters, Wpeak and 1-h cycling performance in women, Med Sci Sports Exerc 30(8):1270-1275",
    doi: Some("10.1097/00005768-199808000-00014"),
};

pub(crate) const DICKHUTH_1999: Source = Source {
    id: "dickhuth-1999",
    citation: "Dickhuth, Yin, Niess, Röcker, Mayer, Heitkamp & Horstmann (1999), Ventilatory, lactate-derived and catecholamine thresholds during incremental treadmill running, Int J Sports Med 20(2):122-127",
    doi: Some("10.1055/s-2007-971105"),
};

pub(crate) const BALDARI_2000: Source = Source {
    id: "baldari-2000",
    citation: "Baldari & Guidetti (2000), A simple method for individual anaerobic threshold as predictor of max lactate steady state, Med Sci Sports Exerc 32(10):1798-1802",
    doi: Some("10.1097/00005768-200010000-00022"),
};

pub(crate) const NEWELL_2007: Source = Source {
    id: "newell-2007",
    citation: "Newell, Higgins, Madden, Cruickshank, Einbeck, McMillan & McDonald (2007), Software for calculating blood lactate endurance markers, J Sports Sci 25(12):1403-1409",
    doi: Some("10.1080/02640410601128922"),
};

pub(crate) const LACTATER: Source = Source {
    id: "lactater",
    citation: "Mattioni Maturana, lactater 0.2.0, R package for lactate thresholds, github.com/fmmattioni/lactater",
    doi: None,
};

pub(crate) const MADER_HECK_1986: Source = Source {
    id: "mader-heck-1986",
    citation: "Mader & Heck (1986), A theory of the metabolic origin of anaerobic threshold, Int J Sports Med 7 Suppl 1:45-65",
    doi: Some("10.1055/s-2008-1025802"),
};

pub(crate) const MADER_2003: Source = Source {
    id: "mader-2003",
    citation: "Mader (2003), Glycolysis and oxidative phosphorylation as a function of cytosolic phosphorylation state and power output of the muscle cell, Eur J Appl Physiol 88(4-5):317-338",
    doi: Some("10.1007/s00421-002-0676-3"),
};

pub(crate) const HAUSER_2014: Source = Source {
    id: "hauser-2014",
    citation: "Hauser, Adam & Schulz (2014), Comparison of calculated and experimental power in maximal lactate-steady state during cycling, Theor Biol Med Model 11:25",
    doi: Some("10.1186/1742-4682-11-25"),
};

pub(crate) const FREUND_1981: Source = Source {
    id: "freund-1981",
    citation: "Freund & Zouloumian (1981), Lactate after exercise in man: I. Evolution kinetics in arterial blood, Eur J Appl Physiol 46(2):121-133",
    doi: Some("10.1007/BF00428865"),
};

pub(crate) const BENEKE_2007: Source = Source {
    id: "beneke-2007",
    citation: "Beneke, Jumah & Leithäuser (2007), Modelling the lactate response to short-term all out exercise, Dyn Med 6:10",
    doi: Some("10.1186/1476-5918-6-10"),
};

pub(crate) const DI_PRAMPERO_1981: Source = Source {
    id: "di-prampero-1981",
    citation: "di Prampero (1981), Energetics of muscular exercise, Rev Physiol Biochem Pharmacol 89:143-222",
    doi: Some("10.1007/BFb0035266"),
};

pub(crate) const MOXNES_2012: Source = Source {
    id: "moxnes-sandbakk-2012",
    citation: "Moxnes & Sandbakk (2012), The kinetics of lactate production and removal during whole-body exercise, Theor Biol Med Model 9:7",
    doi: Some("10.1186/1742-4682-9-7"),
};

pub(crate) const GUPTA_2021: Source = Source {
    id: "gupta-2021",
    citation: "Gupta and others (2021), Blood lactate after competitive running events of junior athletes, Int J Sports Physiol Perform",
    doi: Some("10.1123/ijspp.2020-0685"),
};

pub(crate) const BONAVENTURA_2015: Source = Source {
    id: "bonaventura-2015",
    citation: "Bonaventura, Sharpe, Knight, Fuller, Tanner & Gore (2015), Reliability and accuracy of six hand-held blood lactate analysers, J Sports Sci Med 14(1):203-214",
    doi: None,
};

pub(crate) const PFITZINGER_1998: Source = Source {
    id: "pfitzinger-freedson-1998",
    citation: "Pfitzinger & Freedson (1998), The reliability of lactate measurements during \
               exercise, Int J Sports Med 19(5):349-357",
    doi: Some("10.1055/s-2007-971929"),
};

pub(crate) const GRANT_2002: Source = Source {
    id: "grant-2002",
    citation: "Grant and others (2002), Reproducibility of the blood lactate threshold, 4 mmol/l marker, heart rate and \
               ratings of perceived exertion during incremental treadmill exercise in humans, Eur \
               J Appl Physiol 87(2):159-166",
    doi: Some("10.1007/s00421-002-0608-2"),
};

pub(crate) const HAUSER_2013: Source = Source {
    id: "hauser-2013",
    citation: "Hauser, Bartsch, Baumgärtel & Schulz (2013), Reliability of maximal lactate \
               steady state, Int J Sports Med 34(3):196-199",
    doi: Some("10.1055/s-0032-1321719"),
};

pub(crate) const DEVLIN_2014: Source = Source {
    id: "devlin-2014",
    citation: "Devlin, Paton, Poole, Sun, Ferguson, Wilson & Kemi (2014), Blood lactate clearance after maximal exercise depends on active recovery intensity, J Sports Med Phys Fitness 54(3):271-278",
    doi: None,
};

pub(crate) const MENZIES_2010: Source = Source {
    id: "menzies-2010",
    citation: "Menzies, Menzies, McIntyre, Paterson, Wilson & Kemi (2010), Blood lactate clearance during active recovery after an intense running bout depends on the intensity of the active recovery, J Sports Sci 28(9):975-982",
    doi: Some("10.1080/02640414.2010.481721"),
};

pub(crate) const TALSNES_2024: Source = Source {
    id: "talsnes-2024",
    citation: "Kjøsen Talsnes and others (2024), Responses to interval sessions of endurance athletes, Front Physiol 15:1428536",
    doi: Some("10.3389/fphys.2024.1428536"),
};

pub(crate) const SINGLES_THREAD: Source = Source {
    id: "norwegian-singles-thread",
    citation: "Runners of letsrun.com, thread on sub-threshold singles, and sites.google.com/view/sub-threshold",
    doi: None,
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
    BONAVENTURA_2015,
    PFITZINGER_1998,
    GRANT_2002,
    HAUSER_2013,
    SINGLES_THREAD,
    BAKKEN,
    STADION,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CONSTANTS, GUIDANCE_CONSTANTS, LACTATE_BANDS, ZoneScheme};

    #[test]
    fn every_source_is_listed_once_and_used() {
        for (i, source) in SOURCES.iter().enumerate() {
            assert!(SOURCES[..i].iter().all(|s| s.id != source.id), "{}", source.id);
        }
        let of_constants = CONSTANTS.iter().chain(GUIDANCE_CONSTANTS).map(|c| c.source);
        let of_bands = LACTATE_BANDS.iter().map(|b| b.source);
        let of_schemes = ZoneScheme::ALL.into_iter().map(|s| s.source);
        let used: Vec<Source> = of_constants.chain(of_bands).chain(of_schemes).collect();
        assert!(used.iter().all(|source| SOURCES.contains(source)));
        assert!(SOURCES.iter().all(|source| used.contains(source)));
    }
}
