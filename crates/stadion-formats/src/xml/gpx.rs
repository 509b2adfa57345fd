//! GPS Exchange Format, with the extensions for heart rate, cadence, temperature and power.

use quick_xml::events::BytesStart;

use super::report;
use super::tcx::attribute;
use super::walk::{Ended, Visitor, walk};
use crate::error::ReadError;
use crate::kind::FileKind;
use crate::raw::{RawActivity, RawRecord, TimerEvent};
use crate::sport::sport_of_name;
use crate::time::parse_time;
use crate::warn::Notes;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tag {
    Root,
    Track,
    Segment,
    Point,
    Route,
    Type,
    Time,
    Elevation,
    HeartRate,
    Cadence,
    Temperature,
    Power,
    Speed,
    Distance,
    Other,
}

#[derive(Default)]
struct Gpx {
    activities: Vec<RawActivity>,
    creator: Option<String>,
    point: Option<RawRecord>,
    segment_starts: bool,
    route: bool,
    bad_values: usize,
}

/// The tracks of a GPX file.
pub(crate) fn activities(bytes: &[u8], notes: &mut Notes) -> Result<Vec<RawActivity>, ReadError> {
    let mut gpx = Gpx::default();
    let ended = walk(bytes, &mut gpx);
    let records = gpx.activities.iter().map(|a| a.records.len()).sum::<usize>();
    report(ended, bytes, records, notes)?;
    notes.bad_values(gpx.bad_values, None);
    if records == 0 {
        return Err(if gpx.route {
            ReadError::NotAnActivity { what: FileKind::Course }
        } else {
            ReadError::NoRecords
        });
    }
    for activity in &mut gpx.activities {
        activity.intact = ended == Ended::Whole;
        activity.device.clone_from(&gpx.creator);
    }
    Ok(gpx.activities)
}

impl Gpx {
    fn activity(&mut self) -> &mut RawActivity {
        super::last_activity(&mut self.activities)
    }

    fn number(&mut self, text: &str) -> f64 {
        super::number(text, &mut self.bad_values)
    }

    fn end_point(&mut self) {
        let Some(point) = self.point.take() else { return };
        let segment_starts = std::mem::take(&mut self.segment_starts);
        let activity = self.activity();
        let before = activity.records.iter().rev().map(|r| r.time).find(|t| !t.is_nan());
        if let Some(before) = before
            && segment_starts
            && point.time.is_finite()
        {
            activity.timer.push(TimerEvent { time: before, running: false });
            activity.timer.push(TimerEvent { time: point.time, running: true });
        }
        activity.records.push(point);
    }
}

impl Visitor for Gpx {
    type Tag = Tag;
    const OTHER: Tag = Tag::Other;

    fn tag(name: &[u8]) -> Tag {
        match name {
            b"gpx" => Tag::Root,
            b"trk" => Tag::Track,
            b"trkseg" => Tag::Segment,
            b"trkpt" => Tag::Point,
            b"rte" => Tag::Route,
            b"type" => Tag::Type,
            b"time" => Tag::Time,
            b"ele" => Tag::Elevation,
            b"hr" | b"heartrate" | b"HeartRate" => Tag::HeartRate,
            b"cad" | b"cadence" | b"RunCadence" => Tag::Cadence,
            b"atemp" | b"temp" | b"temperature" => Tag::Temperature,
            b"power" | b"watts" | b"PowerInWatts" | b"Watts" => Tag::Power,
            b"speed" | b"Speed" => Tag::Speed,
            b"distance" => Tag::Distance,
            _ => Tag::Other,
        }
    }

    fn closes_itself(tag: Tag) -> bool {
        matches!(tag, Tag::Track | Tag::Segment | Tag::Point)
    }

    fn open(&mut self, tag: Tag, start: &BytesStart<'_>, _outer: &[Tag]) {
        match tag {
            Tag::Root => {
                self.creator = attribute(start, b"creator")
                    .map(|c| c.chars().filter(|c| !c.is_control()).take(80).collect())
                    .filter(|c: &String| !c.is_empty());
            }
            Tag::Track => self.activities.push(RawActivity::default()),
            Tag::Segment => self.segment_starts = true,
            Tag::Route => self.route = true,
            Tag::Point => {
                let mut point = RawRecord::EMPTY;
                for (name, value) in [(b"lat", &mut point.latitude), (b"lon", &mut point.longitude)]
                {
                    *value = attribute(start, name).map_or(f64::NAN, |text| self.number(&text));
                }
                self.point = Some(point);
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: Tag, text: Option<&str>, outer: &[Tag]) {
        if tag == Tag::Point {
            return self.end_point();
        }
        let Some(text) = text else { return };
        if tag == Tag::Type && outer.last() == Some(&Tag::Track) {
            self.activity().sport = sport_of_name(text);
        }
        let Some(mut point) = self.point else { return };
        #[expect(clippy::cast_possible_truncation, reason = "sensor values need no more")]
        let mut narrow = |text| self.number(text) as f32;
        match tag {
            Tag::Time => match parse_time(text) {
                Some((time, offset)) => {
                    point.time = time;
                    if let Some(offset) = offset {
                        self.activity().utc_offset_s.get_or_insert(offset);
                    }
                }
                None => self.bad_values += 1,
            },
            Tag::Elevation => point.altitude = narrow(text),
            Tag::HeartRate => point.heart_rate = narrow(text),
            Tag::Cadence => point.cadence = narrow(text),
            Tag::Temperature => point.temperature = narrow(text),
            Tag::Power => point.power = narrow(text),
            Tag::Speed => point.speed = narrow(text),
            Tag::Distance => point.distance = self.number(text),
            _ => {}
        }
        self.point = Some(point);
    }
}
