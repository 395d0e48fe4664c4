//! Callers that hang up before they are answered: what was done for them is dropped wherever it stands.

use std::{future::Future, pin::pin, sync::Arc, task::Poll, time::Duration};

use frontdesk::domain::{
    events::Signal,
    suggestions::News,
    tickets::{NewTicket, Tickets},
    triage::Triage,
};
use futures_util::future::poll_fn;

use crate::support::Desk;

/// Goes on with something so many times, and drops it where it stands.
async fn drop_after(steps: usize, future: impl Future) {
    let (mut future, mut step) = (pin!(future), 0);
    poll_fn(|context| {
        step += 1;
        match future.as_mut().poll(context) {
            Poll::Pending if step < steps => Poll::Pending,
            _ => Poll::Ready(()),
        }
    })
    .await;
}

both_engines! {
    async fn what_others_are_told_is_stored_all_the_same(desk: Desk) {
        let database = desk.database.open().await;
        let triage = Triage::new(None, Duration::from_secs(1));
        let tickets = Tickets::new(database.clone(), Arc::new(triage), Signal::default(), News::default());
        let mut filed = 0;
        for steps in 1..=12 {
            drop_after(steps, database.begin()).await;
            drop_after(steps, database.snapshot()).await;
            // Whichever connection a ticket is written on, others see it: none of them was left in a transaction.
            for _ in 0..12 {
                let new = NewTicket {
                    title: "a".to_owned(),
                    description: "b".to_owned(),
                    category: None,
                    priority: None,
                    idempotency_key: None,
                    suggestion: None,
                };
                tickets.create(new).await.expect("it is filed");
                filed += 1;
                assert_eq!(desk.number("SELECT count(*) AS n FROM ticket").await, filed, "dropped after {steps} steps");
            }
        }
    }
}
