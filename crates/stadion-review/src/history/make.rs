//! From reviewed recordings to a history document.

use chrono::NaiveDate;
use stadion_sessions::{Circumstances, History, Novelty, Sizes, Standing, parse};
use stadion_types::{Distance, Reason, ReasonCode};

use super::around::circumstances;
use super::bests::{self, since};
use super::days;
use super::document::{
    AftermathDocument, BaseDocument, HistoryDocument, LeftOut, NoveltyDocument, PastDocument,
    RoutineDocument, TwentyEightDays,
};
use super::past::PastReview;
use super::same::{Sorted, refused, sort};
use crate::classes;
use crate::context::Context;
use crate::load_choice::{LoadEstimateDocument, estimate};
use crate::recording_review::Review;

const PART: ReasonCode =
    ReasonCode { code: "history-part-not-judged", text: "{part} is not judged: {why}" };

pub(crate) const REASONS: &[ReasonCode] = &[PART];

pub(super) fn part_refused(part: &'static str, why: &impl ToString) -> Reason {
    Reason::new(PART).with("part", part).with("why", why.to_string())
}

/// Holds a reviewed recording against others: [`Review::history`] tells what it was beside them, and findings what the
/// days, weeks and months before it say.
///
/// The others come in any order. Those that begin before it are its history, from the day of the first one on;
/// what comes later only tells how much rest followed. Recordings of one and the same session are left out,
/// the one under review among them; `left_out` are those that could not be read at all.
///
/// Each past session is judged against those before it, so the time grows with the number of sessions and
/// not with its square.
#[must_use]
pub fn with_history<Z>(
    mut review: Review,
    own: &PastReview,
    others: Vec<PastReview>,
    left_out: Vec<LeftOut>,
    context: &Context<Z>,
) -> Review {
    let criteria = &context.history;
    let Sorted { before, after, left_out: same } = sort(own, others);
    let mut out = left_out;
    out.extend(same);
    let count = before.len();
    let all: Vec<PastReview> = before.into_iter().chain([own.clone()]).chain(after).collect();
    let (before, after) = (&all[..count], &all[count + 1..]);
    let mut history = History::default();
    let mut sessions = Vec::with_capacity(count);
    let mut breakthrough = None;
    for (i, past) in before.iter().enumerate() {
        let around = circumstances(&all[..i], past, &all[i + 1..]);
        let standing = history.judge(&past.session, &around, criteria).standing;
        if let Err(error) = history.push(past.session.clone()) {
            out.push(refused(&past.session.id, &error));
            continue;
        }
        if standing == Standing::Breakthrough && past.session.sport == own.session.sport {
            breakthrough = Some(&past.session);
        }
        sessions.push(document(past, Some(standing)));
    }

    let (sport, day) = (own.session.sport, own.session.day);
    let around = Circumstances { plan: planned(context), ..circumstances(before, own, after) };
    let judged = history.judge(&own.session, &around, criteria);
    let mut refusals = Vec::new();
    let base = base(&history, day, context, &mut refusals);
    let routine = match history.routine(sport, day, criteria) {
        Ok(routine) => Some(RoutineDocument {
            since: back(day, 7 * routine.weeks),
            sessions: routine.sessions,
            same_again: routine.same_again,
            is_routine: routine.is_routine,
            proposes_breakthrough: routine.proposes_breakthrough,
        }),
        Err(error) => {
            refusals.push(part_refused("routine", &error));
            None
        }
    };
    let (begins, bests) = (history.begins(), bests::bests(&history, sport));
    let medians = bests::medians(&history, sport, day, criteria);
    let classes = classes::documents(&history.classes(&own.session, &around, criteria));
    // From here on this session is part of the history. It is refused only if one of its name is there on the day,
    // or its day is earlier than that of a session that began before it in another time zone.
    let _ = history.push(own.session.clone());
    review.findings.extend(days::findings(&history, own, &context.criteria.judges, &mut refusals));
    let load_estimate = load_of_others(&review, before, own, context, &mut refusals);
    let aftermath = breakthrough.and_then(|session| {
        let found = history.aftermath(sport, session.day)?;
        Some(AftermathDocument {
            breakthrough: session.id.clone(),
            before: found.before,
            after: found.after,
            heart_rate_change_bpm: found.heart_rate_change_bpm,
            verdict: found.verdict,
        })
    });
    let found = HistoryDocument {
        begins,
        standing: judged.standing,
        failed: judged.failed,
        untold: judged.untold,
        origin: judged.origin,
        reasons: judged.reasons,
        novelty: judged.novelty.iter().map(novelty).collect(),
        classes,
        base,
        routine,
        plateaus: bests::plateaus(before, own, criteria),
        aftermath,
        bests,
        best_times: bests::best_times(before, own),
        medians,
        load_estimate,
        summary: summary(&history, own),
        refusals,
        session: document(own, None),
        sessions,
        left_out: out,
    };
    Review { history: Some(found), ..review }
}

/// How large a session of one piece was planned to be. Of others the plan leaves out what lies around the repetitions.
fn planned<Z>(context: &Context<Z>) -> Option<Sizes> {
    let parsed = parse(context.plan.as_ref()?, &context.notation);
    if parsed.error.is_some() || parsed.session.steps().len() != 1 {
        return None;
    }
    let totals = parsed.session.totals();
    Some(Sizes {
        distance: totals.distance.map(|way| way.max()),
        moving: totals.work.map(|time| time.max()),
        ..Sizes::default()
    })
}

/// The load of a session that no model can score, by the earlier ones.
fn load_of_others<Z>(
    review: &Review,
    before: &[PastReview],
    own: &PastReview,
    context: &Context<Z>,
    refusals: &mut Vec<Reason>,
) -> Option<LoadEstimateDocument> {
    if review.load_choice.load.is_some() {
        return None;
    }
    let past = before.iter().map(|past| (past.sized(), past.loads.as_slice()));
    let estimator = &context.loads.estimator;
    let found = estimate(estimator, &past, own.sized());
    found.map_err(|error| refusals.push(part_refused("load estimate", &error))).ok()
}

/// The weeks before the session.
fn base<Z>(
    history: &History,
    day: NaiveDate,
    context: &Context<Z>,
    refusals: &mut Vec<Reason>,
) -> Option<BaseDocument> {
    let criteria = &context.history.base;
    match history.base(day, criteria) {
        Ok(base) => {
            let weeks = (0..criteria.weeks).map(|week| {
                let (from, to) = (back(day, 7 * (week + 1)), back(day, 7 * week));
                let inside = history.sessions().iter().rev().skip_while(|s| s.day >= to);
                inside.take_while(|s| s.day >= from).map(|s| s.id.clone()).collect()
            });
            Some(BaseDocument {
                consistent: base.consistent,
                habit_per_week: base.habit_per_week,
                weeks: weeks.collect(),
                longest_gap_days: base.longest_gap_days,
                reasons: base.reasons,
            })
        }
        Err(error) => {
            refusals.push(part_refused("base", &error));
            None
        }
    }
}

fn back(day: NaiveDate, days: u32) -> NaiveDate {
    since(day, days.into())
}

fn document(past: &PastReview, standing: Option<Standing>) -> PastDocument {
    let session = &past.session;
    let sizes = &session.sizes;
    PastDocument {
        id: session.id.clone(),
        start: past.start,
        sport: session.sport,
        class: past.class.clone(),
        kind: session.kind(),
        standing,
        hard: session.was_hard(),
        distance_m: sizes.distance.map(Distance::meters),
        moving_s: sizes.moving.map(|t| t.as_secs_f64()),
        above_threshold_s: sizes.above_threshold.map(|t| t.as_secs_f64()),
        climb_m: sizes.climb.map(Distance::meters),
        load: sizes.load,
    }
}

fn novelty(novelty: &Novelty) -> NoveltyDocument {
    NoveltyDocument {
        dimension: novelty.dimension,
        distance_m: novelty.distance.map(Distance::meters),
        value: novelty.value,
        best: novelty.best.as_ref().map(bests::best),
        of_best: novelty.of_best(),
        median: novelty.median,
        sessions: novelty.sessions,
        verdict: novelty.verdict,
        reason: novelty.reason.clone(),
    }
}

/// The days up to the session, that one included.
fn summary(history: &History, own: &PastReview) -> TwentyEightDays {
    let found = history.summary(own.session.sport, own.session.day);
    TwentyEightDays {
        until: found.until,
        days_trained: found.days_trained,
        days_unknown: found.days_unknown,
        sessions: found.sessions,
        singles: found.singles.0,
        singles_asked: found.singles.1,
        high_intensity: found.high_intensity,
        hard_days: found.hard_days,
        hard_unknown: found.hard_unknown,
        moving_s: found.moving.map(|t| t.as_secs_f64()),
        above_threshold_s: found.above_threshold.map(|t| t.as_secs_f64()),
        longest_gap_days: found.longest_gap_days,
    }
}
