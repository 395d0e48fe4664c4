//! The loop over made-up cases. The same seed makes the same ones.

use std::{
    cell::{Cell, RefCell},
    fmt::Debug,
};

use proptest::test_runner::{Config, RngSeed, TestCaseError, TestError, TestRunner};
use tokio::runtime::Handle;

use super::choices::numbers;

/// The seed when `FUZZ_SEED` says none: a run of the tests is the same each time.
const SEED: u64 = 20_261_120;

fn setting<T: std::str::FromStr>(name: &str) -> Option<T> {
    let value = std::env::var(name).ok()?;
    Some(value.parse().unwrap_or_else(|_| panic!("{name} is {value:?}, a number is wanted")))
}

/// Makes that many cases, or as many as `FUZZ_CASES` says, and tries a property on each of them, one after the other. The
/// smallest that it does not hold for is named. How many there were comes back.
pub fn for_each<C: Debug>(
    cases: u32,
    make: impl Fn(&[u16]) -> C,
    property: impl AsyncFn(&C) -> Result<(), String>,
) -> usize {
    let seed = setting("FUZZ_SEED").unwrap_or(SEED);
    let config = Config {
        cases: setting("FUZZ_CASES").unwrap_or(cases),
        rng_seed: RngSeed::Fixed(seed),
        failure_persistence: None,
        max_shrink_iters: 500,
        // What hangs is not tried five hundred times over.
        max_shrink_time: 20_000,
        ..Config::default()
    };
    let (number, first, smallest) = (Cell::new(0), RefCell::new(None), RefCell::new(String::new()));
    // What is done for a connection that has ended may still fail, and comes out with the next one.
    let before = RefCell::new(String::new());
    let outcome = tokio::task::block_in_place(|| {
        TestRunner::new(config).run(&numbers(), |numbers| {
            let case = make(&numbers);
            if first.borrow().is_none() {
                number.set(number.get() + 1);
            }
            let held = Handle::current().block_on(property(&case));
            if held.is_ok() && first.borrow().is_none() {
                before.replace(format!("{case:?}"));
            }
            held.map_err(|reason| {
                let (failure, mut smallest) = (format!("{reason}\n{case:?}"), smallest.borrow_mut());
                // Fewer and smaller numbers make less as a rule, and not always.
                if smallest.is_empty() || failure.len() < smallest.len() {
                    smallest.clone_from(&failure);
                }
                first.borrow_mut().get_or_insert(failure);
                TestCaseError::fail(reason)
            })
        })
    });
    match outcome {
        Ok(()) => number.get(),
        Err(TestError::Abort(reason)) => panic!("{reason}"),
        Err(TestError::Fail(..)) => panic!(
            "case {number} of FUZZ_SEED={seed}: {first}\n\nthe smallest like it: {smallest}\n\nthe one before: {before}",
            number = number.get(),
            first = first.take().unwrap_or_default(),
            smallest = smallest.take(),
            before = before.take(),
        ),
    }
}
