//! Blood lactate over a session.

use std::time::Duration;

use stadion_types::OxygenUptake;

use super::belief::Belief;
use super::body::{Athletic, Demand, running};
use super::constants as c;
use super::courses::Courses;
use super::dynamics::{State, follow};
use super::error::SessionModelError;
use super::forecast::{Forecast, LactateBalance, Peak, SegmentEnd, TracePoint};
use super::plan::{Plan, minutes};
use super::segment::{Reading, Segment};
use crate::athlete::Athlete;
use crate::lactate::{LactateProfile, MeterError};

/// Blood lactate over a session, from an athlete's own curve.
///
/// # Model
///
/// Oxygen demand follows the intensity. What uptake does not cover is taken from the phosphagens;
/// as they run down, uptake rises, and towards their end glycolysis does. All three follow from how
/// far the phosphagens are used:
///
/// ```text
/// x' = (D − V − e·G) / (τ·S)              phosphagens used, 1 where uptake is maximal
/// V' = (S·min(x, 1) − V) / T              oxygen uptake above rest
/// W' = (V − W) / A                        uptake that oxidation has adapted to
/// m·M' = F(x) + E + G(x) − q·(M − B) − r·V·M  lactate in the working muscles
/// b·B' = q·(M − B) − p·B                  lactate in the blood
/// E    = h·F(min(x, LT2))·(1 − W/V)       early lactate, while V > W
/// ```
///
/// | symbol   | meaning                                                       | unit           |
/// | -------- | ------------------------------------------------------------- | -------------- |
/// | `D`      | demand above rest at the intensity                            | ml/kg/min      |
/// | `S`      | maximal oxygen uptake above rest                              | ml/kg/min      |
/// | `F(x)`   | formation that holds the athlete's curve where it is steady   | mmol/L/min     |
/// | `G(x)`   | formation beyond it: up to VLamax, slowed as lactate rises    | mmol/L/min     |
/// | `E`      | formation at the start of work, before oxidation has adapted  | mmol/L/min     |
/// | `h`      | its size at first, as a part of `F`                           | 1              |
/// | `e`      | oxygen that a mmol/L of lactate stands for                    | ml/kg/(mmol/L) |
/// | `m, b`   | parts of the lactate space: working muscle, blood and the rest | 1              |
/// | `q, p`   | exchange; removal from the blood                              | 1/min          |
/// | `r`      | removal within the muscles, with oxygen uptake                | 1/(ml/kg)      |
/// | `τ, T`   | time constants of phosphagens and of uptake                   | min            |
/// | `A`      | that of adapting; a longer one where uptake falls             | min            |
///
/// Up to the second threshold `G` is 0 and a long effort settles on the curve: at the threshold it
/// rises by less than 1 mmol/L from minute 10 to minute 30, which is the
/// [rule](crate::MlssRule) of the maximal steady state, and 5 % above it by more. Removal rises with
/// uptake, so recovery is faster at a jog than at rest. The steps are those of a Runge–Kutta
/// method, laid out anew wherever the intensity changes; cutting a segment in two changes nothing.
///
/// # Units
///
/// Speed in m/s with an athlete's `threshold.speed_m_s`, power in watts with `threshold.power_w`
/// and a body mass.
///
/// # Limits
///
/// Adults in good health on flat ground, from rest, without heat or altitude. The numbers were set
/// so that peaks after a 400 m and a 5000 m race agree with those measured, and its form was chosen
/// with an eye on the 800 m, the 1500 m and the steeplechase, which it meets within one standard
/// deviation of the athletes; sessions were not measured. Predicted afterwards, the 200 m came out 0.7
/// standard deviations too low and the 100 m 2.4, so a single all-out effort of less than 20 s is given too
/// little lactate. Lactate formed by easy changes of pace, and drift over an hour or more, are not in
/// it. An effort nobody could hold is taken as far as the phosphagens last. An estimate of a
/// model, never a measurement, and no medical advice.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use stadion_physiology::{Athlete, Effort, Segment, SegmentKind, SessionModel};
/// use stadion_types::Speed;
///
/// let athlete =
///     Athlete::default().with_threshold_speed(Speed::from_kilometers_per_hour(16.0)?);
/// let rep = Segment::new(
///     Duration::from_secs(470),
///     Effort::Speed(Speed::from_meters_per_second(4.25)?),
///     SegmentKind::Work,
/// );
/// let rest = Segment::new(Duration::from_secs(60), Effort::Rest, SegmentKind::Recovery);
/// let session = [rep, rest, rep, rest, rep, rest, rep, rest, rep];
/// let forecast = SessionModel::for_athlete(&athlete)?.forecast(&session)?;
/// let last = &forecast.ends[8].lactate;
/// assert!(last.lo() < last.value() && last.value() < last.hi());
/// assert!((2.5..3.5).contains(&last.value().millimoles_per_liter()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Source
///
/// Our own arrangement after Mader (2003), *Eur J Appl Physiol* 88:317–338 (phosphagens that drive
/// uptake and glycolysis, a lag of 10 s) and Zouloumian & Freund (1981), *Eur J Appl Physiol*
/// 46:135–147 (muscle and blood); running by Léger & Mercier (1984), *Sports Med* 1:270–277. See
/// [`KINETICS_CONSTANTS`](crate::KINETICS_CONSTANTS).
#[derive(Debug, Clone, PartialEq)]
pub struct SessionModel {
    running: Option<Athletic>,
    cycling: Option<Athletic>,
    belief: Belief,
}

impl SessionModel {
    /// Probability that a band holds the lactate.
    pub const LEVEL: f64 = 0.9;

    /// The model of an athlete, for speeds, for powers, or for both.
    ///
    /// Needed is the speed or the power at the second threshold. What else is known is used: the
    /// first threshold's speed, the lactate at the second, maximal oxygen uptake, VLamax.
    ///
    /// # Errors
    ///
    /// [`SessionModelError::Profile`] if neither threshold is known or the curve does not ascend,
    /// [`SessionModelError::MissingMass`] if only a power is known and no body mass,
    /// [`SessionModelError::OxygenUptake`] if the maximal uptake is too low for the threshold,
    /// [`SessionModelError::LowThreshold`] if that asks for hardly more oxygen than rest.
    pub fn for_athlete(athlete: &Athlete) -> Result<Self, SessionModelError> {
        let formation_max = athlete
            .vlamax()
            .map_or(c::FORMATION_MAX, stadion_types::LactateRate::millimoles_per_liter_second)
            .min(c::FORMATION_LIMIT)
            * 60.0;
        let uptake = athlete.vo2max().map(OxygenUptake::milliliters_per_kilogram_minute);
        let running = match athlete.threshold_speed() {
            Some(speed) => {
                let lt2 = speed.meters_per_second();
                let profile = LactateProfile::of_speed(athlete)?;
                let average = running(lt2 / c::LT2_PART);
                enough(uptake, average)?;
                let demand = Demand::Running { economy: uptake.map_or(1.0, |max| max / average) };
                Some(Athletic { profile, demand, lt2, formation_max }.checked()?)
            }
            None => None,
        };
        let cycling = match (athlete.threshold_power(), athlete.mass()) {
            (Some(power), Some(mass)) => {
                let lt2 = power.watts();
                let profile = LactateProfile::of_power(athlete)?;
                let usual = c::CYCLING_PER_WATT / mass.kilograms();
                enough(uptake, c::RESTING_UPTAKE + usual * lt2 / c::LT2_PART)?;
                let per_watt =
                    uptake.map_or(usual, |max| (max - c::RESTING_UPTAKE) * c::LT2_PART / lt2);
                let demand = Demand::Cycling { per_watt };
                Some(Athletic { profile, demand, lt2, formation_max }.checked()?)
            }
            (Some(_), None) if running.is_none() => return Err(SessionModelError::MissingMass),
            _ => None,
        };
        if running.is_none() && cycling.is_none() {
            // The error that names the key of the threshold.
            LactateProfile::of_speed(athlete)?;
        }
        Ok(Self { running, cycling, belief: Belief::prior() })
    }

    /// The same with the curve of a step test in the place of the one through the thresholds.
    ///
    /// The curve is against speed in m/s; nothing changes for an athlete without a speed at the
    /// second threshold.
    #[must_use]
    pub fn with_profile(mut self, profile: LactateProfile) -> Self {
        if let Some(running) = &mut self.running {
            running.profile = profile;
        }
        self
    }

    /// The lactate at the end of each segment and the peak, which may come after the end.
    ///
    /// The athlete starts rested and rests after the end.
    ///
    /// # Errors
    ///
    /// [`SessionModelError::Empty`] and [`SessionModelError::Unit`].
    pub fn forecast(&self, segments: &[Segment]) -> Result<Forecast, SessionModelError> {
        let plan = Plan::of((self.running, self.cycling), segments, AFTER)?;
        let mut at = Duration::ZERO;
        let ends: Vec<Duration> = segments
            .iter()
            .map(|segment| {
                at = at.saturating_add(segment.duration);
                at
            })
            .collect();
        let courses = Courses::of(&plan, &self.belief, &ends);
        let at_ends = courses.bands(|course| course.states.iter().map(|s| s.blood).collect());
        let ends = segments
            .iter()
            .zip(&ends)
            .zip(at_ends)
            .map(|((segment, &at), lactate)| SegmentEnd { at, kind: segment.kind, lactate })
            .collect();
        let [minutes, _] = courses.center.peak;
        let peak_at = Duration::try_from_secs_f64(minutes * 60.0).unwrap_or(at);
        let Some(lactate) = courses.bands(|course| vec![course.peak[1]]).pop() else {
            return Err(SessionModelError::Empty);
        };
        let after_end = peak_at.checked_sub(at);
        let peak = Peak { at: peak_at, after_end, lactate };
        let start = State::resting(&plan.body(&self.belief.center())).total();
        let balance = courses
            .center
            .states
            .last()
            .map_or(LactateBalance { start, formed: 0.0, removed: 0.0, end: start }, |s| {
                LactateBalance { start, formed: s.formed, removed: s.removed, end: s.total() }
            });
        Ok(Forecast { ends, peak, balance })
    }

    /// The lactate every `step` from the start until `after` the end, rested passively.
    ///
    /// A step below a tenth of a second is taken as one.
    ///
    /// # Errors
    ///
    /// As [`forecast`](Self::forecast).
    pub fn trace(
        &self,
        segments: &[Segment],
        step: Duration,
        after: Duration,
    ) -> Result<Vec<TracePoint>, SessionModelError> {
        let plan = Plan::of((self.running, self.cycling), segments, after)?;
        let step = step.max(Duration::from_millis(100));
        let times: Vec<Duration> =
            core::iter::successors(Some(Duration::ZERO), |&at: &Duration| at.checked_add(step))
                .take_while(|&at| minutes(at) <= plan.end)
                .collect();
        let courses = Courses::of(&plan, &self.belief, &times);
        let bands = courses.bands(|course| course.states.iter().map(|s| s.blood).collect());
        Ok(times.iter().zip(bands).map(|(&at, lactate)| TracePoint { at, lactate }).collect())
    }

    /// The model after readings of a session: what was believed before, weighed against them.
    ///
    /// Four numbers can be learnt: the curve's shift along the intensities, the rate of removal,
    /// the lactate that an oxygen deficit leaves, and how far the second threshold lies below the
    /// speed of maximal uptake. Each starts with a spread
    /// ([`KINETICS_CONSTANTS`](crate::KINETICS_CONSTANTS)); readings narrow it and move the centre.
    /// The readings of one session share the bias of their meter, and half of the variance of what
    /// the model misses: six readings of one session tell less than one in each of six.
    ///
    /// # Limits
    ///
    /// What is learnt is that of the day: the curve moves by 2 % from one day to the next, so a
    /// refined model is for the rest of the session. What lasts is the matter of
    /// [`Advice::learnt`](crate::Advice::learnt).
    ///
    /// # Errors
    ///
    /// [`SessionModelError::NoReadings`], [`SessionModelError::Unidentified`] if the readings and the
    /// model admit no answer; and as [`forecast`](Self::forecast).
    ///
    /// # Examples
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use stadion_physiology::{
    /// #     Athlete, Effort, MeterError, Reading, Segment, SegmentKind, SessionModel,
    /// # };
    /// # use stadion_types::{Lactate, Speed};
    /// let athlete = Athlete::default().with_threshold_speed(Speed::from_meters_per_second(4.4)?);
    /// let rep = Segment::new(
    ///     Duration::from_secs(600),
    ///     Effort::Speed(Speed::from_meters_per_second(4.3)?),
    ///     SegmentKind::Work,
    /// );
    /// let before = SessionModel::for_athlete(&athlete)?;
    /// let high = Reading::new(Duration::from_secs(600), Lactate::from_millimoles_per_liter(4.5)?);
    /// let after = before.refined(&[rep], &[high], &MeterError::default())?;
    /// let at_end = |model: &SessionModel| model.forecast(&[rep]).map(|f| f.ends[0].lactate.value());
    /// assert!(at_end(&before)? < at_end(&after)? && at_end(&after)? < high.lactate);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn refined(
        &self,
        segments: &[Segment],
        readings: &[Reading],
        meter: &MeterError,
    ) -> Result<Self, SessionModelError> {
        let mut readings = readings.to_vec();
        readings.sort_by_key(|reading| reading.at);
        let Some(last) = readings.last() else {
            return Err(SessionModelError::NoReadings);
        };
        let total = segments.iter().fold(Duration::ZERO, |sum, s| sum.saturating_add(s.duration));
        let plan = Plan::of((self.running, self.cycling), segments, last.at.saturating_sub(total))?;
        let times: Vec<f64> = readings.iter().map(|reading| minutes(reading.at)).collect();
        let lactates: Vec<f64> =
            readings.iter().map(|reading| reading.lactate.millimoles_per_liter()).collect();
        let belief = self
            .belief
            .learnt(&lactates, meter, |learnt| {
                let course = follow(&plan.body(learnt), &plan.runs, &times);
                course.states.iter().map(|state| state.blood).collect()
            })
            .ok_or(SessionModelError::Unidentified)?;
        Ok(Self { belief, ..self.clone() })
    }
}

/// Refuses a maximal uptake that is too low for the threshold, whose usual one is `average`.
fn enough(uptake: Option<f64>, average: f64) -> Result<(), SessionModelError> {
    let least = c::UPTAKE_LEAST.max(c::COST_LEAST * average);
    match uptake {
        Some(max) if max < least => Err(SessionModelError::OxygenUptake { max, least }),
        _ => Ok(()),
    }
}

/// Rest after a session in which the peak is looked for.
const AFTER: Duration = Duration::from_secs(20 * 60);
