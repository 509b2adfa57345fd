//! Power against threshold power.

use stadion_physiology::{
    Athlete, ExponentialMeanRules, MovingSeconds, PowerMeanRules, SmoothingWeight, WindowStart,
};

use stadion_types::{ConstantSlots, TakesConstants};

use super::{named, named_start, stress};
use crate::error::LoadError;
use crate::model::{Done, LoadModel};
use crate::trimp::by_heart_rate::known;
use crate::unit::{Load, LoadSource, PerThresholdHour};

/// How power is smoothed before its mean is taken.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum PowerSmoothing {
    /// By a rolling mean over 30 s.
    Rolling(PowerMeanRules),
    /// By an exponential mean of 25 s.
    Exponential(ExponentialMeanRules),
}

impl Default for PowerSmoothing {
    fn default() -> Self {
        Self::Rolling(PowerMeanRules::default())
    }
}

/// Power stress: hours times the square of the intensity, where the intensity is the fourth-power mean
/// of smoothed power over threshold power. One hour at threshold is 100.
///
/// # Model
///
/// ```text
/// IF = M / threshold        load = 100 · hours · IF²
/// ```
///
/// | symbol  | meaning                                                                    | unit |
/// | ------- | -------------------------------------------------------------------------- | ---- |
/// | `M`     | mean of smoothed power to the fourth, and its fourth root                  | W    |
/// | hours   | moving time with a power                                                   | h    |
///
/// `M` is that of [`PowerMeanRules`] (a rolling mean of 30 s, with its conventions for the start), or
/// that of [`ExponentialMeanRules`], which differs by 1.3 % on one ride and so the load by 2.7 %.
///
/// # Limits
///
/// A gap adds nothing and lowers the coverage; what windows do at gaps and pauses is told by the
/// rules. Paused time is no part of the session. Up to half a minute is needed for the first window. A
/// surge counts more than the square of its power only where it lasts about as long as the window.
///
/// # Errors
///
/// [`LoadError::MissingInput`] without power, [`LoadError::MissingAthlete`] without a threshold power,
/// [`LoadError::Series`] for fewer seconds than a window.
///
/// # Examples
///
/// ```
/// use chrono::DateTime;
/// use stadion_load::{Done, LoadModel, PowerStress};
/// use stadion_physiology::Athlete;
/// use stadion_types::{Channel, Power, Recording};
///
/// let athlete = Athlete::default().with_threshold_power(Power::from_watts(250.0)?);
/// let ride = Recording::builder(DateTime::UNIX_EPOCH, (0..5400).map(f64::from).collect())
///     .channel(Channel::Power, vec![Some(200.0); 5400])
///     .build()?;
/// let load = PowerStress::default().load(&athlete, &Done::from_recording(&ride))?;
/// assert!((load.amount() - 96.0).abs() < 1e-9);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Allen & Coggan (2006), *Training and racing with a power meter*; the exponential mean is Skiba's
/// (2006), physfarm.com; both from memory. Commonly known as TSS and as `BikeScore`, which are names of
/// others.
#[doc(alias = "TSS")]
#[doc(alias = "BikeScore")]
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct PowerStress {
    /// How power is smoothed.
    pub smoothing: PowerSmoothing,
}

impl TakesConstants for PowerStress {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        match &mut self.smoothing {
            PowerSmoothing::Rolling(rules) => rules.constants(slots),
            PowerSmoothing::Exponential(rules) => rules.constants(slots),
        }
    }
}

impl LoadModel for PowerStress {
    type Unit = PerThresholdHour;

    fn id(&self) -> &'static str {
        match &self.smoothing {
            PowerSmoothing::Rolling(rules) => match named_start(rules) {
                Some(WindowStart::FullWindows) => "power-stress",
                Some(WindowStart::Expanding) => "power-stress-expanding",
                Some(WindowStart::ZeroPadded) => "power-stress-zero-padded",
                Some(WindowStart::LeadingZeros) => "power-stress-leading-zeros",
                _ => "power-stress-own",
            },
            PowerSmoothing::Exponential(rules) => {
                let usual = ExponentialMeanRules { weight: rules.weight, ..Default::default() };
                match rules.weight {
                    _ if *rules != usual => "power-stress-exponential-own",
                    SmoothingWeight::Attenuation => "power-stress-exponential",
                    SmoothingWeight::Exact => "power-stress-exponential-exact",
                    SmoothingWeight::Span => "power-stress-exponential-span",
                    _ => "power-stress-exponential-own",
                }
            }
        }
    }

    fn load(
        &self,
        athlete: &Athlete,
        done: &Done<'_>,
    ) -> Result<Load<PerThresholdHour>, LoadError> {
        const WHAT: &str = "a recorded power";
        let model = self.id();
        let threshold = known(model, "threshold.power_w", athlete.threshold_power())?.watts();
        if threshold <= 0.0 {
            return Err(LoadError::Setting { model, setting: "threshold.power_w" });
        }
        let missing = LoadError::MissingInput { model, what: WHAT };
        let recording = done.recording.ok_or(missing)?;
        let max_gap_s = match &self.smoothing {
            PowerSmoothing::Rolling(rules) => rules.max_gap_s,
            PowerSmoothing::Exponential(rules) => rules.max_gap_s,
        };
        let seconds = MovingSeconds::of_power(recording, max_gap_s).map_err(named(model, WHAT))?;
        let found = match &self.smoothing {
            PowerSmoothing::Rolling(rules) => rules.of_seconds(&seconds),
            PowerSmoothing::Exponential(rules) => rules.of_seconds(&seconds),
        };
        let found = found.map_err(named(model, WHAT))?;
        stress(model, LoadSource::Power, done, &found, threshold)
    }
}
