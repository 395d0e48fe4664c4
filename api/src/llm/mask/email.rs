use std::{borrow::Cow, sync::LazyLock};

use regex::Regex;

/// Anything that is no blank or bracket, an at sign, and a domain whose last label begins with a letter, which that of
/// `package@1.2.3` does not. A name in quotes may hold blanks.
static EMAIL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?:"[^"\r\n@]{1,64}"|[^\s@<>()\[\]{},;:"\\]+)@(?:[\w-]+\.)+[^\W\d_][\w-]*"#).expect("a pattern")
});

pub(super) fn masked(text: &str) -> Cow<'_, str> {
    EMAIL.replace_all(text, "[email]")
}
