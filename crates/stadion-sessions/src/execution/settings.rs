//! What counts as a repetition.

use core::time::Duration;

use stadion_types::{ConstantRange, ConstantSlots, HeartRate, TakesConstants};

/// What counts as a repetition where neither laps nor a plan tell.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct Detection {
    /// Nothing shorter is a repetition. Positions from satellites smear a change of speed over
    /// about 5 s.
    #[cfg_attr(feature = "serde", serde(rename = "min_rep_s", with = "stadion_types::seconds"))]
    pub min_rep: Duration,
    /// Nothing shorter is a rest.
    #[cfg_attr(feature = "serde", serde(rename = "min_rest_s", with = "stadion_types::seconds"))]
    pub min_rest: Duration,
    /// By how much work must be faster than the rest beside it, as a share of the rest's speed.
    pub min_contrast: f64,
    /// The same for power.
    pub min_power_contrast: f64,
    /// How many standard deviations must lie between work and rest.
    pub min_separation: f64,
    /// A pattern that is less sure than this, from 0 to 1, is no session of repetitions; a finding
    /// names it.
    pub min_confidence: f64,
    /// The athlete's maximal heart rate. Samples more than [`Self::HR_MARGIN_BPM`] above it are
    /// artefacts of the strap, and left out of what is said of a repetition.
    #[cfg_attr(feature = "serde", serde(rename = "max_hr_bpm"))]
    pub max_hr: Option<HeartRate>,
}

impl TakesConstants for Detection {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        let least = ConstantRange::NotNegative;
        slots.seconds("detection.min-rep", &mut self.min_rep, least);
        slots.seconds("detection.min-rest", &mut self.min_rest, least);
        for (id, limit) in [
            ("detection.min-contrast", &mut self.min_contrast),
            ("detection.min-power-contrast", &mut self.min_power_contrast),
            ("detection.min-separation", &mut self.min_separation),
        ] {
            slots.number(id, limit, least);
        }
    }
}

impl Detection {
    /// By how much a heart rate may exceed the athlete's maximum before it is an artefact: a maximum
    /// is known to some beats only.
    pub const HR_MARGIN_BPM: f64 = 10.0;

    pub(super) fn most_bpm(&self) -> f64 {
        self.max_hr.map_or(f64::INFINITY, |max| max.bpm() + Self::HR_MARGIN_BPM)
    }
}

impl Default for Detection {
    /// 10 s, 10 s, 12 %, 40 %, 3 standard deviations, a confidence of 0.2, no maximum.
    fn default() -> Self {
        Self {
            min_rep: Duration::from_secs(10),
            min_rest: Duration::from_secs(10),
            min_contrast: 0.12,
            min_power_contrast: 0.4,
            min_separation: 3.0,
            min_confidence: 0.2,
            max_hr: None,
        }
    }
}
