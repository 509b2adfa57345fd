//! Zones of intensity that leave no value out.

mod scheme;
mod time;

use stadion_types::{HeartRate, Lactate, OutOfRange};

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
/// # Ok::<(), stadion_types::OutOfRange>(())
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
    /// [`OutOfRange`] if a limit is no heart rate, for a maximum of 1 bpm or so.
    pub fn by_heart_rate(scheme: &'static ZoneScheme, max: HeartRate) -> Result<Self, OutOfRange> {
        let open_below = scheme.hr_max_percent.first().is_some_and(|&percent| percent <= 0.0);
        let limits = scheme
            .hr_max_percent
            .iter()
            .skip(usize::from(open_below))
            .map(|percent| HeartRate::from_bpm(percent * max.bpm() / 100.0))
            .collect::<Result<_, _>>()?;
        Ok(Self { scheme, limits, first: 1 + usize::from(open_below) })
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
    /// # Ok::<(), stadion_types::OutOfRange>(())
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
    /// # Ok::<(), stadion_types::OutOfRange>(())
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
                let zones = Zones::by_heart_rate(scheme, max).unwrap();
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
            for limits in [scheme.hr_max_percent, scheme.lactate_mmol_l] {
                assert!(limits.windows(2).all(|pair| pair[0] < pair[1]), "{}", scheme.id);
            }
            assert!(scheme.hr_max_percent.len() <= scheme.names.len(), "{}", scheme.id);
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
