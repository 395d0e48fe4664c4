-- Whether a person should look at the ticket: triage gave it a category or a priority of which it was not sure.
ALTER TABLE ticket ADD COLUMN needs_review INTEGER NOT NULL DEFAULT 0
    CONSTRAINT ticket_needs_review CHECK (needs_review IN (0, 1));
CREATE INDEX ticket_needs_review ON ticket (created_at, id) WHERE needs_review;

-- The log tells of it, too, as null or true. A generated column cannot be changed, so the table is written anew.
DROP TRIGGER ticket_event_insert;
DROP TRIGGER ticket_event_update;
DROP TRIGGER ticket_event_delete;

CREATE TABLE ticket_event_next (
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
        + 64 * (changes -> '$.created_at' IS NOT NULL) + 128 * (changes -> '$.updated_at' IS NOT NULL) + 256 * (changes -> '$.needs_review' IS NOT NULL)) STORED,
    changes TEXT NOT NULL,
    CONSTRAINT ticket_event_of_version UNIQUE (ticket_id, version),
    CONSTRAINT ticket_event_kind CHECK (kind IN ('created', 'updated')),
    CONSTRAINT ticket_event_version CHECK (version >= 1),
    CONSTRAINT ticket_event_actor CHECK (length(actor) BETWEEN 1 AND 255),
    CONSTRAINT ticket_event_changes CHECK (json_valid(changes) AND json_type(changes) = 'object')
) STRICT;

INSERT INTO ticket_event_next (id, xact, ticket_id, version, kind, at, actor, changes)
SELECT id, xact, ticket_id, version, kind, at, actor, changes FROM ticket_event ORDER BY id;
-- No number is given out twice, also where the last events are gone.
DELETE FROM sqlite_sequence WHERE name = 'ticket_event_next';
INSERT INTO sqlite_sequence (name, seq) SELECT 'ticket_event_next', seq FROM sqlite_sequence WHERE name = 'ticket_event';
DROP TABLE ticket_event;
ALTER TABLE ticket_event_next RENAME TO ticket_event;

CREATE TRIGGER ticket_event_insert AFTER INSERT ON ticket BEGIN
    INSERT INTO ticket_event (ticket_id, version, kind, at, changes)
    SELECT new.id, new.version, 'created', CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER) * 1000,
        CASE WHEN new.needs_review THEN json_insert(changes, '$.needs_review', json('[null,true]')) ELSE changes END
    FROM (SELECT CASE WHEN new.resolved_at IS NULL THEN changes
            ELSE json_insert(changes, '$.resolved_at', json_array(NULL, new.resolved_at)) END AS changes
    FROM (SELECT json_object('title', json_array(NULL, new.title), 'description', json_array(NULL, new.description),
        'category', json_array(NULL, new.category), 'priority', json_array(NULL, new.priority),
        'status', json_array(NULL, new.status), 'created_at', json_array(NULL, new.created_at),
        'updated_at', json_array(NULL, new.updated_at)) AS changes));
END;

CREATE TRIGGER ticket_event_update
AFTER UPDATE OF title, description, category, priority, status, created_at, updated_at, resolved_at, needs_review, version ON ticket
WHEN (old.title, old.description, old.category, old.priority, old.status, old.created_at, old.updated_at, old.resolved_at, old.needs_review, old.version)
    IS NOT (new.title, new.description, new.category, new.priority, new.status, new.created_at, new.updated_at, new.resolved_at, new.needs_review, new.version)
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
        UNION ALL
        SELECT 'needs_review', iif(new.needs_review, '[null,true]', '[true,null]') WHERE old.needs_review <> new.needs_review
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

-- What was suggested for a ticket, and what people made of it. Confidences go from 0 to 1.
CREATE TABLE ticket_suggestion (
    ticket_id INTEGER PRIMARY KEY REFERENCES ticket (id) ON DELETE CASCADE,
    category TEXT NOT NULL,
    priority TEXT NOT NULL,
    confidence REAL NOT NULL,
    priority_confidence REAL NOT NULL,
    source TEXT NOT NULL,
    model TEXT NOT NULL,
    reasons TEXT NOT NULL,
    degraded TEXT,
    category_outcome TEXT NOT NULL,
    priority_outcome TEXT NOT NULL,
    suggested_at INTEGER NOT NULL,
    judged_at INTEGER,
    -- While a language model is still to be asked: how often it was, and from when on it may be asked again. Whoever asks
    -- puts that off first, so that nobody else does at the same time, and somebody does when the asker is gone.
    tries INTEGER,
    due_at INTEGER,
    CONSTRAINT ticket_suggestion_category CHECK (category IN ('billing', 'technical', 'account', 'general')),
    CONSTRAINT ticket_suggestion_priority CHECK (priority IN ('low', 'medium', 'high', 'critical')),
    CONSTRAINT ticket_suggestion_confidence CHECK (confidence BETWEEN 0 AND 1 AND priority_confidence BETWEEN 0 AND 1),
    CONSTRAINT ticket_suggestion_source CHECK (source IN ('llm', 'local')),
    CONSTRAINT ticket_suggestion_model CHECK (length(model) BETWEEN 1 AND 255),
    CONSTRAINT ticket_suggestion_reasons CHECK (json_valid(reasons) AND json_type(reasons) = 'array'),
    CONSTRAINT ticket_suggestion_degraded CHECK (degraded IN
        ('not_configured', 'timeout', 'rate_limited', 'bad_answer', 'provider_error', 'circuit_open')),
    CONSTRAINT ticket_suggestion_outcome CHECK (
        category_outcome IN ('none', 'kept', 'overrode') AND priority_outcome IN ('none', 'kept', 'overrode')),
    CONSTRAINT ticket_suggestion_judged CHECK (
        (judged_at IS NULL) = (category_outcome = 'none' AND priority_outcome = 'none')),
    CONSTRAINT ticket_suggestion_due CHECK ((tries IS NULL) = (due_at IS NULL) AND tries >= 0)
) STRICT;
CREATE INDEX ticket_suggestion_due ON ticket_suggestion (due_at) WHERE due_at IS NOT NULL;

-- What people said of a ticket, the last word of each kind, for the built-in model to learn from; beside it what that model
-- said of the ticket before it learnt this. `seq` grows with every change of any label.
CREATE TABLE triage_label (
    ticket_id INTEGER PRIMARY KEY REFERENCES ticket (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL UNIQUE,
    category TEXT,
    category_evidence TEXT,
    category_predicted TEXT,
    category_at INTEGER,
    priority TEXT,
    priority_evidence TEXT,
    priority_predicted TEXT,
    priority_at INTEGER,
    CONSTRAINT triage_label_category CHECK (category IN ('billing', 'technical', 'account', 'general')
        AND category_predicted IN ('billing', 'technical', 'account', 'general')),
    CONSTRAINT triage_label_priority CHECK (priority IN ('low', 'medium', 'high', 'critical')
        AND priority_predicted IN ('low', 'medium', 'high', 'critical')),
    CONSTRAINT triage_label_evidence CHECK (category_evidence IN ('corrected', 'kept', 'filed')
        AND priority_evidence IN ('corrected', 'kept', 'filed')),
    CONSTRAINT triage_label_whole CHECK (
        (category IS NULL) = (category_evidence IS NULL) AND (category IS NULL) = (category_predicted IS NULL)
        AND (category IS NULL) = (category_at IS NULL)
        AND (priority IS NULL) = (priority_evidence IS NULL) AND (priority IS NULL) = (priority_predicted IS NULL)
        AND (priority IS NULL) = (priority_at IS NULL)
        AND (category IS NOT NULL OR priority IS NOT NULL))
) STRICT;
CREATE INDEX triage_label_category_at ON triage_label (category_at) WHERE category IS NOT NULL;
CREATE INDEX triage_label_priority_at ON triage_label (priority_at) WHERE priority IS NOT NULL;

-- Also where foreign keys are not switched on, as in the sqlite3 shell.
CREATE TRIGGER triage_delete AFTER DELETE ON ticket BEGIN
    DELETE FROM ticket_suggestion WHERE ticket_id = old.id;
    DELETE FROM triage_label WHERE ticket_id = old.id;
END;
