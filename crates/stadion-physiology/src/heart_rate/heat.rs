//! What heat may have added to heart rate. Nothing is corrected.

use stadion_types::{Finding, Reason, Severity, Source};

use super::constants::heat as numbers;
use super::reasons::{HEAT_AIR, HEAT_BODY, HEAT_WATER};
use super::sources::{ADAMS_2014, BODY_TEMPERATURE_RUN, PANDOLF_1975};

/// What is known of the heat of a session. What was not measured is absent.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct HeatConditions {
    /// Temperature of the air in degrees Celsius. A watch on the wrist reads several degrees too much.
    pub air_c: Option<f64>,
    /// Rise of the body's core temperature over the session, in degrees Celsius.
    pub core_rise_c: Option<f64>,
    /// Body mass lost, in per cent.
    pub mass_loss_percent: Option<f64>,
}

/// What a note on heat rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum HeatBasis {
    /// The temperature of the air.
    Air,
    /// The rise of core temperature.
    CoreTemperature,
    /// The loss of body mass.
    MassLoss,
}

impl HeatBasis {
    /// Every basis.
    pub const ALL: [Self; 3] = [Self::Air, Self::CoreTemperature, Self::MassLoss];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Air => "air",
            Self::CoreTemperature => "core-temperature",
            Self::MassLoss => "mass-loss",
        }
    }

    /// The study.
    #[must_use]
    pub const fn source(self) -> Source {
        match self {
            Self::Air => PANDOLF_1975,
            Self::CoreTemperature => BODY_TEMPERATURE_RUN,
            Self::MassLoss => ADAMS_2014,
        }
    }
}

/// Why nothing is noted.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum HeatError {
    /// A number lies outside what is possible.
    #[error("{what} of {value} is outside {lo} to {hi}")]
    OutOfRange {
        /// `"air temperature"`, `"core temperature rise"` or `"mass loss"`.
        what: &'static str,
        /// The number at fault.
        value: f64,
        /// Least number accepted.
        lo: f64,
        /// Greatest number accepted.
        hi: f64,
    },
}

impl HeatError {
    /// Every code.
    pub const CODES: [&'static str; 1] = ["heat-out-of-range"];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::OutOfRange { .. } => "heat-out-of-range",
        }
    }
}

/// What one study says that heat may have added.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct HeatNote {
    /// What it rests on.
    pub basis: HeatBasis,
    /// Least that may have been added, bpm.
    pub least_bpm: f64,
    /// Most that may have been added, bpm; the same number where a study gives a mean only.
    pub most_bpm: f64,
    /// The note as a reason.
    pub reason: Reason,
}

impl HeatNote {
    /// The note as a finding; information, never more.
    #[must_use]
    pub fn finding(&self) -> Finding {
        Finding::new(self.reason.clone(), Severity::Info, self.basis.source().id)
            .measured(self.most_bpm)
    }
}

/// What the literature says that heat may have added to heart rate in a session.
///
/// # Model
///
/// | known | added | studied in |
/// |---|---|---|
/// | air above 24 °C | about 1 bpm for each degree | 30 min at 40 % of maximal oxygen uptake |
/// | rise of core temperature | 7.5 to 17.5 bpm for each degree, less the harder the run | an hour of running |
/// | loss of body mass | about 3.3 bpm for each per cent | exercise in the heat |
///
/// The notes overlap: they are three views of one thing and must not be summed. No heart rate is corrected by
/// them, since no correction is accepted: athletes differ, and those used to heat differ from themselves.
/// At rest and walking the rise for each degree of core temperature is far greater (33 to 41 bpm).
///
/// # Errors
///
/// [`HeatError::OutOfRange`] for a number that cannot be, such as NaN or air of 80 °C.
///
/// # Examples
///
/// ```
/// use stadion_physiology::{HeatConditions, heat_notes};
///
/// let hot = HeatConditions { air_c: Some(32.0), core_rise_c: Some(1.2), ..Default::default() };
/// let notes = heat_notes(hot)?;
/// assert_eq!((notes[0].least_bpm, notes[0].most_bpm), (8.0, 8.0));
/// assert_eq!((notes[1].least_bpm, notes[1].most_bpm), (9.0, 21.0));
/// let cool = HeatConditions { air_c: Some(15.0), ..Default::default() };
/// assert!(heat_notes(cool)?.is_empty());
/// # Ok::<(), stadion_physiology::HeatError>(())
/// ```
///
/// # Source
///
/// Pandolf and others (1975), *Arch Phys Med Rehabil* 56:524; doi:10.1007/BF00421151 (abstract); Adams and others (2014),
/// *J Strength Cond Res* 28(8):2380, from memory.
pub fn heat_notes(conditions: HeatConditions) -> Result<Vec<HeatNote>, HeatError> {
    let mut notes = Vec::new();
    let checked = |what, value: Option<f64>, [lo, hi]: [f64; 2]| match value {
        Some(value) if !(lo..=hi).contains(&value) => {
            Err(HeatError::OutOfRange { what, value, lo, hi })
        }
        value => Ok(value),
    };
    if let Some(air) = checked("air temperature", conditions.air_c, numbers::AIR_C)? {
        let added = numbers::AIR_BPM_PER_C * (air - numbers::AIR_FROM_C);
        if added > 0.0 {
            let reason = Reason::new(HEAT_AIR)
                .with("air_c", air)
                .with("from_c", numbers::AIR_FROM_C)
                .with("added_bpm", added);
            let (least_bpm, most_bpm) = (added, added);
            notes.push(HeatNote { basis: HeatBasis::Air, least_bpm, most_bpm, reason });
        }
    }
    let rise = checked("core temperature rise", conditions.core_rise_c, numbers::CORE_RISE_C)?;
    if let Some(rise) = rise.filter(|rise| *rise > 0.0) {
        let [least_bpm, most_bpm] = numbers::CORE_BPM_PER_C.map(|bpm| bpm * rise);
        let reason = Reason::new(HEAT_BODY)
            .with("core_rise_c", rise)
            .with("least_bpm", least_bpm)
            .with("most_bpm", most_bpm);
        notes.push(HeatNote { basis: HeatBasis::CoreTemperature, least_bpm, most_bpm, reason });
    }
    let loss = checked("mass loss", conditions.mass_loss_percent, numbers::MASS_LOSS_PERCENT)?;
    if let Some(loss) = loss.filter(|loss| *loss > 0.0) {
        let added = numbers::BPM_PER_PERCENT * loss;
        let reason =
            Reason::new(HEAT_WATER).with("mass_loss_percent", loss).with("added_bpm", added);
        let (least_bpm, most_bpm) = (added, added);
        notes.push(HeatNote { basis: HeatBasis::MassLoss, least_bpm, most_bpm, reason });
    }
    Ok(notes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_informs() {
        let all = HeatConditions {
            air_c: Some(30.0),
            core_rise_c: Some(1.0),
            mass_loss_percent: Some(2.0),
        };
        let notes = heat_notes(all).unwrap();
        assert_eq!(notes.iter().map(|n| n.basis).collect::<Vec<_>>(), HeatBasis::ALL);
        for note in &notes {
            let finding = note.finding();
            assert_eq!(finding.severity, Severity::Info);
            assert_eq!(finding.source, note.basis.source().id);
            assert!(!finding.reason.text().contains('{'), "{}", finding.reason.text());
        }
        assert!((notes[2].most_bpm - 6.6).abs() < 1e-12);
        assert!(heat_notes(HeatConditions::default()).unwrap().is_empty());
        let still = HeatConditions {
            air_c: Some(24.0),
            core_rise_c: Some(0.0),
            mass_loss_percent: Some(0.0),
        };
        assert!(heat_notes(still).unwrap().is_empty());
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for bad in [f64::NAN, f64::INFINITY, -60.0, 80.0] {
            let none = HeatConditions::default();
            for conditions in [
                HeatConditions { air_c: Some(bad), ..none },
                HeatConditions { core_rise_c: Some(bad), ..none },
                HeatConditions { mass_loss_percent: Some(bad), ..none },
            ] {
                assert_eq!(heat_notes(conditions).unwrap_err().code(), "heat-out-of-range");
            }
        }
    }
}
