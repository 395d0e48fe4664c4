//! From a question to an answer: a place among the calls, leave from the circuit, at most two tries, one deadline.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering::Relaxed},
};

use async_openai::{Client, config::OpenAIConfig};
use serde_json::Value;
use tokio::{
    sync::Semaphore,
    time::{Instant, sleep_until, timeout_at},
};
use tracing::{Dispatch, instrument::WithSubscriber};

use super::{
    answer,
    cache::{Answers, Key},
    circuit::{Circuit, Ended, Pass},
    endpoint::Endpoint,
    envelope,
    failure::{self, Kind, Trouble},
    limits::Limits,
    prompt, retry,
    tally::Tally,
};
use crate::domain::triage::{Answer, Failure};

/// What all calls of one model share.
pub(super) struct Calls {
    pub endpoint: Endpoint,
    pub client: Client<OpenAIConfig>,
    pub limits: Limits,
    pub circuit: Circuit,
    pub places: Semaphore,
    pub tally: Tally,
    pub answers: Answers,
    /// Whether the server takes more than model and messages: found out when it refuses.
    pub takes_extras: AtomicBool,
}

impl Calls {
    /// Asks the model about `data` and keeps the answer under `key`.
    pub async fn ask(self: Arc<Self>, key: Key, data: String, deadline: Instant) -> Result<Answer, Failure> {
        // Whoever would be refused need not queue for it. And whoever has queued asks again, below: when the circuit
        // opens, the calls that end make room, and all who waited learn of it one after the other, at once.
        self.circuit.check()?;
        let began = Instant::now();
        let _place = match timeout_at(deadline, self.places.acquire()).await {
            Ok(Ok(place)) => place,
            Ok(Err(_)) | Err(_) => return Err(Failure::Timeout),
        };
        if Instant::now() + self.limits.worth >= deadline {
            return Err(Failure::Timeout);
        }
        let is_late = deadline - Instant::now() < (deadline - began) / 2;
        let answer = self.tries(&data, deadline, is_late).await?;
        self.tally.took.add(began.elapsed());
        self.answers.put(key, answer.clone());
        Ok(answer)
    }

    /// One try, and perhaps a second one.
    async fn tries(&self, data: &str, deadline: Instant, is_late: bool) -> Result<Answer, Failure> {
        let with_extras = self.takes_extras.load(Relaxed) && self.has_extras();
        let pass = self.circuit.admit(deadline, is_late)?;
        let trouble = match self.call(data, with_extras, deadline).await {
            Ok(answer) => {
                pass.ended(Ended::Answered);
                return Ok(answer);
            }
            Err(trouble) => trouble,
        };
        let may_ask_plainly = with_extras && pass.is_current() && Instant::now() + self.limits.worth < deadline;
        if trouble.kind == Kind::Misunderstood && may_ask_plainly {
            return self.plain_try(data, deadline, pass).await;
        }
        if trouble.failure == Failure::Timeout {
            pass.timed_out();
            return Err(trouble.failure);
        }
        let Some(at) = retry::again(&trouble, &self.limits, deadline) else {
            pass.ended(trouble.ended());
            return Err(trouble.failure);
        };
        if trouble.retry_after.is_some() && !pass.is_probe() {
            // It has said when to come back, and that is soon: no reason yet to think ill of it.
            drop(pass);
        } else {
            pass.ended(trouble.ended());
        }
        // When the circuit is open, by this call or by another, what went wrong is what there is to say.
        if self.circuit.check().is_err() {
            return Err(trouble.failure);
        }
        sleep_until(at).await;
        let Ok(pass) = self.circuit.admit(deadline, is_late) else { return Err(trouble.failure) };
        self.tally.retries.fetch_add(1, Relaxed);
        match self.call(data, with_extras, deadline).await {
            Ok(answer) => {
                pass.ended(Ended::Answered);
                Ok(answer)
            }
            Err(again) if again.failure == Failure::Timeout => {
                pass.timed_out();
                Err(again.failure)
            }
            Err(again) => {
                pass.ended(again.ended());
                Err(again.failure)
            }
        }
    }

    /// The second try after a server could not make sense of the first: many self-hosted ones know no JSON schema. It is
    /// the same question, and goes on under the same leave.
    async fn plain_try(&self, data: &str, deadline: Instant, pass: Pass<'_>) -> Result<Answer, Failure> {
        self.tally.retries.fetch_add(1, Relaxed);
        match self.call(data, false, deadline).await {
            Ok(answer) => {
                pass.ended(Ended::Answered);
                if self.takes_extras.swap(false, Relaxed) {
                    tracing::info!("the language model's server takes no JSON schema: it is asked without");
                }
                Ok(answer)
            }
            Err(trouble) => {
                // The schema was not it: two calls have come to nothing.
                pass.also(Ended::Nonsense);
                pass.ended(trouble.ended());
                Err(trouble.failure)
            }
        }
    }

    /// One request, and what comes back.
    async fn call(&self, data: &str, with_extras: bool, deadline: Instant) -> Result<Answer, Trouble> {
        let json_schema = with_extras && self.endpoint.json_schema();
        let effort = self.endpoint.reasoning_effort().filter(|_| with_extras);
        let request = prompt::Request::new(self.endpoint.model(), data, json_schema, effort);
        let chat = self.client.chat();
        let _under_way = self.tally.call();
        // The library logs the body of every answer that it cannot read, and such a body may quote the ticket. Whatever
        // the log filter says, none of that is heard; what is worth knowing is in the `Failure`.
        let response = chat.create_byot::<_, Value>(request).with_subscriber(Dispatch::none());
        let envelope = match timeout_at(deadline, response).await {
            Ok(response) => response.map_err(failure::from_library)?,
            Err(_) => return Err(Trouble::timeout()),
        };
        let content = envelope::content(&envelope).map_err(Trouble::nonsense)?;
        answer::read(&content).map_err(Trouble::nonsense)
    }

    fn has_extras(&self) -> bool {
        self.endpoint.json_schema() || self.endpoint.reasoning_effort().is_some()
    }
}
