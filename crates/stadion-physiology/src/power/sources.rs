//! Where the numbers of this topic come from.

use stadion_types::Source;

pub(crate) const COGGAN_POWER: Source = Source {
    id: "coggan-normalized-power",
    citation: "Allen & Coggan (2006), Training and racing with a power meter, VeloPress: a 30-s rolling \
               mean of power, its fourth power, the mean of that and the fourth root; from memory",
    doi: None,
};

pub(crate) const SKIBA_XPOWER: Source = Source {
    id: "skiba-xpower",
    citation: "Skiba (2006), Calculation of power output and quantification of training stress in \
               distance runners and BikeScore, physfarm.com: a 25-s exponential mean and its fourth \
               power; as the source of GoldenCheetah codes it, from memory",
    doi: None,
};
