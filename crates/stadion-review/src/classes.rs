//! What a session is, as a document.

use serde::{Deserialize, Serialize};
use stadion_sessions::{Class, Classified};
use stadion_types::Reason;

/// One class of a session with its score and reasons.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ClassDocument {
    /// The class.
    pub class: Class,
    /// Which form of it, where it has several, such as `down-up` for a ladder.
    pub variant: Option<String>,
    /// How well its criteria are met, from 0 to 1.
    pub score: f64,
    /// Why.
    pub reasons: Vec<Reason>,
}

pub(crate) fn documents(classes: &[Classified]) -> Vec<ClassDocument> {
    let document = |c: &Classified| ClassDocument {
        class: c.class,
        variant: c.variant.map(|v| v.as_str().to_owned()),
        score: c.score,
        reasons: c.reasons.clone(),
    };
    classes.iter().map(document).collect()
}
