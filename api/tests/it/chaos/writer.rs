//! Clients that file and change tickets, and try again until they are answered.

use std::{
    collections::{BTreeMap, HashMap},
    fmt,
    sync::Arc,
    time::{Duration, Instant},
};

use rand::{RngExt, rngs::ChaCha8Rng};
use serde_json::{Value, json};

use super::{Name, fleet::Fleet};
use crate::support::client::client;

/// What was acknowledged.
#[derive(Default)]
pub struct Written {
    /// Tickets by their titles when they were filed, each under a key of its own.
    filed: BTreeMap<String, i64>,
    /// Changes of the title.
    changed: Vec<Name>,
    retries: usize,
}

impl Extend<Self> for Written {
    fn extend<T: IntoIterator<Item = Self>>(&mut self, others: T) {
        for other in others {
            self.filed.extend(other.filed);
            self.changed.extend(other.changed);
            self.retries += other.retries;
        }
    }
}

impl IntoIterator for Written {
    type Item = Self;
    type IntoIter = std::iter::Once<Self>;

    fn into_iter(self) -> Self::IntoIter {
        std::iter::once(self)
    }
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { filed, changed, retries } = self;
        write!(f, "{} tickets and {} changes acknowledged, {retries} retries", filed.len(), changed.len())
    }
}

impl Written {
    /// Everything acknowledged stands in the log once, and the versions of each ticket grow one by one.
    pub fn assert_stored(&self, log: &[Name]) {
        let mut versions: HashMap<i64, i32> = HashMap::new();
        let mut filed: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
        for (ticket, version, title) in log {
            let last = versions.entry(*ticket).or_default();
            assert_eq!(*version, *last + 1, "the versions of ticket {ticket} grow");
            *last = *version;
            if *version == 1 {
                filed.entry(title).or_default().push(*ticket);
            }
        }
        for (title, ticket) in &self.filed {
            assert_eq!(filed.get(title.as_str()), Some(&vec![*ticket]), "{title} was filed once");
        }
        let stored: std::collections::HashSet<_> = log.iter().collect();
        for change in &self.changed {
            assert!(stored.contains(change), "{change:?} was acknowledged");
        }
    }
}

/// Writes until the end.
pub async fn write(number: u64, fleet: Arc<Fleet>, mut numbers: ChaCha8Rng, end: Instant) -> Written {
    let client = client(Duration::from_secs(10));
    let mut written = Written::default();
    let mut count = 0;
    while Instant::now() < end {
        count += 1;
        let known = written.filed.len();
        if known == 0 || numbers.random_bool(0.4) {
            let key = format!("{number}-{count}");
            let id = file(&client, &fleet, &mut numbers, &key, &mut written.retries).await;
            written.filed.insert(key, id);
        } else {
            // Two tickets get most of the changes: those of all writers meet there.
            let few = if numbers.random_bool(0.7) { known.min(2) } else { known };
            let id = written.filed.values().nth(numbers.random_range(0..few)).copied().expect("one of them");
            let id = if numbers.random_bool(0.3) { 1 } else { id };
            let title = format!("{number}-{count}");
            if let Some(version) = change(&client, &fleet, &mut numbers, id, &title).await {
                written.changed.push((id, version, title));
            }
        }
        tokio::time::sleep(Duration::from_millis(numbers.random_range(0..40))).await;
    }
    written
}

/// Files a ticket, again and again until it is acknowledged.
async fn file(
    client: &reqwest::Client,
    fleet: &Fleet,
    numbers: &mut ChaCha8Rng,
    key: &str,
    retries: &mut usize,
) -> i64 {
    let document = "mutation($i: CreateTicketInput!) { createTicket(input: $i) { ticket { id } userErrors { code } } }";
    let category = ["BILLING", "TECHNICAL", "ACCOUNT", "GENERAL"][numbers.random_range(0..4)];
    let input =
        json!({ "title": key, "description": "b", "category": category, "priority": "LOW", "idempotencyKey": key });
    let begun = Instant::now();
    loop {
        let answer = ask(client, &fleet.any(numbers), document, &input).await;
        if let Some(payload) =
            answer.as_ref().map(|answer| &answer["data"]["createTicket"]).filter(|payload| !payload.is_null())
        {
            assert_eq!(payload["userErrors"], json!([]), "{key}");
            return payload["ticket"]["id"].as_str().and_then(|id| id.parse().ok()).expect("an id");
        }
        *retries += 1;
        assert!(begun.elapsed() < Duration::from_secs(60), "no server takes {key}: {answer:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Changes a ticket's title; the version that made, if the answer says so. Without one it may be changed or not.
async fn change(
    client: &reqwest::Client,
    fleet: &Fleet,
    numbers: &mut ChaCha8Rng,
    id: i64,
    title: &str,
) -> Option<i32> {
    let document =
        "mutation($i: UpdateTicketInput!) { updateTicket(input: $i) { ticket { version } userErrors { code } } }";
    let answer = ask(client, &fleet.any(numbers), document, &json!({ "id": id, "title": title })).await?;
    answer["data"]["updateTicket"]["ticket"]["version"].as_i64().and_then(|version| version.try_into().ok())
}

async fn ask(client: &reqwest::Client, address: &str, document: &str, input: &Value) -> Option<Value> {
    let body = json!({ "query": document, "variables": { "i": input } });
    client.post(format!("{address}/graphql")).json(&body).send().await.ok()?.json().await.ok()
}
