//! The axis of time that samples lie on.

/// The first sample whose time is no finite number or does not lie after the one before.
pub(crate) fn out_of_order(time_s: &[f64]) -> Option<usize> {
    let mut before = f64::NEG_INFINITY;
    time_s.iter().position(|&time| {
        let good = time.is_finite() && time > before;
        before = time;
        !good
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_increase() {
        assert_eq!(out_of_order(&[]), None);
        assert_eq!(out_of_order(&[-5.0, 0.0, 0.1]), None);
        assert_eq!(out_of_order(&[f64::NEG_INFINITY]), Some(0));
        assert_eq!(out_of_order(&[0.0, f64::NAN, 1.0]), Some(1));
        assert_eq!(out_of_order(&[0.0, 1.0, 1.0]), Some(2));
        assert_eq!(out_of_order(&[0.0, f64::INFINITY]), Some(1));
    }
}
