//! Lists of tickets, page by page.

use super::{Filter, Position, Predicate, Ticket, Tickets, count, filter::Moment, page, search};
use crate::domain::{
    error::Error,
    events::{self, Position as LogPosition},
};

/// The most tickets of one page.
pub const MAX_PAGE: u64 = 100;
/// The tickets of a page when the caller says nothing.
pub const DEFAULT_PAGE: u64 = 25;

/// What a list is sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderField {
    /// The time of filing.
    Created,
    /// The time of the last change.
    Updated,
    /// The rank of the priority, then the time of filing.
    Priority,
}

impl OrderField {
    /// The time by which it sorts, among equal priorities where it goes by those.
    #[must_use]
    pub const fn moment(self) -> Moment {
        match self {
            Self::Created | Self::Priority => Moment::Created,
            Self::Updated => Moment::Updated,
        }
    }
}

/// Which end of an order comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The earliest or the least first.
    Ascending,
    /// The latest or the most first.
    Descending,
}

/// An order of tickets. Equals are told apart by their ids, in the same direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// What it goes by.
    pub field: OrderField,
    /// Which end comes first.
    pub direction: Direction,
}

/// Which page of which list.
#[derive(Clone, Debug)]
pub struct PageRequest {
    /// Which tickets.
    pub filter: Filter,
    /// In which order.
    pub order: Order,
    /// That many from the beginning.
    pub first: Option<i64>,
    /// Only what comes after this cursor.
    pub after: Option<String>,
    /// That many from the end.
    pub last: Option<i64>,
    /// Only what comes before this cursor.
    pub before: Option<String>,
}

/// Which parts of a page somebody reads; the others are not computed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted {
    /// The tickets, their cursors, and whether more follow in the direction of reading.
    pub rows: bool,
    /// Whether there are tickets before the place where the page has to begin.
    pub previous: bool,
    /// Whether there are tickets after the place where the page has to end.
    pub next: bool,
    /// How many tickets the filter matches.
    pub total: bool,
    /// Which events the page holds already.
    pub as_of: bool,
}

/// One page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Its tickets, in the order asked for.
    pub tickets: Vec<Ticket>,
    /// Whether there are tickets after it.
    pub has_next: bool,
    /// Whether there are tickets before it.
    pub has_previous: bool,
    /// How many tickets the filter matches, when wanted.
    pub total: Option<i64>,
    /// Which events it holds already, when wanted; it may hold some that came later, too.
    pub as_of: Option<LogPosition>,
}

impl Tickets {
    /// One page of a list.
    ///
    /// # Errors
    /// [`Error::Refused`] when the filter, a size or a cursor is not allowed.
    pub async fn list(&self, request: PageRequest, wanted: Wanted) -> Result<Page, Error> {
        let backwards = request.last.is_some();
        let size = size(&request)?;
        let after = position(request.after.as_deref(), "after", request.order)?;
        let before = position(request.before.as_deref(), "before", request.order)?;
        let predicate = request.filter.compile()?;
        // A range of the time by which the list is sorted bounds the walk itself.
        let (rest, _) = predicate.split_range(request.order.field.moment());
        let window = page::Window { after, before, backwards, limit: size + 1 };
        let mut page = Page::default();
        if wanted.as_of {
            // Before anything else is read: what happens in between is then told once more, and never missed.
            page.as_of = Some(events::seen(&self.database, self.database.reader()).await?);
        }
        if wanted.rows && !wanted.total && predicate.searches() {
            let head = page::read(&self.database, &predicate, &page::Source::Head, request.order, window).await?;
            // A head that does not fill the page says nothing of what follows it.
            page.tickets = if head.len() as u64 > size { head } else { Vec::new() };
        }
        let few = if page.tickets.is_empty() {
            search::few(&self.database, self.database.reader(), &rest).await?
        } else {
            None
        };
        let source = page::Source::choose(&predicate, few, request.order);
        if wanted.total {
            page.total = Some(count::count(&self.database, &predicate, &source).await?);
        }
        if wanted.rows && page.tickets.is_empty() {
            page.tickets = page::read(&self.database, &predicate, &source, request.order, window).await?;
        }
        let more = page.tickets.len() as u64 > size;
        if more {
            page.tickets.truncate(usize::try_from(size).unwrap_or(usize::MAX));
        }
        // A page that was cut has its neighbours in the direction of reading; for the rest the cursors are asked, what
        // stands at the cursor itself included.
        let order = request.order;
        let previous = after.filter(|_| wanted.previous).map(|after| page::Window {
            before: Some(after.just_after(order)),
            backwards: true,
            limit: 1,
            ..page::Window::default()
        });
        let next = before.filter(|_| wanted.next).map(|before| page::Window {
            after: Some(before.just_before(order)),
            limit: 1,
            ..page::Window::default()
        });
        page.has_previous = (more && backwards) || self.any(&predicate, &source, order, previous).await?;
        page.has_next = (more && !backwards) || self.any(&predicate, &source, order, next).await?;
        if backwards {
            page.tickets.reverse();
        }
        Ok(page)
    }

    /// Whether there are tickets in that stretch, if there is one.
    async fn any(
        &self,
        predicate: &Predicate,
        source: &page::Source,
        order: Order,
        window: Option<page::Window>,
    ) -> Result<bool, Error> {
        match window {
            Some(window) => Ok(!page::read(&self.database, predicate, source, order, window).await?.is_empty()),
            None => Ok(false),
        }
    }
}

fn size(request: &PageRequest) -> Result<u64, Error> {
    let (field, asked) = match (request.first, request.last) {
        (Some(_), Some(_)) => return Err(Error::invalid("first", "Give either `first` or `last`, not both.")),
        (None, None) => return Ok(DEFAULT_PAGE),
        (Some(first), None) => ("first", first),
        (None, Some(last)) => ("last", last),
    };
    let message = || format!("`{field}` is {asked}, 0 to {MAX_PAGE} are allowed.");
    u64::try_from(asked).ok().filter(|asked| *asked <= MAX_PAGE).ok_or_else(|| Error::invalid(field, message()))
}

fn position(cursor: Option<&str>, field: &'static str, order: Order) -> Result<Option<Position>, Error> {
    let Some(cursor) = cursor else { return Ok(None) };
    match Position::decode(cursor) {
        Some(position) if position.order == order.field => Ok(Some(position)),
        Some(_) => Err(Error::invalid(field, format!("The cursor in `{field}` belongs to a list in another order."))),
        None => Err(Error::invalid(field, format!("The cursor in `{field}` is none that this server gave out."))),
    }
}
