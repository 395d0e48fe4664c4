//! What triage suggested stays with the ticket, with what people made of it, and the built-in model learns from that.

mod agreeing;
mod filing;
mod following;
mod guarding;
mod learning;
mod reviewing;

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::Desk;

/// All there is to know of a suggestion.
const SUGGESTION: &str = "category priority confidence priorityConfidence source model reasons degraded \
     categoryOutcome priorityOutcome pending suggestedAt judgedAt";

/// How long a task of the server is waited for.
const PATIENCE: Duration = Duration::from_secs(120);

/// Asks what `classify` says, and for the token of it.
async fn classify(desk: &Desk, title: &str, description: &str) -> Value {
    let document =
        "mutation($i: ClassifyInput!) { classify(input: $i) { category priority source model reasons token } }";
    desk.data(document, json!({ "i": { "title": title, "description": description } })).await["classify"].take()
}

/// Files a ticket, and answers what is suggested for it, and itself.
async fn file(desk: &Desk, input: Value) -> Value {
    let document = format!(
        "mutation($i: CreateTicketInput!) {{ createTicket(input: $i) {{ userErrors {{ code field message }}
            ticket {{ id category priority version needsReview suggestion {{ {SUGGESTION} }} }} }} }}"
    );
    let mut data = desk.data(&document, json!({ "i": input })).await;
    assert_eq!(data["createTicket"]["userErrors"], json!([]), "{input}");
    data["createTicket"]["ticket"].take()
}

/// The ticket as it is now.
async fn read(desk: &Desk, id: &Value) -> Value {
    let document = format!(
        "query($id: ID!) {{ ticket(id: $id) {{ id category priority version needsReview suggestion {{ {SUGGESTION} }} }} }}"
    );
    desk.data(&document, json!({ "id": id })).await["ticket"].take()
}

/// Asks until the answer is as it should be, and says what it was when it does not come to that.
async fn until<T>(mut ask: impl AsyncFnMut() -> T, is_right: impl Fn(&T) -> bool) -> T
where
    T: std::fmt::Debug,
{
    let began = Instant::now();
    loop {
        let answer = ask().await;
        if is_right(&answer) {
            return answer;
        }
        assert!(began.elapsed() < PATIENCE, "it stays {answer:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// What the two heads of a ticket's suggestion came to.
fn outcomes(ticket: &Value) -> (&str, &str) {
    let outcome = |field: &str| ticket["suggestion"][field].as_str().expect("an outcome");
    (outcome("categoryOutcome"), outcome("priorityOutcome"))
}

/// One column of a ticket's label; null where there is none.
async fn label(desk: &Desk, ticket: &Value, column: &str) -> Option<String> {
    let id = ticket["id"].as_str().expect("an id");
    desk.text(&format!("SELECT {column} AS t FROM triage_label WHERE ticket_id = {id}")).await
}

/// A value of the enumeration that is another one.
fn other<'a>(values: [&'a str; 4], than: &Value) -> &'a str {
    values.into_iter().find(|value| *value != than).expect("another one")
}
