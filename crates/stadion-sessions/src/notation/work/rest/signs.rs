//! Signs within a rest: which of them end it, and which go on with it.

use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary;
use crate::notation::work::Reader;

impl Reader<'_, '_> {
    /// `2 min 5k-1 min jog-3 min 10k`: whether the dash at token `i` stands between the word of a rest
    /// with its amount and the next part.
    pub(super) fn dash_behind_rest(&self, from: usize, i: usize) -> bool {
        let tokens = self.c.tokens;
        tokens.get(i + 1).is_some_and(Token::is_figure)
            && tokens[i - 1].word().is_some_and(vocabulary::is_rest_word)
            && tokens[from..i].iter().any(Token::is_figure)
    }

    /// `full recovery, 6 - 7'`: a rest without an amount takes the time behind the comma.
    pub(super) fn time_of_full(&self, from: usize, i: usize) -> bool {
        let rest = &self.c.tokens[from..i];
        let mut look = self.c.fork();
        look.at = i + 1;
        !rest.iter().any(Token::is_figure)
            && rest.iter().any(|t| t.is_word(&["full", "complete"]))
            && look.quantity().is_some_and(|q| q.is_time())
    }

    /// `1 min for the easy set, 90 s for the medium and 2 min for the hard`: whether the joint at token
    /// `i` goes on with the rest of another set.
    pub(super) fn rest_for_another(&self, i: usize) -> bool {
        let tokens = self.c.tokens;
        if !(tokens[i].is(',') || tokens[i].is_word(&["and"])) {
            return false;
        }
        let mut look = self.c.fork();
        look.at = i + 1;
        let _ = look.take_word(&["and"]);
        look.quantity().is_some_and(|q| q.is_time())
            && look.is_word(0, &["for"])
            && look.is_word(1, vocabulary::ARTICLES)
    }

    /// `Spin easy 4 min after each set`: a way of moving that opens the piece, and a place between the parts.
    pub(super) fn moves_between(&self, from: usize, end: usize) -> bool {
        let mut look = self.c.fork();
        look.at = from;
        let placed = self.c.tokens[from..end].windows(2).any(|w| {
            w[0].is_word(vocabulary::BETWEEN)
                && (w[1].is_word(vocabulary::ARTICLES)
                    || w[1].is_word(vocabulary::SETS)
                    || w[1].is_word(vocabulary::REPS))
        });
        placed && vocabulary::mode(&mut look).is_some()
    }
}
