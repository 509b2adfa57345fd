//! What was read says the same when it is printed, by the letter and in the text of the dialect.
#![no_main]

use libfuzzer_sys::fuzz_target;
use stadion_fuzz::text_in_dialect;
use stadion_sessions::{NotationErrorKind, NotationOptions, parse};

fuzz_target!(|data: &[u8]| {
    let (text, dialect) = text_in_dialect(data);
    let options = NotationOptions::new(dialect);
    let first = parse(&text, &options);
    if first.error.is_some() {
        return;
    }
    for printed in [first.session.exact(), first.session.canonical(dialect)] {
        // A session of which nothing was read prints nothing, which is no text.
        if printed.is_empty() {
            continue;
        }
        let second = parse(&printed, &options);
        // A short text can repeat much, so that its print is longer than what is read.
        if second.error.is_some_and(|e| e.kind == NotationErrorKind::TooLong) {
            continue;
        }
        assert_eq!(second.error, None, "{text:?} is printed {printed:?}");
        assert_eq!(
            second.session.without_places(),
            first.session.without_places(),
            "{text:?} is printed {printed:?}"
        );
    }
});
