//! The program `stadion`: reads arguments and files, calls one function of a library, prints.

mod args;
mod chart;
mod commands;
mod diagnostic;
mod failure;
mod out;
mod show;
mod table;

use std::process::ExitCode;

use clap::Parser as _;

use crate::args::{Args, Command};
use crate::failure::Failure;
use crate::out::Out;

fn main() -> ExitCode {
    let args = Args::parse();
    let mut out = Out::new(args.json);
    let done = match args.command {
        Command::Parse(parse) => commands::parse(&parse, &mut out),
        Command::Session(session) => commands::session(&session, &mut out),
        Command::Review(review) => commands::review(&review, &mut out),
        Command::Forecast(forecast) => commands::forecast(&forecast, &mut out),
        Command::Lactate(lactate) => commands::lactate(&lactate, &mut out),
        Command::Paces(paces) => commands::paces(&paces, &mut out),
        Command::Load(load) => commands::load(&load, &mut out),
        Command::Respond(respond) => commands::respond(&respond, &mut out),
        Command::Plan(plan) => commands::plan(&plan, &mut out),
        Command::Ids => commands::ids(&mut out),
    };
    match done.and_then(|()| out.flush()) {
        // A closed output means that whoever read it has had enough, as `head` has.
        Ok(()) | Err(Failure::Closed) => ExitCode::SUCCESS,
        Err(failure) => {
            failure.report(&mut out);
            ExitCode::FAILURE
        }
    }
}
