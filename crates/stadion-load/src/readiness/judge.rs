//! Where each sign stands against the athlete's own band.

use chrono::{Days, NaiveDate};
use stadion_types::{Finding, Reason, ReasonCode, Severity};

use super::band::Band;
use super::morning::{Mornings, ReadinessSign};
use super::settings::{JudgedValue, ReadinessError, ReadinessSettings};
use crate::sources::{HRV_PRACTICE, PLEWS, STADION};

const FEW_DAYS: ReasonCode = ReasonCode {
    code: "readiness-few-days",
    text: "{sign}: {days} days have fewer than the {need} values that a mean needs",
};
const NOT_TODAY: ReasonCode =
    ReasonCode { code: "readiness-not-today", text: "{sign}: there is no value of today" };
const FEW_BASELINE: ReasonCode = ReasonCode {
    code: "readiness-few-baseline",
    text: "{sign}: the {days} days before today have fewer than the {need} values that a baseline needs",
};
const NO_VARIATION: ReasonCode = ReasonCode {
    code: "readiness-no-variation",
    text: "{sign}: the values before today are all the same, so there is no band around them",
};
const BELOW: ReasonCode = ReasonCode {
    code: "readiness-below",
    text: "{sign}: {value} is below the own band from {low} to {high}",
};
const WITHIN: ReasonCode = ReasonCode {
    code: "readiness-within",
    text: "{sign}: {value} is within the own band from {low} to {high}",
};
const ABOVE: ReasonCode = ReasonCode {
    code: "readiness-above",
    text: "{sign}: {value} is above the own band from {low} to {high}",
};
const EITHER_WAY: ReasonCode = ReasonCode {
    code: "readiness-rise-either-way",
    text: "a rise of heart-rate variability is seen in the rested and in the overreached alike; it alone does not tell which",
};
const ALONE: ReasonCode = ReasonCode {
    code: "readiness-one-sign-alone",
    text: "only {sign} is outside its band; one sign alone may be noise",
};

pub(crate) const REASONS: &[ReasonCode] =
    &[FEW_DAYS, NOT_TODAY, FEW_BASELINE, NO_VARIATION, BELOW, WITHIN, ABOVE, EITHER_WAY, ALONE];

/// Where a sign stands against the athlete's own band.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum ReadinessState {
    /// Too little is known.
    Insufficient,
    /// Below the band.
    Below,
    /// Within it, its ends included.
    Within,
    /// Above it.
    Above,
}

impl ReadinessState {
    /// Every state, in the order of the declaration.
    pub const ALL: [Self; 4] = [Self::Insufficient, Self::Below, Self::Within, Self::Above];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Insufficient => "insufficient",
            Self::Below => "below",
            Self::Within => "within",
            Self::Above => "above",
        }
    }

    const fn is_outside(self) -> bool {
        matches!(self, Self::Below | Self::Above)
    }
}

/// One sign on one day: today's value, the mean of the last days, and the band it is held against.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct SignReadiness {
    /// The sign, which tells the unit of all values here.
    pub sign: ReadinessSign,
    /// The value of today.
    pub today: Option<f64>,
    /// The mean of the last days; absent with too few values.
    pub mean: Option<f64>,
    /// The coefficient of variation of the last days in percent.
    pub cv_percent: Option<f64>,
    /// The mean of the days before today; absent with too few values.
    pub baseline: Option<f64>,
    /// Number of values in the baseline; absent with too few.
    pub baseline_n: Option<usize>,
    /// The smallest worthwhile change: half of the band's width.
    pub smallest_change: Option<f64>,
    /// The verdict.
    pub state: ReadinessState,
    /// Why.
    pub findings: Vec<Finding>,
}

/// The signs of one morning, each for itself: they are never merged into one number.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct ReadinessDay {
    /// The date.
    pub date: NaiveDate,
    /// Every sign of which anything is known in the days looked at.
    pub signs: Vec<SignReadiness>,
    /// What is to be said of the signs together.
    pub findings: Vec<Finding>,
}

impl ReadinessDay {
    /// Where the signs stand on `date`.
    ///
    /// # Model
    ///
    /// ```text
    /// mean     = mean of the values of the last 7 days, today included (at least 3)
    /// baseline = mean of the values of the 60 days before today (at least 14)
    /// band     = baseline ± 0.5 · standard deviation of the same values (n − 1)
    /// state    = mean against the band
    /// ```
    ///
    /// - Heart-rate variability is compared as the logarithm of rMSSD in milliseconds, so the verdict
    ///   does not depend on its unit; the resting heart rate in beats a minute, answers from 0 at best
    ///   to 1 at worst.
    /// - Days, numbers of values, the width of the band and what is held against it are
    ///   [`ReadinessSettings`].
    /// - With too few values, or a baseline without any variation, the state is
    ///   [`Insufficient`](ReadinessState::Insufficient), and a finding says which.
    /// - A heart-rate variability above the band is no good sign by itself: it rises in functional
    ///   overreaching as well as with rest. A finding says so.
    ///
    /// # Limits
    ///
    /// The baseline holds the last days too, so a slow drift shows late. It is no medical advice.
    ///
    /// # Errors
    ///
    /// [`ReadinessError::Setting`].
    ///
    /// # Examples
    ///
    /// ```
    /// use chrono::{Days, NaiveDate};
    /// use stadion_load::{Morning, Mornings, ReadinessDay, ReadinessSettings, ReadinessState, Rmssd};
    ///
    /// let day = |n| NaiveDate::from_ymd_opt(2026, 3, 1).map(|d| d + Days::new(n)).ok_or("no such day");
    /// let mut mornings = Mornings::new();
    /// for n in 0..30 {
    ///     let ms = if n < 25 { 60.0 + (n % 5) as f64 } else { 45.0 };
    ///     mornings.insert(day(n)?, Morning::default().with_rmssd(Rmssd::from_milliseconds(ms)?));
    /// }
    /// let found = ReadinessDay::of(&mornings, day(29)?, &ReadinessSettings::default())?;
    /// assert_eq!(found.signs[0].state, ReadinessState::Below);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Source
    ///
    /// Plews et al. (2014), Int J Sports Physiol Perform 9(5):783-790, doi:10.1123/ijspp.2013-0455,
    /// for at least three mornings a week; Plews et al. and Vesterinen et al. (2016) for rolling means
    /// against an own band.
    pub fn of(
        mornings: &Mornings,
        date: NaiveDate,
        settings: &ReadinessSettings,
    ) -> Result<Self, ReadinessError> {
        settings.check()?;
        let days = settings.window_days.max(settings.baseline_days.saturating_add(1)) - 1;
        let oldest = date.checked_sub_days(Days::new(days.into())).unwrap_or(NaiveDate::MIN);
        let known = |sign| mornings.range(oldest..=date).any(|(_, m)| m.value(sign).is_some());
        let signs: Vec<SignReadiness> = ReadinessSign::ALL
            .into_iter()
            .filter(|&sign| known(sign))
            .map(|sign| judge(sign, Band::of(mornings, sign, date, settings), settings))
            .collect();
        let mut outside = signs.iter().filter(|s| s.state.is_outside());
        let judged = signs.iter().filter(|s| s.state != ReadinessState::Insufficient).count();
        let mut findings = Vec::new();
        if let (Some(only), None) = (outside.next(), outside.next()) {
            if judged > 1 {
                findings.push(finding(ALONE, only.sign, Severity::Info, STADION.id));
            }
        }
        Ok(Self { date, signs, findings })
    }
}

fn judge(sign: ReadinessSign, band: Band, settings: &ReadinessSettings) -> SignReadiness {
    let Band { today, window, baseline, smallest } = band;
    let mut findings = Vec::new();
    let value = match settings.judged {
        JudgedValue::RollingMean => window.map(|w| w.mean),
        JudgedValue::Today => today,
    };
    if value.is_none() {
        findings.push(match settings.judged {
            JudgedValue::RollingMean => {
                let few = finding(FEW_DAYS, sign, Severity::Info, PLEWS.id);
                counted(few, settings.window_days, settings.least_valid)
            }
            JudgedValue::Today => finding(NOT_TODAY, sign, Severity::Info, STADION.id),
        });
    }
    if baseline.is_none() {
        let few = finding(FEW_BASELINE, sign, Severity::Info, STADION.id);
        findings.push(counted(few, settings.baseline_days, settings.least_baseline));
    }
    let state = match (value, baseline, smallest) {
        (Some(_), Some(_), Some(smallest)) if smallest <= 0.0 => {
            findings.push(finding(NO_VARIATION, sign, Severity::Info, STADION.id));
            ReadinessState::Insufficient
        }
        (Some(value), Some(baseline), Some(smallest)) => {
            let state = against(value - baseline.mean, smallest);
            let (low, high) = (baseline.mean - smallest, baseline.mean + smallest);
            findings.extend(verdict(sign, state, value, (low, high)));
            state
        }
        _ => ReadinessState::Insufficient,
    };
    SignReadiness {
        sign,
        today,
        mean: window.map(|w| w.mean),
        cv_percent: window.and_then(super::band::Spread::cv_percent),
        baseline: baseline.map(|b| b.mean),
        baseline_n: baseline.map(|b| b.n),
        smallest_change: smallest,
        state,
        findings,
    }
}

/// The state of a difference from the baseline.
fn against(difference: f64, smallest: f64) -> ReadinessState {
    if difference < -smallest {
        ReadinessState::Below
    } else if difference > smallest {
        ReadinessState::Above
    } else {
        ReadinessState::Within
    }
}

fn verdict(
    sign: ReadinessSign,
    state: ReadinessState,
    value: f64,
    (low, high): (f64, f64),
) -> Vec<Finding> {
    let (code, limit) = match state {
        ReadinessState::Below => (BELOW, Some(low)),
        ReadinessState::Above => (ABOVE, Some(high)),
        ReadinessState::Within | ReadinessState::Insufficient => (WITHIN, None),
    };
    // Only a fall of variability, and a rise of everything else, is worth a look.
    let notable = match sign {
        ReadinessSign::HeartRateVariability => state.is_outside(),
        ReadinessSign::RestingHeartRate | ReadinessSign::Answer(_) => {
            state == ReadinessState::Above
        }
    };
    let severity = if notable { Severity::Notice } else { Severity::Info };
    let mut found = finding(code, sign, severity, HRV_PRACTICE.id).measured(value);
    found.limit = limit;
    found.reason = found.reason.with("value", value).with("low", low).with("high", high);
    let mut findings = vec![found];
    if sign == ReadinessSign::HeartRateVariability && state == ReadinessState::Above {
        findings.push(Finding::new(Reason::new(EITHER_WAY), Severity::Info, PLEWS.id));
    }
    findings
}

fn finding(
    code: ReasonCode,
    sign: ReadinessSign,
    severity: Severity,
    source: &'static str,
) -> Finding {
    Finding::new(Reason::new(code).with("sign", sign.as_str()), severity, source)
}

fn counted(mut finding: Finding, days: u32, need: u32) -> Finding {
    finding.reason = finding.reason.with("days", days).with("need", need);
    finding
}
