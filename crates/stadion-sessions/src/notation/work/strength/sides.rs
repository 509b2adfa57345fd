//! Lifts of one side and then the other.

use crate::notation::tokens::lex::Token;
use crate::notation::work::leaf::decorate;
use crate::notation::work::{Reader, count};
use crate::tree::{Amount, Joint, Work};

use super::SIDES;

/// Names of lifts that are done with one side at a time.
const ONE_SIDED: &[&str] =
    &["split", "lunge", "lunges", "single", "pistol", "bulgarian", "unilateral", "stepups"];

impl Reader<'_, '_> {
    /// `8/8`: so many on each side; `15/12` is for men and women.
    pub(super) fn other_side(
        &mut self,
        rep: Work,
        lifts: stadion_types::Bounds<u32>,
        from: usize,
    ) -> Work {
        let second = self.c.peek(1).and_then(Token::number).and_then(|n| count(n.value, n.value));
        let Some(second) = second.filter(|_| self.c.is(0, '/') && !self.c.is(2, '/')) else {
            return rep;
        };
        self.c.at += 2;
        if second == lifts {
            return both_sides(rep);
        }
        let span = self.c.span_from(from);
        self.c.ambiguity(
            span,
            &["the first number, the second being for others", "one number for each side"],
            "two numbers of repetitions beside one another",
        );
        rep
    }

    /// `each side`, `per leg`, `/side`, `e/s` behind lifts.
    pub(in crate::notation::work) fn each_side(&mut self, item: &Work) -> Option<Work> {
        if !self.lifts_weights() {
            return None;
        }
        let bracket = usize::from(self.c.is(0, '('));
        let word =
            usize::from(self.c.is_word(bracket, &["each", "per", "ea", "every", "on", "e", "a"]));
        let each = usize::from(self.c.is_word(bracket + word, &["each", "per", "on"]));
        let slash = usize::from(self.c.is(bracket + word + each, '/'));
        let at = bracket + word + each + slash;
        let side =
            self.c.is_word(at, SIDES) || (word == 1 && slash == 1 && self.c.is_word(at, &["s"]));
        // `split squat 3 x 8 ea.`: where one side works at a time, the other is done as well.
        let one_sided = !side
            && bracket + slash == 0
            && self.c.is_word(0, &["ea", "each"])
            && self.c.peek(1).is_none_or(|t| t.is('.') || t.is(')') || t.is(','))
            && self.c.tokens.iter().any(|t| t.is_word(ONE_SIDED));
        if one_sided {
            self.c.at += 1;
            self.c.at += usize::from(self.c.is(0, '.'));
            return Some(both_sides(item.clone()));
        }
        if !side || word + slash == 0 {
            return None;
        }
        self.c.at += at + 1;
        let _ = bracket == 1 && self.c.take(')');
        Some(both_sides(item.clone()))
    }
}

/// Every set once on each side.
fn both_sides(work: Work) -> Work {
    match work {
        Work::Rep(rep) if matches!(rep.amount, Amount::Lifts(_)) => {
            let parts = vec![Work::Rep(rep.clone()), Work::Rep(rep)];
            Work::Seq { joint: Joint::List, parts }
        }
        Work::Seq { joint, parts } => {
            Work::Seq { joint, parts: parts.into_iter().map(both_sides).collect() }
        }
        Work::Repeat { count, body } => Work::Repeat { count, body: Box::new(both_sides(*body)) },
        Work::With { body, rests } => Work::With { body: Box::new(both_sides(*body)), rests },
        other => decorate(other, &|_| ()),
    }
}
