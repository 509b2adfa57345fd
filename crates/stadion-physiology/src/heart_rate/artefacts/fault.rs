//! One fault, and all of a recording.

use stadion_types::Reason;

use crate::heart_rate::reasons::{
    ABOVE_CEILING, CADENCE_LOCK, FLAT_LINE, JUMP, NO_CONTACT, STRAP_WARM_UP,
};

/// The rule by which a fault was found; see [`ArtefactRules`](super::ArtefactRules).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum HeartRateFaultKind {
    /// The sensor had no contact.
    NoContact,
    /// More than a heart can do.
    AboveCeiling,
    /// Faster than a heart can change.
    Jump,
    /// The strap had not found the heart yet.
    StrapWarmUp,
    /// One value for too long.
    FlatLine,
    /// The sensor may have counted steps or turns of the crank.
    CadenceLock,
}

impl HeartRateFaultKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::NoContact,
        Self::AboveCeiling,
        Self::Jump,
        Self::StrapWarmUp,
        Self::FlatLine,
        Self::CadenceLock,
    ];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoContact => "no-contact",
            Self::AboveCeiling => "above-ceiling",
            Self::Jump => "jump",
            Self::StrapWarmUp => "strap-warm-up",
            Self::FlatLine => "flat-line",
            Self::CadenceLock => "cadence-lock",
        }
    }
}

/// A stretch in which the recorded heart rate is wrong, or suspected to be.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct HeartRateFault {
    /// The rule.
    pub kind: HeartRateFaultKind,
    /// Time of the first sample concerned, in seconds since the start of the recording.
    pub from_s: f64,
    /// Time of the last sample concerned.
    pub to_s: f64,
    /// How many samples are concerned.
    pub samples: usize,
    /// Whether they are excluded; if not, the fault is a suspicion only.
    pub excluded: bool,
    /// What was measured: the most extreme heart rate in bpm; for a flat line and a cadence lock the mean.
    pub measured_bpm: f64,
    /// What the rule holds against it: bpm for the first four kinds (for a jump, how far heart rate could
    /// have come), seconds for a flat line, beats for each turn or step pair for a cadence lock.
    pub limit: f64,
}

impl HeartRateFault {
    /// The fault as a reason with its parameters.
    #[must_use]
    pub fn reason(&self) -> Reason {
        let code = match self.kind {
            HeartRateFaultKind::NoContact => NO_CONTACT,
            HeartRateFaultKind::AboveCeiling => ABOVE_CEILING,
            HeartRateFaultKind::Jump => JUMP,
            HeartRateFaultKind::StrapWarmUp => STRAP_WARM_UP,
            HeartRateFaultKind::FlatLine => FLAT_LINE,
            HeartRateFaultKind::CadenceLock => CADENCE_LOCK,
        };
        Reason::new(code)
            .with("from_s", self.from_s)
            .with("to_s", self.to_s)
            .with("measured_bpm", self.measured_bpm)
            .with("limit", self.limit)
    }
}

/// Every fault of a recording, and which of its samples are left.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct HeartRateFaults {
    /// For each sample whether its heart rate can be used; a gap cannot.
    pub usable: Vec<bool>,
    /// The faults in the order of their start.
    pub faults: Vec<HeartRateFault>,
}

impl HeartRateFaults {
    /// The heart rates that can be used, and NaN for the others.
    #[must_use]
    pub fn cleaned(&self, hr_bpm: &[f64]) -> Vec<f64> {
        let keep = |(bpm, usable): (&f64, &bool)| if *usable { *bpm } else { f64::NAN };
        hr_bpm.iter().zip(&self.usable).map(keep).collect()
    }

    /// The faults for which samples were excluded.
    pub fn excluded(&self) -> impl Iterator<Item = &HeartRateFault> {
        self.faults.iter().filter(|fault| fault.excluded)
    }

    /// The faults that are no more than a suspicion.
    pub fn suspicions(&self) -> impl Iterator<Item = &HeartRateFault> {
        self.faults.iter().filter(|fault| !fault.excluded)
    }
}
