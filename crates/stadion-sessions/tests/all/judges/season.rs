//! What the season says of a session.
#![allow(clippy::unwrap_used, reason = "a failed read is a failed test")]

use chrono::NaiveDate;
use stadion_physiology::{Athlete, PlannedRace};
use stadion_sessions::{
    Classification, Criteria, Facts, NotationOptions, Season, SeasonCriteria, classify, parse,
    season_finding,
};
use stadion_types::Distance;

const SPEED_ENDURANCE: &str = "2 x (3 x 120m) + 300m, 200m, 2 x 100m, 200m, 300m\n\
    Recovery: 80m walk in 90\" after 120m reps. 6' rec between sets. 2' rec. between reps in ladder\n\
    120m Set #1: 14.56, 13.60, 14.75\n120m Set #2: 13.44, 14.36, 13.38\n\
    Ladder: 42.03, 25.54, 12.27, 12.07, 24.60, 38.88";
const SPRINT: &str = "4 x 250m sprint + 1 x 300m\nRecovery: Full, 5 - 6' walk/jog between reps\n\
    250m: 29.78, 29.98, 31.31, 31.20\n300m: 37.47";

fn judged(text: &str, athlete: &Athlete) -> Classification {
    let facts = Facts::from_session(&parse(text, &NotationOptions::default()).session);
    classify(&facts, athlete, &Criteria::default())
}

#[test]
fn the_season_tells_what_fast_sessions_are_worth() {
    let nobody = Athlete::default();
    let miler = Athlete::default().with_event("1500m").with_event("5000m");
    let marathoner = Athlete::default().with_event("marathon");
    for (text, athlete, base, competition) in [
        (SPRINT, &miler, None, Some("season-sprint-between-races")),
        (
            SPEED_ENDURANCE,
            &miler,
            Some("season-speed-endurance-early"),
            Some("season-race-specific"),
        ),
        (
            SPEED_ENDURANCE,
            &nobody,
            Some("season-speed-endurance-early"),
            Some("season-race-specific"),
        ),
        (SPEED_ENDURANCE, &marathoner, None, None),
        ("5 x 6 min sub-threshold, 60s", &miler, None, None),
        ("12 km easy", &miler, None, None),
    ] {
        let classes = judged(text, athlete);
        let of = |season| {
            let found = season_finding(&classes, season, athlete, &SeasonCriteria::default());
            found.map(|f| f.rule().to_owned())
        };
        assert_eq!(of(Season::Base).as_deref(), base, "{text}");
        assert_eq!(of(Season::Competition).as_deref(), competition, "{text}");
        assert_eq!(judged(text, athlete), classes, "the session stays what it is");
    }
}

#[test]
fn a_season_needs_a_dated_race() {
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    let race = |date| PlannedRace { distance: Distance::const_meters(1500.0), date };
    let rules = SeasonCriteria::default();
    assert_eq!(Season::of(&[], day(6, 1), &rules), None, "nobody says that there is none");
    assert_eq!(Season::of(&[race(None)], day(6, 1), &rules), None);
    let past = [race(Some(day(6, 1)))];
    assert_eq!(Season::of(&past, day(6, 29), &rules), Some(Season::Competition));
    assert_eq!(Season::of(&past, day(6, 30), &rules), None, "the next race is not known");
    let both = [race(Some(day(1, 10))), race(Some(day(8, 1)))];
    assert_eq!(Season::of(&both, day(2, 7), &rules), Some(Season::Competition));
    assert_eq!(Season::of(&both, day(2, 8), &rules), Some(Season::Base));
    assert_eq!(Season::of(&both, day(5, 9), &rules), Some(Season::Base));
    assert_eq!(Season::of(&both, day(5, 10), &rules), None);
}
