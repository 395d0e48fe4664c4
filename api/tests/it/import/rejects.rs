//! The file of rejected rows: put right, it is imported with the same options.

use super::{column, counted};
use crate::support::{Desk, command::Folder};

both_engines! {
    async fn rejected_rows_come_back_once_they_are_put_right(desk: Desk) {
        let folder = Folder::new();
        folder.write("t.csv", "Name;Text;Kind\nA;\"one;\ntwo \"\"x\"\"\";billing\nB;\"three\nfour\";Refunds\nC;five;Logins\n");
        let options = ["--delimiter", ";", "--title", "Name", "--description", "Text", "--category", "Kind", "--key", "Name"];
        let run = |file: &str, rejected: &str| {
            folder.run(&desk, &[&["import", file, "--rejected", rejected][..], &options].concat())
        };
        counted(&run("t.csv", "r.csv"), 1, "read 3, stored 1, already there 0, rejected 2");
        let rejected = folder.read("r.csv");
        assert!(rejected.starts_with("line;reason;Name;Text;Kind\n4;"), "{rejected}");
        assert!(rejected.contains(";B;\"three\nfour\";Refunds\n"), "{rejected}");

        folder.write("r.csv", rejected.replace("Refunds\n", "billing\n"));
        counted(&run("r.csv", "r2.csv"), 1, "read 2, stored 1, already there 0, rejected 1");
        let rejected = folder.read("r2.csv");
        assert!(rejected.starts_with("line;reason;Name;Text;Kind\n4;"), "its own columns are not doubled: {rejected}");

        folder.write("r2.csv", rejected.replace("Logins\n", "account\n"));
        counted(&run("r2.csv", "r3.csv"), 0, "read 1, stored 1, already there 0, rejected 0");
        assert_eq!(folder.read("r3.csv"), "line;reason;Name;Text;Kind\n");
        assert_eq!(column(&desk, "title").await, ["A", "B", "C"]);
        assert_eq!(column(&desk, "description").await, ["one;\ntwo \"x\"", "three\nfour", "five"]);
        counted(&run("t.csv", "r4.csv"), 1, "read 3, stored 0, already there 1, rejected 2");
    }

    async fn the_first_ten_are_shown_and_all_are_in_the_file(desk: Desk) {
        let folder = Folder::new();
        folder.write("t.csv", format!("title,description\n{}Good,x\n", ",x\n".repeat(2_500)));
        let ran = folder.run(&desk, &["import", "t.csv", "--rejected", "r.csv"]);
        counted(&ran, 1, "read 2501, stored 1, already there 0, rejected 2500");
        assert_eq!(ran.err.lines().filter(|line| line.starts_with("line ")).count(), 10);
        assert!(ran.err.contains("… and more: they are in the file of rejected rows"), "{}", ran.err);
        assert_eq!(folder.read("r.csv").lines().count(), 2_501);
        let ran = folder.run(&desk, &["import", "t.csv", "--dry-run"]);
        assert!(ran.err.contains("… and more: --rejected FILE would list them all"), "{}", ran.err);
    }
}
