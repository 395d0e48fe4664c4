//! What can be wrong with a row, and which guard must say so.

/// Something wrong: the values in SQL, and what the error of each engine must name.
#[derive(Clone, Copy, Debug)]
pub struct Flaw {
    /// The columns and what is written to them.
    pub values: &'static [(&'static str, &'static str)],
    /// What SQLite must name.
    pub sqlite: &'static str,
    /// What PostgreSQL must name.
    pub postgres: &'static str,
}

type Values = &'static [(&'static str, &'static str)];

/// Refused by the constraint of the same name on both engines.
const fn check(constraint: &'static str, values: Values) -> Flaw {
    Flaw { values, sqlite: constraint, postgres: constraint }
}

/// Refused since the column must have a value.
const fn null(values: Values, sqlite: &'static str, postgres: &'static str) -> Flaw {
    Flaw { values, sqlite, postgres }
}

/// Refused since the column holds values of another type.
const fn wrong_type(values: Values, sqlite: &'static str, postgres: &'static str) -> Flaw {
    Flaw { values, sqlite, postgres }
}

/// Text of that many letters; both engines know the function under one name or the other.
const LONG_TITLE: &str = "replace('####################', '#', 'ßßßßßßßßßß') || 'ß'";
const LONG_TEXT: &str = "replace(replace('####################', '#', '++++++++++++++++++++++++++++++++++++++++++++++++++'), '+', \
     '日日日日日日日日日日日日日日日日日日日日') || '日'";
const LONG_KEY: &str = "replace('################', '#', 'kkkkkkkkkkkkkkkk')";
/// What begins and ends white space as Unicode has it, seldom ones among them.
const BLANK: &str = "'\u{1680}\u{2003}\u{3000} \u{85}\u{a0}\u{2028}'";
/// What each engine spells in its own way: what stands for it, and how SQLite and PostgreSQL spell it.
pub const SPELLINGS: [(&str, &str, &str); 2] =
    [("{nul}", "char(0)", "chr(0)"), ("{bytes}", "x'ff'", "convert_from('\\xff', 'UTF8')")];
/// After the year 9999.
const LATER: &str = "253402300800000000";

/// Everything that can be wrong.
pub const FLAWS: &[Flaw] = &[
    check("ticket_title_length", &[("title", LONG_TITLE)]),
    check("ticket_title_not_blank", &[("title", "'   '")]),
    check("ticket_title_not_blank", &[("title", BLANK)]),
    check("ticket_title_", &[("title", "''")]),
    check("ticket_description_length", &[("description", LONG_TEXT)]),
    check("ticket_description_not_blank", &[("description", "'\n\t '")]),
    check("ticket_description_not_blank", &[("description", BLANK)]),
    check("ticket_description_", &[("description", "''")]),
    check("ticket_category", &[("category", "'sales'")]),
    check("ticket_category", &[("category", "'BILLING'")]),
    check("ticket_category", &[("category", "''")]),
    check("ticket_priority", &[("priority", "'urgent'")]),
    check("ticket_priority", &[("priority", "'Low'")]),
    check("ticket_status", &[("status", "'done'"), ("resolved_at", "NULL")]),
    check("ticket_status", &[("status", "'OPEN'"), ("resolved_at", "NULL")]),
    check("ticket_created_at", &[("created_at", "-1")]),
    check(
        "ticket_created_at",
        &[("created_at", LATER), ("updated_at", LATER), ("status", "'open'"), ("resolved_at", "NULL")],
    ),
    check("ticket_updated_at", &[("created_at", "1000"), ("updated_at", "999")]),
    check("ticket_updated_at", &[("updated_at", LATER)]),
    check("ticket_resolved_at", &[("created_at", "1000"), ("resolved_at", "999"), ("status", "'closed'")]),
    check("ticket_resolved_at", &[("resolved_at", LATER), ("status", "'resolved'")]),
    check("ticket_resolved_while_done", &[("status", "'open'"), ("resolved_at", "253402300799999999")]),
    check("ticket_resolved_while_done", &[("status", "'in_progress'"), ("resolved_at", "253402300799999999")]),
    check("ticket_resolved_while_done", &[("status", "'resolved'"), ("resolved_at", "NULL")]),
    check("ticket_resolved_while_done", &[("status", "'closed'"), ("resolved_at", "NULL")]),
    check("ticket_version", &[("version", "0")]),
    check("ticket_version", &[("version", "-1")]),
    check("ticket_idempotency", &[("idempotency_key", "'k'")]),
    check("ticket_idempotency", &[("idempotency_hash", "'h'")]),
    check("ticket_idempotency_key_length", &[("idempotency_key", "''"), ("idempotency_hash", "'h'")]),
    check("ticket_idempotency_key_length", &[("idempotency_key", LONG_KEY), ("idempotency_hash", "'h'")]),
    Flaw {
        values: &[("idempotency_key", "'taken'"), ("idempotency_hash", "'h'")],
        sqlite: "UNIQUE constraint failed: ticket.idempotency_key",
        postgres: "ticket_idempotency_key",
    },
    null(&[("title", "NULL")], "NOT NULL constraint failed: ticket.title", "null value in column \"title\""),
    null(
        &[("description", "NULL")],
        "NOT NULL constraint failed: ticket.description",
        "null value in column \"description\"",
    ),
    null(&[("category", "NULL")], "NOT NULL constraint failed: ticket.category", "null value in column \"category\""),
    null(&[("priority", "NULL")], "NOT NULL constraint failed: ticket.priority", "null value in column \"priority\""),
    null(&[("status", "NULL")], "NOT NULL constraint failed: ticket.status", "null value in column \"status\""),
    null(
        &[("created_at", "NULL")],
        "NOT NULL constraint failed: ticket.created_at",
        "null value in column \"created_at\"",
    ),
    null(
        &[("updated_at", "NULL")],
        "NOT NULL constraint failed: ticket.updated_at",
        "null value in column \"updated_at\"",
    ),
    null(&[("version", "NULL")], "NOT NULL constraint failed: ticket.version", "null value in column \"version\""),
    null(
        &[("search_text", "NULL")],
        "NOT NULL constraint failed: ticket.search_text",
        "null value in column \"search_text\"",
    ),
    wrong_type(
        &[("created_at", "'today'")],
        "cannot store TEXT value in INTEGER column ticket.created_at",
        "invalid input syntax for type bigint",
    ),
    wrong_type(
        &[("updated_at", "'2026-11-20T13:09:53Z'")],
        "cannot store TEXT value in INTEGER column ticket.updated_at",
        "invalid input syntax for type bigint",
    ),
    wrong_type(
        &[("resolved_at", "'never'"), ("status", "'closed'")],
        "cannot store TEXT value in INTEGER column ticket.resolved_at",
        "invalid input syntax for type bigint",
    ),
    wrong_type(
        &[("version", "'first'")],
        "cannot store TEXT value in INTEGER column ticket.version",
        "invalid input syntax for type integer",
    ),
    wrong_type(&[("title", "{bytes}")], "cannot store BLOB value in TEXT column ticket.title", "invalid byte sequence"),
    wrong_type(
        &[("description", "{bytes}")],
        "cannot store BLOB value in TEXT column ticket.description",
        "invalid byte sequence",
    ),
    Flaw {
        values: &[("title", "'a' || {nul} || 'b'")],
        sqlite: "ticket_text_without_nul",
        postgres: "null character not permitted",
    },
    Flaw { values: &[("description", "{nul} || 'a'")], sqlite: "ticket_", postgres: "null character not permitted" },
    Flaw {
        values: &[("priority_rank", "3")],
        sqlite: "generated column \"priority_rank\"",
        postgres: "column \"priority_rank\"",
    },
];
