//! The messages of graphql-transport-ws.

use async_graphql::{Request, Response};
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use serde_json::{Map, Value};
use tokio_util::sync::CancellationToken;

use crate::graphql::is_request_error;

/// What a client says.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(super) enum Incoming {
    /// The beginning.
    ConnectionInit {
        /// Anything.
        #[serde(rename = "payload")]
        _payload: Option<Map<String, Value>>,
    },
    /// A question whether the server is there.
    Ping {
        /// Anything; it comes back.
        payload: Option<Map<String, Value>>,
    },
    /// The answer to such a question.
    Pong {
        /// Anything.
        #[serde(rename = "payload")]
        _payload: Option<Map<String, Value>>,
    },
    /// An operation begins.
    Subscribe {
        /// Names it.
        id: String,
        /// What is asked.
        #[serde(deserialize_with = "named")]
        payload: Box<Request>,
    },
    /// An operation need not go on.
    Complete {
        /// Names it.
        id: String,
    },
}

/// A request from an object: serde would take an array for one without names.
fn named<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Box<Request>, D::Error> {
    let object = Map::<String, Value>::deserialize(deserializer)?;
    serde_json::from_value(Value::Object(object)).map(Box::new).map_err(D::Error::custom)
}

/// What the server says.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Said<'a> {
    ConnectionAck,
    Pong {
        #[serde(skip_serializing_if = "Option::is_none")]
        payload: Option<Map<String, Value>>,
    },
    Next {
        id: &'a str,
        payload: &'a Response,
    },
    Error {
        id: &'a str,
        payload: &'a [async_graphql::ServerError],
    },
    Complete {
        id: &'a str,
    },
}

/// A message on its way to a client.
#[derive(Debug)]
pub(super) struct Outgoing {
    pub(super) text: String,
    /// Cancelled when nobody waits for it any more.
    unwanted: Option<CancellationToken>,
}

impl Outgoing {
    fn new(said: &Said<'_>, unwanted: Option<CancellationToken>) -> serde_json::Result<Self> {
        Ok(Self { text: serde_json::to_string(said)?, unwanted })
    }

    pub(super) fn acknowledged() -> serde_json::Result<Self> {
        Self::new(&Said::ConnectionAck, None)
    }

    pub(super) fn pong(payload: Option<Map<String, Value>>) -> serde_json::Result<Self> {
        Self::new(&Said::Pong { payload }, None)
    }

    /// How many bytes it has.
    pub(super) const fn len(&self) -> usize {
        self.text.len()
    }

    /// An answer to an operation. One that says that nothing was executed ends it, without another word.
    pub(super) fn answer(id: &str, response: &Response, unwanted: CancellationToken) -> serde_json::Result<Self> {
        let said = if is_request_error(response) {
            Said::Error { id, payload: &response.errors }
        } else {
            Said::Next { id, payload: response }
        };
        Self::new(&said, Some(unwanted))
    }

    pub(super) fn complete(id: &str) -> serde_json::Result<Self> {
        Self::new(&Said::Complete { id }, None)
    }

    /// Whether the client still waits for it.
    pub(super) fn is_awaited(&self) -> bool {
        !self.unwanted.as_ref().is_some_and(CancellationToken::is_cancelled)
    }
}
