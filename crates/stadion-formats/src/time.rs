//! Points in time as files write them.

use chrono::{DateTime, NaiveDateTime};

/// Seconds since 1970 and, if the text names one other than UTC, the offset in seconds.
/// A time without a zone is taken as UTC.
pub(crate) fn parse_time(text: &str) -> Option<(f64, Option<i32>)> {
    if let Ok(time) = DateTime::parse_from_rfc3339(text) {
        let offset = time.offset().local_minus_utc();
        // "Z" says that the zone is not known, not that the athlete was in Greenwich.
        let stated = !text.ends_with(['Z', 'z']);
        return Some((
            seconds(time.timestamp(), time.timestamp_subsec_nanos()),
            stated.then_some(offset),
        ));
    }
    for format in ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f"] {
        if let Ok(time) = NaiveDateTime::parse_from_str(text, format) {
            let time = time.and_utc();
            return Some((seconds(time.timestamp(), time.timestamp_subsec_nanos()), None));
        }
    }
    None
}

fn seconds(whole: i64, nanos: u32) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "any year that chrono knows is below 2^53 s")]
    let whole = whole as f64;
    whole + f64::from(nanos) / 1e9
}
