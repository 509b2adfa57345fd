//! `1:30 long run`: a clock time that is hours and minutes, because nobody goes out for so few seconds.

use crate::notation::quantity::HOURS;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::{Kind, Token};
use crate::notation::work::scaled_time;
use crate::tree::{Effort, Work};

/// A whole session of so many seconds is none; as minutes it is one.
const MOST_S: f64 = 360.0;

/// Whole outings.
const OUTINGS: &[&str] =
    &["run", "ride", "hike", "bike", "cycle", "walk", "ski", "row", "spin", "endurance", "long"];

/// Reads the only figure of a line as hours and minutes where it is the length of a whole outing; tells
/// so.
pub(crate) fn level(work: Work, tokens: &[Token<'_>], c: &mut Cursor<'_>) -> Work {
    let Work::Rep(rep) = &work else { return work };
    let easy = matches!(rep.effort, None | Some(Effort::Easy)) && rep.targets.is_empty();
    let mut figures = tokens.iter().filter(|t| t.is_figure());
    let (Some(figure), None) = (figures.next(), figures.next()) else { return work };
    let clock = matches!(figure.kind, Kind::Clock { seconds, parts: 2 } if seconds < MOST_S);
    // `2:00 hr` is read as that already.
    let written = tokens.iter().any(|t| t.is_word(HOURS));
    let outing = tokens.iter().any(|t| t.is_word(OUTINGS));
    if written || !(clock && outing && easy) || rep.amount.time().is_none() {
        return work;
    }
    let Some(longer) = scaled_time(rep, 60) else { return work };
    let readings = ["hours and minutes", "minutes and seconds"];
    c.ambiguity(figure.span, &readings, "a whole outing of so few minutes is none");
    Work::Rep(longer)
}
