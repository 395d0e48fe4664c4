//! Frames as RFC 6455 writes them, and others.

use crate::fuzz::choices::Choices;

const CONTINUATION: u8 = 0;
const TEXT: u8 = 1;
const BINARY: u8 = 2;
const CLOSE: u8 = 8;
const PING: u8 = 9;
const PONG: u8 = 10;
/// The last one of a message.
const LAST: u8 = 0x80;

/// Something odd.
pub(super) struct Odd {
    pub(super) bytes: Vec<u8>,
    /// Whether it may close the socket.
    pub(super) may_close: bool,
}

/// A frame with a mask of nothing but zeros, which leaves its bytes as they are.
fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let length = payload.len();
    let mut frame = vec![first];
    match (u8::try_from(length), u16::try_from(length)) {
        (Ok(length), _) if length < 126 => frame.push(0x80 | length),
        (_, Ok(length)) => {
            frame.push(0x80 | 126);
            frame.extend(length.to_be_bytes());
        }
        _ => {
            frame.push(0x80 | 127);
            frame.extend((length as u64).to_be_bytes());
        }
    }
    frame.extend([0; 4]);
    frame.extend(payload);
    frame
}

/// A message of text, sometimes in several frames with a ping between them.
pub(super) fn text(message: &[u8], choices: &mut Choices<'_>) -> Vec<u8> {
    if message.is_empty() || !choices.often(15) {
        return frame(LAST | TEXT, message);
    }
    let at = choices.below(message.len());
    let (one, other) = message.split_at(at);
    let between = if choices.often(50) { frame(LAST | PING, b"between") } else { Vec::new() };
    [frame(TEXT, one), between, frame(CONTINUATION, &[]), frame(LAST | CONTINUATION, other)].concat()
}

/// A frame with something odd about it, or something that is none.
pub(super) fn odd(choices: &mut Choices<'_>) -> Odd {
    let bytes = choices.bytes(200);
    // A close frame comes back with its code; what is no frame may begin like one.
    let kind = choices.below(20);
    let may_close = matches!(kind, 11..=14 | 19);
    let bytes = match kind {
        0 => frame(LAST | BINARY, &bytes),
        1 => frame(LAST | TEXT, &[b"{\"type\":\"ping\",\"payload\":{\"a\":\"", &bytes[..], b"\"}}"].concat()),
        2 => frame(LAST | PING, &bytes[..bytes.len().min(125)]),
        3 => frame(LAST | PONG, &bytes[..bytes.len().min(125)]),
        4 => frame(LAST | PING, &[0; 126]),
        5 => frame(PING, b"not the last"),
        6 => frame(LAST | CONTINUATION, &bytes),
        7 => [frame(TEXT, b"{\"type\":"), frame(TEXT, b"\"ping\"}")].concat(),
        8 => frame(LAST | [3, 4, 5, 6, 7, 11, 12, 13, 14, 15][choices.below(10)], &bytes),
        9 => frame(LAST | TEXT | [0x40, 0x20, 0x10][choices.below(3)], b"{\"type\":\"ping\"}"),
        // Without a mask, which a client must have.
        10 => [&[LAST | TEXT, 15][..], b"{\"type\":\"ping\"}"].concat(),
        11 => frame(LAST | CLOSE, &[]),
        12 => frame(LAST | CLOSE, &[3]),
        13 => {
            let code: u16 =
                [999, 1_000, 1_004, 1_005, 1_006, 1_015, 2_999, 3_000, 4_999, 5_000, 65_535][choices.below(11)];
            frame(LAST | CLOSE, &[&code.to_be_bytes()[..], b"bye"].concat())
        }
        14 => frame(LAST | CLOSE, &[0x03, 0xe8, 0xff, 0xfe]),
        // Longer than it says in fewer bytes, than is allowed, than there is, than there can be.
        15 => [&[LAST | TEXT, 0x80 | 127, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0][..], b"{}"].concat(),
        16 => frame(LAST | TEXT, &vec![b' '; [524_287, 524_288, 524_289, 600_000][choices.below(4)]]),
        17 => vec![LAST | TEXT, 0x80 | 127, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        18 => vec![LAST | TEXT, 0x80 | 127, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0],
        _ => bytes,
    };
    Odd { bytes, may_close }
}
