//! The file form of a lexicon: `{"lap_m": 400, "words": {"diesel": {"effort": "steady"}}}`.

use std::collections::BTreeMap;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use stadion_types::Distance;

use super::{Lexicon, Meaning};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lap_m: Option<Distance>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    words: BTreeMap<String, Meaning>,
}

impl Serialize for Lexicon {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let words = self.phrases().map(|(p, m)| (p.to_owned(), m.clone())).collect();
        File { lap_m: self.lap(), words }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Lexicon {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let File { lap_m, words } = File::deserialize(deserializer)?;
        let mut lexicon = Self::new();
        if let Some(lap) = lap_m {
            lexicon = lexicon.with_lap(lap).map_err(D::Error::custom)?;
        }
        for (phrase, meaning) in words {
            lexicon = lexicon.with(&phrase, meaning).map_err(D::Error::custom)?;
        }
        Ok(lexicon)
    }
}
