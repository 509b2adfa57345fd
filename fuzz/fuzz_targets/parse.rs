//! Any bytes at all, in any dialect: nothing panics, and every place lies in the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use stadion_fuzz::text_in_dialect;
use stadion_sessions::{NotationOptions, Span, parse};

fuzz_target!(|data: &[u8]| {
    let (text, dialect) = text_in_dialect(data);
    let parsed = parse(&text, &NotationOptions::new(dialect));
    let session = &parsed.session;

    let within = |span: Span| assert!(text.get(span.start..span.end).is_some(), "{span:?}");
    parsed.ambiguities.iter().for_each(|a| within(a.span));
    parsed.unknown.iter().for_each(|u| within(u.span));
    parsed.error.iter().for_each(|e| within(e.span));
    session.lines().iter().for_each(|l| within(l.span));
    session.blocks().iter().for_each(|b| within(b.span));
    session.rest_rules().iter().for_each(|r| within(r.span));

    let echo: String = session.echo(&text).into_iter().map(|(_, piece)| piece).collect();
    assert_eq!(echo, text);
    if parsed.error.is_some() {
        assert!(session.blocks().is_empty(), "a text that is refused holds no work");
    }
    let _ = (session.totals(), session.steps(), session.canonical(dialect));
    let _ = (session.patterns(), session.pace_remarks(), session.done());
});
