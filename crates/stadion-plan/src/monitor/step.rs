//! The monitor itself: one step for each session.

use chrono::NaiveDate;
use stadion_physiology::{DriftAction, DriftVerdict, ShiftBelief};
use stadion_types::Reason;

use super::adaptation::{Adaptation, MonitorAction};
use super::channels::{SignDirection, hear};
use super::curve::{MonitorCurve, SeenShift};
use super::error::{MonitorError, MonitorSettingsError};
use super::reasons as r;
use super::settings::MonitorSettings;
use super::signs::SessionSigns;
use super::state::{MonitorState, ahead, learnt, nearest};
use super::thinning::Thinning;
use super::words::words;

words! {
    /// A day without its session.
    DayWithout {
        /// The planned session was not run.
        Missed = "missed",
        /// The athlete was ill.
        Ill = "ill",
        /// Nothing is known of the day.
        Unknown = "unknown",
    }
}

/// Adapts the pace of a loop to what its sessions showed.
///
/// # Model
///
/// Every channel of a session (heart, lactate, pace, feeling) may give a sign of too fast or of too slow a
/// pace:
///
/// | channel | too fast | too slow |
/// | ------- | -------- | -------- |
/// | heart   | the lower end of the comparable, speed-corrected drift above its limit, or heart rate at the end surely above the cap; not on a hot day | heart rate surely below the cap, and the upper end of the drift within its limit |
/// | lactate | the reading's lower bound above LT2 | its upper bound below the band |
/// | pace    | a fade of more than 2 % | |
/// | feeling | effort of 8 of 10 and more, fewer than two repetitions left, or no running tomorrow | effort up to 4 of 10 and four repetitions left, of what was said |
///
/// 1. One sign is a finding and changes nothing. Signs of seven days count together, each channel once and
///    with what it said last, until the pace changes.
/// 2. Two independent signs of too fast a pace, and fewer of the contrary, lower it. Two of too slow a
///    pace, and none of the contrary, raise it, unless the athlete is unwell.
/// 3. By how much, the athlete's own curve says. The day's curve is the profile shifted along the speed; a
///    reading places it, and two signs without one place it where the session just ended at LT2 (or at the
///    lower end of the band). What is believed of the lasting shift learns from that day, and the pace
///    follows the belief:
///
/// ```text
/// seen  = v / v(L) − 1                 a reading L at the speed v, v(L) by the profile
/// seen  = v / v(LT2) − 1               two signs of too fast a pace
/// seen  = v / v(lower end) − 1         two signs of too slow a pace
/// K     = P / (P + day_sd² + var)      var: of the reading, or signs_sd²
/// mean' = mean + K · (seen − mean)     P' = P − K · P + fitness_sd² for each session
/// pace  = that of the method · (1 + mean'), by 1.5 % a session at most
/// ```
///
///    A reading teaches the belief every time; the pace only follows where two signs ask for it.
/// 4. Where the method says so ([`DriftAction::SlowDown`]), any drift above its limit takes one small step
///    off, as the author of that rule has it.
///
/// # Limits
///
/// The steady lactate of the profile is taken for that of the end of the session. Readings of one meter share
/// its bias, which moves the belief by what it is worth. The rules are coaches'; the estimate is this
/// library's own.
///
/// # Examples
///
/// ```
/// use chrono::NaiveDate;
/// use stadion_physiology::LactateProfile;
/// use stadion_plan::{Monitor, MonitorAction, MonitorCurve, MonitorSettings, SessionSigns};
/// use stadion_types::{Lactate, Rpe, Speed};
///
/// let mmol = Lactate::const_millimoles_per_liter;
/// let profile = LactateProfile::through(1.0, [3.85, 2.0], [4.44, 4.0])?;
/// let curve = MonitorCurve::new(profile, Some(mmol(4.0)))?;
/// let monitor = Monitor::new(MonitorSettings::default())?.with_curve(Some(curve));
/// let mut state = monitor.start();
///
/// let day = |d| NaiveDate::from_ymd_opt(2026, 5, d).ok_or("no such day");
/// let pace = Some(Speed::const_meters_per_second(4.22));
/// let reading = SessionSigns { prescribed: pace, lactate: Some(mmol(4.9)), ..SessionSigns::of(day(4)?) };
/// let one = monitor.step(&mut state, &reading)?;
/// assert_eq!(one.action, MonitorAction::Keep);
/// assert_eq!(one.findings[0].rule(), "monitor-lactate-high");
///
/// let hard = SessionSigns { prescribed: pace, rpe: Some(Rpe::from_cr10(8.5)?), ..SessionSigns::of(day(6)?) };
/// let two = monitor.step(&mut state, &hard)?;
/// assert_eq!(two.action, MonitorAction::Slower);
/// assert!(two.pace_change >= -0.015 && state.factor() < 1.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Monitor {
    settings: MonitorSettings,
    curve: Option<MonitorCurve>,
}

/// A change that is asked for, before it is limited.
struct Wanted {
    part: f64,
    reasons: Vec<Reason>,
}

impl Monitor {
    /// A monitor with these settings and without a curve.
    ///
    /// # Errors
    ///
    /// [`MonitorSettingsError`] with the first setting that is out of its range.
    pub fn new(settings: MonitorSettings) -> Result<Self, MonitorSettingsError> {
        settings.check()?;
        Ok(Self { settings, curve: None })
    }

    /// Sets the athlete's curve. Without one no reading is judged, and changes are small steps.
    #[must_use]
    pub const fn with_curve(mut self, curve: Option<MonitorCurve>) -> Self {
        self.curve = curve;
        self
    }

    /// The settings.
    #[must_use]
    pub const fn settings(&self) -> &MonitorSettings {
        &self.settings
    }

    /// The state before the first session.
    #[must_use]
    pub fn start(&self) -> MonitorState {
        MonitorState::new(&self.settings)
    }

    /// Takes in one executed session.
    ///
    /// # Errors
    ///
    /// [`MonitorError`] for a number that is none and a day before the last one; the state then stays as it
    /// was.
    pub fn step(
        &self,
        state: &mut MonitorState,
        signs: &SessionSigns,
    ) -> Result<Adaptation, MonitorError> {
        signs.check()?;
        in_order(state, signs.day)?;
        let settings = &self.settings;
        state.last_day = Some(signs.day);
        let heard = hear(signs, self.curve.as_ref(), settings);
        state.hear(signs.day, &heard.channels, settings.window_days);

        let before = ahead(state.shift, settings);
        let read = self.of_reading(signs);
        state.shift = read.map_or(before, |seen| learnt(before, seen, settings));
        let mut wanted = self.wanted(state, signs, before);
        wanted.reasons.extend(heard.notes);
        if let Some(seen) = read {
            wanted.reasons.push(
                Reason::new(r::LEARNT)
                    .with("day_percent", 100.0 * seen.shift)
                    .with("shift_percent", 100.0 * state.shift.mean()),
            );
        }
        let (pace_change, reasons) = self.apply(state, wanted);
        let action = match pace_change {
            change if change < 0.0 => MonitorAction::Slower,
            change if change > 0.0 => MonitorAction::Faster,
            _ => MonitorAction::Keep,
        };
        Ok(Adaptation {
            day: signs.day,
            action,
            pace_change,
            factor: state.factor,
            shift: state.shift,
            findings: heard.findings,
            thinning: self.thinning(state, signs),
            reasons,
        })
    }

    /// Takes in sessions in their order, as stepping through them does.
    ///
    /// # Errors
    ///
    /// As [`step`](Self::step), for the first session that is refused.
    pub fn run(
        &self,
        state: &mut MonitorState,
        sessions: &[SessionSigns],
    ) -> Result<Vec<Adaptation>, MonitorError> {
        sessions.iter().map(|signs| self.step(state, signs)).collect()
    }

    /// Takes in a day without its session: no pace changes, and a missed session is not made up.
    ///
    /// # Errors
    ///
    /// [`MonitorError::NotInOrder`] for a day before the last one.
    pub fn step_without(
        &self,
        state: &mut MonitorState,
        day: NaiveDate,
        why: DayWithout,
    ) -> Result<Adaptation, MonitorError> {
        in_order(state, day)?;
        state.last_day = Some(day);
        let (thinning, reasons) = match why {
            DayWithout::Missed => (None, vec![Reason::new(r::MISSED)]),
            DayWithout::Ill => (Some(self.ill(state, day)), Vec::new()),
            DayWithout::Unknown => (Some(self.unknown(state, day)), Vec::new()),
        };
        let of_thinning = thinning.iter().flat_map(|t| t.reasons.iter().cloned());
        Ok(Adaptation {
            day,
            action: MonitorAction::Keep,
            pace_change: 0.0,
            factor: state.factor,
            shift: state.shift,
            findings: Vec::new(),
            reasons: reasons.into_iter().chain(of_thinning).collect(),
            thinning,
        })
    }

    fn of_reading(&self, signs: &SessionSigns) -> Option<SeenShift> {
        let (curve, reading) = self.curve.as_ref().zip(signs.lactate)?;
        curve.of_reading(signs.speed()?, reading, &self.settings)
    }

    /// What the signs ask for.
    fn wanted(
        &self,
        state: &mut MonitorState,
        signs: &SessionSigns,
        before: ShiftBelief,
    ) -> Wanted {
        let settings = &self.settings;
        let [hard, easy] =
            [SignDirection::TooFast, SignDirection::TooSlow].map(|way| state.count(way));
        let unwell = signs.ill == Some(true) || signs.answers.pain == Some(true);
        let told = |code, way| {
            Reason::new(code)
                .with("signs", state.count(way))
                .with("needed", settings.signs)
                .with("days", settings.window_days)
                .with("channels", state.names(way))
        };
        let mut wanted = if hard >= settings.signs && hard > easy {
            let why = told(r::LOWERED, SignDirection::TooFast);
            self.by_curve(state, signs, before, SignDirection::TooFast, why)
        } else if easy >= settings.signs && hard == 0 && !unwell {
            let why = told(r::RAISED, SignDirection::TooSlow);
            self.by_curve(state, signs, before, SignDirection::TooSlow, why)
        } else {
            let why = match (hard, easy) {
                (0, 0) => Reason::new(r::NO_SIGN),
                (0, few) if few >= settings.signs => Reason::new(r::NOT_RAISED_UNWELL),
                (0, _) => told(r::ONE_SIGN, SignDirection::TooSlow),
                (_, 0) => told(r::ONE_SIGN, SignDirection::TooFast),
                (hard, easy) => Reason::new(r::CONFLICT).with("hard", hard).with("easy", easy),
            };
            Wanted { part: 0.0, reasons: vec![why] }
        };
        let alone = signs.drift.as_ref().filter(|drift| {
            settings.drift_action == DriftAction::SlowDown && drift.verdict == DriftVerdict::TooFast
        });
        if let Some(drift) = alone {
            let reason = Reason::new(r::DRIFT_ALONE).with("limit_bpm", drift.limit_bpm);
            let delta = drift.delta_bpm.map(|bpm| reason.clone().with("delta_bpm", bpm));
            wanted.reasons.insert(0, delta.unwrap_or(reason));
            wanted.part = wanted.part.min(-settings.small_step);
        }
        wanted
    }

    /// How far the curve says that the pace must change, and what the day taught.
    fn by_curve(
        &self,
        state: &mut MonitorState,
        signs: &SessionSigns,
        before: ShiftBelief,
        way: SignDirection,
        why: Reason,
    ) -> Wanted {
        let settings = &self.settings;
        state.signs.clear();
        let slower = way == SignDirection::TooFast;
        let Some((curve, speed)) = self.curve.as_ref().zip(signs.speed()) else {
            let reason = Reason::new(r::NO_CURVE).with("step_percent", 100.0 * settings.small_step);
            let part = if slower { -settings.small_step } else { settings.small_step };
            return Wanted { part, reasons: vec![why, reason] };
        };
        let shift = if slower { curve.ended_at_lt2(speed) } else { curve.ended_below_band(speed) };
        let seen = SeenShift { shift, variance: settings.signs_sd * settings.signs_sd };
        let told = learnt(before, seen, settings);
        let variance = |belief: ShiftBelief| belief.sd() * belief.sd();
        let surer = variance(told).min(variance(state.shift));
        // A reading and the signs are of the same day: the one that moves the belief further speaks for it.
        let mean = if slower {
            told.mean().min(before.mean()).min(state.shift.mean())
        } else {
            told.mean().max(before.mean()).max(state.shift.mean())
        };
        state.shift = nearest(mean, surer);
        let nominal = 1.0 + state.shift.mean();
        let whole = nominal / state.factor - 1.0;
        let mut part = if slower { whole.min(0.0) } else { whole.max(0.0) };
        if let Some(asked) = signs.prescribed.filter(|v| slower && v.meters_per_second() > 0.0) {
            let within = curve.upper_speed(state.shift.mean()) / asked.meters_per_second() - 1.0;
            part = part.min(within);
        }
        let reason = Reason::new(r::BY_CURVE)
            .with("shift_percent", 100.0 * state.shift.mean())
            .with("sd_percent", 100.0 * state.shift.sd())
            .with("whole_percent", 100.0 * part);
        let mut reasons = vec![why, reason];
        if let Some(faster) = signs.faster().filter(|f| *f > settings.speed_tolerance) {
            reasons.push(Reason::new(r::RAN_FASTER).with("faster_percent", 100.0 * faster));
        }
        Wanted { part, reasons }
    }

    /// Limits the change, of one session and altogether, and makes it.
    fn apply(&self, state: &mut MonitorState, mut wanted: Wanted) -> (f64, Vec<Reason>) {
        let most = self.settings.most_change;
        if wanted.part.abs() > most {
            wanted.reasons.push(
                Reason::new(r::LIMITED)
                    .with("whole_percent", 100.0 * wanted.part.abs())
                    .with("most_percent", 100.0 * most),
            );
        }
        let part = wanted.part.clamp(-most, most);
        let (least, largest) = (1.0 - self.settings.most_total, 1.0 + self.settings.most_total);
        let asked = state.factor * (1.0 + part);
        let factor = asked.clamp(least, largest);
        if (asked - factor).abs() > 0.0 {
            let reason = Reason::new(r::TEST_AGAIN);
            wanted.reasons.push(reason.with("total_percent", 100.0 * (factor - 1.0).abs()));
        }
        let change = (factor / state.factor - 1.0).clamp(-most, most);
        state.factor = factor;
        // Signs belong to the pace that they were seen at.
        if change.abs() > 0.0 {
            state.signs.clear();
        }
        (change, wanted.reasons)
    }

    fn thinning(&self, state: &mut MonitorState, signs: &SessionSigns) -> Option<Thinning> {
        let ill = (signs.ill == Some(true)).then(|| self.ill(state, signs.day));
        let pain =
            (signs.answers.pain == Some(true)).then(|| self.settings.thinning.pain(signs.day));
        match (ill, pain) {
            (Some(ill), Some(pain)) => Some(ill.and(pain)),
            (ill, pain) => ill.or(pain),
        }
    }

    fn ill(&self, state: &mut MonitorState, day: NaiveDate) -> Thinning {
        // An illness goes on if the last ill day was yesterday or today.
        if state.ill.last().is_some_and(|last| (day - *last).num_days() > 1) {
            state.ill.clear();
        }
        remember(&mut state.ill, day);
        let days = u32::try_from(state.ill.len()).unwrap_or(u32::MAX);
        self.settings.thinning.ill(day, days)
    }

    fn unknown(&self, state: &mut MonitorState, day: NaiveDate) -> Thinning {
        let window = i64::from(self.settings.thinning.unknown_window_days);
        state.unknown.retain(|unknown| (day - *unknown).num_days() < window);
        remember(&mut state.unknown, day);
        let days = u32::try_from(state.unknown.len()).unwrap_or(u32::MAX);
        self.settings.thinning.unknown(day, days)
    }
}

fn remember(days: &mut Vec<NaiveDate>, day: NaiveDate) {
    if days.last() != Some(&day) {
        days.push(day);
    }
}

fn in_order(state: &MonitorState, day: NaiveDate) -> Result<(), MonitorError> {
    match state.last_day {
        Some(last) if day < last => Err(MonitorError::NotInOrder { day, last }),
        _ => Ok(()),
    }
}
