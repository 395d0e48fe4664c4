//! A suggestion as an opaque text: whoever was shown it gives it back when they file the ticket.
//!
//! So no server has to remember what it suggested, and any of several can be told. The text is not signed: who may file
//! tickets could as well file other ones, and what it holds is checked.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use entity::{Category, Priority};
use serde::{Deserialize, Serialize};

use super::{Degraded, Source, Suggestion, suggestion::fraction};

/// The longest text that is looked at, in bytes.
pub const LONGEST_TOKEN: usize = 16_384;

/// The most reasons that are kept of it.
const REASONS: usize = 20;

/// The most characters of a reason, and of the name of a model, that are kept of it.
const CHARACTERS: usize = 255;

/// The names are short, since all of it travels twice.
#[derive(Serialize, Deserialize)]
struct Spelt {
    c: String,
    p: String,
    cc: f64,
    pc: f64,
    s: String,
    m: String,
    r: Vec<String>,
    d: Option<String>,
}

impl Suggestion {
    /// The opaque text.
    #[must_use]
    pub fn token(&self) -> String {
        let spelt = Spelt {
            c: self.category.as_str().to_owned(),
            p: self.priority.as_str().to_owned(),
            cc: self.confidence,
            pc: self.priority_confidence,
            s: self.source.as_str().to_owned(),
            m: cut(&self.model),
            r: self.reasons.iter().take(REASONS).map(|reason| cut(reason)).collect(),
            d: self.degraded.map(|why| why.as_str().to_owned()),
        };
        BASE64_URL_SAFE_NO_PAD.encode(serde_json::to_vec(&spelt).unwrap_or_default())
    }

    /// The suggestion that a text stands for; `None` when it is none of ours.
    #[must_use]
    pub fn from_token(text: &str) -> Option<Self> {
        if text.len() > LONGEST_TOKEN {
            return None;
        }
        let spelt: Spelt = serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
        let model = cut(&spelt.m);
        Some(Self {
            category: Category::parse(&spelt.c)?,
            priority: Priority::parse(&spelt.p)?,
            confidence: fraction(spelt.cc),
            priority_confidence: fraction(spelt.pc),
            source: Source::parse(&spelt.s)?,
            model: if model.is_empty() { return None } else { model },
            reasons: spelt.r.iter().take(REASONS).map(|reason| cut(reason)).collect(),
            degraded: match spelt.d {
                Some(why) => Some(Degraded::parse(&why)?),
                None => None,
            },
        })
    }
}

/// One bounded line without NUL, which PostgreSQL cannot store, and the like.
fn cut(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(CHARACTERS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suggestion() -> Suggestion {
        Suggestion {
            category: Category::Billing,
            priority: Priority::High,
            confidence: 0.75,
            priority_confidence: 1.0,
            source: Source::Local,
            model: "ein Modell".to_owned(),
            reasons: vec!["\"doppelt belastet\" weist auf Geld".to_owned(), "ß".to_owned()],
            degraded: Some(Degraded::CircuitOpen),
        }
    }

    #[test]
    fn a_suggestion_comes_back_as_it_was() {
        let plain = Suggestion { degraded: None, source: Source::Llm, reasons: vec![], ..suggestion() };
        for suggestion in [suggestion(), plain] {
            assert_eq!(Suggestion::from_token(&suggestion.token()), Some(suggestion));
        }
    }

    #[test]
    fn what_is_too_much_is_cut() {
        let long = Suggestion { reasons: vec!["a\u{0}\n".repeat(9_000); 50], ..suggestion() };
        let back = Suggestion::from_token(&long.token()).expect("a suggestion");
        assert_eq!(back.reasons, vec!["a".repeat(255); 20]);
    }

    #[test]
    fn other_texts_are_none_of_ours() {
        let spelt = |json: &str| BASE64_URL_SAFE_NO_PAD.encode(json);
        let whole = r#"{"c":"billing","p":"low","cc":7,"pc":0,"s":"llm","m":"x","r":[],"d":null}"#;
        assert_eq!(Suggestion::from_token(&spelt(whole)).map(|suggestion| suggestion.confidence), Some(1.0));
        let wrong = [("billing", "sales"), ("low", "urgent"), ("\"x\"", "\"\""), ("llm", "me"), ("null", "\"why\"")];
        for (right, wrong) in wrong {
            assert_eq!(Suggestion::from_token(&spelt(&whole.replace(right, wrong))), None, "{wrong}");
        }
        for text in ["", "{}", "====", &"A".repeat(LONGEST_TOKEN + 1)] {
            assert_eq!(Suggestion::from_token(text), None);
        }
    }
}
