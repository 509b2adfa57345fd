//! What days of load add up to: fitness, fatigue and form, acute against chronic load, monotony,
//! ramp, the longest session, and how intensity is spread.

mod acute_chronic;
mod closed_forms;
mod constants;
mod daily;
mod distribution;
mod error;
mod form;
mod longest;
mod monotony;
mod of_ledger;
mod points;
mod project;
mod ramp;
mod running;
mod seed;
mod smoothing;
mod squad;
mod taper;
mod unknown;

pub use self::acute_chronic::{AcuteChronic, AcuteChronicMethod, LoadRatio, RatioUndefined};
pub use self::closed_forms::{FormBand, LoadBand, NoAnswer};
pub use self::constants::TREND_CONSTANTS;
pub use self::daily::{DailyLoads, DailyLoadsError, DayLoad, LoadEntry};
pub use self::distribution::{
    DistributionKind, IntensityDistribution, IntensityRules, NoDistribution,
};
pub use self::error::TrendError;
pub use self::form::{
    FormModel, FormPoint, FormSettings, FormState, FormTiming, Shares, UnknownDays,
};
pub use self::longest::{
    DistanceBand, DistanceBands, DistanceRatio, NoDistanceRatio, longest_ratio,
};
pub use self::monotony::{Monotony, MonotonySettings, MonotonyUndefined, SdKind};
pub use self::of_ledger::{LedgerTrend, LedgerTrendError};
pub use self::ramp::{NoRamp, Ramp, RampRule};
pub use self::running::FormTrend;
pub use self::seed::Seed;
pub use self::smoothing::Smoothing;
pub use self::squad::{SquadError, SquadNumber, fitness_and_fatigue};
pub use self::taper::{AgainstTrials, Taper, TaperError};
pub use self::unknown::UnknownSpan;
