//! How a socket ends.

/// Codes that a socket is closed with: those below 4000 are of RFC 6455, the others of graphql-transport-ws.
pub(super) mod close_code {
    /// The server goes away. Clients reconnect on it.
    pub(crate) const GOING_AWAY: u16 = 1_001;
    /// The frames are none.
    pub(crate) const PROTOCOL_ERROR: u16 = 1_002;
    /// A message that should be text is none.
    pub(crate) const NO_TEXT: u16 = 1_007;
    /// A message is too big.
    pub(crate) const TOO_BIG: u16 = 1_009;
    /// Try again later. Clients reconnect on it.
    pub(crate) const TRY_AGAIN_LATER: u16 = 1_013;
    /// A message is none of the protocol.
    pub(crate) const BAD_REQUEST: u16 = 4_400;
    /// An operation before the connection was acknowledged.
    pub(crate) const UNAUTHORIZED: u16 = 4_401;
    /// The client does not speak the protocol.
    pub(crate) const PROTOCOL: u16 = 4_406;
    /// The client did not begin in time.
    pub(crate) const INIT_TIMEOUT: u16 = 4_408;
    /// An operation of that id is running.
    pub(crate) const SUBSCRIBER_EXISTS: u16 = 4_409;
    /// The client began twice.
    pub(crate) const TOO_MANY_INITS: u16 = 4_429;
}

/// The most bytes of a reason: a control frame has at most 125, of which the code takes two.
const MAX_REASON: usize = 123;

/// Why a socket ends.
#[derive(Debug)]
pub(super) enum End {
    /// The client has closed it.
    Done,
    /// With a code and a reason that the client is told.
    Close(u16, String),
    /// The client takes nothing, not even a reason.
    Stuck,
}

/// As much of a reason as fits.
pub(super) fn reason(text: &str) -> &str {
    &text[..text.floor_char_boundary(MAX_REASON)]
}
