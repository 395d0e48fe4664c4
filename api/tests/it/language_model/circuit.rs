//! A model that fails is left alone for a while.

use frontdesk::domain::triage::{Degraded, Source};

use super::*;

/// Short enough to wait for, and longer than the pause before a second try.
fn brief() -> Limits {
    Limits { open: Duration::from_secs(1), longest_open: Duration::from_secs(2), ..Limits::default() }
}

const DEADLINE: Duration = Duration::from_secs(20);

fn gone() -> Behaviour {
    Behaviour::Refuses(500, vec![], String::new())
}

#[tokio::test]
async fn it_opens_probes_and_closes() {
    let mut turns = vec![gone(); 7];
    turns.push(*good());
    let fake = FakeLlm::start(Behaviour::InTurn(turns)).await;
    let asked = Asked::new(&fake, brief(), DEADLINE);
    // Two tries for each of two questions, and the first try of the third.
    for number in 0..3 {
        let suggestion = asked.about(&format!("question {number}")).await;
        assert_eq!((suggestion.source, suggestion.degraded), (Source::Local, Some(Degraded::ProviderError)));
    }
    assert_eq!(fake.received().len(), 5);
    assert!(matches!(asked.breaker(), Breaker::Open { .. }));
    let suggestion = asked.about("while it is open").await;
    assert_eq!((suggestion.source, suggestion.degraded), (Source::Local, Some(Degraded::CircuitOpen)));
    assert_eq!(fake.received().len(), 5, "nothing is asked");

    // Two probes fail, one try each; the third is answered.
    for requests in 6..=8 {
        loop {
            let suggestion = asked.about(&format!("probe {requests}")).await;
            if suggestion.degraded != Some(Degraded::CircuitOpen) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        assert_eq!(fake.received().len(), requests);
    }
    assert_eq!(asked.breaker(), Breaker::Closed);
    assert_eq!(asked.about("one more").await.source, Source::Llm);
    let status = asked.model.status();
    assert_eq!((status.calls, status.retries, status.answered), (9, 2, 2));
    assert!(status.failed.contains(&(Degraded::ProviderError, 5)), "{:?}", status.failed);
}

#[tokio::test]
async fn while_one_probes_the_others_are_answered_at_once() {
    let gate = Arc::new(tokio::sync::Semaphore::new(0));
    let mut turns = vec![gone(); 5];
    turns.push(Behaviour::Behind(gate.clone(), good()));
    let fake = FakeLlm::start(Behaviour::InTurn(turns)).await;
    let asked = Asked::new(&fake, brief(), DEADLINE);
    for number in 0..3 {
        asked.about(&format!("question {number}")).await;
    }
    let mut probe = asked.about_beside("probe");
    while probe.is_finished() || fake.open() == 0 {
        if probe.is_finished() {
            probe = asked.about_beside("probe");
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(asked.breaker(), Breaker::HalfOpen);
    let began = Instant::now();
    assert_eq!(asked.about("another").await.degraded, Some(Degraded::CircuitOpen));
    assert!(began.elapsed() < Duration::from_secs(1));
    gate.add_permits(1);
    assert_eq!(probe.await.expect("an answer").0.source, Source::Llm);
    assert_eq!((asked.breaker(), fake.received().len()), (Breaker::Closed, 6));
}

#[tokio::test]
async fn a_probe_that_is_to_wait_does_not() {
    let busy = Behaviour::Refuses(429, vec![("retry-after", "3")], String::new());
    let mut turns = vec![gone(); 5];
    turns.push(busy);
    let fake = FakeLlm::start(Behaviour::InTurn(turns)).await;
    let asked = Asked::new(&fake, brief(), DEADLINE);
    for number in 0..3 {
        asked.about(&format!("question {number}")).await;
    }
    until(
        "the circuit may be probed",
        || matches!(asked.breaker(), Breaker::Open { until } if until <= entity::Timestamp::now()),
    )
    .await;
    for _ in 0..2 {
        let (suggestion, took) = asked.about_beside("probe").await.expect("an answer");
        assert_eq!(suggestion.degraded, Some(Degraded::RateLimited));
        assert!(took < Duration::from_secs(2), "{took:?}");
    }
    assert_eq!(fake.received().len(), 6);
}

#[tokio::test]
async fn a_refused_key_is_not_tried_again_and_again() {
    let fake = FakeLlm::start(Behaviour::Refuses(401, vec![], String::new())).await;
    let asked = Asked::new(&fake, Limits::default(), DEADLINE);
    assert_eq!(asked.about("one").await.degraded, Some(Degraded::ProviderError));
    assert_eq!(asked.about("two").await.degraded, Some(Degraded::CircuitOpen));
    assert_eq!(fake.received().len(), 1);
}

#[tokio::test]
async fn a_wait_that_fits_is_waited_for_and_the_answer_comes() {
    let busy = Behaviour::Refuses(429, vec![("retry-after", "1")], String::new());
    let fake = FakeLlm::start(Behaviour::InTurn(vec![busy, *good()])).await;
    let asked = Asked::new(&fake, Limits::default(), DEADLINE);
    let began = Instant::now();
    assert_eq!(asked.about("one").await.source, Source::Llm);
    assert!(began.elapsed() >= Duration::from_secs(1));
    assert_eq!((asked.calls(), asked.model.status().retries), (2, 1));
}

#[tokio::test]
async fn a_wait_that_does_not_fit_is_not_begun_and_holds_for_all() {
    let busy = Behaviour::Refuses(429, vec![("retry-after", "600")], String::new());
    let fake = FakeLlm::start(busy).await;
    let asked = Asked::new(&fake, Limits::default(), Duration::from_secs(5));
    let began = Instant::now();
    for description in ["one", "two", "three"] {
        assert_eq!(asked.about(description).await.degraded, Some(Degraded::RateLimited));
    }
    assert!(began.elapsed() < Duration::from_secs(2));
    assert_eq!(fake.received().len(), 1);
    assert!(matches!(asked.breaker(), Breaker::Open { .. }));
}

#[tokio::test]
async fn a_second_try_may_bring_the_answer() {
    for first in [gone(), Behaviour::BreaksOff, Behaviour::Refuses(429, vec![], String::new())] {
        let fake = FakeLlm::start(Behaviour::InTurn(vec![first, *good()])).await;
        let asked = Asked::new(&fake, Limits::default(), DEADLINE);
        assert_eq!(asked.about("one").await.source, Source::Llm);
        assert_eq!(fake.received().len(), 2);
    }
}

#[tokio::test]
async fn a_slow_answer_within_the_deadline_is_an_answer() {
    let fake = FakeLlm::start(Behaviour::After(Duration::from_millis(400), good())).await;
    let asked = Asked::new(&fake, Limits::default(), DEADLINE);
    let (suggestion, took) = asked.about_beside("one").await.expect("an answer");
    assert_eq!(suggestion.source, Source::Llm);
    let latency = asked.model.status().latency;
    assert!(latency.count == 1 && latency.p50 >= Duration::from_millis(400) && latency.p50 <= took, "{latency:?}");
}
