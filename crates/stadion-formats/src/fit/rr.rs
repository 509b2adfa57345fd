//! Intervals between heartbeats, from the two kinds of messages that hold them.

use rustyfit::proto::{Message, Value};

/// Collects beats as `(time of the beat, length of the interval before it)`, both in seconds.
#[derive(Debug, Default)]
pub(super) struct Beats {
    out: Vec<(f64, f64)>,
    /// Time of the last beat of the plain interval messages.
    now: Option<f64>,
    /// Time of the record before the last plain interval message.
    record: f64,
    /// Ticks of 1/1024 s of the last beat of the event messages, and the time of tick 0.
    ticks: Option<u64>,
    zero: Option<f64>,
}

/// A beat clock that leaves the records by more than this starts anew, in seconds.
const GAP_S: f64 = 5.0;

impl Beats {
    /// An `hrv` message: up to five intervals in milliseconds, without a time of its own. The
    /// first beat is placed at the record before, the others follow by adding up.
    pub(super) fn hrv(&mut self, record_time: f64, intervals: &[u16]) {
        if record_time.is_nan() {
            return;
        }
        // Between two records the beats run ahead of the last one, so only a new record can show
        // that the sum of the intervals has left the clock.
        let ahead = if record_time > self.record { GAP_S } else { f64::INFINITY };
        self.record = record_time;
        let mut now = match self.now {
            Some(now) if record_time - now <= GAP_S && now - record_time <= ahead => now,
            _ => record_time,
        };
        for &ms in intervals {
            if ms == u16::MAX || ms == 0 {
                continue;
            }
            let length = f64::from(ms) / 1000.0;
            now += length;
            self.out.push((now, length));
        }
        self.now = Some(now);
    }

    /// An `hr` message: moments of beats, in full (field 9, 1/1024 s) or their lowest 12 bits
    /// (field 10, two beats in three bytes).
    pub(super) fn hr(&mut self, message: &Message, time: f64) {
        for field in &message.fields {
            match (field.num, &field.value) {
                (9, Value::ArrayUint32(full)) => {
                    for &ticks in full {
                        self.full(u64::from(ticks), time);
                    }
                }
                (9, &Value::Uint32(ticks)) => self.full(u64::from(ticks), time),
                (10, Value::ArrayUint8(bytes)) => {
                    for three in bytes.as_chunks::<3>().0 {
                        self.low12(u16::from(three[0]) | (u16::from(three[1] & 0x0F) << 8));
                        self.low12(u16::from(three[1] >> 4) | (u16::from(three[2]) << 4));
                    }
                }
                _ => {}
            }
        }
    }

    fn full(&mut self, ticks: u64, time: f64) {
        if ticks == u64::from(u32::MAX) {
            return;
        }
        if !time.is_nan() {
            self.zero = Some(time - seconds(ticks));
        }
        self.ticks = Some(ticks);
    }

    fn low12(&mut self, low: u16) {
        let (Some(ticks), Some(zero)) = (self.ticks, self.zero) else { return };
        let step = (u64::from(low).wrapping_sub(ticks)) & 0x0FFF;
        if step == 0 {
            return;
        }
        let next = ticks + step;
        self.ticks = Some(next);
        self.out.push((zero + seconds(next), seconds(step)));
    }

    pub(super) fn finish(self) -> Vec<(f64, f64)> {
        self.out
    }
}

#[expect(clippy::cast_precision_loss, reason = "ticks stay far below 2^53")]
fn seconds(ticks: u64) -> f64 {
    ticks as f64 / 1024.0
}

#[cfg(test)]
mod tests {
    use rustyfit::profile::typedef::{FitBaseType, MesgNum};
    use rustyfit::proto::Field;

    use super::*;

    #[test]
    fn plain_intervals_add_up_from_the_record_before() {
        let mut beats = Beats::default();
        beats.hrv(f64::NAN, &[800]);
        beats.hrv(100.0, &[800, 820, u16::MAX]);
        beats.hrv(101.0, &[780]);
        // A minute later, after a pause, they start anew.
        beats.hrv(160.0, &[1000]);
        let out = beats.finish();
        let times: Vec<f64> = out.iter().map(|b| b.0).collect();
        for (time, expected) in times.iter().zip([100.8, 101.62, 102.4, 161.0]) {
            assert!((time - expected).abs() < 1e-9, "{times:?}");
        }
        assert_eq!(times.len(), 4);
    }

    #[test]
    fn too_many_beats_do_not_run_away_from_the_records() {
        let mut beats = Beats::default();
        for second in 0..60 {
            beats.hrv(100.0 + f64::from(second), &[600, 600]);
        }
        let last = beats.finish().pop().map_or(f64::NAN, |b| b.0);
        assert!((last - 159.0).abs() <= GAP_S + 1.2, "{last}");
    }

    #[test]
    fn packed_beats_roll_over() {
        let field =
            |num, value| Field { num, base_type: FitBaseType(13), is_expanded: false, value };
        let message = |fields| Message { num: MesgNum::HR, fields, ..Message::default() };
        let mut beats = Beats::default();
        beats.hr(&message(vec![field(9, Value::ArrayUint32(Box::new([0x0001_0FF0])))]), 50.0);
        // 0x3F0 and 0x7F0 in twelve bits each: 1024 ticks after 0xFF0, and again.
        beats.hr(
            &message(vec![field(10, Value::ArrayUint8(Box::new([0xF0, 0x03, 0x7F])))]),
            f64::NAN,
        );
        assert_eq!(beats.finish(), [(51.0, 1.0), (52.0, 1.0)]);
    }
}
