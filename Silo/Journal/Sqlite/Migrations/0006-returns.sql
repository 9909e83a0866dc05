-- 期 and the units' sheets (本期填报) for them, as they stand. Derived, as all of the ledger.
CREATE TABLE ledger_periods (
    no INTEGER PRIMARY KEY, -- the period's stream
    government TEXT NOT NULL,
    year INTEGER NOT NULL,
    first_day INTEGER NOT NULL,
    last_day INTEGER NOT NULL,
    due_day INTEGER NOT NULL,
    closed INTEGER NOT NULL
) STRICT;

CREATE INDEX ledger_periods_of_year ON ledger_periods (government, year);

CREATE TABLE ledger_returns (
    no INTEGER PRIMARY KEY, -- the sheet's stream
    period INTEGER NOT NULL, -- the period's stream
    unit INTEGER NOT NULL,
    first_on INTEGER NOT NULL,
    sent_on INTEGER NOT NULL,
    late INTEGER NOT NULL,
    returned INTEGER NOT NULL,
    filed INTEGER NOT NULL -- rows that it has
) STRICT;

CREATE INDEX ledger_returns_of_period ON ledger_returns (period);
