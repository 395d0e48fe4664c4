//! SQLite stops working on what nobody waits for.

use std::{
    future::Future,
    time::{Duration, Instant},
};

use frontdesk::domain::database::{Connection, Database, Failure, prepare};
use sea_orm::{ConnectionTrait, DbErr, Statement};

use crate::support::{Engine, database::TestDatabase};

/// It never ends by itself.
const ENDLESS: &str =
    "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number) SELECT count(*) AS n FROM number";
/// The same as a write.
const ENDLESS_WRITE: &str = "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number) \
    INSERT INTO note SELECT 'endless' FROM number WHERE n < 0";
/// More than there are connections.
const CALLERS: usize = 20;
const WHILE: Duration = Duration::from_millis(300);

async fn served() -> (TestDatabase, Database) {
    let file = TestDatabase::empty(Engine::Sqlite).await;
    let database = prepare(&file.url).await.expect("it is there");
    database.come_up().await.expect("its tables are made");
    database.writer().execute_unprepared("CREATE TABLE note (text TEXT NOT NULL)").await.expect("a table");
    (file, database)
}

fn sql(text: &str) -> Statement {
    Statement::from_string(sea_orm::DbBackend::Sqlite, text)
}

async fn notes(connection: &impl ConnectionTrait) -> i64 {
    let row = connection.query_one_raw(sql("SELECT count(*) AS n FROM note")).await.expect("an answer");
    row.expect("a row").try_get("", "n").expect("a number")
}

async fn give_up_after<T>(time: Duration, call: impl Future<Output = Result<T, DbErr>>) {
    assert!(tokio::time::timeout(time, call).await.is_err(), "it never ends by itself");
}

/// Each connection that reads, many times over, answers soon.
async fn assert_free(reader: &Connection) {
    let begun = Instant::now();
    futures_util::future::join_all((0..CALLERS * 5).map(|_| notes(reader))).await;
    assert!(begun.elapsed() < Duration::from_secs(2), "{:?}", begun.elapsed());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_question_that_nobody_waits_for_is_given_up() {
    let (_file, database) = served().await;
    for _ in 0..3 {
        let callers = (0..CALLERS).map(|_| give_up_after(WHILE, database.reader().query_one_raw(sql(ENDLESS))));
        futures_util::future::join_all(callers).await;
        assert_free(database.reader()).await;
    }
    // In a transaction, too.
    let callers = (0..8).map(|_| async {
        let snapshot = database.snapshot().await.expect("a transaction");
        assert_eq!(notes(&snapshot).await, 0);
        give_up_after(WHILE, snapshot.query_one_raw(sql(ENDLESS))).await;
        assert_eq!(notes(&snapshot).await, 0, "the transaction goes on");
    });
    futures_util::future::join_all(callers).await;
    assert_free(database.reader()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_takes_too_long_is_stopped_and_may_be_asked_again() {
    let (_file, database) = served().await;
    let begun = Instant::now();
    let snapshot = database.snapshot().await.expect("a transaction");
    // The time is each statement's.
    tokio::time::sleep(Duration::from_secs(1)).await;
    let answers = tokio::join!(
        database.reader().query_one_raw(sql(ENDLESS)),
        database.reader().query_all_raw(sql(ENDLESS)),
        snapshot.query_one_raw(sql(ENDLESS)),
        database.writer().execute_unprepared(ENDLESS_WRITE),
    );
    let took = begun.elapsed();
    for error in [answers.0.err(), answers.1.err(), answers.2.err(), answers.3.err()] {
        let error = error.expect("it never ends by itself");
        assert_eq!(Failure::of(&error), Failure::Busy, "{error}");
        assert!(error.to_string().contains("interrupt"), "{error}");
    }
    assert!((Duration::from_millis(4_400)..Duration::from_millis(5_000)).contains(&took), "{took:?}");
    assert_eq!(notes(&snapshot).await, 0, "a question that was stopped leaves its transaction as it was");
    assert_free(database.reader()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_transaction_whose_write_is_stopped_leaves_nothing() {
    let (_file, database) = served().await;
    for patience in [WHILE, Duration::from_secs(10)] {
        let transaction = database.begin().await.expect("a transaction");
        transaction.execute_unprepared("INSERT INTO note VALUES ('before')").await.expect("it is written");
        let write = transaction.execute_unprepared(ENDLESS_WRITE);
        if let Ok(stopped) = tokio::time::timeout(patience, write).await {
            let error = stopped.expect_err("it never ends by itself");
            assert_eq!(Failure::of(&error), Failure::Busy, "{error}");
        }
        assert!(transaction.commit().await.is_err(), "SQLite has rolled it back");
        assert_eq!(notes(database.reader()).await, 0);
    }
    for n in 1..=20 {
        let transaction = database.begin().await.expect("a transaction");
        transaction.execute_unprepared("INSERT INTO note VALUES ('after')").await.expect("it is written");
        transaction.commit().await.expect("it is committed");
        assert_eq!(notes(database.reader()).await, n, "others see it");
    }
}
