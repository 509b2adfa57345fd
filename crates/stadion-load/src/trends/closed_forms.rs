//! What to do for a form that is wanted: rest so long, or train so much.

use super::form::{FormModel, FormState};

/// Why no rest and no load leads to a form.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum NoAnswer {
    /// Rest raises form up to a day, and then fitness is lost faster than fatigue.
    #[error("rest alone reaches a form of {best:.1} at most, on day {day}")]
    NeverReached {
        /// The highest form that rest reaches.
        best: f64,
        /// After so many days.
        day: u32,
    },
    /// Form ends lower than wanted even without any load.
    #[error("even without any load the form would be {at_rest:.1}")]
    RestIsNotEnough {
        /// The form at the end without load.
        at_rest: f64,
    },
    /// A number of days outside 1 to 3650.
    #[error("{days} days; it must be from 1 to 3650")]
    Days {
        /// The number.
        days: u32,
    },
    /// A wanted form that is no number, a state that is none or is negative, or a band whose lower
    /// end lies above the upper one.
    #[error("the wanted form or the state is no finite number, or a band is upside down")]
    NotFinite,
}

impl NoAnswer {
    /// Every code, in the order of the declaration.
    pub const CODES: [&'static str; 4] =
        ["never-reached", "rest-is-not-enough", "span-days", "not-finite"];

    /// A stable code for documents, in kebab case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NeverReached { .. } => Self::CODES[0],
            Self::RestIsNotEnough { .. } => Self::CODES[1],
            Self::Days { .. } => Self::CODES[2],
            Self::NotFinite => Self::CODES[3],
        }
    }
}

/// A band of form that is wanted, from the lower to the upper end.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct FormBand {
    /// The lower end.
    pub lo: f64,
    /// The upper end.
    pub hi: f64,
}

/// The loads a day that lead into a band of form: the higher the load, the lower the form.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct LoadBand {
    /// The least load; 0 where rest already ends inside the band.
    pub min: f64,
    /// The greatest load.
    pub max: f64,
}

/// More days of rest than anybody asks for.
const LONGEST_REST: u32 = 36_525;
const LONGEST_SPAN: u32 = 3650;

impl FormModel {
    /// The state after so many days without load.
    #[must_use]
    pub fn after_rest(&self, state: FormState, days: u32) -> FormState {
        let days = f64::from(days);
        FormState {
            fitness: state.fitness * (1.0 - self.fitness_alpha()).powf(days),
            fatigue: state.fatigue * (1.0 - self.fatigue_alpha()).powf(days),
        }
    }

    /// The least number of whole days without load after which form is at least `form`; 0 if it is
    /// so now.
    ///
    /// Form under rest is `C a^n − A b^n` with one maximum at most, whose place is known; in front of
    /// it form only rises, so the day is found by halving.
    ///
    /// ```
    /// use stadion_load::{FormModel, FormSettings, FormState, NoAnswer};
    ///
    /// let model = FormModel::new(FormSettings::default())?;
    /// let tired = FormState { fitness: 60.0, fatigue: 80.0 };
    /// // ln(C / A) / ln(b / a) = 2.4 days
    /// assert_eq!(model.rest_days_until(tired, 0.0)?, 3);
    /// assert!(matches!(
    ///     model.rest_days_until(tired, 50.0),
    ///     Err(NoAnswer::NeverReached { day: 17, .. })
    /// ));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`NoAnswer::NeverReached`] with the best that rest can do, and [`NoAnswer::NotFinite`].
    pub fn rest_days_until(&self, state: FormState, form: f64) -> Result<u32, NoAnswer> {
        if !(sound(state) && form.is_finite()) {
            return Err(NoAnswer::NotFinite);
        }
        let after = |days: u32| self.after_rest(state, days).form();
        if after(0) >= form {
            return Ok(0);
        }
        let (day, best) = self.best_rest(state);
        // Without fitness form comes ever nearer to 0, and rounding alone would get there.
        if best < form || (state.fitness <= 0.0 && form >= 0.0) {
            return Err(NoAnswer::NeverReached { best, day });
        }
        let (mut low, mut high) = (0, day);
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if after(middle) >= form { high = middle } else { low = middle }
        }
        Ok(high)
    }

    /// After how many days of rest form is highest, and how high.
    fn best_rest(&self, state: FormState) -> (u32, f64) {
        let (slow, fast) = ((-self.fitness_alpha()).ln_1p(), (-self.fatigue_alpha()).ln_1p());
        let after = |days: u32| self.after_rest(state, days).form();
        // Where the slope C·ln a·a^x − A·ln b·b^x is 0; without fatigue it is nowhere above 0, and
        // without fitness everywhere.
        let ratio = (state.fitness * slow) / (state.fatigue * fast);
        let place = if state.fatigue > 0.0 { ratio.ln() / (fast - slow) } else { 0.0 };
        let place = place.clamp(0.0, f64::from(LONGEST_REST));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
        let before = place.floor() as u32;
        let (first, second) = (after(before), after(before + 1));
        if second > first { (before + 1, second) } else { (before, first) }
    }

    /// The load of today after which form is `form`; by the convention of the previous day it is
    /// the form of tomorrow.
    ///
    /// # Errors
    ///
    /// [`NoAnswer::RestIsNotEnough`] where form ends lower even without load.
    pub fn load_for_form(&self, state: FormState, form: f64) -> Result<f64, NoAnswer> {
        self.daily_load_for_form(state, form, 1)
    }

    /// The load of each of so many days, the same every day, after which form is `form`.
    ///
    /// ```
    /// use stadion_load::{FormModel, FormSettings, FormState};
    ///
    /// let model = FormModel::new(FormSettings::default())?;
    /// let mut state = FormState { fitness: 60.0, fatigue: 55.0 };
    /// let load = model.daily_load_for_form(state, -5.0, 7)?;
    /// for _ in 0..7 {
    ///     state = model.step(state, load);
    /// }
    /// assert!((state.form() + 5.0).abs() < 1e-9);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`NoAnswer::RestIsNotEnough`], [`NoAnswer::Days`], [`NoAnswer::NotFinite`].
    pub fn daily_load_for_form(
        &self,
        state: FormState,
        form: f64,
        days: u32,
    ) -> Result<f64, NoAnswer> {
        if !(sound(state) && form.is_finite()) {
            return Err(NoAnswer::NotFinite);
        }
        if !(1..=LONGEST_SPAN).contains(&days) {
            return Err(NoAnswer::Days { days });
        }
        let at_rest = self.after_rest(state, days).form();
        if at_rest < form {
            return Err(NoAnswer::RestIsNotEnough { at_rest });
        }
        let n = f64::from(days);
        // How much form a unit of daily load takes by the end: a^n − b^n, above 0.
        let (slow, fast) = ((-self.fitness_alpha()).ln_1p(), (-self.fatigue_alpha()).ln_1p());
        let cost = (n * slow).exp_m1() - (n * fast).exp_m1();
        let load = (at_rest - form) / cost;
        if load.is_finite() { Ok(load) } else { Err(NoAnswer::NotFinite) }
    }

    /// The loads of each of so many days after which form lies in a band.
    ///
    /// # Errors
    ///
    /// As [`daily_load_for_form`](Self::daily_load_for_form), for the lower end of the band.
    pub fn loads_for_band(
        &self,
        state: FormState,
        band: FormBand,
        days: u32,
    ) -> Result<LoadBand, NoAnswer> {
        if band.lo.is_nan() || band.lo > band.hi {
            return Err(NoAnswer::NotFinite);
        }
        let max = self.daily_load_for_form(state, band.lo, days)?;
        let min = match self.daily_load_for_form(state, band.hi, days) {
            Err(NoAnswer::RestIsNotEnough { .. }) => 0.0,
            other => other?,
        };
        Ok(LoadBand { min, max })
    }
}

fn sound(state: FormState) -> bool {
    [state.fitness, state.fatigue].iter().all(|v| v.is_finite() && *v >= 0.0)
}
