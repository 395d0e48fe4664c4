//! Which column is what, and what stands for those that are missing.

use serde_json::json;

use super::{column, counted, tickets};
use crate::support::{Desk, command::Folder};

both_engines! {
    async fn the_names_of_the_api_need_no_mapping(desk: Desk) {
        let folder = Folder::new();
        folder.write("t.csv", "title,description,category,priority,status,createdAt,updatedAt,resolvedAt\n\
            Card declined,It says no.,billing,high,resolved,2025-03-01T10:00:00Z,2025-03-03T10:00:00+02:00,2025-03-02 10:00:00\n");
        counted(&folder.run(&desk, &["import", "t.csv"]), 0, "read 1, stored 1, already there 0, rejected 0");
        let id = tickets(&desk).await[0]["id"].clone();
        assert_eq!(tickets(&desk).await, [json!({
            "id": id, "title": "Card declined", "description": "It says no.", "category": "BILLING", "priority": "HIGH",
            "status": "RESOLVED", "createdAt": "2025-03-01T10:00:00.000000Z", "updatedAt": "2025-03-03T08:00:00.000000Z",
            "resolvedAt": "2025-03-02T10:00:00.000000Z", "version": 1, "needsReview": false,
        })]);
    }

    async fn snake_case_and_a_date_alone_are_understood(desk: Desk) {
        let folder = Folder::new();
        folder.write("t.csv", "title,description,created_at\nA,B,2025-03-01\n");
        counted(&folder.run(&desk, &["import", "t.csv"]), 0, "read 1, stored 1");
        assert_eq!(column(&desk, "createdAt").await, ["2025-03-01T00:00:00.000000Z"]);
    }

    async fn what_is_missing_is_filled_in(desk: Desk) {
        let folder = Folder::new();
        folder.write("t.csv", "title,description,priority,status,createdAt\n\
            Refund please,I was charged twice and want my money back.,,,\n");
        counted(&folder.run(&desk, &["import", "t.csv"]), 0, "read 1, stored 1");
        let ticket = &tickets(&desk).await[0];
        assert_eq!(ticket["category"], "BILLING", "triage reads the text");
        assert_eq!(ticket["status"], "OPEN");
        assert_eq!(ticket["createdAt"], ticket["updatedAt"]);
        let stats = desk.data("{ ticketStats { perDay { total } } }", json!({})).await;
        let days = stats["ticketStats"]["perDay"].as_array().expect("days").clone();
        assert_eq!(days.last().expect("today")["total"], 1, "it was filed now");
    }

    async fn a_column_that_is_not_there_stops_everything(desk: Desk) {
        let folder = Folder::new();
        folder.write("t.csv", "Ticket Subject,Body\nA,B\n");
        let ran = folder.run(&desk, &["import", "t.csv", "--title", "Subject", "--description", "Body"]);
        assert_eq!(ran.code, 2, "{ran:?}");
        let sentence = "frontdesk: there is no column \"Subject\". The columns are \"Ticket Subject\", \"Body\".\n";
        assert_eq!((ran.err.as_str(), ran.out.as_str()), (sentence, ""));
        let ran = folder.run(&desk, &["import", "t.csv", "--title", "Ticket Subject"]);
        assert_eq!(ran.code, 2, "{ran:?}");
        assert!(ran.err.contains("no column is the description: name one with --description."), "{ran:?}");
        assert!(tickets(&desk).await.is_empty());
    }

    async fn a_wrong_command_line_is_told_from_a_wrong_file(desk: Desk) {
        let folder = Folder::new();
        folder.write("t.csv", "title,description\nA,B\n").write("twice.csv", "title,title,description\nA,B,C\n");
        for wrong in [
            &["import"][..],
            &["import", "t.csv", "--category-value", "x=nonsense"],
            &["import", "t.csv", "--category-value", "nonsense"],
            &["import", "t.csv", "--category-value", "x=billing"],
            &["import", "t.csv", "--delimiter", "ab"],
            &["import", "t.csv", "--key-prefix", "without a key"],
            &["import", "t.csv", "--rejected", "t.csv"],
            &["import", "twice.csv", "--title", "title"],
        ] {
            assert_eq!(folder.run(&desk, wrong).code, 2, "{wrong:?}");
        }
        let ran = folder.run(&desk, &["import", "nowhere.csv"]);
        assert_eq!(ran.code, 1, "{ran:?}");
        assert!(ran.err.starts_with("frontdesk: cannot open nowhere.csv"), "{ran:?}");
        assert_eq!(folder.read("t.csv"), "title,description\nA,B\n");
        assert!(tickets(&desk).await.is_empty());
    }
}
