//! The messages of a workout: its head and its steps, in the order of their indexes.

use std::cell::Cell;

use rustyfit::profile::typedef::MesgNum;
use rustyfit::proto::Message;
use rustyfit::{Decoder, DecoderEvent, StreamingIterator};
use stadion_types::Sport;

use super::fields::{text_of, u8_of, u16_of, u32_of};
use super::parts;
use super::reader::PartReader;
use super::sport::sport;
use crate::kind::FileKind;

/// What a step is aimed at, in the format's own codes.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct RawTarget {
    pub(crate) kind: Option<u8>,
    /// A zone; 0 or nothing where the ends are given.
    pub(crate) zone: Option<u32>,
    pub(crate) low: Option<u32>,
    pub(crate) high: Option<u32>,
}

/// A step in the format's own codes.
#[derive(Debug, Clone, Default)]
pub(crate) struct RawStep {
    pub(crate) index: usize,
    pub(crate) name: Option<String>,
    pub(crate) notes: Option<String>,
    pub(crate) duration: Option<u8>,
    pub(crate) value: Option<u32>,
    pub(crate) target: RawTarget,
    pub(crate) secondary: RawTarget,
    pub(crate) intensity: Option<u8>,
}

/// Everything that a file says of a workout.
#[derive(Debug, Clone, Default)]
pub(crate) struct RawWorkout {
    pub(crate) kind: Option<FileKind>,
    pub(crate) name: Option<String>,
    pub(crate) sport: Option<Sport>,
    /// How many steps the head promises.
    pub(crate) promised: Option<u16>,
    pub(crate) steps: Vec<RawStep>,
    pub(crate) damaged_at: Option<usize>,
    pub(crate) truncated_at: Option<usize>,
    pub(crate) bad_checksum: bool,
    /// There was no part of a FIT file at all.
    pub(crate) foreign: bool,
}

/// Reads what can be read; damage ends the reading and is reported.
pub(crate) fn workout(bytes: &[u8]) -> RawWorkout {
    let mut out = RawWorkout::default();
    let parts = parts::split(bytes);
    out.foreign = parts.is_empty();
    for part in &parts {
        let at = Cell::new(0);
        let reader = PartReader::new(part.body, &at);
        let mut decoder = Decoder::builder().checksum(false).expand_components(false).build();
        let mut stream = decoder.stream(reader);
        let mut whole = 0;
        let mut stopped = false;
        while let Some(event) = stream.next() {
            match event {
                Ok(DecoderEvent::Message(message)) => out.message(message),
                Ok(_) => {}
                Err(_) => {
                    // The end of the bytes at the end of a message is how every part ends.
                    stopped = whole < part.body.len();
                    break;
                }
            }
            whole = at.get();
        }
        if part.truncated {
            out.truncated_at.get_or_insert(part.offset + whole);
        } else if stopped {
            out.damaged_at.get_or_insert(part.offset + whole);
        }
        out.bad_checksum |= part.bad_size || part.bad_checksum();
    }
    out.steps.sort_by_key(|step| step.index);
    out
}

impl RawWorkout {
    fn message(&mut self, message: &Message) {
        match message.num {
            MesgNum::FILE_ID => {
                self.kind = self.kind.or(u8_of(message, 0).map(FileKind::from_code));
            }
            MesgNum::WORKOUT => {
                self.sport =
                    self.sport.or(u8_of(message, 4).map(|code| sport(code, u8_of(message, 11))));
                self.promised = self.promised.or(u16_of(message, 6));
                self.name = self.name.take().or(text_of(message, 8));
            }
            MesgNum::WORKOUT_STEP => {
                // The upper bits of an index are flags.
                let index = u16_of(message, 254).map(|i| usize::from(i & 0x0FFF));
                self.steps.push(RawStep {
                    index: index.unwrap_or(self.steps.len()),
                    name: text_of(message, 0),
                    notes: text_of(message, 8),
                    duration: u8_of(message, 1),
                    value: u32_of(message, 2),
                    target: RawTarget {
                        kind: u8_of(message, 3),
                        zone: u32_of(message, 4),
                        low: u32_of(message, 5),
                        high: u32_of(message, 6),
                    },
                    secondary: RawTarget {
                        kind: u8_of(message, 19),
                        zone: u32_of(message, 20),
                        low: u32_of(message, 21),
                        high: u32_of(message, 22),
                    },
                    intensity: u8_of(message, 7),
                });
            }
            _ => {}
        }
    }
}
