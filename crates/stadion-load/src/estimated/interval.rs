//! A median with an interval that needs no shape of the distribution.

/// Median, lower end, upper end and the probability with which the next value of the same kind falls
/// between the ends. `values` are sorted here; `Err` has the number of values that the level needs.
///
/// Of `n` values and a next one, each rank is as likely as any other, so the next one falls between the
/// `k`-th from below and the `k`-th from above with the probability `(n + 1 − 2k) / (n + 1)`.
pub(super) fn median_and_next(values: &mut [f64], level: f64) -> Result<[f64; 4], usize> {
    values.sort_by(f64::total_cmp);
    let n = values.len();
    let inside = |k: usize| {
        #[expect(clippy::cast_precision_loss, reason = "no history has 2^53 sessions")]
        let share = (n + 1).saturating_sub(2 * k) as f64 / (n + 1) as f64;
        share
    };
    let k = (1..=n / 2).take_while(|k| inside(*k) >= level).last().ok_or_else(|| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a level is < 1"
        )]
        let needed = (2.0 / (1.0 - level) - 1.0 - 1e-9).ceil() as usize;
        needed
    })?;
    let at = |index: usize| values.get(index).copied().unwrap_or(f64::NAN);
    let median = if n % 2 == 1 { at(n / 2) } else { f64::midpoint(at(n / 2 - 1), at(n / 2)) };
    Ok([median, at(k - 1), at(n - k), inside(k)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_decide() {
        let mut nine = [9.0, 1.0, 8.0, 2.0, 7.0, 3.0, 6.0, 4.0, 5.0];
        assert_eq!(median_and_next(&mut nine, 0.8), Ok([5.0, 1.0, 9.0, 0.8]));
        assert_eq!(median_and_next(&mut nine[..8], 0.8), Err(9));
        assert_eq!(median_and_next(&mut [], 0.5), Err(3));
        let mut many: Vec<f64> = (1..=19).map(f64::from).collect();
        assert_eq!(median_and_next(&mut many, 0.8), Ok([10.0, 2.0, 18.0, 0.8]));
        let mut even: Vec<f64> = (1..=10).map(f64::from).collect();
        let [median, lo, hi, level] = median_and_next(&mut even, 0.8).unwrap();
        assert_eq!([median, lo, hi].map(f64::to_bits), [5.5, 1.0, 10.0].map(f64::to_bits));
        assert!(level > 0.81);
    }
}
