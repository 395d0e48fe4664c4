//! Two hundred at once, and the model is dead.

use std::time::Duration;

use frontdesk::domain::triage::{Degraded, Source};
use futures_util::{StreamExt, future::join_all, stream};

use super::*;

const MANY: usize = 200;

/// What is promised for them all.
const CALLS: u64 = 40;

/// What is promised for each, once the circuit is open.
const AT_ONCE: Duration = Duration::from_millis(500);

/// Two hundred different questions at once, twice: the first time nobody knows yet.
async fn storm(name: &str, behaviour: Behaviour, deadline: Duration) {
    let fake = FakeLlm::start(behaviour).await;
    // It stays open for longer than both rounds take, however busy the machine is.
    let asked = Asked::new(&fake, Limits { open: Duration::from_secs(60), ..Limits::default() }, deadline);
    let ask = |round: usize| {
        join_all(
            (0..MANY)
                .map(move |n| (round, n))
                .map(|(round, n)| asked.about_beside(&format!("round {round}, number {n}"))),
        )
    };
    let mut slowest = Vec::new();
    for round in 0..2 {
        let answers: Vec<_> = ask(round).await.into_iter().map(|one| one.expect("an answer")).collect();
        assert!(answers.iter().all(|(suggestion, _)| suggestion.source == Source::Local), "{name}");
        let knows = |(suggestion, _): &(Suggestion, Duration)| {
            matches!(suggestion.degraded, Some(Degraded::CircuitOpen | Degraded::RateLimited))
        };
        assert!(round == 0 || answers.iter().all(knows), "{name}");
        slowest.push(answers.iter().map(|(_, took)| *took).max().unwrap_or_default());
    }
    let calls = asked.calls();
    eprintln!("storm, {name}: {calls} calls; slowest while it opened {:?}, once open {:?}", slowest[0], slowest[1]);
    assert!(calls <= CALLS, "{name}: {calls} calls");
    assert!(slowest[1] < AT_ONCE, "{name}: {:?}", slowest[1]);
    assert!(matches!(asked.breaker(), Breaker::Open { .. }), "{name}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_questions_to_a_dead_model_cost_few_calls() {
    let (long, short) = (Duration::from_secs(10), Duration::from_secs(1));
    let refuses = |status| Behaviour::Refuses(status, vec![], String::new());
    storm("refused", Behaviour::IsGone, long).await;
    storm("reset", Behaviour::HangsUp, long).await;
    storm("hanging", Behaviour::Hangs, short).await;
    storm("stalling", Behaviour::Stalls, short).await;
    storm("500", refuses(500), long).await;
    storm("401", refuses(401), long).await;
    storm("400", refuses(400), long).await;
    storm("429", refuses(429), long).await;
    storm("429 for a second", Behaviour::Refuses(429, vec![("retry-after", "1")], String::new()), long).await;
    storm("429 for no time", Behaviour::Refuses(429, vec![("retry-after", "0")], String::new()), long).await;
    storm("429 for an hour", Behaviour::Refuses(429, vec![("retry-after", "3600")], String::new()), long).await;
    storm("nonsense", Behaviour::Says("no".to_owned()), long).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_tickets_are_filed_beside_a_hanging_model() {
    let fake = FakeLlm::start(Behaviour::Hangs).await;
    let desk = Desk::start_with_llm(Engine::Sqlite, fake.base_url(), 1_000).await;
    let text = |round: usize, number: usize| format!("round {round}, number {number}: I was charged twice");
    let mut slowest = Duration::ZERO;
    for round in 0..2 {
        // All at once while nobody knows; then as many at a time as a busy desk has, since what is measured is the
        // suggestion and not how long two hundred connections take.
        let classify = stream::iter((0..MANY).map(async |number| {
            let began = Instant::now();
            let answer = desk.data(CLASSIFY, json!({ "i": { "description": text(round, number) } })).await;
            assert_eq!(answer["classify"]["source"], "LOCAL");
            began.elapsed()
        }));
        let at_once = if round == 0 { MANY } else { 4 };
        let took: Vec<_> = classify.buffer_unordered(at_once).collect().await;
        slowest = took.into_iter().max().unwrap_or_default();
        let file = |number| desk.file(json!({ "title": "Charged", "description": text(round, number) }));
        join_all((0..MANY).map(file)).await;
    }
    eprintln!("storm of filings, hanging: {} calls; slowest once open {slowest:?}", fake.received().len());
    assert!(fake.received().len() <= 40);
    assert_eq!(desk.number("SELECT count(*) AS n FROM ticket").await, 400);
}
