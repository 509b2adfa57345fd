//! Which constants of this crate a user may override, and why not the others.

use stadion_physiology::AboveMax;
use stadion_types::{FixedConstants, Speed, TakesConstants};

use crate::response::{BanisterFit, BussoFit, CalvertFit, FitnessFit, WalkForward};
use crate::{
    AcuteChronic, AcuteChronicMethod, BanisterTrimp, DanielsPoints, DistanceBands, EdwardsTrimp,
    FormSettings, Govss, IntensityRules, LactateDose, LoadEstimator, LuciaTrimp, MonotonySettings,
    OwnSettings, RampRule, ReadinessSettings, RecoveryNumbers, RrSettings, SexConstants,
    SmallestChange, SwimScore, ZonalTrimp, ZonalWeights,
};

/// Settings with every constant of this crate that has a place in settings: one of each kind, as they are
/// by default.
#[must_use]
pub fn overridable_settings() -> Vec<Box<dyn TakesConstants>> {
    let mut settings: Vec<Box<dyn TakesConstants>> = vec![
        Box::new(EdwardsTrimp::default()),
        Box::new(LuciaTrimp::default()),
        Box::new(ZonalTrimp::default()),
        Box::new(ZonalTrimp { weights: ZonalWeights::Alternative, ..ZonalTrimp::default() }),
        Box::new(Govss::default()),
        Box::new(SwimScore::new(Speed::MIN)),
        Box::new(DanielsPoints::default()),
        Box::new(LactateDose::default()),
        Box::new(LoadEstimator::default()),
        Box::new(FormSettings::default()),
        Box::new(MonotonySettings::default()),
        Box::new(DistanceBands::default()),
        Box::new(IntensityRules::default()),
        Box::new(RampRule::default()),
        Box::new(ReadinessSettings::default()),
        Box::new(ReadinessSettings {
            smallest: SmallestChange::FIFTH_OF_CV,
            ..ReadinessSettings::default()
        }),
        Box::new(RrSettings::default()),
        Box::new(RecoveryNumbers::default()),
        Box::new(OwnSettings::default()),
        Box::new(BanisterFit::default()),
        Box::new(BussoFit::default()),
        Box::new(CalvertFit::default()),
        Box::new(FitnessFit::default()),
        Box::new(WalkForward::default()),
    ];
    for constants in [SexConstants::Published, SexConstants::GoldenCheetah, SexConstants::Runalyze]
    {
        let above_max = AboveMax::default();
        settings.push(Box::new(BanisterTrimp { constants, above_max, ..BanisterTrimp::default() }));
    }
    for method in AcuteChronicMethod::ALL {
        settings.push(Box::new(AcuteChronic::of(method)));
    }
    settings
}

/// The constants of this crate that keep their value, and why.
pub const FIXED_CONSTANTS: &[FixedConstants] = &[
    FixedConstants {
        ids: "load.complete-coverage",
        why: "a load says by it whether it is complete, and loads of two users must say the same",
    },
    FixedConstants { ids: "strength.", why: "a unit of mass is a definition" },
    FixedConstants {
        ids: "swim.drag.",
        why: "it stands above and below the line of the swim score and changes no load",
    },
    FixedConstants {
        ids: "swim.efficiency",
        why: "it stands above and below the line of the swim score and changes no load",
    },
    FixedConstants {
        ids: "swim.exponent",
        why: "that power rises with the cube of speed is the model itself",
    },
    FixedConstants {
        ids: "taper.",
        why: "it tells what was tried in published trials, and no taper is computed by it",
    },
    FixedConstants {
        ids: "rmssd.",
        why: "it is the range of a type, by which a number is taken for an rMSSD at all",
    },
    FixedConstants {
        ids: "recovery.condition.protected",
        why: "it tells a caller which sessions to count, and no model reads it",
    },
];
