//! Tickets and what is said about them.

use proptest::{prelude::*, sample::select};
use serde_json::{Value, json};

use super::{category, description, priority, status, title};
use crate::properties::model::{DAY, Order, Ticket, is_done, today};

/// Times of a day: its ends, and some that several tickets share.
const TIMES: [i64; 6] = [0, 1, 3_600_000_000, 3_600_000_001, 43_200_000_000, DAY - 1];
/// Times that something takes: none, the least, less than a millisecond, some, and days.
const SPANS: [i64; 6] = [0, 1, 999, 1_500, 7_200_000_000, 3 * DAY + 5];

/// A ticket of the last few days. Many share their times.
pub fn ticket() -> impl Strategy<Value = Ticket> {
    let times = (0..6i64, select(&TIMES[..]), select(&SPANS[..]), select(&SPANS[..]));
    let state = (category(), priority(), status());
    let unsure = prop::bool::weighted(0.3);
    (title(), description(), state, times, unsure).prop_map(|(title, description, state, times, needs_review)| {
        let (ago, time, change, work) = times;
        let created = (today() - ago) * DAY + time;
        let (category, priority, status) = state;
        let resolved = is_done(status).then_some(created + work);
        let updated = created + change;
        Ticket { id: 0, title, description, category, priority, status, created, updated, resolved, needs_review }
    })
}

/// Up to that many tickets.
pub fn stock(most: usize) -> impl Strategy<Value = Vec<Ticket>> {
    prop::collection::vec(ticket(), 0..=most)
}

/// An order.
pub fn order() -> impl Strategy<Value = Order> {
    select(&Order::ALL[..])
}

/// What somebody files, without a key.
pub fn input() -> impl Strategy<Value = Value> {
    let choices = (prop::option::of(category()), prop::option::of(priority()));
    (title(), description(), choices).prop_map(|(title, description, (category, priority))| {
        json!({ "title": title, "description": description, "category": category, "priority": priority })
    })
}
