//! A session laid out step by step.

use super::{Flat, GapRest, Layout, Resolution, resolve};
use crate::session::Session;
use crate::step::{Step, StepKind};
use crate::tree::{Activity, Effort, Section};

/// Lays the session out, step by step.
pub(crate) fn steps(session: &Session) -> Vec<Step> {
    let found = resolve(session);
    let mut steps: Vec<Step> = Vec::with_capacity(found.layout.reps.len() + found.rests.len());
    let mut rests = found.rests.iter().peekable();
    let (mut set, mut number) = (1_u32, 0_u32);
    let mut before: Option<&Flat<'_>> = None;
    for (i, rep) in found.layout.reps.iter().enumerate() {
        let main = rep.section == Section::Main;
        if let Some(before) = before {
            if let Some(rest) = rests.next_if(|r| r.before == i) {
                steps.push(rest_step(&found, rest, before, set, number));
            }
            if rep.part != before.part || rep.groups != before.groups {
                set += 1;
            }
        }
        number += u32::from(main);
        steps.push(work_step(session, &found.layout, rep, main.then_some(number), set));
        before = Some(rep);
    }
    let last = found.layout.reps.iter().rfind(|r| r.section == Section::Main);
    if let (Some(rest), Some(last)) = (rests.next(), last) {
        steps.push(rest_step(&found, rest, last, set, number));
    }
    steps
}

fn work_step(
    session: &Session,
    layout: &Layout<'_>,
    flat: &Flat<'_>,
    rep: Option<u32>,
    set: u32,
) -> Step {
    let mut targets = flat.rep.targets.clone();
    if flat.section == Section::Main {
        let asked = session.targets.iter().filter(|t| !t.told);
        targets.extend(asked.flat_map(|t| t.targets.iter().cloned()));
    }
    Step {
        kind: StepKind::Work,
        section: flat.section,
        rep,
        set,
        optional: flat.optional,
        distance: flat.rep.amount.distance(),
        duration: flat.rep.amount.time(),
        lifts: match flat.rep.amount {
            crate::tree::Amount::Lifts(lifts) => Some(lifts),
            _ => None,
        },
        mode: None,
        full: false,
        rule: None,
        effort: flat.rep.effort,
        activity: flat.rep.activity,
        targets,
        path: layout.path(flat),
    }
}

fn rest_step(
    found: &Resolution<'_>,
    rest: &GapRest,
    before: &Flat<'_>,
    set: u32,
    rep: u32,
) -> Step {
    let rule = found.rules.get(rest.rule);
    Step {
        kind: StepKind::Rest,
        section: before.section,
        rep: Some(rep),
        set,
        optional: rest.optional,
        distance: rest.distance,
        duration: rest.duration,
        lifts: None,
        mode: rule.and_then(|r| r.mode),
        full: rule.is_some_and(|r| r.full),
        rule: Some(rest.rule),
        effort: None::<Effort>,
        activity: Activity::Main,
        targets: Vec::new(),
        path: found.layout.path(before),
    }
}
