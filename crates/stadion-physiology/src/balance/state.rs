//! The balance carried along, step by step.

use super::error::{BalanceError, positive};
use super::rule::Stepper;

/// What is known of a balance up to now; begins with the whole capacity.
///
/// Going through a session step by step gives the same numbers as the whole at once.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct BalanceState {
    /// How much of the capacity is spent (J for power, m for speed); more than the capacity where
    /// the balance is below 0.
    pub spent: f64,
    /// Seconds gone through.
    pub elapsed_s: f64,
    /// The most that was ever spent.
    pub most_spent: f64,
    /// When that was, in seconds from the begin.
    pub most_spent_at_s: f64,
    /// Seconds with a balance below 0.
    pub below_zero_s: f64,
}

impl BalanceState {
    /// One output for `dt_s`, both checked by the caller.
    pub(super) fn advance(&mut self, stepper: &Stepper, output: f64, dt_s: f64) {
        let before = stepper.capacity - self.spent;
        self.spent = stepper.after(self.spent, output, dt_s);
        self.elapsed_s += dt_s;
        if self.spent > self.most_spent {
            (self.most_spent, self.most_spent_at_s) = (self.spent, self.elapsed_s);
        }
        let after = stepper.capacity - self.spent;
        self.below_zero_s += dt_s * part_below_zero(before, after);
    }

    pub(super) fn checked_step(
        mut self,
        stepper: &Stepper,
        output: f64,
        dt_s: f64,
    ) -> Result<Self, BalanceError> {
        if !(self.spent >= 0.0 && self.spent.is_finite()) {
            return Err(BalanceError::NotPositive {
                parameter: "what is spent",
                value: self.spent,
            });
        }
        if dt_s > 0.0 {
            positive("time in s", dt_s)?;
            self.advance(stepper, output, dt_s);
        }
        Ok(self)
    }
}

/// Share of a step for which a balance that goes straight from one value to another is below 0.
fn part_below_zero(before: f64, after: f64) -> f64 {
    match (before < 0.0, after < 0.0) {
        (false, false) => 0.0,
        (true, true) => 1.0,
        (true, false) | (false, true) => {
            let below = before.min(after);
            below / (below - before.max(after))
        }
    }
}
