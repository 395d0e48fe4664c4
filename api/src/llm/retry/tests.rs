use super::*;
use crate::domain::triage::Failure;

fn asked(value: &str) -> Option<Duration> {
    let mut headers = HeaderMap::new();
    headers.insert(RETRY_AFTER, value.parse().expect("a header"));
    retry_after(&headers)
}

#[test]
fn seconds_and_dates_are_read() {
    let seconds = Duration::from_secs;
    assert_eq!(asked("0"), Some(seconds(0)));
    assert_eq!(asked(" 7 "), Some(seconds(7)));
    assert_eq!(asked("1.5"), Some(Duration::from_millis(1_500)));
    assert_eq!(asked("99999999999999999999999"), Some(seconds(30 * 86_400)));
    assert_eq!(asked("Wed, 21 Oct 2015 07:28:00 GMT"), Some(seconds(0)));
    let soon = httpdate::fmt_http_date(SystemTime::now() + seconds(100));
    assert!(asked(&soon).is_some_and(|time| time > seconds(95) && time <= seconds(100)), "{soon}");
    for nothing in ["-1", "soon", "", "NaN", "inf"] {
        assert!(asked(nothing).is_none_or(|time| nothing == "inf" && time == seconds(30 * 86_400)), "{nothing}");
    }
    assert_eq!(retry_after(&HeaderMap::new()), None);
}

#[test]
fn a_second_try_fits_into_the_deadline_or_is_not_made() {
    let limits = Limits::default();
    let trouble = |kind, retry_after| Trouble { failure: Failure::RateLimited, kind, retry_after };
    let within = |trouble: &Trouble, ms| again(trouble, &limits, Instant::now() + Duration::from_millis(ms));
    assert!(within(&trouble(Kind::Passing, None), 1_000).is_some());
    assert!(within(&trouble(Kind::Passing, None), 150).is_none());
    let began = Instant::now();
    let two = trouble(Kind::Passing, Some(Duration::from_secs(2)));
    assert!(within(&two, 2_000).is_none());
    assert!(within(&two, 3_000).is_some_and(|at| at >= began + Duration::from_secs(2)));
    for kind in [Kind::Barred, Kind::Lasting, Kind::Misunderstood, Kind::Nonsense] {
        assert!(within(&trouble(kind, None), 10_000).is_none(), "{kind:?}");
    }
}
