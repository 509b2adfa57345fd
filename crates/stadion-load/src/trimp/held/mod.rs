//! The integral of a function of heart rate over time: the kernel under the training impulses.

mod block;
mod paused;
#[cfg(test)]
mod tests;

use stadion_types::{HeartRate, Pause, Recording};

use self::block::{BLOCK, Steps, fill_whole, fractions, steps, sum_of_whole, sum_over};
use self::paused::Pauses;

/// A function of heart rate at each whole bpm, NaN where there is no heart rate; filled up to a
/// power of two so that a masked index needs no check.
pub(in crate::trimp) type Table = [f64; 512];

/// The values of a function at each whole bpm, asked for from the lowest to the highest.
pub(in crate::trimp) fn table(mut f: impl FnMut(HeartRate) -> f64) -> Table {
    let mut table = [f64::NAN; 512];
    for (entry, bpm) in table.iter_mut().zip(0_u32..) {
        if let Ok(hr) = HeartRate::from_bpm(f64::from(bpm)) {
            *entry = f(hr);
        }
    }
    table
}

/// Two slices that do not belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
#[error("{bpm} heart rates for {time} points in time")]
pub struct LengthMismatch {
    /// Length of the time axis.
    pub time: usize,
    /// Number of heart rates.
    pub bpm: usize,
}

/// A heart rate over time, read as a step function: each sample stands until the next one.
///
/// # Shape
///
/// `time_s` increases and has the length of `bpm`. A value of `bpm` that is no heart rate (NaN, or
/// outside what [`HeartRate`] can hold, such as the 0 of a strap without contact) is missing: the
/// sample before it goes on standing until the next one that holds a value. Where such a stretch is
/// longer than `max_gap_s`, the whole of it contributes nothing and counts as missing. Pauses are
/// neither measured nor missing: they are no part of the time. Empty slices give zero of everything.
#[derive(Debug, Clone, Copy)]
pub struct HeldHeartRate<'a> {
    time_s: &'a [f64],
    bpm: &'a [f32],
    pauses: &'a [Pause],
    /// The step between all samples, where it is the same and neither a gap nor a pause.
    step_s: Option<f64>,
    end_s: f64,
    max_gap_s: f64,
}

/// The integral of a function of heart rate, and the time that it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Integral {
    /// The function's values, each times the seconds for which it stood.
    pub value: f64,
    /// Seconds with a heart rate.
    pub covered_s: f64,
    /// Seconds without one, pauses left out.
    pub missing_s: f64,
}

impl Integral {
    /// Share of the time that has a heart rate, from 0 to 1; 0 for no time at all.
    #[must_use]
    pub fn coverage(&self) -> f64 {
        let whole = self.covered_s + self.missing_s;
        if whole > 0.0 { (self.covered_s / whole).min(1.0) } else { 0.0 }
    }
}

impl<'a> HeldHeartRate<'a> {
    /// Heart rates at points in time, the last of which stands until `end_s`.
    ///
    /// # Errors
    ///
    /// [`LengthMismatch`] if the slices differ in length.
    pub fn new(
        time_s: &'a [f64],
        bpm: &'a [f32],
        end_s: f64,
        max_gap_s: f64,
    ) -> Result<Self, LengthMismatch> {
        if time_s.len() != bpm.len() {
            return Err(LengthMismatch { time: time_s.len(), bpm: bpm.len() });
        }
        let step_s = match steps(time_s, max_gap_s) {
            Some(Steps::Even(step)) => Some(step),
            _ => None,
        };
        Ok(Self { time_s, bpm, pauses: &[], step_s, end_s, max_gap_s })
    }

    /// The heart rate of a recording, if it has one.
    ///
    /// A device writes one sample for each interval, so the last sample stands for as long as the
    /// one before it did, at most `max_gap_s`.
    #[must_use]
    pub fn of(recording: &'a Recording, max_gap_s: f64) -> Option<Self> {
        let (bpm, _) = recording.heart_rate()?.as_slice();
        let time_s = recording.time_s();
        let pauses = recording.pauses();
        let end_s = match *time_s {
            [.., before, last] => {
                let step = last - before - Pauses::new(pauses).within(before, last);
                last + if step <= max_gap_s { step } else { 0.0 }
            }
            [only] => only,
            [] => 0.0,
        };
        let step_s = recording.step_s().filter(|step| *step <= max_gap_s && pauses.is_empty());
        Some(Self { time_s, bpm, pauses, step_s, end_s, max_gap_s })
    }

    /// Seconds from the first sample to the end, pauses included.
    #[must_use]
    pub fn span_s(&self) -> f64 {
        self.time_s.first().map_or(0.0, |first| self.end_s - first)
    }

    /// The mean heart rate over the time that has one, and that time.
    #[must_use]
    pub fn mean(&self) -> Option<(HeartRate, Integral)> {
        let sum = self.integrate(&table(HeartRate::bpm), |bpm| bpm);
        // Without any covered time the quotient is NaN, which is no heart rate.
        HeartRate::from_bpm(sum.value / sum.covered_s).ok().map(|mean| (mean, sum))
    }

    /// How long heart rate was such that `counts` holds; `value` has these seconds.
    #[must_use]
    pub fn time_where(&self, counts: impl Fn(HeartRate) -> bool) -> Integral {
        let weight = |hr: HeartRate| f64::from(u8::from(counts(hr)));
        self.integrate(&table(weight), |bpm| HeartRate::from_bpm(bpm).map_or(0.0, weight))
    }

    /// Integrates `weight`, whose values at whole bpm stand in `table`.
    ///
    /// Devices write whole bpm, so most blocks are a sum over the table; a block with fractions in it
    /// is a sum over the function, and one with anything else (a gap, a pause) is walked sample by
    /// sample, to the same result.
    pub(in crate::trimp) fn integrate(
        &self,
        table: &Table,
        weight: impl Fn(f64) -> f64,
    ) -> Integral {
        let mut walk = Walk::new(self);
        let mut whole = [0; BLOCK];
        let (mut time_s, mut bpm) = (self.time_s, self.bpm);
        while let (Some((t, time_left)), Some((v, bpm_left))) =
            (time_s.split_first_chunk(), bpm.split_first_chunk())
        {
            let steps = self.step_s.map_or_else(|| walk.steps(t), |step| Some(Steps::Even(step)));
            let taken = steps.is_some_and(|steps| {
                if fill_whole(&mut whole, v) {
                    walk.block(t, sum_of_whole(t, steps, &whole, table))
                } else {
                    fractions(v, &weight)
                        .is_some_and(|of| walk.block(t, sum_over(t, steps, |i| of[i])))
                }
            });
            if !taken {
                walk.samples(t, v, &weight);
            }
            (time_s, bpm) = (time_left, bpm_left);
        }
        walk.samples(time_s, bpm, &weight);
        walk.close(self.end_s);
        walk.sum
    }
}

/// Where the walk over the samples stands.
struct Walk<'a> {
    sum: Integral,
    /// Up to here all time is accounted for.
    from_s: f64,
    /// The weight that stands since `from_s`.
    held: Option<f64>,
    pauses: Pauses<'a>,
    max_gap_s: f64,
}

impl<'a> Walk<'a> {
    fn new(series: &HeldHeartRate<'a>) -> Self {
        Self {
            sum: Integral::default(),
            from_s: series.time_s.first().copied().unwrap_or(series.end_s),
            held: None,
            pauses: Pauses::new(series.pauses),
            max_gap_s: series.max_gap_s,
        }
    }

    /// Accounts for the time until `to_s`.
    fn close(&mut self, to_s: f64) {
        // A time axis that goes back is no time at all; recordings never have one.
        let time = (to_s - self.from_s - self.pauses.within(self.from_s, to_s)).max(0.0);
        match self.held {
            Some(weight) if time <= self.max_gap_s => {
                self.sum.value += weight * time;
                self.sum.covered_s += time;
            }
            _ => self.sum.missing_s += time,
        }
        self.from_s = to_s;
    }

    fn samples(&mut self, time_s: &[f64], bpm: &[f32], weight: impl Fn(f64) -> f64) {
        for (&time, &bpm) in time_s.iter().zip(bpm) {
            if let Ok(hr) = HeartRate::from_bpm(f64::from(bpm)) {
                self.close(time);
                self.held = Some(weight(hr.bpm()));
            }
        }
    }

    /// How the samples of a block follow each other; `None` if there is a gap or a pause between them.
    fn steps(&self, time_s: &[f64; BLOCK]) -> Option<Steps> {
        if self.pauses.none_before(time_s[BLOCK - 1]) {
            steps(time_s, self.max_gap_s)
        } else {
            None
        }
    }

    /// Takes a block whose steps hold; `false`, with nothing taken, if one of its samples is no heart
    /// rate after all, for which the weight is NaN.
    fn block(&mut self, time_s: &[f64; BLOCK], (value, held): (f64, f64)) -> bool {
        let (first, last) = (time_s[0], time_s[BLOCK - 1]);
        if value.is_nan() || held.is_nan() {
            return false;
        }
        self.close(first);
        self.sum.value += value;
        self.sum.covered_s += last - first;
        self.from_s = last;
        self.held = Some(held);
        true
    }
}
