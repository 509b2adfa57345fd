//! Times as they stand on a stopwatch: `12.07`, `81.1`, `2:19.8`, `1:02:03`.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::str::FromStr;
use core::time::Duration;

/// Why a text is no split time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SplitTimeError {
    /// There is nothing to read.
    #[error("a split time needs at least one digit")]
    Empty,
    /// A character that belongs to no split time.
    #[error("unexpected {found:?} at byte {at}; digits, colons and one full stop are accepted")]
    Unexpected {
        /// The character.
        found: char,
        /// Where it stands.
        at: usize,
    },
    /// A part between colons is 60 or more, has not two digits, or there are more than three parts.
    #[error("a part after a colon needs two digits below 60, and there are at most three parts")]
    Parts,
    /// More than nine decimals, or more hours than fit.
    #[error("more digits than a split time can hold")]
    TooLong,
}

/// How the leading part of a split is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `81.1`: seconds alone, which may exceed 60.
    Seconds,
    /// `1:21.1`.
    Minutes,
    /// `1:02:03`.
    Hours,
}

/// A time as a stopwatch shows it, with the precision and the form in which it was written.
///
/// Two splits are equal if they are the same span of time, however they are written: `81.10` and
/// `1:21.1` are equal. What was read is printed as it was; a time made by a program is printed in
/// the shortest usual form.
///
/// ```
/// use std::time::Duration;
/// use stadion_types::SplitTime;
///
/// let split: SplitTime = "3:39.45".parse()?;
/// assert_eq!(split.seconds(), 219.45);
/// assert_eq!(split.to_string(), "3:39.45");
/// // Rounding carries into the minutes; the seconds never show 60.
/// let made = SplitTime::from_duration(Duration::from_millis(59_995), 2);
/// assert_eq!(made.to_string(), "1:00.00");
/// # Ok::<(), stadion_types::SplitTimeError>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct SplitTime {
    time: Duration,
    decimals: u8,
    form: Form,
}

const NANOS: u128 = 1_000_000_000;

impl SplitTime {
    /// Most decimals of a second that are kept.
    pub const MAX_DECIMALS: u8 = 9;

    /// A time rounded half up to `decimals` places, at most nine.
    #[must_use]
    pub fn from_duration(time: Duration, decimals: u8) -> Self {
        let decimals = decimals.min(Self::MAX_DECIMALS);
        let unit = 10_u128.pow(u32::from(Self::MAX_DECIMALS - decimals));
        let nanos = (time.as_nanos() + unit / 2) / unit * unit;
        let time = from_nanos(nanos).unwrap_or(time);
        let form = match time.as_secs() {
            0..60 => Form::Seconds,
            60..3600 => Form::Minutes,
            _ => Form::Hours,
        };
        Self { time, decimals, form }
    }

    /// The span of time.
    #[must_use]
    pub const fn duration(self) -> Duration {
        self.time
    }

    /// The span of time in seconds.
    #[must_use]
    pub fn seconds(self) -> f64 {
        self.time.as_secs_f64()
    }

    /// Number of decimals of a second that were written.
    #[must_use]
    pub const fn decimals(self) -> u8 {
        self.decimals
    }
}

fn from_nanos(nanos: u128) -> Option<Duration> {
    let seconds = u64::try_from(nanos / NANOS).ok()?;
    let rest = u32::try_from(nanos % NANOS).ok()?;
    Some(Duration::new(seconds, rest))
}

impl From<SplitTime> for Duration {
    fn from(split: SplitTime) -> Self {
        split.time
    }
}

impl PartialEq for SplitTime {
    fn eq(&self, other: &Self) -> bool {
        self.time == other.time
    }
}

impl Eq for SplitTime {}

impl Ord for SplitTime {
    fn cmp(&self, other: &Self) -> Ordering {
        self.time.cmp(&other.time)
    }
}

impl PartialOrd for SplitTime {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Hash for SplitTime {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.time.hash(state);
    }
}

impl FromStr for SplitTime {
    type Err = SplitTimeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.is_empty() {
            return Err(SplitTimeError::Empty);
        }
        if let Some((at, found)) =
            text.char_indices().find(|(_, c)| !c.is_ascii_digit() && !matches!(c, ':' | '.'))
        {
            return Err(SplitTimeError::Unexpected { found, at });
        }
        let (whole, fraction) = match text.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (text, None),
        };
        let decimals = match fraction {
            None => 0,
            Some("") => return Err(SplitTimeError::Empty),
            Some(digits) => {
                if let Some(at) = digits.find([':', '.']) {
                    let at = whole.len() + 1 + at;
                    let found = if text[at..].starts_with(':') { ':' } else { '.' };
                    return Err(SplitTimeError::Unexpected { found, at });
                }
                u8::try_from(digits.len()).map_err(|_| SplitTimeError::TooLong)?
            }
        };
        if decimals > Self::MAX_DECIMALS {
            return Err(SplitTimeError::TooLong);
        }
        let mut parts = whole.split(':');
        let count = whole.matches(':').count() + 1;
        let form = match count {
            1 => Form::Seconds,
            2 => Form::Minutes,
            3 => Form::Hours,
            _ => return Err(SplitTimeError::Parts),
        };
        let first = parts.next().unwrap_or_default();
        if first.is_empty() {
            return Err(SplitTimeError::Empty);
        }
        let mut seconds: u64 = first.parse().map_err(|_| SplitTimeError::TooLong)?;
        for part in parts {
            let value: u64 = part.parse().map_err(|_| SplitTimeError::Parts)?;
            if part.len() != 2 || value >= 60 {
                return Err(SplitTimeError::Parts);
            }
            seconds = seconds
                .checked_mul(60)
                .and_then(|s| s.checked_add(value))
                .ok_or(SplitTimeError::TooLong)?;
        }
        let mut nanos: u32 = 0;
        for digit in fraction.unwrap_or_default().bytes() {
            nanos = nanos * 10 + u32::from(digit - b'0');
        }
        nanos *= 10_u32.pow(u32::from(Self::MAX_DECIMALS - decimals));
        Ok(Self { time: Duration::new(seconds, nanos), decimals, form })
    }
}

impl fmt::Display for SplitTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let total = self.time.as_secs();
        match self.form {
            Form::Seconds => write!(f, "{total}")?,
            Form::Minutes => write!(f, "{}:{:02}", total / 60, total % 60)?,
            Form::Hours => write!(f, "{}:{:02}:{:02}", total / 3600, total / 60 % 60, total % 60)?,
        }
        if self.decimals > 0 {
            let unit = 10_u32.pow(u32::from(Self::MAX_DECIMALS - self.decimals));
            let width = usize::from(self.decimals);
            write!(f, ".{:0width$}", self.time.subsec_nanos() / unit)?;
        }
        Ok(())
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for SplitTime {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for SplitTime {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_is_printed() {
        for (text, ms) in [
            ("12.07", 12_070),
            ("81.1", 81_100),
            ("2:19.8", 139_800),
            ("3:39.45", 219_450),
            ("1:02:03", 3_723_000),
            ("0.5", 500),
            ("63", 63_000),
            ("90:00", 5_400_000),
            ("2:00:00.05", 7_200_050),
        ] {
            let split: SplitTime = text.parse().unwrap_or_else(|e| panic!("{text}: {e}"));
            assert_eq!(split.duration(), Duration::from_millis(ms), "{text}");
            assert_eq!(split.to_string(), text);
        }
    }

    #[test]
    fn seconds_never_show_sixty() {
        for (ms, decimals, text) in [
            (59_994, 2, "59.99"),
            (59_995, 2, "1:00.00"),
            (59_500, 0, "1:00"),
            (3_599_960, 1, "1:00:00.0"),
            (119_999, 1, "2:00.0"),
        ] {
            let split = SplitTime::from_duration(Duration::from_millis(ms), decimals);
            assert_eq!(split.to_string(), text, "{ms} ms");
        }
    }

    #[test]
    fn other_texts_are_refused_with_a_reason() {
        use SplitTimeError as E;
        for (text, error) in [
            ("", E::Empty),
            (":45", E::Empty),
            ("12.", E::Empty),
            ("1:60", E::Parts),
            ("1:5", E::Parts),
            ("1:1:1:1", E::Parts),
            ("1:02:", E::Parts),
            ("12,07", E::Unexpected { found: ',', at: 2 }),
            ("1.2.3", E::Unexpected { found: '.', at: 3 }),
            ("-5", E::Unexpected { found: '-', at: 0 }),
            ("1.0000000001", E::TooLong),
            ("99999999999999999999", E::TooLong),
            ("9999999999999999999:00", E::TooLong),
        ] {
            assert_eq!(text.parse::<SplitTime>(), Err(error), "{text}");
        }
    }

    #[test]
    fn equal_times_are_equal_however_written() {
        let a: SplitTime = "81.10".parse().unwrap();
        let b: SplitTime = "1:21.1".parse().unwrap();
        assert_eq!(a, b);
        assert!(a < "1:21.2".parse().unwrap());
    }

    #[test]
    fn absurdly_long_times_do_not_panic() {
        let split = SplitTime::from_duration(Duration::MAX, 0);
        assert!(split.duration() >= Duration::from_secs(u64::MAX));
    }
}
