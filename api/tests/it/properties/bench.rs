//! What a property is tried on: a server, the way past it to its tables, and the loop over random cases.

use std::{fmt::Debug, sync::Arc, time::Duration};

use entity::{Category, Priority, Status, Timestamp};
use frontdesk::domain::{
    database::Database,
    events::Signal,
    suggestions::News,
    tickets::{ImportedTicket, Tickets},
    triage::Triage,
};
use proptest::{
    strategy::Strategy,
    test_runner::{Config, TestRunner},
};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use tokio::runtime::Handle;

use super::model::Ticket;
use crate::support::{Desk, Engine};

/// The fewest cases that a property is tried on.
const CASES: u32 = 100;

/// A server with a way past it.
pub struct Bench {
    /// The server.
    pub desk: Desk,
    database: Database,
    tickets: Tickets,
}

/// Tries a property on random values, one after the other, and names the smallest that it does not hold for.
pub fn for_all<S: Strategy>(values: S, property: impl AsyncFn(S::Value))
where
    S::Value: Debug,
{
    let wanted = std::env::var("PROPTEST_CASES").ok().and_then(|wanted| wanted.parse().ok());
    let config = Config {
        cases: wanted.unwrap_or(CASES).max(CASES),
        failure_persistence: None,
        max_shrink_iters: 400,
        ..Config::default()
    };
    let outcome = tokio::task::block_in_place(|| {
        TestRunner::new(config).run(&values, |value| {
            Handle::current().block_on(property(value));
            Ok(())
        })
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}

impl Bench {
    /// A server of its own without tickets.
    pub async fn start(engine: Engine) -> Self {
        let desk = Desk::start(engine).await;
        let database = desk.database.open().await;
        let triage = Triage::new(None, Duration::from_secs(1));
        let tickets = Tickets::new(database.clone(), Arc::new(triage), Signal::default(), News::default());
        Self { desk, database, tickets }
    }

    /// Takes all tickets away.
    pub async fn empty(&self) {
        self.desk.sql("DELETE FROM ticket").await.expect("tickets can be deleted");
    }

    /// Puts those tickets, with their own times and states, in the place of all others; they come back with their ids.
    pub async fn stock(&self, mut tickets: Vec<Ticket>) -> Vec<Ticket> {
        self.empty().await;
        let stored = self.tickets.import(tickets.iter().map(imported).collect()).await.expect("they are stored");
        assert_eq!(stored.stored, tickets.len() as u64);
        let question = "SELECT id, title FROM ticket ORDER BY id";
        let rows = self.database.reader().query_all_raw(self.statement(question)).await.expect("they are there");
        for (row, ticket) in rows.iter().zip(&mut tickets) {
            assert_eq!(row.try_get::<String>("", "title").expect("a title"), ticket.title, "ids grow with the order");
            ticket.id = row.try_get("", "id").expect("an id");
        }
        let unsure = tickets.iter().filter(|ticket| ticket.needs_review).map(|ticket| ticket.id.to_string());
        // No ticket has the id 0.
        let unsure = unsure.chain(["0".to_owned()]).collect::<Vec<_>>().join(", ");
        let mark = "UPDATE ticket SET needs_review = true, version = version + 1";
        self.desk.sql(&format!("{mark} WHERE id IN ({unsure})")).await.expect("they are marked");
        tickets
    }

    /// Reads one number, called `n`, by SQL.
    pub async fn number(&self, question: &str) -> i64 {
        let row = self.database.reader().query_one_raw(self.statement(question)).await.expect("SQL");
        row.expect("a row").try_get("", "n").expect("a number")
    }

    /// Everything the API says of all tickets, to be compared with what it says later. For up to 100 tickets.
    pub async fn everything(&self) -> Value {
        let document = "{
            tickets(first: 100) { totalCount nodes { id title description category priority status createdAt updatedAt
                resolvedAt version needsReview } }
            ticketStats { total open averageResolutionSeconds byCategory { count } byPriority { count } byStatus { count } }
        }";
        self.desk.data(document, json!({})).await
    }

    fn statement(&self, sql: &str) -> Statement {
        Statement::from_string(self.database.reader().get_database_backend(), sql)
    }
}

fn imported(ticket: &Ticket) -> ImportedTicket {
    let category = Category::ALL.into_iter().find(|value| value.as_str().eq_ignore_ascii_case(ticket.category));
    let priority = Priority::ALL.into_iter().find(|value| value.as_str().eq_ignore_ascii_case(ticket.priority));
    let status = Status::ALL.into_iter().find(|value| value.as_str().eq_ignore_ascii_case(ticket.status));
    ImportedTicket {
        title: ticket.title.clone(),
        description: ticket.description.clone(),
        category: Some(category.expect("a category")),
        priority: Some(priority.expect("a priority")),
        status: status.expect("a status"),
        created_at: Timestamp(ticket.created),
        updated_at: Timestamp(ticket.updated),
        resolved_at: ticket.resolved.map(Timestamp),
        key: None,
    }
}
