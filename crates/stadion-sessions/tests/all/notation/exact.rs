//! Every session, whatever its shape, reads back from its text: in free text where that is plain, in
//! exact notation elsewhere.
#![allow(clippy::unwrap_used, reason = "a failed read is a failed test")]

use crate::notation::trees::{session, small};
use proptest::prelude::*;
use stadion_sessions::{Dialect, NotationErrorKind, NotationOptions, Session, parse};

fn same(session: &Session, text: &str, dialect: Dialect) -> Result<(), TestCaseError> {
    let parsed = parse(text, &NotationOptions::new(dialect));
    // The law holds for what the reader accepts at all.
    let implausible = parsed.error.is_some_and(|e| e.kind == NotationErrorKind::Implausible);
    prop_assume!(!implausible);
    prop_assert_eq!(parsed.error, None, "{}: {}", dialect, text);
    let read = parsed.session.without_places();
    prop_assert_eq!(&read, session, "{}: {}", dialect, text);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    /// Any tree at all, also one that no text would give, in every dialect.
    #[test]
    fn exact_notation_reads_back(session in session()) {
        let text = session.exact();
        for dialect in Dialect::ALL {
            same(&session, &text, *dialect)?;
        }
    }

    /// The same for the canonical text of each dialect.
    #[test]
    fn canonical_text_reads_back(session in session()) {
        for dialect in Dialect::ALL {
            same(&session, &session.canonical(*dialect), *dialect)?;
        }
    }

    /// Trees as texts give them, which the canonical text says without braces more often.
    #[test]
    fn canonical_text_of_plain_sessions_reads_back(session in small()) {
        for dialect in Dialect::ALL {
            same(&session, &session.canonical(*dialect), *dialect)?;
        }
    }

    /// The file form is the same session, however it is made.
    #[cfg(feature = "serde")]
    #[test]
    fn file_forms_read_back(session in small()) {
        let text = serde_json::to_string(&session).unwrap();
        let read: Session = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(read, session);
    }

    /// Lines and what lies between them are the text, byte for byte.
    #[test]
    fn an_echo_loses_nothing(text in "[ -~é×–\\n]{0,80}", session in small()) {
        let text = format!("{text}\n{}\n {text}", session.canonical(Dialect::Track));
        let read = parse(&text, &NotationOptions::default()).session;
        let echo: String = read.echo(&text).into_iter().map(|(_, piece)| piece).collect();
        prop_assert_eq!(echo, text);
    }
}
