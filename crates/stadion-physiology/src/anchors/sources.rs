//! Publications behind this topic.

use stadion_types::Source;

pub(crate) const SWAIN_1994: Source = Source {
    id: "swain-1994",
    citation: "Swain, Abernathy, Smith, Lee & Bunn (1994), Target heart rates for the development of \
               cardiorespiratory fitness, Med Sci Sports Exerc 26(1):112-116; from memory",
    doi: None,
};
