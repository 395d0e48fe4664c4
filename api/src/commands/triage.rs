//! `frontdesk triage`

mod evaluate;

use std::{io::Write, process::ExitCode};

use clap::{Args, Subcommand};

use crate::domain::triage::{Model, TicketText};

/// Ask the built-in model what a text is about, or measure how good it is.
///
/// Only the model that is built in answers here, as it is shipped: no language model is asked, no database opened.
#[derive(Args, Debug)]
pub struct Triage {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand, Debug)]
enum What {
    Classify(Classify),
    Evaluate(Box<evaluate::Evaluate>),
}

/// What a text is about and how urgent it is, with the reasons. The built-in model answers, and only that one.
#[derive(Args, Debug)]
struct Classify {
    /// The text.
    text: String,

    /// Its title.
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,

    /// Answer with one JSON object.
    #[arg(long)]
    json: bool,
}

impl Triage {
    pub(super) fn run(self) -> anyhow::Result<ExitCode> {
        match self.what {
            What::Classify(command) => command.run().map(|()| ExitCode::SUCCESS),
            What::Evaluate(command) => command.run().map(|()| ExitCode::SUCCESS),
        }
    }
}

impl Classify {
    fn run(&self) -> anyhow::Result<()> {
        let said = Model::built_in().classify(TicketText { title: self.title.as_deref(), description: &self.text });
        let (category, priority) = (said.category.as_str(), said.priority.as_str());
        let mut out = std::io::stdout();
        if self.json {
            let answer = serde_json::json!({
                "category": category,
                "priority": priority,
                "confidence": said.confidence,
                "priorityConfidence": said.priority_confidence,
                "model": said.model,
                "reasons": said.reasons,
            });
            writeln!(out, "{answer}")?;
            return Ok(());
        }
        writeln!(out, "{:<10} {category} ({:.2})", "category", said.confidence)?;
        writeln!(out, "{:<10} {priority} ({:.2})", "priority", said.priority_confidence)?;
        writeln!(out, "{:<10} {}", "model", said.model)?;
        for reason in &said.reasons {
            writeln!(out, "- {reason}")?;
        }
        Ok(())
    }
}
