//! `frontdesk triage` as whoever runs it sees it.

use std::process::Command;

use serde_json::Value;

use crate::support::command::Folder;

fn run(folder: &Folder, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_frontdesk"));
    let done =
        command.args(["triage"]).args(arguments).current_dir(folder.path("")).env_clear().output().expect("it runs");
    let text = |bytes| String::from_utf8(bytes).expect("it writes UTF-8");
    (done.status.code().unwrap_or(-1), text(done.stdout), text(done.stderr))
}

const FILE: &str = "\
Subject,Body,Kind,Level,Source
Charged twice,\"I was charged twice for one invoice, please refund\",Refund request,high,mail
Dark mode,Would be nice to have a dark mode,Idea,P4,web
Hacked,\"Our account was hacked, someone logged in and changed the password\",account,critical,web
Nothing,No kind here,,,web
";

const COLUMNS: [&str; 16] = [
    "--title",
    "Subject",
    "--description",
    "Body",
    "--category",
    "Kind",
    "--priority",
    "Level",
    "--category-value",
    "Refund request=billing",
    "--category-value",
    "Idea=general",
    "--priority-value",
    "P4=low",
    "--by",
    "Source",
];

#[test]
fn classify_answers_with_its_reasons() {
    let folder = Folder::new();
    let (code, out, _) = run(&folder, &["classify", "I was charged twice", "--title", "Refund"]);
    assert_eq!(code, 0);
    assert!(out.contains("category   billing"), "{out}");
    assert!(out.contains("\"charged twice\" points to billing (built-in)"), "{out}");
    assert!(out.contains("model      built-in-2"), "{out}");

    let (code, out, _) = run(&folder, &["classify", "--json", "I was charged twice"]);
    let answer: Value = serde_json::from_str(&out).expect("one JSON object");
    assert_eq!((code, &answer["category"], &answer["model"]), (0, &"billing".into(), &"built-in-2".into()));
    assert!(answer["reasons"].as_array().is_some_and(|reasons| !reasons.is_empty()), "{answer}");
}

#[test]
fn evaluate_measures_any_labelled_file() {
    let folder = Folder::new();
    folder.write("some.csv", FILE);
    let arguments: Vec<_> = ["evaluate", "some.csv"].into_iter().chain(COLUMNS).collect();
    let (code, out, err) = run(&folder, &arguments);
    assert_eq!(code, 0, "{err}");
    assert!(out.contains("category: accuracy 1.000, macro-F1 1.000, ECE"), "{out}");
    assert!(out.contains("within one level 1.000, 3 rows"), "{out}");
    assert!(out.contains("web: category: accuracy 1.000") && out.contains("mail: priority:"), "{out}");
    assert!(err.contains("1 rows are left out") && err.contains("line 5"), "{err}");

    let (code, _, err) = run(&folder, &["evaluate", "some.csv"]);
    assert_eq!(code, 2);
    assert!(err.contains("no column is the title"), "{err}");
    let (code, _, err) = run(&folder, &["evaluate", "none.csv"]);
    assert_eq!((code, err.contains("cannot open")), (1, true), "{err}");
}

#[test]
fn two_processes_learn_the_same() {
    let folder = Folder::new();
    folder.write("some.csv", FILE);
    let arguments: Vec<_> = ["evaluate", "some.csv", "--learn", "2"].into_iter().chain(COLUMNS).collect();
    let (one, other) = (run(&folder, &arguments), run(&folder, &arguments));
    assert!(one.1.contains("model built-in-2+2, fingerprint "), "{}", one.1);
    assert_eq!(one.1, other.1);
}
