//! Lines of targets and of effort.

use crate::notation::read::{Reading, hull};
use crate::notation::target;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::session::TargetRule;
use crate::tree::{Relation, Target};
use stadion_types::{Bounds, Distance};

/// `Pace 4:02/km`, `4:02/km`: a pace, and nothing that is run at it.
pub(super) fn pace_alone(c: &Cursor<'_>) -> bool {
    let mut look = c.fork();
    let titled = look.take_word(&["pace", "paces", "target"]);
    // `T pace 3:35`, `threshold 3:35/km`: what the pace is that of.
    let mut clock = look.fork();
    let named = clock.take_word(&["threshold", "t", "lt", "cv", "lactate", "mp", "hmp", "vdot"]);
    let _ = clock.take_word(&["pace"]);
    if named && clock.quantity().is_some_and(|q| q.clock && q.max < 600.0) {
        if clock.take('/') {
            let _ = clock.quantity().is_some() || clock.take_word(&["km", "mile", "mi", "k"]);
        }
        if clock.done() {
            return true;
        }
    }
    let mut clock = look.fork();
    if clock.quantity().is_some_and(|q| q.clock) && clock.take_word(&["pace"]) && clock.done() {
        return true;
    }
    let found = target::target(&mut look);
    look.done()
        && (matches!(found, Some(crate::tree::Target::Speed(_))) || titled && found.is_some())
}

/// Words for a pace in front of the race that it is that of; behind the others it may be a run as well.
const PACES: &[&str] = &[
    "allure",
    "l'allure",
    "ritmo",
    "rythme",
    "vitesse",
    "pace",
    "wettkampftempo",
    "renntempo",
    "passo",
    "at",
];
const OPEN_PACES: &[&str] = &["tempo"];

/// `allure 10 km`, `ritmo gara 10 km`, `Tempo 10 km`, `10 km pace`: what the work above is run at, on a
/// line of its own. Whether the line may be a run instead.
fn race_alone(c: &Cursor<'_>) -> Option<(Target, bool)> {
    const LEAST_M: f64 = 1500.0;
    let mut look = c.fork();
    let marked = look.take('@');
    let _ = look.is_word(1, PACES) && look.take_word(&["a", "\u{e0}", "en", "al", "im", "in"]);
    let open = look.is_word(0, OPEN_PACES);
    let led = open && look.take_word(OPEN_PACES) || look.take_word(PACES) || marked;
    let _ = look.take_word(&["gara", "course", "spécifique", "specifique"]);
    let _ = look.take(':');
    let _ = look.take_word(&["de", "du", "sur", "di", "da", "del", "la", "a", "à", "von"]);
    let word = look.peek(0).and_then(Token::word);
    let meters = match word {
        Some("semi" | "halbmarathon" | "hm") => Some(HALF_M),
        Some("marathon" | "maratona" | "maratón" | "maraton") => Some(MARATHON_M),
        Some("half" | "mezza" | "media" | "halve" | "halv") => {
            // `media`, `mezza maratona`, `half marathon`.
            let marathon = ["marathon", "maratona", "maratón", "maraton"];
            look.at += usize::from(look.is_word(1, &marathon));
            Some(HALF_M)
        }
        _ => None,
    };
    let distance = if let Some(meters) = meters {
        look.at += 1;
        // `semi-marathon`.
        if word == Some("semi") {
            let hyphen = usize::from(look.is(0, '-'));
            look.at += if look.is_word(hyphen, &["marathon"]) { hyphen + 1 } else { 0 };
        }
        Distance::from_meters(meters).ok().map(Bounds::exactly)
    } else {
        look.quantity().and_then(|q| q.meters())
    };
    let distance = distance.filter(|d| d.min().meters() >= LEAST_M)?;
    let _ = look.take_word(&["race"]);
    // `10 km race` is one.
    let called = look.take_word(&["pace", "effort"]);
    let fits = look.done() && (led || called);
    let may_run = open && !called && meters.is_none();
    fits.then_some((Target::RacePace { distance, relation: Relation::At }, may_run))
}

/// Reads a line with nothing but the race whose pace is meant; whether it is one.
pub(super) fn race_below(c: &mut Cursor<'_>, reading: &mut Reading, tokens: &[Token]) -> bool {
    let Some((target, may_run)) = race_alone(c) else { return false };
    let span = hull(tokens);
    if may_run {
        let readings = ["the pace of the work above", "a run at that pace"];
        c.ambiguity(span, &readings, "a pace and the distance of a race below the work");
    }
    let targets = vec![target];
    let rule = TargetRule { targets, told: false, distance: None, last: false, span };
    reading.session.targets.push(rule);
    true
}

const HALF_M: f64 = 21_097.5;
const MARATHON_M: f64 = 42_195.0;

/// Reads the targets of a target line.
pub(super) fn targets(c: &mut Cursor<'_>, reading: &mut Reading, tokens: &[Token]) {
    let mut found = Vec::new();
    while !c.done() {
        let before = c.at;
        if let Some(target) = target::target(c) {
            found.push(target);
        } else if c.peek(0).is_some_and(Token::is_figure) {
            if let Some(token) = c.peek(0) {
                c.unknown(token.span, "a number in the target that was not understood");
            }
        }
        if c.at == before {
            c.at += 1;
        }
    }
    let span = hull(tokens);
    reading.session.targets.push(TargetRule {
        targets: found,
        told: false,
        distance: None,
        last: false,
        span,
    });
}

pub(super) fn rpe(c: &mut Cursor<'_>) -> Option<stadion_types::Rpe> {
    let from = c.at;
    let found = (|| {
        if !c.take_word(&["rpe"]) {
            return None;
        }
        while c.take(':') || c.take('=') || c.take_word(&["was", "of"]) {}
        let (value, _) = c.plain_number()?;
        let scale = if c.take('/') { c.plain_number().map(|(n, _)| n) } else { None };
        let ten = scale.is_some_and(|n| n <= 10.0);
        let rest = c.tokens.len() - c.at;
        if rest > 3 {
            return None;
        }
        if ten || (value <= 10.0 && scale.is_none()) {
            stadion_types::Rpe::from_cr10(value).ok()
        } else {
            stadion_types::Rpe::from_borg(value).ok()
        }
    })();
    if found.is_none() {
        c.at = from;
    }
    found
}
