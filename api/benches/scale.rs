//! What lists, searches and statistics cost in a small and in a large desk.
//!
//! `make bench` fills both with `frontdesk demo` and runs this. Each figure is the median of many runs: on PostgreSQL
//! the planning and execution time that the server itself reports, on SQLite the time of the statement in this process.

#![expect(clippy::print_stdout, reason = "figures are what this prints")]

use std::{hint::black_box, time::Instant};

use entity::{Category, Priority, Status, Timestamp};
use frontdesk::domain::{
    database::{Database, Engine, connect},
    tickets::{
        Cells, DayWindow, Direction, Filter, Groups, Order, OrderField, Position, Predicate, Source, StatsSource,
        Window, page_statement, search_statement, stats_statement,
    },
};
use sea_orm::{ConnectionTrait, Statement, sea_query::SelectStatement};

const NEWEST: Order = Order { field: OrderField::Created, direction: Direction::Descending };
const RUNS: usize = 60;

/// One figure: its name, its statement, and what it is compared with.
struct Figure {
    name: &'static str,
    statement: Statement,
}

#[tokio::main]
async fn main() {
    let urls: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument.contains("://") || argument.starts_with("sqlite:"))
        .collect();
    let [small, large] = urls.as_slice() else {
        eprintln!("usage: scale SMALL_DATABASE_URL LARGE_DATABASE_URL (see `make bench`)");
        std::process::exit(2);
    };
    let (small, large) = (measure(small).await, measure(large).await);
    println!("\n{:<46} {:>12} {:>12} {:>9} {:>12}", "median", "small", "large", "ratio", "to page 1");
    for ((name, small_ms), (_, large_ms)) in small.iter().zip(&large) {
        let first = large[0].1;
        println!(
            "{name:<46} {small_ms:>9.3} ms {large_ms:>9.3} ms {:>8.2}x {:>11.2}x",
            large_ms / small_ms,
            large_ms / first
        );
    }
}

async fn measure(url: &str) -> Vec<(&'static str, f64)> {
    let database = connect(url).await.expect("the database opens");
    database.migrate().await.expect("it is migrated");
    let tickets = count(&database).await;
    let rare = rare_word(&database, tickets).await;
    println!("\n{:?}, {tickets} tickets; the rare word is {rare:?}", database.engine());
    let mut medians = Vec::new();
    for figure in figures(&database, tickets, &rare).await {
        let mut times = Vec::with_capacity(RUNS);
        for _ in 0..RUNS {
            times.push(time(&database, &figure.statement).await);
        }
        times.sort_by(f64::total_cmp);
        medians.push((figure.name, times[RUNS / 2]));
        if std::env::var_os("PLANS").is_some() {
            println!("\n-- {}\n{}", figure.name, plan(&database, &figure.statement).await);
        }
    }
    medians
}

async fn figures(database: &Database, tickets: i64, rare: &str) -> Vec<Figure> {
    let build = |statement: &SelectStatement| database.reader().get_database_backend().build(statement);
    let page = |filter: Filter, order: Order, window: Window| {
        let predicate = compiled(filter);
        build(
            &page_statement(database, &predicate, &Source::choose(&predicate, None, order), order, window)
                .expect("a statement"),
        )
    };
    let head = |filter: Filter| {
        build(&page_statement(database, &compiled(filter), &Source::Head, NEWEST, first_page()).expect("a statement"))
    };
    let stats = |filter: Filter, groups: Groups, days: Option<DayWindow>| {
        let predicate = compiled(filter);
        let source = StatsSource::tally(&predicate).unwrap_or(StatsSource::Tickets(None));
        build(&stats_statement(database, &predicate, &source, groups, days, days.is_none()))
    };
    let first = first_page();
    let middle = Window { after: Some(middle(database, tickets).await), ..first };
    let cell = Filter {
        category: Some(vec![Category::Billing]),
        priority: Some(vec![Priority::High]),
        status: Some(vec![Status::Closed]),
        ..Filter::default()
    };
    let unfinished = Filter { status: Some(vec![Status::Open, Status::InProgress]), ..Filter::default() };
    let all = Groups { category: true, priority: true, status: true };
    let today = Timestamp::now().day();
    let month = Some(DayWindow { from: today - 29, to: today });
    let search = |term: &str| search_statement(database, term).expect("the index knows such words");
    let by_priority = Order { field: OrderField::Priority, ..NEWEST };
    let oldest = Order { direction: Direction::Ascending, ..NEWEST };
    vec![
        Figure { name: "page 1, newest first", statement: page(Filter::default(), NEWEST, first) },
        Figure { name: "page at the middle, newest first", statement: page(Filter::default(), NEWEST, middle) },
        Figure { name: "page 1, by priority", statement: page(Filter::default(), by_priority, first) },
        Figure { name: "page 1, three-column filter", statement: page(cell.clone(), NEWEST, first) },
        Figure { name: "page 1, open or in progress", statement: page(unfinished.clone(), NEWEST, first) },
        Figure {
            name: "page 1, open or in progress, oldest first",
            statement: page(unfinished.clone(), oldest, first),
        },
        Figure {
            name: "search, the head of the walk for a rare word",
            statement: head(Filter { search: Some(rare.into()), ..Filter::default() }),
        },
        Figure { name: "search, a rare word", statement: search(rare) },
        Figure { name: "search, a word that is nowhere", statement: search("qzxjvkwy") },
        Figure { name: "search, asking for a common word's first hits", statement: search("please") },
        Figure {
            name: "page 1, a common word",
            statement: page(Filter { search: Some("please".into()), ..Filter::default() }, NEWEST, first),
        },
        Figure { name: "statistics: total", statement: stats(Filter::default(), Groups::default(), None) },
        Figure { name: "statistics: every part but the days", statement: stats(Filter::default(), all, None) },
        Figure { name: "statistics: filtered by status", statement: stats(unfinished, all, None) },
        Figure { name: "statistics: 30 days", statement: stats(Filter::default(), Groups::default(), month) },
    ]
}

fn first_page() -> Window {
    Window { limit: 26, ..Window::default() }
}

fn compiled(filter: Filter) -> Predicate {
    let predicate = filter.compile().expect("a filter");
    assert_ne!(predicate.cells().possible, Cells::NONE);
    predicate
}

async fn one(database: &Database, sql: &str) -> sea_orm::QueryResult {
    let statement = Statement::from_string(database.reader().get_database_backend(), sql);
    database.reader().query_one_raw(statement).await.expect("an answer").expect("a row")
}

async fn count(database: &Database) -> i64 {
    one(database, "SELECT CAST(sum(total) AS BIGINT) AS n FROM ticket_tally").await.try_get("", "n").expect("a count")
}

async fn middle(database: &Database, tickets: i64) -> Position {
    let sql =
        format!("SELECT created_at, id FROM ticket ORDER BY created_at DESC, id DESC LIMIT 1 OFFSET {}", tickets / 2);
    let row = one(database, &sql).await;
    let (at, id) = (row.try_get("", "created_at").expect("a time"), row.try_get("", "id").expect("an id"));
    Position { order: OrderField::Created, rank: 0, at, id }
}

/// A long word of some ticket that at most 20 tickets hold.
async fn rare_word(database: &Database, tickets: i64) -> String {
    for part in 0..400 {
        let sql = format!("SELECT search_text FROM ticket WHERE id >= {} ORDER BY id LIMIT 1", tickets * part / 400);
        let text: String = one(database, &sql).await.try_get("", "search_text").expect("a text");
        for word in text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.len() >= 6) {
            let statement = search_statement(database, word).expect("the index knows such words");
            let rows = database.reader().query_all_raw(statement).await.expect("hits");
            if (1..=20).contains(&rows.len()) {
                return word.to_owned();
            }
        }
    }
    panic!("no rare word in 400 tickets");
}

/// Milliseconds in the database.
async fn time(database: &Database, statement: &Statement) -> f64 {
    match database.engine() {
        Engine::Sqlite => {
            let begun = Instant::now();
            black_box(database.reader().query_all_raw(statement.clone()).await.expect("rows"));
            begun.elapsed().as_secs_f64() * 1_000.0
        }
        Engine::Postgres => {
            let times = explain(database, statement, "EXPLAIN (ANALYZE, TIMING OFF, BUFFERS)").await;
            times
                .lines()
                .filter_map(|line| line.split_once("Execution Time: "))
                .filter_map(|(_, rest)| rest.trim_end_matches(" ms").parse::<f64>().ok())
                .sum()
        }
    }
}

async fn plan(database: &Database, statement: &Statement) -> String {
    match database.engine() {
        Engine::Sqlite => explain(database, statement, "EXPLAIN QUERY PLAN").await,
        Engine::Postgres => explain(database, statement, "EXPLAIN (ANALYZE, BUFFERS)").await,
    }
}

async fn explain(database: &Database, statement: &Statement, how: &str) -> String {
    let mut explained = statement.clone();
    explained.sql = format!("{how} {}", statement.sql);
    let transaction = database.snapshot().await.expect("a transaction");
    let rows = transaction.query_all_raw(explained).await.expect("a plan");
    let column = if database.engine() == Engine::Sqlite { "detail" } else { "QUERY PLAN" };
    rows.iter().map(|row| row.try_get::<String>("", column).expect("a line")).collect::<Vec<_>>().join("\n")
}
