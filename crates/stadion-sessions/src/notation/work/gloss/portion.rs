//! What is said of a portion of the work: of the first lap of each repetition, of the last 200 m.

use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary;
use crate::notation::work::Reader;
use crate::notation::work::aims::attributes::first_rep;
use crate::tree::{Amount, Joint, Work};

const ORDINALS: &[&str] = &["first", "last", "final", "second", "third"];
/// Words that open a sentence about the work.
const REMARKS: &[&str] = &[
    "for", "the", "these", "this", "those", "all", "each", "aim", "keep", "try", "if", "you",
    "your", "focus", "remember", "make", "stay", "in", "as", "we", "i", "it", "use", "think",
    "target", "pace", "effort", "record", "note", "log", "write", "measure", "compare", "check",
];
/// What the repetitions are asked for.
const AIMED: &[&str] = &[
    "pace", "target", "goal", "aim", "time", "times", "effort", "average", "targets", "goals",
    "paces",
];
const SUFFIXES: &[&str] = &["st", "nd", "rd", "th"];

impl Reader<'_, '_> {
    /// `1st 100 slower and last 200 at race pace`: steps over a sentence on portions of what stands
    /// before it, which adds nothing to it, and tells so.
    pub(crate) fn portion(&mut self) -> bool {
        let from = self.c.at;
        let skip = self.c.tokens[from..]
            .iter()
            .take_while(|t| {
                t.is('.')
                    || t.is(',')
                    || t.is(':')
                    || t.is('-')
                    || t.is('\u{2014}')
                    || t.is(';')
                    || t.is('(')
                    || t.is_word(&["as", "follows", "with", "the"])
            })
            .count();
        let at = from + skip;
        if skip == 0 || !self.ordinal(at) {
            return false;
        }
        let tokens = self.c.tokens;
        let bracket = tokens[from..at].iter().rposition(|t| t.is('('));
        // More work behind a sign is none of it.
        let counted = |i: usize| {
            (tokens[i].is(',') || tokens[i].is('+'))
                && tokens.get(i + 1).is_some_and(|t| t.number().is_some())
                && tokens.get(i + 2).is_some_and(|t| t.is_word(&["x"]) || t.is('*'))
        };
        let close = (at..tokens.len()).find(|i| tokens[*i].is(')'));
        let end = (at..tokens.len())
            .find(|i| tokens[*i].is('.') && tokens.get(i + 1).is_none_or(|t| t.capital))
            .or_else(|| (at..tokens.len()).find(|i| tokens[*i].is(';')))
            .unwrap_or(tokens.len());
        let end = match close.filter(|_| bracket.is_some()) {
            Some(close) => close,
            None => (at..end).find(|i| counted(*i) || tokens[*i].is(')')).unwrap_or(end),
        };
        self.c.at = (end + usize::from(bracket.is_some())).min(tokens.len());
        let span = tokens[at].span.hull(tokens[end - 1].span);
        self.c.unknown(span, "what is said of portions of the work, which adds nothing to it");
        true
    }

    /// `- 3rd 100 easy`: whether an ordinal in figures stands behind a dash.
    pub(crate) fn ordinal_behind_dash(&self) -> bool {
        let dash = self.c.is(0, '-') || self.c.is(0, '\u{2014}') || self.c.is(0, '(');
        dash && self.c.peek(2).is_some_and(|t| t.glued && t.is_word(SUFFIXES))
    }

    /// `. After the 300s I ran 5 x 150m`: steps over the part in front that the sentence names once more.
    pub(crate) fn named_once_more(&mut self) -> bool {
        if !(self.c.is(0, '.') && self.c.is_word(1, &["after", "following"])) {
            return false;
        }
        let mut look = self.c.fork();
        look.at += 2;
        let the = look.take_word(&["the", "these", "those", "my", "our"]);
        if !the || look.quantity().is_none() {
            return false;
        }
        while look.take_word(vocabulary::REPS) || look.take_word(vocabulary::SETS) || look.take(',')
        {
        }
        let goes_on = look
            .is_word(0, &["i", "we", "he", "she", "they", "you", "it", "then", "run", "ran"])
            || look.peek(0).is_some_and(Token::is_figure);
        if goes_on {
            self.c.at = look.at;
        }
        goes_on
    }

    /// `5 x 8 min, 2 min rest. For the 8 min intervals aim at 10k pace.`: steps over a sentence that
    /// speaks of the work, and tells if there are figures in it.
    pub(crate) fn remark(&mut self) -> bool {
        let tokens = self.c.tokens;
        let start = self.c.at + 1;
        if !self.c.is(0, '.') {
            return false;
        }
        let stop = |i: usize| tokens[i].is('.') && tokens.get(i + 1).is_none_or(|t| t.capital);
        let end = (start..tokens.len()).find(|i| stop(*i)).unwrap_or(tokens.len());
        let sentence = &tokens[start..end];
        // `. 1600m = 4 laps.`: what an amount is, and no more of it.
        let equals = sentence.iter().filter(|t| t.is('=')).count() == 1
            && sentence.first().is_some_and(Token::is_figure);
        // `. 40 sec on should be at 30+ spm`: what is said of an amount.
        let says = sentence.first().is_some_and(Token::is_figure)
            && sentence.iter().take(6).any(|t| {
                t.is_word(&["should", "must", "will", "are", "is", "were", "was", "be", "can"])
            });
        let close = sentence.iter().position(|t| t.is(']') || t.is(')') || t.is('}'));
        let opens = sentence.iter().position(|t| t.is('[') || t.is('(') || t.is('{'));
        let closes = close.filter(|c| says && opens.is_none_or(|o| o > *c));
        let (end, sentence) = match closes {
            Some(close) => (start + close, &sentence[..close]),
            None => (end, sentence),
        };
        let opens = tokens
            .get(start)
            .is_some_and(|t| t.capital && (t.is_word(REMARKS) || t.is_word(AIMED)));
        if !(equals || says || opens) {
            return false;
        }
        let marks_work = |t: &Token| {
            t.is_word(&["x", "times", "by"])
                || t.is('+') && !says
                || t.word().is_some_and(vocabulary::is_rest_word)
        };
        // `. Times around 72`: the word counts nothing.
        let named = usize::from(sentence.first().is_some_and(|t| t.is_word(AIMED)));
        // `. The pace was 80 seconds, 75 s rest between each`: the rest stands behind the comma.
        let comma = sentence.iter().position(|t| t.is(',') || t.is('('));
        let clause = comma.filter(|end| {
            let (front, behind) = sentence.split_at(*end);
            front.iter().any(|t| t.is_word(AIMED))
                && !front.iter().skip(named).any(marks_work)
                && behind.iter().any(|t| t.word().is_some_and(vocabulary::is_rest_word))
        });
        let (end, sentence) = match clause {
            Some(comma) => (start + comma, &sentence[..comma]),
            None => (end, sentence),
        };
        let works = sentence.iter().skip(named).any(marks_work);
        // `. This was repeated with four by 60m`.
        let by = sentence
            .windows(3)
            .any(|w| w[0].is_figure() && w[1].is_word(&["by"]) && w[2].is_figure());
        let works = works || by;
        let (Some(first), Some(last), false) = (sentence.first(), sentence.last(), works) else {
            return false;
        };
        self.c.at = end;
        if !equals && sentence.iter().any(Token::is_figure) {
            self.c.unknown(first.span.hull(last.span), "a sentence about the work, with figures");
        }
        true
    }

    /// `instead of the usual 5 km`: steps over what was not done up to the end of its clause, and tells so.
    pub(crate) fn left_undone(&mut self) {
        let tokens = self.c.tokens;
        let from = self.c.at;
        let stop =
            |t: &Token| [',', '.', ';', ')', ']', '}', '\u{2014}', ':'].iter().any(|s| t.is(*s));
        let end = (from..tokens.len()).find(|i| stop(&tokens[*i])).unwrap_or(tokens.len());
        self.c.at = end;
        let span = self.c.span_from(from);
        self.c.unknown(span, "what was done otherwise is no part of the work");
    }

    /// `except the last, which was 600m`: steps over an exception up to the end of its sentence, and
    /// tells so.
    pub(crate) fn exception(&mut self) {
        let tokens = self.c.tokens;
        let from = self.c.at;
        let stop = |t: &Token| t.is('.') || t.is(';') || t.is(')') || t.is(']') || t.is('}');
        let end = (from..tokens.len()).find(|i| stop(&tokens[*i])).unwrap_or(tokens.len());
        self.c.at = end;
        let span = self.c.span_from(from);
        self.c.unknown(span, "an exception, which is not laid out");
    }

    /// Whether an ordinal and an amount, or a lap, stand at a token.
    fn ordinal(&self, at: usize) -> bool {
        let token = |n: usize| self.c.tokens.get(at + n);
        let word = token(0).is_some_and(|t| t.is_word(ORDINALS));
        let number = token(0).and_then(Token::number).is_some()
            && token(1).is_some_and(|t| t.glued && t.is_word(SUFFIXES));
        let next = if word { 1 } else { 2 };
        let amount = token(next).is_some_and(|t| t.is_figure() || t.is_word(&["lap", "half"]))
            // `last 2 x 200m` is work.
            && !token(next + 1).is_some_and(|t| t.is_word(&["x", "times"]));
        (word || number) && amount
    }

    /// `Short (10 x 1 km), Medium (5 x 6 min)`: names with a session each in brackets.
    pub(crate) fn named_sessions(&mut self) {
        let tokens = self.c.tokens;
        let opens = |i: usize| {
            let named = tokens.get(i).is_some_and(|t| t.word().is_some_and(|w| w.len() > 2));
            let open = tokens.get(i + 1).is_some_and(|t| t.is('('));
            let counted = tokens.get(i + 2).is_some_and(Token::is_figure)
                && tokens.get(i + 3).is_some_and(|t| t.is_word(&["x", "times"]));
            named && open && counted
        };
        // `AM 10 x 1 km, PM 8 x 200 m`; with colons they are labels.
        let part = |word: &str| {
            (0..tokens.len()).find(|i| {
                tokens[*i].is_word(&[word])
                    && !tokens[*i].glued
                    && tokens.get(i + 1).is_some_and(Token::is_figure)
            })
        };
        if let (Some(am), Some(pm)) = (part("am"), part("pm")) {
            let (first, last) = (am.min(pm), am.max(pm));
            let span = tokens[first].span.hull(tokens[last].span);
            self.c.unknown(span, "several sessions in one text, which are added up");
        }
        let places: Vec<usize> = (0..tokens.len()).filter(|i| opens(*i)).collect();
        if let [first, .., last] = places[..] {
            let span = tokens[first].span.hull(tokens[last].span);
            self.c
                .unknown(span, "sessions under names of their own: all of them, or one to choose");
        }
    }
}

/// `4 x 0.1 mile hard followed by 0.1 mile steady`: the second goes behind each of the first, unless
/// it is longer.
pub(crate) fn paired(before: Option<&Work>, behind: &Work) -> Option<Work> {
    let Work::Repeat { count, body } = before? else { return None };
    let size = |w: &Work| {
        first_rep(w).and_then(|r| match &r.amount {
            Amount::Distance { range, .. } => Some((true, range.max().meters())),
            Amount::Time(time) => Some((false, time.max().0.as_secs_f64())),
            _ => None,
        })
    };
    let (first, second) = (size(body)?, size(behind)?);
    let share = second.1 / first.1;
    if first.0 != second.0 || !(0.5..=1.01).contains(&share) {
        return None;
    }
    let parts = vec![(**body).clone(), behind.clone()];
    Some(Work::Repeat { count: *count, body: Box::new(Work::Seq { joint: Joint::List, parts }) })
}
