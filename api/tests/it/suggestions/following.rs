//! The language model's answer comes after the ticket is filed.

use std::{num::NonZeroU64, sync::Arc};

use frontdesk::config::{Secret, TriageSettings};
use serde_json::{Value, json};
use tokio::sync::Semaphore;

use super::{file, label, outcomes, read, until};
use crate::support::{
    Desk, Engine, TICKET,
    database::TestDatabase,
    fake_llm::{Behaviour, FakeLlm},
};

/// What the fake model says; the built-in model would say something else about [`input`].
const GOOD: &str =
    r#"{"category":"account","priority":"low","confidence":0.8,"priority_confidence":0.4,"reason":"Why not."}"#;

const DEADLINE: u64 = 1_000;

fn input() -> Value {
    json!({ "title": "Charged twice", "description": "I was charged twice for one invoice. Please refund." })
}

/// The settings of another server that asks the same model.
fn settings(fake: &FakeLlm) -> TriageSettings {
    TriageSettings {
        base_url: Some(fake.base_url().to_owned()),
        api_key: Some(Secret::from("sk-test")),
        model: Some("test-model".to_owned()),
        deadline_ms: NonZeroU64::new(DEADLINE).expect("a deadline"),
        ..TriageSettings::built_in()
    }
}

async fn settled(desk: &Desk, id: &Value) -> Value {
    until(async || read(desk, id).await, |ticket| ticket["suggestion"]["pending"] == false).await;
    // Ticket and suggestion are read one after the other: now both are as they stay.
    read(desk, id).await
}

async fn follows(engine: Engine) {
    let fake = FakeLlm::start(Behaviour::Says(GOOD.to_owned())).await;
    let desk = Desk::start_with_llm(engine, fake.base_url(), DEADLINE).await;
    let mut socket = desk.socket().await;
    let document =
        format!("subscription {{ ticketEvents {{ kind changes {{ field from to }} ticket {{ {TICKET} }} }} }}");
    socket.subscribe("1", &document, json!({})).await;
    let filed = file(&desk, input()).await;
    assert_eq!((&filed["category"], &filed["version"]), (&json!("BILLING"), &json!(1)), "the built-in model at once");
    assert_eq!((&filed["suggestion"]["pending"], &filed["suggestion"]["degraded"]), (&json!(true), &Value::Null));

    let created = socket.next().await["payload"]["data"]["ticketEvents"].take();
    assert_eq!(created["kind"], "CREATED");
    let updated = socket.next().await["payload"]["data"]["ticketEvents"].take();
    assert_eq!((&updated["kind"], &updated["ticket"]["category"]), (&json!("UPDATED"), &json!("ACCOUNT")));
    let after = read(&desk, &filed["id"]).await;
    assert_eq!(
        (&after["category"], &after["priority"], &after["version"]),
        (&json!("ACCOUNT"), &json!("LOW"), &json!(2))
    );
    assert_eq!((&after["suggestion"]["source"], &after["suggestion"]["pending"]), (&json!("LLM"), &json!(false)));
    assert_eq!(
        (outcomes(&after), &after["needsReview"]),
        (("NONE", "NONE"), &json!(true)),
        "it was unsure of the priority"
    );
    assert_eq!(desk.number("SELECT count(*) AS n FROM triage_label").await, 0, "what a model says is no label");
    assert_eq!(fake.received().len(), 1);
}

async fn leaves_alone_what_people_said(engine: Engine) {
    let fake = FakeLlm::start(Behaviour::Says(GOOD.to_owned())).await;
    let desk = Desk::start_with_llm(engine, fake.base_url(), DEADLINE).await;
    let mut given = input();
    given["category"] = json!("GENERAL");
    let filed = file(&desk, given).await;
    let after = settled(&desk, &filed["id"]).await;
    assert_eq!((&after["category"], &after["priority"]), (&json!("GENERAL"), &json!("LOW")));
    assert_eq!((outcomes(&after), &after["suggestion"]["category"]), (("OVERRODE", "NONE"), &json!("ACCOUNT")));
    assert_eq!(label(&desk, &after, "category").await.as_deref(), Some("general"));
}

async fn survives_a_restart_and_gives_way_to_people(engine: Engine) {
    let gone = FakeLlm::start(Behaviour::IsGone).await;
    let mut first = Desk::start_with_llm(engine, gone.base_url(), DEADLINE).await;
    let left = file(&first, input()).await;
    let touched = file(&first, input()).await;
    let noted = |ticket: &Value| ticket["suggestion"]["degraded"] == "PROVIDER_ERROR";
    let waiting = until(async || read(&first, &left["id"]).await, noted).await;
    assert_eq!((&waiting["suggestion"]["pending"], &waiting["version"]), (&json!(true), &json!(1)));
    until(async || read(&first, &touched["id"]).await, noted).await;
    let document =
        "mutation($id: ID!) { updateTicket(input: { id: $id, status: IN_PROGRESS }) { ticket { version } } }";
    first.data(document, json!({ "id": touched["id"] })).await;
    first.stop().await;

    let fake = FakeLlm::start(Behaviour::Says(GOOD.to_owned())).await;
    let desk = Desk::start_with(engine, TestDatabase::elsewhere(&first.database.url), settings(&fake)).await;
    let after = settled(&desk, &left["id"]).await;
    assert_eq!((&after["category"], &after["suggestion"]["source"]), (&json!("ACCOUNT"), &json!("LLM")));
    assert_eq!(after["suggestion"]["degraded"], Value::Null);
    let kept = settled(&desk, &touched["id"]).await;
    assert_eq!((&kept["category"], &kept["suggestion"]["source"]), (&json!("BILLING"), &json!("LOCAL")));
    assert_eq!(fake.received().len(), 1, "nobody asks about a ticket that people have taken up");
}

/// A server whose language model answers as soon as the gate lets it.
async fn gated(engine: Engine) -> (Desk, FakeLlm, Arc<Semaphore>) {
    let gate = Arc::new(Semaphore::new(0));
    let says = Behaviour::Says(GOOD.to_owned());
    let fake = FakeLlm::start(Behaviour::Behind(gate.clone(), Box::new(says))).await;
    let desk = Desk::start_with_llm(engine, fake.base_url(), 60_000).await;
    (desk, fake, gate)
}

async fn gives_way_while_it_is_asked(engine: Engine) {
    let (desk, fake, gate) = gated(engine).await;
    let changed = file(&desk, input()).await;
    let reviewed =
        file(&desk, json!({ "title": "Refund", "description": "I was charged twice and want a refund." })).await;
    until(async || fake.open(), |open| *open == 2).await;
    let change = "mutation($id: ID!) { updateTicket(input: { id: $id, status: IN_PROGRESS }) { ticket { version } } }";
    desk.data(change, json!({ "id": changed["id"] })).await;
    let review = "mutation($id: ID!) { reviewTicket(input: { id: $id }) { ticket { version } } }";
    desk.data(review, json!({ "id": reviewed["id"] })).await;
    let before = [read(&desk, &changed["id"]).await, read(&desk, &reviewed["id"]).await];
    for ticket in &before {
        assert_eq!((&ticket["category"], &ticket["suggestion"]["pending"]), (&json!("BILLING"), &json!(false)));
    }
    assert_eq!(outcomes(&before[1]), ("KEPT", "KEPT"));

    // Another ticket waits behind them; once its answer is in, theirs came to nothing.
    gate.add_permits(3);
    let third = file(&desk, json!({ "title": "Third", "description": "Invoice, invoice, invoice." })).await;
    assert_eq!(settled(&desk, &third["id"]).await["category"], "ACCOUNT");
    let answered = "{ triage { languageModel { answered } } }";
    until(async || desk.data(answered, json!({})).await, |data| data["triage"]["languageModel"]["answered"] == 3).await;
    assert_eq!([read(&desk, &changed["id"]).await, read(&desk, &reviewed["id"]).await], before);
}

async fn two_servers_ask_once(engine: Engine) {
    let fake = FakeLlm::start(Behaviour::Says(GOOD.to_owned())).await;
    let desk = Desk::start_with_llm(engine, fake.base_url(), DEADLINE).await;
    let second = Desk::start_with(engine, TestDatabase::elsewhere(&desk.database.url), settings(&fake)).await;
    let mut filed = Vec::new();
    for number in 0..24 {
        let server = if number % 2 == 0 { &desk } else { &second };
        filed.push(file(server, json!({ "title": format!("Invoice {number}"), "description": "It is wrong." })).await);
    }
    for ticket in &filed {
        assert_eq!(settled(&desk, &ticket["id"]).await["suggestion"]["source"], "LLM");
    }
    assert_eq!(fake.received().len(), 24, "each is asked about by one of them");
}

/// The model fails until the circuit opens, and nobody but the tickets that wait ever tries it again.
async fn goes_on_when_the_model_is_back(engine: Engine) {
    let mut behaviours = vec![Behaviour::Refuses(500, vec![], String::new()); 6];
    behaviours.push(Behaviour::Says(GOOD.to_owned()));
    let fake = FakeLlm::start(Behaviour::InTurn(behaviours)).await;
    let desk = Desk::start_with_llm(engine, fake.base_url(), DEADLINE).await;
    let mut filed = Vec::new();
    for number in 0..4 {
        filed.push(file(&desk, json!({ "title": format!("Invoice {number}"), "description": "It is wrong." })).await);
    }
    let state = "{ triage { source degraded languageModel { breaker retryAt pending } } }";
    let is_open = |data: &Value| data["triage"]["languageModel"]["breaker"] == "OPEN";
    let open = until(async || desk.data(state, json!({})).await, is_open).await;
    assert!(open["triage"]["languageModel"]["retryAt"].is_string(), "{open}");
    assert!(open["triage"]["languageModel"]["pending"].as_i64() > Some(0), "{open}");
    for ticket in &filed {
        assert_eq!(settled(&desk, &ticket["id"]).await["suggestion"]["source"], "LLM");
    }
    let closed = desk.data(state, json!({})).await;
    let expected = json!({ "source": "LLM", "degraded": null, "languageModel": { "breaker": "CLOSED", "retryAt": null, "pending": 0 } });
    assert_eq!(closed["triage"], expected);
}

/// Each on both engines.
macro_rules! on_both {
    ($($run:ident: $sqlite:ident, $postgres:ident;)*) => {$(
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn $sqlite() { $run(Engine::Sqlite).await; }
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn $postgres() { $run(Engine::Postgres).await; }
    )*};
}

on_both! {
    follows: the_answer_follows_on_sqlite, the_answer_follows_on_postgres;
    leaves_alone_what_people_said: peoples_words_stay_on_sqlite, peoples_words_stay_on_postgres;
    gives_way_while_it_is_asked: an_answer_that_comes_late_gives_way_on_sqlite, an_answer_that_comes_late_gives_way_on_postgres;
    two_servers_ask_once: two_servers_ask_once_on_sqlite, two_servers_ask_once_on_postgres;
    goes_on_when_the_model_is_back: what_waits_goes_on_on_sqlite, what_waits_goes_on_on_postgres;
    survives_a_restart_and_gives_way_to_people: waiting_survives_a_restart_on_sqlite, waiting_survives_a_restart_on_postgres;
}
