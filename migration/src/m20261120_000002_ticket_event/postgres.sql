-- What the log knows of itself, in one row. `shift` is added to transaction ids: a dump that is restored into another
-- cluster meets transaction ids that begin anew, and the log must go on growing; no event stands between leap_from, the
-- last transaction before that, and leap_to. Events up to (floor_xact, floor_id) may have been deleted because of their
-- age.
CREATE TABLE ticket_log (
    one BOOLEAN PRIMARY KEY DEFAULT true CHECK (one),
    shift BIGINT NOT NULL DEFAULT 0,
    floor_xact BIGINT NOT NULL DEFAULT 0,
    floor_id BIGINT NOT NULL DEFAULT 0,
    leap_from BIGINT NOT NULL DEFAULT 0,
    leap_to BIGINT NOT NULL DEFAULT 0
);
INSERT INTO ticket_log DEFAULT VALUES;
CREATE FUNCTION ticket_log_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'without the row of ticket_log no event could be written' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER ticket_log_kept BEFORE DELETE OR TRUNCATE ON ticket_log
    FOR EACH STATEMENT EXECUTE FUNCTION ticket_log_kept();

-- One row for every change of a ticket: object field -> [from, to], times in microseconds. An event that is created has
-- no `from`. The order of the log is (xact, id): ids are given out before the transactions commit and overtake each
-- other, but below the oldest transaction that is still running nothing new can appear.
CREATE TABLE ticket_event (
    xact BIGINT NOT NULL,
    id BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY,
    ticket_id BIGINT NOT NULL REFERENCES ticket (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT,
    changes JSONB NOT NULL,
    -- Which fields changed, a bit for each: to find the next change of a field without reading texts.
    fields INTEGER NOT NULL GENERATED ALWAYS AS ((changes ? 'title')::integer + 2 * (changes ? 'description')::integer
        + 4 * (changes ? 'category')::integer + 8 * (changes ? 'priority')::integer + 16 * (changes ? 'status')::integer
        + 32 * (changes ? 'resolved_at')::integer + 64 * (changes ? 'created_at')::integer
        + 128 * (changes ? 'updated_at')::integer) STORED,
    PRIMARY KEY (xact, id),
    CONSTRAINT ticket_event_of_version UNIQUE (ticket_id, version),
    CONSTRAINT ticket_event_kind CHECK (kind IN ('created', 'updated')),
    CONSTRAINT ticket_event_version CHECK (version >= 1),
    CONSTRAINT ticket_event_actor CHECK (char_length(actor) BETWEEN 1 AND 255),
    CONSTRAINT ticket_event_changes CHECK (jsonb_typeof(changes) = 'object')
);

-- No ticket is filed or changed between this and the triggers below.
LOCK TABLE ticket IN SHARE ROW EXCLUSIVE MODE;
-- The tickets that are there begin the log as they are.
INSERT INTO ticket_event (xact, ticket_id, version, kind, at, changes)
SELECT pg_current_xact_id()::text::bigint, id, version, 'created', (extract(epoch FROM now()) * 1000000)::bigint,
    jsonb_build_object('title', jsonb_build_array(NULL, title), 'description', jsonb_build_array(NULL, description),
        'category', jsonb_build_array(NULL, category), 'priority', jsonb_build_array(NULL, priority),
        'status', jsonb_build_array(NULL, status), 'created_at', jsonb_build_array(NULL, created_at),
        'updated_at', jsonb_build_array(NULL, updated_at))
    || CASE WHEN resolved_at IS NULL THEN '{}'::jsonb
        ELSE jsonb_build_object('resolved_at', jsonb_build_array(NULL, resolved_at)) END
FROM ticket ORDER BY id;

-- One statement for all tickets of an INSERT, since an import brings a thousand at a time.
CREATE FUNCTION ticket_event_insert() RETURNS trigger LANGUAGE plpgsql AS $$
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
    FROM new_ticket, ticket_log ORDER BY id;
    RETURN NULL;
END $$;
CREATE TRIGGER ticket_event_insert AFTER INSERT ON ticket
    REFERENCING NEW TABLE AS new_ticket FOR EACH STATEMENT EXECUTE FUNCTION ticket_event_insert();

CREATE FUNCTION ticket_event_update() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER ticket_event_update AFTER UPDATE ON ticket FOR EACH ROW
    WHEN ((old.title, old.description, old.category, old.priority, old.status, old.created_at, old.updated_at, old.resolved_at, old.version)
        IS DISTINCT FROM
        (new.title, new.description, new.category, new.priority, new.status, new.created_at, new.updated_at, new.resolved_at, new.version))
    EXECUTE FUNCTION ticket_event_update();

CREATE FUNCTION ticket_event_unchanged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an event cannot be changed' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER ticket_event_unchanged BEFORE UPDATE ON ticket_event
    FOR EACH STATEMENT EXECUTE FUNCTION ticket_event_unchanged();

-- Events go with their ticket, or by their age, once the floor is raised.
CREATE FUNCTION ticket_event_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM gone, ticket_log WHERE (xact, id) > (floor_xact, floor_id)
        AND EXISTS (SELECT FROM ticket WHERE ticket.id = gone.ticket_id)) THEN
        RAISE EXCEPTION 'an event cannot be deleted while its ticket is there and it lies above the floor of the log'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER ticket_event_kept AFTER DELETE ON ticket_event
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION ticket_event_kept();
