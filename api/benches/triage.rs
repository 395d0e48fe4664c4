//! What the built-in model costs: its start, an answer, a refit, its memory.
//!
//! `cargo bench --bench triage`

#![allow(clippy::print_stdout, reason = "a bench tells its figures")]

use std::{
    fs,
    hint::black_box,
    time::{Duration, Instant},
};

use entity::{Category, Priority};
use frontdesk::domain::triage::{Evidence, Judged, Label, Model, TicketText};

const ANSWERS: usize = 5_000;
const LABELS: usize = 20_000;

const WORDS: [&str; 48] = [
    "invoice",
    "refund",
    "charged",
    "twice",
    "error",
    "crash",
    "server",
    "export",
    "password",
    "login",
    "account",
    "locked",
    "question",
    "feature",
    "opening",
    "hours",
    "please",
    "today",
    "customers",
    "cannot",
    "work",
    "urgent",
    "since",
    "the",
    "update",
    "my",
    "and",
    "is",
    "gone",
    "slow",
    "report",
    "page",
    "Rechnung",
    "Passwort",
    "Fehler",
    "factura",
    "contraseña",
    "erreur",
    "compte",
    "nobody",
    "can",
    "sign",
    "in",
    "thanks",
    "team",
    "office",
    "was",
    "to",
];

fn main() {
    let begun = Instant::now();
    let model = Model::built_in();
    println!("start            {:>10.1?}", begun.elapsed());
    println!("memory, resident {:>10}", resident());

    let texts: Vec<_> = (0..50).map(|at| text(at, 2_000)).collect();
    println!("answer to 2,000 characters: {}", percentiles(&model, &texts));

    let labels: Vec<_> = (0..LABELS)
        .map(|at| Label {
            title: text(at, 40),
            description: text(at + 1, 300),
            category: Some(Judged { value: Category::ALL[at % 4], evidence: Evidence::Corrected }),
            priority: Some(Judged { value: Priority::ALL[at / 4 % 4], evidence: Evidence::Filed }),
        })
        .collect();
    for count in [100, 1_000, LABELS] {
        let begun = Instant::now();
        let model = black_box(Model::learn(&labels[..count]));
        println!("refit of {count:>6}  {:>10.1?}  ({})", begun.elapsed(), model.name());
        if count == LABELS {
            println!("answer after that: {}", percentiles(&model, &texts));
        }
    }
    drop(labels);
    println!("memory, resident {:>10}", resident());
}

fn percentiles(model: &Model, texts: &[String]) -> String {
    let mut took: Vec<Duration> = (0..ANSWERS)
        .map(|at| {
            let begun = Instant::now();
            black_box(model.classify(TicketText { title: Some("A title"), description: &texts[at % texts.len()] }));
            begun.elapsed()
        })
        .collect();
    took.sort();
    format!("p50 {:.1?}, p99 {:.1?}, longest {:.1?}", took[ANSWERS / 2], took[ANSWERS * 99 / 100], took[ANSWERS - 1])
}

/// Words in an order that looks like chance and is the same every time.
fn text(seed: usize, characters: usize) -> String {
    let mut state = (seed as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut text = String::new();
    while text.len() < characters {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        text.push_str(WORDS[usize::try_from(state % WORDS.len() as u64).unwrap_or_default()]);
        text.push(if state % 11 == 0 { '.' } else { ' ' });
    }
    text.chars().take(characters).collect()
}

/// What the system says that the process holds in memory.
fn resident() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.map_or_else(|| "unknown".to_owned(), |size| size.trim().to_owned())
}
