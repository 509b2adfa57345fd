//! Whether a line without a label speaks of rest.

use crate::notation::quantity::{MINUTES, Quantity, SECONDS, Unit};
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::words::list::Words;
use crate::notation::words::vocabulary;
use crate::notation::words::vocabulary::TELLING;
use crate::notation::{recovery, target};
use crate::resolve::sums;
use crate::session::Session;
use crate::tree::{Activity, Effort, Mode, Rep, RestAmount, RestRule, Scope, Target, Work};

/// A part on foot at an easy pace that takes this long or longer is more likely a cool-down than a
/// rest, in seconds.
const LONG_REST_S: f64 = 600.0;

/// How surely a line of amounts alone is a rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rest {
    Sure,
    Likely,
    Unlikely,
}

/// Repetitions of the work that was read so far.
pub(crate) fn repetitions(session: &Session) -> usize {
    let reps = session.blocks.iter().map(|b| sums(&b.work).reps.1).fold(0, u32::saturating_add);
    usize::try_from(reps).unwrap_or(usize::MAX)
}

/// `1 x 50 active recovery`: how many tokens a count of one takes, which counts nothing.
pub(crate) fn done_once(c: &Cursor<'_>) -> usize {
    let one = c.peek(0).and_then(Token::number).is_some_and(|n| n.value.total_cmp(&1.0).is_eq());
    let counts = one && c.is_word(1, &["x"]) && c.peek(2).is_some_and(Token::is_figure);
    if counts { 2 } else { 0 }
}

/// Whether a line without a label speaks of recovery and of nothing else.
pub(crate) fn is_recovery(c: &Cursor<'_>, session: &Session) -> bool {
    if runs_fast(c) || on_and_off(&c.tokens[c.at..]) || swum_with_rest(c) {
        return false;
    }
    let mut once = c.fork();
    once.at += done_once(c);
    // `All off 75 secs jog`.
    let all = once.is_word(0, &["all", "everything"]) && once.is_word(1, &["off", "with", "w"]);
    once.at += usize::from(all && once.peek(2).is_some_and(Token::is_figure));
    // `Intervals with 2:00 rest`.
    let led = once.is_word(0, &["intervals", "reps", "repeats", "pieces"])
        && once.is_word(1, &["with", "w"]);
    let slash = usize::from(once.is(2, '/'));
    once.at +=
        if led && once.peek(2 + slash).is_some_and(Token::is_figure) { 2 + slash } else { 0 };
    let c = &once;
    let tokens = &c.tokens[c.at..];
    let rest = |t: &Token| t.is_word(vocabulary::REST);
    let counted = tokens
        .windows(2)
        .any(|w| w[0].is_figure() && (w[1].is_word(&["x", "times"]) || w[1].is('*')));
    if counted
        || tokens.iter().any(|t| t.is('+'))
        || tokens.iter().filter(|t| t.is_word(TELLING)).count() > 1
    {
        return false;
    }
    let Some(first) = tokens.first() else { return false };
    if session.blocks.is_empty() && recovery_run(tokens, c) {
        return false;
    }
    let mut look = c.fork();
    let scoped = recovery::scope(&mut look).is_some();
    // `Ladder: 300, 200, 100` is work under a name; `Ladder: 2 min` is a rest in it.
    let named_work = look.tokens[..look.at].last().is_some_and(|t| t.is(':'))
        && !tokens.iter().any(rest)
        && !look.quantity().is_some_and(|q| q.is_time());
    // `After your run finish with four 200 meter cut downs`: a count of a distance, and no word of rest.
    let counts = tokens.windows(2).any(|w| {
        w[0].number().is_some() && w[1].number().is_some_and(|n| n.value >= 50.0 && !w[1].glued)
    });
    let bare = counts && !tokens.iter().any(|t| t.word().is_some_and(vocabulary::is_rest_word));
    // `In groups do 5-7 600m efforts`: who does the work, and no place.
    let works = counts && look.is_word(0, &["do", "run", "complete", "we", "you"]);
    if (scoped && !named_work && !bare && !works) || rest(first) {
        return tokens.iter().any(Token::is_figure) || tokens.len() <= 8;
    }
    if first.is_word(&["full", "take", "complete"]) {
        return tokens.iter().any(|t| rest(t) || t.is_word(vocabulary::AMONG));
    }
    // `3 minute recovery between`, `60s jog between reps`, `Walk 80m in 90s after each 120m`: an
    // amount, or a way of moving, and nothing in front of the word or the place that makes it a rest.
    let mut look = c.fork();
    let moving = vocabulary::mode(&mut look).is_some();
    let amount = look.quantity();
    if amount.is_none() && !moving {
        return false;
    }
    if amount.is_some() && is_purpose(&look, moving) {
        return true;
    }
    // `600m rest 3 min, 300m`: a distance, and behind the word the rest that follows it.
    let way = |q: Quantity| q.is_distance() || q.unit == Unit::Bare && q.min >= 60.0;
    let run = amount.is_some_and(way) && !moving && session.blocks.is_empty();
    if run && look.peek(0).is_some_and(rest) && look.peek(1).is_some_and(Token::is_figure) {
        return false;
    }
    // `5:00 @ 50 % FTP recovery`, `0:15 @ rest`.
    let _ = target::beside_rest(&mut look)
        || (look.is(0, '@') && look.peek(1).is_some_and(rest) && look.take('@'));
    // `4 min - jog downhill to recover`.
    let dash = amount.is_some() && (look.is(0, '-') || look.is(0, '\u{2014}'));
    let recovers = tokens.windows(2).any(|w| w[0].is_word(&["to"]) && w[1].is_word(&["recover"]));
    look.at += usize::from(dash && look.peek(1).is_some_and(|t| t.word().is_some()));
    if recovers
        && !session.blocks.is_empty()
        && !look.tokens[look.at..].iter().any(Token::is_figure)
    {
        return true;
    }
    while look.is_word(0, &["of", "very", "light", "easy", "slow", "active", "passive", "a"]) {
        look.at += 1;
    }
    let named = look.peek(0).is_some_and(rest)
        || (vocabulary::mode(&mut look.fork()).is_some() && look.peek(1).is_some_and(rest));
    let _ = vocabulary::mode(&mut look);
    if look.take_word(&["in"]) {
        let _ = look.quantity();
    }
    look.at += bracket_without_amount(&look);
    while look.is_word(0, vocabulary::REST) || look.is(0, '.') {
        look.at += 1;
    }
    let placed = look.is_word(0, vocabulary::BETWEEN) && recovery::scope(&mut look).is_some();
    // `Jog all the way to the bottom`: where to, and no figure.
    let back = tokens.len() <= 12
        && !tokens.iter().any(Token::is_figure)
        && tokens.iter().any(|t| t.is_word(&["bottom", "start", "back", "down", "top", "recover"]));
    // `Walk a lap of the field before the next round.`
    let on_foot = c.is_word(0, vocabulary::MOVING)
        && tokens.len() <= 14
        && !tokens.iter().any(|t| t.is_figure() || t.is_word(TELLING));
    let bare_move = moving && !session.blocks.is_empty() && (tokens.len() <= 6 || back || on_foot);
    named || placed || bare_move
}

/// `Jog 200m for the recovery interval`, `200m walk as recovery`: behind a way that is made easily, that it is a rest,
/// and nothing more.
fn is_purpose(c: &Cursor<'_>, moving: bool) -> bool {
    let mut look = c.fork();
    let mut moves = moving;
    while vocabulary::mode(&mut look).is_some() {
        moves = true;
    }
    if !(moves && look.take_word(&["for", "as", "to"])) {
        return false;
    }
    while look.take_word(&["the", "a", "an", "your", "active"]) {}
    let rest = look.take_word(&["recover"])
        || look.peek(0).is_some_and(|t| t.is_word(vocabulary::REST)) && {
            look.at += 1;
            true
        };
    let _ = look.take_word(&["interval", "intervals", "period", "periods", "portion"]);
    rest && (look.done() || look.is(0, '.')) && !look.tokens[look.at..].iter().any(Token::is_figure)
}

/// `(Z1)`, `(50 % FTP)` beside a rest: how many tokens a bracket takes that holds no amount.
fn bracket_without_amount(c: &Cursor<'_>) -> usize {
    const MOST: usize = 8;
    let rest = &c.tokens[c.at..];
    let close = rest.iter().take(MOST).position(|t| t.is(')')).filter(|_| c.is(0, '('));
    let Some(close) = close else { return 0 };
    let holds = (1..close).any(|n| {
        let mut look = c.fork();
        look.at += n;
        look.quantity().is_some_and(|q| q.is_time() || q.is_distance()) || c.is_word(n, &["x"])
    });
    if holds { 0 } else { close + 1 }
}

/// `Recovery 5mi`, `Recovery run 40 min`: a run of its own, for nobody rests so long.
fn recovery_run(tokens: &[Token], c: &Cursor<'_>) -> bool {
    const LONG_M: f64 = 3000.0;
    const LONG_S: f64 = 1200.0;
    let mut look = c.fork();
    let named = look.take_word(&["recovery"]);
    let _ = look.take_word(&["run", "jog", "ride", "easy"]) || look.take('-');
    let amount = look.quantity();
    let far = amount.and_then(|q| q.meters()).is_some_and(|m| m.min().meters() >= LONG_M);
    let long = amount.is_some_and(|q| q.is_time() && q.min >= LONG_S);
    named && (far || long) && tokens.iter().filter(|t| t.is_figure()).count() == 1
}

/// `8mins ON, 2mins OFF`: what is on is work, and the rests lie in between.
fn on_and_off(tokens: &[Token]) -> bool {
    let on = tokens.iter().enumerate().any(|(i, t)| {
        let timed = i > 0 && (tokens[i - 1].is_word(MINUTES) || tokens[i - 1].is_word(SECONDS));
        let ends = tokens.get(i + 1).is_none_or(|t| !t.is_figure() && t.word().is_none());
        t.is_word(&["on"]) && timed && ends
    });
    on && tokens.iter().any(|t| t.is_word(&["off"]))
}

/// `2 mins - shift up 2 gears`, `5 min - high cadence`: an amount, a dash, and in words how it is done.
fn said_behind_dash(tokens: &[Token]) -> bool {
    let Some(dash) = tokens.iter().position(|t| t.is('-') || t.is('\u{2014}')) else {
        return false;
    };
    let (front, behind) = tokens.split_at(dash);
    let amount = front.len() == 2 && front[0].is_figure() && front[1].word().is_some();
    let words = behind.iter().skip(1).take_while(|t| t.word().is_some()).count();
    let rest = behind.iter().any(|t| {
        t.word().is_some_and(|w| {
            vocabulary::is_rest_word(w)
                || BESIDE.contains(&w) && matches!(w, "easy" | "between" | "off")
        })
    });
    amount && words > 1 && !rest
}

/// `600 30RI`, `400, 20s rest`: in the pool a length and the rest behind it.
fn swum_with_rest(c: &Cursor<'_>) -> bool {
    const LEAST: f64 = 75.0;
    let tokens = &c.tokens[c.at..];
    let length =
        tokens.first().and_then(Token::number).is_some_and(|n| !n.word && n.value >= LEAST);
    let timed =
        tokens.get(1).is_some_and(|t| t.is_word(&["s", "sec", "secs", "seconds"]) || t.is('-'));
    let rest = tokens.iter().skip(1).any(Token::is_figure)
        && tokens.iter().any(|t| t.word().is_some_and(vocabulary::is_rest_word));
    c.dialect == crate::notation::Dialect::Swim && length && !timed && rest
}

/// No recovery is run faster.
const FAST_M_S: f64 = 4.5;

/// `200m in 30 seconds, 200m walk`: a distance in a time that is no recovery.
fn runs_fast(c: &Cursor<'_>) -> bool {
    let mut look = c.fork();
    let meters = look.quantity().and_then(|q| q.meters());
    let led = look.take_word(&["in"]) || look.take('@');
    let time = look.quantity().filter(|q| led && q.is_time());
    meters.zip(time).is_some_and(|(m, t)| t.max > 0.0 && m.min().meters() / t.max > FAST_M_S)
}

/// Words that stand beside a rest and say nothing of work.
const BESIDE: Words = Words::new(BESIDE_LIST);
const BESIDE_LIST: &[&str] = &[
    "a",
    "an",
    "the",
    "with",
    "w",
    "r",
    "take",
    "of",
    "on",
    "off",
    "every",
    "then",
    "no",
    "without",
    "zero",
    "equal",
    "same",
    "about",
    "around",
    "roughly",
    "approximately",
    "approx",
    "ca",
    "very",
    "light",
    "slow",
    "active",
    "in",
    "and",
    "or",
    "to",
    "at",
    "half",
    "one",
    "minute",
    "for",
    "each",
    "until",
    "between",
    "only",
    "just",
    "long",
    "short",
    "full",
    "complete",
    "gentle",
    "reps",
    "rep",
    "sets",
    "set",
    "after",
    "third",
    "second",
    "first",
    "last",
    "easy",
    "back",
    "down",
    "start",
    "go",
    "going",
    "starting",
    "leaving",
    "goes",
    "down",
];

/// Amounts and words of rest.
struct Bare {
    amounts: Vec<Quantity>,
    /// A word for a rest is among them.
    word: bool,
    mode: Option<Mode>,
    /// An amount is written out in words.
    spelled: bool,
}

/// What the line holds, if it is nothing but amounts and words of rest.
fn amounts_and_words(c: &Cursor<'_>) -> Option<Bare> {
    const SIGNS: &[char] =
        &['(', ')', '[', ']', ':', '=', ',', '.', '/', ';', '~', '-', '+', '*', '_', '\'', '"'];
    let tokens = &c.tokens[c.at..];
    let mut look = c.fork();
    let mut found = Bare { amounts: Vec::new(), word: false, mode: None, spelled: false };
    while !look.done() {
        look.at += bracket_without_amount(&look);
        let Some(token) = look.peek(0) else { break };
        // `1200m w/ 200m jog`, `3 min (90s)`: an amount with a rest of its own is work.
        let own = token.is('(') || token.is('[') || token.is_word(&["w", "with"]);
        if own && !found.amounts.is_empty() {
            return None;
        }
        if recovery::spelled_minutes(&mut look).is_some() {
            found.spelled = true;
            continue;
        }
        if token.is_figure() {
            found.amounts.push(look.quantity()?);
            continue;
        }
        if let Some(mode) = vocabulary::mode(&mut look) {
            found.mode = found.mode.or(Some(mode));
            continue;
        }
        if let Some(text) = token.word() {
            let rest = vocabulary::REST.contains(&text);
            // `3 minutes jog downhill`: where somebody moves on foot adds nothing.
            let where_to = found.amounts.len() == 1
                && found
                    .mode
                    .is_some_and(|m| !matches!(m, Mode::Easy | Mode::Moderate | Mode::Spin))
                && tokens.len() <= 12
                && !TELLING.contains(&text)
                && vocabulary::effort(&look, 0).is_none();
            if !(rest || where_to || BESIDE.contains(&text)) {
                return None;
            }
            found.word |= rest;
        } else if !SIGNS.iter().any(|s| token.is(*s)) {
            return None;
        }
        look.at += 1;
    }
    Some(found)
}

/// Whether a line behind work holds amounts and words of rest and nothing else.
///
/// In a repeat over lines, `repeated`, one repetition above is several.
pub(crate) fn bare_rest(c: &Cursor<'_>, session: &Session, repeated: bool) -> Option<Rest> {
    if runs_fast(c) || on_and_off(&c.tokens[c.at..]) || swum_with_rest(c) {
        return None;
    }
    let tokens = &c.tokens[c.at..];
    // `3. 5 min easy`: a step with a number of its own in the list of the work.
    let step = tokens.first().and_then(Token::number).is_some_and(|n| n.decimals == 0 && !n.word)
        && tokens.get(1).is_some_and(|t| t.is('.') && t.glued)
        && tokens.get(2).is_some_and(|t| t.is_figure() && !t.glued);
    if step && !tokens.iter().any(|t| t.is_word(vocabulary::REST)) {
        return None;
    }
    let Bare { amounts, word, mode, spelled } = amounts_and_words(c)?;
    // A plus, a star between figures, or a list of distances is work.
    let counted = tokens.iter().any(|t| t.is('+'))
        || tokens.windows(2).any(|w| w[0].is_figure() && w[1].is('*'));
    if counted {
        return None;
    }
    // `600m - 200m jog`: a distance, and behind the dash its rest.
    if let [run, jog] = &amounts[..] {
        let parted = tokens.iter().any(|t| t.is('-')) && run.is_distance() && jog.is_distance();
        if parted && !word && run.min >= jog.min {
            return None;
        }
    }
    let opened = tokens.first().is_some_and(|t| t.is('(') || t.is('['));
    let short_form = tokens.first().is_some_and(|t| t.is_word(&["r", "w", "with", "take"]));
    let on_the_clock =
        tokens.windows(2).any(|w| w[0].is_word(&["every", "on"]) && w[1].is_figure());
    let first = amounts.first();
    let times = amounts.iter().all(Quantity::is_time) && (spelled || first.is_some());
    if word || short_form || (opened && times) || (on_the_clock && times) {
        return Some(Rest::Sure);
    }
    let several = repetitions(session) > 1 || repeated;
    let ruled =
        !repeated && (!session.recoveries.is_empty() || !crate::resolve::rules(session).is_empty());
    let Some(mode) = mode else {
        // Within rounds whose rests are named, an amount alone is the next part.
        if repeated && !session.recoveries.is_empty() {
            return None;
        }
        // An amount of time alone, with a unit: where the rests are given already, and behind a
        // single part, it is the next part.
        let near = first.and_then(Quantity::meters).is_some_and(|m| m.max().meters() <= 400.0);
        let repeats = session.blocks.last().is_some_and(|b| sums(&b.work).reps.1 > 1);
        if near && amounts.len() == 1 && repeats && !ruled {
            return Some(Rest::Unlikely);
        }
        let part = ruled || !several;
        let rest = if part { Rest::Unlikely } else { Rest::Likely };
        return (times && !first.is_some_and(|q| q.clock)).then_some(rest);
    };
    let Some(first) = first else { return spelled.then_some(Rest::Sure) };
    // As long an easy run as the one in front of all: the way home.
    let first_part = session.blocks.first().and_then(|b| match &b.work {
        Work::Rep(rep) if rep.effort == Some(Effort::Easy) => rep.amount.time(),
        _ => None,
    });
    let home = first_part.is_some_and(|t| {
        first.is_time() && t.exact().is_some_and(|t| (t.as_secs_f64() - first.min).abs() < 1.0)
    });
    if home && mode == Mode::Easy && session.blocks.len() > 1 {
        return None;
    }
    // In the pool an easy length is swum.
    if mode == Mode::Easy && is_length(c, first) {
        return None;
    }
    let still = matches!(
        mode,
        Mode::Walk
            | Mode::Standing
            | Mode::Float
            | Mode::WalkStanding
            | Mode::JogStanding
            | Mode::WalkJog
    );
    let long = first.is_time() && first.max >= LONG_REST_S
        || first.meters().is_some_and(|m| m.max().meters() >= 1000.0);
    let far = first.is_time() && first.min >= 1.5 * LONG_REST_S
        || first.meters().is_some_and(|m| m.min().meters() >= 3000.0);
    Some(match (still, long) {
        (true, false) if several => Rest::Sure,
        (false, false) if several && !ruled => Rest::Sure,
        (true, _) | (false, false) => Rest::Likely,
        // Where the rests are given, a long easy run is the way home, and so is one of 3 km.
        (false, true) if ruled || far => return None,
        (false, true) => Rest::Unlikely,
    })
}

/// Whether the amount is a length of the pool or more.
fn is_length(c: &Cursor<'_>, amount: &Quantity) -> bool {
    let way = amount.meters().is_some() || amount.unit == Unit::Bare;
    c.dialect == crate::notation::Dialect::Swim && way && amount.min >= 25.0
}

/// Whether work behind other work is made of times alone, or of numbers that are no distances, and nothing says that it is work: the
/// amounts may as well be what was run, or a rest. With an ease of effort or a rest beside it, it is
/// work that may be a rest.
pub(crate) fn doubtful(c: &Cursor<'_>, work: &Work, session: &Session) -> Option<Rest> {
    fn leaves<'a>(work: &'a Work, out: &mut Vec<&'a Rep>, with: &mut bool) {
        match work {
            Work::Rep(rep) => out.push(rep),
            Work::Seq { parts, .. } | Work::Choice(parts) => {
                for part in parts {
                    leaves(part, out, with);
                }
            }
            Work::Repeat { body, .. } => leaves(body, out, with),
            Work::With { body, .. } => {
                *with = true;
                leaves(body, out, with);
            }
            Work::Pause(_) => *with = true,
        }
    }
    let (mut reps, mut with) = (Vec::new(), false);
    leaves(work, &mut reps, &mut with);
    // A list of distances without units holds round ones: `60, 80, 100m`, `300, 200`, not `61, 28`.
    let bare: Vec<f64> = reps
        .iter()
        .filter(|r| !matches!(r.amount, crate::tree::Amount::Lifts(_)))
        .filter_map(|r| r.span.of(c.text).trim().parse::<f64>().ok())
        .collect();
    let swum = c.dialect == crate::notation::Dialect::Swim;
    let step = match bare.len() == reps.len() {
        _ if swum => 12.5,
        true => 50.0,
        false => 10.0,
    };
    if bare.iter().any(|n| (n / step).fract() != 0.0) {
        return Some(Rest::Likely);
    }
    let plain = |rep: &&Rep| {
        rep.amount.time().is_some_and(|t| t.max().as_secs_f64() < LONG_REST_S)
            && rep.activity == Activity::Main
            && rep.targets.iter().all(|t| matches!(t, Target::Time(_)))
            && matches!(rep.effort, None | Some(Effort::Easy))
    };
    if reps.is_empty() || !reps.iter().all(plain) {
        return None;
    }
    // `0:30 best pace`, `2 min effort`, `3 min @ 26`: what is run at something, or called an effort,
    // is work.
    let called = |t: &Token| {
        t.is('@') || t.is_word(&["pace", "effort", "efforts", "interval", "intervals", "surge"])
    };
    if c.tokens.iter().any(called) || said_behind_dash(c.tokens) {
        return None;
    }
    let ruled = !crate::resolve::rules(session).is_empty();
    // A second time beside the first is read as its target.
    let easy = reps.iter().any(|r| r.effort.is_some() || !r.targets.is_empty());
    // What has a rest of its own is work.
    if with {
        return None;
    }
    // Below timed lines with rests of their own another one goes on.
    let goes_on = session.blocks.iter().all(|b| {
        let Work::With { body, .. } = &b.work else { return false };
        matches!(&**body, Work::Rep(rep) if rep.amount.time().is_some())
    });
    if goes_on && !session.blocks.is_empty() {
        return None;
    }
    match easy {
        true if ruled || repetitions(session) < 2 => None,
        true => Some(Rest::Unlikely),
        false => Some(Rest::Likely),
    }
}

/// Whether `work` is a distance and nothing else, and the only part so far a time in which it can be
/// covered: `5.2 km` below `20 min tempo` is how far that went rather than more work.
pub(crate) fn covers(work: &Work, session: &Session) -> bool {
    let (Work::Rep(way), [block]) = (work, session.blocks.as_slice()) else { return false };
    let bare = way.effort.is_none() && way.targets.is_empty() && way.activity == Activity::Main;
    let Work::Rep(timed) = &block.work else { return false };
    let meters = way.amount.distance().and_then(|d| d.exact());
    let time = timed.amount.time().and_then(|t| t.exact());
    let speed = meters.zip(time).map(|(m, t)| m.meters() / t.as_secs_f64());
    bare && speed.is_some_and(|v| COVERED_M_S.contains(&v))
}

/// From a walk to a fast ride, in metres a second.
const COVERED_M_S: core::ops::Range<f64> = 1.2..18.0;

/// Several rests that one line lists without a place: one for each gap in turn, if there are as many,
/// or the rests between repetitions and between sets, if there are two of them and sets.
pub(crate) fn listed(
    mut rules: Vec<RestRule>,
    after: usize,
    session: &Session,
    c: &mut Cursor<'_>,
) -> Vec<RestRule> {
    let plain = |r: &RestRule| r.scope == Scope::EachGap && matches!(r.amount, RestAmount::Time(_));
    if rules.len() > 2 && rules.len() + 1 == after && rules.iter().all(plain) {
        let span = rules[0].span.hull(rules[rules.len() - 1].span);
        let mode = rules.iter().find_map(|r| r.mode);
        let full = rules.iter().any(|r| r.full);
        let list = rules.drain(..).map(|r| r.amount).collect();
        return vec![RestRule {
            amount: RestAmount::Cycle(list),
            mode,
            scope: Scope::EachGap,
            full,
            span,
        }];
    }
    if let [rule] = &rules[..] {
        let pair = match &rule.amount {
            RestAmount::Cycle(list) if rule.scope == Scope::EachGap => match &list[..] {
                [a, b] => Some((a.clone(), b.clone())),
                _ => None,
            },
            _ => None,
        };
        if let Some((first, second)) = pair {
            let readings = ["between repetitions / between sets", "one after the other"];
            let why = "two rests side by side";
            if has_sets(session) {
                c.ambiguity(rule.span, &readings, why);
                let part = |amount, scope| RestRule { amount, scope, ..rule.clone() };
                return vec![part(first, Scope::BetweenReps), part(second, Scope::BetweenSets)];
            }
            c.ambiguity(rule.span, &["one after the other", "either of the two"], why);
        }
    }
    rules
}

/// Whether a group of repetitions is repeated.
fn has_sets(session: &Session) -> bool {
    fn inside(work: &Work) -> bool {
        match work {
            Work::Repeat { body, .. } => sums(body).reps.1 > 1 || inside(body),
            Work::Seq { parts, .. } | Work::Choice(parts) => parts.iter().any(inside),
            Work::With { body, .. } => inside(body),
            _ => false,
        }
    }
    session.blocks.iter().any(|b| inside(&b.work))
}
