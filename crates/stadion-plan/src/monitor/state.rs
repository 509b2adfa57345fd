//! What the monitor carries from session to session.

use chrono::NaiveDate;
use stadion_physiology::{GuidanceSettings, ShiftBelief};

use super::channels::{MonitorChannel, MonitorSign, SignDirection};
use super::curve::SeenShift;
use super::settings::{MOST_TOTAL, MonitorSettings};

/// What the monitor carries from session to session: the factor of the pace, what is believed of the curve,
/// and the signs that still count.
///
/// It is small and can be stored after any session; stepping on from what was stored gives what one run
/// over all sessions gives.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct MonitorState {
    pub(super) factor: f64,
    pub(super) shift: ShiftBelief,
    pub(super) last_day: Option<NaiveDate>,
    pub(super) signs: Vec<MonitorSign>,
    pub(super) ill: Vec<NaiveDate>,
    pub(super) unknown: Vec<NaiveDate>,
}

impl MonitorState {
    /// The state with a profile that was just measured: nothing was changed and nothing was seen.
    #[must_use]
    pub fn new(settings: &MonitorSettings) -> Self {
        let fallback = || ShiftBelief::of_new_profile(&GuidanceSettings::default());
        Self {
            factor: 1.0,
            shift: ShiftBelief::new(0.0, settings.profile_sd).unwrap_or_else(|_| fallback()),
            last_day: None,
            signs: Vec::new(),
            ill: Vec::new(),
            unknown: Vec::new(),
        }
    }

    /// What every planned speed is multiplied with.
    #[must_use]
    pub const fn factor(&self) -> f64 {
        self.factor
    }

    /// What is believed of the curve.
    #[must_use]
    pub const fn shift(&self) -> ShiftBelief {
        self.shift
    }

    /// The last day that was seen.
    #[must_use]
    pub const fn last_day(&self) -> Option<NaiveDate> {
        self.last_day
    }

    /// The signs that still count.
    #[must_use]
    pub fn signs(&self) -> &[MonitorSign] {
        &self.signs
    }

    /// How many channels say so.
    pub(super) fn count(&self, direction: SignDirection) -> u32 {
        let of = self.signs.iter().filter(|sign| sign.direction == direction).count();
        u32::try_from(of).unwrap_or(u32::MAX)
    }

    /// The channels that say so, in words.
    pub(super) fn names(&self, direction: SignDirection) -> String {
        let mut channels: Vec<MonitorChannel> =
            self.signs.iter().filter(|s| s.direction == direction).map(|s| s.channel).collect();
        channels.sort_unstable();
        channels.iter().map(|c| c.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// Takes in what the channels of a session of `day` said: what a channel says now replaces what it said
    /// before, and signs older than the window are forgotten.
    pub(super) fn hear(
        &mut self,
        day: NaiveDate,
        channels: &[(MonitorChannel, Option<SignDirection>)],
        window_days: u32,
    ) {
        let recent = |sign: &MonitorSign| (day - sign.day).num_days() < i64::from(window_days);
        self.signs.retain(|sign| recent(sign) && channels.iter().all(|(c, _)| *c != sign.channel));
        let new = |&(channel, direction): &(MonitorChannel, Option<SignDirection>)| {
            direction.map(|direction| MonitorSign { day, channel, direction })
        };
        self.signs.extend(channels.iter().filter_map(new));
    }
}

/// `before` after a day that turned out as `seen`.
///
/// # Model
///
/// ```text
/// day = lasting + e,  e ~ N(0, day_sd²)          K = P / (P + day_sd² + var(seen))
/// mean' = mean + K · (seen − mean)               P' = P − K · P
/// ```
///
/// A step of a Kalman filter, as [`ShiftBelief`] learns from a day.
pub(super) fn learnt(
    before: ShiftBelief,
    seen: SeenShift,
    settings: &MonitorSettings,
) -> ShiftBelief {
    let variance = before.sd() * before.sd();
    let gain = variance / (variance + settings.day_sd * settings.day_sd + seen.variance);
    nearest(before.mean() + gain * (seen.shift - before.mean()), (1.0 - gain) * variance)
}

/// The belief before the next session: the curve may have moved since.
pub(super) fn ahead(before: ShiftBelief, settings: &MonitorSettings) -> ShiftBelief {
    let variance = before.sd() * before.sd() + settings.fitness_sd * settings.fitness_sd;
    nearest(before.mean(), variance)
}

/// The nearest belief that there is.
pub(super) fn nearest(mean: f64, variance: f64) -> ShiftBelief {
    let mean = mean.clamp(-MOST_TOTAL, MOST_TOTAL);
    let sd = variance.max(0.0).sqrt().clamp(0.001, 0.5);
    let fallback = || ShiftBelief::of_new_profile(&GuidanceSettings::default());
    ShiftBelief::new(mean, sd).unwrap_or_else(|_| fallback())
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for MonitorState {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error;

        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Raw {
            factor: f64,
            shift: ShiftBelief,
            last_day: Option<NaiveDate>,
            signs: Vec<MonitorSign>,
            ill: Vec<NaiveDate>,
            unknown: Vec<NaiveDate>,
        }
        let Raw { factor, shift, last_day, signs, ill, unknown } = Raw::deserialize(deserializer)?;
        let (least, most) = (1.0 - MOST_TOTAL, 1.0 + MOST_TOTAL);
        if !(least..=most).contains(&factor) {
            return Err(D::Error::custom(format!(
                "factor of {factor} is outside {least}..={most}"
            )));
        }
        let days = signs.iter().map(|s| &s.day).chain(&ill).chain(&unknown);
        if let Some(late) = days.into_iter().find(|day| last_day.is_none_or(|last| **day > last)) {
            return Err(D::Error::custom(format!("{late} comes after the last day")));
        }
        let twice = |(i, sign): (usize, &MonitorSign)| {
            signs.iter().take(i).any(|s| s.channel == sign.channel)
        };
        if signs.iter().enumerate().any(twice) {
            return Err(D::Error::custom("a channel has two signs"));
        }
        Ok(Self { factor, shift, last_day, signs, ill, unknown })
    }
}
