//! What the judge knows of a session, from a text or from a recording alike.

use core::time::Duration;

use stadion_types::{Bounds, Distance, HeartRate, Recording, Rpe, Speed, Sport};

use super::running::Running;
use super::signs::Signs;
use crate::execution::{Execution, RestDone};
use crate::notation::ALL_OUT;
use crate::session::{LineKind, Session};
use crate::step::{Step, StepKind};
use crate::tree::{Activity, Effort, Mode, Section, Target};

/// One repetition, planned or done.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct RepFact {
    /// The number of the set that it belongs to.
    pub set: u32,
    /// Its distance.
    pub distance: Option<Bounds<Distance>>,
    /// Its time: as it was run, else as it was planned.
    pub time: Option<Bounds<Duration>>,
    /// Its speed: as it was run, else as it was aimed at.
    pub speed: Option<Speed>,
    /// How hard it is called.
    pub effort: Option<Effort>,
    /// What it is.
    pub activity: Activity,
    /// What it is aimed at.
    pub targets: Vec<Target>,
    /// Heart rate at its end, where it was measured.
    pub hr_end: Option<HeartRate>,
    /// Height gained for each metre of way, where it was measured.
    pub grade: Option<f64>,
    /// Whether its time is that of a run, not of a plan.
    pub done: bool,
}

/// The gap between two repetitions.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct RestFact {
    /// Its time; where only a distance is given, the time that walking or jogging it takes.
    pub time: Option<Bounds<Duration>>,
    /// What is done meanwhile.
    pub mode: Option<Mode>,
    /// Whether it is called full.
    pub full: bool,
}

/// What the judge knows of a session.
///
/// ```
/// use stadion_sessions::{Facts, NotationOptions, parse};
///
/// let parsed = parse("8 x 200m\nRecovery: 60s jog", &NotationOptions::default());
/// let facts = Facts::from_session(&parsed.session);
/// assert_eq!(facts.rests.len() + 1, facts.reps.len());
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Facts {
    /// The kind of sport, if known.
    pub sport: Option<Sport>,
    /// Repetitions of the main part; those that a text leaves open are left out.
    pub reps: Vec<RepFact>,
    /// The gaps between them: one fewer.
    pub rests: Vec<RestFact>,
    /// Sets of lifts.
    pub lifts: usize,
    /// Sets of jumps, bounds or throws.
    pub jumps: usize,
    /// What the session is called by its own text, the most frequent word first.
    pub declared: Vec<&'static str>,
    /// The session's rating of perceived exertion.
    pub rpe: Option<Rpe>,
    /// What a recording tells of the session as a whole.
    pub running: Option<Running>,
    /// What was measured or answered beside the repetitions.
    pub signs: Signs,
}

impl Facts {
    /// The facts of a text: what it prescribes, with the times that it reports in place of planned
    /// ones.
    #[must_use]
    pub fn from_session(session: &Session) -> Self {
        let splits = session.splits();
        let mut facts = Self { rpe: session.rpe(), ..Self::default() };
        let labels: Vec<&'static str> = session.declared().iter().map(|d| d.label).collect();
        for label in &labels {
            if !facts.declared.contains(label) {
                facts.declared.push(label);
            }
        }
        facts.declared.sort_by_key(|label| {
            core::cmp::Reverse(labels.iter().filter(|other| *other == label).count())
        });
        let mut gap: Option<RestFact> = None;
        let steps = session.steps();
        let all_out = says_all_out(session, &steps);
        for step in steps {
            if step.section != Section::Main || step.optional {
                continue;
            }
            match step.kind {
                StepKind::Rest => gap = Some(rest(&step, gap)),
                StepKind::Work
                    if matches!(step.activity, Activity::Lift | Activity::Plyometrics) =>
                {
                    if step.activity == Activity::Lift {
                        facts.lifts += 1;
                    } else {
                        facts.jumps += 1;
                    }
                    gap = None;
                }
                StepKind::Work => {
                    if !facts.reps.is_empty() {
                        facts.rests.push(gap.unwrap_or(RestFact {
                            time: None,
                            mode: None,
                            full: false,
                        }));
                    }
                    gap = None;
                    let split = splits.iter().find(|s| s.rep.is_some() && s.rep == step.rep);
                    facts.reps.push(rep_of(step, split.map(|s| s.time.duration()), all_out));
                }
            }
        }
        facts
    }

    /// The facts of a recording and of the repetitions that were found in it.
    #[must_use]
    pub fn from_execution(execution: &Execution, recording: &Recording) -> Self {
        let rep = |rep: &crate::execution::RepDone| RepFact {
            set: 1,
            distance: rep.distance.map(Bounds::exactly),
            time: Some(Bounds::exactly(rep.duration)),
            speed: rep.speed,
            effort: None,
            activity: Activity::Main,
            targets: Vec::new(),
            hr_end: rep.hr_end,
            grade: rep.grade,
            done: true,
        };
        let rest = |rest: &RestDone| RestFact {
            time: Some(Bounds::exactly(rest.duration)),
            mode: None,
            full: false,
        };
        Self {
            sport: recording.sport(),
            reps: execution.reps.iter().map(rep).collect(),
            rests: execution.rests.iter().map(rest).collect(),
            running: Some(Running::of(recording)),
            ..Self::default()
        }
    }

    /// Adds what a plan says of the same session: what it is called, how hard the repetitions are
    /// meant to be and what they are aimed at, where plan and recording have as many of them.
    #[must_use]
    pub fn with_plan(mut self, plan: &Self) -> Self {
        self.declared.clone_from(&plan.declared);
        self.rpe = self.rpe.or(plan.rpe);
        if self.reps.len() == plan.reps.len() {
            for (rep, planned) in self.reps.iter_mut().zip(&plan.reps) {
                rep.set = planned.set;
                rep.effort = planned.effort;
                rep.activity = planned.activity;
                rep.targets.clone_from(&planned.targets);
            }
            for (rest, planned) in self.rests.iter_mut().zip(&plan.rests) {
                rest.mode = planned.mode;
                rest.full = planned.full;
            }
        }
        self
    }
}

/// Whether words for all-out effort somewhere in the lines hold for the repetitions that have none of
/// their own: unless the notation has put them where they belong.
pub(crate) fn says_all_out(session: &Session, steps: &[Step]) -> bool {
    let said = |s: &Step| matches!(s.effort, Some(Effort::Maximal | Effort::Sprint));
    is_all_out(session) && !steps.iter().any(said)
}

/// A step of work as a repetition; `done` is the time that was reported for it.
pub(crate) fn rep_of(mut step: Step, done: Option<Duration>, all_out: bool) -> RepFact {
    let open = matches!(step.effort, None | Some(Effort::Hard | Effort::Fast));
    let aimed = step.targets.iter().any(|t| {
        matches!(t, Target::RacePace { .. } | Target::RacePaceOffset { .. } | Target::Lactate(_))
    });
    if all_out && open && !aimed && step.activity != Activity::Strides {
        step.effort = Some(Effort::Maximal);
    }
    planned(step, done)
}

/// Whether words for all-out effort stand in a line of work, or in one of the two below it: elsewhere a
/// text tells of something else.
fn is_all_out(session: &Session) -> bool {
    let lines = session.lines();
    session.declared().iter().filter(|d| d.label == ALL_OUT).any(|said| {
        let at = lines
            .iter()
            .position(|l| l.span.start <= said.span.start && said.span.end <= l.span.end);
        let near = at.map(|at| &lines[at.saturating_sub(2)..=at]);
        near.is_some_and(|near| near.iter().any(|l| l.kind == LineKind::Work))
    })
}

fn planned(step: Step, done: Option<Duration>) -> RepFact {
    let speed_aim = step.targets.iter().find_map(|t| match t {
        Target::Speed(range) => middle(range),
        _ => None,
    });
    let time_aim = step.targets.iter().find_map(|t| match t {
        Target::Time(range) => Some(Bounds::between(range.min().0, range.max().0)),
        _ => None,
    });
    let exact = step.distance.and_then(|d| d.exact());
    let time = done.map(Bounds::exactly).or(step.duration).or(time_aim).or_else(|| {
        // As long as the aimed speed takes for the distance.
        Some(Bounds::exactly(speed_aim?.time_for(exact?)?))
    });
    let over = |t: Bounds<Duration>| Speed::over(exact?, t.exact()?).ok();
    let speed = done
        .and_then(|t| Speed::over(exact?, t).ok())
        .or(speed_aim)
        .or_else(|| time.and_then(over));
    RepFact {
        set: step.set,
        distance: step.distance,
        time,
        speed,
        effort: step.effort,
        activity: step.activity,
        targets: step.targets,
        hr_end: None,
        grade: None,
        done: done.is_some(),
    }
}

fn middle(range: &Bounds<Speed>) -> Option<Speed> {
    let (lo, hi) = (range.min().meters_per_second(), range.max().meters_per_second());
    Speed::from_meters_per_second(f64::midpoint(lo, hi)).ok()
}

/// Speeds between which athletes walk and jog, in metres a second.
pub(crate) const WALK_M_S: (f64, f64) = (0.9, 1.7);
pub(crate) const JOG_M_S: (f64, f64) = (1.7, 3.0);

fn rest(step: &Step, before: Option<RestFact>) -> RestFact {
    let by_distance = || {
        let (slow, fast) = match step.mode {
            Some(Mode::Walk | Mode::WalkStanding) => WALK_M_S,
            Some(Mode::WalkJog) => (WALK_M_S.0, JOG_M_S.1),
            _ => JOG_M_S,
        };
        let way = step.distance?;
        let seconds = |m: f64, v: f64| Duration::try_from_secs_f64(m / v).ok();
        let (least, most) =
            (seconds(way.min().meters(), fast)?, seconds(way.max().meters(), slow)?);
        Some(Bounds::between(least, most))
    };
    let time = step.duration.or_else(by_distance);
    // Two rests in a row are one gap.
    let sum = |a: RestFact| Some(a.time?.plus(&time?));
    RestFact {
        time: before.map_or(time, sum),
        mode: step.mode.or(before.and_then(|b| b.mode)),
        full: step.full || before.is_some_and(|b| b.full),
    }
}
