//! How an athlete's curve moves over weeks.

/// How the curve answers training over weeks: slowly to the right with what is done, to the left when
/// more is done than is recovered from.
///
/// # Model
///
/// Day by day, with the dose `w` of the day:
///
/// ```text
/// debt'   = debt · exp(−1 / debt_days) + w
/// over    = max(0, debt' / (tolerance · usual) − 1)
/// gained' = gained + (most − gained) · w / (1.5 · days) − fall · over       no less than −0.1
/// ```
///
/// `usual` is the debt that weeks of three singles in band, three easy runs and a long one lead to, with
/// a mean dose of 1.5 a day. It is no response model of this workspace: the gain has a ceiling and the
/// loss a threshold. The numbers describe made-up athletes.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct SlowCurve {
    /// The most that training moves the curve to the right, as a part of the speed.
    pub most: f64,
    /// Days in which usual training comes 63 % nearer to it.
    pub days: f64,
    /// Days in which debt falls to 37 %.
    pub debt_days: f64,
    /// The debt above which the curve falls, as a multiple of the usual one.
    pub tolerance: f64,
    /// What a day of twice the tolerated debt takes, as a part of the speed.
    pub fall: f64,
}

/// Mean dose of a day of the usual week.
const USUAL_DOSE: f64 = 1.5;
/// Who has lost so much stops training that hard.
const LEAST_GAINED: f64 = -0.1;

impl SlowCurve {
    /// A curve that stays where it is, however the athlete trains.
    pub const STILL: Self =
        Self { most: 0.0, days: 100.0, debt_days: 4.0, tolerance: 1e9, fall: 0.0 };

    /// The debt of usual weeks.
    #[must_use]
    pub fn usual_debt(&self) -> f64 {
        USUAL_DOSE / (1.0 - (-1.0 / self.debt_days).exp())
    }

    /// The debt and the gain after a day of dose `dose`.
    #[must_use]
    pub fn after_day(&self, debt: f64, gained: f64, dose: f64) -> (f64, f64) {
        let debt = debt * (-1.0 / self.debt_days).exp() + dose;
        let over = (debt / (self.tolerance * self.usual_debt()) - 1.0).max(0.0);
        let gain = (self.most - gained) * dose / (USUAL_DOSE * self.days);
        (debt, (gained + gain - self.fall * over).max(LEAST_GAINED))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CURVE: SlowCurve =
        SlowCurve { most: 0.04, days: 120.0, debt_days: 4.0, tolerance: 1.3, fall: 0.005 };

    fn after(days: u32, dose: f64) -> f64 {
        let start = (CURVE.usual_debt(), 0.0);
        (0..days).fold(start, |(debt, gained), _| CURVE.after_day(debt, gained, dose)).1
    }

    #[test]
    fn training_gains_and_overreaching_loses() {
        assert!(after(120, 1.5) > 0.02 && after(120, 1.5) < 0.04);
        assert!(after(28, 1.5) > after(28, 0.5));
        assert!(after(28, 3.0) < 0.0, "{}", after(28, 3.0));
    }

    #[test]
    fn nobody_falls_for_ever() {
        assert!(after(400, 6.5) >= LEAST_GAINED);
        assert!(after(400, 6.5) < 0.0);
    }

    #[test]
    fn a_still_curve_stays() {
        let (debt, gained) = (0..50)
            .fold((0.0, 0.0), |(debt, gained), _| SlowCurve::STILL.after_day(debt, gained, 9.0));
        assert!(debt > 9.0 && gained.abs() < 1e-12);
    }
}
