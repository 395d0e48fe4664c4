//! What the use cases talk to: a connection and a transaction whose calls are never waited for too long.

use std::{pin::Pin, sync::Arc};

use futures_util::TryStreamExt;
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, IsolationLevel, QueryResult,
    RuntimeErr, SqliteTransactionMode, Statement, StreamTrait, TransactionOptions, TransactionTrait,
};
use tokio::time::Instant;

use super::{
    Engine,
    allowance::Allowance,
    link::{Link, Role},
    patience::CALL,
};

/// Where to read, or where to write. Each statement runs by itself.
#[derive(Clone, Debug)]
pub struct Connection {
    link: Arc<Link>,
    role: Role,
}

/// Statements that take effect together or not at all. Dropped before it is committed, it leaves nothing behind.
#[derive(Debug)]
pub struct Transaction {
    link: Arc<Link>,
    allowance: Allowance,
    inner: DatabaseTransaction,
}

impl Connection {
    pub(super) const fn new(link: Arc<Link>, role: Role) -> Self {
        Self { link, role }
    }

    /// Begins a transaction that writes; see [`Database::begin`](super::Database::begin).
    pub(super) async fn begin(&self) -> Result<Transaction, DbErr> {
        let mode = SqliteTransactionMode::Immediate;
        let options = TransactionOptions { sqlite_transaction_mode: Some(mode), ..Default::default() };
        self.transaction(options).await
    }

    /// Begins a transaction that reads; see [`Database::snapshot`](super::Database::snapshot).
    pub(super) async fn snapshot(&self) -> Result<Transaction, DbErr> {
        self.transaction(match self.link.address.engine {
            Engine::Sqlite => TransactionOptions::default(),
            Engine::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..Default::default()
            },
        })
        .await
    }

    async fn transaction(&self, options: TransactionOptions) -> Result<Transaction, DbErr> {
        // While the driver waits to hear that a transaction has begun, it does not count it as open. Dropped there, as
        // requests are whose caller hangs up, it would give the connection on with the transaction open: what is written
        // next on it would be acknowledged and never committed (sqlx#4393, in 0.9.0). A task of its own is not dropped,
        // and what it has begun for nobody is rolled back.
        let begin = move |connection: sea_orm::DatabaseConnection| async move {
            // The connection stays under the allowance that it is lent under, which is the whole transaction's.
            let allowance = self.link.allowance();
            let begin = async move { connection.begin_with_options(options).await };
            let begun = tokio::spawn(allowance.clone().during(begin)).await;
            let inner = begun.unwrap_or_else(|error| Err(DbErr::Conn(RuntimeErr::Internal(error.to_string()))))?;
            Ok(Transaction { link: self.link.clone(), allowance, inner })
        };
        // To begin changes nothing yet.
        self.link.call(self.role, CALL, true, begin).await
    }

    /// Hands over the rows one by one, however many there are; the time of one call is for all of them.
    ///
    /// # Errors
    /// When the database fails, or `each` does.
    pub async fn query_each(
        &self,
        statement: Statement,
        mut each: impl FnMut(QueryResult) -> Result<(), DbErr> + Send,
    ) -> Result<(), DbErr> {
        let query = async |connection: sea_orm::DatabaseConnection| {
            let mut rows = connection.stream_raw(statement).await?;
            while let Some(row) = rows.try_next().await? {
                each(row)?;
            }
            Ok(())
        };
        self.link.once(self.role, CALL, query).await
    }

    /// Whether a statement may be made twice: where it only reads.
    fn only_reads(&self) -> bool {
        self.role == Role::Reader
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Connection {
    fn get_database_backend(&self) -> DbBackend {
        self.link.address.engine.backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        let execute = |connection: sea_orm::DatabaseConnection| {
            let statement = statement.clone();
            async move { connection.execute_raw(statement).await }
        };
        self.link.call(self.role, CALL, self.only_reads(), execute).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        let execute = |connection: sea_orm::DatabaseConnection| async move { connection.execute_unprepared(sql).await };
        self.link.call(self.role, CALL, self.only_reads(), execute).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let query = |connection: sea_orm::DatabaseConnection| {
            let statement = statement.clone();
            async move { connection.query_one_raw(statement).await }
        };
        self.link.call(self.role, CALL, self.only_reads(), query).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let query = |connection: sea_orm::DatabaseConnection| {
            let statement = statement.clone();
            async move { connection.query_all_raw(statement).await }
        };
        self.link.call(self.role, CALL, self.only_reads(), query).await
    }
}

impl Transaction {
    async fn statement<T>(&self, made: impl Future<Output = Result<T, DbErr>>) -> Result<T, DbErr> {
        self.link.bound(Instant::now() + CALL, self.allowance.clone().during(made)).await
    }

    /// Makes all of it take effect. When this fails because the database went away, nobody knows whether it did.
    ///
    /// # Errors
    /// When the database does not confirm it.
    pub async fn commit(self) -> Result<(), DbErr> {
        // Dropped while it is waited for, it goes on.
        self.allowance.begin();
        self.link.bound(Instant::now() + CALL, self.inner.commit()).await
    }
}

#[async_trait::async_trait]
impl ConnectionTrait for Transaction {
    fn get_database_backend(&self) -> DbBackend {
        self.link.address.engine.backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.statement(self.inner.execute_raw(statement)).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.statement(self.inner.execute_unprepared(sql)).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.statement(self.inner.query_one_raw(statement)).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.statement(self.inner.query_all_raw(statement)).await
    }
}

/// For commands, which take as long as they take: the rows of a stream are not waited for within bounds.
impl StreamTrait for Transaction {
    type Stream<'a> = <DatabaseTransaction as StreamTrait>::Stream<'a>;

    fn get_database_backend(&self) -> DbBackend {
        self.link.address.engine.backend()
    }

    fn stream_raw<'a>(
        &'a self,
        statement: Statement,
    ) -> Pin<Box<dyn Future<Output = Result<Self::Stream<'a>, DbErr>> + 'a + Send>> {
        self.inner.stream_raw(statement)
    }
}
