//! `stadion ids`.

use stadion_formats::{
    Format, ReadError, ReadingsError, StepTestFileError, WorkoutError, WorkoutFormat,
    WorkoutWarning,
};
use stadion_review::identifiers;

use crate::failure::Failure;
use crate::out::Out;

/// Lists every identifier by kind.
pub(crate) fn ids(out: &mut Out) -> Result<(), Failure> {
    let mut all = identifiers();
    all.add("format", Format::ALL.iter().map(|f| f.as_str()));
    all.add("read-error", ReadError::CODES);
    all.add("step-test-file-error", StepTestFileError::CODES);
    all.add("readings-error", ReadingsError::CODES);
    all.add("workout-format", WorkoutFormat::ALL.iter().map(|f| f.as_str()));
    all.add("workout-error", WorkoutError::CODES);
    all.add("workout-warning", WorkoutWarning::CODES);
    if out.is_json() {
        return out.document(&all);
    }
    for list in &all.identifiers {
        out.heading(&list.kind)?;
        for id in &list.ids {
            out.line(&format!("  {id}"))?;
        }
    }
    Ok(())
}
