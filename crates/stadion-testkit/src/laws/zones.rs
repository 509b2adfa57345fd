//! Laws of zones.

use std::ops::RangeInclusive;

use super::report::{Cases, Law, LawReport, Stop, breach};
use crate::Draws;

const DETERMINISTIC: Law = Law::new("deterministic", "the same value twice lies in the same zone");
const PARTITION: Law =
    Law::new("partition", "every value from 0 on lies in a zone that occurs, or below the first");
const RISES: Law = Law::new("rises", "a higher value lies in no lower zone");
const EVERY_ZONE: Law = Law::new("every-zone", "every zone holds some value");
const LIMITS: Law =
    Law::new("limits", "a zone begins at its limit, and what lies below it is in the zone before");
const SCALES: Law =
    Law::new("scales", "limits go with the anchor: twice the anchor, twice the limits");

/// What zones claim of themselves; [`zones`] holds them to that.
#[derive(Debug, Clone, PartialEq)]
pub struct ZoneClaims {
    /// Number of zones from 1 on; 0 is what lies below the first.
    pub count: usize,
    /// Lower ends as per cent of the anchor, of each zone that has one; empty where they are no such
    /// shares.
    pub percent: Vec<f64>,
    /// Whether the limits go with the anchor.
    pub scales: bool,
    /// Anchors that occur, such as maximal heart rates.
    pub anchors: RangeInclusive<f64>,
    /// Values that are tried, as shares of the anchor.
    pub shares: RangeInclusive<f64>,
    /// Which anchors and values are tried: the same seed gives the same ones.
    pub seed: u64,
    /// How many anchors for each law.
    pub cases: u32,
}

impl Default for ZoneClaims {
    fn default() -> Self {
        Self {
            count: 5,
            percent: Vec::new(),
            scales: true,
            anchors: 120.0..=220.0,
            shares: 0.0..=2.0,
            seed: 1,
            cases: 8,
        }
    }
}

/// Holds zones to their claims: `number` gives the zone of a value for an athlete's anchor, and 0 below
/// the first zone.
///
/// | law | says |
/// | --- | --- |
/// | `deterministic` | the same value twice lies in the same zone |
/// | `partition` | every value from 0 on lies in a zone that occurs, or below the first |
/// | `rises` | a higher value lies in no lower zone |
/// | `every-zone` | every zone holds some value |
/// | `limits` | a zone begins at its limit, and what lies below it is in the zone before |
/// | `scales` | twice the anchor, twice the limits |
///
/// ```
/// use stadion_testkit::laws::{self, ZoneClaims};
///
/// let number = |max_bpm: f64, bpm: f64| {
///     [0.6, 0.8, 0.9].iter().filter(|share| bpm >= *share * max_bpm).count()
/// };
/// let claims =
///     ZoneClaims { count: 3, percent: vec![60.0, 80.0, 90.0], ..ZoneClaims::default() };
/// laws::zones("three zones", number, &claims).assert();
///
/// // Printed limits such as 60-79 and 80-89 leave values between them without a zone.
/// let gaps = |max_bpm: f64, bpm: f64| match (100.0 * bpm / max_bpm).floor() {
///     60.0..=79.0 => 1,
///     80.0..=89.0 => 2,
///     91.0.. => 3,
///     _ => 0,
/// };
/// assert!(!laws::zones("gaps", gaps, &claims).passed());
/// ```
pub fn zones(subject: &str, number: impl Fn(f64, f64) -> usize, claims: &ZoneClaims) -> LawReport {
    let trial = Trial { number, claims };
    let mut report = LawReport::new(subject);
    report.check(DETERMINISTIC, |cases| trial.deterministic(cases));
    report.check(PARTITION, |cases| trial.partition(cases));
    report.check(RISES, |cases| trial.rises(cases));
    report.check(EVERY_ZONE, |cases| trial.every_zone(cases));
    report.check(LIMITS, |cases| trial.limits(cases));
    report.check(SCALES, |cases| trial.scales(cases));
    report
}

/// Values between the ends for each anchor.
const STEPS: u32 = 400;

struct Trial<'a, F> {
    number: F,
    claims: &'a ZoneClaims,
}

impl<F: Fn(f64, f64) -> usize> Trial<'_, F> {
    fn anchors(&self) -> Vec<f64> {
        let (low, high) = (*self.claims.anchors.start(), *self.claims.anchors.end());
        let mut draws = Draws::new(self.claims.seed, 0);
        let inner = (0..self.claims.cases).map(|_| low + (high - low) * draws.uniform());
        [low, high].into_iter().chain(inner).collect()
    }

    /// Values from low to high; the first is 0 where that is asked for.
    fn values(&self, anchor: f64) -> impl Iterator<Item = f64> {
        let (low, high) = (*self.claims.shares.start(), *self.claims.shares.end());
        (0..=STEPS).map(move |i| anchor * (low + (high - low) * f64::from(i) / f64::from(STEPS)))
    }

    fn deterministic(&self, cases: &mut Cases) -> Result<(), Stop> {
        for anchor in self.anchors() {
            for value in self.values(anchor).step_by(20) {
                let (once, again) = ((self.number)(anchor, value), (self.number)(anchor, value));
                cases.case(once == again, || {
                    let input = format!("{value} for an anchor of {anchor}");
                    breach(input, format!("zone {once}, then {again}"), "the same")
                })?;
            }
        }
        Ok(())
    }

    fn partition(&self, cases: &mut Cases) -> Result<(), Stop> {
        let most = self.claims.count;
        for anchor in self.anchors() {
            for value in self.values(anchor) {
                let number = (self.number)(anchor, value);
                cases.case(number <= most, || {
                    let input = format!("{value} for an anchor of {anchor}");
                    breach(input, format!("zone {number}"), format!("0 to {most}"))
                })?;
            }
        }
        Ok(())
    }

    fn rises(&self, cases: &mut Cases) -> Result<(), Stop> {
        for anchor in self.anchors() {
            let mut before = None;
            for value in self.values(anchor) {
                let number = (self.number)(anchor, value);
                let lower = before.filter(|(_, zone)| *zone > number);
                cases.case(lower.is_none(), || {
                    let (low, zone) = lower.unwrap_or((value, number));
                    let input = format!("{low} and {value} for an anchor of {anchor}");
                    breach(input, format!("zone {zone}, then {number}"), "no lower zone")
                })?;
                before = Some((value, number));
            }
        }
        Ok(())
    }

    fn every_zone(&self, cases: &mut Cases) -> Result<(), Stop> {
        for anchor in self.anchors() {
            for zone in 1..=self.claims.count {
                let found = self.values(anchor).any(|value| (self.number)(anchor, value) == zone);
                cases.case(found, || {
                    let shares = &self.claims.shares;
                    let input = format!("{shares:?} of an anchor of {anchor}");
                    breach(input, format!("no value in zone {zone}"), "one at least")
                })?;
            }
        }
        Ok(())
    }

    fn limits(&self, cases: &mut Cases) -> Result<(), Stop> {
        let percent = &self.claims.percent;
        if percent.is_empty() {
            return Err(Stop::Excused("claims no limits in per cent"));
        }
        // Zones without a limit of their own are the first ones.
        let first = 1 + self.claims.count.saturating_sub(percent.len());
        let hundreds = (1..100).map(|n| 100.0 * f64::from(n));
        let hundreds = hundreds.filter(|anchor| self.claims.anchors.contains(anchor));
        for anchor in self.anchors().into_iter().chain(hundreds) {
            for (zone, percent) in (first..).zip(percent) {
                let limit = percent * anchor / 100.0;
                // On the limit itself only where it is a whole number: others are a matter of rounding.
                let on = (limit.fract() == 0.0).then_some((limit, zone));
                let sides = [(limit * (1.0 - 1e-9), zone - 1), (limit * (1.0 + 1e-9), zone)];
                for (value, expected) in sides.into_iter().chain(on).filter(|_| limit > 0.0) {
                    let number = (self.number)(anchor, value);
                    cases.case(number == expected, || {
                        let input = format!("{value} for an anchor of {anchor}, {percent} %");
                        breach(input, format!("zone {number}"), format!("zone {expected}"))
                    })?;
                }
            }
        }
        Ok(())
    }

    fn scales(&self, cases: &mut Cases) -> Result<(), Stop> {
        if !self.claims.scales {
            return Err(Stop::Excused("claims limits that do not go with the anchor"));
        }
        let anchors = self.anchors();
        for pair in anchors.windows(2) {
            let [anchor, other] = pair else { continue };
            for value in self.values(*anchor) {
                let scaled = value * other / anchor;
                let number = (self.number)(*other, scaled);
                // A value next to a limit may fall on either side of it by rounding.
                let about =
                    [1.0 - 1e-9, 1.0, 1.0 + 1e-9].map(|f| (self.number)(*anchor, f * value));
                cases.case(about.contains(&number), || {
                    let input = format!("{value} for {anchor}, and {scaled} for {other}");
                    breach(input, format!("zones {} and {number}", about[1]), "the same")
                })?;
            }
        }
        Ok(())
    }
}
