//! What a filter means.

use serde_json::{Value, json};

use super::{Ticket, moment};

/// A filter, as a caller says it.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// One of these categories.
    pub category: Option<Vec<&'static str>>,
    /// One of these priorities.
    pub priority: Option<Vec<&'static str>>,
    /// One of these statuses.
    pub status: Option<Vec<&'static str>>,
    /// Stands in the title or in the description.
    pub search: Option<String>,
    /// Filed then.
    pub created: Option<Range>,
    /// Last changed then.
    pub updated: Option<Range>,
    /// A person should look at it, or need not.
    pub needs_review: Option<bool>,
    /// All of these.
    pub and: Option<Vec<Filter>>,
    /// One of these.
    pub or: Option<Vec<Filter>>,
    /// Not this.
    pub not: Option<Box<Filter>>,
}

/// From (included) to (not included).
#[derive(Clone, Copy, Debug, Default)]
pub struct Range {
    /// The first moment.
    pub from: Option<i64>,
    /// The first moment after it.
    pub to: Option<i64>,
}

impl Filter {
    /// Whether it means that ticket. What is left out always holds.
    pub fn matches(&self, ticket: &Ticket) -> bool {
        let one_of = |values: &Option<Vec<&str>>, value| values.as_ref().is_none_or(|values| values.contains(&value));
        let within = |range: Option<Range>, at| range.is_none_or(|range| range.contains(at));
        let found = |term: &String| holds(&ticket.title, term) || holds(&ticket.description, term);
        one_of(&self.category, ticket.category)
            && one_of(&self.priority, ticket.priority)
            && one_of(&self.status, ticket.status)
            && self.search.as_ref().is_none_or(found)
            && within(self.created, ticket.created)
            && within(self.updated, ticket.updated)
            && self.needs_review.is_none_or(|needs| needs == ticket.needs_review)
            && self.and.as_ref().is_none_or(|all| all.iter().all(|filter| filter.matches(ticket)))
            && self.or.as_ref().is_none_or(|any| any.iter().any(|filter| filter.matches(ticket)))
            && self.not.as_ref().is_none_or(|filter| !filter.matches(ticket))
    }

    /// The tickets it means.
    pub fn of<'a>(&self, tickets: &'a [Ticket]) -> Vec<&'a Ticket> {
        tickets.iter().filter(|ticket| self.matches(ticket)).collect()
    }

    /// As the API takes it; what is left out is said as null, which is to mean the same.
    pub fn json(&self) -> Value {
        let many = |filters: &Option<Vec<Self>>| filters.as_ref().map(|all| all.iter().map(Self::json).collect());
        let (and, or): (Option<Vec<Value>>, Option<Vec<Value>>) = (many(&self.and), many(&self.or));
        json!({
            "category": self.category, "priority": self.priority, "status": self.status, "search": self.search,
            "created": self.created.map(Range::json), "updated": self.updated.map(Range::json),
            "needsReview": self.needs_review, "and": and, "or": or, "not": self.not.as_ref().map(|filter| filter.json()),
        })
    }

    /// How many conditions the server counts: those said in it and in what it holds, and one for a filter of none.
    pub fn conditions(&self) -> usize {
        let lists = [&self.category, &self.priority, &self.status].iter().filter(|list| list.is_some()).count();
        let ranges = [self.created, self.updated].iter().flatten().count();
        let own = lists + ranges + usize::from(self.search.as_ref().is_some_and(|term| !term.is_empty()));
        let own = own + usize::from(self.needs_review.is_some());
        let nested = self.and.iter().flatten().chain(self.or.iter().flatten()).chain(self.not.as_deref());
        own.max(1) + nested.map(Self::conditions).sum::<usize>()
    }
}

impl Range {
    fn contains(self, at: i64) -> bool {
        self.from.is_none_or(|from| from <= at) && self.to.is_none_or(|to| at < to)
    }

    fn json(self) -> Value {
        json!({ "from": self.from.map(moment), "to": self.to.map(moment) })
    }
}

/// Whether a term stands in a text, whatever the case.
pub fn holds(text: &str, term: &str) -> bool {
    folded(text).contains(&folded(term))
}

/// Full case folding, said by means of the case mappings of Rust's own library rather than the tables that the server
/// uses: two characters are the same when the small letters of the capitals of their small letters are. Only the Turkish
/// dotless i is a letter of its own, though its capital is the I.
pub fn folded(text: &str) -> String {
    let small = |c: char| c.to_lowercase();
    let capital = |c: char| c.to_uppercase();
    let fold = |c: char| if c == 'ı' { vec![c] } else { small(c).flat_map(capital).flat_map(small).collect() };
    text.chars().flat_map(fold).collect()
}
