//! CSV and JSON lines, from files and from standard input.

use serde_json::Value;

use super::{column, counted};
use crate::support::{Desk, command::Folder};

const JSON_LINES: &str = concat!(
    "{\"title\": \"A\", \"description\": \"one\\ntwo\", \"created_at\": \"2025-01-01\", \"number\": 1}\n",
    "\n",
    "{\"title\": \"B\", \"description\": null, \"number\": 2}\n",
    "{\"title\": \"C\", \"description\": \"broken\n",
    "[1, 2]\n",
    "{\"title\": {\"en\": \"D\"}, \"description\": \"x\", \"number\": 4}\r\n",
    "{\"title\": \"E\", \"description\": \"x\", \"createdAt\": \"2025-01-02\", \"number\": 5}",
);

both_engines! {
    async fn json_lines_and_a_broken_one(desk: Desk) {
        let folder = Folder::new();
        folder.write("t.jsonl", JSON_LINES);
        let ran = folder.run(&desk, &["import", "t.jsonl", "--rejected", "r.jsonl", "--key", "number"]);
        counted(&ran, 1, "read 6, stored 2, already there 0, rejected 4");
        let errors: Vec<_> = ran.err.lines().collect();
        assert_eq!(errors[0], "line 3: The description must not be blank: 1 to 20,000 characters are allowed.");
        assert!(errors[1].starts_with("line 4: The line is no JSON: EOF while parsing a string"), "{ran:?}");
        assert_eq!(errors[2], "line 5: The line is JSON, but no object.");
        assert_eq!(errors[3], "line 6: title: a text is wanted, not a list or an object.");
        assert_eq!(column(&desk, "createdAt").await, ["2025-01-01T00:00:00.000000Z", "2025-01-02T00:00:00.000000Z"]);

        let rejected: Vec<Value> = folder.read("r.jsonl").lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        assert_eq!(rejected.len(), 4);
        assert_eq!((&rejected[0]["line"], &rejected[0]["title"]), (&3.into(), &"B".into()));
        assert_eq!(rejected[1]["record"], "{\"title\": \"C\", \"description\": \"broken");
        folder.write("r.jsonl", folder.read("r.jsonl").replace("\"description\":null", "\"description\":\"now\""));
        let ran = folder.run(&desk, &["import", "r.jsonl", "--key", "number"]);
        counted(&ran, 1, "read 4, stored 1, already there 0, rejected 3");
        assert_eq!(column(&desk, "title").await, ["A", "E", "B"]);
    }

    async fn columns_of_json_lines_that_are_not_there(desk: Desk) {
        let folder = Folder::new();
        folder.write("t.json", "{\"title\": \"A\"}\n{\"text\": \"x\"}\n").write("array.json", "[{\"title\": \"A\"}]\n");
        let ran = folder.run(&desk, &["import", "t.json", "--description", "body"]);
        assert_eq!(ran.code, 2, "{ran:?}");
        assert!(ran.err.contains("there is no column \"body\". The columns are \"title\", \"text\"."), "{ran:?}");
        let ran = folder.run(&desk, &["import", "array.json"]);
        assert_eq!(ran.code, 2, "{ran:?}");
        assert!(ran.err.contains("is a JSON array"), "{ran:?}");
    }

    async fn standard_input_in_either_format(desk: Desk) {
        let folder = Folder::new();
        let ran = folder.run_with(&desk, &["import", "-"], b"title,description\nA,a\n");
        counted(&ran, 0, "read 1, stored 1");
        let line = b"{\"title\": \"B\", \"description\": \"b\"}\n";
        counted(&folder.run_with(&desk, &["import", "-", "--format", "jsonl"], line), 0, "read 1, stored 1");
        assert_eq!(column(&desk, "title").await, ["A", "B"]);
    }

    async fn a_byte_order_mark_is_no_part_of_the_first_column(desk: Desk) {
        let folder = Folder::new();
        folder.write("t.csv", "\u{feff}title,description\nA,a\n,x\n");
        let ran = folder.run(&desk, &["import", "t.csv"]);
        counted(&ran, 1, "read 2, stored 1");
        assert!(ran.err.starts_with("line 3: "), "{ran:?}");
        folder.write("t.jsonl", "\u{feff}{\"title\": \"B\", \"description\": \"b\"}\n");
        counted(&folder.run(&desk, &["import", "t.jsonl"]), 0, "read 1, stored 1");
        folder.write("t.tsv", "\u{feff}\"title\"\tdescription\nC\tc, c\n");
        counted(&folder.run(&desk, &["import", "t.tsv", "--delimiter", "\\t"]), 0, "read 1, stored 1");
        assert_eq!(column(&desk, "title").await, ["A", "B", "C"]);
    }

    async fn files_without_rows(desk: Desk) {
        let folder = Folder::new();
        folder.write("header.csv", "title,description\n").write("empty.csv", "").write("empty.jsonl", "");
        counted(&folder.run(&desk, &["import", "header.csv"]), 0, "read 0, stored 0");
        for name in ["empty.csv", "empty.jsonl"] {
            let ran = folder.run(&desk, &["import", name]);
            assert_eq!(ran.code, 2, "{ran:?}");
            assert!(ran.err.contains("The file has no columns."), "{ran:?}");
        }
    }
}
