-- Writes a batch of appends, whole or not at all, in one round trip. Appends to one database go single file (the advisory lock), so that positions
-- have no holes and are seen in their order. What cannot be written throws: a version or a command id that stands already (unique_violation), or a
-- version that is not there (TR001); the caller then asks which and sends the rest again.
-- Positions are counted within the batch from -999999999999 on, as the caller cannot know them: in_journal makes them those of the journal.
-- The number in the name is the form of its arguments: a process of an older version calls the older function until it is gone.
CREATE FUNCTION in_journal(place BIGINT, base BIGINT) RETURNS BIGINT
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN place < 0 THEN place + 1000000000000 + base ELSE place END;

CREATE FUNCTION append_facts_1(
    new_nos BIGINT[], new_addresses TEXT[],
    streams_ BIGINT[], versions_ BIGINT[],
    fact_streams BIGINT[], fact_versions BIGINT[], fact_types TEXT[], fact_data TEXT[], fact_salts BYTEA[], fact_digests BYTEA[],
    fact_metadata TEXT[], fact_hashes BYTEA[], algorithm_ BIGINT,
    answer_ids UUID[], answer_bodies BYTEA[], answer_versions BIGINT[], answer_positions BIGINT[], answered_at BIGINT,
    days_ BIGINT[], days_last BIGINT[]
) RETURNS BIGINT
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    base BIGINT;
BEGIN
    PERFORM pg_advisory_xact_lock(5207320);
    SELECT coalesce(max(position), 0) INTO base FROM events;

    IF (SELECT count(*) FROM unnest(streams_, versions_) u(no, version)
        WHERE u.version > 0 AND NOT EXISTS (SELECT FROM events e WHERE e.stream = u.no AND e.version = u.version)) > 0 THEN
        RAISE EXCEPTION 'A stream is not at the expected version.' USING ERRCODE = 'TR001';
    END IF;

    IF cardinality(new_nos) > 0 THEN
        INSERT INTO streams (no, address) SELECT * FROM unnest(new_nos, new_addresses);
    END IF;

    INSERT INTO events (position, stream, version, type, data, salt, digest, metadata, algorithm, hash)
    SELECT base + u.ordinal, u.stream, u.version, u.type, u.data, u.salt, u.digest, u.metadata, algorithm_, u.hash
    FROM unnest(fact_streams, fact_versions, fact_types, fact_data, fact_salts, fact_digests, fact_metadata, fact_hashes)
        WITH ORDINALITY u(stream, version, type, data, salt, digest, metadata, hash, ordinal);

    IF cardinality(answer_ids) > 0 THEN
        INSERT INTO command_answers (id, position, body_hash, version, at, digest)
        SELECT u.id, in_journal(u.position, base), u.body, u.version, answered_at,
            substring(sha256(int8send(in_journal(u.position, base)) || int8send(u.version) || int8send(answered_at) || uuid_send(u.id) || u.body) FROM 1 FOR 8)
        FROM unnest(answer_ids, answer_bodies, answer_versions, answer_positions) u(id, body, version, position);
    END IF;

    FOR i IN 1 .. cardinality(days_) LOOP
        -- Days never go back: a fact whose clock lags counts to the day already reached.
        INSERT INTO days (day, last)
        VALUES (greatest(days_[i], (SELECT max(day) FROM days)), in_journal(days_last[i], base))
        ON CONFLICT (day) DO UPDATE SET last = excluded.last;
    END LOOP;

    RETURN base;
END;
$$;

CREATE FUNCTION follow_rows_1(
    base BIGINT,
    text_nos BIGINT[], texts_ TEXT[],
    made BOOLEAN[], nos BIGINT[], plans BIGINT[], points_ BIGINT[], valid_from_ BIGINT[], units BIGINT[], unit_names BIGINT[], roles BIGINT[],
    sections BIGINT[], statuses BIGINT[], deadlines_ BIGINT[], due_days BIGINT[], last_reports BIGINT[], last_reports_on BIGINT[], evidence_ BIGINT[],
    past_valid_to BIGINT[], past_nos BIGINT[], past_valid_from BIGINT[], past_units BIGINT[], past_unit_names BIGINT[], past_roles BIGINT[],
    past_sections BIGINT[], past_statuses BIGINT[], past_deadlines BIGINT[], past_due_days BIGINT[], past_last_reports BIGINT[],
    past_last_reports_on BIGINT[], past_evidence BIGINT[],
    cell_plans BIGINT[], cell_sections BIGINT[], cell_units BIGINT[], cell_roles BIGINT[], cell_statuses BIGINT[], cell_due_days BIGINT[], cell_ns BIGINT[],
    touched_plans BIGINT[], touched_last BIGINT
) RETURNS VOID
LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
    IF cardinality(text_nos) > 0 THEN
        INSERT INTO ledger_texts (no, text) SELECT * FROM unnest(text_nos, texts_) ON CONFLICT (no) DO NOTHING;
    END IF;

    IF true = ANY (made) THEN
        INSERT INTO ledger_rows (no, plan, point, valid_from, unit, unit_name, role, section, status, deadlines, due_day, last_report, last_report_on, evidence)
        SELECT u.no, u.plan, u.point, in_journal(u.valid_from, base), u.unit, u.unit_name, u.role, u.section, u.status, u.deadlines, u.due_day,
            in_journal(u.last_report, base), u.last_report_on, u.evidence
        FROM unnest(made, nos, plans, points_, valid_from_, units, unit_names, roles, sections, statuses, deadlines_, due_days, last_reports, last_reports_on, evidence_)
            u(made, no, plan, point, valid_from, unit, unit_name, role, section, status, deadlines, due_day, last_report, last_report_on, evidence)
        WHERE u.made;
    END IF;

    IF false = ANY (made) THEN
        UPDATE ledger_rows r SET
            valid_from = in_journal(u.valid_from, base), unit = u.unit, unit_name = u.unit_name, role = u.role, section = u.section, status = u.status,
            deadlines = u.deadlines, due_day = u.due_day, last_report = in_journal(u.last_report, base), last_report_on = u.last_report_on, evidence = u.evidence
        FROM unnest(made, nos, valid_from_, units, unit_names, roles, sections, statuses, deadlines_, due_days, last_reports, last_reports_on, evidence_)
            u(made, no, valid_from, unit, unit_name, role, section, status, deadlines, due_day, last_report, last_report_on, evidence)
        WHERE r.no = u.no AND NOT u.made;
    END IF;

    IF cardinality(past_nos) > 0 THEN
        INSERT INTO ledger_past (valid_to, no, valid_from, unit, unit_name, role, section, status, deadlines, due_day, last_report, last_report_on, evidence)
        SELECT in_journal(u.valid_to, base), u.no, in_journal(u.valid_from, base), u.unit, u.unit_name, u.role, u.section, u.status, u.deadlines, u.due_day,
            in_journal(u.last_report, base), u.last_report_on, u.evidence
        FROM unnest(past_valid_to, past_nos, past_valid_from, past_units, past_unit_names, past_roles, past_sections, past_statuses, past_deadlines,
                past_due_days, past_last_reports, past_last_reports_on, past_evidence)
            u(valid_to, no, valid_from, unit, unit_name, role, section, status, deadlines, due_day, last_report, last_report_on, evidence);
    END IF;

    IF cardinality(cell_plans) > 0 THEN
        INSERT INTO ledger_cells (plan, section, unit, role, status, due_day, n)
        SELECT * FROM unnest(cell_plans, cell_sections, cell_units, cell_roles, cell_statuses, cell_due_days, cell_ns)
        ON CONFLICT (plan, section, unit, role, status, due_day) DO UPDATE SET n = ledger_cells.n + excluded.n;
    END IF;

    IF cardinality(touched_plans) > 0 THEN
        INSERT INTO ledger_versions (plan, position)
        SELECT u.plan, in_journal(touched_last, base) FROM unnest(touched_plans) u(plan)
        ON CONFLICT (plan) DO UPDATE SET position = excluded.position;
    END IF;
END;
$$;

CREATE FUNCTION follow_plans_1(
    base BIGINT,
    plan_nos BIGINT[], governments TEXT[], years BIGINT[], numbers TEXT[], titles TEXT[], hashes TEXT[], plan_points BIGINT[],
    assigned_nos BIGINT[], assigned_points BIGINT[], assigned_assignments BIGINT[], assigned_days BIGINT[],
    point_nos BIGINT[], point_plans BIGINT[], planned_at_ BIGINT[], point_numbers TEXT[], point_sections BIGINT[], point_headings TEXT[], point_titles TEXT[],
    completed_nos BIGINT[]
) RETURNS VOID
LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
    INSERT INTO ledger_plans (no, government, year, number, title, stage, source_text_hash, points, assignments)
    SELECT u.no, u.government, u.year, u.number, u.title, 0, u.hash, u.points, 0
    FROM unnest(plan_nos, governments, years, numbers, titles, hashes, plan_points) u(no, government, year, number, title, hash, points)
    ON CONFLICT (no) DO UPDATE SET
        number = excluded.number, title = excluded.title, source_text_hash = excluded.source_text_hash, points = excluded.points;

    UPDATE ledger_plans p SET stage = 1, points = u.points, assignments = u.assignments, assigned_on = u.day
    FROM unnest(assigned_nos, assigned_points, assigned_assignments, assigned_days) u(no, points, assignments, day)
    WHERE p.no = u.no;

    INSERT INTO ledger_points (no, plan, planned_at, number, section, section_heading, title, completed)
    SELECT u.no, u.plan, in_journal(u.planned_at, base), u.number, u.section, u.heading, u.title, 0
    FROM unnest(point_nos, point_plans, planned_at_, point_numbers, point_sections, point_headings, point_titles)
        u(no, plan, planned_at, number, section, heading, title);

    UPDATE ledger_points SET completed = 1 WHERE no = ANY (completed_nos);
END;
$$;
