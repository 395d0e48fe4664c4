//! The sentence in which a model says why.
//!
//! It is the one piece of a model's own words that a caller gets to see, and it may have been written by whoever wrote
//! the ticket. So it is shown only as one short line of plain prose. What looks like a link, like markup, like a program
//! or like something that had been masked makes the whole sentence go: people then see the values without a reason, as
//! they do with a model that gives none.

use std::sync::LazyLock;

use regex::Regex;

use super::mask;

/// The longest reason that is shown, in characters.
const LONGEST: usize = 200;

/// Links, addresses of web sites, markup, code, placeholders of the mask, and words too long to be words: keys, hashes.
static UNFIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)://|\bwww\.|\b(?:javascript|data|mailto|tel|file):|\b[\w-]+\.(?:com|net|org|io|dev|app|info|biz|co|me|ru|cn|de|uk|fr|eu|xyz|top|site|online|link|click|shop|zip)\b|\b[\w-]+\.[a-z]{2,}/|[<>{}\[\]`|\\]|\*\*|__|&#?\w+;|\S{32,}|\b(?:sk|pk|gsk|ghp|xox\w?|AKIA|AIza)[-_]?\w{12,}",
    )
    .expect("a pattern")
});

/// The reason as it may be shown; `None` when it may not.
pub(super) fn presentable(reason: &str) -> Option<String> {
    let plain: String = reason
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !c.is_control() && !is_invisible(*c))
        .collect();
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_unfit = UNFIT.is_match(&line);
    if line.is_empty() || is_unfit || mask::masked(&line) != line {
        return None;
    }
    Some(shortened(line))
}

/// Characters that turn the direction of text, join it or cannot be seen: they make a line read as it is not written.
const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// The line, cut at a blank where it is too long.
fn shortened(line: String) -> String {
    if line.chars().count() <= LONGEST {
        return line;
    }
    let cut: String = line.chars().take(LONGEST - 1).collect();
    let whole = cut.rfind(' ').map_or(cut.as_str(), |blank| &cut[..blank]);
    format!("{}…", whole.trim_end_matches([' ', ',', ';', ':']))
}

#[cfg(test)]
mod tests;
