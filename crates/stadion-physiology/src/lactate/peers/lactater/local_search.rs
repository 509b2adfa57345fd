//! Breakpoints as R's `segmented` finds them: a local search with bootstrap restarts.
//!
//! The search linearises: with a hinge and a step at each place, the ratio of step to hinge tells
//! how far the place is off (Muggeo 2003, doi:10.1002/sim.1545). A line search along that way
//! follows. It ends when the squares hardly fall, not when the place is found, so its places are
//! off by some 1e-3 and depend on the start; restarts from resampled data (Wood 2001,
//! doi:10.1111/j.0006-341X.2001.00240.x) help over some local optima. The figures of `lactater`
//! therefore follow from this way, its tolerances and R's random numbers, not from a definition;
//! [`lactate_turnpoints`](crate::lactate_turnpoints) has the global optimum.

use super::brent;
use super::generator::Generator;
use crate::lactate::threshold::breakpoints::moments::{Moments, PointSet, Scale, Target};

const SEED: u32 = 12_345;
const RESTARTS: u32 = 10;
/// After so many results, restarts end when the last ones were equal.
const LEAST_RESTARTS: usize = 6;
/// So many steps without a change end the restarts.
const EQUAL_ENDS: usize = 4;
/// So many steps without a change make the next restart begin elsewhere.
const EQUAL_MOVES: usize = 2;
/// Squares that differ by less are equal results.
const EQUAL: f64 = 5e-7;
/// The search ends when the squares fall by less than this part of themselves.
const SMALLEST_FALL: f64 = 1e-5;
const MARGIN: f64 = 0.05;
/// A place with too few points on one side is moved by this factor.
const MOVE_AWAY: f64 = 0.95;
/// A column that keeps less than this part of its square is a sum of the others.
const DEPENDENT: f64 = 1e-11;
/// Points whose straight line leaves less than this part of the squares lie on it.
const STRAIGHT: f64 = 1e-12;
/// Straight line, two hinges and two steps.
const MOST: usize = 6;

/// Points, each counted as often as it was drawn.
struct Cloud<'a> {
    points: PointSet<'a>,
    us: &'a [f64],
    counts: Vec<f64>,
    scale: Scale,
    /// Where places may stand.
    limits: [f64; 2],
}

/// `constant + linear u` right of a place, 0 left of it.
#[derive(Clone, Copy)]
struct Column {
    at: f64,
    right: Moments,
    constant: f64,
    linear: f64,
}

/// Places and the squares that they leave.
#[derive(Clone, Copy)]
struct Found<const N: usize> {
    places: [f64; N],
    squares: f64,
}

impl<'a> Cloud<'a> {
    fn new(us: &'a [f64], ys: &[f64], counts: Vec<f64>, scale: Scale) -> Self {
        let points = PointSet::new(us, ys, |i| counts[i]);
        let mut cloud = Self { points, us, counts, scale, limits: [0.0; 2] };
        let margin = MARGIN.max(1.0 / cloud.total());
        cloud.limits = [cloud.quantile(margin), cloud.quantile(1.0 - margin)];
        cloud
    }

    fn total(&self) -> f64 {
        self.counts.iter().sum()
    }

    /// The part of the points that lies at or left of a place.
    fn share_below(&self, at: f64) -> f64 {
        let below = self.us.partition_point(|&u| u <= at);
        self.counts[..below].iter().sum::<f64>() / self.total()
    }

    /// The quantile of R's type 7.
    fn quantile(&self, share: f64) -> f64 {
        let rank = share * (self.total() - 1.0);
        let ranked = |rank: f64| {
            let mut seen = 0.0;
            for (&u, count) in self.us.iter().zip(&self.counts) {
                seen += count;
                if seen > rank {
                    return u;
                }
            }
            self.us[self.us.len() - 1]
        };
        let below = ranked(rank.floor());
        below + (rank - rank.floor()) * (ranked(rank.floor() + 1.0) - below)
    }

    fn clamp<const N: usize>(&self, places: [f64; N]) -> [f64; N] {
        places.map(|at| at.clamp(self.limits[0], self.limits[1]))
    }

    fn column(&self, at: f64, constant: f64, linear: f64) -> Column {
        Column { at, right: self.points.right_of(at), constant, linear }
    }

    fn line(&self) -> [Column; 2] {
        let all = f64::NEG_INFINITY;
        [self.column(all, 1.0, 0.0), self.column(all, 0.0, 1.0)]
    }

    /// The squares that are left by hinges at `places`; infinite where a hinge is superfluous.
    fn squares<const N: usize>(&self, places: [f64; N]) -> f64 {
        let hinges = places.map(|at| self.column(at, -at, 1.0));
        let all = self.points.right_of(f64::NEG_INFINITY);
        let columns: Vec<Column> = self.line().into_iter().chain(hinges).collect();
        least_squares(&columns).map_or(f64::INFINITY, |(_, gain)| all.yy - gain)
    }

    /// Where the linearised problem puts the places.
    fn linearised<const N: usize>(&self, places: [f64; N]) -> Option<[f64; N]> {
        let hinges = places.map(|at| self.column(at, -at, 1.0));
        let steps = places.map(|at| self.column(at, -1.0, 0.0));
        let columns: Vec<Column> = self.line().into_iter().chain(hinges).chain(steps).collect();
        let (coefficients, _) = least_squares(&columns)?;
        let mut next = places;
        for (i, at) in next.iter_mut().enumerate() {
            *at += coefficients[2 + N + i] / coefficients[2 + i];
        }
        next.iter().all(|at| at.is_finite()).then_some(next)
    }

    /// The places with those moved that leave fewer than two points on a side; and whether any was.
    fn apart<const N: usize>(&self, places: [f64; N]) -> ([f64; N], bool) {
        let mut held = self.held(places, |u, at| u > at);
        if held[N] < 0.5 {
            held = self.held(places, |u, at| u >= at);
        }
        let mut moved = places;
        let mut any = false;
        for (i, at) in moved.iter_mut().enumerate() {
            if held[i] < 1.5 || held[i + 1] < 1.5 {
                let factor = if held[i + 1] > held[i] { 1.0 / MOVE_AWAY } else { MOVE_AWAY };
                *at = self.scale.to(self.scale.back(*at) * factor);
                any = true;
            }
        }
        (moved, any)
    }

    /// The points in each segment.
    fn held(
        &self,
        places: impl IntoIterator<Item = f64> + Copy,
        right: impl Fn(f64, f64) -> bool,
    ) -> [f64; 3] {
        let mut held = [0.0; 3];
        for (&u, count) in self.us.iter().zip(&self.counts) {
            held[places.into_iter().filter(|&at| right(u, at)).count()] += count;
        }
        held
    }

    /// One search. `lenient` gives the best so far where the search breaks down.
    fn search<const N: usize>(
        &self,
        start: [f64; N],
        most_steps: u32,
        lenient: bool,
    ) -> Option<Found<N>> {
        let mut places = self.clamp(start);
        if self.apart(places).1 {
            return None;
        }
        let mut squares = self.squares(places);
        let mut best = Found { places, squares };
        for _ in 0..most_steps {
            let Some(next) = self.linearised(places) else {
                return lenient.then_some(best);
            };
            let mut next = self.clamp(next);
            next.sort_by(f64::total_cmp);
            let between = |share: f64| {
                let mut at = next;
                for (to, from) in at.iter_mut().zip(places) {
                    *to = *to * share + from * (1.0 - share);
                }
                at
            };
            let (share, left) = brent::minimum(0.0, 1.0, |share| self.squares(between(share)));
            let reached = self.clamp(between(share));
            let fall = (squares - left) / (squares.abs() + 0.1);
            squares = left;
            if squares < best.squares {
                best = Found { places: reached, squares };
            }
            places = self.apart(reached).0;
            if fall.abs() <= SMALLEST_FALL {
                break;
            }
        }
        places.sort_by(f64::total_cmp);
        Some(Found { places, squares: self.squares(places) })
    }
}

/// Coefficients of the columns, and the squares that they take from the values.
fn least_squares(columns: &[Column]) -> Option<([f64; MOST], f64)> {
    let mut factor = [[0.0; MOST]; MOST];
    let mut coefficients = [0.0; MOST];
    let mut gain = 0.0;
    for (i, row) in columns.iter().enumerate() {
        let mut rest = row.constant * row.right.y + row.linear * row.right.uy;
        for (j, column) in columns[..=i].iter().enumerate() {
            let common = if row.at >= column.at { &row.right } else { &column.right };
            let mut product = row.constant * column.constant * common.one
                + (row.constant * column.linear + row.linear * column.constant) * common.u
                + row.linear * column.linear * common.uu;
            let own = product;
            for (a, b) in factor[i].iter().zip(&factor[j]).take(j) {
                product -= a * b;
            }
            if i == j {
                if product.is_nan() || product <= DEPENDENT * own {
                    return None;
                }
                factor[i][i] = product.sqrt();
            } else {
                factor[i][j] = product / factor[j][j];
            }
        }
        for k in 0..i {
            rest -= factor[i][k] * coefficients[k];
        }
        coefficients[i] = rest / factor[i][i];
        gain += coefficients[i] * coefficients[i];
    }
    for i in (0..columns.len()).rev() {
        for k in i + 1..columns.len() {
            coefficients[i] -= factor[k][i] * coefficients[k];
        }
        coefficients[i] /= factor[i][i];
    }
    Some((coefficients, gain))
}

/// Whether the last `steps` steps from result to result were none.
fn unchanged(results: &[f64], steps: usize) -> bool {
    results.len() > steps
        && results[results.len() - steps - 1..]
            .windows(2)
            .all(|pair| (pair[1] - pair[0]).abs() < EQUAL)
}

/// The breakpoints that `segmented` gives for points of ascending abscissas.
pub(super) fn breakpoints<const N: usize>(
    xs: &[f64],
    ys: &[f64],
    most_steps: u32,
) -> Option<[f64; N]> {
    let (&first, &last) = (xs.first()?, xs.last()?);
    let scale = Scale::of(first, last);
    let us: Vec<f64> = xs.iter().map(|&x| scale.to(x)).collect();
    let mean = ys.iter().sum::<f64>() / ys.iter().fold(0.0, |count, _| count + 1.0);
    let ys: Vec<f64> = ys.iter().map(|y| y - mean).collect();
    let full = Cloud::new(&us, &ys, vec![1.0; us.len()], scale);
    let all = full.points.right_of(f64::NEG_INFINITY).yy;
    let (_, by_line) = least_squares(&full.line())?;
    // On a straight line no place is better than another; a NaN is no line at all.
    if (all - by_line).is_nan() || all - by_line <= STRAIGHT * all {
        return None;
    }
    // The search starts from equal segments.
    let mut start = [0.0; N];
    let part = 2.0 / start.iter().fold(1.0, |parts, _| parts + 1.0);
    let mut end = -1.0;
    for at in &mut start {
        end += part;
        *at = end;
    }
    let mut best =
        full.search(start, most_steps, false).or_else(|| full.search(start, most_steps, true))?;
    let mut from = best.places;
    let mut generator = Generator::new(SEED);
    let mut results: Vec<f64> = Vec::new();
    let mut far = 0.1;
    for restart in 0..RESTARTS {
        if unchanged(&results, EQUAL_MOVES) {
            // To the mirrored quantile, and from near the median to one end and the other in turn.
            from = from.map(|at| {
                let share = full.share_below(at);
                let share = if (share - 0.5).abs() < 0.1 { far } else { share };
                full.quantile(1.0 - share)
            });
            far = 1.0 - far;
        }
        let drawn = Cloud::new(&us, &ys, generator.resample(us.len()), scale);
        let mut anywhere = || from.map(|_| 2.0 * generator.uniform() - 1.0);
        let resampled = match drawn.search(from, most_steps + restart, false) {
            Some(found) => found.places,
            None => anywhere(),
        };
        let again = full.search(resampled, most_steps + restart + 1, true);
        if let Some(found) = again.or_else(|| full.search(anywhere(), 1, false)) {
            if found.squares <= best.squares {
                best = found;
            }
            from = best.places;
            results.push(best.squares);
        }
        if results.len() >= LEAST_RESTARTS && unchanged(&results, EQUAL_ENDS) {
            break;
        }
    }
    Some(best.places.map(|at| scale.back(at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_the_break_of_a_broken_line() {
        let xs: Vec<f64> = (0..200).map(f64::from).collect();
        let ys: Vec<f64> = xs.iter().map(|x| 1.0 + 0.1 * x + (x - 120.3).max(0.0)).collect();
        let [at] = breakpoints(&xs, &ys, 30).unwrap();
        assert!((at - 120.3).abs() < 0.5, "{at}");
        let ys: Vec<f64> = xs.iter().zip(ys).map(|(x, y)| y + (x - 60.2).max(0.0)).collect();
        let [first, second] = breakpoints(&xs, &ys, 30).unwrap();
        assert!((first - 60.2).abs() < 0.5 && (second - 120.3).abs() < 0.5, "{first} {second}");
    }

    #[test]
    fn where_no_place_is_better_there_is_none() {
        let xs: Vec<f64> = (0..50).map(f64::from).collect();
        for slope in [0.0, 0.3] {
            let ys: Vec<f64> = xs.iter().map(|x| 1.0 + slope * x).collect();
            assert!(breakpoints::<1>(&xs, &ys, 30).is_none());
            assert!(breakpoints::<2>(&xs, &ys, 30).is_none());
        }
        assert!(breakpoints::<1>(&xs, &[f64::NAN; 50], 30).is_none());
        assert!(breakpoints::<2>(&xs[..4], &[1.0, 2.0, 4.0, 8.0], 30).is_none());
        assert!(breakpoints::<1>(&[], &[], 30).is_none());
    }

    #[test]
    fn quantiles_count_what_was_drawn_twice_twice() {
        let us = [-1.0, 0.0, 1.0];
        let cloud = Cloud::new(&us, &us, vec![1.0, 2.0, 1.0], Scale::of(-1.0, 1.0));
        // Of -1, 0, 0 and 1.
        for (share, expected) in [(0.0, -1.0), (0.25, -0.25), (0.5, 0.0), (0.75, 0.25), (1.0, 1.0)]
        {
            assert!((cloud.quantile(share) - expected).abs() < 1e-12);
        }
    }
}
