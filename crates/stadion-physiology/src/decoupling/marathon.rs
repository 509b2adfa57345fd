//! Decoupling over a marathon.

use stadion_types::HeartRate;

use super::error::DecouplingError;
use super::rules::{DecouplingGates, DecouplingRules};

/// How large the decoupling of a marathon is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum DecouplingMagnitude {
    /// Below 1.1: a third of the runners.
    Low,
    /// From 1.1 to 1.2: a third.
    Moderate,
    /// From 1.2 on: a third.
    High,
}

impl DecouplingMagnitude {
    /// Every class.
    pub const ALL: [Self; 3] = [Self::Low, Self::Moderate, Self::High];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Moderate => "moderate",
            Self::High => "high",
        }
    }
}

/// The decoupling of a marathon.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct MarathonDurability {
    /// Beats for a metre from 35 to 40 km over those from 5 to 10 km.
    pub ratio: f64,
    /// How large that is.
    pub magnitude: DecouplingMagnitude,
    /// The first whole kilometre at which the last 5 km exceed the early ones by more than 2.5 %; absent
    /// where that never happened.
    pub onset_m: Option<f64>,
}

impl MarathonDurability {
    /// The early stretch, m.
    pub const EARLY_M: [f64; 2] = [5000.0, 10_000.0];
    /// The late stretch, m.
    pub const LATE_M: [f64; 2] = [35_000.0, 40_000.0];
    /// Decoupling has begun above this ratio.
    pub const ONSET: f64 = 1.025;
    /// From here on decoupling is moderate.
    pub const MODERATE: f64 = 1.1;
    /// From here on it is high.
    pub const HIGH: f64 = 1.2;
    /// Steps in which the onset is looked for, m.
    pub const STEP_M: f64 = 1000.0;

    /// From a race: elapsed time, distance so far and heart rate at each sample.
    ///
    /// # Model
    ///
    /// ```text
    /// ratio = ( HR / v )(35 to 40 km) / ( HR / v )(5 to 10 km)
    /// ```
    ///
    /// with the mean heart rate over the time in each stretch and the mean speed over it. The source
    /// takes heart rate relative to its maximum and speed relative to critical speed; both cancel.
    ///
    /// # Shape
    ///
    /// `time_s` strictly increases; the others have one value or a gap for each of its points. Times at
    /// distances are interpolated, between points at most 1 km apart. A heart rate stands until the next one;
    /// where that takes longer than 30 s, and after the last one, it is missing.
    ///
    /// # Limits
    ///
    /// A flat course and an even wind. How often the source looks for the onset is not known here; we look
    /// at the 5 km before each whole kilometre from 11 km on.
    ///
    /// # Errors
    ///
    /// [`DecouplingError::Length`], [`DecouplingError::Time`], [`DecouplingError::Missing`] where the
    /// distance does not reach from 5 to 40 km, where it is not known about the ends of a stretch, or where a
    /// stretch has no heart rate for a tenth of its time.
    ///
    /// # Examples
    ///
    /// ```
    /// use stadion_physiology::{DecouplingMagnitude, MarathonDurability};
    ///
    /// // 3 m/s throughout; heart rate rises by 1 bpm each kilometre.
    /// let time_s: Vec<f64> = (0..14_100).map(f64::from).collect();
    /// let metres = || time_s.iter().map(|s| Some(3.0 * s));
    /// let hr = time_s.iter().map(|s| Some(140.0 + 3.0 * s / 1000.0));
    /// let race = MarathonDurability::of(&time_s, metres(), hr)?;
    /// // 177.5 bpm in the middle of the late stretch, 147.5 in that of the early one.
    /// assert!((race.ratio - 177.5 / 147.5).abs() < 1e-4);
    /// assert_eq!(race.magnitude, DecouplingMagnitude::High);
    /// assert_eq!(race.onset_m, Some(14_000.0));
    /// # Ok::<(), stadion_physiology::DecouplingError>(())
    /// ```
    ///
    /// # Source
    ///
    /// Smyth, Maunder, Meyler, Hunter & Muniz-Pumares (2022), *Sports Med* 52(9):2283-2295,
    /// doi:10.1007/s40279-022-01680-5: 1.16 ± 0.22 in 82 303 runners, onset at 25.2 ± 9.9 km.
    pub fn of<D, H>(time_s: &[f64], distance_m: D, hr_bpm: H) -> Result<Self, DecouplingError>
    where
        D: IntoIterator<Item = Option<f64>>,
        H: IntoIterator<Item = Option<f64>>,
    {
        let race = Race::new(time_s, distance_m, hr_bpm)?;
        let cost = |stretch: [f64; 2]| race.cost(stretch);
        let missing = DecouplingError::Missing {
            channel: "distance from 5 to 40 km with heart rate in both stretches",
        };
        let early = cost(Self::EARLY_M).ok_or(missing)?;
        let ratio = cost(Self::LATE_M).ok_or(missing)? / early;
        if !ratio.is_finite() {
            return Err(missing);
        }
        let magnitude = match ratio {
            r if r < Self::MODERATE => DecouplingMagnitude::Low,
            r if r < Self::HIGH => DecouplingMagnitude::Moderate,
            _ => DecouplingMagnitude::High,
        };
        let length = Self::EARLY_M[1] - Self::EARLY_M[0];
        let exceeds =
            |to: &f64| cost([to - length, *to]).is_some_and(|late| late / early > Self::ONSET);
        let onset_m = (1..=u32::from(u16::MAX))
            .map(|step| Self::EARLY_M[1] + Self::STEP_M * f64::from(step))
            .take_while(|to| *to <= race.end_m())
            .find(exceeds);
        Ok(Self { ratio, magnitude, onset_m })
    }
}

struct Race {
    /// Times and distances where both are known, distances never falling.
    way: Vec<(f64, f64)>,
    /// Times and heart rates where they are known.
    beats: Vec<(f64, f64)>,
}

impl Race {
    fn new<D, H>(time_s: &[f64], distance_m: D, hr_bpm: H) -> Result<Self, DecouplingError>
    where
        D: IntoIterator<Item = Option<f64>>,
        H: IntoIterator<Item = Option<f64>>,
    {
        let points = time_s.len();
        DecouplingError::check_times(time_s)?;
        let distance: Vec<Option<f64>> = distance_m.into_iter().collect();
        let hr: Vec<Option<f64>> = hr_bpm.into_iter().collect();
        for (channel, values) in [("distance", distance.len()), ("heart rate", hr.len())] {
            if values != points {
                return Err(DecouplingError::Length { channel, times: points, values });
            }
        }
        let mut way: Vec<(f64, f64)> = Vec::with_capacity(points);
        for (&time, metres) in time_s.iter().zip(distance) {
            let rises = |m: &f64| m.is_finite() && way.last().is_none_or(|last| *m >= last.1);
            if let Some(metres) = metres.filter(rises) {
                way.push((time, metres));
            }
        }
        let good = |bpm: Option<f64>| bpm.filter(|bpm| HeartRate::from_bpm(*bpm).is_ok());
        let beats = time_s.iter().zip(hr).filter_map(|(&t, bpm)| Some((t, good(bpm)?))).collect();
        Ok(Self { way, beats })
    }

    fn end_m(&self) -> f64 {
        self.way.last().map_or(0.0, |last| last.1)
    }

    /// When a distance was reached.
    fn time_at(&self, metres: f64) -> Option<f64> {
        let after = self.way.partition_point(|w| w.1 < metres);
        let (t1, m1) = *self.way.get(after)?;
        let Some((t0, m0)) = after.checked_sub(1).and_then(|i| self.way.get(i)).copied() else {
            return (m1 <= metres).then_some(t1);
        };
        // Over a longer way, or after a distance that jumped, nobody knows when it was.
        if m1 > metres && m1 - m0 > MarathonDurability::STEP_M {
            return None;
        }
        Some(t0 + (t1 - t0) * (metres - m0) / (m1 - m0))
    }

    /// Heart rate over speed, beats a minute for each m/s.
    fn cost(&self, [from_m, to_m]: [f64; 2]) -> Option<f64> {
        let (from, to) = (self.time_at(from_m)?, self.time_at(to_m)?);
        let last = self.beats.last().map(|b| b.0);
        let ends = self.beats.iter().skip(1).map(|b| b.0).chain(last);
        let (mut sum, mut known) = (0.0, 0.0);
        for (&(begin, bpm), end) in self.beats.iter().zip(ends) {
            if end - begin > DecouplingRules::MAX_GAP_S {
                continue;
            }
            let time = (end.min(to) - begin.max(from)).max(0.0);
            sum += time * bpm;
            known += time;
        }
        // A stretch whose heart rate is known for less than nine tenths says nothing about it.
        let enough = known >= DecouplingGates::MIN_COVERAGE * (to - from) && known > 0.0;
        enough.then(|| sum / known * (to - from) / (to_m - from_m))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn race(
        n: u32,
        hr: impl Fn(f64) -> Option<f64>,
    ) -> Result<MarathonDurability, DecouplingError> {
        let time_s: Vec<f64> = (0..n).map(|i| 10.0 * f64::from(i)).collect();
        let metres: Vec<_> = time_s.iter().map(|s| Some(3.0 * s)).collect();
        MarathonDurability::of(&time_s, metres, time_s.iter().map(|s| hr(*s)).collect::<Vec<_>>())
    }

    #[test]
    fn an_even_race_is_one() {
        let even = race(1410, |_| Some(150.0)).unwrap();
        assert!((even.ratio - 1.0).abs() < 1e-12);
        assert_eq!((even.magnitude, even.onset_m), (DecouplingMagnitude::Low, None));
    }

    #[test]
    fn limits_belong_to_the_class_above() {
        for (factor, class) in [
            (1.09, DecouplingMagnitude::Low),
            (1.1001, DecouplingMagnitude::Moderate),
            (1.19, DecouplingMagnitude::Moderate),
            (1.2001, DecouplingMagnitude::High),
        ] {
            let step = |s: f64| Some(if 3.0 * s < 34_000.0 { 150.0 } else { 150.0 * factor });
            let found = race(1410, step).unwrap();
            assert_eq!(found.magnitude, class, "{factor}");
            assert_eq!(found.onset_m, Some(if factor > 1.12 { 35_000.0 } else { 36_000.0 }));
        }
    }

    #[test]
    fn what_is_missing_is_said() {
        let missing = |r: Result<_, _>| matches!(r, Err(DecouplingError::Missing { .. }));
        assert!(missing(race(1300, |_| Some(150.0))));
        assert!(missing(race(1410, |_| None)));
        assert!(missing(race(1410, |s| (s < 9000.0).then_some(0.0))));
        // A strap that dies at 36 km, and one that is silent for half of the early stretch.
        assert!(missing(race(1410, |s| (3.0 * s < 36_000.0).then_some(150.0))));
        let silent = |s: f64| (!(6000.0..8500.0).contains(&(3.0 * s))).then_some(150.0);
        assert!(missing(race(1410, silent)));
        let short = MarathonDurability::of(&[0.0], [], [None]);
        assert!(matches!(short, Err(DecouplingError::Length { channel: "distance", .. })));
        let back = MarathonDurability::of(&[0.0, 0.0], [None, None], [None, None]);
        assert!(matches!(back, Err(DecouplingError::Time { index: 1, .. })));
    }

    #[test]
    fn a_distance_is_not_made_up() {
        let time_s: Vec<f64> = (0..14_100).map(f64::from).collect();
        let of = |known: &dyn Fn(f64) -> Option<f64>| {
            let metres: Vec<_> = time_s.iter().map(|s| known(3.0 * s)).collect();
            MarathonDurability::of(&time_s, metres, vec![Some(150.0); 14_100])
        };
        // A tunnel of 600 m about the end of a stretch is bridged, one of 3 km is not.
        let tunnel = |from: f64, to: f64| {
            of(&move |m: f64| (!(from..to).contains(&m)).then_some(m)).map(|race| race.ratio)
        };
        assert!((tunnel(9700.0, 10_300.0).unwrap() - 1.0).abs() < 1e-9);
        assert!(tunnel(8500.0, 11_500.0).is_err());
        // Nor is anything known after a distance that jumps ahead.
        let jump = of(&|m: f64| Some(if (m - 20_000.0).abs() < 2.0 { 1e9 } else { m }));
        assert!(matches!(jump, Err(DecouplingError::Missing { .. })));
    }

    #[test]
    #[cfg(feature = "serde")]
    fn names_are_those_of_files() {
        for class in DecouplingMagnitude::ALL {
            assert_eq!(serde_json::to_string(&class).unwrap(), format!("\"{}\"", class.as_str()));
        }
    }
}
