-- Counters of whole governments: what a roll-up by region sums up. Derived, as all of the ledger.
CREATE TABLE ledger_totals (
    government INTEGER NOT NULL, -- the division code as a number
    year INTEGER NOT NULL,
    status INTEGER NOT NULL,
    due_day INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (government, year, status, due_day)
) STRICT;

INSERT INTO ledger_totals (government, year, status, due_day, n)
SELECT CAST(substr(s.address, 1, 6) AS INTEGER), CAST(substr(s.address, 8, 4) AS INTEGER), c.status, c.due_day, sum(c.n)
FROM ledger_cells c JOIN streams s ON s.no = c.plan GROUP BY 1, 2, 3, 4 HAVING sum(c.n) <> 0;
