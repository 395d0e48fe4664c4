//! What is asked once is not asked again.

use frontdesk::domain::triage::{Degraded, Failure, Source};
use futures_util::future::join_all;
use tokio::sync::Semaphore;

use super::*;

const DEADLINE: Duration = Duration::from_secs(20);

#[tokio::test]
async fn a_hundred_who_ask_the_same_at_once_cost_one_call() {
    let gate = Arc::new(Semaphore::new(0));
    let fake = FakeLlm::start(Behaviour::Behind(gate.clone(), good())).await;
    let asked = Asked::new(&fake, Limits::default(), DEADLINE);
    let all: Vec<_> = (0..100).map(|_| asked.about_beside("the  same\n text")).collect();
    until("ninety-nine join", || asked.model.status().joined == 99).await;
    assert_eq!(asked.model.status().under_way, 1);
    gate.add_permits(1);
    for one in all {
        assert_eq!(one.await.expect("an answer").0.source, Source::Llm);
    }
    assert_eq!(fake.received().len(), 1);
    let status = asked.model.status();
    assert_eq!((status.calls, status.answered, status.cached, status.under_way), (1, 100, 0, 0));
}

#[tokio::test]
async fn an_answer_is_kept_and_a_failure_is_not() {
    let fake = FakeLlm::start(Behaviour::InTurn(vec![Behaviour::Says("no".to_owned()), *good()])).await;
    let asked = Asked::new(&fake, Limits::default(), DEADLINE);
    assert_eq!(asked.about("text").await.degraded, Some(Degraded::BadAnswer));
    let first = asked.about("text").await;
    assert_eq!(first.source, Source::Llm);
    assert_eq!(asked.about(" text\n").await, first, "blanks make no difference");
    assert_eq!(asked.about("Text").await.source, Source::Llm);
    assert_eq!(fake.received().len(), 3);
    let status = asked.model.status();
    assert_eq!((status.cached, status.cache_entries), (1, 2));
}

#[tokio::test]
async fn title_and_description_are_not_mixed_up() {
    let fake = FakeLlm::start(*good()).await;
    let asked = Asked::new(&fake, Limits::default(), DEADLINE);
    for (title, description) in [(None, "a b"), (Some("a"), "b"), (Some("a b"), ""), (Some(""), "a b")] {
        asked.triage.classify(TicketText { title, description }).await;
    }
    assert_eq!(fake.received().len(), 4);
}

#[tokio::test]
async fn kept_answers_come_while_the_circuit_is_open_too() {
    let refused = Behaviour::Refuses(401, vec![], String::new());
    let fake = FakeLlm::start(Behaviour::InTurn(vec![*good(), refused])).await;
    let asked = Asked::new(&fake, Limits::default(), DEADLINE);
    asked.about("known").await;
    asked.about("other").await;
    assert!(matches!(asked.breaker(), Breaker::Open { .. }));
    assert_eq!(asked.about("known").await.source, Source::Llm);
}

#[tokio::test]
async fn the_cache_is_bounded() {
    let fake = FakeLlm::start(*good()).await;
    let asked = Asked::new(&fake, Limits { answers: 5, ..Limits::default() }, DEADLINE);
    for number in 0..20 {
        asked.about(&format!("{number}")).await;
    }
    assert!(asked.model.status().cache_entries <= 5);
}

#[tokio::test]
async fn when_nobody_waits_any_more_the_call_ends() {
    let fake = FakeLlm::start(Behaviour::Hangs).await;
    let asked = Asked::new(&fake, Limits::default(), DEADLINE);
    let (one, two) = (asked.about_beside("text"), asked.about_beside("text"));
    until("the call is made and shared", || fake.open() == 1 && asked.model.status().joined == 1).await;
    one.abort();
    one.await.expect_err("it was given up");
    assert_eq!(asked.model.status().under_way, 1, "the other one still waits");
    two.abort();
    until("the server sees the connection closed", || fake.open() == 0).await;
    let status = asked.model.status();
    assert_eq!((status.under_way, status.answered, status.failed), (0, 0, vec![]));
    assert_eq!(status.breaker, Breaker::Closed);
}

#[tokio::test]
async fn the_one_who_asked_first_may_leave() {
    let gate = Arc::new(Semaphore::new(0));
    let fake = FakeLlm::start(Behaviour::Behind(gate.clone(), good())).await;
    let asked = Asked::new(&fake, Limits::default(), DEADLINE);
    let first = asked.about_beside("text");
    until("the call is made", || fake.open() == 1).await;
    let second = asked.about_beside("text");
    until("it is shared", || asked.model.status().joined == 1).await;
    first.abort();
    first.await.expect_err("it was given up");
    gate.add_permits(1);
    assert_eq!(second.await.expect("an answer").0.source, Source::Llm);
    assert_eq!(fake.received().len(), 1);
}

#[tokio::test]
async fn a_client_that_hangs_up_ends_the_call() {
    let fake = FakeLlm::start(Behaviour::Hangs).await;
    let desk = Desk::start_with_llm(Engine::Sqlite, fake.base_url(), PATIENT).await;
    let body = json!({ "query": CLASSIFY, "variables": { "i": ticket() } });
    let request = desk.request(reqwest::Method::POST, "/graphql").json(&body).send();
    let client = tokio::spawn(request);
    until("the call is made", || fake.open() == 1).await;
    client.abort();
    until("the server sees the connection closed", || fake.open() == 0).await;
    assert_eq!(fake.received().len(), 1);
}

#[tokio::test]
async fn no_more_calls_are_open_than_allowed() {
    let gate = Arc::new(Semaphore::new(0));
    let fake = FakeLlm::start(Behaviour::Behind(gate.clone(), good())).await;
    let asked = Asked::new(&fake, Limits { concurrency: 3, ..Limits::default() }, DEADLINE);
    let all: Vec<_> = (0..20).map(|number| asked.about_beside(&format!("{number}"))).collect();
    until("three calls are open", || fake.open() == 3).await;
    assert_eq!((fake.received().len(), asked.model.status().under_way), (3, 3));
    for done in 1..=20 {
        gate.add_permits(1);
        until("one more is answered", || asked.model.status().answered == done).await;
        assert!(fake.open() <= 3);
    }
    for one in all {
        assert_eq!(one.await.expect("an answer").0.source, Source::Llm);
    }
}

#[tokio::test]
async fn who_waits_for_a_place_till_the_deadline_makes_no_call() {
    let fake = FakeLlm::start(Behaviour::Hangs).await;
    let asked = Asked::new(&fake, Limits { concurrency: 1, ..Limits::default() }, DEADLINE);
    let deadline = tokio::time::Instant::now() + Duration::from_secs(2);
    let texts: Vec<_> = (0..6).map(|number| format!("{number}")).collect();
    let all = texts.iter().map(|text| asked.model.classify(TicketText { title: None, description: text }, deadline));
    for answer in join_all(all).await {
        assert_eq!(answer, Err(Failure::Timeout));
    }
    let status = asked.model.status();
    assert_eq!((status.calls, status.failed, status.under_way), (1, vec![(Degraded::Timeout, 6)], 0));
    assert_eq!(status.breaker, Breaker::Closed, "one call has failed");
}
