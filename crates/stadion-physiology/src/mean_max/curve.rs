//! The mean-maximal curve of a recording.

use stadion_types::{Channel, Recording};

use super::error::MeanMaxError;
use super::ladder::DurationLadder;
use super::timeline::{MeanMaxGaps, MeanMaxPauses, Run, Second, Timeline};
use super::window_sums::WindowSums;

/// How a mean-maximal curve is made.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct MeanMaxSettings {
    /// The durations.
    pub ladder: DurationLadder,
    /// What a gap does to windows.
    pub gaps: MeanMaxGaps,
    /// What a pause does to windows.
    pub pauses: MeanMaxPauses,
}

/// The best mean over one duration.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct MeanMaxPoint {
    /// The duration in seconds.
    pub duration_s: u32,
    /// The best mean, in the unit of the channel.
    pub mean: f64,
    /// Where the window begins, in seconds since the start of the recording; the first of several
    /// windows that are equally good.
    pub start_s: f64,
}

/// A mean at any duration.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct MeanMaxAt {
    /// The mean: exact if it was worked out, else on a line over the logarithm of the duration.
    pub mean: f64,
    /// The best mean is certainly no lower; follows from the neighbours and the best second.
    pub lo: f64,
    /// The best mean is certainly no higher.
    pub hi: f64,
    /// Whether the mean was worked out and not interpolated.
    pub computed: bool,
}

/// The mean-maximal curve of a recording: for each duration the best mean that was kept up so long.
///
/// # Model
///
/// ```text
/// mm(d) = max over all windows of d seconds of the mean of power, speed or heart rate
/// ```
///
/// The recording is laid out second by second from its first sample on. A sample stands until the
/// next one, for at most 1.5 s; a second's value is the mean over the part of it that is covered, and
/// a second of which no more than half is covered is a gap. With one sample a second, the seconds
/// are the samples. A value that the quantity cannot have (a heart rate of 0) is a gap. Over each
/// stretch without a break the search is exact, see [`WindowSums`].
///
/// # Limits
///
/// A curve shows what was done, not what could have been done: it reaches the athlete's best only
/// where there was an all-out effort of that duration. It need not fall: over 3, 0, 3 the best two
/// values have the mean 1.5 and the best three 2. Gaps and short stretches bend it further. See
/// [`at_least`](Self::at_least) for a curve that never rises. Recordings of more than 31 days are
/// refused.
///
/// # Examples
///
/// ```
/// use chrono::DateTime;
/// use stadion_physiology::{MeanMaxCurve, MeanMaxSettings};
/// use stadion_types::{Channel, Recording};
///
/// let time_s = (0..60).map(f64::from).collect();
/// let watts = (0..60).map(|s| Some(if (20..30).contains(&s) { 400.0 } else { 200.0 })).collect();
/// let recording = Recording::builder(DateTime::UNIX_EPOCH, time_s)
///     .channel(Channel::Power, watts)
///     .build()?;
/// let curve = MeanMaxCurve::of(&recording, Channel::Power, &MeanMaxSettings::default())?;
/// let ten = curve.point(10).ok_or("too short")?;
/// assert_eq!((ten.mean, ten.start_s), (400.0, 20.0));
/// assert_eq!(curve.point(20).ok_or("too short")?.mean, 300.0);
/// assert_eq!(curve.point(61), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "CurveParts"))]
pub struct MeanMaxCurve {
    channel: Channel,
    settings: MeanMaxSettings,
    points: Vec<MeanMaxPoint>,
    best_second: f64,
    measured_s: u32,
    gaps_s: u32,
    pauses_s: u32,
    refused_samples: u32,
}

/// The file form.
#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct CurveParts {
    channel: Channel,
    settings: MeanMaxSettings,
    points: Vec<MeanMaxPoint>,
    best_second: f64,
    measured_s: u32,
    gaps_s: u32,
    pauses_s: u32,
    refused_samples: u32,
}

#[cfg(feature = "serde")]
impl TryFrom<CurveParts> for MeanMaxCurve {
    type Error = MeanMaxError;

    fn try_from(c: CurveParts) -> Result<Self, MeanMaxError> {
        let numbers = c.points.iter().map(|p| (p.duration_s, p.mean, p.start_s));
        check_points(numbers, c.best_second)?;
        Ok(Self {
            channel: c.channel,
            settings: c.settings,
            points: c.points,
            best_second: c.best_second,
            measured_s: c.measured_s,
            gaps_s: c.gaps_s,
            pauses_s: c.pauses_s,
            refused_samples: c.refused_samples,
        })
    }
}

/// Durations increase, and every mean lies between 0 and the best second.
#[cfg(feature = "serde")]
pub(super) fn check_points(
    points: impl Iterator<Item = (u32, f64, f64)>,
    best_second: f64,
) -> Result<(), MeanMaxError> {
    let mut before = 0;
    // A mean is rounded once more than the value it is a mean of.
    let most = best_second * (1.0 + 1e-12);
    for (index, (duration, mean, start_s)) in points.enumerate() {
        if duration <= before {
            return Err(MeanMaxError::Durations { index, value: u64::from(duration) });
        }
        before = duration;
        if !(start_s.is_finite() && mean >= 0.0 && mean <= most) {
            return Err(MeanMaxError::Mean { index, value: mean, most: best_second });
        }
    }
    if best_second.is_finite() {
        Ok(())
    } else {
        Err(MeanMaxError::NotFinite { index: 0, value: best_second })
    }
}

impl MeanMaxCurve {
    /// The curve of power, speed or heart rate of a recording.
    ///
    /// # Errors
    ///
    /// [`MeanMaxError::Channel`] for another channel, [`MeanMaxError::NotRecorded`] if there is no
    /// value, [`MeanMaxError::TooLong`] for a recording of more than 31 days, and those of
    /// [`DurationLadder::durations`].
    pub fn of(
        recording: &Recording,
        channel: Channel,
        settings: &MeanMaxSettings,
    ) -> Result<Self, MeanMaxError> {
        let seconds = Timeline::of(recording, channel)?;
        let runs = seconds.runs(settings.gaps, settings.pauses);
        let points = best_points(&runs, &settings.ladder, seconds.first_s)?;
        let count = |which: fn(&Second) -> bool| {
            let n = seconds.seconds.iter().filter(|s| which(s)).count();
            u32::try_from(n).unwrap_or(u32::MAX)
        };
        let values = runs.iter().flat_map(|run| &run.values);
        Ok(Self {
            channel,
            settings: settings.clone(),
            points,
            best_second: values.fold(0.0, |a: f64, &b| a.max(b)),
            measured_s: count(|s| matches!(s, Second::Value(_))),
            gaps_s: count(|s| matches!(s, Second::Gap)),
            pauses_s: count(|s| matches!(s, Second::Pause)),
            refused_samples: u32::try_from(seconds.refused).unwrap_or(u32::MAX),
        })
    }

    /// The channel, whose name ends in the unit of the means.
    #[must_use]
    pub const fn channel(&self) -> Channel {
        self.channel
    }

    /// How the curve was made.
    #[must_use]
    pub const fn settings(&self) -> &MeanMaxSettings {
        &self.settings
    }

    /// The durations with their best means, in the order of the durations. A duration for which
    /// there is no window is not there.
    #[must_use]
    pub fn points(&self) -> &[MeanMaxPoint] {
        &self.points
    }

    /// The highest second.
    #[must_use]
    pub const fn best_second(&self) -> f64 {
        self.best_second
    }

    /// Timeline with a value.
    #[must_use]
    pub const fn measured_s(&self) -> u32 {
        self.measured_s
    }

    /// Timeline without a value, pauses left out.
    #[must_use]
    pub const fn gaps_s(&self) -> u32 {
        self.gaps_s
    }

    /// Timeline of pauses.
    #[must_use]
    pub const fn pauses_s(&self) -> u32 {
        self.pauses_s
    }

    /// Samples whose value the quantity cannot have, and which were left out.
    #[must_use]
    pub const fn refused_samples(&self) -> u32 {
        self.refused_samples
    }

    /// Share of the seconds outside pauses that have a value, from 0 to 1.
    #[must_use]
    pub fn coverage(&self) -> f64 {
        let whole = f64::from(self.measured_s) + f64::from(self.gaps_s);
        if whole > 0.0 { f64::from(self.measured_s) / whole } else { 0.0 }
    }

    /// The best mean over a duration of the ladder.
    #[must_use]
    pub fn point(&self, duration_s: u32) -> Option<MeanMaxPoint> {
        let at = self.points.binary_search_by_key(&duration_s, |p| p.duration_s).ok()?;
        self.points.get(at).copied()
    }

    /// The best mean over any duration between the shortest and the longest of the curve.
    ///
    /// # Model
    ///
    /// Between two durations `a < d < b` of the ladder, with the sums `S = d · mm(d)` and the best
    /// second `m`:
    ///
    /// ```text
    /// S(b) − (b − d)·m  ≤  S(d)  ≤  S(a) + (d − a)·m
    /// ```
    ///
    /// The first because the best window of `b` loses at most `m` with each second that is left out,
    /// the second because each second that is added to a window of `a` brings at most `m`. Both hold
    /// with gaps too.
    #[must_use]
    pub fn at(&self, duration_s: u32) -> Option<MeanMaxAt> {
        let points = self.points.iter().map(|p| (p.duration_s, p.mean));
        at(points, self.best_second, duration_s)
    }

    /// The best mean that was kept up for at least this long: the highest point of the curve from
    /// there on, so that a longer duration never has more.
    #[must_use]
    pub fn at_least(&self, duration_s: u32) -> Option<MeanMaxPoint> {
        let longer = self.points.iter().skip_while(|p| p.duration_s < duration_s);
        longer.fold(None, |best: Option<MeanMaxPoint>, p| match best {
            Some(best) if best.mean >= p.mean => Some(best),
            _ => Some(*p),
        })
    }
}

/// See [`MeanMaxCurve::at`].
pub(super) fn at(
    points: impl Iterator<Item = (u32, f64)>,
    best_second: f64,
    duration_s: u32,
) -> Option<MeanMaxAt> {
    let mut before: Option<(u32, f64)> = None;
    for (b, high) in points {
        if b == duration_s {
            return Some(MeanMaxAt { mean: high, lo: high, hi: high, computed: true });
        }
        if b > duration_s {
            let (a, low) = before?;
            let [a, b, d] = [a, b, duration_s].map(f64::from);
            let lo = ((b * high - (b - d) * best_second) / d).max(0.0);
            let hi = ((a * low + (d - a) * best_second) / d).min(best_second).max(lo);
            let mean = low + (high - low) * (d / a).ln() / (b / a).ln();
            return Some(MeanMaxAt { mean: mean.clamp(lo, hi), lo, hi, computed: false });
        }
        before = Some((b, high));
    }
    None
}

/// The best windows over several runs: the best of each, and the first of the best.
pub(super) fn best_points(
    runs: &[Run],
    ladder: &DurationLadder,
    first_s: f64,
) -> Result<Vec<MeanMaxPoint>, MeanMaxError> {
    let longest = runs.iter().map(|run| run.values.len()).max().unwrap_or(0);
    let durations = ladder.durations(u32::try_from(longest).unwrap_or(u32::MAX))?;
    let lengths: Vec<usize> = durations.iter().map(|&d| d as usize).collect();
    let mut best: Vec<Option<(f64, f64, usize)>> = vec![None; lengths.len()];
    for run in runs {
        for (slot, window) in best.iter_mut().zip(WindowSums::new(&run.values)?.best_of(&lengths)?)
        {
            if slot.is_none_or(|(sum, ..)| window.sum > sum) {
                let place = run.places.get(window.start).copied().unwrap_or(0);
                *slot = Some((window.sum, window.mean, place));
            }
        }
    }
    let point = |(duration_s, slot): (u32, Option<(f64, f64, usize)>)| {
        let (_, mean, place) = slot?;
        #[expect(clippy::cast_precision_loss, reason = "a second of at most 31 days")]
        let start_s = first_s + place as f64;
        Some(MeanMaxPoint { duration_s, mean, start_s })
    };
    Ok(durations.into_iter().zip(best).filter_map(point).collect())
}
