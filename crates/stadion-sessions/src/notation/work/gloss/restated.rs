//! Sums and sentences that say the work once more, and add nothing to it: `= 4800m`, `(8k total)`,
//! `. That's 10 x 400m in all`.

use crate::notation::quantity::Unit;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::{Kind, Token};
use crate::notation::words::list::Words;
use crate::notation::words::vocabulary;
use crate::notation::words::vocabulary::{BETWEEN, REPS};
use crate::notation::work::Reader;
use crate::notation::work::rest::times::{is_single, same_distance};
use crate::resolve::{Sums, sums};
use crate::tree::Work;

/// Words that lead a sum.
const LEADS: Words = Words::new(&[
    "that's",
    "thats",
    "which",
    "making",
    "makes",
    "equals",
    "equalling",
    "totalling",
    "totaling",
    "total",
    "totals",
    "giving",
    "gives",
    "so",
    "soit",
    "insgesamt",
    "gesamt",
    "macht",
    "ergibt",
    "c'est",
    "donc",
    "altogether",
    "i.e",
    "ie",
    "totale",
    "totaal",
    "summa",
    "totalt",
]);
/// These lead one only in front of a verb.
const THIS: &[&str] = &["that", "this", "it", "das", "esto", "son"];
const VERBS: &[&str] = &["is", "makes", "gives", "was", "totals", "equals", "sind", "macht"];
/// Words between the lead and the figures.
const BETWEEN_THEM: &[&str] = &[
    "of",
    "a",
    "an",
    "the",
    "is",
    "are",
    "for",
    "it",
    "about",
    "around",
    "approximately",
    "approx",
    "roughly",
    "to",
    "up",
    "in",
    "all",
    "be",
    "work",
    "volume",
    "distance",
    "session",
    "de",
    "ca",
    "just",
    "over",
    "under",
    "nearly",
    "almost",
    "only",
    "you",
    "do",
    "run",
    "i",
    "we",
    "get",
    "you'll",
    "im",
    "ganzen",
    "en",
    "tout",
];
/// Words behind a figure that make it a sum.
const SUMS: Words = Words::new(&[
    "total",
    "altogether",
    "overall",
    "volume",
    "insgesamt",
    "gesamt",
    "combined",
    "totale",
    "totaal",
    "totalt",
    "totales",
    "totaux",
]);
/// The same behind `in`, `of`, `en`: `in all`, `of work`.
const OF_WORK: &[&str] = &[
    "all",
    "work",
    "quality",
    "volume",
    "running",
    "tout",
    "travail",
    "trabajo",
    "lavoro",
    "swimming",
    "riding",
    "rowing",
    "effort",
    "intensity",
    "speedwork",
    "speed",
];
const OF: &[&str] = &["in", "of", "en", "de", "di"];
/// More words than this behind the figures are another thought.
const MOST_WORDS: usize = 6;
/// Coaches round.
const NEAR: f64 = 0.015;

/// What such a place says.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "what was seen of it, each for itself")]
pub(crate) struct Said {
    end: usize,
    /// The words leave no other meaning.
    sure: bool,
    /// A word for a sum stands behind the figures, which speaks of the work as well as of a part.
    worded: bool,
    bracket: bool,
    /// It stands behind a dash between blanks.
    dash: bool,
    /// It has two ends.
    range: bool,
    meters: Option<f64>,
    seconds: Option<f64>,
    count: Option<f64>,
}

impl Said {
    const NOTHING: Self = Self {
        end: 0,
        sure: false,
        worded: false,
        bracket: false,
        dash: false,
        range: false,
        meters: None,
        seconds: None,
        count: None,
    };

    /// Whether `work` adds up to what is said.
    fn agrees(&self, work: &Sums) -> bool {
        let near = |said: f64, range: Option<(f64, f64)>| {
            range.is_some_and(|(low, high)| {
                (low * (1.0 - NEAR)..=high * (1.0 + NEAR)).contains(&said)
            })
        };
        let reps = (f64::from(work.reps.0), f64::from(work.reps.1));
        let lifts = work.lifts.map(|(a, b)| (f64::from(a), f64::from(b)));
        self.meters.is_none_or(|m| near(m, work.meters))
            && self.seconds.is_none_or(|s| near(s, work.seconds))
            && self.count.is_none_or(|n| near(n, Some(reps)) || near(n, lifts))
    }

    fn agrees_with(&self, parts: &[Work]) -> bool {
        let all = parts.iter().map(sums).fold(Sums::default(), Sums::plus);
        self.agrees(&all) || parts.last().is_some_and(|last| self.agrees(&sums(last)))
    }
}

impl Reader<'_, '_> {
    /// Whether the words at the position are a sum and nothing else.
    pub(crate) fn sum_ahead(&self) -> bool {
        self.said().is_some_and(|said| said.sure)
    }

    /// Whether a bracket at the position may be a sum.
    pub(crate) fn bracket_ahead(&self) -> bool {
        self.c.is(0, '(') && self.said().is_some()
    }

    /// Steps over a sum behind the list `parts` that agrees with it. Of one that does not, the blocks
    /// in front are asked.
    pub(crate) fn restated_list(&mut self, parts: &[Work]) -> bool {
        let Some(said) = self.said() else { return false };
        if said.range && !said.sure {
            return false;
        }
        let plain = said.sure || said.worded || said.bracket;
        // `3 x (400, 300, 200) - 2.7 km`: so many metres behind a dash, to the metre.
        let dash =
            said.dash && said.meters.is_some() && !parts.iter().all(|p| matches!(p, Work::Rep(_)));
        if !((plain || dash) && said.agrees_with(parts)) {
            return false;
        }
        let from = self.c.at;
        self.c.at = said.end;
        if !plain {
            let span = self.c.span_from(from);
            self.c.ambiguity(
                span,
                &["the sum of the work", "more work"],
                "as much as stands before it",
            );
        }
        true
    }

    /// Steps over a sum behind all blocks; one that is not theirs is told.
    pub(crate) fn restated(&mut self, parts: &[Work]) -> bool {
        if self.restated_list(parts) {
            return true;
        }
        let Some(said) = self.said().filter(|s| s.sure) else { return false };
        let from = self.c.at;
        self.c.at = said.end;
        let span = self.c.span_from(from);
        self.c.unknown(span, "a sum that the text gives, which is not that of its parts");
        true
    }

    /// What a sum at the position says.
    fn said(&self) -> Option<Said> {
        let first = self.c.peek(0)?;
        match first.kind {
            Kind::Sign('=' | '(' | '[' | '.' | ',' | '-' | '\u{2014}' | ';' | ':') => {}
            Kind::Word(word) if LEADS.contains(&word) => {}
            _ => return None,
        }
        let mut look = self.c.fork();
        let bracket = first.is('(') || first.is('[');
        let equal = first.is('=');
        look.at += usize::from(first.word().is_none());
        // `->`, `=>`.
        look.at += usize::from(look.is(0, '>') && look.peek(0).is_some_and(|t| t.glued));
        while bracket && (look.is_word(0, BETWEEN_THEM) || look.is_word(0, &["or"])) {
            look.at += 1;
        }
        // `= distance run of 5500 m`.
        let words =
            (0..5).take_while(|n| look.peek(*n).is_some_and(|t| t.word().is_some())).count();
        let spoken = equal && words < 5 && look.peek(words).is_some_and(Token::is_figure);
        look.at += if spoken { words } else { 0 };
        let led = lead(&mut look) || equal;
        if !(look.peek(0)?.is_figure() || look.is(0, '~'))
            || !led && look.peek(0)?.glued && !bracket
        {
            return None;
        }
        let apart = |n: usize| self.c.peek(n).is_some_and(|t| !t.glued);
        let dash = first.is('\u{2014}') || first.is('-') && apart(0) && apart(1);
        if bracket && self.swims() {
            if let Some(said) = running_total(&look) {
                return Some(said);
            }
        }
        let mut said = amount(&mut look, led || bracket || dash)?;
        said.dash = dash;
        said.sure = led;
        said.bracket = bracket || equal;
        tail(&mut look, &mut said)?;
        if bracket {
            let closed = look.take(')') || look.take(']');
            closed.then_some(())?;
        }
        let over = look.done()
            || [',', '.', ';', '(', ')', '!', '-', '\u{2014}'].iter().any(|s| look.is(0, *s))
            || look.is_word(0, &["with", "w", "off", "at", "and", "r"]) && (bracket || led);
        said.end = look.at;
        over.then_some(said)
    }
}

/// `Track 800s. 5 x 800m`: a plural in front of as long repetitions is their name.
pub(crate) fn without_title(parts: &mut Vec<Work>, text: &str) {
    let [Work::Rep(title), others @ ..] = &parts[..] else { return };
    let written = title.span.of(text);
    // `2 miles` is an amount and no name.
    let bare = written.trim_end_matches(['s', '\'', '\u{2019}']);
    let number = bare.ends_with(|c: char| c.is_ascii_digit());
    let plural = written.ends_with('s') && number;
    let meters = same_distance(&parts[0]).filter(|_| plural);
    let repeated = |part: &Work| !is_single(part) && same_distance(part) == meters;
    if meters.is_some() && others.iter().any(repeated) {
        parts.remove(0);
    }
}

/// What a session is called in front of its parts.
const SESSION: &[&str] = &["workout", "session", "total", "training", "sess"];
/// More words than this between the amount and the sign are a sentence.
const MOST_TITLE_WORDS: usize = 5;

impl Reader<'_, '_> {
    /// `6 mile track workout. 1 mile warm up, 4 x 1200m, ...`: steps over how long all of the session
    /// is, in front of its parts, and tells so.
    pub(crate) fn whole_in_front(&mut self) {
        let from = self.c.at;
        let mut look = self.c.fork();
        if !look.quantity().is_some_and(|q| q.is_distance() || q.is_time()) {
            return;
        }
        let words = look.tokens[look.at..].iter().take_while(|t| t.word().is_some()).count();
        let named = (0..words).any(|n| look.is_word(n, SESSION));
        if !named || words > MOST_TITLE_WORDS {
            return;
        }
        look.at += words;
        let dash =
            look.is(0, '\u{2014}') || look.is(0, '-') && !look.peek(0).is_some_and(|t| t.glued);
        if !(dash || [':', '.', ';', ','].iter().any(|s| look.is(0, *s))) {
            return;
        }
        look.at += 1;
        let rest = &look.tokens[look.at..];
        let counted = rest.windows(3).any(|w| {
            w[0].is_figure() && (w[1].is_word(&["x"]) || w[1].is('*')) && w[2].is_figure()
        });
        if counted || rest.iter().filter(|t| t.is_figure()).count() > 2 {
            self.c.at = look.at;
            let span = self.c.span_from(from);
            self.c.unknown(span, "how long the whole session is, in front of its parts");
        }
    }
}

/// Steps over the words that lead a sum.
fn lead(look: &mut Cursor<'_>) -> bool {
    let mut led = false;
    loop {
        let this = look.is_word(0, THIS) && look.is_word(1, VERBS);
        if this || look.is_word(0, LEADS) {
            led = true;
            look.at += 1 + usize::from(this);
        } else if led && (look.is_word(0, BETWEEN_THEM) || look.is(0, ':') || look.is(0, '=')) {
            look.at += 1;
        } else if look.is_word(0, &["in", "im"]) && look.is_word(1, &["all", "total", "ganzen"]) {
            led = true;
            look.at += 2;
        } else {
            return led;
        }
    }
}

/// `(400/1200)`: what a swim adds up to, and what was swum up to here.
fn running_total(look: &Cursor<'_>) -> Option<Said> {
    let length = |n: usize| look.peek(n)?.number().filter(|n| n.value >= 25.0 && n.decimals == 0);
    let (swim, all) = (length(0)?, length(2)?);
    let closed = look.is(3, ')') || look.is(3, ']');
    if !(look.is(1, '/') && closed && swim.value <= all.value) {
        return None;
    }
    let meters = swim.value * look.pool().meters();
    Some(Said { end: look.at + 4, sure: true, meters: Some(meters), ..Said::NOTHING })
}

/// `4800m`, `12 x 400m`, `10 reps of 400m`, and where nothing else is meant `6 reps`.
fn amount(look: &mut Cursor<'_>, clear: bool) -> Option<Said> {
    let mut said = Said::NOTHING;
    let mut times = 1.0;
    loop {
        let number = look.peek(0).and_then(Token::number).filter(|n| n.decimals == 0);
        let crossed = look.is_word(1, &["x", "times"]) || look.is(1, '*');
        let noun = look.is_word(1, REPS) && look.is_word(2, &["of", "de", "x"]);
        let Some(number) = number.filter(|_| crossed || noun) else { break };
        times *= number.value;
        look.at += if crossed { 2 } else { 3 };
        said.count = Some(times);
    }
    let quantity = look.quantity()?;
    if quantity.min.to_bits() != quantity.max.to_bits() {
        // `insgesamt 13 - 16 km`: a range is not held against the work.
        let measured = quantity.is_distance() || quantity.is_time();
        said.range = true;
        return measured.then_some(said);
    }
    match quantity.unit {
        Unit::Distance(unit) => said.meters = Some(times * quantity.min * unit.meters()),
        Unit::Time(_) => said.seconds = Some(times * quantity.min),
        Unit::Bare if look.is_word(0, REPS) && said.count.is_none() => {
            look.at += 1;
            said.count = Some(quantity.min);
        }
        Unit::Bare if look.is_word(0, &["in", "total", "altogether"]) && quantity.min < 100.0 => {
            said.count = Some(quantity.min);
        }
        Unit::Bare if clear && quantity.min >= 100.0 => {
            said.meters = Some(times * quantity.as_unit(look.pool()).meters()?.min().meters());
        }
        Unit::Bare if said.count.is_some() && quantity.min >= 20.0 => {
            said.meters = Some(times * quantity.as_unit(look.pool()).meters()?.min().meters());
        }
        _ => return None,
    }
    Some(said)
}

/// Steps over the words behind the figures; `None` where they say something else.
fn tail(look: &mut Cursor<'_>, said: &mut Said) -> Option<()> {
    let mut words = 0;
    while let Some(word) = look.peek(0).and_then(Token::word) {
        if vocabulary::is_rest_word(word) || BETWEEN.contains(&word) {
            return None;
        }
        if matches!(word, "with" | "w" | "then" | "and" | "or" | "x") {
            break;
        }
        said.sure |= SUMS.contains(&word);
        if look.is_word(0, OF) && look.is_word(1, OF_WORK) {
            said.worded = true;
            said.sure |= look.is_word(1, &["all", "tout"]);
            look.at += 1;
        }
        words += 1;
        look.at += 1;
    }
    // Behind a figure without a lead few words may follow.
    (words <= MOST_WORDS).then_some(())
}
