//! What stands in the slots of a sentence.

use std::fmt::Write;

use rand::RngExt;

use super::{
    generator::Numbers,
    ranked::{Ranked, Ranks},
    words,
};

/// How many companies write to the desk. The last of them writes once or twice in a million tickets.
const COMPANIES: usize = 30_000;
/// How many error codes there are.
const ERRORS: usize = 900;

const BEGINNINGS: [&str; 20] = [
    "Vel", "Nor", "Bri", "Cas", "Dor", "El", "Fen", "Gal", "Hal", "Ira", "Jun", "Kel", "Lor", "Mar", "Ner", "Os",
    "Pra", "Quin", "Ros", "Tal",
];
const MIDDLES: [&str; 15] =
    ["a", "e", "i", "o", "u", "ora", "eni", "ilo", "uma", "esta", "ina", "ado", "evi", "oka", "ume"];
const ENDINGS: [&str; 10] = ["dyn", "tec", "soft", "mark", "line", "works", "corp", "lab", "ware", "trade"];
const FORMS: [&str; 10] = ["", " Ltd", " GmbH", " Inc", " SA", " AG", " BV", " & Sons", " Group", " Oy"];

/// What a ticket speaks of only one of.
const STAYS: [&str; 10] =
    ["product", "feature", "device", "browser", "plan", "company", "error", "order", "invoice", "version"];

/// What was said in a ticket so far.
#[derive(Debug, Default)]
pub(super) struct Said(Vec<(&'static str, String)>);

/// The lists that slots are filled from.
#[derive(Clone, Debug)]
pub(super) struct Names {
    lists: Vec<(&'static str, Ranked<&'static str>)>,
    companies: Ranks,
    errors: Ranks,
}

impl Names {
    pub fn new() -> Self {
        let common = ["product", "feature", "device", "browser", "plan", "city", "person"];
        let mut lists: Vec<_> =
            common.into_iter().map(|name| (name, Ranked::new(words::section(words::COMMON, name), 1.0))).collect();
        // Steeper, so that the words at the end are as rare as words of a language are.
        lists.push(("word", Ranked::new(words::section(words::RARE, "word"), 2.0)));
        Self { lists, companies: Ranks::new(COMPANIES, 1.0), errors: Ranks::new(ERRORS, 1.0) }
    }

    /// Fills a slot: as before in the same ticket where it is about one thing, else anew.
    pub fn fill(&self, slot: &'static str, text: &mut String, said: &mut Said, numbers: &mut Numbers) {
        if let Some((_, before)) = said.0.iter().find(|(of, _)| *of == slot) {
            text.push_str(before);
            return;
        }
        let begin = text.len();
        self.draw(slot, text, numbers);
        if STAYS.contains(&slot) {
            said.0.push((slot, text[begin..].to_owned()));
        }
    }

    fn draw(&self, slot: &str, text: &mut String, numbers: &mut Numbers) {
        if let Some((_, list)) = self.lists.iter().find(|(name, _)| *name == slot) {
            text.push_str(list.draw(numbers).copied().unwrap_or_default());
            return;
        }
        // Writing to a String cannot fail.
        let _ = match slot {
            "company" => {
                company(self.companies.draw(numbers), text);
                Ok(())
            }
            "error" => write!(text, "E-{}", 1_000 + self.errors.draw(numbers) * 7),
            "order" => write!(text, "ORD-{:06X}", numbers.random_range(0..0x100_0000)),
            "invoice" => {
                write!(text, "INV-{}-{:05}", numbers.random_range(2024..2027), numbers.random_range(0..100_000))
            }
            "serial" => write!(text, "SN{:08X}", numbers.random::<u32>()),
            "digits" => write!(text, "{:04}", numbers.random_range(0..10_000)),
            "amount" => write!(text, "€{}.{:02}", numbers.random_range(5..900), numbers.random_range(0..100)),
            "small" => write!(text, "{}", numbers.random_range(2..40)),
            "count" => write!(text, "{}", numbers.random_range(40..9_000)),
            "percent" => write!(text, "{}", numbers.random_range(3..100)),
            "version" => write!(
                text,
                "{}.{}.{}",
                numbers.random_range(1..6),
                numbers.random_range(0..20),
                numbers.random_range(0..10)
            ),
            "date" => write!(text, "{} {}", numbers.random_range(1..29), MONTHS[numbers.random_range(0..MONTHS.len())]),
            _ => write!(text, "{{{slot}}}"),
        };
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of a company: another one for each number.
fn company(number: usize, text: &mut String) {
    let mut rest = number;
    for part in [BEGINNINGS.as_slice(), &MIDDLES, &ENDINGS, &FORMS] {
        text.push_str(part[rest % part.len()]);
        rest /= part.len();
    }
}
