//! Where a text tells triage what to answer. "Please mark this as critical" says how its writer feels, not how things are.

use super::normal::Folded;

/// What one does with a ticket, in the four languages.
const VERBS: [&str; 38] = [
    "mark",
    "classify",
    "set",
    "treat",
    "label",
    "rate",
    "categorize",
    "categorise",
    "prioritize",
    "prioritise",
    "escalate",
    "flag",
    "raise",
    "assign",
    "tag",
    "handle",
    "rank",
    "output",
    "answer",
    "respond",
    "return",
    "reply",
    "say",
    "markieren",
    "markiere",
    "setzen",
    "setze",
    "einstufen",
    "behandeln",
    "marcar",
    "marque",
    "marquen",
    "clasifique",
    "clasificar",
    "marquez",
    "classez",
    "traitez",
    "mettez",
];

/// What an answer of triage may be.
const LEVELS: [&str; 18] = [
    "critical",
    "urgent",
    "highest",
    "p0",
    "p1",
    "sev1",
    "emergency",
    "priority",
    "kritisch",
    "dringend",
    "prioritat",
    "critico",
    "critica",
    "prioridad",
    "critique",
    "priorite",
    "urgente",
    "blocker",
];

const FORGET: [&str; 8] = ["ignore", "disregard", "forget", "override", "ignoriere", "ignora", "ignorez", "bypass"];

const RULES: [&str; 9] = [
    "instructions",
    "instruction",
    "prompt",
    "rules",
    "guidelines",
    "anweisungen",
    "instrucciones",
    "consignes",
    "classifier",
];

/// Where what is told ends, and what is the case may begin.
const REASONS: [&str; 9] = ["because", "since", "but", "as", "weil", "porque", "car", "aber", "pero"];

/// Of each word, whether it belongs to something that triage is told to do.
pub(super) fn told(text: &Folded<'_>) -> Vec<bool> {
    let mut told = vec![false; text.words.len()];
    let mut first = 0;
    while first < text.words.len() {
        let clause = text.words[first].clause;
        let past = first + text.words[first..].iter().take_while(|word| word.clause == clause).count();
        mark(text, first, past, &mut told);
        first = past;
    }
    told
}

fn mark(text: &Folded<'_>, first: usize, past: usize, told: &mut [bool]) {
    let place = |words: &[&str], from: usize| (from..past).find(|&at| words.contains(&text.word(at)));
    let forgets = place(&FORGET, first).filter(|&at| place(&RULES, at).is_some());
    let told_to = place(&VERBS, first).filter(|&at| place(&LEVELS, at).is_some());
    let Some(begin) = [forgets, told_to].into_iter().flatten().min() else { return };
    let level = place(&LEVELS, begin).or_else(|| place(&RULES, begin)).unwrap_or(begin);
    let end = place(&REASONS, level).unwrap_or(past);
    told[begin..end].fill(true);
}
