//! A session as the model takes it.

use std::time::Duration;

use stadion_types::{Lactate, Power, Speed};

/// How hard a segment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Effort {
    /// Standing, sitting or lying.
    Rest,
    /// At a mean speed, walking included, in m/s in files.
    #[cfg_attr(feature = "serde", serde(rename = "speed_m_s"))]
    Speed(Speed),
    /// At a mean power, in watts in files.
    #[cfg_attr(feature = "serde", serde(rename = "power_w"))]
    Power(Power),
}

/// What a segment is for; the model of lactate does not read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum SegmentKind {
    /// Before the work.
    WarmUp,
    /// A rep, or continuous work.
    Work,
    /// Between reps.
    Recovery,
    /// After the work.
    CoolDown,
}

impl SegmentKind {
    /// Every kind, in the order of a session.
    pub const ALL: [Self; 4] = [Self::WarmUp, Self::Work, Self::Recovery, Self::CoolDown];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::WarmUp => "warm-up",
            Self::Work => "work",
            Self::Recovery => "recovery",
            Self::CoolDown => "cool-down",
        }
    }
}

/// A part of a session at one intensity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Segment {
    /// How long it lasts.
    #[cfg_attr(feature = "serde", serde(rename = "duration_s", with = "stadion_types::seconds"))]
    pub duration: Duration,
    /// How hard it is.
    pub intensity: Effort,
    /// What it is for.
    pub kind: SegmentKind,
}

impl Segment {
    /// A part of a session.
    #[must_use]
    pub const fn new(duration: Duration, intensity: Effort, kind: SegmentKind) -> Self {
        Self { duration, intensity, kind }
    }
}

/// A lactate that was measured during or after a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Reading {
    /// Time since the session began.
    #[cfg_attr(feature = "serde", serde(rename = "at_s", with = "stadion_types::seconds"))]
    pub at: Duration,
    /// What the meter showed.
    #[cfg_attr(feature = "serde", serde(rename = "lactate_mmol_l"))]
    pub lactate: Lactate,
}

impl Reading {
    /// A reading at a time since the session began.
    #[must_use]
    pub const fn new(at: Duration, lactate: Lactate) -> Self {
        Self { at, lactate }
    }
}

#[cfg(all(test, feature = "serde"))]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_serde() {
        for kind in SegmentKind::ALL {
            assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{}\"", kind.as_str()));
        }
    }

    #[test]
    fn file_form() {
        let rep = Segment::new(
            Duration::from_secs(90),
            Effort::Speed(Speed::const_meters_per_second(4.5)),
            SegmentKind::Work,
        );
        let text = r#"{"duration_s":90.0,"intensity":{"speed_m_s":4.5},"kind":"work"}"#;
        assert_eq!(serde_json::to_string(&rep).unwrap(), text);
        assert_eq!(serde_json::from_str::<Segment>(text).unwrap(), rep);
        let text = r#"{"at_s":90.0,"lactate_mmol_l":3.1}"#;
        let reading = Reading::new(rep.duration, Lactate::const_millimoles_per_liter(3.1));
        assert_eq!(serde_json::from_str::<Reading>(text).unwrap(), reading);
    }
}
