//! Publications and programs that the numbers of this topic come from.

use stadion_types::Source;

pub(crate) const MINETTI_2002: Source = Source {
    id: "minetti-2002",
    citation: "Minetti, Moia, Roi, Susta & Ferretti (2002), Energy cost of walking and running at \
               extreme uphill and downhill slopes, J Appl Physiol 93(3):1039-1046",
    doi: Some("10.1152/japplphysiol.01177.2001"),
};

pub(crate) const RUNALYZE_GRADE: Source = Source {
    id: "runalyze-grade",
    citation: "Runalyze (2019), open source training log, its damping of the cost of grade",
    doi: None,
};

pub(crate) const GOLDENCHEETAH_GRADE: Source = Source {
    id: "goldencheetah-grade",
    citation: "GoldenCheetah, open source training program, its polynomial of grade-adjusted pace, \
               fitted to the curve that Strava published",
    doi: None,
};
