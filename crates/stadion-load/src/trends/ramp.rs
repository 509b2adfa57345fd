//! How fast fitness rises.

use stadion_types::{ConstantRange, ConstantSlots, TakesConstants};

use super::form::FormPoint;

/// Why there is no ramp.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum NoRamp {
    /// The trend is younger than the span.
    #[error("{have} of {need} days are there")]
    TooFewDays {
        /// Days up to this one.
        have: usize,
        /// Days that the span needs, the first included.
        need: usize,
    },
    /// More than half of fitness, then or now, would be the start of the mean and unknown days.
    #[error("{percent:.0} % of fitness is its start or days of which nothing is known")]
    Unsettled {
        /// That share in per cent.
        percent: f64,
    },
}

impl NoRamp {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 2] = ["too-few-days", "unsettled"];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooFewDays { .. } => Self::CODES[0],
            Self::Unsettled { .. } => Self::CODES[1],
        }
    }
}

/// The change of fitness over some days.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Ramp {
    /// Fitness now less fitness then.
    pub change: f64,
    /// The same for each week.
    pub per_week: f64,
    /// Which part of fitness is its start or rests on unknown days: the greater of then and now.
    pub unsettled: f64,
}

/// From which share on a ramp would be that of the start and of what stands in for unknown days.
pub(super) const MOST_UNSETTLED: f64 = 0.5;

impl Ramp {
    /// The ramp that ends on the last of `points`, over `days` days.
    ///
    /// # Errors
    ///
    /// [`NoRamp::TooFewDays`], and [`NoRamp::Unsettled`] while a start at zero makes every fitness
    /// rise, and behind a hole in the record.
    pub fn over(points: &[FormPoint], days: usize) -> Result<Self, NoRamp> {
        RampRule::default().over(points, days)
    }
}

/// When a ramp is refused.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct RampRule {
    /// The greatest share of fitness that may be its start or rest on unknown days.
    pub most_unsettled: f64,
}

impl Default for RampRule {
    fn default() -> Self {
        Self { most_unsettled: MOST_UNSETTLED }
    }
}

impl TakesConstants for RampRule {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        let id = "trend.ramp.most-unsettled";
        slots.number(id, &mut self.most_unsettled, ConstantRange::Share);
    }
}

impl RampRule {
    /// As [`Ramp::over`], by this rule.
    ///
    /// # Errors
    ///
    /// [`NoRamp`].
    pub fn over(&self, points: &[FormPoint], days: usize) -> Result<Ramp, NoRamp> {
        let short = NoRamp::TooFewDays { have: points.len(), need: days.saturating_add(1) };
        let then = points.len().checked_sub(days.saturating_add(1)).and_then(|i| points.get(i));
        let (Some(then), Some(now), true) = (then, points.last(), days > 0) else {
            return Err(short);
        };
        let share = |p: &FormPoint| p.fitness_shares.seed + p.fitness_shares.unknown;
        let unsettled = share(then).max(share(now));
        if unsettled > self.most_unsettled {
            return Err(NoRamp::Unsettled { percent: 100.0 * unsettled });
        }
        let change = now.after.fitness - then.after.fitness;
        #[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 days")]
        Ok(Ramp { change, per_week: 7.0 * change / days as f64, unsettled })
    }
}
