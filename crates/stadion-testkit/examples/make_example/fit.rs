//! A recording as the bytes of a FIT activity file.

use std::convert::Infallible;
use std::error::Error;

use chrono::{DateTime, TimeDelta, Utc};
use embedded_io::{ErrorType, Seek, SeekFrom, Write};
use rustyfit::Encoder;
use rustyfit::profile::mesgdef::{Activity, Event, FileId, Lap, Record, Session};
use rustyfit::profile::typedef;
use rustyfit::proto::{FIT, FileHeader, Message, ProtocolVersion};
use stadion_types::{Channel, LapIntensity, LapTrigger, Recording};

/// Bytes in memory; the encoder goes back to the header when it knows the length.
#[derive(Default)]
struct Memory {
    bytes: Vec<u8>,
    at: usize,
}

impl ErrorType for Memory {
    type Error = Infallible;
}

impl Write for Memory {
    fn write(&mut self, buf: &[u8]) -> Result<usize, Infallible> {
        let end = self.at + buf.len();
        if self.bytes.len() < end {
            self.bytes.resize(end, 0);
        }
        self.bytes[self.at..end].copy_from_slice(buf);
        self.at = end;
        Ok(buf.len())
    }

    fn flush(&mut self) -> Result<(), Infallible> {
        Ok(())
    }
}

impl Seek for Memory {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_possible_wrap,
        clippy::cast_sign_loss,
        reason = "a file in memory is far smaller than any of the ranges"
    )]
    fn seek(&mut self, to: SeekFrom) -> Result<u64, Infallible> {
        let place = match to {
            SeekFrom::Start(place) => place as i64,
            SeekFrom::Current(step) => self.at as i64 + step,
            SeekFrom::End(step) => self.bytes.len() as i64 + step,
        };
        self.at = place.max(0) as usize;
        Ok(place.max(0) as u64)
    }
}

/// Rounds instead of cutting off, so that a last bit of a float never shows in the file.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "as saturates")]
fn whole(value: f64) -> u32 {
    value.round() as u32
}

fn byte(value: f64) -> u8 {
    u8::try_from(whole(value)).unwrap_or(u8::MAX)
}

#[expect(clippy::cast_possible_truncation, reason = "half a turn is 2^31 of these units")]
fn semicircles(degrees: f64) -> i32 {
    (degrees / 180.0 * 2_147_483_648.0).round() as i32
}

#[expect(clippy::cast_possible_truncation, reason = "a recording lasts days at most")]
fn instant(start: DateTime<Utc>, elapsed_s: f64) -> typedef::DateTime {
    let at = start + TimeDelta::seconds(elapsed_s.round() as i64);
    typedef::DateTime::from_unix_timestamp(at.timestamp())
}

fn timer(timestamp: typedef::DateTime, event_type: typedef::EventType) -> Message {
    let mut event = Event::new();
    event.timestamp = timestamp;
    event.event = typedef::Event::TIMER;
    event.event_type = event_type;
    event.into()
}

fn record(recording: &Recording, i: usize) -> Record {
    let float = |channel| recording.channel(channel).and_then(|s| s.get(i));
    let mut r = Record::new();
    r.timestamp = instant(recording.start(), recording.time_s()[i]);
    if let Some(bpm) = float(Channel::HeartRate) {
        r.heart_rate = byte(bpm);
    }
    if let Some(speed) = float(Channel::Speed) {
        r.enhanced_speed = whole(speed * 1000.0);
    }
    if let Some(cadence) = float(Channel::Cadence) {
        r.cadence = byte(cadence);
    }
    if let Some(altitude) = float(Channel::Altitude) {
        r.enhanced_altitude = whole((altitude + 500.0) * 5.0);
    }
    if let Some(distance) = recording.distance_m().and_then(|s| s.get(i)) {
        r.distance = whole(distance * 100.0);
    }
    if let Some(latitude) = recording.latitude_deg().and_then(|s| s.get(i)) {
        r.position_lat = semicircles(latitude);
    }
    if let Some(longitude) = recording.longitude_deg().and_then(|s| s.get(i)) {
        r.position_long = semicircles(longitude);
    }
    r
}

/// Mean and highest heart rate of a stretch of the recording.
fn beats(recording: &Recording, from_s: f64, to_s: f64) -> Option<(u8, u8)> {
    let readings: Vec<f64> = recording
        .heart_rate()?
        .iter()
        .zip(recording.time_s())
        .filter(|(_, t)| (from_s..=to_s).contains(*t))
        .filter_map(|(bpm, _)| bpm)
        .collect();
    let highest = readings.iter().copied().max_by(f64::total_cmp)?;
    let mean = readings.iter().sum::<f64>() / f64::from(u32::try_from(readings.len()).ok()?);
    Some((byte(mean), byte(highest)))
}

fn lap(recording: &Recording, lap: &stadion_types::Lap, index: u16) -> Lap {
    let mut l = Lap::new();
    l.message_index = typedef::MessageIndex(index);
    l.timestamp = instant(recording.start(), lap.end_s());
    l.start_time = instant(recording.start(), lap.start_s);
    l.event = typedef::Event::LAP;
    l.event_type = typedef::EventType::STOP;
    l.sport = typedef::Sport::RUNNING;
    l.total_elapsed_time = whole(lap.elapsed_s * 1000.0);
    let timer_s = lap.timer_s.unwrap_or(lap.elapsed_s);
    l.total_timer_time = whole(timer_s * 1000.0);
    if let Some(distance) = lap.distance_m {
        l.total_distance = whole(distance * 100.0);
        l.enhanced_avg_speed = whole(distance / timer_s * 1000.0);
    }
    if let Some((mean, highest)) = beats(recording, lap.start_s, lap.end_s()) {
        (l.avg_heart_rate, l.max_heart_rate) = (mean, highest);
    }
    if let Some(intensity) = lap.intensity {
        l.intensity = match intensity {
            LapIntensity::Rest => typedef::Intensity::REST,
            LapIntensity::WarmUp => typedef::Intensity::WARMUP,
            LapIntensity::CoolDown => typedef::Intensity::COOLDOWN,
            LapIntensity::Recovery => typedef::Intensity::RECOVERY,
            LapIntensity::Interval => typedef::Intensity::INTERVAL,
            _ => typedef::Intensity::ACTIVE,
        };
    }
    l.lap_trigger = match lap.trigger {
        Some(LapTrigger::Distance) => typedef::LapTrigger::DISTANCE,
        Some(LapTrigger::SessionEnd) => typedef::LapTrigger::SESSION_END,
        _ => typedef::LapTrigger::MANUAL,
    };
    l
}

fn session(recording: &Recording, timer_s: f64) -> Result<Session, Box<dyn Error>> {
    let elapsed_s = recording.elapsed_s();
    let mut s = Session::new();
    s.timestamp = instant(recording.start(), elapsed_s);
    s.start_time = instant(recording.start(), 0.0);
    s.event = typedef::Event::SESSION;
    s.event_type = typedef::EventType::STOP;
    s.trigger = typedef::SessionTrigger::ACTIVITY_END;
    s.sport = typedef::Sport::RUNNING;
    s.sub_sport = typedef::SubSport::GENERIC;
    s.first_lap_index = 0;
    s.num_laps = u16::try_from(recording.laps().len())?;
    s.total_elapsed_time = whole(elapsed_s * 1000.0);
    s.total_timer_time = whole(timer_s * 1000.0);
    if let Some(distance) = recording.distance_m().and_then(|d| d.get(recording.len() - 1)) {
        s.total_distance = whole(distance * 100.0);
        s.enhanced_avg_speed = whole(distance / timer_s * 1000.0);
    }
    if let Some((mean, highest)) = beats(recording, 0.0, elapsed_s) {
        (s.avg_heart_rate, s.max_heart_rate) = (mean, highest);
    }
    Ok(s)
}

/// Writes the file as a watch does: events, records and laps in the order of time, then the session
/// and the activity, which holds the local time.
pub(crate) fn encode(recording: &Recording) -> Result<Vec<u8>, Box<dyn Error>> {
    let start = recording.start();
    let end = recording.elapsed_s();
    // Sorted by time below; at one moment the order of this list stays: the timer starts, the record
    // is taken, the timer stops, the lap ends.
    let event = |t, kind| (t, timer(instant(start, t), kind));
    let mut timed: Vec<(f64, Message)> = vec![event(0.0, typedef::EventType::START)];
    for pause in recording.pauses() {
        timed.push(event(pause.to_s, typedef::EventType::START));
    }
    for (i, &t) in recording.time_s().iter().enumerate() {
        timed.push((t, record(recording, i).into()));
    }
    for pause in recording.pauses() {
        timed.push(event(pause.from_s, typedef::EventType::STOP_ALL));
    }
    timed.push(event(end, typedef::EventType::STOP_ALL));
    for (index, one) in (0..).zip(recording.laps()) {
        timed.push((one.end_s(), lap(recording, one, index).into()));
    }
    timed.sort_by(|a, b| a.0.total_cmp(&b.0));

    let mut file_id = FileId::new();
    file_id.r#type = typedef::File::ACTIVITY;
    file_id.manufacturer = typedef::Manufacturer::DEVELOPMENT;
    file_id.product = 1;
    file_id.serial_number = 1;
    file_id.time_created = instant(start, 0.0);
    file_id.product_name = "stadion-testkit".into();
    let paused: f64 = recording.pauses().iter().map(|p| p.to_s - p.from_s).sum();
    let mut activity = Activity::new();
    activity.timestamp = instant(start, end);
    activity.total_timer_time = whole((end - paused) * 1000.0);
    activity.num_sessions = 1;
    activity.r#type = typedef::Activity::MANUAL;
    activity.event = typedef::Event::ACTIVITY;
    activity.event_type = typedef::EventType::STOP;
    if let Some(offset) = recording.utc_offset() {
        let local = i64::from(activity.timestamp.0) + i64::from(offset.local_minus_utc());
        activity.local_timestamp = typedef::LocalDateTime(u32::try_from(local)?);
    }

    let mut messages = vec![file_id.into()];
    messages.extend(timed.into_iter().map(|(_, message)| message));
    messages.push(session(recording, end - paused)?.into());
    messages.push(activity.into());
    let mut fit = FIT {
        file_header: FileHeader { protocol_version: ProtocolVersion::V2, ..FileHeader::default() },
        messages,
        crc: 0,
    };
    let mut memory = Memory::default();
    Encoder::new().encode(&mut memory, &mut fit)?;
    Ok(memory.bytes)
}
