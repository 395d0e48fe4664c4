//! A database for each test, gone with it.

use frontdesk::domain::database::{Database, Engine, connect};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use tempfile::TempDir;
use tokio::sync::OnceCell;
use uuid::Uuid;

/// A migrated database that nobody else uses.
#[derive(Debug)]
pub struct TestDatabase {
    /// Where it is, for a server or a command.
    pub url: String,
    _home: Home,
}

#[derive(Debug)]
enum Home {
    Folder(#[expect(dead_code, reason = "the folder goes when this is dropped")] TempDir),
    Server { name: String },
    Elsewhere,
}

/// The address of the PostgreSQL server with another database.
fn server(database: &str) -> String {
    let url = std::env::var("TEST_PG_URL").expect("TEST_PG_URL names a PostgreSQL server; `make test` starts one");
    let (base, _) = url.rsplit_once('/').expect("TEST_PG_URL ends in /DATABASE");
    format!("{base}/{database}")
}

async fn admin() -> DatabaseConnection {
    let mut options = sea_orm::ConnectOptions::new(server("postgres"));
    options.max_connections(1).sqlx_logging(false);
    sea_orm::Database::connect(options).await.expect("the PostgreSQL server answers")
}

/// A migrated database that the others are copies of: copying is quicker than migrating.
async fn template() -> &'static str {
    static TEMPLATE: OnceCell<String> = OnceCell::const_new();
    TEMPLATE
        .get_or_init(|| async {
            let name = format!("template_{}", Uuid::now_v7().simple());
            let admin = admin().await;
            admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("a template");
            admin.close().await.expect("close");
            let database = connect(&server(&name)).await.expect("the template opens");
            database.migrate().await.expect("the template migrates");
            database.close().await.expect("the template closes: it is copied only while nobody uses it");
            name
        })
        .await
}

impl TestDatabase {
    /// A migrated one.
    pub async fn migrated(engine: Engine) -> Self {
        let this = match engine {
            Engine::Sqlite => Self::empty(engine).await,
            Engine::Postgres => Self::on_server(&format!("TEMPLATE {}", template().await)).await,
        };
        this.open().await;
        this
    }

    /// One without tables.
    pub async fn empty(engine: Engine) -> Self {
        match engine {
            Engine::Sqlite => {
                let folder = TempDir::new().expect("a folder");
                let url = format!("sqlite://{}", folder.path().join("frontdesk.db").display());
                Self { url, _home: Home::Folder(folder) }
            }
            Engine::Postgres => Self::on_server("").await,
        }
    }

    async fn on_server(options: &str) -> Self {
        let name = format!("test_{}", Uuid::now_v7().simple());
        let admin = admin().await;
        admin.execute_unprepared(&format!("CREATE DATABASE {name} {options}")).await.expect("a database");
        admin.close().await.expect("close");
        Self { url: server(&name), _home: Home::Server { name } }
    }

    /// The one at that address, which goes with the cluster it is in.
    pub fn elsewhere(url: &str) -> Self {
        Self { url: url.to_owned(), _home: Home::Elsewhere }
    }

    /// Opens it as the server does, migrated.
    pub async fn open(&self) -> Database {
        let database = connect(&self.url).await.expect("the database opens");
        database.migrate().await.expect("the database migrates");
        database
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let Home::Server { name } = &self._home else { return };
        let drop = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        // A destructor cannot wait; a thread with a runtime of its own can.
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async { admin().await.execute_unprepared(&drop).await.map(|_| ()) })
        });
        if !matches!(dropping.join(), Ok(Ok(()))) {
            eprintln!("the test database {name} was not dropped");
        }
    }
}
