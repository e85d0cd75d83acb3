-- What an event has to be. The rules are checked for every row that enters `vigie.events`, whoever
-- adds it; the states of class VG are what a desk is told.

-- The desk that this session logged in as; it does not change with SET ROLE.
CREATE FUNCTION vigie.own_desk() RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT number FROM vigie.desks WHERE login = session_user AND revoked IS NULL
$$;

CREATE FUNCTION vigie.is_supervisor() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM vigie.desks
        WHERE login = session_user AND revoked IS NULL AND role = 'supervisor'
    )
$$;

-- As `shared_digest` of the program.
CREATE FUNCTION vigie.shared_digest(desk integer, number bigint, previous text, body text)
RETURNS text LANGUAGE sql IMMUTABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
    SELECT encode(
        sha256(convert_to(desk || E'\n' || number || E'\n' || previous || E'\n' || body, 'UTF8')),
        'hex'
    )
$$;

-- As `part_digest` of the program.
CREATE FUNCTION vigie.part_digest(content text, salt text)
RETURNS text LANGUAGE sql IMMUTABLE STRICT SET search_path = pg_catalog, pg_temp AS $$
    SELECT encode(sha256(convert_to(salt || E'\n' || content, 'UTF8')), 'hex')
$$;

-- What the desk of an agent may share, all of its own cases; a supervisor's may share all kinds.
CREATE FUNCTION vigie.for_agents(kind text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT kind IN (
        'case_opened', 'case_imported', 'case_withdrawn', 'case_erased', 'decision_changed',
        'advice_given', 'called_back', 'call_back_withdrawn', 'texts_removed'
    )
$$;

-- The desk of a case on the wire, `[desk, number]`; null for none. Raises a state of class 22.
CREATE FUNCTION vigie.desk_of(of_case jsonb) RETURNS integer
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT (of_case ->> 0)::integer
$$;

-- What a well-formed body must not say, as a state, or null.
CREATE FUNCTION vigie.right_problem(own integer, role text, body jsonb) RETURNS text
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    kind text := body ->> 'kind';
    is_own boolean := vigie.desk_of(body -> 'case') IS NOT DISTINCT FROM own;
BEGIN
    IF role <> 'supervisor' AND (
        NOT vigie.for_agents(kind) OR kind = 'case_imported' AND body -> 'payload' ? 'label'
    ) THEN
        RETURN 'VG006';
    END IF;
    IF kind = 'texts_removed' THEN
        is_own := NOT EXISTS (
            SELECT FROM jsonb_array_elements(body -> 'payload' -> 'cases') AS one
            WHERE vigie.desk_of(one) IS DISTINCT FROM own
        );
    END IF;
    IF NOT is_own AND (
        role <> 'supervisor' OR kind IN ('case_opened', 'case_imported', 'texts_removed')
    ) THEN
        RETURN 'VG007';
    END IF;
    RETURN NULL;
END $$;

-- The state of what is wrong with a body, or null. Malformed JSON raises a state of class 22.
CREATE FUNCTION vigie.body_problem(own integer, role text, body text) RETURNS text
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    read jsonb;
BEGIN
    IF length(body) > 8000000 THEN
        RETURN 'VG005';
    END IF;
    read := body::jsonb;
    IF jsonb_typeof(read) IS DISTINCT FROM 'object'
        OR jsonb_typeof(read -> 'kind') IS DISTINCT FROM 'string'
        OR jsonb_typeof(read -> 'payload') IS DISTINCT FROM 'object'
        OR jsonb_typeof(read -> 'parts') IS DISTINCT FROM 'object'
        OR coalesce(jsonb_typeof(read -> 'case') NOT IN ('array', 'null'), true)
    THEN
        RETURN 'VG005';
    END IF;
    -- A name that stands twice would be read one way here and another way elsewhere.
    IF (SELECT count(*) <> count(DISTINCT name) FROM json_object_keys(body::json) AS name) THEN
        RETURN 'VG005';
    END IF;
    RETURN vigie.right_problem(own, role, read);
END $$;

-- Checks what was inserted against the ends of its desks, and moves the ends.
CREATE FUNCTION vigie.check_events() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wrong record;
BEGIN
    PERFORM FROM vigie.ends AS e
        WHERE e.desk IN (SELECT f.desk FROM fresh AS f) ORDER BY e.desk FOR UPDATE;
    SELECT f.number, f.problem INTO wrong FROM (
        SELECT n.desk, n.number, CASE
            WHEN d.number IS NULL OR d.revoked IS NOT NULL THEN 'VG001'
            WHEN n.number <> coalesce(lag(n.number) OVER chain, e.number) + 1 THEN 'VG002'
            WHEN n.previous <> coalesce(lag(n.digest) OVER chain, e.digest) THEN 'VG003'
            WHEN n.digest <> vigie.shared_digest(n.desk, n.number, n.previous, n.body)
                THEN 'VG004'
            WHEN octet_length(n.signature) <> 64 THEN 'VG004'
            ELSE vigie.body_problem(n.desk, d.role, n.body)
        END AS problem
        FROM fresh AS n
        LEFT JOIN vigie.desks AS d ON d.number = n.desk
        LEFT JOIN vigie.ends AS e ON e.desk = n.desk
        WINDOW chain AS (PARTITION BY n.desk ORDER BY n.number)
    ) AS f WHERE f.problem IS NOT NULL ORDER BY f.desk, f.number LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION USING
            ERRCODE = wrong.problem, MESSAGE = 'this event is refused', DETAIL = wrong.number;
    END IF;
    UPDATE vigie.ends AS e SET number = f.number, digest = f.digest
        FROM (
            SELECT DISTINCT ON (desk) desk, number, digest FROM fresh ORDER BY desk, number DESC
        ) AS f WHERE e.desk = f.desk;
    RETURN NULL;
END $$;
CREATE TRIGGER check_events AFTER INSERT ON vigie.events
    REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION vigie.check_events();

-- A part is what its event says it is.
CREATE FUNCTION vigie.check_parts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wrong bigint;
BEGIN
    SELECT n.number INTO wrong FROM fresh AS n
        LEFT JOIN vigie.events AS e ON e.desk = n.desk AND e.number = n.number
        WHERE (e.body::jsonb -> 'parts' ->> n.kind)
            IS DISTINCT FROM vigie.part_digest(n.content, n.salt)
        ORDER BY n.number LIMIT 1;
    IF FOUND THEN
        RAISE EXCEPTION USING
            ERRCODE = 'VG008', MESSAGE = 'this part is refused', DETAIL = wrong;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER check_parts AFTER INSERT ON vigie.parts
    REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION vigie.check_parts();
