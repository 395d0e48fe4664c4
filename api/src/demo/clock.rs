//! When tickets are filed: by day more than by night, on weekdays more than on Sundays, and a little more every month.

use entity::Timestamp;
use rand::RngExt;
use rand_distr::StandardNormal;

use super::generator::Numbers;

const HOUR: i64 = 3_600_000_000;
/// By the hour of the day, in UTC.
const HOURS: [f64; 24] = [
    0.2, 0.15, 0.12, 0.1, 0.12, 0.2, 0.4, 0.8, 1.5, 2.0, 2.2, 2.0, 1.7, 1.9, 2.1, 2.0, 1.8, 1.5, 1.2, 1.0, 0.8, 0.6,
    0.4, 0.3,
];
/// By the day of the week, from Thursday: that was the first of January 1970.
const WEEKDAYS: [f64; 7] = [1.05, 0.95, 0.4, 0.35, 1.25, 1.15, 1.1];
/// How many times as many tickets come at the end as at the beginning.
const GROWTH: f64 = 1.6;
/// How much one day differs from another for no reason.
const CHANCE: f64 = 0.12;

/// The times of a number of tickets, from the first to the last.
#[derive(Debug)]
pub(super) struct Clock {
    begin: i64,
    /// How many tickets have come by the end of each hour.
    by_hour: Vec<u64>,
    hour: usize,
    /// The times of the present hour, the next one last.
    waiting: Vec<i64>,
}

impl Clock {
    /// `count` tickets in that many hours up to `now`.
    pub fn new(count: u64, hours: usize, now: Timestamp, numbers: &mut Numbers) -> Self {
        let begin = now.0 - hours as i64 * HOUR;
        let mut weight = 0.0;
        let mut today = 1.0;
        let weights: Vec<f64> = (0..hours)
            .map(|hour| {
                let moment = Timestamp(begin + hour as i64 * HOUR);
                let of_day = (moment.0.rem_euclid(24 * HOUR) / HOUR) as usize;
                if of_day == 0 {
                    today = (CHANCE * numbers.sample::<f64, _>(StandardNormal)).exp();
                }
                let weekday = WEEKDAYS[moment.day().rem_euclid(7) as usize];
                let growth = 1.0 + (GROWTH - 1.0) * hour as f64 / hours as f64;
                weight += HOURS[of_day % 24] * weekday * growth * today;
                weight
            })
            .collect();
        let by_hour = weights.into_iter().map(|until| (count as f64 * (until / weight)).round() as u64).collect();
        Self { begin, by_hour, hour: 0, waiting: Vec::new() }
    }

    /// The next time; `None` after the last.
    pub fn next(&mut self, numbers: &mut Numbers) -> Option<Timestamp> {
        while self.waiting.is_empty() {
            let until = *self.by_hour.get(self.hour)?;
            let before = self.hour.checked_sub(1).map_or(0, |hour| self.by_hour[hour]);
            let start = self.begin + self.hour as i64 * HOUR;
            self.waiting.extend((before..until).map(|_| start + numbers.random_range(0..HOUR)));
            self.waiting.sort_unstable_by(|a, b| b.cmp(a));
            self.hour += 1;
        }
        self.waiting.pop().map(Timestamp)
    }
}
