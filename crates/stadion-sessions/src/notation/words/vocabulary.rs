//! The words that the grammars know.

use crate::notation::Dialect;
use crate::notation::tokens::cursor::Cursor;
use crate::notation::tokens::lex::Token;
use crate::notation::words::fillers_abroad;
use crate::notation::words::list::{Filter, Words};
use crate::notation::words::set::Set;
use crate::tree::{Activity, Effort, Mode};

pub(crate) const REST: Words = Words::new(REST_LIST);
const REST_LIST: &[&str] = &[
    "recovery",
    "recoveries",
    "rec",
    "rest",
    "rests",
    "resting",
    "récup",
    "récupération",
    "recup",
    "recover",
    "pause",
    "pauses",
    "ri",
    "off",
    "break",
    "breaks",
    "repos",
    "trabpause",
    "gehpause",
    "trabpausen",
    "recupero",
    "turnaround",
    "pausen",
    "erholung",
    "tp",
    "vila",
    "seriepaus",
    "seriepause",
    "serienpause",
    "satspause",
    "satzpause",
    "sp",
    "gp",
    "paus",
    "descanso",
    "descansando",
    "descansos",
    "recuperación",
    "recuperacion",
    "recuperando",
    "recov",
    "recovs",
    "recs",
    "pausa",
    "pauze",
    "herstel",
    "riposo",
    // Rest between intervals, between reps, between efforts.
    "rbi",
    "rbr",
    "rbe",
];
/// Words for the place between two others.
pub(crate) const AMONG: &[&str] = &["between", "btw", "btwn", "entre", "zwischen", "tra"];
pub(crate) const BETWEEN: &[&str] =
    &["between", "btw", "btwn", "after", "following", "entre", "zwischen", "tra"];
pub(crate) const REPS: Words = Words::new(REPS_LIST);
const REPS_LIST: &[&str] = &[
    "rep",
    "reps",
    "repetition",
    "repetitions",
    "repeat",
    "repeats",
    "effort",
    "efforts",
    "run",
    "runs",
    "interval",
    "intervals",
    "one",
    "everything",
    "sprint",
    "sprints",
    "bout",
    "bouts",
    "piece",
    "pieces",
];
pub(crate) const SETS: &[&str] = &[
    "set", "sets", "series", "séries", "serien", "serier", "serie", "round", "rounds", "block",
    "blocks", "group", "groups",
];
pub(crate) const ARTICLES: Words = Words::new(ARTICLES_LIST);
const ARTICLES_LIST: &[&str] = &[
    "a",
    "an",
    "the",
    "each",
    "every",
    "all",
    "any",
    "of",
    "both",
    "chaque",
    "les",
    "jedem",
    "den",
    "your",
    "their",
    "his",
    "her",
    "my",
    "our",
    "those",
    "these",
    "this",
    "that",
    "its",
    "individual",
    "single",
    "full",
];
const WALK: &[&str] = &[
    "walk",
    "walking",
    "walks",
    "walked",
    "wandelen",
    "gehen",
    "geh",
    "gå",
    "gange",
    "camminata",
    "camminando",
];
/// Ways of moving that ask for a rest where they open a line.
pub(crate) const MOVING: &[&str] = &["walk", "jog", "float", "stand", "spin", "shuffle"];
const JOG: &[&str] = &[
    "jog",
    "jogging",
    "jogs",
    "jogged",
    "footing",
    "trot",
    "traben",
    "trab",
    "jogg",
    "jogge",
    "joggen",
    "jogga",
    "shuffle",
    "shuffling",
    "dribbelen",
    "dribbel",
];
const STAND: &[&str] = &["stand", "standing", "static", "passive", "wait", "waiting"];

/// Words that may stand beside work and change nothing that is counted.
static FILLERS: Set = Set::of(FILLERS_LIST);
const FILLERS_LIST: &[&str] = &[
    "a",
    "an",
    "the",
    "of",
    "on",
    "with",
    "to",
    "for",
    "from",
    "per",
    "by",
    "up",
    "as",
    "and",
    "at",
    "in",
    "each",
    "every",
    "all",
    "around",
    "about",
    "roughly",
    "approximately",
    "approx",
    "ca",
    "c",
    "their",
    "your",
    "his",
    "her",
    "my",
    "our",
    "is",
    "are",
    "be",
    "very",
    "slightly",
    "little",
    "bit",
    "just",
    "then",
    "pace",
    "paces",
    "speed",
    "effort",
    "efforts",
    "intensity",
    "rep",
    "reps",
    "repeat",
    "repeats",
    "repetition",
    "repetitions",
    "interval",
    "intervals",
    "set",
    "sets",
    "run",
    "runs",
    "running",
    "track",
    "grass",
    "turf",
    "road",
    "trail",
    "varied",
    "neg",
    "negative",
    "split",
    "splits",
    "terrain",
    "skate",
    "skating",
    "classic",
    "ski",
    "skiing",
    "rollerski",
    "rollerskis",
    "flat",
    "hill",
    "hills",
    "hilly",
    "uphill",
    "downhill",
    "slope",
    "loop",
    "loops",
    "course",
    "circuit",
    "lap",
    "laps",
    "race",
    "personal",
    "best",
    "pb",
    "pr",
    "than",
    "slower",
    "faster",
    "quicker",
    "same",
    "untimed",
    "workout",
    "session",
    "stride",
    "strides",
    "outs",
    "out",
    "only",
    "max",
    "maximum",
    "heart",
    "rate",
    "hr",
    "hrmax",
    "sustainable",
    "while",
    "feeling",
    "but",
    "warm",
    "cool",
    "down",
    "main",
    "work",
    "time",
    "trial",
    "complete",
    "total",
    "unbroken",
    "ride",
    "rides",
    "riding",
    "cycling",
    "bike",
    "swim",
    "swimming",
    "row",
    "rowing",
    "erg",
    "hike",
    "hiking",
    "walk",
    "walking",
    "jog",
    "jogging",
    "ran",
    "swam",
    "rode",
    "back",
    "front",
    "squat",
    "squats",
    "deadlift",
    "deadlifts",
    "bench",
    "press",
    "gym",
    "machine",
    "machines",
    "exercise",
    "exercises",
    "weight",
    "weights",
    "heavy",
    "reasonably",
    "bodyweight",
    "barbell",
    "dumbbell",
    "sequence",
    "once",
    "week",
    "spikes",
    "flats",
    "relaxed",
    "form",
    "good",
    "usual",
    "freestyle",
    "free",
    "kick",
    "pull",
    "drill",
    "mountains",
    "mountain",
    "steep",
    "long",
    "short",
    "today",
    "training",
    "usually",
    "off",
    "pyramid",
    "pyramids",
    "ladder",
    "ladders",
    "warmup",
    "cooldown",
    "wu",
    "cd",
    "another",
    "after",
    "active",
    "strong",
    "aerobic",
    "smooth",
    "controlled",
    "comfortable",
    "comfortably",
    "brisk",
    "progressive",
];

pub(crate) fn is_filler(word: &str) -> bool {
    FILLERS.contains(word)
}

/// What swimmers write beside a distance: strokes, gear and ways of swimming it.
const SWIM: Words = Words::new(&[
    "breast",
    "breaststroke",
    "fly",
    "butterfly",
    "backstroke",
    "crawl",
    "im",
    "medley",
    "choice",
    "stroke",
    "strokes",
    "fr",
    "bk",
    "br",
    "fl",
    "fc",
    "odd",
    "even",
    "odds",
    "evens",
    "descend",
    "descending",
    "ascend",
    "build",
    "fins",
    "paddles",
    "paddle",
    "buoy",
    "snorkel",
    "dps",
    "lcm",
    "scm",
    "scy",
    "order",
    "rev",
    "reverse",
    "drills",
    "pads",
    "kickboard",
    "board",
    "lane",
    "lanes",
    "fastest",
    "slowest",
    "split",
    "negative",
    "breathe",
    "breathing",
    "base",
    "css",
    "wall",
    "walls",
    "dive",
    "underwater",
    "streamline",
    "scull",
    "sculling",
    "catch",
    "arm",
    "broken",
    "desc",
    "ez",
    "w",
    "head",
    "side",
    "yards",
    "pool",
]);

/// What rowers and skiers write beside an amount, and the names of their zones.
const WATER: Words = Words::new(&[
    "spm",
    "sr",
    "rating",
    "ut",
    "ga",
    "split",
    "splits",
    "strokes",
    "stroke",
    "pressure",
    "capped",
    "ski",
    "skis",
    "skiing",
    "poles",
    "rollerski",
    "rollerskis",
    "bounding",
    "level",
    "steady",
    "state",
    "paddle",
    "paddling",
    "light",
    "firm",
    "ergo",
    "notes",
    "uphill",
    "hr",
    "damper",
]);

/// What cyclists write beside an amount.
const BIKE: Words = Words::new(&[
    "pedal",
    "pedalling",
    "pedaling",
    "level",
    "zone",
    "ftp",
    "cad",
    "cadence",
    "rpm",
    "watts",
    "watt",
    "spin",
    "spinning",
    "gear",
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "standing",
    "seated",
    "sweet",
    "spot",
    "endurance",
    "over",
    "under",
    "overs",
    "unders",
    "ramp",
    "ramps",
    "from",
    "map",
    "torque",
    "climb",
    "climbing",
    "tempo",
    "turbo",
    "trainer",
    "power",
    "np",
    "ss",
    "saddle",
    "build",
    "building",
    "high",
    "low",
    "threshold",
    "sprint",
    "sprints",
    "best",
    "vo",
    "grade",
    "gradient",
    "single",
    "leg",
]);

/// Whether the word belongs to the sport of the dialect and says nothing of how much.
pub(crate) fn is_sport_word(word: &str, dialect: Dialect) -> bool {
    match dialect {
        Dialect::Swim => SWIM.contains(&word),
        Dialect::Cycle => BIKE.contains(&word),
        Dialect::Track | Dialect::Road => WATER.contains(&word),
        Dialect::Strength => false,
    }
}

/// Words by which a sentence speaks of somebody, or tells rather than asks.
pub(crate) const TELLING: Words = Words::new(TELLING_LIST);
const TELLING_LIST: &[&str] = &[
    "i", "i'm", "i've", "i'll", "i'd", "he", "she", "they", "we", "you", "you're", "was", "were",
    "had", "would", "should", "could", "might", "will", "can", "can't", "don't", "didn't", "isn't",
    "wasn't", "because", "although", "though", "however", "which", "who", "when", "if", "than",
    "instead", "has", "have", "been", "being", "it", "it's", "that's", "not",
];

/// What is done during a rest: one word, or two with a slash or `or` between them.
pub(crate) fn mode(c: &mut Cursor<'_>) -> Option<Mode> {
    let first = plain_mode(c, 0)?;
    c.at += 1;
    let joined = usize::from(c.is(0, '/') || c.is_word(0, &["or"]));
    let second = if joined == 1 {
        let skip = 1 + usize::from(c.is_word(1, &["a", "an", "very", "light", "easy", "just"]));
        plain_mode(c, skip).map(|mode| (mode, skip))
    } else {
        None
    };
    let Some((second, skip)) = second else { return Some(first) };
    c.at += skip + 1;
    Some(match (first, second) {
        (Mode::Walk, Mode::Jog) | (Mode::Jog, Mode::Walk) => Mode::WalkJog,
        (Mode::Jog, Mode::Standing) | (Mode::Standing, Mode::Jog) => Mode::JogStanding,
        (Mode::Walk, Mode::Standing) | (Mode::Standing, Mode::Walk) => Mode::WalkStanding,
        (first, _) => first,
    })
}

fn plain_mode(c: &Cursor<'_>, ahead: usize) -> Option<Mode> {
    Some(match c.peek(ahead)?.word()? {
        w if WALK.contains(&w) => Mode::Walk,
        w if JOG.contains(&w) => Mode::Jog,
        w if STAND.contains(&w) => Mode::Standing,
        "float" | "floating" => Mode::Float,
        "spin" | "spinning" => Mode::Spin,
        "easy" | "ez" => Mode::Easy,
        "moderate" => Mode::Moderate,
        word if fillers_abroad::effort(word) == Some(Effort::Easy) => Mode::Easy,
        _ => return None,
    })
}

/// Whether a word says that a rest is meant.
pub(crate) fn is_rest_word(word: &str) -> bool {
    REST.contains(&word)
        || WALK.contains(&word)
        || JOG.contains(&word)
        || STAND.contains(&word)
        || word == "float"
}

/// Phrases for an effort that keeps nothing back, and how many words they take. A bar stands between
/// words of which one is there; the pronouns are those of whoever runs.
const ALL_OUT: &[&[&str]] = &[
    &["balls|pedal", "to", "the", "wall|metal|floor"],
    &["balls", "to", "wall"],
    &["all|flat|full|eyeballs|balls|blast", "out"],
    &["full", "speed|effort|gas|throttle|tilt|power|bore|blast|send"],
    &["top|maximum", "speed"],
    &["as", "fast|hard|quick|quickly", "as", "possible"],
    &["as", "fast|hard|quick|quickly", "as", "i|you|he|she|they|we", "can|could|able|dare"],
    &["with|giving|give|gave|gives", "everything", "i|you|he|she|they|we", "had|have|has|got"],
    &["with|giving|give|gave|gives", "everything"],
    &["everything", "i|you|he|she|they|we", "had|have|has|got"],
    &["give|gave|giving|gives", "it", "everything|all"],
    &["with|giving|give|gave", "all", "i|you|he|she|they|we", "had|have|has|got"],
    &["all", "i|you|he|she|they|we", "had|have|has|got"],
    &[
        "until|till|til",
        "i|you|he|she|they|we",
        "drop|drops|dropped|collapse|collapsed|puke|puked|fail|failed|die|died|broke|break",
    ],
    &["to|until|till", "exhaustion|failure|collapse|vomiting"],
    &[
        "everything|all",
        "i've|i'd|you've|you'd|he'd|she'd|they've|they'd|we've|we'd",
        "got|had|left",
    ],
    &["nothing", "in", "the", "tank"],
    &["nothing", "left"],
    &["no", "holding", "back"],
    &["empty|emptied|emptying", "the", "tank"],
    &["all", "or", "nothing"],
    &["hell", "for", "leather"],
    &["vollgas"],
    &["voll"],
    &["à", "fond"],
    &["a", "fond|tope"],
];

/// What each of the phrases begins with.
const ALL_OUT_FIRST: [Filter; ALL_OUT.len()] = {
    let mut filters = [Filter::EMPTY; ALL_OUT.len()];
    let mut at = 0;
    while at < ALL_OUT.len() {
        filters[at] = Filter::EMPTY.with_each(ALL_OUT[at][0]);
        at += 1;
    }
    filters
};

/// What any of them begins with.
const ALL_OUT_ANY: Filter = {
    let mut filter = Filter::EMPTY;
    let mut at = 0;
    while at < ALL_OUT.len() {
        filter = filter.with_each(ALL_OUT[at][0]);
        at += 1;
    }
    filter
};

/// What else says of itself that nothing is kept back.
const MAXIMAL: Filter = ALL_OUT_ANY.with_all(&[
    "max",
    "maximum",
    "maximal",
    "maximally",
    "exhaustion",
    "flatout",
    "allout",
]);

/// Whether a word may open an effort without reserve; never wrong where it says no.
pub(crate) fn may_be_maximal(word: &str) -> bool {
    MAXIMAL.lets(word)
}

/// A word or a few for the effort at the position, and how many tokens they take.
pub(crate) fn effort(c: &Cursor<'_>, ahead: usize) -> Option<(Effort, usize)> {
    effort_at(c.tokens, c.at + ahead)
}

/// How many tokens a phrase takes; a hyphen may join its words.
fn phrase(tokens: &[Token], at: usize, words: &[&str]) -> Option<usize> {
    let mut end = at;
    for (n, word) in words.iter().enumerate() {
        if n > 0 && tokens.get(end).is_some_and(|t| t.is('-')) {
            end += 1;
        }
        let found = tokens.get(end)?.word()?;
        if !word.split('|').any(|w| w == found) {
            return None;
        }
        end += 1;
    }
    Some(end - at)
}

/// [`effort`] at a place in a list of tokens.
pub(crate) fn effort_at(tokens: &[Token], at: usize) -> Option<(Effort, usize)> {
    let word = tokens.get(at)?.word()?;
    let next_at = |n: usize| tokens.get(at + n).and_then(Token::word).unwrap_or_default();
    let hyphen = usize::from(tokens.get(at + 1).is_some_and(|t| t.is('-')));
    let next = next_at(1 + hyphen);
    let two = 2 + hyphen;
    let maximal = |len| Some((Effort::Maximal, len));
    let longest = if ALL_OUT_ANY.lets(word) {
        let opened = ALL_OUT.iter().zip(&ALL_OUT_FIRST).filter(|(_, first)| first.lets(word));
        opened.filter_map(|(words, _)| phrase(tokens, at, words)).max()
    } else {
        None
    };
    if let Some(length) = longest {
        // `all out of gels`, `a full gas tank`.
        let other = ["of", "tank", "station", "recovery", "rest"].contains(&next_at(length));
        return maximal(length).filter(|_| !other && !denied_effort(tokens, at));
    }
    match word {
        "full" if next == "sprint" => Some((Effort::Sprint, two)),
        "max" | "maximum" | "maximal"
            if !matches!(next, "heart" | "hr" | "aerobic" | "lactate" | "weight" | "of") =>
        {
            maximal(
                1 + usize::from(
                    hyphen == 0
                        && ["effort", "efforts", "intensity", "speed", "pace"].contains(&next),
                ),
            )
        }
        "maximally" | "exhaustion" | "flatout" | "allout" => maximal(1),
        "sprint" | "sprints" | "sprinting" | "sprinted" => Some((Effort::Sprint, 1)),
        "sub" if matches!(next, "threshold" | "lt" | "lt2") => Some((Effort::SubThreshold, two)),
        "subthreshold" | "subt" => Some((Effort::SubThreshold, 1)),
        "fast" | "quick" | "quickly" => Some((Effort::Fast, 1)),
        "hard" => Some((Effort::Hard, 1)),
        "tempo" => Some((Effort::Tempo, 1)),
        "threshold" | "thresh" => Some((Effort::Threshold, 1)),
        // `LT2` is the threshold, `LT1` another one, `LT 3` a word and a number.
        "lt" => match tokens.get(at + 1).filter(|t| t.glued).and_then(Token::number) {
            Some(n) if n.value.to_bits() == 2_f64.to_bits() => Some((Effort::Threshold, 2)),
            Some(_) => None,
            None => Some((Effort::Threshold, 1)),
        },
        "steady" => Some((Effort::Steady, 1)),
        "moderate" | "moderately" => Some((Effort::Moderate, 1)),
        "easy" | "ez" | "float" | "floating" | "gentle" | "gently" | "relaxed" | "light"
        | "slow" | "jog" | "jogging" => Some((Effort::Easy, 1)),
        _ => fillers_abroad::effort(word).map(|effort| (effort, 1)),
    }
    .filter(|_| !denied_effort(tokens, at))
}

/// Whether the word before takes the effort back.
fn denied_effort(tokens: &[Token], at: usize) -> bool {
    // `VO2max` is no maximum.
    let glued = tokens.get(at).is_some_and(|t| t.glued);
    at.checked_sub(1).and_then(|i| tokens.get(i)).is_some_and(|t| {
        (glued && t.is_figure())
            || t.is_word(&[
                "not", "no", "never", "without", "nearly", "almost", "near", "isn't", "don't",
            ])
    })
}

/// What a word makes of the work beside it.
pub(crate) fn activity(word: &str) -> Option<Activity> {
    Some(match word {
        "run" | "runs" | "running" | "ran" => Activity::Run,
        "walk" | "walking" | "hike" | "hiking" | "walked" | "hiked" => Activity::Walk,
        "ride" | "rides" | "riding" | "cycling" | "bike" | "rode" | "spin" => Activity::Ride,
        "swim" | "swimming" | "swam" => Activity::Swim,
        "row" | "rowing" | "erg" => Activity::Row,
        "stride" | "strides" => Activity::Strides,
        "hill" | "hills" | "uphill" | "slope" => Activity::Hills,
        "squat" | "squats" | "deadlift" | "deadlifts" | "bench" | "press" | "machines"
        | "barbell" | "gym" => Activity::Lift,
        "plyos" | "plyometrics" | "bounds" | "jumps" | "hops" => Activity::Plyometrics,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::tokens::lex::lex;
    use crate::notation::tokens::text::normalize;

    #[test]
    fn every_effort_without_reserve_may_be_one() {
        let single =
            ["max", "maximum effort", "maximal", "maximally", "exhaustion", "flatout", "allout"];
        let phrases = ALL_OUT.iter().map(|words| {
            words.iter().map(|w| w.split('|').next().unwrap_or_default()).collect::<Vec<_>>()
        });
        for text in phrases.map(|p| p.join(" ")).chain(single.map(str::to_owned)) {
            let levelled = normalize(&text);
            let tokens = lex(&levelled);
            let found = effort_at(tokens.all(), 0);
            assert!(matches!(found, Some((Effort::Maximal, _))), "{text}");
            let word = tokens.all().first().and_then(Token::word);
            assert!(word.is_some_and(may_be_maximal), "{text}");
        }
        assert!(!may_be_maximal("easy") && !may_be_maximal("recovery"));
    }
}
