//! A bare distance alone on its line, below lines that open with one: `800 w/ 200 float`, and then `400`.

use crate::notation::tokens::lex::Token;
use crate::notation::work::first_rep;
use crate::session::Session;
use crate::tree::Work;

/// Whether the line is a bare distance of the track and goes on with the single ones above it.
pub(crate) fn goes_on(text: &str, tokens: &[Token], session: &Session) -> bool {
    let [token] = tokens else { return false };
    let track = token.number().is_some_and(|n| {
        !n.word && (100.0..=5000.0).contains(&n.value) && (n.value / 50.0).fract() == 0.0
    });
    // A rest of its own says that the number above is no time that was run.
    let single = |work: &Work| match work {
        Work::With { body, .. } => matches!(**body, Work::Rep(_)),
        Work::Seq { parts, .. } => {
            matches!(&parts[..], [Work::Rep(_), pause] if matches!(pause, Work::Pause(_)))
        }
        _ => false,
    };
    let bare = |work: &Work| {
        first_rep(work).is_some_and(|r| {
            r.amount.distance().is_some() && r.span.of(text).bytes().all(|b| b.is_ascii_digit())
        })
    };
    track && session.blocks.last().is_some_and(|b| single(&b.work) && bare(&b.work))
}
