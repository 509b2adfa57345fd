//! A series on whole seconds of moving time.

use stadion_types::{Pause, Power, Recording};

use super::error::PowerMeanError;
use super::timeline::{EPSILON, Timeline};
use super::window::as_f64;

/// A series laid out on whole seconds of moving time, with its gaps.
///
/// # Model
///
/// A value stands until the next sample that has one; where that takes longer than the longest gap,
/// the whole stretch is unknown, and so is the time before the first value. The last sample stands as
/// long as the one before it. Paused time is left out. A second is the mean over its time of what
/// stands in it, and unknown if less than half of it is known.
///
/// So a file with a sample each five seconds and one with a sample each second lie on the same axis.
///
/// # Examples
///
/// ```
/// use stadion_physiology::MovingSeconds;
///
/// let speed = [Some(3.0), Some(4.0), None, Some(5.0)];
/// let seconds = MovingSeconds::new(&[0.0, 2.0, 4.0, 14.0], speed, &[], 5.0)?;
/// assert_eq!((seconds.get(1), seconds.get(3), seconds.get(14)), (Some(3.0), None, None));
/// assert_eq!(seconds.known(), 2);
/// # Ok::<(), stadion_physiology::PowerMeanError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct MovingSeconds {
    /// NaN is an unknown second.
    values: Vec<f64>,
    known: usize,
    /// Seconds at which pauses stand.
    pauses: Vec<usize>,
    moving_s: f64,
}

impl MovingSeconds {
    /// Lays a series out; `time_s` strictly increases and has a value or a gap for each point. A value
    /// that is no finite number is a gap.
    ///
    /// # Errors
    ///
    /// [`PowerMeanError::MaxGap`], [`PowerMeanError::Length`], [`PowerMeanError::Time`] and
    /// [`PowerMeanError::TooLong`].
    pub fn new<I>(
        time_s: &[f64],
        values: I,
        pauses: &[Pause],
        max_gap_s: f64,
    ) -> Result<Self, PowerMeanError>
    where
        I: IntoIterator<Item = Option<f64>>,
    {
        if !(max_gap_s.is_finite() && max_gap_s >= 0.0) {
            return Err(PowerMeanError::MaxGap { seconds: max_gap_s });
        }
        let finite = |v: Option<f64>| v.filter(|v| v.is_finite()).unwrap_or(f64::NAN);
        let values: Vec<f64> = values.into_iter().map(finite).collect();
        if values.len() != time_s.len() {
            return Err(PowerMeanError::Length { times: time_s.len(), values: values.len() });
        }
        if pauses.is_empty() && max_gap_s >= 1.0 && ticks(time_s) {
            let known = known(&values);
            return Self::of_ticks(values, known, max_gap_s);
        }
        let line = Timeline::new(time_s, pauses, max_gap_s).map_err(|index| {
            PowerMeanError::Time { index, time_s: time_s.get(index).copied().unwrap_or(f64::NAN) }
        })?;
        let moving_s = line.end_s();
        if moving_s > PowerMeanError::MAX_SECONDS {
            return Err(PowerMeanError::TooLong { seconds: moving_s });
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 on")]
        let second = |(at, _): (f64, f64)| (at + EPSILON).round() as usize;
        let values = line.seconds(&line.hold(&values), [0.0, moving_s]);
        let pauses = line.pauses().map(second).collect();
        Ok(Self { known: known(&values), values, pauses, moving_s })
    }

    /// Lays out the power of a recording. A value that is no [`Power`] is a gap.
    ///
    /// # Errors
    ///
    /// [`PowerMeanError::NoPower`] where none was recorded, else as [`new`](Self::new).
    pub fn of_power(recording: &Recording, max_gap_s: f64) -> Result<Self, PowerMeanError> {
        let (power, _) = recording.power().ok_or(PowerMeanError::NoPower)?.as_slice();
        let (min, max) = (Power::MIN.watts(), Power::MAX.watts());
        let valid = |w: f32| (min..=max).contains(&f64::from(w));
        // No negative zero, as in `Power`.
        let watts = |w: f32| f64::from(w) + 0.0;
        let ticks = recording.step_s() == Some(1.0) && recording.pauses().is_empty();
        if ticks && max_gap_s.is_finite() && max_gap_s >= 1.0 {
            // A sum and not a search, and a loop without a choice where none is needed, so that several
            // samples are looked at at a time.
            let known = power.iter().map(|w| usize::from(valid(*w))).sum::<usize>();
            let values: Vec<f64> = if known == power.len() {
                power.iter().map(|w| watts(*w)).collect()
            } else {
                power.iter().map(|w| if valid(*w) { watts(*w) } else { f64::NAN }).collect()
            };
            return Self::of_ticks(values, known, max_gap_s);
        }
        let power = power.iter().map(|w| valid(*w).then(|| watts(*w)));
        Self::new(recording.time_s(), power, recording.pauses(), max_gap_s)
    }

    /// Values at whole seconds, NaN for gaps, and how many are none.
    fn of_ticks(
        mut values: Vec<f64>,
        mut found: usize,
        max_gap_s: f64,
    ) -> Result<Self, PowerMeanError> {
        let moving_s = as_f64(values.len());
        if moving_s > PowerMeanError::MAX_SECONDS {
            return Err(PowerMeanError::TooLong { seconds: moving_s });
        }
        if found < values.len() {
            values = held(values, max_gap_s);
            found = known(&values);
        }
        Ok(Self { values, known: found, pauses: Vec::new(), moving_s })
    }

    /// Number of whole seconds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is no whole second.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Moving time in all, s.
    #[must_use]
    pub const fn moving_s(&self) -> f64 {
        self.moving_s
    }

    /// The value of a second, from 0; `None` where it is not known.
    #[must_use]
    pub fn get(&self, second: usize) -> Option<f64> {
        self.values.get(second).copied().filter(|v| !v.is_nan())
    }

    /// The seconds in order.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Option<f64>> + '_ {
        self.values.iter().map(|v| (!v.is_nan()).then_some(*v))
    }

    /// Number of seconds that are known.
    #[must_use]
    pub const fn known(&self) -> usize {
        self.known
    }

    /// Share of the seconds that is known, from 0 to 1; 0 without any second.
    #[must_use]
    pub fn coverage(&self) -> f64 {
        if self.values.is_empty() { 0.0 } else { as_f64(self.known) / as_f64(self.values.len()) }
    }

    /// Stretches of known seconds, oldest first; a pause does not end one.
    pub fn stretches(&self) -> impl Iterator<Item = &[f64]> {
        self.values.split(|v| v.is_nan()).filter(|piece| !piece.is_empty())
    }

    /// The same seconds with other values. What `f` makes no finite number of is not known.
    #[must_use]
    pub fn mapped(mut self, mut f: impl FnMut(usize, f64) -> Option<f64>) -> Self {
        for (second, value) in self.values.iter_mut().enumerate().filter(|(_, v)| !v.is_nan()) {
            *value = f(second, *value).filter(|v| v.is_finite()).unwrap_or(f64::NAN);
        }
        self.known = known(&self.values);
        self
    }

    pub(super) fn values(&self) -> &[f64] {
        &self.values
    }

    pub(super) fn pauses(&self) -> &[usize] {
        &self.pauses
    }
}

/// How many values are no gaps.
fn known(values: &[f64]) -> usize {
    // A sum and not a count of those that pass, so that several values are looked at at a time.
    values.iter().map(|v| usize::from(!v.is_nan())).sum()
}

/// Whether there is exactly one sample each second, as most devices write them; at least two.
fn ticks(time_s: &[f64]) -> bool {
    // On bits and not on truths, so that several steps are compared at a time.
    let second = 1.0_f64.to_bits();
    let steps = time_s.iter().zip(time_s.iter().skip(1)).map(|(a, b)| (b - a).to_bits() ^ second);
    let even = steps.fold(0, |uneven, bits| uneven | bits) == 0;
    even && time_s.len() > 1 && time_s.first().is_some_and(|first| first.is_finite())
}

/// What each second holds of values at whole seconds: the rule of [`Timeline::hold`].
fn held(mut values: Vec<f64>, max_gap_s: f64) -> Vec<f64> {
    let mut from = 0;
    while let Some(gap) = values.iter().skip(from).position(|v| v.is_nan()) {
        let gap = from + gap;
        let after = values.iter().skip(gap).position(|v| !v.is_nan());
        let end = after.map_or(values.len(), |n| gap + n);
        // The value before the gap stands from its own second on; before the first there is none.
        if let Some(begin) = gap.checked_sub(1) {
            let stands = as_f64(end - begin) <= max_gap_s;
            let value = values.get(begin).copied().filter(|_| stands).unwrap_or(f64::NAN);
            values.get_mut(begin..end).unwrap_or_default().fill(value);
        }
        from = end;
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use stadion_types::Channel;

    #[test]
    fn seconds_can_be_mapped_and_counted() {
        let values = [Some(1.0), Some(f64::NAN), Some(3.0), Some(4.0)];
        let seconds = MovingSeconds::new(&[0.0, 1.0, 2.0, 3.0], values, &[], 1.0).unwrap();
        assert_eq!(seconds.iter().collect::<Vec<_>>(), [None, None, Some(3.0), Some(4.0)]);
        assert_eq!((seconds.len(), seconds.known(), seconds.is_empty()), (4, 2, false));
        assert_eq!(seconds.stretches().collect::<Vec<_>>(), [[3.0, 4.0]]);
        let mapped = seconds.mapped(|second, v| (second > 2).then_some(v / 0.5));
        assert_eq!(mapped.iter().collect::<Vec<_>>(), [None, None, None, Some(8.0)]);
        assert_eq!(mapped.coverage().to_bits(), 0.25_f64.to_bits());
        let none = MovingSeconds::new(&[], [], &[], 1.0).unwrap();
        assert_eq!(none.coverage().to_bits(), 0.0_f64.to_bits());
    }

    /// Samples at whole seconds, with gaps at both ends, one as long as a value may stand and one longer,
    /// and the same with an extra sample that says nothing, which takes the way over the timeline.
    #[test]
    fn the_short_way_is_the_long_way() {
        let mut values: Vec<Option<f64>> = (0..60).map(|i| Some(f64::from(i))).collect();
        for gap in [0..2, 10..14, 20..25, 40..41, 57..60] {
            values[gap].fill(None);
        }
        for (max_gap_s, ends) in [(5.0, 60), (5.0, 57), (1.0, 60), (100.0, 60)] {
            let values = &values[..ends];
            let mut time: Vec<f64> = (0_u32..).take(ends).map(|t| 3.0 + f64::from(t)).collect();
            let short = MovingSeconds::new(&time, values.iter().copied(), &[], max_gap_s).unwrap();
            time.insert(30, 32.5);
            let mut more = values.to_vec();
            more.insert(30, None);
            let long = MovingSeconds::new(&time, more, &[], max_gap_s).unwrap();
            assert_eq!(short.iter().collect::<Vec<_>>(), long.iter().collect::<Vec<_>>());
            assert_eq!(short.moving_s().to_bits(), long.moving_s().to_bits());
        }
    }

    /// The power of a recording by the way for whole seconds, and by the way over the timeline.
    #[test]
    fn the_power_of_a_recording_is_its_values() {
        let odd = [f32::NAN, -3.0, -0.0, 5000.0, 5000.5, 0.0];
        let whole: Vec<f32> = (0..40_u8).map(f32::from).collect();
        let mut gaps = whole.clone();
        gaps[10..16].copy_from_slice(&odd);
        let uneven = |t: &mut Vec<f64>| t[39] += 0.5;
        let changes: [fn(&mut Vec<f64>); 2] = [|_| {}, uneven];
        for (values, change) in [&whole, &gaps].into_iter().flat_map(|v| changes.map(|c| (v, c))) {
            let mut time: Vec<f64> = (0..40).map(f64::from).collect();
            change(&mut time);
            let recording = Recording::builder(DateTime::UNIX_EPOCH, time)
                .channel_or_nan(Channel::Power, values.clone())
                .build()
                .unwrap();
            let found = MovingSeconds::of_power(&recording, 1.0).unwrap();
            let valid = |w: &f32| Power::from_watts(f64::from(*w)).ok().map(Power::watts);
            let power = values.iter().map(valid);
            let expected = MovingSeconds::new(recording.time_s(), power, &[], 1.0).unwrap();
            let bits =
                |s: &MovingSeconds| s.iter().map(|v| v.map(f64::to_bits)).collect::<Vec<_>>();
            assert_eq!(bits(&found), bits(&expected));
            assert_eq!(found.known(), expected.iter().flatten().count());
            let bad = MovingSeconds::of_power(&recording, f64::NAN).unwrap_err();
            assert_eq!(bad.code(), "bad-max-gap");
        }
        let none = Recording::builder(DateTime::UNIX_EPOCH, vec![0.0]).build().unwrap();
        assert_eq!(MovingSeconds::of_power(&none, 1.0), Err(PowerMeanError::NoPower));
    }

    #[test]
    fn what_is_wrong_is_named() {
        let bad = MovingSeconds::new(&[0.0], [], &[], 1.0).unwrap_err();
        assert_eq!(bad, PowerMeanError::Length { times: 1, values: 0 });
        let bad = MovingSeconds::new(&[0.0], [None], &[], f64::NAN).unwrap_err();
        assert_eq!(bad.code(), "bad-max-gap");
        let bad = MovingSeconds::new(&[1.0, 1.0], [None; 2], &[], 1.0).unwrap_err();
        assert_eq!(bad.code(), "bad-time");
    }
}
