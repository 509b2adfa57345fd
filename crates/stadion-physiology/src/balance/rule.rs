//! One step of the balance, whatever its unit.

use super::error::BalanceError;
use super::kernel::second_gain;
use super::time_constant::PowerTimeConstant;

/// A model with every number that a step needs.
#[derive(Debug, Clone, Copy)]
pub(super) enum Rule {
    Exact,
    Euler,
    /// One time constant in seconds, running all the time.
    Integral(f64),
    /// A time constant at and below the critical output.
    Below(PowerTimeConstant),
}

/// Critical output, capacity and the rule.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stepper {
    pub(super) critical: f64,
    pub(super) capacity: f64,
    pub(super) rule: Rule,
}

impl Stepper {
    /// What is spent after `dt_s` at one output, with `spent` before.
    pub(super) fn after(&self, spent: f64, output: f64, dt_s: f64) -> f64 {
        let below = self.critical - output;
        match self.rule {
            Rule::Integral(tau_s) => {
                let added = (-below).max(0.0) * second_gain(dt_s, tau_s);
                spent * (-dt_s / tau_s).exp() + added
            }
            Rule::Below(tau) if below >= 0.0 => spent * (-dt_s / tau.seconds(below)).exp(),
            Rule::Exact if below > 0.0 => spent * (-below * dt_s / self.capacity).exp(),
            Rule::Euler if below > 0.0 => spent * (1.0 - below * dt_s / self.capacity).max(0.0),
            _ => spent - below * dt_s,
        }
    }

    /// Seconds until nothing is left, at one output that never ends; `None` if it lasts for ever.
    pub(super) fn exhaustion_s(&self, spent: f64, output: f64) -> Option<f64> {
        let above = output - self.critical;
        if spent >= self.capacity {
            return Some(0.0);
        }
        if above <= 0.0 {
            return None;
        }
        match self.rule {
            // What is spent tends to `above·τ'`, with τ' the sum of the decay over whole seconds.
            Rule::Integral(tau_s) => {
                let limit = above / -(-1.0 / tau_s).exp_m1();
                (limit > self.capacity)
                    .then(|| tau_s * ((limit - spent) / (limit - self.capacity)).ln())
            }
            _ => Some((self.capacity - spent) / above),
        }
    }

    /// Seconds until what is spent has fallen to `target`; `None` if it never does.
    pub(super) fn recovery_s(&self, spent: f64, target: f64, output: f64) -> Option<f64> {
        if spent <= target {
            return Some(0.0);
        }
        let below = self.critical - output;
        if below < 0.0 || target <= 0.0 {
            return None;
        }
        let tau_s = match self.rule {
            Rule::Integral(tau_s) => tau_s,
            Rule::Below(tau) => tau.seconds(below),
            Rule::Exact | Rule::Euler => self.capacity / below,
        };
        tau_s.is_finite().then(|| tau_s * (spent / target).ln())
    }

    /// What is spent when a share of the capacity is left.
    pub(super) fn spent_at(&self, share: f64) -> Result<f64, BalanceError> {
        if share.is_finite() && share <= 1.0 {
            Ok(self.capacity * (1.0 - share))
        } else {
            Err(BalanceError::Share { value: share })
        }
    }
}
