//! Run-ups: the way into a repetition, which is not counted.

use super::Reader;
use crate::notation::quantity::Unit;
use crate::notation::tokens::cursor::Cursor;

/// A run-up is no longer.
const MAX_RUN_UP_M: f64 = 60.0;
/// Words in front of `start`, and most tokens that say how it is done.
const START: &[&str] = &[
    "a", "the", "step", "steps", "stride", "point", "pt", "rolling", "standing", "flying",
    "walking", "jogging", "block", "crouch", "falling", "moving", "walk", "jog", "in", "push",
    "up",
];
const MAX_START: usize = 8;
/// The word stands no further on.
const MOST_AHEAD: usize = 6;
/// More hurdles stand in no race.
const MOST_HURDLES: f64 = 12.0;

impl Reader<'_, '_> {
    /// `Run up 20m fast and sprint 30m`: steps over the way into the repetition.
    pub(super) fn run_up(&mut self) {
        let mut look = self.c.fork();
        let opened = (look.take_word(&["run"]) && look.take_word(&["up"]))
            || look.take_word(&["runup", "accelerate", "build"]);
        if !opened || !short_way(&mut look) {
            return;
        }
        while look.take_word(&["fast", "easy", "then", "and", "into", "to", "up", "steadily"])
            || look.take(',')
        {}
        let back = self.c.at;
        self.c.at = look.at;
        // Without a repetition behind it, the way is one itself.
        if !self.item_starts(0) {
            self.c.at = back;
        }
    }

    /// `20m run up`, `30m build`, `20m rolling start` behind an item.
    pub(super) fn run_up_behind(&mut self) -> bool {
        if self.start_behind() {
            return true;
        }
        let mut look = self.c.fork();
        let _ = look.take(',');
        let _ = look.take_word(&["with", "w", "from", "off"]);
        let _ = look.take('/');
        let _ = look.take_word(&["a", "an"]);
        if !short_way(&mut look) {
            return false;
        }
        let _ = look.take('-');
        let found = if look.take_word(&["run", "fly", "roll", "lead", "walk", "jog"]) {
            let _ = look.take('-');
            look.take_word(&["up", "in"])
        } else {
            look.take_word(&["runup", "build", "buildup", "acceleration", "approach"])
                || (look.take_word(&["rolling", "flying", "moving"]) && look.take_word(&["start"]))
        };
        if found {
            let _ = look.take_word(&["up", "zone", "start"]);
            self.c.at = look.at;
        }
        found
    }

    /// `, first 5 hurdles only`, `over hurdles 6-10`: which hurdles stand in the way of a repetition.
    pub(super) fn hurdles(&mut self) -> bool {
        // Most lines have none.
        if !(0..MOST_AHEAD).any(|n| self.c.is_word(n, &["hurdles", "hurdle"])) {
            return false;
        }
        let mut look = self.c.fork();
        let _ = look.take(',');
        let led = look.at;
        while look.take_word(&["over", "first", "last", "with", "the", "only", "on"]) {}
        let led = look.at > led;
        let before = number(&mut look);
        if !(look.take_word(&["hurdles", "hurdle"]) && (led || before)) {
            return false;
        }
        let behind = !before && number(&mut look);
        let _ = look.take_word(&["only"]);
        let ends = look.done() || [',', '.', ';', ')', '-', '@'].iter().any(|s| look.is(0, *s));
        let told = (before || behind) && ends;
        if told {
            self.c.at = look.at;
        }
        told
    }

    /// `from a 3 step rolling start`, `from blocks`: how a repetition begins.
    fn start_behind(&mut self) -> bool {
        let mut look = self.c.fork();
        if !look.take_word(&["from", "w", "with", "off"]) {
            return false;
        }
        let _ = look.take('/');
        for _ in 0..MAX_START {
            if look.take_word(&["start", "starts", "blocks", "crouch"]) {
                self.c.at = look.at;
                return true;
            }
            let word = look.is_word(0, START);
            let number = look.peek(0).is_some_and(|t| t.number().is_some_and(|n| n.value < 12.0));
            if !(word || number || look.is(0, '-')) {
                return false;
            }
            look.at += 1;
        }
        false
    }
}

fn short_way(look: &mut Cursor<'_>) -> bool {
    let way = look.quantity().and_then(|q| q.meters());
    way.is_some_and(|m| m.max().meters() <= MAX_RUN_UP_M)
}

/// A number, or from one to another.
fn number(look: &mut Cursor<'_>) -> bool {
    look.quantity().is_some_and(|q| q.unit == Unit::Bare && q.max <= MOST_HURDLES)
}
