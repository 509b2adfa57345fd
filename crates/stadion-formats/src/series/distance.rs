//! What the distance channel holds, and what it should.

use super::Series;
use crate::raw::RawRecord;

/// Makes each session's distance start where the one before ended: in a triathlon the device
/// counts on.
pub(super) fn rebase(out: &mut [Series]) {
    let mut base = 0.0_f64;
    for series in out {
        let distances = || series.records.iter().map(|r| r.distance).filter(|d| !d.is_nan());
        let (first, last) = (distances().next(), distances().next_back());
        let (Some(first), Some(last)) = (first, last) else { continue };
        if base > 0.0 && first >= base {
            for r in &mut series.records {
                // In whole millimetres: the subtraction would show its last bits.
                r.distance = ((r.distance - base) * 1000.0).round() / 1000.0;
            }
        }
        base = last;
    }
}

/// Whether any record has the channel.
pub(crate) fn any(records: &[RawRecord], of: impl Fn(&RawRecord) -> f64) -> bool {
    records.iter().any(|r| !of(r).is_nan())
}

/// Time after which a distance that is still 0 was not counted at all.
const STILL_ZERO_S: f64 = 60.0;

/// Whether the distance is 0 from the first record to the last for more than a minute: what
/// devices write that count none, as indoors.
pub(crate) fn uncounted(records: &[RawRecord]) -> bool {
    let (Some(first), Some(last)) = (records.first(), records.last()) else { return false };
    last.time - first.time > STILL_ZERO_S
        && any(records, |r| r.distance)
        && records.iter().all(|r| r.distance.is_nan() || r.distance == 0.0)
}

/// Mean radius of the earth in metres (IUGG).
const EARTH_M: f64 = 6_371_008.8;

/// The way over the ground between two positions in degrees, in metres, on a sphere.
fn haversine(from: (f64, f64), to: (f64, f64)) -> f64 {
    let (lat1, lat2) = (from.0.to_radians(), to.0.to_radians());
    let lat = ((lat2 - lat1) / 2.0).sin();
    let lon = ((to.1 - from.1).to_radians() / 2.0).sin();
    let a = lat * lat + lat1.cos() * lat2.cos() * lon * lon;
    2.0 * EARTH_M * a.sqrt().min(1.0).asin()
}

/// Fills in the distance by adding up the way between positions. The way made while the timer
/// stood still is not counted; `paused` is in order.
pub(crate) fn from_positions(records: &mut [RawRecord], paused: &[(f64, f64)]) {
    let mut total = 0.0;
    let mut last: Option<(f64, (f64, f64))> = None;
    for r in records {
        if r.latitude.is_nan() {
            continue;
        }
        let here = (r.latitude, r.longitude);
        if let Some((before, there)) = last {
            let next = paused.partition_point(|&(from, _)| from < before);
            if paused.get(next).is_none_or(|&(_, to)| to > r.time) {
                total += haversine(there, here);
            }
        }
        last = Some((r.time, here));
        r.distance = total;
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "zero and equal values are exact")]
mod tests {
    use super::*;
    use crate::raw::TimerEvent;
    use crate::series::pauses;

    const T: f64 = 1_600_000_000.0;

    #[test]
    fn a_degree_of_latitude() {
        // The mean radius times one degree in radians.
        let degree = haversine((50.0, 8.0), (51.0, 8.0));
        assert!((degree - 111_195.08).abs() < 0.01, "{degree}");
        assert_eq!(haversine((50.0, 8.0), (50.0, 8.0)), 0.0);
    }

    #[test]
    fn the_way_during_a_pause_is_not_counted() {
        let at = |(time, latitude)| RawRecord {
            time: T + time,
            latitude,
            longitude: 8.0,
            ..RawRecord::EMPTY
        };
        let mut records = [(0.0, 50.0), (10.0, 50.001), (100.0, 50.002)].map(at);
        let events = [(12.0, false), (90.0, true)];
        let timer: Vec<_> =
            events.iter().map(|&(t, running)| TimerEvent { time: T + t, running }).collect();
        let paused = pauses(&timer, T + 100.0);
        assert_eq!(paused, [(T + 12.0, T + 90.0)]);
        from_positions(&mut records, &paused);
        assert_eq!(records[2].distance, records[1].distance);
        from_positions(&mut records, &[]);
        assert!((records[2].distance / records[1].distance - 2.0).abs() < 1e-6);
    }

    #[test]
    fn zeros_throughout_are_no_distance() {
        let still = |seconds: u32| -> Vec<RawRecord> {
            (0..=seconds)
                .map(|s| RawRecord { time: T + f64::from(s), distance: 0.0, ..RawRecord::EMPTY })
                .collect()
        };
        assert!(uncounted(&still(61)));
        assert!(!uncounted(&still(60)), "so long may a start be waited for");
        let mut moved = still(100);
        moved[100].distance = 1.0;
        assert!(!uncounted(&moved));
        assert!(!uncounted(&[]));
    }
}
