-- 亮点做法 that the office marked. Derived, as all of the ledger.
CREATE TABLE ledger_good_practices (
    no BIGINT PRIMARY KEY, -- the practice's stream
    address TEXT NOT NULL,
    government TEXT NOT NULL,
    unit BIGINT NOT NULL,
    unit_name TEXT NOT NULL,
    title TEXT NOT NULL,
    marked_on BIGINT NOT NULL,
    shared_on BIGINT NOT NULL -- 0: the office's own
);

CREATE INDEX ledger_good_practices_of_government ON ledger_good_practices (government);
