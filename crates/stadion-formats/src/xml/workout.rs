//! The elements of a ZWO file with their attributes, in order.

use quick_xml::events::BytesStart;

use super::walk::{Ended, Visitor, walk};

/// Most texts of a step that are kept.
const MAX_TEXTS: usize = 50;

/// One element of a workout.
#[derive(Debug, Clone, Default)]
pub(crate) struct RawElement {
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
    /// What is shown on the way.
    pub(crate) texts: Vec<String>,
}

impl RawElement {
    /// The text of an attribute, whatever its case.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(n, _)| n.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// The attributes with their names.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.text(name).is_some()
    }
}

/// Everything that a file says of a workout.
#[derive(Debug, Clone, Default)]
pub(crate) struct RawWorkoutFile {
    pub(crate) name: Option<String>,
    pub(crate) sport: Option<String>,
    pub(crate) duration_type: Option<String>,
    pub(crate) elements: Vec<RawElement>,
    pub(crate) truncated_at: Option<usize>,
    pub(crate) damaged_at: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Workout,
    Step,
    Text,
    Name,
    Sport,
    DurationType,
    Other,
}

/// Reads what can be read; damage ends the reading and is reported.
pub(crate) fn workout_file(bytes: &[u8], limit: usize) -> RawWorkoutFile {
    let mut reader = Reader { out: RawWorkoutFile::default(), limit };
    let ended = walk(bytes, &mut reader);
    let mut out = reader.out;
    match ended {
        Ended::Whole => {}
        Ended::Open(at) => out.truncated_at = Some(at),
        Ended::Broken(at) | Ended::TooDeep(at) => out.damaged_at = Some(at),
    }
    out
}

struct Reader {
    out: RawWorkoutFile,
    limit: usize,
}

/// The name and the attributes of an element; what is damaged is left out.
fn element(start: &BytesStart<'_>) -> RawElement {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut found = start.attributes();
    let attributes = found.with_checks(false).flatten().map(|a| {
        let raw = text(&a.value);
        let value = quick_xml::escape::unescape(&raw)
            .map_or_else(|_| raw.clone(), std::borrow::Cow::into_owned);
        (text(a.key.local_name().as_ref()), value)
    });
    RawElement {
        name: text(start.local_name().as_ref()),
        attributes: attributes.take(40).collect(),
        texts: Vec::new(),
    }
}

impl Visitor for Reader {
    type Tag = Tag;
    const OTHER: Tag = Tag::Other;

    fn tag(name: &[u8]) -> Tag {
        match name.to_ascii_lowercase().as_slice() {
            b"workout" => Tag::Workout,
            b"name" => Tag::Name,
            b"sporttype" => Tag::Sport,
            b"durationtype" => Tag::DurationType,
            b"textevent" | b"textnotification" => Tag::Text,
            b"steadystate" | b"intervalst" | b"warmup" | b"cooldown" | b"ramp" | b"freeride"
            | b"freeridef" | b"maxeffort" | b"solidstate" | b"restday" => Tag::Step,
            _ => Tag::Other,
        }
    }

    fn closes_itself(tag: Tag) -> bool {
        matches!(tag, Tag::Step | Tag::Text)
    }

    fn open(&mut self, tag: Tag, start: &BytesStart<'_>, outer: &[Tag]) {
        let inside = outer.contains(&Tag::Workout);
        let in_step = outer.contains(&Tag::Step);
        match tag {
            Tag::Text => {
                let shown = element(start);
                let shown = shown.text("message").or(shown.text("text")).map(str::to_owned);
                if let Some(last) = self.out.elements.last_mut()
                    && last.texts.len() < MAX_TEXTS
                {
                    last.texts.extend(shown);
                }
            }
            // Any element right inside the workout is a step, known or not.
            Tag::Step | Tag::Other
                if inside && !in_step && self.out.elements.len() <= self.limit =>
            {
                self.out.elements.push(element(start));
            }
            _ => {}
        }
    }

    fn close(&mut self, tag: Tag, text: Option<&str>, outer: &[Tag]) {
        if outer.contains(&Tag::Workout) {
            return;
        }
        let text = text.filter(|t| !t.is_empty()).map(|t| t.chars().take(80).collect::<String>());
        let slot = match tag {
            Tag::Name => &mut self.out.name,
            Tag::Sport => &mut self.out.sport,
            Tag::DurationType => &mut self.out.duration_type,
            _ => return,
        };
        *slot = slot.take().or(text);
    }
}
