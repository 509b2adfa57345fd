//! Lines of one amount: `15 km easy`, `Warm-up: 10 min easy jog`.

use stadion_types::{Bounds, Distance};

use super::Scan;
use crate::notation::read::hull;
use crate::notation::words::known::Known;
use crate::tree::{Activity, Amount, Block, DistanceUnit, Effort, Rep, Section, Work};

/// Nobody runs further in one piece.
const MOST_KM: f64 = 50.0;

/// The block of the line; `None` if it is not of a usual shape. Without a label it has to be the first.
pub(super) fn line(s: &mut Scan<'_, '_>, first: bool) -> Option<Block> {
    let section = label(s)?;
    if section == Section::Main && !first {
        return None;
    }
    let from = s.at;
    let amount = s.way_or_time()?;
    let mut rep = Rep::new(amount, s.span_from(from));
    // Either order is usual.
    let before = s.take_word(Known::Run);
    s.aim(&mut rep)?;
    if before || s.take_word(Known::Run) {
        // A `tempo run` is the name of a session.
        let bare = rep.effort.is_none() && rep.targets.is_empty();
        let plain = rep.activity == Activity::Main && (bare || rep.effort == Some(Effort::Easy));
        rep.activity = if plain { Activity::Run } else { return None };
    } else if section != Section::Main && rep.effort == Some(Effort::Easy) {
        // Elsewhere an easy jog may be a rest.
        let _ = s.take_word(Known::Jog);
    }
    // A time alone may be anything.
    let aimed = rep.effort.is_some() || !rep.targets.is_empty() || rep.activity == Activity::Run;
    let told = section != Section::Main || aimed || rep.amount.distance().is_some();
    let tokens = s.tokens.get(from..).unwrap_or_default();
    (told && s.done()).then(|| Block { section, work: Work::Rep(rep), span: hull(tokens) })
}

/// `Warm-up:`, `Cool-down:`, or nothing; `None` if it is another word.
fn label(s: &mut Scan<'_, '_>) -> Option<Section> {
    let (section, second) = match s.known(0) {
        Known::Warm => (Section::WarmUp, Known::Up),
        Known::Cool => (Section::CoolDown, Known::Down),
        _ => return s.peek(0)?.number().map(|_| Section::Main),
    };
    let glued = |n: usize| s.peek(n).is_some_and(|t| t.glued);
    let hyphen = usize::from(s.is(1, '-') && glued(1) && glued(2));
    if !(s.known(1 + hyphen) == second && s.is(2 + hyphen, ':')) {
        return None;
    }
    s.at += 3 + hyphen;
    Some(section)
}

impl Scan<'_, '_> {
    /// An amount in figures; kilometres may have decimals.
    fn way_or_time(&mut self) -> Option<Amount> {
        let number = self.peek(0)?.number()?;
        if self.known(1) != Known::Km || number.decimals == 0 {
            return Some(self.measure()?.amount());
        }
        let odd = number.word || number.decimals > 2 || !(1.0..=MOST_KM).contains(&number.value);
        if odd || self.peek(2).is_some_and(|t| t.glued) {
            return None;
        }
        self.at += 2;
        let unit = DistanceUnit::Kilometer;
        let distance = Distance::from_meters(number.value * unit.meters()).ok()?;
        Some(Amount::Distance { range: Bounds::exactly(distance), unit })
    }
}
