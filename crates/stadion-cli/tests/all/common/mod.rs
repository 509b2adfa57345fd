//! Runs the program.
#![allow(dead_code, unreachable_pub, reason = "each test target uses its part")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "test code")]

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

/// The repository's root.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Runs the program in the repository's root.
pub fn stadion(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_stadion"))
        .args(args)
        .current_dir(root())
        .env("NO_COLOR", "1")
        .output()
        .expect("the program starts")
}

/// What the program writes for a person; it must succeed.
pub fn text(args: &[&str]) -> String {
    let output = stadion(args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The one document that the program writes with `--json`; it must succeed.
pub fn json(args: &[&str]) -> Value {
    let mut all = vec!["--json"];
    all.extend(args);
    serde_json::from_str(&text(&all)).unwrap()
}

/// The error document of a refusal.
pub fn refusal(args: &[&str]) -> Value {
    let mut all = vec!["--json"];
    all.extend(args);
    let output = stadion(&all);
    assert_eq!(output.status.code(), Some(1), "{args:?}");
    assert!(!output.stderr.is_empty(), "{args:?} says why on the error stream too");
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    document["error"].clone()
}

/// A file of this test run.
pub fn scratch(name: &str, content: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).unwrap();
    path
}
