//! Work and the rest behind it as two halves of one line.

use crate::notation::lines::respell::counted_behind::{bracket, counts};
use crate::notation::lines::respell::{LENGTHS, UNITS, as_sign, as_word};
use crate::notation::tokens::lex::Token;
use crate::notation::words::list::{OneOf, Words};
use crate::notation::words::vocabulary;
use crate::tree::Effort;

const RUN: &[&str] = &[
    "run",
    "running",
    "jog",
    "jogging",
    "courir",
    "course",
    "laufen",
    "lauf",
    "correr",
    "corsa",
    "correre",
    "hardlopen",
    "springa",
];
const WALK: Words = Words::new(&[
    "walk",
    "walking",
    "marche",
    "marcher",
    "gehen",
    "caminar",
    "caminando",
    "cammino",
    "camminare",
    "camminata",
    "wandelen",
]);

/// How many tokens a number with its unit takes.
fn amount(tokens: &[Token], at: usize) -> usize {
    let number = |n: usize| tokens.get(at + n).is_some_and(|t| t.number().is_some());
    if tokens.get(at).is_some_and(Token::is_figure) && !number(0) {
        return 1;
    }
    // `1/2 mile`.
    let part = tokens.get(at + 1).is_some_and(|t| t.is('/') && t.glued) && number(2);
    let unit = if part { 3 } else { 1 };
    let named = tokens.get(at + unit).is_some_and(|t| {
        t.is_word(LENGTHS)
            || t.is_word(UNITS)
            || t.is('\'')
            || t.is('"')
            || t.is_word(&["minute", "second"])
    });
    if number(0) && named { unit + 1 } else { 0 }
}

/// How many tokens `run 3 min` or `3 min run` takes, with one of `words`.
fn moved(tokens: &[Token], at: usize, words: impl OneOf + Copy) -> Option<usize> {
    let word = |n: usize| tokens.get(n).is_some_and(|t| t.is_word(words));
    let front = usize::from(word(at));
    let len = amount(tokens, at + front);
    let behind = usize::from(front == 0 && word(at + len));
    (len > 0 && front + behind == 1).then_some(front + len + behind)
}

/// `Run 3 min / walk 2 min x 6`: a stroke between what is run and what is walked joins no list.
pub(super) fn run_and_walk<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let at = (0..tokens.len()).find(|i| {
        let len = moved(tokens, *i, RUN);
        len.is_some_and(|len| {
            let sign = i + len;
            let joined = tokens.get(sign).is_some_and(|t| t.is('/') || t.is('+') || t.is('&'));
            joined && moved(tokens, sign + 1, WALK).is_some()
        })
    })?;
    let sign = at + moved(tokens, at, RUN)?;
    let mut found = tokens.to_vec();
    found[sign] = as_sign(',', &tokens[sign]);
    let end = sign + 1 + moved(tokens, sign + 1, WALK)?;
    for token in &mut found[at..end] {
        // `3 min laufen / 2 min gehen`.
        if token.is_word(WALK) {
            *token = as_word("walk", token);
        } else if token.is_word(RUN) && !token.is_word(&["jog", "jogging"]) {
            *token = as_word("run", token);
        }
    }
    Some(found)
}

/// How many tokens `run hard for 1 minute` takes, the place of its amount and its effort.
fn effort_for(tokens: &[Token], at: usize) -> Option<(usize, usize, Effort)> {
    let verb = usize::from(tokens.get(at).is_some_and(|t| t.is_word(&["run", "go", "jog"])));
    let (effort, len) = vocabulary::effort_at(tokens, at + verb)?;
    let led = at + verb + len;
    let led = led + usize::from(tokens.get(led).is_some_and(|t| t.is_word(&["for"])));
    let amount = amount(tokens, led);
    (amount > 0).then_some((led + amount - at, led, effort))
}

/// `run hard for 1 minute then easy for 1 minute, 10-12 times`: the count behind both.
pub(super) fn hard_and_easy<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    if !tokens.iter().any(|t| t.is_word(&["for"])) {
        return None;
    }
    let (at, (len, hard, effort)) =
        (0..tokens.len()).find_map(|i| effort_for(tokens, i).map(|e| (i, e)))?;
    let mut next = at + len;
    while tokens.get(next).is_some_and(|t| {
        t.is_word(&["then", "and"]) || [',', '/', '+', '&'].iter().any(|s| t.is(*s))
    }) {
        next += 1;
    }
    let (second, easy, rest) = effort_for(tokens, next)?;
    if next == at + len || rest != Effort::Easy || effort == Effort::Easy {
        return None;
    }
    let mut times = next + second;
    while tokens.get(times).is_some_and(|t| t.is_word(&["repeat", "repeated"]) || t.is(',')) {
        times += 1;
    }
    let front = usize::from(tokens.get(times).is_some_and(|t| t.is_word(&["x"])));
    let count = counts(tokens, times + front)?;
    let mut end = times + front + count.len();
    let named = tokens.get(end).is_some_and(|t| t.is_word(&["times", "x"]));
    end += usize::from(front == 0 && named);
    let closed = tokens.get(end).is_some_and(|t| t.is(')'));
    if front == 0 && !named || !(closed || tokens.get(end).is_none_or(|t| t.is('.') || t.is(','))) {
        return None;
    }
    let like = &tokens[at];
    let mut found = tokens[..at].to_vec();
    // The bracket of the whole is that of the count's body no more.
    let opened = found.last().is_some_and(|t| t.is('('));
    if opened && closed {
        let _ = found.pop();
        end += 1;
        if found.last().is_some_and(|t| t.word().is_some()) {
            found.push(as_sign(':', like));
        }
    }
    found.extend_from_slice(count);
    found.push(as_word("x", like));
    found.push(bracket('(', like));
    found.extend_from_slice(&tokens[hard..at + len]);
    found.push(Token { glued: false, ..as_word("hard", like) });
    found.push(as_sign(',', like));
    found.extend_from_slice(&tokens[easy..next + second]);
    found.push(Token { glued: false, ..as_word("easy", like) });
    found.push(bracket(')', like));
    found.extend_from_slice(tokens.get(end..).unwrap_or_default());
    Some(found)
}
