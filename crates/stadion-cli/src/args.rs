//! The arguments, as `docs/cli.md` describes them.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

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
