//! A client of HTTP.

use std::time::Duration;

/// One that goes nowhere but to the address it is given.
pub fn client(patience: Duration) -> reqwest::Client {
    // A second test of the same process finds it installed.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().no_proxy().timeout(patience).build().expect("a client")
}
