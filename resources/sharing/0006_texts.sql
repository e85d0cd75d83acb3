-- A desk may share the text of an own case after its opening (`text_shared`).

CREATE OR REPLACE FUNCTION vigie.for_agents(kind text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT kind IN (
        'case_opened', 'case_imported', 'case_withdrawn', 'case_erased', 'decision_changed',
        'advice_given', 'called_back', 'call_back_withdrawn', 'texts_removed', 'text_shared'
    )
$$;

CREATE OR REPLACE FUNCTION vigie.right_problem(own integer, role text, body jsonb) RETURNS text
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
        role <> 'supervisor'
        OR kind IN ('case_opened', 'case_imported', 'texts_removed', 'text_shared')
    ) THEN
        RETURN 'VG007';
    END IF;
    RETURN NULL;
END $$;
