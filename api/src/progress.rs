//! How far a long command has come, on standard error: a bar on a terminal, a line now and then elsewhere.

use std::{
    cell::Cell,
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How often a line is written where there is no terminal.
const NOW_AND_THEN: Duration = Duration::from_secs(5);

const OF_BYTES: &str = "{bar:30} {percent:>3} %  {msg}  {elapsed} gone, {eta} to go";
const OF_STREAM: &str = "{spinner} {msg}  {elapsed} gone";
const OF_TICKETS: &str = "{bar:30} {human_pos} of {human_len} tickets  {elapsed} gone, {eta} to go";

/// How far a long command has come.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    spoken: Cell<Instant>,
}

impl Progress {
    /// Through a file of that many bytes, or through a stream that does not say.
    #[must_use]
    pub fn of_bytes(size: Option<u64>) -> Self {
        match size {
            Some(size) => Self::new(ProgressBar::new(size), OF_BYTES),
            None => Self::new(ProgressBar::no_length(), OF_STREAM),
        }
    }

    /// Through that many tickets.
    #[must_use]
    pub fn of_tickets(count: u64) -> Self {
        Self::new(ProgressBar::new(count), OF_TICKETS)
    }

    fn new(bar: ProgressBar, template: &str) -> Self {
        // Nothing is drawn where there is no terminal.
        bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(5));
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self { bar, spoken: Cell::new(Instant::now()) }
    }

    /// That far, which `words` say.
    pub fn at(&self, position: u64, words: impl FnOnce() -> String) {
        self.bar.set_position(position);
        if !self.bar.is_hidden() {
            self.bar.set_message(words());
        } else if self.spoken.get().elapsed() >= NOW_AND_THEN {
            self.spoken.set(Instant::now());
            eprintln!("{}", words());
        }
    }

    /// Says a line above the bar.
    pub fn say(&self, line: &str) {
        self.bar.suspend(|| eprintln!("{line}"));
    }

    /// Takes the bar away.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }
}
