//! The best of several curves.

use stadion_types::Channel;

#[cfg(feature = "serde")]
use super::curve::check_points;
use super::curve::{MeanMaxAt, MeanMaxCurve, MeanMaxSettings, at};
use super::error::MeanMaxError;

/// The best mean over one duration in several recordings.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct SeasonPoint {
    /// The duration in seconds.
    pub duration_s: u32,
    /// The best mean, in the unit of the channel.
    pub mean: f64,
    /// The recording, as an index into the labels.
    pub recording: usize,
    /// Where the window begins in that recording, in seconds since its start.
    pub start_s: f64,
}

/// The best of several recordings at every duration, and which one it comes from.
///
/// # Model
///
/// ```text
/// mm(d) = max over the recordings of mm_i(d)
/// ```
///
/// That is the curve of all recordings put one after the other with a break between, so curves can
/// be added one by one, in any order and grouping. Of two recordings that are equally good the one
/// that was added first is named.
///
/// ```
/// use chrono::DateTime;
/// use stadion_physiology::{MeanMaxCurve, MeanMaxSettings, SeasonCurve};
/// use stadion_types::{Channel, Recording};
///
/// let ride = |watts: [f32; 3]| {
///     Recording::builder(DateTime::UNIX_EPOCH, vec![0.0, 1.0, 2.0])
///         .channel(Channel::Power, watts.map(Some).to_vec())
///         .build()
/// };
/// let settings = MeanMaxSettings::default();
/// let sprint = MeanMaxCurve::of(&ride([900.0, 100.0, 100.0])?, Channel::Power, &settings)?;
/// let steady = MeanMaxCurve::of(&ride([400.0, 400.0, 400.0])?, Channel::Power, &settings)?;
/// let mut season = SeasonCurve::new("monday", &sprint);
/// season.add("friday", &steady)?;
/// let labels: Vec<&str> = season.points().iter().map(|p| season.label(p)).collect();
/// assert_eq!(labels, ["monday", "monday", "friday"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "SeasonParts"))]
pub struct SeasonCurve {
    channel: Channel,
    settings: MeanMaxSettings,
    labels: Vec<String>,
    points: Vec<SeasonPoint>,
    best_second: f64,
}

/// The file form.
#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct SeasonParts {
    channel: Channel,
    settings: MeanMaxSettings,
    labels: Vec<String>,
    points: Vec<SeasonPoint>,
    best_second: f64,
}

#[cfg(feature = "serde")]
impl TryFrom<SeasonParts> for SeasonCurve {
    type Error = MeanMaxError;

    fn try_from(s: SeasonParts) -> Result<Self, MeanMaxError> {
        check_points(s.points.iter().map(|p| (p.duration_s, p.mean, p.start_s)), s.best_second)?;
        let recordings = s.labels.len();
        if let Some(point) = s.points.iter().find(|p| p.recording >= recordings) {
            return Err(MeanMaxError::Recording { recording: point.recording, recordings });
        }
        Ok(Self {
            channel: s.channel,
            settings: s.settings,
            labels: s.labels,
            points: s.points,
            best_second: s.best_second,
        })
    }
}

impl SeasonCurve {
    /// The curve of one recording, under the name by which it is to be known.
    #[must_use]
    pub fn new(label: impl Into<String>, curve: &MeanMaxCurve) -> Self {
        let point = |p: &super::curve::MeanMaxPoint| SeasonPoint {
            duration_s: p.duration_s,
            mean: p.mean,
            recording: 0,
            start_s: p.start_s,
        };
        Self {
            channel: curve.channel(),
            settings: curve.settings().clone(),
            labels: vec![label.into()],
            points: curve.points().iter().map(point).collect(),
            best_second: curve.best_second(),
        }
    }

    /// Adds the curve of one more recording.
    ///
    /// # Errors
    ///
    /// As [`merge`](Self::merge).
    pub fn add(
        &mut self,
        label: impl Into<String>,
        curve: &MeanMaxCurve,
    ) -> Result<(), MeanMaxError> {
        self.merge(&Self::new(label, curve))
    }

    /// Takes the better of two at every duration.
    ///
    /// # Errors
    ///
    /// [`MeanMaxError::Mixed`] if the two are of different channels or made by different settings:
    /// a duration that only one ladder has would look like a best of both.
    pub fn merge(&mut self, other: &Self) -> Result<(), MeanMaxError> {
        if self.channel != other.channel {
            return Err(MeanMaxError::Mixed { what: "channel" });
        }
        if self.settings != other.settings {
            return Err(MeanMaxError::Mixed { what: "settings" });
        }
        let shift = self.labels.len();
        let theirs =
            other.points.iter().map(|p| SeasonPoint { recording: p.recording + shift, ..*p });
        self.labels.extend(other.labels.iter().cloned());
        self.best_second = self.best_second.max(other.best_second);
        let ours = core::mem::take(&mut self.points);
        let mut ours = ours.into_iter().peekable();
        for their in theirs {
            while let Some(our) = ours.next_if(|our| our.duration_s < their.duration_s) {
                self.points.push(our);
            }
            let same = ours.next_if(|our| our.duration_s == their.duration_s);
            self.points.push(match same {
                Some(our) if our.mean >= their.mean => our,
                _ => their,
            });
        }
        self.points.extend(ours);
        Ok(())
    }

    /// The channel, whose name ends in the unit of the means.
    #[must_use]
    pub const fn channel(&self) -> Channel {
        self.channel
    }

    /// How the curves were made.
    #[must_use]
    pub const fn settings(&self) -> &MeanMaxSettings {
        &self.settings
    }

    /// The names of the recordings, in the order in which they were added.
    #[must_use]
    pub fn labels(&self) -> &[String] {
        &self.labels
    }

    /// The name of the recording that a point comes from.
    #[must_use]
    pub fn label(&self, point: &SeasonPoint) -> &str {
        self.labels.get(point.recording).map_or("", String::as_str)
    }

    /// The durations with their best means.
    #[must_use]
    pub fn points(&self) -> &[SeasonPoint] {
        &self.points
    }

    /// The best mean over a duration of the ladder.
    #[must_use]
    pub fn point(&self, duration_s: u32) -> Option<SeasonPoint> {
        let at = self.points.binary_search_by_key(&duration_s, |p| p.duration_s).ok()?;
        self.points.get(at).copied()
    }

    /// The best mean over any duration, as [`MeanMaxCurve::at`].
    #[must_use]
    pub fn at(&self, duration_s: u32) -> Option<MeanMaxAt> {
        at(self.points.iter().map(|p| (p.duration_s, p.mean)), self.best_second, duration_s)
    }
}
