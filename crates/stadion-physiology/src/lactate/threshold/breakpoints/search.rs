//! The search over places of breakpoints.

use super::moments::{Moments, Scale, Target};
use super::{Breakpoints, SlopeRule};

/// Steps of the refinement end here, in half the range of the abscissas.
const SMALLEST_STEP: f64 = 1e-10;

/// Peaks of the scan that are refined.
const PEAKS: usize = 4;

/// What counts as standing at an edge, as a share of the place for breakpoints.
const EDGE: f64 = 1e-6;

/// A hinge `max(u - at, 0)` after its straight part was taken out.
#[derive(Debug, Clone, Copy)]
struct Hinge {
    at: f64,
    right: Moments,
    /// Its products with the two orthonormal polynomials.
    straight: [f64; 2],
    /// Its product with the residuals of the straight line.
    with_residuals: f64,
    /// Its own square.
    square: f64,
}

/// Two slope changes and the squares that they take away.
#[derive(Debug, Clone, Copy)]
struct Solution<const N: usize> {
    changes: [f64; N],
    gain: f64,
}

/// A straight line through all, on which hinges are added.
pub(super) struct Problem<'a, T> {
    target: &'a T,
    mean_u: f64,
    root_weight: f64,
    root_spread: f64,
    intercept: f64,
    slope: f64,
    residual: f64,
}

impl<'a, T: Target> Problem<'a, T> {
    pub(super) fn new(target: &'a T) -> Option<Self> {
        let all = target.right_of(f64::NEG_INFINITY);
        let mean_u = all.u / all.one;
        let mean_y = all.y / all.one;
        let spread = all.uu - mean_u * all.u;
        let slope = (all.uy - mean_u * all.y) / spread;
        let residual = all.yy - mean_y * all.y - slope * (all.uy - mean_u * all.y);
        (spread > 0.0 && residual.is_finite()).then_some(Self {
            target,
            mean_u,
            root_weight: all.one.sqrt(),
            root_spread: spread.sqrt(),
            intercept: mean_y - slope * mean_u,
            slope,
            residual,
        })
    }

    fn hinge(&self, at: f64) -> Hinge {
        let right = self.target.right_of(at);
        let sum = right.u - at * right.one;
        let first = right.uu - at * right.u;
        let straight = [sum / self.root_weight, (first - self.mean_u * sum) / self.root_spread];
        let with_values = right.uy - at * right.y;
        Hinge {
            at,
            right,
            straight,
            with_residuals: with_values - self.intercept * sum - self.slope * first,
            square: first - at * sum - straight[0] * straight[0] - straight[1] * straight[1],
        }
    }

    fn one(hinge: &Hinge) -> Solution<1> {
        let change = hinge.with_residuals / hinge.square;
        Solution { changes: [change], gain: change * hinge.with_residuals }
    }

    fn two(left: &Hinge, right: &Hinge) -> Solution<2> {
        let both = right.right.uu - (left.at + right.at) * right.right.u
            + left.at * right.at * right.right.one
            - left.straight[0] * right.straight[0]
            - left.straight[1] * right.straight[1];
        let determinant = left.square * right.square - both * both;
        let changes = [
            (left.with_residuals * right.square - right.with_residuals * both) / determinant,
            (right.with_residuals * left.square - left.with_residuals * both) / determinant,
        ];
        let gain = changes[0] * left.with_residuals + changes[1] * right.with_residuals;
        Solution { changes, gain }
    }
}

impl<T: Target> Problem<'_, T> {
    /// The gain of hinges at `places`, if they obey the least width and the rule for slopes.
    fn gain_of_two(&self, places: [f64; 2], search: &Search) -> Option<Solution<2>> {
        let apart = places[0] >= search.first
            && places[1] - places[0] >= search.width
            && places[1] <= search.last;
        if !apart {
            return None;
        }
        let solution = Self::two(&self.hinge(places[0]), &self.hinge(places[1]));
        search.admits(&solution).then_some(solution)
    }

    fn gain_of_one(&self, place: [f64; 1], search: &Search) -> Option<Solution<1>> {
        if place[0] < search.first || place[0] > search.last {
            return None;
        }
        let solution = Self::one(&self.hinge(place[0]));
        search.admits(&solution).then_some(solution)
    }

    pub(super) fn best_of_one(&self, nodes: &[f64], search: &Search) -> Option<Breakpoints<1>> {
        let place = self.place_of_one(nodes, search)?;
        Some(self.line([place], self.gain_of_one([place], search)?, search))
    }

    fn place_of_one(&self, nodes: &[f64], search: &Search) -> Option<f64> {
        let gain =
            |place: &[f64; 1]| self.gain_of_one(*place, search).map(|solution| solution.gain);
        let scan: Vec<_> = nodes.iter().map(|&at| Some((gain(&[at])?, [at]))).collect();
        refine_peaks(&scan, search.step, gain).map(|[place]| place)
    }

    pub(super) fn best_of_two(&self, nodes: &[f64], search: &Search) -> Option<Breakpoints<2>> {
        let hinges: Vec<Hinge> = nodes.iter().map(|&at| self.hinge(at)).collect();
        // For each place on the left the best one on its right.
        let scan: Vec<_> = hinges
            .iter()
            .enumerate()
            .map(|(i, left)| {
                let mut best: Option<(f64, [f64; 2])> = None;
                for right in &hinges[i + 1..] {
                    if right.at - left.at < search.width {
                        continue;
                    }
                    let solution = Self::two(left, right);
                    let better = best.is_none_or(|(gain, _)| solution.gain > gain);
                    if better && search.admits(&solution) {
                        best = Some((solution.gain, [left.at, right.at]));
                    }
                }
                best
            })
            .collect();
        let gain =
            |place: &[f64; 2]| self.gain_of_two(*place, search).map(|solution| solution.gain);
        let mut place = refine_peaks(&scan, search.step, gain)?;
        // A sharp break between two nodes can take both places for itself. With one place exactly on
        // it, as a single breakpoint finds it, the other is free to go where it does most.
        let single = self.place_of_one(nodes, search);
        loop {
            let height = gain(&place);
            let better = place
                .into_iter()
                .chain(single)
                .flat_map(|kept| nodes.iter().map(move |&at| [kept.min(at), kept.max(at)]))
                .filter_map(|pair| Some((gain(&pair)?, pair)))
                .reduce(|best, next| if next.0 > best.0 { next } else { best })
                .map(|(_, pair)| refine(pair, search.step, gain))
                .filter(|pair| gain(pair) > height);
            let Some(better) = better else { break };
            place = better;
        }
        Some(self.line(place, self.gain_of_two(place, search)?, search))
    }

    fn line<const N: usize>(
        &self,
        places: [f64; N],
        solution: Solution<N>,
        search: &Search,
    ) -> Breakpoints<N> {
        // The straight part of a hinge tilts the line that all of them stand on.
        let tilt: f64 = places
            .iter()
            .zip(solution.changes)
            .map(|(&at, change)| change * self.hinge(at).straight[1] / self.root_spread)
            .sum();
        let near = |gap: f64, least: f64| gap - least < EDGE * (search.last - search.first);
        let at_edge = near(places[0], search.first)
            || near(search.last, places[N - 1])
            || places.windows(2).any(|pair| near(pair[1] - pair[0], search.width));
        Breakpoints {
            positions: places.map(|at| search.scale.back(at)),
            first_slope: (self.slope - tilt) / search.scale.half,
            slope_changes: solution.changes.map(|change| change / search.scale.half),
            sse: (self.residual - solution.gain).max(0.0),
            at_edge,
        }
    }
}

/// Where breakpoints may stand, in scaled abscissas.
#[derive(Debug, Clone, Copy)]
pub(super) struct Search {
    pub(super) scale: Scale,
    pub(super) first: f64,
    pub(super) last: f64,
    pub(super) width: f64,
    /// First step of the refinement: the widest gap between two nodes.
    pub(super) step: f64,
    pub(super) slopes: SlopeRule,
}

impl Search {
    fn admits<const N: usize>(&self, solution: &Solution<N>) -> bool {
        let increasing = match self.slopes {
            SlopeRule::Any => true,
            SlopeRule::Increasing => solution.changes.iter().all(|&change| change > 0.0),
        };
        increasing && solution.gain.is_finite()
    }
}

/// The best of the refined peaks of a scan.
///
/// Between two nodes the gain may rise, so the highest node is not always below the highest place.
fn refine_peaks<const N: usize>(
    scan: &[Option<(f64, [f64; N])>],
    step: f64,
    gain: impl Fn(&[f64; N]) -> Option<f64>,
) -> Option<[f64; N]> {
    let height =
        |i: usize| scan.get(i).copied().flatten().map_or(f64::NEG_INFINITY, |(gain, _)| gain);
    let mut peaks: Vec<(f64, [f64; N])> = scan
        .iter()
        .enumerate()
        .filter_map(|(i, here)| Some((i, (*here)?)))
        .filter(|&(i, (here, _))| here >= height(i + 1) && (i == 0 || here > height(i - 1)))
        .map(|(_, peak)| peak)
        .collect();
    peaks.sort_by(|a, b| b.0.total_cmp(&a.0));
    peaks
        .into_iter()
        .take(PEAKS)
        .filter_map(|(_, place)| {
            let place = refine(place, step, &gain);
            Some((gain(&place)?, place))
        })
        .reduce(|best, next| if next.0 > best.0 { next } else { best })
        .map(|(_, place)| place)
}

/// Pattern search over breakpoints: all places one step around the best, then half the step.
fn refine<const N: usize>(
    start: [f64; N],
    first_step: f64,
    gain: impl Fn(&[f64; N]) -> Option<f64>,
) -> [f64; N] {
    let mut best = start;
    let Some(mut highest) = gain(&best) else { return best };
    let mut step = first_step;
    while step > SMALLEST_STEP {
        let center = best;
        let mut improved = false;
        let mut moves = Some([-1_i8; N]);
        while let Some(signs) = moves {
            let mut place = center;
            for (at, sign) in place.iter_mut().zip(signs) {
                *at += step * f64::from(sign);
            }
            if let Some(here) = gain(&place).filter(|&here| here > highest) {
                highest = here;
                best = place;
                improved = true;
            }
            moves = next_moves(signs);
        }
        if !improved {
            step *= 0.5;
        }
    }
    best
}

/// The next of all combinations of -1, 0 and 1.
fn next_moves<const N: usize>(mut signs: [i8; N]) -> Option<[i8; N]> {
    for sign in &mut signs {
        if *sign < 1 {
            *sign += 1;
            return Some(signs);
        }
        *sign = -1;
    }
    None
}
