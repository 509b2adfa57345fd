//! How much of a stretch of time is paused.

use super::Pause;

/// Pauses in order and without overlaps, ready to be asked how much of a stretch they take.
///
/// # Shape
///
/// Takes pauses in any order. Overlaps count once; a pause that does not end after its start, or has an
/// end that is no number, counts for nothing. A question costs a search by halves, however many
/// pauses there are.
///
/// # Examples
///
/// ```
/// use stadion_types::{Pause, PausedTime};
///
/// let paused = PausedTime::new(&[
///     Pause { from_s: 8.0, to_s: 20.0 },
///     Pause { from_s: 2.0, to_s: 4.0 },
///     Pause { from_s: 3.0, to_s: 5.0 },
/// ]);
/// assert_eq!(paused.seconds(0.0, 10.0), 5.0);
/// let inside: Vec<Pause> = paused.within(4.0, 9.0).collect();
/// assert_eq!(inside, [Pause { from_s: 4.0, to_s: 5.0 }, Pause { from_s: 8.0, to_s: 9.0 }]);
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PausedTime {
    pauses: Vec<Pause>,
}

impl PausedTime {
    /// Puts the pauses in order and joins those that overlap or touch.
    #[must_use]
    pub fn new(pauses: &[Pause]) -> Self {
        let mut all: Vec<Pause> = pauses.iter().filter(|p| p.to_s > p.from_s).copied().collect();
        all.sort_by(|a, b| a.from_s.total_cmp(&b.from_s));
        let mut joined: Vec<Pause> = Vec::with_capacity(all.len());
        for pause in all {
            match joined.last_mut() {
                Some(last) if pause.from_s <= last.to_s => last.to_s = last.to_s.max(pause.to_s),
                _ => joined.push(pause),
            }
        }
        Self { pauses: joined }
    }

    /// The pauses, in order and without overlaps.
    #[must_use]
    pub fn pauses(&self) -> &[Pause] {
        &self.pauses
    }

    /// What of the pauses lies between two times, in order.
    pub fn within(&self, from_s: f64, to_s: f64) -> impl Iterator<Item = Pause> + '_ {
        let first = self.pauses.partition_point(|pause| pause.to_s <= from_s);
        let rest = self.pauses.get(first..).unwrap_or_default().iter();
        rest.take_while(move |pause| pause.from_s.max(from_s) < to_s).map(move |pause| Pause {
            from_s: pause.from_s.max(from_s),
            to_s: pause.to_s.min(to_s),
        })
    }

    /// Seconds of pause between two times.
    #[must_use]
    pub fn seconds(&self, from_s: f64, to_s: f64) -> f64 {
        // An empty sum of doubles is -0.
        self.within(from_s, to_s).fold(0.0, |sum, pause| sum + (pause.to_s - pause.from_s))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paused(pauses: &[[f64; 2]]) -> PausedTime {
        let pauses: Vec<Pause> =
            pauses.iter().map(|&[from_s, to_s]| Pause { from_s, to_s }).collect();
        PausedTime::new(&pauses)
    }

    #[test]
    fn overlaps_count_once_in_any_order() {
        let p = paused(&[[40.0, 50.0], [0.0, 30.0], [5.0, 10.0], [20.0, 35.0]]);
        assert_eq!(p.pauses().len(), 2);
        for (from, to, seconds) in [
            (0.0, 100.0, 45.0),
            (-5.0, 1.0, 1.0),
            (10.0, 20.0, 10.0),
            (34.0, 41.0, 2.0),
            (35.0, 40.0, 0.0),
            (50.0, 60.0, 0.0),
            (12.0, 12.0, 0.0),
        ] {
            assert_eq!(p.seconds(from, to).to_bits(), f64::to_bits(seconds), "{from} to {to}");
        }
    }

    #[test]
    fn what_is_no_pause_counts_for_nothing() {
        let p = paused(&[[5.0, 5.0], [9.0, 1.0], [f64::NAN, 3.0], [3.0, f64::NAN]]);
        assert_eq!(p, PausedTime::default());
        assert_eq!(p.seconds(0.0, 10.0).to_bits(), 0);
        let ever = paused(&[[f64::NEG_INFINITY, f64::INFINITY]]);
        assert_eq!(ever.seconds(2.0, 5.0).to_bits(), 3.0_f64.to_bits());
        assert_eq!(ever.within(5.0, 2.0).count(), 0);
        assert_eq!(ever.seconds(f64::NAN, f64::NAN).to_bits(), 0);
    }
}
