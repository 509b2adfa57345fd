//! Four weeks of Norwegian singles for a runner of five hours a week, as text.

use std::time::Duration;

use chrono::NaiveDate;
use stadion_physiology::{Athlete, Best};
use stadion_plan::{PlanRequest, TrainingMethod, plan};
use stadion_sessions::{Class, History, PastSession};
use stadion_types::{Distance, HeartRate, Speed, Sport};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let start = NaiveDate::from_ymd_opt(2026, 5, 4).ok_or("no such day")?;
    let best = Best::new(Distance::from_kilometers(10.0)?, Duration::from_secs(41 * 60))?;
    let athlete = Athlete::default()
        .with_max_hr(HeartRate::from_bpm(188.0)?)
        .with_threshold_speed(Speed::from_kilometers_per_hour(14.2)?)
        .with_best(best);

    let mut history = History::default();
    for back in (1..=84).rev() {
        let day = start - chrono::Days::new(back);
        let (class, minutes) = match back % 7 {
            1 => (Class::LongRun, 75),
            3 | 5 => (Class::Single, 50),
            2 => continue,
            _ => (Class::Easy, 42),
        };
        let mut run = PastSession::new(format!("run {day}"), day, Sport::Running);
        run.class = Some(class);
        run.sizes.moving = Some(Duration::from_secs(60 * minutes));
        run.sizes.load = Some(0.9 * f64::from(u32::try_from(minutes)?));
        history.push(run)?;
    }

    let id = std::env::args().nth(1).unwrap_or_else(|| "norwegian-singles".to_owned());
    let method = TrainingMethod::shipped(&id).ok_or("no such method")?;
    let plan = plan(&PlanRequest::new(&method, &athlete, &history, start))?;
    for week in &plan.weeks {
        println!(
            "{}  {:.0} of at most {:.0} min, {} sessions, {:.0} min of quality",
            week.from, week.minutes, week.minutes_most, week.quality_sessions, week.quality_min
        );
        for reason in &week.why {
            println!("    {reason}");
        }
        for day in
            plan.days.iter().filter(|d| d.date >= week.from && (d.date - week.from).num_days() < 7)
        {
            let texts: Vec<String> =
                day.sessions.iter().map(|s| s.text.replace('\n', " | ")).collect();
            println!(
                "  {}  {:<8} {}",
                day.date.format("%a %d %b"),
                day.kind.as_str(),
                texts.join(" + ")
            );
            for reason in &day.why {
                println!("             {reason}");
            }
        }
    }
    for finding in &plan.findings {
        println!("{}", finding.reason);
    }
    Ok(())
}
