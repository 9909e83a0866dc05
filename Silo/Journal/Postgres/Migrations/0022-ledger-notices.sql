-- Notices of what was done before they were told of: returns, decisions on 延期, findings to verify. Each fact's is another, so its mark is its position.
INSERT INTO ledger_inbox (position, ordinal, since, government, desk, kind, about, mark, day)
SELECT e.position, 0, e.position, substr(s.address, 1, 6),
    (SELECT (h.data::json ->> 'unit')::bigint FROM events h
        WHERE h.stream = e.stream AND h.version < e.version AND h.type IN ('assignment.made.v1', 'assignment.recorded.v1', 'assignment.transferred.v1')
        ORDER BY h.version DESC LIMIT 1),
    CASE WHEN e.type <> 'assignment.extension-decided.v1' THEN 'returned' WHEN (e.data::json ->> 'granted')::boolean THEN 'extension-granted' ELSE 'extension-denied' END,
    s.address, e.position::text,
    replace(coalesce(CASE WHEN e.type = 'assignment.extension-decided.v1' AND (e.data::json ->> 'granted')::boolean THEN e.data::json ->> 'until' END, e.data::json ->> 'on'), '-', '')::bigint
FROM events e JOIN streams s ON s.no = e.stream
WHERE e.type IN ('assignment.returned.v1', 'assignment.set-up-returned.v1', 'assignment.reopened.v1', 'assignment.upheld.v1', 'assignment.not-concerned-denied.v1', 'assignment.extension-decided.v1')
ON CONFLICT DO NOTHING;

INSERT INTO ledger_inbox (position, ordinal, since, government, desk, kind, about, mark, day)
SELECT e.position, 0, e.position, substr(s.address, 1, 6), split_part(s.address, '/period-return/', 2)::bigint, 'returned',
    split_part(s.address, '/period-return/', 1), e.position::text, replace(e.data::json ->> 'on', '-', '')::bigint
FROM events e JOIN streams s ON s.no = e.stream
WHERE e.type = 'period-return.returned.v1'
ON CONFLICT DO NOTHING;

INSERT INTO ledger_inbox (position, ordinal, since, government, desk, kind, about, mark, day)
SELECT e.position, u.place - 1, e.position, substr(s.address, 1, 6), u.value::bigint, 'verification-asked', s.address, e.position::text,
    replace(e.data::json ->> 'dueDay', '-', '')::bigint
FROM events e JOIN streams s ON s.no = e.stream CROSS JOIN LATERAL json_array_elements_text(e.data::json -> 'units') WITH ORDINALITY AS u(value, place)
WHERE e.type = 'paper.verification-asked.v1'
ON CONFLICT DO NOTHING;
