//! What is left of past sessions, system by system, as time goes on.

use core::time::Duration;

use stadion_types::{Constant, ConstantRange, ConstantSlots, Evidence, TakesConstants};

use super::result::Recovery;
use super::system::BodySystem;
use crate::sources::STADION;

/// How one system recovers.
#[derive(Clone, Copy)]
struct Kinetics {
    /// Time constant of the recovery, in hours.
    decay_h: f64,
    /// Time constant with which damage comes to be felt; absent where it is felt at once.
    onset_h: Option<f64>,
    /// Share of damage that is felt at once.
    at_once: f64,
}

/// Share of a delayed load that is felt at once.
const AT_ONCE: f64 = 0.2;
/// The residual fatigue that is tolerated where nothing else is stated.
const TOLERATED: f64 = 1.0;

const fn kinetics(system: BodySystem) -> Kinetics {
    match system {
        BodySystem::Autonomic => Kinetics { decay_h: 24.0, onset_h: None, at_once: AT_ONCE },
        BodySystem::Neuromuscular => {
            Kinetics { decay_h: 36.0, onset_h: Some(24.0), at_once: AT_ONCE }
        }
        BodySystem::Metabolic => Kinetics { decay_h: 18.0, onset_h: None, at_once: AT_ONCE },
        BodySystem::Musculoskeletal => {
            Kinetics { decay_h: 48.0, onset_h: Some(24.0), at_once: AT_ONCE }
        }
    }
}

const fn constant(id: &'static str, value: f64, unit: &'static str) -> Constant {
    Constant {
        id,
        value,
        unit,
        source: STADION,
        population: "runners",
        evidence: Evidence::Convention,
    }
}

/// How residual fatigue comes up and fades, by system.
///
/// [`RecoveryState`] by itself has the usual ones; [`RecoveryTimeline`](crate::RecoveryTimeline) takes
/// others with its numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RecoveryKinetics {
    decay_h: [f64; 4],
    onset_h: [Option<f64>; 4],
    at_once: f64,
    tolerated: ResidualLimit,
}

impl Default for RecoveryKinetics {
    fn default() -> Self {
        Self::USUAL
    }
}

impl RecoveryKinetics {
    const USUAL: Self = Self {
        decay_h: [
            kinetics(BodySystem::Autonomic).decay_h,
            kinetics(BodySystem::Neuromuscular).decay_h,
            kinetics(BodySystem::Metabolic).decay_h,
            kinetics(BodySystem::Musculoskeletal).decay_h,
        ],
        onset_h: [
            kinetics(BodySystem::Autonomic).onset_h,
            kinetics(BodySystem::Neuromuscular).onset_h,
            kinetics(BodySystem::Metabolic).onset_h,
            kinetics(BodySystem::Musculoskeletal).onset_h,
        ],
        at_once: AT_ONCE,
        tolerated: ResidualLimit(TOLERATED),
    };

    const fn of(&self, system: BodySystem) -> Kinetics {
        let at = system.index();
        Kinetics { decay_h: self.decay_h[at], onset_h: self.onset_h[at], at_once: self.at_once }
    }

    /// The residual with which the next session is carried.
    #[must_use]
    pub const fn tolerated(&self) -> ResidualLimit {
        self.tolerated
    }
}

impl TakesConstants for RecoveryKinetics {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        const DECAY: [&str; 4] = [
            "recovery.decay.autonomic",
            "recovery.decay.neuromuscular",
            "recovery.decay.metabolic",
            "recovery.decay.musculoskeletal",
        ];
        const ONSET: [&str; 4] =
            ["", "recovery.onset.neuromuscular", "", "recovery.onset.musculoskeletal"];
        for (id, hours) in DECAY.iter().zip(&mut self.decay_h) {
            slots.number(id, hours, ConstantRange::Positive);
        }
        for ((id, onset), (decay_id, decay)) in
            ONSET.iter().zip(&mut self.onset_h).zip(DECAY.iter().zip(self.decay_h))
        {
            let Some(onset) = onset else { continue };
            slots.number(id, onset, ConstantRange::Positive);
            let why = "what comes up must come up faster than it fades";
            slots.together(*onset < decay, &[*id, *decay_id], why);
        }
        slots.number("recovery.at-once", &mut self.at_once, ConstantRange::Share);
        let ResidualLimit(level) = &mut self.tolerated;
        slots.number("recovery.tolerated", level, ConstantRange::Positive);
    }
}

pub(crate) const KINETICS_CONSTANTS: [Constant; 8] = [
    constant("recovery.decay.autonomic", kinetics(BodySystem::Autonomic).decay_h, "h"),
    constant("recovery.decay.neuromuscular", kinetics(BodySystem::Neuromuscular).decay_h, "h"),
    constant("recovery.decay.metabolic", kinetics(BodySystem::Metabolic).decay_h, "h"),
    constant("recovery.decay.musculoskeletal", kinetics(BodySystem::Musculoskeletal).decay_h, "h"),
    constant("recovery.onset.neuromuscular", 24.0, "h"),
    constant("recovery.onset.musculoskeletal", 24.0, "h"),
    constant("recovery.at-once", AT_ONCE, "1"),
    constant("recovery.tolerated", TOLERATED, "1"),
];

/// What one system carries.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
struct Carried {
    /// Felt now.
    felt: f64,
    /// Damage that will come to be felt.
    coming: f64,
}

impl Carried {
    fn plus(self, other: Self) -> Self {
        Self { felt: self.felt + other.felt, coming: self.coming + other.coming }
    }
}

impl Kinetics {
    /// The state `hours` later, without new load.
    fn after(self, now: Carried, hours: f64) -> Carried {
        let decay = (-hours / self.decay_h).exp();
        let Some(onset_h) = self.onset_h else {
            return Carried { felt: now.felt * decay, coming: 0.0 };
        };
        let onset = (-hours / onset_h).exp();
        // What comes up at the rate 1/onset decays at the rate 1/decay from then on.
        let risen = now.coming * self.decay_h / (self.decay_h - onset_h) * (decay - onset);
        Carried { felt: now.felt * decay + risen, coming: now.coming * onset }
    }

    /// Hours until what is felt is at its most; 0 if it only falls.
    fn peak_h(self, now: Carried) -> f64 {
        let Some(onset_h) = self.onset_h else { return 0.0 };
        // felt(t) = p·exp(−t/decay) − q·exp(−t/onset), and its slope is 0 where
        // (p/decay)·exp(−t/decay) = (q/onset)·exp(−t/onset).
        let q = now.coming * self.decay_h / (self.decay_h - onset_h);
        let p = now.felt + q;
        let ratio = (q / onset_h) / (p / self.decay_h);
        if ratio > 1.0 { ratio.ln() / (1.0 / onset_h - 1.0 / self.decay_h) } else { 0.0 }
    }

    /// Hours until no more than 1 is felt, for good.
    fn ready_h(self, now: Carried) -> f64 {
        let mut early = self.peak_h(now);
        if self.after(now, early).felt <= 1.0 {
            return 0.0;
        }
        // From the peak on it only falls, and never lies above p·exp(−t/decay).
        let q = self.onset_h.map_or(0.0, |o| now.coming * self.decay_h / (self.decay_h - o));
        let mut late = self.decay_h * (now.felt + q).ln();
        if self.onset_h.is_none() {
            return late;
        }
        // Halving a span of doubles ends after some sixty steps.
        loop {
            let middle = f64::midpoint(early, late);
            if middle <= early || middle >= late {
                return late;
            }
            if self.after(now, middle).felt <= 1.0 {
                late = middle;
            } else {
                early = middle;
            }
        }
    }

    /// The load that, met rested, leaves this system ready at exactly `hours`.
    fn load_for(self, hours: f64) -> Carried {
        if hours <= 0.0 {
            return Carried::default();
        }
        if self.onset_h.is_some() {
            let unit = Carried { felt: self.at_once, coming: 1.0 - self.at_once };
            if hours > self.peak_h(unit) {
                let amount = 1.0 / self.after(unit, hours).felt;
                return Carried { felt: amount * unit.felt, coming: amount * unit.coming };
            }
        }
        // Whoever is ready before damage would be at its worst took none.
        Carried { felt: (hours / self.decay_h).exp(), coming: 0.0 }
    }
}

/// Why a number is no limit of residual fatigue.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
#[error("a tolerated residual of {level} is not above 0")]
pub struct ResidualLimitError {
    /// The number.
    pub level: f64,
}

/// How much residual fatigue is tolerated at the start of a session; 1 unless stated otherwise, the
/// level at which the table has a system ready.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct ResidualLimit(f64);

impl ResidualLimit {
    /// A limit above 0.
    ///
    /// # Errors
    ///
    /// [`ResidualLimitError`] unless the level is finite and above 0.
    pub fn from_level(level: f64) -> Result<Self, ResidualLimitError> {
        if level > 0.0 && level.is_finite() {
            Ok(Self(level))
        } else {
            Err(ResidualLimitError { level })
        }
    }

    /// The level.
    #[must_use]
    pub const fn level(self) -> f64 {
        self.0
    }
}

impl Default for ResidualLimit {
    fn default() -> Self {
        Self(TOLERATED)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for ResidualLimit {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_level(f64::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// What past sessions have left in each system of the body.
///
/// # Model
///
/// ```text
/// autonomic, metabolic:              felt' = −felt / decay
/// neuromuscular, musculoskeletal:    felt' = −felt / decay + coming / onset,   coming' = −coming / onset
/// ```
///
/// | symbol   | meaning                                                            | unit |
/// | -------- | ------------------------------------------------------------------ | ---- |
/// | `felt`   | residual fatigue; 1 is the level at which the next session of the same class is carried | 1 |
/// | `coming` | damage that is done and not yet felt: soreness and weakness are at their worst a day or so later | 1 |
/// | `decay`  | 24, 36, 18 and 48 h in the order of [`BodySystem::ALL`]             | h    |
/// | `onset`  | 24 h; one fifth is felt at once                                     | h    |
///
/// A session's load is chosen so that alone, met rested, it brings each system to 1 at exactly the
/// later end of its [`Recovery`]. Loads of several sessions add up, so a session on tired legs
/// takes longer, and none brings the time of being ready forward.
///
/// # Limits
///
/// A way to add sessions up that agrees with the table for each of them; the numbers are no
/// measure of anything in the body. That an easy run may speed recovery up is not settled and not
/// modelled.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use stadion_load::{BodySystem, Groundwork, RecoveryState, SessionSize, recovery};
/// use stadion_sessions::Class;
///
/// let session = recovery(&[Class::Vo2max], &SessionSize::default(), Groundwork::Laid)?.recovery;
/// let tired = RecoveryState::default().with(&session);
/// assert!((tired.ready_in(BodySystem::Autonomic).as_secs_f64() / 3600.0 - 72.0).abs() < 1e-6);
///
/// let day = Duration::from_secs(24 * 3600);
/// let again = tired.after(day).with(&session);
/// assert!(again.ready_in(BodySystem::Autonomic) > Duration::from_secs(72 * 3600));
/// # Ok::<(), stadion_load::RecoveryError>(())
/// ```
///
/// # Source
///
/// A convention of this crate; that muscle damage is felt late is common knowledge (creatine kinase
/// and loss of sprint speed are at their most after 24 to 48 h).
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct RecoveryState {
    autonomic: Carried,
    neuromuscular: Carried,
    metabolic: Carried,
    musculoskeletal: Carried,
}

impl RecoveryState {
    /// The state with one more session that ends now.
    #[must_use]
    pub fn with(self, session: &Recovery) -> Self {
        self.with_hours(&RecoveryKinetics::USUAL, |system| session.system(system).hours.max_h())
    }

    /// The state with one more load that, met rested, leaves each system ready after these hours.
    pub(super) fn with_hours(
        self,
        kinetics: &RecoveryKinetics,
        hours: impl Fn(BodySystem) -> f64,
    ) -> Self {
        self.map(|system, now| now.plus(kinetics.of(system).load_for(hours(system))))
    }

    /// What both have left, together.
    pub(super) fn plus(self, other: Self) -> Self {
        self.map(|system, now| now.plus(*other.carried(system)))
    }

    /// The state some time later, without a session in between.
    #[must_use]
    pub fn after(self, time: Duration) -> Self {
        self.after_by(&RecoveryKinetics::USUAL, time)
    }

    pub(super) fn after_by(self, kinetics: &RecoveryKinetics, time: Duration) -> Self {
        let hours = time.as_secs_f64() / 3600.0;
        self.map(|system, now| kinetics.of(system).after(now, hours))
    }

    /// Residual fatigue of a system; 1 is the level at which it is ready.
    #[must_use]
    pub const fn residual(&self, system: BodySystem) -> f64 {
        self.carried(system).felt
    }

    /// Residual fatigue of a system and the damage that is still to be felt: what it has left of
    /// the loads it met, which never grows without a new one.
    #[must_use]
    pub const fn left(&self, system: BodySystem) -> f64 {
        self.carried(system).felt + self.carried(system).coming
    }

    /// Time until a system carries the next session of the same class.
    #[must_use]
    pub fn ready_in(&self, system: BodySystem) -> Duration {
        let hours = self.ready_in_hours(&RecoveryKinetics::USUAL, system, ResidualLimit::default());
        Duration::try_from_secs_f64(hours * 3600.0).unwrap_or(Duration::MAX)
    }

    /// Hours until a system feels no more than `limit`, for good.
    pub(super) fn ready_in_hours(
        &self,
        kinetics: &RecoveryKinetics,
        system: BodySystem,
        limit: ResidualLimit,
    ) -> f64 {
        let Carried { felt, coming } = *self.carried(system);
        let level = limit.level();
        kinetics.of(system).ready_h(Carried { felt: felt / level, coming: coming / level })
    }

    /// Time until every system does.
    #[must_use]
    pub fn all_ready_in(&self) -> Duration {
        BodySystem::ALL.map(|system| self.ready_in(system)).into_iter().max().unwrap_or_default()
    }

    const fn carried(&self, system: BodySystem) -> &Carried {
        match system {
            BodySystem::Autonomic => &self.autonomic,
            BodySystem::Neuromuscular => &self.neuromuscular,
            BodySystem::Metabolic => &self.metabolic,
            BodySystem::Musculoskeletal => &self.musculoskeletal,
        }
    }

    fn map(self, f: impl Fn(BodySystem, Carried) -> Carried) -> Self {
        Self {
            autonomic: f(BodySystem::Autonomic, self.autonomic),
            neuromuscular: f(BodySystem::Neuromuscular, self.neuromuscular),
            metabolic: f(BodySystem::Metabolic, self.metabolic),
            musculoskeletal: f(BodySystem::Musculoskeletal, self.musculoskeletal),
        }
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for RecoveryState {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Stored {
            autonomic: Carried,
            neuromuscular: Carried,
            metabolic: Carried,
            musculoskeletal: Carried,
        }
        let Stored { autonomic, neuromuscular, metabolic, musculoskeletal } =
            Stored::deserialize(deserializer)?;
        for Carried { felt, coming } in [autonomic, neuromuscular, metabolic, musculoskeletal] {
            if !(felt.is_finite() && felt >= 0.0 && coming.is_finite() && coming >= 0.0) {
                return Err(serde::de::Error::custom("residual fatigue is finite, from 0 on"));
            }
        }
        Ok(Self { autonomic, neuromuscular, metabolic, musculoskeletal })
    }
}
