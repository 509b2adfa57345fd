//! Reading a FIT file to columns, beside the streaming read of the crate underneath.
#![allow(missing_docs, reason = "criterion's macros write the items")]
#![allow(clippy::unwrap_used, reason = "bench code; a panic is the report")]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use rustyfit::profile::{mesgdef, typedef};
use rustyfit::proto::{FIT, Message};
use rustyfit::{Decoder, DecoderEvent, Encoder, StreamingIterator};
use stadion_formats::fit_columns;

/// Seconds from 1989-12-31 to 2020-09-13, where the made recordings start.
const START: u32 = 968_934_400;

/// A file in memory that the encoder can go back in.
#[derive(Default)]
struct Memory {
    bytes: Vec<u8>,
    at: usize,
}

impl embedded_io::ErrorType for Memory {
    type Error = core::convert::Infallible;
}

impl embedded_io::Write for Memory {
    fn write(&mut self, from: &[u8]) -> Result<usize, Self::Error> {
        let end = self.at + from.len();
        self.bytes.resize(self.bytes.len().max(end), 0);
        self.bytes[self.at..end].copy_from_slice(from);
        self.at = end;
        Ok(from.len())
    }

    fn flush(&mut self) -> Result<(), Self::Error> {
        Ok(())
    }
}

impl embedded_io::Seek for Memory {
    fn seek(&mut self, to: embedded_io::SeekFrom) -> Result<u64, Self::Error> {
        let shifted = |from: usize, by: i64| {
            from.saturating_add_signed(isize::try_from(by).unwrap_or_default())
        };
        self.at = match to {
            embedded_io::SeekFrom::Start(at) => usize::try_from(at).unwrap_or_default(),
            embedded_io::SeekFrom::End(by) => shifted(self.bytes.len(), by),
            embedded_io::SeekFrom::Current(by) => shifted(self.at, by),
        };
        Ok(u64::try_from(self.at).unwrap_or_default())
    }
}

/// A ride at 1 Hz with the channels of a usual head unit.
fn ride(seconds: u32) -> Vec<u8> {
    let mut id = mesgdef::FileId::new();
    id.r#type = typedef::File::ACTIVITY;
    let mut messages = vec![Message::from(id)];
    for second in 0..seconds {
        let wave = u8::try_from(second % 40).unwrap();
        let mut r = mesgdef::Record::new();
        r.timestamp = typedef::DateTime(START + second);
        r.position_lat = 600_000_000 + i32::try_from(second).unwrap() * 90;
        r.position_long = 100_000_000;
        r.distance = second * 830;
        r.enhanced_altitude = 3000 + u32::from(wave);
        r.enhanced_speed = 8300;
        r.heart_rate = 130 + wave;
        r.cadence = 85;
        r.power = 200 + u16::from(wave);
        r.temperature = 21;
        messages.push(Message::from(r));
    }
    let mut memory = Memory::default();
    let mut fit = FIT { messages, ..FIT::default() };
    Encoder::builder().build().encode(&mut memory, &mut fit).unwrap();
    memory.bytes
}

/// The plain streaming read with the same options: every field of every message is looked at.
fn stream(bytes: &[u8]) -> usize {
    let mut decoder = Decoder::builder().checksum(false).expand_components(false).build();
    let mut stream = decoder.stream(bytes);
    let mut fields = 0;
    while let Some(event) = stream.next() {
        if let Ok(DecoderEvent::Message(message)) = event {
            for field in &message.fields {
                black_box(field);
                fields += 1;
            }
        }
    }
    fields
}

fn fit(c: &mut Criterion) {
    let mut group = c.benchmark_group("fit");
    for (name, seconds) in [("10min", 600), ("1h", 3600), ("4h", 4 * 3600)] {
        let bytes = ride(seconds);
        assert_eq!(fit_columns(&bytes).len(), usize::try_from(seconds).unwrap());
        group.throughput(Throughput::Bytes(bytes.len().try_into().unwrap()));
        group.bench_with_input(BenchmarkId::new("columns", name), &bytes, |b, bytes| {
            b.iter(|| fit_columns(black_box(bytes)));
        });
        group.bench_with_input(BenchmarkId::new("underlying stream", name), &bytes, |b, bytes| {
            b.iter(|| stream(black_box(bytes)));
        });
    }
    group.finish();
}

criterion_group!(benches, fit);
criterion_main!(benches);
