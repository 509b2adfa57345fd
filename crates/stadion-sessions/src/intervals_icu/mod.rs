//! The workout text of intervals.icu.

mod amount;
mod header;
mod pace;
mod step;
mod target;
mod token;

use stadion_types::Sport;

use crate::notation::{MAX_BYTES, NotationError, NotationErrorKind, Parsed};
use crate::session::Session;
use crate::span::Span;
use crate::structured::{self, MAX_STEPS, Notes, StepRole, StructuredItem, StructuredWorkout};
use header::{Header, Turns, header};
use step::step;

/// How a workout text of intervals.icu is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct IntervalsIcuOptions {
    /// The sport of the workout. The text does not tell it; it says what a pace without a unit counts.
    pub sport: Option<Sport>,
}

impl IntervalsIcuOptions {
    /// The options for a sport.
    #[must_use]
    pub const fn for_sport(sport: Sport) -> Self {
        Self { sport: Some(sport) }
    }
}

/// Reads the workout text of intervals.icu, and gives the same tree as [`parse`](crate::parse).
///
/// A line that begins with `-` is a step: words for the athlete, a time (`10m`, `1h5m`, `1m30`, `30s`,
/// `5'`, `1:30`) or a distance (`400mtr`, `2km`, `1mi`, `100yrd`; `m` is minutes), a target (`75%`, `220w`,
/// `Z2`, `70% HR`, `95% LTHR`, `90% Pace`, `5:00/km Pace`, `60% MMP 5m`, `ramp 50-75%`, `freeride`,
/// `maxeffort`, `0` for standing still) and a cadence. Any other line is a heading; `5x` in it repeats the
/// steps up to the next blank line. A repeat within a repeat is refused, as it is there.
///
/// A step is a rest if it says so (`Recovery`, `intensity=rest`, `0`) or if it is much easier than
/// the steps around it. What a step without a length, or a figure that is not understood, leaves open
/// is told in [`Parsed::unknown`].
///
/// ```
/// use stadion_sessions::{IntervalsIcuOptions, parse_intervals_icu};
///
/// let text = "Warmup\n- 10m ramp 50-75%\n\nMain set 5x\n- 4m 105% 90rpm\n- 3m 50%\n\nCooldown\n- 10m 50%";
/// let parsed = parse_intervals_icu(text, &IntervalsIcuOptions::default());
/// let totals = parsed.session.main_totals();
/// assert_eq!(totals.work.and_then(|w| w.exact()).map(|w| w.as_secs()), Some(1200));
/// assert_eq!(totals.rest.and_then(|r| r.exact()).map(|r| r.as_secs()), Some(900));
/// assert!(parsed.unknown.is_empty() && parsed.ambiguities.is_empty());
/// ```
///
/// # Source
///
/// The guides of intervals.icu's forum to its workout builder, as of December 2025; there is no grammar.
#[must_use]
pub fn parse_intervals_icu(text: &str, options: &IntervalsIcuOptions) -> Parsed {
    let refuse = |kind| Parsed {
        session: Session::default(),
        ambiguities: Vec::new(),
        unknown: Vec::new(),
        error: Some(NotationError { kind, span: Span::new(0, text.len()) }),
    };
    if text.len() > MAX_BYTES {
        return refuse(NotationErrorKind::TooLong);
    }
    if text.trim().is_empty() {
        return refuse(NotationErrorKind::Empty);
    }
    let mut reader = Reader::new(text, options.sport);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        reader.line(line, at);
        at += line.len();
    }
    reader.close();
    if reader.steps > MAX_STEPS {
        return refuse(NotationErrorKind::Implausible);
    }
    let Reader { workout, notes, .. } = reader;
    structured::read(text, workout, notes)
}

/// A heading with a count, and the steps under it so far.
struct Open {
    turns: u32,
    span: Span,
    items: Vec<StructuredItem>,
    /// A blank line stood between the count and the first step.
    apart: bool,
}

pub(super) struct Reader<'t> {
    text: &'t str,
    sport: Option<Sport>,
    workout: StructuredWorkout,
    notes: Notes,
    open: Option<Open>,
    section: Option<StepRole>,
    steps: usize,
    /// The line before held a step.
    behind_step: bool,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, sport: Option<Sport>) -> Self {
        let workout = StructuredWorkout { sport, ..StructuredWorkout::default() };
        Self {
            text,
            sport,
            workout,
            notes: Notes::default(),
            open: None,
            section: None,
            steps: 0,
            behind_step: false,
        }
    }

    fn line(&mut self, line: &str, at: usize) {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            self.blank();
            return;
        }
        let start = at + (line.len() - line.trim_start().len());
        let span = Span::new(start, start + trimmed.len());
        // A star may begin a list or a word in bold.
        let star = trimmed.strip_prefix(['*', '\u{2022}']).filter(|b| b.starts_with(' '));
        let dash = trimmed.strip_prefix(['-', '\u{2013}', '\u{2014}', '\u{2212}']);
        match dash.or(star) {
            Some(body) => {
                let from = start + (trimmed.len() - body.len());
                self.step(body, from, span);
            }
            None => self.heading(trimmed, span),
        }
    }

    /// A blank line ends a repeat.
    fn blank(&mut self) {
        self.behind_step = false;
        match &mut self.open {
            Some(open) if open.items.is_empty() => open.apart = true,
            Some(_) => self.close(),
            None => {}
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        if open.items.is_empty() {
            self.notes.unknown(self.text, open.span, "a repeat without steps");
            return;
        }
        if open.apart {
            let readings = ["the steps below are repeated", "nothing is repeated"];
            let why = "a blank line ends a repeat, and one stands between the count and its steps";
            self.notes.ambiguity(self.text, open.span, &readings, why);
        }
        self.workout.items.push(StructuredItem::Repeat {
            turns: Some(open.turns),
            unread: Vec::new(),
            items: open.items,
            span: Some(open.span),
        });
    }

    fn heading(&mut self, line: &str, span: Span) {
        let Header { turns, section, setting } = header(line);
        if setting {
            return;
        }
        if turns.is_none() && step::looks_like_one(line) {
            let why = "this looks like a step, but without its dash it is a heading";
            self.notes.unknown(self.text, span, why);
        }
        let crowded = self.behind_step;
        self.behind_step = false;
        if let Some(open) = &self.open {
            if open.items.is_empty() && turns.is_some() {
                self.notes.refuse(NotationErrorKind::NestedRepeat, open.span.hull(span));
            }
            // A heading without a count below a count names the same block.
            if open.items.is_empty() && turns.is_none() {
                self.section = section.or(self.section);
                return;
            }
        }
        self.close();
        self.section = section;
        if turns.is_none() && self.workout.items.is_empty() && self.workout.name.is_none() {
            self.workout.name = section.is_none().then(|| line.chars().take(80).collect());
        }
        let Some(turns) = turns else { return };
        let Turns::Of(turns) = turns else {
            self.notes.refuse(NotationErrorKind::NumberTooLarge, span);
            return;
        };
        if crowded {
            let readings = ["a block of its own", "a line of the steps above"];
            let why = "no blank line stands in front of the count";
            self.notes.ambiguity(self.text, span, &readings, why);
        }
        if turns == 0 {
            self.notes.unknown(self.text, span, "nothing is done 0 times");
        }
        self.open = Some(Open { turns, span, items: Vec::new(), apart: false });
    }

    fn step(&mut self, body: &str, from: usize, span: Span) {
        self.steps += 1;
        if self.steps > MAX_STEPS {
            return;
        }
        let turns = self.open.as_ref().map_or(1, |open| open.turns);
        let items = step(self, body, from, span, turns);
        self.behind_step = true;
        match &mut self.open {
            Some(open) => open.items.extend(items),
            None => self.workout.items.extend(items),
        }
    }

    /// Whether the line stands inside a repeat.
    fn repeated(&self) -> bool {
        self.open.is_some()
    }
}
