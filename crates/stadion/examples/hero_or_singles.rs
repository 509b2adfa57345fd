//! Four weeks with three singles a week against four weeks with one hero workout a week, for the same
//! athlete: time at intensity, load, days not ready, form.
//!
//! `cargo run -p stadion --example hero_or_singles`

use std::error::Error;
use std::time::Duration;

use stadion::chrono::{Days, NaiveDate};
use stadion::load::{
    DayLoad, FormModel, FormPoint, FormSettings, FormState, Groundwork, IntensityDistribution,
    LedgerSession, LedgerTrend, Monotony, SdKind, Seed, SessionSize, Sports, UnknownDays, recovery,
};
use stadion::prelude::*;
use stadion::types::{Rpe, Sport};

/// A day of training: how long in minutes, how hard on the scale to 10, and what of it was work.
#[derive(Clone, Copy)]
struct Day {
    minutes: u64,
    rating: f64,
    class: Class,
    /// Work between the two thresholds and above them, in seconds.
    work_s: [u64; 2],
}

const fn easy(minutes: u64, rating: f64) -> Day {
    Day { minutes, rating, class: Class::Easy, work_s: [0, 0] }
}

/// 5 x 2 km in 8:40, controlled.
const SINGLE: Day = Day { minutes: 80, rating: 5.0, class: Class::Single, work_s: [2600, 0] };
/// 10 x 400 m in 75 s, all out, and all that is needed around it.
const HERO: Day = Day { minutes: 90, rating: 10.0, class: Class::Hero, work_s: [0, 750] };

/// Monday to Sunday; nothing is a day of rest.
type Week = [Option<Day>; 7];

const SINGLES_WEEK: Week = [
    Some(easy(60, 3.0)),
    Some(SINGLE),
    Some(easy(60, 3.0)),
    Some(SINGLE),
    Some(easy(60, 3.0)),
    Some(SINGLE),
    Some(easy(120, 3.0)),
];
const HERO_WEEK: Week = [
    Some(easy(60, 2.0)),
    Some(HERO),
    None,
    Some(easy(30, 2.0)),
    Some(easy(60, 2.0)),
    Some(easy(100, 2.0)),
    Some(easy(100, 3.0)),
];

/// What four weeks came to.
#[derive(Debug)]
struct Block {
    minutes_at_intensity: [u64; 2],
    load: f64,
    /// Days that begin before an easy run is carried again.
    not_ready_for_easy: usize,
    /// Days that begin before the next session of the same class is carried.
    not_ready_for_the_same: usize,
    /// Days that begin before the hours that coaches give are over.
    not_ready_as_coaches_say: usize,
    distribution: IntensityDistribution,
    end: FormState,
    lowest_form: f64,
    monotony: Monotony,
}

fn block(week: &Week) -> Result<Block, Box<dyn Error>> {
    let first = NaiveDate::from_ymd_opt(2026, 5, 4).ok_or("no such date")?;
    let date = |place: u64| first.checked_add_days(Days::new(place)).ok_or("no such date");
    let model = SessionRpe::default();
    // Both come from the same months before.
    let seed = Seed::State { fitness: 250.0, fatigue: 250.0 };
    let form = FormModel::new(FormSettings { seed, ..FormSettings::default() })?;
    let mut trend = LedgerTrend::new(Ledger::default(), model.id(), Sports::All, form);
    let mut hard: Vec<(u64, Day)> = Vec::new();

    for (place, day) in (0..).zip(week.iter().cycle().take(28)) {
        let on = date(place)?;
        let Some(day) = day else {
            trend.mark_rest_days(on, on)?;
            continue;
        };
        let duration = Duration::from_secs(60 * day.minutes);
        let done = Done::new(Sport::Running, duration).with_rpe(Rpe::from_cr10(day.rating)?);
        let [middle, high] = day.work_s.map(Duration::from_secs);
        let start = on.and_hms_opt(17, 0, 0).ok_or("no such time")?.and_utc();
        let session = LedgerSession::new(on.to_string(), start)
            .with_sport(Sport::Running)
            .with_zones([duration.saturating_sub(middle + high), middle, high])
            .with_load(model.load(&Athlete::default(), &done)?.into());
        trend.insert(on, session)?;
        if day.class != Class::Easy {
            hard.push((place, *day));
        }
    }

    let mut not_ready = [0; 3];
    for place in 0..28 {
        let mut open = [false; 3];
        for (on, day) in hard.iter().filter(|(on, _)| *on < place) {
            let size = SessionSize::default()
                .with_duration(Duration::from_secs(60 * day.minutes))
                .with_work(Duration::from_secs(day.work_s.iter().sum()));
            let found = recovery(&[day.class], &size, Groundwork::Laid)?.recovery;
            let stated = found.stated().first().ok_or("nobody says")?.hours.max_h();
            // From one evening to another.
            let hours = 24.0 * f64::from(u32::try_from(place - on)?);
            let ends = [found.overall().min_h(), found.overall().max_h(), stated];
            for (open, end) in open.iter_mut().zip(ends) {
                *open |= hours < end;
            }
        }
        for (days, open) in not_ready.iter_mut().zip(open) {
            *days += usize::from(open);
        }
    }

    let points = trend.points()?;
    let loads: Vec<f64> =
        trend.loads()?.as_slice().iter().filter_map(|d| DayLoad::known(*d)).collect();
    let work = |zone: usize| hard.iter().map(|(_, day)| day.work_s[zone]).sum::<u64>() / 60;
    Ok(Block {
        minutes_at_intensity: [work(0), work(1)],
        load: loads.iter().sum(),
        not_ready_for_easy: not_ready[0],
        not_ready_for_the_same: not_ready[1],
        not_ready_as_coaches_say: not_ready[2],
        distribution: trend.ledger().intensity(
            first,
            date(27)?,
            Sports::All,
            UnknownDays::Refuse,
        )?,
        end: points.last().ok_or("no day")?.after,
        lowest_form: points.iter().map(FormPoint::form_after).fold(f64::INFINITY, f64::min),
        monotony: Monotony::of(&loads[21..], SdKind::Population)?,
    })
}

fn main() -> Result<(), Box<dyn Error>> {
    let (singles, hero) = (block(&SINGLES_WEEK)?, block(&HERO_WEEK)?);
    println!("{:<46}{:>12}{:>12}", "four weeks of", "singles", "a hero");
    let row = |what: &str, of: &dyn Fn(&Block) -> String| {
        println!("{what:<46}{:>12}{:>12}", of(&singles), of(&hero));
    };
    row("minutes between the thresholds", &|b| b.minutes_at_intensity[0].to_string());
    row("minutes above the second", &|b| b.minutes_at_intensity[1].to_string());
    row("distribution of time", &|b| b.distribution.kind.as_str().to_owned());
    row("load (rating x minutes)", &|b| format!("{:.0}", b.load));
    row("days not ready for an easy run", &|b| b.not_ready_for_easy.to_string());
    row("days not ready for the same session", &|b| b.not_ready_for_the_same.to_string());
    row("days not ready as coaches say", &|b| b.not_ready_as_coaches_say.to_string());
    row("fitness at the end (250 at the start)", &|b| format!("{:.0}", b.end.fitness));
    row("form at the end", &|b| format!("{:+.0}", b.end.form()));
    row("lowest form", &|b| format!("{:+.0}", b.lowest_form));
    row("monotony of a week", &|b| format!("{:.2}", b.monotony.monotony));
    row("strain of a week", &|b| format!("{:.0}", b.monotony.strain));
    println!();
    println!(
        "Monotony prefers the hero's week: it measures how unlike each other days are, and one"
    );
    println!(
        "monstrous day among days of rest is as unlike as can be. It says nothing of recovery."
    );
    println!("Recovery hours are ranges from a table and no prediction; no medical advice.");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_comparison_holds() {
        main().unwrap();
        let (singles, hero) = (block(&SINGLES_WEEK).unwrap(), block(&HERO_WEEK).unwrap());
        assert_eq!(singles.minutes_at_intensity, [520, 0]);
        assert_eq!(hero.minutes_at_intensity, [0, 50]);
        assert!((singles.load - 8400.0).abs() < 1e-9 && (hero.load - 6800.0).abs() < 1e-9);
        assert_eq!(singles.not_ready_for_easy, 0);
        assert!(hero.not_ready_for_easy >= 4);
        assert!(hero.not_ready_for_the_same >= singles.not_ready_for_the_same);
        assert_eq!((singles.not_ready_as_coaches_say, hero.not_ready_as_coaches_say), (0, 8));
        assert!(singles.end.fitness > 250.0 && hero.end.fitness < 250.0);
        assert!(hero.lowest_form < singles.lowest_form);
        // It prefers the hero, by far.
        assert!((singles.monotony.monotony - 2.8641).abs() < 1e-4);
        assert!((hero.monotony.monotony - 0.8590).abs() < 1e-4);
        assert_eq!(singles.distribution.unknown, None);
    }
}
