//! What stands beside and between the lifts of a round.

use crate::notation::lines::respell::{as_sign, as_word, whole};
use crate::notation::tokens::lex::Token;

/// `thrusters (95/65)`: loads for men and women.
pub(super) fn loads<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let load = |at: usize| {
        let [open, one, slash, two, rest @ ..] = &tokens[at..] else { return 0 };
        let unit = rest.first().is_some_and(|t| t.is_word(&["lb", "lbs", "kg", "kgs", "in"]));
        let close = rest.get(usize::from(unit)).is_some_and(|t| t.is(')'));
        let named = at.checked_sub(1).is_some_and(|i| tokens[i].word().is_some_and(|w| w != "x"));
        let pair = whole(Some(one)).zip(whole(Some(two))).is_some_and(|(a, b)| a >= b);
        if named && open.is('(') && slash.is('/') && pair && close {
            5 + usize::from(unit)
        } else {
            0
        }
    };
    let first = (0..tokens.len()).find(|&at| tokens[at].is('(') && load(at) > 0)?;
    let mut found = tokens[..first].to_vec();
    let mut at = first;
    while at < tokens.len() {
        match load(at) {
            0 => {
                found.push(tokens[at]);
                at += 1;
            }
            len => at += len,
        }
    }
    Some(found)
}

/// `4 rounds of a 400 m run and six squats`: the word goes on with the list of the round.
pub(super) fn and_in_round<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let of = tokens.iter().position(|t| t.is_word(&["of"])).filter(|at| *at >= 2)?;
    if !tokens[of - 1].is_word(&["rounds", "sets"]) || tokens[of - 2].number().is_none() {
        return None;
    }
    let and = (of + 2..tokens.len()).find(|&at| {
        let article = usize::from(tokens.get(at + 1).is_some_and(|t| t.is_word(&["a", "an"])));
        let figure = tokens.get(at + 1 + article).is_some_and(Token::is_figure);
        let comma = tokens[at - 1].is(',');
        tokens[at].is_word(&["and"]) && figure && !comma && !tokens[at - 1].is_figure()
    })?;
    let mut found = tokens.to_vec();
    found[and] = as_sign(',', &tokens[and]);
    Some(found)
}

/// `5 rounds: 10 pull-ups 20 push-ups 30 squats`: a round with nothing between its parts.
pub(super) fn unparted<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    const LEAST: usize = 2;
    let colon = tokens.iter().take(5).position(|t| t.is(':')).filter(|at| *at > 0)?;
    let rounds = tokens[..colon].iter().any(|t| t.is_word(&["rounds", "round", "rds", "sets"]));
    let behind = &tokens[colon + 1..];
    let parted =
        |t: &Token| [',', ';', '+', '@', '('].iter().any(|s| t.is(*s)) || t.is_word(&["x"]);
    if !rounds || whole(behind.first()).is_none() || behind.iter().any(parted) {
        return None;
    }
    let starts = |at: usize| {
        let before =
            tokens[at - 1].word().is_some_and(|w| !["of", "for", "in", "at", "rest"].contains(&w));
        let word = tokens.get(at + 1).is_some_and(|t| t.word().is_some());
        before && word && whole(tokens.get(at)).is_some()
    };
    let places: Vec<usize> = (colon + 2..tokens.len()).filter(|&at| starts(at)).collect();
    if places.len() < LEAST {
        return None;
    }
    let mut found = tokens.to_vec();
    for (n, at) in places.into_iter().enumerate() {
        found.insert(at + n, as_sign(',', &tokens[at]));
    }
    Some(found)
}

/// `5x65%, 5x75%`: repetitions at a share of the most that was ever lifted, once each.
pub(super) fn shares<'t>(tokens: &[Token<'t>]) -> Option<Vec<Token<'t>>> {
    let share = |at: usize| {
        let [reps, rest @ ..] = &tokens[at..] else { return None };
        let open = usize::from(rest.first().is_some_and(|t| t.is('+')));
        let sign = rest.get(open)?.is_word(&["x"]);
        let load = whole(rest.get(open + 1)).filter(|n| (30.0..=110.0).contains(n))?;
        let counted = at.checked_sub(1).is_some_and(|i| tokens[i].is_word(&["x"]));
        let fits = sign && rest.get(open + 2)?.is('%') && whole(Some(reps))? <= 12.0 && !counted;
        (fits && load > 0.0).then_some(open)
    };
    let first = (0..tokens.len()).find(|&at| share(at).is_some())?;
    let mut found = tokens[..first].to_vec();
    let mut at = first;
    while at < tokens.len() {
        if let Some(open) = share(at) {
            let like = &tokens[at];
            let one = crate::notation::tokens::lex::Number { value: 1.0, decimals: 0, word: false };
            let one = Token { kind: crate::notation::tokens::lex::Kind::Number(one), ..*like };
            found.extend([one, as_word("x", like), *like]);
            found.extend_from_slice(&tokens[at + 1..at + 1 + open]);
            found.push(as_sign('@', like));
            at += open + 2;
        } else {
            found.push(tokens[at]);
            at += 1;
        }
    }
    Some(found)
}
