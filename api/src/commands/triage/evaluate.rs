//! `frontdesk triage evaluate`

use std::{
    collections::BTreeMap,
    io::{self, Write},
    path::PathBuf,
};

use clap::Args;

use crate::{
    commands::WrongCommandLine,
    domain::triage::{Evaluation, HeadScore, Label, Model, TicketText},
    import::{self, CategoryMeaning, ColumnNames, Format, LabelledFile, PriorityMeaning, Request, read_labelled},
};

/// How often the built-in model agrees with what people said, on any labelled file: CSV or JSON lines.
///
/// For each of category and priority: the share of right answers, macro-F1, the expected calibration error (how far
/// confidences and right answers are apart), and how often each value was answered with each.
#[derive(Args, Debug)]
pub(super) struct Evaluate {
    /// The file; - is standard input.
    file: PathBuf,

    /// How the file is written; told by its name when not set.
    #[arg(long = "format", value_name = "FORMAT")]
    file_format: Option<Format>,

    /// Learn from so many rows first, those at the beginning, and measure on the others.
    #[arg(long, value_name = "ROWS", default_value_t = 0)]
    learn: usize,

    /// The column by whose values the figures are told apart as well: a language, a source.
    #[arg(long, value_name = "COLUMN")]
    by: Option<String>,

    /// The column of the title; "title" when not set.
    #[arg(long, value_name = "COLUMN")]
    title: Option<String>,

    /// The column of the description; "description" when not set.
    #[arg(long, value_name = "COLUMN")]
    description: Option<String>,

    /// The column of the category; "category" when not set.
    #[arg(long, value_name = "COLUMN")]
    category: Option<String>,

    /// The column of the priority; "priority" when not set.
    #[arg(long, value_name = "COLUMN")]
    priority: Option<String>,

    /// What a value of the category's column means: "Refund request=billing". May be given many times.
    #[arg(long, value_name = "VALUE=CATEGORY")]
    category_value: Vec<CategoryMeaning>,

    /// What a value of the priority's column means: "P1=critical". May be given many times.
    #[arg(long, value_name = "VALUE=PRIORITY")]
    priority_value: Vec<PriorityMeaning>,
}

impl Evaluate {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let learn = self.learn;
        let by = self.by.clone();
        let LabelledFile { texts, left_out, first_left_out } =
            read_labelled(&self.request()).map_err(|error| match error {
                import::Error::Misfit(sentence) => WrongCommandLine(sentence).into(),
                error => anyhow::Error::from(error),
            })?;
        if let Some(reason) = first_left_out {
            eprintln!("note: {left_out} rows are left out, the first one for this reason: {reason}");
        }
        let (first, rest) = texts.split_at(learn.min(texts.len()));
        let labels: Vec<Label> = first.iter().map(|text| text.label.clone()).collect();
        let model = if labels.is_empty() { Model::built_in() } else { Model::learn(&labels) };

        let mut all = Evaluation::default();
        let mut groups: BTreeMap<String, Evaluation> = BTreeMap::new();
        for text in rest {
            let label = &text.label;
            let said = model.classify(TicketText { title: Some(&label.title), description: &label.description });
            all.add(label, &said);
            if by.is_some() {
                groups.entry(text.group.clone().unwrap_or_else(|| "-".to_owned())).or_default().add(label, &said);
            }
        }
        let mut out = io::stdout();
        writeln!(out, "model {}, fingerprint {:016x}, {} rows", model.name(), model.fingerprint(), rest.len())?;
        print(&mut out, "category", &all.category, &Evaluation::categories(), false)?;
        print(&mut out, "priority", &all.priority, &Evaluation::priorities(), true)?;
        if let Some(by) = by {
            writeln!(out, "\nby {by}")?;
            for (group, evaluation) in &groups {
                print_line(&mut out, &format!("{group}: category"), &evaluation.category, false)?;
                print_line(&mut out, &format!("{group}: priority"), &evaluation.priority, true)?;
            }
        }
        Ok(())
    }

    fn request(self) -> Request {
        Request {
            file: self.file,
            format: self.file_format,
            delimiter: b',',
            columns: ColumnNames {
                title: self.title,
                description: self.description,
                category: self.category,
                priority: self.priority,
                key: self.by,
                ..ColumnNames::default()
            },
            categories: self.category_value.into_iter().collect(),
            priorities: self.priority_value.into_iter().collect(),
            statuses: [].into_iter().collect(),
            key_prefix: None,
            rejected: None,
        }
    }
}

fn print(out: &mut impl Write, head: &str, score: &HeadScore, names: &[&str; 4], ordered: bool) -> io::Result<()> {
    if score.count() == 0 {
        return Ok(());
    }
    writeln!(out)?;
    print_line(out, head, score, ordered)?;
    writeln!(out, "{:<12}{}", "  was \\ said", names.map(|name| format!("{name:>11}")).concat())?;
    for (name, row) in names.iter().zip(&score.confusion) {
        writeln!(out, "  {name:<10}{}", row.map(|count| format!("{count:>11}")).concat())?;
    }
    Ok(())
}

fn print_line(out: &mut impl Write, name: &str, score: &HeadScore, ordered: bool) -> io::Result<()> {
    if score.count() == 0 {
        return Ok(());
    }
    let (accuracy, f1, error) = (score.accuracy(), score.macro_f1(), score.calibration_error());
    write!(out, "{name}: accuracy {accuracy:.3}, macro-F1 {f1:.3}, ECE {error:.3}")?;
    if ordered {
        write!(out, ", within one level {:.3}", score.within_one())?;
    }
    writeln!(out, ", {} rows", score.count())
}
