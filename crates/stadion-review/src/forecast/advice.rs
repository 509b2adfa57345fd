//! The next repetition, from the readings so far.

use stadion_physiology::{
    Athlete, DriftRep, Effort, GuidanceSettings, LactateProfile, RepDone, Situation, next_rep,
};
use stadion_sessions::{RepSegment, SessionSegments};
use stadion_types::Speed;

use super::document::NextRepDocument;
use super::make::Placed;

/// The advice for the repetition behind the last one that was read; `None` where the work has no speed.
pub(super) fn next(
    athlete: &Athlete,
    settings: &GuidanceSettings,
    laid: &SessionSegments,
    placed: &[Placed<'_>],
) -> Option<NextRepDocument> {
    let last = placed.iter().filter_map(|(_, rep, _)| *rep).max()?;
    let (done, ahead): (Vec<&RepSegment>, Vec<&RepSegment>) =
        laid.reps.iter().partition(|r| r.rep <= last);
    let speed = |rep: &RepSegment| match laid.of(rep)?.intensity {
        Effort::Speed(speed) => Some(speed),
        _ => None,
    };
    // Once the last one was run the advice is for one more of its kind.
    let pace: Speed = speed(ahead.first().or(done.last())?)?;
    let reps: Vec<RepDone> = done
        .iter()
        .filter_map(|rep| {
            let segment = laid.of(rep)?;
            let start = laid.end_of(rep.segment).saturating_sub(segment.duration);
            let read = placed.iter().rev().find(|(_, of, _)| *of == Some(rep.rep));
            let read = read.map(|(_, _, reading)| *reading);
            let timed = DriftRep::new(start.as_secs_f64(), segment.duration)
                .with_speed(read.and_then(|r| r.speed))
                .with_hr_end(read.and_then(|r| r.hr));
            Some(RepDone::new(timed).with_asked(speed(rep)).with_lactate(read.map(|r| r.lactate)))
        })
        .collect();
    let profile = LactateProfile::of_speed(athlete).ok()?;
    let situation = Situation::new(profile, pace, &reps)
        .with_lt2(athlete.threshold_lactate())
        .with_max_hr(athlete.max_hr())
        .with_hr_at(athlete.threshold_speed().zip(athlete.threshold_hr()));
    let advice = next_rep(&situation, settings);
    Some(NextRepDocument {
        rep: ahead.first().map(|rep| rep.rep),
        action: advice.action,
        speed_m_s: advice.speed,
        change: advice.change,
        reason: advice.reasons.first().cloned(),
        reasons: advice.reasons,
    })
}
