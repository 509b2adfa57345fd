//! The classes that only a history can tell.

use stadion_types::Reason;

use super::breakthrough::{Circumstances, Standing};
use super::criteria::HistoryCriteria;
use super::dimension::{Dimension, Kind};
use super::entry::PastSession;
use super::log::{History, median, values};
use super::reasons;
use crate::taxonomy::{Class, Classified};

impl Standing {
    /// The class of this standing; those that are none of the taxonomy's have none.
    #[must_use]
    pub const fn class(self) -> Option<Class> {
        match self {
            Self::Breakthrough => Some(Class::Breakthrough),
            Self::BreakEven => Some(Class::BreakEven),
            Self::Recovery => Some(Class::Recovery),
            _ => None,
        }
    }
}

impl History {
    /// The classes of a session that one session alone cannot tell: breakthrough, break-even and recovery by
    /// what is usual, a long run by the athlete's own median, a double threshold by the day. The session is
    /// not part of the history yet.
    ///
    /// They stand beside those of [`classify`](crate::classify), which know nothing of other days.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use stadion_sessions::{Circumstances, Class, History, HistoryCriteria, PastSession};
    /// use stadion_types::Sport;
    ///
    /// let day = NaiveDate::from_ymd_opt(2026, 5, 3).ok_or("no such day")?;
    /// let mut morning = PastSession::new("morning", day, Sport::Running);
    /// morning.class = Some(Class::Single);
    /// let mut evening = PastSession::new("evening", day, Sport::Running);
    /// evening.class = Some(Class::Threshold);
    /// let mut history = History::default();
    /// history.push(morning)?;
    /// let found = history.classes(&evening, &Circumstances::default(), &HistoryCriteria::default());
    /// assert_eq!(found[0].class, Class::DoubleThreshold);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn classes(
        &self,
        session: &PastSession,
        around: &Circumstances,
        criteria: &HistoryCriteria,
    ) -> Vec<Classified> {
        let judged = self.judge(session, around, criteria);
        let standing =
            judged.standing.class().map(|class| Classified::certain(class, judged.reasons));
        let long = self.longer_than_usual(session, criteria);
        standing.into_iter().chain(self.double_threshold(session)).chain(long).collect()
    }

    /// A session around the threshold after another one of the day, in any order of single and threshold.
    fn double_threshold(&self, session: &PastSession) -> Option<Classified> {
        if session.kind() != Kind::Threshold {
            return None;
        }
        let next = session.day.succ_opt().unwrap_or(session.day);
        let today = self.between(session.day, next);
        let mut before =
            today.iter().filter(|s| s.kind() == Kind::Threshold && s.sport == session.sport);
        let first = before.next()?;
        let sessions = u32::try_from(before.count()).unwrap_or(0).saturating_add(2);
        let reason = reasons::double_threshold(&first.id, sessions);
        Some(Classified::certain(Class::DoubleThreshold, vec![reason]))
    }

    /// An easy or steady run that is well beyond the usual one in time, or in way where no time is known.
    fn longer_than_usual(
        &self,
        session: &PastSession,
        criteria: &HistoryCriteria,
    ) -> Option<Classified> {
        if !matches!(session.class, Some(Class::Easy | Class::Steady)) {
            return None;
        }
        let novelty = &criteria.novelty;
        [Dimension::Duration, Dimension::Distance].into_iter().find_map(|dimension| {
            let size = session.sizes.get(dimension)?;
            let window = self.before(session.day, novelty.median_days);
            let sizes: Vec<f64> = values(window, session.sport, Kind::Endurance, dimension)
                .map(|(value, _)| value)
                .collect();
            let enough = u32::try_from(sizes.len()).is_ok_and(|n| n >= novelty.sessions_min.max(1));
            let usual = median(sizes).filter(|usual| enough && *usual > 0.0)?;
            let times = size / usual;
            let reason: Reason = reasons::longer(dimension, times, novelty.long_of_median);
            Some(
                (times > novelty.long_of_median)
                    .then(|| Classified::certain(Class::LongRun, vec![reason])),
            )
        })?
    }
}
