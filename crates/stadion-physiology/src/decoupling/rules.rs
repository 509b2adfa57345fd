//! The settings of decoupling, its conditions and its bands.

use super::definition::{DecouplingFormula, DecouplingHalves, OutputMean};
use super::error::DecouplingError;

/// The conditions that a session must meet; an absent one is not asked.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
#[non_exhaustive]
pub struct DecouplingGates {
    /// Least moving time between warm-up and cool-down.
    pub min_duration_s: Option<f64>,
    /// Least share of that time with a heart rate, and with an output.
    pub min_coverage: Option<f64>,
    /// Longest stop.
    pub max_stop_s: Option<f64>,
    /// Largest share of stops in the time by the clock.
    pub max_stopped_share: Option<f64>,
    /// Most metres of climb for each kilometre, where altitude and distance are known and the speed
    /// is not already adjusted for grade.
    pub max_climb_m_per_km: Option<f64>,
    /// Steadiness of the output.
    pub steadiness: Option<Steadiness>,
}

/// When an output counts as steady: the coefficient of variation in rolling windows.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
#[non_exhaustive]
pub struct Steadiness {
    /// Length of a window.
    pub window_s: u32,
    /// The output is averaged over so many seconds first; 1 takes it as it is, as Athlytics does.
    pub smoothing_s: u32,
    /// A window below this coefficient of variation is steady.
    pub max_cv: f64,
    /// Time that steady windows must cover.
    pub min_steady_s: f64,
    /// Share of the analysed time that they must cover: forty steady minutes of three hours are no
    /// steady effort.
    pub min_steady_share: f64,
}

impl Default for Steadiness {
    fn default() -> Self {
        Self {
            window_s: Self::WINDOW_S,
            smoothing_s: Self::SMOOTHING_S,
            max_cv: Self::MAX_CV,
            min_steady_s: Self::MIN_STEADY_S,
            min_steady_share: Self::MIN_STEADY_SHARE,
        }
    }
}

impl Steadiness {
    /// Length of a window, s.
    pub const WINDOW_S: u32 = 300;
    /// Seconds over which the output is averaged first: as for the fourth-power mean. Power wavers with
    /// each turn of the crank, so without it no ride outdoors is steady.
    pub const SMOOTHING_S: u32 = 30;
    /// Coefficient of variation of a steady window.
    pub const MAX_CV: f64 = 0.08;
    /// Time that steady windows must cover, s.
    pub const MIN_STEADY_S: f64 = 2400.0;
    /// Share of the analysed time that steady windows must cover.
    pub const MIN_STEADY_SHARE: f64 = 0.75;
}

impl Default for DecouplingGates {
    fn default() -> Self {
        Self {
            min_duration_s: Some(Self::MIN_DURATION_S),
            min_coverage: Some(Self::MIN_COVERAGE),
            max_stop_s: Some(Self::MAX_STOP_S),
            max_stopped_share: Some(Self::MAX_STOPPED_SHARE),
            max_climb_m_per_km: Some(Self::MAX_CLIMB_M_PER_KM),
            steadiness: Some(Steadiness::default()),
        }
    }
}

impl DecouplingGates {
    /// Least moving time, s.
    pub const MIN_DURATION_S: f64 = 2400.0;
    /// Least share of the time with a value.
    pub const MIN_COVERAGE: f64 = 0.9;
    /// Longest stop, s: about one time constant of heart rate.
    pub const MAX_STOP_S: f64 = 60.0;
    /// Largest share of stops.
    pub const MAX_STOPPED_SHARE: f64 = 0.05;
    /// Most climb, m/km.
    pub const MAX_CLIMB_M_PER_KM: f64 = 10.0;
    /// No condition at all: every number is given, none is vouched for.
    pub const OFF: Self = Self {
        min_duration_s: None,
        min_coverage: None,
        max_stop_s: None,
        max_stopped_share: None,
        max_climb_m_per_km: None,
        steadiness: None,
    };
}

/// How decoupling is computed and judged.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
#[non_exhaustive]
pub struct DecouplingRules {
    /// How the halves are made.
    pub halves: DecouplingHalves,
    /// How the output of a half becomes one number.
    pub output_mean: OutputMean,
    /// Which number is called decoupling.
    pub formula: DecouplingFormula,
    /// Moving time that is cut off at the start.
    pub warm_up_s: f64,
    /// Moving time that is cut off at the end.
    pub cool_down_s: f64,
    /// The longest time for which a value stands.
    pub max_gap_s: f64,
    /// Speeds below it are a stop.
    pub stop_speed_m_s: f64,
    /// The conditions.
    pub gates: DecouplingGates,
    /// Below it output and heart rate are coupled.
    pub good_percent: f64,
    /// Above it decoupling is high.
    pub high_percent: f64,
    /// Below minus this much a negative decoupling is remarked.
    pub negative_percent: f64,
    /// A rise of heart rate alone from here on is one at the aerobic threshold.
    pub aerobic_from_percent: f64,
    /// A rise of heart rate alone above it is one above the aerobic threshold.
    pub aerobic_to_percent: f64,
    /// Probability of the interval.
    pub level: f64,
}

impl Default for DecouplingRules {
    fn default() -> Self {
        Self {
            halves: DecouplingHalves::default(),
            output_mean: OutputMean::default(),
            formula: DecouplingFormula::default(),
            warm_up_s: Self::WARM_UP_S,
            cool_down_s: Self::COOL_DOWN_S,
            max_gap_s: Self::MAX_GAP_S,
            stop_speed_m_s: Self::STOP_SPEED_M_S,
            gates: DecouplingGates::default(),
            good_percent: Self::GOOD_PERCENT,
            high_percent: Self::HIGH_PERCENT,
            negative_percent: Self::NEGATIVE_PERCENT,
            aerobic_from_percent: Self::AEROBIC_PERCENT[0],
            aerobic_to_percent: Self::AEROBIC_PERCENT[1],
            level: Self::LEVEL,
        }
    }
}

impl DecouplingRules {
    /// Warm-up that is cut off, s.
    pub const WARM_UP_S: f64 = 600.0;
    /// Cool-down that is cut off, s.
    pub const COOL_DOWN_S: f64 = 300.0;
    /// The longest time for which a value stands, s: as for the training impulse.
    pub const MAX_GAP_S: f64 = 30.0;
    /// Speeds below it are a stop, m/s.
    pub const STOP_SPEED_M_S: f64 = 0.5;
    /// Standing for less than this is no stop, s.
    pub const SHORTEST_STOP_S: u32 = 10;
    /// The climb between two turns that counts as one, m: what a barometer makes up is less.
    pub const CLIMB_STEP_M: f64 = 3.0;
    /// Below it output and heart rate are coupled, %.
    pub const GOOD_PERCENT: f64 = 5.0;
    /// Above it decoupling is high, %.
    pub const HIGH_PERCENT: f64 = 10.0;
    /// A negative decoupling beyond it is remarked, %.
    pub const NEGATIVE_PERCENT: f64 = 5.0;
    /// Rises of heart rate alone between which the effort was at the aerobic threshold, %.
    pub const AEROBIC_PERCENT: [f64; 2] = [3.5, 5.0];
    /// Probability of the interval.
    pub const LEVEL: f64 = 0.9;

    /// The rules without a condition and without cuts: the bare formula over the whole series.
    #[must_use]
    pub fn bare() -> Self {
        Self { warm_up_s: 0.0, cool_down_s: 0.0, gates: DecouplingGates::OFF, ..Self::default() }
    }

    pub(super) fn check(&self) -> Result<(), DecouplingError> {
        let day = 86_400.0;
        let gates = &self.gates;
        let steadiness = gates.steadiness.unwrap_or_default();
        let share = |v: Option<f64>| v.unwrap_or(0.0);
        for (name, value, min, max) in [
            ("a warm-up", self.warm_up_s, 0.0, day),
            ("a cool-down", self.cool_down_s, 0.0, day),
            ("a longest gap", self.max_gap_s, 0.0, day),
            ("a speed of a stop", self.stop_speed_m_s, 0.0, 10.0),
            ("a least duration", share(gates.min_duration_s), 0.0, 30.0 * day),
            ("a least coverage", share(gates.min_coverage), 0.0, 1.0),
            ("a longest stop", share(gates.max_stop_s), 0.0, day),
            ("a share of stops", share(gates.max_stopped_share), 0.0, 1.0),
            ("a climb for each kilometre", share(gates.max_climb_m_per_km), 0.0, 1000.0),
            ("a window of steadiness", f64::from(steadiness.window_s), 2.0, day),
            ("a smoothing", f64::from(steadiness.smoothing_s), 1.0, 600.0),
            ("a coefficient of variation", steadiness.max_cv, 0.0, 10.0),
            ("a steady time", steadiness.min_steady_s, 0.0, 30.0 * day),
            ("a share of steady time", steadiness.min_steady_share, 0.0, 1.0),
            ("a band", self.good_percent, 0.0, 100.0),
            ("a band", self.high_percent, self.good_percent, 100.0),
            ("a band", self.negative_percent, 0.0, 100.0),
            ("a band", self.aerobic_from_percent, 0.0, 100.0),
            ("a band", self.aerobic_to_percent, self.aerobic_from_percent, 100.0),
            ("a level", self.level, 0.5, 0.99),
        ] {
            if !(value >= min && value <= max) {
                return Err(DecouplingError::Setting { name, value, min, max });
            }
        }
        Ok(())
    }
}
