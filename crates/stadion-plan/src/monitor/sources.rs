//! What the numbers of the monitor come from. The same id is the same source in every crate.

use stadion_types::Source;

pub(super) const STADION: Source = Source {
    id: "stadion",
    citation: "an agreement of this library, made where sources leave a gap",
    doi: None,
};
pub(super) const SEED_000: Source =
    Source { id: "seed-000", citation: "loop28, The Myth of the Hero Workout", doi: None };
pub(super) const LETSRUN: Source = Source {
    id: "letsrun-12130781",
    citation: "letsrun.com forum, thread 12130781 on sub-threshold training, page 241",
    doi: None,
};
pub(super) const WALSH_2011: Source = Source {
    id: "walsh-2011",
    citation: "Walsh, Gleeson, Pyne, Nieman, Dhabhar, Shephard, Oliver, Bermon & Kajeniene (2011), \
               Position statement, part two: maintaining immune health, Exerc Immunol Rev 17:64-103",
    doi: None,
};
pub(super) const HELMS_2016: Source = Source {
    id: "helms-2016",
    citation: "Helms, Cronin, Storey & Zourdos (2016), Application of the repetitions in \
               reserve-based rating of perceived exertion scale for resistance training, \
               Strength Cond J 38(4):42-49",
    doi: Some("10.1519/SSC.0000000000000218"),
};

/// Every publication and page that the numbers of the monitor come from.
pub const MONITOR_SOURCES: &[Source] = &[STADION, SEED_000, LETSRUN, WALSH_2011, HELMS_2016];
