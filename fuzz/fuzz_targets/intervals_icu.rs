//! Any bytes at all as workout text of intervals.icu: nothing panics, and what was read says the same
//! when it is printed by the letter.
#![no_main]

use libfuzzer_sys::fuzz_target;
use stadion_fuzz::text_and_sport;
use stadion_sessions::{
    Dialect, IntervalsIcuOptions, NotationErrorKind, NotationOptions, Span, parse,
    parse_intervals_icu,
};

fuzz_target!(|data: &[u8]| {
    let (text, sport) = text_and_sport(data);
    let options = sport.map_or_else(IntervalsIcuOptions::default, IntervalsIcuOptions::for_sport);
    let first = parse_intervals_icu(&text, &options);
    let session = &first.session;

    let within = |span: Span| assert!(text.get(span.start..span.end).is_some(), "{span:?}");
    first.ambiguities.iter().for_each(|a| within(a.span));
    first.unknown.iter().for_each(|u| within(u.span));
    first.error.iter().for_each(|e| within(e.span));

    let echo: String = session.echo(&text).into_iter().map(|(_, piece)| piece).collect();
    assert_eq!(echo, text);
    let _ = (session.totals(), session.steps());
    if first.error.is_some() {
        assert!(session.blocks().is_empty(), "a text that is refused holds no work");
        return;
    }
    // On wheels more metres are plausible than on foot.
    let options = NotationOptions::new(Dialect::Cycle);
    let printed = session.exact();
    if printed.is_empty() {
        return;
    }
    let second = parse(&printed, &options);
    if second.error.is_some_and(|e| e.kind == NotationErrorKind::TooLong) {
        return;
    }
    assert_eq!(second.error, None, "{text:?} is printed {printed:?}");
    assert_eq!(
        second.session.without_places(),
        session.without_places(),
        "{text:?} is printed {printed:?}"
    );
});
