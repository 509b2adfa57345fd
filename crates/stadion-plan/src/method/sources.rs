//! Where the figures of methods come from.

use stadion_types::Source;

const fn source(id: &'static str, citation: &'static str) -> Source {
    Source { id, citation, doi: None }
}

pub(crate) const SEED_000: Source = source("seed-000", "loop28, The Myth of the Hero Workout");
pub(crate) const SEED_001: Source =
    source("seed-001", "J. Marcus, Workout of the Day: a speed-endurance session of 18 May 2018");
pub(crate) const SEED_002: Source =
    source("seed-002", "J. Marcus, Workout of the Day: a sprint session of 5 June 2017");
pub(crate) const SEED_003: Source =
    source("seed-003", "M. Sisson, Breakthrough Workouts, Racer X Virtual Trainer, 2014");
pub(crate) const LETSRUN: Source = source(
    "letsrun-12130781",
    "letsrun.com forum, thread 12130781 on sub-threshold training, page 241",
);
pub(crate) const SINGLES: Source = source(
    "norwegian-singles",
    "Norwegian singles as hobby runners describe them: repetitions by time, shares of weekly time, caps of \
     heart rate and power",
);
pub(crate) const JRAMOSG: Source = source(
    "jramosg-norwegian-singles",
    "jramosg/norwegian-singles, a program that makes such plans: lengths of long runs, weeks of a block",
);
pub(crate) const BOSQUET: Source = Source {
    id: "bosquet-2007",
    citation: "Bosquet, Montpetit, Arvisais & Mujika (2007), Med Sci Sports Exerc 39(8):1358-1365, \
               on 27 studies; from memory",
    doi: Some("10.1249/mss.0b013e31806010e0"),
};
pub(crate) const DANIELS: Source = Source {
    id: "daniels-running-formula",
    citation: "Daniels, Daniels' Running Formula, 3rd edition (2013), tables of performances and \
               training paces",
    doi: None,
};
pub(crate) const DANIELS_PAUSES: Source = source(
    "daniels-pauses",
    "Daniels, Daniels' Running Formula, 3rd edition (2013), on running less and on pauses: half of the load after one to four \
     weeks, a third after longer ones; from memory",
);
pub(crate) const STADION: Source =
    source("stadion", "an agreement of this library, made where sources leave a gap");

/// Every source that the figures of methods come from.
pub const METHOD_SOURCES: &[Source] = &[
    SEED_000,
    SEED_001,
    SEED_002,
    SEED_003,
    LETSRUN,
    SINGLES,
    JRAMOSG,
    BOSQUET,
    DANIELS,
    DANIELS_PAUSES,
    STADION,
];
