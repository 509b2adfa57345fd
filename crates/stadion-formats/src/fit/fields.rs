//! Values of a message's fields.

use rustyfit::proto::{Message, Value};

/// Seconds from 1970-01-01 to 1989-12-31, where the format's clock starts.
const FIT_EPOCH_S: f64 = 631_065_600.0;

/// Smaller values of the format's clock count from the start of the device, not from its epoch.
const FIRST_DATE: u32 = 0x1000_0000;

/// The value of an unsigned 32-bit field.
pub(super) fn u32_of(message: &Message, num: u8) -> Option<u32> {
    message.fields.iter().find(|f| f.num == num).and_then(|f| match f.value {
        Value::Uint32(v) if v != u32::MAX => Some(v),
        _ => None,
    })
}

/// The value of an unsigned 16-bit field.
pub(super) fn u16_of(message: &Message, num: u8) -> Option<u16> {
    message.fields.iter().find(|f| f.num == num).and_then(|f| match f.value {
        Value::Uint16(v) if v != u16::MAX => Some(v),
        _ => None,
    })
}

/// The value of an 8-bit field.
pub(super) fn u8_of(message: &Message, num: u8) -> Option<u8> {
    message.fields.iter().find(|f| f.num == num).and_then(|f| match f.value {
        Value::Uint8(v) if v != u8::MAX => Some(v),
        _ => None,
    })
}

pub(super) fn text_of(message: &Message, num: u8) -> Option<String> {
    let field = message.fields.iter().find(|f| f.num == num)?;
    let text = match &field.value {
        Value::String(text) => &**text,
        Value::ArrayString(texts) => texts.first()?,
        _ => return None,
    };
    let text: String = text.trim().chars().filter(|c| !c.is_control()).take(80).collect();
    (!text.is_empty()).then_some(text)
}

/// Seconds since 1970 of a timestamp field; NaN where it is missing.
pub(super) fn time_of(message: &Message, num: u8) -> f64 {
    u32_of(message, num).map_or(f64::NAN, seconds)
}

/// Seconds since 1970 of a timestamp. One that counts from the start of the device keeps its
/// distance from the others and lands in 1970.
pub(super) fn seconds(stamp: u32) -> f64 {
    f64::from(stamp) + if stamp < FIRST_DATE { 0.0 } else { FIT_EPOCH_S }
}

pub(super) fn scaled(message: &Message, num: u8, scale: f64) -> f64 {
    u32_of(message, num).map_or(f64::NAN, |v| f64::from(v) / scale)
}

/// The bits of an integer value, zero-extended.
pub(super) fn bits(value: &Value) -> Option<u64> {
    match *value {
        Value::Uint8(v) => Some(u64::from(v)),
        Value::Uint16(v) => Some(u64::from(v)),
        Value::Uint32(v) => Some(u64::from(v)),
        Value::Int16(v) => Some(u64::from(v.cast_unsigned())),
        Value::Int32(v) => Some(u64::from(v.cast_unsigned())),
        _ => None,
    }
}
