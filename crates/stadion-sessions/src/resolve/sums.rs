//! What the tree adds up to, before it is laid out: nothing here depends on how large it is.

use crate::tree::{Activity, Amount, Work};

/// Lower and upper sums; a count that is too large saturates.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Sums {
    pub(crate) meters: Option<(f64, f64)>,
    pub(crate) seconds: Option<(f64, f64)>,
    pub(crate) reps: (u32, u32),
    pub(crate) lifts: Option<(u32, u32)>,
    /// Metres that are not ridden.
    pub(crate) on_foot: f64,
    /// An amount is left open.
    pub(crate) open: bool,
}

fn both<T: Copy>(a: Option<(T, T)>, b: Option<(T, T)>, add: impl Fn(T, T) -> T) -> Option<(T, T)> {
    match (a, b) {
        (Some(a), Some(b)) => Some((add(a.0, b.0), add(a.1, b.1))),
        (a, b) => a.or(b),
    }
}

impl Sums {
    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            meters: both(self.meters, other.meters, |a, b| a + b),
            seconds: both(self.seconds, other.seconds, |a, b| a + b),
            reps: (
                self.reps.0.saturating_add(other.reps.0),
                self.reps.1.saturating_add(other.reps.1),
            ),
            lifts: both(self.lifts, other.lifts, u32::saturating_add),
            on_foot: self.on_foot + other.on_foot,
            open: self.open || other.open,
        }
    }

    fn times(self, min: u32, max: u32) -> Self {
        let (low, high) = (f64::from(min), f64::from(max));
        Self {
            meters: self.meters.map(|(a, b)| (a * low, b * high)),
            seconds: self.seconds.map(|(a, b)| (a * low, b * high)),
            reps: (self.reps.0.saturating_mul(min), self.reps.1.saturating_mul(max)),
            lifts: self.lifts.map(|(a, b)| (a.saturating_mul(min), b.saturating_mul(max))),
            on_foot: self.on_foot * high,
            open: self.open,
        }
    }

    fn hull(self, other: Self) -> Self {
        let floats = |a: Option<(f64, f64)>, b: Option<(f64, f64)>| match (a, b) {
            (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
            // One choice has such work and the other has none: the text does not fix the sum.
            (a, b) => a.or(b).map(|(_, high)| (0.0, high)),
        };
        Self {
            meters: floats(self.meters, other.meters),
            seconds: floats(self.seconds, other.seconds),
            reps: (self.reps.0.min(other.reps.0), self.reps.1.max(other.reps.1)),
            lifts: match (self.lifts, other.lifts) {
                (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
                (a, b) => a.or(b).map(|(_, high)| (0, high)),
            },
            on_foot: self.on_foot.max(other.on_foot),
            open: self.open || other.open,
        }
    }
}

/// The sums of a part of the tree.
pub(crate) fn sums(work: &Work) -> Sums {
    match work {
        Work::Rep(rep) => {
            let mut sums = Sums { reps: (1, 1), ..Sums::default() };
            match &rep.amount {
                Amount::Distance { range, .. } => {
                    sums.meters = Some((range.min().meters(), range.max().meters()));
                    if rep.activity != Activity::Ride {
                        sums.on_foot = range.max().meters();
                    }
                }
                Amount::Time(range) => {
                    sums.seconds = Some((range.min().0.as_secs_f64(), range.max().0.as_secs_f64()));
                }
                Amount::Lifts(range) => sums.lifts = Some((range.min(), range.max())),
                Amount::Open => sums.open = true,
            }
            sums
        }
        Work::Seq { parts, .. } => parts.iter().map(sums).fold(Sums::default(), Sums::plus),
        Work::Repeat { count, body } => sums(body).times(count.min(), count.max()),
        Work::Choice(parts) => parts.iter().map(sums).reduce(Sums::hull).unwrap_or_default(),
        Work::With { body, .. } => sums(body),
        Work::Pause(_) => Sums::default(),
    }
}
