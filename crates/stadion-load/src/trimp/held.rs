//! The integral of a function of heart rate over time: the kernel under the training impulses.

use stadion_types::{HeartRate, Pause, Recording};

/// A function of heart rate at each whole bpm, NaN where there is no heart rate; filled up to a
/// power of two so that a masked index needs no check.
pub(super) type Table = [f64; 512];

/// The values of a function at each whole bpm, asked for from the lowest to the highest.
pub(super) fn table(mut f: impl FnMut(HeartRate) -> f64) -> Table {
    let mut table = [f64::NAN; 512];
    for (entry, bpm) in table.iter_mut().zip(0_u32..) {
        if let Ok(hr) = HeartRate::from_bpm(f64::from(bpm)) {
            *entry = f(hr);
        }
    }
    table
}

/// Samples that are summed in one go: a multiple of four steps from one to the next. The partition
/// is fixed, so the same input gives the same bits.
const BLOCK: usize = 129;

/// Adding it to a small `f32` leaves the nearest whole number in the lowest bits.
const TO_WHOLE: f32 = 8_388_608.0;

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
        Ok(Self { time_s, bpm, pauses: &[], end_s, max_gap_s })
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
        Some(Self { time_s, bpm, pauses, end_s, max_gap_s })
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
    pub(super) fn integrate(&self, table: &Table, weight: impl Fn(f64) -> f64) -> Integral {
        let mut walk = Walk::new(self);
        let (mut time_s, mut bpm) = (self.time_s, self.bpm);
        while let (Some((t, time_left)), Some((v, bpm_left))) =
            (time_s.split_first_chunk(), bpm.split_first_chunk())
        {
            let taken = walk.steps(t).is_some_and(|steps| match whole(v) {
                Some(whole) => walk.block(t, steps, |i| table[(whole[i] & 511) as usize]),
                None => fractions(v, &weight).is_some_and(|of| walk.block(t, steps, |i| of[i])),
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
        if !self.pauses.none_before(time_s[BLOCK - 1]) {
            return None;
        }
        let steps = || time_s.iter().zip(&time_s[1..]).map(|(a, b)| b - a);
        let fits = |step: f64| step > 0.0 && step <= self.max_gap_s;
        let step = time_s[1] - time_s[0];
        let uneven = steps().fold(0, |uneven, s| uneven | (s.to_bits() ^ step.to_bits()));
        if uneven == 0 {
            return fits(step).then_some(Steps::Even(step));
        }
        steps().all(fits).then_some(Steps::Uneven)
    }

    /// Takes a block whose steps hold; `false`, with nothing taken, if one of its samples is no heart
    /// rate after all, for which the weight is NaN.
    fn block(
        &mut self,
        time_s: &[f64; BLOCK],
        steps: Steps,
        weight: impl Fn(usize) -> f64,
    ) -> bool {
        let value = match steps {
            Steps::Even(step) => step * quarters(&weight),
            Steps::Uneven => quarters(|i| weight(i) * (time_s[i + 1] - time_s[i])),
        };
        let (first, last) = (time_s[0], time_s[BLOCK - 1]);
        let held = weight(BLOCK - 1);
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

/// The samples of a block in whole bpm; `None` if one has a fraction or is far from any heart rate.
fn whole(bpm: &[f32; BLOCK]) -> Option<[u32; BLOCK]> {
    // Loops without branches, on bits and not on truths, run on several samples at a time.
    let (mut whole, mut fraction, mut high) = ([0; BLOCK], 0, 0);
    for (entry, &v) in whole.iter_mut().zip(bpm) {
        let shifted = v + TO_WHOLE;
        *entry = shifted.to_bits() ^ TO_WHOLE.to_bits();
        fraction |= (shifted - TO_WHOLE).to_bits() ^ v.to_bits();
        high |= *entry;
    }
    (fraction == 0 && high < 512).then_some(whole)
}

/// The weights of the samples of a block; `None` if one is no heart rate.
fn fractions(bpm: &[f32; BLOCK], weight: impl Fn(f64) -> f64) -> Option<[f64; BLOCK]> {
    let (min, max) = (HeartRate::MIN.bpm(), HeartRate::MAX.bpm());
    let held = |v: &f32| (min..=max).contains(&f64::from(*v));
    if !bpm.iter().fold(true, |all, v| all & held(v)) {
        return None;
    }
    let mut weights = [0.0; BLOCK];
    for (entry, &v) in weights.iter_mut().zip(bpm) {
        *entry = weight(f64::from(v));
    }
    Some(weights)
}

/// How the samples of a block follow each other.
#[derive(Clone, Copy)]
enum Steps {
    /// All at this distance in seconds.
    Even(f64),
    Uneven,
}

/// The sum over the steps of a block; four at a time, because each addition waits for the one
/// before it.
fn quarters(term: impl Fn(usize) -> f64) -> f64 {
    let mut sums = [0.0; 4];
    for i in (0..BLOCK - 1).step_by(4) {
        for (j, sum) in sums.iter_mut().enumerate() {
            *sum += term(i + j);
        }
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3])
}

/// Pauses in the order of their start, overlaps counted once, asked about from left to right.
struct Pauses<'a> {
    left: &'a [Pause],
    /// Everything before is accounted for.
    done_s: f64,
}

impl<'a> Pauses<'a> {
    const fn new(pauses: &'a [Pause]) -> Self {
        Self { left: pauses, done_s: f64::NEG_INFINITY }
    }

    fn none_before(&self, time_s: f64) -> bool {
        self.left.first().is_none_or(|pause| pause.from_s >= time_s)
    }

    /// Seconds of pause between two times; each question begins where the last one ended.
    fn within(&mut self, from_s: f64, to_s: f64) -> f64 {
        let mut sum = 0.0;
        self.done_s = self.done_s.max(from_s);
        while let [pause, rest @ ..] = self.left {
            if pause.from_s >= to_s {
                break;
            }
            let begin = pause.from_s.max(self.done_s);
            let end = pause.to_s.min(to_s);
            if end > begin {
                sum += end - begin;
                self.done_s = end;
            }
            if pause.to_s > to_s {
                break;
            }
            self.left = rest;
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use approx::assert_relative_eq;
    use chrono::DateTime;
    use stadion_types::Channel;

    use super::*;

    fn identity(series: &HeldHeartRate<'_>) -> Integral {
        series.integrate(&[f64::NAN; 512], |bpm| bpm)
    }

    fn series<'a>(time_s: &'a [f64], bpm: &'a [f32], end_s: f64) -> HeldHeartRate<'a> {
        HeldHeartRate::new(time_s, bpm, end_s, 30.0).unwrap()
    }

    #[test]
    fn each_sample_stands_until_the_next() {
        let sum = identity(&series(&[0.0, 1.0, 6.0], &[100.0, 120.0, 140.0], 8.0));
        assert_eq!(sum, Integral { value: 100.0 + 600.0 + 280.0, covered_s: 8.0, missing_s: 0.0 });
    }

    #[test]
    fn a_short_gap_is_held_and_a_long_one_is_missing() {
        let nan = f32::NAN;
        let sum = identity(&series(&[0.0, 10.0, 20.0], &[100.0, nan, 120.0], 20.0));
        assert_eq!(sum, Integral { value: 2000.0, covered_s: 20.0, missing_s: 0.0 });
        // 30 s is held, a moment more is not, and nothing of it is.
        let sum = identity(&series(&[0.0, 30.0, 60.1], &[100.0, 100.0, 120.0], 61.1));
        assert_relative_eq!(sum.value, 3000.0 + 120.0, max_relative = 1e-12);
        assert_relative_eq!(sum.missing_s, 30.1, max_relative = 1e-12);
        // Before the first value nothing can be held, and 0 is no heart rate.
        let sum = identity(&series(&[0.0, 5.0], &[0.0, 100.0], 6.0));
        assert_eq!(sum, Integral { value: 100.0, covered_s: 1.0, missing_s: 5.0 });
        assert_relative_eq!(sum.coverage(), 1.0 / 6.0);
    }

    #[test]
    fn pauses_are_no_part_of_the_time() {
        let pause = |from_s, to_s| Pause { from_s, to_s };
        let make = |pauses| {
            Recording::builder(DateTime::UNIX_EPOCH, vec![0.0, 10.0, 500.0, 510.0])
                .channel(Channel::HeartRate, vec![Some(100.0); 4])
                .pauses(pauses)
                .build()
                .unwrap()
        };
        let recording = make(vec![pause(12.0, 498.0), pause(400.0, 499.0)]);
        let sum = identity(&HeldHeartRate::of(&recording, 30.0).unwrap());
        assert_eq!(sum, Integral { value: 3300.0, covered_s: 33.0, missing_s: 0.0 });
        // A device may go on writing while its timer stands still.
        let time = [0.0, 10.0, 20.0, 30.0, 40.0];
        let bpm = [100.0_f32; 5];
        let pauses = [pause(15.0, 35.0)];
        let sum = identity(&HeldHeartRate { pauses: &pauses, ..series(&time, &bpm, 50.0) });
        assert_eq!(sum, Integral { value: 3000.0, covered_s: 30.0, missing_s: 0.0 });
        let recording = make(vec![]);
        let sum = identity(&HeldHeartRate::of(&recording, 30.0).unwrap());
        assert_eq!(sum, Integral { value: 3000.0, covered_s: 30.0, missing_s: 490.0 });
    }

    #[test]
    fn no_samples_give_nothing() {
        assert_eq!(identity(&series(&[], &[], 0.0)), Integral::default());
        assert_eq!(Integral::default().coverage().to_bits(), 0.0_f64.to_bits());
        assert!(series(&[0.0], &[f32::NAN], 1.0).mean().is_none());
        assert_eq!(
            HeldHeartRate::new(&[0.0], &[], 0.0, 30.0).unwrap_err(),
            LengthMismatch { time: 1, bpm: 0 }
        );
    }

    /// The fast way and the slow way over the same samples, at every kind of disturbance.
    #[test]
    fn blocks_agree_with_single_samples() {
        let n = 1000_u16;
        let weight = |bpm: f64| (0.02 * bpm).exp();
        let table = table(|hr| weight(hr.bpm()));
        let plain: Vec<f32> = (0..n).map(|i| 100.0 + f32::from(i * 37 % 90)).collect();
        let mut gaps = plain.clone();
        gaps[200] = f32::NAN;
        gaps[400..460].fill(0.0);
        gaps[300] = 612.0;
        gaps[600] = 301.0;
        gaps[800] = 511.0;
        gaps[900] = -3.0;
        let mut fractions = plain.clone();
        fractions[300] = 120.5;
        let regular: Vec<f64> = (0..n).map(f64::from).collect();
        let uneven: Vec<f64> = regular.iter().map(|t| t + 0.4 * (t * 0.7).sin()).collect();
        let mut holes = regular.clone();
        holes.iter_mut().skip(700).for_each(|t| *t += 100.0);
        for (name, bpm) in [("plain", &plain), ("gaps", &gaps), ("fractions", &fractions)] {
            for time in [&regular, &uneven, &holes] {
                for pauses in [vec![], vec![Pause { from_s: 150.2, to_s: 170.9 }]] {
                    let series =
                        HeldHeartRate { pauses: &pauses, ..series(time, bpm, time[999] + 1.0) };
                    let fast = series.integrate(&table, weight);
                    let mut walk = Walk::new(&series);
                    walk.samples(time, bpm, weight);
                    walk.close(series.end_s);
                    assert_relative_eq!(fast.value, walk.sum.value, max_relative = 1e-12);
                    assert_relative_eq!(fast.covered_s, walk.sum.covered_s, max_relative = 1e-12);
                    assert_relative_eq!(fast.missing_s, walk.sum.missing_s, epsilon = 1e-9);
                    assert!(fast.value > 0.0, "{name}");
                }
            }
        }
    }
}
