use std::future::pending;

use async_trait::async_trait;
use entity::ticket::{Category, Priority};

use super::*;

fn text(description: &str) -> TicketText<'_> {
    TicketText { title: None, description }
}

/// A model that does as told.
enum Fake {
    Says(Result<Answer, Failure>),
    Hangs,
}

#[async_trait]
impl LanguageModel for Fake {
    fn name(&self) -> &str {
        "fake"
    }

    async fn classify(&self, _: TicketText<'_>, _: Instant) -> Result<Answer, Failure> {
        match self {
            Self::Says(what) => what.clone(),
            Self::Hangs => pending().await,
        }
    }

    fn status(&self) -> LanguageModelStatus {
        unreachable!("nobody asks how it is doing")
    }
}

async fn ask(model: Fake) -> Suggestion {
    let triage = Triage::new(Some(Arc::new(model)), Duration::from_millis(20));
    triage.classify(text("I was charged twice")).await
}

#[tokio::test]
async fn a_language_models_answer_is_passed_on_within_bounds() {
    let answer = Answer {
        category: Category::Technical,
        priority: Priority::Low,
        confidence: 3.0,
        priority_confidence: f64::NAN,
        reason: Some("Because.".to_owned()),
    };
    let suggestion = ask(Fake::Says(Ok(answer))).await;
    assert_eq!((suggestion.category, suggestion.priority), (Category::Technical, Priority::Low));
    assert_eq!((suggestion.confidence, suggestion.priority_confidence), (1.0, 0.0));
    assert_eq!((suggestion.source, suggestion.model.as_str(), suggestion.degraded), (Source::Llm, "fake", None));
    assert_eq!(suggestion.reasons, ["Because."]);
}

#[tokio::test]
async fn every_failure_is_answered_by_the_built_in_model() {
    let says = |failure| Fake::Says(Err(failure));
    let failures = [
        (says(Failure::Timeout), Degraded::Timeout),
        (says(Failure::RateLimited), Degraded::RateLimited),
        (says(Failure::BadAnswer("x".to_owned())), Degraded::BadAnswer),
        (says(Failure::Provider("x".to_owned())), Degraded::ProviderError),
        (says(Failure::CircuitOpen), Degraded::CircuitOpen),
        (Fake::Hangs, Degraded::Timeout),
    ];
    for (model, why) in failures {
        let suggestion = ask(model).await;
        assert_eq!((suggestion.source, suggestion.degraded), (Source::Local, Some(why)));
        assert_eq!((suggestion.category, suggestion.model.as_str()), (Category::Billing, Model::built_in().name()));
    }
}

#[tokio::test]
async fn without_a_language_model_the_suggestion_says_so() {
    let triage = Triage::new(None, Duration::from_secs(1));
    let suggestion = triage.classify(text("I was charged twice")).await;
    assert_eq!(suggestion.degraded, Some(Degraded::NotConfigured));
    assert_eq!(triage.local(text("I was charged twice")).degraded, None);
}
