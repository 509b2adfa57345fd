//! Publications that the numbers of this topic come from.

use stadion_types::Source;

pub(crate) const JONES_2024: Source = Source {
    id: "jones-2024",
    citation: "Jones (2024), The fourth dimension: physiological resilience as an independent \
               determinant of endurance exercise performance, J Physiol 602(17):4113-4128",
    doi: Some("10.1113/JP284205"),
};

pub(crate) const ZANINI_2025: Source = Source {
    id: "zanini-2025",
    citation: "Zanini, Folland & Blagrove (2025), The effect of 90 and 120 min of running on the \
               determinants of endurance performance in well-trained male marathon runners, Scand \
               J Med Sci Sports 35(5):e70076",
    doi: Some("10.1111/sms.70076"),
};
