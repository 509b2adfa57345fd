//! Counts without a sign, in front of a plural or a noun: `ten 400s`, `6 strides`, `9 hill repeats`.

use stadion_types::Bounds;

use crate::notation::quantity::Unit;
use crate::notation::words::vocabulary;
use crate::notation::work::leaf::{LIFT_REPS, with_effort};
use crate::notation::work::{Reader, count};
use crate::tree::{Activity, Amount, Effort, Rep, Work};

/// What a circuit is made of.
pub(crate) const STATIONS: &[&str] = &["machines", "exercises", "stations", "lifts", "movements"];
/// Parts that are counted without a word on how long they are.
pub(crate) const UNTOLD: &[&str] = &[
    "strides",
    "sprints",
    "hills",
    "stride",
    "sprint",
    "hill",
    "steigerungen",
    "progresivos",
    "progresiones",
    "allunghi",
];

/// Behind a mile these make it one run of so many miles.
const IN_ONE_PIECE: &[&str] = &["warm", "cool", "warmup", "cooldown", "wu", "cd", "jog", "run"];

/// What hills are counted as.
const HILL_REPS: &[&str] = &["reps", "repeats", "repetitions", "sprints", "efforts"];
/// More strides or sprints than this are metres.
const MOST_STRIDES: f64 = 40.0;

impl Reader<'_, '_> {
    /// `800s: 6-8 at 5k pace`, `Mile repeats: 5 with 400 jog`: what is run, a colon, and how often.
    pub(crate) fn named_count(&mut self) -> Option<Work> {
        const MOST: f64 = 30.0;
        let from = self.c.at;
        if !(1..4).any(|n| self.c.is(n, ':')) {
            return None;
        }
        let mut look = self.c.fork();
        let mile = look.take_word(&["mile"]);
        let quantity = if mile { None } else { Some(look.quantity()?) };
        let noun = look.take_word(&["repeats", "reps", "repetitions", "intervals", "hills"]);
        let plural = quantity.is_some_and(|q| q.plural && q.is_usual_distance());
        if !(noun || plural) || !look.take(':') {
            return None;
        }
        let number = look.peek(0)?.number().filter(|n| n.decimals == 0)?;
        look.at += 1;
        let range = look.is(0, '-') || look.is_word(0, &["to"]);
        let high = if range { look.peek(1)?.number()?.value } else { number.value };
        look.at += if range { 2 } else { 0 };
        let behind = look.is_word(0, &["at", "with", "w", "off", "in", "on"])
            || look.is(0, '@')
            || look.is(0, ',') && look.peek(1).is_some_and(|t| t.word().is_some());
        let times = count(number.value, high).filter(|_| behind && high <= MOST)?;
        let amount = match quantity {
            None => crate::notation::work::leaf::distance(1.0, crate::tree::DistanceUnit::Mile)?,
            Some(q) if q.is_time() && !plural => self.amount(&q, from)?,
            Some(q) if plural || q.unit == Unit::Bare => {
                let way = crate::notation::quantity::Quantity { unit: Unit::Bare, ..q };
                self.amount(&way.as_unit(self.c.pool()), from)?
            }
            Some(q) => self.amount(&q, from)?,
        };
        self.c.at = look.at;
        self.strong = true;
        let rep = Rep::new(amount, self.c.span_from(from));
        Some(Work::Repeat { count: times, body: Box::new(Work::Rep(rep)) })
    }

    /// `ten 400s`, `six 3-minute efforts`, `8 200m reps`: a count without a sign.
    pub(crate) fn plural_count(
        &mut self,
        from: usize,
        low: f64,
        high: f64,
        word: bool,
    ) -> Option<Work> {
        // `25 sprint`: in the pool a number that large is a length.
        if self.swims() && !word && low >= crate::notation::work::swim::LEAST_LENGTH {
            return None;
        }
        let times = count(low, high)?;
        while self.c.is_word(
            0,
            &[
                "hard", "fast", "easy", "flying", "quick", "short", "long", "steady", "hill",
                "yasso", "uphill", "downhill", "paced",
            ],
        ) {
            self.c.at += 1;
        }
        // `a dozen all-out 300s`.
        let maximal = self.maximal_ahead(0);
        self.c.at += maximal;
        // `ten controlled 400s`: whatever else says how they are run.
        self.c.at += self.words_before_plural();
        // `5 Yasso 800s`: a name in front of a plural.
        let name =
            self.c.peek(0).is_some_and(|t| t.capital && t.word().is_some_and(|w| w.len() > 2));
        let plural = self.c.peek(1).is_some_and(|t| t.number().is_some_and(|n| n.value >= 100.0))
            && self.c.is_word(2, &["s"])
            && self.c.peek(2).is_some_and(|t| t.glued);
        self.c.at += usize::from(name && plural && !self.swims());
        let start = self.c.at;
        let mile = self.c.is_word(0, &["mile"]);
        // `3 x 2 mile repeats`, `two mile warm-up`: in one piece.
        let crossed = from
            .checked_sub(1)
            .is_some_and(|i| self.c.tokens[i].is_word(&["x", "times"]) || self.c.tokens[i].is('*'));
        if mile && (crossed || self.c.is_word(1, IN_ONE_PIECE)) {
            return None;
        }
        let quantity = if mile { None } else { self.c.quantity() };
        // `1 x 400 stride`: nobody counts so many of them.
        let counts = word || high <= MOST_STRIDES;
        // `9 hill repeats`: the adjective says what they are.
        let hill = start.checked_sub(1).and_then(|i| self.c.tokens.get(i));
        let hill = hill.is_some_and(|t| t.is_word(&["hill"])) && self.c.is_word(0, HILL_REPS);
        if quantity.is_none() && counts && (hill || self.c.is_word(0, UNTOLD)) {
            self.c.at -= usize::from(hill);
            return self.untold(times);
        }
        let noun = self.c.peek(0).is_some_and(|t| {
            t.is_word(&[
                "reps",
                "repeats",
                "repetitions",
                "intervals",
                "efforts",
                "sprints",
                "strides",
                "runs",
                "hills",
                "bursts",
                "floats",
                "surges",
            ])
        });
        let noun = noun
            || (mile
                && self.c.is_word(1, &["reps", "repeats", "repetitions", "intervals", "efforts"]));
        let unit = mile || quantity.is_some_and(|q| q.unit != Unit::Bare);
        let plural = quantity.is_some_and(|q| q.plural);
        let bare_distance = quantity
            .is_some_and(|q| q.unit == Unit::Bare && q.is_usual_distance() && q.min >= 50.0)
            && noun;
        // `two 400, one 200`: a count in words in front of a distance of the track.
        let spelled =
            word && quantity.is_some_and(|q| {
                q.unit == Unit::Bare && q.min >= 100.0 && (q.min / 50.0).fract() == 0.0
            }) && self.c.peek(0).is_none_or(|t| {
                [',', '.', '+', ';', ')', '(', '@', '/'].iter().any(|s| t.is(*s))
                    || t.is_word(&["and", "with", "w", "at", "in", "off", "then"])
            });
        if !(unit && (word || noun || plural) || bare_distance || spelled) || low < 2.0 {
            return None;
        }
        self.c.at = start;
        let mut body = self.leaf()?;
        if maximal > 0 {
            body = with_effort(body, Effort::Maximal);
        }
        self.strong = true;
        let _ = from;
        Some(Work::Repeat { count: times, body: Box::new(body) })
    }

    /// How many words stand here in front of a plural of a distance, `controlled 400s`.
    fn words_before_plural(&self) -> usize {
        const MOST_WORDS: usize = 3;
        let words = (0..=MOST_WORDS).take_while(|n| {
            let word = self.c.peek(*n).and_then(crate::notation::tokens::lex::Token::word);
            word.is_some_and(|w| {
                w.len() > 2
                    && !crate::notation::read::is_unit(w)
                    && !vocabulary::is_rest_word(w)
                    && !matches!(w, "with" | "then" | "off" | "for" | "and" | "times" | "sets")
            })
        });
        let words = words.count();
        let number = self.c.peek(words).and_then(crate::notation::tokens::lex::Token::number);
        let plural = number.is_some_and(|n| n.value >= 100.0 && (n.value / 50.0).fract() == 0.0)
            && self.c.is_word(words + 1, &["s"])
            && self.c.peek(words + 1).is_some_and(|t| t.glued);
        if plural && words <= MOST_WORDS && !self.swims() { words } else { 0 }
    }

    /// `6 strides`: how long each is, nobody says.
    pub(crate) fn untold(&mut self, times: Bounds<u32>) -> Option<Work> {
        let from = self.c.at - 1;
        let word = self.c.peek(0)?.word()?;
        let activity = vocabulary::activity(word).unwrap_or(Activity::Main);
        let effort = vocabulary::effort(self.c, 0).map(|(effort, _)| effort);
        self.c.at += 1;
        let _ = self.c.take_word(HILL_REPS);
        // A length that follows belongs to them: `6 strides of 100m`.
        let of = self.c.is_word(0, &["of", "over", "x"]);
        let length = if of { self.length_behind() } else { self.length_in_brackets() };
        if length.is_none() {
            let span = self.c.span_from(from);
            self.c.unknown(span, "how long each of them is, is not given");
        }
        let amount = length.unwrap_or(Amount::Open);
        let mut rep = Rep::new(amount, self.c.span_from(from));
        rep.activity = activity;
        rep.effort = effort;
        self.strong = true;
        Some(Work::Repeat { count: times, body: Box::new(Work::Rep(rep)) })
    }

    /// `8 x hill (45s)`.
    pub(crate) fn length_in_brackets(&mut self) -> Option<Amount> {
        let mut look = self.c.fork();
        let alone = look.take('(') && look.quantity().is_some() && look.is(0, ')');
        let amount = if alone { self.length_behind() } else { None };
        self.c.at += usize::from(amount.is_some());
        amount
    }

    fn length_behind(&mut self) -> Option<Amount> {
        let back = self.c.at;
        self.c.at += 1;
        while self.c.take_word(&["about", "around", "roughly", "approx", "c", "ca"]) {}
        let from = self.c.at;
        let quantity = self.c.quantity().filter(|q| q.is_distance() || q.is_time());
        let amount = quantity.and_then(|q| self.amount(&q, from));
        if amount.is_none() {
            self.c.at = back;
        }
        amount
    }

    /// A circuit: the lifts at each station stand further on in the line.
    pub(crate) fn stations(&mut self, low: f64, high: f64) -> Option<Work> {
        let times = count(low, high)?;
        let from = self.c.at - 1;
        let tokens = self.c.tokens;
        // `10 exercises @ 30s on, 30s off`, `8 stations x 40 sec`.
        let mut look = self.c.fork();
        look.at += 1;
        let led = look.take('@') || look.take_word(&["at", "x", "of", "for"]);
        let start = look.at;
        let time = look.quantity().filter(|q| led && q.is_time());
        if let Some(amount) = time.and_then(|q| q.time()).map(Amount::Time) {
            self.c.at = look.at;
            self.strong = true;
            let rep = Rep::new(amount, self.c.span_from(start));
            return Some(Work::Repeat { count: times, body: Box::new(Work::Rep(rep)) });
        }
        let at = (self.c.at..tokens.len()).find(|i| {
            tokens[*i].is_figure()
                && tokens.get(i + 1).is_some_and(|t| t.is_word(LIFT_REPS) || t.is('-'))
        })?;
        self.c.at = at;
        let quantity = self.c.quantity()?;
        let lifts = count(quantity.min, quantity.max)?;
        let _ = self.c.take_word(LIFT_REPS);
        let mut rep = Rep::new(Amount::Lifts(lifts), self.c.span_from(from));
        rep.activity = Activity::Lift;
        self.strong = true;
        Some(Work::Repeat { count: times, body: Box::new(Work::Rep(rep)) })
    }
}
