-- What desks share: their chains of events, and beside them the parts that can be removed.
-- Runs as the owner of the database; every name is written with its schema.

-- The schema itself is made by the program, with the table of applied changes.
REVOKE ALL ON SCHEMA public FROM PUBLIC;

CREATE TABLE vigie.desks (
    number integer PRIMARY KEY CHECK (number BETWEEN 1 AND 9999),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 64),
    key bytea NOT NULL CHECK (octet_length(key) = 32),  -- Ed25519, public
    role text NOT NULL CHECK (role IN ('agent', 'supervisor')),
    identity text NOT NULL CHECK (length(identity) <= 50000),  -- its public file, signed by itself
    login name NOT NULL UNIQUE,  -- the role of the database that this desk connects as
    since timestamptz NOT NULL DEFAULT now(),
    revoked timestamptz
);

-- The last event of each desk. `place` is a clock of the whole server: an end that is committed
-- later has a larger one, because it is given under a lock that is held until the commit.
CREATE TABLE vigie.ends (
    desk integer PRIMARY KEY REFERENCES vigie.desks,
    number bigint NOT NULL DEFAULT 0,
    digest text NOT NULL DEFAULT '',
    place bigint NOT NULL DEFAULT 0,
    removed bigint NOT NULL DEFAULT 0  -- up to where this desk has removed parts that are gone there
) WITH (fillfactor = 50);  -- each append changes its row
CREATE INDEX ends_by_place ON vigie.ends (place);
CREATE SEQUENCE vigie.places;

-- A partition a month of reception; `events_rest` takes what has none. Numbers without gaps or
-- doubles are held by `vigie.ends`, since no unique index reaches over partitions of another key.
CREATE TABLE vigie.events (
    desk integer NOT NULL,
    number bigint NOT NULL,
    body text NOT NULL,  -- as it was signed; jsonb would change it
    previous text NOT NULL,
    digest text NOT NULL,
    signature bytea NOT NULL,  -- Ed25519 of the digest, checked by whoever reads it
    received timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (desk, number, received)
) PARTITION BY RANGE (received);
CREATE TABLE vigie.events_rest PARTITION OF vigie.events DEFAULT;

CREATE TABLE vigie.parts (
    desk integer NOT NULL REFERENCES vigie.desks,
    number bigint NOT NULL,  -- of the event
    kind text NOT NULL CHECK (kind IN ('details', 'text')),
    content text NOT NULL CHECK (length(content) <= 8000000),
    salt text NOT NULL CHECK (octet_length(salt) <= 200),
    case_desk integer,  -- the case it belongs to, by which it is removed
    case_number bigint,
    PRIMARY KEY (desk, number, kind)
);
CREATE INDEX parts_by_case ON vigie.parts (case_desk, case_number);

-- One row a desk and reason, so that a desk that lies again and again fills nothing.
CREATE TABLE vigie.refusals (
    desk integer NOT NULL REFERENCES vigie.desks,
    reason text NOT NULL,  -- a state of `vigie.problem`
    number bigint NOT NULL,  -- of the newest event that was refused
    times bigint NOT NULL DEFAULT 1,
    first timestamptz NOT NULL DEFAULT now(),
    last timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (desk, reason)
);

-- Files of models, lists and guidance, by their digest.
CREATE TABLE vigie.files (
    digest text PRIMARY KEY CHECK (digest = encode(sha256(content), 'hex')),
    content bytea NOT NULL CHECK (octet_length(content) <= 67108864)
);

-- Makes the partitions of this month and the next ones; what lies in `events_rest` is moved.
CREATE FUNCTION vigie.make_partitions(ahead integer DEFAULT 3) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s' SET timezone = 'UTC' AS $$
DECLARE
    month timestamptz;
    partition text;
    made integer := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('vigie.make_partitions'));
    FOR month IN
        SELECT date_trunc('month', now()) + make_interval(months => step)
        FROM generate_series(0, least(ahead, 24)) AS step
    LOOP
        partition := 'events_' || to_char(month, 'YYYY_MM');
        CONTINUE WHEN to_regclass('vigie.' || partition) IS NOT NULL;
        EXECUTE format('CREATE TABLE vigie.%I (LIKE vigie.events INCLUDING ALL)', partition);
        EXECUTE format(
            'WITH moved AS (DELETE FROM vigie.events_rest'
            ' WHERE received >= %L AND received < %L RETURNING *)'
            ' INSERT INTO vigie.%I SELECT * FROM moved',
            month, month + interval '1 month', partition
        );
        EXECUTE format(
            'ALTER TABLE vigie.events ATTACH PARTITION vigie.%I FOR VALUES FROM (%L) TO (%L)',
            partition, month, month + interval '1 month'
        );
        made := made + 1;
    END LOOP;
    RETURN made;
END $$;

SELECT vigie.make_partitions();
