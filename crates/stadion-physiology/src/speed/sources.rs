//! Publications and programs that the numbers of this topic come from.

use stadion_types::Source;

pub(crate) const DANIELS_GILBERT_1979: Source = Source {
    id: "daniels-gilbert-1979",
    citation: "Daniels & Gilbert (1979), Oxygen Power: performance tables for distance runners; the \
               two equations as public programs give them",
    doi: None,
};

pub(crate) const DANIELS_FORMULA: Source = Source {
    id: "daniels-running-formula",
    citation: "Daniels, Daniels' Running Formula, 3rd edition (2013), tables of performances and \
               training paces",
    doi: None,
};

pub(crate) const TLGS_VDOT: Source = Source {
    id: "tlgs-vdot",
    citation: "tlgs, public notebooks on the equations of Daniels and Gilbert on GitHub (tlgs/vdot), \
               where fractions of VDOT are fitted to the book's training paces",
    doi: None,
};

pub(crate) const RUNALYZE_VDOT: Source = Source {
    id: "runalyze-vdot",
    citation: "Runalyze (2019), open source training log, its constant of the oxygen cost",
    doi: None,
};

pub(crate) const RIEGEL_1981: Source = Source {
    id: "riegel-1981",
    citation: "Riegel (1981), Athletic records and human endurance, American Scientist 69(3):285-290",
    doi: None,
};

pub(crate) const VANDEWALLE_2018: Source = Source {
    id: "vandewalle-2018",
    citation: "Vandewalle (2018), Modelling of running performances: comparisons of power-law, \
               hyperbolic, logarithmic, and exponential models in elite endurance runners, Biomed \
               Res Int 2018:8203062",
    doi: Some("10.1155/2018/8203062"),
};

pub(crate) const VICKERS_2016: Source = Source {
    id: "vickers-vertosick-2016",
    citation: "Vickers & Vertosick (2016), An empirical study of race times in recreational \
               endurance runners, BMC Sports Sci Med Rehabil 8:26",
    doi: Some("10.1186/s13102-016-0052-y"),
};

pub(crate) const CAMERON_1997: Source = Source {
    id: "cameron-1997",
    citation: "Cameron (1997), model of running speed against distance, as public race calculators \
               give it",
    doi: None,
};

pub(crate) const SANDFORD_2019: Source = Source {
    id: "sandford-2019",
    citation: "Sandford, Allen, Kilding, Ross & Laursen (2019), Anaerobic speed reserve: a key \
               component of elite male 800-m running, Int J Sports Physiol Perform 14(4):501-508",
    doi: Some("10.1123/ijspp.2018-0163"),
};

pub(crate) const BELLENGER_2015: Source = Source {
    id: "bellenger-2015",
    citation: "Bellenger, Fuller, Nelson, Hartland, Buckley & Debenedictis (2015), Predicting maximal \
               aerobic speed through set distance time-trials, Eur J Appl Physiol 115(12):2593-2598 \
               (its numbers cited from memory)",
    doi: Some("10.1007/s00421-015-3233-6"),
};
