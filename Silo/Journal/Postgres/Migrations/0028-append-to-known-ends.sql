-- One row for each time that the ledger was filled anew: what a process keeps of its rows is of before or of after. Not derived, and untouched by a rebuild.
CREATE TABLE rebuilds (
    no BIGINT PRIMARY KEY
);

-- As append_facts_1, and refused as well where a stream has another fact at the version that the caller chained on (TR001: a standby that lost its end took
-- over, and another process wrote that version anew), or where the ledger was filled anew since the caller learned its rows (TR002).
CREATE FUNCTION append_facts_2(
    rebuilds_ BIGINT,
    new_nos BIGINT[], new_addresses TEXT[],
    streams_ BIGINT[], versions_ BIGINT[], hashes_ BYTEA[],
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
    IF (SELECT coalesce(max(no), 0) FROM rebuilds) <> rebuilds_ THEN
        RAISE EXCEPTION 'The ledger was filled anew.' USING ERRCODE = 'TR002';
    END IF;

    SELECT coalesce(max(position), 0) INTO base FROM events;

    IF (SELECT count(*) FROM unnest(streams_, versions_, hashes_) u(no, version, hash)
        WHERE u.version > 0 AND NOT EXISTS (SELECT FROM events e WHERE e.stream = u.no AND e.version = u.version AND e.hash = u.hash)) > 0 THEN
        RAISE EXCEPTION 'A stream does not end as expected.' USING ERRCODE = 'TR001';
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
