//! Brent's two methods with the tolerances of R's `optimize` and `uniroot`.

/// The tolerance of both where none is given: the fourth root of the machine's precision.
const TOLERANCE: f64 = 0.000_122_070_312_5;

/// Where `f` is least between two places, and its value there.
///
/// The result is only as near as the tolerance lets it be, and the same steps lead to it as in R.
pub(super) fn minimum(mut low: f64, mut high: f64, f: impl Fn(f64) -> f64) -> (f64, f64) {
    let golden = 0.5 * (3.0 - 5.0_f64.sqrt());
    let mut best = low + golden * (high - low);
    let (mut second, mut third) = (best, best);
    let mut at_best = f(best);
    let (mut at_second, mut at_third) = (at_best, at_best);
    let (mut step, mut step_before) = (0.0_f64, 0.0_f64);
    loop {
        let middle = 0.5 * (low + high);
        let least = f64::EPSILON.sqrt() * best.abs() + TOLERANCE / 3.0;
        if (best - middle).abs() <= 2.0 * least - 0.5 * (high - low) {
            return (best, at_best);
        }
        let (mut p, mut q, mut before) = (0.0, 0.0, 0.0);
        if step_before.abs() > least {
            // A parabola through the three best places.
            let r = (best - second) * (at_best - at_third);
            q = (best - third) * (at_best - at_second);
            p = (best - third) * q - (best - second) * r;
            q = 2.0 * (q - r);
            if q > 0.0 {
                p = -p;
            } else {
                q = -q;
            }
            before = step_before;
            step_before = step;
        }
        let parabola =
            p.abs() < (0.5 * q * before).abs() && p > q * (low - best) && p < q * (high - best);
        if parabola {
            step = p / q;
            let next = best + step;
            if next - low < 2.0 * least || high - next < 2.0 * least {
                step = if best >= middle { -least } else { least };
            }
        } else {
            step_before = if best < middle { high - best } else { low - best };
            step = golden * step_before;
        }
        let next = if step.abs() >= least {
            best + step
        } else if step > 0.0 {
            best + least
        } else {
            best - least
        };
        let at_next = f(next);
        if at_next <= at_best {
            if next < best {
                high = best;
            } else {
                low = best;
            }
            (third, at_third) = (second, at_second);
            (second, at_second) = (best, at_best);
            (best, at_best) = (next, at_next);
        } else {
            if next < best {
                low = next;
            } else {
                high = next;
            }
            let same = |a: f64, b: f64| a.total_cmp(&b).is_eq();
            if at_next <= at_second || same(second, best) {
                (third, at_third) = (second, at_second);
                (second, at_second) = (next, at_next);
            } else if at_next <= at_third || same(third, best) || same(third, second) {
                (third, at_third) = (next, at_next);
            }
        }
    }
}

/// A root of `f` between two places where its signs differ.
pub(super) fn root(low: f64, high: f64, f: impl Fn(f64) -> f64) -> f64 {
    let (mut before, mut at_before) = (low, f(low));
    let (mut best, mut at_best) = (high, f(high));
    let (mut other, mut at_other) = (before, at_before);
    if at_before == 0.0 {
        return before;
    }
    for _ in 0..1000 {
        let last_step = best - before;
        if at_other.abs() < at_best.abs() {
            (before, at_before) = (best, at_best);
            (best, at_best) = (other, at_other);
            (other, at_other) = (before, at_before);
        }
        let least = 2.0 * f64::EPSILON * best.abs() + 0.5 * TOLERANCE;
        let mut step = 0.5 * (other - best);
        if step.abs() <= least || at_best == 0.0 {
            break;
        }
        if last_step.abs() >= least && at_before.abs() > at_best.abs() {
            let across = other - best;
            let (mut ahead, mut scale);
            if before.total_cmp(&other).is_eq() {
                let ratio = at_best / at_before;
                ahead = across * ratio;
                scale = 1.0 - ratio;
            } else {
                let (t, r, s) = (at_before / at_other, at_best / at_other, at_best / at_before);
                ahead = s * (across * t * (t - r) - (best - before) * (r - 1.0));
                scale = (t - 1.0) * (r - 1.0) * (s - 1.0);
            }
            if ahead > 0.0 {
                scale = -scale;
            } else {
                ahead = -ahead;
            }
            if ahead < 0.75 * across * scale - 0.5 * (least * scale).abs()
                && ahead < (0.5 * last_step * scale).abs()
            {
                step = ahead / scale;
            }
        }
        if step.abs() < least {
            step = if step > 0.0 { least } else { -least };
        }
        (before, at_before) = (best, at_best);
        best += step;
        at_best = f(best);
        if (at_best > 0.0 && at_other > 0.0) || (at_best < 0.0 && at_other < 0.0) {
            (other, at_other) = (before, at_before);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_find_what_is_there_within_the_tolerance() {
        let (at, value) = minimum(0.0, 1.0, |x| (x - 0.3).powi(2) + 2.0);
        assert!((at - 0.3).abs() < TOLERANCE && value < 2.0 + 1e-8);
        let (at, _) = minimum(0.0, 1.0, |x| -x);
        assert!(at > 1.0 - 2.0 * TOLERANCE);
        let at = root(1.0, 3.0, |x| x.powi(3) - 8.0);
        assert!((at - 2.0).abs() < TOLERANCE);
    }
}
