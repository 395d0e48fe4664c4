//! The log: one event for every change of a ticket, written by triggers in the transaction of the change.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let folder = (
            include_str!("m20261120_000002_ticket_event/sqlite.sql"),
            include_str!("m20261120_000002_ticket_event/postgres.sql"),
        );
        crate::run(manager, folder.0, folder.1).await
    }
}
