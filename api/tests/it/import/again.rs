//! Importing a file again.

use serde_json::json;

use super::{column, counted, tickets};
use crate::support::{Desk, command::Folder};

both_engines! {
    async fn with_a_key_nothing_is_doubled(desk: Desk) {
        let folder = Folder::new();
        let file: String = (0..1_500).map(|n| format!("{n},T{n},\"x\ny\"\n")).collect();
        folder.write("t.csv", format!("Ticket ID,title,description\n{file}"));
        let run = |more: &[&str]| folder.run(&desk, &[&["import", "t.csv", "--key", "Ticket ID"][..], more].concat());
        counted(&run(&[]), 0, "read 1500, stored 1500, already there 0, rejected 0");
        let ran = run(&[]);
        counted(&ran, 0, "read 1500, stored 0, already there 1500, rejected 0");
        assert!(!ran.err.contains("--key"), "{ran:?}");
        counted(&run(&["--key-prefix", "other desk"]), 0, "read 1500, stored 1500, already there 0, rejected 0");
        counted(&run(&["--key-prefix", "other desk"]), 0, "read 1500, stored 0, already there 1500, rejected 0");
        let stats = desk.data("{ ticketStats { total } tickets { totalCount } }", json!({})).await;
        assert_eq!(stats, json!({ "ticketStats": { "total": 3_000 }, "tickets": { "totalCount": 3_000 } }));
    }

    async fn a_key_that_comes_twice_is_there_already(desk: Desk) {
        let folder = Folder::new();
        let long = "k".repeat(300);
        folder.write("t.csv", format!("id,title,description\n1,A,x\n1,B,x\n\" 1 \",C,x\n,D,x\n{long},E,x\n2,F,x\n"));
        let ran = folder.run(&desk, &["import", "t.csv", "--key", "id"]);
        counted(&ran, 1, "read 6, stored 2, already there 2, rejected 2");
        assert!(ran.err.contains("line 5: id: the key is missing.\nline 6: The idempotency key must have 1 to 255"), "{ran:?}");
        assert_eq!(column(&desk, "title").await, ["A", "F"]);
    }

    async fn without_a_key_a_second_run_doubles_and_says_so(desk: Desk) {
        let folder = Folder::new();
        folder.write("t.csv", "title,description\nA,x\n");
        for count in 1..=2 {
            let ran = folder.run(&desk, &["import", "t.csv"]);
            counted(&ran, 0, "read 1, stored 1");
            assert!(ran.err.contains("without --key COLUMN, importing this file again would store"), "{ran:?}");
            assert_eq!(tickets(&desk).await.len(), count);
        }
    }

    async fn a_dry_run_needs_no_database(desk: Desk) {
        let folder = Folder::new();
        folder.write("t.csv", "title,description\nA,x\n");
        let ran = folder.run(&desk, &["import", "t.csv", "--dry-run", "--database-url", "sqlite://not/made.db"]);
        counted(&ran, 0, "read 1, could be stored 1, rejected 0");
        assert!(!folder.path("not").exists());
        assert!(tickets(&desk).await.is_empty());
    }
}
