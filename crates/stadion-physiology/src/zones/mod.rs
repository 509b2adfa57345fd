//! Zones of intensity that leave no value out.

mod anchor;
mod constants;
mod distribution;
mod error;
mod reasons;
mod scheme;
pub(crate) mod sources;
mod time;

use stadion_types::{HeartRate, Lactate, OutOfRange, OxygenUptake, Power, Speed};

pub use self::anchor::{ZoneAnchor, ZoneLimits};
pub use self::constants::ZONE_CONSTANTS;
pub use self::distribution::{
    DistributionBasis, DistributionError, DistributionKind, EmptyZoneTwo, IntensityDistribution,
    PolarizationCase, PolarizationIndex,
};
pub use self::error::ZonesError;
pub use self::reasons::ZONE_REASONS;
pub use self::scheme::ZoneScheme;
pub use self::time::{TimeInZones, TimeInZonesError};

/// The zones of one scheme, for one athlete: a partition of all values from 0 on.
///
/// Zones are numbered from 1. What lies below the first one has the number 0, where a table begins
/// above 0; the last zone has no upper end. A limit belongs to the zone above it.
///
/// # Examples
///
/// ```
/// use stadion_physiology::{ZoneScheme, Zones};
/// use stadion_types::HeartRate;
///
/// let zones = Zones::by_heart_rate(&ZoneScheme::OLYMPIATOPPEN_FIVE, HeartRate::from_bpm(195.0)?)?;
/// assert_eq!(zones.number(HeartRate::from_bpm(169.0)?), 3);
/// assert_eq!(zones.number(HeartRate::from_bpm(170.0)?), 4);
/// assert_eq!(zones.name(4), Some("I-4"));
/// assert_eq!(zones.number(HeartRate::from_bpm(90.0)?), 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Zones<T> {
    scheme: &'static ZoneScheme,
    /// Lower ends, strictly increasing. Zone `n` begins at `limits[n - first]`.
    limits: Vec<T>,
    /// Number of the zone that begins at the first limit: 1 if there is room below it, else 2.
    first: usize,
}

impl Zones<HeartRate> {
    /// Zones by heart rate: the scheme's per cent of the maximum.
    ///
    /// # Errors
    ///
    /// [`ZonesError::NoLimits`] if the scheme has none for the maximum; [`ZonesError::OutOfRange`]
    /// if a limit is no heart rate, for a maximum of 1 bpm or so.
    pub fn by_heart_rate(scheme: &'static ZoneScheme, max: HeartRate) -> Result<Self, ZonesError> {
        let percent = |percent: f64| HeartRate::from_bpm(percent * max.bpm() / 100.0);
        Self::of(scheme, ZoneAnchor::MaxHeartRate, percent)
    }

    /// Zones by heart rate: the scheme's per cent of the one at the second threshold.
    ///
    /// ```
    /// use stadion_physiology::{ZoneScheme, Zones};
    /// use stadion_types::HeartRate;
    ///
    /// let threshold = HeartRate::from_bpm(170.0)?;
    /// let zones = Zones::by_threshold_heart_rate(&ZoneScheme::FRIEL_RUN, threshold)?;
    /// assert_eq!(zones.name(zones.number(threshold)), Some("5a"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`by_heart_rate`](Self::by_heart_rate).
    pub fn by_threshold_heart_rate(
        scheme: &'static ZoneScheme,
        threshold: HeartRate,
    ) -> Result<Self, ZonesError> {
        let percent = |percent: f64| HeartRate::from_bpm(percent * threshold.bpm() / 100.0);
        Self::of(scheme, ZoneAnchor::ThresholdHeartRate, percent)
    }

    /// First and last whole bpm of each zone from 1 on, as Olympiatoppen's calculator prints them:
    /// a zone ends at its limit rounded down, and the next one begins 1 bpm above. The first zone
    /// begins at its limit rounded down, and the last one ends at the maximum.
    ///
    /// These agree with [`number`](Self::number) but for two roundings: a limit that is a whole
    /// number is printed with the lower zone and counts for the upper one, and the first bpm of
    /// the first zone may lie a fraction below its limit.
    ///
    /// ```
    /// use stadion_physiology::{ZoneScheme, Zones};
    /// use stadion_types::HeartRate;
    ///
    /// let max = HeartRate::from_bpm(195.0)?;
    /// let zones = Zones::by_heart_rate(&ZoneScheme::OLYMPIATOPPEN_FIVE, max)?;
    /// let printed = zones.whole_bpm(max);
    /// assert_eq!(printed[..2], [[107, 140], [141, 159]]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn whole_bpm(&self, max: HeartRate) -> Vec<[u32; 2]> {
        let open_below = (self.first == 2).then_some(0);
        let ends: Vec<u32> = open_below
            .into_iter()
            .chain(self.limits.iter().map(|limit| floor(limit.bpm())))
            .chain([floor(max.bpm())])
            .collect();
        ends.windows(2)
            .enumerate()
            .map(|(i, pair)| [if i == 0 { pair[0] } else { pair[0] + 1 }, pair[1]])
            .collect()
    }

    /// Number of the zone in whose range of [whole beats](Self::whole_bpm) this one is printed; 0 below.
    ///
    /// It differs from [`number`](Self::number) at two places, because the printed table rounds:
    /// the first zone begins at its limit rounded down, and where a limit is a whole number, that beat
    /// is printed in the zone below.
    ///
    /// ```
    /// use stadion_physiology::{ZoneScheme, Zones};
    /// use stadion_types::HeartRate;
    ///
    /// let zones =
    ///     Zones::by_heart_rate(&ZoneScheme::OLYMPIATOPPEN_FIVE, HeartRate::from_bpm(195.0)?)?;
    /// assert_eq!((zones.printed_number(106), zones.printed_number(107)), (0, 1));
    /// // 55 % of 195 are 107.25.
    /// assert_eq!(zones.number(HeartRate::from_bpm(107.0)?), 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn printed_number(&self, bpm: u32) -> usize {
        let begins = |(index, limit): (usize, &HeartRate)| {
            let whole = floor(limit.bpm());
            if index == 0 && self.first == 1 { whole } else { whole + 1 }
        };
        self.limits.iter().enumerate().filter(|&at| begins(at) <= bpm).count() + self.first - 1
    }
}

/// A heart rate rounded down; products such as 0.72 · 175 may lie a bit below a whole number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a heart rate lies between 1 and 300"
)]
fn floor(bpm: f64) -> u32 {
    (bpm + 1e-9) as u32
}

impl Zones<Power> {
    /// Zones by power: the scheme's per cent of the one at the second threshold.
    ///
    /// ```
    /// use stadion_physiology::{ZoneScheme, Zones};
    /// use stadion_types::Power;
    ///
    /// let zones = Zones::by_power(&ZoneScheme::COGGAN, Power::from_watts(300.0)?)?;
    /// // Printed as 56 to 75 and 76 to 90 %: 75.5 % is in the lower one.
    /// assert_eq!(zones.number(Power::from_watts(226.5)?), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ZonesError`] if the scheme has no limits for power, or one of them is no power.
    pub fn by_power(scheme: &'static ZoneScheme, threshold: Power) -> Result<Self, ZonesError> {
        let percent = |percent: f64| Power::from_watts(percent * threshold.watts() / 100.0);
        Self::of(scheme, ZoneAnchor::ThresholdPower, percent)
    }
}

impl Zones<OxygenUptake> {
    /// Zones by oxygen uptake: the scheme's per cent of the maximum, measured or as VDOT.
    ///
    /// # Errors
    ///
    /// [`ZonesError`] if the scheme has no limits for it, or one of them is no oxygen uptake.
    pub fn by_vo2max(scheme: &'static ZoneScheme, max: OxygenUptake) -> Result<Self, ZonesError> {
        Self::of(scheme, ZoneAnchor::Vo2max, |percent| part_of(max, percent))
    }
}

impl Zones<Speed> {
    /// Zones by speed: the speeds that need the scheme's per cent of the maximal oxygen uptake, by a
    /// cost of running that the caller gives.
    ///
    /// ```
    /// use stadion_physiology::{ZoneScheme, Zones};
    /// use stadion_types::{OxygenUptake, Speed};
    ///
    /// // 12.5 ml/kg/min for each m/s.
    /// let max = OxygenUptake::from_milliliters_per_kilogram_minute(60.0)?;
    /// let speed = |vo2: OxygenUptake| {
    ///     Speed::from_meters_per_second(vo2.milliliters_per_kilogram_minute() / 12.5)
    /// };
    /// let zones = Zones::by_speed(&ZoneScheme::DANIELS, max, speed)?;
    /// assert_eq!(zones.name(zones.number(Speed::from_meters_per_second(4.1)?)), Some("T"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ZonesError`] if the scheme has no limits for oxygen uptake, the cost gives no speed, or
    /// speeds that do not rise with it.
    pub fn by_speed(
        scheme: &'static ZoneScheme,
        max: OxygenUptake,
        speed: impl Fn(OxygenUptake) -> Result<Speed, OutOfRange>,
    ) -> Result<Self, ZonesError> {
        Self::of(scheme, ZoneAnchor::Vo2max, |percent| speed(part_of(max, percent)?))
    }
}

fn part_of(max: OxygenUptake, percent: f64) -> Result<OxygenUptake, OutOfRange> {
    let part = percent * max.milliliters_per_kilogram_minute() / 100.0;
    OxygenUptake::from_milliliters_per_kilogram_minute(part)
}

impl Zones<Lactate> {
    /// Zones by blood lactate; `None` if the scheme has no lactate.
    #[must_use]
    pub fn by_lactate(scheme: &'static ZoneScheme) -> Option<Self> {
        let limits = scheme
            .lactate_mmol_l
            .iter()
            .map(|&limit| Lactate::from_millimoles_per_liter(limit))
            .collect::<Result<Vec<_>, _>>()
            .ok()?;
        (!limits.is_empty()).then_some(Self { scheme, limits, first: 2 })
    }
}

impl<T: Ord + Copy> Zones<T> {
    fn of(
        scheme: &'static ZoneScheme,
        anchor: ZoneAnchor,
        percent: impl Fn(f64) -> Result<T, OutOfRange>,
    ) -> Result<Self, ZonesError> {
        let all =
            scheme.percent_of(anchor).ok_or(ZonesError::NoLimits { scheme: scheme.id, anchor })?;
        let open_below = all.first().is_some_and(|&percent| percent <= 0.0);
        let limits: Vec<T> = all
            .iter()
            .skip(usize::from(open_below))
            .map(|&limit| percent(limit).map_err(ZonesError::OutOfRange))
            .collect::<Result<_, _>>()?;
        if limits.windows(2).any(|pair| pair[0] >= pair[1]) {
            return Err(ZonesError::NotIncreasing { scheme: scheme.id, anchor });
        }
        Ok(Self { scheme, limits, first: 1 + usize::from(open_below) })
    }

    /// The scheme.
    #[must_use]
    pub const fn scheme(&self) -> &'static ZoneScheme {
        self.scheme
    }

    /// Number of the zone that holds `value`; 0 below the first zone.
    #[must_use]
    pub fn number(&self, value: T) -> usize {
        self.limits.partition_point(|limit| *limit <= value) + self.first - 1
    }

    /// Number of zones from 1 on.
    #[must_use]
    pub fn count(&self) -> usize {
        self.limits.len() + self.first - 1
    }

    /// Name of the zone `number`; `None` for 0 and for numbers that do not occur.
    #[must_use]
    pub fn name(&self, number: usize) -> Option<&'static str> {
        self.scheme.names.get(number.checked_sub(1)?).copied()
    }

    /// Lower and upper end of the zone `number`; the upper one is outside. `None` stands for an
    /// open end. A number that does not occur has two open ends.
    #[must_use]
    pub fn limits(&self, number: usize) -> (Option<T>, Option<T>) {
        if number > self.count() {
            return (None, None);
        }
        let limit = |n: usize| self.limits.get(n.checked_sub(self.first)?).copied();
        (limit(number), limit(number + 1))
    }

    /// Number of the zone in the [coarser](ZoneScheme::coarser) scheme that the zone `number`
    /// belongs to; what is below the first zone belongs to the first one there.
    #[must_use]
    pub fn coarser(&self, number: usize) -> Option<usize> {
        let (_, to) = self.scheme.coarser?;
        match number.checked_sub(1) {
            None => to.first().copied(),
            Some(index) => to.get(index).copied(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hr(bpm: f64) -> HeartRate {
        HeartRate::from_bpm(bpm).unwrap()
    }

    /// Olympiatoppen's calculator, olt-skala.nif.no, at a maximum of 195.
    #[test]
    fn the_printed_table_of_the_calculator() {
        let max = hr(195.0);
        let zones = Zones::by_heart_rate(&ZoneScheme::OLYMPIATOPPEN_FIVE, max).unwrap();
        let printed = [[107, 140], [141, 159], [160, 169], [170, 179], [180, 195]];
        assert_eq!(zones.whole_bpm(max), printed);
        for (number, [from, to]) in (1..).zip(printed) {
            for bpm in from..=to {
                assert_eq!(zones.printed_number(bpm), number, "{bpm}");
            }
        }
    }

    #[test]
    fn whole_beats_lie_where_they_are_printed() {
        for scheme in ZoneScheme::ALL {
            for max in 100..=230 {
                let max = hr(f64::from(max));
                let Ok(zones) = Zones::by_heart_rate(scheme, max) else { continue };
                for (number, [from, to]) in (1..).zip(zones.whole_bpm(max)) {
                    for bpm in from..=to {
                        assert_eq!(zones.printed_number(bpm), number, "{} {max} {bpm}", scheme.id);
                    }
                }
            }
        }
    }

    #[test]
    fn schemes_are_in_order() {
        for scheme in ZoneScheme::ALL {
            let percents = scheme.limits.iter().map(|limits| limits.percent);
            for limits in percents.chain([scheme.lactate_mmol_l]) {
                assert!(limits.windows(2).all(|pair| pair[0] < pair[1]), "{}", scheme.id);
                assert!(limits.len() <= scheme.names.len(), "{}", scheme.id);
            }
            for anchor in ZoneAnchor::ALL {
                let of = scheme.limits.iter().filter(|limits| limits.anchor == anchor);
                assert!(of.count() <= 1, "{}", scheme.id);
            }
            let by_lactate = Zones::by_lactate(scheme).map(|zones| zones.count());
            assert!(by_lactate.is_none_or(|count| count == scheme.names.len()), "{}", scheme.id);
            assert_eq!(ZoneScheme::by_id(scheme.id), Some(scheme));
            if let Some((_, to)) = scheme.coarser {
                assert_eq!(to.len(), scheme.names.len(), "{}", scheme.id);
            }
        }
        assert_eq!(ZoneScheme::by_id("seiler-4"), None);
    }

    #[test]
    fn limits_and_names() {
        let three = Zones::by_heart_rate(&ZoneScheme::SEILER_THREE, hr(200.0)).unwrap();
        assert_eq!(three.count(), 3);
        assert_eq!(three.limits(1), (None, Some(hr(164.0))));
        assert_eq!(three.limits(3), (Some(hr(174.0)), None));
        assert_eq!(three.limits(4), (None, None));
        assert_eq!((three.name(0), three.name(1), three.name(4)), (None, Some("1"), None));
        assert_eq!(three.whole_bpm(hr(200.0)), [[0, 164], [165, 174], [175, 200]]);
        let five = Zones::by_heart_rate(&ZoneScheme::SEILER_FIVE, hr(200.0)).unwrap();
        assert_eq!(five.limits(0), (None, Some(hr(120.0))));
        assert_eq!(five.limits(1), (Some(hr(120.0)), Some(hr(144.0))));
        assert_eq!(five.coarser(1), None);
    }

    #[test]
    fn gaps_of_the_printed_table_are_closed() {
        let zones = Zones::by_heart_rate(&ZoneScheme::SEILER_FIVE, hr(200.0)).unwrap();
        // Zone 3 is printed to 87 %, zone 4 from 88 %.
        for (percent, number) in [(87.0, 3), (87.9, 3), (88.0, 4), (93.5, 4), (94.0, 5)] {
            assert_eq!(zones.number(hr(2.0 * percent)), number, "{percent}");
        }
    }

    /// The printed tables, with both ends of each zone.
    #[test]
    fn printed_ends_lie_in_their_zones() {
        let threshold = hr(100.0);
        let friel = Zones::by_threshold_heart_rate(&ZoneScheme::FRIEL_RUN, threshold).unwrap();
        let coggan = Zones::by_threshold_heart_rate(&ZoneScheme::COGGAN, threshold).unwrap();
        let british =
            Zones::by_threshold_heart_rate(&ZoneScheme::BRITISH_CYCLING, threshold).unwrap();
        let check = |zones: &Zones<HeartRate>, ends: &[[f64; 2]]| {
            for (number, end) in (1..).zip(ends) {
                for percent in end {
                    assert_eq!(zones.number(hr(*percent)), number, "{percent}");
                }
            }
        };
        let ends = [[84.0, 85.0 - 1e-9], [85.0, 89.0], [90.0, 94.0], [95.0, 99.0], [100.0, 102.0]];
        check(&friel, &ends);
        assert_eq!((friel.number(hr(103.0)), friel.number(hr(106.0))), (6, 6));
        assert_eq!(friel.name(friel.number(hr(107.0))), Some("5c"));
        check(&coggan, &[[50.0, 68.0], [69.0, 83.0], [84.0, 94.0], [95.0, 105.0], [106.0, 120.0]]);
        check(&british, &[[50.0, 67.0], [68.0, 83.0], [84.0, 94.0], [95.0, 105.0], [106.0, 120.0]]);
        let watts = |w| Power::from_watts(w).unwrap();
        let power = Zones::by_power(&ZoneScheme::COGGAN, watts(100.0)).unwrap();
        for (w, number) in [
            (0.0, 1),
            (55.0, 1),
            (56.0, 2),
            (76.0, 3),
            (91.0, 4),
            (106.0, 5),
            (121.0, 6),
            (151.0, 7),
        ] {
            assert_eq!(power.number(watts(w)), number, "{w}");
        }
        let vo2 = |v| OxygenUptake::from_milliliters_per_kilogram_minute(v).unwrap();
        let daniels = Zones::by_vo2max(&ZoneScheme::DANIELS, vo2(100.0)).unwrap();
        for (v, name) in
            [(59.0, "E"), (74.0, "E"), (75.0, "M"), (88.0, "T"), (95.0, "I"), (105.0, "R")]
        {
            assert_eq!(daniels.name(daniels.number(vo2(v))), Some(name), "{v}");
        }
        assert_eq!(daniels.number(vo2(58.0)), 0);
    }

    #[test]
    fn a_scheme_without_the_anchor_says_so() {
        let error = Zones::by_heart_rate(&ZoneScheme::FRIEL_RUN, hr(190.0)).unwrap_err();
        assert_eq!((error.code(), ZonesError::CODES[0]), ("no-limits", "no-limits"));
        assert_eq!(error.to_string(), "the scheme friel-run has no limits by max-heart-rate");
        let power = Zones::by_power(&ZoneScheme::COGGAN, Power::MIN).unwrap_err();
        assert_eq!(power.code(), "not-increasing");
        let vo2 = OxygenUptake::const_milliliters_per_kilogram_minute(60.0);
        let flat = |_| Speed::from_meters_per_second(4.0);
        assert!(Zones::by_speed(&ZoneScheme::DANIELS, vo2, flat).is_err());
        let one = Zones::by_heart_rate(&ZoneScheme::SEILER_FIVE, HeartRate::MIN).unwrap_err();
        assert_eq!(one.code(), "out-of-range");
    }

    #[test]
    fn tables_disagree_on_lactate() {
        let at = |scheme, mmol| {
            let lactate = Lactate::from_millimoles_per_liter(mmol).unwrap();
            Zones::by_lactate(scheme).map(|zones| zones.number(lactate))
        };
        assert_eq!(at(&ZoneScheme::MIDDLE_DISTANCE, 3.7), Some(3));
        assert_eq!(at(&ZoneScheme::LONG_DISTANCE, 3.7), Some(4));
        assert_eq!(at(&ZoneScheme::SEILER_THREE, 3.7), Some(2));
        assert_eq!(at(&ZoneScheme::SEILER_FIVE, 0.0), Some(1));
        assert_eq!(at(&ZoneScheme::OLYMPIATOPPEN_FIVE, 3.7), None);
    }
}
