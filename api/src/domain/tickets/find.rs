//! Finding tickets by their ids.

use std::collections::HashMap;

use entity::ticket;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use super::{Ticket, Tickets};
use crate::domain::error::Error;

impl Tickets {
    /// The tickets of those ids that exist, in one statement.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find(&self, ids: &[i64]) -> Result<HashMap<i64, Ticket>, Error> {
        let found = ticket::Entity::find()
            .select_only()
            .columns(Ticket::COLUMNS)
            .filter(ticket::Column::Id.is_in(ids.iter().copied()))
            .into_model::<Ticket>()
            .all(self.database.reader())
            .await?;
        Ok(found.into_iter().map(|ticket| (ticket.id, ticket)).collect())
    }
}
