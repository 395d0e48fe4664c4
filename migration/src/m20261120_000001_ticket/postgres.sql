-- Times are microseconds since 1970-01-01T00:00:00Z: `to_timestamp(created_at / 1e6)` reads them. The white space that
-- counts as blank is Unicode's White_Space, as in Rust's `str::trim`.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE ticket (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    category TEXT NOT NULL,
    priority TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'open',
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    resolved_at BIGINT,
    version INTEGER NOT NULL DEFAULT 1,
    idempotency_key TEXT,
    idempotency_hash TEXT,
    search_text TEXT NOT NULL,
    priority_rank SMALLINT NOT NULL GENERATED ALWAYS AS (
        CASE priority WHEN 'low' THEN 0 WHEN 'medium' THEN 1 WHEN 'high' THEN 2 ELSE 3 END
    ) STORED,
    CONSTRAINT ticket_title_length CHECK (char_length(title) BETWEEN 1 AND 200),
    CONSTRAINT ticket_title_not_blank CHECK (
        btrim(title, E'\t\n\u000b\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000') <> ''),
    CONSTRAINT ticket_description_length CHECK (char_length(description) BETWEEN 1 AND 20000),
    CONSTRAINT ticket_description_not_blank CHECK (
        btrim(description, E'\t\n\u000b\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000') <> ''),
    CONSTRAINT ticket_category CHECK (category IN ('billing', 'technical', 'account', 'general')),
    CONSTRAINT ticket_priority CHECK (priority IN ('low', 'medium', 'high', 'critical')),
    CONSTRAINT ticket_status CHECK (status IN ('open', 'in_progress', 'resolved', 'closed')),
    CONSTRAINT ticket_created_at CHECK (created_at BETWEEN 0 AND 253402300799999999),
    CONSTRAINT ticket_updated_at CHECK (updated_at BETWEEN created_at AND 253402300799999999),
    CONSTRAINT ticket_resolved_at CHECK (resolved_at BETWEEN created_at AND 253402300799999999),
    CONSTRAINT ticket_resolved_while_done CHECK ((status IN ('resolved', 'closed')) = (resolved_at IS NOT NULL)),
    CONSTRAINT ticket_version CHECK (version >= 1),
    CONSTRAINT ticket_idempotency CHECK ((idempotency_key IS NULL) = (idempotency_hash IS NULL)),
    CONSTRAINT ticket_idempotency_key_length CHECK (char_length(idempotency_key) BETWEEN 1 AND 255)
);

CREATE UNIQUE INDEX ticket_idempotency_key ON ticket (idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE INDEX ticket_created ON ticket (created_at, id);
CREATE INDEX ticket_updated ON ticket (updated_at, id);
CREATE INDEX ticket_ranked ON ticket (priority_rank, created_at, id);
-- One cell of (category, priority, status) is one stretch of these, in the order of a page.
CREATE INDEX ticket_cell_created ON ticket (category, priority, status, created_at, id);
CREATE INDEX ticket_cell_updated ON ticket (category, priority, status, updated_at, id);
CREATE INDEX ticket_search ON ticket USING gin (search_text gin_trgm_ops);

-- The ids of at most `wanted` tickets whose text matches the pattern, always by the trigram index. The planner guesses
-- how often a word occurs, badly for long texts, and would read the whole table for a rare one; inside this function
-- it has no choice. A caller that gets `wanted` rows knows that the word is common.
CREATE FUNCTION ticket_search_hits(pattern TEXT, wanted INTEGER) RETURNS SETOF BIGINT
LANGUAGE sql STABLE
SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off SET jit = off
AS $$ SELECT id FROM ticket WHERE search_text LIKE pattern LIMIT wanted $$;

-- Counts of tickets: one table without the day of filing, so that reading it costs the same however old the desk is,
-- and one with it. The rows are updated all the time: room in each page keeps the new versions beside the old.
CREATE TABLE ticket_tally (
    category TEXT NOT NULL,
    priority TEXT NOT NULL,
    status TEXT NOT NULL,
    total BIGINT NOT NULL,
    resolved BIGINT NOT NULL,
    resolution_ms BIGINT NOT NULL,
    PRIMARY KEY (category, priority, status)
) WITH (fillfactor = 25, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0);

CREATE TABLE ticket_tally_day (
    day BIGINT NOT NULL,
    category TEXT NOT NULL,
    priority TEXT NOT NULL,
    status TEXT NOT NULL,
    total BIGINT NOT NULL,
    resolved BIGINT NOT NULL,
    resolution_ms BIGINT NOT NULL,
    PRIMARY KEY (day, category, priority, status)
) WITH (fillfactor = 50);

-- One statement on `ticket` makes one statement on each table, the rows in the order of their keys: two transactions
-- that touch the same groups take them in the same order.
CREATE FUNCTION ticket_tally_apply() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO ticket_tally AS t
        SELECT category, priority, status, count(*), count(resolved_at), coalesce(sum((resolved_at - created_at) / 1000), 0)
        FROM new_ticket GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
        ON CONFLICT (category, priority, status) DO UPDATE SET total = t.total + excluded.total,
            resolved = t.resolved + excluded.resolved, resolution_ms = t.resolution_ms + excluded.resolution_ms;
        INSERT INTO ticket_tally_day AS t
        SELECT created_at / 86400000000, category, priority, status,
            count(*), count(resolved_at), coalesce(sum((resolved_at - created_at) / 1000), 0)
        FROM new_ticket GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
        ON CONFLICT (day, category, priority, status) DO UPDATE SET total = t.total + excluded.total,
            resolved = t.resolved + excluded.resolved, resolution_ms = t.resolution_ms + excluded.resolution_ms;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO ticket_tally AS t
        SELECT category, priority, status, -count(*), -count(resolved_at), -coalesce(sum((resolved_at - created_at) / 1000), 0)
        FROM old_ticket GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
        ON CONFLICT (category, priority, status) DO UPDATE SET total = t.total + excluded.total,
            resolved = t.resolved + excluded.resolved, resolution_ms = t.resolution_ms + excluded.resolution_ms;
        INSERT INTO ticket_tally_day AS t
        SELECT created_at / 86400000000, category, priority, status,
            -count(*), -count(resolved_at), -coalesce(sum((resolved_at - created_at) / 1000), 0)
        FROM old_ticket GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
        ON CONFLICT (day, category, priority, status) DO UPDATE SET total = t.total + excluded.total,
            resolved = t.resolved + excluded.resolved, resolution_ms = t.resolution_ms + excluded.resolution_ms;
    ELSE
        WITH moved AS (
            SELECT category, priority, status, 1 AS n, resolved_at, created_at FROM new_ticket
            UNION ALL
            SELECT category, priority, status, -1, resolved_at, created_at FROM old_ticket
        )
        INSERT INTO ticket_tally AS t
        SELECT category, priority, status, sum(n), sum(CASE WHEN resolved_at IS NULL THEN 0 ELSE n END),
            coalesce(sum(n * ((resolved_at - created_at) / 1000)), 0)
        FROM moved GROUP BY 1, 2, 3
        HAVING sum(n) <> 0 OR sum(CASE WHEN resolved_at IS NULL THEN 0 ELSE n END) <> 0
            OR coalesce(sum(n * ((resolved_at - created_at) / 1000)), 0) <> 0
        ORDER BY 1, 2, 3
        ON CONFLICT (category, priority, status) DO UPDATE SET total = t.total + excluded.total,
            resolved = t.resolved + excluded.resolved, resolution_ms = t.resolution_ms + excluded.resolution_ms;
        WITH moved AS (
            SELECT created_at / 86400000000 AS day, category, priority, status, 1 AS n, resolved_at, created_at FROM new_ticket
            UNION ALL
            SELECT created_at / 86400000000, category, priority, status, -1, resolved_at, created_at FROM old_ticket
        )
        INSERT INTO ticket_tally_day AS t
        SELECT day, category, priority, status, sum(n), sum(CASE WHEN resolved_at IS NULL THEN 0 ELSE n END),
            coalesce(sum(n * ((resolved_at - created_at) / 1000)), 0)
        FROM moved GROUP BY 1, 2, 3, 4
        HAVING sum(n) <> 0 OR sum(CASE WHEN resolved_at IS NULL THEN 0 ELSE n END) <> 0
            OR coalesce(sum(n * ((resolved_at - created_at) / 1000)), 0) <> 0
        ORDER BY 1, 2, 3, 4
        ON CONFLICT (day, category, priority, status) DO UPDATE SET total = t.total + excluded.total,
            resolved = t.resolved + excluded.resolved, resolution_ms = t.resolution_ms + excluded.resolution_ms;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER ticket_tally_insert AFTER INSERT ON ticket
    REFERENCING NEW TABLE AS new_ticket FOR EACH STATEMENT EXECUTE FUNCTION ticket_tally_apply();
CREATE TRIGGER ticket_tally_update AFTER UPDATE ON ticket
    REFERENCING OLD TABLE AS old_ticket NEW TABLE AS new_ticket FOR EACH STATEMENT EXECUTE FUNCTION ticket_tally_apply();
CREATE TRIGGER ticket_tally_delete AFTER DELETE ON ticket
    REFERENCING OLD TABLE AS old_ticket FOR EACH STATEMENT EXECUTE FUNCTION ticket_tally_apply();
-- TRUNCATE names no rows: the counts go with it.
CREATE FUNCTION ticket_tally_clear() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    TRUNCATE ticket_tally, ticket_tally_day;
    RETURN NULL;
END $$;
CREATE TRIGGER ticket_tally_truncate AFTER TRUNCATE ON ticket FOR EACH STATEMENT EXECUTE FUNCTION ticket_tally_clear();
