//! The least priority that clear statements set. Neither a language model nor an instruction within the text gets below it,
//! and no courtesy beside them takes them back. They are few and whole: what is raised here, nothing lowers again.

mod rules;

use std::sync::LazyLock;

use entity::Priority;
use regex::{Regex, RegexSet};

use super::normal::Folded;
use rules::{DENIED, IMAGINED, RULES};

/// The least priority that clear signals set, whatever any model says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Floor {
    /// The least priority.
    pub priority: Priority,
    /// Why, in a sentence for people.
    pub reason: String,
}

/// What a statement tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Security,
    Outage,
    DataLoss,
}

impl Meaning {
    const fn words(self) -> &'static str {
        match self {
            Self::Security => "a breach of security",
            Self::Outage => "an outage",
            Self::DataLoss => "lost data",
        }
    }

    /// Whether a word of denial near it takes it back. That nobody can work is said with such words.
    const fn can_be_denied(self) -> bool {
        matches!(self, Self::Security | Self::DataLoss)
    }
}

/// How many words before a statement, and after it, a denial is looked for.
const NEAR: (usize, usize) = (4, 2);

struct Rules {
    /// Which of them stand in a text at all: most stand in none.
    any: RegexSet,
    each: Vec<(Meaning, Priority, Regex)>,
    imagined: Regex,
    denied: Regex,
}

static PREPARED: LazyLock<Option<Rules>> = LazyLock::new(|| Rules::new().ok());

impl Rules {
    fn new() -> Result<Self, regex::Error> {
        let patterns: Vec<_> = RULES.iter().map(|(_, _, rule)| whole(&spelt_out(rule))).collect();
        let each = RULES
            .iter()
            .zip(&patterns)
            .map(|((meaning, priority, _), pattern)| Ok((*meaning, *priority, Regex::new(pattern)?)));
        Ok(Self {
            any: RegexSet::new(&patterns)?,
            each: each.collect::<Result<_, regex::Error>>()?,
            imagined: Regex::new(&whole(IMAGINED))?,
            denied: Regex::new(&whole(DENIED))?,
        })
    }
}

/// A rule as a regular expression.
fn spelt_out(rule: &str) -> String {
    let mut spelt = String::new();
    let mut rest = rule.chars();
    while let Some(character) = rest.next() {
        match character {
            '~' => {
                let most = rest.next().unwrap_or('0');
                spelt.push_str(&format!("(?: [^ \n]+){{0,{most}}}"));
            }
            'W' => spelt.push_str("[^ \n]+"),
            other => spelt.push(other),
        }
    }
    spelt.replace('(', "(?:").replace("(?:?:", "(?:")
}

/// Only whole words.
fn whole(pattern: &str) -> String {
    format!("(?m)(?:^| )(?:{pattern})(?: |$)")
}

/// The floor of a text, if it makes clear statements.
pub(super) fn of(text: &Folded<'_>) -> Option<Floor> {
    let rules = PREPARED.as_ref()?;
    let clauses = text.clauses();
    let lines = clauses.iter().map(|clause| clause.folded).collect::<Vec<_>>().join("\n");
    let mut found: Option<(Priority, Meaning, String)> = None;
    for rule in rules.any.matches(&lines) {
        let (meaning, priority, pattern) = &rules.each[rule];
        let stated = clauses.iter().filter(|clause| !clause.asks && !rules.imagined.is_match(clause.folded)).find_map(
            |clause| {
                let hit = pattern.find(clause.folded)?;
                let (before, after) = (&clause.folded[..hit.start()], &clause.folded[hit.end()..]);
                let words = |text: &str| text.split(' ').filter(|word| !word.is_empty()).count();
                let (first, past) = (words(before), words(before) + words(hit.as_str()));
                let near: Vec<_> = clause.folded.split(' ').skip(first.saturating_sub(NEAR.0)).collect();
                let near =
                    near[..near.len().min(past - first.saturating_sub(NEAR.0) + NEAR.1.min(words(after)))].join(" ");
                let is_denied = meaning.can_be_denied() && rules.denied.is_match(&near);
                (!is_denied).then(|| text.as_written(clause.first + first, clause.first + past))
            },
        );
        if let Some(words) = stated
            && found.as_ref().is_none_or(|(most, ..)| priority > most)
        {
            found = Some((*priority, *meaning, words));
        }
    }
    let (priority, meaning, words) = found?;
    let (level, meaning) = (priority.as_str(), meaning.words());
    Some(Floor { priority, reason: format!("\"{words}\" tells of {meaning}: at least {level} (built-in rule)") })
}
