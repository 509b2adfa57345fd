//! A pace for each part of a list: `800, 600, 400 @ 3k, 1500, 800`.

use stadion_types::{Bounds, Distance};

use crate::notation::quantity::Unit;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::words::vocabulary;
use crate::notation::work::Reader;
use crate::notation::work::aims::aim::aimed;
use crate::notation::work::leaf::with_effort;
use crate::tree::{DistanceUnit, Effort, Relation, Target, Work};

/// Races that are named by a bare number of metres.
const RACES_M: [f64; 6] = [400.0, 800.0, 1500.0, 3000.0, 5000.0, 10_000.0];

/// What one of the parts is run at.
enum Pace {
    Race(Distance),
    Effort(Effort),
}

impl Reader<'_, '_> {
    /// The paces behind the sign that stands here, and where they end, if there is one for each of `parts`
    /// parts and nothing else.
    fn paces(&self, parts: usize) -> Option<(Vec<Pace>, usize)> {
        if parts < 2 || !(self.c.is(0, '@') || self.c.is_word(0, &["at"])) {
            return None;
        }
        let mut look = self.c.fork();
        look.at += 1;
        let mut found = Vec::new();
        loop {
            found.push(pace(&mut look)?);
            if !(look.take(',') || look.take('/')) {
                break;
            }
        }
        let _ = look.take_word(&["pace", "paces"]);
        let ends = look.done() || [';', '.', ')'].iter().any(|s| look.is(0, *s));
        (found.len() == parts && ends).then_some((found, look.at))
    }

    /// Whether the paces of a list stand behind its last part; `before` parts stand in front of that.
    pub(crate) fn paces_of_list(&self, before: usize) -> bool {
        before > 0 && self.paces(before + 1).is_some()
    }

    /// Gives each part of the list its pace.
    pub(crate) fn pace_each(&mut self, parts: &mut [Work]) -> bool {
        let Some((found, end)) = self.paces(parts.len()) else { return false };
        self.c.at = end;
        for (part, pace) in parts.iter_mut().zip(found) {
            let whole = std::mem::replace(part, Work::Choice(Vec::new()));
            *part = match pace {
                Pace::Race(distance) => {
                    let distance = Bounds::exactly(distance);
                    aimed(whole, &Target::RacePace { distance, relation: Relation::At })
                }
                Pace::Effort(effort) => with_effort(whole, effort),
            };
        }
        true
    }
}

/// A race or an effort.
fn pace(look: &mut Cursor<'_>) -> Option<Pace> {
    const HALF_M: f64 = 21_097.5;
    const MARATHON_M: f64 = 42_195.0;
    if let Some((effort, len)) = vocabulary::effort(look, 0) {
        look.at += len;
        return Some(Pace::Effort(effort));
    }
    let word = look.peek(0).and_then(Token::word);
    let meters = match word {
        Some("mile") => Some(DistanceUnit::Mile.meters()),
        Some("mp" | "marathon") => Some(MARATHON_M),
        Some("hm" | "hmp") => Some(HALF_M),
        Some(_) => return None,
        None => None,
    };
    let distance = if let Some(meters) = meters {
        look.at += 1;
        Distance::from_meters(meters).ok()?
    } else {
        let quantity = look.quantity()?;
        let bare = quantity.unit == Unit::Bare && RACES_M.contains(&quantity.min);
        let way = if bare { quantity.as_unit(DistanceUnit::Meter) } else { quantity };
        way.meters()?.exact()?
    };
    let _ = look.take_word(&["pace"]);
    Some(Pace::Race(distance))
}
