-- 年度报告 of units and of governments: how far each is, and what it says, as one short line. Derived, as all of the ledger.
CREATE TABLE ledger_annual_reports (
    no BIGINT PRIMARY KEY, -- the report's stream
    address TEXT NOT NULL,
    government TEXT NOT NULL,
    year BIGINT NOT NULL,
    unit BIGINT NOT NULL, -- 0: the government's total
    name TEXT NOT NULL,
    cells TEXT NOT NULL, -- as they stand
    previous TEXT NOT NULL, -- last year's; empty: not known
    stage BIGINT NOT NULL, -- 0: being filled in, 1: handed in, 2: reviewed, 3: signed
    sent_on BIGINT NOT NULL, -- the last time; 0: never
    sent_cells TEXT NOT NULL, -- what was sent then
    sent_content TEXT NOT NULL, -- its hash
    stale BIGINT NOT NULL, -- 1: changed since it was sent
    returned BIGINT NOT NULL, -- 1: and not sent again
    accepted_on BIGINT NOT NULL, -- 0: not looked at
    screened_on BIGINT NOT NULL, -- 0: not yet
    published_on BIGINT NOT NULL, -- the last time; 0: never
    link TEXT NOT NULL,
    paper_on BIGINT NOT NULL, -- 0: not received
    restated BIGINT NOT NULL, -- so many times
    recorded BIGINT NOT NULL -- 1: published before it came here
);

CREATE INDEX ledger_annual_reports_of_government ON ledger_annual_reports (government, year);
