//! Files made by code, and damage done to them.
#![allow(dead_code, unreachable_pub, reason = "each test target uses its part")]
#![allow(
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "test data"
)]

use std::fmt::Write as _;

use rustyfit::profile::{mesgdef, typedef};
use rustyfit::proto::{FIT, Message};
use rustyfit::{Encoder, HeaderOption};
use stadion_formats::{Format, ReadOptions, read_bytes};
use stadion_types::Import;

/// Where the made recordings start: 2020-09-13T12:26:40Z.
pub const START: i64 = 1_600_000_000;

/// Seconds from 1970 to the format's epoch.
pub const FIT_EPOCH: i64 = 631_065_600;

struct Cursor {
    bytes: Vec<u8>,
    at: usize,
}

impl embedded_io::ErrorType for Cursor {
    type Error = core::convert::Infallible;
}

impl embedded_io::Write for Cursor {
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

impl embedded_io::Seek for Cursor {
    fn seek(&mut self, to: embedded_io::SeekFrom) -> Result<u64, Self::Error> {
        self.at = match to {
            embedded_io::SeekFrom::Start(at) => at as usize,
            embedded_io::SeekFrom::End(by) => (self.bytes.len() as i64 + by) as usize,
            embedded_io::SeekFrom::Current(by) => (self.at as i64 + by) as usize,
        };
        Ok(self.at as u64)
    }
}

pub fn encode(messages: Vec<Message>) -> Vec<u8> {
    let mut cursor = Cursor { bytes: Vec::new(), at: 0 };
    let mut fit = FIT { messages, ..Default::default() };
    let mut encoder = Encoder::builder().header_option(HeaderOption::Normal(8)).build();
    encoder.encode(&mut cursor, &mut fit).unwrap();
    cursor.bytes
}

pub fn fit_time(offset: i64) -> typedef::DateTime {
    typedef::DateTime(u32::try_from(START - FIT_EPOCH + offset).unwrap())
}

pub fn file_id(kind: typedef::File) -> Message {
    let mut id = mesgdef::FileId::new();
    id.r#type = kind;
    id.manufacturer = typedef::Manufacturer::DEVELOPMENT;
    id.time_created = fit_time(0);
    Message::from(id)
}

pub fn record(second: i64, hr: u8) -> mesgdef::Record {
    let mut r = mesgdef::Record::new();
    r.timestamp = fit_time(second);
    r.heart_rate = hr;
    r.distance = u32::try_from(second).unwrap_or(0) * 300;
    r.enhanced_speed = 3000;
    r.power = 200 + u16::from(hr % 7);
    r
}

pub fn hr_of(second: i64) -> u8 {
    120 + (second % 40) as u8
}

/// An activity at 1 Hz with a lap in the middle and at the end.
pub fn activity(seconds: i64) -> Vec<Message> {
    let mut messages = vec![file_id(typedef::File::ACTIVITY)];
    for second in 0..seconds {
        messages.push(Message::from(record(second, hr_of(second))));
        if second == seconds / 2 || second == seconds - 1 {
            let mut lap = mesgdef::Lap::new();
            let begins = if second == seconds - 1 { seconds / 2 } else { 0 };
            lap.start_time = fit_time(begins);
            lap.timestamp = fit_time(second);
            lap.set_total_elapsed_time_scaled((second - begins) as f64);
            lap.set_total_timer_time_scaled((second - begins) as f64);
            lap.intensity = typedef::Intensity::ACTIVE;
            lap.lap_trigger = typedef::LapTrigger::MANUAL;
            messages.push(Message::from(lap));
        }
    }
    let mut session = mesgdef::Session::new();
    session.start_time = fit_time(0);
    session.timestamp = fit_time(seconds);
    session.sport = typedef::Sport::RUNNING;
    messages.push(Message::from(session));
    let mut activity = mesgdef::Activity::new();
    activity.timestamp = fit_time(seconds);
    activity.local_timestamp = typedef::LocalDateTime(fit_time(seconds).0 + 7200);
    messages.push(Message::from(activity));
    messages
}

fn stamp(second: i64) -> String {
    format!("2020-09-13T12:{:02}:{:02}Z", 26 + second / 60, second % 60)
}

pub fn tcx(seconds: i64) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TrainingCenterDatabase xmlns=\"http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2\" xmlns:ns3=\"http://www.garmin.com/xmlschemas/ActivityExtension/v2\">\n<Activities><Activity Sport=\"Running\"><Id>2020-09-13T12:26:00Z</Id>\n<Lap StartTime=\"2020-09-13T12:26:00Z\"><TotalTimeSeconds>600</TotalTimeSeconds><DistanceMeters>1800</DistanceMeters><Cadence>3</Cadence><Intensity>Active</Intensity><TriggerMethod>Manual</TriggerMethod><Track>\n",
    );
    for s in 0..seconds {
        let _ = writeln!(
            out,
            "<Trackpoint><Time>{}</Time><Position><LatitudeDegrees>50.{s:04}</LatitudeDegrees><LongitudeDegrees>1.5</LongitudeDegrees></Position><AltitudeMeters>{}</AltitudeMeters><DistanceMeters>{}</DistanceMeters><HeartRateBpm><Value>{}</Value></HeartRateBpm><Extensions><ns3:TPX><ns3:Speed>3.0</ns3:Speed><ns3:RunCadence>85</ns3:RunCadence><ns3:Watts>210</ns3:Watts></ns3:TPX></Extensions></Trackpoint>",
            stamp(s),
            s % 30,
            s * 3,
            hr_of(s)
        );
    }
    out.push_str("</Track></Lap><Creator><Name>Our watch</Name></Creator></Activity></Activities></TrainingCenterDatabase>\n");
    out
}

pub fn gpx(seconds: i64) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\"?>\n<gpx creator=\"our app\" version=\"1.1\" xmlns:gpxtpx=\"x\"><metadata><time>2020-09-13T12:00:00Z</time></metadata><trk><type>running</type><trkseg>\n",
    );
    for s in 0..seconds {
        let _ = writeln!(
            out,
            "<trkpt lat=\"50.{s:04}\" lon=\"1.5\"><ele>{}</ele><time>{}</time><extensions><power>{}</power><gpxtpx:TrackPointExtension><gpxtpx:hr>{}</gpxtpx:hr><gpxtpx:cad>86</gpxtpx:cad><gpxtpx:atemp>21</gpxtpx:atemp></gpxtpx:TrackPointExtension></extensions></trkpt>",
            s % 30,
            stamp(s),
            200 + s % 9,
            hr_of(s)
        );
    }
    out.push_str("</trkseg></trk></gpx>\n");
    out
}

pub fn csv(seconds: i64) -> String {
    let mut out = String::from("timestamp,hr,speed_m_s,distance_m,watts,lap\n");
    for s in 0..seconds {
        let _ = writeln!(
            out,
            "{},{}.5,3.0,{},{},{}",
            stamp(s),
            hr_of(s),
            3 * s,
            200 + s % 9,
            1 + s / 100
        );
    }
    out
}

/// A small fixed generator: the same damage in every run.
pub struct Lcg(pub u64);

impl Lcg {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n.max(1)
    }
}

/// Reads with the default options.
pub fn read(bytes: &[u8], hint: Format) -> Result<Import, stadion_formats::ReadError> {
    read_bytes(bytes, Some(hint), &ReadOptions::default())
}

/// Where each record message of a FIT file ends, in bytes, in the order of the file.
pub fn fit_record_ends(bytes: &[u8]) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut part = 0;
    while bytes.len() > part + 12 && &bytes[part + 8..part + 12] == b".FIT" {
        let size = u32::from_le_bytes(bytes[part + 4..part + 8].try_into().unwrap()) as usize;
        let mut at = part + usize::from(bytes[part]);
        let end = (at + size).min(bytes.len());
        let mut defined: [Option<(bool, usize)>; 16] = [None; 16];
        while at < end {
            let header = bytes[at];
            at += 1;
            if header & 0x80 == 0 && header & 0x40 != 0 {
                let Some(fixed) = bytes.get(at..at + 5) else { return ends };
                let number = if fixed[1] == 0 {
                    u16::from_le_bytes([fixed[2], fixed[3]])
                } else {
                    u16::from_be_bytes([fixed[2], fixed[3]])
                };
                let mut length = 0;
                let mut fields = usize::from(fixed[4]);
                at += 5;
                let blocks = 1 + usize::from(header & 0x20 != 0);
                for block in 0..blocks {
                    if block == 1 {
                        let Some(&n) = bytes.get(at) else { return ends };
                        fields = usize::from(n);
                        at += 1;
                    }
                    for _ in 0..fields {
                        let Some(&size) = bytes.get(at + 1) else { return ends };
                        length += usize::from(size);
                        at += 3;
                    }
                }
                defined[usize::from(header & 0x0F)] = Some((number == 20, length));
            } else {
                let local = if header & 0x80 == 0 { header & 0x0F } else { (header >> 5) & 3 };
                let Some((is_record, length)) = defined[usize::from(local)] else { return ends };
                at += length;
                if at > end {
                    return ends;
                }
                if is_record {
                    ends.push(at);
                }
            }
        }
        part = end + 2;
    }
    ends
}

/// Absolute time and heart rate of every point of every recording.
pub fn points(import: &Import) -> Vec<(f64, Option<f64>)> {
    let mut points = Vec::new();
    for r in &import.recordings {
        let start = r.start().timestamp_micros() as f64 / 1e6;
        for (i, time) in r.time_s().iter().enumerate() {
            points.push((start + time, r.heart_rate().and_then(|hr| hr.get(i))));
        }
    }
    points
}
