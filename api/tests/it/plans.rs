//! Lists, searches and statistics are served by indexes, whatever is in the tables.
//!
//! The statements are those the server runs: the builders of the domain make them here as there.

use std::collections::BTreeSet;

use entity::{Category, Priority, Status, Timestamp};
use frontdesk::domain::{
    database::Database,
    events::{HistoryPage, Place, Position as LogPosition, Snapshot, WantedHistory, history_statement, log_statement},
    tickets::{
        DayWindow, Direction, Filter, Groups, Order, OrderField, Position, Predicate, Range, Source, StatsSource,
        Window, listed_statement, page_statement, search_statement, stats_statement,
    },
};
use sea_orm::{ConnectionTrait, DbBackend, Statement, StatementBuilder};

use crate::support::{Desk, Engine};

/// Enough rows, skewed, that reading them all is the planner's worse choice.
const ROWS: usize = 20_000;

async fn fill(desk: &Desk) {
    let (series, text) = match desk.engine {
        Engine::Sqlite => (
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ROWS) SELECT i FROM n",
            "printf('word%d common %s', i, hex(zeroblob(120)))",
        ),
        Engine::Postgres => (
            "SELECT i FROM generate_series(CAST(1 AS bigint), ROWS) AS i",
            "'word' || i || ' common ' || repeat('0', 240)",
        ),
    };
    let insert = "INSERT INTO ticket (title, description, category, priority, status, created_at, updated_at, resolved_at, search_text, needs_review)
        SELECT substr(TEXT, 1, 200), 'common', CASE i % 4 WHEN 0 THEN 'billing' WHEN 1 THEN 'technical' WHEN 2 THEN 'account' ELSE 'general' END,
            CASE i % 3 WHEN 0 THEN 'low' WHEN 1 THEN 'medium' ELSE 'critical' END,
            CASE WHEN i % 50 = 0 THEN 'open' ELSE 'closed' END,
            i * 1000000, i * 1000000 + (i % 7) * 1000000000, CASE WHEN i % 50 = 0 THEN NULL ELSE i * 1000000 END, TEXT, i % 200 = 0
        FROM (SERIES) AS s";
    let insert = insert.replace("TEXT", text).replace("SERIES", series).replace("ROWS", &ROWS.to_string());
    desk.sql(&insert).await.expect("the rows");
    desk.sql("ANALYZE").await.expect("analysed");
}

/// What the database would do, as text.
async fn plan(database: &Database, statement: &impl StatementBuilder) -> String {
    raw_plan(database, database.reader().get_database_backend().build(statement)).await
}

async fn raw_plan(database: &Database, mut statement: Statement) -> String {
    let explain = match database.engine() {
        Engine::Sqlite => "EXPLAIN QUERY PLAN",
        Engine::Postgres => "EXPLAIN (COSTS OFF)",
    };
    statement.sql = format!("{explain} {}", statement.sql);
    lines(database, statement).await
}

async fn lines(database: &Database, statement: Statement) -> String {
    let rows = database.reader().query_all_raw(statement).await.expect("a plan");
    let column = if database.engine() == Engine::Sqlite { "detail" } else { "QUERY PLAN" };
    rows.iter().map(|row| row.try_get::<String>("", column).expect("a line")).collect::<Vec<_>>().join("\n")
}

/// No step of the plan reads all tickets.
fn reads_no_whole_table(plan: &str) -> bool {
    let whole = |line: &str| line.contains("Seq Scan on ticket") || line.trim_end() == "SCAN t";
    !plan.lines().any(whole)
}

fn sorts(plan: &str) -> bool {
    plan.contains("Sort") || plan.contains("TEMP B-TREE FOR ORDER BY")
}

fn orders() -> impl Iterator<Item = Order> {
    [OrderField::Created, OrderField::Updated, OrderField::Priority].into_iter().flat_map(|field| {
        [Direction::Ascending, Direction::Descending].into_iter().map(move |direction| Order { field, direction })
    })
}

fn middle(order: Order) -> Window {
    let place = Position { order: order.field, rank: 1, at: 10_000_000_000, id: 10_000 };
    Window { after: Some(place), limit: 26, ..Window::default() }
}

fn index(order: Order) -> &'static str {
    match order.field {
        OrderField::Created => "ticket_created",
        OrderField::Updated => "ticket_updated",
        OrderField::Priority => "ticket_ranked",
    }
}

fn compiled(filter: Filter) -> Predicate {
    filter.compile().expect("a filter")
}

both_engines! {
    async fn a_page_is_one_seek_in_the_index_of_its_order(desk: Desk) {
        fill(&desk).await;
        let database = desk.database.open().await;
        for order in orders() {
            for window in [Window { limit: 26, ..Window::default() }, middle(order), Window { backwards: true, ..middle(order) }] {
                let all = compiled(Filter::default());
                let statement = page_statement(&database, &all, &Source::choose(&all, None, order), order, window).expect("a statement");
                let plan = plan(&database, &statement).await;
                assert!(plan.contains(index(order)) && !sorts(&plan) && reads_no_whole_table(&plan), "{order:?}\n{plan}");
                if window.after.is_some() && desk.engine == Engine::Postgres {
                    assert!(plan.contains("Index Cond: (ROW("), "{order:?}\n{plan}");
                }
                if window.after.is_some() && desk.engine == Engine::Sqlite {
                    assert!(plan.contains("SEARCH t USING"), "{order:?}\n{plan}");
                }
            }
        }
    }

    async fn a_filter_is_one_seek_for_each_cell(desk: Desk) {
        fill(&desk).await;
        let database = desk.database.open().await;
        let one = Filter { category: Some(vec![Category::Billing]), priority: Some(vec![Priority::Low]), status: Some(vec![Status::Closed]), ..Filter::default() };
        let open = Filter { status: Some(vec![Status::Open]), ..Filter::default() };
        let neither = Filter { not: Some(Box::new(open.clone())), ..Filter::default() };
        let ranged = Filter { created: Some(Range { from: Some(Timestamp(5_000_000_000)), to: None }), ..open.clone() };
        for filter in [one, open, neither, ranged] {
            let predicate = compiled(filter);
            for order in orders() {
                let source = Source::choose(&predicate, None, order);
                for window in [Window { limit: 26, ..Window::default() }, middle(order)] {
                    let Some(statement) = page_statement(&database, &predicate, &source, order, window) else {
                        // No cell of the filter lies beyond that place: there is nothing to ask.
                        assert!(order.field == OrderField::Priority && window.after.is_some());
                        continue;
                    };
                    let plan = plan(&database, &statement).await;
                    let index = if order.field == OrderField::Updated { "ticket_cell_updated" } else { "ticket_cell_created" };
                    assert!(plan.contains(index) && reads_no_whole_table(&plan), "{order:?} {predicate:?}\n{plan}");
                    let one_cell = predicate.cells().possible.iter().count() == 1;
                    assert!(!one_cell || !sorts(&plan), "{order:?}\n{plan}");
                }
            }
        }
    }

    async fn a_range_of_the_time_of_an_order_bounds_its_walk(desk: Desk) {
        fill(&desk).await;
        let database = desk.database.open().await;
        let range = Some(Range { from: Some(Timestamp(5_000_000_000)), to: Some(Timestamp(15_000_000_000)) });
        for order in orders() {
            let filter = match order.field {
                OrderField::Updated => Filter { updated: range, ..Filter::default() },
                OrderField::Created | OrderField::Priority => Filter { created: range, ..Filter::default() },
            };
            let predicate = compiled(filter);
            let source = Source::choose(&predicate, None, order);
            let statement = page_statement(&database, &predicate, &source, order, middle(order)).expect("a statement");
            let plan = plan(&database, &statement).await;
            let seeks = match desk.engine {
                Engine::Postgres => plan.contains("Index Cond: "),
                Engine::Sqlite => plan.contains("SEARCH t USING"),
            };
            assert!(seeks && !plan.contains("Filter: ") && reads_no_whole_table(&plan), "{order:?}\n{plan}");
        }
    }

    async fn few_hits_are_read_by_their_ids(desk: Desk) {
        fill(&desk).await;
        let database = desk.database.open().await;
        let predicate = compiled(Filter { search: Some("word77".into()), ..Filter::default() });
        let few = Source::Few(BTreeSet::from([77, 770, 771]));
        for order in orders() {
            let statement = page_statement(&database, &predicate, &few, order, middle(order)).expect("a statement");
            let plan = plan(&database, &statement).await;
            assert!(reads_no_whole_table(&plan), "{plan}");
        }
    }

    async fn what_is_to_be_reviewed_stands_in_an_index(desk: Desk) {
        fill(&desk).await;
        let database = desk.database.open().await;
        let predicate = compiled(Filter { needs_review: Some(true), ..Filter::default() });
        let Predicate::All(parts) = &predicate else { panic!("{predicate:?}") };
        let plan = plan(&database, &listed_statement(&database, &parts[0])).await;
        // SQLite calls the reading of a partial index a scan, of that index.
        assert!(plan.contains("ticket_needs_review") && !plan.contains("Seq Scan") && !sorts(&plan), "{plan}");
    }

    async fn statistics_of_few_hits_read_those(desk: Desk) {
        fill(&desk).await;
        let database = desk.database.open().await;
        let predicate = compiled(Filter { search: Some("word77".into()), ..Filter::default() });
        let few = StatsSource::Tickets(Some(BTreeSet::from([77, 770, 771])));
        let groups = Groups { status: true, ..Groups::default() };
        let statement = stats_statement(&database, &predicate, &few, groups, None, true);
        let plan = plan(&database, &statement).await;
        assert!(reads_no_whole_table(&plan), "{plan}");
    }

    async fn a_search_never_reads_the_table_for_its_first_hits(desk: Desk) {
        fill(&desk).await;
        let database = desk.database.open().await;
        if desk.engine == Engine::Sqlite {
            for (term, index) in [("word7777", "SEARCH ticket USING INTEGER PRIMARY KEY"), ("77", "ticket_search_trigram VIRTUAL TABLE INDEX")] {
                let mut statement = search_statement(&database, term).expect("the index serves it");
                statement.sql = format!("EXPLAIN QUERY PLAN {}", statement.sql);
                let plan = lines(&database, statement).await;
                assert!(plan.contains("VIRTUAL TABLE INDEX") && plan.contains(index), "{plan}");
            }
        } else {
            // What stands in the function, planned under the settings of the function.
            let question = "SELECT prosrc, array_to_string(proconfig, ';') AS settings FROM pg_proc WHERE proname = 'ticket_search_hits'";
            let row = database.reader().query_one_raw(Statement::from_string(DbBackend::Postgres, question)).await;
            let row = row.expect("an answer").expect("the function");
            let body: String = row.try_get("", "prosrc").expect("its body");
            let settings: String = row.try_get("", "settings").expect("its settings");
            let transaction = database.snapshot().await.expect("a transaction");
            for setting in settings.split(';') {
                transaction.execute_unprepared(&format!("SET LOCAL {setting}")).await.expect("set");
            }
            for pattern in ["%word7777%", "%common%"] {
                let body = body.replace("pattern", &format!("'{pattern}'")).replace("wanted", "1001");
                let explain = Statement::from_string(DbBackend::Postgres, format!("EXPLAIN {body}"));
                let rows = transaction.query_all_raw(explain).await.expect("a plan");
                let plan: Vec<String> = rows.iter().map(|row| row.try_get("", "QUERY PLAN").expect("a line")).collect();
                assert!(plan.iter().any(|line| line.contains("Bitmap Index Scan on ticket_search")), "{plan:?}");
            }
        }
    }

    async fn the_log_is_one_seek_wherever_it_is_read(desk: Desk) {
        fill(&desk).await;
        let database = desk.database.open().await;
        let place = match desk.engine {
            Engine::Sqlite => Place { xact: 0, id: 10_000 },
            Engine::Postgres => Place { xact: desk.number("SELECT max(xact) AS n FROM ticket_event").await, id: 10_000 },
        };
        let seen = (desk.engine == Engine::Postgres).then(|| Snapshot { next: place.xact, running: vec![1, 2] });
        let pages = [
            HistoryPage::default(),
            HistoryPage { first: Some(3), ..HistoryPage::default() },
            HistoryPage { last: Some(3), ..HistoryPage::default() },
        ];
        let history = [77, 78, 79].iter().zip(pages).map(|(ticket, page)| WantedHistory::new(*ticket, page).expect("a wish"));
        let history: Vec<_> = history.collect();
        for (statement, seek) in [
            (log_statement(&database, &LogPosition::at(place), 100), ["SEARCH e USING INTEGER PRIMARY KEY (rowid>?)", "Index Cond: ((ROW(xact, id) > "]),
            (log_statement(&database, &LogPosition { place, seen }, 100), ["SEARCH e USING INTEGER PRIMARY KEY (rowid>?)", "Index Cond: ((ROW(xact, id) > "]),
            (history_statement(&database, &history), ["SEARCH e USING INDEX", "ticket_event_of_version"]),
        ] {
            let plan = raw_plan(&database, statement).await.replace("Seq Scan on ticket_log", "the one row of the log");
            let seek = seek[usize::from(desk.engine == Engine::Postgres)];
            assert!(plan.contains(seek) && reads_no_whole_table(&plan), "{plan}");
        }
    }

    async fn statistics_read_the_tally(desk: Desk) {
        fill(&desk).await;
        let database = desk.database.open().await;
        let all = Groups { category: true, priority: true, status: true };
        let by_day = Some(DayWindow { from: 0, to: 30 });
        let whole_days = Range { from: Some(Timestamp::start_of_day(1)), to: Some(Timestamp::start_of_day(9)) };
        for filter in [
            Filter::default(),
            Filter { status: Some(vec![Status::Open]), ..Filter::default() },
            Filter { created: Some(whole_days), ..Filter::default() },
        ] {
            let predicate = compiled(filter);
            let source = StatsSource::tally(&predicate).expect("the tally holds it");
            for days in [None, by_day] {
                let statement = stats_statement(&database, &predicate, &source, all, days, days.is_none());
                let sql = database.reader().get_database_backend().build(&statement).sql;
                assert!(sql.contains("\"ticket_tally") && !sql.contains("\"ticket\""), "{predicate:?}\n{sql}");
            }
        }
        let odd = Range { from: Some(Timestamp(1)), to: None };
        assert!(StatsSource::tally(&compiled(Filter { created: Some(odd), ..Filter::default() })).is_none());
        assert!(StatsSource::tally(&compiled(Filter { search: Some("x".into()), ..Filter::default() })).is_none());
    }
}
