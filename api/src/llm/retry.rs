//! Whether there is a second try, and when.

use std::time::{Duration, SystemTime};

use rand::RngExt;
use reqwest::header::{HeaderMap, RETRY_AFTER};
use tokio::time::Instant;

use super::{
    failure::{Kind, Trouble},
    limits::Limits,
};

/// When to try again after `trouble`: `None` when that would help nothing or come too late.
pub(super) fn again(trouble: &Trouble, limits: &Limits, deadline: Instant) -> Option<Instant> {
    if trouble.kind != Kind::Passing {
        return None;
    }
    let (shortest, longest) = limits.pause;
    // Those who failed together do not come back together.
    let pause = shortest + longest.saturating_sub(shortest).mul_f64(rand::rng().random_range(0.0..1.0));
    let at = Instant::now() + trouble.retry_after.map_or(pause, |asked| asked.saturating_add(pause / 2));
    (at + limits.worth < deadline).then_some(at)
}

/// What `Retry-After` says: a number of seconds, or a date.
pub(super) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    // Longer than anybody waits; an `Instant` that far away can still be told.
    const LONGEST: Duration = Duration::from_secs(30 * 86_400);
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let asked = match value.parse::<f64>() {
        Ok(seconds) if seconds >= 0.0 => Duration::try_from_secs_f64(seconds).unwrap_or(LONGEST),
        Ok(_) => return None,
        Err(_) => httpdate::parse_http_date(value).ok()?.duration_since(SystemTime::now()).unwrap_or(Duration::ZERO),
    };
    Some(asked.min(LONGEST))
}

#[cfg(test)]
mod tests;
