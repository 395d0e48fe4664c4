//! `frontdesk demo`: made-up tickets.

use serde_json::{Value, json};

use crate::support::{Desk, command::Folder};

async fn titles(desk: &Desk) -> Vec<Value> {
    let document = "{ tickets(first: 100, orderBy: { field: CREATED_AT, direction: ASC }) {
        nodes { title description category priority } } }";
    let mut data = desk.data(document, json!({})).await;
    data["tickets"]["nodes"].as_array_mut().map(std::mem::take).expect("tickets")
}

/// Makes up that many tickets.
fn fill(desk: &Desk, options: &[&str]) {
    let ran = Folder::new().run(desk, &[&["demo"][..], options].concat());
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.starts_with(&format!("stored {} made-up tickets", options[1])), "{ran:?}");
}

both_engines! {
    async fn stores_the_number_asked_for_over_two_years(desk: Desk) {
        fill(&desk, &["--tickets", "1234"]);
        let document = "query($filter: TicketFilter) { ticketStats(filter: $filter) {
            total open averagePerDay averageResolutionSeconds byCategory { count } byPriority { count } byStatus { count } } }";
        let kept = desk.data(document, json!({})).await;
        let stats = &kept["ticketStats"];
        assert_eq!(stats["total"], 1_234);
        let per_day = stats["averagePerDay"].as_f64().expect("a number");
        assert!((1_234.0 / 735.0..1_234.0 / 715.0).contains(&per_day), "{per_day} a day are not two years");
        for part in ["byCategory", "byPriority"] {
            let counts = stats[part].as_array().expect("counts");
            assert!(counts.iter().all(|count| count["count"].as_i64() > Some(0)), "{part}: {counts:?}");
        }
        let counted = desk.data(document, json!({ "filter": { "not": { "search": "no ticket says this" } } })).await;
        assert_eq!(kept, counted, "the tally and the tickets agree");
    }

    async fn the_same_seed_tells_the_same_tickets(desk: Desk) {
        fill(&desk, &["--tickets", "60", "--seed", "7"]);
        let first = titles(&desk).await;
        assert_eq!(first.len(), 60);
        for (seed, same) in [("7", true), ("8", false)] {
            let other = Desk::start(desk.engine).await;
            fill(&other, &["--tickets", "60", "--seed", seed]);
            assert_eq!(titles(&other).await == first, same, "seed {seed}");
        }
    }

    async fn none_and_a_short_time_are_possible(desk: Desk) {
        fill(&desk, &["--tickets", "0"]);
        fill(&desk, &["--tickets", "50", "--years", "0.02"]);
        let stats = desk.data("{ ticketStats { total averagePerDay } }", json!({})).await;
        assert_eq!(stats["ticketStats"]["total"], 50);
        assert!(stats["ticketStats"]["averagePerDay"].as_f64() > Some(5.0), "{stats}");
        assert_eq!(Folder::new().run(&desk, &["demo", "--years", "-1"]).code, 2);
    }
}
