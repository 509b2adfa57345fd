//! The canonical text of a session, which reads back as the same session.

mod free;
mod plain;
mod usual;

use core::fmt::Write as _;

use self::plain::Plain;
use crate::notation::lines::declared;
use crate::notation::{Dialect, NotationOptions, exact, parse};
use crate::session::Session;
use crate::tree::Section;

/// How much stands in free text.
#[derive(Debug, Clone, Copy)]
enum Style {
    /// Nothing.
    Exact,
    /// What no reader takes for anything else, by rules alone.
    Cautious(Dialect),
    /// All work, rests and targets; whether that reads back is seen by reading it.
    Free(Dialect),
}

impl Session {
    /// The session in one fixed way of writing: a line for each block, then the recovery, the
    /// targets, the results and what else the text says. Prose is left out.
    ///
    /// [`parse`](crate::parse) gives the same session back in the same dialect, apart from the
    /// places in the text ([`Session::without_places`]), unless the session is one that it refuses.
    /// What a reader of free text could take for something else stands in braces, in the
    /// [exact notation](Session::exact); where rules do not tell, the free text is read to see.
    ///
    /// ```
    /// use stadion_sessions::{Dialect, NotationOptions, parse};
    ///
    /// let options = NotationOptions::default();
    /// let session = parse("6x400 @ 5k pace off 90 secs", &options).session;
    /// let text = session.canonical(Dialect::Track);
    /// assert_eq!(text, "6 x 400m @ 5km pace [rest 90s]");
    /// assert_eq!(parse(&text, &options).session.without_places(), session.without_places());
    /// ```
    #[must_use]
    pub fn canonical(&self, dialect: Dialect) -> String {
        let plain = Plain::new(self, dialect);
        if plain.whole() {
            return self.print(Style::Free(dialect));
        }
        let cautious = self.print(Style::Cautious(dialect));
        if plain.says_ways() {
            return cautious;
        }
        let free = self.print(Style::Free(dialect));
        if plain.called_twice() && declared::is_short(&free) {
            return cautious;
        }
        if free != cautious && self.reads_back(&free, dialect) { free } else { cautious }
    }

    /// Whether the text says this session, and nothing else.
    fn reads_back(&self, text: &str, dialect: Dialect) -> bool {
        let parsed = parse(text, &NotationOptions::new(dialect));
        let sure = parsed.error.is_none() && parsed.ambiguities.is_empty();
        sure && parsed.session.without_places() == self.without_places()
    }

    /// The session by the letter, in the notation that every dialect reads alike: each line in
    /// braces, each list in brackets, numbers with all their digits.
    ///
    /// ```
    /// use stadion_sessions::{Dialect, NotationOptions, parse};
    ///
    /// let session = parse("3 x (200m, 400m) with 2 min rest", &NotationOptions::default()).session;
    /// let text = session.exact();
    /// assert_eq!(text, "{3 x (200m, 400m) [rest 2 min]}");
    /// for dialect in Dialect::ALL {
    ///     let again = parse(&text, &NotationOptions::new(*dialect)).session;
    ///     assert_eq!(again.without_places(), session.without_places());
    /// }
    /// ```
    #[must_use]
    pub fn exact(&self) -> String {
        self.print(Style::Exact)
    }

    fn print(&self, style: Style) -> String {
        // Most sessions take a line.
        let mut out = String::with_capacity(80);
        let plain = match style {
            Style::Exact => None,
            Style::Cautious(dialect) => Some(Plain::new(self, dialect)),
            Style::Free(dialect) => Some(Plain::all(self, dialect)),
        };
        for (i, block) in self.blocks.iter().enumerate() {
            line(&mut out);
            match plain.as_ref().filter(|p| p.block(i)) {
                None => exact::block(&mut out, block),
                Some(plain) => {
                    out.push_str(match block.section {
                        Section::WarmUp => "Warm-up: ",
                        Section::CoolDown => "Cool-down: ",
                        Section::Main => "",
                    });
                    free::part(&mut out, &block.work, free::Level::Top, plain.dialect());
                }
            }
        }
        if !self.recoveries.is_empty() {
            line(&mut out);
            if plain.as_ref().is_some_and(Plain::recoveries) {
                out.push_str("Recovery: ");
                free::clauses(&mut out, &self.recoveries);
            } else {
                exact::recoveries(&mut out, &self.recoveries);
            }
        }
        for rule in &self.targets {
            line(&mut out);
            if plain.as_ref().is_some_and(|p| p.targets(rule)) {
                out.push_str("Pace: ");
                free::targets(&mut out, &rule.targets);
            } else {
                exact::targets(&mut out, rule);
            }
        }
        for row in &self.results {
            line(&mut out);
            exact::result(&mut out, row);
        }
        for plan in &self.plans {
            line(&mut out);
            exact::plan(&mut out, plan);
        }
        if let Some(rpe) = self.rpe {
            line(&mut out);
            if plain.is_some() && plain::rpe(rpe) {
                let _ = write!(out, "RPE {}", rpe.value());
            } else {
                exact::rpe(&mut out, rpe);
            }
        }
        for declared in &self.declared {
            line(&mut out);
            exact::declared(&mut out, declared);
        }
        let told = [
            (self.open, exact::OPEN),
            (self.rest_open, exact::REST_OPEN),
            (self.continuous, exact::CONTINUOUS),
        ];
        for (holds, text) in told {
            if holds {
                line(&mut out);
                out.push_str(text);
            }
        }
        out
    }
}

/// Begins a line.
fn line(out: &mut String) {
    if !out.is_empty() {
        out.push('\n');
    }
}
