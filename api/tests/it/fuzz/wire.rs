//! Connections on which anything may be said.

use reqwest::Url;
use tokio::net::TcpStream;
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{client::IntoClientRequest, protocol::CloseFrame},
};

use super::wording;

/// The codes with which a socket may be closed: none of them says that something is wrong with the server.
const CODES: [u16; 12] = [1_000, 1_001, 1_002, 1_003, 1_007, 1_009, 4_400, 4_401, 4_406, 4_408, 4_409, 4_429];

/// A connection to the server.
pub async fn connect(address: &str) -> Result<TcpStream, String> {
    let at = address.parse::<Url>().ok().and_then(|url| url.socket_addrs(|| None).ok()?.into_iter().next());
    let stream = TcpStream::connect(at.ok_or("no address")?).await;
    stream.map_err(|error| format!("the server takes no connection: {error}"))
}

/// A socket on which nothing has been said yet.
pub async fn open(address: &str) -> Result<WebSocketStream<TcpStream>, String> {
    let at = format!("{}/graphql", address.replacen("http", "ws", 1));
    let mut request = at.into_client_request().map_err(|error| error.to_string())?;
    let protocol = "graphql-transport-ws".parse().map_err(|_| "no header")?;
    request.headers_mut().insert("sec-websocket-protocol", protocol);
    let opened = client_async(request, connect(address).await?).await;
    opened.map(|(socket, _)| socket).map_err(|error| format!("no socket: {error}"))
}

/// The code of a close frame, which has to be one that is documented, with a reason for people.
pub fn close_code(frame: Option<&CloseFrame>) -> Result<u16, String> {
    let frame = frame.ok_or("the socket is closed without a code")?;
    let code = u16::from(frame.code);
    wording::check(&frame.reason, "")?;
    if CODES.contains(&code) { Ok(code) } else { Err(format!("the socket is closed with {code}, {:?}", frame.reason)) }
}
