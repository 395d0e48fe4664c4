//! The language model's answer comes after the ticket is filed.

use std::num::NonZeroU64;

use frontdesk::config::{Secret, TriageSettings};
use serde_json::{Value, json};

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
    let settings = TriageSettings {
        base_url: Some(fake.base_url().to_owned()),
        api_key: Some(Secret::from("sk-test")),
        model: Some("test-model".to_owned()),
        deadline_ms: NonZeroU64::new(DEADLINE).expect("a deadline"),
        ..TriageSettings::built_in()
    };
    let desk = Desk::start_with(engine, TestDatabase::elsewhere(&first.database.url), settings).await;
    let after = settled(&desk, &left["id"]).await;
    assert_eq!((&after["category"], &after["suggestion"]["source"]), (&json!("ACCOUNT"), &json!("LLM")));
    assert_eq!(after["suggestion"]["degraded"], Value::Null);
    let kept = settled(&desk, &touched["id"]).await;
    assert_eq!((&kept["category"], &kept["suggestion"]["source"]), (&json!("BILLING"), &json!("LOCAL")));
    assert_eq!(fake.received().len(), 1, "nobody asks about a ticket that people have taken up");
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
    survives_a_restart_and_gives_way_to_people: waiting_survives_a_restart_on_sqlite, waiting_survives_a_restart_on_postgres;
}
