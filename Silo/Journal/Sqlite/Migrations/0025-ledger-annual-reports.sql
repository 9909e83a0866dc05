-- 年度报告 of units and of governments: how far each is, and what it says, as one short line. Derived, as all of the ledger.
CREATE TABLE ledger_annual_reports (
    no INTEGER PRIMARY KEY, -- the report's stream
    address TEXT NOT NULL,
    government TEXT NOT NULL,
    year INTEGER NOT NULL,
    unit INTEGER NOT NULL, -- 0: the government's total
    name TEXT NOT NULL,
    cells TEXT NOT NULL, -- as they stand
    previous TEXT NOT NULL, -- last year's; empty: not known
    stage INTEGER NOT NULL, -- 0: being filled in, 1: handed in, 2: reviewed, 3: signed
    sent_on INTEGER NOT NULL, -- the last time; 0: never
    sent_cells TEXT NOT NULL, -- what was sent then
    sent_content TEXT NOT NULL, -- its hash
    stale INTEGER NOT NULL, -- 1: changed since it was sent
    returned INTEGER NOT NULL, -- 1: and not sent again
    accepted_on INTEGER NOT NULL, -- 0: not looked at
    screened_on INTEGER NOT NULL, -- 0: not yet
    published_on INTEGER NOT NULL, -- the last time; 0: never
    link TEXT NOT NULL,
    paper_on INTEGER NOT NULL, -- 0: not received
    restated INTEGER NOT NULL, -- so many times
    recorded INTEGER NOT NULL -- 1: published before it came here
) STRICT;

CREATE INDEX ledger_annual_reports_of_government ON ledger_annual_reports (government, year);
