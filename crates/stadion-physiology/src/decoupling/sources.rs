//! Where the numbers of this topic come from.

use stadion_types::Source;

pub(crate) const FRIEL_DECOUPLING: Source = Source {
    id: "friel-decoupling",
    citation: "Friel, Are you fit? All about aerobic endurance and decoupling, trainingpeaks.com: halves \
               of a long steady effort, coupled below 5 %",
    doi: None,
};

pub(crate) const TRAININGPEAKS_DECOUPLING: Source = Source {
    id: "trainingpeaks-decoupling",
    citation: "TrainingPeaks, Pa:HR and Pw:HR, as running.wiki sums it up: below 5 % good, 5 to 10 % \
               moderate, above 10 % a sign of an insufficient base",
    doi: None,
};

pub(crate) const UPHILL_ATHLETE: Source = Source {
    id: "uphill-athlete-drift-test",
    citation: "Uphill Athlete, Heart rate drift test, uphillathlete.com: an hour on a flat course after \
               the warm-up; a rise of 3.5 to 5 % is one at the aerobic threshold",
    doi: None,
};

pub(crate) const ATHLYTICS: Source = Source {
    id: "athlytics",
    citation: "Athlytics (R package, 1.0.5), calculate_decoupling: 40 min, heart rate for 90 % of them, \
               coefficient of variation below 8 % in windows of 5 min for 40 min",
    doi: None,
};

pub(crate) const SMYTH_2022: Source = Source {
    id: "smyth-2022",
    citation: "Smyth, Maunder, Meyler, Hunter & Muniz-Pumares (2022), Decoupling of internal and \
               external workload during a marathon, Sports Med 52(9):2283-2295",
    doi: Some("10.1007/s40279-022-01680-5"),
};
