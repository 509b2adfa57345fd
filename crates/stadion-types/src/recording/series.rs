//! A channel together with its gaps.

/// A channel's values, one or a gap for each sample.
#[derive(Debug, Clone, Copy)]
pub struct Series<'a, T> {
    values: &'a [T],
}

/// Tells which values of a slice are measurements.
#[derive(Debug, Clone, Copy)]
pub struct Validity<'a, T> {
    values: &'a [T],
}

impl<'a, T: Copy + Into<f64>> Series<'a, T> {
    pub(super) const fn new(values: &'a [T]) -> Self {
        Self { values }
    }

    /// Number of samples, gaps included.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is no sample.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The value at `index`; `None` in a gap and beyond the end.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<f64> {
        self.values.get(index).copied().map(Into::into).filter(|v: &f64| !v.is_nan())
    }

    /// Every sample in order, gaps as `None`.
    #[must_use]
    pub fn iter(
        &self,
    ) -> impl ExactSizeIterator<Item = Option<f64>> + DoubleEndedIterator + use<'a, T> {
        self.values.iter().map(|&v| {
            let v: f64 = v.into();
            (!v.is_nan()).then_some(v)
        })
    }

    /// Number of samples that hold a value.
    #[must_use]
    pub fn count(&self) -> usize {
        self.iter().flatten().count()
    }

    /// Share of the samples that hold a value, from 0 to 1.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "no recording has 2^53 samples")]
    pub fn coverage(&self) -> f64 {
        if self.values.is_empty() {
            return 0.0;
        }
        self.count() as f64 / self.values.len() as f64
    }

    /// The storage for fast kernels, together with what tells its gaps. A value where
    /// [`Validity::is_valid`] is false is no number and must not be computed with.
    #[must_use]
    pub const fn as_slice(&self) -> (&'a [T], Validity<'a, T>) {
        (self.values, Validity { values: self.values })
    }
}

impl<T: Copy + Into<f64>> Validity<'_, T> {
    /// Whether the sample at `index` holds a value.
    #[must_use]
    pub fn is_valid(&self, index: usize) -> bool {
        self.values.get(index).is_some_and(|&v| !v.into().is_nan())
    }

    /// Whether there is no gap at all.
    #[must_use]
    pub fn all(&self) -> bool {
        self.values.iter().all(|&v| !v.into().is_nan())
    }
}
