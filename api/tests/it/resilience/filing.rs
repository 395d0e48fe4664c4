//! Somebody who files tickets and does not give up.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use crate::support::server_process;

const FILE: &str = "mutation File($input: CreateTicketInput!) {
    createTicket(input: $input) { ticket { id title } userErrors { code message } }
}";

/// How long tickets are waited for before a test fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// Some that file tickets at once, each ticket under a key of its own, again and again until it is acknowledged.
#[derive(Debug)]
pub struct Filers {
    stop: CancellationToken,
    /// How many tickets were acknowledged so far.
    count: Arc<AtomicUsize>,
    tasks: Vec<tokio::task::JoinHandle<Filed>>,
}

/// What they have to show for it.
#[derive(Debug, Default)]
pub struct Filed {
    /// The id of each acknowledged ticket, by its title.
    pub acknowledged: BTreeMap<String, String>,
    /// How often they heard which code.
    pub codes: BTreeMap<String, usize>,
    /// How often the server was not there to be asked.
    pub unanswered: usize,
    /// The longest time that an answer took.
    pub longest: Duration,
}

impl Filers {
    /// Begins.
    pub fn begin(client: &reqwest::Client, address: &str, filers: usize) -> Self {
        let (stop, count) = (CancellationToken::new(), Arc::<AtomicUsize>::default());
        let file = |filer| tokio::spawn(file(client.clone(), address.to_owned(), stop.clone(), count.clone(), filer));
        let tasks = (0..filers).map(file).collect();
        Self { stop, count, tasks }
    }

    /// Waits until so many more tickets are acknowledged.
    pub async fn file(&self, more: usize) {
        let wanted = self.count.load(Ordering::SeqCst) + more;
        let filed = async {
            while self.count.load(Ordering::SeqCst) < wanted {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(PATIENCE, filed).await.expect("tickets are filed");
    }

    /// Lets each finish the ticket at hand, and adds up.
    pub async fn end(self) -> Filed {
        self.stop.cancel();
        let mut all = Filed::default();
        for task in self.tasks {
            let filed = task.await.expect("no panic");
            all.acknowledged.extend(filed.acknowledged);
            all.unanswered += filed.unanswered;
            all.longest = all.longest.max(filed.longest);
            for (code, times) in filed.codes {
                *all.codes.entry(code).or_default() += times;
            }
        }
        all
    }
}

async fn file(
    client: reqwest::Client,
    address: String,
    stop: CancellationToken,
    count: Arc<AtomicUsize>,
    filer: usize,
) -> Filed {
    let mut filed = Filed::default();
    for number in 0.. {
        if stop.is_cancelled() {
            break;
        }
        let title = format!("ticket {number} of {filer}");
        let key = format!("{filer}-{number}");
        let input = json!({ "title": title, "description": "d", "category": "BILLING", "priority": "LOW", "idempotencyKey": key });
        loop {
            match server_process::ask(&client, &address, FILE, json!({ "input": input })).await {
                Ok(answer) => {
                    filed.longest = filed.longest.max(answer.took);
                    if answer.body.get("errors").is_none() {
                        let payload = &answer.body["data"]["createTicket"];
                        assert_eq!(payload["userErrors"], json!([]), "{payload}");
                        assert_eq!(payload["ticket"]["title"], json!(title));
                        let id = payload["ticket"]["id"].as_str().expect("an id").to_owned();
                        filed.acknowledged.insert(title, id);
                        count.fetch_add(1, Ordering::SeqCst);
                        break;
                    }
                    let retryable = &answer.body["errors"][0]["extensions"]["retryable"];
                    assert_eq!(*retryable, true, "{}", answer.body);
                    *filed.codes.entry(answer.code().unwrap_or_default().to_owned()).or_default() += 1;
                }
                Err(_) => filed.unanswered += 1,
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    filed
}

/// Fails unless the tickets on the server are exactly the acknowledged ones, each once and under its id.
pub async fn assert_all_there(client: &reqwest::Client, address: &str, filed: &Filed) {
    let mut stored = BTreeMap::new();
    let mut after = Value::Null;
    loop {
        let document = "query($after: String) { tickets(first: 100, after: $after) { nodes { id title } pageInfo { endCursor hasNextPage } } }";
        let mut answer =
            server_process::ask(client, address, document, json!({ "after": after })).await.expect("an answer");
        let page = answer.body["data"]["tickets"].take();
        for ticket in page["nodes"].as_array().unwrap_or_else(|| panic!("no page: {}", answer.body)) {
            let text = |field: &str| ticket[field].as_str().expect("a text").to_owned();
            assert_eq!(stored.insert(text("title"), text("id")), None, "{ticket} is stored twice");
        }
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] != true {
            break;
        }
    }
    let lost: Vec<_> = filed.acknowledged.iter().filter(|(title, id)| stored.get(*title) != Some(*id)).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    assert_eq!(stored.len(), filed.acknowledged.len(), "what was given up was never acknowledged, and nobody gives up");
}
