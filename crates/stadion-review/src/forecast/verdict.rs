//! Where the forecast lies against the band of a sub-threshold session.

use core::fmt;

use serde::{Deserialize, Serialize};
use stadion_types::{Lactate, Reason, ReasonCode};

use super::document::{BandDocument, ForecastRep};

/// Where the highest end of a repetition lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ForecastVerdict {
    /// Below the band: an easy session, which is information and no failure.
    BelowBand,
    /// In the band, ends included.
    InBand,
    /// Above the band, not above the second threshold.
    AboveBand,
    /// Above the second threshold.
    AboveLt2,
}

impl ForecastVerdict {
    /// Every verdict, from low to high.
    pub const ALL: [Self; 4] = [Self::BelowBand, Self::InBand, Self::AboveBand, Self::AboveLt2];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BelowBand => "below-band",
            Self::InBand => "in-band",
            Self::AboveBand => "above-band",
            Self::AboveLt2 => "above-lt2",
        }
    }
}

impl fmt::Display for ForecastVerdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

const BELOW: ReasonCode = ReasonCode {
    code: "forecast-below-band",
    text: "the highest end of a repetition, {value_mmol_l} mmol/L after rep {rep}, lies below the band of \
           {lower_mmol_l} to {upper_mmol_l}: an easy session of its kind",
};
const WITHIN: ReasonCode = ReasonCode {
    code: "forecast-in-band",
    text: "the highest end of a repetition, {value_mmol_l} mmol/L after rep {rep}, lies in the band of \
           {lower_mmol_l} to {upper_mmol_l} for a sub-threshold session",
};
const ABOVE: ReasonCode = ReasonCode {
    code: "forecast-above-band",
    text: "the highest end of a repetition, {value_mmol_l} mmol/L after rep {rep}, lies above the band of \
           {lower_mmol_l} to {upper_mmol_l}, not above the second threshold at {lt2_mmol_l}",
};
const ABOVE_LT2: ReasonCode = ReasonCode {
    code: "forecast-above-lt2",
    text: "the highest end of a repetition, {value_mmol_l} mmol/L after rep {rep}, lies above the second \
           threshold at {lt2_mmol_l}: no sub-threshold session",
};
const MAY_EXCEED: ReasonCode = ReasonCode {
    code: "forecast-may-exceed-lt2",
    text: "its interval goes up to {hi_mmol_l} mmol/L and so above the second threshold at {lt2_mmol_l}",
};

pub(crate) const REASONS: &[ReasonCode] = &[BELOW, WITHIN, ABOVE, ABOVE_LT2, MAY_EXCEED];

/// The verdict with its reasons; `None` without a repetition.
pub(super) fn verdict(
    reps: &[ForecastRep],
    band: &BandDocument,
) -> Option<(ForecastVerdict, Vec<Reason>)> {
    let highest = reps.iter().max_by_key(|rep| rep.end_lactate_mmol_l.value())?;
    let end = &highest.end_lactate_mmol_l;
    // By the figures that the reason shows, so that 2.498 is not told as "2.5, below 2.5".
    let shown = |of: Lactate| (of.millimoles_per_liter() * 100.0).round();
    let value = shown(end.value());
    let (verdict, code) = if value > shown(band.lt2_mmol_l) {
        (ForecastVerdict::AboveLt2, ABOVE_LT2)
    } else if value > shown(band.upper_mmol_l) {
        (ForecastVerdict::AboveBand, ABOVE)
    } else if value >= shown(band.lower_mmol_l) {
        (ForecastVerdict::InBand, WITHIN)
    } else {
        (ForecastVerdict::BelowBand, BELOW)
    };
    let mut reasons = vec![
        Reason::new(code)
            .with("value_mmol_l", end.value().millimoles_per_liter())
            .with("rep", highest.rep)
            .with("lower_mmol_l", band.lower_mmol_l.millimoles_per_liter())
            .with("upper_mmol_l", band.upper_mmol_l.millimoles_per_liter())
            .with("lt2_mmol_l", band.lt2_mmol_l.millimoles_per_liter()),
    ];
    if verdict != ForecastVerdict::AboveLt2 && shown(end.hi()) > shown(band.lt2_mmol_l) {
        reasons.push(
            Reason::new(MAY_EXCEED)
                .with("hi_mmol_l", end.hi().millimoles_per_liter())
                .with("lt2_mmol_l", band.lt2_mmol_l.millimoles_per_liter()),
        );
    }
    Some((verdict, reasons))
}

#[cfg(test)]
mod tests {
    use super::*;
    use stadion_sessions::SpeedOrigin;
    use stadion_types::{Estimate, Evidence};

    #[test]
    fn names_are_those_of_serde() {
        for verdict in ForecastVerdict::ALL {
            assert_eq!(serde_json::to_string(&verdict).unwrap(), format!("\"{verdict}\""));
        }
    }

    #[test]
    fn ends_belong_to_the_band_and_the_threshold_to_what_is_below_it() {
        use ForecastVerdict::{AboveBand, AboveLt2, BelowBand, InBand};
        let mmol = |v| Lactate::from_millimoles_per_liter(v).unwrap();
        let band = BandDocument {
            lower_mmol_l: mmol(2.5),
            upper_mmol_l: mmol(3.5),
            lt2_mmol_l: mmol(4.0),
            lt2_measured: true,
        };
        let rep = |rep: u32, value: f64| ForecastRep {
            rep,
            distance_m: None,
            duration_s: 480.0,
            speed_m_s: None,
            power_w: None,
            origin: SpeedOrigin::Pace,
            optional: false,
            end_s: 480.0,
            end_lactate_mmol_l: Estimate::new(
                mmol(value),
                (mmol(value - 0.3), mmol(value + 0.3)),
                0.9,
                Evidence::Convention,
                "stadion",
            )
            .unwrap(),
            measured_mmol_l: None,
        };
        for (value, expected, count) in [
            (2.49, BelowBand, 1),
            // Both are told as 2.5.
            (2.498, InBand, 1),
            (2.5, InBand, 1),
            (3.5, InBand, 1),
            (3.51, AboveBand, 1),
            (3.8, AboveBand, 2),
            (4.0, AboveBand, 2),
            (4.01, AboveLt2, 1),
        ] {
            let (verdict, reasons) = super::verdict(&[rep(1, value), rep(2, 2.0)], &band).unwrap();
            assert_eq!((verdict, reasons.len()), (expected, count), "{value}");
            assert_eq!(reasons[0].number("rep"), Some(1.0), "the highest end counts");
        }
        assert_eq!(super::verdict(&[], &band), None);
    }
}
