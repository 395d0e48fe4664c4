//! What has become of a ticket since it was filed.

use entity::{Priority, Status, Timestamp};
use rand::RngExt;
use rand_distr::StandardNormal;

use super::generator::Numbers;

const SECOND: f64 = 1e6;
const HOUR: f64 = 3_600.0 * SECOND;

/// Where a ticket stands now, and since when.
#[derive(Clone, Copy, Debug)]
pub(super) struct Life {
    pub status: Status,
    pub updated_at: Timestamp,
    pub resolved_at: Option<Timestamp>,
}

impl Life {
    /// The life of a ticket until `now`: it waits, is worked on, is resolved after a time that is log-normal, and closed
    /// some days later. A few are forgotten on the way.
    pub fn until(now: Timestamp, created: Timestamp, priority: Priority, numbers: &mut Numbers) -> Self {
        let after = |moment: Timestamp, micros: f64| Timestamp(moment.0.saturating_add(micros as i64));
        let median = match priority {
            Priority::Critical => 4.0 * HOUR,
            Priority::High => 14.0 * HOUR,
            Priority::Medium => 40.0 * HOUR,
            Priority::Low => 100.0 * HOUR,
        };
        let work = log_normal(median, 1.0, numbers).max(30.0 * SECOND);
        let begun = after(created, work * numbers.random_range(0.02..0.5));
        let resolved = after(created, work);
        let closed = after(resolved, log_normal(90.0 * HOUR, 0.6, numbers));
        let forgotten = numbers.random_bool(0.004);
        let left_resolved = numbers.random_bool(0.05);
        if resolved <= now && !forgotten {
            let (status, updated_at) =
                if closed <= now && !left_resolved { (Status::Closed, closed) } else { (Status::Resolved, resolved) };
            return Self { status, updated_at, resolved_at: Some(resolved) };
        }
        let (status, updated_at) = if begun <= now { (Status::InProgress, begun) } else { (Status::Open, created) };
        Self { status, updated_at, resolved_at: None }
    }
}

fn log_normal(median: f64, spread: f64, numbers: &mut Numbers) -> f64 {
    median * (spread * numbers.sample::<f64, _>(StandardNormal)).exp()
}
