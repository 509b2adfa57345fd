//! Intervals of a curve whose shape is searched for, by profile likelihood.

use super::basis::Basis;
use super::linear::Linear;

/// Places at which an interval is looked for, before the best is refined.
const PLACES: u32 = 48;

/// The sum of squares along the shape.
#[derive(Debug)]
pub(super) struct Profile<'a, 'b, B> {
    pub(super) linear: &'a Linear<'b, B>,
    /// The best shape.
    pub(super) best: f64,
    /// The range of shapes.
    pub(super) range: [f64; 2],
    /// Distance of the first shape from the least one.
    pub(super) first: f64,
}

impl<B: Basis> Profile<'_, '_, B> {
    fn inside(&self, q: f64, allowed: f64) -> bool {
        self.linear.at(q).sum_of_squares <= allowed
    }

    /// The shapes with which residuals stay within `allowed`.
    pub(super) fn region(&self, allowed: f64) -> [f64; 2] {
        let [lo, hi] = self.range;
        // What is inside and what lies next to it outside, on either side.
        let (mut low, mut high) = ([lo, self.best], [self.best, hi]);
        let mut previous = lo;
        let mut step = 0.0;
        loop {
            let q = (lo + step).min(hi);
            if self.inside(q, allowed) {
                if q < low[1] {
                    low = [previous, q];
                }
                if q > high[0] {
                    high = [q, hi];
                }
            } else if q < low[1] {
                low[0] = q;
            } else if q > high[0] && high[1] >= hi {
                high[1] = q;
            }
            if q >= hi {
                break;
            }
            let next = if step > 0.0 { step * 2.0 } else { self.first.max(f64::MIN_POSITIVE) };
            (previous, step) = (q, next);
        }
        [self.edge(low[1], low[0], allowed), self.edge(high[0], high[1], allowed)]
    }

    /// Between a shape inside and one that is outside or the end of the range.
    fn edge(&self, inside: f64, outside: f64, allowed: f64) -> f64 {
        if self.inside(outside, allowed) {
            return outside;
        }
        let (mut within, mut beyond) = (inside, outside);
        for _ in 0..50 {
            let middle = 0.5 * (within + beyond);
            if self.inside(middle, allowed) { within = middle } else { beyond = middle }
        }
        within
    }

    /// Least and greatest of a value that is linear for each shape, over all curves whose residuals stay
    /// within `allowed`.
    ///
    /// For one shape the value is known with its variance `v`, and the residuals rise by the square of its
    /// deviation over `v`; so it may deviate by `√(v·(allowed − residuals))`.
    pub(super) fn bounds(
        &self,
        value: impl Fn(f64) -> [f64; 3],
        region: [f64; 2],
        allowed: f64,
    ) -> [f64; 2] {
        [-1.0, 1.0].map(|side| {
            let reach = |q: f64| -> f64 {
                let best = self.linear.at(q);
                let factors = value(q);
                let free = (allowed - best.sum_of_squares).max(0.0);
                let far = side * best.combine(factors) + (best.variance(factors) * free).sqrt();
                if far.is_nan() { f64::NEG_INFINITY } else { far }
            };
            side * greatest(reach, region)
        })
    }
}

/// The greatest value of `f` within `region`.
fn greatest(f: impl Fn(f64) -> f64, [from, to]: [f64; 2]) -> f64 {
    // Denser near the lower end, where shapes change a curve the most.
    let place = |i: u32| {
        let part = f64::from(i) / f64::from(PLACES);
        from + (to - from) * part * part
    };
    let (mut best, mut at) = (f(from), 0);
    for i in 1..=PLACES {
        let value = f(place(i));
        if value > best {
            (best, at) = (value, i);
        }
    }
    let (mut lo, mut hi) = (place(at.saturating_sub(1)), place((at + 1).min(PLACES)));
    for _ in 0..40 {
        let third = (hi - lo) / 3.0;
        let (a, b) = (lo + third, hi - third);
        let (fa, fb) = (f(a), f(b));
        best = best.max(fa).max(fb);
        if fa > fb { hi = b } else { lo = a }
    }
    best
}
