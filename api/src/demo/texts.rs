//! What a ticket says.

use entity::{Category, Priority};
use rand::RngExt;

use super::{
    generator::Numbers,
    names::{Names, Said},
    ranked::Ranked,
    template::Template,
    words::{self, halves, section},
};

/// Entries of the lists of sentences turn up more evenly than words do.
const SENTENCES: f64 = 0.5;
/// How many in a hundred are in another language.
const FOREIGN: f64 = 0.02;

/// Title and description.
pub(super) struct Text {
    pub title: String,
    pub description: String,
}

/// Makes texts up.
#[derive(Debug)]
pub(super) struct Texts {
    names: Names,
    categories: Vec<(Category, Sentences)>,
    context: Ranked<Template>,
    closings: Ranked<Template>,
    urgent: Ranked<Template>,
    calm: Ranked<Template>,
}

/// A title, and the sentence or the whole description that goes with it.
type Topic = (Template, Template);

/// What is said in one category.
#[derive(Debug)]
struct Sentences {
    topics: Ranked<Topic>,
    details: Ranked<Template>,
    foreign: Ranked<Topic>,
}

impl Texts {
    pub fn new() -> Self {
        let files = [
            (Category::Technical, words::TECHNICAL),
            (Category::Billing, words::BILLING),
            (Category::Account, words::ACCOUNT),
            (Category::General, words::GENERAL),
        ];
        Self {
            names: Names::new(),
            categories: files.map(|(category, file)| (category, Sentences::new(category, file))).into(),
            context: list(words::COMMON, "context"),
            closings: list(words::COMMON, "closings"),
            urgent: list(words::COMMON, "urgent"),
            calm: list(words::COMMON, "calm"),
        }
    }

    /// A text of that category, which sounds as urgent as it is.
    pub fn write(&self, category: Category, priority: Priority, numbers: &mut Numbers) -> Text {
        let mut said = Said::default();
        let sentences = self.categories.iter().find(|(of, _)| *of == category).map(|(_, sentences)| sentences);
        let foreign = numbers.random_bool(FOREIGN);
        let topic = sentences.and_then(|it| if foreign { it.foreign.draw(numbers) } else { it.topics.draw(numbers) });
        let (Some(sentences), Some((title, opening))) = (sentences, topic) else {
            // Only when a word list lost a section.
            return Text { title: category.as_str().to_owned(), description: category.as_str().to_owned() };
        };
        let title = self.sentence(title, &mut said, numbers);
        let mut description = self.sentence(opening, &mut said, numbers);
        if !foreign {
            let between = if numbers.random_bool(0.15) { "\n\n" } else { " " };
            let mut before = None;
            for part in self.further(sentences, priority, numbers) {
                // Nobody says the same thing twice in a row.
                let sentence = part.draw(numbers).filter(|it| !before.is_some_and(|before| std::ptr::eq(before, *it)));
                if let Some(sentence) = sentence {
                    before = Some(sentence);
                    description.push_str(between);
                    description.push_str(&self.sentence(sentence, &mut said, numbers));
                }
            }
        }
        Text { title, description }
    }

    /// What follows the first sentence: nothing, or up to three more.
    fn further<'a>(
        &'a self,
        sentences: &'a Sentences,
        priority: Priority,
        numbers: &mut Numbers,
    ) -> Vec<&'a Ranked<Template>> {
        // Short sentences about the matter, or a long one about what is around it.
        let mut parts = match numbers.random_range(0..100) {
            0..10 => Vec::new(),
            10..24 => vec![&sentences.details],
            24..54 => vec![&self.context],
            54..72 => vec![&sentences.details; 2],
            _ => vec![&sentences.details, &self.context],
        };
        match priority {
            Priority::Critical => parts.push(&self.urgent),
            Priority::Low if numbers.random_bool(0.3) => parts.push(&self.calm),
            _ if numbers.random_bool(0.7) => parts.push(&self.closings),
            _ => {}
        }
        parts
    }

    /// A sentence with its slots filled and a capital at its beginning.
    fn sentence(&self, template: &Template, said: &mut Said, numbers: &mut Numbers) -> String {
        let mut text = String::with_capacity(128);
        template.write(&mut text, |slot, text| self.names.fill(slot, text, said, numbers));
        // "the dashboard" is in the lists in small letters; a name such as "iPhone" keeps them.
        let small = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_lowercase);
        if small(text.as_bytes().first())
            && small(text.as_bytes().get(1))
            && let Some(first) = text.get_mut(..1)
        {
            first.make_ascii_uppercase();
        }
        text
    }
}

impl Sentences {
    fn new(category: Category, file: &'static str) -> Self {
        let of_category = |entry| halves(entry).filter(|(name, _)| Category::parse(name) == Some(category));
        let foreign = section(words::FOREIGN, "tickets").into_iter().filter_map(of_category);
        Self {
            topics: topics(section(file, "topics").into_iter()),
            details: list(file, "details"),
            foreign: topics(foreign.map(|(_, topic)| topic)),
        }
    }
}

fn topics(entries: impl Iterator<Item = &'static str>) -> Ranked<Topic> {
    let topic = |(title, opening)| (Template::read(title), Template::read(opening));
    Ranked::new(entries.filter_map(halves).map(topic).collect(), SENTENCES)
}

fn list(file: &'static str, name: &str) -> Ranked<Template> {
    Ranked::new(section(file, name).into_iter().map(Template::read).collect(), SENTENCES)
}
