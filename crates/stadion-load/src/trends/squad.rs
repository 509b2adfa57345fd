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

/// Athletes side by side, whose states stay in registers over some days.
const LANES: usize = 8;

/// Days in one pass over the squad: their loads and results are few enough to stay in the cache, where
/// neighbouring athletes share lines, and the states are fetched once for all of them.
const DAYS: usize = 4;

/// Some days of the whole squad.
struct Days<'a, T> {
    model: &'a FormModel,
    athletes: usize,
    loads: &'a [T],
    fitness: &'a mut [T],
    fatigue: &'a mut [T],
    /// The or of the bits of all loads, whose highest bit tells whether one is negative.
    signs: u64,
}

impl<T: SquadNumber> Days<'_, T> {
    /// Takes `N` athletes from `first` on through the days; the states are those of the squad.
    fn of<const N: usize>(&mut self, first: usize, slow: &mut [f64], fast: &mut [f64]) {
        let (Some(slow), Some(fast)) = (some_mut::<_, N>(slow, first), some_mut(fast, first))
        else {
            return;
        };
        let (fitness_alpha, fatigue_alpha) =
            (self.model.fitness_alpha(), self.model.fatigue_alpha());
        let [mut now_slow, mut now_fast] = [*slow, *fast];
        let loads = self.loads.chunks_exact(self.athletes);
        let fitness = self.fitness.chunks_exact_mut(self.athletes);
        let fatigue = self.fatigue.chunks_exact_mut(self.athletes);
        for (loads, (fitness, fatigue)) in loads.zip(fitness.zip(fatigue)) {
            let loads = loads.get(first..).and_then(|of| of.first_chunk::<N>());
            let (Some(loads), Some(fitness), Some(fatigue)) =
                (loads, some_mut::<_, N>(fitness, first), some_mut::<_, N>(fatigue, first))
            else {
                return;
            };
            for i in 0..N {
                let load = loads[i].widen();
                self.signs |= load.to_bits();
                now_slow[i] += fitness_alpha * (load - now_slow[i]);
                now_fast[i] += fatigue_alpha * (load - now_fast[i]);
                fitness[i] = T::narrow(now_slow[i]);
                fatigue[i] = T::narrow(now_fast[i]);
            }
        }
        (*slow, *fast) = (now_slow, now_fast);
    }
}

fn some_mut<T, const N: usize>(of: &mut [T], first: usize) -> Option<&mut [T; N]> {
    of.get_mut(first..)?.first_chunk_mut()
}

/// Why a squad has no trend.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SquadError {
    /// Slices that do not fit together.
    #[error(
        "{loads} loads for {athletes} athletes, with {fitness} places for fitness and {fatigue} for \
         fatigue: the loads must be whole days, and the others as many"
    )]
    Shape {
        /// Number of athletes.
        athletes: usize,
        /// Number of loads.
        loads: usize,
        /// Places for fitness.
        fitness: usize,
        /// Places for fatigue.
        fatigue: usize,
    },
    /// A start that is negative or no number.
    #[error("athlete {athlete} starts with {value}, which is no finite number from 0 on")]
    State {
        /// The athlete's place.
        athlete: usize,
        /// The fitness or fatigue.
        value: f64,
    },
    /// A load that is negative or no number.
    #[error("a load of {load} of athlete {athlete} on day {day} is no finite number from 0 on")]
    Load {
        /// The athlete's place.
        athlete: usize,
        /// The day, from 0.
        day: usize,
        /// The load.
        load: f64,
    },
}

const fn is_load(value: f64) -> bool {
    value.is_finite() && value >= 0.0
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
/// [`SquadError::Shape`] for slices that do not fit together and [`SquadError::State`] for a start that is
/// negative or no number; nothing is written then. [`SquadError::Load`] for such a load: the states are
/// then as they were, and what stands in `fitness` and `fatigue` means nothing.
pub fn fitness_and_fatigue<T: SquadNumber>(
    model: &FormModel,
    loads: &[T],
    states: &mut [FormState],
    fitness: &mut [T],
    fatigue: &mut [T],
) -> Result<(), SquadError> {
    let athletes = states.len();
    let whole_days = if athletes == 0 { loads.is_empty() } else { loads.len() % athletes == 0 };
    if !(whole_days && fitness.len() == loads.len() && fatigue.len() == loads.len()) {
        return Err(SquadError::Shape {
            athletes,
            loads: loads.len(),
            fitness: fitness.len(),
            fatigue: fatigue.len(),
        });
    }
    if athletes == 0 {
        return Ok(());
    }
    let numbers = |state: &FormState| [state.fitness, state.fatigue];
    for (athlete, state) in states.iter().enumerate() {
        if let Some(value) = numbers(state).into_iter().find(|value| !is_load(*value)) {
            return Err(SquadError::State { athlete, value });
        }
    }
    let mut signs = 0;
    let mut slow: Vec<f64> = states.iter().map(|s| s.fitness).collect();
    let mut fast: Vec<f64> = states.iter().map(|s| s.fatigue).collect();
    let some_days = DAYS * athletes;
    let days = loads
        .chunks(some_days)
        .zip(fitness.chunks_mut(some_days).zip(fatigue.chunks_mut(some_days)));
    for (loads, (fitness, fatigue)) in days {
        let mut days = Days { model, athletes, loads, fitness, fatigue, signs };
        let (whole, rest) = (athletes / LANES * LANES, athletes % LANES);
        for first in (0..whole).step_by(LANES) {
            days.of::<LANES>(first, &mut slow, &mut fast);
        }
        for first in whole..whole + rest {
            days.of::<1>(first, &mut slow, &mut fast);
        }
        signs = days.signs;
    }
    // A mean that once was no number never is one again.
    if signs >> 63 != 0 || !slow.iter().chain(&fast).all(|mean| mean.is_finite()) {
        let bad =
            loads.iter().map(|load| load.widen()).enumerate().find(|(_, load)| !is_load(*load));
        if let Some((place, load)) = bad {
            let (athlete, day) = (place % athletes, place / athletes);
            return Err(SquadError::Load { athlete, day, load });
        }
    }
    for ((state, slow), fast) in states.iter_mut().zip(slow).zip(fast) {
        *state = FormState { fitness: slow, fatigue: fast };
    }
    Ok(())
}
