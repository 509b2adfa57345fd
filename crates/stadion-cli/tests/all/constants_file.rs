//! `--constants`: results go by the values of the user and carry them, refusals have their line.
#![allow(clippy::unwrap_used, reason = "test code")]

use std::fmt::Write as _;
use std::path::PathBuf;

use crate::common::{json, refusal, root, scratch, stadion, text};
use serde_json::Value;

fn file(name: &str, text: &str) -> String {
    scratch(&format!("{name}.toml"), text.as_bytes()).to_str().unwrap().to_owned()
}

fn loads(name: &str) -> String {
    let mut table = "date,load\n".to_owned();
    for day in 1..=28 {
        writeln!(table, "2026-02-{day:02},{}", day % 4 * 25).unwrap();
    }
    let path: PathBuf = scratch(&format!("{name}_loads.csv"), table.as_bytes());
    path.to_str().unwrap().to_owned()
}

const DAYS: &str = "[trend.fitness-days]\nvalue = 30\nunit = \"d\"\nsource = \"own squad, 2026\"\n";

#[test]
fn loads_go_by_the_values_of_the_file() {
    let (loads, own) = (loads("constants"), file("days", DAYS));
    let by_file = json(&["load", &loads, "--constants", &own]);
    let by_argument = json(&["load", &loads, "--fitness-days", "30"]);
    assert_eq!(by_file["days"], by_argument["days"]);
    assert_eq!(by_file["conventions"], by_argument["conventions"]);
    let expected = serde_json::json!([{
        "id": "trend.fitness-days", "value": 30.0, "default": 42.0, "unit": "d",
        "source": "own squad, 2026",
    }]);
    assert_eq!(by_file["constants"], expected);
    assert_eq!(by_argument["constants"], Value::Null);
    assert!(text(&["load", &loads, "--constants", &own]).contains("30 d instead of 42"));
}

/// An argument is nearer than a file; the file's value is then not read, and that is said.
#[test]
fn an_argument_comes_before_the_file() {
    let (loads, own) = (loads("argument"), file("argument", DAYS));
    let all = ["load", &loads, "--constants", &own, "--fitness-days", "50", "--json"];
    let found = stadion(&all);
    assert!(found.status.success());
    let document: Value = serde_json::from_slice(&found.stdout).unwrap();
    assert_eq!(document["conventions"]["fitness_days"], 50.0);
    assert_eq!(document["constants"], Value::Null);
    let said = String::from_utf8(found.stderr).unwrap();
    assert!(said.contains("trend.fitness-days is not read here"), "{said}");
}

#[test]
fn what_is_refused_has_its_line() {
    let loads = loads("refused");
    for (name, more, code, line) in [
        ("unknown", "[trend.fitnes-days]\nvalue = 1\nsource = \"x\"\n", "constant-unknown", 6),
        ("fixed", "[strength.pound]\nvalue = 1\nsource = \"x\"\n", "constant-fixed", 6),
        ("nan", "[drift.limit]\nvalue = nan\nsource = \"x\"\n", "constant-not-finite", 6),
        ("unit", "[drift.limit]\nvalue = 4\nunit = \"%\"\nsource = \"x\"\n", "constant-unit", 6),
        ("range", "[drift.limit]\nvalue = -4\nsource = \"x\"\n", "constant-range", 6),
        ("empty", "[drift.limit]\nvalue = 4\nsource = \" \"\n", "constant-no-source", 6),
        ("source", "[drift.limit]\nvalue = 4\n", "bad-constants-file", 5),
        ("toml", "[drift.limit\n", "bad-constants-file", 5),
    ] {
        let path = file(&format!("refused_{name}"), &format!("{DAYS}{more}"));
        let error = refusal(&["load", &loads, "--constants", &path]);
        assert_eq!((&error["code"], &error["line"]), (&code.into(), &line.into()), "{error}");
        assert!(error["file"].as_str().unwrap().contains(name));
    }
    let error = refusal(&["load", &loads, "--constants", "no/such.toml"]);
    assert_eq!(error["code"], "cannot-read");
}

#[test]
fn a_session_is_judged_by_them() {
    let session = "5 x 2km\nRecovery: 60\" jog\nTarget: half-marathon pace";
    let path = scratch("constants_session.txt", session.as_bytes());
    let path = path.to_str().unwrap();
    let own = file(
        "session",
        "[recovery.single.metabolic.max]\nvalue = 200\nsource = \"a guess\"\n\
         [recovery.threshold.metabolic.max]\nvalue = 200\nsource = \"a guess\"\n",
    );
    let found = json(&["session", path, "--constants", &own]);
    assert_eq!(found["recovery"]["overall"]["max_h"], 200.0, "{}", found["recovery"]);
    let source = found["recovery"]["systems"].as_array().unwrap().iter();
    assert!(source.into_iter().any(|system| system["source"] == "own-constants"));
    assert_eq!(found["constants"].as_array().unwrap().len(), 2);
    assert_eq!(json(&["session", path])["constants"], Value::Null);
}

/// The file that the page shows is one, and the code that it shows gives what it says.
#[test]
fn the_page_shows_what_is_taken() {
    use stadion::load::FormSettings;
    use stadion::review::constant_overrides;
    use stadion::types::{GivenConstant, TakesConstants};

    let page = std::fs::read_to_string(root().join("docs/own-constants.md")).unwrap();
    let block = page.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let (loads, own) = (loads("page"), file("page", block));
    let found = json(&["load", &loads, "--constants", &own]);
    assert_eq!(found["constants"][0]["value"], 45.0);
    for code in stadion::types::ConstantError::CODES {
        assert!(page.contains(&format!("`{code}`")), "{code}");
    }

    let given =
        GivenConstant { value: 45.0, unit: Some("d".into()), source: "own athletes".into() };
    let own = constant_overrides([("trend.fitness-days".to_owned(), given)]).unwrap();
    let mut settings = FormSettings::default();
    let taken = settings.take_constants(&own).unwrap();
    assert_eq!((settings.fitness_days, taken[0].default), (45.0, 42.0));
}
