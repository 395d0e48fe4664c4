//! In which form a client takes a body.

use axum::http::{HeaderMap, header};

use super::preferences::preferences;

/// A form of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Compressed by brotli.
    Brotli,
    /// Compressed by gzip.
    Gzip,
    /// As it is.
    Identity,
}

impl Encoding {
    /// As `Content-Encoding` says it; nothing for a body as it is.
    pub(super) const fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }
}

/// The forms that a client takes, the one it likes best first; among those it likes as well, the smallest. The last
/// resort is a body as it is.
pub(super) fn accepted(headers: &HeaderMap) -> Vec<Encoding> {
    let said: Vec<(String, f32)> = preferences(headers, header::ACCEPT_ENCODING).collect();
    let quality = |names: &[&str]| {
        let named = said.iter().find(|(name, _)| names.contains(&name.as_str()));
        named.or_else(|| said.iter().find(|(name, _)| name == "*")).map(|(_, quality)| *quality)
    };
    let mut forms = vec![
        (Encoding::Brotli, quality(&["br"]).unwrap_or(0.0)),
        (Encoding::Gzip, quality(&["gzip", "x-gzip"]).unwrap_or(0.0)),
        // Who does not name it takes it, but likes what it names better.
        (Encoding::Identity, quality(&["identity"]).unwrap_or(f32::MIN_POSITIVE)),
    ];
    forms.retain(|(_, quality)| *quality > 0.0);
    forms.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    forms.into_iter().map(|(form, _)| form).chain([Encoding::Identity]).collect()
}
