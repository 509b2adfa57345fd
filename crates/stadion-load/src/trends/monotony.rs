//! How much one day is like the other.

/// Which standard deviation: the literature does not say, and they differ by √(7/6) in a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum SdKind {
    /// With n − 1 below the root, as spreadsheets have it.
    #[default]
    Sample,
    /// With n (Runalyze): monotony is 8 % higher.
    Population,
}

impl SdKind {
    /// Both kinds, in the order of the declaration.
    pub const ALL: [Self; 2] = [Self::Sample, Self::Population];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sample => "sample",
            Self::Population => "population",
        }
    }
}

/// Why days have no monotony.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MonotonyUndefined {
    /// Each day has the same load, so there is nothing to divide by. Programs write 0, 10 or
    /// infinity here.
    #[error("each day has the same load")]
    Constant,
    /// Days of which nothing is known.
    #[error("nothing is known of {days} days")]
    UnknownDays {
        /// Their number.
        days: usize,
    },
    /// Fewer days than it takes.
    #[error("{have} of the {need} days are there")]
    TooFewDays {
        /// The days that there are.
        have: usize,
        /// The days that it takes; two at least.
        need: usize,
    },
    /// A load that is negative or no number.
    #[error("a load is negative or no number")]
    Load,
}

/// Monotony and strain of some days, as a rule of a week.
///
/// # Model
///
/// Monotony = mean / standard deviation of the daily loads; strain = sum · monotony.
///
/// # Limits
///
/// Foster related illness to thresholds of each athlete (n = 25); the common "above 2 is high" is a
/// rule of thumb. **It prefers the week with one monstrous day:** three sub-threshold sessions and
/// easy days read as monotonous, one hero workout among rest days does not. It describes variation,
/// and variation is not recovery.
///
/// # Examples
///
/// ```
/// use stadion_load::{Monotony, MonotonyUndefined, SdKind};
///
/// let week = [300.0, 0.0, 400.0, 200.0, 500.0, 0.0, 600.0];
/// let monotony = Monotony::of(&week, SdKind::Population)?;
/// assert!((monotony.monotony - 1.3188).abs() < 1e-4);
/// assert!((monotony.strain - 2637.52).abs() < 1e-2);
/// assert_eq!(Monotony::of(&[60.0; 7], SdKind::Sample), Err(MonotonyUndefined::Constant));
/// # Ok::<(), MonotonyUndefined>(())
/// ```
///
/// # Source
///
/// Foster (1998), doi:10.1097/00005768-199807000-00023.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Monotony {
    /// The sum of the loads.
    pub sum: f64,
    /// Their mean.
    pub mean: f64,
    /// Their standard deviation.
    pub sd: f64,
    /// Mean over standard deviation, a plain number.
    pub monotony: f64,
    /// Sum times monotony, on the scale of the load.
    pub strain: f64,
}

impl Monotony {
    /// Of days whose loads are known.
    ///
    /// # Errors
    ///
    /// [`MonotonyUndefined`].
    pub fn of(loads: &[f64], sd: SdKind) -> Result<Self, MonotonyUndefined> {
        if loads.len() < 2 {
            return Err(MonotonyUndefined::TooFewDays { have: loads.len(), need: 2 });
        }
        if loads.iter().any(|load| !(load.is_finite() && *load >= 0.0)) {
            return Err(MonotonyUndefined::Load);
        }
        // Compared before anything is computed: rounding would leave a constant week a deviation.
        if loads.windows(2).all(|pair| pair[0].to_bits() == pair[1].to_bits()) {
            return Err(MonotonyUndefined::Constant);
        }
        #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 days")]
        let n = loads.len() as f64;
        let sum: f64 = loads.iter().sum();
        let mean = sum / n;
        let squares: f64 = loads.iter().map(|load| (load - mean).powi(2)).sum();
        let sd = match sd {
            SdKind::Sample => squares / (n - 1.0),
            SdKind::Population => squares / n,
        }
        .sqrt();
        let monotony = mean / sd;
        if !monotony.is_finite() {
            return Err(MonotonyUndefined::Constant);
        }
        Ok(Self { sum, mean, sd, monotony, strain: sum * monotony })
    }

    /// Of days some of which may be unknown (`None`): no monotony then.
    ///
    /// # Errors
    ///
    /// [`MonotonyUndefined`].
    pub fn of_days(loads: &[Option<f64>], sd: SdKind) -> Result<Self, MonotonyUndefined> {
        let known: Vec<f64> = loads.iter().copied().flatten().collect();
        match loads.len() - known.len() {
            0 => Self::of(&known, sd),
            days => Err(MonotonyUndefined::UnknownDays { days }),
        }
    }
}
