//! A taper: load that falls day by day towards a race.

use super::FormModel;

/// Length of the tapers that the trials found best, in days, from the shortest to the longest.
pub(super) const TRIED_DAYS: [u32; 2] = [8, 14];
/// Share by which volume fell in them.
pub(super) const TRIED_REDUCTION: [f64; 2] = [0.41, 0.60];

/// Days before a race whose load falls exponentially.
///
/// # Model
///
/// ```text
/// share(t) = exp(−t / τ)   for t = 1..=n        mean = r (1 − rⁿ) / (n (1 − r))   with r = exp(−1 / τ)
/// ```
///
/// | symbol | meaning | unit |
/// | ------ | ------- | ---- |
/// | `n`    | days of the taper; the race is on the day after | d |
/// | `τ`    | time constant | d |
/// | share  | load of a day as a share of the usual one | 1 |
///
/// # Limits
///
/// Load fell in the trials because volume did: intensity and frequency were kept. They say nothing about
/// a single athlete. [`FormModel`] is no help with the depth of a taper: see
/// [`FormModel::load_lowers_form_days`].
///
/// # Examples
///
/// ```
/// use stadion_load::{AgainstTrials, FormModel, FormSettings, Taper};
///
/// let taper = Taper::of_mean(14, 0.5)?;
/// assert!((taper.time_constant_days() - 9.622_997).abs() < 1e-6);
/// assert_eq!((taper.last_share() * 100.0).round(), 23.0);
/// assert_eq!(taper.days_against_trials(), AgainstTrials::Within);
/// // The loads for a projection, from 80 a day.
/// let plan: Vec<f64> = taper.shares().map(|share| 80.0 * share).collect();
/// assert_eq!(plan.len(), 14);
/// # Ok::<(), stadion_load::TaperError>(())
/// ```
///
/// # Source
///
/// Bosquet, Montpetit, Arvisais & Mujika (2007), *Med Sci Sports Exerc* 39(8):1358–1365,
/// doi:10.1249/mss.0b013e31806010e0, for the ranges of [`AgainstTrials`]; from memory. The mean over the days
/// is the sum of a geometric series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Taper {
    days: u32,
    time_constant_days: f64,
}

/// Where a taper lies against the trials that gained most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AgainstTrials {
    /// Less than in the trials.
    Below,
    /// As in the trials.
    Within,
    /// More than in the trials.
    Above,
}

/// Why numbers make no taper.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum TaperError {
    /// A length outside 1 to 365 days.
    #[error("a taper of {days} days; it must be from 1 to 365")]
    Days {
        /// The days.
        days: u32,
    },
    /// A time constant outside 0 to 10 000 days, 0 excluded.
    #[error("a time constant of {days} days; it must be above 0 and at most 10 000")]
    TimeConstant {
        /// The days.
        days: f64,
    },
    /// A mean that no exponential taper of these days has.
    #[error("a mean of {share} of the usual load over {days} days is that of no exponential taper")]
    Mean {
        /// The share.
        share: f64,
        /// The days.
        days: u32,
    },
}

impl AgainstTrials {
    fn of<T: PartialOrd + Copy>(value: T, [least, most]: [T; 2]) -> Self {
        if value < least {
            Self::Below
        } else if value > most {
            Self::Above
        } else {
            Self::Within
        }
    }
}

impl Taper {
    /// The longest taper, in days.
    pub const MOST_DAYS: u32 = 365;
    /// The largest time constant, in days: load hardly falls.
    pub const MOST_TIME_CONSTANT_DAYS: f64 = 10_000.0;

    /// A taper with this time constant.
    ///
    /// # Errors
    ///
    /// [`TaperError::Days`] and [`TaperError::TimeConstant`].
    pub fn new(days: u32, time_constant_days: f64) -> Result<Self, TaperError> {
        if days == 0 || days > Self::MOST_DAYS {
            return Err(TaperError::Days { days });
        }
        if time_constant_days > 0.0 && time_constant_days <= Self::MOST_TIME_CONSTANT_DAYS {
            Ok(Self { days, time_constant_days })
        } else {
            Err(TaperError::TimeConstant { days: time_constant_days })
        }
    }

    /// The taper whose days have this share of the usual load on average.
    ///
    /// # Errors
    ///
    /// [`TaperError::Days`]; [`TaperError::Mean`] for a share that is not above 0 and below 1, or so near to
    /// these that the time constant is out of range.
    pub fn of_mean(days: u32, share: f64) -> Result<Self, TaperError> {
        let whole = Self::new(days, Self::MOST_TIME_CONSTANT_DAYS)?;
        let error = TaperError::Mean { share, days };
        if !(share > 0.0 && share <= whole.mean_share()) {
            return Err(error);
        }
        // The mean grows with the time constant; halving ends at two neighbouring numbers.
        let (mut low, mut high) = (0.0, Self::MOST_TIME_CONSTANT_DAYS);
        loop {
            let middle = f64::midpoint(low, high);
            if middle <= low || middle >= high {
                return Self::new(days, high).map_err(|_| error);
            }
            let taper = Self { days, time_constant_days: middle };
            if taper.mean_share() < share { low = middle } else { high = middle }
        }
    }

    /// Days of the taper.
    #[must_use]
    pub const fn days(&self) -> u32 {
        self.days
    }

    /// The time constant in days.
    #[must_use]
    pub const fn time_constant_days(&self) -> f64 {
        self.time_constant_days
    }

    /// The load of each day as a share of the usual one, for
    /// [`FormModel::project`].
    pub fn shares(&self) -> impl Iterator<Item = f64> + use<> {
        let time_constant_days = self.time_constant_days;
        (1..=self.days).map(move |day| (-f64::from(day) / time_constant_days).exp())
    }

    /// The mean of the shares.
    #[must_use]
    pub fn mean_share(&self) -> f64 {
        let rate = 1.0 / self.time_constant_days;
        // r / (1 − r) and 1 − rⁿ without taking near numbers from each other.
        let sum = (-f64::from(self.days) * rate).exp_m1() / -rate.exp_m1();
        sum / f64::from(self.days)
    }

    /// The share of the last day.
    #[must_use]
    pub fn last_share(&self) -> f64 {
        (-f64::from(self.days) / self.time_constant_days).exp()
    }

    /// Whether the length is that of the trials that gained most: 8 to 14 days.
    #[must_use]
    pub fn days_against_trials(&self) -> AgainstTrials {
        AgainstTrials::of(self.days, TRIED_DAYS)
    }

    /// Whether load falls on average as volume did in the trials that gained most: by 41 to 60 %.
    #[must_use]
    pub fn reduction_against_trials(&self) -> AgainstTrials {
        AgainstTrials::of(1.0 - self.mean_share(), TRIED_REDUCTION)
    }
}

impl FormModel {
    /// How many days before a race this model holds any load to lower the form after the race day.
    ///
    /// With fixed means a load adds to fatigue more than to fitness until fatigue has fallen below it:
    /// 15 days by the usual settings. Within these days complete rest comes out best whatever the athlete,
    /// which is a property of the formula and no finding about tapers: how far load should fall cannot be
    /// read from a projection.
    ///
    /// ```
    /// use stadion_load::{FormModel, FormSettings};
    ///
    /// let model = FormModel::new(FormSettings::default())?;
    /// assert_eq!(model.load_lowers_form_days().floor(), 14.0);
    /// # Ok::<(), stadion_load::TrendError>(())
    /// ```
    #[must_use]
    pub fn load_lowers_form_days(&self) -> f64 {
        let (slow, fast) = (self.fitness_alpha(), self.fatigue_alpha());
        // The load of k days before weighs α (1 − α)^k in each mean.
        (fast / slow).ln() / ((1.0 - slow) / (1.0 - fast)).ln()
    }
}

#[cfg(test)]
mod tests {
    use approx::assert_relative_eq;

    use super::*;

    /// Two weeks at half of the usual load, and other time constants.
    #[test]
    fn known_tapers() {
        let half = Taper::of_mean(14, 0.5).unwrap();
        assert_relative_eq!(half.time_constant_days(), 9.622_997, epsilon = 1e-6);
        assert_relative_eq!(half.last_share(), 0.2334, epsilon = 5e-5);
        for (time_constant_days, mean) in [(4.0, 0.244), (6.0, 0.356), (8.0, 0.443), (10.0, 0.512)]
        {
            let taper = Taper::new(14, time_constant_days).unwrap();
            assert_relative_eq!(taper.mean_share(), mean, epsilon = 5e-4);
        }
    }

    #[test]
    fn trials_have_ranges() {
        let of = |days, mean| Taper::of_mean(days, mean).unwrap();
        assert_eq!(of(7, 0.5).days_against_trials(), AgainstTrials::Below);
        assert_eq!(of(14, 0.5).days_against_trials(), AgainstTrials::Within);
        assert_eq!(of(15, 0.5).days_against_trials(), AgainstTrials::Above);
        assert_eq!(of(14, 0.7).reduction_against_trials(), AgainstTrials::Below);
        assert_eq!(of(14, 0.5).reduction_against_trials(), AgainstTrials::Within);
        assert_eq!(of(14, 0.3).reduction_against_trials(), AgainstTrials::Above);
    }

    #[test]
    fn what_makes_no_taper_is_refused() {
        for days in [0, 366] {
            assert_eq!(Taper::new(days, 9.0), Err(TaperError::Days { days }));
            assert_eq!(Taper::of_mean(days, 0.5), Err(TaperError::Days { days }));
        }
        for days in [0.0, -1.0, 10_001.0, f64::NAN, f64::INFINITY] {
            assert!(matches!(Taper::new(14, days), Err(TaperError::TimeConstant { .. })), "{days}");
        }
        for share in [0.0, -0.1, 1.0, f64::NAN] {
            assert!(matches!(Taper::of_mean(14, share), Err(TaperError::Mean { .. })), "{share}");
        }
    }
}
