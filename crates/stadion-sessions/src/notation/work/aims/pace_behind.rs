//! The pace of a race behind a joint, which is that of what stands before it.

use crate::notation::target;
use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary;
use crate::notation::work::Reader;
use crate::notation::work::aims::aim::aimed;
use crate::notation::work::rest::starts::ABOUT;
use crate::tree::{Target, Work};

impl Reader<'_, '_> {
    /// `4 x 800m, about 3k race pace, 4 x 400m`, `10 x 1k, alternating 5k/10k pace`: the pace of a race
    /// behind a comma is that of what stands before it.
    pub(crate) fn pace_behind(&mut self, parts: &mut Vec<Work>) -> bool {
        let mut look = self.c.fork();
        // `; about 5k pace`, `- about 5k pace`: with that word it is no part, whatever sign stands there.
        let near = self.c.is_word(1, ABOUT) || self.c.is(1, '~');
        let dash = [';', '-', '\u{2014}'].iter().any(|s| near && self.c.is(0, *s));
        look.at += usize::from(dash);
        let comma = dash || look.take(',');
        let sign = !comma && (look.take('/') || look.take('-') || look.take('\u{2014}'));
        if let Some((_, len)) = vocabulary::effort(&look, 0).filter(|_| comma) {
            look.at += len;
        }
        let word = look.take_word(&["alternating", "alternate", "all", "both"]);
        let _ = comma && (look.take_word(&["at"]) || look.take('@'));
        let about = comma && (look.take('~') || look.take_word(ABOUT));
        let _ = about && look.take('.');
        // `, at HMP`, `, about HMP`.
        let named = comma && look.is_word(0, &["hmp", "mp"]);
        let mile = about && look.is_word(0, &["mile"]) || named;
        if !(comma || sign || word) || !(mile || look.peek(0).is_some_and(Token::is_figure)) {
            return false;
        }
        let at = look.at;
        let Some(found) = target::target(&mut look) else { return false };
        let pace = matches!(
            found,
            Target::RacePace { .. }
                | Target::RacePaceOffset { .. }
                | Target::Speed(_)
                | Target::Percent { .. }
        );
        let end = look.done()
            || look.is_word(0, &["with", "w", "off"])
            || [',', ';', '.', '+', '(', ')'].iter().any(|s| look.is(0, *s))
            || sign && (look.is(0, '/') || look.is(0, '-'));
        // Behind another sign than a comma only a word makes it a pace.
        let last = look.tokens.get(look.at.wrapping_sub(1));
        let worded = !sign || last.is_some_and(|t| t.is_word(&["pace", "paces", "effort", "race"]));
        if !(pace && end && worded) {
            return false;
        }
        let Some(last) = parts.pop() else { return false };
        // Over which distance `2k+14` asks for the seconds is told.
        self.c.at = at;
        let _ = matches!(found, Target::RacePaceOffset { .. }) && target::target(self.c).is_some();
        self.c.at = look.at;
        parts.push(aimed(last, &found));
        true
    }
}
