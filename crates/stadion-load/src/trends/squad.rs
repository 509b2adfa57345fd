//! Fitness and fatigue of many athletes in one pass.

use super::form::{FormModel, FormState};

mod number {
    /// Nobody else adds a width, so that the sums stay in `f64`.
    pub trait Sealed: Copy {
        fn widen(self) -> f64;
        fn narrow(value: f64) -> Self;
    }

    impl Sealed for f64 {
        #[inline]
        fn widen(self) -> f64 {
            self
        }
        #[inline]
        fn narrow(value: f64) -> Self {
            value
        }
    }

    impl Sealed for f32 {
        #[inline]
        fn widen(self) -> f64 {
            f64::from(self)
        }
        #[inline]
        #[expect(clippy::cast_possible_truncation, reason = "a caller who asks for less digits")]
        fn narrow(value: f64) -> Self {
            value as Self
        }
    }
}

/// How the loads of a squad are stored: `f64`, or `f32` for half of the memory and more than twice
/// the speed. Either way the sums are kept in `f64`, and only what is written down is rounded.
pub trait SquadNumber: number::Sealed {}

impl SquadNumber for f64 {}
impl SquadNumber for f32 {}

/// Slices that do not fit together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "{loads} loads for {athletes} athletes, with {fitness} places for fitness and {fatigue} for \
     fatigue: the loads must be whole days, and the others as many"
)]
pub struct SquadShape {
    /// Number of athletes.
    pub athletes: usize,
    /// Number of loads.
    pub loads: usize,
    /// Places for fitness.
    pub fitness: usize,
    /// Places for fatigue.
    pub fatigue: usize,
}

/// Fitness and fatigue after each day for a squad, day by day: the load of athlete `a` on day `d`
/// stands at `loads[d * athletes + a]`, and so do the results. `states` holds what each athlete
/// starts with and, at the end, the last state.
///
/// One athlete after the other would wait for each addition; day by day they go side by side, so the
/// speed is that of the memory. The numbers are the bits that [`FormModel::step`] gives, rounded where
/// they are stored as `f32`. For several threads give each its own part of the squad: no athlete hangs
/// on another.
///
/// ```
/// use stadion_load::{FormModel, FormSettings, FormState, fitness_and_fatigue};
///
/// let model = FormModel::new(FormSettings::default())?;
/// let loads = [100.0, 50.0, 0.0, 80.0]; // two athletes, two days
/// let mut states = [FormState::default(); 2];
/// let (mut fitness, mut fatigue) = ([0.0; 4], [0.0; 4]);
/// fitness_and_fatigue(&model, &loads, &mut states, &mut fitness, &mut fatigue)?;
/// let first = model.step(model.step(FormState::default(), 100.0), 0.0);
/// assert_eq!(states[0], first);
/// assert_eq!((fitness[2], fatigue[2]), (first.fitness, first.fatigue));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`SquadShape`] for slices that do not fit together; nothing is written then.
pub fn fitness_and_fatigue<T: SquadNumber>(
    model: &FormModel,
    loads: &[T],
    states: &mut [FormState],
    fitness: &mut [T],
    fatigue: &mut [T],
) -> Result<(), SquadShape> {
    let athletes = states.len();
    let whole_days = if athletes == 0 { loads.is_empty() } else { loads.len() % athletes == 0 };
    if !(whole_days && fitness.len() == loads.len() && fatigue.len() == loads.len()) {
        return Err(SquadShape {
            athletes,
            loads: loads.len(),
            fitness: fitness.len(),
            fatigue: fatigue.len(),
        });
    }
    if athletes == 0 {
        return Ok(());
    }
    let mut slow: Vec<f64> = states.iter().map(|s| s.fitness).collect();
    let mut fast: Vec<f64> = states.iter().map(|s| s.fatigue).collect();
    let (slow_alpha, fast_alpha) = (model.fitness_alpha(), model.fatigue_alpha());
    let days = loads
        .chunks_exact(athletes)
        .zip(fitness.chunks_exact_mut(athletes).zip(fatigue.chunks_exact_mut(athletes)));
    for (loads, (fitness, fatigue)) in days {
        let states = slow.iter_mut().zip(&mut fast);
        let places = fitness.iter_mut().zip(fatigue);
        for ((load, (slow, fast)), (fitness, fatigue)) in loads.iter().zip(states).zip(places) {
            let load = load.widen();
            *slow += slow_alpha * (load - *slow);
            *fast += fast_alpha * (load - *fast);
            *fitness = T::narrow(*slow);
            *fatigue = T::narrow(*fast);
        }
    }
    for ((state, slow), fast) in states.iter_mut().zip(slow).zip(fast) {
        *state = FormState { fitness: slow, fatigue: fast };
    }
    Ok(())
}
