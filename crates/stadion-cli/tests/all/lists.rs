//! The lists in `docs` are those of the code. `STADION_BLESS=1` writes them anew.
#![allow(clippy::unwrap_used, reason = "test code")]

use std::fmt::Write as _;

use crate::common::{json, root};
use stadion::load::{Groundwork, SessionSize, recovery};
use stadion::review::{constants, fixed_constants, reason_source, reasons};
use stadion::sessions::CLASS_GUIDE;

fn compare(name: &str, expected: &str) {
    let path = root().join("docs").join(name);
    if std::env::var_os("STADION_BLESS").is_some() {
        std::fs::write(&path, expected).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == expected, "docs/{name} is not what the code says; run with STADION_BLESS=1");
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

#[test]
fn identifiers() {
    let ids = json(&["ids"]);
    let mut page = String::from(
        "# Identifiers\n\nEvery identifier that a document may hold, as `stadion ids` lists them. Made from the code.\n",
    );
    for list in ids["identifiers"].as_array().unwrap() {
        let kind = list["kind"].as_str().unwrap();
        write!(page, "\n## {kind}\n\n").unwrap();
        for id in list["ids"].as_array().unwrap() {
            let id = id.as_str().unwrap();
            let text = reasons().find(|r| kind == "reason" && r.code == id);
            match text {
                Some(reason) => {
                    let source = reason_source(id).map_or("", |source| source.id);
                    writeln!(page, "- `{id}` ({source}): {}", reason.text).unwrap();
                }
                None => writeln!(page, "- `{id}`").unwrap(),
            }
        }
    }
    compare("identifiers.md", &page);
}

#[test]
fn constants_table() {
    let mut page = String::from(
        "# Constants\n\nEvery number of physiology that a result can rest on. Made from the code.\n\n\
         The last column says whether a value of one's own is taken, by `--constants` and by settings with \
         `TakesConstants` ([how](own-constants.md)): `yes`, or the letter of the reason why not.\n\n",
    );
    let fixed = fixed_constants();
    let mut reasons: Vec<&str> = Vec::new();
    for fixed in &fixed {
        if !reasons.contains(&fixed.why) {
            reasons.push(fixed.why);
        }
    }
    let letter = |why: &str| {
        let place = reasons.iter().position(|reason| *reason == why).unwrap();
        ('a'..='z').nth(place).unwrap()
    };
    for why in &reasons {
        writeln!(page, "- {}: {why}", letter(why)).unwrap();
    }
    page += "\n| id | value | unit | evidence | found in, or meant for | source | own |\n|---|---|---|---|---|---|---|\n";
    for c in constants() {
        let fixed = fixed.iter().find(|fixed| fixed.covers(c.id));
        let own = fixed.map_or_else(|| "yes".to_owned(), |fixed| letter(fixed.why).to_string());
        writeln!(
            page,
            "| `{}` | {} | {} | {} | {} | {} | {own} |",
            c.id,
            c.value,
            cell(c.unit),
            c.evidence,
            cell(c.population),
            cell(&c.source.to_string())
        )
        .unwrap();
    }
    compare("constants.md", &page);
}

/// `page` with the part between the marks of `name` made anew.
fn with_part(page: &str, name: &str, part: &str) -> String {
    let (begin, end) =
        (format!("<!-- {name}: made from the code -->\n"), format!("<!-- {name}: end -->"));
    let from = page.find(&begin).unwrap() + begin.len();
    let to = from + page[from..].find(&end).unwrap();
    format!("{}{part}{}", &page[..from], &page[to..])
}

#[test]
fn taxonomy_tables() {
    let mut classes =
        String::from("| class | told by | what makes it | ready again, h |\n|---|---|---|---|\n");
    let mut limits = String::from(
        "| class | limit | value | unit | evidence | source |\n|---|---|---|---|---|---|\n",
    );
    for guide in CLASS_GUIDE {
        let hours = recovery(&[guide.class], &SessionSize::default(), Groundwork::NotStated)
            .map(|found| {
                let all = found.recovery.overall();
                format!("{:.0}-{:.0}", all.min_h(), all.max_h())
            })
            .unwrap_or_default();
        let form = if guide.class.is_form() { " (form)" } else { "" };
        let rule = cell(guide.rule);
        writeln!(classes, "| {}{form} | {} | {rule} | {hours} |", guide.class, guide.by).unwrap();
        for id in guide.limits {
            let c = constants().find(|c| c.id == *id).unwrap();
            writeln!(
                limits,
                "| {} | `{id}` | {} | {} | {} | {} |",
                guide.class,
                c.value,
                cell(c.unit),
                c.evidence,
                c.source.id
            )
            .unwrap();
        }
    }
    let page = std::fs::read_to_string(root().join("docs/taxonomy.md")).unwrap();
    let page = with_part(&with_part(&page, "classes", &classes), "limits", &limits);
    compare("taxonomy.md", &page);
}
