//! The three arms, and what they are counted by.

use std::error::Error;
use std::time::Duration;

use stadion_physiology::{
    AdviceAction, DriftRep, GuidanceSettings, LactateProfile, RepDone, ShiftBelief, Situation,
    next_rep,
};
use stadion_testkit::{LoopAthlete, LoopOutcome, LoopSession, RepSeen, Share, mcnemar_z};
use stadion_types::{HeartRate, Lactate, Rpe, Speed};

/// How an athlete is advised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Arm {
    /// Not at all: every repetition at the planned pace.
    None,
    /// By heart rate, pace and effort.
    HeartRate,
    /// By one or two readings as well.
    Readings,
}

impl Arm {
    pub(crate) const ALL: [Self; 3] = [Self::None, Self::HeartRate, Self::Readings];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::None => "no advice",
            Self::HeartRate => "heart rate, pace, effort",
            Self::Readings => "one or two readings",
        }
    }
}

/// A session with what it taught.
pub(crate) struct Ran {
    pub(crate) outcome: LoopOutcome,
    pub(crate) learnt: Option<ShiftBelief>,
    pub(crate) stopped: bool,
}

fn profile(athlete: &LoopAthlete) -> Result<LactateProfile, Box<dyn Error>> {
    Ok(LactateProfile::through(
        athlete.resting_mmol_l,
        [athlete.lt1_m_s, athlete.lt1_mmol_l],
        [athlete.lt2_m_s, athlete.lt2_mmol_l],
    )?)
}

/// The pace at the middle of the band, by the profile as it is believed to lie.
pub(crate) fn planned(athlete: &LoopAthlete, shift: f64) -> Result<f64, Box<dyn Error>> {
    let lt2 = Lactate::from_millimoles_per_liter(athlete.lt2_mmol_l)?;
    let band = stadion_physiology::TargetBand::below_lt2(lt2);
    let [lower, upper] = [band.lower(), band.upper()].map(Lactate::millimoles_per_liter);
    let speed = profile(athlete)?.intensity_at(f64::midpoint(lower, upper));
    Ok(speed.ok_or("no pace for the band")? * (1.0 + shift))
}

fn done(rep: &RepSeen) -> RepDone {
    let seen = DriftRep::new(rep.start_s, Duration::from_secs_f64(rep.duration_s))
        .with_speed(Speed::from_meters_per_second(rep.speed_m_s).ok())
        .with_hr_end(HeartRate::from_bpm(rep.hr_end_bpm.round()).ok());
    let lactate = rep.lactate_mmol_l.and_then(|l| Lactate::from_millimoles_per_liter(l).ok());
    RepDone::new(seen)
        .with_asked(Speed::from_meters_per_second(rep.asked_m_s).ok())
        .with_rpe(Rpe::from_cr10(rep.rpe).ok())
        .with_lactate(lactate)
}

/// The repetitions that a reading is taken after: the second, and in every other session one more
/// before the last.
fn sampled(number: u64, reps: usize, rep: usize) -> bool {
    rep == 2 || (number % 2 == 1 && rep > 2 && rep + 1 == reps)
}

/// Runs one session in one arm, beginning at `pace`.
pub(crate) fn run(
    arm: Arm,
    athlete: &LoopAthlete,
    (number, session): (u64, &LoopSession),
    (pace, shift): (f64, Option<ShiftBelief>),
    settings: &GuidanceSettings,
) -> Result<Ran, Box<dyn Error>> {
    let profile = profile(athlete)?;
    let lt2 = Lactate::from_millimoles_per_liter(athlete.lt2_mmol_l)?;
    let max_hr = HeartRate::from_bpm(athlete.max_hr_bpm)?;
    let at_lt2 =
        (Speed::from_meters_per_second(athlete.lt2_m_s)?, HeartRate::from_bpm(athlete.lt2_hr_bpm)?);
    let advice = |reps: &[RepSeen], pace: f64| {
        let reps: Vec<RepDone> = reps.iter().map(done).collect();
        let pace = Speed::from_meters_per_second(pace).ok()?;
        let situation = Situation::new(profile, pace, &reps)
            .with_lt2(Some(lt2))
            .with_max_hr(Some(max_hr))
            .with_hr_at(Some(at_lt2))
            .with_shift(shift);
        Some(next_rep(&situation, settings))
    };
    let mut stopped = false;
    let reads = |rep| arm == Arm::Readings && sampled(number, session.reps, rep);
    let outcome = session.run(athlete, pace, reads, |reps, pace| {
        if arm == Arm::None {
            return Some(pace);
        }
        let advice = advice(reps, pace)?;
        stopped = advice.action == AdviceAction::Stop;
        advice.speed.map(Speed::meters_per_second)
    });
    let learnt = advice(&outcome.reps, pace).and_then(|advice| advice.learnt);
    Ok(Ran { outcome, learnt, stopped })
}

/// What a comparison of the arms gives.
pub(crate) struct Comparison {
    /// Sessions that ended above LT2, by arm.
    pub(crate) above: [Share; 3],
    /// Sessions that ended below 2.0 mmol/L.
    pub(crate) easy: [Share; 3],
    /// Sessions that were stopped early.
    pub(crate) stopped: [Share; 3],
    /// Mean change of speed.
    pub(crate) change: [f64; 3],
    /// Mean part of the repetitions that were run.
    pub(crate) run: [f64; 3],
    /// How surely the second arm beats the first, and the third the second.
    pub(crate) z: [f64; 2],
}

/// `sessions` sessions, each of an athlete of its own, in every arm.
pub(crate) fn compare(
    seed: u64,
    sessions: u64,
    settings: &GuidanceSettings,
) -> Result<Comparison, Box<dyn Error>> {
    let mut ran: [Vec<(LoopAthlete, Ran)>; 3] = [const { Vec::new() }; 3];
    for number in 0..sessions {
        let athlete = LoopAthlete::drawn(seed, number, 0.06);
        let session = LoopSession::drawn(seed, number);
        for (arm, ran) in Arm::ALL.into_iter().zip(&mut ran) {
            let pace = planned(&athlete, 0.0)?;
            let one = run(arm, &athlete, (number, &session), (pace, None), settings)?;
            ran.push((athlete, one));
        }
    }
    let above = |(athlete, ran): &(LoopAthlete, Ran)| ran.outcome.end_mmol_l > athlete.lt2_mmol_l;
    let mean = |of: fn(&LoopOutcome) -> f64| {
        ran.each_ref().map(|arm| {
            let sum: f64 = arm.iter().map(|(_, ran)| of(&ran.outcome)).sum();
            sum / arm.iter().map(|_| 1.0).sum::<f64>()
        })
    };
    let pairs = |i: usize| mcnemar_z(ran[i].iter().map(above).zip(ran[i + 1].iter().map(above)));
    let share = |of: &dyn Fn(&(LoopAthlete, Ran)) -> bool| {
        ran.each_ref().map(|arm| Share::of(arm.iter().map(of)))
    };
    Ok(Comparison {
        above: share(&above),
        easy: share(&|(_, ran)| ran.outcome.end_mmol_l < 2.0),
        stopped: share(&|(_, ran)| ran.stopped),
        change: mean(|outcome| outcome.mean_change),
        run: mean(|outcome| {
            let count = |n: usize| u32::try_from(n).map_or(f64::NAN, f64::from);
            count(outcome.reps.len()) / count(outcome.planned)
        }),
        z: [pairs(0), pairs(1)],
    })
}

/// Mean change of pace of each athlete over `sessions` sessions, each session beginning where the one
/// before left the curve. The curve is up to `most_off` off the profile.
pub(crate) fn weeks(
    seed: u64,
    (athletes, sessions): (u64, u64),
    most_off: f64,
    settings: &GuidanceSettings,
) -> Result<Vec<Weeks>, Box<dyn Error>> {
    (0..athletes)
        .map(|number| {
            let athlete = LoopAthlete::drawn(seed, number, most_off);
            let first = planned(&athlete, 0.0)?;
            let mut shift = None;
            let (mut sum, mut above) = (0.0, [false; 2]);
            for i in 0..sessions {
                let id = 1_000_000 + number * sessions + i;
                let session = LoopSession::drawn(seed, id);
                let pace = planned(&athlete, shift.map_or(0.0, |s: ShiftBelief| s.mean()))?;
                let ran = run(Arm::Readings, &athlete, (id, &session), (pace, shift), settings)?;
                sum += (1.0 + ran.outcome.mean_change) * pace / first - 1.0;
                shift = ran.learnt.or(shift);
                let over = ran.outcome.end_mmol_l > athlete.lt2_mmol_l;
                above = [if i == 0 { over } else { above[0] }, over];
            }
            let sessions = (0..sessions).map(|_| 1.0).sum::<f64>();
            let learnt = shift.map_or(0.0, |s| s.mean());
            Ok(Weeks { change: sum / sessions, learnt, off: athlete.off, above })
        })
        .collect()
}

/// Six weeks of one athlete.
pub(crate) struct Weeks {
    /// Mean change of speed against the profile's.
    pub(crate) change: f64,
    /// What was learnt of the curve.
    pub(crate) learnt: f64,
    /// The truth.
    pub(crate) off: f64,
    /// Whether the first and the last session ended above LT2.
    pub(crate) above: [bool; 2],
}
