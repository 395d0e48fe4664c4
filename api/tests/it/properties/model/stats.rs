//! What statistics mean.

use serde_json::{Value, json};

use super::{CATEGORIES, DAY, PRIORITIES, STATUSES, Ticket, date};

/// All statistics of those tickets, on that day, with a series from one day to another, as the API spells them.
#[expect(clippy::cast_precision_loss, reason = "sums of a few times are exact enough")]
pub fn stats(tickets: &[&Ticket], today: i64, from: i64, to: i64) -> Value {
    let earliest = tickets.iter().map(|ticket| ticket.created / DAY).min();
    let days = earliest.map(|earliest| (today - earliest + 1).max(1));
    let took: Vec<_> = tickets.iter().filter_map(|ticket| Some(ticket.resolved? - ticket.created)).collect();
    let mean = took.iter().sum::<i64>() as f64 / took.len() as f64 / 1e6;
    let series: Vec<_> = (from..=to)
        .map(|day| {
            let filed: Vec<_> = tickets.iter().copied().filter(|ticket| ticket.created / DAY == day).collect();
            let mut count = breakdowns(&filed);
            count["date"] = json!(date(day));
            count["total"] = json!(filed.len());
            count
        })
        .collect();

    let mut stats = breakdowns(tickets);
    stats["total"] = json!(tickets.len());
    stats["open"] = json!(tickets.iter().filter(|ticket| ticket.status == "OPEN").count());
    stats["averagePerDay"] = json!(days.map_or(0.0, |days| tickets.len() as f64 / days as f64));
    stats["averageResolutionSeconds"] = if took.is_empty() { Value::Null } else { json!(mean) };
    stats["perDay"] = json!(series);
    stats
}

fn breakdowns(tickets: &[&Ticket]) -> Value {
    let count = |is: &dyn Fn(&Ticket) -> bool| tickets.iter().filter(|ticket| is(ticket)).count();
    let priorities = |of: &dyn Fn(&Ticket) -> bool| {
        PRIORITIES.map(|value| json!({ "priority": value, "count": count(&|t| of(t) && t.priority == value) }))
    };
    let cross = |value: &str| json!({ "category": value, "byPriority": priorities(&|t| t.category == value) });
    json!({
        "byCategory": CATEGORIES.map(|value| json!({ "category": value, "count": count(&|t| t.category == value) })),
        "cross": CATEGORIES.map(cross),
        "byPriority": priorities(&|_| true),
        "byStatus": STATUSES.map(|value| json!({ "status": value, "count": count(&|t| t.status == value) })),
    })
}
