-- Occurrences of time limits as they stand, and when the next period of a recurring one opens. Derived, as all of the ledger; apart from the rows,
-- which every report writes. What was there before has its fixed days and its recurring limits only.
CREATE TABLE ledger_occurrences (
    no BIGINT NOT NULL, -- the assignment's stream
    key TEXT COLLATE "C" NOT NULL,
    deadline BIGINT NOT NULL, -- its place among the assignment's deadlines, from 0
    opens BIGINT NOT NULL, -- 0: from the first
    due_day BIGINT NOT NULL, -- 0: none
    event_day BIGINT NOT NULL, -- 0: it is counted from no event
    extended BIGINT NOT NULL,
    outcome BIGINT NOT NULL, -- 0: open
    reminded BIGINT NOT NULL, -- the last day that a reminder was for; 0: none
    overdue BIGINT NOT NULL, -- 1: that it is overdue was noted
    PRIMARY KEY (no, key)
);

CREATE INDEX ledger_occurrences_by_day ON ledger_occurrences (due_day) WHERE outcome = 0 AND due_day > 0;
CREATE INDEX ledger_occurrences_by_event ON ledger_occurrences (event_day) WHERE outcome = 0 AND event_day > 0;

CREATE TABLE ledger_series (
    no BIGINT NOT NULL,
    deadline BIGINT NOT NULL,
    opens BIGINT NOT NULL, -- the day
    begun BIGINT NOT NULL, -- 0: no period was opened yet
    PRIMARY KEY (no, deadline)
);

CREATE INDEX ledger_series_by_day ON ledger_series (opens);

-- OFFSET 0: a text is read as deadlines only once it is known to be a row's deadlines; left to itself the server reads the names as well.
INSERT INTO ledger_occurrences
SELECT r.no, (d.place - 1)::text, d.place - 1, replace(coalesce(d.value ->> 'from', '0'), '-', '')::bigint, replace(d.value ->> 'date', '-', '')::bigint, 0, 0, 0, 0, 0
FROM (SELECT r.no, t.text FROM ledger_rows r JOIN ledger_plans p ON p.no = r.plan AND p.stage <> 2 JOIN ledger_texts t ON t.no = r.deadlines OFFSET 0) r,
    jsonb_array_elements(r.text::jsonb) WITH ORDINALITY AS d(value, place)
WHERE d.value ->> 'kind' = 'fixed';

INSERT INTO ledger_series
SELECT r.no, d.place - 1, r.year * 10000 + 101, 0
FROM (SELECT r.no, p.year, t.text FROM ledger_rows r JOIN ledger_plans p ON p.no = r.plan AND p.stage <> 2 JOIN ledger_texts t ON t.no = r.deadlines OFFSET 0) r,
    jsonb_array_elements(r.text::jsonb) WITH ORDINALITY AS d(value, place)
WHERE d.value ->> 'kind' = 'recurring';
