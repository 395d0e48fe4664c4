//! The command line.

use std::process::ExitCode;

use anyhow::{Context, anyhow};
use clap::{
    CommandFactory, Parser,
    error::{ContextKind, ContextValue, ErrorKind},
};
use frontdesk::{
    commands::{CommandLine, WrongCommandLine},
    log,
};

fn main() -> ExitCode {
    // Before anything else runs: the environment must not change under another thread.
    if let Err(error) = read_settings_file() {
        return fail(&error);
    }
    let line = match CommandLine::try_parse() {
        Ok(line) => line,
        Err(error) => return refuse(&error),
    };
    if let Err(error) = log::begin(&line.log, line.command.log_filter()) {
        return fail(&error);
    }
    let runtime = match tokio::runtime::Runtime::new().context("the runtime cannot start") {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error),
    };
    let done = runtime.block_on(line.command.run());
    // Whatever still hangs, such as a name that is being looked up, does not keep the process.
    runtime.shutdown_background();
    done.unwrap_or_else(|error| fail(&error))
}

/// Takes settings from a file `.env` in this folder, where there is one; the environment wins.
fn read_settings_file() -> anyhow::Result<()> {
    match dotenvy::from_path(".env") {
        Err(dotenvy::Error::Io(error)) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        // The error would quote the line, and a line may hold a key.
        Err(dotenvy::Error::LineParse(..)) => Err(anyhow!("the file .env has a line that is not NAME=VALUE")),
        other => other.context("the file .env cannot be read"),
    }
}

/// A wrong word on the command line, or a wrong setting. What is wrong with a setting is said in one line: who starts a
/// server has not called for a manual.
fn refuse(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let text = error.render().to_string();
            eprintln!("frontdesk: {}{}", first_line(&text), variable(error));
        }
        _ => drop(error.print()),
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// One sentence, with what led to it.
fn fail(error: &anyhow::Error) -> ExitCode {
    eprintln!("frontdesk: {error:#}");
    if error.is::<WrongCommandLine>() { ExitCode::from(2) } else { ExitCode::FAILURE }
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default().trim_start_matches("error: ")
}

/// The environment variable of the setting that is wrong: it may have come from there.
fn variable(error: &clap::Error) -> String {
    let Some(ContextValue::String(setting)) = error.get(ContextKind::InvalidArg) else { return String::new() };
    let flag = setting.split_whitespace().next().unwrap_or_default().trim_start_matches('-').to_owned();
    let line = CommandLine::command();
    let arguments = line.get_subcommands().flat_map(clap::Command::get_arguments).chain(line.get_arguments());
    let named = arguments.into_iter().find(|argument| argument.get_long() == Some(flag.as_str()));
    let variable = named.and_then(|argument| argument.get_env()).map(|name| name.to_string_lossy().into_owned());
    variable.map(|name| format!(" (or {name})")).unwrap_or_default()
}
