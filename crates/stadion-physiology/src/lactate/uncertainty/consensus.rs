//! The two thresholds on which several methods agree.

use stadion_types::{Bounds, Lactate};

use super::super::step_test::StepTest;
use super::super::threshold::{
    Interval, Method, Threshold, ThresholdRules, ThresholdStatus, thresholds,
};
use super::Uncertainty;

/// A threshold with its places in the simulated tests.
type Placed = (Threshold, Vec<Option<f64>>);

/// The methods that place the first threshold, where lactate begins to rise.
///
/// The choice is ours: definitions of the first rise, each from another side (a breakpoint, the
/// least lactate for its intensity, a small rise above rest, a small fixed level).
pub const LT1_METHODS: &[Method] = &[
    Method::LogLog,
    Method::Ltp1,
    Method::LtRatio,
    Method::BaselinePlus(Lactate::const_millimoles_per_liter(0.5)),
    Method::Obla(Lactate::const_millimoles_per_liter(2.0)),
];

/// The methods that place the second threshold, beyond which lactate has no steady state.
///
/// The choice is ours. Dmax from the first stage is not among them, since it lies between both
/// thresholds where a test begins easy; nor is Baldari's, which can only be one of the stages.
pub const LT2_METHODS: &[Method] = &[
    Method::Obla(Lactate::const_millimoles_per_liter(4.0)),
    Method::ModifiedDmax,
    Method::LogExpModifiedDmax,
    Method::Ltp2,
    Method::Dickhuth,
];

/// What a group of methods agrees on.
///
/// # Limits
///
/// The methods were not made to agree: their [`spread`](Self::spread) says how much of the number is
/// a choice of definition, the [`interval`](Self::interval) how much is error of the meter. Neither
/// holds the other.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Consensus {
    /// Median of the intensities that the methods found, in the unit of the test.
    pub intensity: f64,
    /// Median of the lactates that they found, mmol/L.
    #[cfg_attr(feature = "serde", serde(rename = "lactate_mmol_l"))]
    pub lactate: f64,
    /// Lowest and highest intensity that one of them found.
    pub spread: Bounds<f64>,
    /// What meter error does to the median; `None` where no test was simulated.
    pub interval: Option<Interval>,
    /// The methods that formed it.
    pub formed_by: Vec<Method>,
    /// Those that did not, and why.
    pub left_out: Vec<LeftOut>,
}

/// A method that takes no part in a consensus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct LeftOut {
    /// The method.
    pub method: Method,
    /// Why it found no threshold to count on.
    pub status: ThresholdStatus,
}

impl Consensus {
    /// Fewest methods that make a consensus.
    pub const LEAST_METHODS: usize = 2;

    /// What methods agree on by the readings as they stand, without the simulated tests of
    /// [`Uncertainty::consensus`]: at once, but without interval, and a method that only its interval
    /// would tell unstable takes part.
    ///
    /// `None` where fewer than [`LEAST_METHODS`](Self::LEAST_METHODS) found a threshold.
    ///
    /// # Examples
    ///
    /// ```
    /// use stadion_physiology::{Consensus, IntensityUnit, LT2_METHODS, Stage, StepTest, ThresholdRules};
    /// use stadion_types::Lactate;
    ///
    /// let readings = [(10.0, 1.1), (11.0, 1.2), (12.0, 1.4), (13.0, 1.9), (14.0, 3.0), (15.0, 5.2)];
    /// let stages = readings
    ///     .map(|(speed, lactate)| {
    ///         Stage::new(speed).with_lactate(Lactate::const_millimoles_per_liter(lactate))
    ///     })
    ///     .to_vec();
    /// let test = StepTest::new(IntensityUnit::KilometersPerHour, stages)?;
    /// let lt2 = Consensus::of(&test, LT2_METHODS, &ThresholdRules::default()).ok_or("no LT2")?;
    /// assert!((13.0..15.0).contains(&lt2.intensity));
    /// assert!(lt2.interval.is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn of(test: &StepTest, methods: &[Method], rules: &ThresholdRules) -> Option<Self> {
        let found: Vec<Placed> =
            thresholds(test, methods, rules).into_iter().map(|found| (found, Vec::new())).collect();
        form(&found.iter().collect::<Vec<_>>()).map(|(consensus, _)| consensus)
    }
}

impl Uncertainty {
    /// What [`LT1_METHODS`], [`LT2_METHODS`] or other `methods` agree on.
    ///
    /// # Model
    ///
    /// The median of the intensities of those methods whose status is
    /// [`Ok`](ThresholdStatus::Ok); a method without threshold and an unstable one are left out. The
    /// interval is that of the median over the simulated tests, as with a single method; a method
    /// counts as beyond the test there where it finds its threshold beyond it, and not at all where it
    /// finds none.
    ///
    /// `None` where fewer than [`Consensus::LEAST_METHODS`] are left.
    ///
    /// # Examples
    ///
    /// ```
    /// use stadion_physiology::{
    ///     IntensityUnit, LT1_METHODS, LT2_METHODS, Stage, StepTest, ThresholdRules, Uncertainty,
    /// };
    /// use stadion_types::Lactate;
    ///
    /// let readings =
    ///     [(9.0, 1.0), (10.0, 1.1), (11.0, 1.2), (12.0, 1.5), (13.0, 2.2), (14.0, 3.4), (15.0, 6.1)];
    /// let stages = readings
    ///     .map(|(speed, lactate)| {
    ///         Stage::new(speed).with_lactate(Lactate::const_millimoles_per_liter(lactate))
    ///     })
    ///     .to_vec();
    /// let test = StepTest::new(IntensityUnit::KilometersPerHour, stages)?;
    /// let uncertainty = Uncertainty::default();
    /// let rules = ThresholdRules::default();
    /// let lt1 = uncertainty.consensus(&test, LT1_METHODS, &rules).ok_or("no LT1")?;
    /// let lt2 = uncertainty.consensus(&test, LT2_METHODS, &rules).ok_or("no LT2")?;
    /// assert!(lt1.intensity < lt2.intensity);
    /// // Without a reading at rest there is no rise above it.
    /// assert_eq!(lt1.left_out[0].method.to_string(), "baseline+0.5");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn consensus(
        &self,
        test: &StepTest,
        methods: &[Method],
        rules: &ThresholdRules,
    ) -> Option<Consensus> {
        let (_, [consensus]) = self.thresholds_and_consensus(test, &[], [methods], rules);
        consensus
    }

    /// The [`thresholds`](Self::thresholds) by `methods`, and the [`consensus`](Self::consensus) of
    /// each of the groups. The numbers are those of the two; a method that occurs in both is simulated
    /// once.
    #[must_use]
    pub fn thresholds_and_consensus<const N: usize>(
        &self,
        test: &StepTest,
        methods: &[Method],
        groups: [&[Method]; N],
        rules: &ThresholdRules,
    ) -> (Vec<Threshold>, [Option<Consensus>; N]) {
        let mut others: Vec<Method> = Vec::new();
        for &method in groups.iter().copied().flatten() {
            if !methods.contains(&method) && !others.contains(&method) {
                others.push(method);
            }
        }
        let every: Vec<Method> = methods.iter().copied().chain(others).collect();
        let mut found = self.thresholds_and_places(test, &every, rules);
        let agreed = groups.map(|group| {
            let members: Vec<&Placed> = group
                .iter()
                .filter_map(|method| found.iter().find(|(of, _)| of.method == *method))
                .collect();
            let (mut consensus, medians) = form(&members)?;
            consensus.interval = self.interval(medians, &test.points(rules.incomplete));
            Some(consensus)
        });
        found.truncate(methods.len());
        (found.into_iter().map(|(threshold, _)| threshold).collect(), agreed)
    }
}

/// The consensus, still without interval, and its median in each simulated test.
fn form(found: &[&Placed]) -> Option<(Consensus, Vec<f64>)> {
    let (formed, others): (Vec<&Placed>, Vec<&Placed>) =
        found.iter().partition(|(threshold, _)| threshold.status == ThresholdStatus::Ok);
    if formed.len() < Consensus::LEAST_METHODS {
        return None;
    }
    let intensities: Vec<f64> = formed.iter().filter_map(|(t, _)| t.intensity).collect();
    let lactates: Vec<f64> = formed.iter().filter_map(|(t, _)| t.lactate).collect();
    let span = intensities.iter().filter_map(|&x| Bounds::new(x, x).ok());
    let spread = span.reduce(|span, place| span.hull(&place))?;
    let count = formed.iter().map(|(_, places)| places.len()).min()?;
    let medians = (0..count)
        .filter_map(|test| median(formed.iter().filter_map(|(_, of)| of[test]).collect()))
        .collect();
    let left_out = |(t, _): &&Placed| LeftOut { method: t.method, status: t.status };
    let consensus = Consensus {
        intensity: median(intensities)?,
        lactate: median(lactates)?,
        spread,
        interval: None,
        formed_by: formed.iter().map(|(t, _)| t.method).collect(),
        left_out: others.iter().map(left_out).collect(),
    };
    Some((consensus, medians))
}

/// Half-way between the two in the middle where their number is even; the outer one of them if it is
/// infinite.
fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let upper = *values.get(values.len() / 2)?;
    let lower = values[(values.len() - 1) / 2];
    match [lower.is_finite(), upper.is_finite()] {
        [true, true] => Some(lower.midpoint(upper)),
        [false, _] => Some(lower),
        [true, false] => Some(upper),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_needs_no_finite_ends() {
        let same = |values: &[f64], expected: Option<f64>| {
            assert_eq!(median(values.to_vec()).map(f64::to_bits), expected.map(f64::to_bits));
        };
        same(&[], None);
        same(&[3.0, 1.0, f64::INFINITY], Some(3.0));
        same(&[1.0, 3.0], Some(2.0));
        same(&[1.0, f64::INFINITY], Some(f64::INFINITY));
        same(&[f64::NEG_INFINITY, f64::INFINITY], Some(f64::NEG_INFINITY));
    }

    #[test]
    fn no_method_forms_both() {
        assert!(LT1_METHODS.iter().all(|method| !LT2_METHODS.contains(method)));
    }
}
