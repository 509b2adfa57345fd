//! Tables with a header row.

use crate::cells::{header_name, is_missing, number, reader};
use crate::error::ReadError;
use crate::raw::{RawActivity, RawLap, RawRecord};
use crate::series::clean;
use crate::sport::sport_of_name;
use crate::time::parse_time;
use crate::warn::Notes;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Time,
    HeartRate,
    Speed,
    SpeedKmH,
    Distance,
    DistanceKm,
    Power,
    Cadence,
    StepRate,
    Altitude,
    Temperature,
    Latitude,
    Longitude,
    Lap,
    Sport,
}

/// Accepted names of the time column, as the error shows them.
const TIME_NAMES: &str =
    "`time`, `time_s`, `t`, `timestamp`, `datetime`, `secs`, `seconds` or `elapsed_s`";

impl Column {
    /// The column for a header cell; case, units in brackets and punctuation do not matter.
    fn named(cell: &str) -> Option<Self> {
        Some(match header_name(cell).as_str() {
            "time" | "time_s" | "t" | "t_s" | "timestamp" | "datetime" | "date_time" | "secs"
            | "seconds" | "elapsed" | "elapsed_s" => Self::Time,
            "heart_rate" | "hr" | "heart_rate_bpm" | "hr_bpm" | "heartrate" | "bpm" => {
                Self::HeartRate
            }
            "speed" | "speed_m_s" | "velocity" | "velocity_m_s" => Self::Speed,
            "speed_km_h" | "kph" | "km_h" => Self::SpeedKmH,
            "distance" | "distance_m" | "dist" | "dist_m" => Self::Distance,
            "distance_km" | "km" => Self::DistanceKm,
            "power" | "power_w" | "watts" => Self::Power,
            "cadence" | "cadence_rpm" | "cad" => Self::Cadence,
            "cadence_spm" | "spm" => Self::StepRate,
            "altitude" | "altitude_m" | "alt" | "elevation" | "elevation_m" | "ele" => {
                Self::Altitude
            }
            "temperature" | "temperature_c" | "temp" => Self::Temperature,
            "lat" | "latitude" | "latitude_deg" | "lat_deg" => Self::Latitude,
            "lon" | "lng" | "longitude" | "longitude_deg" | "lon_deg" => Self::Longitude,
            "lap" | "lap_number" | "interval" => Self::Lap,
            "sport" => Self::Sport,
            _ => return None,
        })
    }

    /// Puts a number of the column into a record.
    fn fill(self, r: &mut RawRecord, value: f64) {
        #[expect(clippy::cast_possible_truncation, reason = "sensor values need no more")]
        let narrow = value as f32;
        match self {
            Self::Time => r.time = value,
            Self::HeartRate => r.heart_rate = narrow,
            Self::Speed => r.speed = narrow,
            Self::SpeedKmH => r.speed = narrow / 3.6,
            Self::Distance => r.distance = value,
            Self::DistanceKm => r.distance = value * 1000.0,
            Self::Power => r.power = narrow,
            Self::Cadence => r.cadence = narrow,
            // A cadence counts one leg.
            Self::StepRate => r.cadence = narrow / 2.0,
            Self::Altitude => r.altitude = narrow,
            Self::Temperature => r.temperature = narrow,
            Self::Latitude => r.latitude = value,
            Self::Longitude => r.longitude = value,
            Self::Lap | Self::Sport => {}
        }
    }
}

/// What the numbers in the time column count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Clock {
    /// Seconds since a start that the file does not name.
    Elapsed,
    /// Seconds since 1970.
    Unix,
    /// Milliseconds since 1970.
    UnixMs,
}

impl Clock {
    fn of(first: f64) -> Self {
        if first.abs() >= 1e11 {
            Self::UnixMs
        } else if first.abs() >= 1e8 {
            Self::Unix
        } else {
            Self::Elapsed
        }
    }
}

/// The one activity of a table.
pub(crate) fn activity(bytes: &[u8], notes: &mut Notes) -> Result<RawActivity, ReadError> {
    let (mut reader, delimiter) = reader(bytes)?;
    let columns: Vec<Option<Column>> = match reader.byte_headers() {
        Ok(header) => header
            .iter()
            .map(|cell| std::str::from_utf8(cell).ok().and_then(Column::named))
            .collect(),
        Err(_) => return Err(ReadError::Malformed { what: "a table", line: Some(1) }),
    };
    if !columns.contains(&Some(Column::Time)) {
        return Err(ReadError::MissingColumn { what: "time", accepted: TIME_NAMES });
    }
    let mut table = Table { comma: delimiter != b',', ..Table::default() };
    let mut row = csv::ByteRecord::new();
    while reader.read_byte_record(&mut row).unwrap_or(false) {
        let line = row.position().map_or(0, csv::Position::line);
        table.row(&columns, &row, line, notes);
    }
    let mut activity = table.out;
    if activity.records.is_empty() {
        return Err(ReadError::NoRecords);
    }
    activity.intact = table.bad == 0;
    Ok(activity)
}

#[derive(Default)]
struct Table {
    out: RawActivity,
    clock: Option<Clock>,
    lap: Option<Vec<u8>>,
    /// A comma may stand for the decimal point.
    comma: bool,
    bad: usize,
}

impl Table {
    fn row(
        &mut self,
        columns: &[Option<Column>],
        row: &csv::ByteRecord,
        line: u64,
        notes: &mut Notes,
    ) {
        let mut r = RawRecord::EMPTY;
        let mut any = false;
        let mut new_lap = false;
        for (index, (cell, column)) in row.iter().zip(columns).enumerate() {
            let Some(column) = *column else { continue };
            if is_missing(cell) {
                continue;
            }
            any = true;
            match column {
                Column::Lap => {
                    if self.lap.as_deref() != Some(cell) {
                        self.lap = Some(cell.to_vec());
                        new_lap = true;
                    }
                    continue;
                }
                Column::Sport => {
                    let sport = std::str::from_utf8(cell).ok().and_then(sport_of_name);
                    self.out.sport = self.out.sport.or(sport);
                    continue;
                }
                _ => {}
            }
            let value = if column == Column::Time { self.time(cell) } else { self.number(cell) };
            let Some(value) = value else {
                self.bad += 1;
                if column == Column::Time {
                    notes.bad_time(line, index + 1, cell);
                }
                notes.bad_values(1, Some((line, index + 1)));
                continue;
            };
            column.fill(&mut r, value);
            let mut alone = RawRecord::EMPTY;
            column.fill(&mut alone, value);
            if clean(&mut alone) > 0 {
                notes.suspect((line, index + 1));
            }
        }
        if !any {
            return;
        }
        if new_lap && r.time.is_finite() {
            self.out.laps.push(RawLap::starting(r.time));
        }
        self.out.records.push(r);
    }

    fn number(&self, cell: &[u8]) -> Option<f64> {
        number(cell, self.comma)
    }

    /// Seconds of `h:mm:ss` or `m:ss`, the last part with or without decimals.
    fn elapsed(&self, text: &str) -> Option<f64> {
        let mut parts = text.rsplit(':');
        let seconds = self.number(parts.next()?.as_bytes())?;
        let minutes: u32 = parts.next()?.parse().ok()?;
        let hours: u32 = parts.next().map_or(Some(0), |h| h.parse().ok())?;
        if parts.next().is_some() || !(0.0..60.0).contains(&seconds) {
            return None;
        }
        Some(f64::from(hours) * 3600.0 + f64::from(minutes) * 60.0 + seconds)
    }

    fn time(&mut self, cell: &[u8]) -> Option<f64> {
        if let Some(value) = self.number(cell) {
            let clock = *self.clock.get_or_insert_with(|| Clock::of(value));
            return Some(if clock == Clock::UnixMs { value / 1000.0 } else { value });
        }
        let text = std::str::from_utf8(cell).ok()?;
        if let Some(elapsed) = self.elapsed(text) {
            self.clock.get_or_insert(Clock::Elapsed);
            return Some(elapsed);
        }
        let (time, offset) = parse_time(text)?;
        self.clock.get_or_insert(Clock::Unix);
        if let Some(offset) = offset {
            self.out.utc_offset_s.get_or_insert(offset);
        }
        Some(time)
    }
}
