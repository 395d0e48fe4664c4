//! Making texts from elsewhere fit: what carries no meaning is dropped, what does is left to the domain's checks.

use crate::domain::tickets::is_forbidden_in_text;

/// A title is one line: each run of white space, line breaks included, becomes one blank, and control characters go.
pub(super) fn title(text: &str) -> String {
    let kept: String = text.chars().filter(|c| c.is_whitespace() || !c.is_control()).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A description keeps its lines and tabs; other control characters go.
pub(super) fn description(text: &str) -> String {
    text.chars().filter(|c| !is_forbidden_in_text(*c)).collect()
}
