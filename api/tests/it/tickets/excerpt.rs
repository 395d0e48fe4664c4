//! Descriptions in one line.

use serde_json::{Value, json};

use crate::support::Desk;

async fn excerpt(desk: &Desk, around: Option<&str>, length: usize) -> String {
    let document =
        "query($around: String, $length: Int!) { tickets { nodes { excerpt(around: $around, length: $length) } } }";
    let answer = desk.data(document, json!({ "around": around, "length": length })).await;
    answer["tickets"]["nodes"][0]["excerpt"].as_str().expect("text").to_owned()
}

both_engines! {
    async fn a_long_description_is_cut(desk: Desk) {
        desk.file(json!({ "title": "a", "description": " One\r\n\ttwo  three.\n" })).await;
        assert_eq!(excerpt(&desk, None, 14).await, "One two three.");
        assert_eq!(excerpt(&desk, None, 13).await, "One two thre…");
        assert_eq!(excerpt(&desk, None, 1).await, "…");
        desk.file(json!({ "title": "a", "description": "x".repeat(20_000) })).await;
        let answer = desk.data("{ tickets(first: 1) { nodes { excerpt } } }", json!({})).await;
        assert_eq!(answer["tickets"]["nodes"][0]["excerpt"], "x".repeat(159) + "…");
    }

    async fn the_first_place_of_a_text_is_shown(desk: Desk) {
        let description = "We moved.\nThe new address is Hauptstraße 5, no longer Bahnhofstraße 12, so please send it there.";
        desk.file(json!({ "title": "nowhere", "description": description })).await;
        assert_eq!(excerpt(&desk, Some("STRASSE"), 20).await, "… Hauptstraße 5, no…");
        // The second half of a letter that folds into two.
        assert_eq!(excerpt(&desk, Some("se 5"), 9).await, "…aße 5, …");
        assert_eq!(excerpt(&desk, Some("moved.\nthe"), 20).await, "We moved. The new a…");
        assert_eq!(excerpt(&desk, Some("THERE"), 10).await, "…it there.");
        assert_eq!(excerpt(&desk, Some("address is hauptstrasse"), 9).await, "…address…");
        for absent in ["nowhere", "moved. the", ""] {
            assert_eq!(excerpt(&desk, Some(absent), 9).await, "We moved…", "{absent:?}");
        }
    }

    async fn a_wrong_argument_of_an_excerpt_is_named(desk: Desk) {
        desk.file(json!({ "title": "a", "description": "b" })).await;
        let long = "x".repeat(201);
        for (around, length, field, words) in [
            (None, 0, "length", "1 to 500"),
            (None, 501, "length", "1 to 500"),
            (None, -1, "length", "1 to 500"),
            (Some(long.as_str()), 10, "around", "at most 200"),
            (Some("\u{7}"), 10, "around", "control characters"),
        ] {
            let document = "query($around: String, $length: Int!) { tickets { nodes { excerpt(around: $around, length: $length) } } }";
            let answer = desk.gql(document, json!({ "around": around, "length": length })).await;
            assert_eq!(answer["data"], Value::Null);
            let error = &answer["errors"][0];
            assert_eq!((&error["extensions"]["code"], &error["extensions"]["field"]), (&json!("BAD_USER_INPUT"), &json!(field)), "{answer}");
            assert!(error["message"].as_str().expect("a message").contains(words), "{answer}");
        }
    }
}
