//! The schema as integrators see it.

use std::{fs, path::Path, process::Command};

use async_graphql::{EmptyMutation, EmptySubscription, Object, Schema};
use serde_json::{Value, json};

use crate::support::Desk;

#[test]
fn the_committed_schema_is_what_the_binary_prints() {
    let printed = Command::new(env!("CARGO_BIN_EXE_frontdesk")).arg("schema").output().expect("the binary runs");
    assert!(printed.status.success());
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schema.graphql");
    let committed = fs::read_to_string(committed).expect("schema.graphql");
    let printed = String::from_utf8(printed.stdout).expect("text");
    assert!(committed == printed, "schema.graphql is out of date: run `make schema`");
}

both_engines! {
    async fn every_element_is_described(desk: Desk) {
        let document = "{ __schema { types { name kind description
            fields(includeDeprecated: true) { name description args { name description } }
            inputFields { name description } enumValues(includeDeprecated: true) { name description } } } }";
        let schema = desk.data(document, json!({})).await;
        let mut silent = Vec::new();
        for kind in schema["__schema"]["types"].as_array().expect("types") {
            let name = kind["name"].as_str().expect("a name");
            if name.starts_with("__") || kind["kind"] == "SCALAR" && ["Int", "Float", "String", "Boolean", "ID"].contains(&name) {
                continue;
            }
            missing(kind, name, &mut silent);
            for part in ["fields", "inputFields", "enumValues"] {
                for element in kind[part].as_array().into_iter().flatten() {
                    let path = format!("{name}.{}", element["name"].as_str().expect("a name"));
                    missing(element, &path, &mut silent);
                    for argument in element["args"].as_array().into_iter().flatten() {
                        missing(argument, &format!("{path}({})", argument["name"]), &mut silent);
                    }
                }
            }
        }
        assert!(silent.is_empty(), "without a description: {silent:?}");
    }
}

fn missing(element: &Value, path: &str, silent: &mut Vec<String>) {
    let description = element["description"].as_str().unwrap_or_default();
    if description.trim().len() < 5 {
        silent.push(path.to_owned());
    }
}

struct Failing;

/// A type like ours, with a field that fails.
#[Object]
impl Failing {
    async fn slow(&self) -> i32 {
        tokio::task::yield_now().await;
        1
    }
    async fn quick(&self) -> i32 {
        2
    }
    async fn fails(&self) -> Result<i32, async_graphql::Error> {
        Err("no".into())
    }
    async fn maybe(&self) -> Option<Failing> {
        Some(Self)
    }
    async fn many(&self) -> Vec<Failing> {
        vec![Self]
    }
}

/// What async-graphql is pinned for: 7.2 leaves a non-null field out of its object instead of making the object null,
/// and answers fields in the order in which they happen to finish.
#[tokio::test]
async fn null_propagation() {
    let schema = Schema::new(Failing, EmptyMutation, EmptySubscription);
    let data = async |document: &str| serde_json::to_value(schema.execute(document).await.data).expect("JSON");
    assert_eq!(data("{ quick fails }").await, Value::Null);
    assert_eq!(data("{ quick maybe { quick fails } }").await, json!({ "quick": 2, "maybe": null }));
    assert_eq!(data("{ quick many { fails } }").await, Value::Null);
    let ordered = serde_json::to_string(&schema.execute("{ slow quick a: slow }").await.data).expect("JSON");
    assert_eq!(ordered, r#"{"slow":1,"quick":2,"a":1}"#);
}
