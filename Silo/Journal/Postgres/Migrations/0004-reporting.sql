-- Who sums up a point (汇总单位) and by which way its reports go (报送路径), from each position on. Derived, as all of the ledger.
CREATE TABLE ledger_reporting (
    point BIGINT NOT NULL, -- the point's stream
    valid_from BIGINT NOT NULL,
    consolidator BIGINT NOT NULL, -- a unit's number; 0: not named
    consolidator_name TEXT NOT NULL,
    route BIGINT NOT NULL,
    PRIMARY KEY (point, valid_from)
);

-- Points that were planned without saying: the one lead sums up, everything goes directly to the office.
INSERT INTO ledger_reporting (point, valid_from, consolidator, consolidator_name, route)
SELECT p.no, p.planned_at, coalesce(r.unit, 0), coalesce(t.text, ''), 0
FROM ledger_points p
LEFT JOIN (SELECT point, min(unit) AS unit, min(unit_name) AS unit_name FROM ledger_rows WHERE role = 0 GROUP BY point HAVING count(*) = 1) r ON r.point = p.no
LEFT JOIN ledger_texts t ON t.no = r.unit_name;
