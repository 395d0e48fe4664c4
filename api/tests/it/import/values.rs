//! What values mean, and what is made of texts and times.

use serde_json::{Value, json};

use super::{column, counted, tickets};
use crate::support::{Desk, command::Folder};

both_engines! {
    async fn values_mean_what_the_command_line_says(desk: Desk) {
        let folder = Folder::new();
        folder.write("t.csv", "title,description,Type,Prio,State\n\
            A,a,Refund request,P1,Pending = Customer\n\
            B,b,  REFUND REQUEST ,critical,in_PROGRESS\n\
            C,c,Technical,p1,closed\n");
        let ran = folder.run(&desk, &["import", "t.csv", "--category", "Type", "--priority", "Prio", "--status", "State",
            "--category-value", "refund request=billing", "--priority-value", "P1=critical",
            "--status-value", "Pending = Customer=in_progress"]);
        counted(&ran, 0, "read 3, stored 3");
        assert_eq!(column(&desk, "category").await, ["BILLING", "BILLING", "TECHNICAL"]);
        assert_eq!(column(&desk, "priority").await, ["CRITICAL", "CRITICAL", "CRITICAL"]);
        assert_eq!(column(&desk, "status").await, ["IN_PROGRESS", "IN_PROGRESS", "CLOSED"]);
    }

    async fn texts_are_made_to_fit(desk: Desk) {
        let folder = Folder::new();
        folder.write("t.csv", "title,description\n\"  Two\r\n\tlines\u{0} \u{7}here\",\"a\r\n\tb\u{0}\u{1b}c {product_purchased}\"\n");
        counted(&folder.run(&desk, &["import", "t.csv"]), 0, "read 1, stored 1");
        assert_eq!(column(&desk, "title").await, ["Two lines here"]);
        assert_eq!(column(&desk, "description").await, ["a\r\n\tbc {product_purchased}"]);
    }

    async fn times_are_completed(desk: Desk) {
        let folder = Folder::new();
        folder.write("t.csv", "title,description,status,createdAt,updatedAt,resolvedAt\n\
            closed without a time,x,closed,2025-01-01,2025-01-03,\n\
            closed without any,x,closed,2025-01-01,,\n\
            changed before it was filed,x,open,2025-01-02,2025-01-01,\n\
            open again,x,open,2025-01-01,,2025-01-05\n\
            resolved after the last change,x,resolved,2025-01-01,2025-01-02,2025-01-04\n\
            filed at no time,x,resolved,,,2025-01-04\n");
        let ran = folder.run(&desk, &["import", "t.csv"]);
        counted(&ran, 0, "read 6, stored 6");
        assert!(ran.err.contains("note: 1 tickets are resolved or closed though no time says when"), "{ran:?}");
        let day = |text: &Value| text.as_str().map(|text| text[8..10].to_owned());
        let days: Vec<_> = tickets(&desk).await.iter()
            .map(|ticket| [&ticket["createdAt"], &ticket["updatedAt"], &ticket["resolvedAt"]].map(day)).collect();
        let wanted = [("01", "03", Some("03")), ("01", "01", Some("01")), ("02", "02", None), ("01", "05", None),
            ("01", "04", Some("04")), ("04", "04", Some("04"))];
        let wanted = wanted.map(|(c, u, r)| [Some(c), Some(u), r].map(|day| day.map(str::to_owned)));
        assert_eq!(days, wanted);
    }

    async fn the_statistics_know_what_was_imported(desk: Desk) {
        let folder = Folder::new();
        let categories = ["billing", "technical", "account", "general"];
        let mut file = "title,description,category,priority,status,createdAt,resolvedAt\n".to_owned();
        for n in 0..2_345 {
            let status = if n % 3 == 0 { "closed" } else { "open" };
            let day = 1 + n % 28;
            file += &format!("T{n},\"many\nlines, {n}\",{},low,{status},2025-02-{day:02},2025-03-{day:02}\n", categories[n % 4]);
        }
        folder.write("t.csv", file);
        counted(&folder.run(&desk, &["import", "t.csv"]), 0, "read 2345, stored 2345, already there 0, rejected 0");
        let document = "query($filter: TicketFilter) { ticketStats(filter: $filter) {
            total open averageResolutionSeconds byCategory { category count } byStatus { status count }
            perDay(from: \"2025-02-01\", to: \"2025-02-03\") { total } } }";
        let kept = desk.data(document, json!({})).await;
        // The tally does not hold texts: with a search, the tickets themselves are counted.
        let counted = desk.data(document, json!({ "filter": { "search": "many\nlines" } })).await;
        assert_eq!(kept, counted);
        assert_eq!(kept["ticketStats"]["total"], 2_345);
        assert_eq!(kept["ticketStats"]["open"], 1_563);
        assert_eq!(kept["ticketStats"]["averageResolutionSeconds"], 28.0 * 86_400.0);
        assert_eq!(kept["ticketStats"]["perDay"], json!([{ "total": 84 }, { "total": 84 }, { "total": 84 }]));
    }
}
