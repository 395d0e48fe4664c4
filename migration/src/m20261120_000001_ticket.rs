//! The tickets, the index that search reads, and the counts that statistics read.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let folder =
            (include_str!("m20261120_000001_ticket/sqlite.sql"), include_str!("m20261120_000001_ticket/postgres.sql"));
        crate::run(manager, folder.0, folder.1).await
    }
}
