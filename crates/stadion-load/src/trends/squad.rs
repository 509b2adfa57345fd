//! Fitness and fatigue of many athletes in one pass.

use super::form::{FormModel, FormState};

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
/// speed is that of the memory. The numbers are the bits that [`FormModel::step`] gives.
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
pub fn fitness_and_fatigue(
    model: &FormModel,
    loads: &[f64],
    states: &mut [FormState],
    fitness: &mut [f64],
    fatigue: &mut [f64],
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
            *slow += slow_alpha * (load - *slow);
            *fast += fast_alpha * (load - *fast);
            *fitness = *slow;
            *fatigue = *fast;
        }
    }
    for ((state, slow), fast) in states.iter_mut().zip(slow).zip(fast) {
        *state = FormState { fitness: slow, fatigue: fast };
    }
    Ok(())
}
