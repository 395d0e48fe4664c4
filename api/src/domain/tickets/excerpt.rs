//! A description in one line, for lists.

use std::ops::Range;

use super::{Ticket, text};
use crate::domain::error::{Error, Violation};

/// The most characters of an excerpt.
const MAX_LENGTH: usize = 500;
/// Stands where something was left out.
const ELLIPSIS: char = '…';

impl Ticket {
    /// The description in one line of at most `length` characters: its beginning, or the stretch around the first place
    /// where a text stands, whatever its case.
    ///
    /// # Errors
    /// [`Error::Refused`] when the length or the text is not allowed.
    pub fn excerpt(&self, around: Option<&str>, length: i64) -> Result<String, Error> {
        let wrong = || Error::invalid("length", format!("`length` is {length}, 1 to {MAX_LENGTH} are allowed."));
        let length = usize::try_from(length).ok().filter(|length| (1..=MAX_LENGTH).contains(length));
        let length = length.ok_or_else(wrong)?;
        let term = around.filter(|term| !term.is_empty()).map(text::term).transpose();
        let term = term.map_err(|message| Error::from(vec![Violation::invalid("around", message)]))?;
        let found = term.and_then(|term| text::find(&self.description, &term)).unwrap_or_default();
        let (line, found) = one_line(&self.description, &found, length);
        Ok(cut(&line, found, length))
    }
}

/// The text with each run of white space as one space and none at its ends, and where in it the characters lie that were
/// found. What cannot be shown of a long text, further than `length` behind those, is left out.
fn one_line(text: &str, found: &Range<usize>, length: usize) -> (Vec<char>, Range<usize>) {
    let (mut line, mut place) = (Vec::new(), 0..0);
    for (at, character) in text.char_indices() {
        if at >= found.end && line.len() > place.end + length + 1 {
            break;
        }
        if character.is_whitespace() {
            if line.last().is_some_and(|last| *last != ' ') {
                line.push(' ');
            }
            continue;
        }
        if found.contains(&at) {
            place.start = if place.is_empty() { line.len() } else { place.start };
            place.end = line.len() + 1;
        }
        line.push(character);
    }
    line.pop_if(|last| *last == ' ');
    (line, place)
}

/// The line, cut to that length so that the place stands in the middle of what is left.
fn cut(line: &[char], place: Range<usize>, length: usize) -> String {
    if line.len() <= length {
        return line.iter().collect();
    }
    // What fits beside one ellipsis, and between two.
    let (beside, between) = (length - 1, length.saturating_sub(2));
    let start = place.start.saturating_sub(between.saturating_sub(place.len()) / 2);
    let mut excerpt = String::new();
    if start + between + 1 >= line.len() {
        excerpt.push(ELLIPSIS);
        excerpt.extend(&line[line.len() - beside..]);
    } else if start <= 1 || between == 0 {
        excerpt.extend(&line[..beside]);
        excerpt.push(ELLIPSIS);
    } else {
        excerpt.push(ELLIPSIS);
        excerpt.extend(&line[start..start + between]);
        excerpt.push(ELLIPSIS);
    }
    excerpt
}
