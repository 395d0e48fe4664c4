//! Rows that are rejected are named by the line on which they begin.

use super::{counted, tickets};
use crate::support::{Desk, command::Folder};

/// Rows that are wrong in one way each, after rows of several lines.
const MESSY: &str = "title,description,category,createdAt\r\n\
    Good,\"first\r\n\r\nthird \"\"quoted\"\", {product_purchased}\",billing,2025-01-01\r\n\
    \r\n\
    \r\n\
    Bad value,\"two\r\nlines\",Nonsense,2025-01-01\r\n\
    Bad time,x,billing,yesterday\r\n\
    ,x,billing,2025-01-01\r\n\
    Good,x,billing,2025-01-01\r\n\
    Too,many,billing,2025-01-01,fields\r\n\
    Bad twice,x,Nonsense,31.12.2025\r\n";

both_engines! {
    async fn the_line_is_that_of_the_first_character(desk: Desk) {
        for (name, text) in [("crlf.csv", MESSY.to_owned()), ("lf.csv", MESSY.replace("\r\n", "\n")), ("cr.csv", MESSY.replace("\r\n", "\r"))] {
            let folder = Folder::new();
            folder.write(name, text);
            let ran = folder.run(&desk, &["import", name, "--dry-run"]);
            counted(&ran, 1, "read 7, could be stored 2, rejected 5");
            assert_eq!(ran.err.lines().collect::<Vec<_>>(), [
                "line 7: category: \"Nonsense\" is none of billing, technical, account, general; \
                    --category-value \"Nonsense=…\" would say what it means.",
                "line 9: createdAt: \"yesterday\" is no time as in 2026-01-31T09:30:00Z, 2026-01-31 09:30:00 or 2026-01-31.",
                "line 10: The title must not be blank: 1 to 200 characters are allowed.",
                "line 12: The row has 5 fields where the first line has 4: is a quote or a delimiter wrong?",
                "line 13: category: \"Nonsense\" is none of billing, technical, account, general; \
                    --category-value \"Nonsense=…\" would say what it means. \
                    createdAt: \"31.12.2025\" is no time as in 2026-01-31T09:30:00Z, 2026-01-31 09:30:00 or 2026-01-31.",
            ], "{name}");
        }
        assert!(tickets(&desk).await.is_empty(), "a dry run stores nothing");
    }

    async fn bytes_that_are_no_text_are_rejected(desk: Desk) {
        let folder = Folder::new();
        folder.write("t.csv", b"title,description,other\nCaf\xe9,x,\n\"Gut\xc3\xa9\",x,\xff\nB,x\xff,\n");
        let ran = folder.run(&desk, &["import", "t.csv", "--rejected", "r.csv"]);
        counted(&ran, 1, "read 3, stored 1, already there 0, rejected 2");
        assert!(ran.err.starts_with("line 2: title: byte 4 is not UTF-8.\nline 4: description: byte 2 is not UTF-8.\n"), "{ran:?}");
        let rejected = std::fs::read(folder.path("r.csv")).expect("the file");
        assert!(rejected.windows(4).any(|bytes| bytes == b"Caf\xe9"), "the bytes are kept as they are");
        assert_eq!(tickets(&desk).await[0]["title"], "Guté");
    }

    async fn a_ticket_resolved_before_it_was_filed_and_texts_too_long_are_rejected(desk: Desk) {
        let folder = Folder::new();
        let (title, text) = ("t".repeat(201), "d".repeat(20_001));
        folder.write("t.csv", format!("title,description,status,createdAt,resolvedAt\n\
            A,x,closed,2025-01-02,2025-01-01\n{title},{text},open,2025-01-01,\nB,x,open,1969-12-31,\n"));
        let ran = folder.run(&desk, &["import", "t.csv"]);
        counted(&ran, 1, "read 3, stored 0, already there 0, rejected 3");
        assert_eq!(ran.err.lines().collect::<Vec<_>>(), [
            "line 2: A ticket cannot be changed or resolved before it was filed.",
            "line 3: The title has 201 characters, at most 200 are allowed. \
                The description has 20,001 characters, at most 20,000 are allowed.",
            "line 4: Times must lie between the years 1970 and 9999.",
        ]);
    }

    async fn a_quote_that_is_never_closed_ends_in_a_sentence(desk: Desk) {
        let folder = Folder::new();
        folder.write("t.csv", format!("title,description\nA,x\n\"B,x\n{}", "C,x\n".repeat(5_000_000)));
        let ran = folder.run(&desk, &["import", "t.csv"]);
        assert_eq!(ran.code, 1);
        assert!(ran.err.contains("is a closing quote missing?"), "{ran:?}");
    }
}
