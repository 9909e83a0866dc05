-- What is told to whom (消息): written with the fact that tells it. Derived, as all of the ledger.
CREATE TABLE ledger_inbox (
    position BIGINT NOT NULL, -- of the fact
    ordinal BIGINT NOT NULL, -- among its notices, from 0
    since BIGINT NOT NULL, -- the position from which on it is there to read; 0: held after a restore; -1: dropped
    government TEXT COLLATE "C" NOT NULL,
    desk BIGINT NOT NULL, -- the unit; 0: the office
    kind TEXT COLLATE "C" NOT NULL,
    about TEXT COLLATE "C" NOT NULL, -- an address
    mark TEXT COLLATE "C" NOT NULL, -- what makes it another than those of its desk, kind and address
    day BIGINT NOT NULL,
    PRIMARY KEY (position, ordinal)
);

CREATE UNIQUE INDEX ledger_inbox_once ON ledger_inbox (about, desk, kind, mark);
CREATE INDEX ledger_inbox_of_desk ON ledger_inbox (government, desk, since);
CREATE INDEX ledger_inbox_since ON ledger_inbox (since);

-- Due work is looked for government by government. From now on `reminded` is the last offset that was told for the present day, plus 1000; 0: none.
ALTER TABLE ledger_occurrences ADD COLUMN government TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE ledger_occurrences SET government = (SELECT substr(s.address, 1, 6) FROM streams s WHERE s.no = ledger_occurrences.no);
DROP INDEX ledger_occurrences_by_day;
CREATE INDEX ledger_occurrences_by_day ON ledger_occurrences (government, due_day) WHERE outcome = 0 AND due_day > 0;
