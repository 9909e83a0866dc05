-- 申请延期 that the office has not answered. Derived, as all of the ledger. A later request for the same occurrence takes the earlier one's place.
CREATE TABLE ledger_extensions (
    no INTEGER NOT NULL, -- the assignment's stream
    key TEXT NOT NULL, -- the occurrence
    until INTEGER NOT NULL, -- the day that is asked for
    PRIMARY KEY (no, key)
) STRICT, WITHOUT ROWID;

INSERT INTO ledger_extensions
SELECT q.stream, json_extract(q.data, '$.occurrence'), CAST(replace(json_extract(q.data, '$.until'), '-', '') AS INTEGER)
FROM events q
WHERE q.type = 'assignment.extension-requested.v1' AND NOT EXISTS (
    SELECT 1 FROM events d WHERE d.stream = q.stream AND d.version > q.version AND (
        d.type IN ('assignment.deadlines-changed.v1', 'assignment.restored.v1')
        OR (d.type IN ('assignment.extension-requested.v1', 'assignment.extension-decided.v1', 'assignment.occurrence-judged.v1') AND json_extract(d.data, '$.occurrence') = json_extract(q.data, '$.occurrence'))));
