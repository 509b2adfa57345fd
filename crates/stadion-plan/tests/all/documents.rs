//! Methods and plans as documents.

use stadion_physiology::Athlete;
use stadion_plan::{CycleDay, Plan, PlanRequest, TrainingMethod, WorkSet, plan};
use stadion_sessions::{Class, History};

use crate::generated::{regular, start};

#[test]
fn shipped_methods_go_through_files() {
    for id in TrainingMethod::SHIPPED {
        let method = TrainingMethod::shipped(id).unwrap();
        assert_eq!(method.check(), Ok(()), "{id}");
        let json = serde_json::to_string(&method).unwrap();
        assert_eq!(serde_json::from_str::<TrainingMethod>(&json).unwrap(), method, "{id}");
        assert!(method.sessions.values().all(|s| s.class != Class::Hero), "{id}");
    }
}

/// A method of few lines; everything else by default.
const OWN: &str = r#"
id = "two-a-week"
cycle = ["easy", "threshold", "rest", "easy", "threshold", "rest", "long"]

[quality]
sessions_most = 2

[sessions.easy]
role = "easy"
class = "easy"

[sessions.long]
role = "long"
class = "long-run"

[sessions.threshold]
role = "quality"
class = "threshold"
warm_up_s = 900
cool_down_s = 600
sets = [{ reps = { rep_s = 480, reps_most = 4, anchor = { lt2 = 0.98 }, rest_s = 90 } }]
"#;

#[test]
fn a_method_of_a_users_own() {
    let method: TrainingMethod = toml::from_str(OWN).unwrap();
    assert_eq!(method.cycle[2], CycleDay::default());
    assert_eq!(method.quality.share, 0.25, "what is not written is the default");
    assert!(matches!(method.sessions["threshold"].sets[0], WorkSet::Reps { rep_s: 480, .. }));
    let (athlete, history) = (Athlete::default(), regular(5, 300.0, 12));
    let plan = plan(&PlanRequest::new(&method, &athlete, &history, start())).unwrap();
    for week in &plan.weeks {
        assert_eq!((week.quality_sessions, week.run_days), (2, 5), "{:?}", week.why);
    }
}

#[test]
fn what_is_wrong_in_a_file_is_told() {
    let error = |text: &str| toml::from_str::<TrainingMethod>(text).unwrap_err().to_string();
    assert!(
        error(&OWN.replace("\"rest\"", "\"swim\""))
            .contains("cycle.3: there is no session \"swim\"")
    );
    assert!(
        error(&OWN.replace("[quality]", "[quality]\nshares = 1"))
            .contains("unknown field `shares`")
    );
    assert!(
        error(&OWN.replace("class = \"threshold\"", "class = \"hero\"")).contains("never planned")
    );
    assert!(
        error(&OWN.replace(
            "[\"easy\", \"threshold\", \"rest\", \"easy\", \"threshold\", \"rest\", \"long\"]",
            "[]"
        ))
        .contains("1 to 56 days")
    );
}

#[test]
fn plans_go_through_files() {
    let (method, athlete, history) =
        (TrainingMethod::norwegian_singles(), Athlete::default(), History::default());
    let plan = plan(&PlanRequest::new(&method, &athlete, &history, start())).unwrap();
    let json = serde_json::to_value(&plan).unwrap();
    let back: Plan = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(serde_json::to_value(&back).unwrap(), json);
    assert_eq!(back.days.len(), 28);
}
