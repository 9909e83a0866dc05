-- Notices of what was done before they were told of: changed duties and limits, withdrawals, requests. Each fact's is another, save that a unit is asked once.
INSERT INTO ledger_inbox (position, ordinal, since, government, desk, kind, about, mark, day)
SELECT e.position, 0, e.position, substr(s.address, 1, 6),
    (SELECT CAST(json_extract(h.data, '$.unit') AS INTEGER) FROM events h
        WHERE h.stream = e.stream AND h.version < e.version AND h.type IN ('assignment.made.v1', 'assignment.recorded.v1', 'assignment.transferred.v1')
        ORDER BY h.version DESC LIMIT 1),
    CASE e.type WHEN 'assignment.withdrawn.v1' THEN 'withdrawn' ELSE 'limits-changed' END,
    s.address, CAST(e.position AS TEXT), CAST(replace(json_extract(e.data, '$.on'), '-', '') AS INTEGER)
FROM events e JOIN streams s ON s.no = e.stream
WHERE e.type IN ('assignment.withdrawn.v1', 'assignment.deadlines-changed.v1')
ON CONFLICT DO NOTHING;

INSERT INTO ledger_inbox (position, ordinal, since, government, desk, kind, about, mark, day)
SELECT e.position, row_number() OVER (PARTITION BY e.position ORDER BY c.key) - 1, e.position, substr(s.address, 1, 6), CAST(json_extract(c.value, '$.unit') AS INTEGER),
    'duties-adjusted', s.address, CAST(e.position AS TEXT), CAST(replace(json_extract(e.data, '$.on'), '-', '') AS INTEGER)
FROM events e JOIN streams s ON s.no = e.stream CROSS JOIN json_each(e.data, '$.changes') c
WHERE e.type = 'work-point.duties-adjusted.v1' AND json_extract(c.value, '$.role') IS NOT NULL
ON CONFLICT DO NOTHING;

INSERT INTO ledger_inbox (position, ordinal, since, government, desk, kind, about, mark, day)
SELECT e.position, 0, e.position, substr(s.address, 1, 6), CAST(substr(s.address, instr(s.address, '/answer/') + 8) AS INTEGER),
    CASE e.type WHEN 'answer.asked.v1' THEN 'request-asked' WHEN 'answer.returned.v1' THEN 'returned' WHEN 'answer.day-moved.v1' THEN 'request-day-moved' ELSE 'request-withdrawn' END,
    substr(s.address, 1, instr(s.address, '/answer/') - 1), CASE e.type WHEN 'answer.asked.v1' THEN '' ELSE CAST(e.position AS TEXT) END,
    CAST(replace(coalesce(json_extract(e.data, '$.dueDay'), json_extract(e.data, '$.day'), json_extract(e.data, '$.on')), '-', '') AS INTEGER)
FROM events e JOIN streams s ON s.no = e.stream
WHERE e.type IN ('answer.asked.v1', 'answer.returned.v1', 'answer.day-moved.v1') OR (e.type = 'answer.ended.v1' AND json_extract(e.data, '$.withdrawn'))
ON CONFLICT DO NOTHING;
