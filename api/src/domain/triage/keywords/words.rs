use crate::domain::triage::TicketText;

/// One word of a ticket, ready to be looked up.
pub(super) struct Word {
    /// The word in lower case, without apostrophes.
    pub text: String,
    /// Which clause it stands in: no phrase reaches across a full stop or a comma.
    pub clause: usize,
    /// Whether it stands in the title, where people put what matters.
    pub in_title: bool,
}

/// The words within the first `limit` characters of title and description.
pub(super) fn of(text: TicketText<'_>, limit: usize) -> Vec<Word> {
    let title = text.title.unwrap_or_default();
    let mut reader = Reader::default();
    reader.read(title.chars().take(limit), true);
    let left = limit - title.chars().take(limit).count();
    reader.read(text.description.chars().take(left), false);
    reader.words
}

#[derive(Default)]
struct Reader {
    words: Vec<Word>,
    clause: usize,
}

impl Reader {
    fn read(&mut self, characters: impl Iterator<Item = char>, in_title: bool) {
        let mut word = String::new();
        let mut characters = characters.peekable();
        while let Some(character) = characters.next() {
            match character {
                // "can't" and "cant" are one word.
                '\'' | '’' | '‘' => {}
                character if character.is_alphanumeric() => word.extend(character.to_lowercase()),
                '$' | '€' | '£' => {
                    self.finish(&mut word, in_title);
                    self.push(character.to_string(), in_title);
                }
                character => {
                    self.finish(&mut word, in_title);
                    // The dot of "v2.1" or "example.com" ends nothing.
                    let dot_within = character == '.' && characters.peek().is_some_and(|next| next.is_alphanumeric());
                    if is_border(character) && !dot_within {
                        self.clause += 1;
                    }
                }
            }
        }
        self.finish(&mut word, in_title);
        self.clause += 1;
    }

    fn finish(&mut self, word: &mut String, in_title: bool) {
        if !word.is_empty() {
            self.push(std::mem::take(word), in_title);
        }
    }

    fn push(&mut self, text: String, in_title: bool) {
        self.words.push(Word { text, clause: self.clause, in_title });
    }
}

fn is_border(character: char) -> bool {
    matches!(character, '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '"' | '“' | '”' | '…')
}
