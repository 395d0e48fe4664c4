//! The files of the web client, as they are and compressed.

use std::borrow::Cow;

use axum::body::Bytes;
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use rust_embed::RustEmbed;

use crate::http::encoding::Encoding;

/// The built web client. A debug build reads it from the disk, a release build holds it.
#[derive(RustEmbed)]
#[folder = "../web/dist"]
#[allow_missing = true]
struct Dist;

/// A file in one of its forms.
pub(super) struct File {
    /// What is sent.
    pub bytes: Bytes,
    /// The media type of the file itself.
    pub kind: String,
    /// The entity tag: a digest of what is sent.
    pub tag: String,
}

/// The file of that name in that form, if there is one.
pub(super) fn find(name: &str, form: Encoding) -> Option<File> {
    if !is_plain(name) {
        return None;
    }
    let extension = match form {
        Encoding::Brotli => ".br",
        Encoding::Gzip => ".gz",
        Encoding::Identity => "",
    };
    let file = Dist::get(&format!("{name}{extension}"))?;
    let bytes = match file.data {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => Bytes::from(bytes),
    };
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    let charset = if kind.type_() == mime_guess::mime::TEXT { "; charset=utf-8" } else { "" };
    let digest = BASE64_URL_SAFE_NO_PAD.encode(&file.metadata.sha256_hash()[..16]);
    Some(File { bytes, kind: format!("{kind}{charset}"), tag: format!("\"{digest}\"") })
}

/// Whether the name says the way down to a file and nothing else. The disk would follow it upward, too.
fn is_plain(name: &str) -> bool {
    name.split('/').all(|part| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', '\0']))
}
