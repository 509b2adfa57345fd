//! A finished session as its text tells it.

use chrono::NaiveDate;
use stadion_types::{Bounds, Sport};

use super::entry::{Mark, PastSession};
use crate::session::Session;
use crate::step::StepKind;
use crate::taxonomy::{Class, Classification, Facts};

impl PastSession {
    /// A session of which a text tells what was done, with the classes that it was judged to have.
    ///
    /// Distance is the way of the work and the moving time its time, each only where all the work is written
    /// that way and its amount is sure. The best of the classes that are no form is its class. A race of one
    /// piece gives a mark, and a session of near-maximal repetitions its best over each distance. Whether it was hard, and what a text does not hold, stays unknown
    /// until the caller says it.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use stadion_physiology::Athlete;
    /// use stadion_sessions::{Class, Criteria, Facts, NotationOptions, PastSession, classify, parse};
    /// use stadion_types::Sport;
    ///
    /// let session = parse("12 km easy", &NotationOptions::default()).session;
    /// let judged =
    ///     classify(&Facts::from_session(&session), &Athlete::default(), &Criteria::default());
    /// let day = NaiveDate::from_ymd_opt(2026, 5, 3).ok_or("no such day")?;
    /// let run = PastSession::of_text("diary 3", day, Sport::Running, &session, &judged);
    /// assert_eq!(run.class, Some(Class::Easy));
    /// assert_eq!(run.sizes.distance.map(|d| d.kilometers()), Some(12.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn of_text(
        id: impl Into<String>,
        day: NaiveDate,
        sport: Sport,
        session: &Session,
        judged: &Classification,
    ) -> Self {
        let mut past = Self::new(id, day, sport);
        let classes = || judged.classes.iter().map(|c| c.class);
        past.class = classes().find(|c| !c.is_form()).or_else(|| classes().next());
        past.rpe = session.rpe();
        let totals = session.totals();
        match (totals.distance, totals.work) {
            (Some(way), None) => past.sizes.distance = way.exact(),
            (None, Some(time)) => past.sizes.moving = time.exact(),
            // A sum of one part of the work would pass for the whole.
            _ => {}
        }
        let lifts: Vec<Bounds<u32>> = session
            .steps()
            .iter()
            .filter(|step| step.kind == StepKind::Work)
            .filter_map(|step| step.lifts)
            .collect();
        let sure = lifts.iter().all(|set| set.exact().is_some());
        past.sizes.reps_in_set = lifts.iter().map(Bounds::max).max().filter(|_| sure);
        if past.class == Some(Class::Race) {
            let facts = Facts::from_session(session);
            if let [race] = facts.reps.as_slice() {
                let run = race.distance.and_then(|d| d.exact());
                let time = race.time.and_then(|t| t.exact());
                past.marks.extend(run.zip(time).map(|(distance, time)| Mark { distance, time }));
            }
        }
        if past.class.is_some_and(shows_speed) {
            past.marks.extend(best_times(session));
        }
        past
    }
}

/// Whether the repetitions of a class show what an athlete could run over their distance.
const fn shows_speed(class: Class) -> bool {
    matches!(
        class,
        Class::Sprint
            | Class::SpeedEndurance
            | Class::Acceleration
            | Class::SprinterSpeedEndurance
            | Class::SpecialEndurance1
            | Class::SpecialEndurance2
    )
}

/// The best of the reported times over each distance.
fn best_times(session: &Session) -> Vec<Mark> {
    let mut best: Vec<Mark> = Vec::new();
    for split in session.splits() {
        let Some(distance) = split.distance else { continue };
        let time = split.time.duration();
        match best.iter_mut().find(|mark| mark.distance == distance) {
            Some(mark) => mark.time = mark.time.min(time),
            None => best.push(Mark { distance, time }),
        }
    }
    best
}
