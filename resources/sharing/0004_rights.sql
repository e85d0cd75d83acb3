-- Who may do what. Group roles belong to the whole server, so they may be there already.

DO $$
DECLARE
    wanted text;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['vigie_reader', 'vigie_desk', 'vigie_supervisor'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
        END IF;
    END LOOP;
    -- No temporary tables: they would stand in front of others of the same name.
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format(
        'GRANT CONNECT ON DATABASE %I TO vigie_reader, vigie_desk, vigie_supervisor',
        current_database()
    );
END $$;

REVOKE ALL ON ALL TABLES IN SCHEMA vigie FROM PUBLIC;
REVOKE ALL ON ALL SEQUENCES IN SCHEMA vigie FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA vigie FROM PUBLIC;
GRANT USAGE ON SCHEMA vigie TO vigie_reader, vigie_desk, vigie_supervisor;

-- A supervisor's desk has both roles, `vigie_desk` and `vigie_supervisor`.
GRANT SELECT ON vigie.events, vigie.parts, vigie.ends, vigie.desks, vigie.files, vigie.schema_changes
    TO vigie_reader, vigie_desk;
GRANT SELECT ON vigie.refusals TO vigie_desk;
GRANT DELETE ON vigie.parts TO vigie_desk;
GRANT INSERT ON vigie.files TO vigie_supervisor;
GRANT EXECUTE ON FUNCTION vigie.own_desk(), vigie.is_supervisor() TO vigie_reader, vigie_desk;
GRANT EXECUTE ON FUNCTION vigie.append, vigie.remove, vigie.renew_identity TO vigie_desk;
GRANT EXECUTE ON FUNCTION vigie.make_partitions TO vigie_supervisor;

CREATE FUNCTION vigie.may_read() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT vigie.own_desk() IS NOT NULL OR pg_has_role(session_user, 'vigie_reader', 'MEMBER')
$$;
REVOKE ALL ON FUNCTION vigie.may_read() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vigie.may_read() TO vigie_reader, vigie_desk;

-- A function in `(SELECT …)` is asked once a query, not once a row.
ALTER TABLE vigie.events ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_events ON vigie.events FOR SELECT USING ((SELECT vigie.may_read()));

ALTER TABLE vigie.parts ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_parts ON vigie.parts FOR SELECT USING (
    (SELECT vigie.may_read())
    AND (
        kind = 'details'
        OR desk = (SELECT vigie.own_desk())
        OR (SELECT vigie.is_supervisor())
    )
);
CREATE POLICY remove_parts ON vigie.parts FOR DELETE USING (
    desk = (SELECT vigie.own_desk()) OR (SELECT vigie.is_supervisor())
);

ALTER TABLE vigie.ends ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_ends ON vigie.ends FOR SELECT USING ((SELECT vigie.may_read()));

ALTER TABLE vigie.desks ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_desks ON vigie.desks FOR SELECT USING ((SELECT vigie.may_read()));

ALTER TABLE vigie.files ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_files ON vigie.files FOR SELECT USING ((SELECT vigie.may_read()));
CREATE POLICY add_files ON vigie.files FOR INSERT WITH CHECK ((SELECT vigie.is_supervisor()));

-- A supervisor sees all refusals, another desk its own.
ALTER TABLE vigie.refusals ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_refusals ON vigie.refusals FOR SELECT USING (
    desk = (SELECT vigie.own_desk()) OR (SELECT vigie.is_supervisor())
);
