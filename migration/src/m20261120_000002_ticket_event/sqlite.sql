-- What the log knows of itself, in one row. Events up to (floor_xact, floor_id) may have been deleted because of their
-- age. What tells of transactions is for PostgreSQL; here it is 0: there is one writer, and ids grow in the order of the commits.
CREATE TABLE ticket_log (
    one INTEGER PRIMARY KEY DEFAULT 1 CHECK (one = 1),
    shift INTEGER NOT NULL DEFAULT 0,
    floor_xact INTEGER NOT NULL DEFAULT 0,
    floor_id INTEGER NOT NULL DEFAULT 0,
    leap_from INTEGER NOT NULL DEFAULT 0,
    leap_to INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO ticket_log DEFAULT VALUES;
CREATE TRIGGER ticket_log_kept BEFORE DELETE ON ticket_log BEGIN
    SELECT raise(ABORT, 'without the row of ticket_log no event could be written');
END;

-- One row for every change of a ticket: object field -> [from, to], times in microseconds. An event that is created has
-- no `from`.
CREATE TABLE ticket_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    xact INTEGER NOT NULL DEFAULT 0 CHECK (xact = 0),
    ticket_id INTEGER NOT NULL REFERENCES ticket (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT,
    -- Which fields changed, a bit for each: to find the next change of a field without reading texts.
    fields INTEGER NOT NULL GENERATED ALWAYS AS ((changes -> '$.title' IS NOT NULL) + 2 * (changes -> '$.description' IS NOT NULL)
        + 4 * (changes -> '$.category' IS NOT NULL) + 8 * (changes -> '$.priority' IS NOT NULL)
        + 16 * (changes -> '$.status' IS NOT NULL) + 32 * (changes -> '$.resolved_at' IS NOT NULL)
        + 64 * (changes -> '$.created_at' IS NOT NULL) + 128 * (changes -> '$.updated_at' IS NOT NULL)) STORED,
    changes TEXT NOT NULL,
    CONSTRAINT ticket_event_of_version UNIQUE (ticket_id, version),
    CONSTRAINT ticket_event_kind CHECK (kind IN ('created', 'updated')),
    CONSTRAINT ticket_event_version CHECK (version >= 1),
    CONSTRAINT ticket_event_actor CHECK (length(actor) BETWEEN 1 AND 255),
    CONSTRAINT ticket_event_changes CHECK (json_valid(changes) AND json_type(changes) = 'object')
) STRICT;

-- The tickets that are there begin the log as they are.
INSERT INTO ticket_event (ticket_id, version, kind, at, changes)
SELECT id, version, 'created', CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER) * 1000,
    CASE WHEN resolved_at IS NULL THEN changes
        ELSE json_insert(changes, '$.resolved_at', json_array(NULL, resolved_at)) END
FROM (SELECT id, version, resolved_at,
    json_object('title', json_array(NULL, title), 'description', json_array(NULL, description),
        'category', json_array(NULL, category), 'priority', json_array(NULL, priority), 'status', json_array(NULL, status),
        'created_at', json_array(NULL, created_at), 'updated_at', json_array(NULL, updated_at)) AS changes
    FROM ticket)
ORDER BY id;

CREATE TRIGGER ticket_event_insert AFTER INSERT ON ticket BEGIN
    INSERT INTO ticket_event (ticket_id, version, kind, at, changes)
    SELECT new.id, new.version, 'created', CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER) * 1000,
        CASE WHEN new.resolved_at IS NULL THEN changes
            ELSE json_insert(changes, '$.resolved_at', json_array(NULL, new.resolved_at)) END
    FROM (SELECT json_object('title', json_array(NULL, new.title), 'description', json_array(NULL, new.description),
        'category', json_array(NULL, new.category), 'priority', json_array(NULL, new.priority),
        'status', json_array(NULL, new.status), 'created_at', json_array(NULL, new.created_at),
        'updated_at', json_array(NULL, new.updated_at)) AS changes);
END;

CREATE TRIGGER ticket_event_update
AFTER UPDATE OF title, description, category, priority, status, created_at, updated_at, resolved_at, version ON ticket
WHEN (old.title, old.description, old.category, old.priority, old.status, old.created_at, old.updated_at, old.resolved_at, old.version)
    IS NOT (new.title, new.description, new.category, new.priority, new.status, new.created_at, new.updated_at, new.resolved_at, new.version)
BEGIN
    SELECT raise(ABORT, 'a change of a ticket raises its version by one') WHERE new.version <> old.version + 1;
    INSERT INTO ticket_event (ticket_id, version, kind, at, changes)
    SELECT new.id, new.version, 'updated', CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER) * 1000,
        json_group_object(field, json(step)) FILTER (WHERE field IS NOT NULL)
    FROM (
        SELECT 'title' AS field, json_array(old.title, new.title) AS step WHERE old.title <> new.title
        UNION ALL
        SELECT 'description', json_array(old.description, new.description) WHERE old.description <> new.description
        UNION ALL
        SELECT 'category', json_array(old.category, new.category) WHERE old.category <> new.category
        UNION ALL
        SELECT 'priority', json_array(old.priority, new.priority) WHERE old.priority <> new.priority
        UNION ALL
        SELECT 'status', json_array(old.status, new.status) WHERE old.status <> new.status
        UNION ALL
        SELECT 'created_at', json_array(old.created_at, new.created_at) WHERE old.created_at <> new.created_at
        UNION ALL
        SELECT 'updated_at', json_array(old.updated_at, new.updated_at) WHERE old.updated_at <> new.updated_at
        UNION ALL
        SELECT 'resolved_at', json_array(old.resolved_at, new.resolved_at) WHERE old.resolved_at IS NOT new.resolved_at
    );
END;

-- Also where foreign keys are not switched on, as in the sqlite3 shell.
CREATE TRIGGER ticket_event_delete AFTER DELETE ON ticket BEGIN
    DELETE FROM ticket_event WHERE ticket_id = old.id;
END;

CREATE TRIGGER ticket_event_unchanged BEFORE UPDATE ON ticket_event BEGIN
    SELECT raise(ABORT, 'an event cannot be changed');
END;
CREATE TRIGGER ticket_event_not_replaced BEFORE INSERT ON ticket_event
WHEN EXISTS (SELECT 1 FROM ticket_event WHERE id = new.id)
    OR EXISTS (SELECT 1 FROM ticket_event WHERE ticket_id = new.ticket_id AND version = new.version)
BEGIN
    SELECT raise(ABORT, 'an event cannot be replaced');
END;
-- Events go with their ticket, or by their age, once the floor is raised.
CREATE TRIGGER ticket_event_kept BEFORE DELETE ON ticket_event
WHEN old.id > (SELECT floor_id FROM ticket_log) AND EXISTS (SELECT 1 FROM ticket WHERE id = old.ticket_id)
BEGIN
    SELECT raise(ABORT, 'an event cannot be deleted while its ticket is there and it lies above the floor of the log');
END;
