//! The least priority that clear statements set. Neither a language model nor an instruction within the text gets below it,
//! and no courtesy beside them takes them back. They are few and whole: what is raised here, nothing lowers again.

mod rules;

use std::{
    collections::{BTreeSet, HashMap},
    sync::LazyLock,
};

use entity::Priority;
use regex::Regex;

use super::normal::{Clause, Folded};
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
    /// Which of them a word calls for.
    called: HashMap<&'static str, Vec<usize>>,
    each: Vec<(Meaning, Priority, Regex)>,
    imagined: Regex,
    denied: Regex,
}

static PREPARED: LazyLock<Option<Rules>> = LazyLock::new(|| Rules::new().ok());

impl Rules {
    fn new() -> Result<Self, regex::Error> {
        let mut called: HashMap<_, Vec<usize>> = HashMap::new();
        let mut each = Vec::with_capacity(RULES.len());
        for (rule, (meaning, priority, words, pattern)) in RULES.iter().enumerate() {
            words.split(' ').for_each(|word| called.entry(word).or_default().push(rule));
            each.push((*meaning, *priority, Regex::new(&whole(&spelt_out(pattern)))?));
        }
        Ok(Self { called, each, imagined: Regex::new(&whole(IMAGINED))?, denied: Regex::new(&whole(DENIED))? })
    }

    /// The words by which a clause states that, as they were written, unless it denies it.
    fn stated(&self, text: &Folded<'_>, clause: &Clause<'_>, meaning: Meaning, pattern: &Regex) -> Option<String> {
        let hit = pattern.find(clause.folded)?;
        let words = |text: &str| text.split(' ').filter(|word| !word.is_empty()).count();
        let first = words(&clause.folded[..hit.start()]);
        let past = first + words(hit.as_str());
        let near = first.saturating_sub(NEAR.0)..past + NEAR.1;
        let near = clause.folded.split(' ').skip(near.start).take(near.len()).collect::<Vec<_>>().join(" ");
        let is_denied = meaning.can_be_denied() && self.denied.is_match(&near);
        (!is_denied).then(|| text.as_written(clause.first + first, clause.first + past))
    }

    /// The rules that a clause may make true, in their order.
    fn of(&self, clause: &str) -> BTreeSet<usize> {
        clause.split(' ').filter_map(|word| self.called.get(word)).flatten().copied().collect()
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
    let mut found: Option<(Priority, Meaning, String)> = None;
    for clause in text.clauses().iter().filter(|clause| !clause.asks) {
        let called = rules.of(clause.folded);
        if called.is_empty() || rules.imagined.is_match(clause.folded) {
            continue;
        }
        for (meaning, priority, pattern) in called.into_iter().map(|rule| &rules.each[rule]) {
            if found.as_ref().is_some_and(|(most, ..)| most >= priority) {
                continue;
            }
            if let Some(words) = rules.stated(text, clause, *meaning, pattern) {
                found = Some((*priority, *meaning, words));
            }
        }
        if found.as_ref().is_some_and(|(most, ..)| *most == Priority::Critical) {
            break;
        }
    }
    let (priority, meaning, words) = found?;
    let (level, meaning) = (priority.as_str(), meaning.words());
    Some(Floor { priority, reason: format!("\"{words}\" tells of {meaning}: at least {level} (built-in rule)") })
}
