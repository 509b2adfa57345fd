//! Which members of a series do not fit to the rest.

/// How a member fits to those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// It goes on from the last one that fitted.
    GoesOn,
    /// It stands alone: those around it agree with each other and not with it.
    Alone,
    /// It and those behind it begin anew, with nothing to join them to those before.
    Anew,
}

/// Most members in a row that are taken for single faults. More of them in agreement are a change.
const ALONE_AT_MOST: usize = 3;

/// Judges the members 0 to `n` by whether one can follow upon another.
pub(super) fn sift(n: usize, follows: impl Fn(usize, usize) -> bool) -> Vec<Fit> {
    let mut fits = vec![Fit::GoesOn; n];
    let (mut last, mut at) = (0, 1);
    while at < n {
        if follows(last, at) {
            last = at;
            at += 1;
            continue;
        }
        let behind = at + 1..n.min(at + 1 + ALONE_AT_MOST);
        if let Some(back) = behind.into_iter().find(|&i| follows(last, i)) {
            fits[at..back].fill(Fit::Alone);
            at = back;
            continue;
        }
        if at < ALONE_AT_MOST && n - at > ALONE_AT_MOST {
            // Of a few at the very start and many behind them, the few are at fault.
            fits[..at].fill(Fit::Alone);
        } else {
            fits[at] = Fit::Anew;
        }
        last = at;
        at += 1;
    }
    fits
}

#[cfg(test)]
mod tests {
    use super::{Fit::*, *};

    fn sifted(values: &[i32]) -> Vec<Fit> {
        sift(values.len(), |from, to| (0..10).contains(&(values[to] - values[from])))
    }

    #[test]
    fn single_faults_and_changes() {
        assert_eq!(sifted(&[0, 1, 99, 2, 3]), [GoesOn, GoesOn, Alone, GoesOn, GoesOn]);
        assert_eq!(sifted(&[0, 1, 2, 3, 99]), [GoesOn, GoesOn, GoesOn, GoesOn, Anew]);
        assert_eq!(sifted(&[5, 6, 7, 0, 1, 2, 3, 4])[3..5], [Anew, GoesOn]);
        assert_eq!(sifted(&[99, 1, 2, 3, 4]), [Alone, GoesOn, GoesOn, GoesOn, GoesOn]);
        assert_eq!(sifted(&[7]), [GoesOn]);
        assert_eq!(sifted(&[]), []);
    }
}
