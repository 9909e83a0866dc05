-- 亮点做法 that the office marked. Derived, as all of the ledger.
CREATE TABLE ledger_good_practices (
    no INTEGER PRIMARY KEY, -- the practice's stream
    address TEXT NOT NULL,
    government TEXT NOT NULL,
    unit INTEGER NOT NULL,
    unit_name TEXT NOT NULL,
    title TEXT NOT NULL,
    marked_on INTEGER NOT NULL,
    shared_on INTEGER NOT NULL -- 0: the office's own
) STRICT;

CREATE INDEX ledger_good_practices_of_government ON ledger_good_practices (government);
