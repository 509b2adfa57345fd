//! Training Center XML.

use quick_xml::events::BytesStart;

use super::report;
use super::walk::{Visitor, walk};
use crate::error::ReadError;
use crate::kind::FileKind;
use crate::raw::{RawActivity, RawLap, RawRecord, TimerEvent};
use crate::sport::sport_of_name;
use crate::time::parse_time;
use crate::warn::Notes;
use stadion_types::{LapIntensity, LapTrigger};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tag {
    Activity,
    Course,
    Workout,
    Lap,
    Track,
    Point,
    Time,
    Latitude,
    Longitude,
    Altitude,
    Distance,
    HeartRate,
    Value,
    Cadence,
    RunCadence,
    Speed,
    Watts,
    TotalTime,
    Intensity,
    Trigger,
    Creator,
    Name,
    Other,
}

#[derive(Default)]
struct Tcx {
    activities: Vec<RawActivity>,
    point: Option<RawRecord>,
    lap: Option<RawLap>,
    /// The current track is not the first of its lap.
    later_track: bool,
    /// The next point is the first of its track.
    track_starts: bool,
    /// What the file holds besides activities.
    other: Option<FileKind>,
    bad_values: usize,
}

/// The activities of a TCX file.
pub(crate) fn activities(bytes: &[u8], notes: &mut Notes) -> Result<Vec<RawActivity>, ReadError> {
    let mut tcx = Tcx::default();
    let ended = walk(bytes, &mut tcx);
    tcx.end_lap();
    let records = tcx.activities.iter().map(|a| a.records.len()).sum::<usize>();
    report(ended, bytes, records, notes)?;
    notes.bad_values(tcx.bad_values, None);
    if records == 0 {
        return Err(tcx
            .other
            .map_or(ReadError::NoRecords, |what| ReadError::NotAnActivity { what }));
    }
    let intact = ended == super::walk::Ended::Whole;
    for activity in &mut tcx.activities {
        activity.intact = intact;
    }
    Ok(tcx.activities)
}

impl Tcx {
    fn activity(&mut self) -> &mut RawActivity {
        super::last_activity(&mut self.activities)
    }

    fn end_lap(&mut self) {
        if let Some(lap) = self.lap.take() {
            self.activity().laps.push(lap);
        }
    }

    fn end_point(&mut self) {
        let Some(point) = self.point.take() else { return };
        if self.track_starts && self.later_track && point.time.is_finite() {
            let before = self.activity().records.iter().rev().map(|r| r.time).find(|t| !t.is_nan());
            if let Some(before) = before {
                let timer = &mut self.activity().timer;
                timer.push(TimerEvent { time: before, running: false });
                timer.push(TimerEvent { time: point.time, running: true });
            }
        }
        self.track_starts = false;
        if let Some(lap) = self.lap.as_mut().filter(|lap| lap.start.is_nan()) {
            lap.start = point.time;
        }
        self.activity().records.push(point);
    }

    fn number(&mut self, text: &str) -> f64 {
        super::number(text, &mut self.bad_values)
    }

    fn time(&mut self, text: &str) -> f64 {
        let Some((time, offset)) = parse_time(text) else {
            self.bad_values += 1;
            return f64::NAN;
        };
        if let Some(offset) = offset {
            self.activity().utc_offset_s.get_or_insert(offset);
        }
        time
    }
}

impl Visitor for Tcx {
    type Tag = Tag;
    const OTHER: Tag = Tag::Other;

    fn tag(name: &[u8]) -> Tag {
        match name {
            b"Activity" => Tag::Activity,
            b"Course" => Tag::Course,
            b"Workout" => Tag::Workout,
            b"Lap" => Tag::Lap,
            b"Track" => Tag::Track,
            b"Trackpoint" => Tag::Point,
            b"Time" => Tag::Time,
            b"LatitudeDegrees" => Tag::Latitude,
            b"LongitudeDegrees" => Tag::Longitude,
            b"AltitudeMeters" => Tag::Altitude,
            b"DistanceMeters" => Tag::Distance,
            b"HeartRateBpm" => Tag::HeartRate,
            b"Value" => Tag::Value,
            b"Cadence" => Tag::Cadence,
            b"RunCadence" => Tag::RunCadence,
            b"Speed" => Tag::Speed,
            b"Watts" => Tag::Watts,
            b"TotalTimeSeconds" => Tag::TotalTime,
            b"Intensity" => Tag::Intensity,
            b"TriggerMethod" => Tag::Trigger,
            b"Creator" => Tag::Creator,
            b"Name" => Tag::Name,
            _ => Tag::Other,
        }
    }

    fn closes_itself(tag: Tag) -> bool {
        matches!(tag, Tag::Activity | Tag::Lap | Tag::Track | Tag::Point)
    }

    fn open(&mut self, tag: Tag, start: &BytesStart<'_>, outer: &[Tag]) {
        match tag {
            Tag::Activity => {
                let sport = attribute(start, b"Sport").and_then(|s| sport_of_name(&s));
                self.activities.push(RawActivity { sport, ..RawActivity::default() });
            }
            Tag::Course => self.other = Some(FileKind::Course),
            Tag::Workout => self.other = Some(FileKind::Workout),
            Tag::Lap if !outer.contains(&Tag::Course) => {
                self.end_lap();
                let begins = attribute(start, b"StartTime").and_then(|s| parse_time(&s));
                self.lap = Some(RawLap::starting(begins.map_or(f64::NAN, |(time, _)| time)));
                self.later_track = false;
            }
            Tag::Track => self.track_starts = true,
            Tag::Point if !outer.contains(&Tag::Course) => self.point = Some(RawRecord::EMPTY),
            _ => {}
        }
    }

    fn close(&mut self, tag: Tag, text: Option<&str>, outer: &[Tag]) {
        match tag {
            Tag::Point => return self.end_point(),
            Tag::Track => {
                self.later_track = true;
                return;
            }
            Tag::Lap => return self.end_lap(),
            _ => {}
        }
        let (Some(text), Some(&parent)) = (text, outer.last()) else { return };
        match (tag, parent) {
            (Tag::TotalTime, Tag::Lap) => {
                let value = self.number(text);
                self.lap.iter_mut().for_each(|lap| lap.timer = value);
            }
            (Tag::Distance, Tag::Lap) => {
                let value = self.number(text);
                self.lap.iter_mut().for_each(|lap| lap.distance = value);
            }
            (Tag::Intensity, Tag::Lap) => {
                let value = match text {
                    "Active" => Some(LapIntensity::Active),
                    "Resting" => Some(LapIntensity::Rest),
                    _ => None,
                };
                self.lap.iter_mut().for_each(|lap| lap.intensity = value);
            }
            (Tag::Trigger, Tag::Lap) => {
                let value = match text {
                    "Manual" => Some(LapTrigger::Manual),
                    "Distance" => Some(LapTrigger::Distance),
                    "Location" => Some(LapTrigger::Position),
                    "Time" => Some(LapTrigger::Time),
                    _ => None,
                };
                self.lap.iter_mut().for_each(|lap| lap.trigger = value);
            }
            (Tag::Name, Tag::Creator) => {
                let name: String = text.chars().filter(|c| !c.is_control()).take(80).collect();
                if !name.is_empty() {
                    self.activity().device = Some(name);
                }
            }
            _ => self.point_value(tag, parent, text),
        }
    }
}

impl Tcx {
    fn point_value(&mut self, tag: Tag, parent: Tag, text: &str) {
        let Some(mut point) = self.point else { return };
        #[expect(clippy::cast_possible_truncation, reason = "sensor values need no more")]
        let narrow = |value: f64| value as f32;
        match tag {
            Tag::Time if parent == Tag::Point => point.time = self.time(text),
            Tag::Latitude => point.latitude = self.number(text),
            Tag::Longitude => point.longitude = self.number(text),
            Tag::Altitude => point.altitude = narrow(self.number(text)),
            Tag::Distance if parent == Tag::Point => point.distance = self.number(text),
            Tag::Value if parent == Tag::HeartRate => {
                point.heart_rate = narrow(self.number(text));
            }
            Tag::Cadence | Tag::RunCadence => point.cadence = narrow(self.number(text)),
            Tag::Speed => point.speed = narrow(self.number(text)),
            Tag::Watts => point.power = narrow(self.number(text)),
            _ => {}
        }
        self.point = Some(point);
    }
}

/// The value of an attribute.
pub(super) fn attribute(start: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let found = start.attributes().with_checks(false).flatten().find(|a| a.key.as_ref() == name)?;
    Some(std::str::from_utf8(&found.value).ok()?.trim().to_owned())
}
