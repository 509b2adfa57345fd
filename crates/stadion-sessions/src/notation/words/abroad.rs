//! Words of other languages that count, join and bound figures.
//!
//! Each is levelled to the English word that the grammars ask for, and only where the figures beside
//! it leave no other meaning: `mal` behind a number, `et` in front of one.

use crate::notation::tokens::lex::{Kind, Number, Token};

/// How many, in German, French, Spanish, Italian, Dutch and Swedish.
///
/// Words that are something else in another of these languages are left out, such as `sept`, `elf` and
/// the Italian `due`.
pub(crate) const COUNTS: &[(&str, f64)] = &[
    ("zwei", 2.0),
    ("drei", 3.0),
    ("vier", 4.0),
    ("f\u{fc}nf", 5.0),
    ("sechs", 6.0),
    ("sieben", 7.0),
    ("acht", 8.0),
    ("neun", 9.0),
    ("zehn", 10.0),
    ("zw\u{f6}lf", 12.0),
    ("f\u{fc}nfzehn", 15.0),
    ("zwanzig", 20.0),
    ("drei\u{df}ig", 30.0),
    ("deux", 2.0),
    ("trois", 3.0),
    ("quatre", 4.0),
    ("cinq", 5.0),
    ("huit", 8.0),
    ("neuf", 9.0),
    ("dix", 10.0),
    ("douze", 12.0),
    ("quinze", 15.0),
    ("vingt", 20.0),
    ("trente", 30.0),
    ("dos", 2.0),
    ("tres", 3.0),
    ("cuatro", 4.0),
    ("cinco", 5.0),
    ("seis", 6.0),
    ("siete", 7.0),
    ("ocho", 8.0),
    ("nueve", 9.0),
    ("diez", 10.0),
    ("doce", 12.0),
    ("quince", 15.0),
    ("veinte", 20.0),
    ("treinta", 30.0),
    ("quattro", 4.0),
    ("cinque", 5.0),
    ("sette", 7.0),
    ("otto", 8.0),
    ("nove", 9.0),
    ("dieci", 10.0),
    ("venti", 20.0),
    ("twee", 2.0),
    ("drie", 3.0),
    ("vijf", 5.0),
    ("zes", 6.0),
    ("zeven", 7.0),
    ("negen", 9.0),
    ("tien", 10.0),
    ("twaalf", 12.0),
    ("tv\u{e5}", 2.0),
    ("fyra", 4.0),
    ("fem", 5.0),
    ("sju", 7.0),
    ("\u{e5}tta", 8.0),
    ("tio", 10.0),
    ("tolv", 12.0),
    ("tjugo", 20.0),
];

/// Behind a number: so many times.
const TIMES: &[&str] = &["mal", "fois", "veces", "volte", "keer", "maal", "g\u{e5}nger", "ggr"];
/// Between two numbers, the second of which is the larger: from the one to the other.
const TO: &[&str] = &["a", "hasta", "tot", "till"];
/// Between two whole numbers, the second of which is the larger: the one or the other.
const OR: &[&str] = &["o", "eller", "tai", "oder", "ou"];
/// In front of a number: and.
const AND: &[&str] = &["et", "y", "e", "und", "och"];
/// In front of a number: about.
const ABOUT: &[&str] = &["circa", "ca", "c", "cirka", "etwa", "environ", "env", "ungef\u{e4}hr"];
/// In front of a number: at.
const AT: &[&str] = &["bei"];
/// Behind an amount and in front of a time of the clock: at.
const AT_TIME: &str = "a";
/// In front of a number: with.
const WITH: &[&str] = &["med", "met", "con"];
const BETWEEN: &[&str] = &["dazwischen", "betwen", "bewteen", "beetween"];
/// Sets, as fingers write them in haste.
const SETS: &[&str] = &["sest", "stes"];

/// In front of a number: in that time.
const IN: &[&str] = &["aikoihin", "ajat", "aika", "tider", "tid", "tiden"];

/// The English word for a compound whose last part is a rest, and whose first says how one moves:
/// `hölkkäpalautus`, `ståvila`, `joggpause`. Those between sets have names of their own.
pub(crate) fn compound_rest(word: &str) -> Option<&'static str> {
    const LAST: &[&str] = &[
        "vila",
        "vilan",
        "hvile",
        "paus",
        "pausen",
        "pause",
        "pauser",
        "palautus",
        "palautuksella",
        "palautuksilla",
        "palautuksin",
        "palauttelu",
        "palauttelulla",
        "palautusta",
    ];
    const FIRST: &[(&str, &str)] = &[
        ("jog", "jog"),
        ("h\u{f6}lk", "jog"),
        ("trav", "jog"),
        ("g\u{e5}", "walk"),
        ("k\u{e4}v", "walk"),
        ("st\u{e5}", "standing"),
        ("seiso", "standing"),
        ("seri", "seriepaus"),
        ("set", "seriepaus"),
        ("sarja", "seriepaus"),
    ];
    // Most words are told by their last letter.
    let last = word.bytes().last()?;
    if !matches!(last, b'a' | b'e' | b'n' | b'r' | b's' | b'u') || word.len() < 4 {
        return None;
    }
    let end = LAST.iter().find(|end| word.ends_with(**end))?;
    let front = &word[..word.len() - end.len()];
    if front.is_empty() {
        return end.starts_with("pal").then_some("rest");
    }
    FIRST.iter().find(|(first, _)| front.starts_with(first)).map(|(_, rest)| *rest)
}

/// All of them but those that count.
pub(crate) const GROUPS: &[&[&str]] = &[TIMES, TO, OR, AND, ABOUT, AT, IN, WITH, BETWEEN, SETS];

/// The token for a word that may be one of these, with the token before it and the text behind it.
pub(crate) fn level<'t>(word: &'t str, before: Option<&Token<'t>>, behind: &str) -> Kind<'t> {
    if let Some((_, value)) = COUNTS.iter().find(|(name, _)| *name == word) {
        return Kind::Number(Number { value: *value, decimals: 0, word: true });
    }
    let is = |list: &[&str]| list.contains(&word);
    let number = before.and_then(Token::number);
    let rest = behind.trim_start_matches([' ', '.']);
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let next = rest.get(..digits).filter(|d| (1..=6).contains(&d.len()));
    let next = next.and_then(|d| d.parse::<f64>().ok());
    let grows = number.zip(next).is_some_and(|(a, b)| a.value < b);
    if is(BETWEEN) {
        Kind::Word("between")
    } else if is(SETS) && number.is_some() {
        Kind::Word("sets")
    } else if is(TIMES) && number.is_some() {
        Kind::Word("times")
    } else if word == AT_TIME && clock_behind_amount(before, rest) {
        Kind::Word("at")
    } else if is(TO) && grows {
        Kind::Word("to")
    } else if is(OR) && grows {
        Kind::Word("or")
    } else if next.is_none() {
        Kind::Word(word)
    } else if is(AND) && before.is_some() {
        Kind::Word("and")
    } else if is(ABOUT) && (word != "c" || behind.starts_with('.')) {
        // `c.10 mile pace`: without its stop the letter is something else.
        Kind::Word("about")
    } else if is(AT) {
        Kind::Word("at")
    } else if is(IN) {
        Kind::Word("in")
    } else if is(WITH) {
        Kind::Word("with")
    } else {
        Kind::Word(word)
    }
}

/// `5x1000 a 3:50`, `6 x 1000 m a 3'40"`: in English nothing but an article stands there.
fn clock_behind_amount(before: Option<&Token<'_>>, behind: &str) -> bool {
    let unit = &["m", "km", "k", "metros", "metri", "mil"];
    if !before.is_some_and(|t| t.number().is_some() || t.is_word(unit)) {
        return false;
    }
    let minutes = behind.trim_start_matches(|c: char| c.is_ascii_digit());
    let few = (1..=2).contains(&(behind.len() - minutes.len()));
    // `a 35"`, `a 35''`.
    if let Some(rest) = minutes.strip_prefix('"').or_else(|| minutes.strip_prefix("''")) {
        return few && ends_pace(rest);
    }
    let Some(seconds) = minutes.strip_prefix([':', '\'']) else { return false };
    let digits = seconds.len() - seconds.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let clock = digits == 2 || minutes.starts_with('\'') && ends_pace(seconds);
    few && clock
}

/// `a 4'`, `a 4' rec. 2'`: behind the minutes nothing makes them a rest.
fn ends_pace(behind: &str) -> bool {
    let rest = behind.trim_start_matches(' ');
    let word = rest.trim_start_matches(char::is_alphabetic);
    let figure =
        |t: &str| t.trim_start_matches([' ', '.']).starts_with(|c: char| c.is_ascii_digit());
    rest.is_empty()
        || rest.starts_with([',', ';', '+', ')', '\n', '.'])
        || rest.len() > word.len() && figure(word)
        || ["con ", "avec "].iter().any(|lead| rest.starts_with(lead))
}
