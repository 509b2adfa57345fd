//! What the distance channel holds, and what it should.

use super::Series;
use super::sift::{Fit, sift};
use crate::options::{DistanceFault, DistanceRule};
use crate::raw::RawRecord;
use crate::warn::Notes;

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

/// A counter that goes back by no more than this, in metres, has put itself right.
const BACKWARD_M: f64 = 1.0;

/// Longest step, in seconds, that the speed of its records is taken to fill.
const BRIDGED_S: f64 = 10.0;

/// Makes the distance one that was counted on where it ran backward or leapt ahead, as the rule says.
///
/// A step is judged by the time since the counter last moved: after a tunnel it catches up at once.
pub(crate) fn count_on(records: &mut [RawRecord], rule: &DistanceRule, notes: &mut Notes) {
    let counted: Vec<usize> =
        (0..records.len()).filter(|&i| !records[i].distance.is_nan()).collect();
    let raw: Vec<f64> = counted.iter().map(|&i| records[i].distance).collect();
    let time = |at: usize| records[counted[at]].time;
    let mut moved: Vec<f64> = Vec::with_capacity(raw.len());
    for at in 0..raw.len() {
        let still = at > 0 && raw[at].to_bits() == raw[at - 1].to_bits();
        moved.push(if still { moved[at - 1] } else { time(at) });
    }
    let limit = rule.max_speed.meters_per_second();
    let farthest = |from: usize, to: usize| limit * (time(to) - moved[from]).max(1.0);
    let fits = sift(raw.len(), |from, to| {
        (-BACKWARD_M..=farthest(from, to)).contains(&(raw[to] - raw[from]))
    });
    if fits.iter().all(|fit| *fit == Fit::GoesOn) {
        return;
    }
    let keep = rule.fault == DistanceFault::Keep;
    let mut last: Option<usize> = None;
    let mut offset = 0.0;
    for (at, fit) in fits.into_iter().enumerate() {
        if fit != Fit::GoesOn {
            // What stands alone at the very start has nothing before it.
            match last.map(|last| (raw[last], raw[at])) {
                Some((from, to)) if to < from => notes.distance_backward(from, to),
                Some((from, to)) => notes.distance_jump(to - from),
                None => notes.distance_jump(raw[at]),
            }
        }
        if keep {
            last = Some(at);
            continue;
        }
        if fit == Fit::Alone {
            records[counted[at]].distance = f64::NAN;
            continue;
        }
        if let (Fit::Anew, Some(last)) = (fit, last) {
            let (from, to) = (&records[counted[last]], &records[counted[at]]);
            offset = from.distance + bridge(from, to) - raw[at];
        }
        if offset != 0.0 {
            // In whole millimetres: the sum would show its last bits.
            records[counted[at]].distance = ((raw[at] + offset) * 1000.0).round() / 1000.0;
        }
        last = Some(at);
    }
}

/// The way between two neighbours by their speed; nothing where it is not known or they are far apart.
fn bridge(from: &RawRecord, to: &RawRecord) -> f64 {
    let way = f64::from(f32::midpoint(from.speed, to.speed)) * (to.time - from.time);
    if way > 0.0 && to.time - from.time <= BRIDGED_S { way } else { 0.0 }
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "zero and equal values are exact")]
mod tests {
    use super::*;

    const T: f64 = 1_600_000_000.0;

    /// A run at 4 m/s with the fault that `change` makes.
    fn run(change: impl Fn(usize, f64) -> f64) -> Vec<RawRecord> {
        (0_u32..1000)
            .map(|s| {
                let distance = change(s as usize, 4.0 * f64::from(s));
                RawRecord { time: T + f64::from(s), distance, ..RawRecord::EMPTY }
            })
            .collect()
    }

    fn way(records: &[RawRecord]) -> f64 {
        let known = || records.iter().map(|r| r.distance).filter(|d| !d.is_nan());
        known().next_back().unwrap() - known().next().unwrap()
    }

    #[test]
    fn a_faulty_counter_is_counted_on() {
        type Fault = fn(usize, f64) -> f64;
        let faults: [(&str, Fault); 6] = [
            ("reset", |s, d| if s >= 500 { d - 2000.0 } else { d }),
            ("last", |s, d| if s == 999 { 999_999.0 } else { d }),
            ("leap", |s, d| if s >= 300 { d + 20_000.0 } else { d }),
            ("spike", |s, d| if s == 300 { 70_000.0 } else { d }),
            ("zero", |s, d| if s == 300 { 0.0 } else { d }),
            ("first", |s, d| if s == 0 { 999_999.0 } else { d }),
        ];
        for (name, fault) in faults {
            let mut records = run(fault);
            let mut notes = Notes::default();
            count_on(&mut records, &DistanceRule::default(), &mut notes);
            assert!((way(&records) - 3996.0).abs() <= 4.0, "{name}: {}", way(&records));
            let code = if matches!(name, "reset" | "zero") {
                "distance-backward"
            } else {
                "distance-jump"
            };
            let codes: Vec<_> =
                notes.warnings().iter().map(stadion_types::ImportWarning::code).collect();
            assert_eq!(codes, [code], "{name}");
            let mut kept = run(fault);
            let rule = DistanceRule { fault: DistanceFault::Keep, ..DistanceRule::default() };
            let mut notes = Notes::default();
            count_on(&mut kept, &rule, &mut notes);
            assert_eq!(kept[999].distance, run(fault)[999].distance, "{name}");
            assert!(!notes.warnings().is_empty(), "{name}");
        }
    }

    #[test]
    fn speed_fills_the_faulty_step() {
        let mut records = run(|s, d| if s >= 500 { d - 2000.0 } else { d });
        for r in &mut records {
            r.speed = 4.0;
        }
        count_on(&mut records, &DistanceRule::default(), &mut Notes::default());
        assert_eq!(way(&records), 3996.0);
    }

    #[test]
    fn a_counter_may_catch_up() {
        // A tunnel of 100 s; and a counter that puts itself right by half a metre.
        let mut records = run(|s, d| match s {
            301..=400 => 1200.0,
            700 => d - 4.5,
            _ => d,
        });
        let distances =
            |records: &[RawRecord]| records.iter().map(|r| r.distance).collect::<Vec<_>>();
        let before = distances(&records);
        let mut notes = Notes::default();
        count_on(&mut records, &DistanceRule::default(), &mut notes);
        assert!(distances(&records) == before);
        assert_eq!(notes.warnings(), []);
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
