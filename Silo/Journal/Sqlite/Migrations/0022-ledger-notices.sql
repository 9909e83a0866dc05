-- Notices of what was done before they were told of: returns, decisions on 延期, findings to verify. Each fact's is another, so its mark is its position.
INSERT INTO ledger_inbox (position, ordinal, since, government, desk, kind, about, mark, day)
SELECT e.position, 0, e.position, substr(s.address, 1, 6),
    (SELECT CAST(json_extract(h.data, '$.unit') AS INTEGER) FROM events h
        WHERE h.stream = e.stream AND h.version < e.version AND h.type IN ('assignment.made.v1', 'assignment.recorded.v1', 'assignment.transferred.v1')
        ORDER BY h.version DESC LIMIT 1),
    CASE WHEN e.type <> 'assignment.extension-decided.v1' THEN 'returned' WHEN json_extract(e.data, '$.granted') THEN 'extension-granted' ELSE 'extension-denied' END,
    s.address, CAST(e.position AS TEXT),
    CAST(replace(coalesce(CASE WHEN e.type = 'assignment.extension-decided.v1' AND json_extract(e.data, '$.granted') THEN json_extract(e.data, '$.until') END, json_extract(e.data, '$.on')), '-', '') AS INTEGER)
FROM events e JOIN streams s ON s.no = e.stream
WHERE e.type IN ('assignment.returned.v1', 'assignment.set-up-returned.v1', 'assignment.reopened.v1', 'assignment.upheld.v1', 'assignment.not-concerned-denied.v1', 'assignment.extension-decided.v1')
ON CONFLICT DO NOTHING;

INSERT INTO ledger_inbox (position, ordinal, since, government, desk, kind, about, mark, day)
SELECT e.position, 0, e.position, substr(s.address, 1, 6), CAST(substr(s.address, instr(s.address, '/period-return/') + 15) AS INTEGER), 'returned',
    substr(s.address, 1, instr(s.address, '/period-return/') - 1), CAST(e.position AS TEXT), CAST(replace(json_extract(e.data, '$.on'), '-', '') AS INTEGER)
FROM events e JOIN streams s ON s.no = e.stream
WHERE e.type = 'period-return.returned.v1'
ON CONFLICT DO NOTHING;

INSERT INTO ledger_inbox (position, ordinal, since, government, desk, kind, about, mark, day)
SELECT e.position, u.key, e.position, substr(s.address, 1, 6), CAST(u.value AS INTEGER), 'verification-asked', s.address, CAST(e.position AS TEXT),
    CAST(replace(json_extract(e.data, '$.dueDay'), '-', '') AS INTEGER)
FROM events e JOIN streams s ON s.no = e.stream CROSS JOIN json_each(e.data, '$.units') u
WHERE e.type = 'paper.verification-asked.v1'
ON CONFLICT DO NOTHING;
