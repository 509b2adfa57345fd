//! Run-ups: the way into a repetition, which is not counted.

use super::Reader;
use crate::notation::cursor::Cursor;

/// A run-up is no longer.
const MAX_RUN_UP_M: f64 = 60.0;

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
}

fn short_way(look: &mut Cursor<'_>) -> bool {
    let way = look.quantity().and_then(|q| q.meters());
    way.is_some_and(|m| m.max().meters() <= MAX_RUN_UP_M)
}
