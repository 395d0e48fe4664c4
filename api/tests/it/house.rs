//! The layers call each other in one direction only.

use std::{fs, path::Path};

/// A layer, where it lives, and the names it must not know.
const LAYERS: [(&str, &[&str]); 11] = [
    ("api/src/commands", &["async_graphql", "sea_orm", "axum", "entity::"]),
    ("api/src/app", &["async_graphql", "sea_orm", "entity::", "crate::commands"]),
    ("api/src/http", &["sea_orm", "entity::", "migration", "crate::app", "crate::commands", "crate::llm"]),
    (
        "api/src/graphql",
        &["sea_orm", "axum", "migration", "async_openai", "crate::http", "crate::app", "crate::commands", "crate::llm"],
    ),
    (
        "api/src/domain",
        &[
            "async_graphql",
            "axum",
            "async_openai",
            "reqwest",
            "crate::graphql",
            "crate::http",
            "crate::app",
            "crate::commands",
            "crate::llm",
            "crate::config",
        ],
    ),
    (
        "api/src/llm",
        &[
            "async_graphql",
            "axum",
            "sea_orm",
            "crate::graphql",
            "crate::http",
            "crate::app",
            "crate::commands",
            "crate::config",
        ],
    ),
    ("api/src/import", BESIDE_HTTP),
    ("api/src/demo", BESIDE_HTTP),
    ("entity/src", &["async_graphql", "axum", "migration", "frontdesk"]),
    ("migration/src", &["entity::", "async_graphql", "axum", "frontdesk"]),
    (
        "api/src/main",
        &["async_graphql", "sea_orm", "axum", "entity::", "frontdesk::domain", "frontdesk::graphql", "frontdesk::http"],
    ),
];

/// What fills a database through the domain must know neither tables nor who asks it to.
const BESIDE_HTTP: &[&str] = &[
    "async_graphql",
    "axum",
    "sea_orm",
    "migration",
    "crate::graphql",
    "crate::http",
    "crate::app",
    "crate::commands",
    "crate::llm",
    "crate::config",
];

#[test]
fn no_layer_names_one_above_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    let mut trespasses = Vec::new();
    for (layer, forbidden) in LAYERS {
        let mut sources = Vec::new();
        collect(&root.join(layer), &mut sources);
        collect(&root.join(format!("{layer}.rs")), &mut sources);
        assert!(!sources.is_empty(), "{layer} has no sources: was it moved?");
        for source in sources {
            let text = fs::read_to_string(&source).expect("a source file");
            for (number, line) in calls(&text) {
                for name in forbidden.iter().filter(|name| names(&line, name)) {
                    trespasses.push(format!("{}:{number} names {name}", source.display()));
                }
            }
        }
    }
    assert!(trespasses.is_empty(), "{}", trespasses.join("\n"));
}

fn collect(path: &Path, sources: &mut Vec<std::path::PathBuf>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).expect("a folder") {
            collect(&entry.expect("an entry").path(), sources);
        }
    } else if path.extension().is_some_and(|extension| extension == "rs") && path.exists() {
        sources.push(path.to_owned());
    }
}

/// The lines that name something, each with its number: an import with braces becomes one line for each path in it. What
/// a comment says is no call.
fn calls(source: &str) -> Vec<(usize, String)> {
    let mut calls = Vec::new();
    let mut import = String::new();
    for (number, line) in source.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
        let line = line.trim();
        let begins =
            ["use ", "pub use ", "pub(crate) use ", "pub(super) use "].iter().any(|word| line.starts_with(word));
        if begins || !import.is_empty() {
            import.push_str(line);
            if !line.ends_with(';') {
                continue;
            }
            let tree = std::mem::take(&mut import);
            let (_, tree) = tree.split_once("use ").expect("an import");
            let mut paths = Vec::new();
            flatten("", tree.trim_end_matches(';'), &mut paths);
            calls.extend(paths.into_iter().map(|path| (number + 1, path)));
        } else {
            calls.push((number + 1, line.to_owned()));
        }
    }
    calls
}

/// The paths of `a::{b, c::{d, e}}`, one by one.
fn flatten(prefix: &str, tree: &str, paths: &mut Vec<String>) {
    let Some((stem, group)) = tree.trim().split_once('{') else {
        return paths.push(format!("{prefix}{}", tree.trim()));
    };
    let group = group.trim_end().strip_suffix('}').expect("a closed group");
    let (mut depth, mut begin) = (0, 0);
    for (at, character) in group.char_indices().chain([(group.len(), ',')]) {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                let part = &group[begin..at];
                if !part.trim().is_empty() {
                    flatten(&format!("{prefix}{}", stem.trim()), part, paths);
                }
                begin = at + 1;
            }
            _ => {}
        }
    }
}

/// Whether the line holds the name as a word of its own.
fn names(line: &str, name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(name).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + name.len()..].chars().next();
        let ends_open = name.ends_with(':');
        !before.is_some_and(is_part) && (ends_open || !after.is_some_and(is_part))
    })
}

#[test]
fn a_trespass_would_be_seen() {
    assert!(names("use sea_orm::EntityTrait;", "sea_orm"));
    assert!(names("    let x = crate::http::serve();", "crate::http"));
    assert!(names("use entity::Category;", "entity::"));
    let grouped = calls("use crate::{\n    domain::error::Error,\n    http::{State, router},\n};\n// use crate::app;");
    assert!(grouped.iter().any(|(_, path)| names(path, "crate::http")), "{grouped:?}");
    assert!(!grouped.iter().any(|(_, path)| names(path, "crate::app")), "{grouped:?}");
    assert!(!names("use sea_orm_migration::prelude;", "sea_orm"));
    assert!(!names("let identity::x", "entity::"));
}
