-- 申请延期 that the office has not answered. Derived, as all of the ledger. A later request for the same occurrence takes the earlier one's place.
CREATE TABLE ledger_extensions (
    no BIGINT NOT NULL, -- the assignment's stream
    key TEXT COLLATE "C" NOT NULL, -- the occurrence
    until BIGINT NOT NULL, -- the day that is asked for
    PRIMARY KEY (no, key)
);

INSERT INTO ledger_extensions
SELECT q.stream, (q.data::json ->> 'occurrence'), replace(q.data::json ->> 'until', '-', '')::bigint
FROM events q
WHERE q.type = 'assignment.extension-requested.v1' AND NOT EXISTS (
    SELECT 1 FROM events d WHERE d.stream = q.stream AND d.version > q.version AND (
        d.type IN ('assignment.deadlines-changed.v1', 'assignment.restored.v1')
        OR (d.type IN ('assignment.extension-requested.v1', 'assignment.extension-decided.v1', 'assignment.occurrence-judged.v1') AND (d.data::json ->> 'occurrence') = (q.data::json ->> 'occurrence'))));
