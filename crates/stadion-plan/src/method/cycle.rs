//! One day of the cycle.

/// The sessions of one day of the cycle, by name; none is a day of rest.
///
/// In files a name stands for one session, a list for several, the earliest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(from = "file_form::Names", into = "file_form::Names"))]
pub struct CycleDay {
    /// The names of the sessions.
    pub sessions: Vec<String>,
}

impl CycleDay {
    /// A day of one session.
    #[must_use]
    pub fn of(name: &str) -> Self {
        Self { sessions: vec![name.to_owned()] }
    }

    /// A day of several sessions.
    #[must_use]
    pub fn of_all(names: &[&str]) -> Self {
        Self { sessions: names.iter().map(|&name| name.to_owned()).collect() }
    }
}

#[cfg(feature = "serde")]
mod file_form {
    use super::CycleDay;

    #[derive(serde::Serialize, serde::Deserialize)]
    #[serde(untagged)]
    pub(super) enum Names {
        One(String),
        Several(Vec<String>),
    }

    impl From<Names> for CycleDay {
        fn from(names: Names) -> Self {
            match names {
                Names::One(name) if name == "rest" => Self::default(),
                Names::One(name) => Self { sessions: vec![name] },
                Names::Several(sessions) => Self { sessions },
            }
        }
    }

    impl From<CycleDay> for Names {
        fn from(day: CycleDay) -> Self {
            match <[String; 1]>::try_from(day.sessions) {
                Ok([name]) => Self::One(name),
                Err(names) if names.is_empty() => Self::One("rest".to_owned()),
                Err(names) => Self::Several(names),
            }
        }
    }
}
