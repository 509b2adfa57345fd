//! A month of one runner's runs as a history: each class and each best can be traced to a file.
#![allow(clippy::unwrap_used, reason = "test code")]

use std::path::PathBuf;

use serde_json::Value;

use crate::common::json;

#[test]
fn a_month_of_runs_is_a_history() {
    let Some(shared) = std::env::var_os("STADION_SHARED").map(PathBuf::from) else {
        println!("skipped: STADION_SHARED is not set");
        return;
    };
    let month = shared.join("activities/month");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(&month).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let athlete = "docs/example/athlete.toml";
    let review = |path: &str| json(&["review", path, "--athlete", athlete]);
    let last = files[files.len() - 1].to_str().unwrap();
    let found = json(&["review", last, "--athlete", athlete, "--history", month.to_str().unwrap()]);
    let history = &found["history"];
    let sessions = history["sessions"].as_array().unwrap();
    let out = history["left_out"].as_array().unwrap();
    println!("{} sessions; left out: {out:?}", sessions.len());
    assert_eq!(sessions.len() + out.len(), files.len());
    assert!(sessions.len() >= 30 && out.iter().any(|o| o["code"] == "same-session"));

    // Each class is that of the file alone, with the same reasons.
    let mut alone: Vec<(String, Value)> = Vec::new();
    for session in sessions {
        let id = session["id"].as_str().unwrap();
        let document = review(month.join(id).to_str().unwrap());
        let class = &session["class"];
        if class.is_null() {
            assert_eq!(document["classes"].as_array().unwrap().len(), 0, "{id}");
        } else {
            assert!(document["classes"].as_array().unwrap().contains(class), "{id}");
            assert!(!class["reasons"].as_array().unwrap().is_empty(), "{id}");
        }
        assert_eq!(session["distance_m"], document["summary"]["distance_m"], "{id}");
        alone.push((id.to_owned(), document));
    }
    let of = |id: &Value| &alone.iter().find(|(name, _)| *id == name.as_str()).unwrap().1;
    let times = history["best_times"].as_array().unwrap();
    assert!(times.len() >= 5);
    for best in times {
        let time = |document: &Value| {
            let times = document["best_times"].as_array().unwrap().clone();
            let same = times.into_iter().find(|t| t["distance_m"] == best["distance_m"])?;
            same["time_s"].as_f64()
        };
        let fastest = alone.iter().filter_map(|(_, d)| time(d)).fold(f64::INFINITY, f64::min);
        assert_eq!(best["time_s"].as_f64(), Some(fastest));
        assert_eq!(time(of(&best["id"])), Some(fastest));
    }
    let bests = history["bests"].as_array().unwrap();
    assert!(!bests.is_empty());
    for best in bests {
        let (value, summary) = (&best["best"]["value"], &of(&best["best"]["id"])["summary"]);
        match best["dimension"].as_str().unwrap() {
            "distance" => assert_eq!(*value, summary["distance_m"]),
            "duration" => assert_eq!(*value, summary["moving_s"]),
            "climb" => assert_eq!(*value, summary["ascent_m"]),
            _ => {}
        }
    }
    assert!(history["summary"]["sessions"].as_u64().unwrap() >= 25);
    // A month is no habit of twelve weeks, which is said.
    assert!(history["base"].is_null());
    assert_eq!(history["refusals"][0]["code"], "history-part-not-judged");
}
