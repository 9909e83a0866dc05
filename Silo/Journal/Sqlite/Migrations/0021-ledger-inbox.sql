-- What is told to whom (消息): written with the fact that tells it. Derived, as all of the ledger.
CREATE TABLE ledger_inbox (
    position INTEGER NOT NULL, -- of the fact
    ordinal INTEGER NOT NULL, -- among its notices, from 0
    since INTEGER NOT NULL, -- the position from which on it is there to read; 0: held after a restore; -1: dropped
    government TEXT NOT NULL,
    desk INTEGER NOT NULL, -- the unit; 0: the office
    kind TEXT NOT NULL,
    about TEXT NOT NULL, -- an address
    mark TEXT NOT NULL, -- what makes it another than those of its desk, kind and address
    day INTEGER NOT NULL,
    PRIMARY KEY (position, ordinal)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX ledger_inbox_once ON ledger_inbox (about, desk, kind, mark);
CREATE INDEX ledger_inbox_of_desk ON ledger_inbox (government, desk, since);
CREATE INDEX ledger_inbox_since ON ledger_inbox (since);

-- Due work is looked for government by government. From now on `reminded` is the last offset that was told for the present day, plus 1000; 0: none.
ALTER TABLE ledger_occurrences ADD COLUMN government TEXT NOT NULL DEFAULT '';
UPDATE ledger_occurrences SET government = (SELECT substr(s.address, 1, 6) FROM streams s WHERE s.no = ledger_occurrences.no);
DROP INDEX ledger_occurrences_by_day;
CREATE INDEX ledger_occurrences_by_day ON ledger_occurrences (government, due_day) WHERE outcome = 0 AND due_day > 0;
