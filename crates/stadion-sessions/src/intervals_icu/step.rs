//! One line of a step.

use super::Reader;
use super::amount::{Amount, amount};
use super::header::{Turns, count};
use super::pace::pace;
use super::target::{Domain, Figure, domain, figure};
use super::token::{Token, tokens};
use crate::notation::NotationErrorKind;
use crate::span::Span;
use crate::structured::{Notes, StepLength, StepRole, StructuredItem, StructuredStep};
use crate::tree::{DistanceUnit, Effort, Mode, Target};

/// A bare `m` is minutes; nobody plans a step of more than this many of them.
const MAX_STEP_MINUTES: f64 = 360.0;
/// The same for a step that is repeated.
const MAX_REPEATED_MINUTES: f64 = 99.0;
/// A recovery that stands alone and is longer than this is easy work.
const MAX_LONE_RECOVERY_S: u64 = 600;

/// Reads the line behind the dash; `turns` is how often it is repeated.
pub(super) fn step(
    reader: &mut Reader<'_>,
    body: &str,
    from: usize,
    span: Span,
    turns: u32,
) -> Vec<StructuredItem> {
    let mut words = tokens(body, from);
    let own = own_count(&mut words);
    if let Some(turns) = own {
        if reader.repeated() {
            reader.notes.refuse(NotationErrorKind::NestedRepeat, span);
        }
        if turns == Turns::TooLarge {
            reader.notes.refuse(NotationErrorKind::NumberTooLarge, span);
        }
        let readings = ["repetitions", "words for the athlete, and one repetition"];
        let why = "a count inside a step is no part of this format";
        reader.notes.ambiguity(reader.text, span, &readings, why);
    }
    let own = match own {
        Some(Turns::Of(turns)) => Some(turns),
        _ => None,
    };
    let mut line = StepLine::new(reader.text, reader.sport, words);
    line.read();
    let StepLine { notes, .. } = &mut line;
    reader.notes.ambiguities.append(&mut notes.ambiguities);
    reader.notes.unknown.append(&mut notes.unknown);
    let rest_behind = line.rest_behind.take();
    let alone = !reader.repeated();
    let behind_work = !reader.workout.items.is_empty();
    let Some(mut step) = line.finish(reader, span, turns.saturating_mul(own.unwrap_or(1))) else {
        return Vec::new();
    };
    role(&mut step, reader.section, alone, behind_work);
    let mut items = vec![StructuredItem::Step(step)];
    if let Some((length, span)) = rest_behind {
        let mut rest = StructuredStep::new(length).with_role(StepRole::Rest);
        rest.span = Some(span);
        items.push(StructuredItem::Step(rest));
    }
    match own {
        Some(turns) => {
            vec![StructuredItem::Repeat {
                turns: Some(turns),
                unread: Vec::new(),
                items,
                span: Some(span),
            }]
        }
        None => items,
    }
}

/// Whether a line without a dash begins with a length and has a target behind it.
pub(super) fn looks_like_one(line: &str) -> bool {
    let words = tokens(line, 0);
    let mut words = words.iter().map(|t| t.text.as_str());
    words.next().is_some_and(|word| amount(word).is_some())
        && words.any(|word| figure(word).is_some() || pace(word, false, None).is_some())
}

/// Takes a count away that stands right in front of a length: `4x 100mtr`, `4 x 100mtr`, `4x100mtr`.
fn own_count(words: &mut Vec<Token>) -> Option<Turns> {
    for i in 0..words.len() {
        let is_length = |at: usize| words.get(at).is_some_and(|t| amount(&t.text).is_some());
        let word = words.get(i)?;
        let stuck = word.text.strip_suffix('x').and_then(count);
        if let Some(found) = stuck.filter(|_| is_length(i + 1)) {
            words.remove(i);
            return Some(found);
        }
        let sign = words.get(i + 1).is_some_and(|t| t.text == "x" || t.text == "\u{d7}");
        if let Some(found) = count(&word.text).filter(|_| sign && is_length(i + 2)) {
            words.drain(i..i + 2);
            return Some(found);
        }
        let (digits, rest) = match word.text.split_once(['x', '\u{d7}']) {
            Some((digits, rest)) if amount(rest).is_some() => (digits, rest.to_owned()),
            _ => continue,
        };
        if let Some(found) = count(digits) {
            if let Some(word) = words.get_mut(i) {
                word.text = rest;
            }
            return Some(found);
        }
    }
    None
}

/// Settles the role by the heading above, where the step does not say itself.
fn role(step: &mut StructuredStep, section: Option<StepRole>, alone: bool, behind_work: bool) {
    if let (Some(section), StepRole::Unstated) = (section, step.role) {
        step.role = section;
        return;
    }
    // A recovery ride of an hour is a session and no rest.
    let long = match step.length {
        StepLength::Time(time) => time.as_secs() > MAX_LONE_RECOVERY_S,
        _ => false,
    };
    if step.role == StepRole::Rest && alone && (long || !behind_work) && step.effort.is_some() {
        step.role = section.unwrap_or(StepRole::Unstated);
    }
}

/// What is known of a step while its words are read.
struct StepLine<'t> {
    text: &'t str,
    sport: Option<stadion_types::Sport>,
    words: Vec<Token>,
    at: usize,
    notes: Notes,
    length: Option<Amount>,
    targets: Vec<Target>,
    role: StepRole,
    effort: Option<Effort>,
    mode: Option<Mode>,
    ramp: bool,
    lap: bool,
    name: Vec<String>,
    rest_behind: Option<(StepLength, Span)>,
}

impl<'t> StepLine<'t> {
    fn new(text: &'t str, sport: Option<stadion_types::Sport>, words: Vec<Token>) -> Self {
        Self {
            text,
            sport,
            words,
            at: 0,
            notes: Notes::default(),
            length: None,
            targets: Vec::new(),
            role: StepRole::Unstated,
            effort: None,
            mode: None,
            ramp: false,
            lap: false,
            name: Vec::new(),
            rest_behind: None,
        }
    }

    fn word(&self, ahead: usize) -> &str {
        self.words.get(self.at + ahead).map_or("", |t| t.text.as_str())
    }

    fn span(&self, words: usize) -> Span {
        let first = self.words.get(self.at).map(|t| t.span).unwrap_or_default();
        let last = self.words.get(self.at + words.saturating_sub(1)).map_or(first, |t| t.span);
        first.hull(last)
    }

    fn read(&mut self) {
        while self.at < self.words.len() {
            let taken = self.setting().or_else(|| self.aim()).or_else(|| self.amount());
            let taken = taken.unwrap_or_else(|| self.plain());
            self.at += taken;
        }
    }

    /// Keywords and settings of the device.
    fn setting(&mut self) -> Option<usize> {
        let (word, next) = (self.word(0).to_owned(), self.word(1).to_owned());
        if let Some((key, value)) = word.split_once('=') {
            if key == "intensity" {
                match value {
                    "rest" | "recovery" => self.role = StepRole::Rest,
                    "warmup" => self.role = StepRole::WarmUp,
                    "cooldown" => self.role = StepRole::CoolDown,
                    "active" | "interval" => self.role = StepRole::Work,
                    _ => {
                        let span = self.span(1);
                        self.notes.unknown(self.text, span, "an intensity that is not known");
                    }
                }
            }
            // The others say how a device averages or shows, and change nothing that is counted.
            return Some(1);
        }
        Some(match (word.as_str(), next.as_str()) {
            ("ramp", _) => {
                self.ramp = true;
                1
            }
            ("press", "lap") | ("lap", "press") => {
                self.lap = true;
                2
            }
            ("freeride", _) => {
                self.at_will();
                1
            }
            ("free", "ride") => {
                self.at_will();
                2
            }
            ("maxeffort", _) => {
                self.effort = Some(Effort::Maximal);
                1
            }
            ("max", "effort") => {
                self.effort = Some(Effort::Maximal);
                2
            }
            ("0", _) if self.length.is_some() => {
                self.role = StepRole::Rest;
                self.mode = Some(Mode::Standing);
                1
            }
            _ => return None,
        })
    }

    fn at_will(&mut self) {
        self.role = StepRole::Work;
        self.targets.push(Target::Named("at will".to_owned()));
    }

    /// A target with what stands behind it; tells how many words it takes.
    fn aim(&mut self) -> Option<usize> {
        let word = self.word(0).to_owned();
        let named = domain(self.word(1));
        if let Some(found) = pace(&word, named == Some(Domain::Pace), self.sport) {
            let taken = 1 + usize::from(named == Some(Domain::Pace));
            if found.unit_assumed {
                let readings: &[&str] = match self.sport {
                    Some(stadion_types::Sport::Swimming) => &["for 100 m", "for 100 yards"],
                    Some(stadion_types::Sport::Rowing) => &["for 500 m"],
                    _ => &["for a kilometre", "for a mile"],
                };
                let span = self.span(taken);
                let why = "the pace has no unit; each athlete sets one there";
                self.notes.ambiguity(self.text, span, readings, why);
            }
            self.targets.push(Target::Speed(found.speed));
            return Some(taken);
        }
        let figure = figure(&word)?;
        if figure.is_nothing() {
            self.role = StepRole::Rest;
            self.mode = Some(Mode::Standing);
            return Some(1 + usize::from(named.is_some()));
        }
        let domain =
            if matches!(figure, Figure::Percent(..) | Figure::Zone(..)) { named } else { None };
        if domain == Some(Domain::BestPower) {
            let over = usize::from(amount(self.word(2)).is_some());
            let span = self.span(2 + over);
            self.targets.push(Target::Named(span.of(self.text).to_owned()));
            return Some(2 + over);
        }
        let taken = 1 + usize::from(domain.is_some());
        if let Some(target) = figure.target(domain) {
            self.targets.push(target);
        } else {
            let span = self.span(taken);
            self.notes.unknown(self.text, span, "a target that nobody can hold");
        }
        let slope = figure.slope();
        if self.ramp && slope.abs() > 0.0 {
            let way = if slope > 0.0 { "ramp up" } else { "ramp down" };
            self.targets.push(Target::Named(way.to_owned()));
        }
        Some(taken)
    }

    fn amount(&mut self) -> Option<usize> {
        let found = amount(self.word(0))?;
        if self.length.is_none() {
            self.length = Some(found);
            return Some(1);
        }
        let rest = matches!(self.word(1), "rest" | "recovery" | "recover" | "off" | "rec");
        if rest && self.rest_behind.is_none() {
            self.rest_behind = Some((found.length, self.span(2)));
            return Some(2);
        }
        let span = self.span(1);
        self.notes.unknown(self.text, span, "a second length; the first one was taken");
        Some(1)
    }

    /// A word for the athlete, which may say what the step is for.
    fn plain(&mut self) -> usize {
        let word = self.word(0).to_owned();
        let next = self.word(1).to_owned();
        match (word.as_str(), next.as_str()) {
            ("recovery" | "recover" | "recoveries" | "off", _) => {
                self.role = StepRole::Rest;
                self.effort = self.effort.or(Some(Effort::Easy));
            }
            ("rest", _) => self.role = StepRole::Rest,
            ("warmup" | "warm-up", _) | ("warm", "up") => self.role = StepRole::WarmUp,
            ("cooldown" | "cool-down", _) | ("cool", "down") => self.role = StepRole::CoolDown,
            ("walk", _) => self.moved(Mode::Walk),
            ("jog", _) => self.moved(Mode::Jog),
            ("spin", _) => self.moved(Mode::Spin),
            ("float", _) => self.moved(Mode::Float),
            ("easy", _) => self.effort = self.effort.or(Some(Effort::Easy)),
            _ => {}
        }
        // Behind the length stand targets only: a figure there that is none of them is lost.
        let figure = word.bytes().any(|b| b.is_ascii_digit());
        if figure && self.length.is_some() {
            let span = self.span(1);
            self.notes.unknown(self.text, span, "a figure that is not understood");
        }
        if let Some(token) = self.words.get(self.at) {
            self.name.push(token.span.of(self.text).to_owned());
        }
        1
    }

    fn moved(&mut self, mode: Mode) {
        self.mode = Some(mode);
        self.effort = self.effort.or(Some(Effort::Easy));
    }

    /// The step, or nothing where the line is only words.
    fn finish(mut self, reader: &mut Reader<'_>, span: Span, turns: u32) -> Option<StructuredStep> {
        let length = match self.length.take() {
            Some(found) => self.plausible(found, reader, span, turns),
            None if self.lap => StepLength::Until("the lap button is pressed".to_owned()),
            None => {
                let figures = span.of(self.text).bytes().any(|b| b.is_ascii_digit());
                let aimed = figures || !self.targets.is_empty() || self.effort.is_some();
                if !aimed {
                    // Words under a heading: an instruction.
                    return None;
                }
                StepLength::Until("a length is given".to_owned())
            }
        };
        let mut step = StructuredStep::new(length).with_role(self.role);
        step.effort = self.effort;
        step.mode = self.mode;
        step.targets = self.targets;
        step.name = (!self.name.is_empty()).then(|| self.name.join(" "));
        step.span = Some(span);
        Some(step)
    }

    /// `400m` is 400 minutes by the format; nobody plans that, and many write it for metres.
    fn plausible(
        &self,
        found: Amount,
        reader: &mut Reader<'_>,
        span: Span,
        turns: u32,
    ) -> StepLength {
        let Some(minutes) = found.bare_minutes else { return found.length };
        let most = if turns > 1 { MAX_REPEATED_MINUTES } else { MAX_STEP_MINUTES };
        if minutes <= most {
            return found.length;
        }
        let Ok(distance) = stadion_types::Distance::from_meters(minutes) else {
            return found.length;
        };
        let readings = ["metres", "minutes, as the format has it"];
        let why = "nobody plans a step of so many minutes; the format writes metres as `mtr`";
        reader.notes.ambiguity(self.text, span, &readings, why);
        StepLength::Distance { distance, unit: DistanceUnit::Meter }
    }
}
