-- Notices of what was done before they were told of: changed duties and limits, withdrawals, requests. Each fact's is another, save that a unit is asked once.
INSERT INTO ledger_inbox (position, ordinal, since, government, desk, kind, about, mark, day)
SELECT e.position, 0, e.position, substr(s.address, 1, 6),
    (SELECT (h.data::json ->> 'unit')::bigint FROM events h
        WHERE h.stream = e.stream AND h.version < e.version AND h.type IN ('assignment.made.v1', 'assignment.recorded.v1', 'assignment.transferred.v1')
        ORDER BY h.version DESC LIMIT 1),
    CASE e.type WHEN 'assignment.withdrawn.v1' THEN 'withdrawn' ELSE 'limits-changed' END,
    s.address, e.position::text, replace(e.data::json ->> 'on', '-', '')::bigint
FROM events e JOIN streams s ON s.no = e.stream
WHERE e.type IN ('assignment.withdrawn.v1', 'assignment.deadlines-changed.v1')
ON CONFLICT DO NOTHING;

INSERT INTO ledger_inbox (position, ordinal, since, government, desk, kind, about, mark, day)
SELECT e.position, row_number() OVER (PARTITION BY e.position ORDER BY c.place) - 1, e.position, substr(s.address, 1, 6), (c.value ->> 'unit')::bigint,
    'duties-adjusted', s.address, e.position::text, replace(e.data::json ->> 'on', '-', '')::bigint
FROM events e JOIN streams s ON s.no = e.stream CROSS JOIN LATERAL json_array_elements(e.data::json -> 'changes') WITH ORDINALITY AS c(value, place)
WHERE e.type = 'work-point.duties-adjusted.v1' AND c.value ->> 'role' IS NOT NULL
ON CONFLICT DO NOTHING;

INSERT INTO ledger_inbox (position, ordinal, since, government, desk, kind, about, mark, day)
SELECT e.position, 0, e.position, substr(s.address, 1, 6), split_part(s.address, '/answer/', 2)::bigint,
    CASE e.type WHEN 'answer.asked.v1' THEN 'request-asked' WHEN 'answer.returned.v1' THEN 'returned' WHEN 'answer.day-moved.v1' THEN 'request-day-moved' ELSE 'request-withdrawn' END,
    split_part(s.address, '/answer/', 1), CASE e.type WHEN 'answer.asked.v1' THEN '' ELSE e.position::text END,
    replace(coalesce(e.data::json ->> 'dueDay', e.data::json ->> 'day', e.data::json ->> 'on'), '-', '')::bigint
FROM events e JOIN streams s ON s.no = e.stream
WHERE e.type IN ('answer.asked.v1', 'answer.returned.v1', 'answer.day-moved.v1') OR (e.type = 'answer.ended.v1' AND (e.data::json ->> 'withdrawn')::boolean)
ON CONFLICT DO NOTHING;
