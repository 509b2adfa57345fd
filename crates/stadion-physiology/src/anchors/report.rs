//! A pace held against a band of heart rates.

use stadion_types::{Bounds, HeartRate, Reason, ReasonCode, Speed};

use super::reasons::{AGREE, CANNOT_TELL, CEILING, HEART_RATE_HARDER, PACE_HARDER};

/// Half a 90 % interval in standard deviations.
const HALF_90: f64 = 1.644_853_626_951_472_7;
/// Fastest speed that is looked at, in m/s.
const FASTEST_M_S: f64 = 15.0;

/// Which of two anchors for one target asks for more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum AnchorVerdict {
    /// The pace implies a heart rate inside the band.
    Agree,
    /// The pace implies more than the band.
    PaceHarder,
    /// The pace implies less than the band.
    HeartRateHarder,
    /// The pace implies a heart rate outside the band, but not surely so.
    CannotTell,
}

impl AnchorVerdict {
    /// Every verdict.
    pub const ALL: [Self; 4] =
        [Self::Agree, Self::PaceHarder, Self::HeartRateHarder, Self::CannotTell];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::PaceHarder => "pace-harder",
            Self::HeartRateHarder => "heart-rate-harder",
            Self::CannotTell => "cannot-tell",
        }
    }
}

/// An interval of the comparison.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct AnchorInterval {
    /// Lower end.
    pub lo: f64,
    /// Upper end.
    pub hi: f64,
    /// Probability that it holds the truth, if the spread is right and normal.
    pub level: f64,
}

/// What the pace says of heart rate, and heart rate of the pace.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct AnchorReport {
    /// The target as a pace.
    #[cfg_attr(feature = "serde", serde(rename = "pace_m_s"))]
    pub pace: Speed,
    /// The target as heart rates.
    #[cfg_attr(feature = "serde", serde(rename = "band_bpm"))]
    pub band: Bounds<HeartRate>,
    /// Heart rate that the pace implies, in bpm; may exceed the maximum.
    pub implied_bpm: f64,
    /// Its interval, in bpm.
    pub implied_interval_bpm: AnchorInterval,
    /// Bpm from the nearer end of the band to the implied heart rate; 0 inside, negative below it.
    pub gap_bpm: f64,
    /// The interval of that distance, in bpm, from the same end; inside the band from its upper end
    /// (`lo`) and its lower end (`hi`).
    pub gap_interval_bpm: AnchorInterval,
    /// Speed at the nearer end of the band, or the pace itself inside; absent where no speed has it.
    #[cfg_attr(feature = "serde", serde(rename = "implied_speed_m_s"))]
    pub implied_speed: Option<Speed>,
    /// Seconds for each kilometre that heart rate asks to run slower than the pace (negative:
    /// faster).
    pub gap_s_per_km: Option<f64>,
    /// Its interval; an end is absent where no speed has its heart rate.
    pub gap_interval_s_per_km: [Option<f64>; 2],
    /// Which anchor asks for more.
    pub verdict: AnchorVerdict,
    /// Why; what to do; what weakens the verdict.
    pub reasons: Vec<Reason>,
}

/// Compares; `hr` gives the heart rate at a speed in m/s and rises with it.
pub(super) fn report(
    pace: Speed,
    band: Bounds<HeartRate>,
    implied: f64,
    spread: f64,
    hr: impl Fn(f64) -> Option<f64>,
) -> AnchorReport {
    let (min, max) = (band.min().bpm(), band.max().bpm());
    let half = HALF_90 * spread;
    let (lo, hi) = (implied - half, implied + half);
    let (verdict, code): (_, ReasonCode) = if (min..=max).contains(&implied) {
        (AnchorVerdict::Agree, AGREE)
    } else if lo > max {
        (AnchorVerdict::PaceHarder, PACE_HARDER)
    } else if hi < min {
        (AnchorVerdict::HeartRateHarder, HEART_RATE_HARDER)
    } else {
        (AnchorVerdict::CannotTell, CANNOT_TELL)
    };
    let nearer = implied.clamp(min, max);
    let ends = if implied > max {
        [lo - max, hi - max]
    } else if implied < min {
        [lo - min, hi - min]
    } else {
        [lo - max, hi - min]
    };
    let per_km = |m_s: f64| 1000.0 / m_s - 1000.0 / pace.meters_per_second();
    // Were the athlete `shift` above the line, the band would be met at another speed.
    let speed = |shift: f64| speed_at(nearer - shift, &hr);
    let implied_speed =
        if verdict == AnchorVerdict::Agree { Some(pace.meters_per_second()) } else { speed(0.0) };
    let level = 0.9;
    let reasons = vec![
        Reason::new(code)
            .with("implied_bpm", implied)
            .with("lo_bpm", lo)
            .with("hi_bpm", hi)
            .with("min_bpm", min)
            .with("max_bpm", max),
        Reason::new(CEILING).with("max_bpm", max),
    ];
    AnchorReport {
        pace,
        band,
        implied_bpm: implied,
        implied_interval_bpm: AnchorInterval { lo, hi, level },
        gap_bpm: implied - nearer,
        gap_interval_bpm: AnchorInterval { lo: ends[0], hi: ends[1], level },
        implied_speed: implied_speed.and_then(|m_s| Speed::from_meters_per_second(m_s).ok()),
        gap_s_per_km: implied_speed.map(per_km),
        gap_interval_s_per_km: [speed(-half).map(per_km), speed(half).map(per_km)],
        verdict,
        reasons,
    }
}

/// The speed in m/s with a heart rate; `None` if none has it.
fn speed_at(bpm: f64, hr: impl Fn(f64) -> Option<f64>) -> Option<f64> {
    let (mut lo, mut hi) = (0.1, FASTEST_M_S);
    if hr(lo)? > bpm || hr(hi)? < bpm {
        return None;
    }
    for _ in 0..64 {
        let middle = 0.5 * (lo + hi);
        if hr(middle)? < bpm { lo = middle } else { hi = middle }
    }
    Some(0.5 * (lo + hi))
}
