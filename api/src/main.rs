//! The command line.

use std::process::ExitCode;

use clap::Parser;
use frontdesk::{commands::CommandLine, log};

#[tokio::main]
async fn main() -> ExitCode {
    let line = match CommandLine::try_parse() {
        Ok(line) => line,
        Err(error) => return refuse(&error),
    };
    if let Err(error) = log::begin(&line.log) {
        return fail(&error);
    }
    match line.command.run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error),
    }
}

/// A wrong word on the command line, or a wrong setting.
fn refuse(error: &clap::Error) -> ExitCode {
    let _ = error.print();
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// One sentence, with what led to it.
fn fail(error: &anyhow::Error) -> ExitCode {
    eprintln!("frontdesk: {error:#}");
    ExitCode::FAILURE
}
