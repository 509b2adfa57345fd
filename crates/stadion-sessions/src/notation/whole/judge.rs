//! What only the resolved session shows: rests that stand open, places with two readings, times
//! without a repetition.

use core::time::Duration;

use stadion_types::Bounds;

use crate::notation::diagnostic::{Ambiguity, Unknown};
use crate::notation::tokens::lex::{Tokens, lex};
use crate::notation::tokens::text::normalize;
use crate::notation::whole::run_and_set::run_and_set;
use crate::notation::words::vocabulary::REST;
use crate::notation::{MAX_RUN_SPEED_M_S, Parsed};
use crate::resolve::{self, Outline, Resolution};
use crate::results::{self, PaceRemark};
use crate::session::{LineKind, Session};
use crate::span::Span;
use crate::tree::{Activity, Mode, Rep, RestAmount, RestRule, Scope, Target};

/// Adds what the resolver found to what a reader of another form reported.
pub(crate) fn judge(text: &str, parsed: &mut Parsed) {
    let levelled = normalize(text);
    let _ = judge_tokens(text, &lex(&levelled), parsed);
}

/// Adds what the resolver found to what the grammars reported; gives the sum of the rests.
pub(crate) fn judge_tokens(
    text: &str,
    tokens: &Tokens<'_>,
    parsed: &mut Parsed,
) -> Option<Bounds<Duration>> {
    let Outline { reps, found, rest } = resolve::outline(&parsed.session);
    let mut ambiguities = Vec::new();
    let mut unknown = Vec::new();
    let mut open = |span: Span, why: &str| {
        unknown.push(Unknown { span, text: span.of(text).to_owned(), why: why.to_owned() });
    };
    let rules = &found.rules;
    let span_of =
        |fits: &dyn Fn(&Scope) -> bool| rules.iter().find(|r| fits(&r.scope)).map(|r| r.span);
    let work = parsed.session.blocks.iter().map(|b| b.span).reduce(Span::hull).unwrap_or_default();

    if found.block_gaps_as_sets > 0 {
        let span = span_of(&|s| matches!(s, Scope::BetweenSets)).unwrap_or(work);
        ambiguities.push(blocks_as_sets(text, span, &found));
    }
    if found.rests.iter().any(|r| r.rival.is_some()) {
        let span = span_of(&|s| matches!(s, Scope::AfterDistance(_))).unwrap_or(work);
        ambiguities.push(distance_or_block(text, span, &found));
    }
    if found.stretched > 0 {
        let span = span_of(&|s| matches!(s, Scope::BetweenReps)).unwrap_or(work);
        open(span, "no rest between the sets is given, so the rests have no sum");
    }
    if found.trailing > 0 {
        let span = span_of(&|s| matches!(s, Scope::EachGap | Scope::BetweenReps)).unwrap_or(work);
        open(span, "no rest before the next part is given, so the rests have no sum");
    }
    if !found.rests.is_empty() && found.bare_gaps > 0 && !parsed.session.continuous {
        open(work, "no rest is given for some of the gaps, so the rests have no sum");
    }
    let timeless = found.rests.iter().find(|r| r.duration.is_none());
    if let Some(rule) = timeless.and_then(|r| rules.get(r.rule)) {
        let told = |u: &Unknown| u.span.start < rule.span.end && rule.span.start < u.span.end;
        if !parsed.unknown.iter().any(told) {
            open(rule.span, "the rest has no time, so the rests have no sum");
        }
    }
    for rule in &found.unused {
        let Some(rule) = rules.get(*rule) else { continue };
        // A recovery line alone, or beside a single repetition, has nothing to hold on to.
        if reps > 1 {
            open(rule.span, "no gap of the session fits this rest");
        }
    }
    for rule in rules {
        if let Some(why) = implausible(rule) {
            open(rule.span, why);
        }
    }
    if run_too_fast(&parsed.session) {
        open(work, "a target is faster than anybody runs, so it means something else");
    }
    if let Some(line) = unread(text, parsed) {
        open(line, "no work was found beside the numbers of this text");
    }
    if let Some((span, why)) = beside_no_work(&parsed.session) {
        open(span, why);
    }
    let session = &parsed.session;
    let splits = if session.results.is_empty() { Vec::new() } else { session.splits() };
    if !session.blocks.is_empty() && splits.iter().any(|s| s.rep.is_none()) {
        if let Some(span) = session.results.iter().map(|r| r.span).reduce(Span::hull) {
            open(span, "some of the times fit no repetition of the session");
        }
    }
    unknown.dedup();
    for (remark, others) in results::rivals(&session.targets, &splits) {
        ambiguities.push(told_pace(text, &remark, &others));
    }
    ambiguities.extend(run_and_set(text, &parsed.session));
    parsed.ambiguities.extend(ambiguities);
    parsed.unknown.extend(unknown);
    lost_rests(text, tokens, parsed, reps, rest);
    rest
}

/// A time of rest where the text has no work: it may be the work.
fn beside_no_work(session: &Session) -> Option<(Span, &'static str)> {
    if !session.blocks.is_empty() || session.lines.len() != 1 {
        return None;
    }
    let rest = session.recoveries.iter().find(|r| matches!(r.amount, RestAmount::Time(_)))?;
    let jogged = matches!(rest.mode, Some(Mode::Jog | Mode::Walk | Mode::Easy | Mode::WalkJog));
    let free = rest.scope == Scope::EachGap && session.recoveries.len() == 1;
    (jogged && free).then_some((rest.span, "a rest, and no work: it may be a run of its own"))
}

/// The first line with a number, if the text has numbers and nothing was read.
fn unread(text: &str, parsed: &Parsed) -> Option<Span> {
    let session = &parsed.session;
    let nothing = session.blocks.is_empty()
        && session.results.is_empty()
        && (session.recoveries.is_empty()
            || session.lines.iter().any(|l| {
                l.kind == LineKind::Note && l.span.of(text).bytes().any(|b| b.is_ascii_digit())
            }))
        && session.targets.is_empty()
        && session.plans.is_empty()
        && session.rpe.is_none();
    let figures = || text.bytes().any(|b| b.is_ascii_digit());
    if nothing && parsed.error.is_none() && parsed.unknown.is_empty() && figures() {
        // The first line with a number stands for all.
        let line = text.split_inclusive('\n').scan(0, |at, line| {
            let start = *at;
            *at += line.len();
            Some((start, line))
        });
        let first = line
            .filter(|(_, line)| line.bytes().any(|b| b.is_ascii_digit()))
            .map(|(at, line)| Span::new(at, at + line.trim_end().len()))
            .next();
        return first;
    }
    None
}

/// A rest that an entry speaks of, and rest words that nothing else speaks of, leave the rests
/// without a sum, and that is told. A text without any word of rest has no rest, and no entry.
fn lost_rests(
    text: &str,
    tokens: &Tokens<'_>,
    parsed: &mut Parsed,
    reps: usize,
    rest: Option<Bounds<Duration>>,
) {
    let named = |u: &Unknown| u.why.contains("rest that was not understood");
    parsed.session.rest_open |= parsed.unknown.iter().any(named);
    let session = &parsed.session;
    let lost = session.open || session.rest_open || rest.is_none();
    if reps < 2 || !lost {
        return;
    }
    let counted = |span: Span| {
        session.lines.iter().any(|l| {
            matches!(l.kind, LineKind::Work | LineKind::Recovery)
                && l.span.start <= span.start
                && span.end <= l.span.end
        })
    };
    // `to finish off` ends the work and rests from nothing.
    let finishes = |i: usize| {
        let before = i.checked_sub(1).and_then(|i| tokens.all().get(i));
        before.is_some_and(|t| {
            t.is_word(&["finish", "finishing", "finished", "start", "round", "top"])
        })
    };
    let named = tokens.all().iter().enumerate().filter(|(i, t)| {
        t.is_word(REST) && counted(t.span) && !(t.is_word(&["off"]) && finishes(*i))
    });
    let mut words = named.map(|(_, t)| t);
    let Some(first) = words.next().map(|t| t.span) else { return };
    let spoken = |span: Span| {
        parsed.unknown.iter().any(|u| u.span.start <= span.start && span.end <= u.span.end)
    };
    let told = parsed.unknown.iter().any(|u| u.why.contains("rest") || u.why.contains("recovery"))
        || spoken(first)
        || words.any(|t| spoken(t.span));
    if !told {
        parsed.unknown.push(Unknown {
            span: first,
            text: first.of(text).to_owned(),
            why: "a rest is meant here, but the rests have no sum".to_owned(),
        });
    }
}

/// A told pace that several repetitions fit.
fn told_pace(text: &str, remark: &PaceRemark, others: &[u32]) -> Ambiguity {
    let meant = remark.rep.map_or_else(|| "one".to_owned(), |rep| format!("repetition {rep}"));
    let mut readings = vec![meant];
    readings.extend(others.iter().map(|rep| format!("repetition {rep}")));
    Ambiguity {
        span: remark.span,
        text: remark.span.of(text).to_owned(),
        readings,
        chosen: 0,
        why: "several repetitions fit the pace; the one alone over its distance, else the nearest"
            .to_owned(),
    }
}

/// The two readings where a rest after a distance and one in a named block meet, with their sums.
fn distance_or_block(text: &str, span: Span, found: &Resolution<'_>) -> Ambiguity {
    let sum = |block: bool| -> Option<f64> {
        let rests = found.rests.iter();
        rests
            .map(|rest| {
                let rival = rest.rival.filter(|_| block);
                let duration = rival.map_or(rest.duration, |r| r.duration);
                Some(duration?.min().as_secs_f64())
            })
            .sum()
    };
    let told = |block| sum(block).map_or_else(|| "no sum".to_owned(), |s| format!("{s} s of rest"));
    Ambiguity {
        span,
        text: span.of(text).to_owned(),
        readings: vec![
            format!("after that distance in the named block as well: {}", told(false)),
            format!("in the named block its own rest: {}", told(true)),
        ],
        chosen: 0,
        why: "a place after a distance is taken before one in a block".to_owned(),
    }
}

/// Whether a target cannot be meant for the distance of a repetition: one of its own, or one that a
/// line asks of the main set.
fn run_too_fast(session: &Session) -> bool {
    let asked = || session.targets.iter().filter(|t| !t.told).flat_map(|t| &t.targets);
    resolve::any_rep(session, &mut |rep, main| {
        rep.targets.iter().any(|target| is_too_fast(rep, target))
            || (main && asked().any(|target| is_too_fast(rep, target)))
    })
}

fn is_too_fast(rep: &Rep, target: &Target) -> bool {
    let distance = rep.amount.distance().filter(|_| rep.activity != Activity::Ride);
    distance.is_some_and(|distance| {
        let speed = match target {
            Target::Time(time) => distance.min().meters() / time.max().0.as_secs_f64(),
            Target::Speed(speed) => speed.min().meters_per_second(),
            _ => 0.0,
        };
        speed > MAX_RUN_SPEED_M_S
    })
}

/// Faster than anybody walks, and than anybody jogs to recover, in metres a second.
const MAX_WALK_M_S: f64 = 3.0;
const MAX_JOG_M_S: f64 = 5.0;
const MAX_REST_M_S: f64 = 6.0;
/// Nobody recovers over more than this.
const MAX_REST_M: f64 = 5000.0;

/// A rest that is too fast for the way of moving, or too long for any, is not read right.
fn implausible(rule: &RestRule) -> Option<&'static str> {
    if let RestAmount::Distance(distance) = &rule.amount {
        let far = distance.min().meters() > MAX_REST_M;
        return far.then_some("nobody recovers over such a distance");
    }
    let RestAmount::DistanceIn { distance, time } = &rule.amount else { return None };
    let seconds = time.max().0;
    let speed = distance.min().meters() / seconds.as_secs_f64();
    let limit = match rule.mode {
        Some(Mode::Walk) => MAX_WALK_M_S,
        Some(Mode::Jog | Mode::WalkJog) => MAX_JOG_M_S,
        _ => MAX_REST_M_S,
    };
    (seconds > Duration::ZERO && speed > limit)
        .then_some("this rest would be faster than its way of moving allows")
}

fn rests(count: usize) -> String {
    if count == 1 { "1 rest".to_owned() } else { format!("{count} rests") }
}

/// The two readings of a rest between sets where blocks are joined by `+`, with their sums.
fn blocks_as_sets(text: &str, span: Span, found: &Resolution<'_>) -> Ambiguity {
    let total: Duration = found.rests.iter().filter_map(|r| r.duration).map(|d| d.min()).sum();
    let of_sets =
        |rule: usize| found.rules.get(rule).is_some_and(|r| r.scope == Scope::BetweenSets);
    let sets: Vec<Duration> = found
        .rests
        .iter()
        .filter(|r| of_sets(r.rule))
        .filter_map(|r| r.duration.map(|d| d.min()))
        .collect();
    let inner = sets.len().saturating_sub(found.block_gaps_as_sets);
    let without: Duration = sets.iter().skip(inner).sum();
    let first = format!(
        "each block counts as a set: {} between sets, {} s of rest in all",
        rests(sets.len()),
        total.as_secs_f64()
    );
    let second = format!(
        "only the repeated group counts as sets: {} between sets, {} s of rest, and the rest between the blocks is open",
        rests(inner),
        total.saturating_sub(without).as_secs_f64()
    );
    Ambiguity {
        span,
        text: span.of(text).to_owned(),
        readings: vec![first, second],
        chosen: 0,
        why: "blocks that are joined side by side are taken as sets of their own".to_owned(),
    }
}
