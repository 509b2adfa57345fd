//! The judgement itself.

use stadion_types::{Reason, ReasonCode, Severity, Speed};

use super::line;
use super::reasons::{
    ABOVE_LIMIT, EXTRAPOLATED, GRADE_UNKNOWN, GRADES_DIFFER, LENGTHS_DIFFER, NO_HEART_RATE,
    NO_PLATEAU, REPS_TOO_SHORT, RULE_OUT_OF_RANGE, SLOW_DOWN, SPEED_UNKNOWN, SPEEDS_DIFFER,
    TIMES_NOT_ORDERED, TOO_FEW_REPS, WITHIN_LIMIT,
};
use super::{
    Drift, DriftAction, DriftInterval, DriftRep, DriftRule, DriftVerdict, LongerSessions,
    UnknownSpeed,
};

/// Means of samples carry rounding errors; differences as small as this are none.
const EPSILON: f64 = 1e-9;

/// Why two repetitions do not compare.
enum Unlike {
    SpeedUnknown,
    Speeds,
    Grades,
    Lengths,
}

/// The two repetitions that are held against each other.
#[derive(Clone, Copy)]
struct Pair<'a> {
    from_rep: u32,
    to_rep: u32,
    from: &'a DriftRep,
    to: &'a DriftRep,
    /// Whether it is another pair than the rule names, so that the limit goes by time.
    by_time: bool,
}

impl DriftRule {
    /// Judges the rise of heart rate over a session's repetitions.
    ///
    /// # Model
    ///
    /// ```text
    /// drift     = HR_end(rep 5) − HR_end(rep 2)
    /// corrected = drift − g · (v(rep 5) − v(rep 2))
    /// ```
    ///
    /// A drift above the limit is too fast; the limit itself passes. The rules for what the author
    /// of the rule left open, in the order in which they are asked:
    ///
    /// 1. With more or fewer than five repetitions the last one stands for the fifth, and the limit
    ///    is 1.7 bpm for each ten minutes between the ends of the two, but at least 2 bpm, which is
    ///    what a watch can tell. Such a verdict is noted as extrapolated. For the rule as it stands
    ///    in longer sessions: [`LongerSessions`].
    /// 2. Repetitions below [`shortest_rep`](Self::shortest_rep), without heart rate or (see
    ///    [`UnknownSpeed`]) without speed are not judged.
    /// 3. Fewer than three repetitions that compare with one of the two are not judged.
    /// 4. The two compare if their speeds differ by at most 1.5 % of the faster one and their
    ///    grades by at most 1 %; a grade that is not known counts as the same and is noted.
    ///    Where heart rate has no time to level out, their lengths must agree within 5 %.
    /// 5. Up to 3 bpm heart rate is stable, up to 5 bpm normal; above 5 bpm the finding is a
    ///    notice, above 8 bpm a warning. Scaled limits scale these bands with them.
    ///
    /// The slope is that of a least-squares line through the comparable repetitions from the
    /// second on; its interval is the t-interval at 95 %, given for the drift between the two
    /// repetitions, so that it compares with the limit.
    ///
    /// # Shape
    ///
    /// Every repetition of the session in order, also those that were not measured: the second
    /// and the fifth are counted off. A rule with a setting out of its range judges nothing and names it.
    ///
    /// # Limits
    ///
    /// Heat, dehydration and caffeine raise heart rate as well. In published sessions that were on
    /// target the mean drift was about the limit, so the rule flags many of those.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    /// use stadion_physiology::{DriftRep, DriftRule, DriftVerdict};
    /// use stadion_types::{HeartRate, Speed};
    ///
    /// let session = |ends: [f64; 5]| -> Vec<DriftRep> {
    ///     let rep = |(start_s, hr)| {
    ///         DriftRep::new(start_s, Duration::from_secs(500))
    ///             .with_hr_end(HeartRate::from_bpm(hr).ok())
    ///             .with_speed(Speed::from_meters_per_second(4.0).ok())
    ///     };
    ///     [0.0, 560.0, 1120.0, 1680.0, 2240.0].into_iter().zip(ends).map(rep).collect()
    /// };
    /// let rule = DriftRule::default();
    /// let passes = rule.judge(&session([156.0, 160.0, 162.0, 163.0, 165.0]));
    /// assert_eq!(passes.verdict, DriftVerdict::Normal);
    /// let flagged = rule.judge(&session([156.0, 160.0, 162.0, 163.0, 165.1]));
    /// assert_eq!(flagged.verdict, DriftVerdict::TooFast);
    /// assert_eq!(flagged.finding().map(|f| f.limit), Some(Some(5.0)));
    /// ```
    ///
    /// # Source
    ///
    /// See [`DriftRule`]; the gain of heart rate with speed: Hunt, Fankhauser & Saengsuwan (2015),
    /// *Biomed Eng Online* 14:117, doi:10.1186/s12938-015-0112-7.
    #[must_use]
    pub fn judge(&self, reps: &[DriftRep]) -> Drift {
        if let Some(setting) = self.fault() {
            let limit = if self.limit_bpm.is_finite() { self.limit_bpm } else { Self::LIMIT_BPM };
            let reason = Reason::new(RULE_OUT_OF_RANGE).with("setting", setting);
            return self.empty(self.to_rep, limit, reason);
        }
        let Some(pair) = self.pair(reps) else {
            let reason = too_few(count(reps.len()), reps);
            // Of fewer repetitions than two nothing can be held against another; the last is named.
            let to_rep = count(reps.len()).min(self.to_rep);
            return self.empty(to_rep, self.limit_bpm, reason);
        };
        let minutes = (pair.to.end_s() - pair.from.end_s()) / 60.0;
        let limit = if pair.by_time {
            (self.limit_bpm_per_10_min * minutes / 10.0).max(self.least_limit_bpm)
        } else {
            self.limit_bpm
        };
        let mut drift = self.empty(pair.to_rep, limit, pair.reason(NO_HEART_RATE));
        if pair.by_time && !(minutes > 0.0 && minutes.is_finite()) {
            drift.limit_bpm = self.limit_bpm;
            drift.reason = pair.reason(TIMES_NOT_ORDERED);
            return drift;
        }
        self.measure(&mut drift, pair, reps);
        self.note(&mut drift, pair, minutes);
        let (verdict, reason) = self.verdict(&drift, pair, reps);
        drift.severity = (verdict == DriftVerdict::TooFast).then(|| self.severity(&drift, pair));
        drift.verdict = verdict;
        drift.reason = reason;
        drift
    }

    /// The two repetitions, or `None` if there are too few for two.
    fn pair<'a>(&self, reps: &'a [DriftRep]) -> Option<Pair<'a>> {
        let n = count(reps.len());
        let to_rep = match self.longer_sessions {
            LongerSessions::AsStated => n.min(self.to_rep),
            LongerSessions::ByTime => n,
        };
        let get = |rep: u32| reps.get(rep.checked_sub(1)? as usize);
        (self.from_rep < to_rep).then_some(())?;
        Some(Pair {
            from_rep: self.from_rep,
            to_rep,
            from: get(self.from_rep)?,
            to: get(to_rep)?,
            by_time: to_rep != self.to_rep,
        })
    }

    fn empty(&self, to_rep: u32, limit_bpm: f64, reason: Reason) -> Drift {
        Drift {
            from_rep: self.from_rep,
            to_rep,
            delta_bpm: None,
            corrected_bpm: None,
            slope_bpm_per_rep: None,
            interval: None,
            limit_bpm,
            verdict: DriftVerdict::NotJudged,
            reason,
            notes: Vec::new(),
            severity: None,
        }
    }

    /// Fills in the numbers, whatever the verdict will be.
    fn measure(&self, drift: &mut Drift, pair: Pair<'_>, reps: &[DriftRep]) {
        drift.delta_bpm = rise(pair.from, pair.to);
        drift.corrected_bpm = drift.delta_bpm.and_then(|delta| {
            let faster = pair.to.speed?.meters_per_second() - pair.from.speed?.meters_per_second();
            Some(delta - self.gain_bpm_per_m_s * faster)
        });
        let (reference, _) = self.reference(pair, reps);
        let points: Vec<(f64, f64)> = (1_u32..)
            .zip(reps)
            .skip_while(|(number, _)| *number < pair.from_rep)
            .filter(|(_, rep)| self.alike(reference, rep).is_ok())
            .filter_map(|(number, rep)| Some((f64::from(number), rep.hr_end?.bpm())))
            .collect();
        let Some(slope) = line::slope(&points) else { return };
        drift.slope_bpm_per_rep = Some(slope.value);
        drift.interval = slope.half_width.map(|half| {
            let between = f64::from(pair.to_rep - pair.from_rep);
            DriftInterval {
                lo: (slope.value - half) * between,
                hi: (slope.value + half) * between,
                level: line::LEVEL,
            }
        });
    }

    fn note(&self, drift: &mut Drift, pair: Pair<'_>, minutes: f64) {
        if pair.by_time {
            drift.notes.push(Reason::new(EXTRAPOLATED).with("minutes", minutes));
        }
        if pair.shorter_than(self.plateau) {
            let plateau_s = self.plateau.as_secs_f64();
            drift.notes.push(Reason::new(NO_PLATEAU).with("plateau_s", plateau_s));
        }
        if pair.from.known_grade().is_none() || pair.to.known_grade().is_none() {
            drift.notes.push(Reason::new(GRADE_UNKNOWN));
        }
    }

    fn verdict(&self, drift: &Drift, pair: Pair<'_>, reps: &[DriftRep]) -> (DriftVerdict, Reason) {
        use DriftVerdict::{Normal, NotComparable, NotJudged, Stable, TooFast};

        if pair.shorter_than(self.shortest_rep) {
            let shortest = self.shortest_rep.as_secs_f64();
            return (NotJudged, Reason::new(REPS_TOO_SHORT).with("shortest_rep_s", shortest));
        }
        let Some(delta) = drift.delta_bpm else {
            return (NotJudged, pair.reason(NO_HEART_RATE));
        };
        let unlike = self.alike(pair.from, pair.to).err();
        if let Some(Unlike::SpeedUnknown) = unlike {
            return (NotJudged, pair.reason(SPEED_UNKNOWN));
        }
        let (_, comparable) = self.reference(pair, reps);
        if comparable < Self::NEEDED_REPS {
            return (NotJudged, too_few(comparable, reps));
        }
        if let Some(unlike) = unlike {
            return (NotComparable, self.unlike(&unlike, pair));
        }
        let judged =
            |code| pair.reason(code).with("delta_bpm", delta).with("limit_bpm", drift.limit_bpm);
        if delta > drift.limit_bpm + EPSILON {
            let code = match self.action {
                DriftAction::FindingOnly => ABOVE_LIMIT,
                DriftAction::SlowDown => SLOW_DOWN,
            };
            (TooFast, judged(code))
        } else if delta > self.scaled(self.stable_bpm, drift) + EPSILON {
            (Normal, judged(WITHIN_LIMIT))
        } else {
            (Stable, judged(WITHIN_LIMIT))
        }
    }

    /// A band that is stated for the limit of five repetitions, for the limit in use.
    fn scaled(&self, band_bpm: f64, drift: &Drift) -> f64 {
        band_bpm * (drift.limit_bpm / self.limit_bpm)
    }

    fn severity(&self, drift: &Drift, pair: Pair<'_>) -> Severity {
        let high = self.scaled(self.warning_bpm, drift) + EPSILON;
        let above = drift.delta_bpm.is_some_and(|delta| delta > high);
        match self.action {
            DriftAction::SlowDown => Severity::Warning,
            // A limit that was extrapolated carries no warning.
            DriftAction::FindingOnly if above && !pair.by_time => Severity::Warning,
            DriftAction::FindingOnly => Severity::Notice,
        }
    }

    /// The one of the two that more repetitions compare with, and how many do, itself included.
    fn reference<'a>(&self, pair: Pair<'a>, reps: &[DriftRep]) -> (&'a DriftRep, u32) {
        let comparable = |reference: &DriftRep| {
            let alike =
                |rep: &&DriftRep| rep.hr_end.is_some() && self.alike(reference, rep).is_ok();
            count(reps.iter().filter(alike).count())
        };
        let (from, to) = (comparable(pair.from), comparable(pair.to));
        if from >= to { (pair.from, from) } else { (pair.to, to) }
    }

    fn alike(&self, a: &DriftRep, b: &DriftRep) -> Result<(), Unlike> {
        match (a.speed, b.speed) {
            (Some(a), Some(b)) => {
                let [a, b] = [a, b].map(Speed::meters_per_second);
                if (a - b).abs() > self.speed_tolerance * a.max(b) + EPSILON {
                    return Err(Unlike::Speeds);
                }
            }
            _ if self.unknown_speed == UnknownSpeed::NotComparable => {
                return Err(Unlike::SpeedUnknown);
            }
            _ => {}
        }
        if let (Some(a), Some(b)) = (a.known_grade(), b.known_grade()) {
            if (a - b).abs() > self.grade_tolerance + EPSILON {
                return Err(Unlike::Grades);
            }
        }
        let (short, long) = (a.duration.min(b.duration), a.duration.max(b.duration));
        if short < self.plateau && short < long.mul_f64(1.0 - Self::LENGTH_TOLERANCE) {
            return Err(Unlike::Lengths);
        }
        Ok(())
    }

    fn unlike(&self, why: &Unlike, pair: Pair<'_>) -> Reason {
        match why {
            Unlike::SpeedUnknown => pair.reason(SPEED_UNKNOWN),
            Unlike::Lengths => pair.reason(LENGTHS_DIFFER),
            Unlike::Speeds => {
                let [from, to] = [pair.from, pair.to]
                    .map(|rep| rep.speed.map_or(f64::NAN, Speed::meters_per_second));
                pair.reason(SPEEDS_DIFFER)
                    .with("change_percent", 100.0 * (to / from - 1.0))
                    .with("tolerance_percent", 100.0 * self.speed_tolerance)
            }
            Unlike::Grades => {
                let [from, to] = [pair.from, pair.to].map(|rep| rep.grade.unwrap_or(f64::NAN));
                pair.reason(GRADES_DIFFER)
                    .with("difference_percent", 100.0 * (to - from).abs())
                    .with("tolerance_percent", 100.0 * self.grade_tolerance)
            }
        }
    }
}

impl Pair<'_> {
    fn reason(&self, code: ReasonCode) -> Reason {
        Reason::new(code).with("from_rep", self.from_rep).with("to_rep", self.to_rep)
    }

    fn shorter_than(&self, limit: core::time::Duration) -> bool {
        self.from.duration.min(self.to.duration) < limit
    }
}

fn too_few(comparable: u32, reps: &[DriftRep]) -> Reason {
    Reason::new(TOO_FEW_REPS)
        .with("comparable_reps", comparable)
        .with("reps", count(reps.len()))
        .with("needed_reps", DriftRule::NEEDED_REPS)
}

fn rise(from: &DriftRep, to: &DriftRep) -> Option<f64> {
    Some(to.hr_end?.bpm() - from.hr_end?.bpm())
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
