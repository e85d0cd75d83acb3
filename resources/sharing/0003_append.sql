-- The one way in for a desk: `vigie.append`.

-- What an erasure or a purge says is removed with it, in the same transaction.
CREATE FUNCTION vigie.remove_parts(own integer, from_number bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH fresh AS (
        SELECT e.body::jsonb AS body FROM vigie.events AS e
        WHERE e.desk = own AND e.number > from_number
    ), erased AS (
        DELETE FROM vigie.parts AS p USING fresh AS f
        WHERE f.body ->> 'kind' = 'case_erased'
            AND p.case_desk = (f.body -> 'case' ->> 0)::integer
            AND p.case_number = (f.body -> 'case' ->> 1)::bigint
    )
    DELETE FROM vigie.parts AS p
        USING fresh AS f, jsonb_array_elements(f.body -> 'payload' -> 'cases') AS one
        WHERE f.body ->> 'kind' = 'texts_removed' AND p.kind = 'text'
            AND p.case_desk = (one ->> 0)::integer AND p.case_number = (one ->> 1)::bigint
$$;

CREATE TYPE vigie.answer AS (
    taken integer,
    number bigint,  -- the last event of this desk now
    digest text,
    refused text,  -- the state, or null
    refused_number bigint
);

-- Adds what follows the end of this desk; what is known already is compared. Everything is taken or
-- nothing is: then the refusal is kept, which an exception would undo.
CREATE FUNCTION vigie.append(
    numbers bigint[], bodies text[], previous text[], digests text[], signatures bytea[],
    part_numbers bigint[], part_kinds text[], contents text[], salts text[]
) RETURNS vigie.answer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    own integer := vigie.own_desk();
    before vigie.ends;
    answer vigie.answer;
    state text;
    detail text;
BEGIN
    IF own IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'VG001', MESSAGE = 'no desk has this login';
    END IF;
    IF cardinality(numbers) > 1000 OR cardinality(part_numbers) > 2000 THEN
        RAISE EXCEPTION USING ERRCODE = 'VG009', MESSAGE = 'too many events at once';
    END IF;
    SELECT * INTO before FROM vigie.ends WHERE desk = own FOR UPDATE;
    answer := (0, before.number, before.digest, NULL, NULL);
    BEGIN
        SELECT n.number::text INTO detail
            FROM unnest(numbers, digests) AS n (number, digest)
            LEFT JOIN vigie.events AS e ON e.desk = own AND e.number = n.number
            WHERE n.number <= before.number AND n.digest IS DISTINCT FROM e.digest
            ORDER BY n.number LIMIT 1;
        IF FOUND THEN
            RAISE EXCEPTION USING
                ERRCODE = 'VG010', MESSAGE = 'another event has this number', DETAIL = detail;
        END IF;
        answer := vigie.take(
            own, before, numbers, bodies, previous, digests, signatures,
            part_numbers, part_kinds, contents, salts
        );
    EXCEPTION WHEN OTHERS THEN
        GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, detail = PG_EXCEPTION_DETAIL;
        -- Malformed values, broken constraints, JSON that is nested too deeply.
        IF left(state, 2) NOT IN ('VG', '22', '23', '54') THEN
            RAISE;
        END IF;
        answer.refused := CASE WHEN state LIKE 'VG%' THEN state ELSE 'VG005' END;
        answer.refused_number :=
            CASE WHEN state LIKE 'VG%' THEN detail::bigint ELSE before.number + 1 END;
        INSERT INTO vigie.refusals AS r (desk, reason, number)
            VALUES (own, answer.refused, answer.refused_number)
            ON CONFLICT (desk, reason) DO UPDATE
            SET number = excluded.number, times = r.times + 1, last = now();
    END;
    RETURN answer;
END $$;

CREATE FUNCTION vigie.take(
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
    -- Last, because it is held until the commit: nobody sees an end of a larger place before one of
    -- a smaller place. NOTIFY takes such a lock at the commit anyway.
    PERFORM pg_advisory_xact_lock(hashtext('vigie.places'));
    UPDATE vigie.ends AS e SET place = nextval('vigie.places') WHERE e.desk = own
        RETURNING e.number, e.digest INTO answer.number, answer.digest;
    PERFORM pg_notify('vigie_events', own || ' ' || answer.number);
    RETURN answer;
END $$;

-- Removes parts of this desk that are gone there; `up_to` is where it goes on next time.
CREATE FUNCTION vigie.remove(numbers bigint[], kinds text[], up_to bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    own integer := vigie.own_desk();
BEGIN
    IF own IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'VG001', MESSAGE = 'no desk has this login';
    END IF;
    DELETE FROM vigie.parts AS p
        USING unnest(numbers, kinds) AS n (number, kind)
        WHERE p.desk = own AND p.number = n.number AND p.kind = n.kind;
    UPDATE vigie.ends SET removed = up_to WHERE desk = own;
END $$;

-- Puts a new public file of this desk in place of the former one. Whoever reads it checks that the
-- desk has signed it, and that the former key has signed the new one.
CREATE FUNCTION vigie.renew_identity(new_key bytea, new_identity text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE vigie.desks SET key = new_key, identity = new_identity
        WHERE number = vigie.own_desk();
    IF NOT FOUND THEN
        RAISE EXCEPTION USING ERRCODE = 'VG001', MESSAGE = 'no desk has this login';
    END IF;
END $$;
