//! What the judges of days, weeks and months say of a session beside others.

use stadion_sessions::{History, JudgeCriteria, Kind, hard_days, progress, race_before};
use stadion_types::{Finding, Reason};

use super::make::part_refused;
use super::past::PastReview;

/// Hard days that come too often, hard work too soon after a race, and how the bests over the longest distance that it
/// has a mark of went since the history began. The session is the last of the history.
pub(super) fn findings(
    history: &History,
    own: &PastReview,
    rules: &JudgeCriteria,
    refusals: &mut Vec<Reason>,
) -> Vec<Finding> {
    let session = &own.session;
    let mut found = Vec::new();
    match hard_days(history, session.day, &rules.hard_days) {
        Ok(days) => found.extend(days.finding()),
        Err(error) => refusals.push(part_refused("frequency of hard days", &error)),
    }
    // Of two races on one day the second is no session after a race.
    if session.was_hard() == Some(true) && session.kind() != Kind::Race {
        match race_before(history, session.day) {
            Ok(race) => found.extend(race.finding()),
            Err(error) => refusals.push(part_refused("race before", &error)),
        }
    }
    let longest = session.marks.iter().map(|mark| mark.distance).max();
    if let (Some(distance), Some(begins)) = (longest, history.begins()) {
        let span = (begins, session.day);
        // Where a best stands alone there is nothing to tell.
        let way = progress(history, session.sport, distance, span, &rules.progress);
        found.extend(way.ok().map(|way| way.finding()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, TimeDelta};
    use stadion_sessions::{Class, Mark, PastSession};
    use stadion_types::{Distance, Sport};

    fn past(day: i64, class: Class) -> PastReview {
        let start = DateTime::UNIX_EPOCH.fixed_offset() + TimeDelta::days(20_000 + day);
        let id = format!("{class} {day}");
        let mut session = PastSession::new(id, start.date_naive(), Sport::Running);
        session.class = Some(class);
        session.hard = Some(class != Class::Easy);
        let end = start + TimeDelta::hours(1);
        PastReview {
            start,
            end,
            session,
            class: None,
            recovery: None,
            loads: Vec::new(),
            best_times: Vec::new(),
        }
    }

    /// The codes of findings and how many parts are refused.
    fn told(sessions: &[PastReview]) -> (Vec<String>, usize) {
        let mut history = History::default();
        for past in sessions {
            history.push(past.session.clone()).unwrap();
        }
        let (own, mut refusals) = (sessions.last().unwrap(), Vec::new());
        let found = findings(&history, own, &JudgeCriteria::default(), &mut refusals);
        (found.iter().map(|f| f.rule().to_owned()).collect(), refusals.len())
    }

    #[test]
    fn days_and_weeks_before_a_session_are_judged() {
        use Class::{Easy, Race, Vo2max};
        let of = |days: &[(i64, Class)]| -> Vec<PastReview> {
            days.iter().map(|(day, class)| past(*day, *class)).collect()
        };
        let quiet = (Vec::new(), 0);
        assert_eq!(told(&of(&[(0, Easy), (4, Vo2max), (9, Vo2max)])), quiet);
        assert_eq!(told(&of(&[(0, Easy), (8, Race), (9, Easy)])), quiet, "easy after a race");
        let (after, _) = told(&of(&[(0, Easy), (8, Race), (9, Vo2max)]));
        assert_eq!(after, ["race-nights-rest"]);
        assert_eq!(told(&of(&[(0, Easy), (9, Race), (9, Vo2max)])).0, ["race-same-day"]);
        let (often, _) = told(&of(&[(0, Easy), (5, Vo2max), (7, Vo2max), (9, Vo2max)]));
        assert_eq!(often, ["hard-days-too-often"]);
        assert_eq!(
            told(&of(&[(9, Vo2max)])),
            (Vec::new(), 2),
            "nothing is known of the days before"
        );
    }

    #[test]
    fn a_best_is_followed_over_the_longest_distance() {
        let of = |day, seconds: [u64; 2]| {
            let mut past = past(day, Class::Race);
            let meters = [400.0, 1500.0];
            past.session.marks = meters
                .into_iter()
                .zip(seconds)
                .map(|(m, s)| Mark {
                    distance: Distance::from_meters(m).unwrap(),
                    time: core::time::Duration::from_secs(s),
                })
                .collect();
            past
        };
        assert_eq!(told(&[of(0, [60, 260]), of(200, [60, 250])]).0, ["progress-of-best"]);
        assert_eq!(told(&[past(0, Class::Easy), of(200, [60, 250])]).0.len(), 0);
    }
}
