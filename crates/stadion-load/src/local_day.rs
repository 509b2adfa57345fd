//! Which calendar day, and which time of day, an instant is for the athlete.

use chrono::{DateTime, FixedOffset, NaiveDate, Offset, TimeZone, Utc};
use stadion_types::{Finding, Reason, ReasonCode, Severity};

pub(crate) const UTC_ASSUMED: ReasonCode = ReasonCode {
    code: "local-time-utc",
    text: "no local time is known; days and times of day are those of UTC",
};

/// Where local time comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum OffsetSource {
    /// The file of the recording tells its distance from UTC.
    File,
    /// The athlete's time zone.
    Zone,
    /// A distance from UTC that was handed in.
    Given,
    /// Nothing is known; UTC stands in.
    Utc,
}

impl OffsetSource {
    /// Every source, in the order of the declaration.
    pub const ALL: [Self; 4] = [Self::File, Self::Zone, Self::Given, Self::Utc];

    /// The name used in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Zone => "zone",
            Self::Given => "given",
            Self::Utc => "utc",
        }
    }
}

/// The rule by which an instant becomes local time.
///
/// A session belongs to the local day on which it **started**, also when it ends after midnight.
/// `Z` is any time zone that chrono knows, such as one of `chrono-tz`; a zone is asked at the
/// instant itself, so summer time is right on both sides of a change.
///
/// ```
/// use chrono::{FixedOffset, TimeZone, Utc};
/// use stadion_load::{LocalDay, OffsetSource};
///
/// let start = Utc.with_ymd_and_hms(2026, 3, 28, 23, 30, 0).single().ok_or("no such time")?;
/// let oslo = FixedOffset::east_opt(3600).ok_or("no such offset")?;
/// let rule: LocalDay = LocalDay::Given(oslo);
/// assert_eq!(rule.day_of(start, None).to_string(), "2026-03-29");
/// assert_eq!(LocalDay::<Utc>::Utc.day_of(start, None).to_string(), "2026-03-28");
/// assert_eq!(rule.local(start, None).source(), OffsetSource::Given);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum LocalDay<Z = Utc> {
    /// The file's offset; where it tells none, UTC with a finding.
    #[default]
    File,
    /// The file's offset, which is right on a journey; where it tells none, the athlete's zone.
    FileOrZone(Z),
    /// Always the athlete's zone.
    Zone(Z),
    /// Always this offset.
    Given(FixedOffset),
    /// Always UTC, with a finding.
    Utc,
}

impl<Z: TimeZone> LocalDay<Z> {
    /// Local time at an instant; `file` is the offset that the recording's file tells.
    #[must_use]
    pub fn local(&self, instant: DateTime<Utc>, file: Option<FixedOffset>) -> LocalTime {
        let in_zone = |zone: &Z| {
            let offset = zone.offset_from_utc_datetime(&instant.naive_utc()).fix();
            (offset, OffsetSource::Zone)
        };
        let from_file = file.map(|offset| (offset, OffsetSource::File));
        let utc = (Utc.fix(), OffsetSource::Utc);
        let (offset, source) = match self {
            Self::File => from_file.unwrap_or(utc),
            Self::FileOrZone(zone) => from_file.unwrap_or_else(|| in_zone(zone)),
            Self::Zone(zone) => in_zone(zone),
            Self::Given(offset) => (*offset, OffsetSource::Given),
            Self::Utc => utc,
        };
        LocalTime { at: instant.with_timezone(&offset), source }
    }

    /// The day to which a session that started at this instant belongs.
    #[must_use]
    pub fn day_of(&self, start: DateTime<Utc>, file: Option<FixedOffset>) -> NaiveDate {
        self.local(start, file).day()
    }
}

/// An instant in local time, and where local time comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LocalTime {
    at: DateTime<FixedOffset>,
    source: OffsetSource,
}

impl LocalTime {
    /// The instant, with its distance from UTC.
    #[must_use]
    pub const fn at(&self) -> DateTime<FixedOffset> {
        self.at
    }

    /// The calendar day.
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        self.at.date_naive()
    }

    /// Where local time comes from.
    #[must_use]
    pub const fn source(&self) -> OffsetSource {
        self.source
    }

    /// A finding if the day may be the wrong one, because only UTC was there to go by.
    #[must_use]
    pub fn finding(&self) -> Option<Finding> {
        (self.source == OffsetSource::Utc).then(|| {
            Finding::new(Reason::new(UTC_ASSUMED), Severity::Notice, crate::sources::STADION.id)
        })
    }
}

#[cfg(test)]
mod tests {
    use chrono::{MappedLocalTime, NaiveDateTime};

    use super::*;

    /// A zone one hour east of UTC in winter and two in summer, from 01:00 UTC on 2026-03-29 on.
    #[derive(Debug, Clone, Copy)]
    struct Summer;

    impl TimeZone for Summer {
        type Offset = FixedOffset;
        fn from_offset(_: &FixedOffset) -> Self {
            Self
        }
        fn offset_from_local_date(&self, _: &NaiveDate) -> MappedLocalTime<FixedOffset> {
            MappedLocalTime::None
        }
        fn offset_from_local_datetime(&self, _: &NaiveDateTime) -> MappedLocalTime<FixedOffset> {
            MappedLocalTime::None
        }
        fn offset_from_utc_date(&self, utc: &NaiveDate) -> FixedOffset {
            self.offset_from_utc_datetime(&utc.and_hms_opt(0, 0, 0).unwrap())
        }
        fn offset_from_utc_datetime(&self, utc: &NaiveDateTime) -> FixedOffset {
            let change = NaiveDate::from_ymd_opt(2026, 3, 29).unwrap().and_hms_opt(1, 0, 0);
            FixedOffset::east_opt(if *utc < change.unwrap() { 3600 } else { 7200 }).unwrap()
        }
    }

    fn at(day: u32, hour: u32, minute: u32) -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 3, day, hour, minute, 0).unwrap()
    }

    #[test]
    fn a_zone_is_asked_at_the_instant() {
        let rule = LocalDay::Zone(Summer);
        for (instant, local) in [
            (at(28, 22, 59), "2026-03-28T23:59:00+01:00"),
            (at(28, 23, 0), "2026-03-29T00:00:00+01:00"),
            (at(29, 0, 59), "2026-03-29T01:59:00+01:00"),
            (at(29, 1, 0), "2026-03-29T03:00:00+02:00"),
            (at(29, 22, 0), "2026-03-30T00:00:00+02:00"),
        ] {
            assert_eq!(rule.local(instant, None).at().to_rfc3339(), local, "{instant}");
        }
    }

    #[test]
    fn each_rule_takes_its_source() {
        let late = at(10, 23, 30);
        let tokyo = FixedOffset::east_opt(9 * 3600);
        for (rule, file, day, source) in [
            (LocalDay::File, tokyo, 11, OffsetSource::File),
            (LocalDay::File, None, 10, OffsetSource::Utc),
            (LocalDay::FileOrZone(Summer), tokyo, 11, OffsetSource::File),
            (LocalDay::FileOrZone(Summer), None, 11, OffsetSource::Zone),
            (LocalDay::Zone(Summer), FixedOffset::west_opt(3600), 11, OffsetSource::Zone),
            (LocalDay::Given(FixedOffset::west_opt(3600).unwrap()), tokyo, 10, OffsetSource::Given),
            (LocalDay::Utc, tokyo, 10, OffsetSource::Utc),
        ] {
            let local = rule.local(late, file);
            assert_eq!(local.day(), NaiveDate::from_ymd_opt(2026, 3, day).unwrap(), "{rule:?}");
            assert_eq!(local.source(), source, "{rule:?}");
            assert_eq!(local.finding().is_some(), source == OffsetSource::Utc, "{rule:?}");
        }
    }

    #[cfg(feature = "serde")]
    #[test]
    fn serde_uses_the_same_names() {
        for source in OffsetSource::ALL {
            let text = serde_json::to_string(&source).unwrap();
            assert_eq!(text, format!("\"{}\"", source.as_str()));
        }
    }
}
