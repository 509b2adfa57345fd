//! Laws of thresholds.

use stadion_physiology::{Stage, StepTest};
use stadion_types::{HeartRate, Lactate};

use super::report::{Cases, Law, LawReport, Stop, breach, near};
use crate::{LactateShape, MeterNoise, SyntheticStepTest};

const DETERMINISTIC: Law = Law::new("deterministic", "the same test twice has the same threshold");
const FOUND: Law = Law::new("found", "most tests in which lactate rises well have a threshold");
const WITHIN: Law =
    Law::new("within-the-test", "a threshold lies between the first and last stage");
const SCALES: Law =
    Law::new("intensity-scale", "intensities in another unit give the threshold in that unit");
const SHIFTS: Law =
    Law::new("intensity-shift", "all intensities more by so much, the threshold more by so much");
const LACTATE: Law =
    Law::new("lactate", "a change of all lactates moves the threshold as the method claims");
const HEART_BLIND: Law = Law::new("heart-blind", "heart rates do not move a threshold by lactate");
const FLAT: Law = Law::new("flat", "a test in which lactate does not rise has no threshold");

/// What a change of all lactates does to a threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum LactateChange {
    /// Something; no law is tried.
    #[default]
    Any,
    /// More of it everywhere never raises the threshold: a level is reached earlier.
    Level,
    /// So much more everywhere leaves it: it is a rise above what the athlete begins with.
    Shift,
    /// So much more, or so many times as much, leaves it: it is a place on the shape of the curve.
    Shape,
}

/// What a method for thresholds claims of itself; [`threshold`] holds it to that.
#[derive(Debug, Clone, PartialEq)]
pub struct ThresholdClaims {
    /// What a change of all lactates does.
    pub lactate: LactateChange,
    /// Whether the threshold goes with the zero of intensity; one by ratios or logarithms does not.
    pub shifts: bool,
    /// Whether a test in which lactate does not rise has none.
    pub needs_a_rise: bool,
    /// Share of made-up tests in which it is found at least.
    pub found: f64,
    /// Share by which two thresholds may differ that should be the same.
    pub tolerance: f64,
    /// Which tests are tried: the same seed gives the same ones.
    pub seed: u64,
    /// How many of each [shape](LactateShape).
    pub cases: u32,
}

impl Default for ThresholdClaims {
    fn default() -> Self {
        Self {
            lactate: LactateChange::default(),
            shifts: true,
            needs_a_rise: true,
            found: 0.8,
            tolerance: 1e-6,
            seed: 1,
            cases: 5,
        }
    }
}

/// Holds a method for thresholds to its claims: `find` gives the intensity of the threshold in the unit of
/// the test, or `None`.
///
/// | law | says |
/// | --- | --- |
/// | `deterministic` | the same test twice has the same threshold |
/// | `found` | most tests in which lactate rises well have a threshold |
/// | `within-the-test` | a threshold lies between the first and last stage |
/// | `intensity-scale` | intensities in another unit give the threshold in that unit |
/// | `intensity-shift` | all intensities more by so much, the threshold more by so much |
/// | `lactate` | [a change of all lactates](LactateChange) moves it as the method claims |
/// | `heart-blind` | heart rates do not move it |
/// | `flat` | a test in which lactate does not rise has none |
///
/// # Limits
///
/// The tests are noise-free and rise at every stage. How a method bears noise is another question, for
/// which there is [`LactateCoverage`](crate::LactateCoverage).
///
/// ```
/// use stadion_physiology::{Method, StepTest, ThresholdRules, threshold};
/// use stadion_testkit::laws::{self, LactateChange, ThresholdClaims};
///
/// let method: Method = "obla-4.0".parse()?;
/// let find = |test: &StepTest| threshold(test, method, &ThresholdRules::default()).intensity;
/// let claims = ThresholdClaims { lactate: LactateChange::Level, ..ThresholdClaims::default() };
/// laws::threshold("obla-4.0", find, &claims).assert();
/// # Ok::<(), stadion_physiology::MethodError>(())
/// ```
pub fn threshold(
    subject: &str,
    find: impl Fn(&StepTest) -> Option<f64>,
    claims: &ThresholdClaims,
) -> LawReport {
    let numbers = LactateShape::ALL.into_iter().flat_map(|shape| {
        (0..claims.cases).filter_map(move |index| {
            let noise = MeterNoise::hand_held();
            SyntheticStepTest::new(shape, noise, claims.seed, u64::from(index)).ok()
        })
    });
    let trial = Trial { find, claims, tests: numbers.map(|test| test.truth).collect() };
    let mut report = LawReport::new(subject);
    report.check(DETERMINISTIC, |cases| trial.deterministic(cases));
    report.check(FOUND, |cases| trial.found(cases));
    report.check(WITHIN, |cases| trial.within(cases));
    report.check(SCALES, |cases| trial.scales(cases));
    report.check(SHIFTS, |cases| trial.shifts(cases));
    report.check(LACTATE, |cases| trial.lactate(cases));
    report.check(HEART_BLIND, |cases| trial.heart_blind(cases));
    report.check(FLAT, |cases| trial.flat(cases));
    report
}

struct Trial<'a, F> {
    find: F,
    claims: &'a ThresholdClaims,
    tests: Vec<StepTest>,
}

/// The stages in words: `10.5: 1.2, 12: 2.3`.
fn shown(test: &StepTest) -> String {
    let stages = test.stages().iter().map(|stage| {
        let lactate = stage.lactate.map(Lactate::millimoles_per_liter);
        format!("{:.4}: {:.4}", stage.intensity, lactate.unwrap_or(f64::NAN))
    });
    format!("{} {}", stages.collect::<Vec<_>>().join(", "), test.unit().as_str())
}

/// The test with other stages and another lactate at rest; `None` where they make no test.
fn changed(
    test: &StepTest,
    intensity: impl Fn(f64) -> f64,
    lactate: impl Fn(f64) -> f64,
) -> Option<StepTest> {
    let other =
        |l: Lactate| Lactate::from_millimoles_per_liter(lactate(l.millimoles_per_liter())).ok();
    let stages = test.stages().iter().map(|stage| {
        let mut stage = *stage;
        stage.intensity = intensity(stage.intensity);
        stage.lactate = Some(other(stage.lactate?)?);
        Some(stage)
    });
    let made = StepTest::new(test.unit(), stages.collect::<Option<Vec<Stage>>>()?).ok()?;
    match test.baseline() {
        Some(rest) => made.with_baseline(other(rest.lactate)?, rest.heart_rate).ok(),
        None => Some(made),
    }
}

impl<F: Fn(&StepTest) -> Option<f64>> Trial<'_, F> {
    /// Tries two thresholds for being the same; that there is none is the same on both sides.
    fn same(&self, cases: &mut Cases, test: &StepTest, expected: Option<f64>) -> Result<(), Stop> {
        let seen = (self.find)(test);
        let held = match (expected, seen) {
            (Some(a), Some(b)) => near(a, b, self.claims.tolerance),
            (None, None) => true,
            _ => false,
        };
        cases.case(held, || breach(shown(test), format!("{seen:?}"), format!("{expected:?}")))
    }

    fn deterministic(&self, cases: &mut Cases) -> Result<(), Stop> {
        for test in &self.tests {
            let bits = || (self.find)(test).map(f64::to_bits);
            cases.case(bits() == bits(), || breach(shown(test), "two thresholds", "one"))?;
        }
        Ok(())
    }

    fn found(&self, cases: &mut Cases) -> Result<(), Stop> {
        let found: Vec<bool> = self.tests.iter().map(|test| (self.find)(test).is_some()).collect();
        let [count, all] = [found.iter().filter(|found| **found).count(), found.len()];
        #[expect(clippy::cast_precision_loss, reason = "a few tests")]
        let share = count as f64 / all as f64;
        let missed = found.iter().position(|found| !found).and_then(|at| self.tests.get(at));
        cases.case(share >= self.claims.found, || {
            let input = missed.map(shown).unwrap_or_default();
            let expected = format!("in a share of {} at least", self.claims.found);
            breach(input, format!("found in {count} of {all}, and not here"), expected)
        })
    }

    fn within(&self, cases: &mut Cases) -> Result<(), Stop> {
        for test in &self.tests {
            let Some(found) = (self.find)(test) else { continue };
            let [first, .., last] = test.stages() else { continue };
            let range = first.intensity..=last.intensity;
            cases.case(range.contains(&found), || {
                breach(shown(test), found.to_string(), format!("{range:?}"))
            })?;
        }
        Ok(())
    }

    fn scales(&self, cases: &mut Cases) -> Result<(), Stop> {
        for (test, factor) in self.tests.iter().zip([2.0, 0.4, 3.6, 60.0].into_iter().cycle()) {
            let scaled = changed(test, |x| factor * x, |l| l);
            let Some(scaled) = scaled else { continue };
            self.same(cases, &scaled, (self.find)(test).map(|found| factor * found))?;
        }
        Ok(())
    }

    fn shifts(&self, cases: &mut Cases) -> Result<(), Stop> {
        if !self.claims.shifts {
            return Err(Stop::Excused("claims to go by where intensity has its zero"));
        }
        for test in &self.tests {
            let [first, ..] = test.stages() else { continue };
            let more = 0.3 * first.intensity;
            let Some(shifted) = changed(test, |x| x + more, |l| l) else { continue };
            self.same(cases, &shifted, (self.find)(test).map(|found| found + more))?;
        }
        Ok(())
    }

    fn lactate(&self, cases: &mut Cases) -> Result<(), Stop> {
        for test in &self.tests {
            let found = (self.find)(test);
            let more = changed(test, |x| x, |l| l + 0.3);
            let times = changed(test, |x| x, |l| 1.2 * l);
            match self.claims.lactate {
                LactateChange::Any => return Err(Stop::Excused("claims nothing of it")),
                LactateChange::Level => {
                    for test in [more, times].iter().flatten() {
                        let (Some(a), Some(b)) = (found, (self.find)(test)) else { continue };
                        cases.case(b <= a * (1.0 + self.claims.tolerance), || {
                            let expected = format!("no more than {a}, with less lactate");
                            breach(shown(test), b.to_string(), expected)
                        })?;
                    }
                }
                LactateChange::Shift => {
                    if let Some(test) = &more {
                        self.same(cases, test, found)?;
                    }
                }
                LactateChange::Shape => {
                    for test in [more, times].iter().flatten() {
                        self.same(cases, test, found)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn heart_blind(&self, cases: &mut Cases) -> Result<(), Stop> {
        for test in &self.tests {
            let found = (self.find)(test);
            let hearts = (0..).map(|stage| HeartRate::from_bpm(f64::from(110 + 9 * stage)));
            let stages = test.stages().iter().zip(hearts).map(|(stage, hr)| match hr {
                Ok(hr) => stage.with_heart_rate(hr),
                Err(_) => *stage,
            });
            let made = StepTest::new(test.unit(), stages.collect()).ok().and_then(|made| {
                let Some(rest) = test.baseline() else { return Some(made) };
                made.with_baseline(rest.lactate, rest.heart_rate).ok()
            });
            if let Some(with_hearts) = made {
                self.same(cases, &with_hearts, found)?;
            }
        }
        Ok(())
    }

    fn flat(&self, cases: &mut Cases) -> Result<(), Stop> {
        if !self.claims.needs_a_rise {
            return Err(Stop::Excused("claims to need no rise"));
        }
        for test in &self.tests {
            let Some(flat) = changed(test, |x| x, |_| 1.2) else { continue };
            let found = (self.find)(&flat);
            cases.case(found.is_none(), || breach(shown(&flat), format!("{found:?}"), "none"))?;
        }
        Ok(())
    }
}
