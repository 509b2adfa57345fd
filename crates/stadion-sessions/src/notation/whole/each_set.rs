//! Lines below a set that say what one of its sets or repetitions is run at: `first set @ 10k pace`.

use crate::notation::target;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary;
use crate::notation::words::vocabulary::{REPS, SETS};

const ORDINALS: &[&str] =
    &["first", "second", "third", "fourth", "fifth", "sixth", "last", "final", "middle", "other"];

/// Whether the line is an ordinal, a set or repetition, and what that is run at.
pub(crate) fn is_target(c: &Cursor<'_>) -> bool {
    let mut look = c.fork();
    let _ = look.take_word(&["the"]);
    let spelled = look.take_word(ORDINALS);
    let written = !spelled
        && look.peek(0).and_then(Token::number).is_some_and(|n| n.decimals == 0 && n.value < 20.0)
        && look.is_word(1, &["st", "nd", "rd", "th"]);
    if !(spelled || written) {
        return false;
    }
    look.at += 2 * usize::from(written);
    if !(look.take_word(SETS) || look.take_word(REPS)) {
        return false;
    }
    let led = look.take('@') || look.take(':') || look.take_word(&["at", "in", "is"]);
    let _ = led && look.take_word(&["at", "your"]);
    let aimed = match vocabulary::effort(&look, 0) {
        Some((_, len)) => {
            look.at += len;
            true
        }
        None => target::target(&mut look).is_some(),
    };
    let _ = look.take_word(&["pace", "effort"]) || look.take('.');
    led && aimed && look.done()
}
