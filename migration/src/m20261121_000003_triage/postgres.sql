-- Whether a person should look at the ticket: triage gave it a category or a priority of which it was not sure.
ALTER TABLE ticket ADD COLUMN needs_review BOOLEAN NOT NULL DEFAULT false;
CREATE INDEX ticket_needs_review ON ticket (created_at, id) WHERE needs_review;

-- The log tells of it, too, as null or true.
ALTER TABLE ticket_event DROP COLUMN fields;
ALTER TABLE ticket_event ADD COLUMN fields INTEGER NOT NULL GENERATED ALWAYS AS ((changes ? 'title')::integer + 2 * (changes ? 'description')::integer
        + 4 * (changes ? 'category')::integer + 8 * (changes ? 'priority')::integer + 16 * (changes ? 'status')::integer
        + 32 * (changes ? 'resolved_at')::integer + 64 * (changes ? 'created_at')::integer
        + 128 * (changes ? 'updated_at')::integer + 256 * (changes ? 'needs_review')::integer) STORED;

-- One statement for all tickets of an INSERT, since an import brings a thousand at a time.
CREATE OR REPLACE FUNCTION ticket_event_insert() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    here BIGINT := pg_current_xact_id()::text::bigint;
    moment BIGINT := extract(epoch FROM clock_timestamp()) * 1000000;
BEGIN
    INSERT INTO ticket_event (xact, ticket_id, version, kind, at, changes)
    SELECT here + shift, id, version, 'created', moment,
        jsonb_build_object('title', jsonb_build_array(NULL, title), 'description', jsonb_build_array(NULL, description),
            'category', jsonb_build_array(NULL, category), 'priority', jsonb_build_array(NULL, priority),
            'status', jsonb_build_array(NULL, status), 'created_at', jsonb_build_array(NULL, created_at),
            'updated_at', jsonb_build_array(NULL, updated_at))
        || CASE WHEN resolved_at IS NULL THEN '{}'::jsonb
            ELSE jsonb_build_object('resolved_at', jsonb_build_array(NULL, resolved_at)) END
        || CASE WHEN needs_review THEN '{"needs_review": [null, true]}'::jsonb ELSE '{}'::jsonb END
    FROM new_ticket, ticket_log ORDER BY id;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION ticket_event_update() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    here BIGINT := pg_current_xact_id()::text::bigint;
    changes JSONB := '{}';
BEGIN
    IF new.version <> old.version + 1 THEN
        RAISE EXCEPTION 'a change of a ticket raises its version by one: ticket % is at version %', old.id, old.version
            USING ERRCODE = 'check_violation';
    END IF;
    IF new.title <> old.title THEN
        changes := changes || jsonb_build_object('title', jsonb_build_array(old.title, new.title));
    END IF;
    IF new.description <> old.description THEN
        changes := changes || jsonb_build_object('description', jsonb_build_array(old.description, new.description));
    END IF;
    IF new.category <> old.category THEN
        changes := changes || jsonb_build_object('category', jsonb_build_array(old.category, new.category));
    END IF;
    IF new.priority <> old.priority THEN
        changes := changes || jsonb_build_object('priority', jsonb_build_array(old.priority, new.priority));
    END IF;
    IF new.status <> old.status THEN
        changes := changes || jsonb_build_object('status', jsonb_build_array(old.status, new.status));
    END IF;
    IF new.created_at <> old.created_at THEN
        changes := changes || jsonb_build_object('created_at', jsonb_build_array(old.created_at, new.created_at));
    END IF;
    IF new.updated_at <> old.updated_at THEN
        changes := changes || jsonb_build_object('updated_at', jsonb_build_array(old.updated_at, new.updated_at));
    END IF;
    IF new.resolved_at IS DISTINCT FROM old.resolved_at THEN
        changes := changes || jsonb_build_object('resolved_at', jsonb_build_array(old.resolved_at, new.resolved_at));
    END IF;
    IF new.needs_review <> old.needs_review THEN
        changes := changes || jsonb_build_object('needs_review',
            CASE WHEN new.needs_review THEN '[null, true]'::jsonb ELSE '[true, null]'::jsonb END);
    END IF;
    -- A transaction that had its id before the one that wrote the last version, and got at the ticket only after it,
    -- would stand before it in the log. The server avoids that by a lock (see update.rs); others have to try again.
    INSERT INTO ticket_event (xact, ticket_id, version, kind, at, changes)
    SELECT here + shift, new.id, new.version, 'updated', extract(epoch FROM clock_timestamp()) * 1000000, changes
    FROM ticket_log WHERE NOT EXISTS (SELECT FROM ticket_event AS last
        WHERE last.ticket_id = old.id AND last.version = old.version AND last.xact > here + shift);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'ticket % was changed by a later transaction', old.id
            USING ERRCODE = 'serialization_failure', HINT = 'Try again in a new transaction.';
    END IF;
    RETURN NULL;
END $$;
DROP TRIGGER ticket_event_update ON ticket;
CREATE TRIGGER ticket_event_update AFTER UPDATE ON ticket FOR EACH ROW
    WHEN ((old.title, old.description, old.category, old.priority, old.status, old.created_at, old.updated_at, old.resolved_at, old.needs_review, old.version)
        IS DISTINCT FROM
        (new.title, new.description, new.category, new.priority, new.status, new.created_at, new.updated_at, new.resolved_at, new.needs_review, new.version))
    EXECUTE FUNCTION ticket_event_update();


-- What was suggested for a ticket, and what people made of it. Confidences go from 0 to 1.
CREATE TABLE ticket_suggestion (
    ticket_id BIGINT PRIMARY KEY REFERENCES ticket (id) ON DELETE CASCADE,
    category TEXT NOT NULL,
    priority TEXT NOT NULL,
    confidence DOUBLE PRECISION NOT NULL,
    priority_confidence DOUBLE PRECISION NOT NULL,
    source TEXT NOT NULL,
    model TEXT NOT NULL,
    reasons TEXT NOT NULL,
    degraded TEXT,
    category_outcome TEXT NOT NULL,
    priority_outcome TEXT NOT NULL,
    suggested_at BIGINT NOT NULL,
    judged_at BIGINT,
    -- While a language model is still to be asked: how often it was, and from when on it may be asked again. Whoever asks
    -- puts that off first, so that nobody else does at the same time, and somebody does when the asker is gone.
    tries INTEGER,
    due_at BIGINT,
    CONSTRAINT ticket_suggestion_category CHECK (category IN ('billing', 'technical', 'account', 'general')),
    CONSTRAINT ticket_suggestion_priority CHECK (priority IN ('low', 'medium', 'high', 'critical')),
    CONSTRAINT ticket_suggestion_confidence CHECK (confidence BETWEEN 0 AND 1 AND priority_confidence BETWEEN 0 AND 1),
    CONSTRAINT ticket_suggestion_source CHECK (source IN ('llm', 'local')),
    CONSTRAINT ticket_suggestion_model CHECK (char_length(model) BETWEEN 1 AND 255),
    CONSTRAINT ticket_suggestion_reasons CHECK (jsonb_typeof(reasons::jsonb) = 'array'),
    CONSTRAINT ticket_suggestion_degraded CHECK (degraded IN
        ('not_configured', 'timeout', 'rate_limited', 'bad_answer', 'provider_error', 'circuit_open')),
    CONSTRAINT ticket_suggestion_outcome CHECK (
        category_outcome IN ('none', 'kept', 'overrode') AND priority_outcome IN ('none', 'kept', 'overrode')),
    CONSTRAINT ticket_suggestion_judged CHECK (
        (judged_at IS NULL) = (category_outcome = 'none' AND priority_outcome = 'none')),
    CONSTRAINT ticket_suggestion_due CHECK ((tries IS NULL) = (due_at IS NULL) AND tries >= 0)
);
CREATE INDEX ticket_suggestion_due ON ticket_suggestion (due_at) WHERE due_at IS NOT NULL;

-- What people said of a ticket, the last word of each kind, for the built-in model to learn from; beside it what that model
-- said of the ticket before it learnt this. `seq` grows with every change of any label.
CREATE TABLE triage_label (
    ticket_id BIGINT PRIMARY KEY REFERENCES ticket (id) ON DELETE CASCADE,
    seq BIGINT NOT NULL UNIQUE,
    category TEXT,
    category_evidence TEXT,
    category_predicted TEXT,
    category_at BIGINT,
    priority TEXT,
    priority_evidence TEXT,
    priority_predicted TEXT,
    priority_at BIGINT,
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
);
CREATE INDEX triage_label_category_at ON triage_label (category_at) WHERE category IS NOT NULL;
CREATE INDEX triage_label_priority_at ON triage_label (priority_at) WHERE priority IS NOT NULL;

CREATE SEQUENCE triage_label_seq OWNED BY triage_label.seq;
ALTER TABLE triage_label ALTER COLUMN seq SET DEFAULT nextval('triage_label_seq');
