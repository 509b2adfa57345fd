//! Numbers and reasons of the load models.

use stadion_types::{Constant, Evidence, ReasonCode, Source};

use crate::choice;
use crate::constants::number;
use crate::estimated::LoadEstimator;
use crate::lactate_dose::LactateDose;
use crate::sources::{DANIELS, EDWARDS, GOLDEN_CHEETAH, LUCIA, POUNDS, SKIBA, STADION};
use crate::strength::weight::{POOD, POUND};
use crate::strength::work::{BODY, NO_UNIT, NO_WEIGHT, SHARE};
use crate::stress::{SwimScore, daniels, govss, swim};
use crate::trimp::{edwards, lucia, zonal};

const ALL: &str = "everybody";

const fn model(id: &'static str, value: f64, unit: &'static str, source: Source) -> Constant {
    number(id, value, unit, source, ALL, Evidence::Convention)
}

/// Every number of the load models besides those in [`CONSTANTS`](crate::CONSTANTS).
pub const MODEL_CONSTANTS: &[Constant] = &[
    model("edwards.limit.1", edwards::LIMITS_PERCENT[0], "%HRmax", EDWARDS),
    model("edwards.limit.2", edwards::LIMITS_PERCENT[1], "%HRmax", EDWARDS),
    model("edwards.limit.3", edwards::LIMITS_PERCENT[2], "%HRmax", EDWARDS),
    model("edwards.limit.4", edwards::LIMITS_PERCENT[3], "%HRmax", EDWARDS),
    model("edwards.limit.5", edwards::LIMITS_PERCENT[4], "%HRmax", EDWARDS),
    model("edwards.weight.1", edwards::WEIGHTS[0], "1", EDWARDS),
    model("edwards.weight.2", edwards::WEIGHTS[1], "1", EDWARDS),
    model("edwards.weight.3", edwards::WEIGHTS[2], "1", EDWARDS),
    model("edwards.weight.4", edwards::WEIGHTS[3], "1", EDWARDS),
    model("edwards.weight.5", edwards::WEIGHTS[4], "1", EDWARDS),
    model("lucia.weight.1", lucia::WEIGHTS[0], "1", LUCIA),
    model("lucia.weight.2", lucia::WEIGHTS[1], "1", LUCIA),
    model("lucia.weight.3", lucia::WEIGHTS[2], "1", LUCIA),
    model("zonal.limit.2", zonal::LIMITS_PERCENT[0], "%LTHR", GOLDEN_CHEETAH),
    model("zonal.limit.3", zonal::LIMITS_PERCENT[1], "%LTHR", GOLDEN_CHEETAH),
    model("zonal.limit.4", zonal::LIMITS_PERCENT[2], "%LTHR", GOLDEN_CHEETAH),
    model("zonal.limit.5", zonal::LIMITS_PERCENT[3], "%LTHR", GOLDEN_CHEETAH),
    model("zonal.weight.1", zonal::GOLDEN_CHEETAH[0], "1", GOLDEN_CHEETAH),
    model("zonal.weight.2", zonal::GOLDEN_CHEETAH[1], "1", GOLDEN_CHEETAH),
    model("zonal.weight.3", zonal::GOLDEN_CHEETAH[2], "1", GOLDEN_CHEETAH),
    model("zonal.weight.4", zonal::GOLDEN_CHEETAH[3], "1", GOLDEN_CHEETAH),
    model("zonal.weight.5", zonal::GOLDEN_CHEETAH[4], "1", GOLDEN_CHEETAH),
    model("zonal.alternative.weight.1", zonal::ALTERNATIVE[0], "1", GOLDEN_CHEETAH),
    model("zonal.alternative.weight.2", zonal::ALTERNATIVE[1], "1", GOLDEN_CHEETAH),
    model("zonal.alternative.weight.3", zonal::ALTERNATIVE[2], "1", GOLDEN_CHEETAH),
    model("zonal.alternative.weight.4", zonal::ALTERNATIVE[3], "1", GOLDEN_CHEETAH),
    model("zonal.alternative.weight.5", zonal::ALTERNATIVE[4], "1", GOLDEN_CHEETAH),
    model("govss.window", govss::WINDOW_S as f64, "s", SKIBA),
    model("govss.frontal", govss::FRONTAL, "1", SKIBA),
    model("govss.surface.factor", govss::SURFACE[0], "m2", SKIBA),
    model("govss.surface.height", govss::SURFACE[1], "1", SKIBA),
    model("govss.surface.mass", govss::SURFACE[2], "1", SKIBA),
    model("govss.air-density", govss::AIR[0], "kg/m3", SKIBA),
    model("govss.drag", govss::AIR[1], "1", SKIBA),
    model("govss.efficiency.0", govss::EFFICIENCY[0], "1", SKIBA),
    model("govss.efficiency.1", govss::EFFICIENCY[1], "s/m", SKIBA),
    model("govss.efficiency.2", govss::EFFICIENCY[2], "1", SKIBA),
    model("govss.efficiency.3", govss::EFFICIENCY[3], "m/s", SKIBA),
    model("swim.drag.mass", swim::DRAG[0], "1", SKIBA),
    model("swim.drag.fixed", swim::DRAG[1], "1", SKIBA),
    model("swim.efficiency", swim::DRAG[2], "1", SKIBA),
    model("swim.exponent", swim::EXPONENT as f64, "1", SKIBA),
    model("swim.max-gap", SwimScore::MAX_GAP.as_secs_f64(), "s", STADION),
    model("daniels.hour", daniels::HOUR, "points", DANIELS),
    model("lactate-dose.max-gap", LactateDose::MAX_GAP.as_secs_f64(), "s", STADION),
    model("estimate.level", LoadEstimator::LEVEL, "1", STADION),
    model("estimate.duration-ratio", LoadEstimator::DURATION_RATIO, "1", STADION),
    model("strength.pound", POUND, "kg", POUNDS),
    model("strength.pood", POOD, "kg", POUNDS),
];

/// Every reason that the choice of a model and the reading of lifts give.
pub const MODEL_REASONS: &[ReasonCode] = &[
    choice::REFUSED,
    choice::LOW_COVERAGE,
    choice::DISTRUSTED,
    choice::NOT_REACHED,
    NO_WEIGHT,
    NO_UNIT,
    BODY,
    SHARE,
];
