//! Skiba's running score on gravity-ordered velocity.

use stadion_physiology::{Athlete, GradeCost, GradeRule, MovingSeconds, PowerMeanRules};
use stadion_types::{
    ConstantRange, ConstantSlots, Distance, Mass, Recording, Speed, TakesConstants,
};

use super::run::{on_foot, threshold_speed, with_cost};
use super::shared_grades::shared_grades;
use super::speed::speeds;
use super::{named, seconds, stress};
use crate::error::LoadError;
use crate::model::{Done, LoadModel};
use crate::trimp::by_heart_rate::known;
use crate::unit::{Load, LoadSource, PerThresholdHour};

/// Seconds over which speed and grade are smoothed.
pub(crate) const WINDOW_S: u32 = 120;
/// Frontal area: this part of the surface of the body ...
pub(crate) const FRONTAL: f64 = 0.266;
/// ... which is this times height to the one and mass to the other exponent.
pub(crate) const SURFACE: [f64; 3] = [0.2025, 0.725, 0.425];
/// Density of air, kg/m³, and drag coefficient.
pub(crate) const AIR: [f64; 2] = [1.2, 0.9];
/// Efficiency: `(e0 + e1 · v) · (1 − e2 · v / e3)`.
pub(crate) const EFFICIENCY: [f64; 4] = [0.25, 0.054, 0.5, 8.33];

/// The power of running by Skiba's model, steady on a grade, in W; `None` on a grade beyond 0.45 and where
/// the numbers give no power from 0 on.
///
/// # Model
///
/// ```text
/// W = ( 0.5 · 1.2 · 0.9 · Af · v² / m  +  C(i) · (0.25 + 0.054 v) · (1 − 0.5 v / 8.33) ) · v · m
/// Af = 0.266 · 0.2025 · h^0.725 · m^0.425
/// ```
///
/// `C(i)` is Minetti's cost of running on the grade `i` in J/kg/m, `v` in m/s, `m` in kg, `h` in m.
///
/// ```
/// use stadion_load::govss_power;
/// use stadion_types::{Distance, Mass, Speed};
///
/// let (mass, height) = (Mass::from_kilograms(70.0)?, Distance::from_meters(1.78)?);
/// let watts = govss_power(Speed::from_meters_per_second(4.0)?, 0.0, mass, height);
/// assert!(watts.is_some_and(|w| (w - 374.15).abs() < 0.01));
/// # Ok::<(), stadion_types::OutOfRange>(())
/// ```
#[must_use]
pub fn govss_power(speed: Speed, grade: f64, mass: Mass, height: Distance) -> Option<f64> {
    let v = speed.meters_per_second();
    GovssNumbers::default().power([v, v], grade, mass.kilograms(), height.meters())
}

/// The numbers of Skiba's model of running.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct GovssNumbers {
    /// Seconds over which speed and grade are smoothed.
    pub window_s: u32,
    /// Share of the surface of the body that faces the air.
    pub frontal: f64,
    /// Surface in m² of a height and a mass of 1, and the exponents of height and of mass.
    pub surface: [f64; 3],
    /// Density of the air in kg/m³.
    pub air_density: f64,
    /// Drag coefficient.
    pub drag: f64,
    /// Efficiency, `(e0 + e1 · v) · (1 − e2 · v / e3)`.
    pub efficiency: [f64; 4],
}

impl Default for GovssNumbers {
    fn default() -> Self {
        let [air_density, drag] = AIR;
        Self {
            window_s: WINDOW_S,
            frontal: FRONTAL,
            surface: SURFACE,
            air_density,
            drag,
            efficiency: EFFICIENCY,
        }
    }
}

impl TakesConstants for GovssNumbers {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        use ConstantRange::{Any, Between, NotNegative, Positive};
        let [surface, of_height, of_mass] = &mut self.surface;
        let [e0, e1, e2, e3] = &mut self.efficiency;
        slots.count("govss.window", &mut self.window_s, Between(1.0, 3600.0));
        for (id, number, accepted) in [
            ("govss.frontal", &mut self.frontal, NotNegative),
            ("govss.surface.factor", surface, NotNegative),
            ("govss.surface.height", of_height, Any),
            ("govss.surface.mass", of_mass, Any),
            ("govss.air-density", &mut self.air_density, NotNegative),
            ("govss.drag", &mut self.drag, NotNegative),
            ("govss.efficiency.0", e0, Any),
            ("govss.efficiency.1", e1, Any),
            ("govss.efficiency.2", e2, Any),
            ("govss.efficiency.3", e3, Positive),
        ] {
            slots.number(id, number, accepted);
        }
    }
}

impl GovssNumbers {
    /// The power of running in W while speed changes from the first to the second within a second.
    fn power(&self, [before, v]: [f64; 2], grade: f64, mass: f64, height: f64) -> Option<f64> {
        if v <= 0.0 {
            return Some(0.0);
        }
        let [factor, of_height, of_mass] = self.surface;
        let area = self.frontal * factor * height.powf(of_height) * mass.powf(of_mass);
        let (density, drag) = (self.air_density, self.drag);
        let air = 0.5 * density * drag * area * v * v / mass;
        // The way of a second is as many metres as the speed.
        let kinetic = 0.5 * (v * v - before * before) / v;
        let slope = GradeCost::default().energy_j_kg_m(grade).ok()??;
        let [e0, e1, e2, e3] = self.efficiency;
        let efficiency = (e0 + e1 * v) * (1.0 - e2 * v / e3);
        let watts = (air + kinetic + slope * efficiency) * v * mass;
        watts.is_finite().then_some(watts.max(0.0))
    }
}

/// GOVSS: running as a power on the level of the hill, the air and the change of speed, scored as power
/// stress is. One hour at threshold speed on the level is 100.
///
/// # Model
///
/// Speed and grade are smoothed over 120 s, the power of each second is that of [`govss_power`] with
/// `0.5 · (v² − v₀²) / d` J/kg/m for the change of speed, and the mean is that of [`PowerMeanRules`].
///
/// ```text
/// IF = M / P(threshold speed, level)        load = 100 · hours · IF²
/// ```
///
/// # Limits
///
/// The rolling means over 120 s begin with what there is, and begin anew after a gap. Slowing down faster
/// than the model allows for is a power of 0 and not less. The efficiency falls above 8 m/s or so, so
/// sprints are underrated. Gaps and pauses count as in [`PowerStress`](crate::PowerStress).
///
/// # Errors
///
/// [`LoadError::Sport`] unless it is running or walking, [`LoadError::MissingAthlete`] without mass,
/// height or threshold speed, [`LoadError::Grade`] without distance or altitude.
///
/// # Examples
///
/// ```
/// use chrono::DateTime;
/// use stadion_load::{Done, Govss, LoadModel};
/// use stadion_physiology::Athlete;
/// use stadion_types::{Channel, Distance, Mass, Recording, Speed, Sport};
///
/// let athlete = Athlete::default()
///     .with_mass(Mass::from_kilograms(70.0)?)
///     .with_height(Distance::from_meters(1.78)?)
///     .with_threshold_speed(Speed::from_meters_per_second(4.0)?);
/// let run = Recording::builder(DateTime::UNIX_EPOCH, (0..3600).map(f64::from).collect())
///     .sport(Some(Sport::Running))
///     .distance_m((0..3600).map(|s| Some(4.0 * f64::from(s))).collect())
///     .channel(Channel::Altitude, vec![Some(12.0); 3600])
///     .build()?;
/// let load = Govss::default().load(&athlete, &Done::from_recording(&run))?;
/// assert!((load.amount() - 100.0).abs() < 1e-9);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Skiba (2006), physfarm.com, as GoldenCheetah has it; cost of grade: Minetti et al. (2002).
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct Govss {
    /// How grades are taken.
    pub grade: GradeRule,
    /// The numbers of the model.
    pub numbers: GovssNumbers,
}

impl TakesConstants for Govss {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        self.grade.constants(slots);
        self.numbers.constants(slots);
    }
}

impl Govss {
    fn watts(
        &self,
        done: &Done<'_>,
        recording: &Recording,
        mass: f64,
        height: f64,
    ) -> Result<MovingSeconds, LoadError> {
        let model = self.id();
        let max_gap_s = PowerMeanRules::MAX_GAP_S;
        let grade_error = |error| LoadError::Grade { model, error };
        let grades = shared_grades(done, recording, &self.grade).map_err(grade_error)?;
        let missing = LoadError::MissingInput { model, what: "a recorded distance" };
        let speed = speeds(recording).ok_or(missing)?;
        // An unknown grade is as steep as no hill, so that no value reaches across it.
        let grades: Vec<_> =
            speed.iter().zip(grades).map(|(v, g)| v.map(|_| g.unwrap_or(1e9))).collect();
        let grades = seconds(model, recording, grades, max_gap_s)?;
        let speed = seconds(model, recording, speed, max_gap_s)?;
        let window = usize::try_from(self.numbers.window_s).unwrap_or(usize::MAX).max(1);
        let (mut v, mut g) = (Trailing::default(), Trailing::default());
        let mut last: Option<(usize, f64)> = None;
        let watts = speed.mapped(|second, speed| {
            let grade = grades.get(second).filter(|g| g.abs() < 10.0)?;
            let before = last.filter(|(at, _)| at + 1 == second).map(|(_, v)| v);
            if before.is_none() {
                (v, g) = (Trailing::default(), Trailing::default());
            }
            let (speed, grade) = (v.mean_with(speed, window), g.mean_with(grade, window));
            last = Some((second, speed));
            self.numbers.power([before.unwrap_or(speed), speed], grade, mass, height)
        });
        with_cost(model, watts)
    }
}

/// The mean of the last values: of those that came before a point the sums up to it, and one sum of those after it. A
/// running sum would drift over hours.
#[derive(Default)]
struct Trailing {
    /// Sums of the older values from each one to the point, the oldest last.
    sums: Vec<f64>,
    /// The values since.
    values: Vec<f64>,
    /// Their sum.
    sum: f64,
}

impl Trailing {
    fn mean_with(&mut self, value: f64, window: usize) -> f64 {
        if self.sums.len() + self.values.len() >= window {
            if self.sums.is_empty() {
                let mut sum = 0.0;
                self.sums.extend(self.values.drain(..).rev().map(|value| {
                    sum += value;
                    sum
                }));
                self.sum = 0.0;
            }
            self.sums.pop();
        }
        self.values.push(value);
        self.sum += value;
        #[expect(clippy::cast_precision_loss, reason = "at most the window")]
        let n = (self.sums.len() + self.values.len()) as f64;
        (self.sums.last().copied().unwrap_or(0.0) + self.sum) / n
    }
}

impl LoadModel for Govss {
    type Unit = PerThresholdHour;

    fn id(&self) -> &'static str {
        if *self == Self::default() { "govss" } else { "govss-own" }
    }

    fn load(
        &self,
        athlete: &Athlete,
        done: &Done<'_>,
    ) -> Result<Load<PerThresholdHour>, LoadError> {
        let model = self.id();
        on_foot(model, done)?;
        let mass = known(model, "mass_kg", athlete.mass())?.kilograms();
        let height = known(model, "height_m", athlete.height())?.meters();
        let v = threshold_speed(model, athlete)?;
        let threshold = self
            .numbers
            .power([v, v], 0.0, mass, height)
            .filter(|watts| *watts > 0.0)
            .ok_or(LoadError::Setting { model, setting: "threshold.speed_m_s" })?;
        let missing = LoadError::MissingInput { model, what: "a recorded distance" };
        let recording = done.recording.ok_or(missing)?;
        let watts = self.watts(done, recording, mass, height)?;
        let found = PowerMeanRules::default()
            .of_seconds(&watts)
            .map_err(named(model, "a recorded distance"))?;
        stress(model, LoadSource::Speed, done, &found, threshold)
    }
}
