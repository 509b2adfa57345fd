//! Plans as calendars, RFC 5545.

use stadion_plan::Plan;

/// A plan as an iCalendar file: one event a session, in local time without a zone.
///
/// The stamp is the first day of the plan, so that the same plan gives the same file, and the names of events are
/// their day and number, so that a plan that is read in again replaces itself. A race whose time nobody can
/// tell is an event without an end.
///
/// ```
/// use chrono::NaiveDate;
/// use stadion_formats::plan_calendar;
/// use stadion_physiology::Athlete;
/// use stadion_plan::{PlanRequest, TrainingMethod, plan};
/// use stadion_sessions::History;
///
/// let (method, athlete, history) =
///     (TrainingMethod::norwegian_singles(), Athlete::default(), History::default());
/// let start = NaiveDate::from_ymd_opt(2026, 5, 4).ok_or("no such day")?;
/// let text = plan_calendar(&plan(&PlanRequest::new(&method, &athlete, &history, start))?);
/// assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
/// assert!(text.lines().all(|line| line.len() <= 75));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn plan_calendar(plan: &Plan) -> String {
    const FORM: &str = "%Y%m%dT%H%M%S";
    let mut out = String::new();
    for head in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//stadion//stadion-plan//EN",
        "CALSCALE:GREGORIAN",
    ] {
        line(&mut out, head);
    }
    let stamp = plan.days.first().map(|day| day.date.format("%Y%m%dT000000Z").to_string());
    for day in &plan.days {
        for (number, session) in (1..).zip(&day.sessions) {
            line(&mut out, "BEGIN:VEVENT");
            line(&mut out, &format!("UID:{}-{number}@{}.stadion", day.date, plan.method));
            line(&mut out, &format!("DTSTAMP:{}", stamp.as_deref().unwrap_or("19700101T000000Z")));
            line(&mut out, &format!("DTSTART:{}", session.start.format(FORM)));
            if let Some(duration) = session.duration {
                line(&mut out, &format!("DURATION:PT{}S", duration.as_secs()));
            }
            let first =
                session.text.lines().find(|l| !l.starts_with("Warm-up")).unwrap_or_default();
            line(&mut out, &format!("SUMMARY:{}", escaped(first)));
            let mut told = session.text.clone();
            for reason in &day.why {
                told.push('\n');
                told.push_str(&reason.text());
            }
            line(&mut out, &format!("DESCRIPTION:{}", escaped(&told)));
            line(&mut out, &format!("CATEGORIES:{}", session.class));
            line(&mut out, "END:VEVENT");
        }
    }
    line(&mut out, "END:VCALENDAR");
    out
}

/// Commas, semicolons, backslashes and line breaks have a meaning of their own.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' | ',' | ';' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => {}
            c => out.push(c),
        }
    }
    out
}

/// A line of at most 75 octets; what is longer goes on in the next one behind a blank.
fn line(out: &mut String, text: &str) {
    const MOST: usize = 75;
    let mut length = 0;
    for c in text.chars() {
        if length + c.len_utf8() > MOST {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_go_on_behind_a_blank() {
        let mut out = String::new();
        line(&mut out, &"\u{e9}".repeat(80));
        let lines: Vec<&str> = out.split("\r\n").collect();
        assert!(lines.iter().all(|l| l.len() <= 75), "{lines:?}");
        assert!(lines[1].starts_with(' ') && lines[2].starts_with(' '));
        let whole: String = lines.iter().map(|l| l.trim_start_matches(' ')).collect();
        assert_eq!(whole.chars().count(), 80);
    }

    #[test]
    fn signs_with_a_meaning_are_escaped() {
        assert_eq!(escaped("a, b; c\\d\ne"), "a\\, b\\; c\\\\d\\ne");
    }
}
