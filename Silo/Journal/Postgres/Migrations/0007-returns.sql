-- 期 and the units' sheets (本期填报) for them, as they stand. Derived, as all of the ledger.
CREATE TABLE ledger_periods (
    no BIGINT PRIMARY KEY, -- the period's stream
    government TEXT COLLATE "C" NOT NULL,
    year BIGINT NOT NULL,
    first_day BIGINT NOT NULL,
    last_day BIGINT NOT NULL,
    due_day BIGINT NOT NULL,
    closed BIGINT NOT NULL
);

CREATE INDEX ledger_periods_of_year ON ledger_periods (government, year);

CREATE TABLE ledger_returns (
    no BIGINT PRIMARY KEY, -- the sheet's stream
    period BIGINT NOT NULL, -- the period's stream
    unit BIGINT NOT NULL,
    first_on BIGINT NOT NULL,
    sent_on BIGINT NOT NULL,
    late BIGINT NOT NULL,
    returned BIGINT NOT NULL,
    filed BIGINT NOT NULL -- rows that it has
);

CREATE INDEX ledger_returns_of_period ON ledger_returns (period);
