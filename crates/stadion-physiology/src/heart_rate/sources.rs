//! Publications that the numbers of this topic come from. Where the population of a constant says "from
//! memory", the paper itself was not read.

use stadion_types::Source;

pub(crate) const FOX_1971: Source = Source {
    id: "fox-1971",
    citation: "Fox, Naughton & Haskell (1971), Physical activity and the prevention of coronary heart \
               disease, Ann Clin Res 3(6):404-432; no regression, see Robergs & Landwehr (2002), JEPonline \
               5(2):1-10",
    doi: None,
};

pub(crate) const TANAKA_2001: Source = Source {
    id: "tanaka-2001",
    citation: "Tanaka, Monahan & Seals (2001), Age-predicted maximal heart rate revisited, J Am Coll \
               Cardiol 37(1):153-156",
    doi: Some("10.1016/S0735-1097(00)01054-8"),
};

pub(crate) const GELLISH_2007: Source = Source {
    id: "gellish-2007",
    citation: "Gellish, Goslin, Olson, McDonald, Russi & Moudgil (2007), Longitudinal modeling of the \
               relationship between age and maximal heart rate, Med Sci Sports Exerc 39(5):822-829",
    doi: Some("10.1249/mss.0b013e31803349c6"),
};

pub(crate) const NES_2013: Source = Source {
    id: "nes-2013",
    citation: "Nes, Janszky, Wisløff, Støylen & Karlsen (2013), Age-predicted maximal heart rate in \
               healthy subjects: the HUNT Fitness Study, Scand J Med Sci Sports 23(6):697-704",
    doi: Some("10.1111/j.1600-0838.2012.01445.x"),
};

pub(crate) const GULATI_2010: Source = Source {
    id: "gulati-2010",
    citation: "Gulati, Shaw, Thisted, Black, Bairey Merz & Arnsdorf (2010), Heart rate response to \
               exercise stress testing in asymptomatic women, Circulation 122(2):130-137",
    doi: Some("10.1161/CIRCULATIONAHA.110.939249"),
};

pub(crate) const KASIAK_2023: Source = Source {
    id: "kasiak-2023",
    citation: "Kasiak, Wiecha, Cieśliński, Takken, Lach, Lewandowski, Barylski, Mamcarz & Śliż (2023), \
               Validity of the maximal heart rate prediction models among runners and cyclists, J Clin Med \
               12(8):2884",
    doi: Some("10.3390/jcm12082884"),
};
pub(crate) const DE_SMET_2016: Source = Source {
    id: "de-smet-2016",
    citation: "De Smet, Francaux, Hendrickx & Verleysen (2016), Heart rate modelling as a potential \
               physical fitness assessment for runners and cyclists, Workshop on Machine Learning and Data \
               Mining for Sports Analytics, CEUR 1842, paper 13",
    doi: None,
};

pub(crate) const WINGO_2012: Source = Source {
    id: "wingo-2012",
    citation: "Wingo, Ganio & Cureton (2012), Cardiovascular drift during heat stress: implications for \
               exercise prescription, Exerc Sport Sci Rev 40(2):88-94",
    doi: Some("10.1097/JES.0b013e31824c43af"),
};

pub(crate) const BODY_TEMPERATURE_RUN: Source = Source {
    id: "ejap-bf00421151",
    citation: "The effect of increased body temperature due to exercise on the heart rate and on the \
               maximal aerobic power, Eur J Appl Physiol Occup Physiol, abstract (authors and year not seen)",
    doi: Some("10.1007/BF00421151"),
};

pub(crate) const PANDOLF_1975: Source = Source {
    id: "pandolf-1975",
    citation: "Pandolf, Cafarelli, Noble & Metz (1975), Hyperthermia: effect on exercise prescription, \
               Arch Phys Med Rehabil 56(12):524-526",
    doi: None,
};

pub(crate) const ADAMS_2014: Source = Source {
    id: "adams-2014",
    citation: "Adams, Ferraro, Huggins & Casa (2014), Influence of body mass loss on changes in heart \
               rate during exercise in the heat: a systematic review, J Strength Cond Res 28(8):2380-2389",
    doi: Some("10.1519/JSC.0000000000000501"),
};
