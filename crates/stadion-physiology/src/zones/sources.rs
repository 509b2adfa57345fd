//! Publications behind this topic.

use stadion_types::Source;

pub(crate) const FRIEL: Source = Source {
    id: "friel-run",
    citation: "Friel, zones by lactate threshold heart rate for runners, as printed on coachray.nz (2023)",
    doi: None,
};

pub(crate) const COGGAN: Source = Source {
    id: "coggan-levels",
    citation: "Coggan, levels of training by power and heart rate at threshold, as printed on \
               coachray.nz (2023)",
    doi: None,
};

pub(crate) const BRITISH_CYCLING: Source = Source {
    id: "british-cycling",
    citation: "British Cycling, heart rate zones by functional threshold heart rate, as printed on \
               calculator pages that name it",
    doi: None,
};

pub(crate) const DANIELS: Source = Source {
    id: "daniels-zones",
    citation: "Daniels, Daniels' Running Formula; per cent of VO2max as printed in public notes on \
               the book, per cent of maximal heart rate from memory",
    doi: None,
};

pub(crate) const TREFF_2019: Source = Source {
    id: "treff-2019",
    citation: "Treff, Winkert, Sareban, Steinacker & Sperlich (2019), The polarization-index: a \
               simple calculation to distinguish polarized from non-polarized training intensity \
               distributions, Front Physiol 10:707; from memory",
    doi: Some("10.3389/fphys.2019.00707"),
};
