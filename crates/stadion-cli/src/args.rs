//! The arguments, as `docs/cli.md` describes them.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use stadion_load::{FormTiming, LoadSource, ResponseIndex, SdKind, Seed, Smoothing, UnknownDays};
use stadion_physiology::peers::lactater::Sport as PeerSport;
use stadion_physiology::{
    BaselineRule, CurveFit, DmaxChord, Event, HeartRateRule, IncompleteStage, IntensityUnit,
    MarathonPace, MeterError, Method, ModifiedDmaxStart, RepetitionPace,
};
use stadion_plan::AvailableDay;
use stadion_review::{Context, LOAD_ORDER, RespondModel};
use stadion_sessions::{Answers, Season, Signs};
use stadion_types::{Distance, HeartRate, Lactate, Pace, PaceUnit, Rpe, Speed, SplitTime, Sport};

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
    /// Find equivalent races, training paces and zones from what a runner knows on day one.
    Paces(PacesArgs),
    /// Add up daily loads: fitness, fatigue, form, monotony.
    Load(LoadArgs),
    /// Find what days of load did to performance, and what the tests cannot tell.
    Respond(RespondArgs),
    /// Plan the days of a loop by a method: sessions, targets, what they cost, and why.
    Plan(PlanArgs),
    /// List every identifier that documents may hold.
    Ids,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ParseArgs {
    /// Where unwritten units come from.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) dialect: DialectArg,
    /// The text of a workout, in which line breaks may be written as \n; or a workout file that ends in
    /// .fit, .zwo or .txt.
    #[arg(
        required_unless_present_any = ["lines", "file"],
        conflicts_with_all = ["lines", "file"],
        allow_hyphen_values = true
    )]
    pub(crate) text: Option<String>,
    /// A workout file, whatever it is called: FIT, ZWO, or a text.
    #[arg(long, value_name = "FILE", conflicts_with = "lines")]
    pub(crate) file: Option<PathBuf>,
    /// What the text is, by default a coach's; FIT and ZWO files are told by their content.
    #[arg(long, value_enum, conflicts_with = "lines")]
    pub(crate) format: Option<WorkoutFormatArg>,
    /// A file with one workout a line, line breaks inside written as \n; prints one object a line.
    #[arg(long, value_name = "FILE")]
    pub(crate) lines: Option<PathBuf>,
    /// How many threads read the lines; by default as many as the machine runs at once.
    #[arg(long, value_name = "N", requires = "lines")]
    pub(crate) threads: Option<std::num::NonZeroUsize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum WorkoutFormatArg {
    /// A coach's text.
    Coach,
    /// The workout text of intervals.icu.
    IntervalsIcu,
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
    /// Another session's text file, to hold it against; prints both beside each other.
    #[arg(long, value_name = "FILE")]
    pub(crate) against: Option<PathBuf>,
    /// When it was: a day (2018-05-18), or the instant at which it ended (2018-05-18T11:00:00+02:00).
    #[arg(long)]
    pub(crate) date: Option<String>,
    /// Values of one's own for constants, each with its source.
    #[arg(long, value_name = "CONSTANTS.toml")]
    pub(crate) constants: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) answers: AnswerArgs,
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
    /// A folder of the athlete's other recordings, to hold this one against.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) history: Option<PathBuf>,
    /// Values of one's own for constants, each with its source.
    #[arg(long, value_name = "CONSTANTS.toml")]
    pub(crate) constants: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) answers: AnswerArgs,
    #[command(flatten)]
    pub(crate) load: LoadChoiceArgs,
}

/// Which load stands for a session.
#[derive(Debug, ClapArgs)]
pub(crate) struct LoadChoiceArgs {
    /// How hard the session felt, from 0 to 10.
    #[arg(long, value_name = "0..10", value_parser = cr10)]
    rpe: Option<Rpe>,
    /// How hard an hour at the second threshold feels, from 0 to 10: the scale of a load by rating.
    #[arg(long, value_name = "0..10", value_parser = cr10)]
    threshold_rpe: Option<Rpe>,
    /// A source that is not to be trusted for this session, such as heart-rate; may be repeated.
    #[arg(long, value_name = "SOURCE", value_parser = sources())]
    load_without: Vec<LoadSource>,
    /// The load model that is asked first.
    #[arg(long, value_name = "METHOD", value_parser = PossibleValuesParser::new(LOAD_ORDER))]
    load_method: Option<String>,
}

impl LoadChoiceArgs {
    /// What is wished of the session's load.
    pub(crate) fn told<Z>(&self, mut context: Context<Z>) -> Context<Z> {
        let wishes = &mut context.load_preferences;
        wishes.without.clone_from(&self.load_without);
        wishes.first.clone_from(&self.load_method);
        wishes.threshold_rating = self.threshold_rpe;
        context.rpe = self.rpe.or(context.rpe);
        context
    }
}

fn cr10(text: &str) -> Result<Rpe, String> {
    let rating: f64 = text.parse().map_err(|_| "a number from 0 to 10".to_owned())?;
    Rpe::from_cr10(rating).map_err(|error| error.to_string())
}

fn sources() -> impl TypedValueParser<Value = LoadSource> {
    PossibleValuesParser::new(LoadSource::ALL.map(LoadSource::as_str)).try_map(|given| {
        LoadSource::ALL.into_iter().find(|source| source.as_str() == given).ok_or("no such value")
    })
}

/// What the athlete says of the session after it.
#[derive(Debug, ClapArgs)]
pub(crate) struct AnswerArgs {
    /// How many more repetitions could have been run.
    #[arg(long, value_name = "N", value_parser = reps_left)]
    reps_left: Option<f64>,
    /// Whether something hurt.
    #[arg(long, value_name = "YES|NO")]
    pain: Option<YesNo>,
    /// Whether running the next day can be imagined.
    #[arg(long, value_name = "YES|NO")]
    run_tomorrow: Option<YesNo>,
    /// Blood lactate at the end of the work, as the meter showed it, in mmol/L.
    #[arg(long, value_name = "MMOL_L", value_parser = lactate)]
    lactate: Option<Lactate>,
    /// The part of the athlete's year; by default as the races of the profile tell.
    #[arg(long, value_parser = seasons())]
    pub(crate) season: Option<Season>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum YesNo {
    Yes,
    No,
}

impl AnswerArgs {
    /// What is known of the session beside its file.
    pub(crate) fn told<Z>(&self, mut context: Context<Z>) -> Context<Z> {
        context.season = self.season;
        let meter = MeterError::default();
        let signs = Signs::default();
        let signs = self.lactate.map_or(signs, |reading| signs.with_reading(reading, &meter));
        context.with_answers(self.answers()).with_signs(signs)
    }

    /// The answers; what was not answered stays absent.
    fn answers(&self) -> Answers {
        let yes = |answer: Option<YesNo>| answer.map(|answer| answer == YesNo::Yes);
        Answers {
            reps_left: self.reps_left,
            pain: yes(self.pain),
            run_tomorrow: yes(self.run_tomorrow),
        }
    }
}

#[derive(Debug, ClapArgs)]
pub(crate) struct LoadArgs {
    /// A table with the columns `date` and `load`: an empty load and a date that is not there are
    /// unknown, 0 is a day of rest. With a column `sport` or `method` there is a row for each.
    pub(crate) file: PathBuf,
    /// Count the sessions of one sport only.
    #[arg(long, value_parser = one_of(Sport::ALL, Sport::as_str))]
    pub(crate) sport: Option<Sport>,
    /// Take the loads by this method, where the table has several.
    #[arg(long)]
    pub(crate) method: Option<String>,
    /// The loads of a plan, a table of the same form: the days behind the last are projected.
    #[arg(long, value_name = "PLAN.csv")]
    pub(crate) plan: Option<PathBuf>,
    /// What a number of days means: 1 - e^(-1/N), 1/N or 2/(N+1).
    #[arg(long, value_parser = one_of(Smoothing::ALL, Smoothing::as_str), default_value = Smoothing::default().as_str())]
    pub(crate) smoothing: Smoothing,
    /// Days of fitness [default: 42].
    #[arg(long, value_name = "DAYS")]
    pub(crate) fitness_days: Option<f64>,
    /// Days of fatigue [default: 7].
    #[arg(long, value_name = "DAYS")]
    pub(crate) fatigue_days: Option<f64>,
    /// Where fitness and fatigue start: zero, a value, or mean:K for the mean of the first K days.
    #[arg(long, value_name = "zero|VALUE|mean:K", default_value = "zero", value_parser = seed)]
    pub(crate) seed: Seed,
    /// Form after the day's session, or that of the evening before.
    #[arg(long, value_parser = one_of(FormTiming::ALL, FormTiming::as_str), default_value = FormTiming::default().as_str())]
    pub(crate) form: FormTiming,
    /// What a day does of which nothing is known.
    #[arg(long, value_parser = one_of(UnknownDays::ALL, UnknownDays::as_str), default_value = UnknownDays::default().as_str())]
    pub(crate) unknown: UnknownDays,
    /// The standard deviation of monotony: with n - 1 or with n.
    #[arg(long, value_parser = one_of(SdKind::ALL, SdKind::as_str), default_value = SdKind::default().as_str())]
    pub(crate) monotony_sd: SdKind,
    /// Values of one's own for constants, each with its source.
    #[arg(long, value_name = "CONSTANTS.toml")]
    pub(crate) constants: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct RespondArgs {
    /// Daily loads: a table with the columns `date` and `load`, as of `stadion load`.
    #[arg(value_name = "LOADS.csv")]
    pub(crate) loads: PathBuf,
    /// Tests: a table with the columns `date` and `performance`; higher is better, so give speeds
    /// and no times.
    #[arg(value_name = "TESTS.csv")]
    pub(crate) tests: PathBuf,
    /// The model whose constants are estimated.
    #[arg(long, value_parser = one_of(RespondModel::ALL, RespondModel::as_str), default_value = RespondModel::default().as_str())]
    pub(crate) model: RespondModel,
    /// Whether a test stands behind its day's training or before it.
    #[arg(long, value_parser = one_of(ResponseIndex::ALL, ResponseIndex::as_str), default_value = ResponseIndex::default().as_str())]
    pub(crate) index: ResponseIndex,
    /// What a day does of which nothing is known.
    #[arg(long, value_parser = one_of(UnknownDays::ALL, UnknownDays::as_str), default_value = UnknownDays::default().as_str())]
    pub(crate) unknown: UnknownDays,
    /// Count the sessions of one sport only.
    #[arg(long, value_parser = one_of(Sport::ALL, Sport::as_str))]
    pub(crate) sport: Option<Sport>,
    /// Take the loads by this method, where the table has several.
    #[arg(long)]
    pub(crate) method: Option<String>,
    /// Values of one's own for constants, each with its source.
    #[arg(long, value_name = "CONSTANTS.toml")]
    pub(crate) constants: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct PlanArgs {
    /// The athlete's profile; races with a day are planned for.
    #[arg(long, value_name = "ATHLETE.toml")]
    pub(crate) athlete: Option<PathBuf>,
    /// A folder with the athlete's recordings.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) history: Option<PathBuf>,
    /// The id of a method that is shipped, or a file that ends in .toml.
    #[arg(long, default_value = "norwegian-singles")]
    pub(crate) method: String,
    /// The first day of the plan; the day after the last recording where none is given.
    #[arg(long, value_name = "DATE")]
    pub(crate) start: Option<NaiveDate>,
    /// How many days.
    #[arg(long, default_value_t = 28)]
    pub(crate) days: u32,
    /// A race and its day, as 5km=2026-06-20; may be given several times.
    #[arg(long, value_name = "DISTANCE=DATE", value_parser = race)]
    pub(crate) race: Vec<(Distance, NaiveDate)>,
    /// The race that is the goal, before which volume falls where the method tapers.
    #[arg(long, value_name = "DISTANCE=DATE", value_parser = race)]
    pub(crate) goal: Vec<(Distance, NaiveDate)>,
    /// Minutes a day of the week, as mon=60,tue=no; days that are not named are open.
    #[arg(long, value_name = "DAYS", value_parser = available)]
    pub(crate) available: Option<[AvailableDay; 7]>,
    /// A week is not grown beyond these minutes.
    #[arg(long, value_name = "MINUTES")]
    pub(crate) weekly_minutes: Option<f64>,
    /// What monitoring has made of the pace; 1 is that of the profile.
    #[arg(long, value_name = "FACTOR", default_value_t = 1.0)]
    pub(crate) pace_factor: f64,
    /// Plan a breakthrough, if the base is consistent.
    #[arg(long)]
    pub(crate) breakthrough: bool,
    /// Say of each day why it is so.
    #[arg(long)]
    pub(crate) why: bool,
    /// Write the plan as a calendar too.
    #[arg(long, value_name = "PLAN.ics")]
    pub(crate) ics: Option<PathBuf>,
}

fn race(text: &str) -> Result<(Distance, NaiveDate), String> {
    const HINT: &str = "write DISTANCE=DATE, such as 5km=2026-06-20";
    let (distance, date) = text.split_once('=').ok_or(HINT)?;
    let distance = Event::new(distance.trim()).distance().ok_or(HINT)?;
    let date = date.trim().parse().map_err(|_| HINT.to_owned())?;
    Ok((distance, date))
}

fn available(text: &str) -> Result<[AvailableDay; 7], String> {
    const NAMES: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    const HINT: &str = "write minutes or no for days of the week, such as mon=60,tue=no";
    let mut days = [AvailableDay::Open; 7];
    let mut told = [false; 7];
    for part in text.split(',') {
        let (name, value) = part.split_once('=').ok_or(HINT)?;
        let at = NAMES.iter().position(|n| *n == name.trim()).ok_or(HINT)?;
        if core::mem::replace(&mut told[at], true) {
            return Err(format!("{} stands there twice", NAMES[at]));
        }
        days[at] = match value.trim() {
            "no" => AvailableDay::No,
            "open" => AvailableDay::Open,
            minutes => AvailableDay::Minutes(minutes.parse().map_err(|_| HINT.to_owned())?),
        };
    }
    Ok(days)
}

/// Where a mean starts.
fn seed(text: &str) -> Result<Seed, String> {
    const HINT: &str = "write zero, a load from 0 on, or mean:7";
    if text == "zero" {
        return Ok(Seed::Zero);
    }
    if let Some(days) = text.strip_prefix("mean:") {
        return days.parse().map(Seed::MeanOf).map_err(|_| HINT.to_owned());
    }
    let value: f64 = text.parse().map_err(|_| HINT.to_owned())?;
    if value.is_finite() && value >= 0.0 { Ok(Seed::Value(value)) } else { Err(HINT.to_owned()) }
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
    /// Values of one's own for constants, each with its source.
    #[arg(long, value_name = "CONSTANTS.toml")]
    pub(crate) constants: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct PacesArgs {
    /// A race, such as 5km=20:00 or half-marathon=1:35:00; may be given several times.
    #[arg(long, value_name = "DISTANCE=TIME")]
    pub(crate) race: Vec<String>,
    /// The measured speed at the second lactate threshold: 4.2 (m/s), 15.1km/h or 3:58/km.
    #[arg(long, value_name = "SPEED", value_parser = speed)]
    pub(crate) lt2: Option<Speed>,
    /// The measured maximal heart rate in beats a minute.
    #[arg(long, value_name = "BPM", value_parser = heart_rate)]
    pub(crate) hr_max: Option<HeartRate>,
    /// Where marathon pace comes from.
    #[arg(long, value_parser = one_of(MarathonPace::ALL, MarathonPace::as_str), default_value = MarathonPace::default().as_str())]
    pub(crate) marathon: MarathonPace,
    /// Where repetition pace comes from.
    #[arg(long, value_parser = one_of(RepetitionPace::ALL, RepetitionPace::as_str), default_value = RepetitionPace::default().as_str())]
    pub(crate) repetition: RepetitionPace,
}

/// A speed as m/s, km/h or a pace for each kilometre or mile.
fn speed(text: &str) -> Result<Speed, String> {
    const HINT: &str = "write 4.2 (m/s), 15.1km/h, 3:58/km or 6:23/mile";
    let number = |text: &str| text.trim().parse::<f64>().map_err(|_| HINT.to_owned());
    let pace = |text: &str, unit| {
        let time = text.trim().parse::<SplitTime>().map_err(|_| HINT.to_owned())?;
        let time = std::time::Duration::try_from_secs_f64(time.seconds());
        let pace = time.ok().and_then(|time| Pace::new(time, unit).ok());
        pace.map(Pace::speed).ok_or_else(|| HINT.to_owned())
    };
    let found = if let Some(kmh) = text.strip_suffix("km/h") {
        Speed::from_kilometers_per_hour(number(kmh)?).map_err(|e| e.to_string())
    } else if let Some(m_s) = text.strip_suffix("m/s") {
        Speed::from_meters_per_second(number(m_s)?).map_err(|e| e.to_string())
    } else if let Some(per_km) = text.strip_suffix("/km") {
        pace(per_km, PaceUnit::PerKilometer)
    } else if let Some(per_mile) = text.strip_suffix("/mile").or_else(|| text.strip_suffix("/mi")) {
        pace(per_mile, PaceUnit::PerMile)
    } else {
        Speed::from_meters_per_second(number(text)?).map_err(|e| e.to_string())
    }?;
    if found > Speed::MIN { Ok(found) } else { Err(HINT.to_owned()) }
}

/// A count of repetitions: halves are fine, what is no number or below nothing is not.
fn reps_left(text: &str) -> Result<f64, String> {
    const MOST: f64 = 1000.0;
    let reps = text.parse::<f64>().ok().filter(|reps| (0.0..=MOST).contains(reps));
    reps.ok_or_else(|| format!("a number of repetitions from 0 to {MOST}"))
}

fn lactate(text: &str) -> Result<Lactate, String> {
    let reading = text.parse::<f64>().map_err(|_| "a number of mmol/L".to_owned())?;
    Lactate::from_millimoles_per_liter(reading).map_err(|e| e.to_string())
}

fn seasons() -> impl TypedValueParser<Value = Season> {
    PossibleValuesParser::new(Season::ALL.iter().map(|season| season.as_str())).try_map(|given| {
        Season::ALL.iter().copied().find(|season| season.as_str() == given).ok_or("no such value")
    })
}

fn heart_rate(text: &str) -> Result<HeartRate, String> {
    let bpm = text.parse::<f64>().map_err(|_| "a number of beats a minute".to_owned())?;
    HeartRate::from_bpm(bpm).map_err(|e| e.to_string())
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
    /// Leave out all intervals; then no method is told unstable.
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
