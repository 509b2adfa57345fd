//! Words in front of the work that tell of it.

use crate::notation::lines::respell::{as_sign, as_word, whole};
use crate::notation::tokens::lex::Token;

/// What surges and the like are called.
const NOUNS: &[&str] =
    &["surges", "efforts", "reps", "intervals", "repeats", "pickups", "bursts", "repetitions"];
/// The upper end of a hill.
const HILLS: &[&str] = &["hill", "slope", "climb", "stairs", "steps", "dune", "summit", "bridge"];

/// `Our surges were 1-2-3-2-1 minutes`: the word is a colon.
pub(super) fn chain_told<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    const MOST_WORDS: usize = 4;
    tokens.first()?.word()?;
    let were = tokens.iter().take(MOST_WORDS).position(|t| t.is_word(&["were", "was"]))?;
    let noun = were.checked_sub(1).is_some_and(|i| tokens[i].is_word(NOUNS));
    let (unit, chain) = tokens[were + 1..].split_last()?;
    let dashes = chain.iter().filter(|t| t.is('-')).count();
    let plain = chain.iter().all(|t| t.is('-') || whole(Some(t)).is_some());
    let timed = unit.is_word(&["min", "mins", "minutes"]);
    (noun && plain && timed && dashes > 1).then(|| {
        let colon = as_sign(':', &tokens[were]);
        [&tokens[were - 1..were], &[colon], &tokens[were + 1..]].concat()
    })
}

/// `8 repeats from the base to the summit of School Hill, easy run back`: runs up a hill whose length
/// nobody says.
pub(super) fn up_to<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    const MOST: usize = 14;
    whole(tokens.first()).filter(|n| *n >= 2.0)?;
    let from = tokens.get(2).is_some_and(|t| t.is_word(&["from", "up"]));
    if !(from && tokens.get(1)?.is_word(&["repeats", "reps", "times", "runs"])) {
        return None;
    }
    let ends = |t: &Token| [',', ';', '.', '(', '-'].iter().any(|s| t.is(*s));
    let way = tokens[3..].iter().take(MOST).take_while(|t| !ends(t)).count();
    let way = &tokens[3..3 + way];
    let hill = way.iter().any(|t| t.is_word(HILLS)) && way.iter().all(|t| t.word().is_some());
    hill.then(|| {
        let head = [tokens[0], as_word("hill", &tokens[1]), as_word("repeats", &tokens[1])];
        [&head, &tokens[3 + way.len()..]].concat()
    })
}

/// `7 x 200, for those who run the 200 in 22-24 these in 27-29, walk back`: whom it is meant for.
pub(super) fn meant_for<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    const WHOM: &[&str] = &["guys", "those", "athletes", "runners", "people", "girls", "anyone"];
    let at = (1..tokens.len()).find(|&at| {
        let next = |n: usize| tokens.get(at + n);
        tokens[at].is_word(&["for"])
            && next(1).is_some_and(|t| t.is_word(WHOM))
            && next(2).is_some_and(|t| t.is_word(&["who", "that", "running"]))
    })?;
    let end = tokens[at..].iter().position(|t| t.is(',') || t.is('.') || t.is(';') || t.is(')'));
    let end = end.map_or(tokens.len(), |n| at + n);
    let told = &tokens[at..end];
    // What they do more, or instead, is work.
    let work = told.iter().any(|t| t.is_word(&["x", "do", "add", "instead", "only"]));
    let comma = usize::from(tokens[at - 1].is(','));
    (told.iter().any(Token::is_figure) && !work)
        .then(|| [&tokens[..at - comma], &tokens[end..]].concat())
}

/// `6 x 800 with 400 jog, 2 @ 2:24, 2 @ 2:22, 2 @ 2:20`: what parts of the repetitions are run in, behind
/// their rest, if the parts add up to the count.
pub(super) fn aims_of_portions<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    if tokens.iter().filter(|t| t.is('@')).count() < 2 {
        return None;
    }
    let sign = tokens.iter().position(|t| t.is_word(&["x"]) || t.is('*')).filter(|at| *at > 0)?;
    let reps = whole(tokens.get(sign - 1))?;
    let portion = |at: usize| {
        let token = |n: usize| tokens.get(at + n);
        let parted =
            [',', '.', ';', ':'].iter().any(|s| tokens[at].is(*s)) || tokens[at].is_word(&["and"]);
        let count = whole(token(1)).filter(|n| *n < reps && parted)?;
        let aimed = token(2)?.is('@') && token(3)?.is_figure();
        // `2;24` is a slip.
        let slip = token(4).is_some_and(|t| t.is(';') && t.glued)
            && token(5).is_some_and(|t| t.glued && t.number().is_some());
        let unit = usize::from(token(4).is_some_and(|t| t.glued && t.is_word(&["s"])));
        aimed.then_some((count, 4 + if slip { 2 } else { unit }))
    };
    let from = (sign + 2..tokens.len()).find(|at| portion(*at).is_some())?;
    let rested = tokens[sign..from]
        .iter()
        .any(|t| t.word().is_some_and(crate::notation::words::vocabulary::is_rest_word));
    let (mut at, mut sum) = (from, 0.0);
    while let Some((count, len)) = tokens.get(at).and_then(|_| portion(at)) {
        sum += count;
        at += len;
    }
    let all = (sum - reps).abs() < 0.5;
    (rested && all).then(|| [&tokens[..from], &tokens[at..]].concat())
}

/// `Speed over 60-100m e.g 6-8 x 80m`: what stands in front of an example is no work.
pub(super) fn for_example<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let at = (1..tokens.len()).find(|&at| {
        tokens[at].is_word(&["e"])
            && tokens.get(at + 1).is_some_and(|t| t.is('.'))
            && tokens.get(at + 2).is_some_and(|t| t.is_word(&["g"]))
    })?;
    let stop = tokens[at + 3..].iter().take_while(|t| t.is('.') || t.is(',') || t.is(':')).count();
    let behind = &tokens[at + 3 + stop..];
    let front = &tokens[..at];
    let counted = |w: &[Token]| w.iter().any(|t| t.is_word(&["x", "times"]) || t.is('*'));
    let open =
        front.iter().filter(|t| t.is('(')).count() > front.iter().filter(|t| t.is(')')).count();
    let told = front.first()?.word().is_some() && front.iter().any(Token::is_figure);
    (told && !open && !counted(front) && behind.first()?.is_figure() && counted(behind))
        .then(|| behind.to_vec())
}

/// `3 x 2k 8 secs a lap slower than in your best 1500m, jog 200m`: how much slower, up to the comma.
pub(super) fn seconds_a_lap<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    const LAPS: &[&str] = &["lap", "length", "rep"];
    let than = tokens
        .windows(2)
        .position(|w| w[0].is_word(&["slower", "faster", "quicker"]) && w[1].is_word(&["than"]))?;
    let lap = than.checked_sub(1).filter(|at| tokens[*at].is_word(LAPS))?;
    let from = lap.checked_sub(3)?;
    let seconds = tokens[from].number().is_some()
        && tokens[from + 1].is_word(&["s", "sec", "secs", "seconds"])
        && (tokens[from + 2].is_word(&["a", "per", "each"]) || tokens[from + 2].is('/'));
    let end = tokens[than..].iter().position(|t| [',', ';', '.', ')'].iter().any(|s| t.is(*s)));
    let end = end.map_or(tokens.len(), |n| than + n);
    // Another figure in the comparison would be read as work.
    let figures = tokens[than..end].iter().any(Token::is_figure);
    (seconds && figures && from > 0).then(|| [&tokens[..from], &tokens[end..]].concat())
}

/// `5 x 200m with 45s recovery, targeting 1:40 per 200m`: the word is a sign.
pub(super) fn targeting<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let at = tokens.iter().position(|t| t.is_word(&["targeting", "targetting"]))?;
    let about = usize::from(tokens.get(at + 1)?.is('~'));
    let paced = tokens.get(at + 1 + about)?.is_figure()
        && tokens[at..]
            .iter()
            .take(6)
            .any(|t| t.is_word(&["per", "pace"]) || t.is('/') || t.is('%'));
    let parted = at.checked_sub(1).is_some_and(|i| tokens[i].is(','));
    (paced && parted).then(|| {
        let sign = as_sign('@', &tokens[at]);
        [&tokens[..at], &[sign], &tokens[at + 1 + about..]].concat()
    })
}

/// `2 miles easy, race 10 km, 1 mile easy`: the word in front of a part of the list.
pub(super) fn race_of<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let at = (1..tokens.len()).find(|&at| {
        let next = |n: usize| tokens.get(at + n);
        let before = &tokens[at - 1];
        let sign = [',', '+', ';', '-', '\u{2013}', '\u{2014}'].iter().any(|s| before.is(*s))
            || before.is_word(&["then"]);
        let behind =
            next(3).is_some_and(|t| t.is_word(&["pace", "paces", "effort", "race", "speed"]));
        sign && tokens[at].is_word(&["race", "raced"])
            && next(1).is_some_and(|t| t.number().is_some())
            && next(2).is_some_and(|t| t.is_word(crate::notation::lines::respell::LENGTHS))
            && !behind
    })?;
    Some([&tokens[..at], &tokens[at + 1..]].concat())
}

/// `6 strides of 20 s after a 40 min easy run`: what was run before them, in front of them.
pub(super) fn after_run<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    const RUNS: &[&str] = &["run", "jog", "running"];
    let after = tokens.iter().rposition(|t| t.is_word(&["after"])).filter(|at| *at > 1)?;
    let article = usize::from(tokens.get(after + 1)?.is_word(&["a", "an", "your", "the"]));
    let from = after + 1 + article;
    let run = tokens.get(from..)?;
    let hyphen = usize::from(run.get(1).is_some_and(|t| t.is('-')));
    let measured = run.first()?.number().is_some()
        && run
            .get(1 + hyphen)?
            .is_word(&["min", "mins", "minute", "minutes", "miles", "mile", "km", "k"]);
    let words = run.get(2 + hyphen..)?;
    let easy = words.iter().all(|t| t.word().is_some()) && words.len() <= 3;
    let last = words.last()?.is_word(RUNS);
    // `90s jog after a 400 m run` speaks of a repetition.
    let rest = words.iter().any(|t| t.is_word(&["interval", "rep", "hard", "each"]));
    let counted = whole(tokens.first()).is_some();
    (measured && easy && last && !rest && counted).then(|| {
        let plus = as_sign('+', &tokens[after]);
        [run, &[plus], &tokens[..after]].concat()
    })
}
