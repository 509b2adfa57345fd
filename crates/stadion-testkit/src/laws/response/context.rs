//! A model under test, and the seasons that it is tried on.

use std::fmt;

use stadion_load::{Doses, ResponseModel};

use super::claims::ResponseClaims;
use crate::Draws;
use crate::laws::report::{Breach, Cases, Stop, breach};

/// Days of a made-up season.
pub(in crate::laws) const DAYS: usize = 60;
/// Days of the one long season among them.
const LONG_DAYS: usize = 400;
/// How many times what a hard day's dose is claimed to be its hardest days have.
const HARDEST: f64 = 12.0;

pub(in crate::laws) struct Context<M> {
    pub(in crate::laws) model: M,
    pub(in crate::laws) claims: ResponseClaims<M>,
    pub(in crate::laws) seasons: Vec<Season>,
}

/// Doses with their description.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::laws) struct Season {
    pub(in crate::laws) inputs: usize,
    pub(in crate::laws) days: Vec<Vec<f64>>,
    what: String,
}

impl Season {
    pub(in crate::laws) fn new(
        what: impl Into<String>,
        inputs: usize,
        days: Vec<Vec<f64>>,
    ) -> Self {
        Self { inputs, days, what: what.into() }
    }

    /// Rest.
    pub(in crate::laws) fn rest(inputs: usize, days: usize) -> Self {
        Self::new(format!("{days} days of rest"), inputs, vec![vec![0.0; inputs]; days])
    }

    /// One dose of every input, the first day being 0.
    pub(in crate::laws) fn single(inputs: usize, days: usize, at: usize, dose: f64) -> Self {
        let mut season = Self::rest(inputs, days);
        if let Some(day) = season.days.get_mut(at) {
            day.fill(dose);
        }
        season.what = format!("{dose} on day {at} of {days}, rest on all others");
        season
    }

    /// Days of which one in four is of rest.
    fn draw(number: u32, inputs: usize, dose: f64, draws: &mut Draws) -> Self {
        let mut day = || {
            let rest = draws.uniform() < 0.25;
            let mut amount = || dose * (0.3 + 0.9 * draws.uniform());
            (0..inputs).map(|_| if rest { 0.0 } else { amount() }).collect()
        };
        let days = (0..DAYS).map(|_| day()).collect();
        Self::new(format!("made-up season {number} of {DAYS} days"), inputs, days)
    }

    /// A long season in which one day in twelve has far more than a hard day's dose.
    fn draw_long(inputs: usize, dose: f64, draws: &mut Draws) -> Self {
        let mut day = || {
            let kind = draws.uniform();
            let most = if kind > 11.0 / 12.0 { HARDEST } else { 1.2 };
            let mut amount = || dose * most * (0.25 + 0.75 * draws.uniform());
            (0..inputs).map(|_| if kind < 0.25 { 0.0 } else { amount() }).collect()
        };
        let days = (0..LONG_DAYS).map(|_| day()).collect();
        Self::new(format!("a made-up season of {LONG_DAYS} days with very hard ones"), inputs, days)
    }

    pub(in crate::laws) fn doses(&self) -> Result<Doses, Stop> {
        let values = self.days.iter().flatten().copied().collect();
        Doses::new(self.inputs, values).map_err(|_| Stop::Excused("makes no doses"))
    }

    /// Its first days.
    pub(in crate::laws) fn first(&self, days: usize) -> Self {
        if days >= self.days.len() {
            return self.clone();
        }
        let what = format!("the first {days} days of {self}");
        Self::new(what, self.inputs, self.days[..days].to_vec())
    }

    pub(in crate::laws) fn map(&self, what: &str, f: impl Fn(usize, f64) -> f64) -> Self {
        let days = self.days.iter().enumerate();
        let days = days.map(|(day, doses)| doses.iter().map(|dose| f(day, *dose)).collect());
        Self::new(format!("{}, {what}", self.what), self.inputs, days.collect())
    }
}

impl fmt::Display for Season {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl<M: ResponseModel> Context<M> {
    pub(in crate::laws) fn new(model: M, claims: ResponseClaims<M>) -> Self {
        let mut draws = Draws::new(claims.seed, 0);
        let inputs = model.inputs().max(1);
        let mut seasons: Vec<Season> =
            (1..=claims.cases).map(|n| Season::draw(n, inputs, claims.dose, &mut draws)).collect();
        seasons.push(Season::draw_long(inputs, claims.dose, &mut draws));
        Self { model, claims, seasons }
    }

    pub(in crate::laws) fn inputs(&self) -> usize {
        self.model.inputs().max(1)
    }

    /// The performances, for laws that compare them; that there are some is the first law's business.
    pub(in crate::laws) fn run(&self, season: &Season) -> Result<Vec<f64>, Stop> {
        run(&self.model, season)
    }

    /// The same without any dose.
    pub(in crate::laws) fn idle(&self, days: usize) -> Result<Vec<f64>, Stop> {
        self.run(&Season::rest(self.inputs(), days))
    }

    /// What a season does: performance less that without any dose.
    pub(in crate::laws) fn effect(&self, season: &Season) -> Result<Vec<f64>, Stop> {
        let idle = self.idle(season.days.len())?;
        Ok(self.run(season)?.iter().zip(idle).map(|(p, idle)| p - idle).collect())
    }
}

pub(in crate::laws) fn run<M: ResponseModel>(model: &M, season: &Season) -> Result<Vec<f64>, Stop> {
    let run = model.forward(&season.doses()?);
    let run = run.ok().filter(|run| run.len() == season.days.len());
    run.ok_or(Stop::Excused("the model refuses a season of this law"))
}

/// Sums of the same numbers in another order differ by this share of the largest at most.
const ROUNDING: f64 = 1e-9;

/// Tries two courses of performance for being the same, but for rounding.
pub(in crate::laws) fn agree(
    cases: &mut Cases,
    input: impl Fn() -> String,
    expected: &[f64],
    seen: &[f64],
) -> Result<(), Stop> {
    let size = expected.iter().chain(seen).fold(0.0_f64, |size, p| size.max(p.abs()));
    differ(cases, input, expected, seen, ROUNDING * size + 1e-12)
}

/// The same to the last bit.
pub(in crate::laws) fn identical(
    cases: &mut Cases,
    input: impl Fn() -> String,
    expected: &[f64],
    seen: &[f64],
) -> Result<(), Stop> {
    differ(cases, input, expected, seen, 0.0)
}

fn differ(
    cases: &mut Cases,
    input: impl Fn() -> String,
    expected: &[f64],
    seen: &[f64],
    slack: f64,
) -> Result<(), Stop> {
    let same = |(a, b): (&f64, &f64)| (a - b).abs() <= slack || a.to_bits() == b.to_bits();
    let first = expected.iter().zip(seen).position(|pair| !same(pair));
    let held = first.is_none() && expected.len() == seen.len();
    cases.case(held, || -> Breach {
        let (seen, expected) = if let Some(day) = first {
            let on = |of: &[f64]| format!("{} on day {day}", of[day]);
            (on(seen), on(expected))
        } else {
            let days = |of: &[f64]| format!("{} days", of.len());
            (days(seen), days(expected))
        };
        breach(input(), seen, expected)
    })
}
