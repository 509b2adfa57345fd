//! Clauses beside the work that speak of other work: of the run that it lies in, of what it stood in for.

use crate::notation::tokens::lex::Token;
use crate::notation::words::list::Words;
use crate::notation::words::vocabulary;
use crate::notation::work::Reader;

/// What the work can lie in.
const RUNS: Words = Words::new(&[
    "run",
    "ride",
    "jog",
    "swim",
    "row",
    "session",
    "workout",
    "outing",
    "runs",
    "paddle",
    "walk",
    "footing",
    "lauf",
    "dauerlauf",
    "sortie",
    "rodaje",
]);

/// In front of what was usual.
const ARTICLES: &[&str] = &["the", "my", "our", "your", "his", "her", "usual", "planned", "as"];

/// More tokens than this are another thought.
const MOST: usize = 12;

impl Reader<'_, '_> {
    /// Steps over such a clause behind the work, and tells so.
    pub(crate) fn other_work(&mut self) -> bool {
        self.run_around() || self.stood_in_for()
    }

    /// `within a 45 min run`, `as part of an 8 mile run`, `in a 10k easy run`.
    fn run_around(&mut self) -> bool {
        let from = self.c.at;
        let sign = usize::from(self.c.is(0, ',') || self.c.is(0, '(') || self.c.is(0, '-'));
        let bracket = self.c.is(0, '(');
        let mut at = sign;
        while self.c.is_word(at, &["all", "done", "run", "these", "spread", "out"]) {
            at += 1;
        }
        let word = |n: usize, words: &[&str]| self.c.is_word(n, words);
        at += if word(at, &["within", "during", "inside", "throughout", "in", "into"]) {
            1
        } else if word(at, &["as", "being"]) && word(at + 1, &["part"]) && word(at + 2, &["of"]) {
            3
        } else if word(at, &["part"]) && word(at + 1, &["of"]) {
            2
        } else {
            return false;
        };
        let middle = word(at, &["the"]) && word(at + 1, &["middle", "course"]);
        at += if middle && word(at + 2, &["of"]) { 3 } else { 0 };
        if !word(at, &["a", "an", "the", "your", "my", "our", "his", "her", "einem", "un", "une"]) {
            return false;
        }
        let tokens = self.c.tokens.get(from + at + 1..).unwrap_or_default();
        let inside = |t: &Token| t.word().is_some() || t.is_figure() || t.is('-') || t.is('\'');
        let clause = &tokens[..tokens.iter().take(MOST).take_while(|t| inside(t)).count()];
        let Some(end) = clause.iter().position(|t| t.is_word(RUNS)) else { return false };
        let mut figures = clause[..end].iter().filter(|t| t.is_figure()).count();
        let mut len = at + 1 + end + 1;
        // `during a long run of 15 miles`.
        let mut look = self.c.fork();
        look.at += len;
        if look.take_word(&["of", "over"]) && look.quantity().is_some() {
            len = look.at - from;
            figures += 1;
        }
        // `in the 1:00 run`, `in a 3 x 10 min run`: one amount or a range, and no count.
        let counted = clause[..end].iter().any(|t| t.is_word(&["x", "times", "and", "then"]));
        if !(1..=2).contains(&figures) || counted {
            return false;
        }
        len += usize::from(bracket && self.c.is(len, ')'));
        self.c.at = from + len;
        let span = self.c.span_from(from + sign);
        self.c.unknown(span, "the run around these repetitions is not laid out");
        true
    }

    /// `instead of 8 x 400m`, `rather than the usual 5 x 1k`: what the work stood in for counts nothing.
    fn stood_in_for(&mut self) -> bool {
        let from = self.c.at;
        let bracket = self.c.is(0, '(');
        let sign = usize::from(bracket || self.c.is(0, ',') || self.c.is(0, '-'));
        let at = sign + usize::from(self.c.is_word(sign, &["but", "and"]));
        let pairs: [(&[&str], &[&str]); 5] = [
            (&["instead", "lieu"], &["of"]),
            (&["rather"], &["than"]),
            (&["opposed", "compared"], &["to", "with"]),
            (&["anstatt", "statt"], &["der", "den", "von"]),
            (&["lieu"], &["de"]),
        ];
        let led = usize::from(self.c.is_word(at, &["as", "in", "au"]));
        let opens = pairs.iter().any(|(first, second)| {
            self.c.is_word(at + led, *first) && self.c.is_word(at + led + 1, *second)
        });
        // `, not 10`, `, not the usual 10`.
        let not = self.c.is_word(at, &["not"]);
        let skip = (1..3).take_while(|n| self.c.is_word(at + *n, ARTICLES)).count();
        let other = not && self.c.peek(at + 1 + skip).is_some_and(Token::is_figure);
        if !(opens || other) {
            return false;
        }
        let start = from + at + if other { 1 } else { led + 2 };
        let tokens = self.c.tokens;
        let stop = |i: usize| {
            let t = &tokens[i];
            let full = t.is('.') && tokens.get(i + 1).is_none_or(|t| t.capital);
            full || [',', ';', ')', ']', '}', '+', '\u{2014}', '('].iter().any(|s| t.is(*s))
                || t.is('-') && !t.glued
                || t.is_word(&["with", "w", "off", "then", "because", "due", "on", "plus"])
                || t.word().is_some_and(vocabulary::is_rest_word)
        };
        let end = (start..tokens.len()).find(|i| stop(*i)).unwrap_or(tokens.len());
        let named = tokens[start..end].iter().any(Token::is_figure);
        if end == start || end - start > MOST {
            return false;
        }
        self.c.at = end + usize::from(bracket && tokens.get(end).is_some_and(|t| t.is(')')));
        if named {
            let span = self.c.span_from(from + sign);
            self.c.unknown(span, "what the work stood in for, which counts nothing");
        }
        true
    }
}
