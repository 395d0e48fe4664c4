//! A server of its own for each test.

use std::{num::NonZeroU64, time::Duration};

use frontdesk::{
    app::App,
    config::{Secret, TriageSettings},
    domain::database::Engine,
    http,
};
use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, Statement, TransactionTrait};
use serde_json::{Value, json};
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

use super::{client::client, database::TestDatabase, socket::Socket};

/// A running server and everything to talk to it.
#[derive(Debug)]
pub struct Desk {
    /// The engine behind it.
    pub engine: Engine,
    /// Where it serves: `http://127.0.0.1:PORT`.
    pub address: String,
    /// Its database.
    pub database: TestDatabase,
    client: reqwest::Client,
    connection: DatabaseConnection,
    stop: Option<oneshot::Sender<()>>,
    served: Option<JoinHandle<()>>,
}

impl Desk {
    /// A server with the built-in triage model.
    pub async fn start(engine: Engine) -> Self {
        Self::start_on(engine, TestDatabase::migrated(engine).await).await
    }

    /// A server that asks a language model at that address.
    pub async fn start_with_llm(engine: Engine, base_url: &str, deadline_ms: u64) -> Self {
        let settings = TriageSettings {
            api_key: Some(Secret::from("sk-test")),
            base_url: Some(base_url.to_owned()),
            model: Some("test-model".to_owned()),
            deadline_ms: NonZeroU64::new(deadline_ms).expect("a deadline"),
            ..TriageSettings::built_in()
        };
        Self::start_with(engine, TestDatabase::migrated(engine).await, settings).await
    }

    /// A server with the built-in triage model, on that database.
    pub async fn start_on(engine: Engine, database: TestDatabase) -> Self {
        Self::start_with(engine, database, TriageSettings::built_in()).await
    }

    /// A server with that triage, on that database.
    pub async fn start_with(engine: Engine, database: TestDatabase, triage: TriageSettings) -> Self {
        // What the server logs as an error is shown with a test that fails; a test that watches the log has its own.
        let _ = tracing_subscriber::fmt().with_max_level(tracing::Level::ERROR).with_test_writer().try_init();
        let app = App::prepare(&database.url, &triage).await.expect("the settings are right");
        app.come_up().await.expect("the server starts");
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let (stop, stopped) = oneshot::channel::<()>();
        let served = tokio::spawn(async move {
            let signal = async {
                let _ = stopped.await;
            };
            http::serve(listener, |stop, sockets| app.router(stop, sockets), signal).await;
            app.close().await;
        });
        let mut options = sea_orm::ConnectOptions::new(&database.url);
        options.max_connections(1).sqlx_logging(false);
        let connection = sea_orm::Database::connect(options).await.expect("a connection past the server");
        let client = client(Duration::from_secs(60));
        Self { engine, address, database, client, connection, stop: Some(stop), served: Some(served) }
    }

    /// Sends a document and its variables; the whole answer comes back.
    pub async fn gql(&self, document: &str, variables: Value) -> Value {
        let response = self.post(&json!({ "query": document, "variables": variables })).await;
        response.json().await.expect("the answer is JSON")
    }

    /// Sends a document that must succeed; its data comes back.
    pub async fn data(&self, document: &str, variables: Value) -> Value {
        let mut answer = self.gql(document, variables).await;
        assert!(answer.get("errors").is_none(), "{document}\n{answer:#}");
        answer["data"].take()
    }

    /// Sends a body to the endpoint as JSON.
    pub async fn post(&self, body: &Value) -> reqwest::Response {
        self.request(reqwest::Method::POST, "/graphql").json(body).send().await.expect("the server answers")
    }

    /// A request to a path of the server.
    pub fn request(&self, method: reqwest::Method, path: &str) -> reqwest::RequestBuilder {
        self.client.request(method, format!("{}{path}", self.address))
    }

    /// Opens a socket that speaks graphql-transport-ws.
    pub async fn socket(&self) -> Socket {
        Socket::open(&self.address).await
    }

    /// Runs SQL past the server, as somebody with a database client would.
    pub async fn sql(&self, statement: &str) -> Result<u64, DbErr> {
        self.connection.execute_unprepared(statement).await.map(|done| done.rows_affected())
    }

    /// Begins a transaction past the server, as somebody with a database client would.
    pub async fn transaction(&self) -> DatabaseTransaction {
        let mut options = sea_orm::ConnectOptions::new(&self.database.url);
        options.max_connections(1).sqlx_logging(false);
        let connection = sea_orm::Database::connect(options).await.expect("a connection past the server");
        connection.begin().await.expect("a transaction")
    }

    /// Reads one number, called `n`, by SQL past the server.
    pub async fn number(&self, question: &str) -> i64 {
        let question = Statement::from_string(self.connection.get_database_backend(), question);
        let row = self.connection.query_one_raw(question).await.expect("SQL").expect("a row");
        row.try_get("", "n").expect("a number")
    }

    /// Reads one text, called `t`, by SQL past the server; `None` where there is no row, or nothing in it.
    pub async fn text(&self, question: &str) -> Option<String> {
        let question = Statement::from_string(self.connection.get_database_backend(), question);
        let row = self.connection.query_one_raw(question).await.expect("SQL");
        row.and_then(|row| row.try_get("", "t").expect("a text"))
    }

    /// Files a ticket and answers it with all its fields.
    pub async fn file(&self, input: Value) -> Value {
        let document = format!(
            "mutation File($input: CreateTicketInput!) {{ createTicket(input: $input) {{ ticket {{ {TICKET} }} userErrors {{ code field message }} }} }}"
        );
        let mut data = self.data(&document, json!({ "input": input })).await;
        assert_eq!(data["createTicket"]["userErrors"], json!([]), "filing {input}");
        data["createTicket"]["ticket"].take()
    }

    /// Asks the server to stop, and waits until it has.
    pub async fn stop(&mut self) {
        let _ = self.stop.take().expect("stopped once").send(());
        self.served.take().expect("stopped once").await.expect("the server stops in order");
    }
}

/// All fields of a ticket.
pub const TICKET: &str =
    "id title description category priority status createdAt updatedAt resolvedAt version needsReview";
