//! Whether a session stayed below the second threshold: by lactate, else heart rate, else the forecast.

use stadion_physiology::{BandPlace, TargetBand};
use stadion_types::{Bounds, Finding, Lactate, Reason, Severity};

use super::{EPSILON, reasons};
use crate::tree::names;

/// What is known of how hard a controlled session was. What is not known is absent.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct BandSigns {
    /// Blood lactate at the end of the last repetition, as wide as the error of its meter leaves it
    /// ([`Signs::with_reading`](crate::Signs::with_reading)).
    #[cfg_attr(feature = "serde", serde(rename = "lactate_mmol_l"))]
    pub lactate: Option<Bounds<Lactate>>,
    /// Blood lactate at the second threshold, if that was measured.
    #[cfg_attr(feature = "serde", serde(rename = "threshold_lactate_mmol_l"))]
    pub threshold_lactate: Option<Lactate>,
    /// Median over the repetitions of their mean heart rate, as a share of the **measured** maximum.
    pub heart_mean_share: Option<f64>,
    /// The highest heart rate at the end of a repetition, as a share of the **measured** maximum.
    pub heart_end_share: Option<f64>,
    /// The forecast for the end of the last repetition.
    #[cfg_attr(feature = "serde", serde(rename = "forecast_mmol_l"))]
    pub forecast: Option<Lactate>,
}

/// The caps of heart rate of a sub-threshold session, as shares of the measured maximum.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct BandCriteria {
    /// For the mean of a repetition.
    pub heart_mean_max: f64,
    /// For the end of a repetition.
    pub heart_end_max: f64,
}

impl BandCriteria {
    pub(super) const DEFAULT: Self = Self { heart_mean_max: 0.87, heart_end_max: 0.92 };
}

impl Default for BandCriteria {
    fn default() -> Self {
        Self::DEFAULT
    }
}

names! {
    /// What the band was judged by, the best first.
    BandBasis {
        /// A reading of lactate.
        Lactate = "lactate",
        /// Heart rate, which has a cap and no floor.
        HeartRate = "heart-rate",
        /// A forecast of lactate.
        Forecast = "forecast",
    }
}

/// Where a session lies against the band of a sub-threshold session.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct SubThreshold {
    /// Where it lies, by the best that is known; of a reading by its middle. Below is information and no failure.
    pub place: BandPlace,
    /// Whether that is beyond the error of a meter: of a reading whose span holds the upper end of the band it is
    /// not known on which side of it the session was.
    pub sure: bool,
    /// What that was judged by.
    pub basis: BandBasis,
    /// What was found by everything that is known, the best first.
    pub reasons: Vec<Reason>,
    /// What else says another thing.
    pub disagree: Vec<BandBasis>,
}

impl SubThreshold {
    /// The same as findings: the verdict, and each that says another thing.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let severity = |i: usize| match self.place {
            BandPlace::Above if i == 0 && self.sure => Severity::Notice,
            _ => Severity::Info,
        };
        let mut findings: Vec<Finding> = (0..)
            .zip(&self.reasons)
            .map(|(i, reason)| Finding::new(reason.clone(), severity(i), "seed-000"))
            .collect();
        findings.extend(self.disagree.iter().map(|other| {
            let reason = Reason::new(reasons::BAND_DISAGREE)
                .with("basis", self.basis.as_str())
                .with("other", other.as_str());
            Finding::new(reason, Severity::Info, "stadion")
        }));
        findings
    }
}

/// Whether a controlled session stayed in the band of sub-threshold work; `None` if nothing is known of it.
///
/// # Model
///
/// A reading of lactate decides, against [`TargetBand`], with the error of its meter: above is what lies above the
/// upper end with its whole span; where only the reading itself does, the finding leaves it open. Else heart rate, which is only a cap: the mean of a
/// repetition at most 87 % of the measured maximum and its end at most 92 %, so that a session under it is
/// within; else the forecast. Whatever else is known is told, and where it says another thing, that too.
///
/// # Limits
///
/// Shares of a maximum that was estimated from age are off by a whole zone: leave them out.
///
/// # Source
///
/// loop28, *The Myth of the Hero Workout*, for 2.5 to 3.5 mmol/L and 86 to 87 %; runners who train by it for
/// the end of a repetition.
#[must_use]
pub fn sub_threshold(signs: &BandSigns, criteria: &BandCriteria) -> Option<SubThreshold> {
    let band = signs.threshold_lactate.map_or_else(TargetBand::default, TargetBand::below_lt2);
    let mut found = Vec::new();
    let mut sure = true;
    if let Some(lactate) = signs.lactate {
        let (place, certain, reason) = of_reading(lactate, &band);
        sure = certain;
        found.push((BandBasis::Lactate, place, reason));
    }
    if let Some((place, reason)) = of_heart(signs, criteria) {
        found.push((BandBasis::HeartRate, place, reason));
    }
    if let Some(lactate) = signs.forecast {
        let place = band.place(lactate);
        found.push((BandBasis::Forecast, place, of_forecast(place, lactate, &band)));
    }
    let (basis, place, _) = *found.first()?;
    let above = |place: BandPlace| place == BandPlace::Above;
    // A reading above whose error reaches into the band says nothing that another could contradict.
    let open = above(place) && !sure;
    let disagree = found.iter().filter(|(_, other, _)| !open && above(*other) != above(place));
    let disagree = disagree.map(|(basis, ..)| *basis).collect();
    let reasons = found.into_iter().map(|(.., reason)| reason).collect();
    Some(SubThreshold { place, sure, basis, reasons, disagree })
}

/// By a reading: its place by its middle, whether its whole span lies on that side of the upper end, and the reason.
fn of_reading(lactate: Bounds<Lactate>, band: &TargetBand) -> (BandPlace, bool, Reason) {
    let (least, most) = (lactate.min(), lactate.max());
    let millimoles = |lactate: Lactate| lactate.millimoles_per_liter();
    let middle = f64::midpoint(millimoles(least), millimoles(most));
    let middle = Lactate::from_millimoles_per_liter(middle).unwrap_or(least);
    let place = band.place(middle);
    let open = place == BandPlace::Above && least <= band.upper();
    let sure = least > band.upper() || most <= band.upper();
    let code = match (open, place) {
        (true, _) => reasons::BAND_LACTATE_OPEN,
        (false, BandPlace::Below) => reasons::BAND_LACTATE_BELOW,
        (false, BandPlace::Within) => reasons::BAND_LACTATE_WITHIN,
        (false, BandPlace::Above) => reasons::BAND_LACTATE_ABOVE,
    };
    let reason = Reason::new(code)
        .with("lactate_mmol_l", tenths(middle))
        .with("least_mmol_l", tenths(least))
        .with("most_mmol_l", tenths(most));
    (place, sure, with_band(reason, band))
}

fn of_forecast(place: BandPlace, lactate: Lactate, band: &TargetBand) -> Reason {
    let code = match place {
        BandPlace::Below => reasons::BAND_FORECAST_BELOW,
        BandPlace::Within => reasons::BAND_FORECAST_WITHIN,
        BandPlace::Above => reasons::BAND_FORECAST_ABOVE,
    };
    with_band(Reason::new(code).with("lactate_mmol_l", lactate.millimoles_per_liter()), band)
}

fn with_band(reason: Reason, band: &TargetBand) -> Reason {
    reason
        .with("lower_mmol_l", band.lower().millimoles_per_liter())
        .with("upper_mmol_l", band.upper().millimoles_per_liter())
}

fn tenths(lactate: Lactate) -> f64 {
    (10.0 * lactate.millimoles_per_liter()).round() / 10.0
}

/// By the caps of heart rate; either that is known can be broken.
fn of_heart(signs: &BandSigns, criteria: &BandCriteria) -> Option<(BandPlace, Reason)> {
    let share = |share: Option<f64>| share.filter(|s| s.is_finite());
    let (mean, end) = (share(signs.heart_mean_share), share(signs.heart_end_share));
    let of = |value: f64, cap: f64, above: bool, what: &'static str| {
        let code = if above { reasons::BAND_HEART_ABOVE } else { reasons::BAND_HEART_WITHIN };
        let percent = |share: f64| (1000.0 * share).round() / 10.0;
        let reason = Reason::new(code)
            .with("what", what)
            .with("percent", percent(value))
            .with("cap_percent", percent(cap));
        (if above { BandPlace::Above } else { BandPlace::Within }, reason)
    };
    let caps = [
        (mean, criteria.heart_mean_max, "mean of a repetition"),
        (end, criteria.heart_end_max, "end of a repetition"),
    ];
    let known = caps.iter().filter_map(|(v, cap, what)| Some(((*v)?, *cap, *what)));
    let broken = known.clone().find(|(value, cap, _)| *value > cap + EPSILON);
    match broken {
        Some((value, cap, what)) => Some(of(value, cap, true, what)),
        None => known.into_iter().next().map(|(value, cap, what)| of(value, cap, false, what)),
    }
}
