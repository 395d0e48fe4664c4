-- Times are microseconds since 1970-01-01T00:00:00Z. The white space that counts as blank is Unicode's White_Space, as
-- in Rust's `str::trim`. STRICT makes SQLite refuse values of another type.
CREATE TABLE ticket (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    category TEXT NOT NULL,
    priority TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'open',
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    resolved_at INTEGER,
    version INTEGER NOT NULL DEFAULT 1,
    idempotency_key TEXT,
    idempotency_hash TEXT,
    search_text TEXT NOT NULL,
    priority_rank INTEGER NOT NULL GENERATED ALWAYS AS (
        CASE priority WHEN 'low' THEN 0 WHEN 'medium' THEN 1 WHEN 'high' THEN 2 ELSE 3 END
    ) STORED,
    CONSTRAINT ticket_title_length CHECK (length(title) BETWEEN 1 AND 200),
    CONSTRAINT ticket_title_not_blank CHECK (
        trim(title, char(9, 10, 11, 12, 13, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201,
            8202, 8232, 8233, 8239, 8287, 12288)) <> ''),
    CONSTRAINT ticket_description_length CHECK (length(description) BETWEEN 1 AND 20000),
    CONSTRAINT ticket_description_not_blank CHECK (
        trim(description, char(9, 10, 11, 12, 13, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200,
            8201, 8202, 8232, 8233, 8239, 8287, 12288)) <> ''),
    -- PostgreSQL's text cannot hold NUL, and SQLite's length() stops at one.
    CONSTRAINT ticket_text_without_nul CHECK (instr(title, char(0)) = 0 AND instr(description, char(0)) = 0),
    CONSTRAINT ticket_category CHECK (category IN ('billing', 'technical', 'account', 'general')),
    CONSTRAINT ticket_priority CHECK (priority IN ('low', 'medium', 'high', 'critical')),
    CONSTRAINT ticket_status CHECK (status IN ('open', 'in_progress', 'resolved', 'closed')),
    CONSTRAINT ticket_created_at CHECK (created_at BETWEEN 0 AND 253402300799999999),
    CONSTRAINT ticket_updated_at CHECK (updated_at BETWEEN created_at AND 253402300799999999),
    CONSTRAINT ticket_resolved_at CHECK (resolved_at BETWEEN created_at AND 253402300799999999),
    CONSTRAINT ticket_resolved_while_done CHECK ((status IN ('resolved', 'closed')) = (resolved_at IS NOT NULL)),
    CONSTRAINT ticket_version CHECK (version >= 1),
    CONSTRAINT ticket_idempotency CHECK ((idempotency_key IS NULL) = (idempotency_hash IS NULL)),
    CONSTRAINT ticket_idempotency_key_length CHECK (length(idempotency_key) BETWEEN 1 AND 255)
) STRICT;

CREATE UNIQUE INDEX ticket_idempotency_key ON ticket (idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE INDEX ticket_created ON ticket (created_at, id);
CREATE INDEX ticket_updated ON ticket (updated_at, id);
CREATE INDEX ticket_ranked ON ticket (priority_rank, created_at, id);
-- One cell of (category, priority, status) is one stretch of these, in the order of a page.
CREATE INDEX ticket_cell_created ON ticket (category, priority, status, created_at, id);
CREATE INDEX ticket_cell_updated ON ticket (category, priority, status, updated_at, id);

-- The text is folded before it comes here, hence case_sensitive. detail=none keeps no positions (a third of the size):
-- a query names the trigrams and checks the text itself.
CREATE VIRTUAL TABLE ticket_search USING fts5 (
    search_text, content = 'ticket', content_rowid = 'id', tokenize = 'trigram case_sensitive 1', detail = none, columnsize = 0
);
-- The trigrams as a table: a term of one or two characters is found as the beginning of trigrams.
CREATE VIRTUAL TABLE ticket_search_trigram USING fts5vocab (ticket_search, instance);

-- SQLite lets a row be replaced or renumbered without telling the triggers below that the old one is gone.
CREATE TRIGGER ticket_not_replaced BEFORE INSERT ON ticket WHEN EXISTS (SELECT 1 FROM ticket WHERE id = new.id) BEGIN
    SELECT raise(ABORT, 'a ticket cannot be replaced: update it');
END;
CREATE TRIGGER ticket_not_renumbered BEFORE UPDATE OF id ON ticket WHEN old.id <> new.id BEGIN
    SELECT raise(ABORT, 'the id of a ticket cannot change');
END;

CREATE TRIGGER ticket_search_insert AFTER INSERT ON ticket BEGIN
    INSERT INTO ticket_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER ticket_search_update AFTER UPDATE OF search_text ON ticket WHEN old.search_text <> new.search_text BEGIN
    INSERT INTO ticket_search (ticket_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
    INSERT INTO ticket_search (rowid, search_text) VALUES (new.id, new.search_text);
END;
CREATE TRIGGER ticket_search_delete AFTER DELETE ON ticket BEGIN
    INSERT INTO ticket_search (ticket_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;

-- Counts of tickets: one table without the day of filing, so that reading it costs the same however old the desk is,
-- and one with it.
CREATE TABLE ticket_tally (
    category TEXT NOT NULL,
    priority TEXT NOT NULL,
    status TEXT NOT NULL,
    total INTEGER NOT NULL,
    resolved INTEGER NOT NULL,
    resolution_ms INTEGER NOT NULL,
    PRIMARY KEY (category, priority, status)
) STRICT, WITHOUT ROWID;

CREATE TABLE ticket_tally_day (
    day INTEGER NOT NULL,
    category TEXT NOT NULL,
    priority TEXT NOT NULL,
    status TEXT NOT NULL,
    total INTEGER NOT NULL,
    resolved INTEGER NOT NULL,
    resolution_ms INTEGER NOT NULL,
    PRIMARY KEY (day, category, priority, status)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER ticket_tally_insert AFTER INSERT ON ticket BEGIN
    INSERT INTO ticket_tally VALUES (new.category, new.priority, new.status,
        1, new.resolved_at IS NOT NULL, coalesce((new.resolved_at - new.created_at) / 1000, 0))
    ON CONFLICT DO UPDATE SET total = total + excluded.total, resolved = resolved + excluded.resolved,
        resolution_ms = resolution_ms + excluded.resolution_ms;
    INSERT INTO ticket_tally_day VALUES (new.created_at / 86400000000, new.category, new.priority, new.status,
        1, new.resolved_at IS NOT NULL, coalesce((new.resolved_at - new.created_at) / 1000, 0))
    ON CONFLICT DO UPDATE SET total = total + excluded.total, resolved = resolved + excluded.resolved,
        resolution_ms = resolution_ms + excluded.resolution_ms;
END;
CREATE TRIGGER ticket_tally_delete AFTER DELETE ON ticket BEGIN
    UPDATE ticket_tally SET total = total - 1, resolved = resolved - (old.resolved_at IS NOT NULL),
        resolution_ms = resolution_ms - coalesce((old.resolved_at - old.created_at) / 1000, 0)
    WHERE category = old.category AND priority = old.priority AND status = old.status;
    UPDATE ticket_tally_day SET total = total - 1, resolved = resolved - (old.resolved_at IS NOT NULL),
        resolution_ms = resolution_ms - coalesce((old.resolved_at - old.created_at) / 1000, 0)
    WHERE day = old.created_at / 86400000000
        AND category = old.category AND priority = old.priority AND status = old.status;
END;
CREATE TRIGGER ticket_tally_update AFTER UPDATE OF category, priority, status, created_at, resolved_at ON ticket BEGIN
    UPDATE ticket_tally SET total = total - 1, resolved = resolved - (old.resolved_at IS NOT NULL),
        resolution_ms = resolution_ms - coalesce((old.resolved_at - old.created_at) / 1000, 0)
    WHERE category = old.category AND priority = old.priority AND status = old.status;
    UPDATE ticket_tally_day SET total = total - 1, resolved = resolved - (old.resolved_at IS NOT NULL),
        resolution_ms = resolution_ms - coalesce((old.resolved_at - old.created_at) / 1000, 0)
    WHERE day = old.created_at / 86400000000
        AND category = old.category AND priority = old.priority AND status = old.status;
    INSERT INTO ticket_tally VALUES (new.category, new.priority, new.status,
        1, new.resolved_at IS NOT NULL, coalesce((new.resolved_at - new.created_at) / 1000, 0))
    ON CONFLICT DO UPDATE SET total = total + excluded.total, resolved = resolved + excluded.resolved,
        resolution_ms = resolution_ms + excluded.resolution_ms;
    INSERT INTO ticket_tally_day VALUES (new.created_at / 86400000000, new.category, new.priority, new.status,
        1, new.resolved_at IS NOT NULL, coalesce((new.resolved_at - new.created_at) / 1000, 0))
    ON CONFLICT DO UPDATE SET total = total + excluded.total, resolved = resolved + excluded.resolved,
        resolution_ms = resolution_ms + excluded.resolution_ms;
END;
