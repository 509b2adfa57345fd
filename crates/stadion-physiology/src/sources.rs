//! Publications and pages that the numbers of this crate come from.

use stadion_types::Source;

use crate::anchors::sources::SWAIN_1994;
use crate::balance::sources::{BARTRAM_2018, SKIBA_2012};
use crate::critical::sources::{
    HOPKINS_1989, KORDI_2019, MONOD_1965, MORTON_1996, MUNIZ_PUMARES_2019, PUCHOWICZ_2020,
    SMYTH_2020,
};
use crate::decoupling::sources::{
    ATHLYTICS, FRIEL_DECOUPLING, SMYTH_2022, TRAININGPEAKS_DECOUPLING, UPHILL_ATHLETE,
};
use crate::grade::sources::{GOLDENCHEETAH_GRADE, MINETTI_2002, RUNALYZE_GRADE};
use crate::heart_rate::sources::{
    ADAMS_2014, BODY_TEMPERATURE_RUN, DE_SMET_2016, FOX_1971, GELLISH_2007, GULATI_2010,
    KASIAK_2023, NES_2013, PANDOLF_1975, TANAKA_2001, WINGO_2012,
};
use crate::mean_max::sources::{JONES_2024, ZANINI_2025};
use crate::power::sources::{COGGAN_POWER, SKIBA_XPOWER};
use crate::speed::sources::{
    BELLENGER_2015, CAMERON_1997, DANIELS_FORMULA, DANIELS_GILBERT_1979, RIEGEL_1981,
    RUNALYZE_VDOT, SANDFORD_2019, TLGS_VDOT, VANDEWALLE_2018, VICKERS_2016,
};
use crate::zones::sources::{BRITISH_CYCLING, COGGAN, DANIELS, FRIEL, TREFF_2019};

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

pub(crate) const BERG_1990: Source = Source {
    id: "berg-1990",
    citation: "Berg, Jakob, Lehmann, Dickhuth, Huber & Keul (1990), Aktuelle Aspekte der modernen \
               Ergometrie, Pneumologie 44(1):2-13, PMID 2408033",
    doi: None,
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

pub(crate) const HOFMANN_2017: Source = Source {
    id: "hofmann-tschakert-2017",
    citation: "Hofmann & Tschakert (2017), Intensity- and duration-based options to regulate \
               endurance training, Front Physiol 8:337",
    doi: Some("10.3389/fphys.2017.00337"),
};

pub(crate) const JAMNICK_2018: Source = Source {
    id: "jamnick-2018",
    citation: "Jamnick, Botella, Pyne & Bishop (2018), Manipulating graded exercise test variables \
               affects the validity of the lactate threshold and VO2peak, PLoS ONE 13(7):e0199794",
    doi: Some("10.1371/journal.pone.0199794"),
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

pub(crate) const MADER_CODE: Source = Source {
    id: "mader-code",
    citation: "Public Python programs of the model of Mader and Heck on GitHub, whose defaults and \
               equation numbers agree with one another",
    doi: None,
};

pub(crate) const MARGARIA_1969: Source = Source {
    id: "margaria-1969",
    citation: "Margaria, Oliva, di Prampero & Cerretelli (1969), Energy utilization in intermittent \
               exercise of supramaximal intensity, J Appl Physiol 26(6):752-756",
    doi: None,
};

pub(crate) const PERONNET_1987: Source = Source {
    id: "peronnet-1987",
    citation: "Péronnet, Thibault, Rhodes & McKenzie (1987), Correlation between ventilatory \
               threshold and endurance capability in marathon runners, Med Sci Sports Exerc \
               19(6):610-615",
    doi: None,
};

pub(crate) const ADAM_2015: Source = Source {
    id: "adam-2015",
    citation: "Adam, Öhmichen, Öhmichen, Rother, Müller, Hauser & Schulz (2015), Reliability of the \
               calculated maximal lactate steady state in amateur cyclists, Biol Sport 32(2):97-102",
    doi: None,
};

pub(crate) const HARNISH_2023: Source = Source {
    id: "harnish-2023",
    citation: "Harnish, Swensen & King (2023), Reliability of the 15-s maximal lactate accumulation \
               rate (VLamax) test for cycling, Physiologia 3(4):542-551",
    doi: Some("10.3390/physiologia3040040"),
};

pub(crate) const MEIXNER_2024: Source = Source {
    id: "meixner-2024",
    citation: "Meixner, Nusser, Koehler, Sablain, Boone & Sperlich (2024), Reliability of power \
               output, maximal rate of capillary blood lactate accumulation, and phosphagen \
               contribution time following 15-s sprint cycling in amateur cyclists, Physiol Rep \
               12(10):e16086",
    doi: Some("10.14814/phy2.16086"),
};

pub(crate) const FREUND_1978: Source = Source {
    id: "freund-1978",
    citation: "Freund & Gendry (1978), Lactate kinetics after short strenuous exercise in man, Eur J \
               Appl Physiol 39(2):123-135",
    doi: Some("10.1007/BF00421717"),
};

pub(crate) const BENEKE_2007: Source = Source {
    id: "beneke-2007",
    citation: "Beneke, Jumah & Leithäuser (2007), Modelling the lactate response to short-term all out exercise, Dyn Med 6:10",
    doi: Some("10.1186/1476-5918-6-10"),
};

pub(crate) const GUPTA_2021: Source = Source {
    id: "gupta-2021",
    citation: "Gupta, Stanula & Goswami (2021), Peak blood lactate concentration and its arrival \
               time following different track running events in under-20 male track athletes, Int J \
               Sports Physiol Perform 16(11):1625-1633",
    doi: Some("10.1123/ijspp.2020-0685"),
};

pub(crate) const MENTZONI_2024: Source = Source {
    id: "mentzoni-2024",
    citation: "Mentzoni, Skaugen, Eythorsdottir, Roterud, Johansen & Losnegard (2024), Precision \
               and accuracy of four handheld blood lactate analyzers across low to high exercise \
               intensities, Eur J Appl Physiol",
    doi: Some("10.1007/s00421-024-05572-6"),
};

pub(crate) const BONAVENTURA_2015: Source = Source {
    id: "bonaventura-2015",
    citation: "Bonaventura, Sharpe, Knight, Fuller, Tanner & Gore (2015), Reliability and accuracy of six hand-held blood lactate analysers, J Sports Sci Med 14(1):203-214",
    doi: None,
};

pub(crate) const DEVLIN_2014: Source = Source {
    id: "devlin-2014",
    citation: "Devlin, Paton, Poole, Sun, Ferguson, Wilson & Kemi (2014), Blood lactate clearance after maximal exercise depends on active recovery intensity, J Sports Med Phys Fitness 54(3):271-278",
    doi: None,
};

pub(crate) const SINGLES_THREAD: Source = Source {
    id: "norwegian-singles-thread",
    citation: "Runners of letsrun.com, thread on sub-threshold singles, and sites.google.com/view/sub-threshold",
    doi: None,
};

pub(crate) const LEGER_1984: Source = Source {
    id: "leger-1984",
    citation: "Léger & Mercier (1984), Gross energy cost of horizontal treadmill and track \
               running, Sports Med 1(4):270-277",
    doi: Some("10.2165/00007256-198401040-00003"),
};

pub(crate) const LACOUR_1990: Source = Source {
    id: "lacour-1990",
    citation: "Lacour, Padilla-Magunacelaya, Barthélémy & Dormois (1990), The energetics of \
               middle-distance running, Eur J Appl Physiol 60(1):38-43",
    doi: Some("10.1007/BF00572183"),
};

pub(crate) const LACOUR_2015: Source = Source {
    id: "lacour-2015",
    citation: "Lacour & Bourdin (2015), Factors affecting the energy cost of level running at \
               submaximal speed, Eur J Appl Physiol 115(4):651-673",
    doi: Some("10.1007/s00421-015-3115-y"),
};

pub(crate) const DI_PRAMPERO_2005: Source = Source {
    id: "di-prampero-2005",
    citation: "di Prampero, Fusi, Sepulcri, Morin, Belli & Antonutto (2005), Sprint running: a new \
               energetic approach, J Exp Biol 208(14):2809-2816",
    doi: Some("10.1242/jeb.01700"),
};

pub(crate) const FERGUSON_2010: Source = Source {
    id: "ferguson-2010",
    citation: "Ferguson, Rossiter, Whipp, Cathcart, Murgatroyd & Ward (2010), Effect of recovery \
               duration from prior exhaustive exercise on the parameters of the power-duration \
               relationship, J Appl Physiol 108(4):866-874",
    doi: Some("10.1152/japplphysiol.91425.2008"),
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

pub(crate) const FOXDAL_1996: Source = Source {
    id: "foxdal-1996",
    citation: "Foxdal, Sjödin & Sjödin (1996), Comparison of blood lactate concentrations obtained \
               during incremental and constant intensity exercise, Int J Sports Med 17(5):360-365",
    doi: Some("10.1055/s-2007-972861"),
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
    HECK_1985,
    BEAVER_1985,
    CHENG_1992,
    BISHOP_1998,
    BERG_1990,
    DICKHUTH_1999,
    BALDARI_2000,
    HOFMANN_2017,
    JAMNICK_2018,
    MENTZONI_2024,
    BONAVENTURA_2015,
    MADER_HECK_1986,
    MADER_2003,
    HAUSER_2014,
    MADER_CODE,
    MARGARIA_1969,
    PERONNET_1987,
    ADAM_2015,
    HARNISH_2023,
    MEIXNER_2024,
    FREUND_1978,
    BENEKE_2007,
    DEVLIN_2014,
    DI_PRAMPERO_2005,
    FERGUSON_2010,
    GUPTA_2021,
    LACOUR_1990,
    LACOUR_2015,
    LEGER_1984,
    PFITZINGER_1998,
    GRANT_2002,
    HAUSER_2013,
    FOXDAL_1996,
    SINGLES_THREAD,
    BAKKEN,
    // Heart rate.
    FOX_1971,
    TANAKA_2001,
    GELLISH_2007,
    KASIAK_2023,
    NES_2013,
    GULATI_2010,
    DE_SMET_2016,
    WINGO_2012,
    BODY_TEMPERATURE_RUN,
    PANDOLF_1975,
    ADAMS_2014,
    // Decoupling and power.
    FRIEL_DECOUPLING,
    TRAININGPEAKS_DECOUPLING,
    UPHILL_ATHLETE,
    ATHLYTICS,
    SMYTH_2022,
    COGGAN_POWER,
    SKIBA_XPOWER,
    // Critical power and speed.
    MONOD_1965,
    HOPKINS_1989,
    MORTON_1996,
    PUCHOWICZ_2020,
    KORDI_2019,
    SMYTH_2020,
    MUNIZ_PUMARES_2019,
    // Balance.
    SKIBA_2012,
    BARTRAM_2018,
    // Grade.
    MINETTI_2002,
    RUNALYZE_GRADE,
    GOLDENCHEETAH_GRADE,
    // Mean-maximal curves.
    JONES_2024,
    ZANINI_2025,
    // Speed: race equivalents and reserve.
    DANIELS_GILBERT_1979,
    DANIELS_FORMULA,
    TLGS_VDOT,
    RUNALYZE_VDOT,
    RIEGEL_1981,
    VANDEWALLE_2018,
    VICKERS_2016,
    CAMERON_1997,
    SANDFORD_2019,
    BELLENGER_2015,
    // Zones and anchors.
    FRIEL,
    COGGAN,
    BRITISH_CYCLING,
    DANIELS,
    TREFF_2019,
    SWAIN_1994,
    // Our own choices.
    STADION,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ANCHOR_CONSTANTS, BALANCE_CONSTANTS, CRITICAL_CONSTANTS, DECOUPLING_CONSTANTS,
        GRADE_CONSTANTS, HEART_RATE_CONSTANTS, MEAN_MAX_CONSTANTS, POWER_CONSTANTS,
        SPEED_CONSTANTS,
    };
    use crate::{CONSTANTS, LACTATE_BANDS, LACTATE_CONSTANTS, Method, ZoneScheme};
    use crate::{
        GUIDANCE_CONSTANTS, KINETICS_CONSTANTS, METABOLISM_CONSTANTS, POST_EXERCISE_CONSTANTS,
    };
    #[test]
    fn every_source_is_listed_once_and_used() {
        for (i, source) in SOURCES.iter().enumerate() {
            assert!(SOURCES[..i].iter().all(|s| s.id != source.id), "{}", source.id);
        }
        let lists = [
            CONSTANTS,
            LACTATE_CONSTANTS,
            METABOLISM_CONSTANTS,
            POST_EXERCISE_CONSTANTS,
            KINETICS_CONSTANTS,
            GUIDANCE_CONSTANTS,
            ANCHOR_CONSTANTS,
            BALANCE_CONSTANTS,
            CRITICAL_CONSTANTS,
            DECOUPLING_CONSTANTS,
            GRADE_CONSTANTS,
            HEART_RATE_CONSTANTS,
            MEAN_MAX_CONSTANTS,
            POWER_CONSTANTS,
            SPEED_CONSTANTS,
            crate::ZONE_CONSTANTS,
        ];
        let of_constants = lists.into_iter().flatten().map(|c| c.source);
        let of_bands = LACTATE_BANDS.iter().map(|b| b.source);
        let of_schemes = ZoneScheme::ALL.into_iter().map(|s| s.source);
        let of_methods = Method::ALL.map(Method::source);
        // Named by estimates, behind no constant.
        let of_estimates = [MADER_HECK_1986, FREUND_1978, MONOD_1965, HOPKINS_1989, MORTON_1996];
        let used: Vec<Source> = of_constants
            .chain(of_bands)
            .chain(of_schemes)
            .chain(of_methods)
            .chain(of_estimates)
            .collect();
        assert!(used.iter().all(|source| SOURCES.contains(source)));
        for source in SOURCES {
            assert!(used.contains(source), "{}", source.id);
        }
    }
}
