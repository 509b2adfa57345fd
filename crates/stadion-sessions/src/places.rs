//! The places of a session in its text.

use crate::session::{LineKind, Session};
use crate::span::Span;
use crate::tree::{RestRule, Work};

impl Session {
    /// The session without its places in the text, so that two texts can be compared by what they
    /// say: every span is empty, and there are no lines.
    ///
    /// ```
    /// use stadion_sessions::{NotationOptions, parse};
    ///
    /// let read = |text| parse(text, &NotationOptions::default()).session.without_places();
    /// assert_eq!(read("6 x 400m, 90s rest"), read("6×400m,  90 secs rest"));
    /// assert_ne!(read("6 x 400m, 90s rest"), read("6 x 400m, 60s rest"));
    /// ```
    #[must_use]
    pub fn without_places(&self) -> Self {
        let mut session = self.clone();
        session.lines.clear();
        for block in &mut session.blocks {
            block.span = Span::default();
            of_work(&mut block.work);
        }
        of_rests(&mut session.recoveries);
        for rule in &mut session.targets {
            rule.span = Span::default();
        }
        for row in &mut session.results {
            row.span = Span::default();
        }
        for plan in &mut session.plans {
            plan.span = Span::default();
        }
        for label in &mut session.declared {
            label.span = Span::default();
        }
        session
    }

    /// The whole of `text`, cut at the lines of the session: what was read with its kind, and what
    /// lies between without one. The pieces side by side are the text, byte for byte.
    ///
    /// ```
    /// use stadion_sessions::{LineKind, NotationOptions, parse};
    ///
    /// let text = "5 x 1km\n  Recovery: 90s\n";
    /// let session = parse(text, &NotationOptions::default()).session;
    /// let echo = session.echo(text);
    /// assert_eq!(echo[0], (Some(LineKind::Work), "5 x 1km"));
    /// assert_eq!(echo[1], (None, "\n  "));
    /// assert_eq!(echo.iter().map(|(_, piece)| *piece).collect::<String>(), text);
    /// ```
    #[must_use]
    pub fn echo<'a>(&self, text: &'a str) -> Vec<(Option<LineKind>, &'a str)> {
        let mut pieces = Vec::with_capacity(2 * self.lines.len() + 1);
        let mut at = 0;
        let mut lines: Vec<_> = self.lines.iter().collect();
        lines.sort_by_key(|l| l.span.start);
        for line in lines {
            // A line of another text, or one that overlaps, gives no piece of its own.
            let piece = line.span.of(text);
            if line.span.start < at || piece.is_empty() {
                continue;
            }
            if let Some(gap) = text.get(at..line.span.start).filter(|g| !g.is_empty()) {
                pieces.push((None, gap));
            }
            pieces.push((Some(line.kind), piece));
            at = line.span.end;
        }
        if let Some(rest) = text.get(at..).filter(|r| !r.is_empty()) {
            pieces.push((None, rest));
        }
        pieces
    }
}

fn of_rests(rules: &mut [RestRule]) {
    for rule in rules {
        rule.span = Span::default();
    }
}

fn of_work(work: &mut Work) {
    match work {
        Work::Rep(rep) => rep.span = Span::default(),
        Work::Seq { parts, .. } | Work::Choice(parts) => parts.iter_mut().for_each(of_work),
        Work::Repeat { body, .. } => of_work(body),
        Work::With { body, rests } => {
            of_work(body);
            of_rests(rests);
        }
        Work::Pause(rule) => rule.span = Span::default(),
    }
}
