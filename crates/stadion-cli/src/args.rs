//! The arguments, as `docs/cli.md` describes them.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use stadion_physiology::peers::lactater::Sport as PeerSport;
use stadion_physiology::{
    BaselineRule, CurveFit, DmaxChord, HeartRateRule, IncompleteStage, IntensityUnit, Method,
    ModifiedDmaxStart,
};

/// Training logic for endurance sport.
///
/// Reads recordings and coaches' texts; says what a session was, what it cost and when the athlete is
/// ready again, and why. Estimates from models, no medical advice.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true)]
pub(crate) struct Args {
    /// Print one JSON document instead of text.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read workouts as coaches write them.
    Parse(ParseArgs),
    /// Judge a session from its text: work, recovery, target, results.
    Session(SessionArgs),
    /// Review a recording: FIT, TCX (also .gz), GPX or CSV.
    Review(ReviewArgs),
    /// Forecast the lactate of a session before it is run, and after readings the next repetition.
    Forecast(ForecastArgs),
    /// Find the thresholds of a step test: a table of intensity, lactate and heart rate.
    Lactate(LactateArgs),
    /// List every identifier that documents may hold.
    Ids,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ParseArgs {
    /// Where unwritten units come from.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) dialect: DialectArg,
    /// The text of a workout; line breaks may be written as \n.
    #[arg(required_unless_present = "lines", conflicts_with = "lines")]
    pub(crate) text: Option<String>,
    /// A file with one workout a line, line breaks inside written as \n; prints one object a line.
    #[arg(long, value_name = "FILE")]
    pub(crate) lines: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum DialectArg {
    #[default]
    Track,
    Road,
    Swim,
    Cycle,
    Strength,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct SessionArgs {
    /// The session's text file.
    pub(crate) file: PathBuf,
    /// The athlete's profile.
    #[arg(long, value_name = "ATHLETE.toml")]
    pub(crate) athlete: Option<PathBuf>,
    /// When it was: a day (2018-05-18), or the instant at which it ended (2018-05-18T11:00:00+02:00).
    #[arg(long)]
    pub(crate) date: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ReviewArgs {
    /// The recording.
    pub(crate) file: PathBuf,
    /// The athlete's profile.
    #[arg(long, value_name = "ATHLETE.toml")]
    pub(crate) athlete: Option<PathBuf>,
    /// What was planned, as a coach writes it.
    #[arg(long, value_name = "TEXT")]
    pub(crate) plan: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ForecastArgs {
    /// The session as a coach writes it; line breaks may be written as \n.
    pub(crate) text: String,
    /// The athlete's profile.
    #[arg(long, value_name = "ATHLETE.toml")]
    pub(crate) athlete: PathBuf,
    /// Lactate readings: a table with the columns `rep` or `time_s`, `lactate`, and where noted
    /// `heart_rate_bpm` and `speed_m_s`.
    #[arg(long, value_name = "READINGS.csv")]
    pub(crate) readings: Option<PathBuf>,
}

/// The values of an enum by their identifiers.
fn one_of<T: Copy + Send + Sync + 'static, const N: usize>(
    all: [T; N],
    name: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(all.map(name)).try_map(move |given| {
        all.into_iter().find(|value| name(*value) == given).ok_or("no such value")
    })
}

#[derive(Debug, ClapArgs)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub(crate) struct LactateArgs {
    /// The table: intensity, lactate, and where known heart rate and length of the stage.
    pub(crate) file: PathBuf,
    /// Only these thresholds, such as dmax or obla-3.5; several by commas.
    #[arg(long, value_delimiter = ',', value_name = "METHOD")]
    pub(crate) method: Vec<Method>,
    /// The curve of the methods that leave it open.
    #[arg(long, value_parser = one_of(CurveFit::ALL, CurveFit::as_str), default_value = "poly3")]
    pub(crate) fit: CurveFit,
    /// The first row was measured at rest, whatever its intensity.
    #[arg(long)]
    pub(crate) baseline_row: bool,
    /// Put what was measured at rest into the fit, one step before the first stage.
    #[arg(long)]
    pub(crate) include_baseline: bool,
    /// The unit of a column that is called intensity.
    #[arg(long, value_parser = one_of(IntensityUnit::ALL, IntensityUnit::as_str))]
    pub(crate) unit: Option<IntensityUnit>,
    /// What a last stage counts that was not completed.
    #[arg(long, value_parser = one_of(IncompleteStage::ALL, IncompleteStage::as_str), default_value = "scale-by-time")]
    pub(crate) incomplete: IncompleteStage,
    /// The line from which Dmax measures.
    #[arg(long, value_parser = one_of(DmaxChord::ALL, DmaxChord::as_str), default_value = "first-to-last")]
    pub(crate) chord: DmaxChord,
    /// Where the line of the modified Dmax starts.
    #[arg(long, value_parser = one_of(ModifiedDmaxStart::ALL, ModifiedDmaxStart::as_str), default_value = "before-rise")]
    pub(crate) start: ModifiedDmaxStart,
    /// What counts as the baseline.
    #[arg(long, value_parser = one_of(BaselineRule::ALL, BaselineRule::as_str), default_value = "resting")]
    pub(crate) baseline: BaselineRule,
    /// How the heart rate at a threshold is found.
    #[arg(long, value_parser = one_of(HeartRateRule::ALL, HeartRateRule::as_str), default_value = "interpolation")]
    pub(crate) heart_rate: HeartRateRule,
    /// Leave out the intervals of the thresholds; then none is told unstable.
    #[arg(long)]
    pub(crate) no_intervals: bool,
    /// Give the numbers of another program instead, by its conventions.
    #[arg(long, value_enum, conflicts_with_all = ["method", "chord", "start", "baseline", "heart_rate", "no_intervals"])]
    pub(crate) peers: Option<PeerArg>,
    /// The sport, on which that program's steps and rounding depend; by default as the intensities look.
    #[arg(long, value_parser = one_of(PeerSport::ALL, PeerSport::as_str), requires = "peers")]
    pub(crate) sport: Option<PeerSport>,
    /// That program's numbers before it rounds them.
    #[arg(long, requires = "peers")]
    pub(crate) unrounded: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PeerArg {
    /// The R package lactater 0.2.0.
    Lactater,
}
