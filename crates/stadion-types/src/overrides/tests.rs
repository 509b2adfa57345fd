use core::time::Duration;
use std::collections::BTreeSet;

use super::*;
use crate::source::{Constant, Evidence, Source};

const SOURCE: Source = Source { id: "own", citation: "an agreement", doi: None };

const fn constant(id: &'static str, value: f64, unit: &'static str) -> Constant {
    Constant { id, value, unit, source: SOURCE, population: "all", evidence: Evidence::Convention }
}

const KNOWN: [Constant; 4] = [
    constant("a.days", 7.0, "d"),
    constant("a.share", 0.5, "1"),
    constant("a.gap", 30.0, "s"),
    constant("b.fixed", 1.0, "1"),
];
const FIXED: [FixedConstants; 1] = [FixedConstants { ids: "b.", why: "a definition" }];

#[derive(Debug, Clone, PartialEq)]
struct Settings {
    days: u32,
    share: f64,
    gap: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self { days: 7, share: 0.5, gap: Duration::from_secs(30) }
    }
}

impl TakesConstants for Settings {
    fn constants(&mut self, slots: &mut ConstantSlots<'_>) {
        slots.count("a.days", &mut self.days, ConstantRange::Between(1.0, 60.0));
        slots.number("a.share", &mut self.share, ConstantRange::Share);
        slots.seconds("a.gap", &mut self.gap, ConstantRange::NotNegative);
        slots.together(
            self.gap.as_secs_f64() > self.share,
            &["a.gap", "a.share"],
            "the gap must be above the share",
        );
    }
}

fn given(value: f64) -> GivenConstant {
    GivenConstant { value, unit: None, source: "a study".to_owned() }
}

fn overrides(given: &[(&str, GivenConstant)]) -> Result<ConstantOverrides, ConstantError> {
    let given = given.iter().map(|(id, given)| ((*id).to_owned(), given.clone()));
    ConstantOverrides::new(&KNOWN, &FIXED, given)
}

fn taken(id: &str, value: f64) -> Result<Settings, ConstantError> {
    Settings::default().with_constants(&overrides(&[(id, given(value))])?)
}

#[test]
fn values_go_to_their_places_and_nowhere_else() {
    let own = Settings::default();
    assert_eq!(taken("a.days", 10.0), Ok(Settings { days: 10, ..own.clone() }));
    assert_eq!(taken("a.share", 0.25), Ok(Settings { share: 0.25, ..own.clone() }));
    assert_eq!(
        taken("a.gap", 1.5),
        Ok(Settings { gap: Duration::from_millis(1500), ..own.clone() })
    );
    assert_eq!(Settings::default().with_constants(&ConstantOverrides::default()), Ok(own));
}

#[test]
fn results_can_say_what_was_taken() {
    let unit = Some("d".to_owned());
    let own = overrides(&[("a.days", GivenConstant { unit, ..given(9.0) })]).unwrap();
    let said = Settings::default().take_constants(&own).unwrap();
    let [said] = said.as_slice() else { panic!("{said:?}") };
    assert_eq!((&*said.id, said.value, said.default, &*said.unit), ("a.days", 9.0, 7.0, "d"));
    assert_eq!(said.source, "a study");
    assert_eq!(own.iter().count(), 1);
    let ids = Settings::default().constant_ids();
    assert_eq!(ids, BTreeSet::from(["a.days", "a.gap", "a.share"]));
}

#[test]
fn every_fault_has_its_error() {
    let unit = Some("s".to_owned());
    let no_source = GivenConstant { source: " ".to_owned(), ..given(1.0) };
    let faults = [
        overrides(&[("a.day", given(1.0))]).unwrap_err(),
        overrides(&[("b.fixed", given(1.0))]).unwrap_err(),
        overrides(&[("a.days", given(1.0)), ("a.days", given(2.0))]).unwrap_err(),
        overrides(&[("a.days", given(f64::NAN))]).unwrap_err(),
        overrides(&[("a.days", GivenConstant { unit, ..given(1.0) })]).unwrap_err(),
        overrides(&[("a.days", no_source)]).unwrap_err(),
        taken("a.share", 1.5).unwrap_err(),
        taken("a.days", 2.5).unwrap_err(),
        taken("a.gap", 0.25).unwrap_err(),
    ];
    let ids =
        ["a.day", "b.fixed", "a.days", "a.days", "a.days", "a.days", "a.share", "a.days", "a.gap"];
    for ((fault, code), id) in faults.iter().zip(ConstantError::CODES).zip(ids) {
        assert_eq!((fault.code(), fault.id()), (code, id), "{fault}");
    }
    // A time beyond what can be told.
    assert_eq!(taken("a.gap", 1e300).unwrap_err().code(), "constant-range");
    assert_eq!(taken("a.gap", -1.0).unwrap_err().code(), "constant-range");
}

/// Settings of a caller that do not go together are none of the user's constants.
#[test]
fn a_fault_of_the_caller_is_not_blamed_on_the_user() {
    let odd = Settings { gap: Duration::ZERO, ..Settings::default() };
    let own = overrides(&[("a.days", given(9.0))]).unwrap();
    assert!(odd.with_constants(&own).is_ok());
}
