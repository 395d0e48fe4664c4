//! Files: in which form they are sent, and whether they are sent at all.

use std::io::Read;

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use reqwest::{Method, StatusCode};
use sha2::{Digest, Sha256};

use super::{ask, built, dist, get, names};
use crate::support::Desk;

fn entry_script() -> String {
    let page = String::from_utf8(built("index.html")).expect("text");
    let script = page.split("src=\"").nth(1).and_then(|rest| rest.split('"').next());
    script.expect("a page with a script").to_owned()
}

both_engines! {
    async fn each_file_is_sent_in_the_form_that_was_made_when_the_client_was_built(desk: Desk) {
        for name in names() {
            let file = built(&name);
            for (encoding, extension) in [("br", ".br"), ("gzip", ".gz"), ("", "")] {
                let made = dist().join(format!("{name}{extension}")).exists();
                let text = [".html", ".js", ".css", ".svg"].iter().any(|kind| name.ends_with(kind));
                // What is tiny gets no smaller.
                assert!(made || !text || file.len() < 512, "{name}{extension} was not made");
                let (encoding, expected) =
                    if made { (encoding, built(&format!("{name}{extension}"))) } else { ("", file.clone()) };

                let sent = ask(&desk, Method::GET, &format!("/{name}"), ("accept-encoding", encoding)).await;
                assert_eq!(sent.status, StatusCode::OK, "{name}");
                assert_eq!(sent.header("content-encoding"), encoding, "{name}");
                assert_eq!(sent.header("vary"), "accept-encoding", "{name}");
                assert_eq!(sent.header("content-length"), expected.len().to_string(), "{name}");
                assert!(sent.body == expected, "{name} as {encoding:?}");
                let mut unpacked = Vec::new();
                if encoding == "gzip" {
                    flate2::read::GzDecoder::new(&*sent.body).read_to_end(&mut unpacked).expect("gzip");
                    assert!(unpacked == file, "{name} is compressed from another file");
                }
                let kind = match name.rsplit('.').next().expect("an extension") {
                    "js" => "text/javascript; charset=utf-8",
                    "css" => "text/css; charset=utf-8",
                    "ttf" => "font/ttf",
                    "woff2" => "font/woff2",
                    "html" => "text/html; charset=utf-8",
                    "svg" => "image/svg+xml",
                    other => panic!("what is {other}?"),
                };
                // Only names among the assets hold a digest of what is in the file.
                let hashed = name.starts_with("assets/");
                let cache = if hashed { "public, max-age=31536000, immutable" } else { "no-cache" };
                assert_eq!((sent.header("content-type"), sent.header("cache-control")), (kind, cache), "{name}");
            }
        }
    }

    async fn the_client_says_which_form_it_likes_best(desk: Desk) {
        let script = entry_script();
        for (accept, encoding) in [
            ("gzip, deflate, br, zstd", "br"),
            ("gzip, deflate", "gzip"),
            ("br;q=0.5, gzip", "gzip"),
            ("br;q=0.5, gzip;q=0.5", "br"),
            ("BR; Q=1.0", "br"),
            ("x-gzip", "gzip"),
            ("gzip;q=0.001", "gzip"),
            ("gzip;q=0, br;q=0", ""),
            ("identity, gzip;q=0.5", ""),
            ("*", "br"),
            ("br;q=0, *;q=0.1", "gzip"),
            ("*;q=0", ""),
            ("deflate, zstd", ""),
            ("", ""),
        ] {
            let sent = ask(&desk, Method::GET, &script, ("accept-encoding", accept)).await;
            assert_eq!((sent.status, sent.header("content-encoding")), (StatusCode::OK, encoding), "{accept}");
            let head = ask(&desk, Method::HEAD, &script, ("accept-encoding", accept)).await;
            for name in ["content-encoding", "content-length", "content-type", "etag", "cache-control", "vary"] {
                assert_eq!(head.header(name), sent.header(name), "{name} of {accept}");
            }
            assert!(head.body.is_empty());
        }
    }

    async fn a_file_that_has_not_changed_is_not_sent_again(desk: Desk) {
        for path in ["/", "/graphiql", "/favicon.svg", &entry_script()] {
            let sent = ask(&desk, Method::GET, path, ("accept-encoding", "gzip")).await;
            let tag = sent.header("etag").to_owned();
            for known in [&tag, &format!("W/{tag}"), &format!("\"other\" , {tag}"), "*"] {
                let request = desk.request(Method::GET, path).header("accept-encoding", "gzip");
                let again = request.header("if-none-match", known).send().await.expect("an answer");
                assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{path} {known}");
                for name in ["etag", "cache-control", "vary", "content-security-policy"] {
                    assert_eq!(again.headers().get(name), sent.headers.get(name), "{name} of {path}");
                }
                assert!(again.bytes().await.expect("a body").is_empty());
            }
            assert_eq!(ask(&desk, Method::GET, path, ("if-none-match", "\"other\"")).await.status, StatusCode::OK);
            // The tag is that of one form.
            assert_ne!(get(&desk, path).await.header("etag"), tag, "{path}");
        }
    }

    async fn the_tag_of_a_page_changes_with_what_is_in_it(desk: Desk) {
        let digest = Sha256::digest(built("index.html"));
        let tag = format!("\"{}\"", BASE64_URL_SAFE_NO_PAD.encode(&digest[..16]));
        assert_eq!(get(&desk, "/tickets/1").await.header("etag"), tag);
    }

    async fn what_is_in_another_build_only_is_not_here(desk: Desk) {
        for path in ["/assets/app-00000000.js", "/assets/app-00000000.css", "/assets/", "/assets", "/favicon.ico", "/robots.txt"] {
            for method in [Method::GET, Method::HEAD] {
                let sent = ask(&desk, method, path, ("accept", "text/html")).await;
                assert_eq!((sent.status, sent.header("cache-control")), (StatusCode::NOT_FOUND, "no-store"), "{path}");
                assert!(!sent.header("content-type").contains("html"), "{path}");
            }
        }
    }
}
