//! Each choice of conventions has an identifier, and every identifier is listed.

use std::collections::BTreeSet;

use stadion_load::{
    BanisterTrimp, Calibrated, DanielsBasis, DanielsPoints, EdwardsTrimp, Govss, IndividualFit,
    IndividualFitMethod, IndividualTrimp, LactateBaseline, LactateChannel, LactateDose, LoadModel,
    LuciaTrimp, METHODS, OfRange, PerThresholdHour, PowerSmoothing, PowerStress, RunStress,
    RunTerrain, SessionRpe, SessionTime, SexConstants, StrengthTonnage, StrengthVolume, SwimScore,
    TrimpBasis, TrimpCoefficients, ZonalTrimp, ZonalWeights, ZoneChannel, ZoneDistance, ZoneTime,
};
use stadion_physiology::{
    AboveMax, BeyondGrade, ExponentialMeanRules, GradeCost, GradeModel, GradeRule, PowerMeanRules,
    SmoothingWeight, WindowStart, ZoneScheme, Zones,
};
use stadion_types::{Lactate, OxygenUptake, Power, Speed};

use super::bpm;

/// The model's id, and that on the scale of the athlete where it has another scale.
fn ids<M: LoadModel>(all: &mut Vec<&'static str>, model: M) {
    all.push(model.id());
    if std::any::TypeId::of::<M::Unit>() != std::any::TypeId::of::<PerThresholdHour>() {
        all.push(Calibrated::new(model).id());
    }
}

#[test]
fn every_method_is_listed() {
    let mut all = Vec::new();
    let own = SexConstants::Own(TrimpCoefficients { a: 0.5, b: 2.0 });
    let sets = [SexConstants::Published, SexConstants::GoldenCheetah, SexConstants::Runalyze, own];
    for basis in [TrimpBasis::PerSample, TrimpBasis::OfMean] {
        for constants in sets {
            for above_max in AboveMax::ALL {
                let rules = BanisterTrimp { basis, constants, above_max, ..Default::default() };
                ids(&mut all, rules);
            }
        }
    }
    for time in [SessionTime::Elapsed, SessionTime::Moving] {
        ids(&mut all, SessionRpe { time });
    }
    ids(&mut all, EdwardsTrimp::default());
    ids(&mut all, EdwardsTrimp { weights: [2.0; 5], ..EdwardsTrimp::default() });
    ids(&mut all, LuciaTrimp::default());
    ids(&mut all, LuciaTrimp { weights: [2.0; 3], ..LuciaTrimp::default() });
    for weights in
        [ZonalWeights::GoldenCheetah, ZonalWeights::Alternative, ZonalWeights::Own([1.0; 5])]
    {
        ids(&mut all, ZonalTrimp { weights, ..ZonalTrimp::default() });
    }
    for method in IndividualFitMethod::ALL {
        let points = [[0.5, 1.0], [0.7, 2.0], [0.9, 5.0]];
        let fit = IndividualFit::through(&points, method).unwrap();
        for above_max in AboveMax::ALL {
            ids(&mut all, IndividualTrimp { above_max, ..IndividualTrimp::new(fit) });
        }
    }
    for basis in DanielsBasis::ALL {
        ids(&mut all, DanielsPoints { basis, ..DanielsPoints::default() });
    }
    ids(&mut all, DanielsPoints { hour: 50.0, ..DanielsPoints::default() });
    for channel in LactateChannel::ALL {
        let above = LactateBaseline::At(Lactate::const_millimoles_per_liter(2.0));
        for baseline in [LactateBaseline::default(), above, LactateBaseline::FirstValue] {
            ids(&mut all, LactateDose { channel, baseline, ..LactateDose::default() });
        }
    }
    for start in WindowStart::ALL {
        let mut rules = PowerMeanRules::default();
        rules.start = start;
        ids(&mut all, PowerStress { smoothing: PowerSmoothing::Rolling(rules) });
    }
    let mut rules = PowerMeanRules::default();
    rules.window_s = 60;
    ids(&mut all, PowerStress { smoothing: PowerSmoothing::Rolling(rules) });
    let mut exponential: Vec<ExponentialMeanRules> = SmoothingWeight::ALL
        .map(|weight| ExponentialMeanRules { weight, ..Default::default() })
        .to_vec();
    exponential.push(ExponentialMeanRules { time_constant_s: 50.0, ..Default::default() });
    for rules in exponential {
        ids(&mut all, PowerStress { smoothing: PowerSmoothing::Exponential(rules) });
    }
    let grade = GradeRule::default();
    for model in GradeModel::ALL {
        let terrain = RunTerrain::Graded { grade, cost: GradeCost::new(model) };
        ids(&mut all, RunStress { terrain, ..RunStress::default() });
    }
    ids(&mut all, RunStress { terrain: RunTerrain::Level, ..RunStress::default() });
    let clamped = GradeCost::default().with_beyond(BeyondGrade::Clamp);
    let terrain = RunTerrain::Graded { grade, cost: clamped };
    ids(&mut all, RunStress { terrain, ..RunStress::default() });
    ids(&mut all, Govss::default());
    ids(&mut all, Govss { grade: GradeRule { window_m: 50.0, ..grade }, ..Govss::default() });
    ids(&mut all, SwimScore::new(Speed::const_meters_per_second(1.2)));
    let max = OxygenUptake::const_milliliters_per_kilogram_minute(60.0);
    let speed = |vo2: OxygenUptake| {
        Speed::from_meters_per_second(vo2.milliliters_per_kilogram_minute() / 12.5)
    };
    for zones in [
        ZoneChannel::HeartRate(
            Zones::by_heart_rate(&ZoneScheme::SEILER_THREE, bpm(190.0)).unwrap(),
        ),
        ZoneChannel::Speed(Zones::by_speed(&ZoneScheme::DANIELS, max, speed).unwrap()),
        ZoneChannel::Power(
            Zones::by_power(&ZoneScheme::COGGAN, Power::const_watts(250.0)).unwrap(),
        ),
    ] {
        all.push(ZoneTime { zones: zones.clone(), from: 1, to: 2 }.id());
        all.push(ZoneDistance { zones, from: 1, to: 2 }.id());
    }
    for range in OfRange::ALL {
        all.push(StrengthVolume { range }.id());
        all.push(StrengthTonnage { range }.id());
    }
    all.push("calibrated-own");
    let named: BTreeSet<&str> = all.iter().copied().collect();
    assert_eq!(named.len(), all.len(), "each choice has a name of its own");
    let listed: BTreeSet<&str> = METHODS.iter().copied().collect();
    assert_eq!(listed.len(), METHODS.len());
    assert_eq!(named, listed);
}
