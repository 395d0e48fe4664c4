//! Chaos: processes of the real binary on one database, clients that write, clients that follow and are cut off at
//! random, and a process that is killed again and again. In the end everything that was acknowledged is there once, and
//! everybody who followed was told of every event once and in the order of the log.
//!
//! `CHAOS_SECONDS` makes it longer than the few seconds it takes among the other tests, `CHAOS_SEED` repeats its choices.
//! Run it with `--nocapture` to see what happened.

mod fleet;
mod follower;
mod naive;
mod writer;

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use rand::{SeedableRng, rngs::ChaCha8Rng};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};

use self::{fleet::Fleet, follower::Follower, writer::Written};
use crate::support::{Engine, command::run_on, database::TestDatabase};

const WRITERS: u64 = 8;
const FOLLOWERS: u64 = 12;

/// An event, as all sides name it: the ticket, the version that it made, and the title the ticket then had.
pub type Name = (i64, i32, String);

fn seconds() -> Duration {
    let seconds = std::env::var("CHAOS_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    Duration::from_secs(seconds.unwrap_or(10))
}

fn seed() -> u64 {
    let seed = std::env::var("CHAOS_SEED").ok().and_then(|seed| seed.parse().ok());
    seed.unwrap_or_else(|| uuid::Uuid::now_v7().as_u64_pair().1)
}

/// Every event in the order of the log, read past the servers.
async fn log(connection: &DatabaseConnection, engine: Engine) -> Vec<Name> {
    let title = if engine == Engine::Sqlite { "changes ->> '$.title[1]'" } else { "changes #>> '{title,1}'" };
    let sql = format!("SELECT ticket_id, version, {title} AS title FROM ticket_event ORDER BY xact, id");
    let rows =
        connection.query_all_raw(Statement::from_string(connection.get_database_backend(), sql)).await.expect("SQL");
    let text = |row: &sea_orm::QueryResult| row.try_get("", "title").expect("a title");
    rows.iter()
        .map(|row| {
            (row.try_get("", "ticket_id").expect("an id"), row.try_get("", "version").expect("a version"), text(row))
        })
        .collect()
}

async fn survive(engine: Engine, processes: usize) {
    let (seed, lasts) = (seed(), seconds());
    let database = TestDatabase::migrated(engine).await;
    let mut options = sea_orm::ConnectOptions::new(&database.url);
    options.max_connections(3).sqlx_logging(false);
    let past = sea_orm::Database::connect(options).await.expect("a connection past the servers");
    let fleet = Arc::new(Fleet::start(&database.url, processes).await);
    let end = Instant::now() + lasts;

    let writers = (0..WRITERS).map(|number| {
        tokio::spawn(writer::write(number, fleet.clone(), ChaCha8Rng::seed_from_u64(seed ^ number), end))
    });
    let (done, stop) = tokio::sync::watch::channel(None);
    let followers = (0..FOLLOWERS).map(|number| {
        let follower = Follower::new(fleet.clone(), ChaCha8Rng::seed_from_u64(seed ^ (100 + number)));
        tokio::spawn(follower.follow(stop.clone()))
    });
    let naive = (engine == Engine::Postgres).then(|| tokio::spawn(naive::read(past.clone(), stop.clone())));
    let holding = (engine == Engine::Postgres)
        .then(|| tokio::spawn(naive::hold(past.clone(), ChaCha8Rng::seed_from_u64(seed ^ 200), end)));
    let (writers, followers): (Vec<_>, Vec<_>) = (writers.collect(), followers.collect());

    let kills = fleet.trouble(ChaCha8Rng::seed_from_u64(seed ^ 300), end).await;
    let mut written = Written::default();
    for writer in writers {
        written.extend(writer.await.expect("a writer gets its work done"));
    }
    if let Some(holding) = holding {
        holding.await.expect("it ends");
    }
    let log = log(&past, engine).await;
    done.send_replace(Some(log.len()));
    let mut cuts = 0;
    for follower in followers {
        let (told, cut) = follower.await.expect("a follower is told everything");
        let first = told.iter().zip(&log).position(|(told, logged)| told != logged);
        assert_eq!(
            first,
            None,
            "every event once and in order: {:?} in the place of {:?}; seed {seed}",
            first.and_then(|at| told.get(at)),
            first.and_then(|at| log.get(at))
        );
        assert_eq!(told.len(), log.len(), "seed {seed}");
        cuts += cut;
    }
    written.assert_stored(&log);
    let verified = run_on(&database.url, &["verify"]);
    assert_eq!(verified.code, 0, "{verified:?}; seed {seed}");
    eprintln!(
        "{engine:?}, {processes} processes, {lasts:?}, seed {seed}: {kills} kills, {} events, {written}, {FOLLOWERS} followers cut off {cuts} times",
        log.len()
    );
    eprint!("{}", verified.out);
    if let Some(naive) = naive {
        let lost = log.len() - naive.await.expect("it ends");
        eprintln!("a reader of `id > last` lost {lost} of {} events", log.len());
        assert!(lost > 0, "the trouble was too small to show anything; seed {seed}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_with_three_processes() {
    survive(Engine::Postgres, 3).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite_with_one_process() {
    survive(Engine::Sqlite, 1).await;
}
