//! From the messages of one part to records, laps, pauses and beats.

use std::cell::Cell;

use rustyfit::profile::lookup;
use rustyfit::profile::typedef::MesgNum;
use rustyfit::proto::{Field, Message, MessageDefinition, Value};
use rustyfit::{Decoder, DecoderEvent, StreamingIterator};

use super::compressed::{CompressedDistance, compressed};
use super::fields::{bits, scaled, seconds, text_of, time_of, u8_of, u16_of, u32_of};
use super::parts::Part;
use super::reader::PartReader;
use super::rr::Beats;
use super::sport::{device, intensity, sport, trigger};
use crate::kind::FileKind;
use crate::raw::{RawActivity, RawLap, RawRecord, RawSession, TimerEvent};

/// Degrees per semicircle.
const DEGREES: f64 = 180.0 / 2_147_483_648.0;

/// Why the reading of a part stopped before its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// The bytes end inside a message.
    InsideMessage,
    /// A message of a kind that was never defined: the bytes are damaged.
    Undefined,
}

/// What one part holds.
#[derive(Debug, Default)]
pub(super) struct Decoded {
    pub(super) activity: RawActivity,
    pub(super) kind: Option<FileKind>,
    /// Fields whose size is no multiple of their own type's.
    pub(super) misaligned: usize,
    /// Records that hold nothing but a time; they are passed over.
    pub(super) empty: usize,
    /// Where and why the reading stopped, if not at the end.
    pub(super) stopped: Option<(usize, Stop)>,
    /// A session or activity message was there.
    pub(super) has_summary: bool,
    manufacturer: Option<u16>,
    product: Option<u16>,
    product_name: Option<String>,
}

/// A field of a record definition that is smaller than the profile says.
#[derive(Debug, Clone, Copy)]
struct Narrow {
    field: u8,
    invalid: u64,
}

struct State {
    out: Decoded,
    /// Per local message number: narrow fields of the current record definition.
    narrow: [Vec<Narrow>; 16],
    distance: CompressedDistance,
    last_time: f64,
    beats: Beats,
}

/// Reads all messages of `part` that can be read.
pub(super) fn decode(part: &Part<'_>) -> Decoded {
    let at = Cell::new(0);
    let reader = PartReader::new(part.body, &at);
    let mut decoder = Decoder::builder().checksum(false).expand_components(false).build();
    let mut stream = decoder.stream(reader);
    let mut state = State {
        out: Decoded::default(),
        narrow: Default::default(),
        distance: CompressedDistance::default(),
        last_time: f64::NAN,
        beats: Beats::default(),
    };
    // A record takes some 20 bytes or more; one reservation instead of many growths.
    state.out.activity.records.reserve(part.body.len() / 40);
    let mut whole = 0;
    while let Some(event) = stream.next() {
        match event {
            Ok(DecoderEvent::Message(message)) if message.num == MesgNum::RECORD => {
                state.record(message);
            }
            Ok(DecoderEvent::Message(message)) => state.other(message),
            Ok(DecoderEvent::MessageDefinition(definition)) => state.definition(definition),
            Ok(DecoderEvent::FileHeader(_) | DecoderEvent::Crc(_)) => {}
            Err(error) => {
                let stop = match error {
                    rustyfit::DecoderError::MissingMessageDefinition { .. } => Stop::Undefined,
                    _ => Stop::InsideMessage,
                };
                // The end of the bytes at the end of a message is how every part ends.
                if stop == Stop::Undefined || whole < part.body.len() {
                    state.out.stopped = Some((part.offset + whole, stop));
                }
                break;
            }
        }
        whole = at.get();
    }
    state.finish()
}

impl State {
    fn definition(&mut self, definition: &MessageDefinition) {
        let slot = usize::from(definition.header & 0x0F);
        self.narrow[slot].clear();
        for field in &definition.field_definitions {
            let own = field.base_type.size();
            if own > 1 && field.size % own != 0 {
                self.out.misaligned += 1;
            }
            if definition.mesg_num != MesgNum::RECORD || field.size == 0 || field.size >= 8 {
                continue;
            }
            let Some(profile) = lookup::field_reference(MesgNum::RECORD, field.num) else {
                continue;
            };
            if !profile.array() && field.size < profile.base_type().size() {
                let ones = (1_u64 << (8 * u32::from(field.size))) - 1;
                // The signed types are 1, 0x83, 0x85 and 0x8E.
                let signed = matches!(field.base_type.0, 0x01 | 0x83 | 0x85 | 0x8E);
                let invalid = if signed { ones >> 1 } else { ones };
                self.narrow[slot].push(Narrow { field: field.num, invalid });
            }
        }
    }

    fn record(&mut self, message: &Message) {
        let mut r = RawRecord::EMPTY;
        let mut enhanced_speed = f32::NAN;
        let mut enhanced_altitude = f32::NAN;
        let mut fraction = 0.0_f32;
        let local = if message.header & 0x80 == 0 {
            message.header & 0x0F
        } else {
            (message.header >> 5) & 0x03
        };
        let narrow = &self.narrow[usize::from(local)];
        for field in &message.fields {
            if !narrow.is_empty() && is_narrow_invalid(narrow, field) {
                continue;
            }
            match (field.num, &field.value) {
                (253, &Value::Uint32(v)) if v != u32::MAX => r.time = seconds(v),
                (0, &Value::Int32(v)) if v != i32::MAX => r.latitude = f64::from(v) * DEGREES,
                (1, &Value::Int32(v)) if v != i32::MAX => r.longitude = f64::from(v) * DEGREES,
                (2, &Value::Uint16(v)) if v != u16::MAX => {
                    r.altitude = f32::from(v) / 5.0 - 500.0;
                }
                (3, &Value::Uint8(v)) if v != u8::MAX => r.heart_rate = f32::from(v),
                (4, &Value::Uint8(v)) if v != u8::MAX => r.cadence = f32::from(v),
                (5, &Value::Uint32(v)) if v != u32::MAX => r.distance = f64::from(v) / 100.0,
                (6, &Value::Uint16(v)) if v != u16::MAX => r.speed = f32::from(v) / 1000.0,
                (7, &Value::Uint16(v)) if v != u16::MAX => r.power = f32::from(v),
                (8, Value::ArrayUint8(v)) => compressed(v, &mut self.distance, &mut r),
                (13, &Value::Int8(v)) if v != i8::MAX => r.temperature = f32::from(v),
                (53, &Value::Uint8(v)) if v != u8::MAX => fraction = f32::from(v) / 128.0,
                (73, &Value::Uint32(v)) if v != u32::MAX => enhanced_speed = to_f32(v) / 1000.0,
                (78, &Value::Uint32(v)) if v != u32::MAX => {
                    enhanced_altitude = to_f32(v) / 5.0 - 500.0;
                }
                _ => {}
            }
        }
        if !enhanced_speed.is_nan() {
            r.speed = enhanced_speed;
        }
        if !enhanced_altitude.is_nan() {
            r.altitude = enhanced_altitude;
        }
        r.cadence += fraction;
        if !r.time.is_nan() {
            self.last_time = r.time;
        }
        if r.is_empty() {
            self.out.empty += 1;
        } else {
            self.out.activity.records.push(r);
        }
    }

    fn other(&mut self, message: &Message) {
        match message.num {
            MesgNum::FILE_ID => {
                if self.out.kind.is_none() {
                    self.out.kind = u8_of(message, 0).map(FileKind::from_code);
                }
                self.out.manufacturer = self.out.manufacturer.or(u16_of(message, 1));
                self.out.product = self.out.product.or(u16_of(message, 2));
                self.out.product_name = self.out.product_name.take().or(text_of(message, 8));
            }
            MesgNum::DEVICE_INFO => {
                // Index 0 is the device that wrote the file, the others are sensors.
                let creator =
                    message.fields.iter().any(|f| f.num == 0 && matches!(f.value, Value::Uint8(0)));
                if creator {
                    self.out.product_name = self.out.product_name.take().or(text_of(message, 27));
                }
            }
            MesgNum::SPORT => {
                let sport = u8_of(message, 0).map(|code| sport(code, u8_of(message, 1)));
                self.out.activity.sport = self.out.activity.sport.or(sport);
            }
            MesgNum::SESSION => {
                self.out.has_summary = true;
                let sport = u8_of(message, 5).map(|code| sport(code, u8_of(message, 6)));
                self.out.activity.sessions.push(RawSession { start: time_of(message, 2), sport });
            }
            MesgNum::ACTIVITY => self.activity(message),
            MesgNum::EVENT => self.event(message),
            MesgNum::LAP => self.out.activity.laps.push(RawLap {
                start: time_of(message, 2),
                elapsed: scaled(message, 7, 1000.0),
                timer: scaled(message, 8, 1000.0),
                distance: scaled(message, 9, 100.0),
                intensity: u8_of(message, 23).and_then(intensity),
                trigger: u8_of(message, 24).and_then(trigger),
            }),
            MesgNum::HRV => {
                if let Some(Value::ArrayUint16(v)) =
                    message.fields.iter().find(|f| f.num == 0).map(|f| &f.value)
                {
                    self.beats.hrv(self.last_time, v);
                }
            }
            MesgNum::HR => self.beats.hr(message, time_of(message, 253)),
            _ => {}
        }
    }

    fn activity(&mut self, message: &Message) {
        self.out.has_summary = true;
        let (Some(utc), Some(local)) = (u32_of(message, 253), u32_of(message, 5)) else { return };
        let offset = i64::from(local) - i64::from(utc);
        // Clocks differ by a few seconds; no zone lies more than 14 h away.
        let quarter = (offset + if offset < 0 { -450 } else { 450 }) / 900 * 900;
        if let Ok(quarter) = i32::try_from(quarter)
            && quarter.abs() <= 14 * 3600
        {
            self.out.activity.utc_offset_s = Some(quarter);
        }
    }

    fn event(&mut self, message: &Message) {
        // Event 0 is the timer.
        if u8_of(message, 0) != Some(0) {
            return;
        }
        let running = match u8_of(message, 1) {
            Some(0) => true,
            Some(1 | 4 | 8 | 9) => false,
            _ => return,
        };
        let time = time_of(message, 253);
        if !time.is_nan() {
            self.out.activity.timer.push(TimerEvent { time, running });
        }
    }

    fn finish(mut self) -> Decoded {
        self.out.activity.rr = self.beats.finish();
        self.out.activity.device =
            device(self.out.manufacturer, self.out.product, self.out.product_name.take());
        self.out
    }
}

/// Whether `field` is a narrow one that holds the invalid value of its own size.
fn is_narrow_invalid(narrow: &[Narrow], field: &Field) -> bool {
    narrow.iter().any(|n| n.field == field.num && bits(&field.value) == Some(n.invalid))
}

#[expect(clippy::cast_precision_loss, reason = "speeds and altitudes are far below 2^24")]
fn to_f32(v: u32) -> f32 {
    v as f32
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "whole numbers are exact")]
mod tests {
    use super::*;

    /// A definition of local message 0 as record, with the fields `(number, size, type)`.
    fn definition(fields: &[(u8, u8, u8)]) -> Vec<u8> {
        let mut out = vec![0x40, 0, 0, 20, 0, u8::try_from(fields.len()).unwrap()];
        for &(num, size, kind) in fields {
            out.extend([num, size, kind]);
        }
        out
    }

    fn records(body: &[u8]) -> Decoded {
        decode(&Part::of(body))
    }

    #[test]
    fn a_narrow_field_has_its_own_missing_value() {
        // Power in one byte where the profile has two, then a heart rate.
        let mut body = definition(&[(7, 1, 0x02), (3, 1, 0x02)]);
        body.extend([0, 0xFF, 140, 0, 200, 141]);
        let decoded = records(&body);
        let powers: Vec<f32> = decoded.activity.records.iter().map(|r| r.power).collect();
        assert!(powers[0].is_nan());
        assert_eq!(powers[1], 200.0);
        assert_eq!(decoded.misaligned, 0, "one byte of a one-byte type");
        assert_eq!(decoded.stopped, None);
    }

    #[test]
    fn a_field_of_a_fraction_of_its_type_is_misaligned() {
        let mut body = definition(&[(5, 3, 0x86), (3, 1, 0x02)]);
        body.extend([0, 0x10, 0x27, 0x00, 140]);
        let decoded = records(&body);
        assert_eq!(decoded.misaligned, 1);
        assert_eq!(decoded.activity.records[0].distance, 100.0);
        assert_eq!(decoded.activity.records[0].heart_rate, 140.0);
    }

    #[test]
    fn a_message_that_was_never_defined_ends_the_reading() {
        let mut body = definition(&[(3, 1, 0x02)]);
        body.extend([0, 140, 0, 141, 5, 1, 2, 3]);
        let decoded = records(&body);
        assert_eq!(decoded.activity.records.len(), 2);
        assert_eq!(decoded.stopped, Some((13, Stop::Undefined)));
        let decoded = records(&body[..12]);
        assert_eq!(decoded.activity.records.len(), 1);
        assert_eq!(decoded.stopped, Some((11, Stop::InsideMessage)));
    }
}
