use approx::assert_relative_eq;

use super::columns::{MOST_CONSTANTS, MOST_GAINS};
use super::descent::descend;
use super::fading::Reads;
use super::linear::GainBounds;
use super::objective::Objective;
use super::shape::{BanisterShape, BussoShape, CalvertShape, FitnessShape, Shape};
use super::space::Space;

const DAYS: usize = 150;

/// Doses and performances without any pattern that a model would know.
fn objective(inputs: usize, night: bool) -> Objective {
    let spread = |i: usize, step: f64| (super::columns::count(i) * step).fract();
    let doses = (0..inputs)
        .map(|input| (0..DAYS).map(|d| 100.0 * spread(d + 31 * input, 0.618_034)).collect())
        .collect();
    let until: Vec<usize> = (0..25).map(|t| 5 * t + 3 + t % 2).collect();
    let performances =
        until.iter().map(|&d| 250.0 + 0.2 * super::columns::count(d) + 9.0 * spread(d, 0.414_214));
    let bounds = GainBounds { least: [0.0; MOST_GAINS], most: [f64::INFINITY; MOST_GAINS] };
    Objective::new(doses, Reads { until: until.clone(), night }, performances.collect(), bounds)
}

fn derivatives_agree<S: Shape>(inputs: usize, prior: bool, held: bool) {
    let mut objective = objective(inputs, inputs == 1);
    if prior {
        objective.priors[0] = Some([3.5, 0.3]);
    }
    if held {
        objective.hold_baseline(Some(240.0));
    }
    // Gains may be free of their bounds here: what matters is that they are not held in between.
    objective.bounds.least = [f64::NEG_INFINITY; MOST_GAINS];
    let at = [3.4, 2.1, 0.9];
    let place = objective.at::<S>(&at);
    let step = 1e-5;
    for i in 0..S::BLOCKS.len() {
        let mut sides = [at, at];
        sides[0][i] += step;
        sides[1][i] -= step;
        let [up, down] = sides.map(|x| objective.at::<S>(&x));
        let close = |exact: f64, differences: f64, scale: f64| {
            assert!(
                (exact - differences).abs() < 2e-6 * scale,
                "{} {i} {inputs}: {exact} {differences}",
                S::ID
            );
        };
        let scale = place.value.abs().max(1.0);
        close(place.gradient[i], (up.value - down.value) / (2.0 * step), scale);
        for k in 0..S::BLOCKS.len() {
            let differences = (up.gradient[k] - down.gradient[k]) / (2.0 * step);
            close(place.curvature[i][k], differences, scale.max(differences.abs()));
        }
    }
}

#[test]
fn derivatives_are_those_of_differences() {
    for inputs in [1, 2] {
        for (prior, held) in [(false, false), (true, false), (false, true)] {
            derivatives_agree::<FitnessShape>(inputs, prior, held);
            derivatives_agree::<BanisterShape>(inputs, prior, held);
            derivatives_agree::<CalvertShape>(inputs, prior, held);
            derivatives_agree::<BussoShape>(inputs, prior, held);
        }
    }
}

/// The columns of a fit are those that the model itself steps through.
fn columns_agree<S: Shape>() {
    use crate::response::{Doses, ResponseIndex, ResponseModel};
    for index in ResponseIndex::ALL {
        let night = index == ResponseIndex::NextDay;
        let mut objective = objective(2, night);
        objective.hold_baseline(Some(0.0));
        let days = [30.0, 8.0, 2.5];
        objective.at::<S>(&days.map(f64::ln));
        let values = (0..DAYS).flat_map(|d| [objective.doses[0][d], objective.doses[1][d]]);
        let doses = Doses::new(2, values.collect()).unwrap();
        for gain in 0..2 * S::GAINS.len() {
            let mut gains = [0.0; MOST_GAINS];
            gains[gain] = 1.0;
            let model = S::model(index, 0.0, &gains[..2 * S::GAINS.len()], days).unwrap();
            let run = model.forward(&doses).unwrap();
            for (test, &until) in objective.reads.until.clone().iter().enumerate() {
                let day = until - usize::from(!night);
                let column = objective.columns().value(gain)[test];
                assert_relative_eq!(column, run[day], max_relative = 1e-10, epsilon = 1e-10);
            }
        }
    }
}

#[test]
fn columns_are_those_of_the_models() {
    columns_agree::<FitnessShape>();
    columns_agree::<BanisterShape>();
    columns_agree::<CalvertShape>();
    columns_agree::<BussoShape>();
}

#[test]
fn bounded_gains_are_the_best_of_all_that_may_be_held() {
    let mut objective = objective(2, true);
    for (logarithms, most) in [
        ([3.4, 2.1, 0.0], 0.03),
        ([4.5, 1.0, 0.0], 0.2),
        ([2.5, 2.4, 0.0], 0.01),
        ([3.0, 0.5, 0.0], 5.0),
    ] {
        objective.bounds = GainBounds { least: [0.0; MOST_GAINS], most: [most; MOST_GAINS] };
        let found = objective.at::<BanisterShape>(&logarithms);
        assert!(found.gains[..4].iter().all(|g| (0.0..=most).contains(g)), "{:?}", found.gains);
        // Every way to hold some gains at a bound, as far as it keeps the others inside.
        let mut best = f64::INFINITY;
        for way in 0..81 {
            let (mut rest, mut bounds) = (way, objective.bounds);
            for gain in 0..4 {
                (bounds.least[gain], bounds.most[gain]) = match rest % 3 {
                    0 => (0.0, 0.0),
                    1 => (most, most),
                    _ => (f64::NEG_INFINITY, f64::INFINITY),
                };
                rest /= 3;
            }
            let mut held = objective.clone();
            held.bounds = bounds;
            let place = held.at::<BanisterShape>(&logarithms);
            if place.gains[..4].iter().all(|g| (-1e-12..=most + 1e-12).contains(g)) {
                best = best.min(place.squares);
            }
        }
        assert_relative_eq!(found.squares, best, max_relative = 1e-9);
    }
}

#[test]
fn the_search_ends_at_a_limit_where_the_best_lies_beyond() {
    let mut objective = objective(1, true);
    let wide = [[5.0_f64.ln(), 200.0_f64.ln()], [0.0, 100.0_f64.ln()]];
    for apart in [1.01_f64, 1.5, 3.0] {
        let space = Space::new(&wide, &[[0, 1]], apart.ln());
        let found = descend::<BanisterShape>(&mut objective, &space, space.pulled([3.6, 2.0, 0.0]));
        assert!(space.holds(&found.logarithms) && found.settled, "{apart}");
        // No allowed place nearby is lower.
        for i in 0..16 {
            let angle = f64::from(i) * std::f64::consts::TAU / 16.0;
            let mut near = found.logarithms;
            near[0] += 1e-3 * angle.cos();
            near[1] += 1e-3 * angle.sin();
            if space.holds(&near) {
                let value = objective.at::<BanisterShape>(&near).value;
                assert!(value >= found.place.value * (1.0 - 1e-9), "{apart} {i}");
            }
        }
    }
}

#[test]
fn a_step_stays_within_the_limits_and_is_the_best_of_these() {
    let space = Space::new(&[[0.0, 2.0], [0.0, 2.0]], &[[0, 1]], 0.5);
    let curvature = [[2.0, 0.3, 0.0], [0.3, 1.0, 0.0], [0.0; MOST_CONSTANTS]];
    let at = [1.0, 0.4, 0.0];
    for i in 0..24 {
        let angle = f64::from(i) * std::f64::consts::TAU / 24.0;
        let gradient = [3.0 * angle.cos(), 3.0 * angle.sin(), 0.0];
        let step = space.step(&at, &gradient, &curvature);
        let value = super::space::quadratic(&gradient, &curvature, &step);
        assert!(space.holds(&[at[0] + step[0], at[1] + step[1], 0.0]));
        for a in 0..=40 {
            for b in 0..=40 {
                let to = [f64::from(a) * 0.05, f64::from(b) * 0.05, 0.0];
                let d = [to[0] - at[0], to[1] - at[1], 0.0];
                let other = super::space::quadratic(&gradient, &curvature, &d);
                assert!(!space.holds(&to) || other >= value - 1e-9, "{i} {to:?}");
            }
        }
    }
}
