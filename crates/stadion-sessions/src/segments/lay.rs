//! The session, step by step, as segments.

use core::time::Duration;

use stadion_physiology::{Athlete, Effort as Intensity, Segment, SegmentKind};
use stadion_types::{Distance, Finding, Reason, Severity, Speed};

use super::assumption::{self as code, Assumptions};
use super::error::SegmentsError;
use super::intensity::{Finder, SpeedOrigin, middle, share_of};
use super::rest::{self, Before};
use crate::resolve::work_spans;
use crate::session::Session;
use crate::span::Span;
use crate::step::{Step, StepKind};
use crate::taxonomy::{Criteria, EASY_SHARE, Facts, rep_of, says_all_out};
use crate::tree::{Activity, Effort, PercentOf, Section, Target};

/// One repetition among the segments of a session.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct RepSegment {
    /// Its number, from 1.
    pub rep: u32,
    /// Its place among the segments, from 0.
    pub segment: usize,
    /// Its distance, where the text gives one.
    #[cfg_attr(feature = "serde", serde(rename = "distance_m"))]
    pub distance: Option<Distance>,
    /// Where its intensity comes from.
    pub origin: SpeedOrigin,
    /// Whether the text leaves it open that it is done.
    pub optional: bool,
    /// Where it stands in the text.
    pub span: Span,
}

/// A session as the model of lactate takes it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct SessionSegments {
    /// Work and rest in order.
    pub segments: Vec<Segment>,
    /// The repetitions among them.
    pub reps: Vec<RepSegment>,
    /// What had to be assumed.
    pub assumptions: Vec<Finding>,
}

impl SessionSegments {
    /// The segment of a repetition.
    #[must_use]
    pub fn of(&self, rep: &RepSegment) -> Option<&Segment> {
        self.segments.get(rep.segment)
    }

    /// The time of a segment's end since the session began.
    #[must_use]
    pub fn end_of(&self, segment: usize) -> Duration {
        self.segments.iter().take(segment + 1).map(|s| s.duration).sum()
    }

    /// The same session with one repetition run at another speed; over a distance its time follows.
    ///
    /// A number that no repetition has changes nothing.
    #[must_use]
    pub fn with_speed(mut self, rep: u32, speed: Speed) -> Self {
        let Some(found) = self.reps.iter_mut().find(|r| r.rep == rep) else { return self };
        let time = match found.distance {
            Some(distance) => speed.time_for(distance),
            None => self.segments.get(found.segment).map(|s| s.duration),
        };
        if let (Some(time), Some(segment)) = (time, self.segments.get_mut(found.segment)) {
            found.origin = SpeedOrigin::Reported;
            *segment = Segment::new(time, Intensity::Speed(speed), segment.kind);
        }
        self
    }
}

/// Lays a session out as segments, each with a duration and an intensity.
///
/// # Model
///
/// The speed of a repetition comes from the first of these that the text and the athlete give:
///
/// | what is there                      | speed                                               |
/// | ---------------------------------- | --------------------------------------------------- |
/// | a reported time                    | distance by time                                    |
/// | a pace, a speed, a time            | as written, the middle of a range                   |
/// | a race pace                        | of the athlete's best over it; by Riegel from the nearest best within a factor of five; else from threshold speed as the pace of an hour |
/// | a share of threshold or critical speed, of threshold power | that share                  |
/// | a lactate                          | where the athlete's curve settles at it             |
/// | a heart rate, a zone, an exertion from 6 to 20 | zones of heart rate laid beside those of speed |
/// | "all out", a sprint                | what the distance above critical speed allows, rep after rep |
/// | "threshold", "sub-threshold", "steady", "easy" | a share of threshold speed              |
/// | nothing, in the structure of a single | where the curve settles in the middle of the band of singles |
///
/// Rests without a way of spending them are standing; rests by distance are walked or jogged; a walk
/// back is as long as the repetition; "full" alone is eight times the work.
///
/// # Limits
///
/// Level running, and riding where powers are written. Every assumption stands among the findings, with
/// its numbers; what can be neither read nor assumed is refused.
///
/// # Errors
///
/// [`SegmentsError`] names the repetition or the rest, where it stands, and what is missing.
///
/// # Examples
///
/// ```
/// use stadion_physiology::Athlete;
/// use stadion_sessions::{Criteria, NotationOptions, SpeedOrigin, parse, segments};
/// use stadion_types::Speed;
///
/// let athlete =
///     Athlete::default().with_threshold_speed(Speed::from_kilometers_per_hour(16.0)?);
/// let text = "6 x 1 km @ 97 % of LT2 speed, 60 s jog";
/// let session = parse(text, &NotationOptions::default()).session;
/// let laid = segments(&session, &athlete, &Criteria::default())?;
/// assert_eq!(laid.segments.len(), 11);
/// assert_eq!(laid.reps[5].origin, SpeedOrigin::Share);
/// let rep = laid.of(&laid.reps[0]).ok_or("no segment")?;
/// assert!((rep.duration.as_secs_f64() - 1000.0 / (0.97 * 16.0 / 3.6)).abs() < 1e-6);
///
/// let unknown = parse("6 x 300m, 3 min walk", &NotationOptions::default()).session;
/// let error = segments(&unknown, &athlete, &Criteria::default()).unwrap_err();
/// assert_eq!(error.code(), "intensity-unknown");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Riegel (1981), *American Scientist* 69(3):285–290, for race paces. Words and zones are agreements of
/// this library, listed as [`SEGMENT_CONSTANTS`](crate::SEGMENT_CONSTANTS).
pub fn segments(
    session: &Session,
    athlete: &Athlete,
    criteria: &Criteria,
) -> Result<SessionSegments, SegmentsError> {
    if session.open {
        return Err(SegmentsError::OpenRepeat);
    }
    let steps = session.steps();
    if !steps.iter().any(|s| s.kind == StepKind::Work && s.section == Section::Main) {
        return Err(SegmentsError::NoWork);
    }
    let facts = Facts::from_session(session);
    let mut laying = Laying {
        athlete,
        riding: steps.iter().any(rides),
        finder: Finder::new(athlete, criteria, &facts),
        notes: Assumptions::default(),
        out: SessionSegments { segments: Vec::new(), reps: Vec::new(), assumptions: Vec::new() },
        before: None,
    };
    if athlete.threshold_speed().is_none()
        && !(laying.riding && athlete.threshold_power().is_some())
    {
        let key = if laying.riding { "threshold.power_w" } else { "threshold.speed_m_s" };
        return Err(SegmentsError::Missing { key, span: None });
    }
    let all_out = says_all_out(session, &steps);
    let rules = session.rest_rules();
    let splits = session.splits();
    let mut spans = work_spans(session).into_iter();
    for step in steps {
        if step.kind == StepKind::Rest {
            let Some(before) = laying.before.as_ref().map(|(_, before)| *before) else { continue };
            let (time, at) = rest::rest(
                &step,
                &rules,
                before,
                athlete,
                (laying.riding, criteria),
                &mut laying.notes,
            )?;
            laying.finder.rested(time);
            laying.push(time, at, SegmentKind::Recovery);
            continue;
        }
        let span = spans.next().unwrap_or_default();
        match (step.section, step.rep) {
            (Section::Main, Some(rep)) => {
                let split = splits.iter().find(|s| s.rep == Some(rep));
                laying.work(step, rep, split.map(|s| s.time.duration()), all_out, span)?;
            }
            _ => laying.beside(&step, span)?,
        }
    }
    Ok(laying.finish())
}

/// Whether the work is on a bicycle, or measured in watts.
fn rides(step: &Step) -> bool {
    let power = |t: &Target| {
        matches!(t, Target::Power(_) | Target::Percent { of: PercentOf::ThresholdPower, .. })
    };
    step.activity == Activity::Ride || step.targets.iter().any(power)
}

struct Laying<'a> {
    athlete: &'a Athlete,
    riding: bool,
    finder: Finder<'a>,
    notes: Assumptions,
    out: SessionSegments,
    /// The work before, with what its rest needs to know.
    before: Option<(Step, Before)>,
}

impl Laying<'_> {
    fn push(&mut self, time: Duration, at: Intensity, kind: SegmentKind) {
        if !time.is_zero() {
            self.out.segments.push(Segment::new(time, at, kind));
        }
    }

    /// A repetition of the main set.
    fn work(
        &mut self,
        step: Step,
        rep: u32,
        done: Option<Duration>,
        all_out: bool,
        span: Span,
    ) -> Result<(), SegmentsError> {
        let level = matches!(
            (step.activity, self.riding),
            (Activity::Main | Activity::Run | Activity::Walk | Activity::Strides, _)
                | (Activity::Ride, true)
        );
        if !level {
            return Err(SegmentsError::Activity { activity: step.activity, span });
        }
        self.pause(&step, span)?;
        let way = step
            .distance
            .map(|d| middle(d.min().meters(), d.max().meters(), "distance", "m", &mut self.notes));
        let time = step
            .duration
            .map(|t| t.seconds())
            .map(|t| middle(t.min(), t.max(), "time", "s", &mut self.notes));
        let fact = rep_of(step.clone(), done, all_out);
        let (at, origin) = self.finder.find(&fact, done, rep, span, &mut self.notes)?;
        let refused = SegmentsError::Amount { rep, span };
        let speed = match at {
            Intensity::Speed(v) => Some(v.meters_per_second()),
            _ => None,
        };
        let time = time
            .or_else(|| Some(way? / speed?))
            .and_then(|s| Duration::try_from_secs_f64(s).ok())
            .filter(|t| !t.is_zero())
            .ok_or(refused)?;
        self.push(time, at, SegmentKind::Work);
        self.out.reps.push(RepSegment {
            rep,
            segment: self.out.segments.len() - 1,
            distance: way.and_then(|m| Distance::from_meters(m).ok()),
            origin,
            optional: step.optional,
            span,
        });
        let meters = way.or_else(|| Some(speed? * time.as_secs_f64()));
        self.before = Some((step, Before { rep, time, meters }));
        Ok(())
    }

    /// Whether work may follow on the work before it without a rest.
    fn pause(&mut self, step: &Step, span: Span) -> Result<(), SegmentsError> {
        let rested = self.out.segments.last().is_none_or(|s| s.kind == SegmentKind::Recovery);
        let Some((last, before)) = self.before.as_ref().filter(|_| !rested) else {
            return Ok(());
        };
        // Turns of one repeat need a rest between them; parts of a run may follow one another.
        let turns = |s: &Step| s.path.last().map(|t| t.repeat);
        if turns(last).is_some() && turns(last) == turns(step) {
            return Err(SegmentsError::NoRest { rep: before.rep, span });
        }
        self.notes.add(Reason::new(code::NO_PAUSE), Severity::Notice, "stadion");
        Ok(())
    }

    /// Warm-up or cool-down.
    fn beside(&mut self, step: &Step, span: Span) -> Result<(), SegmentsError> {
        let (kind, section) = match step.section {
            Section::CoolDown => (SegmentKind::CoolDown, "cool-down"),
            _ => (SegmentKind::WarmUp, "warm-up"),
        };
        let written = step.targets.iter().any(|t| matches!(t, Target::Speed(_) | Target::Power(_)));
        let at = if written {
            let fact = rep_of(step.clone(), None, false);
            self.finder.find(&fact, None, 0, span, &mut self.notes)?.0
        } else if let Some(share) = step.effort.filter(|e| *e != Effort::Easy).and_then(share_of) {
            rest::easy_at(share, self.riding, self.athlete)
        } else {
            let reason = Reason::new(code::EASY)
                .with("section", section)
                .with("percent", EASY_SHARE * 100.0);
            self.notes.own(reason);
            rest::easy(self.riding, self.athlete)
        };
        let time = step
            .duration
            .map(|t| t.seconds())
            .map(|t| middle(t.min(), t.max(), "time", "s", &mut self.notes));
        let way = step.distance.map(|d| f64::midpoint(d.min().meters(), d.max().meters()));
        let speed = match at {
            Intensity::Speed(v) => Some(v.meters_per_second()),
            _ => None,
        };
        let found = time.or_else(|| Some(way? / speed?));
        if let Some(time) = found.and_then(|s| Duration::try_from_secs_f64(s).ok()) {
            self.push(time, at, kind);
        } else {
            let reason = Reason::new(code::NO_AMOUNT).with("section", section);
            self.notes.add(reason, Severity::Notice, "stadion");
        }
        Ok(())
    }

    fn finish(mut self) -> SessionSegments {
        if self.out.segments.first().is_none_or(|s| s.kind != SegmentKind::WarmUp) {
            self.notes.own(Reason::new(code::NO_WARM_UP));
        }
        let optional = self.out.reps.iter().filter(|r| r.optional).count();
        if optional > 0 {
            let count = u32::try_from(optional).unwrap_or(u32::MAX);
            let reason = Reason::new(code::OPTIONAL).with("count", count);
            self.notes.add(reason, Severity::Notice, "stadion");
        }
        self.finder.finish(&mut self.notes);
        self.out.assumptions = self.notes.finish();
        self.out
    }
}
