//! The command line.

use std::process::ExitCode;

use clap::{
    CommandFactory, Parser,
    error::{ContextKind, ContextValue, ErrorKind},
};
use frontdesk::{
    commands::{CommandLine, WrongCommandLine},
    log,
};

#[tokio::main]
async fn main() -> ExitCode {
    let line = match CommandLine::try_parse() {
        Ok(line) => line,
        Err(error) => return refuse(&error),
    };
    if let Err(error) = log::begin(&line.log, line.command.log_filter()) {
        return fail(&error);
    }
    match line.command.run().await {
        Ok(code) => code,
        Err(error) => fail(&error),
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
