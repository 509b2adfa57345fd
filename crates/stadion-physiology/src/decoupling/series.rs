//! What decoupling is computed from.

use stadion_types::{Channel, HeartRate, Pause, Recording, Sport};

use super::definition::DecouplingOutput;
use super::error::DecouplingError;
use crate::HeartRateFaults;

/// Heart rate and output over time, with what tells whether they compare: altitude, distance, pauses.
///
/// Values that are missing are `None`; so is what cannot be, such as the heart rate of 0 of a strap
/// without contact.
#[derive(Debug, Clone, PartialEq)]
pub struct DecouplingSeries {
    pub(super) time_s: Vec<f64>,
    pub(super) hr: Vec<f64>,
    pub(super) output: Option<(DecouplingOutput, Vec<f64>)>,
    pub(super) speed: Option<Vec<f64>>,
    pub(super) altitude: Option<Vec<f64>>,
    pub(super) distance: Option<Vec<f64>>,
    pub(super) pauses: Vec<Pause>,
}

type Values = Result<Vec<f64>, DecouplingError>;

impl DecouplingSeries {
    /// Heart rate, in bpm, at points in time.
    ///
    /// # Errors
    ///
    /// [`DecouplingError::Length`] if the lengths differ; [`DecouplingError::Time`] unless time strictly
    /// increases; [`DecouplingError::TooLong`] beyond 30 days.
    pub fn new<I>(time_s: &[f64], hr_bpm: I) -> Result<Self, DecouplingError>
    where
        I: IntoIterator<Item = Option<f64>>,
    {
        DecouplingError::check_times(time_s)?;
        let seconds = time_s.last().unwrap_or(&0.0) - time_s.first().unwrap_or(&0.0);
        if seconds.is_nan() || seconds > DecouplingError::MAX_SECONDS {
            return Err(DecouplingError::TooLong { seconds });
        }
        let mut made = Self {
            time_s: time_s.to_vec(),
            hr: Vec::new(),
            output: None,
            speed: None,
            altitude: None,
            distance: None,
            pauses: Vec::new(),
        };
        made.hr = made.values("heart rate", hr_bpm, |bpm| HeartRate::from_bpm(bpm).is_ok())?;
        Ok(made)
    }

    /// With this output, in W or m/s.
    ///
    /// # Errors
    ///
    /// [`DecouplingError::Length`].
    pub fn with_output<I>(
        mut self,
        kind: DecouplingOutput,
        output: I,
    ) -> Result<Self, DecouplingError>
    where
        I: IntoIterator<Item = Option<f64>>,
    {
        self.output = Some((kind, self.values("output", output, |v| v >= 0.0)?));
        Ok(self)
    }

    /// With the speed in m/s, which tells the stops of a ride whose output is power.
    ///
    /// # Errors
    ///
    /// [`DecouplingError::Length`].
    pub fn with_speed<I>(mut self, speed_m_s: I) -> Result<Self, DecouplingError>
    where
        I: IntoIterator<Item = Option<f64>>,
    {
        self.speed = Some(self.values("speed", speed_m_s, |v| v >= 0.0)?);
        Ok(self)
    }

    /// With altitude in metres; together with a distance or a speed it tells how hilly the course is.
    ///
    /// # Errors
    ///
    /// [`DecouplingError::Length`].
    pub fn with_altitude<I>(mut self, altitude_m: I) -> Result<Self, DecouplingError>
    where
        I: IntoIterator<Item = Option<f64>>,
    {
        self.altitude = Some(self.values("altitude", altitude_m, |_| true)?);
        Ok(self)
    }

    /// With the distance so far in metres.
    ///
    /// # Errors
    ///
    /// [`DecouplingError::Length`].
    pub fn with_distance<I>(mut self, distance_m: I) -> Result<Self, DecouplingError>
    where
        I: IntoIterator<Item = Option<f64>>,
    {
        self.distance = Some(self.values("distance", distance_m, |_| true)?);
        Ok(self)
    }

    /// Without the heart rates that a rule [excludes](HeartRateFaults): they are missing then. The samples
    /// must be those in which the faults were found.
    ///
    /// # Errors
    ///
    /// [`DecouplingError::Length`].
    ///
    /// # Examples
    ///
    /// ```
    /// use stadion_physiology::{
    ///     ArtefactRules, DecouplingOutput, DecouplingRules, DecouplingSeries, HeartRateChannels,
    /// };
    ///
    /// let time_s: Vec<f64> = (0..3600).map(f64::from).collect();
    /// let mut hr_bpm: Vec<f64> = (0..3600).map(|s| 150.0 + f64::from(s % 2)).collect();
    /// hr_bpm[2500..2560].fill(215.0);
    /// let channels =
    ///     HeartRateChannels { time_s: &time_s, hr_bpm: &hr_bpm, speed_m_s: None, cadence_rpm: None };
    /// let faults = ArtefactRules::default().find(channels)?;
    /// let series = DecouplingSeries::new(&time_s, hr_bpm.iter().copied().map(Some))?
    ///     .with_output(DecouplingOutput::Speed, vec![Some(3.0); 3600])?;
    /// let rules = DecouplingRules::default();
    /// assert!(series.decouple(&rules)?.percent > 1.5);
    /// assert!(series.without_faults(&faults)?.decouple(&rules)?.percent.abs() < 0.01);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn without_faults(mut self, faults: &HeartRateFaults) -> Result<Self, DecouplingError> {
        let (times, values) = (self.hr.len(), faults.usable.len());
        if times != values {
            return Err(DecouplingError::Length { channel: "usable heart rate", times, values });
        }
        self.hr = faults.cleaned(&self.hr);
        Ok(self)
    }

    /// With these pauses.
    #[must_use]
    pub fn with_pauses(mut self, pauses: &[Pause]) -> Self {
        self.pauses = pauses.to_vec();
        self
    }

    /// The series of a recording. The output is chosen by the sport: power of a ride or of rowing,
    /// speed of a run, a walk or a ski tour; of another or an unknown sport power where it was
    /// recorded, else speed. A speed that was not recorded is worked out from the distance.
    ///
    /// # Errors
    ///
    /// [`DecouplingError::Missing`] without heart rate or that output. A ride without power is refused:
    /// its speed is that of the wind and the hills.
    pub fn of(recording: &Recording) -> Result<Self, DecouplingError> {
        let kind = match recording.sport() {
            Some(Sport::Cycling | Sport::Rowing) => DecouplingOutput::Power,
            Some(Sport::Running | Sport::Walking | Sport::Skiing | Sport::Swimming) => {
                DecouplingOutput::Speed
            }
            _ if recording.power().is_some() => DecouplingOutput::Power,
            _ => DecouplingOutput::Speed,
        };
        Self::of_output(recording, kind)
    }

    /// The series of a recording with this output, which is not [grade
    /// adjusted](DecouplingOutput::GradeAdjustedSpeed): that one is worked out elsewhere and given by
    /// [`with_output`](Self::with_output).
    ///
    /// # Errors
    ///
    /// [`DecouplingError::Missing`].
    pub fn of_output(
        recording: &Recording,
        kind: DecouplingOutput,
    ) -> Result<Self, DecouplingError> {
        let missing = |channel| DecouplingError::Missing { channel };
        let hr = recording.heart_rate().ok_or(missing("heart rate"))?;
        let speed = recording
            .channel(Channel::Speed)
            .map(|speed| speed.iter().collect())
            .or_else(|| speeds(recording));
        let output: Vec<Option<f64>> = match kind {
            DecouplingOutput::Power => recording.power().ok_or(missing("power"))?.iter().collect(),
            DecouplingOutput::Speed => speed.clone().ok_or(missing("speed"))?,
            DecouplingOutput::GradeAdjustedSpeed => {
                return Err(missing("grade-adjusted speed"));
            }
        };
        let mut series = Self::new(recording.time_s(), hr.iter())?
            .with_output(kind, output)?
            .with_pauses(recording.pauses());
        if let Some(speed) = speed {
            series = series.with_speed(speed)?;
        }
        if let Some(altitude) = recording.altitude() {
            series = series.with_altitude(altitude.iter())?;
        }
        if let Some(distance) = recording.distance_m() {
            series = series.with_distance(distance.iter())?;
        }
        Ok(series)
    }

    fn values<I>(&self, channel: &'static str, values: I, good: impl Fn(f64) -> bool) -> Values
    where
        I: IntoIterator<Item = Option<f64>>,
    {
        let one = |v: Option<f64>| v.filter(|v| v.is_finite() && good(*v)).unwrap_or(f64::NAN);
        let values: Vec<f64> = values.into_iter().map(one).collect();
        if values.len() == self.time_s.len() {
            Ok(values)
        } else {
            let times = self.time_s.len();
            Err(DecouplingError::Length { channel, times, values: values.len() })
        }
    }
}

/// The speed from each sample with a distance to the next one.
fn speeds(recording: &Recording) -> Option<Vec<Option<f64>>> {
    let distance = recording.distance_m()?;
    let time = recording.time_s();
    let mut speeds = vec![None; time.len()];
    let mut last: Option<(usize, f64, f64)> = None;
    for (at, (&time, metres)) in time.iter().zip(distance.iter()).enumerate() {
        let Some(metres) = metres else { continue };
        if let Some((from, before, way)) = last {
            let speed = (metres - way) / (time - before);
            speeds.get_mut(from..at).unwrap_or_default().fill((speed >= 0.0).then_some(speed));
        }
        last = Some((at, time, metres));
    }
    Some(speeds)
}
