//! `1:30 long run`: a clock time that is hours and minutes, because nobody goes out for so few seconds.

use crate::notation::Dialect;
use crate::notation::quantity::HOURS;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::{Kind, Token};
use crate::notation::words::vocabulary::REST;
use crate::notation::work::scaled_time;
use crate::tree::{Effort, Work};

/// A whole session of so many seconds is none; as minutes it is one.
const MOST_S: f64 = 360.0;

/// How easy or steady an outing is, where nothing calls it one.
const STEADY: &[&str] = &[
    "easy",
    "steady",
    "moderate",
    "progressive",
    "progression",
    "tempo",
    "z1",
    "z2",
    "z3",
    "aerobic",
    "hilly",
    "hills",
    "sweet",
    "mp",
    "marathon",
    "trail",
];

/// Whole outings.
const OUTINGS: &[&str] =
    &["run", "ride", "hike", "bike", "cycle", "walk", "ski", "row", "spin", "endurance", "long"];

/// What lies under the feet on a whole outing, or stands within it.
const GROUND: &[&str] = &[
    "hills", "trails", "trail", "grass", "roads", "road", "woods", "forest", "sand", "snow",
    "strides", "pickups", "surges", "hill", "park", "beach", "drills", "friends", "dog", "group",
];

/// Reads the only figure of a line as hours and minutes where it is the length of a whole outing; tells
/// so.
pub(crate) fn level(work: Work, tokens: &[Token<'_>], c: &mut Cursor<'_>) -> Work {
    let work = match head(work, tokens, c) {
        Ok(longer) => return longer,
        Err(work) => work,
    };
    let Work::Rep(rep) = &work else { return work };
    let easy = matches!(rep.effort, None | Some(Effort::Easy)) && rep.targets.is_empty();
    let mut figures = tokens.iter().filter(|t| t.is_figure());
    let (Some(figure), None) = (figures.next(), figures.next()) else { return work };
    let clock = matches!(figure.kind, Kind::Clock { seconds, parts: 2 } if seconds < MOST_S);
    // `2:00 hr` is read as that already.
    let written = tokens.iter().any(|t| t.is_word(HOURS));
    // `1:05 w/ hills`, `1:15 on trails`: where it goes or what it holds.
    let place = matches!(tokens, [_, with, .., noun]
        if with.is_word(&["with", "w", "on", "over", "through", "in"]) && noun.is_word(GROUND));
    let outing = place || tokens.iter().any(|t| t.is_word(OUTINGS));
    if written || !(clock && outing && easy) || rep.amount.time().is_none() {
        return work;
    }
    let Some(longer) = scaled_time(rep, 60) else { return work };
    let readings = ["hours and minutes", "minutes and seconds"];
    c.ambiguity(figure.span, &readings, "a whole outing of so few minutes is none");
    Work::Rep(longer)
}

/// `1:30 Z2`, `1:45 long run, 4 x 20s strides`: the time that opens a text of one line, as hours and
/// minutes, and tells so; `Err` gives back work of which that is not said.
fn head(mut work: Work, tokens: &[Token<'_>], c: &mut Cursor<'_>) -> Result<Work, Work> {
    let foot_or_bike = matches!(c.dialect, Dialect::Track | Dialect::Road | Dialect::Cycle);
    let clock = |t: &Token<'_>| matches!(t.kind, Kind::Clock { parts: 2, .. });
    let short =
        |t: &&Token<'_>| matches!(t.kind, Kind::Clock { seconds, parts: 2 } if seconds < MOST_S);
    let Some(at) = tokens.iter().position(Token::is_figure) else { return Err(work) };
    let Some(figure) = tokens.get(at).filter(short).filter(|_| foot_or_bike && at < 2) else {
        return Err(work);
    };
    // Where another part is written in the same way, both are minutes and seconds.
    let end = tokens[at..].iter().position(|t| [',', '+', '/', ';', '.'].iter().any(|s| t.is(*s)));
    let (own, others) = tokens[at..].split_at(end.unwrap_or(tokens.len() - at));
    let parted = own.iter().skip(1).any(|t| clock(t) || t.is_word(HOURS) || t.is_word(REST));
    let clocks = others.windows(2).any(|w| clock(&w[1]) && !w[0].is_word(&["x"]));
    let named = |t: &Token<'_>| t.is_word(OUTINGS) || t.is_word(STEADY);
    let zone = own.windows(2).any(|w| {
        w[0].is_word(&["z", "zone"])
            && w[1].number().is_some_and(|n| (1.0..=3.0).contains(&n.value))
    });
    let steady = zone || tokens[..at].iter().chain(own).any(named);
    let alone = c.text.trim().lines().count() == 1;
    if parted || clocks || !steady || !alone {
        return Err(work);
    }
    let rep = match &mut work {
        Work::Rep(rep) => rep,
        Work::Seq { parts, .. } => match parts.first_mut() {
            Some(Work::Rep(rep)) => rep,
            _ => return Err(work),
        },
        _ => return Err(work),
    };
    let hard =
        matches!(rep.effort, Some(Effort::Hard | Effort::Fast | Effort::Sprint | Effort::Maximal));
    let own = rep.span.start <= figure.span.end && figure.span.start <= rep.span.end;
    if hard || !own || rep.amount.time().is_none() {
        return Err(work);
    }
    let Some(longer) = scaled_time(rep, 60) else { return Err(work) };
    *rep = longer;
    let readings = ["hours and minutes", "minutes and seconds"];
    c.ambiguity(figure.span, &readings, "a whole outing of so few minutes is none");
    Ok(work)
}
