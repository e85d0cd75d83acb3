-- A login of a desk holds no lock for which others wait, whatever it leaves open.

-- Where an end was moved is told by its transaction, which asks for no lock: whoever reads keeps its
-- snapshot, and the next time gets what was not visible in it. A clock under a lock would stand
-- while one desk leaves the transaction of its append open.
ALTER TABLE vigie.ends ADD COLUMN moved xid8 NOT NULL DEFAULT pg_current_xact_id();
DROP INDEX vigie.ends_by_place;
ALTER TABLE vigie.ends DROP COLUMN place;
DROP SEQUENCE vigie.places;

CREATE OR REPLACE FUNCTION vigie.take(
    own integer, before vigie.ends,
    numbers bigint[], bodies text[], previous text[], digests text[], signatures bytea[],
    part_numbers bigint[], part_kinds text[], contents text[], salts text[]
) RETURNS vigie.answer
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    answer vigie.answer := (0, before.number, before.digest, NULL, NULL);
BEGIN
    INSERT INTO vigie.events (desk, number, body, previous, digest, signature)
        SELECT own, n.number, n.body, n.previous, n.digest, n.signature
        FROM unnest(numbers, bodies, previous, digests, signatures)
            AS n (number, body, previous, digest, signature)
        WHERE n.number > before.number ORDER BY n.number;
    GET DIAGNOSTICS answer.taken = ROW_COUNT;
    IF answer.taken = 0 THEN
        RETURN answer;
    END IF;
    INSERT INTO vigie.parts (desk, number, kind, content, salt, case_desk, case_number)
        SELECT own, n.number, n.kind, n.content, n.salt,
            (e.body::jsonb -> 'case' ->> 0)::integer, (e.body::jsonb -> 'case' ->> 1)::bigint
        FROM unnest(part_numbers, part_kinds, contents, salts)
            AS n (number, kind, content, salt)
        LEFT JOIN vigie.events AS e ON e.desk = own AND e.number = n.number
        WHERE n.number > before.number;
    PERFORM vigie.remove_parts(own, before.number);
    UPDATE vigie.ends AS e SET moved = pg_current_xact_id() WHERE e.desk = own
        RETURNING e.number, e.digest INTO answer.number, answer.digest;
    PERFORM pg_notify('vigie_events', own || ' ' || answer.number);
    RETURN answer;
END $$;

-- LOCK TABLE asks for one of the rights to change a table. Parts are removed by `vigie.remove` and
-- with the events of erasures and purges.
DROP POLICY remove_parts ON vigie.parts;
REVOKE DELETE ON vigie.parts FROM vigie_desk;

-- As before, under a lock that only an owner of the tables can take.
CREATE OR REPLACE FUNCTION vigie.make_partitions(ahead integer DEFAULT 3) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET lock_timeout = '5s' SET timezone = 'UTC' AS $$
DECLARE
    month timestamptz;
    partition text;
    made integer := 0;
BEGIN
    LOCK TABLE vigie.schema_changes IN SHARE UPDATE EXCLUSIVE MODE;
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

-- Locks by number fill the memory that all share, and large objects the disk. Every login may make
-- them, unless the functions are taken away, which only a superuser can.
DO $$
DECLARE
    made_by regprocedure;
BEGIN
    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        RETURN;
    END IF;
    FOR made_by IN
        SELECT oid FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace
            AND (proname ~ '^pg_.*advisory' OR proname ~ '^(lo_|loread$|lowrite$)')
    LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', made_by);
    END LOOP;
END $$;
