-- Supervision papers (文书): whom they name, on which findings, and how far they are. Derived, as all of the ledger.
CREATE TABLE ledger_papers (
    no BIGINT PRIMARY KEY, -- the paper's stream
    address TEXT NOT NULL,
    government TEXT NOT NULL,
    year BIGINT NOT NULL,
    rung BIGINT NOT NULL,
    title TEXT NOT NULL,
    stage BIGINT NOT NULL,
    drafted_on BIGINT NOT NULL,
    verify_by BIGINT NOT NULL, -- 0: not sent for verification
    signed_on BIGINT NOT NULL, -- 0: not yet
    issued_on BIGINT NOT NULL, -- 0: not yet
    word TEXT NOT NULL, -- empty: no number
    number BIGINT NOT NULL,
    reply_by BIGINT NOT NULL, -- 0: no answer is asked
    scan BIGINT NOT NULL -- 1: the stamped copy is registered
);

CREATE INDEX ledger_papers_of_government ON ledger_papers (government, year);

CREATE TABLE ledger_paper_units (
    paper BIGINT NOT NULL,
    place BIGINT NOT NULL, -- the order in which the paper names them
    unit BIGINT NOT NULL,
    unit_name TEXT NOT NULL,
    PRIMARY KEY (paper, unit)
);

CREATE INDEX ledger_paper_units_of_unit ON ledger_paper_units (unit, paper);

CREATE TABLE ledger_paper_findings (
    paper BIGINT NOT NULL,
    place BIGINT NOT NULL,
    unit BIGINT NOT NULL,
    subject TEXT NOT NULL, -- an address; empty: it rests on nothing in the ledger
    PRIMARY KEY (paper, place)
);

-- What a unit said. Rows of units that a revision no longer names stay and are not read.
CREATE TABLE ledger_paper_answers (
    paper BIGINT NOT NULL,
    unit BIGINT NOT NULL,
    verification BIGINT NOT NULL, -- 0: asked, 1: agrees, 2: does not agree, -1: not asked
    answered_on BIGINT NOT NULL, -- 0: not yet
    late BIGINT NOT NULL,
    PRIMARY KEY (paper, unit)
);
