-- Occurrences of time limits as they stand, and when the next period of a recurring one opens. Derived, as all of the ledger; apart from the rows,
-- which every report writes. What was there before has its fixed days and its recurring limits only.
CREATE TABLE ledger_occurrences (
    no INTEGER NOT NULL, -- the assignment's stream
    key TEXT NOT NULL,
    deadline INTEGER NOT NULL, -- its place among the assignment's deadlines, from 0
    opens INTEGER NOT NULL, -- 0: from the first
    due_day INTEGER NOT NULL, -- 0: none
    event_day INTEGER NOT NULL, -- 0: it is counted from no event
    extended INTEGER NOT NULL,
    outcome INTEGER NOT NULL, -- 0: open
    reminded INTEGER NOT NULL, -- the last day that a reminder was for; 0: none
    overdue INTEGER NOT NULL, -- 1: that it is overdue was noted
    PRIMARY KEY (no, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX ledger_occurrences_by_day ON ledger_occurrences (due_day) WHERE outcome = 0 AND due_day > 0;
CREATE INDEX ledger_occurrences_by_event ON ledger_occurrences (event_day) WHERE outcome = 0 AND event_day > 0;

CREATE TABLE ledger_series (
    no INTEGER NOT NULL,
    deadline INTEGER NOT NULL,
    opens INTEGER NOT NULL, -- the day
    begun INTEGER NOT NULL, -- 0: no period was opened yet
    PRIMARY KEY (no, deadline)
) STRICT, WITHOUT ROWID;

CREATE INDEX ledger_series_by_day ON ledger_series (opens);

-- CROSS JOIN keeps the order: a text is read as deadlines only once it is known to be a row's deadlines.
INSERT INTO ledger_occurrences
SELECT r.no, CAST(d.key AS TEXT), d.key, CAST(replace(coalesce(json_extract(d.value, '$.from'), '0'), '-', '') AS INTEGER), CAST(replace(json_extract(d.value, '$.date'), '-', '') AS INTEGER), 0, 0, 0, 0, 0
FROM ledger_rows r JOIN ledger_plans p ON p.no = r.plan AND p.stage <> 2 JOIN ledger_texts t ON t.no = r.deadlines CROSS JOIN json_each(t.text) d
WHERE json_extract(d.value, '$.kind') = 'fixed';

INSERT INTO ledger_series
SELECT r.no, d.key, p.year * 10000 + 101, 0
FROM ledger_rows r JOIN ledger_plans p ON p.no = r.plan AND p.stage <> 2 JOIN ledger_texts t ON t.no = r.deadlines CROSS JOIN json_each(t.text) d
WHERE json_extract(d.value, '$.kind') = 'recurring';
