//! The grammar of work: blocks, lists, repeats, groups, repetitions and what stands beside them.
//!
//! A count binds tightest, then the signs that join a list, then those that join blocks.

mod aims;
mod approach;
mod choice;
mod count;
mod gloss;
mod joints;
mod leaf;
mod part;
mod rest;
mod send_off;
mod strength;
mod swim;
pub(crate) mod two_ways;

pub(crate) use choice::OR;
pub(crate) use rest::times::{has_sets, has_usual_rest, usual_rest_of_sets};

use stadion_types::Bounds;

use crate::notation::Dialect;
use crate::notation::diagnostic::NotationErrorKind;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::words::{fillers_abroad, vocabulary};
use crate::span::Span;
use crate::tree::{Effort, Joint, Rep, RestAmount, RestRule, Scope, Section, Work};

/// Brackets and counts within one another.
pub(crate) const MAX_DEPTH: u32 = 16;

/// A line read as work, and how much of it was plain words.
#[derive(Debug)]
pub(crate) struct WorkLine {
    pub(crate) work: Work,
    /// The same, parted into warm-up, main part and cool-down where the line names them.
    pub(crate) sections: Vec<(Section, Work)>,
    /// A count with a sign of multiplication or a noun stood there: nobody writes that by accident.
    pub(crate) strong: bool,
    /// Words that the grammar does not know.
    pub(crate) foreign: usize,
    /// Words of a sentence that tells.
    pub(crate) telling: usize,
    /// Both of them in front of the work.
    pub(crate) opening: (usize, usize),
    /// Both of them up to a comma behind the only figures of the line.
    pub(crate) clause: Option<(usize, usize)>,
}

#[derive(Debug)]
pub(crate) struct Reader<'a, 'c> {
    pub(crate) c: &'c mut Cursor<'a>,
    depth: u32,
    pub(crate) strong: bool,
    foreign: usize,
    telling: usize,
    /// Foreign and telling words in front of the first part.
    opening: Option<(usize, usize)>,
    /// Foreign and telling words up to the sign behind the last figure.
    clause: Option<(usize, usize)>,
    /// The joint of a bare pair of numbers that is seconds on and off.
    pair: Option<usize>,
    /// The text calls the work a race.
    raced: bool,
    /// Blocks in front of the one that is read.
    blocks_before: usize,
    /// Blocks in front that were repeated by a sentence of their own.
    again_at: usize,
    /// The list that is read is held by a set, and a word that joins blocks goes on with it.
    held: bool,
    /// Parts of the list before the one that is read.
    listed: usize,
    /// A rest for the block in front, found behind the one after it.
    for_block_before: Option<RestRule>,
    /// First repetitions of items that are a warm-up or a cool-down.
    sections: Vec<(Span, Section)>,
    /// Opening brackets that were found to hold no work, so that none is tried twice: nested ones
    /// would be tried once for each of those around them, and again for each around those.
    barren: Vec<usize>,
}

/// Reads the whole line as work; `None` if it holds none.
pub(crate) fn work(c: &mut Cursor<'_>) -> Option<WorkLine> {
    let raced = c
        .tokens
        .iter()
        .any(|t| t.is_word(&["race", "raced", "parkrun", "marathon", "test", "tt", "trial"]));
    let mut reader = Reader {
        c,
        depth: 0,
        strong: false,
        foreign: 0,
        telling: 0,
        opening: None,
        clause: None,
        pair: None,
        raced,
        blocks_before: 0,
        again_at: 0,
        held: false,
        listed: 0,
        for_block_before: None,
        sections: Vec::new(),
        barren: Vec::new(),
    };
    reader.named_sessions();
    reader.called_race();
    reader.whole_in_front();
    let work = match reader.rounds_on_the_clock() {
        Some(rounds) => rounds,
        None => reader.blocks(false)?,
    };
    let Reader { strong, foreign, telling, opening, clause, sections, .. } = reader;
    let opening = opening.unwrap_or_default();
    let sections =
        if sections.is_empty() { Vec::new() } else { part::sections(work.clone(), &sections) };
    Some(WorkLine { work, sections, strong, foreign, telling, opening, clause })
}

pub(crate) use aims::attributes::first_rep;
pub(crate) use rest::times::scaled_time;

/// Whether rest clauses say where they hold, so that they belong to the whole list.
fn scoped(rests: &[RestRule]) -> bool {
    rests.iter().any(|r| !matches!(r.scope, Scope::EachGap | Scope::AfterLast))
}

/// Whether a part is one repetition, several times.
fn repeated(work: Option<&Work>) -> bool {
    match work {
        Some(Work::Repeat { body, .. }) => matches!(**body, Work::Rep(_)),
        Some(Work::With { body, .. }) => repeated(Some(body)),
        _ => false,
    }
}

/// `2 miles + 1 mile w/ 2 min between`: a rest between repetitions behind the last of several single
/// ones is that of all of them.
fn between_all(parts: &mut [Work]) -> Option<Vec<RestRule>> {
    let (last, others) = parts.split_last_mut()?;
    let plain = !others.is_empty() && others.iter().all(|p| matches!(p, Work::Rep(_)));
    match last {
        Work::With { body, rests } if plain && matches!(**body, Work::Rep(_)) => {
            let between = rests.iter().all(|r| r.scope == Scope::BetweenReps);
            let rests = if between { std::mem::take(rests) } else { return None };
            let body = std::mem::replace(&mut **body, Work::Choice(Vec::new()));
            *last = body;
            Some(rests)
        }
        _ => None,
    }
}

/// One part alone stays itself.
fn sequence(joint: Joint, mut parts: Vec<Work>) -> Option<Work> {
    if parts.len() > 1 { Some(Work::Seq { joint, parts }) } else { parts.pop() }
}

/// `60s/3 min` beside sets: the first between repetitions, the second between sets.
fn of_sets(mut rests: Vec<RestRule>) -> Vec<RestRule> {
    if let [first, second] = &mut rests[..] {
        second_of_sets(std::slice::from_mut(first), std::slice::from_mut(second));
    }
    let [rule] = &rests[..] else { return rests };
    let RestAmount::Cycle(list) = &rule.amount else { return rests };
    match &list[..] {
        [RestAmount::Time(short), RestAmount::Time(long)]
            if short.max() < long.max() && rule.scope == Scope::EachGap =>
        {
            let place =
                |time, scope| RestRule { amount: RestAmount::Time(time), scope, ..rule.clone() };
            vec![place(*short, Scope::BetweenReps), place(*long, Scope::BetweenSets)]
        }
        _ => rests,
    }
}

/// `3 x 4 x 200m, 60 s rest, 5 min rest`: of two rests without a place beside sets the longer one
/// that comes second is between the sets.
fn second_of_sets(old: &mut [RestRule], new: &mut [RestRule]) {
    let ([first], [second]) = (old, new) else { return };
    let longer = match (&first.amount, &second.amount) {
        (RestAmount::Time(short), RestAmount::Time(long)) => short.max() < long.min(),
        (RestAmount::Distance(short), RestAmount::Distance(long)) => short.max() < long.min(),
        _ => false,
    };
    let plain = first.scope == Scope::EachGap && second.scope == Scope::EachGap;
    if plain && longer {
        first.scope = Scope::BetweenReps;
        second.scope = Scope::BetweenSets;
    }
}

fn with(body: Work, mut rests: Vec<RestRule>) -> Work {
    if rests.is_empty() {
        return body;
    }
    if rest::times::has_sets(&body) {
        rests = of_sets(rests);
        // Where the parts of a set have rests of their own, the one behind the sets is between them.
        if let ([rest], Work::Repeat { body: set, .. }) = (&mut rests[..], &body) {
            let every =
                rest.scope == Scope::EachGap && !matches!(rest.amount, RestAmount::SendOff(_));
            if every && rest::times::has_rest_inside(set) {
                rest.scope = Scope::BetweenSets;
            }
        }
    }
    match body {
        Work::With { body, rests: mut old } => {
            if rest::times::has_sets(&body) {
                second_of_sets(&mut old, &mut rests);
            }
            old.append(&mut rests);
            Work::With { body, rests: old }
        }
        body => Work::With { body: Box::new(body), rests },
    }
}

impl Reader<'_, '_> {
    /// Blocks up to the end, or up to a closing bracket.
    fn blocks(&mut self, inside: bool) -> Option<Work> {
        let mut parts = Vec::new();
        let outer = self.blocks_before;
        let again_outer = std::mem::take(&mut self.again_at);
        while !self.c.done() {
            if inside && self.closes() {
                break;
            }
            let before = self.c.at;
            if !parts.is_empty()
                && (self.restated(&parts)
                    || self.advice()
                    || self.other_work()
                    || self.rests_of_list(&mut parts, Joint::Blocks))
            {
                continue;
            }
            if !parts.is_empty() {
                if let Some(rests) = self.rest_of_all() {
                    let all = sequence(Joint::Blocks, std::mem::take(&mut parts));
                    parts.extend(all.map(|all| with(all, rests)));
                    continue;
                }
            }
            // A rest behind a block belongs to it; in front of all there is nothing to rest from.
            if !parts.is_empty() {
                if let Some(rests) = self.rest_piece(parts.len() == 1) {
                    if let Some(last) = parts.pop() {
                        parts.push(with(last, rests));
                    }
                    continue;
                }
            }
            if !parts.is_empty() {
                let from = self.c.at;
                if let Some(count) = self.twice() {
                    self.settle_turns(&mut parts);
                    self.third_count(&parts, from);
                    if let Some(body) = sequence(Joint::Blocks, std::mem::take(&mut parts)) {
                        parts.push(Work::Repeat { count, body: Box::new(body) });
                    }
                    continue;
                }
            }
            if !parts.is_empty()
                && (self.again(&mut parts)
                    || self.aim_behind(&mut parts)
                    || self.times_at_end(&mut parts))
            {
                continue;
            }
            let followed = before.checked_sub(1).is_some_and(|i| self.c.tokens[i].is_word(&["by"]));
            self.blocks_before = parts.len();
            let front = (self.foreign, self.telling);
            let list = self.list(inside);
            if list.is_some() {
                self.opening.get_or_insert(front);
            }
            if let Some(rest) = self.for_block_before.take() {
                if let Some(block) = parts.pop() {
                    parts.push(with(block, vec![rest]));
                }
            }
            if let Some(list) = list {
                let jog = if followed { self.jog_behind(&list, before) } else { None };
                if let Some(rest) = jog.filter(|_| repeated(parts.last())) {
                    if let Some(last) = parts.pop() {
                        parts.push(with(last, vec![rest]));
                    }
                    continue;
                }
                let section = self.in_section(&list);
                if followed && !section && repeated(parts.last()) && matches!(list, Work::Rep(_)) {
                    let span = self.c.span_from(before);
                    if let Some(pair) = gloss::portion::paired(parts.last(), &list) {
                        self.c.ambiguity(
                            span,
                            &["behind each of the repetitions", "once, behind the repetitions"],
                            "`followed by` an amount that is no longer than the repetition",
                        );
                        let _ = parts.pop();
                        parts.push(pair);
                        continue;
                    }
                    self.c.ambiguity(
                        span,
                        &["once, behind the repetitions", "behind each of the repetitions"],
                        "`followed by` without brackets is read for the whole",
                    );
                }
                parts.push(list);
            }
            if self.c.at == before {
                self.step_over();
            }
        }
        self.blocks_before = outer;
        self.again_at = again_outer;
        self.all_blocks(parts, inside)
    }

    /// The blocks as one, when all of them are read.
    fn all_blocks(&mut self, mut parts: Vec<Work>, inside: bool) -> Option<Work> {
        if parts.len() > 1 {
            gloss::restated::without_title(&mut parts, self.c.text);
        }
        if !inside {
            self.turns(&mut parts);
            self.easy_behind(&mut parts);
        }
        if let Some(rests) = between_all(&mut parts) {
            return sequence(Joint::Blocks, parts).map(|all| with(all, rests));
        }
        let jogs = inside && self.jogs_between(&mut parts);
        if inside && !jogs {
            self.joined_easy_part(&parts);
        }
        sequence(Joint::Blocks, parts)
    }

    /// `21 x 10 (x 3)`: lifters write a load, its repetitions and the sets so as well.
    fn third_count(&mut self, parts: &[Work], from: usize) {
        if self.lifts_weights() && parts.iter().any(|p| matches!(p, Work::Repeat { .. })) {
            let span = self.c.span_from(from);
            self.c.ambiguity(
                span,
                &["all of it so many times", "the sets, behind a load and its repetitions"],
                "one more count behind sets of lifts",
            );
        }
    }

    /// A plus within brackets may join an easy part to the work that it is the rest of.
    fn joined_easy_part(&mut self, parts: &[Work]) {
        // `10 x (1' + 1')`.
        if let [Work::Rep(one), Work::Rep(other)] = parts {
            let plain = |r: &Rep| r.effort.is_none() && r.targets.is_empty();
            let timed = one.amount.time().is_some() && one.amount == other.amount;
            if timed && plain(one) && plain(other) && !self.swims() {
                self.c.ambiguity(
                    one.span.hull(other.span),
                    &["two repetitions", "on and off"],
                    "two equal times joined by a plus inside brackets",
                );
            }
        }
        for pair in parts.windows(2) {
            let [Some(one), Some(other)] = [&pair[0], &pair[1]].map(first_rep) else { continue };
            let slow = |r: &Rep| r.effort == Some(Effort::Easy);
            let (easy, part) = if slow(other) { (other, &pair[1]) } else { (one, &pair[0]) };
            if slow(one) != slow(other) && matches!(part, Work::Rep(_)) {
                self.c.ambiguity(
                    easy.span,
                    &["an easy repetition", "the rest behind the work"],
                    "an easy part joined to work by a plus inside brackets",
                );
                break;
            }
        }
    }

    fn closes(&self) -> bool {
        self.c.is(0, ')') || self.c.is(0, ']') || self.c.is(0, '}')
    }

    /// Steps over a token that no rule took; a figure among them is told.
    fn step_over(&mut self) {
        let Some(token) = self.c.peek(0) else { return };
        let sign = [',', ';', '.', '-', '\u{2014}', '('].iter().any(|s| token.is(*s));
        if sign && self.clause.is_none() {
            let (front, behind) = self.c.tokens.split_at(self.c.at);
            let last = front.iter().any(Token::is_figure) && !behind.iter().any(Token::is_figure);
            self.clause = last.then_some((self.foreign, self.telling));
        }
        if token.is_figure() {
            self.c.unknown(token.span, "a number that no rule of the notation took up");
        } else if self.whereabouts() {
            return;
        }
        // `finished in 8:25 pace`, `ran in 31:10`: what was run, and no more work.
        let run = token.is_word(&["finished", "ran", "completed", "clocked", "finishing"])
            && self.c.is_word(1, &["in", "at"])
            && self.c.peek(2).is_some_and(|t| t.is_figure() && t.number().is_none());
        if run {
            self.c.at += 3;
            let span = self.c.span_from(self.c.at - 3);
            self.c.unknown(span, "a time that was run, and no more work");
            return;
        }
        // `crossing into zone 5`: how hard, and no amount.
        if token.is_word(&["zone"]) && self.c.peek(1).is_some_and(|t| t.number().is_some()) {
            self.c.at += 2;
            let span = self.c.span_from(self.c.at - 2);
            self.c.unknown(span, "a zone of no part");
            return;
        }
        // `in lane 2`.
        if token.is_word(&["lane", "lanes"]) && self.c.peek(1).is_some_and(|t| t.number().is_some())
        {
            self.c.at += 2;
            return;
        }
        // `for a total of 20 minutes`: how often that is, the text leaves to be reckoned.
        if token.is_word(&["total", "totalling", "totaling"]) {
            let of = usize::from(self.c.is_word(1, &["of"]));
            let mut look = self.c.fork();
            look.at += 1 + of;
            if look.quantity().is_some_and(|q| q.is_time() || q.is_distance()) {
                let span = token.span;
                self.c.at = look.at;
                self.c.unknown(span, "a sum that the text gives beside the work is not checked");
                return;
            }
        }
        if let Some(word) = token.word() {
            let known = vocabulary::is_filler(word)
                || vocabulary::is_sport_word(word, self.c.dialect)
                || fillers_abroad::is_filler(word)
                || crate::notation::lines::label::names_section(word);
            if !known && word.len() > 1 && word.chars().count() > 1 {
                self.foreign += 1;
                self.strange(token);
            }
            if matches!(word, "recovery" | "recoveries" | "rest" | "rests" | "rec" | "ri") {
                self.c.unknown(token.span, "a rest that was not understood");
            }
            let telling = self.telling;
            // `i 10 minutter`: for so long, in the north.
            let within = word == "i" && self.c.peek(1).is_some_and(Token::is_figure);
            self.telling += usize::from(vocabulary::TELLING.contains(&word) && !within);
            if word == "except" {
                return self.exception();
            }
            // `22 km instead of the usual 5 km`, `8 x 400m rather than 10`.
            let other = word == "instead" && self.c.is_word(1, &["of"])
                || word == "rather" && self.c.is_word(1, &["than"]);
            if other {
                self.telling = telling;
                return self.left_undone();
            }
            if matches!(
                word,
                "or" | "unless" | "instead" | "not" | "optional" | "optionally" | "alternate"
            ) {
                self.c.unknown(
                    token.span,
                    "a word that changes the meaning in a way that is not understood",
                );
            }
        }
        self.c.at += 1;
    }

    /// Items joined by commas, slashes, dashes and the like.
    fn list(&mut self, inside: bool) -> Option<Work> {
        let mut parts: Vec<Work> = Vec::new();
        let start = self.c.at;
        let mut last_at = None;
        let mut plain_times = Vec::new();
        while !self.c.done() {
            let before = self.c.at;
            if inside && self.closes() {
                break;
            }
            if !parts.is_empty() {
                if self.choice(&mut parts, inside) || self.around_list(&mut parts) {
                    continue;
                }
                if self.blocks_before == 0 {
                    if let Some(rests) = self.rest_of_all() {
                        let all = sequence(Joint::List, std::mem::take(&mut parts));
                        parts.extend(all.map(|all| with(all, rests)));
                        continue;
                    }
                }
                if self.rests_of_blocks_ahead(parts.len()) {
                    break;
                }
                // A rest in the list: it follows what stands before it.
                if let Some(rests) = self.rest_piece(parts.len() == 1) {
                    if let Some(last) = parts.pop() {
                        let last = if parts.is_empty() || !scoped(&rests) {
                            with(last, rests)
                        } else {
                            parts.push(last);
                            self.list_of_sets(&mut parts);
                            let body = sequence(Joint::List, std::mem::take(&mut parts))?;
                            with(body, rests)
                        };
                        parts.push(last);
                    }
                    continue;
                }
                if self.restated_list(&parts)
                    || parts.last().is_some_and(|p| self.times_run(p))
                    || self.advice()
                {
                    continue;
                }
                if self.twice_ahead().is_some() || self.again_ahead().is_some() || self.sum_ahead()
                {
                    break;
                }
                if self.behind_list(&mut parts, start, inside) {
                    continue;
                }
                match self.ends_list() {
                    Some(true) => break,
                    None if !self.list_joint(&parts) && !self.side_by_side(&parts) => {
                        if self.c.at == before {
                            self.step_over();
                        }
                        continue;
                    }
                    _ => {}
                }
            }
            let at = self.c.at;
            self.listed = parts.len();
            if let Some(item) = self.rung() {
                self.mark_section(&item, at);
                if !self.in_section(&item) && self.lone_time(&mut parts, &item, at) {
                    continue;
                }
                let bracket = self.c.tokens.get(at).is_some_and(|t| t.is('('));
                let time = matches!(&item, Work::Rep(r) if r.amount.time().is_some());
                if !bracket && time && !self.in_section(&item) {
                    plain_times.push(parts.len());
                }
                if bracket && !parts.is_empty() {
                    self.optional_part(&item, at);
                }
                parts.push(item);
                self.swum_in_all(&mut parts, at);
                last_at = Some(at);
            } else if parts.is_empty() {
                return None;
            } else if self.c.at == before {
                self.step_over();
            }
        }
        self.bracket_rests(&mut parts);
        if !inside {
            self.turns(&mut parts);
        }
        self.two_ways(&parts, start);
        self.shared_list(&mut parts);
        self.list_of_sets(&mut parts);
        if !(inside && self.hard_and_easy(&mut parts)) {
            self.times_between(&mut parts, &plain_times);
        }
        let grouped = last_at.is_some_and(|i| self.c.tokens[i].is('('));
        let hoisted = self.rests_behind(&mut parts, grouped, inside);
        let list = sequence(Joint::List, parts)?;
        Some(with(list, hoisted))
    }

    /// Steps over what joins blocks, and says whether the list ends there: in a set that holds the list a
    /// word goes on with it.
    fn ends_list(&mut self) -> Option<bool> {
        let from = self.c.at;
        if !self.block_joint() {
            return None;
        }
        let signs = ['+', ';', '.'];
        let joined = &self.c.tokens[from..self.c.at];
        Some(!self.held || joined.iter().any(|t| signs.iter().any(|s| t.is(*s))))
    }

    /// `300, 600, 300, (150)`: a single distance in a bracket of its own may be left to the athlete.
    fn optional_part(&mut self, item: &Work, at: usize) {
        /// The bracket, a number and its unit.
        const MOST: usize = 4;
        let way = matches!(item, Work::Rep(rep) if rep.amount.distance().is_some());
        if way && self.c.at - at <= MOST {
            let span = self.c.span_from(at);
            self.c.ambiguity(
                span,
                &["one more repetition", "one more for those who want it"],
                "a single distance in a bracket at the end of a list",
            );
        }
    }

    /// What stands beside a list as a whole: other work, and a list of its rests.
    fn around_list(&mut self, parts: &mut Vec<Work>) -> bool {
        self.other_work() || self.said_beside(parts) || self.rests_of_list(parts, Joint::List)
    }

    /// What stands behind the items of a list and is none: rests, aims, counts of all of it.
    fn behind_list(&mut self, parts: &mut Vec<Work>, start: usize, inside: bool) -> bool {
        self.named_once_more()
            || self.remark()
            || self.portion()
            || self.run_up_behind()
            || self.next_named_lifts(parts)
            || self.rests_of_gaps(parts)
            || self.time_each(parts)
            || self.pace_each(parts)
            || self.shares(parts)
            || self.postfix(parts, start)
            || self.and_repeat(parts)
            || self.effort_behind(parts)
            || self.slash_fields(parts)
            || self.pace_behind(parts)
            || self.goal_behind(parts)
            || self.bracketed_rest(parts)
            || self.run_holds(parts)
            || self.divided(parts)
            || self.for_so_long(parts)
            || self.on_off(parts, inside)
            || self.slash_rest(parts)
            || self.slash_seconds(parts)
            || self.times_behind()
            || self.average(parts.last())
            || self.send_off_behind(parts)
            || self.rate_behind(parts)
            || self.which_swims(parts.last())
    }

    pub(crate) fn times_sign(&self, ahead: usize) -> bool {
        self.c.is(ahead, '*') || self.c.is_word(ahead, &["x", "times"])
    }

    pub(crate) fn enter(&mut self) -> bool {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let span = self.c.peek(0).map_or(Span::default(), |t| t.span);
            self.c.refuse(NotationErrorKind::TooDeep, span);
            return false;
        }
        true
    }

    pub(crate) fn leave(&mut self) {
        self.depth -= 1;
    }

    pub(crate) fn is_cycle(&self) -> bool {
        self.c.dialect == Dialect::Cycle
    }
}

/// A range of counts, if both ends are whole, positive and can be one.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole and in range, by the test before"
)]
pub(crate) fn count(min: f64, max: f64) -> Option<Bounds<u32>> {
    let whole = |v: f64| (1.0..=1e6).contains(&v) && v.fract() == 0.0;
    (whole(min) && whole(max) && min <= max).then(|| Bounds::between(min as u32, max as u32))
}
