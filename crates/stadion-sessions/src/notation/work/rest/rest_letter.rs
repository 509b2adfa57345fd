//! Rests of a letter, `400R`, and rests in brackets between the distances of a chain,
//! `1200 (3 min) 800 (2 min) 400`; and a rest that a sentence gives to all of the work.

use crate::notation::recovery;
use crate::notation::tokens::lex::Token;
use crate::notation::work::aims::attributes::first_rep;
use crate::notation::work::rest::times::{is_single, rule};
use crate::notation::work::{Reader, with};
use crate::tree::{RestAmount, RestRule, Scope, Target, Work};

/// What speaks of all the work at once.
const ALL: &[&str] = &[
    "all",
    "everything",
    "todo",
    "todos",
    "todas",
    "tout",
    "toutes",
    "tous",
    "alle",
    "alles",
    "tutto",
    "tutti",
];
const LED: &[&str] = &["with", "w", "con", "avec", "mit", "off", "on", "at"];
/// Rests are given to so many seconds.
const ROUND_S: f64 = 15.0;

impl Reader<'_, '_> {
    /// `; all with 400m jog`, `, todo con 400R`: the rest of all that stands before it.
    pub(crate) fn rest_of_all(&mut self) -> Option<Vec<RestRule>> {
        let c = &*self.c;
        let sign = (0..2).take_while(|n| [',', ';', '.', '-'].iter().any(|s| c.is(*n, *s))).count();
        let word = c.is_word(sign, ALL) || c.at > 0 && sign == 0 && c.is_word(0, ALL);
        let led = word && c.is_word(sign + 1, LED);
        if !led || !self.rest_starts(sign + 1) && !self.rest_starts(sign + 2) {
            return None;
        }
        let from = c.at + sign + 2;
        let end = self.piece_end(from);
        self.c.at = from;
        let rests = recovery::clauses(self.c, end);
        self.c.at = end;
        Some(rests)
    }

    /// Whether the token at `at` is the letter of a rest that was just read.
    pub(crate) fn behind_letter(&self, at: usize) -> bool {
        let tokens = self.c.tokens;
        let letter = at.checked_sub(1).and_then(|i| tokens.get(i));
        let figure = at.checked_sub(2).and_then(|i| tokens.get(i));
        letter.is_some_and(|t| t.glued && t.is_word(&["r"]))
            && figure.is_some_and(Token::is_figure)
            && tokens.get(at).is_some_and(Token::is_figure)
    }

    /// `1200 (3 min) 800 (2 min) 400`: round times in brackets behind all distances of a chain but
    /// the last are the rests between them. Who tells the times that were run tells the last one.
    pub(crate) fn bracket_rests(&mut self, parts: &mut [Work]) {
        let text = self.c.text;
        let Some((last, chain)) = parts.split_last_mut() else { return };
        let bracketed = |work: &Work| {
            let Work::Rep(rep) = work else { return None };
            let behind = text.get(rep.span.end..)?.trim_start();
            let [Target::Time(time)] = &rep.targets[..] else { return None };
            let round = (time.max().0.as_secs_f64() / ROUND_S).fract() == 0.0;
            (behind.starts_with(['(', '[']) && round).then_some(*time)
        };
        let open = is_single(last) && first_rep(last).is_some_and(|r| r.targets.is_empty());
        if chain.len() < 2 || !open || !chain.iter().all(|p| bracketed(p).is_some()) {
            return;
        }
        for part in chain {
            let Some(time) = bracketed(part) else { continue };
            let whole = std::mem::replace(part, Work::Choice(Vec::new()));
            let Work::Rep(mut rep) = whole else { continue };
            rep.targets.clear();
            // What was told of the time is settled by the chain.
            let end = rep.span.end;
            self.c.notes.forget(|a| (end..end + 3).contains(&a.span.start));
            let rest = rule(RestAmount::Time(time), None, Scope::EachGap, rep.span);
            *part = with(Work::Rep(rep), vec![rest]);
        }
    }
}
