//! When the timer ran: pauses and laps.

use crate::raw::{RawLap, TimerEvent};

/// The stretches in which the timer stood still: from a stop to the next start.
pub(crate) fn pauses(timer: &[TimerEvent], end: f64) -> Vec<(f64, f64)> {
    let mut events = timer.to_vec();
    // Devices write events late, so order them; the sort is stable for a stop and start at once.
    events.sort_by(|a, b| a.time.total_cmp(&b.time));
    let mut out: Vec<(f64, f64)> = Vec::new();
    let mut stopped: Option<f64> = None;
    for event in events {
        match (event.running, stopped) {
            (false, None) => stopped = Some(event.time),
            (true, Some(from)) => {
                if event.time > from {
                    out.push((from, event.time));
                }
                stopped = None;
            }
            _ => {}
        }
    }
    if let Some(from) = stopped
        && end > from
    {
        out.push((from, end));
    }
    out
}

/// Gives laps without a stated length the time until the next one or the end. The last one lasts
/// at least as long as its timer ran: the last record comes up to a few seconds early.
pub(crate) fn complete(laps: &mut [RawLap], end: f64) {
    laps.sort_by(|a, b| a.start.total_cmp(&b.start));
    for i in 0..laps.len() {
        if laps[i].elapsed.is_nan() {
            let start = laps[i].start;
            laps[i].elapsed = match laps.get(i + 1) {
                Some(next) => next.start - start,
                // `max` passes over a timer that is not stated.
                None => (end - start).max(laps[i].timer).max(0.0),
            };
        }
    }
}

/// Seconds between `from` and `to` in which the timer is known to have stood still.
pub(super) fn paused_within(paused: &[(f64, f64)], from: f64, to: f64) -> f64 {
    paused.iter().map(|p| (p.1.min(to) - p.0.max(from)).max(0.0)).sum()
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "whole seconds are exact")]
mod tests {
    use super::*;

    #[test]
    fn events_out_of_order_make_pauses() {
        let event = |time, running| TimerEvent { time, running };
        let events = [event(50.0, true), event(0.0, true), event(40.0, false), event(45.0, false)];
        assert_eq!(pauses(&events, 100.0), [(40.0, 50.0)]);
        assert_eq!(pauses(&[event(90.0, false)], 100.0), [(90.0, 100.0)], "never started again");
        assert_eq!(pauses(&[event(100.0, false)], 100.0), []);
        assert_eq!(paused_within(&[(40.0, 50.0), (60.0, 90.0)], 45.0, 70.0), 15.0);
    }

    #[test]
    fn laps_last_until_the_next_one() {
        let mut laps = [RawLap::starting(60.0), RawLap::starting(0.0), RawLap::starting(90.0)];
        laps[2].timer = 12.5;
        laps[0].elapsed = 29.0;
        complete(&mut laps, 100.0);
        let elapsed: Vec<f64> = laps.iter().map(|lap| lap.elapsed).collect();
        assert_eq!(elapsed, [60.0, 29.0, 12.5]);
    }
}
