//! `classify` always answers: whatever the language model's server does, the caller gets valid values, in bounded
//! time, and learns which model they come from.

mod answers;
mod circuit;
mod logs;
mod misbehaviour;
mod once;
mod storm;

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use frontdesk::{
    domain::triage::{Breaker, LanguageModel, Suggestion, TicketText, Triage},
    llm::{Endpoint, Limits, OpenAiCompatible, Wanted},
};
use serde_json::{Value, json};

use crate::support::{
    Desk, Engine,
    fake_llm::{Behaviour, FakeLlm, envelope},
};

const CLASSIFY: &str = r"mutation($i: ClassifyInput!) {
    classify(input: $i) { category priority confidence priorityConfidence source model reasons degraded }
}";

/// What the fake model says when it behaves. The built-in model would say something else about [`ticket`].
const GOOD: &str =
    r#"{"category":"account","priority":"low","confidence":0.8,"priority_confidence":0.6,"reason":"Why not."}"#;

/// Long enough that only a server which never answers gets there.
const PATIENT: u64 = 20_000;

/// For the servers that never answer.
const SHORT: u64 = 1_000;

fn ticket() -> Value {
    json!({ "title": "Charged twice", "description": "I was charged twice for one invoice. Please refund." })
}

fn good() -> Box<Behaviour> {
    Box::new(Behaviour::Says(GOOD.to_owned()))
}

async fn classify(base_url: &str, deadline_ms: u64, ticket: Value) -> Value {
    let desk = Desk::start_with_llm(Engine::Sqlite, base_url, deadline_ms).await;
    let answer = desk.gql(CLASSIFY, json!({ "i": ticket })).await;
    assert_eq!(answer["errors"], Value::Null);
    answer["data"]["classify"].clone()
}

/// Triage with a language model, without a server around it.
#[derive(Clone)]
struct Asked {
    model: Arc<OpenAiCompatible>,
    triage: Arc<Triage>,
}

impl Asked {
    fn new(fake: &FakeLlm, limits: Limits, deadline: Duration) -> Self {
        let wanted = Wanted {
            base_url: Some(fake.base_url()),
            model: Some("fake-1"),
            api_key: Some("hunter2"),
            ..Wanted::default()
        };
        let endpoint = Endpoint::choose(wanted).expect("right settings").expect("a model");
        let model = Arc::new(OpenAiCompatible::new(endpoint, limits.within(deadline), true).expect("a model"));
        let triage = Arc::new(Triage::new(Some(model.clone()), deadline));
        Self { model, triage }
    }

    async fn about(&self, description: &str) -> Suggestion {
        self.triage.classify(TicketText { title: None, description }).await
    }

    /// The same as a task of its own.
    fn about_beside(&self, description: &str) -> tokio::task::JoinHandle<(Suggestion, Duration)> {
        let (asked, description) = (self.clone(), description.to_owned());
        tokio::spawn(async move {
            let began = Instant::now();
            (asked.about(&description).await, began.elapsed())
        })
    }

    fn breaker(&self) -> Breaker {
        self.model.status().breaker
    }

    fn calls(&self) -> u64 {
        self.model.status().calls
    }
}

/// Waits until something is so.
#[track_caller]
fn until(what: &'static str, mut is_so: impl FnMut() -> bool) -> impl Future<Output = ()> {
    let deadline = Instant::now() + Duration::from_secs(20);
    async move {
        while !is_so() {
            assert!(Instant::now() < deadline, "{what}");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}
