//! The log, on standard error.

use std::io::{self, IsTerminal, Write};

use anyhow::Context;
use tracing_subscriber::{EnvFilter, fmt};

use crate::config::{LogFormat, LogSettings};

/// Begins to log as the settings say; what `unless_asked` filters is logged only when the settings name it.
///
/// # Errors
/// When the filter cannot be read.
pub fn begin(settings: &LogSettings, unless_asked: &str) -> anyhow::Result<()> {
    // async-openai would log the whole body of an answer it cannot read.
    let filter = EnvFilter::try_new(format!("{unless_asked}{},async_openai=off", settings.filter))
        .with_context(|| format!("the log filter {:?} cannot be read", settings.filter))?;
    let builder = fmt().with_env_filter(filter).with_writer(|| Unheard).with_target(false);
    match settings.format {
        LogFormat::Text => builder.with_ansi(io::stderr().is_terminal()).init(),
        LogFormat::Json => builder.json().flatten_event(true).init(),
    }
    Ok(())
}

/// Standard error, which may have nobody left to read it. A failure to write would be reported there again, and end in a
/// panic: no request would be answered any more for want of its line in the log.
struct Unheard;

impl Write for Unheard {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let _ = io::stderr().write_all(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
