//! `frontdesk import`

use std::{io::Write, path::PathBuf, process::ExitCode};

use clap::Args;

use super::WrongCommandLine;
use crate::{
    app::App,
    config::{DatabaseSettings, TriageSettings},
    import::{self, CategoryMeaning, ColumnNames, Format, PriorityMeaning, Request, StatusMeaning, Summary},
};

/// Take in tickets from a CSV file or from JSON lines.
///
/// A row that is no valid ticket is rejected and reported with its line and the reason; all others are stored.
///
/// A title becomes one line: each run of white space turns into one blank. Control characters are dropped from titles,
/// and from descriptions except for tabs and line breaks. Times are RFC 3339, YYYY-MM-DD HH:MM:SS or YYYY-MM-DD, in UTC
/// where they name no zone. A ticket without a time of filing is filed now, or at the earliest of its other times. One
/// that is resolved or closed without a time of that was resolved when it was last changed.
///
/// The exit code is 0 when every row was taken, 1 when a row was rejected or the import failed, 2 when the command line
/// does not fit the file.
#[derive(Args, Debug)]
pub struct Import {
    /// The file; - is standard input.
    file: PathBuf,

    /// How the file is written; told by its name when not set: .jsonl, .ndjson and .json are JSON lines, others CSV.
    // The log has a format, too, and both are known by their fields' names.
    #[arg(long = "format", value_name = "FORMAT")]
    file_format: Option<Format>,

    /// What stands between two fields of CSV: one character, or \t for a tab.
    #[arg(long, value_name = "CHARACTER", default_value = ",", value_parser = delimiter)]
    delimiter: u8,

    #[command(flatten)]
    columns: ColumnOptions,

    /// What a value of the category's column means: "Refund request=billing". May be given many times.
    #[arg(long, value_name = "VALUE=CATEGORY")]
    category_value: Vec<CategoryMeaning>,

    /// What a value of the priority's column means: "P1=critical". May be given many times.
    #[arg(long, value_name = "VALUE=PRIORITY")]
    priority_value: Vec<PriorityMeaning>,

    /// What a value of the status's column means: "Waiting for customer=in_progress". May be given many times.
    #[arg(long, value_name = "VALUE=STATUS")]
    status_value: Vec<StatusMeaning>,

    /// What tells the keys of this source from those of others; the name of the key's column when not set.
    #[arg(long, value_name = "NAME", requires = "key")]
    key_prefix: Option<String>,

    /// Write the rejected rows to this file, with line and reason before their own fields. Once put right, it can be
    /// imported with the same options.
    #[arg(long, value_name = "FILE")]
    rejected: Option<PathBuf>,

    /// Check every row and store nothing. The database is not opened, so that keys already there are not known.
    #[arg(long)]
    dry_run: bool,

    #[command(flatten)]
    database: DatabaseSettings,
}

/// Which column is what.
#[derive(Args, Debug)]
struct ColumnOptions {
    /// The column of the title; "title" when not set.
    #[arg(long, value_name = "COLUMN")]
    title: Option<String>,
    /// The column of the description; "description" when not set.
    #[arg(long, value_name = "COLUMN")]
    description: Option<String>,
    /// The column of the category; "category" when not set. Triage fills in what is missing.
    #[arg(long, value_name = "COLUMN")]
    category: Option<String>,
    /// The column of the priority; "priority" when not set. Triage fills in what is missing.
    #[arg(long, value_name = "COLUMN")]
    priority: Option<String>,
    /// The column of the status; "status" when not set. A ticket without one is open.
    #[arg(long, value_name = "COLUMN")]
    status: Option<String>,
    /// The column of the time of filing; "createdAt" or "created_at" when not set.
    #[arg(long, value_name = "COLUMN")]
    created_at: Option<String>,
    /// The column of the time of the last change; "updatedAt" or "updated_at" when not set.
    #[arg(long, value_name = "COLUMN")]
    updated_at: Option<String>,
    /// The column of the time of resolution; "resolvedAt" or "resolved_at" when not set.
    #[arg(long, value_name = "COLUMN")]
    resolved_at: Option<String>,
    /// The column that tells each row from all others: with it, importing a file twice stores nothing twice.
    #[arg(long, value_name = "COLUMN")]
    key: Option<String>,
}

impl Import {
    pub(super) async fn run(self) -> anyhow::Result<ExitCode> {
        let (dry, keyed) = (self.dry_run, self.columns.key.is_some());
        let database = self.database.clone();
        let request = self.request();
        let outcome = if dry {
            import::run(&request, None).await
        } else {
            let app = App::open(database.url.reveal(), &TriageSettings::built_in()).await?;
            let mut outcome = import::run(&request, Some(app.tickets())).await;
            if let Ok(summary) = &mut outcome {
                super::analyze_after(summary.stored, app.database()).await;
            }
            app.close().await;
            outcome
        };
        let summary = outcome.map_err(|error| match error {
            import::Error::Misfit(sentence) => WrongCommandLine(sentence).into(),
            error => anyhow::Error::from(error),
        })?;
        tell(&summary, dry, keyed)?;
        Ok(if summary.rejected == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    fn request(self) -> Request {
        let ColumnOptions { title, description, category, priority, status, created_at, updated_at, resolved_at, key } =
            self.columns;
        Request {
            file: self.file,
            format: self.file_format,
            delimiter: self.delimiter,
            columns: ColumnNames {
                title,
                description,
                category,
                priority,
                status,
                created_at,
                updated_at,
                resolved_at,
                key,
            },
            categories: self.category_value.into_iter().collect(),
            priorities: self.priority_value.into_iter().collect(),
            statuses: self.status_value.into_iter().collect(),
            key_prefix: self.key_prefix,
            rejected: self.rejected,
        }
    }
}

fn tell(summary: &Summary, dry: bool, keyed: bool) -> std::io::Result<()> {
    let Summary { read, stored, known, rejected, undated, time } = *summary;
    let seconds = time.as_secs_f64();
    let mut out = std::io::stdout();
    if dry {
        writeln!(
            out,
            "read {read}, could be stored {stored}, rejected {rejected}, {seconds:.1} s; nothing was stored"
        )?;
    } else {
        writeln!(out, "read {read}, stored {stored}, already there {known}, rejected {rejected}, {seconds:.1} s")?;
    }
    if undated > 0 {
        eprintln!(
            "note: {undated} tickets are resolved or closed though no time says when; they count as resolved when filed"
        );
    }
    if !keyed && !dry && stored > 0 {
        eprintln!("note: without --key COLUMN, importing this file again would store its tickets again");
    }
    Ok(())
}

fn delimiter(text: &str) -> Result<u8, String> {
    match text.as_bytes() {
        [b'\\', b't'] => Ok(b'\t'),
        [byte] if byte.is_ascii() && !b"\"\r\n".contains(byte) => Ok(*byte),
        _ => Err("one ASCII character is wanted, other than a quote or a line break".to_owned()),
    }
}
