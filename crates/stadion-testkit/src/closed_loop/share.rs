//! Shares of sessions with their intervals.

/// So many of so many, with Wilson's 95 % interval.
///
/// ```
/// use stadion_testkit::Share;
///
/// let share = Share::of([true, false, false, false]);
/// assert_eq!((share.hits, share.of), (1.0, 4.0));
/// assert!(share.lo < 0.25 && share.hi > 0.25);
/// ```
///
/// # Source
///
/// Wilson (1927), *J Am Stat Assoc* 22(158):209-212, doi:10.1080/01621459.1927.10502953.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Share {
    /// How many hits.
    pub hits: f64,
    /// Of how many.
    pub of: f64,
    /// Lower end of the share.
    pub lo: f64,
    /// Upper end of the share.
    pub hi: f64,
}

impl Share {
    /// Counts the hits.
    pub fn of(hits: impl IntoIterator<Item = bool>) -> Self {
        let (mut hit, mut n) = (0.0, 0.0);
        for one in hits {
            n += 1.0;
            hit += if one { 1.0 } else { 0.0 };
        }
        Self::new(hit, n)
    }

    /// `hits` of `of`; of nothing, everything from 0 to 1 is possible.
    #[must_use]
    pub fn new(hits: f64, of: f64) -> Self {
        if of < 1.0 {
            return Self { hits, of, lo: 0.0, hi: 1.0 };
        }
        let (z2, p) = (1.959_963_985_f64.powi(2), hits / of);
        let middle = (p + z2 / (2.0 * of)) / (1.0 + z2 / of);
        let half = (z2 * (p * (1.0 - p) / of + z2 / (4.0 * of * of))).sqrt() / (1.0 + z2 / of);
        Self { hits, of, lo: (middle - half).max(0.0), hi: (middle + half).min(1.0) }
    }

    /// The share itself; NaN of nothing.
    #[must_use]
    pub fn value(&self) -> f64 {
        self.hits / self.of
    }
}

/// McNemar's z of two arms that met the same sessions: above 0 if the first arm has more hits.
///
/// Only the sessions count in which the arms differ; without any the z is 0.
///
/// # Source
///
/// McNemar (1947), *Psychometrika* 12(2):153-157, doi:10.1007/BF02295996.
#[expect(clippy::doc_markdown, reason = "the name of a person")]
pub fn mcnemar_z(pairs: impl IntoIterator<Item = (bool, bool)>) -> f64 {
    let (mut first, mut second) = (0.0, 0.0);
    for pair in pairs {
        match pair {
            (true, false) => first += 1.0,
            (false, true) => second += 1.0,
            _ => {}
        }
    }
    let differ: f64 = first + second;
    if differ > 0.0 { (first - second) / differ.sqrt() } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use approx::assert_abs_diff_eq;

    #[test]
    fn wilson_of_a_known_case() {
        // 10 of 100: 0.0552 to 0.1744 (Newcombe 1998, Stat Med 17:857, method 3, for such cases).
        let share = Share::of((0..100).map(|i| i < 10));
        assert_abs_diff_eq!(share.lo, 0.0552, epsilon = 1e-4);
        assert_abs_diff_eq!(share.hi, 0.1744, epsilon = 1e-4);
        assert_abs_diff_eq!(Share::of([]).hi, 1.0);
    }

    #[test]
    fn only_differing_pairs_count() {
        let pairs = [(true, true), (true, false), (true, false), (true, false), (false, true)];
        assert_abs_diff_eq!(mcnemar_z(pairs), 1.0);
        assert_abs_diff_eq!(mcnemar_z([(true, true)]), 0.0);
    }
}
