//! The word lists, which are text files beside this one.

/// The entries of a section of a word list: one on each line, without comments.
pub(super) fn section(file: &'static str, name: &str) -> Vec<&'static str> {
    file.lines()
        .skip_while(|line| line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) != Some(name))
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect()
}

/// The two halves of an entry with a bar in it.
pub(super) fn halves(entry: &'static str) -> Option<(&'static str, &'static str)> {
    entry.split_once('|')
}

/// What is written about things that do not work.
pub(super) const TECHNICAL: &str = include_str!("words/technical.txt");
/// What is written about money.
pub(super) const BILLING: &str = include_str!("words/billing.txt");
/// What is written about access.
pub(super) const ACCOUNT: &str = include_str!("words/account.txt");
/// Everything else that is written.
pub(super) const GENERAL: &str = include_str!("words/general.txt");
/// What all tickets share.
pub(super) const COMMON: &str = include_str!("words/common.txt");
/// Words that stand in few tickets.
pub(super) const RARE: &str = include_str!("words/rare.txt");
/// Tickets in other languages.
pub(super) const FOREIGN: &str = include_str!("words/foreign.txt");
