use super::*;

const SECOND: Duration = Duration::from_secs(1);

fn circuit() -> Circuit {
    Circuit::new(Limits::default())
}

fn admit(circuit: &Circuit) -> Pass<'_> {
    circuit.admit(circuit.now() + 10 * SECOND, false).expect("it lets through")
}

fn turn(circuit: &Circuit, time: Duration) {
    *circuit.turned.lock().expect("a clock") += time;
}

fn after(circuit: &Circuit, ends: &[Ended]) {
    for end in ends {
        admit(circuit).ended(*end);
    }
}

fn is_open(circuit: &Circuit) -> bool {
    matches!(circuit.status(), Breaker::Open { .. }) && circuit.check() == Err(Failure::CircuitOpen)
}

#[test]
fn five_failures_in_a_row_open_it_and_a_success_between_does_not() {
    let circuit = circuit();
    after(&circuit, &[Ended::Failed; 4]);
    after(&circuit, &[Ended::Answered]);
    after(&circuit, &[Ended::Failed; 4]);
    assert_eq!(circuit.status(), Breaker::Closed);
    after(&circuit, &[Ended::Failed]);
    assert!(is_open(&circuit));
    assert_eq!(circuit.admit(Instant::now(), false).err(), Some(Failure::CircuitOpen));
}

#[test]
fn half_of_the_newest_twenty_open_it() {
    let circuit = circuit();
    for _ in 0..9 {
        after(&circuit, &[Ended::Failed, Ended::Answered]);
    }
    assert_eq!(circuit.status(), Breaker::Closed);
    after(&circuit, &[Ended::Answered, Ended::Failed]);
    assert!(is_open(&circuit));
}

#[test]
fn nonsense_opens_it_only_when_there_is_much_of_it() {
    let circuit = circuit();
    after(&circuit, &[Ended::Nonsense; 19]);
    assert_eq!(circuit.status(), Breaker::Closed);
    after(&circuit, &[Ended::Nonsense]);
    assert!(is_open(&circuit));
}

#[test]
fn one_probe_decides_and_each_failed_one_doubles_the_time() {
    let circuit = circuit();
    after(&circuit, &[Ended::Failed; 5]);
    let mut time = 5 * SECOND;
    for _ in 0..9 {
        turn(&circuit, time - SECOND);
        assert!(is_open(&circuit), "before {time:?}");
        turn(&circuit, time.mul_f64(0.25) + SECOND);
        let probe = admit(&circuit);
        assert_eq!(circuit.status(), Breaker::HalfOpen);
        assert_eq!(circuit.admit(Instant::now(), false).err(), Some(Failure::CircuitOpen), "one at a time");
        probe.ended(Ended::Failed);
        time = (time * 2).min(300 * SECOND);
    }
    turn(&circuit, 375 * SECOND);
    after(&circuit, &[Ended::Answered]);
    assert_eq!(circuit.status(), Breaker::Closed);
    after(&circuit, &[Ended::Failed; 5]);
    turn(&circuit, 7 * SECOND);
    assert!(circuit.check().is_ok(), "it begins anew with the short time");
}

#[test]
fn a_call_given_up_counts_neither_way_and_frees_the_probe() {
    let circuit = circuit();
    for _ in 0..50 {
        drop(admit(&circuit));
    }
    assert_eq!(circuit.status(), Breaker::Closed);
    after(&circuit, &[Ended::Failed; 5]);
    turn(&circuit, 7 * SECOND);
    drop(admit(&circuit));
    drop(admit(&circuit));
    after(&circuit, &[Ended::Answered]);
    assert_eq!(circuit.status(), Breaker::Closed);
}

#[test]
fn a_call_given_up_at_its_deadline_has_failed() {
    let circuit = circuit();
    for _ in 0..5 {
        let pass = circuit.admit(circuit.now() + SECOND, false).expect("it lets through");
        turn(&circuit, SECOND);
        drop(pass);
    }
    assert!(is_open(&circuit));
}

#[test]
fn a_refused_key_opens_it_for_long_and_a_pause_until_then() {
    let circuit = circuit();
    after(&circuit, &[Ended::Barred(Why::Failing)]);
    turn(&circuit, 298 * SECOND);
    assert!(is_open(&circuit));
    turn(&circuit, 2 * SECOND);
    after(&circuit, &[Ended::Answered, Ended::Paused(30 * SECOND, Why::RateLimited)]);
    assert_eq!(circuit.check(), Err(Failure::Paused));
    turn(&circuit, 30 * SECOND);
    after(&circuit, &[Ended::Answered, Ended::Paused(86_400 * SECOND, Why::RateLimited)]);
    turn(&circuit, 3_600 * SECOND);
    assert!(circuit.check().is_ok(), "nobody is believed for longer than an hour");
}

#[test]
fn what_began_before_it_opened_does_not_close_it() {
    let circuit = circuit();
    let early = admit(&circuit);
    after(&circuit, &[Ended::Failed; 5]);
    early.ended(Ended::Answered);
    assert!(is_open(&circuit));
}

#[test]
fn to_be_asked_again_at_once_is_no_reason_to_ask_without_end() {
    let circuit = circuit();
    let paused = Ended::Paused(Duration::ZERO, Why::RateLimited);
    after(&circuit, &[paused]);
    assert_eq!(circuit.check(), Err(Failure::Paused));
    turn(&circuit, SECOND);
    after(&circuit, &[paused]);
    turn(&circuit, 4 * SECOND);
    assert_eq!(circuit.check(), Err(Failure::Paused), "a probe that is refused counts as one");
    turn(&circuit, SECOND);
    after(&circuit, &[paused]);
    turn(&circuit, 9 * SECOND);
    assert_eq!(circuit.check(), Err(Failure::Paused), "and doubles the time");
}

#[test]
fn who_had_no_time_left_says_nothing_of_the_model() {
    let circuit = circuit();
    for _ in 0..10 {
        circuit.admit(circuit.now() + SECOND, true).expect("it lets through").timed_out();
    }
    assert_eq!(circuit.status(), Breaker::Closed);
    for _ in 0..5 {
        circuit.admit(circuit.now() + SECOND, false).expect("it lets through").timed_out();
    }
    assert!(is_open(&circuit));
}
