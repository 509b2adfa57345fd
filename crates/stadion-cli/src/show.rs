//! How documents look to a person.

use stadion_review::{
    AmbiguityNote, ClassDocument, ErrorNote, RecoveryDocument, TotalsDocument, UnknownNote,
};
use stadion_sessions::{NotationErrorKind, Reserve};
use stadion_types::{Bounds, Finding, OverriddenConstant, Severity};

use crate::diagnostic::{Diagnostic, Level};
use crate::failure::Failure;
use crate::out::{Out, Style};

/// Seconds as a clock shows them, hours only where needed.
pub(crate) fn clock(seconds: f64) -> String {
    if !(seconds.is_finite() && seconds >= 0.0) {
        return "-".to_owned();
    }
    let tenths = (seconds * 10.0).round() / 10.0;
    let time = std::time::Duration::try_from_secs_f64(tenths).unwrap_or_default();
    let decimals = u8::from((tenths - tenths.round()).abs() > 1e-9);
    let split = stadion_types::SplitTime::from_duration(time, decimals);
    if tenths < 60.0 { format!("{split} s") } else { split.to_string() }
}

/// A number without needless decimals.
pub(crate) fn number(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    if !text.contains('.') {
        return text;
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A cell for what may be missing.
pub(crate) fn cell(value: Option<f64>, decimals: usize) -> String {
    value.map_or_else(|| "-".to_owned(), |v| format!("{v:.decimals$}"))
}

fn range<T: PartialEq + Copy + PartialOrd>(
    bounds: &Bounds<T>,
    show: impl Fn(T) -> String,
) -> String {
    let min = show(bounds.min());
    if bounds.is_exact() { min } else { format!("{min} to {}", show(bounds.max())) }
}

/// The lines of a session's totals; what is absent is left out.
pub(crate) fn totals(totals: &TotalsDocument, out: &mut Out) -> Result<(), Failure> {
    if let Some(distance) = &totals.distance_m {
        out.line(&format!("  distance   {} m", range(distance, |m| number(m, 1))))?;
    }
    if let Some(work) = &totals.work_s {
        out.line(&format!("  work       {}", range(work, clock)))?;
    }
    if let Some(rest) = &totals.rest_s {
        out.line(&format!("  rest       {}", range(rest, clock)))?;
    }
    if let Some(reps) = &totals.reps {
        out.line(&format!("  reps       {}", range(reps, |n| n.to_string())))?;
    }
    if let Some(lifts) = &totals.strength_reps {
        out.line(&format!("  lifts      {}", range(lifts, |n| n.to_string())))?;
    }
    Ok(())
}

/// What speaks for repetitions in reserve, and what against it.
pub(crate) fn reserve(reserve: Option<&Reserve>, out: &mut Out) -> Result<(), Failure> {
    let Some(reserve) = reserve else { return Ok(()) };
    out.heading("two repetitions in reserve")?;
    out.line(&format!("  verdict    {}", reserve.verdict))?;
    for (mark, reasons) in [("+", &reserve.supports), ("-", &reserve.against)] {
        for reason in reasons {
            out.line(&format!("  {mark} {}", reason.text()))?;
        }
    }
    Ok(())
}

/// What can be read in more than one way.
pub(crate) fn ambiguities(
    list: &[AmbiguityNote],
    text: &str,
    out: &mut Out,
) -> Result<(), Failure> {
    for ambiguity in list {
        let taken = ambiguity.readings.get(ambiguity.chosen).map_or("", String::as_str);
        let others = ambiguity.readings.iter().enumerate().filter(|(i, _)| *i != ambiguity.chosen);
        let shown = Diagnostic {
            level: Level::Ambiguity,
            code: None,
            message: &ambiguity.why,
            span: ambiguity.span,
            label: taken,
            notes: others.map(|(_, reading)| ("or", reading.as_str())).collect(),
        };
        out.line(&shown.render(text, out.colour()))?;
    }
    Ok(())
}

/// What was not understood.
pub(crate) fn unknown(list: &[UnknownNote], text: &str, out: &mut Out) -> Result<(), Failure> {
    for unknown in list {
        let shown = Diagnostic {
            level: Level::Unknown,
            code: None,
            message: &unknown.why,
            span: unknown.span,
            label: "",
            notes: Vec::new(),
        };
        out.line(&shown.render(text, out.colour()))?;
    }
    Ok(())
}

/// Why a text was refused, under its line.
pub(crate) fn refused(error: &ErrorNote, text: &str, colour: bool) -> String {
    let help = NotationErrorKind::ALL.iter().find(|k| k.as_str() == error.code);
    let shown = Diagnostic {
        level: Level::Error,
        code: Some(&error.code),
        message: &error.message,
        span: error.span.unwrap_or_default(),
        label: "",
        notes: help.map(|kind| ("help", kind.help())).into_iter().collect(),
    };
    shown.render(text, colour)
}

/// What the session is, with its reasons.
pub(crate) fn classes(classes: &[ClassDocument], out: &mut Out) -> Result<(), Failure> {
    out.heading("what it was")?;
    if classes.is_empty() {
        return out.line("  no class fits what is known");
    }
    for class in classes {
        let mut name = class.class.to_string();
        if let Some(variant) = &class.variant {
            name = format!("{name} ({variant})");
        }
        let name = out.styled(&name, Style::Good);
        out.line(&format!("  {name}  {:.2}", class.score))?;
        for reason in &class.reasons {
            out.line(&format!("    - {}", reason.text()))?;
        }
    }
    Ok(())
}

/// The user's constants that the numbers above go by.
pub(crate) fn constants(constants: &[OverriddenConstant], out: &mut Out) -> Result<(), Failure> {
    if constants.is_empty() {
        return Ok(());
    }
    out.heading("constants of your own")?;
    for OverriddenConstant { id, value, default, unit, source, .. } in constants {
        let unit = if unit == "1" { String::new() } else { format!(" {unit}") };
        out.line(&format!("  {id} {value}{unit} instead of {default}: {source}"))?;
    }
    Ok(())
}

/// When the athlete is ready again.
pub(crate) fn recovery(recovery: Option<&RecoveryDocument>, out: &mut Out) -> Result<(), Failure> {
    let Some(recovery) = recovery else { return Ok(()) };
    out.heading("recovery")?;
    let hours = |h: stadion_load::Hours| h.to_string();
    let mut table = crate::table::Table::new(&[
        ("system", crate::table::Align::Left),
        ("hours", crate::table::Align::Right),
        ("source", crate::table::Align::Left),
    ]);
    table.row(vec!["overall".into(), hours(recovery.overall), String::new()]);
    for system in &recovery.systems {
        let source = system.source.to_string();
        table.row(vec![system.system.as_str().into(), hours(system.hours), source]);
    }
    for stated in &recovery.stated {
        table.row(vec!["as stated".into(), hours(stated.hours), stated.source.to_string()]);
    }
    for line in table.lines() {
        out.line(&line)?;
    }
    if let (Some(from), Some(to)) = (recovery.ready_from, recovery.ready_to) {
        let shown =
            |at: chrono::DateTime<chrono::FixedOffset>| at.format("%a %d %b %H:%M").to_string();
        out.line(&format!(
            "  ready for easy running from {}, for the same again by {}",
            shown(from),
            shown(to)
        ))?;
    }
    Ok(())
}

/// A count with its noun.
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// What is worth telling.
pub(crate) fn findings(findings: &[Finding], out: &mut Out) -> Result<(), Failure> {
    if findings.is_empty() {
        return Ok(());
    }
    out.heading("findings")?;
    for finding in findings {
        let style = if finding.severity == Severity::Warning { Style::Bad } else { Style::Faint };
        let severity = out.styled(finding.severity.as_str(), style);
        out.line(&format!("  {severity}: {}", finding.reason.text()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_numbers_are_short() {
        assert_eq!(clock(90.0), "1:30");
        assert_eq!(clock(12.34), "12.3 s");
        assert_eq!(clock(59.96), "1:00");
        assert_eq!(clock(3723.0), "1:02:03");
        assert_eq!(clock(f64::NAN), "-");
        assert_eq!((number(1920.0, 1), number(0.5, 2)), ("1920".into(), "0.5".into()));
        assert_eq!(cell(None, 1), "-");
        assert_eq!(
            (counted(1, "rep", "reps"), counted(0, "rep", "reps")),
            ("1 rep".into(), "0 reps".into())
        );
    }
}
