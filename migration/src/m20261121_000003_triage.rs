//! Triage: what was suggested for each ticket and what became of it, what people said, and which tickets a person should
//! look at because triage was not sure.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let folder =
            (include_str!("m20261121_000003_triage/sqlite.sql"), include_str!("m20261121_000003_triage/postgres.sql"));
        crate::run(manager, folder.0, folder.1).await
    }
}
