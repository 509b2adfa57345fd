//! `at roughly the pace you could hold for an hour`: an aim that a clause describes.

use crate::notation::target;
use crate::notation::tokens::lex::Token;
use crate::notation::words::list::Words;
use crate::notation::words::vocabulary::{AMONG, REST};
use crate::notation::work::rest::times::rule;
use crate::notation::work::{Reader, with};
use crate::tree::{Mode, RestAmount, Scope, Target, Work};

/// In front of what is aimed at.
const LEADING: Words = Words::new(&[
    "at",
    "roughly",
    "about",
    "around",
    "approximately",
    "a",
    "an",
    "the",
    "your",
    "that",
    "this",
    "just",
    "near",
    "close",
    "to",
    "same",
    "kind",
    "sort",
    "of",
    "run",
    "done",
    "swum",
    "ridden",
    "rowed",
    "in",
    "on",
    "best",
    "hardest",
    "fastest",
    "highest",
    "steady",
    "hard",
    "as",
]);
/// What is aimed at.
const AIMED: &[&str] =
    &["pace", "effort", "speed", "intensity", "power", "rate", "tempo", "rhythm", "wattage"];
/// Who holds it.
const WHO: &[&str] = &[
    "you", "you'd", "you'll", "you're", "i", "i'd", "he", "she", "they", "we", "one", "athlete",
    "athletes", "runner", "runners",
];

/// Words of a sentence that says how the work should be.
const ADVICE: &[&str] = &["should", "must", "shouldn't", "ought", "needs"];

impl Reader<'_, '_> {
    /// `, jog at 60% MAS for 1 min`: a way of moving with an aim of its own, which is the rest.
    pub(crate) fn jog_with_aim(&mut self, item: &Work) -> Option<Work> {
        let joint = usize::from([',', ';', '.'].iter().any(|s| self.c.is(0, *s)));
        let moving = joint + usize::from(self.c.is_word(joint, &["then", "and"]));
        if !self.c.is_word(moving, &["jog", "walk", "recover", "rest", "float", "shuffle"]) {
            return None;
        }
        let (_, len) = self.aim_in_front(moving + 1)?;
        let from = self.c.at;
        let walked = self.c.is_word(moving, &["walk"]);
        self.c.at += len;
        let amount = self.c.quantity().and_then(|q| q.time()).map(RestAmount::Time);
        let Some(amount) = amount else {
            self.c.at = from;
            return None;
        };
        let span = self.c.span_from(from + moving);
        let mode = if walked { Mode::Walk } else { Mode::Easy };
        Some(with(item.clone(), vec![rule(amount, Some(mode), Scope::EachGap, span)]))
    }

    /// `at 85-90% MAS for 2 min`: what is aimed at in front of the amount, and how many tokens it takes.
    pub(crate) fn aim_in_front(&self, ahead: usize) -> Option<(Target, usize)> {
        if !self.c.is_word(ahead, &["at"]) {
            return None;
        }
        let mut look = self.c.fork();
        look.at += ahead + 1;
        let found = target::target(&mut look)?;
        let aim = !matches!(found, Target::Time(_)) && look.take_word(&["for"]);
        let amount = aim && look.fork().quantity().is_some_and(|q| q.is_time() || q.is_distance());
        amount.then_some((found, look.at - self.c.at))
    }

    /// `. 40 sec on should be at 30+ spm`: steps over a sentence on how the work before it is done.
    pub(crate) fn advice(&mut self) -> bool {
        if !self.c.is(0, '.') {
            return false;
        }
        let tokens = self.c.tokens;
        let start = self.c.at + 1;
        let stop = |t: &Token| [')', ']', '}', '.', ';'].iter().any(|s| t.is(*s));
        let len = tokens[start..].iter().position(stop).unwrap_or(tokens.len() - start);
        let sentence = &tokens[start..start + len];
        let counts = sentence.iter().any(|t| t.is_word(&["x", "times"]) || t.is('*'));
        let rest = sentence.iter().any(|t| t.is_word(REST) || t.is_word(AMONG));
        if counts || rest || !sentence.iter().any(|t| t.is_word(ADVICE)) {
            return false;
        }
        self.c.at = start + len;
        if sentence.iter().any(Token::is_figure) {
            let span = self.c.span_from(start);
            self.c.unknown(span, "an aim that is described, and no figure for it");
        }
        true
    }

    /// Steps over a clause that says in words how fast the part is done; figures in it are none of the
    /// work.
    pub(crate) fn aim_in_words(&mut self) -> bool {
        const MOST_LEADING: usize = 7;
        const MOST: usize = 20;
        let tokens = self.c.tokens.get(self.c.at..).unwrap_or_default();
        let opens = tokens.first().is_some_and(|t| t.is('@') || t.is_word(LEADING));
        if !opens {
            return false;
        }
        let mut at = usize::from(tokens[0].is('@'));
        at += tokens[at..].iter().take(MOST_LEADING).take_while(|t| t.is_word(LEADING)).count();
        if !tokens.get(at).is_some_and(|t| t.is_word(AIMED)) {
            return false;
        }
        at += 1;
        at += usize::from(tokens.get(at).is_some_and(|t| t.is_word(&["that", "which"])));
        if !tokens.get(at).is_some_and(|t| t.is_word(WHO)) {
            return false;
        }
        let stop = |(i, t): (usize, &Token)| {
            let next = tokens.get(i + 1);
            let counts = t.is_figure() && next.is_some_and(|n| n.is_word(&["x"]) || n.is('*'));
            // `for 30 min 90s rest`.
            let named = tokens.iter().skip(i + 1).take(2).any(|t| t.is_word(REST));
            let counts = counts || t.is_figure() && named;
            let sign = [',', ';', '.', '(', ')', '[', ']', '+', '\u{2014}', '/'];
            sign.iter().any(|s| t.is(*s))
                || t.is('-') && !t.glued
                || t.is_word(&["with", "w", "then", "r"])
                || t.is_word(REST)
                || t.is_word(AMONG)
                || counts
        };
        let end =
            tokens.iter().enumerate().skip(at).find(|e| stop(*e)).map_or(tokens.len(), |e| e.0);
        if end - at > MOST {
            return false;
        }
        let from = self.c.at;
        self.c.at += end;
        let span = self.c.span_from(from);
        self.c.unknown(span, "an aim that is described, and no figure for it");
        true
    }
}
