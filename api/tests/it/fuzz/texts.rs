//! Texts, numbers, moments and cursors: what people write, and what lies at an edge.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};

use super::choices::Choices;

/// Pieces of texts: ordinary ones first.
const PIECES: [&str; 40] = [
    "a",
    "invoice",
    "The invoice is paid twice",
    " ",
    "Straße",
    "ẞ",
    "İ",
    "日本語",
    "שלום",
    "👩‍👩‍👧",
    "e\u{301}",
    "%",
    "_",
    "\\",
    "'; --",
    "\"",
    "\"\"\"",
    "`",
    "{x}",
    "${a}",
    "\n",
    "\r\n",
    "\t",
    "\0",
    "\u{1}",
    "\u{1b}[31m",
    "\u{1f}",
    "\u{7f}",
    "\u{85}",
    "\u{a0}",
    "\u{ad}",
    "\u{202e}",
    "\u{2028}",
    "\u{feff}",
    "\u{fffd}",
    "\u{ffff}",
    "\u{10ffff}",
    "NULL",
    "<script>",
    "../..",
];
/// How often a text is repeated. The last ones come to what a title, a term, a key and a description may have at most.
const TIMES: [usize; 9] = [1, 2, 3, 199, 200, 201, 256, 20_000, 20_001];

/// Moments: each one of RFC 3339, which leaves much open.
const MOMENTS: [&str; 24] = [
    "2026-11-20T13:09:53Z",
    "2026-01-01T00:00:00.123456Z",
    "2025-06-30T12:00:00+02:00",
    "0000-01-01T00:00:00Z",
    "0000-01-01T00:00:00+23:59",
    "0001-01-01T00:00:00Z",
    "1582-10-10T00:00:00Z",
    "1969-12-31T23:59:59.999999Z",
    "1970-01-01T00:00:00Z",
    "1970-01-01T00:00:00-00:00",
    "2000-02-29T00:00:00Z",
    "2016-12-31T23:59:60Z",
    "2016-12-31T23:59:60.999999Z",
    "2017-01-01T00:59:60+01:00",
    "2038-01-19T03:14:08Z",
    "2026-11-20t13:09:53z",
    "2026-11-20T13:09:53.1Z",
    "2026-11-20T13:09:53.123456789Z",
    "2026-11-20T13:09:53.000000000000000000001Z",
    "2262-04-11T23:47:16.854775807Z",
    "9999-12-31T23:59:59Z",
    "9999-12-31T23:59:59.999999999Z",
    "9999-12-31T23:59:59.999999-23:59",
    "9999-12-31T23:59:59+23:59",
];
const DAYS: [&str; 10] = [
    "2026-11-20",
    "2026-11-01",
    "2026-01-01",
    "0001-01-01",
    "1582-10-10",
    "1969-12-31",
    "1970-01-01",
    "2024-02-29",
    "9999-12-30",
    "9999-12-31",
];

/// Numbers that do not fit into some type of number.
pub const NUMBERS: [&str; 26] = [
    "0",
    "1",
    "-1",
    "7",
    "100",
    "101",
    "-0",
    "2147483647",
    "2147483648",
    "-2147483648",
    "-2147483649",
    "9007199254740992",
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "-9223372036854775809",
    "18446744073709551615",
    "18446744073709551616",
    "99999999999999999999",
    "0.5",
    "-0.0",
    "1e3",
    "1e308",
    "1e309",
    "5e-324",
];

/// Any text.
pub fn text(choices: &mut Choices<'_>) -> String {
    let (pieces, any) = (1 + choices.below(4), choices.often(15));
    let mut text = String::new();
    for _ in 0..pieces {
        if any {
            let number = u32::from(choices.number()) | (u32::from(choices.number()) << 16);
            text.push(char::from_u32(number % 0x11_0000).unwrap_or('\u{d7ff}'));
        } else {
            text.push_str(choices.one(&PIECES));
        }
    }
    if choices.often(6) {
        let times = TIMES[choices.below(TIMES.len())];
        text = text.chars().cycle().take(times).collect();
    }
    if choices.often(3) { String::new() } else { text }
}

/// A moment of RFC 3339.
pub fn moment(choices: &mut Choices<'_>) -> String {
    choices.one(&MOMENTS).to_owned()
}

/// A day of the years 1 to 9999.
pub fn day(choices: &mut Choices<'_>) -> String {
    choices.one(&DAYS).to_owned()
}

/// A number that fits into 32 bits, as GraphQL asks of an `Int`: mostly one that a page can have.
pub fn int(choices: &mut Choices<'_>) -> String {
    const EDGES: [&str; 8] = ["-1", "99", "100", "101", "366", "500", "2147483647", "-2147483648"];
    if choices.often(12) { choices.one(&EDGES).to_owned() } else { choices.below(12).to_string() }
}

/// A text that may be the id of a ticket.
pub fn id(choices: &mut Choices<'_>) -> String {
    const EDGES: [&str; 14] = [
        "0",
        "-1",
        "+1",
        "007",
        "1.0",
        "1e1",
        "",
        " 1",
        "1\0",
        "9007199254740993",
        "9223372036854775807",
        "9223372036854775808",
        "99999999999999999999",
        "１",
    ];
    match choices.below(10) {
        0..7 => (1 + choices.below(45)).to_string(),
        7..9 => choices.one(&EDGES).to_owned(),
        _ => text(choices),
    }
}

/// A cursor: one that the server gave out, one like it that it did not, or none at all.
pub fn cursor(given: &[String], choices: &mut Choices<'_>) -> String {
    let mangle = choices.below(10);
    if mangle < 6 && !given.is_empty() {
        return given[choices.below(given.len())].clone();
    }
    if mangle == 9 {
        return text(choices);
    }
    let from = given.get(choices.below(given.len().max(1))).map_or("", String::as_str);
    let mut bytes = BASE64_URL_SAFE_NO_PAD.decode(from).unwrap_or_default();
    if mangle == 8 && !bytes.is_empty() {
        let at = choices.below(bytes.len());
        bytes[at] = choices.number().to_be_bytes()[0];
    } else {
        // Numbers at an edge in the place of its own.
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let parts = text.split(':').map(|part| if choices.often(40) { choices.one(&NUMBERS) } else { part });
        bytes = parts.collect::<Vec<_>>().join(":").into_bytes();
    }
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}
