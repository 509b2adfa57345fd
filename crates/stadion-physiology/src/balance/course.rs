//! The balance over a session.

use stadion_types::{Finding, Pause, Reason, Severity};

use super::error::BalanceError;
use super::gaps::{BalanceGapRule, PieceKind, pieces};
use super::reasons::{BELOW_ZERO, UNKNOWN_AFTER_GAP};
use super::rule::{Rule, Stepper};
use super::state::BalanceState;
use super::time_constant::PowerTimeConstant;
use crate::sources::STADION;

/// The unit of a balance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum BalanceUnit {
    /// Joules, for power.
    Joule,
    /// Metres, for speed.
    Metre,
}

impl BalanceUnit {
    /// Both units.
    pub const ALL: [Self; 2] = [Self::Joule, Self::Metre];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Joule => "joule",
            Self::Metre => "metre",
        }
    }

    const fn symbol(self) -> &'static str {
        match self {
            Self::Joule => "J",
            Self::Metre => "m",
        }
    }
}

/// The lowest balance of a session.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct LowestBalance {
    /// The balance, in the unit of the course.
    pub balance: f64,
    /// When it was reached, in seconds on the time axis.
    pub at_s: f64,
}

/// What was left over a session.
///
/// Numbers are in [`unit`](Self::unit). The balance is never cut off at 0: a value below 0 says
/// that the critical output or the capacity is set too low, or that the model fills too slowly.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct BalanceCourse {
    /// The unit of all balances.
    pub unit: BalanceUnit,
    /// The capacity: W' or D'.
    pub capacity: f64,
    /// The one time constant of the integral form.
    pub time_constant_s: Option<f64>,
    /// What is left at each point in time; absent before the first output and where it is not known.
    pub balance: Vec<Option<f64>>,
    /// The lowest balance of the part that is known; absent without any output.
    pub lowest: Option<LowestBalance>,
    /// The balance at the last point in time; absent where it is not known.
    pub end: Option<f64>,
    /// Seconds with a balance below 0.
    pub below_zero_s: f64,
    /// Seconds with an output that was measured.
    pub covered_s: f64,
    /// Seconds of gaps that were filled by the rule.
    pub assumed_s: f64,
    /// Seconds without an output, pauses left out.
    pub missing_s: f64,
    /// Seconds of pause, which count as rest.
    pub paused_s: f64,
    /// From when on the balance is not known.
    pub lost_at_s: Option<f64>,
}

impl BalanceCourse {
    /// Share of the time, pauses left out, that has a measured output; 0 for no time at all.
    #[must_use]
    pub fn coverage(&self) -> f64 {
        let whole = self.covered_s + self.assumed_s + self.missing_s;
        if whole > 0.0 { self.covered_s / whole } else { 0.0 }
    }

    /// What the course says of its own parameters and of the recording.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        let below = self.lowest.filter(|lowest| lowest.balance < 0.0);
        if let Some(lowest) = below {
            let reason = Reason::new(BELOW_ZERO)
                .with("lowest", lowest.balance)
                .with("unit", self.unit.symbol())
                .with("below_zero_s", self.below_zero_s);
            findings.push(
                Finding::new(reason, Severity::Notice, STADION.id)
                    .measured(lowest.balance)
                    .against(0.0),
            );
        }
        if let Some(at_s) = self.lost_at_s {
            let reason = Reason::new(UNKNOWN_AFTER_GAP).with("at_s", at_s);
            findings.push(Finding::new(reason, Severity::Info, STADION.id));
        }
        findings
    }
}

/// The rule of a model: finished, or one that needs the mean distance below the critical output.
pub(super) enum Plan {
    Ready(Rule),
    OfSession(PowerTimeConstant),
}

/// Follows a session. The rule of `plan` may need the session as a whole.
pub(super) fn follow(
    unit: BalanceUnit,
    [critical, capacity]: [f64; 2],
    plan: &Plan,
    time_s: &[f64],
    outputs: &[Option<f64>],
    pauses: &[Pause],
    gaps: BalanceGapRule,
) -> Result<BalanceCourse, BalanceError> {
    let (begin, pieces) = pieces(time_s, outputs, pauses, gaps)?;
    let rule = match *plan {
        Plan::Ready(rule) => rule,
        Plan::OfSession(tau) => {
            let known = pieces.iter().filter_map(|piece| Some((piece.output?, piece.dt_s)));
            Rule::Integral(tau.seconds(mean_below(critical, known)?))
        }
    };
    let stepper = Stepper { critical, capacity, rule };
    let begin_s = begin.and_then(|i| time_s.get(i)).copied();
    let mut course = BalanceCourse {
        unit,
        capacity,
        time_constant_s: if let Rule::Integral(tau_s) = rule { Some(tau_s) } else { None },
        balance: vec![None; time_s.len()],
        lowest: None,
        end: None,
        below_zero_s: 0.0,
        covered_s: 0.0,
        assumed_s: 0.0,
        missing_s: 0.0,
        paused_s: 0.0,
        lost_at_s: None,
    };
    let (Some(begin), Some(begin_s)) = (begin, begin_s) else {
        if let (Some(first), Some(last)) = (time_s.first(), time_s.last()) {
            course.missing_s = last - first;
        }
        return Ok(course);
    };
    course.missing_s = begin_s - time_s.first().copied().unwrap_or(begin_s);
    let mut state = BalanceState::default();
    let mut put = |index: usize, value: Option<f64>| {
        if let Some(place) = course.balance.get_mut(index) {
            *place = value;
        }
    };
    put(begin, Some(capacity));
    for piece in &pieces {
        *match piece.kind {
            PieceKind::Measured => &mut course.covered_s,
            PieceKind::Assumed => &mut course.assumed_s,
            PieceKind::Missing => &mut course.missing_s,
            PieceKind::Paused => &mut course.paused_s,
        } += piece.dt_s;
        match piece.output {
            None if course.lost_at_s.is_none() => {
                course.lost_at_s = Some(begin_s + state.elapsed_s);
            }
            Some(output) if course.lost_at_s.is_none() => {
                state.advance(&stepper, output, piece.dt_s);
            }
            _ => {}
        }
        if let (Some(index), None) = (piece.sample, course.lost_at_s) {
            put(index, Some(capacity - state.spent));
        }
    }
    course.lowest = Some(LowestBalance {
        balance: capacity - state.most_spent,
        at_s: begin_s + state.most_spent_at_s,
    });
    course.below_zero_s = state.below_zero_s;
    course.end = course.balance.last().copied().flatten();
    Ok(course)
}

/// Mean distance below the critical output, over the time below it.
fn mean_below(
    critical: f64,
    outputs: impl Iterator<Item = (f64, f64)>,
) -> Result<f64, BalanceError> {
    let (mut sum, mut time) = (0.0, 0.0);
    for (output, dt_s) in outputs {
        if output < critical {
            sum += output * dt_s;
            time += dt_s;
        }
    }
    if time > 0.0 { Ok(critical - sum / time) } else { Err(BalanceError::NothingBelow) }
}
