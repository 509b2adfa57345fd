//! What a law suite found, as a value.

use std::any::Any;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Something that must hold of every model of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Law {
    /// Stable name in kebab case.
    pub id: &'static str,
    /// What it says.
    pub statement: &'static str,
}

impl Law {
    pub(super) const fn new(id: &'static str, statement: &'static str) -> Self {
        Self { id, statement }
    }
}

/// An input for which a law does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Breach {
    /// The input.
    pub input: String,
    /// What the model made of it.
    pub seen: String,
    /// What the law asks for.
    pub expected: String,
}

/// What became of a law.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Verdict {
    /// It held in every case that was tried.
    Held {
        /// Number of cases.
        cases: usize,
    },
    /// It did not hold; this is the first case in which it did not.
    Broken(Breach),
    /// It was not tried, or does not apply to this model.
    Excused {
        /// Why.
        why: &'static str,
    },
}

/// A law and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LawOutcome {
    /// The law.
    pub law: Law,
    /// What became of it.
    pub verdict: Verdict,
}

/// Every law of a suite with what became of it, in the order of the suite.
///
/// ```
/// use stadion_load::SessionRpe;
/// use stadion_testkit::laws::{self, LoadClaims};
///
/// let report = laws::load_model(&SessionRpe::default(), &LoadClaims::default());
/// assert!(report.passed());
/// assert!(report.to_string().contains("held"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "a report says nothing until it is looked at; `assert` is the short way"]
pub struct LawReport {
    subject: String,
    outcomes: Vec<LawOutcome>,
}

impl LawReport {
    /// A report of nothing so far.
    pub(super) fn new(subject: impl Into<String>) -> Self {
        Self { subject: subject.into(), outcomes: Vec::new() }
    }

    /// Tries a law.
    pub(super) fn check(&mut self, law: Law, run: impl FnOnce(&mut Cases) -> Result<(), Stop>) {
        let mut cases = Cases::default();
        // A model that panics breaks the law that was tried, and hides none of the others.
        let ran = catch_unwind(AssertUnwindSafe(|| run(&mut cases)));
        let ran = ran.unwrap_or_else(|panic| {
            let input = format!("case {}", cases.0 + 1);
            let seen = format!("a panic: {}", words(&*panic));
            Err(Stop::Broken(breach(input, seen, "no panic")))
        });
        let verdict = match ran {
            Ok(()) if cases.0 == 0 => Verdict::Excused { why: "no case to try it on" },
            Ok(()) => Verdict::Held { cases: cases.0 },
            Err(Stop::Broken(breach)) => Verdict::Broken(breach),
            Err(Stop::Excused(why)) => Verdict::Excused { why },
        };
        self.outcomes.push(LawOutcome { law, verdict });
    }

    /// What was under test.
    #[must_use]
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// Every law, in order.
    #[must_use]
    pub fn outcomes(&self) -> &[LawOutcome] {
        &self.outcomes
    }

    /// What became of the law of this name; `None` if the suite has none.
    #[must_use]
    pub fn verdict(&self, id: &str) -> Option<&Verdict> {
        self.outcomes.iter().find(|o| o.law.id == id).map(|o| &o.verdict)
    }

    /// The laws that do not hold, with an input that shows it.
    pub fn broken(&self) -> impl Iterator<Item = (&Law, &Breach)> {
        self.outcomes.iter().filter_map(|outcome| match &outcome.verdict {
            Verdict::Broken(breach) => Some((&outcome.law, breach)),
            _ => None,
        })
    }

    /// Whether no law is broken.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.broken().next().is_none()
    }

    /// For tests: goes on if no law is broken.
    ///
    /// # Panics
    ///
    /// With the report as its message if a law is broken.
    #[track_caller]
    pub fn assert(&self) {
        assert!(self.passed(), "\n{self}");
    }
}

/// One line for each law; three more for one that is broken.
impl fmt::Display for LawReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let broken = self.broken().count();
        writeln!(f, "{}: {} laws, {broken} broken", self.subject, self.outcomes.len())?;
        let width = self.outcomes.iter().map(|o| o.law.id.len()).max().unwrap_or(0);
        for LawOutcome { law, verdict } in &self.outcomes {
            let id = law.id;
            match verdict {
                Verdict::Held { cases: 1 } => writeln!(f, "  held     {id:width$}  in 1 case")?,
                Verdict::Held { cases } => writeln!(f, "  held     {id:width$}  in {cases} cases")?,
                Verdict::Excused { why } => writeln!(f, "  excused  {id:width$}  {why}")?,
                Verdict::Broken(breach) => {
                    writeln!(f, "  BROKEN   {id:width$}  {}", law.statement)?;
                    writeln!(f, "           input:    {}", breach.input)?;
                    writeln!(f, "           seen:     {}", breach.seen)?;
                    writeln!(f, "           expected: {}", breach.expected)?;
                }
            }
        }
        Ok(())
    }
}

fn words(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("without words")
}

/// Claims that no model can be tried with.
pub(super) const CLAIMS: Law =
    Law::new("claims", "claims are numbers that a model can be tried with");

/// The report of claims that leave nothing to try; `None` where each of them holds.
pub(super) fn refused(subject: &str, claims: &[(&str, bool, String)]) -> Option<LawReport> {
    let (what, _, seen) = claims.iter().find(|(_, holds, _)| !holds)?;
    let mut report = LawReport::new(subject);
    report.check(CLAIMS, |cases| cases.case(false, || breach("the claims", seen.clone(), *what)));
    Some(report)
}

/// Counts what was tried.
#[derive(Default)]
pub(super) struct Cases(usize);

impl Cases {
    /// One more case, and whether it held.
    pub(super) fn case(&mut self, held: bool, breach: impl FnOnce() -> Breach) -> Result<(), Stop> {
        self.0 += 1;
        if held { Ok(()) } else { Err(Stop::Broken(breach())) }
    }
}

/// Why the trial of a law ends early.
pub(super) enum Stop {
    Broken(Breach),
    Excused(&'static str),
}

/// The words of a breach.
pub(super) fn breach(
    input: impl Into<String>,
    seen: impl Into<String>,
    expected: impl Into<String>,
) -> Breach {
    Breach { input: input.into(), seen: seen.into(), expected: expected.into() }
}

/// Equal but for a share of the larger one.
pub(super) fn near(a: f64, b: f64, share: f64) -> bool {
    (a - b).abs() <= share * a.abs().max(b.abs()) + 1e-12
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: Law = Law::new("first", "the first is the first");
    const SECOND: Law = Law::new("second-law", "the second is the second");

    fn report() -> LawReport {
        let mut report = LawReport::new("a model");
        report.check(FIRST, |cases| {
            cases.case(true, || breach("a", "b", "c"))?;
            cases.case(true, || breach("a", "b", "c"))
        });
        report.check(SECOND, |cases| {
            cases.case(true, || breach("a", "b", "c"))?;
            cases.case(false, || breach("one hour", "2", "3"))
        });
        report.check(Law::new("third", ""), |_| Err(Stop::Excused("no need")));
        report.check(Law::new("fourth", ""), |_| Ok(()));
        report
    }

    #[test]
    fn it_says_what_became_of_each_law() {
        let report = report();
        assert!(!report.passed());
        assert_eq!(report.subject(), "a model");
        assert_eq!(report.verdict("first"), Some(&Verdict::Held { cases: 2 }));
        assert_eq!(report.verdict("third"), Some(&Verdict::Excused { why: "no need" }));
        let nothing = Verdict::Excused { why: "no case to try it on" };
        assert_eq!(report.verdict("fourth"), Some(&nothing));
        assert_eq!(report.verdict("fifth"), None);
        let broken: Vec<_> = report.broken().map(|(law, b)| (law.id, b.seen.as_str())).collect();
        assert_eq!(broken, [("second-law", "2")]);
    }

    #[test]
    fn it_is_readable() {
        let expected = "a model: 4 laws, 1 broken\n  \
            held     first       in 2 cases\n  \
            BROKEN   second-law  the second is the second\n           \
            input:    one hour\n           seen:     2\n           expected: 3\n  \
            excused  third       no need\n  \
            excused  fourth      no case to try it on\n";
        assert_eq!(report().to_string(), expected);
    }

    #[test]
    fn a_panic_breaks_its_law_and_hides_no_other() {
        let mut report = LawReport::new("a model");
        report.check(FIRST, |cases| {
            cases.case(true, || breach("a", "b", "c"))?;
            let values: Vec<u8> = vec![1];
            values.get(cases.0).expect("a value");
            Ok(())
        });
        report.check(SECOND, |cases| cases.case(true, || breach("a", "b", "c")));
        let broken: Vec<_> = report.broken().map(|(law, b)| (law.id, b.clone())).collect();
        assert_eq!(broken, [("first", breach("case 2", "a panic: a value", "no panic"))]);
        assert_eq!(report.verdict("second-law"), Some(&Verdict::Held { cases: 1 }));
    }

    #[test]
    #[should_panic(expected = "BROKEN   second-law")]
    fn assert_prints_it() {
        report().assert();
    }
}
