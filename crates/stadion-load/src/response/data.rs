//! Doses with the performances that were measured among them.

use chrono::NaiveDate;

use super::doses::{Doses, UnknownDoses};
use super::error::{ResponseError, finite};
use crate::trends::DailyLoads;

/// The largest size of a performance.
const LARGEST: f64 = 1e100;

/// A performance that was measured on a day.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct PerformanceTest {
    /// The day, counted from the first dose.
    pub day: usize,
    /// The performance; higher is better.
    pub performance: f64,
}

/// Daily doses and tests of performance, in their order.
///
/// ```
/// use stadion_load::{Doses, PerformanceTest, ResponseData};
///
/// let test = |day, performance| PerformanceTest { day, performance };
/// let doses = Doses::single(vec![80.0; 30])?;
/// let data = ResponseData::new(doses, vec![test(28, 305.0), test(14, 300.0)])?;
/// assert_eq!(data.tests()[0].day, 14);
/// assert!(ResponseData::new(Doses::single(vec![80.0; 7])?, vec![test(7, 300.0)]).is_err());
/// # Ok::<(), stadion_load::ResponseError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Stored"))]
pub struct ResponseData {
    doses: Doses,
    tests: Vec<PerformanceTest>,
}

impl ResponseData {
    /// Doses and tests; these may come in any order, and several on one day.
    ///
    /// # Errors
    ///
    /// [`ResponseError::TestDay`] for a test on a day without a dose, [`ResponseError::Parameter`] for a
    /// performance that is no finite number or beyond 1e100, whose square could leave the numbers.
    pub fn new(doses: Doses, mut tests: Vec<PerformanceTest>) -> Result<Self, ResponseError> {
        for test in &tests {
            finite("a performance", test.performance)?;
            if test.performance.abs() > LARGEST {
                let (what, value) = ("a performance", test.performance);
                return Err(ResponseError::Parameter { what, value, accepted: "at most 1e100" });
            }
            if test.day >= doses.len() {
                return Err(ResponseError::TestDay { day: test.day, days: doses.len() });
            }
        }
        tests.sort_by(|a, b| a.day.cmp(&b.day).then(a.performance.total_cmp(&b.performance)));
        Ok(Self { doses, tests })
    }

    /// The days of a record with tests on dates.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new) and [`Doses::from_loads`]; [`ResponseError::TestDate`] for a test outside
    /// the record.
    pub fn from_dates(
        loads: &DailyLoads,
        tests: impl IntoIterator<Item = (NaiveDate, f64)>,
        unknown: UnknownDoses,
    ) -> Result<Self, ResponseError> {
        let place = |(date, performance)| {
            let (first, last) = (loads.first(), loads.last());
            let outside = ResponseError::TestDate { date, first, last };
            let day = loads.place(date).ok_or(outside)?;
            Ok(PerformanceTest { day, performance })
        };
        let tests = tests.into_iter().map(place).collect::<Result<_, _>>()?;
        Self::new(Doses::from_loads(loads, unknown)?, tests)
    }

    /// The doses.
    #[must_use]
    pub const fn doses(&self) -> &Doses {
        &self.doses
    }

    /// The tests by day.
    #[must_use]
    pub fn tests(&self) -> &[PerformanceTest] {
        &self.tests
    }

    /// What was known before a day: the doses and tests of earlier days.
    #[must_use]
    pub fn before(&self, day: usize) -> Self {
        let end = self.tests.partition_point(|test| test.day < day);
        Self { doses: self.doses.until(day), tests: self.tests[..end].to_vec() }
    }
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    doses: Doses,
    tests: Vec<PerformanceTest>,
}

#[cfg(feature = "serde")]
impl TryFrom<Stored> for ResponseData {
    type Error = ResponseError;

    fn try_from(stored: Stored) -> Result<Self, ResponseError> {
        Self::new(stored.doses, stored.tests)
    }
}
