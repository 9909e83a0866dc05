-- Notices of annual reports that were sent, returned, looked at and screened before these were told of. Each fact's is another.
INSERT INTO ledger_inbox (position, ordinal, since, government, desk, kind, about, mark, day)
SELECT e.position, 0, e.position, substr(s.address, 1, 6),
    CASE e.type WHEN 'annual-report.sent.v1' THEN 0 ELSE CAST(substr(s.address, instr(s.address, '/annual-report/') + 15) AS INTEGER) END,
    CASE e.type WHEN 'annual-report.sent.v1' THEN 'report-sent' WHEN 'annual-report.returned.v1' THEN 'returned' WHEN 'annual-report.accepted.v1' THEN 'report-accepted' ELSE 'report-screened' END,
    s.address, CAST(e.position AS TEXT), CAST(replace(json_extract(e.data, '$.on'), '-', '') AS INTEGER)
FROM events e JOIN streams s ON s.no = e.stream
WHERE e.type IN ('annual-report.sent.v1', 'annual-report.returned.v1', 'annual-report.accepted.v1', 'annual-report.screened.v1') AND s.address NOT LIKE '%/annual-report/total'
ON CONFLICT DO NOTHING;
