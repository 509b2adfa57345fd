//! Time and distance in zones.

use stadion_physiology::{Athlete, MovingSeconds, PowerMeanRules, Zones};
use stadion_types::{HeartRate, Power, Recording, Speed};

use crate::error::LoadError;
use crate::model::{Done, LoadModel};
use crate::stress::speeds;
use crate::unit::{Kilometers, Load, LoadSource, Minutes};

/// Zones, and the channel that they are zones of.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ZoneChannel {
    /// Of heart rate.
    HeartRate(Zones<HeartRate>),
    /// Of speed, which is taken from the distance where there is one.
    Speed(Zones<Speed>),
    /// Of power.
    Power(Zones<Power>),
}

/// Time and distance by zone.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct ZoneTotals {
    /// Seconds by number of the zone, from 0 (below the first zone) on.
    pub zones_s: Vec<f64>,
    /// Seconds for which there is no zone.
    pub missing_s: f64,
    /// Metres by number of the zone; `None` without a recorded distance or speed.
    pub zones_m: Option<Vec<f64>>,
    /// Seconds in a zone for which no distance is known.
    pub without_distance_s: f64,
}

impl ZoneChannel {
    /// Time and distance in each zone, over the [seconds of moving time](MovingSeconds): a value stands
    /// until the next one for up to 30 s, pauses are left out. `None` without the channel.
    ///
    /// # Examples
    ///
    /// ```
    /// use chrono::DateTime;
    /// use stadion_load::ZoneChannel;
    /// use stadion_physiology::{ZoneScheme, Zones};
    /// use stadion_types::{Channel, HeartRate, Recording};
    ///
    /// let zones = Zones::by_heart_rate(&ZoneScheme::SEILER_THREE, HeartRate::from_bpm(200.0)?)?;
    /// let recording = Recording::builder(DateTime::UNIX_EPOCH, (0..60).map(f64::from).collect())
    ///     .channel(Channel::HeartRate, vec![Some(180.0); 60])
    ///     .distance_m((0..60).map(|s| Some(4.0 * f64::from(s))).collect())
    ///     .build()?;
    /// let totals = ZoneChannel::HeartRate(zones).totals(&recording).ok_or("no heart rate")?;
    /// assert_eq!(totals.zones_s, [0.0, 0.0, 0.0, 60.0]);
    /// assert_eq!(totals.zones_m.ok_or("no distance")?[3], 240.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn totals(&self, recording: &Recording) -> Option<ZoneTotals> {
        let values = self.seconds(recording)?;
        let count = self.count() + 1;
        let way = speeds(recording).and_then(|v| lay(recording, v));
        let mut zones_m = way.as_ref().map(|_| vec![0.0; count]);
        let mut zones_s = vec![0.0; count];
        let (mut missing_s, mut without_distance_s) = (0.0, 0.0);
        for (second, value) in values.iter().enumerate() {
            let Some(zone) = value.and_then(|v| self.number(v)) else {
                missing_s += 1.0;
                continue;
            };
            if let Some(slot) = zones_s.get_mut(zone) {
                *slot += 1.0;
            }
            // Speed over a second is its way.
            let speed = way.as_ref().and_then(|way| way.get(second));
            match (speed, zones_m.as_mut().and_then(|m| m.get_mut(zone))) {
                (Some(speed), Some(slot)) => *slot += speed,
                _ => without_distance_s += 1.0,
            }
        }
        Some(ZoneTotals { zones_s, missing_s, zones_m, without_distance_s })
    }

    fn seconds(&self, recording: &Recording) -> Option<MovingSeconds> {
        let channel = match self {
            Self::HeartRate(_) => recording.heart_rate()?,
            Self::Power(_) => recording.power()?,
            Self::Speed(_) => return lay(recording, speeds(recording)?),
        };
        let values = channel.iter().map(|v| v.filter(|v| self.number(*v).is_some()));
        lay(recording, values.collect())
    }

    fn count(&self) -> usize {
        match self {
            Self::HeartRate(zones) => zones.count(),
            Self::Speed(zones) => zones.count(),
            Self::Power(zones) => zones.count(),
        }
    }

    fn number(&self, value: f64) -> Option<usize> {
        match self {
            Self::HeartRate(zones) => HeartRate::from_bpm(value).ok().map(|v| zones.number(v)),
            Self::Speed(zones) => {
                Speed::from_meters_per_second(value).ok().map(|v| zones.number(v))
            }
            Self::Power(zones) => Power::from_watts(value).ok().map(|v| zones.number(v)),
        }
    }

    const fn source(&self) -> (LoadSource, &'static str) {
        match self {
            Self::HeartRate(_) => (LoadSource::HeartRate, "a recorded heart rate"),
            Self::Speed(_) => (LoadSource::Speed, "a recorded distance or speed"),
            Self::Power(_) => (LoadSource::Power, "a recorded power"),
        }
    }
}

fn lay(recording: &Recording, values: Vec<Option<f64>>) -> Option<MovingSeconds> {
    let max_gap_s = PowerMeanRules::MAX_GAP_S;
    MovingSeconds::new(recording.time_s(), values, recording.pauses(), max_gap_s).ok()
}

/// Minutes in some of the zones: a load that counts nothing but time.
///
/// # Examples
///
/// ```
/// use chrono::DateTime;
/// use stadion_load::{Done, LoadModel, ZoneChannel, ZoneTime};
/// use stadion_physiology::{Athlete, ZoneScheme, Zones};
/// use stadion_types::{Channel, HeartRate, Recording};
///
/// let zones = Zones::by_heart_rate(&ZoneScheme::SEILER_THREE, HeartRate::from_bpm(200.0)?)?;
/// let hr = (0..1200).map(|s| Some(if s < 600 { 130.0 } else { 180.0 })).collect();
/// let recording = Recording::builder(DateTime::UNIX_EPOCH, (0..1200).map(f64::from).collect())
///     .channel(Channel::HeartRate, hr)
///     .build()?;
/// let at_intensity = ZoneTime { zones: ZoneChannel::HeartRate(zones), from: 2, to: 3 };
/// let load = at_intensity.load(&Athlete::default(), &Done::from_recording(&recording))?;
/// assert_eq!(load.to_string(), "10 min");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`LoadError::MissingInput`] without the channel, [`LoadError::Setting`] if `from` lies above `to`.
#[derive(Debug, Clone, PartialEq)]
pub struct ZoneTime {
    /// The zones.
    pub zones: ZoneChannel,
    /// Number of the first zone that counts.
    pub from: usize,
    /// Number of the last zone that counts.
    pub to: usize,
}

/// Kilometres in some of the zones; see [`ZoneTime`].
///
/// Seconds in a zone without a distance add nothing and lower the coverage.
#[derive(Debug, Clone, PartialEq)]
pub struct ZoneDistance {
    /// The zones.
    pub zones: ZoneChannel,
    /// Number of the first zone that counts.
    pub from: usize,
    /// Number of the last zone that counts.
    pub to: usize,
}

/// The totals of a session, and the share of it that they stand for.
fn totals(
    model: &'static str,
    zones: &ZoneChannel,
    [from, to]: [usize; 2],
    done: &Done<'_>,
) -> Result<(ZoneTotals, f64), LoadError> {
    if from > to {
        return Err(LoadError::Setting { model, setting: "from" });
    }
    let missing = LoadError::MissingInput { model, what: zones.source().1 };
    let recording = done.recording.ok_or(missing)?;
    let totals = zones.totals(recording).ok_or(missing)?;
    let known: f64 = totals.zones_s.iter().sum();
    if known <= 0.0 {
        return Err(missing);
    }
    let after = (done.duration.as_secs_f64() - crate::stress::span_s(recording)).max(0.0);
    Ok((totals.clone(), known + totals.missing_s + after))
}

fn sum(zones: &[f64], [from, to]: [usize; 2]) -> f64 {
    let counted = zones.iter().enumerate().filter(|(zone, _)| (from..=to).contains(zone));
    counted.map(|(_, value)| value).sum()
}

impl LoadModel for ZoneTime {
    type Unit = Minutes;

    fn id(&self) -> &'static str {
        match self.zones {
            ZoneChannel::HeartRate(_) => "zone-time-heart-rate",
            ZoneChannel::Speed(_) => "zone-time-speed",
            ZoneChannel::Power(_) => "zone-time-power",
        }
    }

    fn load(&self, _: &Athlete, done: &Done<'_>) -> Result<Load<Minutes>, LoadError> {
        let range = [self.from, self.to];
        let (totals, whole) = totals(self.id(), &self.zones, range, done)?;
        let coverage = (totals.zones_s.iter().sum::<f64>() / whole).min(1.0);
        let minutes = sum(&totals.zones_s, range) / 60.0;
        Ok(Load::new(minutes, self.id(), self.zones.source().0, coverage)?)
    }
}

impl LoadModel for ZoneDistance {
    type Unit = Kilometers;

    fn id(&self) -> &'static str {
        match self.zones {
            ZoneChannel::HeartRate(_) => "zone-distance-heart-rate",
            ZoneChannel::Speed(_) => "zone-distance-speed",
            ZoneChannel::Power(_) => "zone-distance-power",
        }
    }

    fn load(&self, _: &Athlete, done: &Done<'_>) -> Result<Load<Kilometers>, LoadError> {
        let model = self.id();
        let range = [self.from, self.to];
        let (totals, whole) = totals(model, &self.zones, range, done)?;
        let missing = LoadError::MissingInput { model, what: "a recorded distance or speed" };
        let way = totals.zones_m.as_ref().ok_or(missing)?;
        let known = totals.zones_s.iter().sum::<f64>() - totals.without_distance_s;
        if known <= 0.0 {
            return Err(missing);
        }
        let kilometers = sum(way, range) / 1000.0;
        Ok(Load::new(kilometers, model, self.zones.source().0, (known / whole).min(1.0))?)
    }
}
